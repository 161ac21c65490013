"""Lists of seats."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import Role
from api.types.fields import AS_OF, FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="A list of those who hold seats in a body, as of a day (deltagarlista).")
class Roster(FromRow, Node):
    date: Date = field("The day that it speaks of.")
    complete: bool = field("It lists all seats of its roles, the absent too.")
    roles: list[Role] = field("The roles that it lists.")
    body: refs.Body = field("Whose seats.")
    memberships: list[refs.Membership] = field("The seats that it lists.", AS_OF, FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
