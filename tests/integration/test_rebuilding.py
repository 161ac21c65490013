"""The graph from its files: over a new version of the schema, after kill -9 at any moment, and what doctor says."""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loaders.keeping import checking
from loaders.keeping.backups import pack
from loaders.keeping.contents import Store
from loaders.keeping.rebuilding import rebuild
from loaders.keeping.restoring import restore
from loaders.load import load
from queries.connection import Settings, connect
from queries.engines import databases
from radslag.cli import app
from schema.errors import BadBackup, OriginalsWrong, RadslagError, SchemaMismatch, StoreNotEmpty
from tests.integration.dump import dump
from tests.integration.test_interruption import kill, start

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").iterdir())
SOME = [f for f in EXAMPLES if "ekmark" in f.name][:2]
AT = "2026-01-02T03:04:05+00:00"


def settings_of(folder: Path) -> Settings:
    return Settings(data=folder)  # type: ignore[call-arg]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two documents, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "data"
    store = Store(folder)
    with connect(settings_of(folder), answers=False) as graph:
        assert load(graph, SOME, originals=store.originals, log=store.log).exit_code == 0
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "data"))


def held(folder: Path) -> dict[str, object]:
    with connect(settings_of(folder), create=False) as graph:
        documents = graph.read("MATCH (d:Document) RETURN d.id, d.source, d.loaded_at ORDER BY d.id")
        return {**dump(graph), "documents": documents}


def spoil(folder: Path) -> None:
    """An old graph that is told from a new one."""
    with connect(settings_of(folder), answers=False) as graph:
        graph.write(lambda tx: tx.run("MATCH (p:Person) DETACH DELETE p"))


def codes(folder: Path) -> list[str]:
    settings = settings_of(folder)
    found = list(checking.check_files(settings))
    with connect(settings, create=False, answers=False) as graph:
        found += checking.check_graph(graph, settings)
    return [f.code for f in found if f.wrong]


def test_over_a_new_version_of_the_schema_from_a_store_without_a_log(data: Path) -> None:
    expected = held(data)
    settings = settings_of(data)
    with connect(settings, answers=False) as graph:
        graph.write(lambda tx: tx.run("MATCH (s:GraphState) SET s.schema_version = 1"))
    (data / "log.jsonl").unlink()
    with pytest.raises(SchemaMismatch, match="radslag rebuild"):
        connect(settings)
    shown = CliRunner().invoke(app, ["doctor", "--data", str(data), "--json"])
    found = {f["code"]: f["run"] for f in json.loads(shown.stdout)["findings"]}
    assert shown.exit_code == 4 and found["SCHEMA_MISMATCH"].startswith("radslag rebuild") and "NO_LOG" in found
    done = rebuild(settings)
    assert (done.documents, done.adopted) == (2, 2)
    assert held(data) == expected and codes(data) == []
    assert rebuild(settings).adopted == 0 and held(data) == expected


def test_kill_9_leaves_the_old_graph_or_the_new(data: Path) -> None:
    new = held(data)
    spoil(data)
    old = held(data)
    began = time.monotonic()
    assert start("rebuild", "--data", str(data)).wait() == 0
    took = time.monotonic() - began
    assert held(data) == new
    moments = random.Random(7)
    for n in range(4):
        spoil(data)
        process = start("rebuild", "--data", str(data))
        time.sleep(moments.uniform(0.3 * took, took))
        kill(process)
        assert held(data) in (old, new), f"moment {n}"
    rebuild(settings_of(data))
    assert held(data) == new and databases.leftovers(data) == [] and codes(data) == []


