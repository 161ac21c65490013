"""Reading and writing, the same on both engines: rows, transactions, retries, and a database that goes away."""

from __future__ import annotations

import asyncio
import dataclasses
import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import (
    ClientError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from queries.engines.embedded import open_embedded
from queries.engines.neo4j_server import open_neo4j
from queries.faults import Retry, first_line, translate
from queries.graph import Graph, Transaction
from schema.errors import EngineTooOld, EngineUnavailable, QueryFault, StoreError, WrongCredentials, WrongDatabase
from tests.queries.relay import Relay, relayed

Run = Callable[[Graph, Any], Any]
LONG = "UNWIND range(1, 10000) AS i UNWIND range(1, 10000) AS j RETURN count(i + j)"
"""A statement that takes both engines more than a second."""


def person(id_: str) -> Callable[[Transaction], Any]:
    return lambda tx: tx.run("CREATE (:Person {id: $id})", id=id_)


def ids(graph: Graph) -> list[str]:
    return [row[0] for row in graph.read("MATCH (p:Person) RETURN p.id ORDER BY p.id")]


# --- reading ---


def test_rows_are_lists_and_records_are_dicts(graph: Graph) -> None:
    statement = "UNWIND $ids AS id RETURN id, [id, [$more, null]] AS row"
    assert graph.read(statement, ids=["å", "b"], more=1) == [["å", ["å", [1, None]]], ["b", ["b", [1, None]]]]
    assert graph.records(statement, {"ids": ["å"]}, more=1) == [{"id": "å", "row": ["å", [1, None]]}]


def test_a_large_result_comes_whole(graph: Graph) -> None:
    assert len(graph.read("UNWIND range(1, 20000) AS i RETURN i")) == 20_000


def test_the_asynchronous_read_gives_the_same(graph: Graph, run: Run) -> None:
    statement = "UNWIND $ids AS id RETURN id, [id]"
    assert run(graph, graph.aread(statement, {"ids": [1, 2]})) == graph.read(statement, ids=[1, 2])
    assert run(graph, graph.aread(statement, ids=[3])) == [[3, [3]]]  # in another event loop


def test_statements_are_counted_whoever_sends_them(graph: Graph, run: Run) -> None:
    with graph.counting() as outer:
        graph.read("RETURN 1")
        with graph.counting() as inner:
            run(graph, graph.aread("RETURN 2"))
            graph.write(lambda tx: tx.read("RETURN 3"))
    assert inner[0] == "RETURN 2" and inner[-1] == "RETURN 3"
    assert outer == ["RETURN 1", *inner]
    with graph.counting() as nothing:
        pass
    assert nothing == []


def test_reads_at_once_are_limited(graph: Graph, run: Run) -> None:
    most = 0

    async def all_at_once(few: Graph) -> list[list[list[Any]]]:
        nonlocal most
        statement = "UNWIND range(1, 2000) AS i RETURN sum(i * $at)"
        asking = [asyncio.create_task(few.aread(statement, at=at)) for at in range(60)]
        while not all(task.done() for task in asking):
            here = few._reader._loops.get(asyncio.get_running_loop())
            most = max(most, 3 - here.turns._value if here else 0)
            await asyncio.sleep(0.001)
        return [task.result() for task in asking]

    few = Graph(graph.engine, at_once=3)
    assert run(few, all_at_once(few)) == [[[2001000 * at]] for at in range(60)]
    assert most == 3


def test_a_read_that_takes_too_long_is_given_up(graph: Graph, run: Run) -> None:
    hasty = Graph(graph.engine, timeout=0.05)
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        run(hasty, hasty.aread(LONG))
    assert time.monotonic() - start < 5
    assert graph.read("RETURN 1") == [[1]]


def test_a_cancelled_read_leaves_the_rest_working(graph: Graph, run: Run) -> None:
    async def cancel() -> list[list[Any]]:
        await graph.aread("RETURN 0")
        task = asyncio.create_task(graph.aread(LONG))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await graph.aread("RETURN 1")

    assert run(graph, cancel()) == [[1]]


def test_closing_closes_the_drivers_of_living_loops(graph: Graph) -> None:
    loop = asyncio.new_event_loop()
    other = Graph(graph.engine)
    assert loop.run_until_complete(other.aread("RETURN 1")) == [[1]]
    other._reader.close()
    assert other._reader._loops == {}
    loop.close()


def test_a_refused_statement_is_named(graph: Graph, run: Run) -> None:
    with pytest.raises(QueryFault, match=r"'MATCH \(n RETURN n'.*(expected|viable)"):
        graph.read("// a comment\n\nMATCH (n RETURN n\nLIMIT 1")
    with pytest.raises(QueryFault, match="'RETURN x'"):
        run(graph, graph.aread("RETURN x"))
    with pytest.raises(QueryFault, match=r"'RETURN \$missing'"):
        graph.write(lambda tx: tx.read("RETURN $missing"))


def test_the_first_line_that_says_something() -> None:
    assert first_line("\n// name: x\n  MATCH (n)\nRETURN n") == "MATCH (n)"
    assert first_line("// nothing") == ""


# --- writing ---


def test_a_write_gives_what_its_work_returns_and_is_seen_at_once(graph: Graph, run: Run) -> None:
    counters = graph.write(person("one"))
    assert counters.nodes_created == 1
    assert ids(graph) == ["one"]
    assert run(graph, graph.aread("MATCH (p:Person) RETURN p.id")) == [["one"]]


def test_a_write_is_done_wholly_or_not_at_all(graph: Graph) -> None:
    def fail(tx: Transaction) -> None:
        tx.run("CREATE (:Person {id: 'half'})")
        assert tx.read("MATCH (p:Person) RETURN p.id") == [["half"]]
        raise ValueError("the loader found something")

    before = graph.state()
    with pytest.raises(ValueError, match="the loader"):
        graph.write(fail)
    assert (ids(graph), graph.state()) == ([], before)


def test_a_duplicate_is_refused(graph: Graph) -> None:
    graph.write(person("one"))
    with pytest.raises(QueryFault, match="CREATE"):
        graph.write(person("one"))
    assert ids(graph) == ["one"]


CHANGES = [
    "CREATE (:Person {id: 'new'})",
    "MERGE (p:Person {id: 'other'})",
    "MATCH (p:Person {id: 'a'}) SET p.name = 'x'",
    "MATCH (p:Person {id: 'a'}) SET p += {name: 'x'}",
    "MATCH (p:Person {id: 'a'}) REMOVE p.name",
    "MATCH (p:Person {id: 'a'}) SET p:Actor",
    "MATCH (a:Person {id: 'a'}), (b:Person {id: 'b'}) MERGE (a)-[:KNOWS]->(b)",
    "MATCH (:Person)-[r:LIKES]->(:Person) SET r.since = 2",
    "MATCH (:Person)-[r:LIKES]->(:Person) DELETE r",
    "MATCH (p:Person {id: 'a'}) DETACH DELETE p",
    "UNWIND ['c', 'd'] AS id MERGE (p:Person {id: id}) SET p.name = id RETURN count(p)",
]
NO_CHANGES = ["MATCH (p:Person) RETURN p.id", "MERGE (p:Person {id: 'a'})", "MATCH (p:Song) SET p.name = 'x'"]


@pytest.mark.parametrize("way", [Transaction.run, Transaction.read], ids=["run", "read"])
@pytest.mark.parametrize("statement", [*CHANGES, *NO_CHANGES])
def test_the_version_rises_when_something_changed(graph: Graph, statement: str, way: Callable[..., Any]) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Person {id: 'a', name: 'y'})-[:LIKES {since: 1}]->(:Person {id: 'b'})"))
    before = graph.state()["version"]
    graph.write(lambda tx: way(tx, statement))
    assert graph.state()["version"] == before + (statement in CHANGES)


