"""Items of the agenda from their headings: number, title, diary number, and the items inside them.

An agenda at the top names items more fully than the headings do; items inside an item are lettered in the agenda, or
bare lines that a presenter follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Said
from loaders.rules import labels, names
from loaders.rules.diary import diary_number, is_diary_line, without_diary
from loaders.rules.headings import MAX_TITLE
from loaders.rules.openings import closes, opens
from loaders.rules.pattern import compiled, rule
from loaders.rules.titles import is_bare_title, is_title_shaped
from loaders.rules.unnumbered import LETTERED, Heading
from loaders.source import Line, Text, plain_line
from schema.evidence import LineUse
from schema.identity import search_key
from schema.identity import words as words_of

Listed = dict[str, tuple[Text, list[tuple[str, Text]]]]
SOON = 70  # characters behind a title within which a sentence of its own has its verb
WHOLE = ("item_agenda", "item_row", "item_slide")  # headings that are all title
OPEN_END = frozenset(["och", "för", "av", "i", "med", "om", "till", "samt", "på", "-", "–", "att", "den", "det"])


def read_items(minutes: Minutes, lines: Sequence[Line], headings: Sequence[Heading], agenda: Sequence[Heading]) -> None:
    """Make the items from their headings; titles end where prose begins."""
    by_number = {line.number: k for k, line in enumerate(lines)}
    listed = _agenda(minutes, lines, agenda)
    acting = _acting(minutes)
    for h in headings:
        at = by_number[h.line]
        title, consumed = (h.rest, [h.line]) if h.rule in WHOLE else _title(lines, at, h, acting)
        if not title:
            continue
        item = Item(h.number, Said.of(title, clean_title(title.text)), h.line, len(minutes.items), h.rule)
        for number in consumed:
            line = h.rest if number == h.line and h.rest else lines[by_number[number]]
            if (diary := diary_number(line)) is not None:
                item.diary_number = Said.of(diary)
                break
        full = listed.get(search_key(h.number)) if h.number and h.rule not in WHOLE else None
        if full is not None and len(full[0]) > 3:
            item.title = Said.of(full[0], clean_title(full[0].text))
        for number in consumed:
            minutes.use(number, LineUse.FACT, f"item: {h.rule}")
        minutes.items.append(item)
    ends = [h.first_line for h in minutes.items[1:]] + [len(minutes.source.lines)]
    for item, end in zip(minutes.items, ends, strict=False):
        item.last_line = end - 1
    _sub_items(minutes, lines, listed)


def _agenda(minutes: Minutes, lines: Sequence[Line], agenda: Sequence[Heading]) -> Listed:
    """The agenda's list: number -> (title, [(letter, title) of the items inside])."""
    listed: Listed = {}
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


# --- Titles ---


def _title(lines: Sequence[Line], at: int, h: Heading, acting: re.Pattern[str] | None) -> tuple[Text | None, list[int]]:
    """The title's words and the lines they stand on; what follows in the same line is left for the item's text."""
    rest, consumed, k = without_diary(h.rest).strip("|\t–- "), [h.line], at
    if not rest:
        k = at + 1
        while k < len(lines) and is_diary_line(lines[k].text):
            consumed.append(lines[k].number)
            k += 1
        if k >= len(lines) or lines[k].level > 3:
            return None, []
        rest = lines[k]
        consumed.append(lines[k].number)
    following = lines[k + 1] if k + 1 < len(lines) else None
    cut = min(title_end(rest, lines[k], acting), prose_from(rest.text, following))
    if cut < len(rest):
        return rest.cut(0, cut).strip(" ,;|"), consumed
    parts = [rest]
    while k + 1 < len(lines) and _title_goes_on(parts, lines, k + 1, prose=h.rule == "item_heading"):
        k += 1
        parts.append(lines[k])
        consumed.append(lines[k].number)
    while k + 1 < len(lines) and is_diary_line(lines[k + 1].text):
        k += 1
        consumed.append(lines[k].number)
    return Text.join(parts).strip(" ,;|\t"), consumed


def _acting(minutes: Minutes) -> re.Pattern[str] | None:
    """Where a person of the lists does something: their names, then a small word or another name."""
    known = sorted({p.name.value for p in minutes.people}, key=len, reverse=True)[:400]
    if not known:
        return None
    named = "|".join(map(re.escape, known))
    return re.compile(
        rf"\s(?={named})(?:{named})(?=\s[a-zåäö]+(?:r|de|te|er|ar|s)\b"
        rf"|,? (?:och )?[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+.{{0,20}}\b\w+(?:r|de|te)\b)"
    )


