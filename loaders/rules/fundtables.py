"""Tables of money: which column is the amount, for what, to whom; cells left empty inherit from the row above.

Rows of sums know the rows that they sum up; whether these add up is told when everything is derived.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.lexicon import words
from loaders.minutes import Funding, Item, Minutes, Said
from loaders.rules import dates
from loaders.rules.actors import Holder, holders_in
from loaders.rules.amounts import find_amounts, read_cell
from loaders.rules.items import by_line
from loaders.rules.pattern import compiled, rule
from loaders.rules.tables import cells_under, columns_of
from loaders.source import Line, Text, plain_line
from schema.evidence import EvidenceRole, FieldBasis, LineUse

INHERITS = ("purpose", "decided")
ACTIVITY = re.compile(r"(?:aktivitet|gällande|konto|kod)\s+(?P<code>\d{2,6})\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?P<year>20\d\d)\b")
LOOSE = re.compile(r"(?<![\d.,-])\d{1,3}(?:[ .]\d{3})+(?![\d-])|(?<![\d.,-])\d{4,9}(?![\d-])")


@dataclass
class _Table:
    """A table that is being read: its columns, the row above, and what a row of sums has to add up to."""

    columns: dict[str, int]
    heads: dict[str, Text]
    places: tuple[int, ...]
    above: dict[str, Said] = field(default_factory=dict)
    recipient: Holder | None = None
    parts: list[int] = field(default_factory=list)  # places in Minutes.funding, of the rows since the last sum
    subtotals: list[int] = field(default_factory=list)


def read_tables(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the rows of tables of money."""
    items = by_line(minutes)
    table: _Table | None = None
    for line in lines:
        if columns := money_columns(line):
            heads = {column: line.cells[i] for column, i in columns.items()}
            table = _Table(columns, heads, columns_of(line))
            minutes.use(line, LineUse.CONTEXT, "head of a table of money")
        elif table and len(line.cells) > 1 and not line.divider:
            _row(minutes, items.get(line.number), line, table)
        elif not line.divider:
            table = None


def money_columns(line: Line) -> dict[str, int] | None:
    """Which cell of a table's rows is the amount, the purpose, the recipient; None when it is no head of such."""
    if not 2 <= len(line.cells) <= 10:
        return None
    found: dict[str, int] = {}
    for i, cell in enumerate(line.cells):
        bare = cell.text.strip(" :*")
        for column, pattern in words()["money"]["column"].items():
            if column not in found and bare and compiled(pattern).fullmatch(bare):
                found[column] = i
                break
    if "amount" not in found and "cost" in found:
        found["amount"] = found["cost"]
    return found if "amount" in found and ("purpose" in found or "recipient" in found) else None


def _cells(minutes: Minutes, table: _Table, line: Line) -> dict[str, Text]:
    """The row's cells by column; leading empty cells count, also where the line was stripped of their tabs."""
    under = cells_under(table.places, line)
    shift = 0 if table.places else _empty_before(minutes, line)
    return {c: cell for c, i in table.columns.items() if (cell := under.get(i - shift)) and cell.text.strip("-– ")}


def _empty_before(minutes: Minutes, line: Line) -> int:
    """How many empty cells stand before a row's first, by the tabs or bars of the stored line."""
    text, at = minutes.source.text, line.starts[0]
    before = text[max(text.rfind("\n", 0, at) + 1, at - 40) : at]
    return before.count("\t") or max(0, before.count("|") - 1)


def _row(minutes: Minutes, item: Item | None, line: Line, table: _Table) -> None:
    cells = _cells(minutes, table, line)
    first = next((c for c in line.cells if c), line)
    if compiled(words()["money"]["say"]["total"]).fullmatch(first.text.strip(" :*")):
        _total(minutes, item, line, table, first)
        return
    amount = read_cell(cells["amount"].text, table.heads["amount"].text) if "amount" in cells else None
    if amount is None or line.struck:
        return
    said = {column: Said.of(cell) for column, cell in cells.items() if column in ("purpose", "decided", "activity")}
    inherited = "purpose" not in said and "purpose" in table.columns
    if inherited:
        for column in INHERITS:
            if column in table.above and column not in said:
                said[column] = replace(table.above[column], role=EvidenceRole.INHERITED, basis=FieldBasis.INFERRED)
    recipient = _recipient(minutes, cells.get("recipient"), item)
    if "recipient" not in cells and inherited and table.recipient:
        kind, who = table.recipient
        recipient = (kind, replace(who, role=EvidenceRole.INHERITED, basis=FieldBasis.INFERRED))
    purpose = said.get("purpose") or (recipient[1] if recipient else None)
    if purpose is None:
        return
    table.above, table.recipient = {**table.above, **said}, recipient
    left = compiled(words()["money"]["say"]["left"]).fullmatch(first.text.strip(" :*"))
    decided = _day(minutes, said.get("decided"))
    entry = Funding(
        purpose,
        "COST" if "cost" in table.columns else "POT" if left else "GRANT",
        item.position if item else None,
        "funding_row",
        Said.of(cells["amount"], str(amount)),
        said.get("activity"),
        recipient,
        decided,
        _decider(minutes, table),
        int(decided.value[:4]) if decided else minutes.header.year,
    )
    table.parts.append(len(minutes.funding))
    minutes.funding.append(entry)
    minutes.use(line, LineUse.FACT, "money: row of a table")
    if "note" in cells:
        _note(minutes, cells["note"], entry, amount)


