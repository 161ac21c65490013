"""Where items begin. Several ways of heading an item are tried, and the one that runs through the document is taken.

"§ 12", "12.", headings of the format (#, h2), the entries of an agenda found again as headings, and bare short lines.
Numbers have to go up one by one. `items` makes the items from what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.lexicon import words
from loaders.rules import dates, labels, names
from loaders.rules.body import kind_of
from loaders.rules.diary import begins_with_diary
from loaders.rules.pattern import compiled, rule
from loaders.rules.shows import show_items
from loaders.rules.signed import signed_heads
from loaders.rules.titles import TITLE_LINE, is_title_shaped
from loaders.rules.unnumbered import (
    LETTERED,
    NUMBERED,
    PART_OF_MINUTES,
    Heading,
    bare_lines,
    letter_heads,
    lettered_list,
    roman_heads,
    table_rows,
)
from loaders.source import Line, plain_line
from schema.identity import words as words_of

SECTION = re.compile(
    r"(?P<board>[A-ZÅÄÖ]{1,5}\s+)?§+\s*(?P<number>\d{1,4})(?P<sub>(?:\.\d{1,2}(?!\d))*)(?:\s?(?P<letter>[a-z])(?![\w]))?(?![\d\w])\s*(?:[.:]|[–—-]\s(?=[A-ZÅÄÖ\d\"”]))?\s*(?P<rest>.*)"
)
BEHIND = re.compile(r"(?P<number>\d{1,4})\s?§\s*(?:[.:–—-]\s)?\s*(?P<rest>[A-ZÅÄÖ\"”\d].*)?")
"""A paragraph's number before its sign: "3 § Ekonomi"."""
SPACED = re.compile(r"(?P<number>\d{1,2})\s{1,12}(?P<rest>[A-ZÅÄÖ].{2,})")
MISREAD = re.compile(r"(?:[S$&]\s?|8\s)(?P<number>\d{1,4})(?:\s*[.:]\s*|\s+|$)(?P<rest>[A-ZÅÄÖ].*)?")
"""What a scan makes of "§ 17"."""
WORDED = re.compile(
    r"(?:punkt|ärende|dagordningspunkt)\s+(?P<number>\d{1,3})\s*[.:–-]?(?:\s+(?P<rest>[A-ZÅÄÖ].{2,}))?", re.IGNORECASE
)
"""A number behind the word for it; the title may stand in the next line."""
REFERENCE = re.compile(r"\s*(?:,|och\b|[-–](?!\s*[A-ZÅÄÖ])|\.\s|\(|att\b|i\b|punkt)")
AGENDA = (
    r"(?:agenda|dagordning|dagsorden|saks?liste|ärendelista|ärende(?:n|förteckning)|(?:dagens )?punkter|rapporter"
    r"|innehåll|föredragningslista)\b.{0,60}"
)
MAX_TITLE = 220


def find_headings(lines: Sequence[Line], scanned: bool) -> tuple[list[Heading], list[Heading]]:
    """(the items' headings, the agenda's list at the top if there is one), both in order."""
    formatted = _formatted(lines)
    sections = [h for line in lines if (h := section(line))]
    if sections:
        sections = [h for line in lines if (h := section(line) or misread_section(line))]
    if (found := _by_number(sections, 2, lines, [])) or len(sections) == 1:
        return found or (sections, [])
    numbered = [h for i, line in enumerate(lines) if (h := _numbered(line, lines, i))]
    if found := _by_number(numbered, 3, lines, formatted):
        return found
    spaced = [h for line in lines if (h := spaced_number(line))]
    if (run := _by_number(spaced, 4, lines, formatted)) and (run[0][0].rank == 1 or len(run[0]) >= 6):
        return run
    if lettered := letter_heads(lines) or roman_heads(lines) or table_rows(lines):
        return lettered, []
    if located := _agenda_as_headings(lines, formatted):
        entries = _agenda_entries(lines)
        shown = show_items(lines, entries)  # where more is presented than the agenda names
        return (shown if len(shown) > len(located) else located), [e for e in entries if e.number]
    if len(formatted) >= 2:
        return show_items(lines, []) or formatted, []
    few = _few(numbered)
    if not few and (signed := signed_heads(lines)):
        return signed, []
    for fallback in (_agenda_entries(lines), lettered_list(lines)):
        if len(fallback) >= 3:
            shown = show_items(lines, fallback)
            return shown or fallback, [e for e in fallback if shown and e.number]
    if shown := show_items(lines, []):
        return shown, []
    bare = bare_lines(lines, scanned)
    behind = [h for h in bare if not few or h.line >= few[0].line]  # what stands before the first number is the head
    return (bare if few and len(behind) == len(bare) else behind, []) if len(behind) >= 3 else (few, [])


