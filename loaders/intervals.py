"""When a seat holds: the intervals of one Membership, from elections, rosters and sightings.

In plain words: an election or stated period holds from its day to its end, or until a later complete roster leaves the
seat out. A complete roster that lists the seat holds until one leaves it out, or until a stated end that no list on or
after it outlives. An incomplete list only holds between sightings; from the last of them on, until the same ends, the
seat is given apart as last seen. Nothing holds before the first sighting or stated start; a gap and a return are two
intervals. Of texts that state one first day the latest counts; an open end is the next one stated by no earlier text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

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
    """A period that a text states: partial dates; None is open (`end`) or from the first sighting (`start`).

    `said` is the day that the text speaks of: a roster of an earlier day doesn't speak against it.
    """

    start: str | None
    end: str | None
    said: str | None = None


class Held(NamedTuple):
    """The intervals in which a seat holds, in order, and those in which it was only seen earlier (LAST_SEEN)."""

    intervals: tuple[Interval, ...]
    apart: tuple[Interval, ...]


def held(person: str, role: str, rosters: Iterable[RosterSeen], stated: Iterable[Stated]) -> Held:
    """When the seat of a person and role holds, by the rosters of its body and what texts state."""
    ordered = sorted(rosters, key=lambda r: r.date)
    seen = [r for r in ordered if (person, role) in r.seats]
    outs = sorted({r.date for r in ordered if r.leaves_out(person, role)} - {r.date for r in seen})
    found: list[Interval] = []
    ends: list[str] = []
    for period in _told_last(stated):
        start = first_day(period.start) if period.start else (seen[0].date if seen else None)
        end = last_day(period.end) if period.end else OPEN
        if start is None or end < start:
            continue
        ends.append(end)
        known = max(start, last_day(period.said)) if period.said else start
        out = next((d for d in outs if d > known), None)
        found.append(Interval(start, min(end, day_before(out)) if out else end, Basis.STATED))
    apart: list[Interval] = []
    for run in _runs(seen, outs):
        _sighted(run, _until(run[-1].date, outs, ends), found, apart)
    holding = _merged(found)
    return Held(holding, tuple(part for each in apart for part in _outside(each, holding)))


def _told_last(stated: Iterable[Stated]) -> list[Stated]:
    """The periods that count when several texts state some of one seat.

    Of those with one start the last said; and one without an end goes on to the next end that a text of its day or a
    later one states: that nobody said when it ends is no word against who says it.
    """
    sound = [p for p in stated if not (p.start and p.end and last_day(p.end) < first_day(p.start))]
    last: dict[str | None, str] = {}
    for p in sound:
        last[_start(p)] = max(p.said or "", last.get(_start(p), ""))
    counting = [p for p in sound if (p.said or "") == last[_start(p)]]
    return [p if p.end else replace(p, end=_next_end(p, counting)) for p in counting]


def _start(period: Stated) -> str | None:
    return first_day(period.start) if period.start else None


def _next_end(period: Stated, stated: Iterable[Stated]) -> str | None:
    ends = [p.end for p in stated if p.end and (p.said or "") >= (period.said or "")]
    return min((end for end in ends if last_day(end) >= (_start(period) or "")), key=last_day, default=None)


def _runs(seen: Sequence[RosterSeen], outs: Sequence[str]) -> list[list[RosterSeen]]:
    """The sightings in order, apart where a roster between them leaves the seat out."""
    runs: list[list[RosterSeen]] = []
    for r in seen:
        if runs and not any(runs[-1][-1].date < out < r.date for out in outs):
            runs[-1].append(r)
        else:
            runs.append([r])
    return runs


def _until(last: str, outs: Iterable[str], ends: Iterable[str]) -> str:
    """The day to which a run counts whose last sighting is on `last`: left out, or past a stated end, or open."""
    return min([OPEN, *(day_before(out) for out in outs if out > last), *(end for end in ends if end > last)])


def _sighted(run: Sequence[RosterSeen], until: str, found: list[Interval], apart: list[Interval]) -> None:
    """What one run of sightings gives: SEEN, or ROSTER from the first complete list on."""
    first, last = run[0].date, run[-1].date
    complete = next((r.date for r in run if r.complete), None)
    if complete is None:
        found.append(Interval(first, last, Basis.SEEN))
        if last < until:
            apart.append(Interval(day_after(last), until, Basis.LAST_SEEN))
        return
    if first < complete:
        found.append(Interval(first, day_before(complete), Basis.SEEN))
    found.append(Interval(complete, until, Basis.ROSTER))


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
