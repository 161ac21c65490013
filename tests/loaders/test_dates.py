"""Dates and times: what is written is read back, whatever stands around it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.lexicon import words
from loaders.rules import dates

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31))
WRITINGS = (
    "{d.year}-{d.month:02}-{d.day:02}",
    "{d.day} {m} {d.year}",
    "den {d.day} {m} {d.year}",
    "{d.year}{d.month:02}{d.day:02}",
    "{d.day} {M} {d.year}",
    "{d.year}.{d.month:02}.{d.day:02}",
)


@given(DAYS, st.sampled_from(WRITINGS), st.sampled_from(["", "Tid: ", "Nästa möte är ", "vid LSV ", "("]))
def test_a_written_day_is_read_back(day: dt.date, writing: str, before: str) -> None:
    month = words()["months"][day.month - 1]
    text = before + writing.format(d=day, m=month, M=month.capitalize()) + ", kl. 9"
    found = dates.find(text)
    assert [f.value for f in found] == [day.isoformat()]
    assert text[found[0].start : found[0].end].strip() and found[0].year


@given(DAYS)
def test_a_day_without_a_year_needs_one(day: dt.date) -> None:
    text = f"den {day.day} {words()['months'][day.month - 1]}"
    assert dates.find(text) == []
    try:
        expected = [day.replace(year=2023).isoformat()]
    except ValueError:
        expected = []  # 29 February
    found = dates.find(text, 2023)
    assert [f.value for f in found] == expected and not any(f.year for f in found)


@given(st.text(max_size=300))
def test_any_text_gives_dates_that_exist_in_their_places(text: str) -> None:
    for f in dates.find(text, 2024):
        assert 0 <= f.start < f.end <= len(text)
        for value in f.values:
            dt.date.fromisoformat(value if len(value) == 10 else (value + "-01-01")[:10])
    dates.clock(text)


@given(DAYS, st.integers(-400, 400))
def test_a_borrowed_year_puts_the_day_after_the_meeting_or_just_before(held: dt.date, shift: int) -> None:
    day = held + dt.timedelta(days=shift)
    if (day.month, day.day) == (2, 29):
        return
    found = dates.find(f"{day.day} {words()['months'][day.month - 1]}", held.year)[0]
    value = dates.following(found, held.isoformat())[0]
    assert dt.date.fromisoformat(value) >= held - dt.timedelta(days=61)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl. 13.00-16.00", "13:00", "16:00"),
        ("kl 9-12", "09:00", "12:00"),
        ("09.00–11.30", "09:00", "11:30"),
        ("Mötet öppnades 18:25", "18:25", None),
        ("klockan 08 till 10", "08:00", "10:00"),
        ("§§ 9-12", None, None),
        ("2024-03-11", None, None),
        ("kl. 25.00", None, None),
    ],
)
def test_clock(text: str, start: str | None, end: str | None) -> None:
    assert dates.clock(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12-13 oktober 2023", ("2023-10-12", "2023-10-13")),
        ("12 och 13 oktober 2023", ("2023-10-12", "2023-10-13")),
        ("maj 2024", ("2024-05",)),
    ],
)
def test_spans_and_months(text: str, values: tuple[str, ...]) -> None:
    assert dates.find(text)[0].values == values
