"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from loaders.registers.mapping import read_mapping
from loaders.registers.reading import Reading
from radslag.words import Lang
from schema.errors import UsageError
from schema.period import is_partial_date

Data = Annotated[Path | None, typer.Option("--data", help="The embedded database's folder (default ./radslag-data).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
Corrections = Annotated[
    Path | None, typer.Option("--corrections", help="A YAML file of answers to what the reader was unsure of.")
]
Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping", help="For a register: a file that says which column is what, or the name of a ready one."
    ),
]
County = Annotated[str | None, typer.Option("--county", help="For a register: the county, where the file tells none.")]
Day = Annotated[str | None, typer.Option("--date", help="For a register: the day that it speaks of, YYYY-MM-DD.")]
SkipRows = Annotated[
    bool, typer.Option("--skip-rows", help="For a register: leave rows out that can't be taken, and list them.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="The day: YYYY-MM-DD, YYYY-MM or YYYY. Without it, today.")]
Language = Annotated[str, typer.Option("--lang", help="The language of the tables: sv or en.")]


By = Annotated[str | None, typer.Option("--by", help="Who says so; without it, the name that the system knows you by.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why.")]


def register_reading(mapping: Path | None, county: str | None, date: str | None, skip: bool) -> Reading | None:
    """How to read registers, when anything is said of it. Raises UsageError, MissingInput or BadMapping."""
    if date is not None and not (is_partial_date(date) and len(date) == 10):
        raise UsageError(f"--date {date!r} is no day", next_step="Give it as YYYY-MM-DD.")
    if not (mapping or county or date or skip):
        return None
    return Reading(read_mapping(mapping) if mapping else None, county, date, skip)


def language(text: str) -> Lang:
    """The language that --lang names. Raises UsageError."""
    if text not in ("sv", "en"):
        raise UsageError(f"--lang {text!r}", next_step="Give sv or en.")
    return "sv" if text == "sv" else "en"
