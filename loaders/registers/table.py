"""A CSV register: each row by the columns that a mapping names, each value with its cell's place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from loaders.minutes import Said
from loaders.registers import values
from loaders.registers.cells import Cell, Grid, grid, headings
from loaders.registers.mapping import Mapping, choose
from loaders.registers.problems import Problems
from loaders.registers.rows import Row
from loaders.rules.body import kind_of
from schema.errors import BadMapping, EmptyDocument, Place
from schema.evidence import EvidenceRole, FieldBasis, Span
from schema.period import first_day, last_day

HEAD_ROWS = 10  # among which the row of headings is looked for: titles may stand above it


class Table:
    """The rows below a table's headings; `Rows`."""

    format = "csv"

    def __init__(self, text: str, name: str, mapping: Mapping | None, date: str | None = None) -> None:
        """Raises EmptyDocument or BadMapping."""
        self.text, self.name = text, name
        self._grid = grid(text, mapping.delimiter if mapping else None)
        if not len(self._grid):
            raise EmptyDocument("The register has no rows", where=Place(name))
        self._first, self.mapping = _head(self._grid, mapping, name)
        head = self._grid.row(self._first)
        self.heads = headings(head)
        self.column = self.mapping.bind(self.heads)
        self.head: tuple[Span, ...] = (Span(self._grid.starts[self._first], self._grid.ends[self._first]),)
        self.needed = max(self.column[f] for f in ("body", "role", "person", "last_name") if f in self.column)
        self.date = values.day_of(name, date) if date else self.fixed("date") or values.day_of(name, None)

    def fixed(self, field: str) -> Said | None:
        """What the mapping gives to all rows, below the headings."""
        if value := self.mapping.fixed.get(field):
            by = f"mapping {self.mapping.name}"
            return Said(value, self.head, EvidenceRole.HEADING, FieldBasis.REVIEWED, by)
        return None

    def __len__(self) -> int:
        return len(self._grid) - self._first - 1

    def line(self, number: int) -> int:
        return self._grid.lines[self._first + 1 + number]

    def line_of(self, at: int) -> int:
        return self._grid.lines[bisect_right(self._grid.starts, at) - 1]

    def span(self, number: int) -> Span:
        at = self._first + 1 + number
        return Span(self._grid.starts[at], self._grid.ends[at])

    def cells(self, number: int) -> list[Cell]:
        return self._grid.row(self._first + 1 + number)

    def row(self, number: int, problems: Problems) -> Row | None:
        return _Reading(self, number, problems).row()


def _head(cells: Grid, mapping: Mapping | None, name: str) -> tuple[int, Mapping]:
    """(the row of headings, the mapping that fits it)."""
    first = next((n for n in range(min(HEAD_ROWS, len(cells))) if len(cells.row(n)) > 1), 0)
    for number in range(first, min(HEAD_ROWS, len(cells))):
        heads = headings(cells.row(number))
        try:
            fitting = mapping or choose(heads, Place(name))
        except BadMapping:
            continue
        if not fitting.lacks(heads):
            return number, fitting
    heads, place = headings(cells.row(first)), Place(name, line=cells.lines[first])
    if mapping is None:
        return first, choose(heads, place)  # which says what is lacking
    lacking, there = ", ".join(mapping.lacks(heads)), ", ".join(repr(h) for h in heads if h)
    raise BadMapping(
        f"The file has no column for {lacking}; it has {there}",
        where=place,
        next_step="Name its columns in the mapping (docs/registers.md). Nothing was loaded.",
    )


