"""One meeting of which texts say different things."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from loaders.deriving.contradictions.index import Index
from schema.identity import words
from schema.nodes import Meeting
from schema.statements import StatementKind, StatementRecord

LATER = 30
"""Minutes between an announced and a noted time that are no disagreement: meetings begin a little earlier or later."""


def times_differ(x: Index) -> None:
    """Two texts let one meeting begin at different times; when it ended is known only afterwards."""
    _differ(x, "MEETING_TIME_DIFFERS", "start_time", _at_other_times)


def places_differ(x: Index) -> None:
    """Two texts let one meeting be at places of which no word is the same."""
    _differ(x, "MEETING_PLACE_DIFFERS", "place", _at_other_places)


def _differ(x: Index, code: str, field: str, differ: Callable[[StatementRecord, StatementRecord], bool]) -> None:
    for meeting in x.all(Meeting):
        told = [s for s in x.told(meeting.id) if s.get(field)]
        found = {s.id: s.get(field) for a, b in combinations(told, 2) if differ(a, b) for s in (a, b)}
        if found:
            x.d.issue(
                code,
                (meeting.id,),
                about=[meeting.id],
                according_to=found,
                since=meeting.start_date,
                day=meeting.start_date or "",
                values=", ".join(sorted(set(found.values()))),
            )


def _at_other_times(a: StatementRecord, b: StatementRecord) -> bool:
    allowed = LATER if StatementKind.NEXT_MEETING in (a.kind, b.kind) else 0
    return abs(_minutes(a.get("start_time")) - _minutes(b.get("start_time"))) > allowed


def _minutes(time: str) -> int:
    hours, _, rest = time.partition(":")
    return int(hours) * 60 + int(rest or 0)


def _at_other_places(a: StatementRecord, b: StatementRecord) -> bool:
    return not set(words(a.get("place"))) & set(words(b.get("place")))
