"""Seats of which two documents say different things: until when, for whom, for which party, in which role.

Compared are only words of one time: the day of a list, and the days that an election or a register states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from loaders.deriving.contradictions.index import Index
from schema.nodes import Membership, Person
from schema.period import first_day, last_day
from schema.statements import StatementKind, StatementRecord

APART = (("MEMBER", "SUBSTITUTE"), ("CHAIR", "VICE_CHAIR"), ("CHAIR", "SUBSTITUTE"), ("VICE_CHAIR", "SUBSTITUTE"))
"""Roles that nobody has in one body at the same time."""


class Claim(NamedTuple):
    """That somebody holds a seat from a day to a day, as one statement has it."""

    start: str
    end: str
    said: StatementRecord


def periods_differ(x: Index) -> None:
    """Two documents let a seat begin on one day and end on different ones."""
    for seat, who in x.held:
        by_start: dict[str, dict[str, StatementRecord]] = defaultdict(dict)
        for s in x.told(seat.id):
            if s.kind == StatementKind.ELECTION and s.get("valid_from") and s.get("valid_to"):
                by_start[first_day(s.get("valid_from"))].setdefault(last_day(s.get("valid_to")), s)
        for start, ends in by_start.items():
            if len(ends) > 1 and len({s.document for s in ends.values()}) > 1:
                x.d.issue(
                    "SEAT_PERIODS_DIFFER",
                    (*who, seat.role, start),
                    about=[seat.id],
                    according_to=[s.id for s in ends.values()],
                    since=start,
                    ends=", ".join(sorted(ends)),
                )


def organisations_differ(x: Index) -> None:
    """Two documents have somebody sit for different organisations at the same time."""
    _values_differ(x, "SEAT_ORGANISATIONS_DIFFER", lambda s: x.d.actor(s.one("organization")))


def parties_differ(x: Index) -> None:
    """Two documents give somebody different parties at the same time."""
    _values_differ(x, "SEAT_PARTIES_DIFFER", lambda s: s.get("party"))


def _values_differ(x: Index, code: str, value: Callable[[StatementRecord], str | None]) -> None:
    for seat, who in x.held:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in _claims(x, seat):
            if told := value(claim.said):
                claims[told].append(claim)
        for one, other in combinations(sorted(claims), 2):
            if pair := _at_one_time(claims[one], claims[other]):
                x.d.issue(
                    code,
                    (*who, seat.role, one, other),
                    about=[seat.id],
                    according_to=[claim.said.id for claim in pair],
                    since=max(claim.start for claim in pair),
                    values=f"{one}, {other}",
                )


def roles_differ(x: Index) -> None:
    """Two documents give somebody roles in one body that nobody has at the same time."""
    seats: dict[tuple[str, str], dict[str, Membership]] = defaultdict(dict)
    for seat, who in x.held:
        for person in x.by(seat.id, "HAS_MEMBERSHIP", Person):
            seats[who[0], person.id][seat.role] = seat
    for (body, person_id), by_role in seats.items():
        for roles in APART:
            if not by_role.keys() >= set(roles):
                continue
            one, other = (by_role[role] for role in roles)
            if pair := _at_one_time(list(_claims(x, one)), list(_claims(x, other))):
                x.d.issue(
                    "SEAT_ROLES_DIFFER",
                    (body, x.d.key(person_id), *roles),
                    about=[one.id, other.id],
                    according_to=[claim.said.id for claim in pair],
                    since=max(claim.start for claim in pair),
                )


def _claims(x: Index, seat: Membership) -> Iterator[Claim]:
    for s in x.told(seat.id):
        day = s.get("date")
        if s.kind == StatementKind.ROSTER_ROW and day:
            yield Claim(day, day, s)
        elif s.kind == StatementKind.ELECTION and (begins := s.get("valid_from") or day):
            start = first_day(begins)
            yield Claim(start, last_day(s.get("valid_to")) if s.get("valid_to") else max(start, day or start), s)


def _at_one_time(one: Sequence[Claim], other: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The first two claims of different documents that speak of a common day."""
    pairs = ((a, b) for a in one for b in other if a.said.document != b.said.document)
    together = [(a, b) for a, b in pairs if a.start <= b.end and b.start <= a.end]
    return min(together, key=lambda p: (max(p[0].start, p[1].start), p[0].said.id, p[1].said.id), default=None)
