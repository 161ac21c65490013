"""Lists of people as tables: a head that names columns, one or more of them columns of names."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.rules import labels, names
from loaders.rules.labels import Label
from loaders.rules.pattern import compiled, rule
from loaders.rules.rows import Row, add_attribute, add_organisation, parse_row, settle_units, split_parts, take_note
from loaders.source import Line, Text, part_of, plain_line

COLUMNS = {
    "name": r"namn|närvarande|ordinarie(?: ledamot| ledamöter)?|ledamot|ledamöter|deltagare|person(?:er)?|frånvarande"
    r"|ersättare"
    r"|suppleant(?:er)?|tjänsteperson(?:er)?|navn",
    "organisation": r"organisation(?:/kommun)?|kommun(?:/region)?|huvudman|företräder|representerar|myndighet|hemvist"
    r"|arbetsgivare|part|förening|bolag|skola",
    "unit": r"förvaltning|enhet|verksamhet|avdelning",
    "title": r"titel|befattning|funktion|yrke",
    "role": r"roll|mötesroll|uppdrag|kapacitet|rolle",
    "party": r"parti",
    "attendance": r"närvaro|närvarande\??|deltog|status|kommentar|anmärkning|not|tjänstgör(?:ing)?",
}
NAMES = ("ordinarie", "ledam", "ersättare", "suppleant")


@dataclass(frozen=True)
class PeopleTable:
    """Which cell holds what: `people` are the columns of names with their labels, `others` the rest by kind."""

    people: tuple[tuple[int, Label], ...]
    others: dict[str, int]


def head_of(line: Line, outer: Label | None, scanned: bool) -> PeopleTable | None:
    """The table that a line is the head of; None when it names no column of people or nothing beside it."""
    if not 2 <= len(line.cells) <= 12:
        return None
    people: list[tuple[int, Label]] = []
    others: dict[str, int] = {}
    for i, cell in enumerate(line.cells):
        bare = cell.text.strip(" :*")
        for column, pattern in COLUMNS.items():
            if not compiled(pattern, scanned).fullmatch(bare):
                continue
            if column == "name" and (not people or bare.lower().startswith(NAMES)):
                found = labels.label_of(cell.strip(" :*"), scanned)
                people.append((i, found[0] if found else outer or labels.participant(line)))
            elif column == "name" or column in others:
                continue
            else:
                others[column] = i
            break
    return PeopleTable(tuple(people), others) if people and (others or len(people) > 1) else None


def rows_of(table: PeopleTable, line: Line, scanned: bool) -> list[tuple[Row, Label, bool]]:
    """(row, label, struck) for each person in a table's row; empty cells and "vakant" name nobody."""
    cells = dict(enumerate(line.cells))
    found: list[tuple[Row, Label, bool]] = []
    for index, label in table.people:
        cell = cells.get(index)
        if cell is None or not cell:
            continue
        row = parse_row(part_of(line, cell), scanned) or (Row(cell) if names.is_name(cell.text) else None)
        if row is None:
            continue
        _fill(row, table, cells, scanned)
        found.append((row, label, line.struck or line.is_struck(row.name)))
    return found


def _fill(row: Row, table: PeopleTable, cells: dict[int, Text], scanned: bool) -> None:
    for column, index in table.others.items():
        cell = cells.get(index)
        if cell is None or not cell.text.strip("-– "):
            continue
        if column == "organisation":
            before, row.organisation = row.organisation, None
            add_organisation(row, cell, scanned)
            row.organisation = row.organisation or (row.extra.pop() if row.extra else before)
        elif column == "role":
            role = labels.role_of(cell)
            row.role = role or row.role
            row.title = row.title if role else row.title or cell
        elif column == "title":
            for part in split_parts(cell):
                add_attribute(row, part, scanned)
        elif column == "attendance":
            take_note(row, cell)
        else:
            setattr(row, column, cell)
    known = {*table.others.values(), *(i for i, _ in table.people)}
    for cell in (c for i, c in cells.items() if i not in known and c):
        add_attribute(row, cell, scanned)
    settle_units(row)


def _tried(text: str) -> PeopleTable | None:
    return head_of(plain_line(text), None, False)


rule(
    "roster_table",
    "the head of a table of people",
    tries=_tried,
    takes=("Namn\tOrganisation\tRoll\tNärvaro", "Organisation\tLedamot\tErsättare", "Närvarande\tOrganisation"),
    refuses=("Datum\tForum\tVad", "Namn", "Dokument\tKommun\tGäller till", "Initiativ\tSökande\tBelopp"),
)