# --- Numbers ---


def section(line: Line) -> Heading | None:
    """A heading "§ 12 ..."; None for a reference to a paragraph in running text."""
    if (after := BEHIND.fullmatch(line.text)) and (after["rest"] or len(line) < 8):
        rest = line.match(after, "rest") if after["rest"] else line.cut(len(line))
        return Heading(line.number, f"§{after['number']}", rest, int(after["number"]), "item_section")
    m = SECTION.match(line.text)
    if not m or (m["rest"] and REFERENCE.match(m["rest"]) and not begins_with_diary(m["rest"])):
        return None
    if m["rest"][:1].islower() and not begins_with_diary(m["rest"]):
        return None
    letter = m["letter"] or ""
    number = f"§{m['number']}{m['sub']}" if not m["board"] else m["number"] + m["sub"]
    return Heading(
        line.number, number + (f" {letter}" if letter else ""), line.match(m, "rest"), int(m["number"]), "item_section"
    )


def misread_section(line: Line) -> Heading | None:
    """A heading "S 17 ..." or "$ 17", for a text that heads its other items with §."""
    m = MISREAD.fullmatch(line.text) if len(line) <= MAX_TITLE else None
    if m is None or (m["rest"] is None and len(line) > 6):
        return None
    rest = line.match(m, "rest") if m["rest"] else line.cut(len(line))
    return Heading(line.number, f"§{m['number']}", rest, int(m["number"]), "item_section_misread")


def spaced_number(line: Line) -> Heading | None:
    """A heading "4  Ekonomi": a number, space and a title, with no point between."""
    m = SPACED.fullmatch(line.text)
    if m is None or not int(m["number"]) > 0 or line.marker or line.level:
        return None
    rest = line.match(m, "rest")
    if len(rest) > TITLE_LINE or len(line.cells) > 2 or rest.text.endswith((".", ",", ";")):
        return None
    if re.match(r"(?:kr|st|%|tkr|mkr)\b", rest.text, re.IGNORECASE) or dates.find(rest.text[:12], 2000):
        return None
    return Heading(line.number, m["number"], rest, int(m["number"]), "item_spaced") if _titles(rest.text) else None


def _titles(text: str) -> bool:
    return is_title_shaped(text) and not names.is_name(re.split(r"[,(]", text, maxsplit=1)[0].strip())


def _numbered(line: Line, lines: Sequence[Line], i: int) -> Heading | None:
    if (m := WORDED.fullmatch(line.text)) and m["rest"] is None and not line.marker and i + 1 < len(lines):
        return Heading(line.number, m["number"], line.cut(len(line)), int(m["number"]), "item_numbered")
    if m and m["rest"] and len(m["rest"]) <= TITLE_LINE and not line.text.endswith(".") and is_title_shaped(m["rest"]):
        return Heading(line.number, m["number"], line.match(m, "rest"), int(m["number"]), "item_numbered")
    m = NUMBERED.fullmatch(line.text)
    if not m or int(m["number"]) == 0 or len(line.cells) > 2:
        return None
    rest = line.match(m, "rest")
    if not rest:
        if i + 1 < len(lines) and line.text.rstrip().endswith("."):
            return Heading(line.number, m["number"], rest, int(m["number"]), "item_numbered")
        return None
    first = rest.text.lstrip("|\t -")
    if not first or not (first[0].isupper() or first[0].isdigit() or first[0] in '"”“') or len(rest) > 4000:
        return None
    if re.match(r"\d", first) and not re.match(r"\d+\w*[ -][A-ZÅÄÖa-zåäö]", first):
        return None
    return Heading(line.number, m["number"], rest, int(m["number"]), "item_numbered")


def _by_number(
    found: list[Heading], least: int, lines: Sequence[Line], formatted: list[Heading]
) -> tuple[list[Heading], list[Heading]] | None:
    """(items, agenda) of headings whose numbers run through the document; None when they don't."""
    chains = _chains(found)
    if not chains or len(chains[0]) < least:
        return None
    main, agenda = chains[0], (chains[1] if len(chains) > 1 and len(chains[1]) >= 3 else [])
    if agenda and agenda[0].line > main[0].line:
        agenda = []
    if least > 2:
        if len(lines) > 60 and main[-1].line - main[0].line < 0.25 * lines[-1].number:
            return None  # a list in one corner of a long text
        if len(formatted) >= 4 and not any(main[0].line < h.line < main[-1].line for h in formatted):
            return None  # a numbered list within one of several formatted headings
    return main, agenda


