"""The rows of one body -> a DocumentRecord: the statements that minutes would give, each on its row.

A row that lists a seat held on the register's day is a ROSTER_ROW; one that tells since when or until when is an
ELECTION; a seat that nobody, or nobody named, holds is a SEAT. All rows of a day make a ROSTER, complete only when the
mapping says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders import hidden
from loaders.capacities import ROLE_OF
from loaders.doubts import Doubt
from loaders.keys.bodies import with_abbreviation
from loaders.mentions import mention_key
from loaders.minutes import Said
from loaders.registers.grouping import Group, Grouped, owner_of
from loaders.registers.problems import MOST_PROBLEMS, Problem, Problems
from loaders.registers.rows import Row, Rows
from schema.evidence import Citation, LineUse, Span
from schema.identity import digest, document_part, search_key
from schema.statements import (
    DocumentRecord,
    MentionKind,
    MentionRecord,
    PassageRecord,
    StatementKind,
    StatementRecord,
    Value,
)

CAPACITY_OF = {role: capacity for capacity, role in ROLE_OF.items()}
MOST_ROWS = 5000
"""Of one document; a body of more is several, so that none grows without bound. A complete roster is one."""


Part = tuple[str, Group | None, Sequence[int]]
"""One document of a register: its id, the body (None for rows of no body), and the numbers of its rows."""


@dataclass(frozen=True)
class Register:
    """A register as read. `reading` says what was given for it: read otherwise, the same bytes give other documents."""

    id: str  # the sha256 of the file's bytes
    rows: Rows
    found: Grouped
    problems: Mapping[tuple[str, str], Problem]
    complete: bool = False
    reading: Mapping[str, str] = field(default_factory=dict)

    @property
    def settled(self) -> str:
        return digest(*(part for pair in sorted(self.reading.items()) for part in pair)) if self.reading else ""

    def parts(self) -> list[Part]:
        """The documents; the last ones have the rows of no body."""
        made: list[Part] = []
        for group in self.found.groups:
            size = len(group.rows) if self.complete else MOST_ROWS
            for n, start in enumerate(range(0, len(group.rows), size)):
                id_ = document_part(self.id, "body", *group.key, str(n))
                made.append((id_, group, group.rows[start : start + size]))
        rest = sorted([*self.found.refused, *self.found.left_out])
        for n, start in enumerate(range(0, len(rest), MOST_ROWS)):
            made.append((document_part(self.id, "rest", str(n)), None, rest[start : start + MOST_ROWS]))
        return made

    def record(self, id_: str, group: Group | None, numbers: Sequence[int]) -> DocumentRecord:
        """The record of one document."""
        return hidden.without(_Record(self, id_, group, numbers).made())

    def records(self) -> Iterator[DocumentRecord]:
        """All documents of the register, one after another."""
        for part in self.parts():
            yield self.record(*part)


@dataclass
class _Record:
    """Collects one document's mentions and statements."""

    register: Register
    id: str
    group: Group | None
    numbers: Sequence[int]
    mentions: dict[str, MentionRecord] = field(default_factory=dict)
    statements: list[StatementRecord] = field(default_factory=list)
    ordinals: Counter[StatementKind] = field(default_factory=Counter)
    doubts: list[Doubt] = field(default_factory=list)
    passages: dict[Span, tuple[LineUse, str]] = field(default_factory=dict)
    held: list[tuple[str, Row]] = field(default_factory=list)  # (day, row) of seats held on the register's day

    def made(self) -> DocumentRecord:
        rows, text = self.register.rows, self.register.rows.text
        for place in rows.head:
            self._pass(place, LineUse.CONTEXT, "headings")
        first = self._of_body(self.group) if self.group else None
        if not self.group:
            self._rest()
        for doubt in self.doubts:
            values: dict[str, Value] = {"code": doubt.code, "message": doubt.message, "doubt": doubt.id}
            self._state(StatementKind.DOUBT, values, (), [Citation("words", doubt.place)] if doubt.place else [])
        name = with_abbreviation(first.body.value)[0] if first else "rows without a body"
        date = max((day for day, _ in self.held), default=rows.date.value if rows.date else None)
        return DocumentRecord(
            self.id,
            f"{name}, register {date}" if date else f"{name}, register",
            rows.name,
            "REGISTER",
            date,
            rows.format,
            1,
            self.group.county if self.group else None,
            tuple(self._passages()),
            tuple(self.mentions.values()),
            tuple(self.statements),
            tuple((d.code, d.message, d.id) for d in self.doubts),
            self.register.settled,
            len(text),
        )

    def _of_body(self, group: Group) -> Row | None:
        first: Row | None = None
        repeated: list[int] = []
        nothing = Problems(self.register.rows.name)
        for number in self.numbers:
            row = self.register.rows.row(number, nothing)
            if row is None:
                continue
            first = first or row
            if number in group.repeats:
                repeated.append(row.line)
                self._pass(row.places[0], LineUse.CONTEXT, f"repeats line {group.repeats[number]}")
                continue
            for place in row.places:
                self._pass(place, LineUse.FACT, "a seat")
            self._row(row)
        self._rosters()
        if repeated:
            shown = ", ".join(map(str, repeated[:5])) + (f" and {len(repeated) - 5} more" if len(repeated) > 5 else "")
            self._doubt("REPEATED_ROW", f"Rows that say what others said: line {shown}")
        for name, fields in sorted(group.namesakes.items()):
            if any(m.key == name for m in self.mentions.values()):
                told = " and ".join(fields)
                self._doubt(
                    "SAME_NAME", f"Rows of {name!r} name different {told} for one role: taken as several people"
                )
        return first

    def _rest(self) -> None:
        refused = set(self.register.found.refused)
        for number in self.numbers:
            place = self.register.rows.span(number)
            if number in refused:
                self._pass(place, LineUse.UNREAD, "a row that can't be taken")
            else:
                self._pass(place, LineUse.CONTEXT, "says nothing of a seat")
        if self.numbers and self.numbers[0] == min([*refused, *self.register.found.left_out]):
            for problem in list(self.register.problems.values())[:MOST_PROBLEMS]:
                self._doubt("UNREAD_ROW", str(problem)[0].upper() + str(problem)[1:])

    # --- statements ---

    def _row(self, row: Row) -> None:
        day = row.date or self.register.rows.date
        listed = row.listed_on(day.value if day else None)
        if listed and day:
            self.held.append((day.value, row))
        about = [
            ("person", self._mention(MentionKind.PERSON, row.person, apart=self._apart(row))),
            ("body", self._body(row)),
            ("organization", self._mention(MentionKind.ORGANIZATION, row.organisation, row.organisation_kind)),
            ("owner", self._owner(row)),
        ]
        values: dict[str, Value] = {
            "party": row.party.value if row.party else None,
            "date": day.value if day else None,
        }
        cites = _cited(person=row.person, body=row.body, organization=row.organisation, party=row.party, date=day)
        period: dict[str, Value] = {
            "role": row.role.value,
            "valid_from": row.start.value if row.start else None,
            "valid_to": row.end.value if row.end else None,
        }
        told = _cited(role=row.role, valid_from=row.start, valid_to=row.end, owner=owner_of(row), county=row.county)
        if row.person is None:
            if not listed:
                del values["date"]
                cites = [c for c in cites if c.field != "date"]
            told += _cited(vacant=row.vacancy) if row.vacant else []
            self._state(StatementKind.SEAT, {**values, **period, "vacant": row.vacant}, about, [*cites, *told])
            return
        if listed:
            capacity = CAPACITY_OF[row.role.value]
            listing: dict[str, Value] = {
                "capacity": capacity,
                "capacities": (capacity,),
                "seats": (row.role.value,),
                "title": row.title.value if row.title else None,
                "position": self.ordinals[StatementKind.ROSTER_ROW],
            }
            where = [pair for pair in about if pair[0] != "owner"]
            cited = [*cites, *_cited(seats=row.role, title=row.title)]
            self._state(StatementKind.ROSTER_ROW, {**values, **listing}, where, cited)
        if row.start or row.end:
            self._state(StatementKind.ELECTION, {**values, **period}, about, [*cites, *told])

    def _rosters(self) -> None:
        """One roster for each day that rows list seats on."""
        for day in sorted({day for day, _ in self.held}):
            rows = [row for d, row in self.held if d == day]
            self._state(
                StatementKind.ROSTER,
                {
                    "date": day,
                    "complete": self.register.complete,
                    "roles": tuple(sorted({row.role.value for row in rows})),
                },
                [("body", self._body(rows[0])), ("owner", self._owner(rows[0]))],
                [
                    *(c for row in rows for c in _cited(roles=row.role)),
                    *_cited(owner=owner_of(rows[0]), county=rows[0].county),
                ],
            )

    def _state(
        self,
        kind: StatementKind,
        values: Mapping[str, Value],
        about: Iterable[tuple[str, str | None]],
        evidence: Iterable[Citation],
    ) -> None:
        kept = {k: v for k, v in values.items() if v is not None}
        pairs = tuple((role, mention) for role, mention in about if mention)
        cited = tuple(dict.fromkeys(evidence))
        self.statements.append(StatementRecord(self.id, kind, self.ordinals[kind], "register_row", kept, pairs, cited))
        self.ordinals[kind] += 1

    def _doubt(self, code: str, message: str) -> None:
        self.doubts.append(Doubt.of(self.id, code, message, None, message))

    # --- mentions and passages ---

    def _mention(
        self,
        kind: MentionKind,
        said: Said | None,
        actor_kind: str | None = None,
        owner: str | None = None,
        apart: str | None = None,
    ) -> str | None:
        if said is None:
            return None
        text = self.register.rows.text
        written = " ".join(text[s.start : s.end] for s in said.places) if said.places and not said.by else said.value
        name = with_abbreviation(said.value)[0] if kind == MentionKind.BODY else said.value
        key = mention_key(kind, name)
        found = MentionRecord(self.id, kind, name, " ".join(written.split()), key, actor_kind, owner, apart=apart)
        return self.mentions.setdefault(found.id, found).id

    def _apart(self, row: Row) -> str | None:
        """What tells a person from namesakes: their number, or what rows of one name contradict each other in."""
        if row.person_id:
            return digest("person_id", row.person_id)
        if not self.group or not row.person:
            return None
        fields = self.group.namesakes.get(search_key(row.person.value), ())
        told = [row.told(field) or "" for field in fields]
        return digest("seat", *told) if any(told) else None

    def _owner(self, row: Row) -> str | None:
        owner = owner_of(row)
        kind = row.organisation_kind if owner and owner == row.organisation else None
        return self._mention(MentionKind.ORGANIZATION, owner, kind)

    def _body(self, row: Row) -> str | None:
        owner = owner_of(row)
        key = mention_key(MentionKind.ORGANIZATION, owner.value) if owner else None
        return self._mention(MentionKind.BODY, row.body, row.body_kind, key)

    def _pass(self, place: Span, use: LineUse, reason: str) -> None:
        self.passages.setdefault(place, (use, reason))

    def _passages(self) -> Iterator[PassageRecord]:
        text, line_of = self.register.rows.text, self.register.rows.line_of
        for number, (place, (use, reason)) in enumerate(sorted(self.passages.items())):
            yield PassageRecord(
                self.id,
                number,
                line_of(place.start),
                None,
                place.start,
                place.end,
                text[place.start : place.end],
                False,
                use,
                reason,
            )


def _cited(**said: Said | None) -> list[Citation]:
    return [c for name, value in said.items() if value for c in value.cite(name)]
