"""Pages of placed words to lines in reading order: columns, tables, running heads and feet, space between paragraphs.

PDFs and scans come here. A row with wide gaps keeps them as spaces, so that what stands under each other does so in the
text; columns of running text are read one after the other; tables with drawn lines become rows of cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.formats.grids import Grid, grids
from loaders.formats.page import Page, Row, Word, median, rows_of
from loaders.formats.rows import write_table
from loaders.formats.sizes import with_levels
from loaders.formats.written import Run, Script

BAND = 0.14  # of a page's height, at its top and bottom, where running heads and feet stand
BAND_ROWS = 8
NUMBER = re.compile(
    r"[-–—|(]?\s*(?:(?:sida|sid\.?|s\.)\s*)?\d{1,4}(?:\s*(?:\(|/|av|:)\s*\d{1,4}\s*\)?)?\s*[-–—|)]?", re.I
)
PAGE_OF = re.compile(r"\b(?:sida|sid\.?|s\.)\s*\d{1,4}|\b\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4})", re.IGNORECASE)
FULL = 40.0  # points at the foot of a page that a line or two kept with the next page leave free
OFTEN = 0.4  # of the pages have a running head: the first may have none, left and right ones different ones
NEAR = 4.0  # points that it may stand higher or lower
GUTTER = 10.0  # points between columns of running text
COLUMN_ROWS = 4  # rows from which side by side may be columns
FILLED = 0.72  # of its column's width that a usual line of running text fills
ROOM = 0.35  # of the letters' height: so much more space than usual is an empty line


@dataclass
class _Sheet:
    """A page in reading order: rows and tables, and which rows run through the document."""

    page: Page
    blocks: list[Row | Grid] = field(default_factory=list)
    head: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return max((block.bottom for block in self.blocks), default=0.0)


def write_pages(pages: Sequence[Page], script: Script) -> None:
    """Write the pages of a document."""
    sheets = [_sheet(page) for page in pages]
    _find_running(sheets)
    typeset = [sheet for sheet in sheets if sheet.page.typeset]
    for sheet, blocks in zip(typeset, with_levels([sheet.blocks for sheet in typeset]), strict=True):
        sheet.blocks = blocks
    lowest = max((sheet.bottom for sheet in sheets), default=0.0)
    full = False
    for i, sheet in enumerate(sheets):
        script.turn(sheet.page.number)
        _write(sheet, script, first=i == 0, goes_on=full)
        full = sheet.bottom > lowest - FULL


def _sheet(page: Page) -> _Sheet:
    tables = grids(page)
    turned = [w for w in page.words if w.turned]
    inside = {id(w) for w in page.words if any(t.holds(w) for t in tables)}
    free = rows_of(w for w in page.words if not w.turned and id(w) not in inside)
    blocks: list[Row | Grid] = []
    waiting = sorted(tables, key=lambda t: t.top)
    part: list[Row] = []
    for row in free:
        while waiting and waiting[0].top < (row.top + row.bottom) / 2:
            blocks += [*in_order(part), waiting.pop(0)]
            part = []
        part.append(row)
    return _Sheet(page, [*blocks, *in_order(part), *waiting], turned=turned)


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows with their columns of running text one after the other."""
    made: list[Row] = []
    i = 0
    while i < len(rows):
        end, gutter = _columns_from(rows, i)
        if gutter is not None and _read_down(sides := _sides(rows[i:end], gutter)):
            made += [*sides[0], *sides[1]]
            i = end
        else:
            made.append(rows[i])
            i += 1
    return made


def _columns_from(rows: Sequence[Row], i: int) -> tuple[int, tuple[float, float] | None]:
    """(end, (left, right)) of the longest run of rows from here that one empty gutter divides."""
    if len(rows[i].parts) != 2:
        return i + 1, None
    left, right = rows[i].parts[0].x1, rows[i].parts[1].x0
    end = i + 1
    while end < len(rows):
        row = rows[end]
        narrowed = left, right
        for part in row.parts:
            if (part.x0 + part.x1) / 2 < (left + right) / 2:
                narrowed = max(narrowed[0], part.x1), narrowed[1]
            else:
                narrowed = narrowed[0], min(narrowed[1], part.x0)
        if narrowed[1] - narrowed[0] < GUTTER or len(row.parts) > 2:
            break
        left, right = narrowed
        end += 1
    return _end_of_columns(rows, i, end), (left, right)


def _end_of_columns(rows: Sequence[Row], i: int, end: int) -> int:
    """Where columns end: what follows the last row of both goes on in the longer one, until there is a gap."""
    both = max(k for k in range(i, end) if len(rows[k].parts) > 1)
    pitch = median((b.top - a.top for a, b in pairwise(rows[i : both + 1])), 0.0)
    for k in range(both + 1, end):
        if rows[k].top - rows[k - 1].top > 1.4 * pitch:
            return k
    return end


def _sides(rows: Sequence[Row], gutter: tuple[float, float]) -> tuple[list[Row], list[Row]]:
    cut = sum(gutter) / 2
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for k, words in enumerate(
            ([w for w in row.words if w.x0 < cut], [w for w in row.words if w.x0 >= cut]),
        ):
            if words:
                sides[k].append(Row(tuple(words)))
    return sides


def _read_down(sides: tuple[list[Row], list[Row]]) -> bool:
    """Whether two columns are texts of their own: running text, or lists that each have a label of their own."""
    if min(len(side) for side in sides) < COLUMN_ROWS:
        return False
    labelled = all(sum(row.text.endswith(":") for row in side) * 3 <= len(side) and _has_label(side) for side in sides)
    return labelled or all(_is_prose(side) for side in sides)


