"""The graph as the rest of Radslag sees it: `read`, `records` and `aread` ask, `write` changes, by Cypher statements.

A read is one statement, sent without a transaction around it. A write is a transaction that is done wholly or not at
all, tried again when it collides with another, and the only one at its time; statements that write are never sent
without one (the embedded engine would do them record by record: forty times slower, and in parts). Whatever the driver
raises comes out as a StoreError. Reads that follow a write in the same Graph see it, on a cluster as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import uuid4

import neo4j

import schema
from queries.engines import Engine
from queries.faults import DRIVER_ERRORS, Retry, translate
from queries.interruption import uninterrupted
from queries.reader import AsyncReader
from queries.watch import STATE as STATE
from queries.watch import Watch
from schema.errors import ForeignData, SchemaMismatch, StoreError

Row = list[Any]
T = TypeVar("T")

TOUCH = "MATCH (s:GraphState {id: 'state'}) SET s.version = s.version + 1"
MARK = (
    "MERGE (s:GraphState {id: 'state'}) ON CREATE SET s.version = 0, s.epoch = $epoch "
    "SET s.schema_version = $schema_version, s.constraints_hash = $constraints_hash"
)


class Transaction:
    """What the work of one `Graph.write` sends its statements through; it is over when the work returns."""

    def __init__(self, tx: neo4j.Transaction, sent: Callable[[str], None]) -> None:
        self._tx, self._sent = tx, sent
        self.statement, self.changed = "", False

    def run(self, statement: str, params: Mapping[str, Any] | None = None, /, **more: Any) -> neo4j.SummaryCounters:
        """Send a statement for its effect; the counters say what it changed."""
        return self._send(statement, params, more, lambda result: None)[1]

    def read(self, statement: str, params: Mapping[str, Any] | None = None, /, **more: Any) -> list[Row]:
        """The rows of a statement, which may write as well, as lists in the order of its columns."""
        return self._send(statement, params, more, lambda result: result.values())[0]

    def commit(self) -> None:
        """Make it last. Raises the driver's errors."""
        with uninterrupted():
            self._tx.commit()

    def _send(
        self,
        statement: str,
        params: Mapping[str, Any] | None,
        more: Mapping[str, Any],
        shape: Callable[[neo4j.Result], T],
    ) -> tuple[T, neo4j.SummaryCounters]:
        self.statement = statement
        self._sent(statement)
        with uninterrupted():
            result = self._tx.run(statement, {**(params or {}), **more})
            shaped, counters = shape(result), result.consume().counters
        self.changed = self.changed or counters.contains_updates
        return shaped, counters


