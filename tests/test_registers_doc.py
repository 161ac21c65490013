"""The blocks of docs/registers.md run: its commands in a copy of the folder, its mappings on a register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.registers.mapping import COLUMNS, TOP, parse, ready
from tests.test_readme import folder, shell  # noqa: F401  (a fixture)

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "registers.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_the_commands_run_in_their_order(folder: Path) -> None:  # noqa: F811
    commands = [line for block in blocks("bash") for line in block.splitlines()]
    assert len(commands) >= 5
    for command in commands:
        run = shell(command, folder)
        assert run.returncode == 0 and run.stdout.strip(), f"{command}\n{run.stdout}{run.stderr}"


@pytest.mark.parametrize("language", ["toml", "yaml"])
def test_the_mappings_are_taken(language: str) -> None:
    [text] = blocks(language)
    assert parse(text, f"m.{language}").roles["gruppledare"] == ""


def test_every_key_and_every_problem_is_told() -> None:
    assert {key for key in (*COLUMNS, *TOP) if f"`{key}`" not in TEXT} == set()
    assert {m.name for m in ready() if f"`{m.name}`" not in TEXT} == set()
    code = [f.read_text("utf-8") for f in (ROOT / "loaders" / "registers").glob("*.py")]
    told = {
        c
        for text in code
        for c in re.findall(r'(?:wrong|add)\((?:[^"()]|\([^()]*(?:\([^()]*\))?[^()]*\))*"([A-Z_]+)"', text)
    }
    assert len(told) >= 14 and {c for c in told if f"`{c}`" not in TEXT} == set()
