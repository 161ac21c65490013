"""One line of a register, whatever it was written in: who holds which seat in which body, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from loaders.minutes import Said
from loaders.registers.problems import Problems
from schema.evidence import Span
from schema.period import BEGINNING, OPEN, first_day, last_day


@dataclass(frozen=True, slots=True)
class Row:
    """`places` are the passages that it stands in, its own first. `person` is None where nobody, or nobody named, sits.

    `role` is a role of the graph; days are ISO, of reduced precision; `vacancy` are the words that name nobody.
    """

    line: int
    places: tuple[Span, ...]
    body: Said
    role: Said
    body_kind: str
    person: Said | None = None
    person_id: str | None = None
    vacancy: Said | None = None
    vacant: bool = False
    organisation: Said | None = None
    organisation_kind: str = "OTHER"
    owner: Said | None = None
    party: Said | None = None
    title: Said | None = None
    start: Said | None = None
    end: Said | None = None
    date: Said | None = None
    county: Said | None = None

    @property
    def same(self) -> tuple[str, ...]:
        """What two rows that say the same have in common."""
        said = (self.person, self.body, self.role, self.organisation, self.owner, self.party, self.start, self.end)
        return (self.person_id or "", *(s.value if s else "" for s in (*said, self.date, self.county)))

    def told(self, field: str) -> str | None:
        """What it says of the party or the organisation."""
        said: Said | None = getattr(self, field)
        return said.value if said else None

    def span(self, day: str | None) -> tuple[str, str]:
        """The first and the last day on which it seats somebody, as far as it tells; `day` is the register's."""
        seen = self.date.value if self.date else day
        start = first_day(self.start.value) if self.start else first_day(seen) if seen else BEGINNING
        if self.end:
            return start, last_day(self.end.value)
        return start, OPEN if self.start else max(start, last_day(seen) if seen else start)

    def listed_on(self, day: str | None) -> bool:
        """Whether it lists a seat that is held on the day that the register speaks of."""
        if day is None:
            return False
        begun = self.start is None or first_day(self.start.value) <= last_day(day)
        return begun and (self.end is None or last_day(self.end.value) >= first_day(day))


class Rows(Protocol):
    """The rows of a register by their number. Reading one again gives the same, so that not all must be kept."""

    text: str
    name: str
    format: str
    head: tuple[Span, ...]  # passages above the rows that say what they hold
    date: Said | None  # the day that the register speaks of, where no row has one of its own

    def __len__(self) -> int: ...

    def line(self, number: int) -> int:
        """The line of the text, from 1, that a row begins on."""

    def line_of(self, at: int) -> int:
        """The line of the text that a place is on."""

    def span(self, number: int) -> Span:
        """The passage of a row."""

    def row(self, number: int, problems: Problems) -> Row | None:
        """What the row says; None when it can't be taken (`problems` say why) or isn't meant to be."""
