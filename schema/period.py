"""Dates with their precision, and what holds on a day.

A partial date is text: "2024", "2024-06" or "2024-06-14" (ISO 8601, reduced precision). Comparing needs days, so
`first_day` and `last_day` give the first and last day meant. An interval is a pair of full days, both included;
`OPEN` stands for an end that nobody has stated.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

BEGINNING = "0001-01-01"
OPEN = "9999-12-31"
PARTIAL = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


class Basis(StrEnum):
    """What an answer "sits in it on that day" rests on."""

    STATED = "STATED"
    ROSTER = "ROSTER"
    SEEN = "SEEN"
    LAST_SEEN = "LAST_SEEN"


def precision(date: str) -> str:
    """How exact a partial date is: YEAR, MONTH or DAY."""
    return {4: "YEAR", 7: "MONTH", 10: "DAY"}[len(date)]


def is_partial_date(text: str) -> bool:
    """Whether the text is YYYY, YYYY-MM or YYYY-MM-DD and such a day exists."""
    match = PARTIAL.fullmatch(text)
    if not match:
        return False
    if match[3]:
        try:
            dt.date.fromisoformat(text)
        except ValueError:
            return False
    return match[1] != "0000"


@lru_cache(maxsize=65_536)  # all seats of a register share some days
def first_day(partial: str) -> str:
    """The first day meant: "2024-06" gives "2024-06-01". ValueError for anything that is no partial date."""
    _require(partial)
    return partial + {4: "-01-01", 7: "-01", 10: ""}[len(partial)]


@lru_cache(maxsize=65_536)
def last_day(partial: str) -> str:
    """The last day meant: "2024-02" gives "2024-02-29". ValueError for anything that is no partial date."""
    _require(partial)
    if len(partial) == 10:
        return partial
    year, month = int(partial[:4]), int(partial[5:7] or 12)
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


def day_before(day: str) -> str:
    """The day before a full day."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day after a full day."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def _require(partial: str) -> None:
    if not is_partial_date(partial):
        raise ValueError(no_date(partial))


def no_date(text: object) -> str:
    """Why something is no partial date, in words."""
    if isinstance(text, str) and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return f"{text!r} is no day of the calendar"
    return f"{text!r} is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From a day to a day, both included, with the basis on which it holds."""

    start: str
    end: str
    basis: Basis

    def holds(self, day: str) -> bool:
        return self.start <= day <= self.end
