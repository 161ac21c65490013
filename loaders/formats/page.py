"""A page as words and drawn lines at places, before it is text. Lengths are points from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from loaders.formats.written import BOLD, STRUCK, Run

WIDE = 1.3  # a gap of so many times the letters' height parts columns
STRETCHED = 2.5  # and of so many times the row's usual gap, since justified lines are stretched


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
    """Words on one line, from the left."""

    words: tuple[Word, ...]

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
        gaps = [b.x0 - a.x1 for a, b in zip(self.words, self.words[1:], strict=False)]
        usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
        least = WIDE * self.size if len(gaps) < 4 else max(WIDE * self.size, STRETCHED * usual)
        parts: list[list[Word]] = [[self.words[0]]]
        for gap, word in zip(gaps, self.words[1:], strict=True):
            if gap > least:
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
    return sorted(made, key=lambda r: (r.top + r.bottom, r.x0))


def _middle(row: Sequence[Word]) -> float:
    return sum(w.middle for w in row) / len(row)


def median(values: Iterable[float], default: float) -> float:
    found = sorted(values)
    return found[len(found) // 2] if found else default
