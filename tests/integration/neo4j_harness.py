"""A real Neo4j for the tests: fetched from Maven Central once, started on a free loopback port, ended with the tests.

`neo4j_server()` is all that others need. Its version is the long-term release that Radslag promises to run on, or what
RADSLAG_NEO4J_VERSION says (2026.08.1 is known to work, and wants Java 21 or newer).
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import neo4j

from queries.engines import Endpoint
from queries.lock import FileLock

VERSION = "5.26.30"
HERE = Path(__file__).parent / "neo4j"
START_LIMIT = 120.0
FETCH_LIMIT = 600.0
OPTIONS = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Java options that start the server fastest; give `neo4j_server` others to measure its speed."""


class LackError(Exception):
    """What this machine lacks to run a Neo4j."""


@contextlib.contextmanager
def neo4j_server(version: str | None = None, options: Sequence[str] = OPTIONS) -> Iterator[Endpoint]:
    """A fresh and empty server for as long as the block runs. Raises LackError when Java or Maven aren't there."""
    version = version or os.environ.get("RADSLAG_NEO4J_VERSION") or VERSION
    java = find_java(17 if version.startswith("5.") else 21)
    jars = fetch(version)
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="radslag-neo4j-", ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "java.log"
        command = [java, *options, "-cp", f"{jars}/*", str(HERE / "Neo4jServer.java"), f"{folder}/data", str(port)]
        with log.open("wb") as output:
            server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=output)
        try:
            _wait(server, log)
            yield _log_in(f"bolt://127.0.0.1:{port}")
        finally:
            server.kill()  # an orderly end takes ten seconds, for data that nobody keeps
            server.communicate()


def fetch(version: str) -> Path:
    """The folder with the server's jars, filled by Maven on first use and kept in the checkout (git ignores it)."""
    jars = HERE / "lib" / version
    jars.parent.mkdir(exist_ok=True)
    deadline = time.monotonic() + FETCH_LIMIT
    while (lock := FileLock.take(jars.parent / "fetching.lock")) is None:  # another test run fetches them
        if time.monotonic() > deadline:
            raise LackError("another process has been fetching Neo4j for ten minutes")
        time.sleep(0.5)
    with lock:
        if not jars.exists():
            maven = shutil.which("mvn")
            if maven is None:
                raise LackError("Maven (mvn) is not installed")
            part = jars.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            command = [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
            settings = [f"-Dneo4j.version={version}", "-DincludeScope=runtime", f"-DoutputDirectory={part}"]
            done = subprocess.run([*command, *settings], capture_output=True, text=True, timeout=FETCH_LIMIT)
            if done.returncode:
                raise LackError(f"Maven could not fetch Neo4j {version}: {(done.stdout + done.stderr).strip()[:500]}")
            part.rename(jars)
    return jars


def find_java(at_least: int) -> str:
    """A java of that version or newer: the one on the path, else one that is installed beside it."""
    first = shutil.which("java")
    if first is None:
        raise LackError("Java is not installed")
    beside = Path(first).resolve().parents[2]  # .../JVMS/one-of-them/bin/java
    for java in [first, *map(str, sorted(beside.glob("*/bin/java"), reverse=True))]:
        told = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
        found = re.search(r'version "(\d+)', told)
        if found and int(found[1]) >= at_least:
            return java
    raise LackError(f"Java {at_least} or newer is not installed")


def _wait(server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while "ready" not in (told := log.read_text(errors="replace")).split():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Neo4j did not start (exit {server.poll()}): {told[-2000:]}")
        time.sleep(0.05)


def _log_in(uri: str) -> Endpoint:
    """A new server insists on another password than its first."""
    password = secrets.token_urlsafe(12)
    with (
        neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password).consume()
    return Endpoint(uri, "neo4j", password, "neo4j")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
