"""What lists are filtered by; all that is given must hold."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types.enums import (
    AgreementStatus,
    BodyKind,
    DecisionKind,
    DecisionStatus,
    DocumentKind,
    FundingKind,
    LinkKind,
    LinkStatus,
    MandateStatus,
    MeetingStatus,
    OrganizationKind,
    Severity,
)
from api.types.fields import field


@strawberry.input(description="A meeting by its body and a day of it.")
class MeetingOfBody:
    body: str = field("The body's name or id.")
    date: Date = field("A day of the meeting; a month or year means any day in it.")


@strawberry.input(description="Which people.")
class PersonFilter:
    name: str | None = strawberry.field(default=None, description="Words that the name holds, in any order.")
    county: str | None = strawberry.field(default=None, description="The county, as the answers write it.")


@strawberry.input(description="Which bodies.")
class BodyFilter:
    name: str | None = strawberry.field(default=None, description="Words that the name holds, in any order.")
    kind: list[BodyKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    county: str | None = strawberry.field(default=None, description="The county, as the answers write it.")
    owner: str | None = strawberry.field(default=None, description="The owning organisation's name or id.")


@strawberry.input(description="Which organisations.")
class OrganizationFilter:
    name: str | None = strawberry.field(default=None, description="Words that the name holds, in any order.")
    kind: list[OrganizationKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    code: str | None = strawberry.field(default=None, description="The code of Statistics Sweden.")
    county: str | None = strawberry.field(default=None, description="The county, as the answers write it.")


@strawberry.input(description="Which meetings.")
class MeetingFilter:
    body: str | None = strawberry.field(default=None, description="The body's name or id.")
    from_: Date | None = strawberry.field(name="from", default=None, description="On this day or later.")
    to: Date | None = strawberry.field(default=None, description="On this day or earlier.")
    status: list[MeetingStatus] | None = strawberry.field(default=None, description="Of one of these statuses.")


@strawberry.input(description="Which mandates.")
class MandateFilter:
    text: str | None = strawberry.field(
        default=None, description="Words that the task, its item's titles or its agreement's name holds, in any order."
    )
    holder: str | None = strawberry.field(default=None, description="The holder's name or id.")
    status: list[MandateStatus] | None = strawberry.field(
        default=None, description="Of one of these statuses on the day."
    )
    overdue: bool | None = strawberry.field(default=None, description="Overdue on the day, or not.")
    due_before: Date | None = strawberry.field(
        default=None, description="Due strictly before this day; of a month, its last day counts."
    )
    due_from: Date | None = strawberry.field(default=None, description="Due on this day or later.")
    due_on: Date | None = strawberry.field(default=None, description="Due on this day, or within this month or year.")
    forum: str | None = strawberry.field(
        default=None, description="Name or id of the body that is told what became of it, or deals with it itself."
    )


@strawberry.input(description="Which decisions.")
class DecisionFilter:
    text: str | None = strawberry.field(
        default=None, description="Words that the decision or its item's titles hold, in any order."
    )
    by: str | None = strawberry.field(default=None, description="Name or id of who decided, or whose meeting it was.")
    kind: list[DecisionKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    status: list[DecisionStatus] | None = strawberry.field(default=None, description="Of one of these statuses.")
    from_: Date | None = strawberry.field(name="from", default=None, description="On this day or later.")
    to: Date | None = strawberry.field(default=None, description="On this day or earlier.")


@strawberry.input(description="Which agreements.")
class AgreementFilter:
    name: str | None = strawberry.field(default=None, description="Words that the name holds, in any order.")
    kind: list[str] | None = strawberry.field(default=None, description='Called one of these: "rutin", "plan".')
    status: list[AgreementStatus] | None = strawberry.field(
        default=None, description="Of one of these statuses on the day."
    )
    party: str | None = strawberry.field(default=None, description="Name or id of an organisation that it binds.")
    county: str | None = strawberry.field(default=None, description="The county, as the answers write it.")
    ends_before: Date | None = strawberry.field(default=None, description="Its last day is strictly before this day.")


@strawberry.input(description="Which amounts.")
class FundingFilter:
    text: str | None = strawberry.field(default=None, description="Words that the purpose holds, in any order.")
    kind: list[FundingKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    recipient: str | None = strawberry.field(default=None, description="Name or id of who gets it.")
    year: int | None = strawberry.field(default=None, description="For this year.")
    from_: Date | None = strawberry.field(name="from", default=None, description="In minutes of this day or later.")
    to: Date | None = strawberry.field(default=None, description="In minutes of this day or earlier.")


@strawberry.input(description="Which links between actors.")
class StructureFilter:
    actor: str | None = strawberry.field(default=None, description="Name or id of one of the two.")
    kind: list[LinkKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    status: list[LinkStatus] | None = strawberry.field(default=None, description="Of one of these statuses.")
    ever: bool | None = strawberry.field(default=None, description="Also those that ended before the day, or later.")
    from_: Date | None = strawberry.field(name="from", default=None, description="In minutes of this day or later.")
    to: Date | None = strawberry.field(default=None, description="In minutes of this day or earlier.")


@strawberry.input(description="Which documents.")
class DocumentFilter:
    title: str | None = strawberry.field(default=None, description="Words that the title holds, in any order.")
    kind: list[DocumentKind] | None = strawberry.field(default=None, description="Of one of these kinds.")
    county: str | None = strawberry.field(default=None, description="The county, as the answers write it.")
    from_: Date | None = strawberry.field(name="from", default=None, description="Speaks of this day or later.")
    to: Date | None = strawberry.field(default=None, description="Speaks of this day or earlier.")


@strawberry.input(description="Which issues.")
class IssueFilter:
    code: list[str] | None = strawberry.field(default=None, description="Of one of these codes (docs/issues.md).")
    severity: list[Severity] | None = strawberry.field(default=None, description="Of one of these severities.")
    body: str | None = strawberry.field(
        default=None, description="Name or id of a body: about it, its seats, its meetings or what was decided there."
    )
    document: str | None = strawberry.field(default=None, description="Title or id of a document that they rest on.")
    concerns: str | None = strawberry.field(
        default=None, description="The id of what they are about; of a person, their seats and attendance count too."
    )
    dismissed: bool = strawberry.field(
        default=False, description="Those that somebody has dismissed; without it, those that nobody has."
    )
