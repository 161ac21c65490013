"""How actors hang together."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import BodyKind, LinkKind, LinkStatus
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="How an actor hangs together with another, or what becomes of it, as a text says it.")
class StructureLink(FromRow, Node):
    kind: LinkKind = field("In which way.")
    new_kind: BodyKind | None = field("What it becomes, when its kind changes.")
    status: LinkStatus = field("How far it has come.")
    date: Date | None = field("The day that its document speaks of.")
    valid_from: Date | None = field("The first day that a text states.")
    valid_to: Date | None = field("The last day that a text states.")
    in_force: bool = field("It is so on the day: decided or reported, begun, and not ended.")
    source: refs.Actor | None = field("Who hangs together.")
    target: refs.Actor | None = field("With whom; null for one that is dissolved.")
    item: refs.AgendaItem | None = field("The item that says so.")
    meeting: refs.Meeting | None = field("The meeting whose minutes say so.")
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