def test_a_rebuild_that_fails_leaves_the_old_graph(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(data)
    monkeypatch.setattr("loaders.keeping.contents.Store.write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        rebuild(settings_of(data))
    monkeypatch.undo()
    assert held(data) == before and databases.leftovers(data) == []


def test_missing_and_damaged_originals(data: Path) -> None:
    store, before = Store(data), held(data)
    first, second = list(store.originals.documents())
    store.originals.path(first).write_bytes(b"other")
    with pytest.raises(OriginalsWrong, match="1 of 2"):
        rebuild(settings_of(data))
    assert held(data) == before and codes(data) == ["ORIGINALS_DAMAGED"]
    store.originals.forget(first)
    assert sorted(codes(data)) == ["NO_ORIGINAL", "ORIGINALS_MISSING"]
    done = rebuild(settings_of(data), leave_out=True)
    assert done.documents == 1 and len(done.left_out) == 1
    assert sorted(codes(data)) == ["GRAPH_BEHIND", "ORIGINALS_MISSING"]
    assert store.originals.read(second) is not None


def test_what_doctor_says_of_the_files(data: Path) -> None:
    run = CliRunner()
    assert run.invoke(app, ["doctor", "--data", str(data)]).exit_code == 0
    with (data / "log.jsonl").open("ab") as log:
        log.write(b'{"entry": "torn')
    (data / "arcadedb-0123abcd").mkdir()
    (data / "originals" / "ab.1.part").write_bytes(b"")
    shown = json.loads(run.invoke(app, ["doctor", "--data", str(data), "--json"]).stdout)
    assert {f["code"] for f in shown["findings"]} == {"LOG_TORN", "LEFTOVERS"}
    assert not any(f["wrong"] for f in shown["findings"])
    with (data / "log.jsonl").open("ab") as log:
        log.write(b'"}\n')
    shown = run.invoke(app, ["doctor", "--data", str(data), "--json"])
    assert shown.exit_code == 4 and "BAD_LOG" in shown.stdout
    nowhere = run.invoke(app, ["doctor", "--data", str(data / "nowhere")])
    assert nowhere.exit_code == 4 and "DATA_FOLDER_UNUSABLE" in nowhere.stdout


def backup_of(folder: Path, target: Path) -> Path:
    store = Store(folder)
    pack(folder, store.log.whole(), list(store.originals.documents()), target, AT)
    return target


def test_a_backup_comes_back(data: Path, tmp_path: Path) -> None:
    expected = held(data)
    backup = backup_of(data, tmp_path / "b.tar.gz")
    manifest, done = restore(settings_of(tmp_path / "other"), backup)
    assert held(tmp_path / "other") == expected and manifest.made_at == AT and done.documents == 2
    with pytest.raises(StoreNotEmpty):
        restore(settings_of(data), backup)
    with connect(settings_of(data), answers=False) as graph:
        load(graph, EXAMPLES[-1:], originals=Store(data).originals, log=Store(data).log)
    assert held(data) != expected
    restore(settings_of(data), backup, replace=True)
    assert held(data) == expected and len(list(Store(data).originals.documents())) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.tar.gz", "data", "other"]


def test_a_bad_backup_touches_nothing(data: Path, tmp_path: Path) -> None:
    expected = held(data)
    whole = backup_of(data, tmp_path / "b.tar.gz").read_bytes()
    (tmp_path / "torn.tar.gz").write_bytes(whole[:-900])
    (tmp_path / "lied.tar.gz").write_bytes(b"no archive")
    pack(data, b'{"entry": "x"}\n', list(Store(data).originals.documents()), tmp_path / "log.tar.gz", AT)
    for name in ("torn", "lied", "log"):
        with pytest.raises(BadBackup):
            restore(settings_of(data), tmp_path / f"{name}.tar.gz", replace=True)
    assert held(data) == expected and codes(data) == []


def test_kill_9_in_a_restore_leaves_a_store_that_a_rebuild_makes_whole(data: Path, tmp_path: Path) -> None:
    backup = backup_of(data, tmp_path / "b.tar.gz")
    new = held(data)
    with connect(settings_of(data), answers=False) as graph:
        load(graph, EXAMPLES[-1:], originals=Store(data).originals, log=Store(data).log)
    old = held(data)
    moments = random.Random(3)
    for n in range(4):
        folder = tmp_path / f"s{n}"
        shutil.copytree(data, folder)
        process = start("restore", str(backup), "--replace", "--yes", "--data", str(folder))
        time.sleep(moments.uniform(0.5, 5.0))
        kill(process)
        rebuild(settings_of(folder))
        assert held(folder) in (old, new), f"moment {n}"
        assert codes(folder) == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["unload", "nothing"], "NOT_FOUND"),
        (["erase", "Nobody Atall", "--yes"], "NOT_FOUND"),
        (["erase", "Nobody"], "NOT_FOUND"),
        (["restore", "nowhere.tar.gz", "--replace", "--yes"], "MISSING_INPUT"),
        (["restore", "nowhere.tar.gz", "--replace"], "BAD_USER_INPUT"),
        (["backup", "/nowhere/at/all.tar.gz"], "BAD_USER_INPUT"),
    ],
)
def test_wrong_use_is_told(data: Path, arguments: list[str], error: str) -> None:
    before = (data / "log.jsonl").read_bytes()
    run = CliRunner().invoke(app, [*arguments, "--data", str(data)])
    assert isinstance(run.exception, RadslagError) and run.exception.code == error
    assert (data / "log.jsonl").read_bytes() == before
