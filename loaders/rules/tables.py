"""Lists of people as tables: a head that names columns, one or more of them columns of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.rules import labels, names
from loaders.rules.labels import Label
from loaders.rules.marks import Mark, days_in, take_days, take_mark
from loaders.rules.notes import note_of, served
from loaders.rules.pattern import compiled, rule
from loaders.rules.rowparts import split_parts
from loaders.rules.rows import Row, add_attribute, add_organisation, parse_row, settle_units, take_note
from loaders.source import Line, Text, part_of, plain_line

COLUMNS = {
    "name": r"namn|närvarande|ordinarie(?: ledamot| ledamöter)?|ledamot|ledamöter|deltagare|person(?:er)?|frånvarande"
    r"|ersättare"
    r"|suppleant(?:er)?|tjänsteperson(?:er)?|tjänstemän|navn",
    "organisation": r"organisation(?:/kommun)?|kommun(?:/region)?|huvudman|företräder|representerar|myndighet|hemvist"
    r"|arbetsgivare|part|förening|bolag|skola",
    "unit": r"förvaltning|enhet|verksamhet|avdelning",
    "title": r"titel|befattning|funktion|yrke",
    "role": r"roll|mötesroll|uppdrag|kapacitet|rolle",
    "party": r"parti",
    "initials": r"sign(?:atur)?\.?|init(?:ialer)?\.?|förk(?:ortning)?\.?",
    "attendance": r"närvaro|närv\.?|närvarande\??|deltog|status|kommentar|anmärkning|not|tjänstgör(?:ing)?",
    "absent": r"frånvarande|ej närvarande|frånv\.?|frånvaro|förhinder",
    "note": r"kommentar|anmärkning|anm\.?|not|notering|tjänstgör(?:ing)?",
}
TICKED = r"(?:närvaro|närv\.?|närvarande|deltog)\s*(?:\(\s*x\s*\))?"
"""A column that a mark is set in for who was there; `(x)` says that an empty cell means absent."""
TICK = r"x|v|ja|1|[✓✔☒☑×]"
SERVED = re.compile(
    r"(?:tjänstgör(?:ande)? |tjg\.? |ersätter |inträder )?för (?P<name>[^,;()]{3,60})(?:\(\w{1,4}\))?", re.IGNORECASE
)
SLACK = 6  # characters that a cell may begin beside its column
PARTY = r"\s*\(\w{1,4}\)\s*$"
INITIALS = 5  # letters that a document calls somebody by, at most
NAMES = ("ordinarie", "ledam", "ersättare", "suppleant")


@dataclass(frozen=True)
class PeopleTable:
    """Which cell holds what: `people` are the columns of names with their labels, `others` the rest by kind."""

    people: tuple[tuple[int, Label], ...]
    others: dict[str, int]
    columns: tuple[int, ...] = ()  # where the head's cells begin, when wide gaps part them
    ticked: bool = False  # whether an empty cell of attendance means absent
    days: tuple[int, ...] = ()  # the columns of a meeting's days, in which marks say who was there
    marks: Mapping[str, Mark] = field(default_factory=dict)  # what the marks of attendance mean


def head_of(line: Line, outer: Label | None, scanned: bool) -> PeopleTable | None:
    """The table that a line is the head of; None when it names no column of people or nothing beside it."""
    if not 2 <= len(line.cells) <= 12:
        return None
    if lists := _side_by_side(line, scanned):
        return PeopleTable(lists, {}, columns_of(line))
    if any(names.is_name(re.sub(PARTY, "", cell.text).strip()) and not _is_column(cell.text) for cell in line.cells):
        return None  # "Maria Holm    ledamot    frånvarande" is a row, though its other cells could head columns
    people: list[tuple[int, Label]] = []
    others: dict[str, int] = {}
    for i, cell in enumerate(line.cells):
        bare = cell.text.strip(" :*")
        for column, pattern in COLUMNS.items():
            ticked = column == "attendance" and people and compiled(TICKED).fullmatch(bare)
            if not ticked and not compiled(pattern, scanned).fullmatch(bare):
                continue
            if column == "name" and (not people or bare.lower().startswith(NAMES)):
                found = labels.label_of(cell.strip(" :*"), scanned)
                people.append((i, found[0] if found else outer or labels.participant(line)))
            elif column == "name" or column in others:
                continue
            else:
                others[column] = i
            break
    days = days_in(line.cells)
    if not people or not (others or days or len(people) > 1):
        return None
    at = others.get("attendance")
    empty = at is not None and "(x)" in line.cells[at].text.lower()
    return PeopleTable(tuple(people), others, columns_of(line), empty, days)


def _is_column(text: str) -> bool:
    return any(compiled(pattern).fullmatch(text.strip(" :*")) for pattern in COLUMNS.values())


def _side_by_side(line: Line, scanned: bool) -> tuple[tuple[int, Label], ...]:
    """Lists whose labels stand beside each other ("Närvarande     Frånvarande"), where nothing else does."""
    found = [labels.label_of(cell.strip(" :*"), scanned) for cell in line.cells]
    alone = [f[0] for f in found if f and not f[1] and not f[0].one]
    return tuple(enumerate(alone)) if len(alone) == len(found) else ()


def columns_of(line: Line) -> tuple[int, ...]:
    """Where the cells of a line begin in the document's line; empty where tabs or bars part them."""
    if "\t" in line.text:
        return ()
    return tuple(cell.starts[0] - line.starts[0] if cell else -1 for cell in line.cells)


