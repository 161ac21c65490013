"""Layer 1: what a document says, as statements about mentions.

A mention is one actor or matter as named in one document (all its occurrences there). A statement is one thing said:
a row of a roster, an item, a decision, a task given. Both are permanent; the world is derived from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from schema.evidence import Citation, LineUse
from schema.identity import digest

Value = str | int | float | bool | tuple[str, ...] | None


class MentionKind(StrEnum):
    PERSON = "PERSON"
    ORGANIZATION = "ORGANIZATION"
    BODY = "BODY"
    POST = "POST"
    MATTER = "MATTER"
    AGREEMENT = "AGREEMENT"
    MANDATE = "MANDATE"


class StatementKind(StrEnum):
    MEETING = "MEETING"  # the meeting that the document speaks of
    ROSTER = "ROSTER"  # a list of those who hold seats
    ROSTER_ROW = "ROSTER_ROW"  # one person of a list: seat, attendance and position together
    ELECTION = "ELECTION"  # someone is elected or appointed to a role in a body
    SEAT = "SEAT"  # a seat that nobody, or nobody named, holds
    ITEM = "ITEM"  # an item of the agenda
    DECISION = "DECISION"
    MANDATE = "MANDATE"
    NEXT_MEETING = "NEXT_MEETING"
    AGREEMENT = "AGREEMENT"  # a document that binds or guides, as this text speaks of it
    TERM = "TERM"  # a number that an agreement sets
    FUNDING = "FUNDING"  # an amount for a purpose
    NAMING = "NAMING"  # a body or group that the text speaks of
    LINK = "LINK"  # how two actors hang together
    STANCE = "STANCE"  # what somebody stands for
    DOUBT = "DOUBT"  # what the reader was unsure of


FIELDS: Mapping[StatementKind, tuple[str, ...]] = {
    StatementKind.MEETING: (
        "dates",
        "start_time",
        "end_time",
        "place",
        "format",
        "approved_on",
        "approved_how",
        "status",
    ),
    StatementKind.ROSTER: ("date", "complete", "roles"),
    StatementKind.ROSTER_ROW: (
        "capacity",
        "capacities",
        "seats",
        "attendance",
        "other_attendance",
        "part",
        "title",
        "party",
        "date",
        "position",
    ),
    StatementKind.ELECTION: ("role", "valid_from", "valid_to", "party", "date"),
    StatementKind.SEAT: ("role", "vacant", "valid_from", "valid_to", "party", "date"),
    StatementKind.ITEM: ("number", "title", "headings", "position", "parent", "date"),
    StatementKind.DECISION: (
        "item",
        "text",
        "decision_kind",
        "status",
        "date",
        "effective_from",
        "votes_for",
        "votes_against",
        "votes_abstained",
    ),
    StatementKind.MANDATE: ("item", "task", "due", "due_precision", "status", "date", "condition"),
    StatementKind.NEXT_MEETING: ("date", "start_time", "end_time", "place", "status"),
    StatementKind.AGREEMENT: ("agreement_kind", "status", "valid_from", "valid_to", "items", "date"),
    StatementKind.TERM: ("what", "value", "unit", "valid_from", "valid_to", "date"),
    StatementKind.FUNDING: (
        "item",
        "funding_kind",
        "amount",
        "purpose",
        "activity",
        "decided_on",
        "year",
        "parts",
        "date",
    ),
    StatementKind.NAMING: ("items", "date"),
    StatementKind.LINK: ("item", "link_kind", "status", "new_kind", "valid_from", "valid_to", "date"),
    StatementKind.STANCE: ("item", "decision", "stance_kind", "text", "date"),
    StatementKind.DOUBT: ("code", "message", "doubt", "date"),
}
"""The values that a statement of each kind may carry; all are optional, and stored under these names."""

ROLES: Mapping[StatementKind, tuple[str, ...]] = {
    StatementKind.MEETING: ("body", "alias", "owner"),
    StatementKind.ROSTER: ("body", "owner"),
    StatementKind.ROSTER_ROW: ("person", "organization", "unit", "body", "serves_for"),
    StatementKind.ELECTION: ("person", "body", "organization", "owner"),
    StatementKind.SEAT: ("body", "organization", "owner"),
    StatementKind.ITEM: ("presenter", "matter"),
    StatementKind.DECISION: ("decided_by", "proposed_to"),
    StatementKind.MANDATE: ("mandate", "holder", "given_by", "reports_back_to", "concerns", "body"),
    StatementKind.NEXT_MEETING: ("body",),
    StatementKind.AGREEMENT: ("agreement", "party", "owner", "supersedes"),
    StatementKind.TERM: ("agreement",),
    StatementKind.FUNDING: ("recipient", "decided_by"),
    StatementKind.NAMING: ("named", "alias"),
    StatementKind.LINK: ("source", "target"),
    StatementKind.STANCE: ("person",),
    StatementKind.DOUBT: (),
}
"""What a statement of each kind may be about: the `role` of its ABOUT relationships."""


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """One actor or matter as one document names it. `name` is the nominative reading of `name_as_written`."""

    document: str
    kind: MentionKind
    name: str
    name_as_written: str
    key: str
    actor_kind: str | None = None  # a body's or organisation's kind, where the words tell it
    owner: str | None = None  # of a body: the key of the organisation that the document belongs to
    whole: str | None = None  # of a body's abbreviation: the key of the name that it stands behind
    scanned: bool = False  # the document is a scan whose letters can't be trusted
    apart: str | None = None  # of a person: a digest of what tells them from namesakes in the same register
    forms: tuple[tuple[str, str], ...] = field(default=(), compare=False)  # other words for it here, and why
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("mention", *self._told()))

    def _told(self) -> tuple[str, ...]:
        told = (self.document, self.kind, self.key)
        return (*told, self.apart) if self.apart else told


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One thing that a document says. `about` pairs a role with a mention's id; `values` follow FIELDS."""

    document: str
    kind: StatementKind
    ordinal: int
    rule: str
    values: Mapping[str, Value]
    about: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Citation, ...] = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("statement", self.document, self.kind, str(self.ordinal)))

    def bare(self) -> StatementRecord:
        """It without its evidence."""
        return StatementRecord(self.document, self.kind, self.ordinal, self.rule, self.values, self.about)

    def one(self, role: str) -> str | None:
        """The id of the first mention in that role."""
        for r, mention in self.about:
            if r == role:
                return mention
        return None

    def all(self, role: str) -> tuple[str, ...]:
        return tuple([mention for r, mention in self.about if r == role])

    def get(self, name: str) -> Any:
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A line of the document with its place in the stored text, and what became of it."""

    document: str
    number: int
    line: int
    page: int | None
    start: int
    end: int
    text: str
    struck: bool
    use: LineUse
    reason: str
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("passage", self.document, str(self.number)))


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as read: its identity, and everything that it says."""

    id: str
    title: str
    source: str
    kind: str
    date: str | None
    format: str
    pages: int
    county: str | None
    passages: tuple[PassageRecord, ...] = field(repr=False)
    mentions: tuple[MentionRecord, ...] = field(repr=False)
    statements: tuple[StatementRecord, ...] = field(repr=False)
    doubts: tuple[tuple[str, str, str], ...] = ()  # code, message, id
    settled: str = ""  # what people answered to doubts, as a digest; "" for nothing
    characters: int = 0
