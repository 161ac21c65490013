"""Each root field is one statement, whatever is selected; and the selection is planned as GraphQL means it."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument

from queries.graph import Graph
from tests.api.world import COUNCIL, ask, data, schema

ROOTS = {
    "whoSitsIn": 'body: "council"',
    "seatsOf": 'person: "bo"',
    "mandatesOf": 'holder: "bo"',
    "attendance": 'body: "council", date: "2024-03-01", onBehalfOf: "granvik"',
    "uncoveredOrganizations": 'body: "council", date: "2024-03-01"',
    "attendedAll": 'meetings: [{body: "council", date: "2024-03"}, {body: "board-granvik", date: "2024-03"}]',
    "person": 'name: "bo"',
    "body": 'name: "council"',
    "organization": 'name: "granvik"',
    "meeting": 'body: "council", date: "2024-03-01"',
    "mandate": 'id: "t-plan"',
    "decision": 'id: "d-1"',
    "document": 'name: "protokoll mars"',
    "node": 'id: "council"',
    "search": 'text: "kommun"',
    "counts": "",
    "diff": 'from: "2023-06-01", to: "2024-06-01", body: "council"',
    "timeline": 'actor: "bo"',
    "interlocks": "least: 1",
    "overlap": "",
    "people": "filter: {name: \"b\"}",
    "bodies": 'filter: {owner: "granvik"}',
    "organizations": "first: 2",
    "meetings": 'filter: {body: "council"}',
    "mandates": 'filter: {holder: "bo"}',
    "decisions": 'filter: {by: "council"}',
    "agreement": 'name: "ag-home"',
    "agreements": 'filter: {party: "granvik"}',
    "funding": "filter: {kind: [GRANT]}",
    "structureLinks": "filter: {kind: [PART_OF]}",
    "issue": 'id: "issue"',
    "issues": 'filter: {body: "council"}',
    "documents": "",
    "candidatePairs": "minScore: 0",
    "changes": "",
    "judgements": "",
    "corrections": "",
}  # fmt: skip
"""Arguments of each root field with which the invented world answers something."""


def whole(type_: Any, depth: int) -> str:
    """All fields of a type that need no argument, `depth` levels of objects below it."""
    parts = ["__typename"]
    for name, field in type_.fields.items():
        below = get_named_type(field.type)
        if any(is_required_argument(argument) for argument in field.args.values()):
            continue
        if is_leaf_type(below):
            parts.append(name)
        elif depth > 0 and isinstance(below, GraphQLObjectType | GraphQLInterfaceType):
            parts.append(f"{name} {{ {whole(below, depth - 1)} }}")
    return " ".join(parts)


def deepest(type_: Any, depth: int, seen: tuple[str, ...] = ()) -> str:
    """A selection of one object field after another, to exactly that depth where the types go so far."""
    for name, field in type_.fields.items():
        below = get_named_type(field.type)
        if depth > 0 and not is_leaf_type(below) and below.name not in seen:
            return f"__typename {name} {{ {deepest(below, depth - 1, (*seen, type_.name))} }}"
    return "__typename " + " ".join(
        name for name, field in type_.fields.items() if is_leaf_type(get_named_type(field.type))
    )


def root(name: str, selection: str) -> str:
    arguments = f"({ROOTS[name]})" if ROOTS[name] else ""
    return f"{{ {name}{arguments} {{ {selection} }} }}"


def type_of(name: str) -> Any:
    return get_named_type(schema()._schema.query_type.fields[name].type)  # type: ignore[union-attr]


def test_every_root_field_is_tried() -> None:
    query = schema()._schema.query_type
    assert query and set(query.fields) == set(ROOTS)


TWO = ("candidatePairs",)
"""What no database can order is read twice: all there is to weigh, then what is selected of a page."""


@pytest.mark.parametrize("name", ROOTS)
def test_one_statement_for_everything_that_can_be_selected(filled: Graph, name: str) -> None:
    text = root(name, whole(type_of(name), 1))
    with filled.counting() as sent:
        response = ask(filled, text)
    assert "errors" not in response, response["errors"]
    assert len(sent) == (2 if name in TWO else 1) and response["data"][name] is not None


@pytest.mark.parametrize("name", ROOTS)
def test_one_statement_at_depth_five(filled: Graph, name: str) -> None:
    text = root(name, deepest(type_of(name), 5))
    with filled.counting() as sent:
        response = ask(filled, text)
    assert "errors" not in response, response["errors"]
    assert len(sent) == (2 if name in TWO else 1)


def test_a_deep_question(filled: Graph) -> None:
    text = """{ body(name: "council") { meetings { items { presenters { positions { organization { partOf { name }
    } } } } } } }"""
    with filled.counting() as sent:
        found = data(filled, text)["body"]["meetings"]
    assert len(sent) == 1
    (presenter,) = found[2]["items"][0]["presenters"]
    assert presenter == {"positions": [{"organization": {"partOf": {"name": "Region Ekmark"}}}]}


def test_several_root_fields_are_as_many_statements(filled: Graph) -> None:
    with filled.counting() as sent:
        data(filled, '{ a: person(name: "bo") { id } b: person(name: "disa") { id } counts { people } }')
    assert len(sent) == 3


def test_the_statement_does_not_depend_on_the_values(filled: Graph) -> None:
    text = """query ($b: String!, $d: Date, $n: Int) { whoSitsIn(body: $b, asOf: $d) { seats { evidence(first:
        $n) { quote } } } }"""
    with filled.counting() as sent:
        data(filled, text, b="council", d="2024-06-01", n=1)
        data(filled, text, b=COUNCIL, d="2023-01-01", n=2)
        literal = '{ whoSitsIn(body: "council", asOf: "2020") { seats { evidence(first: 9) { quote } } } }'
        data(filled, literal)
    assert len(set(sent)) == 1


def test_fragments_aliases_and_merged_fields(filled: Graph) -> None:
    text = """
    query { whoSitsIn(body: "council") { ...Chair seats { person { name } } seats { ... { role } person { sortName
    } } } }
    fragment Chair on WhoSitsIn { seats { id ... on Membership { b: body { ...Named } } ... on Node { same: id } } }
    fragment Named on Actor { name ... on Body { kind } ... on Person { sortName } }
    """
    first = data(filled, text)["whoSitsIn"]["seats"][0]
    assert first == {
        "id": "m-astrid",
        "b": {"name": COUNCIL, "kind": "COUNCIL"},
        "same": "m-astrid",
        "person": {"name": "Astrid Berg", "sortName": "Berg, Astrid"},
        "role": "CHAIR",
    }


@pytest.mark.parametrize("on", [True, False])
def test_skip_and_include(filled: Graph, on: bool) -> None:
    text = """query ($on: Boolean!) { person(name: "bo") { id name @include(if: $on) s: sortName @skip(if: $on)
        ... @include(if: $on) { county } ...F @skip(if: $on) } } fragment F on Person { memberships { id } }"""
    found = data(filled, text, on=on)["person"]
    assert list(found) == (["id", "name", "county"] if on else ["id", "s", "memberships"])


def test_one_key_of_two_fields_on_two_types(filled: Graph) -> None:
    text = """{ search(text: "kommun", kinds: [BODY, ORGANIZATION]) { ... on Body { x: county } ... on
        Organization { x: code } } }"""
    assert {"x": "7702"} in data(filled, text)["search"] and {"x": "Ekmarks län"} in data(filled, text)["search"]


def test_the_same_field_with_other_arguments(filled: Graph) -> None:
    text = """{ person(name: "bo") { a: mandates(status: [GIVEN]) { id } b: mandates(status: [REPORTED]) { id }
        c: mandates(asOf: "2024-03", status: [GIVEN], overdue: false, first: 1) { id status } } }"""
    assert data(filled, text)["person"] == {
        "a": [], "b": [{"id": "t-plan"}], "c": [{"id": "t-plan", "status": "GIVEN"}]
    }  # fmt: skip


def test_variables_in_nested_arguments_and_their_defaults(filled: Graph) -> None:
    text = """query ($roles: [Role!] = [CHAIR], $n: Int) { body(name: "council") { memberships(roles: $roles,
        first: $n) { id } } }"""
    assert data(filled, text)["body"]["memberships"] == [{"id": "m-astrid"}]
    assert len(data(filled, text, roles=None)["body"]["memberships"]) == 4
    assert len(data(filled, text, roles=["MEMBER"], n=2)["body"]["memberships"]) == 2


def test_introspection_asks_nothing_of_the_graph(filled: Graph) -> None:
    with filled.counting() as sent:
        response = ask(filled, "{ __schema { queryType { fields { name args { name } } } } __typename }")
    assert sent == [] and response["data"]["__typename"] == "Query"
