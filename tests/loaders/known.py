"""What a block knows, in memory: the plain definition of what is asked of the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from loaders.affected import Scope, order, part_of, spelling, told_by
from loaders.resolve import Doc
from loaders.world import World
from schema.nodes import Membership, Person
from schema.period import day_before
from schema.statements import MentionKind


class KnownDocuments:
    """Documents of a block, and the whole block's world."""

    def __init__(self, docs: Sequence[Doc], world: World) -> None:
        self.docs, self.world = sorted(docs, key=order), world

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        seen = set()
        for doc in self.docs:
            for m in doc.mentions:
                asked = Scope(m.kind, m.key) in scopes
                whole = m.whole is not None and Scope(MentionKind.BODY, m.whole) in scopes
                if (asked or whole) and (m.kind, m.key, spelling(m)) not in seen:
                    seen.add((m.kind, m.key, spelling(m)))
                    yield Doc(doc.id, doc.date, doc.county, (m,), ())

    def told(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        return [part for doc in self.docs for scope in scopes if (part := told_by(doc, scope))]

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        seen = set()
        for doc in self.docs:
            by_id = {m.id: m for m in doc.mentions}
            for s in doc.statements:
                unit, whole = by_id.get(s.one("unit") or ""), by_id.get(s.one("organization") or "")
                if unit and whole and Scope(unit.kind, unit.key) in units and (unit.key, whole.key) not in seen:
                    seen.add((unit.key, whole.key))
                    yield part_of(doc, [s])

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        return [doc for doc in self.docs if doc.id in documents]

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        return [doc.id for doc in self.docs if any(Scope(m.kind, m.key) in scopes for m in doc.mentions)]

    def met(self, meetings: Collection[str]) -> Iterable[tuple[str, Doc]]:
        for meeting in meetings:
            rests = {e.target for e in self.world.edges if e.source == meeting and e.type == "ACCORDING_TO"}
            for doc in self.docs:
                if statements := [s for s in doc.statements if s.id in rests]:
                    yield meeting, part_of(doc, statements)

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[str]:
        holder = {e.target: e.source for e in self.world.edges if e.type == "HAS_MEMBERSHIP"}
        for e in self.world.edges:
            seat, person = self.world.nodes.get(e.source), self.world.nodes.get(holder.get(e.source, ""))
            if e.type == "IN_BODY" and isinstance(seat, Membership) and isinstance(person, Person):
                for body, day in bodies:
                    if e.target == body and (day is None or _holds(seat, day)):
                        yield person.search_key


def _holds(seat: Membership, day: str) -> bool:
    times = zip((*seat.held_from, *seat.apart_from), (*seat.held_to, *seat.apart_to), strict=True)
    return any(a <= day and day_before(day) <= b for a, b in times)
