"""The tables of words.toml, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(table: str) -> dict[str, Any]:
    """One table: names, world, subjects ..."""
    read: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[table]
    return read