def _few(numbered: list[Heading]) -> list[Heading]:
    """One or two numbered headings from 1 on, as short minutes have, where nothing else heads items."""
    first = next((i for i, h in enumerate(numbered) if h.rank == 1), None)
    if first is None:
        return []
    run = [h for n, h in enumerate(numbered[first : first + 2]) if h.rank == n + 1]
    titles = [h for h in run if h.rest and 4 <= len(h.rest) <= TITLE_LINE and is_title_shaped(h.rest.text)]
    apart = len(titles) < 2 or titles[1].line - titles[0].line > 1
    return titles if apart and len(titles) == len(run) else []


def _chains(found: list[Heading]) -> list[list[Heading]]:
    """Runs of headings whose numbers go up by one (or repeat with a letter), the one that spans most lines first."""
    ends: dict[int, int] = {}  # number -> the end of the longest run that ends with it
    before: list[int] = []
    length: list[int] = []
    start: list[int] = []
    for j, h in enumerate(found):
        options = [
            k
            for rank in (h.rank - 1, h.rank)
            if (k := ends.get(rank, -1)) >= 0 and (rank < h.rank or found[k].number != h.number)
        ]
        k = max(options, key=lambda k: length[k], default=-1)
        before.append(k)
        length.append(length[k] + 1 if k >= 0 else 1)
        start.append(start[k] if k >= 0 else j)
        if h.rank not in ends or length[j] >= length[ends[h.rank]]:
            ends[h.rank] = j
    chains: list[list[Heading]] = []
    used: set[int] = set()
    for j in sorted(range(len(found)), key=lambda j: (-length[j], -(found[j].line - found[start[j]].line))):
        chain, k = [], j
        while k >= 0 and k not in used:
            chain.append(k)
            k = before[k]
        if k >= 0 or len(chain) < 2:
            continue
        used.update(chain)
        chains.append([found[i] for i in reversed(chain)])
    return sorted(chains, key=lambda c: (-(len(c) >= 3), -(c[-1].line - c[0].line)))


# --- Headings of the format, agendas ---


def _formatted(lines: Sequence[Line]) -> list[Heading]:
    """Headings that the format marks (#, h2, Org's *), of the level that most of them have."""
    heads = [line for line in lines if line.level]
    heads = [line for i, line in enumerate(heads) if not _is_frame(line, early=i < 3)]
    if not heads:
        return []
    levels = [line.level for line in heads]
    level = max(set(levels), key=lambda v: (levels.count(v) >= 2, -v, levels.count(v)))
    return _numbers_apart([_worded(line) for line in heads if line.level == level])


def _numbers_apart(found: list[Heading]) -> list[Heading]:
    """Formatted headings, most of which begin with a number that goes up by one ("1 Budget"), with it apart."""
    numbered = {h.line: m for h in found if h.rest and (m := SPACED.fullmatch(h.rest.text))}
    numbers = [int(m["number"]) for m in numbered.values()]
    run = list(range(numbers[0], numbers[0] + len(numbers))) if numbers else []
    if len(numbers) < 2 or numbers != run or 2 * len(numbers) <= len(found):
        return found
    return [
        replace(h, number=m["number"], rest=h.rest.match(m, "rest")) if (m := numbered.get(h.line)) else h
        for h in found
    ]


def _worded(line: Line) -> Heading:
    """A formatted heading; a number behind the word for it ("Ärende 2: Budget") is the item's."""
    m = WORDED.fullmatch(line.text)
    if m is None or m["rest"] is None:
        return Heading(line.number, None, line, rule="item_heading")
    return Heading(line.number, m["number"], line.match(m, "rest"), rule="item_heading")


def _is_frame(line: Line, *, early: bool) -> bool:
    """A heading that opens a list of people, the minutes as a whole, signatures or notes, and so is no item."""
    minutes_word = words()["body_rules"]["minutes"]
    if labels.label_of(line) is not None and not (
        len(line.text.split()) == 1 and compiled(r"protokoll.*|.*anteckningar").match(line.text) and not early
    ):
        return True
    if compiled(
        rf"{PART_OF_MINUTES}|protokoll|beslut|medverkande|arbetsupplägg.*|dagordning|agenda"
        r"|ärendelista|ärenden|.*\d{4}-\d\d-\d\d.*"
    ).fullmatch(line.text):
        return True
    return (
        early
        and not compiled(r"(?:godkännande|fastställande|genomgång|justering) av\b.*").match(line.text)
        and bool(
            compiled(rf".*\b(?:{minutes_word})\b.*").fullmatch(line.text)
            or (kind_of(line.text) and line.level <= 2 and line.number < 4)
            or compiled(r".*\b(?:styrelsemöte|årsmöte|sammanträde)\b.*").fullmatch(line.text)
        )
    )


