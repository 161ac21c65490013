"""Dates and times as minutes write them.

"2024-03-11", "230914", "20241210", "24-10-21", "11 mars 2024", "4-5 september 2023", "maj 2024", "vecka 26",
"hösten 2024", "årsskiftet 2024/25". A date without a year takes it from the context, and says so.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.rules.pattern import rule
from schema.period import is_partial_date

MONTHS = {name: i + 1 for i, name in enumerate(words()["months"])}
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {
    "sept": 9,
    "januar": 1,
    "februar": 2,
    "marts": 3,
    "mai": 5,
    "juni": 6,
    "august": 8,
    "desember": 12,
    "des": 12,
    "okt": 10,
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "october": 10,
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-‐–/.](0?[1-9]|1[0-2])[-‐–/.](0?[1-9]|[12]\d|3[01])(?![\d])")
COMPACT = re.compile(r"(?<![\d-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d-])")
SHORT = re.compile(r"(?<![\d-])(\d\d)(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![\d-])")
WRITTEN = re.compile(
    rf"(?<![\d.,/-])(\d{{1,2}})(?:[:.]?[ae])?(?:\s*(?:-|–|—|och|&|,)\s*(\d{{1,2}}))?\.?\s+({_MONTH})\b\.?(?:\s*,?\s*((?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
ACROSS = re.compile(
    rf"(?<![\d.,/-])(\d{{1,2}})\s+({_MONTH})\s*(?:-|–|—|och)\s*(\d{{1,2}})\s+({_MONTH})\b(?:\s+((?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
"""Two days in a row of which the second is in the next month."""
MONTH_YEAR = re.compile(rf"\b({_MONTH})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
SLASH = re.compile(r"(?<![\d/-])(\d{1,2})/(\d{1,2})(?:[- ]+((?:19|20)\d\d))?(?![\d/])")
TURN = re.compile(r"årsskiftet\s+((?:19|20)\d\d)\s*/\s*\d+|före årsskiftet|vid årsskiftet", re.IGNORECASE)
TIMES = re.compile(
    r"(?<![\d.:-])([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\s*(?:-|–|—|till)\s*([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?![\d-]|\s*(?:%|kr|st))"
)
TIME = re.compile(r"(?<![\d.:-])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d.:-])")
CLOCK = re.compile(r"\b(?:kl|klockan)\b\.?:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: [start, end) and its value(s), ISO with reduced precision; `year` False when borrowed."""

    start: int
    end: int
    values: tuple[str, ...]
    year: bool

    @property
    def value(self) -> str:
        return self.values[-1]


def find(text: str, year: int | None = None) -> list[Found]:
    """All dates in the text, in order; those without a year only when `year` gives one."""
    found: list[Found] = []

    def add(m: re.Match[str], *values: str, stated: bool = True) -> None:
        if all(is_partial_date(v) for v in values) and not any(f.start < m.end() and m.start() < f.end for f in found):
            found.append(Found(m.start(), m.end(), values, stated))

    for m in ISO.finditer(text):
        add(m, f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}")
    for m in COMPACT.finditer(text):
        add(m, f"{m[1]}-{m[2]}-{m[3]}")
    for m in ACROSS.finditer(text):
        y = int(m[5]) if m[5] else year
        if y is not None and MONTHS[m[4].lower()] == MONTHS[m[2].lower()] + 1 and int(m[1]) >= 28 and m[3] == "1":
            months = MONTHS[m[2].lower()], MONTHS[m[4].lower()]
            add(m, f"{y}-{months[0]:02}-{int(m[1]):02}", f"{y}-{months[1]:02}-01", stated=bool(m[5]))
    for m in WRITTEN.finditer(text):
        y = int(m[4]) if m[4] else year
        if y is None:
            continue
        month = MONTHS[m[3].lower()]
        days = [m[1], m[2]] if m[2] and int(m[1]) < int(m[2]) else [m[1]]
        add(m, *(f"{y}-{month:02}-{int(d):02}" for d in days), stated=bool(m[4]))
    for m in MONTH_YEAR.finditer(text):
        add(m, f"{m[2]}-{MONTHS[m[1].lower()]:02}")
    for m in SHORT.finditer(text):
        if m[2] or re.search(r"[^\W\d]\s*$|^\s*$|\b(?:den|till|fr\.?o\.?m\.?|t\.?o\.?m\.?)\s*$", text[: m.start()]):
            add(m, f"20{m[1]}-{m[3]}-{m[4]}")
    if year is not None:
        for m in SLASH.finditer(text):
            if int(m[2]) <= 12:
                add(m, f"{int(m[3] or year)}-{int(m[2]):02}-{int(m[1]):02}", stated=bool(m[3]))
    return sorted(found, key=lambda f: f.start)


def following(found: Found, after: str) -> tuple[str, ...]:
    """The dates with the year that puts them on or after a day, when their year was borrowed."""
    if found.year or found.values[0] >= after[: len(found.values[0])]:
        return found.values
    moved = tuple(f"{int(v[:4]) + 1}{v[4:]}" for v in found.values)
    close = dt.date.fromisoformat(after) - dt.timedelta(days=60)
    return found.values if len(found.values[0]) == 10 and found.values[0] >= close.isoformat() else moved


def clock(text: str) -> tuple[str | None, str | None]:
    """Start and end time: ("13:00", "16:00") from "kl. 14.00-16.30" or "kl 9-12"; only the start from "19:10"."""
    for m in CLOCK.finditer(text):
        if (t := TIMES.match(text, m.end())) and int(t[1]) < int(t[3]) + 1:
            return _time(t[1], t[2]), _time(t[3], t[4])
        if t := re.match(r"([01]?\d|2[0-3])(?!\d)(?:[.:]([0-5]\d))?", text[m.end() :]):
            rest = TIMES.search(text, m.end())
            return _time(t[1], t[2]), _time(rest[3], rest[4]) if rest and rest.start() == m.end() else None
    masked = text
    for f in find(text, 2000):
        masked = masked[: f.start] + "#" * (f.end - f.start) + masked[f.end :]
    if (t := TIMES.search(masked)) and (t[2] or t[4]):
        return _time(t[1], t[2]), _time(t[3], t[4])
    if t := TIME.search(masked):
        return _time(t[1], t[2]), None
    return None, None


def _time(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}"


rule(
    "date",
    "a day, month or span of days, in figures or words",
    tries=lambda t: find(t, 2024),
    takes=(
        "2024-03-11",
        "den 11 mars 2024",
        "4-5 september 2023",
        "vid LSV 230914",
        "24-10-21",
        "20241210",
        "11 mars",
        "maj 2024",
        "12 – 13 oktober",
    ),
    refuses=("123400-9876", "098-765 43 00", "701 16 Ort", "§ 12", "punkt 17", "3,0 dagar", "2024-13-45", "12-14"),
)
rule(
    "time",
    "from and to, with or without kl",
    tries=lambda t: clock(t)[0],
    takes=("kl. 14.00-16.30", "kl 9-12", "klockan 09-12", "08.15 - 12.00", "Mötet öppnades 18:25"),
    refuses=("2024-03-11", "§§ 9-12 behandlades", "4 av 7 kommuner"),
)
