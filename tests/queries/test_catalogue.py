"""The files of queries/read and queries/write: their headers, their parameters, and what they must not hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from queries.catalogue import Query, bare, catalogue, load, read_query
from queries.graph import Graph
from queries.lint import MAP_IN_MAP, RULES, lint
from schema.errors import QueryFault

FOLDERS = Path(__file__).parents[2] / "queries"
GOOD = """\
// name: seats
// doc: The seats of a body on a day.
// params: body STRING, as_of STRING, roles LIST<STRING> | NULL
// columns: m Membership
//
// More that a reader should know, like $why.
MATCH (b:Body {id: $body})<-[:IN_BODY]-(m:Membership)
WHERE ($roles IS NULL OR m.role IN $roles) // not '$nothing'
  AND m.note <> 'costs $money'
WITH m ORDER BY m.id"""
ROWS = """\
// name: seats
// doc: How many there are.
// params:
// columns: n INTEGER, kinds LIST<STRING>
MATCH (m:Membership) WITH count(m) AS n, COLLECT { MATCH (x:Membership) RETURN x.kind } AS kinds RETURN n, kinds"""


def query(text: str, name: str = "seats") -> Query:
    return read_query(f"queries/read/{name}.cypher", text)


def body(statement: str) -> Query:
    """A query of that statement, for lint."""
    return Query("x", "d", (), (), statement, "queries/read/x.cypher")


def test_a_head() -> None:
    seats = query(GOOD)
    assert (seats.name, seats.doc, seats.head) == ("seats", "The seats of a body on a day.", True)
    assert [(param.name, param.type) for param in seats.params][1:] == [
        ("as_of", "STRING"),
        ("roles", "LIST<STRING> | NULL"),
    ]
    assert [(column.name, column.type) for column in seats.columns] == [("m", "Membership")]
    assert seats.text.startswith("MATCH (b:Body") and seats.text.endswith("ORDER BY m.id")
    assert seats.complete == f"{seats.text}\nRETURN m"


def test_a_statement_with_rows() -> None:
    rows = query(ROWS)
    assert not rows.head and rows.params == () and rows.complete == rows.text


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("// name: seats", "// title: seats", 1, "must be '// name"),
        ("// name: seats", "// name: sets", 1, "must be seats"),
        ("// doc: The seats of a body on a day.", "// doc:", 2, "a sentence"),
        ("// doc: The seats of a body on a day.\n", "", 2, "must be '// doc"),
        ("as_of STRING", "as_of TEXT", 3, "'as_of TEXT' is not a name and a type"),
        ("as_of STRING", "STRING", 3, "not a name and a type"),
        ("body STRING, ", "", 7, "body is not declared"),
        ("m Membership", "m MEMBERSHIP", 4, "not a name and a type"),
        ("m Membership", "seat Membership", 4, "seat is declared and not given"),
        ("WITH m ORDER BY m.id", "RETURN m.id", 3, "as_of is declared and not used"),
    ],
)
def test_a_header_that_does_not_fit_is_refused_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryFault, match=re.escape(says)) as refused:
        query(GOOD.replace(old, new))
    assert refused.value.where and refused.value.where.line == line
    assert refused.value.where.file == "queries/read/seats.cypher"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1 must be"),
        (GOOD[: GOOD.index("MATCH")], "the statement is missing"),
        (ROWS.replace("n INTEGER, kinds LIST<STRING>", ""), "the columns that RETURN gives"),
        (ROWS.replace("n INTEGER", "many INTEGER"), "many is declared and not given"),
    ],
)
def test_a_file_without_its_parts_is_refused(text: str, says: str) -> None:
    with pytest.raises(QueryFault, match=says):
        query(text)


def test_strings_and_comments_are_blanked_in_place() -> None:
    text = "RETURN '$a // \\' b', \"$c\", `d $`, /* $e\n */ $f // $g"
    code = bare(text)
    assert len(code) == len(text) and code.count("\n") == text.count("\n")
    assert re.findall(r"\$\w+", code) == ["$f"]


def test_parameters_are_checked_when_bound() -> None:
    seats = query(GOOD)
    values: dict[str, Any] = {"body": "b", "as_of": "2024-05-17", "roles": None}
    assert seats.bind(**values) == values
    assert seats.bind(**{**values, "roles": ["CHAIR"]})["roles"] == ["CHAIR"]
    cases: list[tuple[dict[str, Any], str]] = [
        ({"body": 1}, "body must be STRING, not int"),
        ({"body": None}, "body must be STRING"),
        ({"roles": "CHAIR"}, "roles must be LIST<STRING>"),
        ({"roles": ["CHAIR", 1]}, "roles must be LIST<STRING>"),
        ({"role": "x"}, "role is not a parameter"),
    ]
    for wrong, says in cases:
        with pytest.raises(QueryFault, match=says):
            seats.bind(**{**values, **wrong})
    with pytest.raises(QueryFault, match="as_of is missing, body is missing, roles is missing"):
        seats.bind()


@pytest.mark.parametrize(
    ("type_", "takes", "refuses"),
    [
        ("INTEGER", [1], [True, 1.5, "1"]),
        ("FLOAT", [1, 1.5], [True, "1"]),
        ("BOOLEAN", [True], [1, None]),
        ("MAP | NULL", [{}, None], [[]]),
        ("LIST<LIST<INTEGER>>", [[[1], []], ()], [[1], [["a"]]]),
        ("LIST<ANY>", [[1, "a", {}]], [1]),
        ("NODE", [], ["n1"]),
    ],
)
def test_types_of_values(type_: str, takes: list[Any], refuses: list[Any]) -> None:
    statement = ROWS.replace("// params:", f"// params: p {type_}").replace("RETURN n", "WHERE $p IS NULL RETURN n")
    param = query(statement).params[0]
    assert [param.takes(value) for value in takes] == [True] * len(takes)
    assert [param.takes(value) for value in refuses] == [False] * len(refuses)


LINT_CASES: dict[str, tuple[list[str], list[str]]] = {
    "id-in-list": (
        ["MATCH (m:Membership) WHERE m.id IN $ids"],
        [
            "UNWIND $ids AS id MATCH (m:Membership {id: id})",
            "MATCH (m) WHERE m.role IN $roles",
            "MATCH (m) // id IN $ids",
        ],
    ),
    "optional-match": (["MATCH (m) OPTIONAL MATCH (m)-->(n) RETURN m"], ["RETURN head([(m)-->(n) | n])"]),
    "call-subquery": (
        ["CALL { MATCH (n) RETURN n }", "CALL (m) { WITH m }", "CALL () {RETURN 1}"],
        ["RETURN COLLECT { MATCH (n) RETURN n }", "CALL db.labels() YIELD label RETURN {l: label}"],
    ),
    "unnamed-projection-ordered": (
        ["RETURN COLLECT { MATCH (n) RETURN n {.id} ORDER BY n.p }"],
        ["RETURN COLLECT { MATCH (n) WITH n ORDER BY n.p RETURN n {.id} }", "RETURN n {.id} AS row ORDER BY row.id"],
    ),
    "element-id": (["RETURN elementId(n)", "MATCH (n) WHERE id(n) = 1"], ["MATCH (n {id: $id}) RETURN n.id, paid(n)"]),
    "pattern-as-condition": (
        ["RETURN [(a)-->(b) WHERE (b)-[:R]->(:T) | b]", "MATCH (b) WHERE NOT (b)<-[:R]-()", "MATCH (b) WHERE (b)-->()"],
        [
            "MATCH (b) WHERE EXISTS { (b)-[:R]->(:T) }",
            "MATCH (b) WHERE (b.n) - 1 > 0 AND (b.x)",
            "MATCH (b) WHERE (b.n) > 1",
        ],
    ),
    "several-labels-removed": (["MATCH (p) REMOVE p:A:B"], ["MATCH (p) REMOVE p:A, p:B"]),
    "shortest-k": (["MATCH p = SHORTEST 1 (a)-[:R]-+(b)"], ["MATCH p = shortestPath((a)-[:R*..4]-(b))"]),
    "fulltext-index": (["CALL db.index.fulltext.queryNodes('x', $q)"], ["MATCH (n) WHERE n.search_key CONTAINS $q"]),
    MAP_IN_MAP: (
        [
            "MATCH (d) RETURN {a: 1, d: d {.id}}",
            "RETURN {a: [(d)-->(p) | p {.id}]}",
            "RETURN {a: COLLECT { MATCH (p:P {id: 'x'}) RETURN p {.id} }}",
            "WITH {a: 1} AS x RETURN [{b: d{.*}}]",
        ],
        [
            "RETURN d {a: 1, d: d {.id}}",
            "RETURN {a: {b: 1}}",
            "RETURN {a: COLLECT { MATCH (p:P {id: $id})-->(:Q:R {k: 1}) RETURN [p.id] }}",
            "RETURN {a: COUNT { (p)-->(:Q) }, b: EXISTS { MATCH (q) }}",
            "MATCH (d {id: 'x'}) RETURN d {.id}",
        ],
    ),
}


def test_every_rule_has_cases() -> None:
    assert {rule.name for rule in RULES} | {MAP_IN_MAP} == LINT_CASES.keys()


@pytest.mark.parametrize("rule", LINT_CASES)
def test_what_lint_finds_and_what_it_lets_pass(rule: str) -> None:
    found, passed = LINT_CASES[rule]
    for statement in found:
        assert any(f": {rule}: " in line for line in lint(body(statement))), statement
    for statement in passed:
        assert lint(body(statement)) == [], statement


def test_lint_names_file_and_line() -> None:
    [line] = lint(body("MATCH (n)\nOPTIONAL MATCH (n)-->(m)\nRETURN m"))
    assert line.startswith("queries/read/x.cypher: statement line 2: optional-match: it scans")


def test_the_catalogue_holds_every_file() -> None:
    files = {path.stem for folder in ("read", "write") for path in (FOLDERS / folder).glob("*.cypher")}
    assert catalogue().keys() == files
    assert all(load(name).name == name for name in files)
    with pytest.raises(QueryFault, match="no query 'nonsense'"):
        load("nonsense")


@pytest.mark.parametrize("name", catalogue())
def test_no_query_breaks_a_rule(name: str) -> None:
    assert lint(load(name)) == []


@pytest.mark.parametrize("name", catalogue())
def test_both_engines_plan_every_query(graph: Graph, name: str) -> None:
    """A list of nodes can't be a parameter; to plan a statement, null does for any."""
    each = load(name)
    graph.read(f"EXPLAIN {each.complete}", {param.name: None for param in each.params})
