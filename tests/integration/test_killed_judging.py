"""kill -9 while judgements are taken in: the log has whole lines, and the next who writes brings the graph after it."""

from __future__ import annotations

import random
import time
from itertools import combinations
from pathlib import Path

import pytest

from loaders.exchange import read_exchange
from loaders.intake import Intake
from loaders.log import Log
from queries.connection import open_graph
from tests.integration.dump import dump
from tests.integration.elsa import NAMES, load_minutes, mention
from tests.integration.test_interruption import kill, start

MOMENTS = 6


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object], float]:
    """(a folder with minutes and a file of judgements on them, the graph when all are in, seconds that takes)."""
    folder = tmp_path_factory.mktemp("said")
    with open_graph(data=folder / "data") as graph:
        load_minutes(graph, Log.of(folder / "data"))
        ids = [mention(graph, name) for name in NAMES]
    verdicts = ("SAME", "UNSURE", "DIFFERENT", "UNSURE", "DIFFERENT", "SAME")
    pairs = zip(combinations(ids, 2), verdicts, strict=True)
    rows = [f"- {{left: {left}, right: {right}, verdict: {verdict}}}" for (left, right), verdict in pairs]
    file = folder / "said.yaml"
    file.write_text("\n".join(["by: Siv Ros", "at: 2024-06-03", "entries:", *rows]), "utf-8")
    began = time.monotonic()
    assert start("judge", str(file), "--data", str(folder / "data")).wait() == 0
    took = time.monotonic() - began
    with open_graph(data=folder / "data", create=False) as graph:
        return file, dump(graph), took


def test_kill_9_at_random_moments(said: tuple[Path, dict[str, object], float], tmp_path: Path) -> None:
    file, expected, took = said
    moments = random.Random(5)
    for n in range(MOMENTS):
        data = tmp_path / str(n) / "data"
        with open_graph(data=data) as graph:
            load_minutes(graph, Log.of(data))
        process = start("judge", str(file), "--data", str(data))
        time.sleep(moments.uniform(0.5 * took, 0.98 * took))
        kill(process)
        told = Log.of(data).read()
        assert len(told.entries) in (len(NAMES), len(NAMES) + 6), "all of the file, or nothing"
        with open_graph(data=data) as graph:
            intake = Intake(graph, Log.of(data))
            intake.catch_up()
            known = graph.read("MATCH (j:Judgement) RETURN count(j)")[0][0]
            assert known == len(told.entries) - len(NAMES), "the graph has what the log has"
            intake.take(read_exchange(file)[0])
            assert dump(graph) == expected, f"moment {n}"
