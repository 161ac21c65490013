"""Documents that collide in every way are written one by one: the graph holds the world of all of them."""

from __future__ import annotations

from random import Random

import pytest

from loaders.derive import derive
from loaders.resolve import Doc
from loaders.write import Writer
from queries.graph import Graph
from schema.statements import DocumentRecord
from tests.integration.dump import dump
from tests.loaders.histories import COUNTY, random_document

LAYER_1 = {"HAS_PASSAGE", "ABOUT", "STATED_IN"}


def record(doc: Doc) -> DocumentRecord:
    return DocumentRecord(
        doc.id, doc.id, doc.id, "MINUTES", doc.date, "text", 1, doc.county, (), doc.mentions, doc.statements
    )


def plain(value: object) -> object:
    """As a database gives it."""
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("seed", range(3))
def test_the_graph_holds_the_world_of_random_documents(graph: Graph, seed: int) -> None:
    """Two writers take turns, so that some of what they remember has to be read again."""
    rng = Random(f"live/{seed}")
    docs = [random_document(rng, n, COUNTY if seed else None) for n in range(14)]
    mine, theirs = Writer(graph), Writer(graph)
    for doc in docs:
        assert (mine if rng.random() < 0.7 else theirs).write(record(doc), "2026-01-01T00:00:00+00:00")
    world, stored = derive(docs), dump(graph)
    found = {i: (label, p) for i, (label, p) in stored["nodes"].items() if i in world.nodes}
    assert found == {i: (n.label, n.properties()) for i, n in world.nodes.items()}
    edges = sorted(
        (e.source, e.type, e.target, tuple((k, str(plain(v))) for k, v in e.properties)) for e in world.edges
    )
    assert [link for link in stored["links"] if link[1] not in LAYER_1] == edges
