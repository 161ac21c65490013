"""Documents."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import DocumentKind, LineUse
from api.types.fields import FIRST, Argument, field
from api.types.node import FromRow, Searchable

USE = Argument("use", list[LineUse] | None, "Only lines that became this.")
KIND = Argument("kind", list[str] | None, "Only statements of these kinds, like ROSTER_ROW.")


@strawberry.type(description="A document as loaded (protokoll, bildspel ...).")
class Document(FromRow, Searchable):
    title: str = field("Its title.")
    source: str = field("Where it was loaded from.")
    kind: DocumentKind = field("What it is.")
    date: Date | None = field("The day that it speaks of.")
    format: str = field("How it is written: text, markdown, html, docx, pptx, pdf, or scan for pages read by OCR")
    pages: int = field("How many pages it has.")
    county: str | None = field("The county (län) that it speaks of.")
    loaded_at: str = field("When it was loaded (ISO 8601).")
    confidential: bool = field("It is marked as confidential.")
    lines: int = field("How many lines it has.")
    unread: int = field("How many lines nothing was made of.")
    characters: int = field("How many characters it has (code points).")
    withdrawn_at: str | None = field("When another version took its place (ISO 8601): what it says counts no more.")
    replaced_by: refs.Document | None = field("The version that took its place.")
    versions: list[refs.Document] = field("The versions whose place it took.", FIRST)
    passages: list[refs.Passage] = field("Its lines, in order.", USE, FIRST)
    statements: list[refs.Statement] = field("All that was read from it.", KIND, FIRST)