def _has_label(side: Sequence[Row]) -> bool:
    return side[0].text.endswith(":") or (side[0].words[0].bold and not side[-1].words[0].bold)


def _is_prose(side: Sequence[Row]) -> bool:
    x0, x1 = min(r.x0 for r in side), max(r.x1 for r in side)
    usual = median((r.x1 - r.x0 for r in side), 0.0)
    return usual > FILLED * (x1 - x0) and median((len(r.words) for r in side), 0) >= 4


def _find_running(sheets: Sequence[_Sheet]) -> None:
    """Take rows that stand at the same place of page after page, and page numbers, out of the pages' blocks."""
    for side in ("head", "foot"):
        edges = [_edge(sheet, side) for sheet in sheets]
        counts = Counter(place for edge in edges for place in {place for row in edge for place in _places(row)})
        least = max(2, round(OFTEN * len(sheets)))
        for sheet, edge in zip(sheets, edges, strict=True):
            running: list[Row] = []
            for row in edge:  # from the edge inward, as long as they run through
                if not _numbered(row) and max(counts[place] for place in _places(row)) < least:
                    break
                running.append(row)
            while running and not _numbered(running[-1]) and not _stands_apart(running[-1], edge, len(running)):
                running.pop()
            setattr(sheet, side, sorted(running, key=lambda r: (r.top, r.x0)))
            sheet.blocks = [b for b in sheet.blocks if not any(b is r for r in running)]


def _places(row: Row) -> list[tuple[str, int]]:
    """What a row says but for the page's number, and where it stands: in either of two ways of rounding."""
    text = " ".join(PAGE_OF.sub("#", part.text) for part in row.parts if not NUMBER.fullmatch(part.text)).lower()
    return [(text, round(row.top / NEAR)), (text, round(row.top / NEAR + 0.5) + 100_000)]


def _stands_apart(row: Row, edge: Sequence[Row], after: int) -> bool:
    """Whether more than the space between lines parts a row from the next one inward, if one is in the band at all."""
    if after == len(edge):
        return True
    inner = edge[after]
    return max(inner.top - row.bottom, row.top - inner.bottom) > 0.8 * row.size


def _numbered(row: Row) -> bool:
    """Whether a row holds a page's number: alone, or in a part of its own that says so ("Sida 3", "3 (8)")."""
    if len(row.parts) == 1:
        return NUMBER.fullmatch(row.text) is not None
    return any(NUMBER.fullmatch(part.text) and not part.text.isdigit() for part in row.parts)


def _edge(sheet: _Sheet, side: str) -> list[Row]:
    """The rows in the band at a page's edge, from the edge inward."""
    height = sheet.page.height
    rows = [b for b in sheet.blocks if isinstance(b, Row)]
    if side == "head":
        return [r for r in sorted(rows, key=lambda r: r.top) if r.bottom < BAND * height][:BAND_ROWS]
    return [r for r in sorted(rows, key=lambda r: -r.bottom) if r.top > (1 - BAND) * height][:BAND_ROWS]


def _write(sheet: _Sheet, script: Script, *, first: bool, goes_on: bool) -> None:
    """Write a page; `goes_on` says that the one before was full, so that nothing tells whether a paragraph began."""
    rows = [b for b in sheet.blocks if isinstance(b, Row)]
    every = [*rows, *sheet.head, *sheet.foot]
    margin = min((r.x0 for r in every), default=0.0)
    pitch = _letter_width(every)
    for row in sheet.head:
        numbers = [part for part in row.parts if NUMBER.fullmatch(part.text)]
        words = tuple(word for part in row.parts if part not in numbers for word in part.words)
        if words:
            _write_row(Row(words), script, margin, pitch, "" if first else "running head")
        for number in numbers:
            _write_row(number, script, margin, pitch, "page number")
    if goes_on:
        script.join()
    else:
        script.gap(2 if first else 1)
    spaces = sorted(space for a, b in pairwise(rows) if (space := _space(a, b)) > -0.3 * a.size)
    usual = spaces[len(spaces) // 5] if spaces else 0.0
    last: Row | None = None
    for block in sheet.blocks:
        if isinstance(block, Grid):
            write_table(script, block.cells([w for w in sheet.page.words if block.holds(w) and not w.turned]))
            last = None
            continue
        if last is not None:
            space = _space(last, block)
            script.gap(
                2 if space > usual + 2.2 * last.size else int(space > usual + ROOM * last.size or space < -last.size)
            )
        _write_row(block, script, margin, pitch, "")
        last = block
    script.gap()
    for word in sheet.turned:
        script.line(word.runs(), furniture="written across the page")
    for row in sheet.foot:
        _write_row(row, script, margin, pitch, "running foot")


def _space(above: Row, below: Row) -> float:
    """What is free between two rows; negative when the lower one stands beside or above: another column."""
    return below.top - above.bottom


def _letter_width(rows: Sequence[Row]) -> float:
    """The width that a column of letters is given, so narrow that few rows reach beyond their place."""
    widths = sorted((p.x1 - p.x0) / len(p.text) for r in rows for p in r.parts if len(p.text) > 7)
    return max(widths[len(widths) // 5] if widths else 5.0, 1.0)


def _write_row(row: Row, script: Script, margin: float, pitch: float, furniture: str) -> None:
    """A row; its parts stand at the column of letters where they stand on the page, at least three spaces apart."""
    runs: list[Run] = []
    size = 0
    for i, part in enumerate(row.parts):
        place = round((part.x0 - margin) / pitch)
        room = min(max(place - size, 3 if i else 0), 200)
        own = part.runs()
        runs += [Run(" " * room), *own]
        size += room + sum(len(run.text) for run in own)
    script.line(runs, level=row.level, furniture=furniture)
