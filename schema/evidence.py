"""Where a value stands in a document: spans of the stored, unchanged text, and how the value follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EvidenceRole(StrEnum):
    """What the cited words are to the value."""

    VALUE = "VALUE"  # the value's own words
    HEADING = "HEADING"  # a heading above that gives it (an organisation over a list, "Ersättare:")
    INHERITED = "INHERITED"  # an empty cell that repeats the one above
    YEAR_FROM = "YEAR_FROM"  # the year of a date that stands elsewhere
    DEFINITION = "DEFINITION"  # where an abbreviation or short name is introduced


class FieldBasis(StrEnum):
    """How sure the step from words to value is."""

    STATED = "STATED"  # the words say it
    INFERRED = "INFERRED"  # a named rule read it from the context
    REFERENCE = "REFERENCE"  # the register of municipalities and regions gave it
    COMPUTED = "COMPUTED"  # calculated from other values
    REVIEWED = "REVIEWED"  # a person settled what the reader was unsure of


class LineUse(StrEnum):
    """What became of a line of a document: no line is ever without one."""

    FACT = "FACT"
    CONTEXT = "CONTEXT"
    FURNITURE = "FURNITURE"
    UNREAD = "UNREAD"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of the document's stored text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One field of a statement, and the words in one passage that it rests on."""

    field: str
    span: Span
    role: EvidenceRole = EvidenceRole.VALUE
    basis: FieldBasis = FieldBasis.STATED
    by: str = ""  # who settled it, when a person did
