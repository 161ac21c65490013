"""From settings to a graph: the only place that reads RADSLAG_* and NEO4J_* out of the environment.

Entrances (the command line, the server, tests) call `open_graph` or `connect` once, and hand the Graph on.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from queries.engines import Endpoint, Engine, databases
from queries.engines.embedded import hold, open_beside, open_embedded
from queries.engines.neo4j_server import open_neo4j
from queries.graph import Graph
from queries.lock import FileLock
from queries.rebuild import begin_rebuilding, end_rebuilding
from schema.errors import UsageError


class Settings(BaseSettings):
    """Where the graph is: without NEO4J_URI, in the data folder. Empty variables count as unset."""

    model_config = SettingsConfigDict(env_ignore_empty=True, populate_by_name=True, extra="ignore", frozen=True)

    data: Path = Field(default=Path("radslag-data"), validation_alias="RADSLAG_DATA", description="the data folder")
    timeout: float = Field(
        default=30.0, gt=0, validation_alias="RADSLAG_TIMEOUT", description="seconds that a question may take"
    )
    at_once: int = Field(
        default=8, gt=0, validation_alias="RADSLAG_AT_ONCE", description="statements that run at once; the rest wait"
    )
    show_confidential: bool = Field(
        default=False,
        validation_alias="RADSLAG_SHOW_CONFIDENTIAL",
        description="1: confidential documents are in the answers; docs/store.md tells what that means",
    )
    token_hash: str | None = Field(
        default=None,
        pattern=r"^sha256:[0-9a-f]{64}$",
        validation_alias="RADSLAG_TOKEN_HASH",
        description="the hash that `radslag token` prints; without it, the server takes no mutations",
    )
    neo4j_uri: str | None = Field(
        default=None, validation_alias="NEO4J_URI", description="a Neo4j to use instead, like neo4j://localhost:7687"
    )
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER", description="its user")
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), validation_alias="NEO4J_PASSWORD", description="its password"
    )
    neo4j_database: str = Field(default="neo4j", validation_alias="NEO4J_DATABASE", description="its database")

    @property
    def in_place(self) -> bool:
        """Whether a rebuild empties the graph where it stands: a Neo4j, whose files are not ours."""
        return self.neo4j_uri is not None


def read_settings() -> Settings:
    """The settings of the environment. Raises UsageError naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        raise UsageError(f"the setting {wrong['loc'][0]} is wrong: {wrong['msg']}") from error


def connect(settings: Settings, *, create: bool = True, answers: bool = True) -> Graph:
    """The graph that the settings name, checked and ready.

    With `create`, a missing data folder is made, and constraints and indexes are brought up to date. Without, nothing
    is written, and a missing data folder is an error. Without `answers` it is for changing the graph, and so may show
    what answers must not. Raises StoreError, or UsageError for a wrong NEO4J_URI.
    """
    shows = settings.show_confidential if answers else None
    graph = Graph(_engine(settings, create), timeout=settings.timeout, at_once=settings.at_once, shows=shows)
    try:
        if create:
            graph.ensure_schema()
        else:
            graph.check()
    except BaseException:
        graph.close()
        raise
    return graph


def open_graph(data: Path | None = None, *, create: bool = True, answers: bool = True) -> Graph:
    """As `connect` with the settings of the environment (`settings_of`)."""
    return connect(settings_of(data), create=create, answers=answers)


def settings_of(data: Path | None) -> Settings:
    """The settings of the environment; a folder given here wins over NEO4J_URI and RADSLAG_DATA. Raises UsageError."""
    settings = read_settings()
    return settings if data is None else settings.model_copy(update={"data": data, "neo4j_uri": None})


def open_old(settings: Settings) -> Graph:
    """The graph that the settings name as it is, whatever its schema's version. Raises StoreError."""
    graph = Graph(_engine(settings, False), shows=None)
    graph.watch = None
    return graph


def stale_databases(settings: Settings) -> list[Path]:
    """Databases in the data folder that don't count: of a rebuild that was cut short."""
    try:
        return databases.leftovers(settings.data)
    except OSError:
        return []


@dataclass(frozen=True)
class Alone:
    """The right to change the files of a data folder, and to make its graph anew; see `alone`."""

    settings: Settings
    lock: FileLock | None

    @contextlib.contextmanager
    def rebuilding(self, plan: str) -> Iterator[Graph]:
        """An empty graph to be filled, which takes the place of the one that the settings name.

        The embedded engine gets a fresh database, which counts once the block has ended without error. A Neo4j is
        emptied of our nodes, and nobody is answered from it until the block has ended; after an interruption with the
        same `plan` (a digest of what is to be in it) it still holds what was written. Raises StoreError.
        """
        if self.lock:
            with open_beside(self.settings.data, self.lock) as engine, Graph(engine, shows=None) as graph:
                graph.ensure_schema()
                yield graph
            return
        with Graph(_engine(self.settings, True), shows=None) as graph:
            begin_rebuilding(graph, plan)
            yield graph
            end_rebuilding(graph)


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[Alone]:
    """While the block runs, no other process can use the data folder of the embedded engine. Raises StoreError.

    Of a Neo4j this keeps nobody away: who writes to it meanwhile is told by the graph that it is being rebuilt.
    """
    if settings.neo4j_uri is not None:
        yield Alone(settings, None)
        return
    with hold(settings.data) as lock:
        yield Alone(settings, lock)


def _engine(settings: Settings, create: bool) -> Engine:
    if settings.neo4j_uri is None:
        return open_embedded(settings.data, create=create)
    password = settings.neo4j_password.get_secret_value()
    return open_neo4j(Endpoint(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database))
