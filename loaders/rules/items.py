"""Items of the agenda: where each begins, its number, title, presenters, and the items inside it.

Four ways of heading an item are tried, and the one that runs through the document is taken: "§ 12", "12.", headings
of the format (#, h2), and bare short lines. Numbers have to go up one by one. An agenda at the top names items more
fully than the headings do; items inside an item are lettered, or bare lines that a presenter follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Said
from loaders.rules import names, roster
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse
from schema.identity import search_key
from schema.identity import words as words_of

SECTION = re.compile(r"(?P<board>[A-ZÅÄÖ]{1,5}\s+)?§+\s*(?P<number>\d{1,4})(?:\s?(?P<letter>[a-z]))?(?![\d\w])\s*(?P<rest>.*)")
NUMBERED = re.compile(r"(?P<number>\d{1,3})\s?(?:[.,):](?!\d)|(?=\t))\s*(?:\t\s*)?(?P<rest>.*)")
LETTERED = re.compile(r"(?P<letter>[a-zåäö])\s?[/)]\s*(?P<rest>\S.*)", re.IGNORECASE)
DIARY = re.compile(r"(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|diarie)\b\.?\s*:?\s*(?P<number>[A-ZÅÄÖa-zåäö]{0,6}[\s:/-]{0,2}[\w./:-]*\d[\w./:-]*(?:\s\d+)?)", re.IGNORECASE)
BARE_DIARY = re.compile(r"(?P<number>[A-ZÅÄÖ]{2,6}[ -]?(?:19|20)\d\d[-/:]\d{1,6})$")
REFERENCE = re.compile(r"\s*(?:,|och|-|–|\.|\(|att\b|i\b|punkt)")
MAX_TITLE = 220
USUAL = (r"(?:tema(?:n)?|nästa|kommande|övriga?|övrigt|information|rapport(?:er)?|aktuellt|val|föregående|godkännande|fastställande"
         r"|inledning|avslut(?:ning)?|uppföljning|ekonomi|budget|mötets?)\b")
"""How items are usually called, whatever follows them."""


@dataclass(frozen=True)
class Heading:
    """Where an item begins: line number, the item's number as written, and what stands behind the number."""

    line: int
    number: str | None
    rest: Text
    rank: int = 0  # the number as a figure
    rule: str = "item"


def find_headings(lines: Sequence[Line], scanned: bool) -> tuple[list[Heading], list[Heading]]:
    """(the items' headings, the agenda's list at the top if there is one), both in order."""
    sections = [h for line in lines if (h := _section(line))]
    numbered = [h for i, line in enumerate(lines) if (h := _numbered(line, lines, i))]
    for style, sparse in ((sections, False), (numbered, True)):
        chains = _chains(style)
        if chains and len(chains[0]) >= (3 if sparse else 2):
            main, agenda = chains[0], (chains[1] if len(chains) > 1 and len(chains[1]) >= 3 else [])
            if agenda and agenda[0].line > main[0].line:
                agenda = []
            if style is numbered and len(lines) > 60 and main[-1].line - main[0].line < 0.25 * lines[-1].number:
                break  # a list in one corner of a long text
            if style is numbered and len(_formatted(lines)) >= 4 and _inside(main, _formatted(lines)):
                break  # a numbered list within one of several formatted headings
            return main, agenda
        if len(style) == 1 and style is sections:
            return style, []
    formatted = _formatted(lines)
    if len(formatted) >= 2:
        return formatted, []
    for fallback in (_agenda_bullets(lines), _lettered(lines), _bare(lines, scanned)):
        if len(fallback) >= 3:
            return fallback, []
    return [], []


def _agenda_bullets(lines: Sequence[Line]) -> list[Heading]:
    """The bullets under a heading that calls itself an agenda."""
    for i, line in enumerate(lines[:40]):
        if compiled(r"(?:agenda|dagordning|ärendelista|ärenden|punkter)\b.{0,60}").fullmatch(line.text) and (line.level or line.bold):
            found = []
            for after in lines[i + 1 : i + 40]:
                if after.level or (found and not after.marker):
                    break
                if after.marker:
                    found.append(Heading(after.number, None, after, rule="item_agenda"))
            return found
    return []