def cells_under(places: tuple[int, ...], line: Line) -> dict[int, Text]:
    """The cells of a row under the head's columns: by their place where wide gaps part them, else by their order."""
    cells, columns = dict(enumerate(line.cells)), columns_of(line)
    if not places or not columns or len(columns) > len(places):
        return cells
    placed: dict[int, Text] = {}
    for at, cell in zip(columns, line.cells, strict=True):
        nearest = min(range(len(places)), key=lambda i: abs(places[i] - at))
        if nearest in placed or abs(places[nearest] - at) > SLACK:
            return cells
        placed[nearest] = cell
    return placed


def rows_of(table: PeopleTable, line: Line, scanned: bool) -> list[tuple[Row, Label, bool]]:
    """(row, label, struck) for each person in a table's row; empty cells and "vakant" name nobody."""
    cells = cells_under(table.columns, line)
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
            if column == "attendance" and cell is not None and take_mark(row, cell, table.marks):
                continue
            if column == "attendance" and (table.ticked or cell):
                row.attendance = row.attendance or "absent"
            continue
        if column == "organisation":
            before, row.organisation = row.organisation, None
            add_organisation(row, cell, scanned)
            row.organisation = row.organisation or (row.extra.pop() if row.extra else before)
        elif column == "role":
            roles = [r for part in split_parts(cell) if (r := labels.role_of(part))]
            role = labels.role_of(cell) or (roles[0] if roles else None)
            row.role, row.also = role or row.role, roles[1] if len(roles) > 1 else None
            row.title = row.title if role else row.title or cell
        elif column == "title":
            for part in split_parts(cell):
                add_attribute(row, part, scanned)
        elif column == "attendance":
            if not take_mark(row, cell, table.marks):
                take_note(row, cell)
        elif column == "initials":
            row.initials = cell if len(cell) <= INITIALS and " " not in cell.text else None
        elif column == "absent":
            row.attendance = "absent" if compiled(TICK).fullmatch(cell.text.strip()) else row.attendance
        elif column == "note":
            if bare := SERVED.fullmatch(cell.text):
                row.serves_for = cell.match(bare, "name")
            elif found := served(cell):
                row.serves_for = found[0]
            elif note_of(cell) in ("partial", "absent"):
                take_note(row, cell)
        else:
            setattr(row, column, cell)
    take_days(row, [cells.get(i) for i in table.days])
    known = {*table.others.values(), *table.days, *(i for i, _ in table.people)}
    for cell in (c for i, c in cells.items() if i not in known and c):
        add_attribute(row, cell, scanned)
    settle_units(row)


def _tried(text: str) -> PeopleTable | None:
    return head_of(plain_line(text), None, False)


rule(
    "roster_table",
    "the head of a table of people",
    tries=_tried,
    takes=(
        "Namn\tOrganisation\tRoll\tNärvaro",
        "Organisation\tLedamot\tErsättare",
        "Närvarande\tOrganisation",
        "Sign\tNamn\tNärvaro",
    ),
    refuses=(
        "Maria Holm (M)\tGranviks kommun\tledamot\tfrånvarande",
        "Datum\tForum\tVad",
        "Namn",
        "Dokument\tKommun\tGäller till",
        "Initiativ\tSökande\tBelopp",
    ),
)
