"""The rows of a table to lines: cells with tabs between; a cell that holds a list goes on in the lines below."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.formats.written import Run, Script, joined

Cell = Sequence[Sequence[Run]]
"""The paragraphs of a cell, each a list of runs."""

PROSE = 90  # characters from which a paragraph of a cell stands by itself
LAYOUT_COLUMNS = 2  # a table of so few columns places text beside a label, rather than listing values


def write_table(script: Script, rows: Sequence[Sequence[Cell]]) -> None:
    """Write the rows of one table. Merged cells come as the cell, then empty ones."""
    kept = [[[p for p in cell if any(run.text.strip() for run in p)] for cell in row] for row in rows]
    used = {i for row in kept for i, cell in enumerate(row) if cell}
    script.gap()
    for row in kept:
        cells = [cell for i, cell in enumerate(row) if i in used]
        depth = max((len(cell) for cell in cells), default=0)
        if len(used) > LAYOUT_COLUMNS and not _parallel(cells):
            cells, depth = [[joined(cell, " ")] for cell in cells], min(depth, 1)
        for k in range(depth):
            parts = [cell[k] if k < len(cell) else [] for cell in cells]
            while parts and not parts[-1]:
                parts.pop()
            if k and any(sum(len(run.text) for run in part) > PROSE for part in parts):
                script.gap()
            script.line(joined([_flat(part) for part in parts], "\t"), block="tr")
    script.gap()


def _parallel(cells: Sequence[Cell]) -> bool:
    """Whether cells hold lists whose entries stand beside each other: at least two, of the same length."""
    lengths = {len(cell) for cell in cells if len(cell) > 1}
    return len(lengths) == 1 and sum(len(cell) > 1 for cell in cells) > 1


def _flat(paragraph: Sequence[Run]) -> list[Run]:
    """A cell's words without the tabs and line breaks that would look like cells and rows."""
    return [Run(" ".join(run.text.split("\t")).replace("\n", " "), run.style) for run in paragraph]
