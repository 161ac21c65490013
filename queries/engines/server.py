"""ArcadeDB as a server inside this process, on the loopback address only. `embedded` decides when it is needed."""

from __future__ import annotations

import contextlib
import os
import secrets
import shlex
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from queries.engines.bolt import Endpoint
from schema.errors import DataFolderHeld, DataFolderUnusable, EngineUnavailable

HOST, USER, DATABASE = "127.0.0.1", "root", "radslag"
PORT_TRIES = 5


class Server:
    """A running engine. Only Bolt is used; its HTTP server can't be switched off, so that gets any free port."""

    def __init__(self, server: Any, database: Any, port: int, password: str) -> None:
        self._server, self._database, self.port = server, database, port
        self.endpoint = endpoint(port, password)

    @classmethod
    def start(cls, folder: Path, files: Path) -> Server:
        """Run the engine on the database `files`, one of those in the data folder, with the folder's password.

        Raises EngineUnavailable (not installed, no free port), DataFolderHeld, DataFolderUnusable, or OSError.
        """
        password = read_password(folder) or _new_password(folder, files)
        with _logging_to(files / "log"):
            arcadedb = _package()
            for _ in range(PORT_TRIES):
                port = _free_port()
                config = {
                    "mode": "production",
                    "host": HOST,
                    "http_port": 0,
                    "bolt_host": HOST,
                    "bolt_port": port,
                    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
                }
                server = arcadedb.create_server(str(files), password, config)
                try:
                    server.start()
                    return cls(server, server.create_database(DATABASE), port, password)
                except arcadedb.ArcadeDBError as error:
                    server.stop()
                    # Between our choice of a port and the server's use of it, another program may have taken it.
                    if "BOLT connections" not in str(error):
                        raise _failure(folder, files, error) from error
        raise EngineUnavailable(f"no free port on {HOST} for the database in {folder}")

    def explain(self, statement: str) -> str | None:
        """What the engine has against a statement when asked for its plan; None when it has nothing against it."""
        try:
            self._database.query("opencypher", f"EXPLAIN {statement}")
        except Exception as error:
            return str(error)
        return None

    def stop(self) -> None:
        """Stop, and hang up on those who are attached: the engine would leave them on a line that knows no user."""
        self._server.stop()
        _hang_up(self.port)


def endpoint(port: int, password: str) -> Endpoint:
    return Endpoint(f"bolt://{HOST}:{port}", USER, password, DATABASE)


def read_password(folder: Path) -> str | None:
    """The folder's password, None when it has none. Raises OSError."""
    try:
        return (folder / "password").read_text(encoding="ascii") or None
    except FileNotFoundError:
        return None


def _new_password(folder: Path, files: Path) -> str:
    """A random password in a file that only its owner may read, whole or not at all."""
    # The engine keeps the users that it knows; without them it makes its user anew, with our new password.
    (files / "config" / "server-users.jsonl").unlink(missing_ok=True)
    password, fresh = secrets.token_urlsafe(24), folder / "password.new"
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(password)
    fresh.replace(folder / "password")
    return password


def _package() -> Any:
    """The native engine, or the one with its own Java: whichever is installed."""
    try:
        import arcadedb
    except ModuleNotFoundError:
        try:
            import arcadedb_embedded as arcadedb
        except ModuleNotFoundError:
            next_step = "Install arcadedb or arcadedb-embedded, or name a Neo4j in NEO4J_URI."
            raise EngineUnavailable("the embedded database is not installed", next_step=next_step) from None
    return arcadedb


def _failure(folder: Path, files: Path, error: Exception) -> DataFolderHeld | DataFolderUnusable:
    if "locked by another process" in str(error):
        return DataFolderHeld(f"another program has the database files in {folder} open")
    next_step = f"See {files / 'log'}; radslag rebuild makes it anew from the originals."
    return DataFolderUnusable(f"the database in {folder} does not start: {error}", next_step=next_step)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _hang_up(port: int) -> None:
    """End this process's connections on its own `port`, where the system lets us find them (not on Windows)."""
    listing = Path("/dev/fd")
    for descriptor in [int(path.name) for path in listing.iterdir()] if listing.is_dir() else []:
        with contextlib.suppress(OSError):
            if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                continue
            # A copy of the descriptor can be shut down without taking the engine's own away from it.
            with socket.socket(fileno=os.dup(descriptor)) as copy:
                if copy.family in (socket.AF_INET, socket.AF_INET6) and copy.getsockname()[1] == port:
                    copy.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def _logging_to(folder: Path) -> Iterator[None]:
    """Keep the engine's log off the terminal: its settings are read once in a process, when the library is loaded."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = folder.absolute()
    properties = folder / "java-logging.properties"
    properties.write_text(
        "handlers=java.util.logging.FileHandler\n"
        ".level=INFO\n"
        "java.util.logging.FileHandler.formatter=com.arcadedb.log.LogFormatter\n"
        "java.util.logging.FileHandler.limit=10000000\n"
        "java.util.logging.FileHandler.count=3\n"
        f"java.util.logging.FileHandler.pattern={folder.as_posix().replace('%', '%%')}/arcadedb.log\n",
        encoding="utf-8",
    )
    options = [os.environ.get("ARCADEDB_JVM_ARGS", ""), shlex.quote(f"-Djava.util.logging.config.file={properties}")]
    ours = {
        # The native package reads the first two, the one with its own Java the others.
        "ARCADEDB_LOG_DIR": str(folder),
        "ARCADEDB_LOG_CONSOLE": "0",
        "ARCADEDB_JVM_ERROR_FILE": str(folder / "crash%p.log"),
        "ARCADEDB_JVM_ARGS": " ".join(options).strip(),
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
