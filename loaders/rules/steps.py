"""Planned steps and tables of tasks: "16 april - Kommundirektörsgruppen", "Vad | Vem | När"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Item, Mandate, Minutes, Said
from loaders.rules import dates
from loaders.rules.actors import Holder, holders_in
from loaders.rules.body import kind_of
from loaders.rules.due import due_in
from loaders.rules.items import by_line
from loaders.rules.meetings import is_label
from loaders.rules.pattern import compiled, rule
from loaders.rules.tables import cells_under, columns_of
from loaders.source import Line, Text, plain_line
from schema.evidence import FieldBasis, LineUse

STEP_LINE = 200
NUMBERED_TASK = re.compile(r"(?:AP\s?)?\d{1,3}[.:)]?\s+(?P<task>\S.{3,})")
"""A number and its task that ran together into one cell."""
COLUMNS = {
    "task": r"vad|uppgift|åtgärd|aktivitet|att göra|moment",
    "who": r"vem|ansvarig(?:a)?|ansvar|utförare|forum|organ|instans",
    "when": r"när|klart?(?: senast)?|datum|senast|deadline|tid",
}


def read_steps(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter steps with a day and a body, and the rows of tables of tasks; struck ones are done and not entered."""
    items = by_line(minutes)
    table: dict[str, int] | None = None
    places: tuple[int, ...] = ()  # where the head's cells begin, when wide gaps part them
    for i, line in enumerate(lines):
        if line.number not in items and minutes.items:
            continue
        item = items.get(line.number)
        if columns := task_columns(line):
            table, places = columns, columns_of(line)
            minutes.use(line, LineUse.CONTEXT, "head of a table of tasks")
        elif table is not None and len(line.cells) > 1 and not line.divider:
            _row(minutes, item, line, table, places)
        elif not line.divider:
            table = None
            near = [each for each in lines[max(0, i - 1) : i + 2] if each is not line]
            if step_day(line) and any(step_day(each) for each in near) and not (item and is_label(item.title.value)):
                _step(minutes, item, line)


def task_columns(line: Line) -> dict[str, int] | None:
    """Which cell of a table's rows is the task, who does it and when, by its head; None when it is no such head."""
    if not 2 <= len(line.cells) <= 8:
        return None
    found: dict[str, int] = {}
    for i, cell in enumerate(line.cells):
        for column, pattern in COLUMNS.items():
            if column not in found and compiled(pattern).fullmatch(cell.text.strip(" :*?")):
                found[column] = i
                break
    return found if len(found) >= 2 and ("who" in found or "task" in found) and "when" in found else None


def _row(minutes: Minutes, item: Item | None, line: Line, table: dict[str, int], places: tuple[int, ...]) -> None:
    under = cells_under(places, line)
    cells = {column: under[i] for column, i in table.items() if under.get(i)}
    if places and "task" in table and "task" not in cells and (m := NUMBERED_TASK.fullmatch(line.cells[0].text)):
        cells["task"] = line.cells[0].match(m, "task")
    if line.struck or not cells:
        return
    who = cells.get("who")
    holders = holders_in(minutes, who, item) if who else []
    due = _day(minutes, cells["when"]) if "when" in cells else None
    if not holders and due is None:
        return
    task: Text = cells["task"] if "task" in cells and "forum" not in table else line
    by_body = all(kind == "BODY" for kind, _ in holders)
    minutes.mandates.append(
        Mandate(
            Said.of(line if by_body else task),
            tuple(holders),
            item.position if item else None,
            "mandate_table",
            None,
            due,
            "PLANNED" if by_body else "GIVEN",
        )
    )
    minutes.use(line, LineUse.FACT, "mandate")


def _day(minutes: Minutes, cell: Text) -> Said | None:
    held = max((d.value for d in minutes.header.dates), default="")
    for f in dates.find(cell.text, minutes.header.year):
        value = dates.following(f, held)[-1] if len(held) == 10 else f.value
        if value >= held[: len(value)]:
            return Said.of(cell.cut(f.start, f.end), value, basis=FieldBasis.STATED if f.year else FieldBasis.INFERRED)
    return due_in(minutes, cell)


def step_day(line: Line) -> dates.Found | None:
    """The day that a short line begins with, when something follows it."""
    if len(line) > STEP_LINE or len(line.cells) > 1:
        return None
    found = [
        f
        for f in dates.find(line.text, 2000)
        if not line.text[: f.start].strip(" ~-–•") or line.is_struck(line.cut(0, f.start))
    ]
    if not found or len(line.text[found[-1].end :].strip(" :–-")) < 4:
        return None
    return found[-1]


def _step(minutes: Minutes, item: Item | None, line: Line) -> None:
    at = step_day(line)
    if at is None or line.struck:
        return
    due = _day(minutes, line.cut(at.start))
    if due is None:
        return
    rest = line.cut(at.end).strip(" :–-")
    holders: list[Holder] = []
    for m in re.finditer(r"[^,(]+", rest.text):
        part = rest.match(m)
        clause = re.split(r"\s(?:tar|lämnar|fattar|beslutar|behandlar|presenteras)\b", part.text, maxsplit=1)[0]
        if (kind_of(clause) and clause[0].isupper()) or clause.isupper():
            holders = holders_in(minutes, part.cut(0, len(clause)), item)
            if holders:
                break
    if not holders:
        return
    minutes.mandates.append(
        Mandate(Said.of(line), tuple(holders), item.position if item else None, "mandate_step", None, due, "PLANNED")
    )
    minutes.use(line, LineUse.FACT, "mandate")


rule(
    "mandate_step",
    "a line of a plan: a day, then the body that deals with it",
    tries=lambda t: step_day(plain_line(t)),
    takes=("16 april - Kommundirektörsgruppen", "12 juni Styrgruppen, lägesrapport"),
    refuses=("Styrgruppen den 12 juni", "16 april", "Vi ses den 3 maj och äter"),
)
rule(
    "mandate_table",
    "the head of a table of tasks",
    tries=lambda t: task_columns(plain_line(t)),
    takes=("Vad\tVem\tNär", "Datum\tForum\tVad", "Åtgärd\tAnsvarig\tKlart senast"),
    refuses=("Namn\tOrganisation\tRoll", "Initiativ\tSökande\tBelopp", "Vad\tHur"),
)
