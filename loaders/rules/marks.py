"""Marks of attendance in a table: what a line explains ("N = närvarande, F = frånvarande"), and columns of days.

A mark is a letter or sign; what it means is written out once, beside the table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from loaders.rules.notes import note_of
from loaders.rules.pattern import rule
from loaders.source import Line, Text, plain

Mark = tuple[str, Text]
"""(present, partial or absent; the words that say so)"""
EXPLAINED = re.compile(r"(?:^|[,;.]\s+|\s{2,})(?P<mark>[^\s=,;]{1,3})\s?[=:]\s?(?P<told>[^=,;:]{2,40})")
LONGEST = 200  # characters of a line that explains marks
WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)\w*\s)?"
DAY = re.compile(rf"dag (?P<number>\d)|{WEEKDAY}(?P<day>\d{{1,2}})(?P<month>/\d{{1,2}}| [a-zåäö]{{3,9}})")
THERE = re.compile(r"x|v|ja|n|1|[✓✔☒☑×]", re.IGNORECASE)


class Attended(Protocol):
    """A row of a list of people, as far as it tells attendance."""

    note: Text | None
    attendance: str | None


def explained(text: Text) -> dict[str, Mark]:
    """Mark -> what it means, of a line that explains two or more and holds nothing else."""
    if len(text) > LONGEST or not ("=" in text.text or ":" in text.text):
        return {}
    found = list(EXPLAINED.finditer(text.text))
    told = [text.match(m, "told").strip(" .") for m in found]
    read = [note_of(each) for each in told]
    if len(found) < 2 or None in read or found[0].start() > 0:
        return {}
    return {m["mark"].lower(): (status, each) for m, status, each in zip(found, read, told, strict=True) if status}


def marks_in(lines: Sequence[Line]) -> dict[str, Mark]:
    """The marks that the document explains."""
    return next((found for line in lines if (found := explained(line))), {})


def take_mark(row: Attended, cell: Text, marks: Mapping[str, Mark]) -> bool:
    """Whether a cell holds an explained mark; if so the row has its meaning."""
    meant = marks.get(cell.text.strip().lower())
    if meant is None:
        return False
    row.attendance, row.note = meant[0], meant[1] if meant[0] == "partial" else row.note
    return True


def days_in(cells: Sequence[Text]) -> tuple[int, ...]:
    """The columns headed by the days of one meeting, which follow each other ("13/3", "14/3"; "Dag 1", "Dag 2")."""
    found = [(i, m) for i, cell in enumerate(cells) if (m := DAY.fullmatch(cell.text.strip(" *:").lower()))]
    if len(found) < 2 or len({m["month"] for _, m in found}) > 1:
        return ()
    numbers = [int(m["number"] or m["day"]) for _, m in found]
    return tuple(i for i, _ in found) if numbers == list(range(numbers[0], numbers[0] + len(numbers))) else ()


def take_days(row: Attended, cells: Sequence[Text | None]) -> None:
    """Give a row what the marks in its columns of days come to: there every day, some days or never."""
    if not cells:
        return
    there = [cell is not None and THERE.fullmatch(cell.text.strip(" *")) is not None for cell in cells]
    row.attendance = "present" if all(there) else "partial" if any(there) else "absent"


rule(
    "attendance_marks",
    "a line that says what the marks of a list of people mean",
    tries=lambda t: explained(plain(t)),
    takes=(
        "N = närvarande, F = frånvarande, D = deltog del av mötet",
        "X = närvarande, – = frånvarande, (X) = deltog del av mötet",
        "J: ja; N: nej",
    ),
    refuses=("N = antal, F = fel", "Tid: 10.00, plats: Granvik", "Anna Lind: närvarande", "a = b"),
)
rule(
    "attendance_days",
    "columns for the days of a meeting",
    tries=lambda t: days_in([plain(each) for each in t.split("|")]),
    takes=("Namn|13/3|14/3", "Namn|Dag 1|Dag 2", "Namn|3 maj|4 maj"),
    refuses=("Namn|13/3|10/4", "Namn|Roll", "Namn|13/3", "Namn|3 maj|8 maj"),
)
