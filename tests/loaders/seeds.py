"""The real minutes of ../shared/seeds, each read once in a run of the tests, and what a careful reader says of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loaders.load import read_file
from loaders.resolving.state import Doc
from schema.statements import DocumentRecord

SHARED = Path(__file__).parents[3] / "shared"
needed = pytest.mark.skipif(not (SHARED / "gold" / "identity.json").is_file(), reason="../shared is not here")


@cache
def records() -> dict[str, DocumentRecord]:
    """The records by the number that their file's name begins with."""
    files = sorted((SHARED / "seeds").iterdir())
    return {file.name[:3]: read_file(file)[2] for file in files if file.name[:3].isdigit()}


def docs() -> list[Doc]:
    return [Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in records().values()]


@cache
def identity() -> dict[str, Any]:
    """Who is one and who is not: gold/identity.json."""
    found: dict[str, Any] = json.loads((SHARED / "gold" / "identity.json").read_text("utf-8"))
    return found
