"""One meeting of which texts say different things."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from loaders.deriving.contradictions.index import Index
from loaders.deriving.state import Bodies
from schema.identity import words
from schema.nodes import Meeting
from schema.period import first_day
from schema.statements import StatementKind, StatementRecord

LATER = 30
"""Minutes between an announced and a noted time that are no disagreement: meetings begin a little earlier or later."""

NEAR = 6
"""Days between an announced and a held meeting that are likely one: fewer than a week, in which some meet again."""


def days_around(day: str, near: int = NEAR) -> list[str]:
    """The days so near to one that a meeting may have been moved between them, from the first to the last."""
    there = dt.date.fromisoformat(first_day(day))
    return [(there + dt.timedelta(days=n)).isoformat() for n in range(-near, near + 1)]


def dates_differ(x: Index) -> None:
    """A meeting was announced for a day on which none was held, and one that nothing announced was held close to it.

    Both are of the same bodies: one that meets with others, or alone, near the day may do so besides.
    """
    announced: dict[tuple[Bodies, str], list[StatementRecord]] = defaultdict(list)
    held: dict[tuple[Bodies, str], list[StatementRecord]] = defaultdict(list)
    known: set[tuple[str, str]] = set()  # a body and a day on which it met, or for which a text moved its meeting
    coming: set[tuple[str, str]] = set()
    for s in x.said(StatementKind.MEETING, StatementKind.NEXT_MEETING):
        if not (bodies := x.d.bodies(s)):
            continue
        if s.kind == StatementKind.NEXT_MEETING:
            announced[(bodies, s.get("date"))].append(s)
            coming |= {(body, s.get("date")) for body in bodies}
            known |= {(body, s.get("date")) for body in bodies if s.get("status") not in (None, "PLANNED")}
        elif s.get("status") != "PLANNED":
            for day in s.get("dates") or ():
                held[(bodies, day)].append(s)
                known |= {(body, day) for body in bodies}
    for (bodies, day), told in announced.items():
        for other in days_around(day) if not any((body, day) in known for body in bodies) else ():
            there = held.get((bodies, other), [])
            expected = any((body, other) in coming for body in bodies)
            if not there or expected or len(there[0].get("dates")) > 1:
                continue
            before = [s for s in told if (x.day_of(s) or "9999") < min(day, other)]
            if before:
                _moved(x, bodies, day, other, before, there)


def times_differ(x: Index) -> None:
    """Two texts let one meeting begin at different times; when it ended is known only afterwards."""
    _differ(x, "MEETING_TIME_DIFFERS", "start_time", _at_other_times)


def places_differ(x: Index) -> None:
    """Two texts let one meeting be at places of which no word is the same."""
    _differ(x, "MEETING_PLACE_DIFFERS", "place", _at_other_places)


def _moved(
    x: Index,
    bodies: Bodies,
    announced: str,
    held: str,
    before: Sequence[StatementRecord],
    there: Sequence[StatementRecord],
) -> None:
    meetings = {m.id for s in (*before, *there) for m in x.facts(s, Meeting) if m.start_date in (announced, held)}
    x.d.issue(
        "MEETING_DATE_DIFFERS",
        (*bodies, announced, held),
        about=meetings,
        according_to=[s.id for s in (*before, *there)],
        since=held,
        announced=announced,
        held=held,
    )


def _differ(x: Index, code: str, field: str, differ: Callable[[StatementRecord, StatementRecord], bool]) -> None:
    for meeting in x.all(Meeting):
        told = [s for s in x.told(meeting.id) if s.get(field)]
        found = {
            s.id: s.get(field)
            for a, b in combinations(told, 2)
            if _begins(a) == _begins(b) and differ(a, b)
            for s in (a, b)
        }
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


def _begins(s: StatementRecord) -> str:
    """The first day that a text gives to a meeting: of one over several days, another may tell of the second."""
    return str(s.get("date") if s.kind == StatementKind.NEXT_MEETING else next(iter(s.get("dates") or ()), ""))


def _at_other_times(a: StatementRecord, b: StatementRecord) -> bool:
    allowed = LATER if StatementKind.NEXT_MEETING in (a.kind, b.kind) else 0
    return abs(_minutes(a.get("start_time")) - _minutes(b.get("start_time"))) > allowed


def _minutes(time: str) -> int:
    hours, _, rest = time.partition(":")
    return int(hours) * 60 + int(rest or 0)


def _at_other_places(a: StatementRecord, b: StatementRecord) -> bool:
    return not set(words(a.get("place"))) & set(words(b.get("place")))
