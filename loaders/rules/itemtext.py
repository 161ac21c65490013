"""The text of each item: its lines without the title, and without what it quotes of another body's handling.

Municipal minutes repeat under an item what a committee proposed before ("Arbetsutskottets förslag", "AU § 31
2024-02-06"): those words are another meeting's. They end where the own body's part begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.lexicon import words
from loaders.minutes import Item, Minutes
from loaders.rules import names
from loaders.rules.body import kind_of
from loaders.rules.items import by_line
from loaders.rules.labels import label_of
from loaders.rules.openings import opens
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, part_of, plain_line
from schema.evidence import LineUse
from schema.identity import words as words_of

QUOTED = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\wåäö -]{2,50}s)\s+(?:förslag|beslut|behandling|protokoll|yttrande)"
    r"(?:\s+(?:till beslut|\d{4}-\d\d-\d\d.{0,20}))?:?"
)
REFERRED = re.compile(r"[A-ZÅÄÖ]{1,6} § ?\d{1,4}\s+(?:\d{2}){1,2}-\d\d-\d\d.{0,20}")
OWN_PART = re.compile(
    r"(?:beslutsgång|yrkanden?|omröstning|reservation(?:er)?|dagens sammanträde|dagens yrkanden|_{3,}|beslut).{0,30}",
    re.IGNORECASE,
)


RESPONSIBLE = re.compile(r"(?:ansvarig(?:a)?|ansv\.?|utförare)\s*:\s*(?P<who>\S.{0,80})", re.IGNORECASE)


def responsible_cell(line: Line) -> Text | None:
    """Who answers for what stands left, in the last of a line's columns ("Fönstren målas.     Ansvarig: AL")."""
    cells = [cell for cell in line.cells if cell]
    m = RESPONSIBLE.fullmatch(cells[-1].text) if len(cells) > 1 else None
    return cells[-1].match(m, "who") if m else None


def without_responsible(line: Line) -> Line:
    """The line without such a column."""
    if responsible_cell(line) is None:
        return line
    last = [cell for cell in line.cells if cell][-1]
    left = line.cut(0, next(i for i, start in enumerate(line.starts) if start == last.starts[0]))
    return replace(part_of(line, left), blank_before=line.blank_before)


def texts(minutes: Minutes, lines: Sequence[Line]) -> list[tuple[Item | None, list[Line]]]:
    """(item, its lines) in the order of the document; None for what stands outside items."""
    inside = by_line(minutes)
    used = {n for n, (use, reason) in minutes.uses.items() if use is LineUse.FACT and _is_taken(reason)}
    groups: list[tuple[Item | None, list[Line]]] = []
    for line in lines:
        if line.number in used or line.divider:
            continue
        item = inside.get(line.number)
        if not groups or groups[-1][0] is not item:
            groups.append((item, []))
        groups[-1][1].extend(without_responsible(each) for each in _without_title(minutes, line, item))
    return [(item, _without_quoted(minutes, mine)) for item, mine in groups if mine]


def _is_taken(reason: str) -> bool:
    """Lines that a list, the head or a signature took hold no sentences."""
    return reason.startswith(
        ("list of people", "agenda", "organisation above", "signature", "body", "owner", "approval", "presenter alone")
    )


def _without_title(minutes: Minutes, line: Line, item: Item | None) -> list[Line]:
    """The line, or of a line that goes on after a title what is behind it."""
    use = minutes.uses.get(line.number)
    if use is None or not use[1].startswith("item:"):
        return [line]
    places = item.title.places[:1] if item else ()
    ends = [p.end for p in places if line.starts[0] <= p.end < line.ends[-1] and p.start >= line.starts[0]]
    if not ends:
        return []
    cut = next((i for i, start in enumerate(line.starts) if start >= ends[0]), len(line))
    while cut < len(line) and line.text[cut] in " ,;.:|–—-":
        cut += 1
    aside = next((b for a, b in line.italic_part if a <= cut < b), None)  # "(see enclosure)" in italics
    pieces = [(cut, aside), (aside, len(line))] if aside else [(cut, len(line))]
    found = [line.cut(a, b) for a, b in pieces]
    if item is not None and item.rule == "item_row":
        found = [cell for text in found for cell in _cells(text)]
    return [
        Line(t.text, t.starts, t.ends, t.restored, number=line.number, page=line.page, block="p")
        for t in found
        if len(t) > 3
    ]


def _cells(text: Text) -> list[Text]:
    """The cells of a row that tabs or bars part."""
    gaps = [m.span() for m in re.finditer(r"\s*[\t|]\s*", text.text)]
    starts, ends = [0, *(b for _, b in gaps)], [*(a for a, _ in gaps), len(text)]
    return [text.cut(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _without_quoted(minutes: Minutes, lines: list[Line]) -> list[Line]:
    if not any(opens(line.text) for line in lines):
        return lines  # without a heading of its own decision, nothing tells where a quoted part would end
    kept: list[Line] = []
    quoted = False
    for line in lines:
        if quotes(line, _own(minutes)):
            quoted = True
        elif quoted and (
            OWN_PART.fullmatch(line.text)
            or (opens(line.text) and not quotes(line, _own(minutes)))
            or _proposes_own(line, _own(minutes))
        ):
            quoted = line.text.startswith("___")
        if quoted:
            minutes.use(line, LineUse.CONTEXT, "quoted from another body's handling")
        else:
            kept.append(line)
    return kept


def quotes(line: Line, own: frozenset[str]) -> bool:
    """Whether a line opens what another body proposed or decided before; `own` are the words of the document's body."""
    if len(line) > 90:
        return False
    if REFERRED.fullmatch(line.text):
        return True
    m = QUOTED.fullmatch(line.text)
    return bool(m and kind_of(m["who"]) and own and not own & stems(m["who"]))


def _proposes_own(line: Line, own: frozenset[str]) -> bool:
    """Whether a line opens what the own body proposes to another."""
    said = words()["standing"]
    if len(line) > 300 or not compiled(said["hint"]).search(line.text):
        return False
    m = compiled(said["opens"]).fullmatch(line.text)
    return m is not None and bool(own & stems(m["who"] or m["whose"]))


def _own(minutes: Minutes) -> frozenset[str]:
    own = minutes.header.bodies
    board = stems("styrelsens") if any(each.kind == "BOARD" for each in own) else frozenset()
    return board.union(*(stems(each.name.value) for each in own))  # an association's minutes are its board's


def stems(name: str) -> frozenset[str]:
    """The words of a body's name without their endings, to know it again in another form."""
    return frozenset(re.sub(r"(?:ens|ets|en|et|n|s)$", "", w) for w in words_of(name) if len(w) > 3)


def is_listed_name(line: Line) -> bool:
    """A line of a list of those elected: a name with or without a party, or the word over such a list."""
    if len(line) > 70:
        return False
    bare = re.sub(r"\(\w{1,4}\)", "", line.text).strip(" ,.")
    if names.is_name(bare):
        return True
    opened = label_of(line)
    return bool(
        opened
        and opened[0].capacity in ("member", "substitute")
        and (not opened[1] or bool((second := label_of(opened[1])) and not second[1]))
    )


rule(
    "quoted_handling",
    "a line that opens what another body proposed or decided before",
    tries=lambda t: quotes(plain_line(t), frozenset({"kommunstyrels"})),
    takes=("Arbetsutskottets förslag", "Socialnämndens beslut 2024-03-01", "AU § 41 21-03-09"),
    refuses=("Kommunstyrelsens beslut", "Anna Linds förslag", "Beslut", "§ 12 Budget"),
)
