"""The derived world as plain data, and the difference between two of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from schema.documents import Node
from schema.edges import Edge, edge_type


@dataclass
class World:
    """Nodes by id, and edges between them, to statements (ACCORDING_TO) and from mentions (DENOTES)."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: set[Edge] = field(default_factory=set)

    def add(self, node: Node) -> str:
        """Enter a node; one of the same id is kept as it is. Gives the id."""
        return self.nodes.setdefault(node.id, node).id

    def link(self, source: str, type_: str, target: str, **properties: str | int | tuple[str, ...]) -> None:
        self.edges.add(Edge(source, type_, target, tuple(sorted(properties.items())) if properties else ()))

    def rest(self, node: str, statements: Iterable[str]) -> None:
        """Say on which statements a fact rests."""
        for statement in statements:
            self.link(node, "ACCORDING_TO", statement)

    def label(self, id_: str) -> str | None:
        node = self.nodes.get(id_)
        return node.label if node else None

    def target(self, e: Edge) -> str | None:
        """The label of an edge's target; a NameKey is no node of the world, but what names have in common."""
        return "NameKey" if e.type == "NEAR" else self.label(e.target)

    def check(self, mentions: frozenset[str], statements: frozenset[str]) -> list[str]:
        """Edges that the schema doesn't know, or that lead nowhere; empty for a sound world."""
        wrong = []
        for e in sorted(self.edges):
            source = "Mention" if e.source in mentions else self.label(e.source)
            target = "Statement" if e.target in statements else self.target(e)
            if source is None or target is None or edge_type(source, e.type, target) is None:
                wrong.append(f"({source})-[:{e.type}]->({target}) from {e.source} to {e.target}")
        return wrong


@dataclass(frozen=True)
class Difference:
    """What turns one world into another."""

    added: tuple[Node, ...]
    changed: tuple[Node, ...]
    removed: tuple[Node, ...]
    linked: tuple[Edge, ...]
    unlinked: tuple[Edge, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.linked or self.unlinked)


def difference(before: World, after: World) -> Difference:
    """The nodes and edges to add, change and take away, each in a fixed order."""

    def nodes(ids: Iterable[str], world: World) -> tuple[Node, ...]:
        return tuple(world.nodes[i] for i in sorted(ids))

    kept = before.nodes.keys() & after.nodes.keys()
    return Difference(
        nodes(after.nodes.keys() - before.nodes.keys(), after),
        nodes((i for i in kept if before.nodes[i] != after.nodes[i]), after),
        nodes(before.nodes.keys() - after.nodes.keys(), before),
        tuple(sorted(after.edges - before.edges)),
        tuple(sorted(before.edges - after.edges)),
    )
