"""For how long somebody is elected: from one day to another, until a day, for some years, for a year by its number."""

from __future__ import annotations

import re

from loaders.minutes import Minutes, Said
from loaders.rules import dates
from loaders.rules.pattern import compiled, rule
from loaders.source import Source, Text, plain
from schema.evidence import FieldBasis

YEARS = {"ett": 1, "1": 1, "två": 2, "2": 2, "tre": 3, "3": 3, "fyra": 4, "4": 4}
SINCE = r"(?:från(?: och med)?|fr\.?\s?o\.?\s?m\.?)"
UNTIL = r"(?:till(?: och med)?|t\.?\s?o\.?\s?m\.?|längst till|fram till)"
DAY = r"(?:den\s+)?(?P<{}>\d[\d./-]{{1,9}}\d|\d{{1,2}}\s+[a-z]{{3,9}}(?:\s+\d{{4}})?)"
WHOLE = r"(?!-\d\d\b)"
"""Behind a day that another follows: not the middle of "2024-02-01"."""
SPAN = rf"{SINCE}\s+{DAY.format('a')}{WHOLE}\s*(?:{UNTIL}|[–-])\s*{DAY.format('b')}"
BETWEEN = rf"(?:perioden|tiden|under)\s+{DAY.format('a')}{WHOLE}\s*(?:[–-]|{UNTIL})\s*{DAY.format('b')}"
BEGIN = rf"{SINCE}\s+{DAY.format('a')}"
END = rf"\b{UNTIL}\s+{DAY.format('b')}"
OF_YEARS = (
    r"\b(?:mandatperioden|perioden|verksamhetsåret|verksamhetsåren|för(?: år)?|åren)\s+"
    r"(?P<a>20\d\d)(?:\s*[-–/]\s*(?P<b>20\d\d|\d\d))?\b"
)
SOME_YEARS = r"\b(?:på|för|om)\s+(?:en\s+tid\s+av\s+|en\s+period\s+(?:om|på)\s+)?(?P<n>ett|två|tre|fyra|[1-4])\s+år\b"
Term = tuple[Said | None, Said | None]


def term_in(minutes: Minutes, text: Text) -> Term:
    """(first day, last day) that the words set for an election; a number of years counts from the meeting."""
    for pattern in (SPAN, BETWEEN):
        if m := compiled(pattern).search(text.text):
            return _day(minutes, text, m, "a"), _day(minutes, text, m, "b")
    begin, end = compiled(BEGIN).search(text.text), compiled(END).search(text.text)
    found = (_day(minutes, text, begin, "a"), _day(minutes, text, end, "b"))
    if any(found):
        return found
    if m := compiled(OF_YEARS).search(text.text):
        first = text.match(m, "a")
        last = text.match(m, "b") if m["b"] else first
        return Said.of(first), Said.of(last, last.text if len(last) == 4 else first.text[:2] + last.text)
    held = minutes.header.dates[0] if minutes.header.dates else None
    if held is not None and (m := compiled(SOME_YEARS).search(text.text)):
        year = str(int(held.value[:4]) + YEARS[m["n"].lower()])
        since = Said(held.value, held.places, held.role, FieldBasis.INFERRED)
        return since, Said.of(text.match(m, "n"), year, basis=FieldBasis.INFERRED)
    return None, None


def _day(minutes: Minutes, text: Text, m: re.Match[str] | None, group: str) -> Said | None:
    """The day, or the year alone, in a group of a match."""
    if m is None:
        return None
    words_ = text.match(m, group)
    found = dates.find(words_.text, minutes.header.year)
    if found:
        basis = FieldBasis.STATED if found[0].year else FieldBasis.INFERRED
        return Said.of(words_.cut(found[0].start, found[0].end), found[0].value, basis=basis)
    return Said.of(words_) if re.fullmatch(r"20\d\d", words_.text) else None


def _tried(text: str) -> object:
    minutes = Minutes(Source("", "text", text, ()))
    minutes.header.dates, minutes.header.year = [Said("2024-03-12")], 2024
    return any(term_in(minutes, plain(text)))


rule(
    "term",
    "for how long somebody is elected",
    tries=_tried,
    takes=(
        "från och med 2023-01-01 till och med 2026-12-31",
        "för tiden till och med den 31 december 2026",
        "för perioden 2023-12-01 – 2024-05-15",
        "fr.o.m. 1 januari 2025",
        "på två år",
        "för en tid av ett år",
        "för verksamhetsåret 2024/2025",
        "mandatperioden 2023–2026",
        "till och med 2026",
    ),
    refuses=("till och med § 4", "från Granviks kommun", "sedan två år", "på 20 sidor"),
)
