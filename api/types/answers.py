"""What the root fields answer that are more than a list."""

from __future__ import annotations

from typing import Any

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import EmptyCode, Lang
from api.types.fields import LANG, field

EMPTY_TEXTS: dict[str, tuple[str, str]] = {
    "NO_SEATS": (
        "Inget inläst dokument anger någon plats.",
        "No document that was read names any seat.",
    ),
    "NO_SUCH_ROLE": (
        "Inget inläst dokument anger någon med den rollen.",
        "No document that was read names anybody in that role.",
    ),
    "NOT_YET": (
        "Ingen lista och inget val är från den dagen eller tidigare.",
        "No list or election is from that day or earlier.",
    ),
    "SEEN_EARLIER": (
        "Ingen är känd för den dagen; de som senast sågs i en lista står för sig.",
        "Nobody is known for that day; those last seen in a list are given apart.",
    ),
    "ENDED": (
        "Alla kända uppdrag hade upphört den dagen.",
        "All known terms had ended by that day.",
    ),
}
"""Why nobody sits, in Swedish and English, by the code."""


def _text(code: Any, arguments: dict[str, Any]) -> str:
    return EMPTY_TEXTS[code][0 if arguments["lang"] == Lang.SV else 1]


@strawberry.type(description="Why nobody sits on the day.")
class EmptyReason:
    code: EmptyCode = field("The reason as a code.")
    text: str = field("The reason in words.", LANG, finish=_text)


@strawberry.type(description="Who sits in a body on a day.")
class WhoSitsIn:
    body: refs.Body = field("The body.")
    as_of: Date = field("The day.")
    seats: list[refs.Membership] = field("The seats that hold on the day: by role, then organisation, then name.")
    last_seen: list[refs.Membership] = field(
        "Seats of those who were seen earlier in an incomplete list, and not since."
    )
    reason: EmptyReason | None = field("Why nobody sits, when nobody does.")


@strawberry.type(description="Where a person sits on a day.")
class SeatsOf:
    person: refs.Person = field("The person.")
    as_of: Date = field("The day.")
    seats: list[refs.Membership] = field("The seats that hold on the day, by body.")
    last_seen: list[refs.Membership] = field(
        "Seats in which they were seen earlier in an incomplete list, and not since."
    )
    reason: EmptyReason | None = field("Why they sit nowhere, when they don't.")


@strawberry.type(description="The mandates that somebody holds on a day.")
class MandatesOf:
    holder: refs.Actor = field("Who.")
    as_of: Date = field("The day.")
    mandates: list[refs.Mandate] = field("The mandates; the next due first, those without a due day last.")


@strawberry.type(description="Who was at a meeting, and who was not.")
class MeetingAttendance:
    meeting: refs.Meeting = field("The meeting.")
    attendances: list[refs.Attendance] = field("All that fit, in the order of capacity and list.")


@strawberry.type(description="Organisations with a seat of which nobody was at a meeting.")
class Uncovered:
    meeting: refs.Meeting = field("The meeting.")
    body: refs.Body = field("The body.")
    organizations: list[refs.Organization] = field("The organisations, by name.")


@strawberry.type(description="People who were at each of several meetings.")
class AttendedAll:
    meetings: list[refs.Meeting] = field("The meetings.")
    people: list[refs.Person] = field("The people, by name.")


@strawberry.type(description="Somebody who sits in several bodies on a day.")
class Interlock:
    person: refs.Person = field("Who.")
    bodies: int = field("In how many bodies.")
    seats: list[refs.Membership] = field("The seats that hold on the day, by body.")


@strawberry.type(description="Two bodies with people who sit in both on a day.")
class Overlap:
    left: refs.Body = field("One body.")
    right: refs.Body = field("The other.")
    count: int = field("How many people sit in both.")
    people: list[refs.Person] = field("Who, by name.")


COUNTED = ("documents", "people", "bodies", "organizations", "meetings", "seats", "decisions", "mandates")
"""The fields of Counts in the order of read/counts.cypher."""


@strawberry.type(description="How much there is of everything.")
class Counts:
    documents: int = field("Documents loaded.")
    people: int = field("People.")
    bodies: int = field("Bodies.")
    organizations: int = field("Organisations.")
    meetings: int = field("Meetings.")
    seats: int = field("Seats, of any day.")
    decisions: int = field("Decisions.")
    mandates: int = field("Mandates, of any day.")
