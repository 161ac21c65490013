"""Seats: who sits in a body, as what, on whose behalf, from when to when, and how that is known."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import Basis, Role
from api.types.fields import AS_OF, FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="A time in which a seat holds.")
class Interval:
    from_: Date = strawberry.field(name="from", description="The first day.")
    to: Date | None = field("The last day; null when nothing ends it.")
    basis: Basis = field("What it rests on.")


@strawberry.type(description="A seat (plats, uppdrag): one for each person, body and role.")
class Membership(FromRow, Node):
    role: Role = field("As what.")
    party: str | None = field("The party, as written.")
    basis: Basis | None = field("What it rests on that the seat holds on the day; null: it doesn't hold then.")
    held_from: Date | None = field("The first day of the time that the day lies in, or of the last one before it.")
    held_to: Date | None = field("The last day of that time; null when nothing ends it.")
    intervals: list[Interval] = field("All times in which it holds.")
    valid_from: Date | None = field("The first day that a text states.")
    valid_to: Date | None = field("The last day that a text states.")
    first_seen: Date | None = field("The first day on which a list names it.")
    last_seen: Date | None = field("The last day on which a list names it.")
    vacant: bool = field("Nobody holds it.")
    person: refs.Person | None = field("Who holds it; null when it is vacant, or its holder isn't named.")
    body: refs.Body = field("In which body.")
    on_behalf_of: refs.Organization | None = field("Which organisation it represents.")
    substitutes_for: refs.Membership | None = field("Whose substitute it is (personlig ersättare).", AS_OF)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
