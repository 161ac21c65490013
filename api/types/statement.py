"""Statements: what documents say."""

from __future__ import annotations

from typing import Any

import strawberry
from strawberry.scalars import JSON

from api.types import refs
from api.types.change import read_json
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node
from schema.statements import FIELDS, StatementKind


@strawberry.type(description="What a statement is about, and in which role.")
class About:
    role: str = field('In which role, like "person" or "body".')
    mention: refs.Mention = field("What it names.")


def _values(told: dict[str, Any], _: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in FIELDS[StatementKind(told["kind"])] if name in told}


@strawberry.type(description="One thing that a document says: a row of a list, an item, a decision, a task ...")
class Statement(FromRow, Node):
    kind: str = field("MEETING, ROSTER_ROW, ITEM, DECISION, MANDATE, AGREEMENT, FUNDING and so on.")
    ordinal: int = field("Its place among those of its kind in the document.")
    rule: str = field("The rule that read it.")
    confidence: float | None = field("How often that rule was right; see Evidence.confidence.")
    values: JSON = field("What it says, by the names of its values.", finish=_values)
    original: JSON | None = field("What it said before people corrected it.", finish=read_json)
    withdrawn_at: str | None = field("When a person withdrew it (ISO 8601): it counts no more.")
    corrections: list[refs.Correction] = field("What people corrected of it, also what was revoked.", FIRST)
    document: refs.Document | None = field("Which document says it.")
    about: list[About] = field("What it is about.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
