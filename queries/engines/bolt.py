"""What both engines share: an address to speak Bolt with, a driver that is known to work, and the schema by Cypher."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, Protocol

import neo4j

from queries.interruption import uninterrupted

PATIENCE = 10.0
"""Seconds to get a connection; the driver's own 60 would let a wrong port look like a hanging program."""

DRIVER_SETTINGS: dict[str, Any] = {
    "connection_timeout": PATIENCE / 2,
    "connection_acquisition_timeout": PATIENCE,
    # Hints on plans and unknown labels (an empty graph has none of ours) are no news to whoever asks a question.
    "notifications_min_severity": "OFF",
    "warn_notification_severity": "OFF",
    "telemetry_disabled": True,
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the database answers, and as whom; `database` is always named."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str

    @property
    def routed(self) -> bool:
        """True for a cluster's address: the driver finds the member to ask, and another one when it goes away."""
        return self.uri.startswith("neo4j")


@dataclass(frozen=True, slots=True, order=True)
class SchemaItem:
    """A constraint or an index as the database knows it; kind is UNIQUE, RANGE, TEXT or FULLTEXT."""

    kind: str
    label: str
    properties: tuple[str, ...]


class Engine(Protocol):
    """A running database, and the few questions that the two engines answer differently."""

    @property
    def name(self) -> str:
        """To be shown ("embedded", "neo4j"), never to be asked."""

    @property
    def endpoint(self) -> Endpoint: ...

    @property
    def driver(self) -> neo4j.Driver: ...

    def version(self) -> str:
        """The server's version as it gives it, like 5.26.30."""

    def apply_schema(self, statements: Sequence[str]) -> None:
        """Run CREATE CONSTRAINT/INDEX .. IF NOT EXISTS statements. Raises the driver's errors."""

    def list_schema(self) -> frozenset[SchemaItem]:
        """Every constraint and index that stands. Raises the driver's errors."""

    def writing(self) -> AbstractContextManager[None]:
        """Held around a write, where the database itself doesn't make writers wait for each other."""

    def reason(self, statement: str, error: neo4j.exceptions.Neo4jError) -> str:
        """Why the database refused a statement, in words."""

    def renew(self) -> bool:
        """After the server went away: True when `endpoint` and `driver` are new and worth another try."""

    def close(self) -> None:
        """Close the driver, and the server if this process runs it. Closing again does nothing."""


class BoltEngine:
    """The common half of both engines; `name` and the differences are the subclasses'."""

    name = "bolt"

    def __init__(self, endpoint: Endpoint, driver: neo4j.Driver, agent: str) -> None:
        self.endpoint, self.driver, self.agent = endpoint, driver, agent

    def version(self) -> str:
        return self.agent

    def apply_schema(self, statements: Sequence[str]) -> None:
        # One transaction is three times faster on Neo4j, and leaves nothing half done.
        with (
            uninterrupted(),
            self.driver.session(database=self.endpoint.database) as session,
            session.begin_transaction() as tx,
        ):
            for statement in statements:
                tx.run(statement).consume()
            tx.commit()

    def list_schema(self) -> frozenset[SchemaItem]:
        shown = "SHOW INDEXES YIELD type, labelsOrTypes, properties, owningConstraint"
        with uninterrupted(), self.driver.session(database=self.endpoint.database) as session:
            rows = session.run(shown).values()
        return frozenset(
            SchemaItem("UNIQUE" if owner else kind, labels[0], tuple(properties))
            for kind, labels, properties, owner in rows
            if labels  # the lookup indexes that Neo4j makes by itself belong to no label
        )

    def writing(self) -> AbstractContextManager[None]:
        return nullcontext()

    def reason(self, statement: str, error: neo4j.exceptions.Neo4jError) -> str:
        return error.message or error.code or type(error).__name__

    def renew(self) -> bool:
        return False

    def close(self) -> None:
        self.driver.close()


def open_driver(endpoint: Endpoint, **settings: Any) -> tuple[neo4j.Driver, str]:
    """A driver that the named database has answered, and the server's name for itself. Raises the driver's errors.

    A statement is the only check that covers address, user and database alike, on both engines.
    """
    # Each of the driver's own warnings is followed by an error that we translate; saying it twice helps nobody.
    logging.getLogger("neo4j").addHandler(_SILENT)
    driver = neo4j.GraphDatabase.driver(
        endpoint.uri, auth=(endpoint.user, endpoint.password), **{**DRIVER_SETTINGS, **settings}
    )
    try:
        with uninterrupted(), driver.session(database=endpoint.database) as session:
            return driver, session.run("RETURN 1").consume().server.agent
    except BaseException:
        driver.close()
        raise


_SILENT = logging.NullHandler()
