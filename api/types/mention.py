"""Mentions."""

from __future__ import annotations

from typing import Any

import strawberry

from api.types import refs
from api.types.enums import Lang
from api.types.fields import FIELD, FIRST, LANG, field
from api.types.node import FromRow, Node
from schema.reasons import REASONS


def _because(reason: Any, arguments: dict[str, Any]) -> str:
    told: tuple[str, str] = REASONS.get(reason, (reason, reason))
    return told[0 if arguments["lang"] == Lang.SV else 1]


@strawberry.type(
    description='Other words for what a document names: a first name, an abbreviation, a word like "rådet".'
)
class WrittenForm:
    text: str = field("The words as written.")
    reason: str = field("The named reason why they mean it.")
    because: str = field("The reason in words.", LANG, finish=_because)


@strawberry.type(description="Why a mention and an actor's other mentions are one.")
class MergedBecause:
    reason: str = field("The named reason.")
    because: str = field("The reason in words.", LANG, finish=_because)
    mention: refs.Mention = field("What one document calls it.")


@strawberry.type(description="An actor or matter as one document names it.")
class Mention(FromRow, Node):
    kind: str = field("PERSON, ORGANIZATION, BODY, POST or MATTER.")
    name: str = field("The name in its plain form.")
    name_as_written: str = field("The name as the document writes it.")
    other_forms: list[WrittenForm] = field("Other words for it in the document, each with why they mean it.")
    reason: str | None = field("Why it is this actor.")
    document: refs.Document | None = field("Which document.")
    actor: refs.Actor | None = field("Whom it names; null for a matter.")
    evidence: list[refs.Evidence] = field("The words that name it in the document.", FIELD, FIRST)
