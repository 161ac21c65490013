"""When a seat holds: the intervals of one Membership, from elections, rosters and sightings.

In plain words: an election or stated period holds from its day to its end, or until a later complete roster leaves the
seat out. A complete roster that lists the seat holds until one leaves it out, also past a stated end. An incomplete
list only holds between sightings. Nothing holds before the first sighting or stated start; a gap and a return are two
intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schema.period import OPEN, Basis, Interval, day_after, day_before, first_day, last_day

HEADS = frozenset({"CHAIR", "VICE_CHAIR"})


@dataclass(frozen=True, slots=True)
class RosterSeen:
    """One roster of a body: its day, whether it is complete, the roles it lists, its seats and its people."""

    date: str
    complete: bool
    roles: frozenset[str]
    seats: frozenset[tuple[str, str]]  # (person, role)
    people: frozenset[str]

    def leaves_out(self, person: str, role: str) -> bool:
        """Whether it says that the seat is no longer held."""
        if not self.complete or (person, role) in self.seats:
            return False
        return role in self.roles or (role in HEADS and person not in self.people)


@dataclass(frozen=True, slots=True)
class Stated:
    """A period that a text states: partial dates; None is open (`end`) or from the first sighting (`start`)."""

    start: str | None
    end: str | None


def held(
    person: str, role: str, rosters: Iterable[RosterSeen], stated: Iterable[Stated]
) -> tuple[tuple[Interval, ...], bool]:
    """(the intervals in order, whether a roster cut a stated period short)."""
    ordered = sorted(rosters, key=lambda r: r.date)
    seen = [r for r in ordered if (person, role) in r.seats]
    outs = sorted({r.date for r in ordered if r.leaves_out(person, role)} - {r.date for r in seen})
    found: list[Interval] = []
    cut_short = False
    for period in stated:
        start = first_day(period.start) if period.start else (seen[0].date if seen else None)
        if start is None:
            continue
        end = last_day(period.end) if period.end else OPEN
        out = next((d for d in outs if d > start), None)
        if out is not None and out <= end:
            end, cut_short = day_before(out), True
        if start <= end:
            found.append(Interval(start, end, Basis.STATED))
    found += _sighted(seen, outs)
    return _merged(found), cut_short


def _sighted(seen: Sequence[RosterSeen], outs: Sequence[str]) -> list[Interval]:
    """Runs of sightings that no roster between them breaks."""
    found: list[Interval] = []
    run: list[RosterSeen] = []
    for r in seen:
        if run and any(run[-1].date < out < r.date for out in outs):
            found += _run(run, outs)
            run = []
        run.append(r)
    return found + (_run(run, outs) if run else [])


def _run(run: Sequence[RosterSeen], outs: Sequence[str]) -> list[Interval]:
    complete = next((r.date for r in run if r.complete), None)
    if complete is None:
        return [Interval(run[0].date, run[-1].date, Basis.SEEN)]
    out = next((d for d in outs if d > run[-1].date), None)
    found = [Interval(complete, day_before(out) if out else OPEN, Basis.ROSTER)]
    if run[0].date < complete:
        found.insert(0, Interval(run[0].date, day_before(complete), Basis.SEEN))
    return found


def _merged(found: Iterable[Interval]) -> tuple[Interval, ...]:
    """Without overlaps: STATED counts before ROSTER before SEEN; neighbours of one basis are joined."""
    order = (Basis.STATED, Basis.ROSTER, Basis.SEEN)
    taken: list[Interval] = []
    for basis in order:
        for each in sorted(i for i in found if i.basis is basis):
            taken += _outside(each, taken)
    joined: list[Interval] = []
    for each in sorted(taken):
        if (
            joined
            and joined[-1].basis is each.basis
            and joined[-1].end != OPEN
            and day_before(each.start) <= joined[-1].end
        ):
            joined[-1] = Interval(joined[-1].start, max(joined[-1].end, each.end), each.basis)
        else:
            joined.append(each)
    return tuple(joined)


def _outside(new: Interval, taken: Iterable[Interval]) -> list[Interval]:
    """The parts of an interval that no taken one covers."""
    parts = [new]
    for t in taken:
        rest: list[Interval] = []
        for p in parts:
            if t.end < p.start or p.end < t.start:
                rest.append(p)
                continue
            if p.start < t.start:
                rest.append(Interval(p.start, day_before(t.start), p.basis))
            if t.end < p.end:
                rest.append(Interval(day_after(t.end), p.end, p.basis))
        parts = rest
    return parts
