"""The bundled minutes against their golden readings, without the shared scorer: people, attendance, items, header.

Where ../shared is, its scorer holds the floors of `tests/gold/bundled_floors.json` as well.
"""

from __future__ import annotations

import importlib.util
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from loaders.facts import facts
from loaders.formats import read, read_bytes
from loaders.parse import read_minutes
from schema.identity import search_key

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PAIRS = [
    (path, ROOT / "tests" / "protocols" / f"{path.stem}.gold.json")
    for path in sorted((ROOT / "examples" / "minutes").glob("*.*"))
    if path.suffix in (".md", ".txt", ".html")
]
LOST = {"lansradet-folkhalsa": 6, "omstallningsnatverket": 1}
"""How many people may differ: names that the scan damaged; on slides, somebody named at the end of a plan's line."""


def ids(pair: object) -> str:
    return pair.stem[:28] if isinstance(pair, Path) else ""


def names(rows: list[dict[str, Any]], status: str | None = None) -> set[str]:
    return {search_key(r["name"]) for r in rows if status is None or r.get("attendance") == status}


@pytest.mark.parametrize(("path", "gold_path"), PAIRS, ids=ids)
def test_people_items_and_head_are_those_of_the_golden_reading(path: Path, gold_path: Path) -> None:
    gold = json.loads(gold_path.read_text("utf-8"))
    told = facts(read_minutes(read(path)))
    people = [p for p in gold["people"] if p.get("capacity") != "mentioned"]
    found = [p for p in told["people"] if p["capacity"] != "mentioned"]
    lost = next((n for part, n in LOST.items() if part in path.stem), 0)
    assert len(names(people) - names(found)) <= lost and len(names(found) - names(people)) <= lost
    for status in ("present", "absent", "partial", "unknown"):
        assert len(names(people, status) ^ names(found, status)) <= 2 * lost, status
    titles = [i["title"] for i in gold["items"]]
    assert len(told["items"]) >= len(titles) - lost
    if not lost:
        assert [i["title"] for i in told["items"]] == titles or {search_key(i["title"]) for i in told["items"]} == {
            search_key(t) for t in titles
        }
    for key in ("dates", "start", "end", "approved_on"):
        assert told["meeting"].get(key) == (gold["meeting"].get(key) or told["meeting"].get(key)), key
    named = [gold["body"]["name"], gold["body"].get("name_as_written"), *gold["body"].get("aliases", [])]
    assert search_key(told["body"]["name"] or "") in {search_key(n) for n in named if n}


@pytest.mark.parametrize(("path", "gold_path"), PAIRS, ids=ids)
def test_line_ends_and_letter_forms_change_nothing(path: Path, gold_path: Path) -> None:
    text = path.read_text("utf-8")
    expected = facts(read_minutes(read(path)))
    for other in (text.replace("\n", "\r\n"), unicodedata.normalize("NFD", text), "\ufeff" + text):
        assert facts(read_minutes(read_bytes(other.encode(), path.name))) == expected


@pytest.mark.parametrize(("path", "gold_path"), PAIRS, ids=ids)
def test_every_line_is_accounted_for(path: Path, gold_path: Path) -> None:
    minutes = read_minutes(read(path))
    assert set(minutes.uses) == {line.number for line in minutes.source.lines}
    unread = [n for n, (use, _) in minutes.uses.items() if use.value == "UNREAD"]
    assert all(reason for _, reason in minutes.uses.values())
    assert len(unread) <= max(2, 0.05 * len(minutes.source.lines)), unread


def test_bundled_floors() -> None:
    if not (SHARED / "tools" / "score.py").is_file():
        assert os.environ.get("CI") != "true", f"{SHARED} is absent, and CI must score"
        pytest.skip("../shared, with the scorer, is not here")
    spec = importlib.util.spec_from_file_location("gold_score", ROOT / "tests" / "gold" / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    assert score.floors("bundled")
    assert score.under("bundled", score.reached("bundled")) == []
