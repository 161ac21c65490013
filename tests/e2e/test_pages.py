"""The pages in a real browser: the start page answers its question, GraphiQL opens; nothing comes from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "minutes"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=10000",
]
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the bundled minutes."""
    data = tmp_path_factory.mktemp("site") / "data"
    radslag = [sys.executable, "-m", "radslag"]
    subprocess.run([*radslag, "load", str(EXAMPLES), "--data", str(data)], check=True, capture_output=True)
    server = subprocess.Popen(
        [*radslag, "serve", "--port", "0", "--data", str(data)], stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert server.stdout
    with server.stdout as said:
        address = next(word for word in said.readline().split() if word.startswith("http")).rstrip("/")
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{address}/ready", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture
def page(site: str, tmp_path: Path) -> Callable[[str], str]:
    """What a page shows when its scripts have run."""

    def shown(path: str) -> str:
        command = [str(CHROMIUM), *OPTIONS, ALONE, f"--user-data-dir={tmp_path}", "--dump-dom", site + path]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return run.stdout

    return shown


def test_the_start_page_shows_who_sits_where_with_evidence(page: Callable[[str], str]) -> None:
    dom = page("/")
    assert dom.count("<tr") > 3 and dom.count("<q>") > 3
    assert "Vem sitter" in dom and "2024-" in dom


def test_graphiql_opens_with_its_tabs(page: Callable[[str], str]) -> None:
    dom = page("/graphql")
    assert "WhoSitsIn" in dom and "graphiql" in dom.lower()
