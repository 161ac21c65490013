"""Decisions."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import DecisionKind, DecisionStatus
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Searchable


@strawberry.type(description="A decision (beslut), taken or proposed.")
class Decision(FromRow, Searchable):
    text: str = field("Its words.")
    kind: DecisionKind = field("What it is.")
    status: DecisionStatus = field("How far it has come.")
    date: Date | None = field("The day of it.")
    effective_from: Date | None = field("The day from which it holds.")
    votes_for: int | None = field("Votes for.")
    votes_against: int | None = field("Votes against.")
    votes_abstained: int | None = field("Abstentions.")
    item: refs.AgendaItem | None = field("In which item it stands.")
    meeting: refs.Meeting | None = field("In which meeting's minutes it stands.")
    decided_by: list[refs.Actor] = field("Who decided.", FIRST)
    proposed_to: list[refs.Actor] = field("To whom it is proposed.", FIRST)
    stances: list[refs.Stance] = field("What people stood for.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
