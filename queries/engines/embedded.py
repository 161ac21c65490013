"""The default engine: ArcadeDB in a data folder, run by whichever process came first.

A data folder holds `owner.json` (who owns it, see `owner`), `password` (random, for its owner's eyes only) and
`arcadedb/` (the engine's files and log; `databases` tells which when there are several). The process that owns it runs
the server; every further one attaches to that server's Bolt port. When the owner ends, the next process that needs the
folder takes it over.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import neo4j

from queries.engines import databases
from queries.engines.bolt import BoltEngine, Endpoint, open_driver
from queries.engines.owner import Owner
from queries.engines.server import Server, endpoint, read_password
from queries.faults import DRIVER_ERRORS, translate
from queries.interruption import uninterrupted
from queries.lock import POLL, FileLock
from schema.errors import DataFolderHeld, DataFolderUnusable, EngineUnavailable

PATIENCE = 10.0
"""Seconds that a start waits for an owner that should answer or is ending; four times as long for one that starts."""
OWN = 60.0
"""Seconds for the server that this process runs itself, which is there, to answer; a machine may be very busy."""
WRITER_PATIENCE = 60.0
"""Seconds that a write waits for another process's write."""


class EmbeddedEngine(BoltEngine):
    """The database of a data folder: run by this process when it `owns` the folder, else by the one we attached to."""

    name = "embedded"

    def __init__(
        self,
        folder: Path,
        endpoint: Endpoint,
        driver: neo4j.Driver,
        agent: str,
        owned: tuple[Server, FileLock | None] | None,
    ) -> None:
        super().__init__(endpoint, driver, agent)
        self.folder, self._owned, self._closed = folder, owned, False

    @property
    def owns(self) -> bool:
        return self._owned is not None

    def version(self) -> str:
        found = re.search(r"ArcadeDB ([\w.-]+)", self.agent)
        return found[1] if found else self.agent

    def apply_schema(self, statements: Sequence[str]) -> None:
        # There is no TEXT index here: asked for one, the engine would make a RANGE index without a word.
        with uninterrupted(), self.driver.session(database=self.endpoint.database) as session:
            for statement in statements:
                if not re.match(r"\s*CREATE\s+TEXT\b", statement, re.IGNORECASE):
                    session.run(statement).consume()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time over all processes: here, writers that collide would be undone for seconds."""
        lock = FileLock.wait(self.folder / "writer.lock", WRITER_PATIENCE)
        if lock is None:
            raise EngineUnavailable(f"another process has been writing for {WRITER_PATIENCE:.0f} s")
        with lock:
            yield

    def reason(self, statement: str, error: neo4j.exceptions.Neo4jError) -> str:
        # In production mode the server keeps its words to itself, but not from the process that runs it.
        words = self._owned[0].explain(statement) if self._owned else None
        return words or str(error.code)

    def renew(self) -> bool:
        if self._owned or self._closed:
            return False
        fresh = open_embedded(self.folder, create=False)
        self.driver.close()
        self.endpoint, self.driver, self.agent, self._owned = fresh.endpoint, fresh.driver, fresh.agent, fresh._owned
        return True

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        with uninterrupted():
            self.driver.close()
            if self._owned:
                server, lock = self._owned
                try:
                    server.stop()
                finally:
                    if lock:
                        lock.release()


def open_embedded(folder: Path, *, create: bool = True, patience: float = PATIENCE) -> EmbeddedEngine:
    """Own the data folder, or attach to the process that does; without `create`, only a folder that is there.

    Raises DataFolderUnusable (no right to write, a file, somebody else's folder, damaged), DataFolderHeld (another
    process owns it and doesn't answer within `patience` seconds) or EngineUnavailable (the engine isn't installed).
    """
    begin = time.monotonic()
    with _usable(folder):
        note = _prepare(folder, create)
        while not (lock := FileLock.take(note)):
            owner = Owner.read(note)
            if owner and owner.port and (attached := _attach(folder, owner.port, patience)):
                return attached
            if time.monotonic() - begin > (patience if owner and owner.port else 4 * patience):
                raise DataFolderHeld(f"{owner or 'a process'} holds the data folder {folder} and does not answer")
            time.sleep(POLL)
        return _own(folder, lock, databases.current(folder))


@contextlib.contextmanager
def hold(folder: Path) -> Iterator[FileLock]:
    """The data folder, made if need be, for this process alone. Raises DataFolderHeld and DataFolderUnusable."""
    with _usable(folder):
        note = _prepare(folder, True)
        if not (lock := FileLock.take(note)):
            raise DataFolderHeld(f"{Owner.read(note) or 'a process'} uses the data folder {folder}")
    with lock:
        lock.write(Owner.this_process().as_text())
        yield lock


@contextlib.contextmanager
def open_beside(folder: Path, lock: FileLock) -> Iterator[EmbeddedEngine]:
    """An empty database beside the folder's own, whose place it takes at the end; after an error nothing of it stays.

    Nobody else can use the folder meanwhile: `lock` comes from `hold`. Raises DataFolderUnusable or EngineUnavailable.
    """
    with _usable(folder):
        databases.sweep(folder)
        files = databases.fresh(folder)
    try:
        with _usable(folder):
            engine = _own(folder, lock, files, alone=True)
        with contextlib.closing(engine):
            yield engine
    except BaseException:
        shutil.rmtree(files, ignore_errors=True)
        raise
    with _usable(folder):
        databases.take_over(folder, files)


@contextlib.contextmanager
def _usable(folder: Path) -> Iterator[None]:
    """What the file system has against it, as our error."""
    try:
        yield
    except OSError as error:
        raise DataFolderUnusable(f"{error.filename or folder}: {error.strerror or error}") from error


def _prepare(folder: Path, create: bool) -> Path:
    """The path of the owner's note in a folder that is ours to use, made if need be. Raises OSError."""
    note = folder / "owner.json"
    if not create and not note.exists():
        next_step = "Load minutes into it first: radslag load PATH."
        raise DataFolderUnusable(f"there is no data folder {folder}", next_step=next_step)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Looked at in this order: another process that starts now makes its note before anything else.
    if any(folder.iterdir()) and not note.exists():
        raise DataFolderUnusable(f"{folder} holds files that are not Radslag's")
    return note


