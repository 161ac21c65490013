"""Text -> rows of cells that know their place, as CSV is written: any delimiter, quotes, lines inside quotes."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

DELIMITERS = ";\t,|"
HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel writes before the first row, to say what stands between cells."""
LINES = re.compile(r"\r\n|\r|\n")
LOOKED_AT = 20  # lines from which the delimiter is recognised


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell without quotes and outer spaces, and where they stand: [start, end)."""

    text: str
    start: int
    end: int


@dataclass
class Grid:
    """The rows of a text by their number: where each starts and ends, and its line, from 1. Empty ones are left out."""

    text: str
    delimiter: str
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    lines: array[int] = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        return len(self.starts)

    def row(self, number: int) -> list[Cell]:
        """The cells of a row."""
        return split(self.text, self.starts[number], self.ends[number], self.delimiter)


def grid(text: str, delimiter: str | None = None) -> Grid:
    """Where the rows of a text are; the delimiter is recognised when none is given."""
    start = 0
    if hint := HINT.match(text):
        delimiter, start = delimiter or hint[1], hint.end()
    found = Grid(text, delimiter or recognise(text[start:]))
    row, line = _row(found.delimiter), 1 + text.count("\n", 0, start)
    while start < len(text):
        m = row.match(text, start)
        end = m.end() if m else start  # the pattern takes the empty row too
        if text[start:end].strip(f' \t\r\n"{found.delimiter}'):
            found.starts.append(start)
            found.ends.append(end)
            found.lines.append(line)
        line += len(LINES.findall(text, start, end)) if '"' in text[start:end] else 0
        closing = LINES.match(text, end)
        line, start = line + 1, closing.end() if closing else end + 1
    return found


def recognise(text: str) -> str:
    """The delimiter: of those that stand in the first line, the one that the next lines have as often."""
    head = [line for line in LINES.split(text[:100_000])[:LOOKED_AT] if line.strip()]
    counts = {d: [len(split(line, 0, len(line), d)) for line in head] for d in DELIMITERS}

    def fits(delimiter: str) -> tuple[int, int]:
        numbers = counts[delimiter]
        return sum(n > 1 and n == numbers[0] for n in numbers), max(numbers, default=0)

    return max(DELIMITERS, key=fits)


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    blank = "[ ]*" if delimiter == "\t" else r"[ \t]*"
    return re.compile(rf'{blank}"(?P<quoted>[^"]*(?:""[^"]*)*)"{blank}(?={d}|[\r\n]|\Z)|(?P<plain>[^{d}\r\n]*)')


@cache
def _row(delimiter: str) -> re.Pattern[str]:
    one = _field(delimiter).pattern.replace("(?P<quoted>", "(?:").replace("(?P<plain>", "(?:")
    return re.compile(rf"(?:{one})(?:{re.escape(delimiter)}(?:{one}))*")


def split(text: str, start: int, end: int, delimiter: str) -> list[Cell]:
    """The cells of the row that stands in text[start:end]."""
    pattern, cells = _field(delimiter), []
    while start <= end:
        m = pattern.match(text, start, end)
        if m is None:
            break
        which = "quoted" if m["quoted"] is not None else "plain"
        words = m[which]
        inner = words.strip()
        at = m.start(which) + len(words) - len(words.lstrip())
        cells.append(Cell(inner.replace('""', '"') if which == "quoted" else inner, at, at + len(inner)))
        start = m.end() + 1
    return cells


def headings(cells: Sequence[Cell]) -> list[str]:
    return [" ".join(c.text.split()) for c in cells]
