"""Planned steps and tables of tasks: "16 april - Kommundirektörsgruppen", "Vad | Vem | När"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from loaders.lexicon import words
from loaders.minutes import Item, Mandate, Minutes, Said
from loaders.prose import sentences
from loaders.rules import dates, names
from loaders.rules.actors import Holder, holders_in
from loaders.rules.body import kind_of
from loaders.rules.due import due_in
from loaders.rules.followups import status_in
from loaders.rules.items import by_line
from loaders.rules.meetings import is_label
from loaders.rules.pattern import compiled, rule
from loaders.rules.tables import cells_under, columns_of
from loaders.source import Line, Text, part_of, plain_line
from schema.evidence import FieldBasis, LineUse

STEP_LINE = 200
LINES = 3000  # lines in which full names are looked for
LONGEST = 3000  # characters of a line in which entries ran together
MONTH = re.compile(rf"(?P<month>{'|'.join(words()['months'])})\s+[–-]\s", re.IGNORECASE)
ASKED = r"(?:\w{2,}a|se|ta|ge|gå|få|be)\s(?!om\b)(?:fram|ut|in|över|upp|med|till|\w+)"
DASH = re.compile(r"\s*[–:-]\s")
PRESENTS = r"\b(?:presenter|uppdatering|information|redovis|lägesrapport|dialog|föredrag|rapport)"
MEETS = r"\b(?:digitalt|fysiskt|möten?|sammanträden?|internat|träff|teams|kl)\b|\d\d[.:]\d\d"
NUMBERED_TASK = re.compile(r"(?:AP\s?)?\d{1,3}[.:)]?\s+(?P<task>\S.{3,})")
"""A number and its task that ran together into one cell."""
COLUMNS = {
    "task": r"vad|uppgift|åtgärd|aktivitet|att göra|moment",
    "who": r"vem|ansvarig(?:a)?|ansvar|utförare|forum|organ|instans",
    "text": r"anteckning(?:ar)?|diskussion|noteringar?|kommentar(?:er)?|beskrivning|sammanfattning",
    "when": r"när|klart?(?: senast)?|datum|senast|deadline|tid",
    "status": r"status|läge|uppföljning",
}


def read_steps(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter steps with a day, and the rows of tables of tasks; a struck step is done, or was replaced or dropped."""
    items, known = by_line(minutes), _Names(lines)
    table: dict[str, int] | None = None
    places: tuple[int, ...] = ()  # where the head's cells begin, when wide gaps part them
    run: list[tuple[Item | None, Line]] = []  # steps that follow each other
    for line in lines:
        if line.number not in items and minutes.items and not task_columns(line):
            continue
        item = items.get(line.number)
        if columns := task_columns(line):
            table, places = columns, columns_of(line)
            minutes.use(line, LineUse.CONTEXT, "head of a table of tasks")
        elif table is not None and len(line.cells) > 1 and not line.divider:
            _row(minutes, item, line, table, places)
        elif not line.divider:
            table = None
            steps = [] if item and _of_meetings(item) else [each for each in entries(line) if step_day(each)]
            if not steps:
                _steps(minutes, run, known)
                run = []
            run += [(item, each) for each in steps]
    _steps(minutes, run, known)


def entries(line: Line) -> list[Line]:
    """The entries of a list that ran together into one line, at their bullets; else the line."""
    cuts = [m.start() for m in re.finditer(r"\s[•●▪◦]\s", line.text[:LONGEST])]
    if not cuts:
        return [line]
    parts = [line.cut(a, b).strip("•●▪◦ ") for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]
    return [part_of(line, part) for part in parts if part]


def _of_meetings(item: Item) -> bool:
    """Whether an item's days are those of coming meetings."""
    return (
        is_label(item.title.value)
        or re.search(r"\bmötes(?:tider|plan|dagar|datum)", item.title.value, re.I) is not None
    )


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
    tasks = ("who" in found or "task" in found) and "when" in found
    return found if tasks or ("who" in found and ("task" in found or "text" in found)) else None


