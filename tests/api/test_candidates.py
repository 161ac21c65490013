"""Those that may be one: found by what their names have in common, weighed, and left out once they are judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from queries import writing
from queries.graph import Graph
from schema.documents import Judgement, Mention, Node
from schema.identity import name_key, search_key, sort_name
from schema.nodes import Attendance, Body, Organization, Person
from schema.similarity import near_keys
from tests.api.world import data

COUNTY = "Ekmarks län"
PAIRS = """query ($kind: CandidateKind, $county: String, $first: Int! = 20, $after: String, $least: Float! = 0.25) {
  candidatePairs(kind: $kind, county: $county, first: $first, after: $after, minScore: $least) {
    totalCount pageInfo { hasNextPage endCursor } nodes { score reasons left { id } right { id } } } }"""
PEOPLE = {"p1": "Karin Bergh", "p2": "Karin Berg", "p3": "K Berg", "p4": "Karin Anna Berg", "p5": "Ola Berg"}
BODIES = {"b1": "Styrgruppen för simhallen", "b2": "Styrgrupp simhall", "b3": "Arbetsgruppen simhallen 2"}


@pytest.fixture
def doubtful(graph: Graph) -> Graph:
    """A graph with people and bodies whose names are alike, one mention each."""
    nodes: list[Node] = []
    for id_, name in (*PEOPLE.items(), *BODIES.items()):
        keys: dict[str, Any] = {"name": name, "search_key": search_key(name), "name_key": name_key(name)}
        county = COUNTY
        if id_ in PEOPLE:
            nodes.append(Person(id=id_, sort_name=sort_name(name), county=county, **keys))
        else:
            nodes.append(Body(id=id_, sort_name=name, county=county, kind="OTHER", **keys))
        nodes.append(Mention(id=f"m-{id_}", kind="PERSON", name_as_written=name, key=id_, document="d", **keys))
    nodes.append(Person(id="far", sort_name="Berg, Karin", county="Annat län", **_named("Karin Berg")))

    def work(tx: Any) -> None:
        writing.add(tx, nodes)
        actors = [n for n in nodes if isinstance(n, Person | Body)]
        near = [(n, key) for n in actors for key in near_keys(n.label, n.name, n.county)]
        writing.add_keys(tx, (key for _, key in near))
        writing.link(tx, ((n.label, n.id, "NEAR", "NameKey", key, {"name": n.name}) for n, key in near))
        named = [n for n in actors if n.id != "far"]
        writing.link(tx, (("Mention", f"m-{n.id}", "DENOTES", n.label, n.id, {"reason": "same_name"}) for n in named))

    graph.write(work)
    return graph


def _named(name: str) -> dict[str, Any]:
    return {"name": name, "search_key": search_key(name), "name_key": name_key(name)}


def found(graph: Graph, **variables: Any) -> list[tuple[set[str], float, list[str]]]:
    nodes = data(graph, PAIRS, **variables)["candidatePairs"]["nodes"]
    return [({n["left"]["id"], n["right"]["id"]}, n["score"], n["reasons"]) for n in nodes]


def test_pairs_come_with_score_and_reasons(doubtful: Graph) -> None:
    pairs = found(doubtful, kind="PERSON")
    assert [score for _, score, _ in pairs] == sorted((score for _, score, _ in pairs), reverse=True)
    why = {frozenset(pair): reasons for pair, _, reasons in pairs}
    assert why[frozenset({"p1", "p2"})] == ["NEAR_SPELLING"]
    assert why[frozenset({"p2", "p3"})] == ["INITIAL"]
    assert why[frozenset({"p2", "p4"})] == ["NAME_MORE"]
    assert not any("p5" in pair or "far" in pair for pair in why)


def test_bodies_by_the_words_that_tell_them_apart(doubtful: Graph) -> None:
    assert [pair for pair, _, _ in found(doubtful, kind="BODY")] == [{"b1", "b2"}]


def test_a_page_goes_on_where_the_one_before_ended(doubtful: Graph) -> None:
    whole = found(doubtful, least=0)
    pages: list[Any] = []
    after = None
    while True:
        page = data(doubtful, PAIRS, first=2, after=after, least=0)["candidatePairs"]
        assert page["totalCount"] == len(whole)
        pages += [({n["left"]["id"], n["right"]["id"]}, n["score"], n["reasons"]) for n in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert pages == whole and len(whole) > 4


def test_a_county_and_a_score(doubtful: Graph) -> None:
    assert found(doubtful, county="Annat län") == []
    assert all(score >= 0.5 for _, score, _ in found(doubtful, county=COUNTY, least=0.5))


def test_what_is_judged_is_left_out(doubtful: Graph) -> None:
    word = {"reason": "seen", "by": "Siv Ros", "at": "2024-06-01"}
    judged = Judgement(id="j1", left="m-p1", right="m-p2", verdict="DIFFERENT", **word)
    revoked = Judgement(id="j2", left="m-p2", right="m-p3", verdict="UNSURE", revoked_at="2024-06-02", **word)
    doubtful.write(lambda tx: writing.add(tx, [judged, revoked]))
    pairs = [pair for pair, _, _ in found(doubtful, kind="PERSON")]
    assert {"p1", "p2"} not in pairs and {"p2", "p3"} in pairs
    one = data(doubtful, '{ person(name: "p2") { candidates { actor { id } score reasons } } }')["person"]["candidates"]
    assert "p1" not in {c["actor"]["id"] for c in one} and one[0]["reasons"]
    assert one == sorted(one, key=lambda c: (-c["score"], c["actor"]["id"]))


def test_why_mentions_are_one(doubtful: Graph) -> None:
    asked = '{ person(name: "p2") { mergedBecause { reason mention { nameAsWritten } } } }'
    assert data(doubtful, asked)["person"]["mergedBecause"] == [
        {"reason": "same_name", "mention": {"nameAsWritten": "Karin Berg"}}
    ]


def test_what_people_are_tied_to_counts(doubtful: Graph) -> None:
    before = {frozenset(pair): score for pair, score, _ in found(doubtful, kind="PERSON")}
    place = Organization(id="o", sort_name="Granviks kommun", kind="MUNICIPALITY", **_named("Granviks kommun"))
    work: list[tuple[str, str, str, str, str, Mapping[str, Any]]] = []
    nodes: list[Node] = [place]
    for id_ in ("p1", "p2"):
        nodes.append(Attendance(id=f"a-{id_}", status="PRESENT", capacity="member", capacity_order=0, position=0))
        work.append(("Person", id_, "HAS_ATTENDANCE", "Attendance", f"a-{id_}", {}))
        work.append(("Attendance", f"a-{id_}", "ON_BEHALF_OF", "Organization", "o", {}))

    def write(tx: Any) -> None:
        writing.add(tx, nodes)
        writing.link(tx, work)

    doubtful.write(write)
    [(_, score, reasons)] = [each for each in found(doubtful, kind="PERSON") if each[0] == {"p1", "p2"}]
    assert score > before[frozenset({"p1", "p2"})] and "SAME_ORGANIZATION" in reasons
