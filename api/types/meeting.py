"""Meetings."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import MeetingStatus
from api.types.fields import AGREED, AS_OF, ATTENDED, CAPACITY, EVER, FIELD, FIRST, OVERDUE, STATUS, field
from api.types.node import FromRow, Node


@strawberry.type(description="A meeting (sammanträde) of a body, or of several together.")
class Meeting(FromRow, Node):
    start_date: Date | None = field("The first day.")
    end_date: Date | None = field("The last day.")
    start_time: str | None = field('When it began, like "08:15".')
    end_time: str | None = field("When it ended.")
    place: str | None = field("Where.")
    format: str | None = field("How: on the spot, by video, both.")
    approved_on: Date | None = field("The day on which its minutes were approved (justerat).")
    approved_how: str | None = field("How its minutes were approved.")
    status: MeetingStatus = field("Whether it was held.")
    bodies: list[refs.Body] = field("Whose meeting it is.")
    items: list[refs.AgendaItem] = field("Its agenda, in order.", FIRST)
    attendances: list[refs.Attendance] = field(
        "Who was there, or was not, in the order of the list.", ATTENDED, CAPACITY, FIRST
    )
    decisions: list[refs.Decision] = field("What was decided, in order.", FIRST)
    mandates: list[refs.Mandate] = field("The mandates that its minutes speak of.", AS_OF, STATUS, OVERDUE, FIRST)
    agreements: list[refs.Agreement] = field("The agreements that its minutes speak of.", AS_OF, AGREED, FIRST)
    funding: list[refs.Funding] = field("The money that its minutes speak of.", FIRST)
    links: list[refs.StructureLink] = field("What its minutes say of how actors hang together.", AS_OF, EVER, FIRST)
    documents: list[refs.Document] = field("The documents that speak of it.", FIRST)
    issues: list[refs.Issue] = field("Contradictions and doubts about it.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
