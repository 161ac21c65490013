"""Issues: what doesn't fit together, what is missing, and what the reader was unsure of."""

from __future__ import annotations

from typing import Any

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import Lang, Severity
from api.types.fields import FIELD, FIRST, LANG, field
from api.types.node import FromRow, Node
from schema.issues import ISSUES


def _message(both: tuple[str, str | None], arguments: dict[str, Any]) -> str:
    english, swedish = both
    return swedish or english if arguments["lang"] == Lang.SV else english


def _explanation(code: Any, arguments: dict[str, Any]) -> str | None:
    if code not in ISSUES:
        return None
    return ISSUES[code].sv if arguments["lang"] == Lang.SV else ISSUES[code].en


@strawberry.type(description="A person's word that an issue is none.")
class IssueDismissed:
    reason: str = field("Why.")
    by: str = field("Who says so.")
    at: str = field("When it was said.")


@strawberry.type(description="A contradiction, something that is missing, or a doubt of the reader; docs/issues.md.")
class Issue(FromRow, Node):
    code: str = field("Which.")
    severity: Severity = field("How grave.")
    message: str = field("What it is in this case; in English where no Swedish text is known.", LANG, finish=_message)
    explanation: str | None = field(
        "What the code means; null for one that this version doesn't know.", LANG, finish=_explanation
    )
    since: Date | None = field("The first day on which it is one.")
    until: Date | None = field("The last day on which it is one; null when nothing has mended it.")
    dismissed: IssueDismissed | None = field("That somebody has dismissed it, and why; null when nobody has.")
    concerns: list[refs.Node] = field("What it is about.", FIRST)
    evidence: list[refs.Evidence] = field("The words of all its sides.", FIELD, FIRST)