def _lettered(lines: Sequence[Line]) -> list[Heading]:
    """A run a), b), c) ... of bold or short lines: the list of reports on a title slide."""
    found: list[Heading] = []
    for line in lines:
        m = LETTERED.fullmatch(line.text)
        if m and ord(m["letter"].lower()) - ord("a") == len(found) and len(line) < 120 and m["rest"][0].isupper() and (
                not found or line.number - found[-1].line <= 2):
            found.append(Heading(line.number, m["letter"].lower(), line.match(m, "rest"), len(found) + 1, "item_agenda"))
        elif found and len(found) < 3:
            found = []
    return found


def _section(line: Line) -> Heading | None:
    m = SECTION.match(line.text)
    if not m or (m["rest"] and REFERENCE.match(m["rest"]) and not DIARY.match(m["rest"])):
        return None
    if m["rest"][:1].islower() and not DIARY.match(m["rest"]):
        return None
    letter = m["letter"] or ""
    number = f"§{m['number']}" if not m["board"] else m["number"]
    return Heading(line.number, number + (f" {letter}" if letter else ""), line.match(m, "rest"), int(m["number"]), "item_section")


def _numbered(line: Line, lines: Sequence[Line], i: int) -> Heading | None:
    m = NUMBERED.fullmatch(line.text)
    if not m or int(m["number"]) == 0 or len(line.cells) > 2:
        return None
    rest = line.match(m, "rest")
    if not rest:
        if i + 1 < len(lines) and line.text.rstrip().endswith("."):
            return Heading(line.number, m["number"], rest, int(m["number"]), "item_numbered")
        return None
    first = rest.text.lstrip("|\t -")
    if not first or not (first[0].isupper() or first[0].isdigit() or first[0] in "\"”“") or len(rest) > 4000:
        return None
    if re.match(r"\d", first) and not re.match(r"\d+\w*[ -][A-ZÅÄÖa-zåäö]", first):
        return None
    return Heading(line.number, m["number"], rest, int(m["number"]), "item_numbered")


def _chains(found: list[Heading]) -> list[list[Heading]]:
    """Runs of headings whose numbers go up by one (or repeat with a letter), the one that spans most lines first."""
    if not found:
        return []
    best: list[tuple[int, int]] = []  # (length, predecessor) of the longest chain that ends here
    for j, h in enumerate(found):
        length, before = 1, -1
        for k in range(j - 1, -1, -1):
            step = h.rank - found[k].rank
            if (step == 1 or (step == 0 and h.number != found[k].number)) and best[k][0] + 1 > length:
                length, before = best[k][0] + 1, k
        best.append((length, before))
    chains, used = [], set()
    for j in sorted(range(len(found)), key=lambda j: (-best[j][0], -_spread(found, best, j))):
        chain, k = [], j
        while k >= 0 and k not in used:
            chain.append(k)
            k = best[k][1]
        if k >= 0 or len(chain) < 2:
            continue
        used.update(chain)
        chains.append([found[i] for i in reversed(chain)])
    return sorted(chains, key=lambda c: (-(len(c) >= 3), -(c[-1].line - c[0].line)))


def _spread(found: list[Heading], best: list[tuple[int, int]], j: int) -> int:
    k = j
    while best[k][1] >= 0:
        k = best[k][1]
    return found[j].line - found[k].line


def _inside(chain: list[Heading], formatted: list[Heading]) -> bool:
    """Whether a chain lies between two neighbouring formatted headings."""
    return not any(chain[0].line < h.line < chain[-1].line for h in formatted)


def _formatted(lines: Sequence[Line]) -> list[Heading]:
    """Headings that the format marks (#, h2, Org's *), of the level that most of them have."""
    heads = [line for line in lines if line.level and not _is_frame(line)]
    if not heads:
        return []
    levels = [line.level for line in heads]
    level = max(set(levels), key=lambda v: (levels.count(v) >= 2, -v, levels.count(v)))
    return [Heading(line.number, None, line, rule="item_heading") for line in heads if line.level == level]


def _is_frame(line: Line) -> bool:
    """A heading that opens a list of people, the minutes as a whole, signatures or notes, and so is no item."""
    return roster.label_of(line) is not None or bool(compiled(
        rf".*\b(?:{words()['body_rules']['minutes']})\b.*|signatur(?:er)?|underskrift(?:er)?|justerare|sekreterare|ordförande|.*\b(?:referensgrupp|styrelsemöte)\b.*"
        r"|anteckningar|beslut|medverkande|arbetsupplägg.*|dagordning|agenda|ärendelista|.*\d{4}-\d\d-\d\d.*").fullmatch(line.text))


