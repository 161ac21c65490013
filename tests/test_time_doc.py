"""The blocks of docs/time.md run: its commands one after another, its operations on what they loaded."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.schema import answer
from queries.connection import open_graph
from radslag.cli import app

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "time.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_commands_and_operations_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    data, runner = tmp_path / "data", CliRunner()
    for command in [line for block in blocks("bash") for line in block.splitlines()]:
        run = runner.invoke(app, [*shlex.split(command)[1:], "--data", str(data)])
        assert run.exit_code == 0, f"{command}\n{run.output}\n{run.exception}"
        assert run.output.strip()
    with open_graph(data, create=False) as graph:
        found = [answer(graph, operation) for operation in blocks("graphql")]
    assert not any("errors" in each for each in found), found
    diff, timeline = (next(iter(each["data"].values())) for each in found)
    assert {"CAME", "LEFT", "CHANGED"} <= {each["how"] for each in diff["seats"]} and diff["mandates"]
    assert timeline["totalCount"] >= 10 and all(each["evidence"] for each in timeline["events"])
