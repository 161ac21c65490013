"""The data folder: who owns it, who attaches, what is refused, and what survives a kill -9."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from queries.engines import embedded
from queries.engines.bolt import open_driver
from queries.engines.embedded import open_embedded
from queries.engines.owner import Owner
from queries.graph import Graph
from queries.lock import FileLock
from schema.errors import DataFolderHeld, DataFolderUnusable, EngineUnavailable

ROOT = Path(__file__).parents[2]
CHILD = """
import json, sys
from pathlib import Path
from queries.engines.embedded import open_embedded
from queries.graph import Graph

graph = Graph(open_embedded(Path(sys.argv[1])), constraints="")
for line in sys.stdin:
    if line.startswith("write "):
        graph.write(lambda tx: tx.run("CREATE (:Person {id: $id})", id=line.split()[1]))
    elif line.startswith("hold"):
        tx = graph.engine.driver.session(database="radslag").begin_transaction()
        tx.run("CREATE (:Person {id: 'unfinished'})").consume()
    people = graph.read("MATCH (p:Person) RETURN count(p)")[0][0]
    print(json.dumps({"owns": graph.engine.owns, "people": people}), flush=True)
graph.close()
"""


class Child:
    """Another process that has the folder open and does what it is told, a line each."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.stderr = ""

    def say(self, line: str = "look") -> None:
        assert self.process.stdin
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def ask(self, line: str = "look") -> dict[str, Any]:
        self.say(line)
        return self.hear()

    def end(self, with_signal: int | None = None) -> str:
        if with_signal:
            self.process.send_signal(with_signal)
        _, self.stderr = self.process.communicate(timeout=30)
        return self.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def child(folder: Path) -> Iterator[Child]:
    other = Child(folder)
    yield other
    if other.process.poll() is None:
        other.process.kill()
        other.process.communicate()


def people(engine: embedded.EmbeddedEngine) -> int:
    with Graph(engine, constraints="") as graph:
        count: int = graph.read("MATCH (p:Person) RETURN count(p)")[0][0]
        return count


def test_a_new_folder_is_for_its_owner_only(folder: Path) -> None:
    engine = open_embedded(folder)
    try:
        assert engine.owns
        assert engine.version().startswith("26.")
        assert (folder / "password").stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700
        assert "password" not in repr(engine.endpoint)
        owner = Owner.read(folder / "owner.json")
        assert owner and owner.pid == os.getpid() and f":{owner.port}" in engine.endpoint.uri
    finally:
        engine.close()
        engine.close()


def listening_addresses() -> set[str]:
    """Where this process listens, as the kernel's socket table writes it: HOST:PORT in hexadecimal."""
    ours = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            ours.add(str(descriptor.readlink()))
        except OSError:
            continue
    addresses = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]:
            columns = line.split()
            if columns[3] == "0A" and f"socket:[{columns[9]}]" in ours:
                addresses.add(columns[1])
    return addresses


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="reads Linux's socket table")
def test_nothing_listens_but_on_the_loopback_address(folder: Path) -> None:
    before = listening_addresses()
    engine = open_embedded(folder)
    try:
        listening = listening_addresses() - before
        hosts = {address.partition(":")[0] for address in listening}
        assert len(listening) == 2, "Bolt, and the HTTP server that can't be switched off"
        assert hosts <= {"0100007F", "0000000000000000FFFF00000100007F"}
        ports = {int(address.partition(":")[2], 16) for address in listening}
        http = (ports - {int(engine.endpoint.uri.rpartition(":")[2])}).pop()
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{http}/api/v1/databases", timeout=5)
        assert refused.value.code in (401, 403)
        refused.value.close()
    finally:
        engine.close()


def test_the_engine_keeps_its_log_off_the_terminal(folder: Path, child: Child) -> None:
    assert child.ask()["owns"]
    assert child.end() == ""
    assert "ArcadeDB Server" in (folder / "arcadedb" / "log" / "arcadedb.log.0").read_text()


def test_a_second_process_attaches_to_the_owner(folder: Path, child: Child) -> None:
    assert child.ask("write one") == {"owns": True, "people": 1}
    engine = open_embedded(folder)
    assert not engine.owns
    with Graph(engine, constraints="") as graph:
        assert graph.read("RETURN 1") == [[1]]
        graph.write(lambda tx: tx.run("CREATE (:Person {id: 'two'})"))
    assert child.ask() == {"owns": True, "people": 2}


def test_the_same_process_attaches_to_itself(folder: Path) -> None:
    first, second = open_embedded(folder), open_embedded(folder)
    assert first.owns and not second.owns
    assert people(second) == 0
    first.close()


def test_of_processes_that_start_together_one_owns(folder: Path) -> None:
    children = [Child(folder) for _ in range(4)]
    try:
        for child in children:
            child.say()
        assert sorted(child.hear()["owns"] for child in children) == [False, False, False, True]
        for at, child in enumerate(children):
            child.say(f"write {at}")
        for child in children:
            child.hear()
        assert [child.ask()["people"] for child in children] == [4, 4, 4, 4]
    finally:
        for child in children:
            child.end()


