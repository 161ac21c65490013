"""What people stand for."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import StanceKind
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="What a person stands for: a vote, a proposal, a reservation, or disqualification (jäv).")
class Stance(FromRow, Node):
    kind: StanceKind = field("In which way.")
    text: str | None = field("In which words.")
    date: Date | None = field("The day of it.")
    person: refs.Person | None = field("Who.")
    decision: refs.Decision | None = field("On which decision.")
    item: refs.AgendaItem | None = field("On which item.")
    meeting: refs.Meeting | None = field("At which meeting.")
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
