"""Tables of documents: a name in each row, with columns for parties, first and last days, status and owner.

A table without a head is read where its rows name documents: a cell that is a day is the last one where the rows tell
of prolonging or revising.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Said
from loaders.rules import dates
from loaders.rules.documents.known import Document, Documents
from loaders.rules.documents.pieces import Piece
from loaders.rules.documents.standing import status_in
from loaders.rules.documents.titles import in_title
from loaders.rules.items import by_line
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, plain_line
from schema.evidence import EvidenceRole, FieldBasis

COLUMNS = ("name", "to", "from", "party", "owner", "status")
MARK = re.compile(r"[xX✓✔]|ja")
MOST = 12  # columns


def read_tables(minutes: Minutes, lines: Sequence[Line], known: Documents) -> None:
    """Enter the documents of tables."""
    items = by_line(minutes)
    rows = [line for line in lines if 2 <= len(line.cells) <= MOST and not line.divider]
    for item, mine in groupby(rows, lambda line: items.get(line.number)):
        if item is not None or not minutes.items:
            _read(minutes, item, list(mine), known)


def _read(minutes: Minutes, item: Item | None, rows: list[Line], known: Documents) -> None:
    columns: dict[str, list[int]] = {}
    head: Line | None = None
    ending = any(compiled(words()["document"]["validity"]["running_out"]).search(line.text) for line in rows)
    for line in rows:
        if found := columns_of(line):
            columns, head = found, line
            continue
        at = columns["name"][0] if columns else 0
        if at >= len(line.cells) or line.struck:
            continue
        cell = line.cells[at]
        named = [n for n in in_title(cell, minutes.source.scanned) if n.listed and n.start == 0]
        if not named or not (columns or any(_day(minutes, c, line) for c in line.cells)):
            continue
        piece = Piece(item, cell, (line,), tuple(named), title=True)
        document = known.enter(named[0], piece, "agreement_row")
        if document is None:
            return
        document.tell(piece, (0, len(cell)), (0, len(cell)), cell)
        _values(minutes, document, line, columns, head, ending)


def columns_of(line: Line) -> dict[str, list[int]] | None:
    """Which cells of a table's rows hold what, by its head; None when it is no head of a table of documents."""
    found: dict[str, list[int]] = {}
    lexicon = words()["document"]["validity"]
    for i, cell in enumerate(line.cells):
        for column in COLUMNS:
            if compiled(lexicon[f"column_{column}"]).fullmatch(cell.text.strip(" :*")):
                found.setdefault(column, []).append(i)
                break
    return found if "name" in found and ("to" in found or "from" in found) else None


def _values(
    minutes: Minutes,
    document: Document,
    line: Line,
    columns: dict[str, list[int]],
    head: Line | None,
    ending: bool,
) -> None:
    for i, cell in enumerate(line.cells):
        column = next((name for name, places in columns.items() if i in places), None)
        day = _day(minutes, cell, line)
        if day and (column == "to" or (not columns and ending)):
            document.valid_to = document.valid_to or (day if columns else day.inferred())
        elif day and column == "from":
            document.valid_from = document.valid_from or day
        elif column == "party" and cell and head is not None:
            _party(document, cell, head.cells[i])
        elif column == "owner" and cell:
            document.owner = document.owner or cell
        elif column == "status" and cell and (status := status_in(cell)):
            document.status = document.status or status


def _party(document: Document, cell: Text, head: Text) -> None:
    """A mark under "Kommun" or "Region", or the party itself."""
    if MARK.fullmatch(cell.text):
        together = "kommunerna" if head.text.lower().startswith("kommun") else "regionen"
        said = Said(together, (cell.span, head.span), EvidenceRole.HEADING, FieldBasis.INFERRED)
        document.parties.append(("ORGANIZATION", said))
    else:
        document.parties.append(("ORGANIZATION", Said.of(cell)))


def _day(minutes: Minutes, cell: Text, line: Line) -> Said | None:
    """The day that a cell is, the last one not struck when a struck one stands beside it."""
    found = [f for f in dates.find(cell.text, minutes.header.year) if not line.is_struck(cell.cut(f.start, f.end))]
    if not found:
        m = re.fullmatch(r"(?:19|20)\d\d", cell.text)
        return Said.of(cell) if m else None
    left = cell.text
    for f in dates.find(cell.text, minutes.header.year):
        left = left.replace(cell.text[f.start : f.end], "")
    if len(left.strip(" ~-–/.,()")) > 8:
        return None
    basis = FieldBasis.STATED if found[-1].year else FieldBasis.INFERRED
    return Said.of(cell.cut(found[-1].start, found[-1].end), found[-1].value, basis=basis)


rule(
    "agreement_row",
    "the head of a table of documents with their first or last days",
    tries=lambda t: columns_of(plain_line(t)),
    takes=("Dokument\tKommun\tRegion\tGäller till\tFörslag", "Avtal\tMotpart\tLöper ut", "Namn\tGiltig från\tÄgare"),
    refuses=("Namn\tOrganisation\tRoll", "Vad\tVem\tNär", "Initiativ\tSökande\tBelopp"),
)
