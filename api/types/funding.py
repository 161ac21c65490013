"""Money."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import FundingKind
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="An amount for a purpose (medel). Amounts of different kinds are never added up.")
class Funding(FromRow, Node):
    kind: FundingKind = field("What it is.")
    amount: float | None = field("How much, in the currency; null when no text says.")
    currency: str = field("The currency, like SEK.")
    purpose: str = field("What it is for.")
    activity: str | None = field("The activity or part of it.")
    decided_on: Date | None = field("When it was, or is to be, decided.")
    year: int | None = field("For which year.")
    date: Date | None = field("The day that its document speaks of.")
    recipients: list[refs.Actor] = field("Who gets it.", FIRST)
    decided_by: list[refs.Actor] = field("Who decides on it.", FIRST)
    item: refs.AgendaItem | None = field("In which item it stands.")
    meeting: refs.Meeting | None = field("At which meeting.")
    issues: list[refs.Issue] = field("Contradictions and doubts about it.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
