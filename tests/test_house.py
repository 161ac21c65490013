"""The house: layers, names, sizes, and that nothing of others' texts or of a machine stands in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PACKAGES = ("schema", "queries", "loaders", "api", "radslag")
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
TEXTS = [
    ROOT / name
    for name in TRACKED
    if Path(name).suffix
    in {".py", ".md", ".toml", ".cypher", ".graphql", ".csv", ".txt", ".html", ".yml", ".js", ".css"}
    and "vendor" not in name
]


def test_top_level_is_as_the_house_says() -> None:
    for name in (
        "pyproject.toml",
        "Makefile",
        "docker-compose.yml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        ".ci/run",
        "bench",
        "docs",
        "examples",
        *PACKAGES,
    ):
        assert (ROOT / name).exists(), name


def test_import_contracts_hold() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_each_package_opens_with_what_it_is_for() -> None:
    inner = ("formats", "rules", "lexicon", "deriving", "keeping")
    for package in (*PACKAGES, *(f"loaders/{name}" for name in inner), "queries/engines", "api/types"):
        text = (ROOT / package / "__init__.py").read_text("utf-8")
        assert text.startswith('"""') and len(text) > 60, package


def test_no_module_is_too_long_to_read() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in TEXTS
        if p.suffix == ".py" and (n := len(p.read_text("utf-8").splitlines())) > 400
    }
    assert not long, long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [
        n
        for n in TRACKED
        if Path(n).stem in {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    ]


def test_nothing_names_a_machine() -> None:
    here = {str(ROOT.parent) + "/", str(Path.home()) + "/"} - {"//", "/root/"}
    assert not [
        str(p) for p in TEXTS if p.is_file() and any(place in p.read_text("utf-8", errors="replace") for place in here)
    ]


def shared_names() -> tuple[set[str], set[str], set[str]]:
    """(full names of people, names of bodies of four words or more, full dates) of the gold readings."""
    people, bodies, dates = set(), set(), set()
    for file in [*SHARED.glob("gold/*.gold.json"), *SHARED.glob("protocols/*.gold.json")]:
        gold = json.loads(file.read_text("utf-8"))
        people |= {p["name"] for p in gold.get("people", []) if len(p["name"].split()) > 1}
        named = [
            gold["body"]["name"] if isinstance(gold.get("body"), dict) else gold.get("body"),
            *(b["name"] for b in gold.get("bodies_mentioned", [])),
        ]
        bodies |= {n for n in named if n and len(n.split()) >= 4}
        meeting = gold.get("meeting") or {"dates": [gold.get("date")]}
        dates |= {d for d in meeting.get("dates", []) if d}
    return people, bodies, dates


@pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("CI"), reason="../shared, with the real texts, is not here"
)
def test_no_name_of_the_real_texts_stands_in_the_project() -> None:
    people, bodies, dates = shared_names()
    assert people and bodies and dates
    for path in TEXTS:
        if path.name == "register.csv" or not path.is_file():
            continue
        text = path.read_text("utf-8", errors="replace")
        assert not [n for n in people | bodies if n in text], path
        if path.is_relative_to(ROOT / "loaders"):
            code = re.sub(r'""".*?"""|#.*', "", text, flags=re.DOTALL)
            assert not [d for d in dates if d in code and "takes=" not in text], path
