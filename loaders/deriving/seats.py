"""Memberships with the intervals in which they hold, and the rosters that list them: all documents of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from loaders.deriving.state import Derivation, of_kind
from loaders.intervals import RosterSeen, Stated, held
from loaders.resolving.state import Doc
from schema.identity import digest
from schema.nodes import Membership, Roster
from schema.period import BEGINNING, OPEN, Basis, Interval, day_after, day_before, last_day
from schema.similarity import skeleton
from schema.statements import MentionKind, StatementKind, StatementRecord

ROLE_ORDER = ("CHAIR", "VICE_CHAIR", "SECRETARY", "LEADER", "MEMBER", "SUBSTITUTE", "CO_OPTED")


class _Listed(NamedTuple):
    """A roster: its id, what it lists, its words, and the names of which it speaks (None: all)."""

    id: str
    seen: RosterSeen
    said: StatementRecord
    of: frozenset[str] | None


@dataclass
class _Body:
    """What all documents say of the seats of one body."""

    rosters: list[_Listed] = field(default_factory=list)
    seats: dict[tuple[str, str], list[StatementRecord]] = field(default_factory=lambda: defaultdict(list))
    rows_of: dict[str, list[StatementRecord]] = field(default_factory=lambda: defaultdict(list))  # person -> rows
    listed: set[tuple[str, str, str]] = field(default_factory=set)  # (person, role, day of a roster that lists it)

    def rosters_on(self, names: Collection[str]) -> list[_Listed]:
        """Those that speak of somebody who goes under these names."""
        return [roster for roster in self.rosters if roster.of is None or not roster.of.isdisjoint(names)]


def seats(d: Derivation) -> None:
    """Every seat (body, person, role), from the lists and elections of all documents."""
    bodies: dict[str, _Body] = defaultdict(_Body)
    names = _names(d)
    for doc in d.docs:
        listed = _listed(d, doc, bodies)
        for s in of_kind(doc, StatementKind.ROSTER):
            if body := d.actor(s.one("body")):
                seated = [(person, role) for person, role, day in listed[body] if day == s.get("date")]
                bodies[body].rosters.append(_roster(d, doc, s, body, seated))
                bodies[body].listed |= {(person, role, s.get("date")) for person, role in seated}
        for s in of_kind(doc, StatementKind.ELECTION):
            person, body = d.actor(s.one("person")), d.actor(s.one("body"))
            if person and body:
                bodies[body].seats[(person, s.get("role"))].append(s)
    for body, told in sorted(bodies.items()):
        for (person, role), statements in sorted(told.seats.items()):
            _seat(d, body, told, told.rosters_on(names[person]), person, role, statements)


def _names(d: Derivation) -> dict[str, set[str]]:
    """The names of people, as a scan may spell them."""
    names: dict[str, set[str]] = defaultdict(set)
    for doc in d.docs:
        for m in doc.mentions:
            if m.kind == MentionKind.PERSON and (person := d.actor(m.id)):
                names[person].add(skeleton(m.key))
    return names


def _listed(d: Derivation, doc: Doc, bodies: dict[str, _Body]) -> dict[str, list[tuple[str, str, str]]]:
    """The seats (person, role, day) that a document's lists name, by body: a joint meeting has a list for each."""
    listed: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for s in of_kind(doc, StatementKind.ROSTER_ROW):
        person, body = d.actor(s.one("person")), d.actor(s.one("body"))
        if not person or not body:
            continue
        bodies[body].rows_of[person].append(s)
        for role in (s.get("seats") or ()) if s.get("date") else ():
            bodies[body].seats[(person, role)].append(s)
            listed[body].append((person, role, s.get("date")))
    return listed


def _roster(d: Derivation, doc: Doc, s: StatementRecord, body: str, listed: Sequence[tuple[str, str]]) -> _Listed:
    seen = RosterSeen(
        s.get("date"),
        bool(s.get("complete")),
        frozenset(s.get("roles")),
        frozenset(listed),
        frozenset(p for p, _ in listed),
    )
    id_ = digest("roster", body, seen.date, doc.id)
    d.made.add(Roster(id=id_, date=seen.date, complete=seen.complete, roles=tuple(sorted(seen.roles))))
    d.made.rest(id_, [s.id])
    d.made.link(id_, "OF_BODY", body)
    return _Listed(id_, seen, s, doc.speaks_of)


