"""The tables of words.toml (or of another file beside it), read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(table: str, file: str = "words") -> dict[str, Any]:
    """One table: names, world, subjects ..."""
    read: dict[str, Any] = tomllib.loads(Path(__file__).with_name(f"{file}.toml").read_text("utf-8"))[table]
    return read
