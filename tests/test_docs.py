"""docs/reference.md is what the code says, and every command, setting, error, query and rule stands in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_reference_is_what_the_code_says() -> None:
    run = subprocess.run(
        [sys.executable, "docs/reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert run.returncode == 0, run.stderr


def test_the_budget_of_ci_is_under_25_minutes() -> None:
    rows = [
        line.split("|")
        for line in (ROOT / "docs" / "development.md").read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    budget = {row[1].strip(): int(row[2]) for row in rows if row[2].strip().isdigit()}
    total = budget.pop("sum")
    assert sum(budget.values()) == total < 25