def _bare(lines: Sequence[Line], scanned: bool) -> list[Heading]:
    """Short lines alone over prose, in a text without numbers or formatted headings."""
    found = []
    start = max((line.number for line in lines[:80] if roster.label_of(line, scanned)), default=-1)
    width = sorted(len(line) for line in lines)[int(len(lines) * 0.8)] if lines else 0
    for i, line in enumerate(lines):
        if line.number <= start or i + 1 >= len(lines) or not _is_bare_title(line, lines, i):
            continue
        after, before = lines[i + 1], lines[i - 1] if i else None
        if after.text[0].islower() or (len(line) > 0.8 * width and not after.blank_before and width > 60):
            continue  # a line of wrapped prose
        numbered = before is not None and NUMBERED.fullmatch(before.text) and len(before) < 5
        if after.marker and not numbered and not compiled(USUAL, scanned).match(line.text):
            continue  # a heading of a list inside an item
        found.append(Heading(line.number, None, line, rule="item_bare"))
    return found


def _is_bare_title(line: Line, lines: Sequence[Line], i: int, *, question: bool = False) -> bool:
    text = line.text
    if line.marker or line.level or len(text) > 95 or len(text) < 4 or not text[0].isupper() or line.indent < 0:
        return False
    if text.endswith((".", ":", ",", ";", "!") if question else (".", ":", ",", ";", "?", "!")) or len(line.cells) > 1 or names.is_name(text) or line.quote:
        return False
    if i and not line.blank_before and not lines[i - 1].text.rstrip().endswith((".", ":", "!", "?", ")")):
        return False
    after = lines[i + 1] if i + 1 < len(lines) else None
    return bool(line.blank_before or line.number == 0 or (after and len(after.text) > 60)) and _is_title_shaped(text)


def _is_title_shaped(text: str) -> bool:
    decide = words()["decide"]
    return not (any(compiled(v["pattern"]).search(text) for v in decide["verb"])
                or compiled(decide["opens"]).fullmatch(text) or compiled(decide["closes"]).fullmatch(text)
                or compiled(rf"(?:{words()['present']['label']})\b.*|se (?:även|bilag|ppt|tidigare).*").fullmatch(text)
                or re.search(r"\b(?:är|var|har|hade|ska|kommer|finns|ger|gav|blir)\b", text))


# --- Items ---


def read_items(minutes: Minutes, lines: Sequence[Line], headings: Sequence[Heading], agenda: Sequence[Heading]) -> None:
    """Make the items from their headings; titles end where prose begins."""
    by_number = {line.number: k for k, line in enumerate(lines)}
    listed = _agenda(minutes, lines, agenda)
    for h in headings:
        at = by_number[h.line]
        title, consumed = _title(minutes, lines, at, h)
        if not title:
            continue
        item = Item(h.number, Said.of(title, _clean_title(title.text)), h.line, len(minutes.items), h.rule)
        if diary := DIARY.search(lines[at].text) or BARE_DIARY.search(lines[at].text):
            item.diary_number = Said.of(lines[at].match(diary, "number"))
        full = listed.get(search_key(h.number or ""))
        if full is not None and len(full[0]) > 3:
            item.title = Said.of(full[0], _clean_title(full[0].text))
        for number in consumed:
            minutes.use(number, LineUse.FACT, f"item: {h.rule}")
        minutes.items.append(item)
    ends = [h.first_line for h in minutes.items[1:]] + [len(minutes.source.lines)]
    for item, end in zip(minutes.items, ends, strict=False):
        item.last_line = end - 1
    _sub_items(minutes, lines, listed)


def _agenda(minutes: Minutes, lines: Sequence[Line], agenda: Sequence[Heading]) -> dict[str, tuple[Text, list[tuple[str, Text]]]]:
    """The agenda's list: number -> (title, [(letter, title) of the items inside])."""
    listed: dict[str, tuple[Text, list[tuple[str, Text]]]] = {}
    last: str | None = None
    marks = {h.line: h for h in agenda}
    if not agenda:
        return listed
    for line in lines:
        if line.number in marks:
            h = marks[line.number]
            last = search_key(h.number or "")
            listed[last] = (h.rest, [])
        elif last and agenda[0].line < line.number <= agenda[-1].line + 3 and (m := LETTERED.fullmatch(line.text)):
            listed[last][1].append((m["letter"].lower(), line.match(m, "rest")))
        else:
            continue
        minutes.use(line, LineUse.FACT, "agenda")
    return listed


