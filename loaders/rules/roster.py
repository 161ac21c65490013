"""Lists of people, line by line: a label opens a list, rows follow on its line or below, another part ends it.

Labels of a single person ("Sekreterare") fall back to the list around them. A struck row is an absent person. What a
row holds is read by `rows`, tables by `tables`, scanned rows that a strike damaged by `damaged`; `people` enters them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.minutes import Minutes, Person, Section
from loaders.rules import damaged, labels, names, organizations, tables
from loaders.rules.joint import ListHead, headed, list_heads, whose
from loaders.rules.labels import Label
from loaders.rules.marks import Mark, marks_in
from loaders.rules.pattern import compiled
from loaders.rules.people import enter, replaced
from loaders.rules.reviewed import DAMAGED, UNREAD, settle_row
from loaders.rules.rows import PARTY, Row, name_then_title, rows_in
from loaders.rules.statements import statements
from loaders.rules.vacant import vacancy, vacant_in
from loaders.source import Line, Text, part_of
from schema.evidence import LineUse

FROM = r"från (?P<org>(?-i:[A-ZÅÄÖ])[^:]{1,40}):\s.*"
"""Whom the people of a list are from, in its label."""
STRUCK = r"\b(?:över|genom|ut)?(?:struk(?:na|en|it)|kryssade?)\b"
"""What tells, in a sentence within a list, that a strike means absence."""
PART = r"från (?-i:[a-zåäö])[\w -]{2,30}:"
"""A line over a part of a list, which says of what sort its people are: "Från föreningarna:"."""
MAX_GAP = 3  # blank lines within a list
OF_MEETING = ("secretary", "adjuster", "official", "presenter", "guest")
"""Whom a label alone calls so serves the meeting, not one of the bodies that hold it together."""
MAX_PENDING = 40  # lines of one run of names


@dataclass
class _Roster:
    """What is open while the lines go by."""

    minutes: Minutes
    outer: Label | None = None
    once: Label | None = None
    heading: Text | None = None  # an organisation in the line above its people
    pending: list[Line] = field(default_factory=list)
    table: tables.PeopleTable | None = None
    marks: dict[str, Mark] = field(default_factory=dict)  # of attendance, as the document explains them
    last: Person | None = None  # whom the table's row before named
    pair: tuple[Label, Label] | None = None  # two lists side by side that a scan ran together
    signing: bool = False
    by_role: bool = False  # each row under a label of absence begins with its role
    before: Line | None = None
    block: int = 0
    heads: dict[int, ListHead] = field(default_factory=dict)  # lines over the lists of bodies that meet together
    body: ListHead | None = None  # the one over a part of lists that is of one of them

    @property
    def scanned(self) -> bool:
        return self.minutes.source.scanned

    def close(self) -> None:
        self.flush()
        self.outer = self.once = self.table = self.pair = self.heading = self.body = None

    def flush(self) -> None:
        """Read what is pending as rows of the open list."""
        pending, self.pending = self.pending, []
        label = self.once or self.outer
        if not pending or label is None:
            return
        if len(pending) == 1 and (empty := vacancy(pending[0], label, self.heading)):
            self.minutes.vacancies.append(replace(empty, of=self.owned(label).of))
            self.minutes.use(pending[0], LineUse.FACT, "a vacant seat")
            self.once = None
            return
        struck = all(line.struck for line in pending)
        entered = False
        for each, part in statements(Text.join(pending), label, self.scanned):
            if each.capacity not in ("absent", label.capacity):
                self.section(each)
            for row, row_struck in rows_in(part, pending, self.scanned):
                self.enter(row, each, struck=struck or row_struck, line=pending[0])
                entered = True
        for line in pending:
            if entered:
                self.minutes.use(line, LineUse.FACT, f"list of people: {label.capacity}")
            elif compiled(r"\W*vakan(?:t|s)\b.*").fullmatch(line.text):
                self.minutes.use(line, LineUse.CONTEXT, "a vacant seat")
            elif not any(c.isalpha() for c in line.text):
                self.minutes.use(line, LineUse.FURNITURE, "a line drawn")
            else:
                settle_row(self.minutes, line, label, line, UNREAD)
        if entered and self.once is not None:
            self.once = None

    def enter(self, row: Row, label: Label, *, struck: bool, line: Line, value: str | None = None) -> Person:
        label = self.owned(label)
        if (of := whose(self.minutes, row.organisation)) is not None and row.organisation is not None:
            label = headed(ListHead(of, row.organisation, None, None), label)
            row = replace(row, organisation=None)
        person = enter(self.minutes, row, label, struck=struck, heading=self.heading, block=self.block, value=value)
        self.minutes.use(line, LineUse.FACT, f"list of people: {label.capacity}")
        return person

    def lists_members(self, label: Label) -> None:
        """A table whose rows say who is a member lists the members."""
        if not any(s.capacity == "member" for s in self.minutes.sections):
            self.section(replace(label, capacity="member"))

    def section(self, label: Label) -> None:
        self.minutes.sections.append(
            Section(label.capacity, label.words, label.attendance == "absent", self.owned(label).of)
        )

    def owned(self, label: Label) -> Label:
        """The label as that of the body over whose part of the lists it stands; who serves the meeting is of none."""
        if self.body is None or label.of is not None or label.capacity in OF_MEETING:
            return label
        return label if label.attendance == "absent" and self._ends_all(self.body.of) else headed(self.body, label)

    def _ends_all(self, of: int) -> bool:
        """Whether the absentees listed last may be of any body: not each before has such a list of its own."""
        told = {s.of for s in self.minutes.sections if s.of is not None} - {of}
        absent = {s.of for s in self.minutes.sections if s.absent}
        return len(told) + 1 == len(self.minutes.header.bodies) and not told <= absent


def read_roster(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Enter the people of all lists before line `until`, and of lists under a heading of their own after it."""
    roster = _Roster(minutes, marks=marks_in(lines), heads=list_heads(minutes, lines, until))
    passed = False
    for line in lines:
        if line.number >= until:
            if not passed:
                roster.close()
                passed = True
            opens = bool(line.level) and labels.label_of(line, minutes.source.scanned) is not None
            opens = opens or _is_attendance_table(line, minutes.source.scanned)
            if line.level and not opens:
                roster.close()
                continue
            if not opens and roster.outer is None:
                continue
        _take(roster, line)
        roster.before = line
    roster.close()