def title_end(text: Text, line: Line, acting: re.Pattern[str] | None = None) -> int:
    """Where a title that runs into prose ends: at italics, a sentence's end, or a person who does something."""
    ends = [len(text)]
    offsets = {s: i for i, s in enumerate(text.starts)}
    ends += [
        offsets[line.starts[a]]
        for a, _ in line.italic_part
        if a and line.starts[a] in offsets and offsets[line.starts[a]] > 3
    ]
    if m := re.search(r"(?<=[^\W\d_]{2})[.?!](?=\s+[A-ZÅÄÖ])", text.text):
        after = text.text[m.end() :].strip()
        if len(text) > MAX_TITLE or names.is_name(" ".join(after.split()[:2])) or _verb_soon(after):
            ends.append(m.start() + (m[0] == "?"))
    if m := re.search(
        r"[,.]?\s+(?=(?:Till \w+ (?:utsågs|utses|valdes)|Se (?:tidigare|även|bilag|rapport)))", text.text
    ):
        ends.append(m.start())
    ends += [m.start() for m in ([acting.search(text.text, 4)] if acting else []) if m]
    return min(ends)


def prose_from(text: str, after: Line | None) -> int:
    """Where a title ends that a paragraph follows in its own line ("§ 3 Budget. Anna Lind föredrog ..."); else its end.

    What follows is a paragraph when it has more than one sentence, ends as one, or goes on in the next line.
    """
    if m := compiled(words()["item"]["next_title"]).match(text):
        return m.end("title")
    m = re.match(r"(?P<title>[^.?!]{3,110}[^\W\d_]{2})[.](?=\s+[A-ZÅÄÖ])", text)
    m = _before_dash(text) or m
    if m is None or not is_title_shaped(m["title"]):
        return len(text)
    behind = text[m.end() :].strip()
    goes_on = after is not None and not (after.blank_before or after.marker or after.level) and len(behind) > 25
    if len(behind.split()) >= 3 and (
        behind.endswith((".", "!", ":")) or ". " in behind or (goes_on and len(text) > 60)
    ):
        return m.end("title")
    return len(text)


def _before_dash(text: str) -> re.Match[str] | None:
    """A title that a dash parts from a sentence ("BUDGET – Anna Lind föredrog ..."): in capitals, or before a verb."""
    m = re.match(r"(?P<title>[^.?!–—:]{3,90}?)(?P<gap>\s+[–—-]\s+)(?=[A-ZÅÄÖ])", text)
    if m is None or text.isupper():
        return None
    first = re.split(r"(?<=[^\W\d_]{2})[.!]", text[m.end() :][:SOON], maxsplit=1)[0]
    told = compiled(rf"(?<!\w)(?:{words()['present']['verb']})\b").search(first) and "-" not in m["gap"]
    return m if m["title"].isupper() or told else None


def _verb_soon(text: str) -> bool:
    return bool(re.match(r"(?:\S+\s+){1,4}?(?:är|var|har|\w+(?:ade|erar|erade|ställdes|ställs|kändes|känns))\b", text))


def _title_goes_on(parts: list[Text], lines: Sequence[Line], k: int, *, prose: bool) -> bool:
    """Whether the next line is still title: it begins small after a long line, or ends what hangs open."""
    line, last = lines[k], parts[-1]
    if line.blank_before or line.marker or line.level or len(parts) > 3 or prose or len(line.cells) > 1:
        return False
    if last.text.count("(") > last.text.count(")") and ")" in line.text:
        return True
    if not is_title_shaped(line.text) or labels.label_of(line) or line.text.endswith("."):
        return False
    open_end = last.text.rsplit(" ", 1)[-1].lower() in OPEN_END
    if line.text[0].islower() or line.text[0] in "(" or open_end:
        return len(last) > 25 or open_end
    closing = k + 1 < len(lines) and bool(opens(lines[k + 1].text) or closes(lines[k + 1].text))
    return len(last) > 45 and len(line) < len(last) and closing


def clean_title(title: str) -> str:
    """A title without what only says how it was dealt with: "(PPT)", "(beslut)", "(bilder)"."""
    title = re.sub(r"\s+", " ", title)
    return re.sub(words()["item"]["tail"], "", title, flags=re.IGNORECASE).strip(" .,;:|")


# --- Items inside items ---


def _sub_items(minutes: Minutes, lines: Sequence[Line], listed: Listed) -> None:
    """Items inside items: those that the agenda letters, and bare lines that their presenter follows."""
    made: list[Item] = []
    inside = by_line(minutes)
    mine_of: dict[int, list[Line]] = {}
    for line in lines:
        if (item_ := inside.get(line.number)) and line.number > item_.first_line and not _is_title_line(minutes, line):
            mine_of.setdefault(item_.position, []).append(line)
    for item in list(minutes.items):
        made.append(item)
        mine = mine_of.get(item.position, [])
        inner = listed.get(search_key(item.number or ""), (None, []))[1]
        if inner or (inner := lettered_titles(mine)):
            made += _lettered_inside(minutes, item, inner, mine)
        else:
            made += _presented_inside(minutes, item, mine)
    order = {id(item): n for n, item in enumerate(made)}
    parents = {item.position: order[id(item)] for item in minutes.items}
    for n, item in enumerate(made):
        item.position = n
        item.parent = parents[item.parent] if item.parent is not None else None
    for a, b in pairwise(made):
        if b.first_line > a.first_line:
            a.last_line = min(a.last_line, b.first_line - 1)
    minutes.items = made


def _is_title_line(minutes: Minutes, line: Line) -> bool:
    use = minutes.uses.get(line.number)
    return bool(use and use[1].startswith("item:")) or is_diary_line(line.text)


