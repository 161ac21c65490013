"""Tables that are drawn with lines: from a page's lines and words to rows of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.formats.page import Page, Row, Rule, Word, rows_of
from loaders.formats.rows import Cell
from loaders.formats.written import Run

NEAR = 4.0  # points that the ends of lines that meet may be apart
MOST = 400  # edges of a table across or down; more is a drawing


@dataclass(frozen=True)
class Grid:
    """A table on a page: where it stands, its edges, and its cells with their words."""

    rows: tuple[float, ...]  # where the rows' edges are, from the top
    columns: tuple[float, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    @property
    def top(self) -> float:
        return self.rows[0]

    @property
    def bottom(self) -> float:
        return self.rows[-1]

    def holds(self, word: Word) -> bool:
        x, y = (word.x0 + word.x1) / 2, word.middle
        return self.rows[0] < y < self.rows[-1] and self.columns[0] < x < self.columns[-1]

    def cells(self, words: Sequence[Word]) -> list[list[Cell]]:
        """Its words as rows of cells; a merged cell is its first, then empty ones."""
        held: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            i = bisect_right(self.rows, word.middle) - 1
            j = bisect_right(self.columns, (word.x0 + word.x1) / 2) - 1
            held.setdefault(self._first(i, j), []).append(word)
        return [
            [self._paragraphs(held.get((i, j), []), i, j) for j in range(len(self.columns) - 1)]
            for i in range(len(self.rows) - 1)
        ]

    def _first(self, i: int, j: int) -> tuple[int, int]:
        """The upper left part of the cell that a part belongs to: as far as no line is between."""
        y = (self.rows[i] + self.rows[i + 1]) / 2
        while j > 0 and not any(_at(r.x0, self.columns[j]) and r.top <= y <= r.bottom for r in self.down):
            j -= 1
        x = (self.columns[j] + self.columns[j + 1]) / 2
        while i > 0 and not any(_at(r.top, self.rows[i]) and r.x0 <= x <= r.x1 for r in self.across):
            i -= 1
        return i, j

    def _paragraphs(self, words: Sequence[Word], i: int, j: int) -> Cell:
        """The lines of a cell, joined where one was only too long: the next line's first word had no room in it."""
        if not words:
            return []
        wide = next(
            (k for k in range(j + 1, len(self.columns) - 1) if self._first(i, k) != (i, j)), len(self.columns) - 1
        )
        edge = self.columns[wide] - NEAR
        paragraphs: list[list[Run]] = []
        before: Row | None = None
        for row in rows_of(words):
            first = row.words[0]
            hyphen = before is not None and divided(before.text, row.text)
            if before is not None and (hyphen or before.x1 + first.x1 - first.x0 + 0.3 * first.size > edge):
                runs = paragraphs[-1]
                if hyphen:
                    runs[-1] = Run(runs[-1].text[:-1], runs[-1].style)
                else:
                    runs.append(Run(" ", runs[-1].style & row.runs()[0].style))
                runs.extend(row.runs())
            else:
                paragraphs.append(row.runs())
            before = row
        return paragraphs


def divided(first: str, second: str) -> bool:
    """Whether a word goes on from one line to the next."""
    return first.endswith("-") and first[-2:-1].islower() and second[:1].islower() and second.split()[0] != "och"


def grids(page: Page) -> list[Grid]:
    """The tables of a page from the top: lines that meet, with at least two columns and one edge between rows."""
    found = []
    for group in _groups(page.rules):
        across, down = [r for r in group if r.across], [r for r in group if not r.across]
        rows, columns = _edges(r.top for r in across), _edges(r.x0 for r in down)
        if len(columns) >= 3 and 2 <= len(rows) <= MOST and len(columns) <= MOST:
            found.append(Grid(rows, columns, tuple(across), tuple(down)))
    found.sort(key=lambda g: (g.top, g.columns[0]))
    return [g for i, g in enumerate(found) if not any(_inside(g, other) for other in found[:i])]


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines gathered by whether they meet, an across line with a down line."""
    across = [r for r in rules if r.across]
    down = [r for r in rules if not r.across]
    if len(across) * len(down) > 2_000_000:
        return []
    owner = list(range(len(across) + len(down)))

    def root(k: int) -> int:
        while owner[k] != k:
            owner[k] = owner[owner[k]]
            k = owner[k]
        return k

    for a, h in enumerate(across):
        for d, v in enumerate(down, len(across)):
            if h.x0 - NEAR <= v.x0 <= h.x1 + NEAR and v.top - NEAR <= h.top <= v.bottom + NEAR:
                owner[root(a)] = root(d)
    groups: dict[int, list[Rule]] = {}
    for k, rule in enumerate([*across, *down]):
        groups.setdefault(root(k), []).append(rule)
    return [group for group in groups.values() if len(group) > 3]


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NEAR:
            edges.append(place)
    return tuple(edges)


def _at(a: float, b: float) -> bool:
    return abs(a - b) <= NEAR


def _inside(inner: Grid, outer: Grid) -> bool:
    return (
        outer.top - NEAR <= inner.top
        and inner.bottom <= outer.bottom + NEAR
        and outer.columns[0] - NEAR <= inner.columns[0]
        and inner.columns[-1] <= outer.columns[-1] + NEAR
    )
