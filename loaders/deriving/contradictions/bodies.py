"""Who sits in a body without belonging there, and bodies that nothing introduces."""

from __future__ import annotations

from collections import defaultdict

from loaders.deriving.contradictions.index import Index
from schema.documents import Node
from schema.nodes import Body, Decision, Membership, Organization
from schema.period import OPEN
from schema.statements import StatementKind, StatementRecord

LOCAL = 3
"""So many municipalities of the document's own county have to sit in the body, before another's seat is odd."""


def outside_county(x: Index) -> None:
    """One municipality of another county has seats in a body in which several of the own county sit.

    A body may join neighbours, so more than one from elsewhere is nothing odd, and who merely attends never is.
    """
    for doc in x.d.docs:
        rows: dict[str, dict[str, list[StatementRecord]]] = defaultdict(lambda: defaultdict(list))
        for s in doc.statements:
            body, organization = x.d.actor(s.one("body")), x.d.actor(s.one("organization"))
            if s.kind == StatementKind.ROSTER_ROW and s.get("seats") and body and organization:
                rows[body][organization].append(s)
        for body, sitting in rows.items():
            places = {i: o for i in sitting if (o := _municipality(x, i))}
            local = [i for i, o in places.items() if o.county == doc.county]
            other = [i for i in places if i not in local]
            if len(other) == 1 and len(local) >= LOCAL:
                [odd] = other
                x.d.issue(
                    "MUNICIPALITY_OUTSIDE_COUNTY",
                    (body, odd, doc.id),
                    about=[body, odd],
                    according_to=[s.id for s in sitting[odd]],
                    since=doc.date,
                    county=places[odd].county or "",
                    other=doc.county or "",
                )


def _municipality(x: Index, id_: str) -> Organization | None:
    """A municipality of the register, which knows its county."""
    node = x.d.made.nodes.get(id_)
    known = isinstance(node, Organization) and node.kind == "MUNICIPALITY" and node.code
    return node if known and isinstance(node, Organization) else None


def vacant(x: Index) -> None:
    """A list names a seat as vacant, and no later one has it filled."""
    for seat in x.all(Membership):
        if seat.vacant and seat.held_from:
            until = seat.held_to[-1]
            x.d.issue(
                "VACANT_SEAT",
                (seat.id,),
                about=[seat.id],
                according_to=[s.id for s in x.told(seat.id)],
                since=seat.held_from[-1],
                until=None if until == OPEN else until,
            )


def not_introduced(x: Index) -> None:
    """A body decides, and nothing tells of a meeting, list, seat or link of it: texts only speak of it."""
    for body in x.all(Body):
        of_it = [*x.by(body.id, "OF_BODY", Node), *x.by(body.id, "IN_BODY", Node), *x.by(body.id, "LINKS_TO", Node)]
        if of_it or x.to(body.id, "HAS_LINK", Node):
            continue
        told = [s for decision in x.by(body.id, "DECIDED_BY", Decision) for s in x.told(decision.id)]
        if told := [s for s in told if body.id in x.d.actors(s, "decided_by")]:
            day, _, _, first = min((x.day_of(s) or "", s.document, s.ordinal, s.id) for s in told)
            x.d.issue(
                "BODY_NOT_INTRODUCED",
                (body.id,),
                about=[body.id],
                according_to=[first],
                since=day or None,
                day=day,
            )