def lettered_titles(mine: Sequence[Line]) -> list[tuple[str, Text]]:
    """The titles a), b) ... that stand alone inside an item, in italics or under a blank line, each over its text."""
    found: list[tuple[str, Text]] = []
    for i, line in enumerate(mine[:-1]):
        m = LETTERED.fullmatch(line.text)
        if m is None:
            continue
        alone = line.italic_part == ((0, len(line)),) or (line.blank_before and not line.marker)
        over_text = not LETTERED.match(mine[i + 1].text) and mine[i + 1].text.endswith((".", ":", ","))
        follows = ord(m["letter"].lower()) - ord("a") == len(found)
        if not (alone and over_text and follows and not line.text.endswith(".") and is_title_shaped(m["rest"])):
            return []
        found.append((m["letter"].lower(), line.match(m, "rest")))
    return found if len(found) > 1 else []


def _lettered_inside(minutes: Minutes, item: Item, inner: list[tuple[str, Text]], mine: list[Line]) -> list[Item]:
    made = []
    for letter, title in inner:
        at = next(
            (
                line
                for line in mine
                if (m := LETTERED.fullmatch(line.text))
                and m["letter"].lower() == letter
                and set(words_of(m["rest"])) & set(words_of(title.text))
            ),
            None,
        )
        first = at.number if at else item.first_line
        made.append(
            Item(
                f"{item.number}{letter}",
                Said.of(title, clean_title(title.text)),
                first,
                0,
                "item_lettered",
                parent=item.position,
                last_line=item.last_line,
            )
        )
        if at:
            minutes.use(at, LineUse.FACT, "item: item_lettered")
    return made


def _presented_inside(minutes: Minutes, item: Item, mine: list[Line]) -> list[Item]:
    made: list[Item] = []
    for i, line in enumerate(mine[:-1]):
        if not is_bare_title(line, mine, i, question=True):
            continue
        election = bool(made) and compiled(words()["item"]["election"]).match(line.text)
        if election or presents_next(mine[i + 1]):
            made.append(
                Item(
                    None,
                    Said.of(line),
                    line.number,
                    0,
                    "item_with_presenter",
                    parent=item.position,
                    last_line=item.last_line,
                )
            )
            minutes.use(line, LineUse.FACT, "item: item_with_presenter")
    return made


def presents_next(line: Line) -> bool:
    """Whether a line says who presented the matter named above it."""
    return (len(line) < 400 and compiled(words()["present"]["next"]).match(line.text) is not None) and bool(
        names.find(line)
    )


def by_line(minutes: Minutes) -> dict[int, Item]:
    """Line number -> the innermost item that the line belongs to."""
    found: dict[int, Item] = {}
    for item in sorted(minutes.items, key=lambda item: (item.first_line, item.position)):
        for number in range(item.first_line, item.last_line + 1):
            found[number] = item
    return found


rule(
    "item_title_before_prose",
    "a title that prose follows in the same line",
    tries=lambda t: prose_from(t, None) < len(t),
    takes=(
        "Val av justerare. Styrelsen utser Anna Lind att justera protokollet.",
        "Avslutning. Ordföranden tackar och avslutar mötet.",
        "Nästa möte är den 3 maj kl. 9 i Granvik",
        "SKRIVELSER – Följande brev lästes upp:",
        "Lokaler – Anna Lind redogjorde för läget. Rapporten godkändes.",
    ),
    refuses=(
        "Budget 2024",
        "Budget – förslag till ramar",
        "Avtal – Granviks kommun och Hedfors kommun.",
        "Svar på motion. Cykelväg till Granvik",
        "Avtal m.m. Granviks kommun",
        "Nästa möte",
    ),
)
rule(
    "item_lettered",
    "an item inside an item, lettered in the agenda",
    tries=lambda t: LETTERED.fullmatch(t),
    takes=("a/ Utvärdering", "b) Rekrytering"),
    refuses=("och så", "A Lind", "1/ ett"),
)
rule(
    "item_lettered_title",
    "items inside an item: lettered titles that stand alone, each over its text",
    tries=lambda t: lettered_titles([replace(plain_line(part), blank_before=True) for part in t.split("/")]),
    takes=("a) Motion om en bänk/Motionen bifölls./b) Motion om en brygga/Motionen avslogs.",),
    refuses=(
        "a) Motion om en bänk/Motionen bifölls.",
        "a) Motion om en bänk/b) Motion om en brygga/Motionerna avslogs.",
        "a) Personal. Anna Lind slutar i maj./Hon avtackas./b) Lokaler. Taket lagas./Det blir dyrt.",
    ),
)
rule(
    "item_with_presenter",
    "an item inside an item: a bare line that its presenter follows",
    tries=lambda t: presents_next(Line(t, tuple(range(len(t))), tuple(range(1, len(t) + 1)))),
    takes=("Anna Lind föredrog ärendet", "Per Ek och Eva Berg föredrog ärendet, se bilder"),
    refuses=("Ärendet föredrogs", "Anna Lind tackade", "Frågan diskuterades"),
)
