"""People."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.actor import Actor
from api.types.fields import AS_OF, ATTENDED, CAPACITY, EVER, FIRST, ROLES, field
from api.types.node import FromRow


@strawberry.type(description="A person (person), as one or more documents name them.")
class Person(FromRow, Actor):
    sort_name: str = field('The name with the surname first: "Berg, Anna Maria".')
    memberships: list[refs.Membership] = field("The seats that they hold on the day.", AS_OF, ROLES, EVER, FIRST)
    stances: list[refs.Stance] = field("What they stood for.", FIRST)
    positions: list[refs.Position] = field(
        "Their titles (befattningar) that texts give by the day, the last seen first.", AS_OF, EVER, FIRST
    )
    attendances: list[refs.Attendance] = field(
        "Where they were, or were not; the latest first.", ATTENDED, CAPACITY, FIRST
    )
    presented: list[refs.AgendaItem] = field("The items that they presented (föredragande), the latest first.", FIRST)
