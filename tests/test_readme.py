"""The README's blocks run: commands in a copy of the folder, GraphQL against what they loaded."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    (made / "examples").symlink_to(ROOT / "examples")
    return made


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    bin_ = folder / "bin"
    bin_.mkdir(exist_ok=True)
    (bin_ / "radslag").write_text(f'#!/bin/sh\nexec {sys.executable} -m radslag "$@"\n')
    (bin_ / "radslag").chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "RADSLAG_"))}
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**env, "PATH": f"{bin_}:{env['PATH']}", "PYTHONPATH": str(ROOT)},
    )


def test_the_commands_run_in_their_order(folder: Path) -> None:
    commands = [line for block in blocks("bash") for line in block.splitlines() if line.strip()]
    assert len(commands) >= 7
    for command in commands:
        run = shell(command, folder)
        assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"
        assert run.stdout.strip(), command


def test_the_operations_answer(folder: Path) -> None:
    assert blocks("graphql")
    for operation in blocks("graphql"):
        (folder / "operation.graphql").write_text(operation, "utf-8")
        run = shell("radslag load examples/minutes > /dev/null; radslag query --file operation.graphql", folder)
        data = json.loads(run.stdout)["data"]["whoSitsIn"]
        assert {s["role"] for s in data["seats"]} == {"CHAIR", "VICE_CHAIR"} and all(
            s["evidence"] for s in data["seats"]
        )


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for text in (README, (ROOT / "docs" / "development.md").read_text("utf-8")):
        assert set(re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE)) <= targets