def test_a_killed_owner_is_followed_and_only_commits_stay(folder: Path, child: Child) -> None:
    assert child.ask("write committed")["people"] == 1
    child.ask("hold")
    child.end(signal.SIGKILL)
    note = Owner.read(folder / "owner.json")
    assert note and note.pid == child.process.pid
    engine = open_embedded(folder)
    assert engine.owns
    assert people(engine) == 1


def test_a_note_that_names_a_living_process_is_not_believed_without_its_lock(folder: Path) -> None:
    open_embedded(folder).close()
    (folder / "owner.json").write_text(json.dumps({"pid": os.getppid(), "created": "2024-01-01", "port": 1}))
    engine = open_embedded(folder, patience=0.0)
    assert engine.owns
    engine.close()


@pytest.mark.parametrize("ending", [None, signal.SIGKILL], ids=["ended", "killed"])
def test_an_attached_graph_survives_its_owner(folder: Path, child: Child, ending: int | None) -> None:
    child.ask("write one")
    engine = open_embedded(folder)
    with Graph(engine, constraints="") as graph:
        assert not engine.owns
        child.end(ending)
        assert graph.read("MATCH (p:Person) RETURN p.id") == [["one"]]
        assert engine.owns
        graph.write(lambda tx: tx.run("CREATE (:Person {id: 'two'})"))
        assert graph.read("MATCH (p:Person) RETURN count(p)") == [[2]]


def test_an_owner_that_closes_and_lives_on_hangs_up(folder: Path) -> None:
    with Graph(open_embedded(folder), constraints="") as first, Graph(open_embedded(folder), constraints="") as second:
        second.write(lambda tx: tx.run("CREATE (:Person {id: 'one'})"))
        first.close()
        assert second.read("MATCH (p:Person) RETURN p.id") == [["one"]]
        assert second.engine.owns  # type: ignore[attr-defined]


def test_an_owner_that_does_not_answer_is_named(folder: Path, child: Child) -> None:
    child.ask()
    child.process.send_signal(signal.SIGSTOP)
    try:
        with pytest.raises(DataFolderHeld, match=f"process {child.process.pid} "):
            open_embedded(folder, patience=0.5)
    finally:
        child.process.send_signal(signal.SIGCONT)
    open_embedded(folder).close()


def test_a_holder_that_never_gets_ready_is_reported(folder: Path) -> None:
    open_embedded(folder).close()
    with FileLock.take(folder / "owner.json") as lock:  # type: ignore[union-attr]
        lock.write("{half a no")
        with pytest.raises(DataFolderHeld, match="a process holds"):
            open_embedded(folder, patience=0.1)


def test_files_in_the_way_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("not a folder")
    for path in (file, file / "below"):
        with pytest.raises(DataFolderUnusable, match="file"):
            open_embedded(path)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(DataFolderUnusable, match="not Radslag's"):
        open_embedded(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_no_right_to_write_is_reported(tmp_path: Path) -> None:
    # The administrator may write anywhere but where the system itself makes the files.
    place = Path("/proc") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(DataFolderUnusable, match=r"(Permission denied|No such file|Read-only)"):
            open_embedded(place / "data")
    finally:
        tmp_path.chmod(0o700)


def test_a_missing_folder_is_made_only_when_wanted(folder: Path) -> None:
    with pytest.raises(DataFolderUnusable, match="no data folder") as refused:
        open_embedded(folder, create=False)
    assert "radslag load" in str(refused.value)
    assert not folder.exists()


def test_a_lost_password_is_made_anew(folder: Path) -> None:
    engine = open_embedded(folder)
    with Graph(engine, constraints="") as graph:
        graph.write(lambda tx: tx.run("CREATE (:Person {id: 'one'})"))
    (folder / "password").unlink()
    again = open_embedded(folder)
    assert again.endpoint.password != engine.endpoint.password
    assert people(again) == 1


def test_a_damaged_folder_is_reported_and_let_go(folder: Path) -> None:
    engine = open_embedded(folder)
    with Graph(engine, constraints="") as graph:
        graph.write(lambda tx: tx.run("CREATE (:Person {id: 'one'})"))
    (folder / "arcadedb" / "databases" / "radslag" / "configuration.json").write_text("garbage")
    with pytest.raises(DataFolderUnusable, match="does not start"):
        open_embedded(folder)
    assert FileLock.take(folder / "owner.json") is not None


def test_without_an_engine_installed_the_way_out_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("arcadedb", "arcadedb_embedded"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(EngineUnavailable, match="NEO4J_URI"):
        open_embedded(folder)


def test_the_settings_for_the_log_do_not_stay_in_the_environment(folder: Path) -> None:
    before = dict(os.environ)
    open_embedded(folder).close()
    assert dict(os.environ) == before


def test_control_c_during_a_start_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: Any, **kwargs: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return original(*args, **kwargs)

    original = open_driver
    monkeypatch.setattr(embedded, "open_driver", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_embedded(folder)
    monkeypatch.undo()
    engine = open_embedded(folder, patience=0.0)
    assert engine.owns
    engine.close()