def _is_attendance_table(line: Line, scanned: bool) -> bool:
    """The head of a table that says who was there, which may stand anywhere, also last."""
    head = tables.head_of(line, None, scanned)
    telling = head is not None and (head.days or "attendance" in head.others or "role" in head.others)
    return bool(telling) and len(line.cells) >= 3


def _take(roster: _Roster, line: Line) -> None:
    scanned = roster.scanned
    if line.divider or _take_table(roster, line):
        return
    if (head := roster.heads.get(line.number)) is not None:
        _take_head(roster, line, head)
        return
    opened = labels.label_of(line, scanned)
    if opened and opened[0].one and (roster.signing or _is_signature(roster, line, opened[1])):
        roster.close()
        return
    if opened and not (roster.outer and not roster.outer.one and line.marker and not opened[1]):
        _open(roster, line, *opened)
        return
    if roster.outer is None and roster.once is None:
        roster.signing = roster.signing or _signs(line)
        return
    if labels.stops(line, scanned) and not names.is_name(line.cells[0].text):
        roster.close()
        roster.signing = roster.signing or _signs(line)
        return
    if roster.pair and roster.outer is not None:
        for half, label in zip(damaged.halves(line), roster.pair, strict=False):
            _take_half(roster, half, label, line)
        return
    _take_row(roster, line)


def _take_head(roster: _Roster, line: Line, head: ListHead) -> None:
    """A line over the list of one of the bodies that meet: over all that follows, or over the list in it alone."""
    outer = roster.outer
    if head.label is not None:
        roster.body = None
        _open(roster, line, headed(head, head.label), head.rest if head.rest is not None else line.cut(len(line)))
        return
    roster.flush()
    roster.table = roster.pair = roster.heading = roster.once = None
    roster.body = head if head.rest is None else None
    roster.outer = headed(head, outer if outer and outer.capacity not in OF_MEETING else labels.participant(head.name))
    roster.section(roster.outer)
    roster.block += 1
    roster.minutes.use(line, LineUse.CONTEXT, "label of a list of people")
    if head.rest is not None:
        roster.pending.append(part_of(line, head.rest))


