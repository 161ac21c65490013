"""Meetings that several documents speak of: announced, moved, called off, over two days."""

from __future__ import annotations

from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.parse import read_minutes
from loaders.world import World
from schema.nodes import Meeting
from schema.statements import DocumentRecord
from tests.loaders.worlds import world_of

TEXT = """# Protokoll Styrgruppen för skolmat

Datum: {dates}

Närvarande: Anna Lind, ordförande
Per Ek

## 1. Mötets öppnande

Ordföranden öppnade mötet.

## 2. Nästa möte

{following}
"""


def minutes(dates: str, following: str) -> DocumentRecord:
    text = TEXT.format(dates=dates, following=following)
    return extract(read_minutes(read_bytes(text.encode(), "a.md")))


def meetings(world: World) -> list[tuple[str | None, str | None, str | None]]:
    found = [n for n in world.nodes.values() if isinstance(n, Meeting)]
    return sorted((n.start_date, n.end_date, n.status) for n in found)


def test_an_announced_meeting_is_the_one_that_was_held() -> None:
    world = world_of(
        minutes("2024-09-05", "Nästa möte är den 10 oktober 2024 kl. 9."), minutes("2024-10-10", "Bestäms senare.")
    )
    assert meetings(world) == [("2024-09-05", "2024-09-05", "HELD"), ("2024-10-10", "2024-10-10", "HELD")]


def test_a_moved_meeting_is_called_off_on_its_first_day() -> None:
    world = world_of(
        minutes("2024-09-05", "Nästa möte är den 10 oktober 2024."),
        minutes("2024-09-20", "Nästa möte flyttas från den 10 oktober till den 17 oktober 2024."),
    )
    assert meetings(world)[2:] == [
        ("2024-10-10", "2024-10-10", "CANCELLED"),
        ("2024-10-17", "2024-10-17", "PLANNED"),
    ]


def test_what_was_held_was_not_called_off() -> None:
    world = world_of(
        minutes("2024-09-20", "Mötet den 10 oktober 2024 ställs in."), minutes("2024-10-10", "Bestäms senare.")
    )
    assert meetings(world)[1:] == [("2024-10-10", "2024-10-10", "HELD")]


def test_the_second_day_of_a_meeting_is_no_meeting_of_its_own() -> None:
    world = world_of(
        minutes("2024-09-05", "Nästa möte är den 10-11 oktober 2024."),
        minutes("10-11 oktober 2024", "Bestäms senare."),
        minutes("2024-10-11", "Bestäms i november."),
    )
    assert meetings(world)[1:] == [("2024-10-10", "2024-10-11", "HELD")]


def test_days_far_apart_are_meetings_of_their_own() -> None:
    world = world_of(minutes("2024-09-05", "Nästa möte är den 10 oktober och den 12 november 2024."))
    assert [start for start, _, _ in meetings(world)] == ["2024-09-05", "2024-10-10", "2024-11-12"]