def _note(minutes: Minutes, note: Text, entry: Funding, amount: int) -> None:
    """Money carried over from an earlier year, as a remark tells it; a sum there has to add up."""
    say = words()["money"]["say"]
    carried = 0
    for part in re.split(r"(?<=[.;])\s", note.text):
        whole = note.text.index(part)
        found = [(m.start(), m.end(), read_cell(m[0])) for m in LOOSE.finditer(part)]
        sums = find_amounts(part)
        if sums and re.search(r"\b(?:total|summa)", part, re.IGNORECASE):
            if sums[0].sek != amount + carried:
                message = f"{note.text[:60]!r} says {sums[0].sek} kr, its parts are {amount + carried} kr"
                minutes.doubt("SUM_MISMATCH", message, note)
            continue
        if not found or not compiled(say["carried"]).search(part):
            continue
        start, end, value = found[0]
        year, code = YEAR.search(part, end), ACTIVITY.search(part)
        carried += value or 0
        minutes.funding.append(
            replace(
                entry,
                kind="CARRIED_OVER",
                rule="funding_carried",
                amount=Said.of(note.cut(whole + start, whole + end), str(value)),
                activity=Said.of(note.cut(whole + code.start("code"), whole + code.end("code"))) if code else None,
                year=int(year["year"]) if year else None,
            )
        )


def _total(minutes: Minutes, item: Item | None, line: Line, table: _Table, first: Text) -> None:
    """A row of sums: of the rows since the last one, or of all subtotals."""
    found = [(cell, read_cell(cell.text, table.heads["amount"].text)) for cell in line.cells if cell is not first]
    known = [(cell, value) for cell, value in found if value is not None]
    if not known:
        return
    cell, value = _cell_of_amount(minutes, table, line, known)
    may_be = [table.parts, [*table.subtotals, *table.parts], table.subtotals]
    parts = next((p for p in may_be if _sum(minutes, p) == value), table.parts or table.subtotals)
    table.subtotals.append(len(minutes.funding))
    table.parts = []
    position, amount = item.position if item else None, Said.of(cell, str(value))
    minutes.funding.append(Funding(Said.of(first), "TOTAL", position, "funding_total", amount, parts=tuple(parts)))
    minutes.use(line, LineUse.FACT, "money: row of a sum")


def _sum(minutes: Minutes, parts: Sequence[int]) -> int:
    return sum(int(said.value) for part in parts if (said := minutes.funding[part].amount))


def _cell_of_amount(minutes: Minutes, table: _Table, line: Line, known: Sequence[tuple[Text, int]]) -> tuple[Text, int]:
    under = _cells(minutes, table, line).get("amount")
    return next((pair for pair in known if pair[0] == under), known[0])


def _recipient(minutes: Minutes, cell: Text | None, item: Item | None) -> Holder | None:
    if cell is None or compiled(words()["money"]["say"]["open_recipient"]).fullmatch(cell.text):
        return None
    found = holders_in(minutes, cell, item)
    return found[0] if len(found) == 1 else ("ORGANIZATION", Said.of(cell))


def _day(minutes: Minutes, said: Said | None) -> Said | None:
    found = dates.find(said.value, minutes.header.year) if said else []
    return replace(said, value=found[0].value) if said and found else None


def _decider(minutes: Minutes, table: _Table) -> Said | None:
    """Who decided, where the column's heading says it ("Beslutad av styrelsen")."""
    head = table.heads.get("decided")
    m = compiled(r"beslut\w* (?:av|i) (?P<who>.{2,40})|(?P<who2>(?-i:[A-ZÅÄÖ]).{1,30}?) beslut\w*").fullmatch(
        head.text if head else ""
    )
    if head is None or m is None:
        return None
    return Said.of(head.match(m, "who" if m["who"] else "who2"), role=EvidenceRole.HEADING)


rule(
    "funding_row",
    "the head of a table with a column of amounts and one of purposes or recipients",
    tries=lambda t: money_columns(plain_line(t)),
    takes=("Ändamål\tBelopp\tMottagare", "Förening\tBeviljat belopp", "Insats\tKostnad (tkr)\tKommentar"),
    refuses=("Namn\tOrganisation\tRoll", "Konto\tBudget\tUtfall", "Datum\tForum\tVad", "Belopp"),
)
rule(
    "funding_carried",
    "a remark beside an amount that tells of money from an earlier year",
    tries=lambda t: compiled(words()["money"]["say"]["carried"]).search(t),
    takes=("Plus 12 000 från 2022", "överskott 4 000 kr från förra året"),
    refuses=("Utbetalas i maj", "Aktivitet 31"),
)
rule(
    "funding_total",
    "a row of sums",
    tries=lambda t: compiled(words()["money"]["say"]["total"]).fullmatch(t),
    takes=("Summa", "Totalt 2024", "Delsumma"),
    refuses=(
        "Sommarläger",
        "Totalentreprenör",
    ),
)