def _row(minutes: Minutes, item: Item | None, line: Line, table: dict[str, int], places: tuple[int, ...]) -> None:
    under = cells_under(places, line)
    cells = {column: under[i] for column, i in table.items() if under.get(i)}
    if places and "task" in table and "task" not in cells and (m := NUMBERED_TASK.fullmatch(line.cells[0].text)):
        cells["task"] = line.cells[0].match(m, "task")
    if line.struck or not cells:
        return
    who = cells.get("who")
    holders = (_signed(minutes, who) or holders_in(minutes, who, item)) if who else []
    due = _day(minutes, cells["when"]) if "when" in cells else None
    if "text" in cells and "task" not in cells:
        asked = _asked(cells["text"])
        if asked is None:
            return
        cells["task"] = asked
        due = due_in(minutes, asked)
    if not holders and due is None:
        return
    task: Text = cells["task"] if "task" in cells and "forum" not in table else line
    by_body = "text" not in cells and all(kind == "BODY" for kind, _ in holders)
    stands = status_in(cells["status"].text) if "status" in cells else None
    minutes.mandates.append(
        Mandate(
            Said.of(line if by_body else task),
            tuple(holders),
            item.position if item else None,
            "mandate_table",
            None,
            due,
            stands or ("PLANNED" if by_body else "GIVEN"),
            status_said=Said.of(cells["status"], stands) if stands else None,
        )
    )
    minutes.use(line, LineUse.FACT, "mandate")


def _signed(minutes: Minutes, who: Text) -> list[Holder]:
    """The people that a cell names by what the lists call them, between strokes: "AL/PE"."""
    parts = [who.match(m).strip(" .") for m in re.finditer(r"[^/]+", who.text)]
    people = [(minutes.person(part.text), part) for part in parts]
    found: list[Holder] = [("PERSON", person.named_by(part)) for person, part in people if person is not None]
    return found if len(found) == len(parts) else []


def _asked(text: Text) -> Text | None:
    """The last sentence of a cell, when it begins with what is to be done ("Boka lokal till maj.")."""
    told = list(sentences(text.cut(0, LONGEST)))
    return told[-1] if told and compiled(ASKED).match(told[-1].text) else None


def _day(minutes: Minutes, cell: Text) -> Said | None:
    held = max((d.value for d in minutes.header.dates), default="")
    for f in dates.find(cell.text, minutes.header.year):
        value = dates.following(f, held)[-1] if len(held) == 10 else f.value
        if value >= held[: len(value)]:
            return Said.of(cell.cut(f.start, f.end), value, basis=FieldBasis.STATED if f.year else FieldBasis.INFERRED)
    return due_in(minutes, cell)


def step_day(line: Line) -> dates.Found | None:
    """The day or month that a short line begins with, when something follows it."""
    if len(line) > STEP_LINE or len(line.cells) > 1:
        return None
    found = [
        f
        for f in dates.find(line.text, 2000)
        if not line.text[: f.start].strip(" ~-–•") or line.is_struck(line.cut(0, f.start))
    ]
    if not found and (m := MONTH.match(line.text)):
        found = [dates.Found(0, m.end("month"), (f"2000-{dates.MONTHS[m['month'].lower()]:02}",), False)]
    if not found or len(line.text[found[-1].end :].strip(" :–-")) < 4:
        return None
    return found[-1]


def _steps(minutes: Minutes, run: Sequence[tuple[Item | None, Line]], known: _Names) -> None:
    """Enter the steps of one plan. Who presents may be said at one of them for all."""
    told = [_people(minutes, line, known) for _, line in run]
    usual = next((each for each in reversed(told) if each), [])
    for (item, line), people in zip(run, told, strict=True):
        at = step_day(line)
        if at is None:
            continue
        rest = line.cut(at.end).strip(" :–-")
        body = _body(minutes, rest, item)
        presents = compiled(PRESENTS).search(rest.text) is not None
        plain_ = not body and not people
        if len(run) < 2 or (plain_ and (not DASH.match(line.text[at.end :]) or compiled(MEETS).search(rest.text))):
            continue
        inferred = [(kind, said.inferred()) for kind, said in usual] if presents and body else []
        decides = body and compiled(r"\b(?:beslut|ställning|godkän|fastställ|rekommend)").search(rest.text)
        holders = people or (body if decides else inferred or body)
        _step(minutes, item, line, line.cut(at.start), holders, body[0][1] if body else None)


