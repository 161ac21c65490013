"""Evidence: the words that an answer rests on."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.enums import EvidenceRole, FieldBasis
from api.types.fields import field


@strawberry.type(description="Words of a document that a value rests on (belägg).")
class Evidence:
    document: refs.Document = field("Which document.")
    page: int | None = field("On which page.")
    line: int = field("In which line, as numbered in the document.")
    quote: str = field("The words.")
    start: int = field("Where they begin in the document's text (code points).")
    end: int = field("Where they end.")
    field_: str = strawberry.field(name="field", description="The value that they give, like role, person or date.")
    role: EvidenceRole = field("What they are to the value.")
    basis: FieldBasis | None = field("How sure the step from words to value is.")
    by: str | None = field("Who settled it, when and why, when a person settled what the reader was unsure of.")
    rule: str = field("The rule that read them.")
    confidence: float | None = field(
        "How often that rule was right on minutes read by hand: the lower bound of the share; null when too few are."
    )
    text: str = field("The whole line.")
    struck: bool = field("The line is struck through.")
    statement: refs.Statement = field("The statement that they are part of.")