class _Reading:
    """Reads one row; whatever is wrong with it is told, not only the first."""

    def __init__(self, table: Table, number: int, problems: Problems) -> None:
        self.table, self.problems = table, problems
        self.line, self.span = table.line(number), table.span(number)
        self.cells = table.cells(number)
        self.sound = True

    def wrong(self, code: str, message: str) -> None:
        self.problems.add(self.line, code, message)
        self.sound = False

    def row(self) -> Row | None:
        if len(self.cells) <= self.table.needed:
            self.wrong("TOO_FEW_CELLS", f"{len(self.cells)} cells, where there are {len(self.table.heads)} columns")
            return None
        if any(c.text for c in self.cells[len(self.table.heads) :]):
            self.wrong("TOO_MANY_CELLS", f"{len(self.cells)} cells, where there are {len(self.table.heads)} columns")
            return None
        role = self.role()
        if role is not None and role.value == "":
            return None
        body, (person, vacancy, party) = self.said("body"), self.person()
        if body is None:
            self.wrong("NO_BODY", "no body is named")
        start, end, date = self.day("from"), self.day("to"), self.day("date")
        if start and end and first_day(start.value) > last_day(end.value):
            self.wrong("FROM_AFTER_TO", f"from {start.value} is after to {end.value}")
        if not self.sound or body is None or role is None:
            return None
        organisation, kind = self.organization("organisation")
        said_party = self.said("party") or party
        return Row(
            self.line,
            (self.span,),
            body,
            role,
            kind_of(body.value) or "OTHER",
            person=person,
            person_id=known.value if (known := self.said("person_id")) else None,
            vacancy=vacancy,
            vacant=vacancy is None or values.is_vacant(vacancy.value),
            organisation=organisation,
            organisation_kind=kind,
            owner=self.organization("owner")[0],
            party=values.said_party(said_party) if said_party else None,
            title=self.said("title"),
            start=start,
            end=end,
            date=date,
            county=self.said("county"),
        )

    def cell(self, field: str) -> Cell | None:
        at = self.table.column.get(field)
        return self.cells[at] if at is not None and at < len(self.cells) and self.cells[at].text else None

    def said(self, field: str) -> Said | None:
        """A cell's words; or what the mapping gives to all rows."""
        if cell := self.cell(field):
            return Said(" ".join(cell.text.split()), (Span(cell.start, cell.end),))
        return self.table.fixed(field) if field != "date" else None

    def organization(self, field: str) -> tuple[Said | None, str]:
        said = self.said(field)
        if said is None:
            return None, "OTHER"
        name, kind, basis = values.organization(said.value)
        return replace(said, value=name, basis=said.basis if said.by else basis), kind

    def role(self) -> Said | None:
        if not (said := self.said("role")):
            self.wrong("NO_ROLE", "no role is given")
            return None
        if said.by:
            return said
        found = values.role(said.value, self.table.mapping.roles)
        if found is None:
            self.wrong("UNKNOWN_ROLE", values.unknown_role(said.value))
            return None
        return replace(said, value=found)

    def person(self) -> tuple[Said | None, Said | None, Said | None]:
        """(the person, the words that name nobody, the party that stands behind the name)."""
        parts = [c for f in ("first_name", "last_name") if (c := self.cell(f))]
        if self.table.column.get("person") is None and len(parts) == 2:
            places = tuple(Span(c.start, c.end) for c in parts)
            return Said(" ".join(" ".join(c.text for c in parts).split()), places), None, None
        cell = self.cell("person") or (parts[0] if parts else None)
        if cell is None:
            return None, None, None
        words = Said(cell.text, (Span(cell.start, cell.end),))
        if values.is_vacant(cell.text) or values.is_unnamed(cell.text):
            return None, words, None
        found = values.person(cell.text, cell.start)
        if found is None:
            self.wrong("NO_FULL_NAME", f"{cell.text[:60]!r} is no full name, nor a word for a vacant seat")
            return None, None, None
        name, place, party = found
        return Said(name, (place,)), None, Said(party[0], (party[1],)) if party else None

    def day(self, field: str) -> Said | None:
        cell = self.cell(field)
        if cell is None or (field == "to" and values.is_open(cell.text)):
            return None
        found = values.day(cell.text, self.table.mapping.date_formats)
        if found is None:
            self.wrong("BAD_DATE", f"{field} {cell.text[:40]!r} is no day, month or year as YYYY-MM-DD")
            return None
        place = (Span(cell.start, cell.end),)
        return Said(found, place, EvidenceRole.VALUE)
