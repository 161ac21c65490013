"""Attendance."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.enums import AttendanceStatus, Capacity
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="That somebody was, or was not, at a meeting (närvaro).")
class Attendance(FromRow, Node):
    status: AttendanceStatus = field("Whether they were there.")
    part: str | None = field('Which part of it, like "dag 2" or "§§ 99-101".')
    capacity: Capacity = field("As what.")
    roles: list[Capacity] | None = field("As what else.")
    person: refs.Person | None = field("Who.")
    meeting: refs.Meeting = field("Where.")
    on_behalf_of: refs.Organization | None = field("For which organisation.")
    serves_for: refs.Attendance | None = field("In whose stead (tjänstgör för).")
    items: list[refs.AgendaItem] = field("During these items only.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
