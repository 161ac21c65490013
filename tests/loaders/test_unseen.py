"""Minutes of other kinds of bodies in other layouts, invented: a municipal board with tabbed columns, a housing
association's annual meeting, a school council, a church council, a Norwegian council, a company, a student union.

`tests/gold/unseen/*.json` holds their reading, gone over by hand; what differs later is looked at again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.facts import facts
from loaders.formats import read
from loaders.parse import read_minutes

FOLDER = Path(__file__).parents[1] / "gold" / "unseen"
TEXTS = sorted(p for p in FOLDER.glob("*.*") if p.suffix in (".txt", ".md"))


def summary(path: Path) -> dict[str, Any]:
    """The facts that the readings beside the texts hold."""
    told = facts(read_minutes(read(path)))
    return {
        "body": told["body"]["name"],
        "meeting": {k: v for k, v in told["meeting"].items() if v},
        "people": [[p["name"], p["capacity"], *p["also"], p["attendance"]] for p in told["people"]],
        "items": [[i["number"], i["title"], *i["presenters"]] for i in told["items"]],
        "decisions": [d["text"] for d in told["decisions"]],
        "mandates": [[*m["owner"], m["due"]] for m in told["mandates"]],
        "next_meetings": told["next_meetings"],
    }


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_minutes_of_other_bodies(path: Path) -> None:
    assert summary(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))
