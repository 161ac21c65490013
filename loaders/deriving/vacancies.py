"""Seats that nobody, or nobody named, holds: memberships without a person, from the registers that list them.

Two vacant seats of one role are told apart by the organisation and party that they belong to, and else only counted.
A register that lists empty seats is followed by registers only: lists of people say nothing of them. What minutes name
as vacant is so until a later complete list, of minutes or a register, names it no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from loaders.deriving.seats import ROLE_ORDER
from loaders.deriving.state import Derivation, of_kind
from loaders.intervals import RosterSeen, Stated, held
from schema.identity import digest
from schema.nodes import Membership
from schema.statements import StatementKind, StatementRecord

Seat = tuple[str, bool, str, str, int]
"""role, vacant, organisation, party, and which of those that are alike."""

REGISTER = "register_row"


@dataclass
class _Body:
    """What registers and lists say of one body's empty seats: statements by seat, and rosters by (document, day)."""

    seats: dict[Seat, list[StatementRecord]] = field(default_factory=lambda: defaultdict(list))
    rosters: dict[tuple[str, str], StatementRecord] = field(default_factory=dict)


def vacancies(d: Derivation) -> None:
    """Every seat that is listed without a name."""
    bodies: dict[str, _Body] = defaultdict(_Body)
    for doc in d.docs:
        alike: Counter[tuple[str, ...]] = Counter()
        for s in of_kind(doc, StatementKind.SEAT):
            if body := d.actor(s.one("body")):
                which = s.get("role"), bool(s.get("vacant")), d.actor(s.one("organization")) or "", s.get("party") or ""
                same = (body, s.get("date") or "", *map(str, which))
                bodies[body].seats[*which, alike[same]].append(s)
                alike[same] += 1
    for doc in d.docs:
        for s in of_kind(doc, StatementKind.ROSTER):
            if (body := d.actor(s.one("body"))) in bodies:
                bodies[body or ""].rosters[doc.id, s.get("date")] = s
    for body, told in sorted(bodies.items()):
        for seat, statements in sorted(told.seats.items()):
            _seat(d, body, told, seat, statements)


def _seat(d: Derivation, body: str, told: _Body, seat: Seat, statements: list[StatementRecord]) -> None:
    role, vacant, organization, party, n = seat
    id_ = digest("membership", body, "vacant" if vacant else "unnamed", role, organization, party, str(n))
    in_register = all(s.rule == REGISTER for s in statements)
    listed = {(s.document, s.get("date")) for s in statements if s.get("date")}
    rosters = [
        RosterSeen(
            s.get("date"),
            bool(s.get("complete")),
            frozenset(s.get("roles")),
            frozenset({(id_, role)} if at in listed else ()),
            frozenset({id_} if at in listed else ()),
        )
        for at, s in told.rosters.items()
        if s.rule == REGISTER or not in_register
    ]
    periods = (Stated(s.get("valid_from"), s.get("valid_to"), s.get("date")) for s in statements if s.get("valid_from"))
    intervals, apart = held(id_, role, rosters, periods)
    days = sorted(day for _, day in listed)
    last = max((s for s in statements if s.get("valid_from")), key=lambda s: str(s.get("valid_from")), default=None)
    d.made.add(
        Membership(
            id=id_,
            role=role,
            role_order=ROLE_ORDER.index(role),
            party=party or None,
            valid_from=last.get("valid_from") if last else None,
            valid_to=last.get("valid_to") if last else None,
            first_seen=days[0] if days else None,
            last_seen=days[-1] if days else None,
            vacant=vacant,
            held_from=tuple(i.start for i in intervals),
            held_to=tuple(i.end for i in intervals),
            held_basis=tuple(i.basis.value for i in intervals),
            apart_from=tuple(i.start for i in apart),
            apart_to=tuple(i.end for i in apart),
        )
    )
    d.made.rest(id_, [s.id for s in statements])
    d.made.link(id_, "IN_BODY", body)
    if organization:
        d.made.link(id_, "ON_BEHALF_OF", organization)
    for document, day in sorted(listed & told.rosters.keys()):
        d.made.link(digest("roster", body, day, document), "LISTS", id_)
