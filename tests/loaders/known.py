"""What a block knows, in memory: the plain definition of what is asked of the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from loaders.affected import affected
from loaders.derive import derive
from loaders.judging import NONE, Judgements
from loaders.known import Change, Scope, Telling, beside_of, firsts_of, part_of, spelling, told_by
from loaders.resolving.state import Doc, order
from loaders.world import Difference, World, difference
from schema.edges import Edge
from schema.nodes import Meeting, Membership
from schema.period import day_before


class KnownDocuments:
    """Documents and judgements, and their whole world."""

    def __init__(self, docs: Sequence[Doc], world: World, judged: Judgements = NONE) -> None:
        self.docs, self.world, self._judged = sorted(docs, key=order), world, judged

    def chairs(self, bodies: Collection[str]) -> Iterable[Scope]:
        of_body = {e.source for e in self.world.edges if e.type == "IN_BODY" and e.target in bodies}
        chairs = {i for i in of_body if isinstance(m := self.world.nodes[i], Membership) and m.role == "CHAIR"}
        people = {e.source for e in self.world.edges if e.type == "HAS_MEMBERSHIP" and e.target in chairs}
        return self._names_of(people)

    def first(self, bodies: Collection[Scope]) -> Iterable[Doc]:
        seen = set()
        for doc in self.docs:
            for scope, firsts in firsts_of(doc, bodies).items():
                for which, part in firsts.items():
                    if (scope, which) not in seen:
                        seen.add((scope, which))
                        yield part

    def _names_of(self, people: Collection[str]) -> set[Scope]:
        denoting = {e.source for e in self.world.edges if e.type == "DENOTES" and e.target in people}
        return {Scope.of(doc, m) for doc in self.docs for m in doc.mentions if m.id in denoting}

    def judged(self) -> Judgements:
        return self._judged

    def mentions(self, ids: Collection[str]) -> Iterable[Doc]:
        return [Doc(d.id, d.date, d.county, (m,), ()) for d in self.docs for m in d.mentions if m.id in ids]

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        seen = set()
        for doc in self.docs:
            for m in doc.mentions:
                asked = not Scope.every(doc, m).isdisjoint(scopes)
                if asked and spelling(doc, m) not in seen:
                    seen.add(spelling(doc, m))
                    yield Doc(doc.id, doc.date, doc.county, (m,), ())

    def told(self, scopes: Collection[Scope]) -> Iterable[Telling]:
        return [part for doc in self.docs for part in told_by(doc, scopes).values()]

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        seen = set()
        for doc in self.docs:
            by_id = {m.id: m for m in doc.mentions}
            for s in doc.statements:
                unit, whole = by_id.get(s.one("unit") or ""), by_id.get(s.one("organization") or "")
                pair = beside_of(doc, unit, whole) if unit and whole else None
                if unit and pair and Scope.of(doc, unit) in units and pair not in seen:
                    seen.add(pair)
                    yield part_of(doc, [s])

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        return [doc for doc in self.docs if doc.id in documents]

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        return [doc.id for doc in self.docs if any(Scope.of(doc, m) in scopes for m in doc.mentions)]

    def met(self, days: Collection[tuple[str, str, str]]) -> Iterable[tuple[str, Doc]]:
        for meeting in {e.source for e in self.world.edges for day in days if _began(self.world, e, *day)}:
            rests = {e.target for e in self.world.edges if e.source == meeting and e.type == "ACCORDING_TO"}
            for doc in self.docs:
                if statements := [s for s in doc.statements if s.id in rests]:
                    yield meeting, part_of(doc, statements)

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[Scope]:
        holder = {e.target: e.source for e in self.world.edges if e.type == "HAS_MEMBERSHIP"}
        seated = set()
        for e in self.world.edges:
            seat = self.world.nodes.get(e.source)
            if e.type == "IN_BODY" and isinstance(seat, Membership) and e.source in holder:
                for body, day in bodies:
                    if e.target == body and (day is None or _holds(seat, day)):
                        seated.add(holder[e.source])
        return self._names_of(seated)


def _began(world: World, e: Edge, body: str, first: str, last: str) -> bool:
    node = world.nodes.get(e.source)
    of_it = e.type == "OF_BODY" and e.target == body and isinstance(node, Meeting) and node.start_date is not None
    return of_it and isinstance(node, Meeting) and first <= (node.start_date or "") <= last


def _holds(seat: Membership, day: str) -> bool:
    times = zip((*seat.held_from, *seat.apart_from), (*seat.held_to, *seat.apart_to), strict=True)
    return any(a <= day and day_before(day) <= b for a, b in times)


def check(kept: Sequence[Doc], change: Change, judged: Judgements = NONE) -> Difference:
    """The difference from the part is the difference from the whole."""
    before = derive([*kept, *change.removed], judged)
    after = derive([*kept, *change.added], judged.but(change.judged, change.revoked))
    whole = difference(before, after)
    part = difference(*affected(KnownDocuments(kept, before, judged), change))
    assert part == whole
    return whole