def _title(minutes: Minutes, lines: Sequence[Line], at: int, h: Heading) -> tuple[Text | None, list[int]]:
    """The title's words and the lines they stand on; what follows in the same line is left for the item's text."""
    rest, consumed, k = h.rest, [h.line], at
    if m := DIARY.match(rest.text) or BARE_DIARY.match(rest.text):
        rest = rest.cut(m.end())
    elif m := DIARY.search(rest.text):
        rest = rest.cut(0, m.start())
    rest = rest.strip("|\t–- ")
    if not rest:
        k = at + 1
        while k < len(lines) and (DIARY.fullmatch(lines[k].text) or BARE_DIARY.fullmatch(lines[k].text)):
            consumed.append(lines[k].number)
            k += 1
        if k >= len(lines) or lines[k].level > 3:
            return None, []
        rest = lines[k]
        consumed.append(lines[k].number)
    cut = title_end(rest, lines[k], [p.name.value for p in minutes.people])
    if cut < len(rest):
        return rest.cut(0, cut).strip(" ,;|"), consumed
    parts = [rest]
    while k + 1 < len(lines) and _title_goes_on(parts, lines, k + 1, prose=h.rule == "item_heading"):
        k += 1
        parts.append(lines[k])
        consumed.append(lines[k].number)
    return Text.join(parts).strip(" ,;|\t"), consumed


def title_end(text: Text, line: Line, people: Sequence[str] = ()) -> int:
    """Where a title that runs into prose ends: at italics, a sentence's end, or a person who does something."""
    ends = [len(text)]
    offsets = {s: i for i, s in enumerate(text.starts)}
    ends += [offsets[line.starts[a]] for a, _ in line.italic_part if a and line.starts[a] in offsets and offsets[line.starts[a]] > 3]
    if m := re.search(r"(?<=[^\W\d_]{2})[.?!](?=\s+[A-ZÅÄÖ])", text.text):
        after = text.text[m.end():].strip()
        if len(text) > MAX_TITLE or names.is_name(" ".join(after.split()[:2])) or _verb_soon(after):
            ends.append(m.start() + (m[0] == "?"))
    if m := re.search(r"[,.]?\s+(?=(?:Till \w+ (?:utsågs|utses|valdes)|Se (?:tidigare|även|bilag|rapport)))", text.text):
        ends.append(m.start())
    for name in sorted(people, key=len, reverse=True):
        if m := re.search(rf"\s(?={re.escape(name)}(?:,| och |\s)\s?[a-zåäöA-ZÅÄÖ])", text.text):
            after = text.text[m.end() + len(name):]
            if m.start() > 3 and re.match(r"\s(?:[a-zåäö]+(?:r|de|te|er|ar|s)\b)|,? (?:och )?[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+.{0,20}\b\w+(?:r|de|te)\b", after):
                ends.append(m.start())
    return min(ends)


def _verb_soon(text: str) -> bool:
    return bool(re.match(r"(?:\S+\s+){1,4}?(?:är|var|har|\w+(?:ade|erar|erade|ställdes|ställs|kändes|känns))\b", text))


def _title_goes_on(parts: list[Text], lines: Sequence[Line], k: int, *, prose: bool) -> bool:
    """Whether the next line is still title: it begins small after a long line, or ends what hangs open."""
    line, last = lines[k], parts[-1]
    if line.blank_before or line.marker or line.level or len(parts) > 3 or prose or len(line.cells) > 1:
        return False
    if not _is_title_shaped(line.text) or roster.label_of(line) or line.text.endswith("."):
        return False
    open_end = last.text.rsplit(" ", 1)[-1].lower() in {"och", "för", "av", "i", "med", "om", "till", "samt", "på", "-", "–", "att", "den", "det"}
    if line.text[0].islower() or line.text[0] in "(" or open_end:
        return len(last) > 25 or open_end
    closing = k + 1 < len(lines) and bool(compiled(words()["decide"]["opens"]).fullmatch(lines[k + 1].text)
                                          or compiled(words()["decide"]["closes"]).fullmatch(lines[k + 1].text))
    return len(last) > 45 and len(line) < len(last) and closing


def _clean_title(title: str) -> str:
    return re.sub(r"\s*\((?:PPT|bilaga[^)]*|beslut|information|dnr[^)]*)\)\s*$", "", re.sub(r"\s+", " ", title), flags=re.IGNORECASE).strip(" .,;:|")


