"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from radslag.words import Lang
from schema.errors import UsageError

Data = Annotated[Path | None, typer.Option("--data", help="The embedded database's folder (default ./radslag-data).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Corrections = Annotated[
    Path | None, typer.Option("--corrections", help="A YAML file of answers to what the reader was unsure of.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The day: YYYY-MM-DD, YYYY-MM or YYYY. Without it, today.")]
Language = Annotated[str, typer.Option("--lang", help="The language of the tables: sv or en.")]


def language(text: str) -> Lang:
    """The language that --lang names. Raises UsageError."""
    if text not in ("sv", "en"):
        raise UsageError(f"--lang {text!r}", next_step="Give sv or en.")
    return "sv" if text == "sv" else "en"
