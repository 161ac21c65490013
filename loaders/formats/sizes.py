"""Headings of a printed document, known by letters that are larger than those of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.formats.grids import Grid
from loaders.formats.page import Row

LARGER = 1.12  # times the text's letters, when the row is bold; else
MUCH_LARGER = 1.2
LONGEST = 120  # letters of a heading
TIGHT = 0.6  # of its letters' height: the space between the lines of one heading
LEVELS = 6
Block = Row | Grid


def with_levels(pages: Sequence[list[Block]]) -> list[list[Block]]:
    """The pages' blocks, headings with their level, those of two lines joined.

    A heading is the last of its size before smaller text: what stands in a stack of large lines is a letterhead.
    """
    counts: Counter[float] = Counter()
    for row in (b for blocks in pages for b in blocks if isinstance(b, Row)):
        counts[_size(row)] += len(row.text)
    if not counts:
        return list(pages)
    text = counts.most_common(1)[0][0]
    joined = [_joined(blocks, text) for blocks in pages]
    heads = {
        id(a): _size(a)
        for blocks in joined
        for a, b in pairwise([*blocks, None])
        if isinstance(a, Row) and _is_heading(a, text) and not (isinstance(b, Row) and _is_larger(b, text))
    }
    ranks = {size: min(i, LEVELS) for i, size in enumerate(sorted(set(heads.values()), reverse=True), 1)}
    return [
        [replace(b, level=ranks[heads[id(b)]]) if isinstance(b, Row) and id(b) in heads else b for b in blocks]
        for blocks in joined
    ]


def _size(row: Row) -> float:
    """The height of its letters, to half a point."""
    return round(2 * row.size) / 2


def _is_larger(row: Row, text: float) -> bool:
    return _size(row) >= text * (LARGER if all(w.bold for w in row.words) else MUCH_LARGER)


def _is_heading(row: Row, text: float) -> bool:
    letters = any(c.isalpha() for c in row.text)
    return _is_larger(row, text) and len(row.parts) == 1 and letters and len(row.text) <= LONGEST


def _joined(blocks: list[Block], text: float) -> list[Block]:
    """Headings whose first line reached so far that the next word had no room are one row."""
    widest = max((b.x1 for b in blocks if isinstance(b, Row)), default=0.0)
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if (
            isinstance(block, Row)
            and isinstance(last, Row)
            and _is_heading(block, text)
            and _is_heading(last, text)
            and _size(block) == _size(last)
            and block.top - last.bottom < TIGHT * last.size
            and last.x1 + block.words[0].x1 - block.words[0].x0 + 0.3 * last.size > widest
        ):
            made[-1] = Row(last.words + block.words)
        else:
            made.append(block)
    return made