def test_a_write_inside_a_write_is_a_mistake(graph: Graph) -> None:
    with pytest.raises(RuntimeError, match="inside"):
        graph.write(lambda tx: graph.write(person("one")))
    graph.write(person("two"))
    assert ids(graph) == ["two"]


def test_writers_of_many_threads_and_graphs_lose_nothing(graph: Graph) -> None:
    """Each reads a number and writes the next one: a lost update or an unfinished retry would show in the sum."""
    graph.write(lambda tx: tx.run("CREATE (:Person {id: 'counter', n: 0})"))

    def raise_by_one(tx: Transaction) -> None:
        n = tx.read("MATCH (p:Person {id: 'counter'}) RETURN p.n")[0][0]
        tx.run("MATCH (p:Person {id: 'counter'}) SET p.n = $n", n=n + 1)

    with Graph(open_neo4j(graph.engine.endpoint)) as second:
        threads = [
            threading.Thread(target=lambda which=which: [which.write(raise_by_one) for _ in range(10)])
            for which in (graph, second, graph, second)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert graph.read("MATCH (p:Person {id: 'counter'}) RETURN p.n") == [[40]]


def test_writers_of_two_engines_on_one_folder_wait_for_each_other(tmp_path: Path) -> None:
    with Graph(open_embedded(tmp_path / "data")) as first, Graph(open_embedded(tmp_path / "data")) as second:
        first.ensure_schema()
        with first.counting() as sent:
            threads = [
                threading.Thread(target=lambda g=g: [g.write(person(f"{id(g)} {i}")) for i in range(20)])
                for g in (first, second)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert len(ids(first)) == 40
        assert len(sent) == 40, "two statements a write: none was tried again"


class Faulty:
    """Work that fails with the given errors first."""

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.calls = list(errors), 0

    def __call__(self, tx: Transaction) -> str:
        self.calls += 1
        tx.run("CREATE (:Person {id: 'one'})")
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def error(code: str) -> Neo4jError:
    """What the driver raises when a server answers with that code."""
    return Neo4jError._basic_hydrate(neo4j_code=f"Neo.{code}", message="words")


def conflict() -> Neo4jError:
    return error("TransientError.Transaction.DeadlockDetected")


@pytest.mark.parametrize(
    ("raised", "expected", "words"),
    [
        (error("ClientError.Security.Unauthorized"), WrongCredentials, "refuses the user or the password"),
        (error("ClientError.Security.AuthenticationRateLimit"), WrongCredentials, "too often.*Wait"),
        (error("ClientError.Security.CredentialsExpired"), WrongCredentials, "first password"),
        (error("ClientError.Security.Forbidden"), WrongCredentials, "refuses"),
        (error("ClientError.Database.DatabaseNotFound"), WrongDatabase, "no such database"),
        (error("TransientError.Database.DatabaseUnavailable"), EngineUnavailable, "not ready"),
        (conflict(), EngineUnavailable, "too busy"),
        (ServiceUnavailable("x"), EngineUnavailable, "does not answer"),
        (SessionExpired("x"), EngineUnavailable, "does not answer"),
        (IncompleteCommit("x"), EngineUnavailable, "may or may not be there"),
        (UnsupportedServerProduct("x"), EngineTooOld, "no version of Bolt"),
        (error("ClientError.Statement.SyntaxError"), QueryFault, "'RETURN x'"),
        (error("DatabaseError.General.UnknownError"), QueryFault, "'RETURN x'"),
    ],
    ids=lambda value: getattr(value, "code", None),
)
def test_the_errors_of_the_driver_in_our_words(raised: Exception, expected: type[StoreError], words: str) -> None:
    translated = translate(raised, "the database at bolt://x", "RETURN x")
    assert type(translated) is expected
    assert re.search(words, str(translated)) and "bolt://x" in str(translated)


def test_a_conflict_is_tried_again(graph: Graph) -> None:
    work = Faulty(conflict(), conflict(), ServiceUnavailable("an old connection"))
    assert (graph.write(work), work.calls) == ("done", 4)
    assert ids(graph) == ["one"]


def test_a_lost_commit_is_not_tried_again(graph: Graph) -> None:
    work = Faulty(IncompleteCommit("lost"))
    with pytest.raises(EngineUnavailable, match="may or may not"):
        graph.write(work)
    assert work.calls == 1


def test_how_long_it_is_tried() -> None:
    assert Retry().pause(ClientError("syntax")) is None
    assert Retry().pause(IncompleteCommit("x")) is None
    retry = Retry(patience=60.0, outage=0.0)
    pauses = [retry.pause(conflict()) or 0.0 for _ in range(12)]
    assert pauses[0] == 0.0 and 0.5 <= pauses[-1] <= 1.5
    assert Retry(patience=0.0, outage=-1.0).pause(ServiceUnavailable("x")) is None
    assert Retry(patience=-1.0).pause(conflict()) is None


# --- a database that goes away ---


@pytest.fixture
def shaky(graph: Graph) -> Iterator[tuple[Graph, Relay]]:
    """The graph, seen through a relay that can be cut."""
    with relayed(graph.engine.endpoint.uri) as relay:
        seen = Graph(open_neo4j(dataclasses.replace(graph.engine.endpoint, uri=relay.uri)))
        with seen:
            yield seen, relay


def test_a_database_that_goes_away_is_reported_soon_and_found_again(shaky: tuple[Graph, Relay], run: Run) -> None:
    graph, relay = shaky
    graph.write(person("one"))
    relay.cut()
    start = time.monotonic()
    with pytest.raises(EngineUnavailable, match="does not answer"):
        graph.read("RETURN 1")
    with pytest.raises(EngineUnavailable, match="does not answer"):
        run(graph, graph.aread("RETURN 1"))
    with pytest.raises(EngineUnavailable, match="does not answer"):
        graph.write(person("two"))
    assert time.monotonic() - start < 3
    relay.mend()
    assert ids(graph) == ["one"]


def test_old_connections_are_replaced_unseen(shaky: tuple[Graph, Relay], run: Run) -> None:
    graph, relay = shaky

    async def across_a_restart() -> list[list[Any]]:
        await graph.aread("RETURN 1")
        relay.cut()
        relay.mend()
        return await graph.aread("RETURN 2")

    graph.read("RETURN 1")
    relay.cut()
    relay.mend()
    assert graph.read("RETURN 2") == [[2]]
    assert run(graph, across_a_restart()) == [[2]]
    relay.cut()
    relay.mend()
    graph.write(person("one"))
    assert ids(graph) == ["one"]


def test_a_write_that_is_cut_in_half_leaves_nothing(shaky: tuple[Graph, Relay], graph: Graph) -> None:
    seen, relay = shaky
    before = graph.state()

    def cut(tx: Transaction) -> None:
        tx.run("UNWIND range(1, 100) AS i CREATE (:Person {id: toString(i)})")
        relay.cut()
        tx.run("CREATE (:Person {id: 'last'})")

    with pytest.raises(EngineUnavailable):
        seen.write(cut)
    assert (ids(graph), graph.state()) == ([], before)
    graph.write(person("free"))  # nothing is locked
