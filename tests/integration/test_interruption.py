"""kill -9 in the middle of a load: what was committed is whole, and loading again gives the world of a clean load."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders.load import load
from queries.connection import open_graph
from queries.graph import Graph
from tests.integration.dump import dump

BUNDLED = Path(__file__).parents[2] / "examples" / "minutes"
MOMENTS = 20


def start(*arguments: str, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "radslag", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four documents whose bodies and people overlap: enough for a load to be killed between and inside them."""
    folder = tmp_path_factory.mktemp("minutes")
    for file in [f for f in sorted(BUNDLED.iterdir()) if "ekmark" in f.name][:4]:
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="module")
def clean(minutes: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], float]:
    """The graph of a load that nobody disturbs, and how many seconds the command takes."""
    folder = tmp_path_factory.mktemp("clean")
    began = time.monotonic()
    assert start("load", str(minutes), "--data", str(folder)).wait() == 0
    took = time.monotonic() - began
    with open_graph(data=folder, create=False) as graph:
        return dump(graph), took


def test_kill_9_at_random_moments(clean: tuple[dict[str, object], float], minutes: Path, tmp_path: Path) -> None:
    """The same folder is killed again and again, each time at another moment, then loaded to its end."""
    expected, took = clean
    moments = random.Random(9)
    for n in range(MOMENTS):
        folder = tmp_path / str(n)
        process = start("load", str(minutes), "--data", str(folder))
        time.sleep(moments.uniform(0.3 * took, 0.98 * took))
        kill(process)
        with open_graph(data=folder) as graph:  # a stale lock is recognised
            assert_whole(graph)
            report = load(graph, [minutes])
            assert report.exit_code == 0
            assert dump(graph) == expected, f"moment {n}"


def assert_whole(graph: Graph) -> None:
    """Every document that is there has all its lines and statements: no half ones."""
    for id_, lines, passages in graph.read(
        "MATCH (d:Document) RETURN d.id, d.lines, COUNT { MATCH (d)-[:HAS_PASSAGE]->(p:Passage) }"
    ):
        assert lines == passages, id_


def test_the_database_goes_down_in_the_middle(
    clean: tuple[dict[str, object], float], minutes: Path, tmp_path: Path
) -> None:
    """The owner of the embedded database dies while another process loads through it."""
    expected, _ = clean
    folder = tmp_path / "data"
    owner = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys,time; from pathlib import Path; from queries.connection import open_graph\n"
            f"g = open_graph(data=Path({str(folder)!r})); print('up', flush=True); time.sleep(600)",
        ],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert owner.stdout
    with owner.stdout as stdout:
        assert stdout.readline() == b"up\n"
    loading = subprocess.Popen(
        [sys.executable, "-m", "radslag", "load", str(minutes), "--data", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(1.6)
    kill(owner)
    out, err = loading.communicate(timeout=120)
    assert b"Traceback" not in err and b"Traceback" not in out
    with open_graph(data=folder) as graph:
        assert_whole(graph)
        assert load(graph, [minutes]).exit_code == 0
        assert dump(graph) == expected


def test_ctrl_c_ends_the_load_between_two_documents(minutes: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "radslag", "load", str(minutes), "--data", str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not (tmp_path / "data" / "originals").exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert b"Traceback" not in out + err, err.decode()
    assert process.returncode in (130, 0)  # 0: it was done before the signal came
    with open_graph(data=tmp_path / "data") as graph:
        assert_whole(graph)
        assert load(graph, [minutes]).exit_code == 0
