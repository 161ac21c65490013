"""Bodies: groups that people sit in."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.actor import Actor
from api.types.enums import BodyKind
from api.types.fields import AS_OF, EVER, FIRST, OVERDUE, ROLES, STATUS, field
from api.types.node import FromRow


@strawberry.type(
    description="A body (organ): a council, board, committee, group, network or project that people sit in."
)
class Body(FromRow, Actor):
    kind: BodyKind = field("What it is.")
    owner: refs.Organization | None = field("The organisation that it belongs to (which municipality's board).")
    memberships: list[refs.Membership] = field("The seats that hold on the day, by role.", AS_OF, ROLES, EVER, FIRST)
    rosters: list[refs.Roster] = field("The lists of its seats, the latest first.", FIRST)
    meetings: list[refs.Meeting] = field("Its meetings, the latest first.", FIRST)
    items: list[refs.AgendaItem] = field("The items, of any meeting, that speak of it, in the order of time.", FIRST)
    mandates_reported: list[refs.Mandate] = field(
        "The mandates that are to be reported to it.", AS_OF, STATUS, OVERDUE, FIRST
    )
