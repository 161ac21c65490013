"""What is too large is refused before anything is asked of the graph, and errors show nothing of the inside."""

from __future__ import annotations

import time
from typing import Any

import pytest
from graphql import GraphQLError

from api.errors import describe, presentable
from api.limits import Limits
from queries.graph import Graph
from schema.errors import EngineUnavailable, QueryFault, UsageError
from tests.api.world import ask

SMALL = Limits(depth=4, fields=10, aliases=3, roots=3, characters=600)


def nested(levels: int) -> str:
    return '{ person(name: "bo") ' + "{ memberships { person " * levels + "{ id }" + " } }" * levels + " }"


@pytest.mark.parametrize(
    "text",
    [
        nested(3),
        "{ counts { " + " ".join("people" for _ in range(11)) + " } }",
        "{ counts { a: people b: people c: people d: people } }",
        "{ " + " ".join(f"counts {{ people }} q{n}: counts {{ people }}" for n in range(3)) + " }",
        """query { ...A ...A } fragment A on Query { ...B ...B } fragment B on Query { counts { people bodies
        documents } }""",
        "{ counts { people } } #" + "x" * 600,
    ],
    ids=["depth", "fields", "aliases", "roots", "fragments", "characters"],
)
def test_too_much_is_refused(embedded_graph: Graph, text: str) -> None:
    with embedded_graph.counting() as sent:
        response = ask(embedded_graph, text, SMALL)
    assert {error["extensions"]["code"] for error in response["errors"]} == {"TOO_COMPLEX"}
    assert response["errors"][0]["extensions"]["found"] > response["errors"][0]["extensions"]["limit"]
    assert sent == [] and response["data"] is None


def test_what_is_within_the_limits_is_answered(embedded_graph: Graph) -> None:
    assert ask(embedded_graph, "{ counts { a: people b: people } }", SMALL)["data"] == {"counts": {"a": 0, "b": 0}}


def test_refusing_is_quick_even_for_fragments_that_multiply(embedded_graph: Graph) -> None:
    fragments = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60))
    text = f"{{ ...F0 }} {fragments} fragment F60 on Query {{ counts {{ people }} }}"
    ask(embedded_graph, "{ counts { people } }")
    start = time.perf_counter()
    response = ask(embedded_graph, text)
    assert response["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"
    assert time.perf_counter() - start < 1.0


def test_circular_fragments_are_refused_as_graphql_does(embedded_graph: Graph) -> None:
    response = ask(embedded_graph, "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")
    assert response["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "text",
    [
        "{ nothing }",
        "{ counts { people }",
        "{ counts { shoes } }",
        '{ whoSitsIn(body: "x", asOf: "2024-02-30") { asOf } }',
        '{ whoSitsIn(body: "x", asOf: "maj") { asOf } }',
        '{ whoSitsIn(body: "x", roles: [KING]) { asOf } }',
        "{ meeting { id } }",
        '{ meeting(id: "x", body: "y") { id } }',
        "{ attendedAll(meetings: []) { people { id } } }",
        "{ attendedAll { people { id } } }",
        '{ search(text: "  ") { id } }',
        '{ search(text: "a", first: 9999) { id } }',
        "query ($d: Date!) { attendance(body: \"x\", date: $d) { meeting { id } } }",
        '{ people(first: 1) { nodes { memberships(first: -1) { id } } } }',
        "mutation { counts }",
        "",
    ],
)  # fmt: skip
def test_wrong_questions(embedded_graph: Graph, text: str) -> None:
    with embedded_graph.counting() as sent:
        try:
            response = ask(embedded_graph, text)
        except Exception as error:  # what never gets as far as GraphQL: the HTTP view answers 400
            assert type(error).__name__ in ("MissingQueryError", "InvalidOperationTypeError")
            return
    assert {error["extensions"]["code"] for error in response["errors"]} == {"BAD_USER_INPUT"}
    assert sent == []


class Broken:
    """A graph that fails in one way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def aread(self, *_: Any) -> Any:
        raise self.error

    async def aclose(self) -> None:
        pass


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TimeoutError(), "TIMEOUT"),
        (EngineUnavailable("bolt://10.0.0.1:7687 is gone"), "ENGINE_UNAVAILABLE"),
        (QueryFault("MATCH (secret) ..."), "INTERNAL"),
        (ZeroDivisionError("at /home/somebody"), "INTERNAL"),
    ],
)
def test_failures_of_the_graph(error: Exception, code: str, caplog: pytest.LogCaptureFixture) -> None:
    broken: Any = Broken(error)
    response = ask(broken, "{ counts { people } people { totalCount } }")
    assert response["data"] == {"counts": None, "people": None}
    for shown in response["errors"]:
        assert shown["extensions"]["code"] == code
        assert not any(inside in str(shown) for inside in ("10.0.0.1", "secret", "/home", "Traceback"))
        if "id" in shown["extensions"]:
            assert shown["extensions"]["id"] in caplog.text


def test_describe() -> None:
    message, extensions = describe(UsageError("bad", next_step="Do better."))
    assert message == "bad. Do better." and extensions == {"code": "BAD_USER_INPUT", "nextStep": "Do better."}
    coded = GraphQLError("x", extensions={"code": "TOO_COMPLEX"})
    assert presentable(coded) is coded
