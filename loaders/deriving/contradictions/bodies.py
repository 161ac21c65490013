"""Who sits in a body without belonging there, and bodies that nothing introduces."""

from __future__ import annotations

from collections import defaultdict

from loaders.deriving.contradictions.index import Index
from schema.nodes import Organization
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
