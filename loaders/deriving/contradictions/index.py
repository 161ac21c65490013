"""The derived world as checks look at it: what a fact rests on, what rests on a statement, who is linked to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import TypeVar

from loaders.deriving.state import Derivation
from schema.documents import Node
from schema.nodes import Body, Membership, Person
from schema.statements import StatementKind, StatementRecord

N = TypeVar("N", bound=Node)


class Index:
    """Made once, when everything but the contradictions is derived. Lists are in the order of ids."""

    def __init__(self, d: Derivation) -> None:
        self.d = d
        self._statements = {s.id: s for doc in d.docs for s in doc.statements}
        self._days = {s.id: doc.date for doc in d.docs for s in doc.statements}
        self._out: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[str]] = defaultdict(list)
        for e in d.made.edges:
            self._out[(e.type, e.source)].append(e.target)
            self._in[(e.type, e.target)].append(e.source)

    def told(self, node: str) -> list[StatementRecord]:
        """The statements that a fact rests on, by the day of their documents."""
        found = (self._statements[i] for i in self._out.get(("ACCORDING_TO", node), ()))
        return sorted(found, key=lambda s: (s.get("date") or "", s.id))

    def day_of(self, statement: StatementRecord) -> str | None:
        """The day that the statement's document speaks of."""
        return self._days[statement.id]

    def facts(self, statement: StatementRecord, label: type[N]) -> list[N]:
        """The facts of a label that rest on a statement."""
        return self._nodes(self._in.get(("ACCORDING_TO", statement.id), ()), label)

    def to(self, node: str, type_: str, label: type[N]) -> list[N]:
        """The nodes of a label at the end of a node's relationships."""
        return self._nodes(self._out.get((type_, node), ()), label)

    def by(self, node: str, type_: str, label: type[N]) -> list[N]:
        """The nodes of a label from which relationships lead to a node."""
        return self._nodes(self._in.get((type_, node), ()), label)

    def all(self, label: type[N]) -> list[N]:
        return self._nodes(self.d.made.nodes, label)

    @cached_property
    def held(self) -> list[tuple[Membership, tuple[str, str]]]:
        """Each seat that somebody holds, with (body, the person's name as it is compared)."""
        return [
            (seat, (body.id, self.d.key(person.id)))
            for seat in self.all(Membership)
            for body in self.to(seat.id, "IN_BODY", Body)
            for person in self.by(seat.id, "HAS_MEMBERSHIP", Person)
        ]

    def _nodes(self, ids: Collection[str], label: type[N]) -> list[N]:
        nodes = self.d.made.nodes
        return [n for i in (sorted(ids) if len(ids) > 1 else ids) if isinstance(n := nodes.get(i), label)]

    def said(self, *kinds: StatementKind) -> list[StatementRecord]:
        """All statements of some kinds, in the order of their documents' days."""
        return [s for doc in self.d.docs for s in doc.statements if s.kind in kinds]
