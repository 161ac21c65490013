"""A page as words and drawn lines at places, before it is text. Lengths are points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from loaders.formats.written import BOLD, STRUCK, Run

WIDE = 1.3  # a gap of so many times the letters' height parts columns
NARROW = 0.7  # and of so many, when a column of a row nearby begins behind it
NEARBY = 3  # rows above and below that are nearby
ALIGNED = 1.5  # points that beginnings under each other may differ


@dataclass(frozen=True)
class Word:
    """`struck` says of each character whether a line goes through it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    turned: bool = False  # written upward, downward or slanting
    struck: str = ""

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def runs(self) -> list[Run]:
        """The word in its styles."""
        runs: list[Run] = []
        for i, char in enumerate(self.text):
            style = BOLD * self.bold | STRUCK * (self.struck[i : i + 1] == "x")
            if runs and runs[-1].style == style:
                runs[-1] = Run(runs[-1].text + char, style)
            else:
                runs.append(Run(char, style))
        return runs


@dataclass(frozen=True)
class Rule:
    """A straight line, drawn across or down."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def across(self) -> bool:
        return self.x1 - self.x0 > self.bottom - self.top


@dataclass(frozen=True)
class Row:
    """Words on one line, from the left. `stops` are where columns of rows nearby begin; `level` is a heading's."""

    words: tuple[Word, ...]
    stops: tuple[float, ...] = ()
    level: int = 0

    @cached_property
    def top(self) -> float:
        return min(w.top for w in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(w.bottom for w in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(w.x1 for w in self.words)

    @cached_property
    def size(self) -> float:
        """The height of most of its letters."""
        return sorted(w.size for w in self.words)[len(self.words) // 2]

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @cached_property
    def parts(self) -> tuple[Row, ...]:
        """The row divided where a gap is too wide for a space."""
        parts: list[list[Word]] = [[self.words[0]]]
        for before, word in pairwise(self.words):
            gap = word.x0 - before.x1
            aligned = any(abs(word.x0 - stop) < ALIGNED for stop in self.stops)
            if gap > WIDE * self.size or (aligned and gap > NARROW * self.size):
                parts.append([])
            parts[-1].append(word)
        return tuple(Row(tuple(part)) for part in parts) if len(parts) > 1 else (self,)

    def runs(self) -> list[Run]:
        """The words with single spaces; a space between two struck words is struck."""
        runs: list[Run] = []
        for word in self.words:
            own = word.runs()
            if runs and own:
                runs.append(Run(" ", runs[-1].style & own[0].style))
            runs.extend(own)
        return runs


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...] = field(repr=False)
    rules: tuple[Rule, ...] = field(repr=False, default=())
    typeset: bool = True  # whether the words' heights are those of their type, not those of a picture's ink


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Words gathered to rows, from the top: those whose middles stand at about the same height."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        near = next(
            (r for r in reversed(rows[-3:]) if abs(_middle(r) - word.middle) < 0.45 * min(r[0].size, word.size)), None
        )
        if near is None:
            rows.append([word])
        else:
            near.append(word)
    made = [Row(tuple(sorted(row, key=lambda w: w.x0))) for row in rows]
    made.sort(key=lambda r: (r.top + r.bottom, r.x0))
    stops = [tuple(part.x0 for part in row.parts[1:]) for row in made]
    return [replace(row, stops=sum(stops[max(i - NEARBY, 0) : i + NEARBY + 1], ())) for i, row in enumerate(made)]


def _middle(row: Sequence[Word]) -> float:
    return sum(w.middle for w in row) / len(row)


def median(values: Iterable[float], default: float) -> float:
    found = sorted(values)
    return found[len(found) // 2] if found else default
