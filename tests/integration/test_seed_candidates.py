"""What is likely but not certain in the real minutes is a pair for a person to judge, with score and reasons."""

from __future__ import annotations

from loaders.write import Writer
from queries.graph import Graph
from schema.identity import search_key
from schema.similarity import Known, likeness
from schema.statements import MentionKind
from tests.api.world import data
from tests.loaders import seeds

pytestmark = seeds.needed
PAIRS = """{ candidatePairs(kind: PERSON, first: 500) {
  nodes { score reasons left { id name } right { id name } } } }"""


def test_likely_people_are_one_node_or_a_pair(graph: Graph) -> None:
    writer = Writer(graph)
    for number in ("000", "001", "003"):
        writer.write(seeds.records()[number], "2024-12-01T00:00:00+00:00")
    nodes = data(graph, PAIRS)["candidatePairs"]["nodes"]
    assert all(0 < n["score"] < 1 and n["reasons"] for n in nodes)
    assert [n["score"] for n in nodes] == sorted((n["score"] for n in nodes), reverse=True)
    offered = {frozenset((search_key(n["left"]["name"]), search_key(n["right"]["name"]))) for n in nodes}
    rows = graph.read("MATCH (m:Mention {kind: 'PERSON'})-[:DENOTES]->(p:Person) RETURN m.document, m.name, p.id")
    actor = {(document, search_key(name)): id_ for document, name, id_ in rows}
    tried = 0
    for cluster in seeds.identity()["likely"]:
        clean, damaged = (seeds.records()[number] for number in cluster["documents"])
        name = search_key(cluster["name"])
        for m in damaged.mentions:
            like = likeness("Person", Known(cluster["name"]), Known(m.name, m.scanned))
            if m.kind == MentionKind.PERSON and like.score >= 0.4:
                tried += 1
                one = actor[(clean.id, name)] == actor[(damaged.id, search_key(m.name))]
                assert one or frozenset((name, search_key(m.name))) in offered, m.name
    assert tried >= 3


def test_different_people_are_not_one(graph: Graph) -> None:
    writer = Writer(graph)
    for record in seeds.records().values():
        writer.write(record, "2024-12-01T00:00:00+00:00")
    rows = graph.read("MATCH (m:Mention {kind: 'PERSON'})-[:DENOTES]->(p:Person) RETURN m.name, p.id")
    people: dict[str, set[str]] = {}
    for name, id_ in rows:
        people.setdefault(search_key(name), set()).add(id_)
    for left, right in seeds.identity()["different"]:
        assert not people.get(search_key(left), set()) & people.get(search_key(right), set())
    for cluster in seeds.identity()["people"]:
        assert len(people[search_key(cluster["name"])]) == 1