def _agenda_entries(lines: Sequence[Line]) -> list[Heading]:
    """The bullets under a heading that calls itself an agenda."""
    for i, line in enumerate(lines[:60]):
        if compiled(AGENDA).fullmatch(line.text) and (line.level or line.bold or not line.marker):
            found: list[Heading] = []
            for after in lines[i + 1 : i + 40]:
                lettered = LETTERED.fullmatch(after.text)
                if after.level or not (after.marker or lettered) or len(after) > MAX_TITLE:
                    break
                number = lettered["letter"].lower() if lettered else None
                rest = after.match(lettered, "rest") if lettered else after
                found.append(Heading(after.number, number, rest, rule="item_agenda"))
            if len(found) >= 3:
                return found
    return []


def _agenda_as_headings(lines: Sequence[Line], formatted: list[Heading]) -> list[Heading]:
    """The agenda's entries where headings take them up again; what no entry names belongs to the item before."""
    entries = _agenda_entries(lines)
    after = [h for h in formatted if entries and h.line > entries[-1].line]
    located: list[Heading] = []
    for entry in entries:
        wanted = set(words_of(entry.rest.text)) - {"och", "i", "for", "av", "om", "till"}
        since = located[-1].line if located else -1
        best = max((h for h in after if h.line > since), key=lambda h: _shared(wanted, h), default=None)
        if best is None or _shared(wanted, best) < 0.5:
            continue
        located.append(Heading(best.line, entry.number, entry.rest, rule="item_agenda"))
    return located if len(entries) >= 3 and len(located) * 4 >= len(entries) * 3 else []


def _shared(wanted: set[str], heading: Heading) -> float:
    """How much of a heading and an agenda's entry say the same; nearness breaks ties."""
    mine = set(words_of(heading.rest.text)) - {"och", "i", "for", "av", "om", "till"}
    shared = len(wanted & mine)
    return shared / (min(len(wanted), len(mine)) or 1) - heading.line * 1e-9


rule(
    "item_section",
    "an item headed by a paragraph's number",
    tries=lambda t: section(plain_line(t)),
    takes=(
        "§ 12 Budget",
        "§97",
        "§ 4 – Ekonomi",
        "3 § Val av kassör",
        "KS § 3 a DNR:KF/2021.77",
        "§ 41 Ärendenummer RD-2021-00017",
    ),
    refuses=("enligt § 12", "5 § skollagen gäller", "§ 12, § 13 och § 14", "§§ 3-5 behandlas", "Budget"),
)
rule(
    "item_numbered",
    "an item headed by its number",
    tries=lambda t: _numbered(plain_line(t), [plain_line(t)], 0),
    takes=("1. Mötets öppnande", "12) Övriga frågor", "3.\tEkonomi", "Punkt 4: Val av kassör", "Ärende 5 – Ekonomi"),
    refuses=("1 000 kr", "2024-03-11", "3,0 dagar", "12.30 lunch", "1. och så vidare"),
)
rule(
    "item_section_misread",
    "an item headed by a paragraph's sign that a scan read as S or $, among others with the sign",
    tries=lambda t: misread_section(plain_line(t)),
    takes=("S 17 Budget", "$ 18 Val av kassör", "S 19", "8 20 Ekonomi"),
    refuses=("S har yrkat", "8 500 kr", "817 personer", "S 17 och 18", "Budget", "$ 500 per person"),
)
rule(
    "item_spaced",
    "an item headed by its number and space, in a run from 1 on",
    tries=lambda t: spaced_number(plain_line(t)),
    takes=("1   Öppnande", "4 Ekonomi", "12  Mötet avslutas"),
    refuses=("3 maj 2024", "15 000 kronor", "2 Anna Lind", "4 Ärendet är klart", "7 Mars 2024"),
)
rule(
    "item_heading",
    "an item headed by a heading of the format",
    tries=lambda t: not _is_frame(plain_line(t), early=True),
    takes=("Nästa steg", "Val av kassör", "Medlemsregister"),
    refuses=("Närvarande", "Minnesanteckningar 2021-02-03", "Signaturer"),
)
rule(
    "item_agenda",
    "an item of a list that calls itself an agenda, or of a lettered list on a title page",
    tries=lambda t: LETTERED.fullmatch(t),
    takes=("a) Rapport om tidplan",),
    refuses=("Rapport", "12) Budget"),
)