class Graph:
    """An opened graph. It may be used by many threads and event loops; close it when done (it is a context manager)."""

    def __init__(
        self,
        engine: Engine,
        *,
        constraints: str | None = None,
        timeout: float = 30.0,
        at_once: int = 8,
        shows: bool | None = False,
    ) -> None:
        """`constraints` is the text of schema/constraints.cypher unless given; `timeout` in seconds and `at_once`
        statements are the limits of `aread`; `shows` as of `Watch`."""
        self.engine = engine
        self.watch: Watch | None = Watch(shows)
        self._constraints = constraints
        self._bookmarks: neo4j.Bookmarks | None = None
        self._writer, self._renewal = threading.Lock(), threading.Lock()
        self._writing: int | None = None
        self._listeners: list[list[str]] = []
        self._reader = AsyncReader(self, timeout, at_once)

    # --- asking ---

    def read(self, statement: str, params: Mapping[str, Any] | None = None, /, **more: Any) -> list[Row]:
        """The rows of a statement, as lists in the order of its columns. Raises StoreError."""
        return self._ask(statement, {**(params or {}), **more}, lambda result: result.values())

    def records(self, statement: str, params: Mapping[str, Any] | None = None, /, **more: Any) -> list[dict[str, Any]]:
        """The rows of a statement, as dicts by column name; nodes in them are dicts of properties."""
        return self._ask(statement, {**(params or {}), **more}, lambda result: result.data())

    async def aread(self, statement: str, params: Mapping[str, Any] | None = None, /, **more: Any) -> list[Row]:
        """As `read`, from an event loop: at most `at_once` statements run at once, the rest wait their turn.

        Raises TimeoutError when turn and answer together take longer than `timeout`, else StoreError.
        """
        return await self._reader.read(statement, {**(params or {}), **more})

    def _ask(self, statement: str, params: dict[str, Any], shape: Callable[[neo4j.Result], T]) -> T:
        def once(sending: Callable[[str], None]) -> T:
            sending(statement)
            with uninterrupted(), self.engine.driver.session(**self.session_settings(neo4j.READ_ACCESS)) as session:
                return shape(session.run(statement, params))

        answer = self._again(once)
        if self.watch and self.watch.due:
            self._look(self.watch)
        return answer

    def _look(self, watch: Watch) -> None:
        asked = time.monotonic()
        watch.take(self._state(), asked)

    # --- changing ---

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction and give what it returns; all of it is written, or nothing.

        `work` is called again when it collided with another writer, so it must do nothing that a second call spoils.
        The graph's version rises by one, unless the work changed nothing. Raises StoreError, and what `work` raises.
        """

        def once(sending: Callable[[str], None]) -> T:
            with self._transaction() as tx:
                ours = Transaction(tx, sending)
                # First of all, so that whoever else writes waits here (Neo4j) or fails to commit (ArcadeDB), and
                # the work reads nothing that another is about to change.
                ours.run(TOUCH)
                ours.changed = False
                result = work(ours)
                if ours.changed:  # else there is nothing in it but the touch
                    ours.commit()
            return result

        with self._one_writer():
            return self._again(once)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[neo4j.Transaction]:
        """A transaction in a session of its own, undone at the end unless it was committed. Ctrl-C strikes the work in
        it, never the driver."""
        session = self.engine.driver.session(**self.session_settings(neo4j.WRITE_ACCESS))
        try:
            with uninterrupted():
                tx = session.begin_transaction()
            yield tx
            self._bookmarks = session.last_bookmarks()
        finally:
            with uninterrupted():
                session.close()  # which undoes the transaction, if it is open

    @contextlib.contextmanager
    def _one_writer(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._writing == me:
            raise RuntimeError("a write inside the work of another write would wait for itself")
        with self._writer, self.engine.writing():
            self._writing = me
            try:
                yield
            finally:
                self._writing = None

    # --- what the two ways share with the asynchronous one ---

    def session_settings(self, access: str) -> dict[str, Any]:
        """For a session of either driver: the database by name, whole results, nothing older than our last write."""
        return {
            "database": self.engine.endpoint.database,
            "default_access_mode": access,
            "fetch_size": -1,
            "bookmarks": self._bookmarks,
        }

    def sent(self, statement: str) -> None:
        """Tell those who count that a statement is on its way."""
        for listener in self._listeners:
            listener.append(statement)

    def retry(self) -> Retry:
        """A cluster gets the time to choose another leader; a single server is up or it isn't."""
        return Retry(outage=15.0 if self.engine.endpoint.routed else 0.25)

    def fault(self, error: Exception, statement: str) -> StoreError:
        """Our error for the driver's."""
        return translate(error, f"the database at {self.engine.endpoint.uri}", statement, self.engine.reason)

    def renew(self, used: neo4j.Driver) -> bool:
        """After a connection of the driver `used` was lost for good: True when there is another one to try."""
        with self._renewal:
            return self.engine.driver is not used or self.engine.renew()

    def _again(self, once: Callable[[Callable[[str], None]], T]) -> T:
        """Do `once` until it succeeds or there is no point; it tells the function that it gets of each statement."""
        retry, last = self.retry(), ""

        def sending(statement: str) -> None:
            nonlocal last
            last = statement
            self.sent(statement)

        while True:
            used = self.engine.driver
            try:
                return once(sending)
            except DRIVER_ERRORS as error:
                # Another thread may have found a new server in the meantime, and closed the driver under our feet.
                pause = 0.0 if self.engine.driver is not used else retry.pause(error)
                if pause is None:
                    fault = self.fault(error, last)
                    if not (retry.lost(error) and self.renew(used)):
                        raise fault from error
                time.sleep(pause or 0.0)

    @contextlib.contextmanager
    def counting(self) -> Iterator[list[str]]:
        """The statements sent while the block runs, sync and async, in order; a statement tried again counts again."""
        sent: list[str] = []
        self._listeners = [*self._listeners, sent]
        try:
            yield sent
        finally:
            self._listeners = [listener for listener in self._listeners if listener is not sent]

    # --- the state of the graph ---

    def state(self) -> dict[str, Any]:
        """The properties of (:GraphState): schema_version, constraints_hash, version; empty without a graph."""
        self.sent(STATE)
        return self._state()

    def _state(self) -> dict[str, Any]:
        def once(sending: Callable[[str], None]) -> dict[str, Any]:
            with uninterrupted(), self.engine.driver.session(**self.session_settings(neo4j.READ_ACCESS)) as session:
                rows = session.run(STATE).values()
            return dict(rows[0][0]) if rows else {}

        return self._again(once)

    def check(self) -> dict[str, Any]:
        """The state, if the graph is ours to use.

        Raises ForeignData, SchemaMismatch, RebuildUnfinished or ConfidentialShown.
        """
        asked, state = time.monotonic(), self.state()
        self.check_ours(state)
        if state and state.get("schema_version") != schema.VERSION:
            raise SchemaMismatch(
                f"the graph has version {state.get('schema_version')} of the schema, this program has {schema.VERSION}"
            )
        if self.watch:
            self.watch.take(state, asked)
        return state

    def check_ours(self, state: Mapping[str, Any]) -> None:
        """Raise ForeignData when there are nodes and no mark that they are ours."""
        if not state and (found := self.read("MATCH (n) RETURN labels(n) LIMIT 1")):
            at, labels = self.engine.endpoint, ":".join(found[0][0]) or "(without label)"
            raise ForeignData(f"the database {at.database!r} at {at.uri} holds nodes like {labels}, which are not ours")

    def ensure_schema(self) -> None:
        """Have all constraints and indexes, and the mark that the graph is ours. Raises as `check`.

        Costs one read when nothing is missing.
        """
        text = self._constraints
        if text is None:
            text = (resources.files("schema") / "constraints.cypher").read_text(encoding="utf-8")
        wanted = hashlib.sha256(text.encode()).hexdigest()
        if self.check().get("constraints_hash") == wanted:
            return
        statements = split_statements(text)
        with self._one_writer():
            self._again(lambda sending: self.engine.apply_schema(statements))
        self.write(lambda tx: tx.run(MARK, schema_version=schema.VERSION, constraints_hash=wanted, epoch=uuid4().hex))

    # --- the end ---

    def close(self) -> None:
        """Close the drivers, and the embedded server if this process runs it. Closing again does nothing."""
        with uninterrupted():
            self._reader.close()
            self.engine.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop: to be called before the loop ends."""
        await self._reader.aclose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def split_statements(text: str) -> list[str]:
    """The statements of a .cypher file: separated by ';', without // comments and empty ones."""
    bare = re.sub(r"//[^\n]*", "", text)
    return [statement.strip() for statement in bare.split(";") if statement.strip()]