def _seat(
    d: Derivation,
    body: str,
    told: _Body,
    rosters: Sequence[_Listed],
    person: str,
    role: str,
    statements: Sequence[StatementRecord],
) -> None:
    elections = [s for s in statements if s.kind == StatementKind.ELECTION]
    rows = [s for s in statements if s.kind == StatementKind.ROSTER_ROW]
    stated = [Stated(s.get("valid_from"), s.get("valid_to"), s.get("date")) for s in elections]
    known = [roster.seen for roster in rosters]
    sightings = [
        RosterSeen(s.get("date"), False, frozenset({role}), frozenset({(person, role)}), frozenset({person}))
        for s in rows
        if (person, role, s.get("date")) not in told.listed
    ]
    intervals, apart = held(person, role, [*known, *sightings], stated)
    days = sorted(s.get("date") for s in rows)
    id_ = digest("membership", body, person, role)
    last = max(elections, key=lambda s: (s.get("valid_from") or "", s.get("date") or "", s.id), default=None)
    d.made.add(
        Membership(
            id=id_,
            role=role,
            role_order=ROLE_ORDER.index(role),
            party=_first(statements, "party"),
            valid_from=last.get("valid_from") if last else None,
            valid_to=last.get("valid_to") if last else None,
            first_seen=days[0] if days else None,
            last_seen=days[-1] if days else None,
            held_from=tuple(i.start for i in intervals),
            held_to=tuple(i.end for i in intervals),
            held_basis=tuple(i.basis.value for i in intervals),
            apart_from=tuple(i.start for i in apart),
            apart_to=tuple(i.end for i in apart),
        )
    )
    d.made.rest(id_, [s.id for s in statements])
    d.made.link(person, "HAS_MEMBERSHIP", id_)
    d.made.link(id_, "IN_BODY", body)
    for behalf, turns in (_behalf(d, rows) or _behalf(d, elections) or _behalf(d, told.rows_of[person])).items():
        d.made.link(id_, "ON_BEHALF_OF", behalf, **turns)
    for roster in rosters:
        if (person, role) in roster.seen.seats:
            d.made.link(roster.id, "LISTS", id_)
    _ended_by_roster(d, body, rosters, person, role, intervals, elections)


def _ended_by_roster(
    d: Derivation,
    body: str,
    rosters: Iterable[_Listed],
    person: str,
    role: str,
    intervals: Iterable[Interval],
    elections: Sequence[StatementRecord],
) -> None:
    """A seat that a text lets go on, and that a later complete roster leaves out."""
    ends = {last_day(s.get("valid_to")) for s in elections if s.get("valid_to")}
    left_out = {day_before(r.seen.date): r.said for r in rosters if r.seen.leaves_out(person, role)}
    for each in intervals:
        if each.basis is Basis.STATED and each.end in left_out and each.end not in ends:
            d.issue(
                "SEAT_ENDED_BY_ROSTER",
                (body, d.key(person), role, each.end),
                about=[digest("membership", body, person, role)],
                according_to=[left_out[each.end].id, *(s.id for s in elections)],
                since=day_after(each.end),
            )


def _behalf(d: Derivation, rows: Iterable[StatementRecord]) -> dict[str, dict[str, tuple[str, ...]]]:
    """For whom a person was listed in a body; who is elected to a role there goes on for the same.

    Of several, each with the days `since` and `until` which the lists show it, up to the next; the first counts before.
    """
    shown = {s.get("date") or BEGINNING: o for s in reversed(_latest(rows)) if (o := d.actor(s.one("organization")))}
    turns = [next(turn) for _, turn in groupby(sorted(shown.items()), key=itemgetter(1))]
    if len(turns) < 2:
        return {o: {} for _, o in turns}
    starts = [BEGINNING, *(day for day, _ in turns[1:])]
    ends = [*map(day_before, starts[1:]), OPEN]
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for (_, o), since, until in zip(turns, starts, ends, strict=True):
        days = found.setdefault(o, {"since": (), "until": ()})
        found[o] = {"since": (*days["since"], since), "until": (*days["until"], until)}
    return found


def _first(statements: Iterable[StatementRecord], field: str) -> str | None:
    return next((v for s in _latest(statements) if (v := s.get(field))), None)


def _latest(statements: Iterable[StatementRecord]) -> list[StatementRecord]:
    return sorted(statements, key=lambda s: (s.get("date") or "", s.id), reverse=True)
