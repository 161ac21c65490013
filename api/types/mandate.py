"""Mandates: tasks, who holds them, who gave them, when they are due, what became of them."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import MandateStatus
from api.types.fields import AS_OF, FIELD, FIRST, field
from api.types.node import FromRow, Searchable


@strawberry.type(description="Who holds a mandate, and which part of it.")
class Holder:
    actor: refs.Actor = field("Who is to act.")
    part: str | None = field("For which part.")


@strawberry.type(description="From when a mandate has had a status.")
class StatusFrom:
    from_: Date = strawberry.field(name="from", description="The first day.")
    status: MandateStatus = field("The status.")


@strawberry.type(description="A mandate (uppdrag): a task that somebody is given.")
class Mandate(FromRow, Searchable):
    task: str = field("What is to be done.")
    due: Date | None = field("When it is due, as precise as the text.")
    due_first: Date | None = field("The first day that may be meant.")
    due_last: Date | None = field("The last day that may be meant.")
    due_precision: str | None = field("How precise the text is: day, month, year ...")
    condition: str | None = field("Under which condition.")
    given_on: Date | None = field("The day on which it was given.")
    status: MandateStatus | None = field("What had become of it on the day; null when nothing is dated.")
    overdue: bool = field("On the day the due day had passed, and no text says that it was reported, done or dropped.")
    statuses: list[StatusFrom] = field("All that became of it, in the order of time.")
    holders: list[Holder] = field("Who is to act.", FIRST)
    given_by: list[refs.Actor] = field("Who gave it.", FIRST)
    reports_back_to: list[refs.Body] = field("Where it is to be reported.", FIRST)
    items: list[refs.AgendaItem] = field("The items that speak of it, in the order of time.", FIRST)
    meetings: list[refs.Meeting] = field("The meetings whose minutes speak of it.", FIRST)
    agreement: refs.Agreement | None = field("The agreement that it is about, or a step of.", AS_OF)
    matter: refs.Matter | None = field("The matter that it is about.")
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
