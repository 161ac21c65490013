"""Mentions."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="Why a mention and an actor's other mentions are one.")
class MergedBecause:
    reason: str = field("The named reason; docs/reference.md says what each means.")
    mention: refs.Mention = field("What one document calls it.")


@strawberry.type(description="An actor or matter as one document names it.")
class Mention(FromRow, Node):
    kind: str = field("PERSON, ORGANIZATION, BODY, POST or MATTER.")
    name: str = field("The name in its plain form.")
    name_as_written: str = field("The name as the document writes it.")
    reason: str | None = field("Why it is this actor.")
    document: refs.Document | None = field("Which document.")
    actor: refs.Actor | None = field("Whom it names; null for a matter.")
    evidence: list[refs.Evidence] = field("The words that name it in the document.", FIELD, FIRST)