def _step(
    minutes: Minutes, item: Item | None, line: Line, words_: Text, holders: list[Holder], forum: Said | None
) -> None:
    held = max((d.value for d in minutes.header.dates), default="")
    due = (_past(minutes, words_) if line.struck else _day(minutes, words_)) or _past(minutes, words_)
    if due is None and (m := MONTH.match(line.text)) and held:
        month = dates.MONTHS[m["month"].lower()]
        year = int(held[:4]) + (month < int(held[5:7]))
        due = Said.of(line.match(m, "month"), f"{year}-{month:02}", basis=FieldBasis.INFERRED)
    if due is None:
        return
    past = bool(held) and due.value <= held[: len(due.value)] if len(due.value) == 10 else due.value < held[:7]
    status = ("DONE" if past else "WITHDRAWN") if line.struck else "DONE" if past else "PLANNED"
    told = forum if forum is not None and forum.value not in {said.value for _, said in holders} else None
    condition = re.search(r"\((?P<what>(?:beslutas|om|vid behov|förutsatt|ifall)\b[^)]{2,80})\)", line.text)
    minutes.mandates.append(
        Mandate(
            Said.of(line),
            tuple(holders),
            item.position if item else None,
            "mandate_step",
            None,
            due,
            status,
            told,
            Said.of(line.match(condition, "what")) if condition else None,
        )
    )
    minutes.use(line, LineUse.FACT, "mandate")


def _past(minutes: Minutes, words_: Text) -> Said | None:
    """The day of a step that lies before the meeting."""
    for f in dates.find(words_.text, minutes.header.year):
        return Said.of(words_.cut(f.start, f.end), f.value, basis=FieldBasis.STATED if f.year else FieldBasis.INFERRED)
    return None


def _body(minutes: Minutes, rest: Text, item: Item | None) -> list[Holder]:
    """The body of a step: at its beginning ("Rådet tar ställning"), or behind a comma ("Utkast, styrgruppen")."""
    for m in re.finditer(r"[^,(]+", rest.text[:STEP_LINE]):
        part = rest.match(m)
        if not part or not (part.text[0].isupper() or kind_of(part.text.split()[0])):
            continue
        ends = [w.end() for w in re.finditer(r"\S+", part.text)]
        for end in reversed(ends):
            found = [h for h in holders_in(minutes, part.cut(0, end), item) if h[0] in ("BODY", "ORGANIZATION")]
            if found:
                return found
    return []


def _people(minutes: Minutes, line: Line, known: _Names) -> list[Holder]:
    """The people whom a line names, in full or by the first names that the document knows."""
    found: list[Holder] = []
    for m in re.finditer(r"(?<!\w)[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+)*", line.text[:STEP_LINE]):
        part = line.match(m)
        if (person := minutes.person(part.text)) is not None:
            found.append(("PERSON", person.named_by(part)))
        elif names.is_name(part.text):
            found.append(("PERSON", Said.of(part)))
        elif full := known.full(part.text):
            found.append(("PERSON", Said.of(part, full, basis=FieldBasis.INFERRED)))
    return found


class _Names:
    """The full names of a text, by first name, found when first asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines

    @cached_property
    def _by_first(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for line in self.lines[:LINES]:
            for name in names.find(line.cut(0, LONGEST)):
                found.setdefault(name.text.split()[0], set()).add(name.text)
        return found

    def full(self, first: str) -> str | None:
        """The only full name that begins with a first name."""
        known = self._by_first.get(first, set())
        return next(iter(known)) if len(known) == 1 else None


rule(
    "mandate_step",
    "a line of a plan: a day, then the body that deals with it",
    tries=lambda t: step_day(plain_line(t)),
    takes=("16 april - Kommundirektörsgruppen", "12 juni Styrgruppen, lägesrapport", "Oktober – film till skolorna"),
    refuses=("Styrgruppen den 12 juni", "16 april", "Vi ses den 3 maj och äter"),
)
rule(
    "mandate_table",
    "the head of a table of tasks",
    tries=lambda t: task_columns(plain_line(t)),
    takes=("Vad\tVem\tNär", "Datum\tForum\tVad", "Åtgärd\tAnsvarig\tKlart senast"),
    refuses=("Namn\tOrganisation\tRoll", "Initiativ\tSökande\tBelopp", "Vad\tHur"),
)
