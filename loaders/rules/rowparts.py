"""Where a row or run of names is cut into people and what stands beside them: commas, "och", gaps, semicolons."""

from __future__ import annotations

import re

from loaders.rules import names
from loaders.source import Text

SMALL = (
    r"(?!(?:och|samt|av|till|från|för|med|som|via|att|även|dock|också|utom|utses|valdes)\b)[a-zåäöé][a-zåäöé-]{3,30}"
)
CALLED = re.compile(rf"(?P<title>{SMALL}(?: {SMALL}){{0,2}})\s+(?P<name>[A-ZÅÄÖ].{{3,60}})")
LISTED_NUMBERS = re.compile(r"\d,\s*§?\s*\d{1,4}(?:\s*[-–]\s*\d{1,4})?(?=\s*(?:[,;)]|och\b|samt\b|$))")
"""A comma between the numbers of items ("§§ 3-5, 8"), which parts nothing."""


def split_parts(text: Text) -> list[Text]:
    """Parts at commas, semicolons and a last "och", outside parentheses."""
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text.text):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in ",;" and not LISTED_NUMBERS.match(text.text, max(i - 1, 0)):
            parts.append(text.cut(start, i))
            start = i + 1
    parts.append(text.cut(start))
    return [piece.strip(" .") for p in parts for piece in _pair(p.strip(" .")) if piece.strip(" .")]


def _pair(part: Text) -> list[Text]:
    """Two people between whom "och" stands; one without an "och" in front."""
    if m := re.match(r"(?:och|samt)\s+(?=\S)", part.text):
        part = part.cut(m.end())
    for m in re.finditer(r"\s+(?:och|samt|&)\s+(?:från (?:[a-zåäö]+ ){1,2}?(?=[\w ]*[A-ZÅÄÖ]))?", part.text):
        a, b = part.cut(0, m.start()), part.cut(m.end())
        if begins_person(a) and begins_person((after := _pair(b))[0]):
            return [a, *after]
    return [part]


def begins_person(part: Text) -> bool:
    return _begins_with_name(part) or called(part) is not None


def called(head: Text) -> re.Match[str] | None:
    """As "kamreren Eva Berg", "verkställande direktören Per Ek": small words for somebody's work before the name."""
    m = CALLED.fullmatch(re.split(r"[(\t]", head.text, maxsplit=1)[0].strip())
    return m if m and names.is_name(m["name"]) else None


def _begins_with_name(part: Text) -> bool:
    return names.is_name(re.split(r"[(\t]| {3}", part.text, maxsplit=1)[0].strip())


def chunks(text: Text) -> list[Text]:
    """The parts between semicolons, of a text that has commas too: people, each with what commas part."""
    found = [text.match(m).strip(" .") for m in re.finditer(r"[^;]+", text.text)] if "," in text.text else []
    return [chunk for chunk in found if chunk]


def cells_of(text: Text) -> list[Text]:
    """The parts of a row that tabs, wide gaps or dashes between spaces separate."""
    parts, start = [], 0
    for gap in re.finditer(r"\t| {3,}|\s[-–]\s", text.text):
        parts.append(text.cut(start, gap.start()))
        start = gap.end()
    parts.append(text.cut(start))
    return parts
