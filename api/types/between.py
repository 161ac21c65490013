"""What differs between two days, and what happened day by day."""

from __future__ import annotations

from enum import auto

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import AgreementStatus, Basis, Choice, MandateStatus, swedish
from api.types.fields import FIELD, FIRST, field


@swedish(
    "How somebody's seats in a body differ on two days. CAME and LEFT: they sit on one of them, and not on the other. "
    "CHANGED: another role, or for another organisation. UNSURE: no text tells of one of the days, which lies before "
    "the first complete list with that role, or after a sighting in an incomplete one.",
    "tillkommen|avgången|ändrad|osäker",
)
class SeatChangeKind(Choice):
    CAME = auto()
    LEFT = auto()
    CHANGED = auto()
    UNSURE = auto()


@swedish(
    "What became of a mandate between two days: given, closed (reported, done or dropped), or overdue and still so.",
    "givet|avslutat|försenat",
)
class MandateChangeKind(Choice):
    GIVEN = auto()
    CLOSED = auto()
    OVERDUE = auto()


@swedish(
    "What happened on a day of somebody's timeline. A seat goes on when its basis changes and it holds on; it "
    "represents when it does so for another organisation than before.",
    "plats börjar|plats fortsätter|senast sedd|plats upphör|företräder annan|vald|närvarande|frånvarande|möte|"
    "uppdrag planerat|uppdrag givet|uppdrag ändrat|uppdrag avslutat|uppdrag ska vara klart|avtals status|"
    "avtal upphör|befattning|samband",
)
class TimelineKind(Choice):
    SEAT_BEGAN = auto()
    SEAT_GOES_ON = auto()
    SEAT_LAST_SEEN = auto()
    SEAT_ENDED = auto()
    SEAT_REPRESENTS = auto()
    ELECTED = auto()
    ATTENDED = auto()
    ABSENT = auto()
    MEETING = auto()
    MANDATE_PLANNED = auto()
    MANDATE_GIVEN = auto()
    MANDATE_CHANGED = auto()
    MANDATE_CLOSED = auto()
    MANDATE_DUE = auto()
    AGREEMENT_STATUS = auto()
    AGREEMENT_ENDS = auto()
    TITLE = auto()
    LINK = auto()


@strawberry.type(description="Somebody whose seats in a body are not the same on two days.")
class SeatChange:
    how: SeatChangeKind = field("In which way.")
    person: refs.Person = field("Who.")
    body: refs.Body = field("In which body.")
    before: list[refs.Membership] = field(
        "The seats that hold on the first day, as of then; of one that is UNSURE those last seen before it, too."
    )
    after: list[refs.Membership] = field("Likewise on the second day.")


@strawberry.type(description="A mandate of which something became between two days.")
class MandateChange:
    how: list[MandateChangeKind] = field("What became of it: one or more.")
    mandate: refs.Mandate = field("The mandate, as of the second day.")
    before: MandateStatus | None = field("Its status on the first day; null before it existed.")
    after: MandateStatus | None = field("Its status on the second day.")


@strawberry.type(description="An agreement with its status on two days.")
class AgreementChange:
    agreement: refs.Agreement = field("The agreement, as of the second day.")
    before: AgreementStatus | None = field("Its status on the first day; null before any text spoke of it.")
    after: AgreementStatus | None = field("Its status on the second day; expired when its last day has passed.")


@strawberry.type(description="What differs between two days, of one body or of all.")
class Diff:
    from_: Date = strawberry.field(name="from", description="The first day.")
    to: Date = field("The second day.")
    body: refs.Body | None = field("The body, if one is asked for.")
    seats: list[SeatChange] = field("Who came, left or changed; then by body and name.")
    mandates: list[MandateChange] = field("Mandates that were given or closed, or became overdue; the next due first.")
    agreements: list[AgreementChange] = field("Agreements of which the status is not the same.")


@strawberry.type(description="Something that happened to somebody on a day; what it is about is as of that day.")
class TimelineEvent:
    date: Date = field("The day.")
    kind: TimelineKind = field("What happened.")
    basis: Basis | None = field("Of seats: what it rests on that they begin or end. Of titles: SEEN.")
    seat: refs.Membership | None = field("The seat that began, went on, was last seen or ended.")
    attendance: refs.Attendance | None = field("The attendance at a meeting.")
    meeting: refs.Meeting | None = field("The body's meeting.")
    mandate: refs.Mandate | None = field("The mandate.")
    agreement: refs.Agreement | None = field("The agreement.")
    position: refs.Position | None = field("The title.")
    link: refs.StructureLink | None = field("How it hangs together with another.")
    evidence: list[refs.Evidence] = field("The words that say so.", FIELD, FIRST)


@strawberry.type(description="What happened to somebody, day by day.")
class Timeline:
    actor: refs.Actor = field("To whom.")
    events: list[TimelineEvent] = field("The events, the earliest first.")
    total_count: int = field("How many there are in all.")
