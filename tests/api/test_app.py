"""The routes: GraphQL over HTTP, GraphiQL, the start page, health and readiness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app, explorer
from api.limits import Limits
from queries.graph import Graph
from schema import VERSION
from schema.errors import EngineUnavailable, SchemaMismatch
from tests.api.world import COUNCIL

LOCAL = re.compile(r"""(?:src|href)=["']([^"']+)["']""")


@pytest.fixture
def client(filled: Graph) -> Iterator[TestClient]:
    with TestClient(create_app(filled)) as client:
        yield client


def test_a_query_by_post_and_get(client: TestClient) -> None:
    text = (
        'query ($b: String!) { whoSitsIn(body: $b, asOf: "2024-06-01", roles: [CHAIR]) { seats { person { name } } } }'
    )
    posted = client.post("/graphql", json={"query": text, "variables": {"b": COUNCIL}})
    assert posted.status_code == 200
    assert posted.json() == {"data": {"whoSitsIn": {"seats": [{"person": {"name": "Astrid Berg"}}]}}}
    got = client.get("/graphql", params={"query": "{ counts { people } }"}, headers={"accept": "application/json"})
    assert got.json() == {"data": {"counts": {"people": 11}}}


def test_errors_by_http(client: TestClient) -> None:
    found = client.post("/graphql", json={"query": '{ body(name: "Kommunstyrelsen") { id } }'}).json()
    assert found["data"] == {"body": None}
    assert found["errors"][0]["extensions"]["code"] == "AMBIGUOUS_NAME"
    assert client.post("/graphql", content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert client.post("/graphql", json={}).status_code == 400
    assert client.get("/nothing").status_code == 404


@pytest.mark.parametrize("path", ["/", "/graphql"])
def test_the_pages_need_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"accept": "text/html"})
    assert page.status_code == 200 and "Radslag" in page.text and page.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    used = LOCAL.findall(page.text)
    assert used and all(link.startswith("/") and not link.startswith("//") for link in used)
    for link in used:
        assert client.get(link).status_code == 200, link


def test_graphiql_opens_with_examples(client: TestClient) -> None:
    script = (explorer() / "graphiql.js").read_text(encoding="utf-8")
    tabs = re.findall(r'"(\d-[\w-]+)"', script.partition("TABS = [")[2].partition("]")[0])
    files = {file.stem for file in (explorer() / "operations").glob("*.graphql")}
    assert len(tabs) == 6 and set(tabs) == files
    for tab in tabs:
        assert client.get(f"/explorer/operations/{tab}.graphql").status_code == 200


def test_the_licences_ride_along() -> None:
    vendor = explorer() / "vendor"
    assert {"LICENSE-graphiql", "LICENSE-react", "README.md"} <= {file.name for file in vendor.iterdir()}


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "up"
    ready = client.get("/ready")
    assert ready.status_code == 200 and ready.json()["ready"] is True and ready.json()["schema"] == VERSION


@pytest.mark.parametrize(
    ("error", "code"),
    [(EngineUnavailable("bolt://secret"), "ENGINE_UNAVAILABLE"), (SchemaMismatch("9"), "SCHEMA_MISMATCH")],
)
def test_not_ready(filled: Graph, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str) -> None:
    def check() -> dict[str, Any]:
        raise error

    monkeypatch.setattr(filled, "check", check)
    with TestClient(create_app(filled)) as client:
        ready = client.get("/ready")
        assert ready.status_code == 503 and ready.json() == {"ready": False, "code": code}
        assert client.get("/health").status_code == 200


def test_an_empty_database_is_not_ready(filled: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filled, "check", dict)
    with TestClient(create_app(filled)) as client:
        assert client.get("/ready").json() == {"ready": False, "code": "NO_GRAPH"}


def test_a_body_that_is_too_large(filled: Graph) -> None:
    def parts() -> Iterator[bytes]:
        yield from (b"x" * 100 for _ in range(20))

    with TestClient(create_app(filled, limits=Limits(body_bytes=1000))) as client:
        for body in (b"x" * 2000, parts()):  # said in the header, and found out while reading
            refused = client.post("/graphql", content=body, headers={"content-type": "application/json"})
            assert refused.status_code == 413
            assert refused.json()["errors"][0]["extensions"]["code"] == "TOO_COMPLEX"
        assert client.post("/graphql", json={"query": "{ counts { people } }"}).status_code == 200


def test_the_graph_is_opened_when_the_server_starts_and_closed_when_it_ends(
    filled: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    monkeypatch.setattr(filled, "close", lambda: events.append("closed"))

    def opened() -> Graph:
        events.append("opened")
        return filled

    app = create_app(opened)
    assert events == []
    with TestClient(app) as client:
        assert events == ["opened"]
        assert client.post("/graphql", json={"query": "{ counts { people } }"}).json()["data"]["counts"]["people"] == 11
    assert events == ["opened", "closed"]


def test_a_graph_of_the_caller_is_left_open(filled: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filled, "close", lambda: pytest.fail("closed"))
    with TestClient(create_app(filled)):
        pass


def test_the_asgi_application_opens_nothing_on_import() -> None:
    from radslag import asgi

    assert not hasattr(asgi.app.state, "graph")
