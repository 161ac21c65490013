"""A graph as plain data, to compare two of them: nodes by id, relationships by their ends."""

from __future__ import annotations

from typing import Any

from queries.graph import Graph

NOT_FACTS = {"loaded_at"}


def dump(graph: Graph, *, labels: frozenset[str] | None = None) -> dict[str, Any]:
    """Everything but the state, the changes and the time of loading; of some labels only when they are given."""
    nodes = {}
    for found, properties in graph.read(
        "MATCH (n) WHERE NOT n:GraphState AND NOT n:Change RETURN labels(n), properties(n)"
    ):
        name = next(label for label in found if label != "Actor")
        if labels is None or name in labels:
            nodes[properties["id"]] = (name, {k: v for k, v in properties.items() if k not in NOT_FACTS})
    links = sorted(
        (a, type_, b, tuple(sorted((k, str(v)) for k, v in properties.items())))
        for a, type_, b, properties in graph.read("MATCH (a)-[e]->(b) RETURN a.id, type(e), b.id, properties(e)")
        if a in nodes and b in nodes
    )
    return {"nodes": nodes, "links": links}
