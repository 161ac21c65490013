"""Writes docs/reference.md: commands, settings, errors, queries, reasons and rules, from the code that defines them.

`python docs/reference.py` writes it, `python docs/reference.py --check` fails when the committed file differs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer.main

from loaders.load import read_file  # noqa: F401  (loading it enters every rule into the table)
from loaders.rules.pattern import RULES
from queries import catalogue
from queries.connection import Settings
from radslag.cli import app
from schema.faults import INTERRUPTED, OK, TABLE
from schema.reasons import ACROSS, INSIDE

FILE = Path(__file__).with_name("reference.md")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    def cell(text: str) -> str:
        return text.replace("|", "\\|").replace("\n", " ")

    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(map(cell, row))} |" for row in rows)])


def commands(command: Any, name: str) -> list[tuple[str, str, str]]:
    if inside := getattr(command, "commands", None):
        return [row for child, each in inside.items() for row in commands(each, f"{name} {child}")]
    arguments = [(p.name or "").upper() for p in command.params if p.param_type_name == "argument"]
    options = [p.opts[0] for p in command.params if p.param_type_name == "option" and p.name != "help"]
    help_ = (command.help or "").split("\n\n")[0].replace("\n", " ")
    return [(f"`{' '.join([name, *arguments])}`", help_, " ".join(f"`{o}`" for o in options))]


def settings() -> list[tuple[str, str, str]]:
    rows = []
    for field in Settings.model_fields.values():
        shown = "" if field.default is None or "Secret" in str(field.annotation) else str(field.default)
        rows.append((f"`{field.validation_alias}`", field.description or "", shown))
    return rows


def document() -> str:
    """The whole text."""
    errors = [(f"`{r.code}`", str(r.exit_code), r.meaning, r.error.default_next) for r in TABLE]
    queries = [
        (f"`{q.name}`", q.doc, ", ".join(f"`{p.name}`" for p in q.params)) for q in catalogue.catalogue().values()
    ]
    reasons = [
        (f"`{name}`", where, english)
        for where, table_ in (("between documents", ACROSS), ("inside a document", INSIDE))
        for name, (_, english) in table_.items()
    ]
    rules = [
        (f"`{r.name}`", r.sentence, f"“{r.takes[0]}”", f"“{r.refuses[0]}”")
        for r in sorted(RULES.values(), key=lambda r: r.name)
    ]
    return "\n".join(
        [
            "# Reference",
            "",
            "Written by `make docs` from the code; a test compares it.",
            "",
            "## Commands",
            "",
            table(("command", "does", "options"), commands(typer.main.get_command(app), "radslag")),
            "",
            "## Settings",
            "",
            "Environment variables; empty ones count as unset.",
            "",
            table(("variable", "is", "default"), settings()),
            "",
            "## Errors and exit codes",
            "",
            f"{OK}: all went well. {INTERRUPTED}: interrupted. "
            "Each error says what was found, where, and what to do next.",
            "",
            table(("code", "exit", "means", "next"), errors),
            "",
            "## Queries",
            "",
            table(("query", "gives", "parameters"), queries),
            "",
            "## Why names are one",
            "",
            "`mergedBecause` and `mentions` give these for what documents call an actor, "
            "`otherForms` those inside one.",
            "",
            table(("reason", "where", "means"), reasons),
            "",
            "## Rules of reading",
            "",
            table(("rule", "says", "takes", "refuses"), rules),
            "",
        ]
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(FILE.read_text("utf-8") != document() and "docs/reference.md is not what the code says: make docs")
    FILE.write_text(document(), "utf-8")
