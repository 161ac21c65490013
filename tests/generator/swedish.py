"""Swedish dates, hours, sums and lists of names as minutes write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def long_day(day: date, *, year: bool = True) -> str:
    """3 maj 2024"""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def both_days(days: Sequence[date]) -> str:
    """13–14 oktober 2022, or one day."""
    first, last = days[0], days[-1]
    if first == last:
        return long_day(first)
    if first.month == last.month:
        return f"{first.day}–{long_day(last)}"
    return f"{long_day(first, year=False)}–{long_day(last)}"


def clock(at: time, point: str = ".") -> str:
    return at.strftime(f"%H{point}%M")


def joined(names: Sequence[str]) -> str:
    """A, B och C"""
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def crowns(amount: int) -> str:
    """250 000"""
    return f"{amount:,}".replace(",", " ")


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ":")) else text + "."


def genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else name + "s"


PRESENT = {
    "godkändes": "godkänns",
    "fastställdes": "fastställs",
    "antogs": "antas",
    "bifölls": "bifalls",
    "avslogs": "avslås",
    "tillstyrktes": "tillstyrks",
    "lades": "läggs",
    "noterades": "noteras",
    "bordlades": "bordläggs",
    "återremitterades": "återremitteras",
}


def in_present(passive: str) -> str:
    """A decision in the past, in the present: "Rapporten godkänns"."""
    return " ".join(PRESENT.get(word, word) for word in passive.split(" "))
