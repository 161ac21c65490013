"""Issues."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="A contradiction, an implausible value or a doubt.")
class Issue(FromRow, Node):
    code: str = field("Which.")
    severity: str = field("How grave.")
    message: str = field("In words.")
    concerns: list[refs.Node] = field("What it is about.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
