"""What the tests share: an opened graph on each engine, empty at the start of each test.

`graph` runs a test twice, on the embedded engine and on a real Neo4j; `embedded_graph` and `neo4j_graph` give one of
them. `module_graph` is as `graph`, but emptied once a module, for tests that load once and ask often (don't mix the two
in one module). Servers are started when the first test needs them, and once.

The tests on Neo4j need Java and Maven. Where these are missing, they are skipped and the last lines of the run say so;
with RADSLAG_REQUIRE_NEO4J=1 (as in CI) they fail instead. While you work, RADSLAG_TEST_NEO4J=bolt://.. (and
RADSLAG_TEST_NEO4J_USER, RADSLAG_TEST_NEO4J_PASSWORD) names a running server to use, whose graph the tests will empty.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest

from queries.engines import Endpoint
from queries.engines.embedded import open_embedded
from queries.engines.neo4j_server import open_neo4j
from queries.graph import Graph
from tests.integration.neo4j_harness import LackError, neo4j_server

T = TypeVar("T")
ENGINES = [pytest.param("embedded", id="embedded"), pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j)]
NOT_RUN = pytest.StashKey[str]()


def wipe(graph: Graph) -> None:
    """Empty the graph, but for its state."""
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))


@pytest.fixture(scope="session")
def embedded_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with Graph(open_embedded(tmp_path_factory.mktemp("engine") / "data")) as graph:
        graph.ensure_schema()
        yield graph


@pytest.fixture(scope="session")
def neo4j_endpoint(pytestconfig: pytest.Config) -> Iterator[Endpoint]:
    """Where the real Neo4j answers."""
    with contextlib.ExitStack() as stack:
        if uri := os.environ.get("RADSLAG_TEST_NEO4J"):
            user = os.environ.get("RADSLAG_TEST_NEO4J_USER", "neo4j")
            endpoint = Endpoint(uri, user, os.environ.get("RADSLAG_TEST_NEO4J_PASSWORD", ""), "neo4j")
        else:
            try:
                endpoint = stack.enter_context(neo4j_server())
            except LackError as lack:
                if os.environ.get("RADSLAG_REQUIRE_NEO4J") == "1":
                    pytest.fail(f"the tests on Neo4j must run here, but {lack}")
                pytestconfig.stash[NOT_RUN] = str(lack)
                pytest.skip(f"no Neo4j: {lack}")
        yield endpoint


@pytest.fixture(scope="session")
def neo4j_session(neo4j_endpoint: Endpoint) -> Iterator[Graph]:
    with Graph(open_neo4j(neo4j_endpoint)) as graph:
        graph.ensure_schema()
        yield graph


@pytest.fixture
def embedded_graph(embedded_server: Graph) -> Graph:
    wipe(embedded_server)
    return embedded_server


@pytest.fixture
def neo4j_graph(neo4j_session: Graph) -> Graph:
    wipe(neo4j_session)
    return neo4j_session


@pytest.fixture(params=ENGINES)
def graph(request: pytest.FixtureRequest) -> Graph:
    return _emptied(request)


@pytest.fixture(params=ENGINES, scope="module")
def module_graph(request: pytest.FixtureRequest) -> Graph:
    return _emptied(request)


def _emptied(request: pytest.FixtureRequest) -> Graph:
    name = {"embedded": "embedded_server", "neo4j": "neo4j_session"}[request.param]
    graph: Graph = request.getfixturevalue(name)
    wipe(graph)
    return graph


@pytest.fixture
def run() -> Callable[[Graph, Coroutine[Any, Any, T]], T]:
    """Run a coroutine that asks a graph in an event loop of its own, and close what it opened there."""

    async def alone(graph: Graph, work: Coroutine[Any, Any, T]) -> T:
        try:
            return await work
        finally:
            await graph.aclose()

    return lambda graph, work: asyncio.run(alone(graph, work))


def pytest_unconfigure(config: pytest.Config) -> None:
    """The very last lines say what was not run."""
    if lack := config.stash.get(NOT_RUN, None):
        print(f"NOT RUN: the tests on a real Neo4j, because {lack}. Everything ran on the embedded engine.")
        print("To run them, install Java 17 and Maven and repeat, or name a server in RADSLAG_TEST_NEO4J.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests on Neo4j last, so that a fault shows before its server has to start."""
    items.sort(key=lambda item: item.get_closest_marker("neo4j") is not None)
