"""A real Neo4j, 5.26 or newer, that somebody runs: NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE name it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from queries.engines.bolt import BoltEngine, Endpoint, open_driver
from queries.faults import DRIVER_ERRORS, translate
from schema.errors import EngineTooOld, UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OLDEST = (5, 26)
"""The long-term release with all the Cypher that our statements use."""


class Neo4jEngine(BoltEngine):
    """A verified connection to a Neo4j server."""

    name = "neo4j"

    def version(self) -> str:
        return self.agent.removeprefix("Neo4j/")


def open_neo4j(endpoint: Endpoint) -> Neo4jEngine:
    """Connect and verify.

    Raises UsageError (no Bolt address), EngineUnavailable, WrongCredentials, WrongDatabase or EngineTooOld.
    """
    check_uri(endpoint.uri)
    try:
        driver, agent = open_driver(endpoint)
    except DRIVER_ERRORS as error:
        raise translate(error, f"the database {endpoint.database!r} at {endpoint.uri}") from error
    try:
        check_version(agent, endpoint.uri)
    except EngineTooOld:
        driver.close()
        raise
    return Neo4jEngine(endpoint, driver, agent)


def check_uri(uri: str) -> None:
    """Raise UsageError unless `uri` is an address that a driver can speak Bolt with."""
    try:
        parts = urlsplit(uri)
        good = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        good = False
    if not good:
        example = "Write it like neo4j://localhost:7687 or bolt://localhost:7687."
        raise UsageError(f"NEO4J_URI {uri!r} is not an address of a Neo4j server", next_step=example)


def check_version(agent: str, uri: str) -> None:
    """Raise EngineTooOld for a server that calls itself older than 5.26; one that gives no number is taken as new."""
    found = re.search(r"(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise EngineTooOld(f"{uri} is {agent}; Radslag needs 5.26 or newer")
