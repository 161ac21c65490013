"""Statements: what documents say."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="What a statement is about, and in which role.")
class About:
    role: str = field('In which role, like "person" or "body".')
    mention: refs.Mention = field("What it names.")


@strawberry.type(description="One thing that a document says: a row of a list, an item, a decision, a task ...")
class Statement(FromRow, Node):
    kind: str = field("MEETING, ROSTER_ROW, ITEM, DECISION, MANDATE, AGREEMENT, FUNDING and so on.")
    ordinal: int = field("Its place among those of its kind in the document.")
    rule: str = field("The rule that read it.")
    confidence: float | None = field("How often that rule was right; see Evidence.confidence.")
    document: refs.Document | None = field("Which document says it.")
    about: list[About] = field("What it is about.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