def _attach(folder: Path, port: int, patience: float) -> EmbeddedEngine | None:
    """The owner's database, or None when it doesn't answer at that port (it starts, ends, or hangs). Raises OSError."""
    at = endpoint(port, read_password(folder) or "")
    try:
        driver, agent = open_driver(at, connection_acquisition_timeout=min(3.0, patience))
    except DRIVER_ERRORS:
        return None
    return EmbeddedEngine(folder, at, driver, agent, None)


def _own(folder: Path, lock: FileLock, files: Path, *, alone: bool = False) -> EmbeddedEngine:
    """Start the server in this process; when that fails, or Ctrl-C came, nothing of it stays. Raises OSError.

    `alone` keeps its port from others, who wait for the folder instead of attaching, and leaves the lock to the caller.
    """
    with contextlib.ExitStack() as undo:
        if not alone:
            undo.callback(lock.release)
        with uninterrupted():
            lock.write(Owner.this_process().as_text())
            server = Server.start(folder, files)
            undo.callback(server.stop)
            try:
                driver, agent = open_driver(server.endpoint, connection_timeout=OWN, connection_acquisition_timeout=OWN)
            except DRIVER_ERRORS as error:
                raise translate(error, f"the embedded database in {folder}") from error
            undo.callback(driver.close)
            if not alone:
                lock.write(Owner.this_process(server.port).as_text())
        undo.pop_all()
    return EmbeddedEngine(folder, server.endpoint, driver, agent, (server, None if alone else lock))
