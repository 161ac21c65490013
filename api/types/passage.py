"""Lines of documents."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.enums import LineUse
from api.types.fields import field
from api.types.node import FromRow, Node


@strawberry.type(description="A line of a document.")
class Passage(FromRow, Node):
    number: int = field("Its number in the document.")
    line: int = field("On which line of the document's text it begins, from 1.")
    page: int | None = field("Its page.")
    start: int = field("Where it begins in the document's text (code points).")
    end: int = field("Where it ends.")
    text: str = field("Its text, unchanged.")
    struck: bool = field("It is struck through.")
    use: LineUse = field("What became of it.")
    reason: str = field("Why.")
    document: refs.Document = field("In which document.")
