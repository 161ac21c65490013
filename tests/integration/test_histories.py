"""Documents that collide in every way are written one by one: the graph holds the world of all of them."""

from __future__ import annotations

from random import Random

import pytest

from loaders.derive import derive
from loaders.judging import NONE
from loaders.report import LOADED, UNCHANGED
from loaders.resolving.state import Doc
from loaders.world import World
from loaders.write import Writer
from queries.graph import Graph
from schema.nodes import WORLD
from schema.statements import DocumentRecord
from tests.integration.dump import dump
from tests.loaders.histories import COUNTY, random_document, random_judgement

AT = "2026-01-01T00:00:00+00:00"
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
        assert (mine if rng.random() < 0.7 else theirs).write(record(doc), AT)
    agree(graph, derive(docs))


@pytest.mark.parametrize("seed", range(2))
def test_what_comes_and_goes_leaves_the_world_of_what_is_there(graph: Graph, seed: int) -> None:
    """Documents are unloaded and loaded again, judgements entered and revoked, in any order."""
    rng = Random(f"comes and goes/{seed}")
    docs = [random_document(rng, n, rng.choice((COUNTY, "Lindas län", None))) for n in range(8)]
    writer, judged, gone = Writer(graph), NONE, list[Doc]()
    for doc in docs:
        writer.write(record(doc), AT)
    for number in range(16):
        act = rng.choice(("judge", "judge", "judge", "revoke", "load", "unload", "unload"))
        if act == "judge" and (word := random_judgement(rng, docs, number)):
            assert writer.judge(word) is not None and writer.judge(word) is None
            judged = judged.but([word])
        elif act == "revoke" and judged:
            old = rng.choice(judged.records)
            assert writer.revoke(old.id, by="Vera Holm", at=AT) is not None
            assert writer.revoke(old.id, by="Vera Holm", at=AT) is None
            judged = judged.but(less=[old])
        elif act == "load" and gone:
            docs.append(gone.pop())
            assert writer.write(record(docs[-1]), AT) == LOADED and writer.write(record(docs[-1]), AT) == UNCHANGED
        elif act == "unload" and len(docs) > 3:
            gone.append(docs.pop(rng.randrange(len(docs))))
            assert writer.unload(gone[-1].id) and not writer.unload(gone[-1].id)
    agree(graph, derive(docs, judged))


def agree(graph: Graph, world: World) -> None:
    """The graph holds this world, and nothing else of its kind."""
    stored = dump(graph)
    found = {i: (label, p) for i, (label, p) in stored["nodes"].items() if label in WORLD}
    assert found == {i: (n.label, n.properties()) for i, n in world.nodes.items()}
    edges = sorted(
        (e.source, e.type, e.target, tuple((k, str(plain(v))) for k, v in e.properties)) for e in world.edges
    )
    assert [link for link in stored["links"] if link[1] not in LAYER_1] == edges