def _sub_items(minutes: Minutes, lines: Sequence[Line], listed: dict[str, tuple[Text, list[tuple[str, Text]]]]) -> None:
    """Items inside items: those that the agenda letters, and bare lines that their presenter follows."""
    made: list[Item] = []
    for item in list(minutes.items):
        made.append(item)
        inner = listed.get(search_key(item.number or ""), (None, []))[1]
        mine = [line for line in lines if item.first_line < line.number <= item.last_line]
        for letter, title in inner:
            at = next((line for line in mine if (m := LETTERED.fullmatch(line.text)) and m["letter"].lower() == letter
                       and set(words_of(m["rest"])) & set(words_of(title.text))), None)
            first = at.number if at else item.first_line
            made.append(Item(f"{item.number}{letter}", Said.of(title, _clean_title(title.text)), first, 0, "item_lettered",
                             parent=item.position, last_line=item.last_line))
            if at:
                minutes.use(at, LineUse.FACT, "item: item_lettered")
        if inner:
            continue
        for i, line in enumerate(mine[:-1]):
            if _is_bare_title(line, mine, i, question=True) and _presents_next(mine[i + 1]):
                made.append(Item(None, Said.of(line), line.number, 0, "item_with_presenter", parent=item.position,
                                 last_line=item.last_line))
                minutes.use(line, LineUse.FACT, "item: item_with_presenter")
    order = {id(item): n for n, item in enumerate(made)}
    parents = {item.position: order[id(item)] for item in minutes.items}
    for n, item in enumerate(made):
        item.position = n
        item.parent = parents[item.parent] if item.parent is not None else None
    for a, b in zip(made, made[1:], strict=False):
        if b.first_line > a.first_line:
            a.last_line = min(a.last_line, b.first_line - 1)
    minutes.items = made


def _presents_next(line: Line) -> bool:
    return bool(compiled(r".{3,80}\b(?:föredrog|föredrar|föredragande|presenterade|redovisade|informerade om|redogjorde för)\s(?:ärendet|frågan|punkten)\b.*"
                         r"|föredragande:?\s.*").match(line.text)) and bool(names.find(line))


def item_at(minutes: Minutes, number: int) -> Item | None:
    """The innermost item that a line belongs to."""
    inside = [item for item in minutes.items if item.first_line <= number <= item.last_line]
    return max(inside, key=lambda item: (item.first_line, item.position)) if inside else None


def _text(t: str) -> Line:
    return Line(t, tuple(range(len(t))), tuple(range(1, len(t) + 1)))


rule("item_section", "an item headed by a paragraph's number", tries=lambda t: _section(_text(t)),
     takes=("§ 12 Budget", "§97", "KS § 3 a DNR:KF/2020.203", "§ 985 Ärendenummer SLK-2024-00074"),
     refuses=("enligt § 12", "§ 12, § 13 och § 14", "§§ 3-5 behandlas", "Budget"))
rule("item_numbered", "an item headed by its number", tries=lambda t: _numbered(_text(t), [_text(t)], 0),
     takes=("1. Mötets öppnande", "12) Övriga frågor", "3.\tEkonomi"),
     refuses=("1 000 kr", "2024-05-17", "3,0 dagar", "12.30 lunch", "1. och så vidare"))
rule("item_heading", "an item headed by a heading of the format", tries=lambda t: not _is_frame(_text(t)),
     takes=("Nästa fas", "Val av kassör", "GDPR-hantering"), refuses=("Närvarande", "Minnesanteckningar 2019-11-19", "Signaturer"))
rule("item_agenda", "an item of a list that calls itself an agenda, or of a lettered list on a title page",
     tries=lambda t: LETTERED.fullmatch(t), takes=("a) Rapport om tidplan",), refuses=("Rapport", "12) Budget"))
rule("item_bare", "an item headed by a short line of its own", tries=lambda t: _is_title_shaped(t),
     takes=("Val av justerare", "Aktuellt inom området"), refuses=("Dagordningen fastställdes", "Beslut", "Rådet beslutar", "Detta är viktigt"))
rule("item_lettered", "an item inside an item, lettered in the agenda", tries=lambda t: LETTERED.fullmatch(t),
     takes=("a/ Utvärdering", "b) Rekrytering"), refuses=("och så", "A Lind", "1/ ett"))
rule("item_with_presenter", "an item inside an item: a bare line that its presenter follows", tries=lambda t: _presents_next(_text(t)),
     takes=("Anna Lind föredrog ärendet", "Per Ek och Eva Berg föredrog ärendet, se bilder"),
     refuses=("Ärendet föredrogs", "Anna Lind tackade", "Frågan diskuterades"))