def _signs(line: Line) -> bool:
    return compiled(r"underskrift.{0,80}|signatur.{0,80}").match(line.text) is not None


def _take_table(roster: _Roster, line: Line) -> bool:
    """Whether the line is a table of people's head or row."""
    if head := tables.head_of(line, roster.outer, roster.scanned):
        roster.flush()
        roster.table = replace(head, marks=roster.marks)
        roster.outer = head.people[0][1]
        for _, label in head.people:
            if label.capacity != "participant":
                roster.section(label)
        roster.minutes.use(line, LineUse.CONTEXT, "head of a table of people")
        return True
    if roster.table is None:
        return False
    longer = len(roster.table.people) > 1 and bool(roster.table.columns) and not line.blank_before
    if len(line.cells) > 1 or (longer and labels.begins_row(line)):  # one list may be longer than those beside it
        for row, label, struck in tables.rows_of(roster.table, line, roster.scanned):
            roster.last = roster.enter(row, label, struck=struck, line=line)
            if row.role == "member" and label.capacity == "participant":
                roster.lists_members(label)
        return True
    if roster.last is not None and not line.blank_before and (served := tables.SERVED.fullmatch(line.text)):
        replaced(roster.minutes, roster.last, line.match(served, "name"), roster.table.people[0][1])
        roster.minutes.use(line, LineUse.FACT, "list of people: serves for")
        return True
    roster.table = roster.outer = None
    return False


def _open(roster: _Roster, line: Line, label: Label, rest: Text) -> None:
    roster.flush()
    roster.table = roster.pair = roster.heading = None
    if roster.body is not None and label.attendance == "absent" and not line.blank_before:
        label = headed(roster.body, label)  # goes on with the body's own list
    roster.signing = roster.signing and label.one
    absent = roster.outer is not None and roster.outer.attendance == "absent"
    kept = absent and roster.by_role and not line.blank_before
    roster.by_role = kept or (label.attendance == "absent" and not rest)
    if label.one and roster.outer and not roster.by_role:
        roster.once = label
    elif roster.by_role and rest and not line.blank_before and roster.outer is not None:
        roster.once = replace(label, attendance=roster.outer.attendance, seat=False)
    elif label.one:
        roster.once, roster.outer = label, None
    else:
        roster.outer, roster.once = label, None
        roster.section(label)
    roster.block += 1
    roster.minutes.use(line, LineUse.CONTEXT, "label of a list of people")
    if m := compiled(FROM).fullmatch(line.text):
        roster.heading = line.match(m, "org")
    if not rest:
        return
    second = labels.label_of(rest, roster.scanned)
    if second and not second[1]:
        roster.pair = (label, second[0])
        roster.section(second[0])
        return
    roster.pending.append(part_of(line, rest))


def _is_signature(roster: _Roster, line: Line, rest: Text) -> bool:
    """A role alone right under a name that no list holds, or over a dotted line: a signature, not a label."""
    if re.search(r"\.{5,}|_{4,}|…{2,}", line.text):
        return True
    before = roster.before
    if rest or before is None or line.text.endswith(":") or line.blank_before or roster.outer is not None:
        return False
    return names.is_name(re.split(r",", before.text, maxsplit=1)[0].strip())


