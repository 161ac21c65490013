"""From settings to a graph, and the error for each way in which a database can be the wrong one."""

from __future__ import annotations

import dataclasses
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import ServiceUnavailable, UnsupportedServerProduct
from pydantic import SecretStr

import schema
from queries.connection import Settings, connect, open_graph, read_settings
from queries.engines import Endpoint, bolt, neo4j_server
from queries.engines.neo4j_server import check_uri, check_version, open_neo4j
from queries.graph import Graph
from schema.errors import (
    DataFolderUnusable,
    EngineTooOld,
    EngineUnavailable,
    ForeignData,
    SchemaMismatch,
    UsageError,
    WrongCredentials,
    WrongDatabase,
)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests are not ours."""
    for name in [name for name in os.environ if name.startswith(("NEO4J_", "RADSLAG_")) and "TEST" not in name]:
        monkeypatch.delenv(name)


def settings_for(endpoint: Endpoint, **changes: Any) -> Settings:
    return Settings(
        neo4j_uri=endpoint.uri, neo4j_user=endpoint.user, neo4j_password=SecretStr(endpoint.password),
        neo4j_database=endpoint.database,
    ).model_copy(update=changes)  # fmt: skip


def test_without_settings_it_is_the_embedded_database_in_a_folder_here() -> None:
    settings = read_settings()
    assert (settings.data, settings.neo4j_uri, settings.neo4j_database) == (Path("radslag-data"), None, "neo4j")


def test_settings_come_from_the_environment_and_empty_ones_count_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADSLAG_DATA", "elsewhere")
    monkeypatch.setenv("NEO4J_URI", "")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    settings = read_settings()
    assert (settings.data, settings.neo4j_uri) == (Path("elsewhere"), None)
    assert "secret" not in repr(settings)


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADSLAG_TIMEOUT", "soon")
    with pytest.raises(UsageError, match="RADSLAG_TIMEOUT"):
        read_settings()


def test_a_folder_that_is_given_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    with open_graph(tmp_path / "data") as graph:
        assert graph.engine.name == "embedded"
        assert graph.state()["schema_version"] == schema.VERSION
    monkeypatch.delenv("NEO4J_URI")
    monkeypatch.setenv("RADSLAG_DATA", str(tmp_path / "data"))
    with open_graph(create=False) as graph:
        assert graph.read("RETURN 1") == [[1]]


def test_without_create_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(DataFolderUnusable):
        open_graph(tmp_path / "data", create=False)
    assert not (tmp_path / "data").exists()


def test_connect_to_a_server(graph: Graph) -> None:
    with connect(settings_for(graph.engine.endpoint), create=False) as other:
        assert other.read("RETURN 1") == [[1]]
        assert other.state() == graph.state()


def test_wrong_password_and_wrong_user(graph: Graph) -> None:
    endpoint = graph.engine.endpoint
    for wrong in ({"password": "wrong"}, {"user": "nobody"}, {"password": ""}):
        with pytest.raises(WrongCredentials, match="NEO4J_PASSWORD"):
            open_neo4j(dataclasses.replace(endpoint, **wrong))
    open_neo4j(endpoint).close()


def test_wrong_database(graph: Graph) -> None:
    endpoint = graph.engine.endpoint
    for uri in (endpoint.uri, endpoint.uri.replace("bolt:", "neo4j:")):
        with pytest.raises(WrongDatabase, match="'elsewhere'"):
            open_neo4j(dataclasses.replace(endpoint, uri=uri, database="elsewhere"))


def test_not_up(graph: Graph) -> None:
    with socket.socket() as silent:  # bound and not listening: refused
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        for uri in (f"bolt://127.0.0.1:{port}", f"neo4j://127.0.0.1:{port}", "bolt://nowhere.invalid"):
            with pytest.raises(EngineUnavailable, match="does not answer"):
                open_neo4j(dataclasses.replace(graph.engine.endpoint, uri=uri))


def test_something_else_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(bolt.DRIVER_SETTINGS, "connection_acquisition_timeout", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(EngineUnavailable):
        open_neo4j(Endpoint(f"bolt://127.0.0.1:{mute.getsockname()[1]}", "neo4j", "x", "neo4j"))


@pytest.mark.parametrize("uri", ["http://localhost:7474", "localhost:7687", "bolt://", "bolt://host:many", "neo4j"])
def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises(UsageError, match="NEO4J_URI"):
        connect(Settings(neo4j_uri=uri))


@pytest.mark.parametrize("uri", ["bolt://localhost", "neo4j+s://x.example:7687", "bolt+ssc://[::1]:7687"])
def test_an_address_that_is_one(uri: str) -> None:
    check_uri(uri)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.28", "Neo4j/5.25.1", "Neo4j/v5.11.0 compatible graph database server"])
def test_too_old(agent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []

    class Driver:
        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(neo4j_server, "open_driver", lambda endpoint: (Driver(), agent))
    with pytest.raises(EngineTooOld, match=r"5\.26"):
        open_neo4j(Endpoint("bolt://localhost", "neo4j", "", "neo4j"))
    assert closed


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2026.08.1", "Neo4j/dev"])
def test_new_enough(agent: str) -> None:
    check_version(agent, "bolt://localhost")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [(UnsupportedServerProduct("?"), EngineTooOld), (ServiceUnavailable("?"), EngineUnavailable)],
)
def test_a_server_that_speaks_no_known_bolt(
    raised: Exception, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(endpoint: Endpoint) -> None:
        raise raised

    monkeypatch.setattr(neo4j_server, "open_driver", refuse)
    with pytest.raises(expected):
        open_neo4j(Endpoint("bolt://localhost", "neo4j", "", "neo4j"))


@pytest.fixture
def unmarked(graph: Graph) -> Iterator[Graph]:
    """A graph without our mark, which is put back."""
    graph.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    yield graph
    graph.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    graph.ensure_schema()


def test_foreign_data_is_left_alone(unmarked: Graph) -> None:
    unmarked.write(lambda tx: tx.run("CREATE (:Song:Old {title: 'x'})"))
    before = unmarked.engine.list_schema()
    for create in (True, False):
        with pytest.raises(ForeignData, match="Song"):
            connect(settings_for(unmarked.engine.endpoint), create=create)
    assert unmarked.read("MATCH (n) RETURN labels(n)[0] IN ['Song', 'Old'], n.title") == [[True, "x"]]
    assert unmarked.engine.list_schema() == before


def test_an_empty_database_is_ours_to_take(unmarked: Graph) -> None:
    endpoint = unmarked.engine.endpoint
    with connect(settings_for(endpoint), create=False) as other:
        assert other.state() == {}
    with connect(settings_for(endpoint)) as other:
        assert other.state()["schema_version"] == schema.VERSION


def test_another_version_of_the_schema_is_refused(unmarked: Graph) -> None:
    unmarked.write(lambda tx: tx.run("CREATE (:GraphState {id: 'state', schema_version: 999, version: 0})"))
    with pytest.raises(SchemaMismatch, match="999"):
        connect(settings_for(unmarked.engine.endpoint))
