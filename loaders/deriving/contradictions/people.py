"""People who can't be two things at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

from loaders.deriving.contradictions.index import Index
from schema.identity import words
from schema.nodes import Attendance, Body, Meeting, Membership, Organization, Person, Position
from schema.statements import StatementKind, StatementRecord

SAME_TITLE = 0.9
"""From this likeness on (0 to 1), two titles are one that is misspelt."""


def two_chairs(x: Index) -> None:
    """Two hold the chair of a body on the same day, and no document names both."""
    chairs: dict[str, list[tuple[Person, Membership]]] = defaultdict(list)
    for seat in x.all(Membership):
        if seat.role == "CHAIR":
            for body in x.to(seat.id, "IN_BODY", Body):
                chairs[body.id] += [(person, seat) for person in x.by(seat.id, "HAS_MEMBERSHIP", Person)]
    for body_id, seats in chairs.items():
        for (person, one), (second, other) in combinations(seats, 2):
            told = x.told(one.id), x.told(other.id)
            since = _both_from(one, other)
            if since and not {s.document for s in told[0]} & {s.document for s in told[1]}:
                x.d.issue(
                    "TWO_CHAIRS",
                    (body_id, *sorted((person.search_key, second.search_key))),
                    about=[one.id, other.id],
                    according_to=[_nearest(side, since).id for side in told],
                    since=since,
                )


def _both_from(one: Membership, other: Membership) -> str | None:
    """The first day on which both seats hold."""
    starts = [
        max(a, b)
        for a, a_end in zip(one.held_from, one.held_to, strict=True)
        for b, b_end in zip(other.held_from, other.held_to, strict=True)
        if a <= b_end and b <= a_end
    ]
    return min(starts, default=None)


def _nearest(told: Sequence[StatementRecord], day: str) -> StatementRecord:
    """What was last said up to a day, else what was said first after it."""
    earlier = [s for s in told if (s.get("date") or "") <= day]
    return earlier[-1] if earlier else told[0]


def present_and_absent(x: Index) -> None:
    """Somebody is listed as present and as absent at one meeting; who came for a part of it may be both."""
    for attendance in x.all(Attendance):
        rows = x.told(attendance.id)
        seen_as = {s.get(field) for s in rows for field in ("attendance", "other_attendance")} - {None}
        if seen_as != {"PRESENT", "ABSENT"} or any(s.get("part") for s in rows):
            continue
        [meeting] = x.to(attendance.id, "AT_MEETING", Meeting)
        [person] = x.by(attendance.id, "HAS_ATTENDANCE", Person)
        if not _namesakes(x, rows):
            x.d.issue(
                "PRESENT_AND_ABSENT",
                (meeting.id, person.search_key),
                about=[attendance.id],
                according_to=[s.id for s in rows],
                since=meeting.start_date,
                day=meeting.start_date or "",
            )


def _namesakes(x: Index, rows: Sequence[StatementRecord]) -> bool:
    """Two rows of one document for different organisations are likely two people of one name."""
    for a, b in combinations(rows, 2):
        one, other = x.d.actor(a.one("organization")), x.d.actor(b.one("organization"))
        if a.document == b.document and one and other and one != other:
            return True
    return False


def titles_differ(x: Index) -> None:
    """Somebody has two titles at one organisation on one day, neither a shorter form of the other."""
    told: dict[tuple[str, str, str], list[tuple[StatementRecord, Position]]] = defaultdict(list)
    for s in x.said(StatementKind.ROSTER_ROW):
        for position in x.facts(s, Position):
            for person in x.by(position.id, "HAS_POSITION", Person):
                for at in x.to(position.id, "AT", Organization):
                    told[(person.id, at.id, s.get("date") or "")].append((s, position))
    for (person_id, at_id, day), rows in told.items():
        apart = [(s, p) for s, p in rows if day and any(_differ(p.title, q.title) for _, q in rows)]
        if apart:
            x.d.issue(
                "TITLES_DIFFER",
                (x.d.key(person_id), at_id, day),
                about=[person_id, *(p.id for _, p in apart)],
                according_to=[s.id for s, _ in apart],
                since=day,
                day=day,
                titles=", ".join(sorted({p.title for _, p in apart})),
            )


def _differ(one: str, other: str) -> bool:
    """Whether neither title is the other in fewer or more words, or misread in a letter."""
    a, b = words(one), words(other)
    alike = SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() >= SAME_TITLE
    return not (set(a) <= set(b) or set(b) <= set(a) or alike)
