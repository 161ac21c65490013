"""Documents and their world in memory, found by index: what `affected` asks, as fast as memory gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from loaders.affected import affected
from loaders.judging import NONE, Judgements
from loaders.known import TOGETHER, Change, Scope, Telling, beside_of, firsts_of, part_of, spelling, told_by
from loaders.resolving.state import Doc, order
from loaders.world import Difference, World, difference
from schema.edges import Edge
from schema.nodes import Meeting, Membership
from schema.period import day_before
from schema.statements import MentionKind, StatementRecord

INDEXED = frozenset({"ACCORDING_TO", "IN_BODY", "OF_BODY", "HAS_MEMBERSHIP", "DENOTES"})


class Kept:
    """`known.Known`, grown by `add`; nothing goes away again."""

    def __init__(self) -> None:
        self.docs: dict[str, Doc] = {}
        self.world = World()
        self._named: dict[Scope, dict[object, Doc]] = defaultdict(dict)
        self._told: dict[Scope, list[Telling]] = defaultdict(list)
        self._beside: dict[Scope, dict[object, Doc]] = defaultdict(dict)
        self._first: dict[Scope, dict[object, tuple[tuple[str, str], Doc]]] = defaultdict(dict)
        self._naming: dict[Scope, list[str]] = defaultdict(list)
        self._scope_of: dict[str, Scope] = {}
        self._statements: dict[str, tuple[str, StatementRecord]] = {}
        self._targets: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._sources: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, doc: Doc) -> Difference:
        """Take a document in: the part of the world that it can change is derived, and the difference kept."""
        changed = difference(*affected(self, Change(added=[doc])))
        self._learn(doc)
        for node in (*changed.added, *changed.changed):
            self.world.nodes[node.id] = node
        for node in changed.removed:
            del self.world.nodes[node.id]
        for edge in changed.unlinked:
            self._unlink(edge)
        for edge in changed.linked:
            self._link(edge)
        return changed

    def _link(self, e: Edge) -> None:
        if e.type in INDEXED:
            self._targets[(e.type, e.source)].add(e.target)
            self._sources[(e.type, e.target)].add(e.source)

    def _unlink(self, e: Edge) -> None:
        if e.type in INDEXED:
            self._targets[(e.type, e.source)].discard(e.target)
            self._sources[(e.type, e.target)].discard(e.source)

    def _learn(self, doc: Doc) -> None:
        self.docs[doc.id] = doc
        self._statements |= {s.id: (doc.id, s) for s in doc.statements}
        for m in doc.mentions:
            self._scope_of[m.id] = Scope.of(doc, m)
            self._naming[Scope.of(doc, m)].append(doc.id)
            for scope in Scope.every(doc, m):
                old = self._named[scope].get(spelling(doc, m))
                if old is None or order(doc) < order(old):
                    self._named[scope][spelling(doc, m)] = Doc(doc.id, doc.date, doc.county, (m,), ())
        scopes = {Scope.of(doc, m) for m in doc.mentions if m.kind in TOGETHER}
        for scope, telling in told_by(doc, scopes).items():
            self._told[scope].append(telling)
        bodies = {Scope.of(doc, m) for m in doc.mentions if m.kind == MentionKind.BODY}
        for scope, firsts in firsts_of(doc, bodies).items():
            for which, said in firsts.items():
                earlier = self._first[scope].get(which)
                if earlier is None or order(doc) < earlier[0]:
                    self._first[scope][which] = order(doc), said
        mentions = {m.id: m for m in doc.mentions}
        for s in doc.statements:
            unit, whole = s.one("unit"), s.one("organization")
            if unit and whole:
                which = beside_of(doc, mentions[unit], mentions[whole])
                self._beside[self._scope_of[unit]].setdefault(which, part_of(doc, [s]))

    # --- what is asked ---

    def judged(self) -> Judgements:
        return NONE

    def mentions(self, ids: Collection[str]) -> Iterable[Doc]:
        return []

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        return [part for scope in scopes if scope in self._named for part in self._named[scope].values()]

    def told(self, scopes: Collection[Scope]) -> Iterable[Telling]:
        return [telling for scope in scopes if scope in self._told for telling in self._told[scope]]

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        return [part for unit in units if unit in self._beside for part in self._beside[unit].values()]

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        return [self.docs[i] for i in documents if i in self.docs]

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        return {document for scope in scopes if scope in self._naming for document in self._naming[scope]}

    def met(self, days: Collection[tuple[str, str, str]]) -> Iterable[tuple[str, Doc]]:
        found = {
            meeting
            for body, first, last in days
            for meeting in self._sources.get(("OF_BODY", body), ())
            if isinstance(m := self.world.nodes.get(meeting), Meeting) and first <= (m.start_date or "") <= last
        }
        for meeting in found:
            by_document: dict[str, list[StatementRecord]] = defaultdict(list)
            for statement in self._targets.get(("ACCORDING_TO", meeting), ()):
                document, s = self._statements[statement]
                by_document[document].append(s)
            for document, said in by_document.items():
                yield meeting, part_of(self.docs[document], said)

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[Scope]:
        found = set()
        for body, day in bodies:
            for seat in self._sources.get(("IN_BODY", body), ()):
                membership = self.world.nodes.get(seat)
                if isinstance(membership, Membership) and (day is None or _holds(membership, day)):
                    found |= self._sources.get(("HAS_MEMBERSHIP", seat), set())
        return self._names_of(found)

    def chairs(self, bodies: Collection[str]) -> Iterable[Scope]:
        seats = {seat for body in bodies for seat in self._sources.get(("IN_BODY", body), ())}
        chairs = {i for i in seats if isinstance(m := self.world.nodes.get(i), Membership) and m.role == "CHAIR"}
        return self._names_of({p for seat in chairs for p in self._sources.get(("HAS_MEMBERSHIP", seat), ())})

    def first(self, bodies: Collection[Scope]) -> Iterable[Doc]:
        return [part for body in bodies if body in self._first for _, part in self._first[body].values()]

    def _names_of(self, people: Collection[str]) -> set[Scope]:
        return {self._scope_of[m] for person in people for m in self._sources.get(("DENOTES", person), ())}


def _holds(seat: Membership, day: str) -> bool:
    times = zip((*seat.held_from, *seat.apart_from), (*seat.held_to, *seat.apart_to), strict=True)
    return any(a <= day and day_before(day) <= b for a, b in times)