def _take_row(roster: _Roster, line: Line) -> None:
    roster.by_role = False
    if line.blank_before or (roster.before and line.page != roster.before.page):
        if roster.pending and (line.blank_before > MAX_GAP or not _goes_on(roster.pending[-1])):
            roster.flush()
        roster.block += 1
    if _starts_row(line, roster) or len(roster.pending) >= MAX_PENDING:
        roster.flush()
    if roster.outer is None and roster.once is None:
        return
    if not roster.pending and compiled(PART).fullmatch(line.text):
        roster.heading = None
        roster.minutes.use(line, LineUse.CONTEXT, "a part of a list of people")
        return
    if not roster.pending and _is_org_heading(line):
        roster.heading = line
        roster.minutes.use(line, LineUse.FACT, "organisation above its people")
        return
    if roster.pending and not _goes_on(roster.pending[-1]) and _is_prose(line) and not names.find(line):
        roster.flush()
    if not roster.pending and _is_prose(line):
        if compiled(STRUCK).search(line.text):
            roster.minutes.use(line, LineUse.CONTEXT, "how absence is shown in a list")
        else:
            roster.close()
        return
    roster.pending.append(line)


def _is_prose(line: Line) -> bool:
    """A line that no list of people has: long and with hardly a name, or a whole sentence."""
    if len(line.text) > 220 and not names.find(line)[:2]:
        return True
    first = re.split(r"[,(\t:]", line.cells[0].text, maxsplit=1)[0].strip()
    return (
        line.text.endswith(".")
        and len(line.text.split()) > 4
        and not names.is_name(first)
        and not labels.begins_row(line)
    )


def _take_half(roster: _Roster, half: Text, label: Label, line: Line) -> None:
    if not half:
        return
    read = damaged.damaged_row(half)
    if read is None:
        settled = settle_row(roster.minutes, half, label, line, DAMAGED)
        if not settled and roster.scanned and (left := damaged.garbled_row(half)):
            person = roster.enter(Row(left[0], organisation=left[1]), label, struck=True, line=line)
            person.rule = "roster_garbled"
        return
    value, name, organisation, struck = read
    roster.enter(Row(name, organisation=organisation), label, struck=struck, line=line, value=value)


def _goes_on(line: Line) -> bool:
    return line.text.rstrip().endswith((",", "-", " och"))


def _starts_row(line: Line, roster: _Roster) -> bool:
    pending = roster.pending
    if not pending or line.marker or vacant_in(line) or vacant_in(pending[-1]):
        return True
    if pending[0].marker:
        return False
    if roster.once is not None:
        return not pending[-1].text.endswith("-")
    first = re.split(r"[,(\t]|\s[–-]\s", line.text, maxsplit=1)[0].strip()
    if _goes_on(pending[-1]):
        return names.is_name(first) and not _is_run(pending)
    if _from_organisation(line, known=_from_organisation(pending[0])):
        return True
    first = first.split(":")[0].strip()
    head = names.mend(first) if roster.scanned else first
    if _is_run(pending) and ":" in line.text:
        return False
    return (
        names.is_name(head)
        or name_then_title(line.cut(0, len(re.split(r"[,(\t:]", line.text, maxsplit=1)[0]))) is not None
        or organizations.titled(head) is not None
        or PARTY.match(line.text) is not None
        or len(line.cells) > 1
    )


def _from_organisation(line: Line, *, known: bool = False) -> bool:
    """A line that begins with for whom its people are there: "Granviks kommun: Anna Lind, Per Ek".

    known: the line before does so too, and this one's organisation need not be known by its words.
    """
    m = re.match(r"(?P<org>[^,;:()]{2,60}):\s+(?P<row>\S.*)", line.text)
    named = organizations.read(m["org"]) if m else None
    known = known and line.text[0].isupper()  # else a name broken over two lines
    return bool(m and (known or (named and named.kind != "UNIT")) and labels.begins_row(line.match(m, "row")))


def _is_run(pending: Sequence[Line]) -> bool:
    """Several names in one run ("Anna Lind, Per Ek, ..."), which may break anywhere."""
    parts = [p.strip() for p in re.split(r"[,;:]", Text.join(pending).text)]
    return sum(names.is_name(p) for p in parts) >= 2


def _is_org_heading(line: Line) -> bool:
    text = line.text.rstrip(":")
    if "," in text or ":" in text or len(line.cells) > 1 or line.struck_part or labels.begins_row(line):
        return False
    named = organizations.read(text)
    return named is not None and named.kind in (
        "REGION",
        "MUNICIPALITY",
        "AUTHORITY",
        "COMPANY",
        "ASSOCIATION",
        "SCHOOL",
    )
