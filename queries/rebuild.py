"""Emptying a graph of ours where it stands, to fill it anew: in batches, and so that it can be interrupted.

The state says `rebuilding` before anything goes away, and until all is there again: nobody is answered meanwhile.
"""

from __future__ import annotations

from uuid import uuid4

import schema
from queries.graph import Graph, Transaction
from queries.watch import Watch
from schema.nodes import NODES

BATCH = 5000
"""Nodes, with their relationships, that one transaction deletes."""

BEGIN = (
    "MERGE (s:GraphState {id: 'state'}) ON CREATE SET s.version = 0 "
    "SET s.rebuilding = $plan, s.schema_version = $schema_version, s.constraints_hash = '', "
    "s.shows_confidential = false, s.flips = coalesce(s.flips, 0) + 1, s.epoch = $epoch"
)
END = "MATCH (s:GraphState {id: 'state'}) REMOVE s.rebuilding"


def begin_rebuilding(graph: Graph, plan: str) -> None:
    """Mark a graph and empty it of our nodes, unless it is marked with the same plan already. Raises StoreError."""
    state = graph.state()
    graph.check_ours(state)
    graph.watch = None  # who fills it may read it
    epoch = uuid4().hex
    if (state.get("rebuilding"), state.get("schema_version")) != (plan, schema.VERSION):
        graph.write(lambda tx: tx.run(BEGIN, plan="emptying", schema_version=schema.VERSION, epoch=epoch))
        for label in NODES:
            if label != "GraphState":
                while graph.write(lambda tx, label=label: _delete(tx, label)) == BATCH:  # type: ignore[misc]
                    pass
        graph.write(lambda tx: tx.run(BEGIN, plan=plan, schema_version=schema.VERSION, epoch=epoch))
    graph.ensure_schema()


def end_rebuilding(graph: Graph) -> None:
    """The graph is whole. Raises StoreError."""
    graph.write(lambda tx: tx.run(END))
    graph.watch = Watch(None)


def _delete(tx: Transaction, label: str) -> int:
    return tx.run(f"MATCH (n:{label}) WITH n LIMIT {BATCH} DETACH DELETE n").nodes_deleted
