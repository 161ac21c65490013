"""The changes of a graph, one after the other from nothing, make the world that it holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from threading import Thread
from typing import Any

import pytest

from api.schema import answer
from loaders.derive import derive
from loaders.judging import NONE
from loaders.record import meeting_key
from loaders.report import LOADED, NEW_VERSION, UNCHANGED
from loaders.resolving.state import Doc
from loaders.write import Writer
from queries.graph import Graph
from schema.nodes import WORLD
from tests.integration.dump import dump
from tests.integration.test_histories import AT, agree, record
from tests.loaders.histories import COUNTY, random_document, random_judgement


def replayed(graph: Graph) -> tuple[dict[str, tuple[str, dict[str, Any]]], list[tuple[str, str, str, str]]]:
    """(nodes of the world by id, relationships that begin at them or at mentions), from the changes alone."""
    nodes: dict[str, tuple[str, dict[str, Any]]] = {}
    links: Counter[tuple[str, str, str, str]] = Counter()
    for (c,) in graph.read("MATCH (c:Change) RETURN properties(c) ORDER BY c.position"):
        before, after = (json.loads(c[side]) if side in c else {} for side in ("before", "after"))
        if c["kind"] == "REMOVED":
            assert nodes.pop(c["node"]) == (c["of"], before)
        elif c["of"] != "Mention":
            label, old = nodes.get(c["node"], (c["of"], {}))
            assert {k: old.get(k) for k in before} == before and label == c["of"]
            nodes[c["node"]] = (label, {k: v for k, v in {**old, **after}.items() if v is not None})
        for sign, told in ((-1, c.get("unlinked", ())), (1, c.get("linked", ()))):
            for type_, target, properties in map(json.loads, told):
                links[(c["node"], type_, target, str(sorted(properties.items())))] += sign
    assert set(links.values()) <= {0, 1}
    return nodes, sorted(link for link, n in links.items() if n)


@pytest.mark.parametrize("seed", range(2))
def test_changes_replay_to_the_same_graph(graph: Graph, seed: int) -> None:
    rng = Random(f"changes/{seed}")
    docs = [random_document(rng, n, rng.choice((COUNTY, None))) for n in range(8)]
    writers, judged = [Writer(graph), Writer(graph)], NONE
    for n, doc in enumerate(docs):
        rng.choice(writers).write(record(doc), AT)
        if word := random_judgement(rng, docs[: n + 1], n):
            judged = judged.but([word])
            rng.choice(writers).judge(word)
    rng.choice(writers).unload(docs[3].id)
    rng.choice(writers).unload(docs[5].id)
    rng.choice(writers).revoke(judged.records[0].id, by="Vera Holm", at=AT)
    nodes, links = replayed(graph)
    stored = dump(graph)
    assert nodes == {i: node for i, node in stored["nodes"].items() if node[0] in WORLD}
    layer_1 = {"HAS_PASSAGE", "ABOUT", "STATED_IN", "NEAR"}
    told = {(a, t, b, str(sorted((k, v) for k, v in p))) for a, t, b, p in stored["links"] if t not in layer_1}
    assert {(a, t, b) for a, t, b, _ in links} == {(a, t, b) for a, t, b, _ in told}
    assert [n for (n,) in graph.read("MATCH (c:Change) RETURN count(DISTINCT c.position) - count(c)")] == [0]


def version_of(doc: Doc, rng: Random) -> Doc:
    """Another document of the same meeting."""
    met = meeting_key(doc.mentions, doc.statements)
    made = (random_document(rng, n) for n in range(2, 10_000))
    return next(d for d in made if met and meeting_key(d.mentions, d.statements) == met)


def test_a_document_that_comes_again_with_other_bytes_takes_the_place_of_the_old(graph: Graph) -> None:
    rng = Random("versions")
    first, other = (random_document(rng, n) for n in range(2))
    second = version_of(first, rng)
    writer = Writer(graph)
    assert writer.write(replace(record(first), source="rad.txt"), AT) == LOADED
    writer.write(record(other), AT)
    assert writer.write(replace(record(second), source="rad.txt"), AT) == NEW_VERSION
    agree(graph, derive([second, other]))
    [[withdrawn, by]] = graph.read("MATCH (d:Document {id: $id}) RETURN d.withdrawn_at, d.replaced_by", id=first.id)
    assert (withdrawn, by) == (AT, second.id)
    assert graph.read("MATCH (s:Statement {document: $id}) RETURN count(s)", id=first.id) == [[len(first.statements)]]
    assert writer.write(replace(record(first), source="rad.txt"), AT) == UNCHANGED
    assert writer.unload(second.id)
    agree(graph, derive([first, other]))


def test_another_file_of_the_same_meeting_is_no_version_unless_somebody_says_so(graph: Graph) -> None:
    rng = Random("no version")
    first = random_document(rng, 0)
    second = version_of(first, rng)
    writer = Writer(graph)
    writer.write(replace(record(first), source="rad.txt"), AT)
    assert writer.write(replace(record(second), source="bilaga.txt"), AT) == LOADED
    agree(graph, derive([first, second]))
    third = version_of(first, rng)
    assert writer.write(replace(record(third), source="nytt.txt"), AT, replaces=first.id) == NEW_VERSION
    agree(graph, derive([second, third]))


CHANGES = """query ($since: String) { changes(since: $since, first: 7) {
    cursor changes { id node kind of before after } } }"""


def test_a_reader_beside_two_writers_misses_nothing_and_sees_nothing_twice(graph: Graph) -> None:
    rng = Random("beside")
    docs = [random_document(rng, n) for n in range(8)]

    def write(some: Sequence[Doc]) -> None:
        writer = Writer(graph)
        for doc in some:
            writer.write(record(doc), AT)

    writing = [Thread(target=write, args=(docs[n::2],)) for n in range(2)]
    for thread in writing:
        thread.start()
    seen: list[str] = []
    cursor = None
    while True:
        done = not any(thread.is_alive() for thread in writing)
        response = answer(graph, CHANGES, {"since": cursor})
        assert "errors" not in response, response
        found = response["data"]["changes"]
        seen += [change["id"] for change in found["changes"]]
        cursor = found["cursor"]
        if done and not found["changes"]:
            break
    assert seen == [id_ for (id_,) in graph.read("MATCH (c:Change) RETURN c.id ORDER BY c.position")]
    assert len(seen) == len(set(seen)) > 100


@pytest.mark.parametrize("since", ["nothing", "0.0.0", f"{'0' * 32}.0.5", ""])
def test_a_cursor_of_other_changes_is_refused(graph: Graph, since: str) -> None:
    Writer(graph).write(record(random_document(Random("one"), 0)), AT)
    [error] = answer(graph, CHANGES, {"since": since})["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT" and "cursor" in error["message"]
