"""The lists by pages, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from queries.graph import Graph
from tests.api.world import ask, data, error


@pytest.mark.parametrize(
    ("field", "filters", "found"),
    [
        ("people", "name: \"berg\"", ["astrid"]),
        ("people", "name: \"öberg karin\", county: \"Ekmarks län\"", ["karin-1", "karin-2"]),
        ("people", "county: \"Ingens län\"", []),
        ("bodies", "kind: [COUNCIL]", ["council"]),
        ("bodies", "owner: \"Sunds kommun\"", ["board-sund"]),
        ("bodies", "name: \"kommunstyrelse\", owner: \"granvik\"", ["board-granvik"]),
        ("organizations", "kind: [REGION, UNIT]", ["region", "staff"]),
        ("organizations", "code: \"7702\"", ["sund"]),
        ("meetings", "body: \"council\"", ["may-20", "may-10", "march"]),
        ("meetings", "from: \"2024-03-02\", to: \"2024-03-04\"", ["march"]),
        ("meetings", "from: \"2024-05\"", ["may-20", "may-10"]),
        ("meetings", "status: [PLANNED]", []),
        ("mandates", "text: \"plan\"", ["t-plan"]),
        ("mandates", "overdue: true", ["t-review"]),
        ("mandates", "status: [REPORTED]", ["t-plan"]),
        ("mandates", "dueBefore: \"2024-05-15\"", ["t-step-1", "t-plan"]),
        ("mandates", "dueFrom: \"2024-05\"", ["t-review", "t-step-2"]),
        ("mandates", "holder: \"kommunstyrelsen (granvik)\"", ["t-undated"]),
        ("decisions", "by: \"council\"", ["d-2", "d-1"]),
        ("decisions", "kind: [APPROVAL], status: [TAKEN]", ["d-1"]),
        ("decisions", "text: \"lämnas\"", ["d-2"]),
        ("decisions", "text: \"vården godkänna\"", ["d-1"]),
        ("decisions", "to: \"2024-03\"", ["d-1"]),
        ("documents", "title: \"mars\", kind: [MINUTES]", ["doc"]),
        ("documents", "from: \"2024-03-02\"", []),
    ],
)  # fmt: skip
def test_filters(filled: Graph, field: str, filters: str, found: list[str]) -> None:
    response = data(filled, f"{{ {field}(filter: {{{filters}}}) {{ totalCount nodes {{ id }} }} }}")[field]
    assert [node["id"] for node in response["nodes"]] == found
    assert response["totalCount"] == len(found)


def test_the_mandates_of_another_day(filled: Graph) -> None:
    text = '{ mandates(filter: {overdue: true}, asOf: "2024-05-10") { nodes { id status } } }'
    assert data(filled, text)["mandates"]["nodes"] == [{"id": "t-plan", "status": "GIVEN"}]


@pytest.mark.parametrize(
    "field", ["people", "bodies", "organizations", "meetings", "mandates", "decisions", "documents"]
)
def test_paging_through_gives_each_node_once(filled: Graph, field: str) -> None:
    text = f"""query ($after: String) {{ {field}(first: 2, after: $after) {{ totalCount edges {{ cursor node {{ id }} }}
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"""
    whole = [node["id"] for node in data(filled, f"{{ {field}(first: 500) {{ nodes {{ id }} }} }}")[field]["nodes"]]
    seen: list[str] = []
    after: str | None = None
    while True:
        page: dict[str, Any] = data(filled, text, after=after)[field]
        info = page["pageInfo"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        assert page["totalCount"] == len(whole) and info["hasPreviousPage"] == (after is not None)
        assert (info["startCursor"], info["endCursor"]) == (page["edges"][0]["cursor"], page["edges"][-1]["cursor"])
        after = info["endCursor"]
        if not info["hasNextPage"]:
            break
    assert seen == whole


def test_aliases_in_edges_and_nodes(filled: Graph) -> None:
    text = """{ p: people(first: 1) { e: edges { n: node { a: name } } nodes { b: sortName } i: pageInfo { more:
    hasNextPage } } }"""
    assert data(filled, text)["p"] == {
        "e": [{"n": {"a": "Astrid Berg"}}],
        "nodes": [{"b": "Berg, Astrid"}],
        "i": {"more": True},
    }


def test_only_the_total_and_no_nodes(filled: Graph) -> None:
    assert data(filled, "{ people(first: 0) { totalCount pageInfo { hasNextPage } } }")["people"] == {
        "totalCount": 11,
        "pageInfo": {"hasNextPage": True},
    }
    assert data(filled, "{ people { totalCount } }")["people"] == {"totalCount": 11}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("first: 501", "first is 501"),
        ("first: -1", "first is -1"),
        ('after: "nonsense"', "is no cursor"),
        ('after: "MQ=="', "is no cursor"),
        ('filter: {name: "?!"}', "has no word to look for"),
    ],
)
def test_what_is_refused(filled: Graph, arguments: str, says: str) -> None:
    found = error(filled, f"{{ people({arguments}) {{ totalCount }} }}")
    assert says in found["message"] and found["extensions"]["code"] == "BAD_USER_INPUT"


def test_one_key_in_two_ways_is_refused(filled: Graph) -> None:
    text = "{ people { nodes { x: name } edges { node { x: sortName } } } }"
    assert error(filled, text)["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_name_in_a_filter_is_resolved_like_any_other(filled: Graph) -> None:
    assert error(filled, '{ meetings(filter: {body: "Kommunstyrelsen"}) { totalCount } }')["extensions"]["code"] == (
        "AMBIGUOUS_NAME"
    )
    response = ask(filled, '{ mandates(filter: {holder: "Ingen Alls"}) { totalCount } people { totalCount } }')
    assert response["data"]["mandates"] is None and response["data"]["people"] == {"totalCount": 11}
