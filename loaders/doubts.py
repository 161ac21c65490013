"""Where the reader is unsure, and what a person answers.

A doubt has an id that stays the same as long as the document's bytes are the same. An answer settles it while the
document is read: what it says is entered with the doubtful words as its passage, the basis REVIEWED, and who said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.source import Text
from schema.evidence import Span
from schema.identity import digest, search_key

ASKS: Mapping[str, tuple[str, ...]] = {
    "DAMAGED_ROW": ("person",),
    "UNREAD_ROW": ("person",),
    "NO_BODY": ("body",),
    "NO_DATE": ("date",),
    "UNRESOLVED_NAME": ("means",),
}
"""What settles a doubt of each code; any doubt can be dismissed instead."""


@dataclass(frozen=True)
class Doubt:
    """Something that the reader is unsure of. `asks` names the keys of an answer that settle it."""

    id: str
    code: str
    message: str
    place: Span | None = None

    @property
    def asks(self) -> tuple[str, ...]:
        return (*ASKS.get(self.code, ()), "dismiss")

    @staticmethod
    def of(document: str, code: str, message: str, at: Text | None, subject: str = "") -> Doubt:
        """A doubt about some words, or about a `subject` without a place of its own."""
        place = at.span if at else None
        where = f"{place.start}-{place.end}" if place else search_key(subject)
        return Doubt(digest("doubt", document, code, where)[:12], code, message, place)


@dataclass(frozen=True)
class PersonAnswer:
    """A row of people as a person reads it; capacity and attendance as in the list where they are left out."""

    name: str
    organisation: str | None = None
    title: str | None = None
    capacity: str | None = None
    attendance: str | None = None


@dataclass(frozen=True)
class Answer:
    """What a person says to a doubt: one of its values, or that there is nothing to say (`dismissed`)."""

    doubt: str
    by: str
    on: str
    reason: str | None = None
    person: PersonAnswer | None = None
    body: str | None = None
    date: str | None = None
    means: str | None = None
    dismissed: bool = False

    @property
    def gives(self) -> str:
        """The key that it answers by."""
        return next((k for k in ("person", "body", "date", "means") if getattr(self, k) is not None), "dismiss")

    @property
    def reviewer(self) -> str:
        """Who, when and why, as evidence."""
        return f"{self.by}, {self.on}" + (f": {self.reason}" if self.reason else "")


@dataclass
class Answers:
    """Answers by the doubt that they settle; `used` are those that met theirs."""

    by_doubt: Mapping[str, Answer] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @staticmethod
    def of(answers: Iterable[Answer]) -> Answers:
        return Answers({answer.doubt: answer for answer in answers})

    def to(self, doubt: Doubt) -> Answer | None:
        """The answer to a doubt, when it gives what the doubt asks for."""
        answer = self.by_doubt.get(doubt.id)
        if answer is None or answer.gives not in doubt.asks:
            return None
        self.used.add(answer.doubt)
        return answer

    @property
    def unused(self) -> list[Answer]:
        """Those that fitted no doubt of the documents read so far."""
        return [answer for key, answer in self.by_doubt.items() if key not in self.used]
