"""Applications granted or turned down, listed under a heading that says so: each row or entry is a decision told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.minutes import Decision, Minutes, Said
from loaders.rules.items import by_line
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse

HEADING = (
    r"(?:(?P<granted>beviljade|godkända|tillstyrkta)|(?P<rejected>avslagna|ej beviljade))\s+"
    r"(?:ansökningar|bidrag|bidragsansökningar|medel|projekt|projektmedel|äskanden|stipendier)(?:\s+\d{4})?\s*:?"
)
ROW = 10  # characters that an application's name takes at least


def read_granted(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the rows of a table, or the entries of a list, under such a heading."""
    inside = by_line(minutes)
    kind: str | None = None
    rows = 0
    for before, line in pairwise(lines):
        if (found := heading(before.text)) is not None:
            kind, rows = found, 0
        if kind is None or line.divider:
            continue
        if len(line.cells) < 2 and not line.marker:
            kind = None
            continue
        rows += 1
        if rows == 1 and not line.marker and not re.search(r"\d", line.text):
            continue  # the head of the table
        name: Text = line.cells[0] if len(line.cells) > 1 else line
        if len(name) >= ROW:
            item = inside.get(line.number)
            position = item.position if item else None
            minutes.decisions.append(Decision(Said.of(name), kind, "REPORTED", position, "granted"))
            minutes.use(line, LineUse.FACT, "decision: granted")


def heading(text: str) -> str | None:
    """The kind of decision that a heading says its rows are."""
    m = compiled(HEADING).fullmatch(text) if len(text) < 80 else None
    return None if m is None else "decision" if m["granted"] else "rejected"


rule(
    "granted",
    "an application in a list headed as granted or turned down",
    tries=heading,
    takes=("Beviljade ansökningar", "Avslagna ansökningar 2024", "Godkända projekt:"),
    refuses=("Inkomna ansökningar", "Beviljade ledigheter", "Ansökningar beviljade av styrelsen"),
)
