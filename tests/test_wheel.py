"""The wheel: built, installed in a fresh environment, and used from another folder."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from tests.loaders import paper
from tests.loaders.papers import COUNCIL

ROOT = Path(__file__).parents[1]
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "NEO4J_", "RADSLAG_"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT], check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of a fresh environment with nothing but the wheel in it."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    subprocess.run(
        [folder / "bin" / "python", "-m", "pip", "install", "--quiet", wheel],
        check=True,
        capture_output=True,
        env=CLEAN,
    )
    return folder / "bin"


def test_the_wheel_carries_every_file_that_is_no_code(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tracked = subprocess.run(
        ["git", "ls-files", "schema", "queries", "loaders", "api", "radslag"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [n for n in tracked.stdout.split() if n not in names] == []
    assert any(n.startswith("radslag/examples/") for n in names)
    assert not [n for n in names if n.startswith(("tests/", "bench/"))]


def test_load_query_and_serve_from_another_folder(installed: Path, tmp_path: Path) -> None:
    def radslag(*arguments: str) -> str:
        run = subprocess.run(
            [installed / "radslag", *arguments], cwd=tmp_path, env=CLEAN, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    (tmp_path / "council.pdf").write_bytes(paper.pdf(COUNCIL))
    assert len(json.loads(radslag("extract", "council.pdf"))["people"]) == 7
    report = json.loads(radslag("load", str(ROOT / "examples" / "minutes"), "--json"))
    assert report["failed"] == 0 and report["loaded"] >= 8
    assert (tmp_path / "radslag-data").is_dir()
    answer = json.loads(radslag("query", "{ bodies(first: 3) { edges { node { name } } } }"))
    assert len(answer["data"]["bodies"]["edges"]) == 3
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [installed / "radslag", "serve", "--port", str(port)],
        cwd=tmp_path,
        env=CLEAN,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert fetch(f"http://127.0.0.1:{port}/ready")
        page = fetch(f"http://127.0.0.1:{port}/")
        assert "<html" in page and "Radslag" in page
    finally:
        server.terminate()
        server.wait(timeout=30)


def fetch(url: str) -> str:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return str(response.read().decode())
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {url}")
