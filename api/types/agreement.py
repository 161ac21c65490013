"""Agreements, their terms, and from when they have had a status."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import AgreementStatus
from api.types.fields import AFTER_DAY, AS_OF, EVER, FIELD, FIRST, OVERDUE, STATUS, UNTIL_DAY, field
from api.types.node import FromRow, Node, Searchable


@strawberry.type(description="From when an agreement has had a status.")
class AgreementStatusFrom:
    from_: Date = strawberry.field(name="from", description="The first day.")
    status: AgreementStatus = field("The status.")


@strawberry.type(description="A number that an agreement sets.")
class Term(FromRow, Node):
    what: str = field("What it is a number of.")
    value: str = field("The number, as written.")
    unit: str | None = field("In what.")
    valid_from: Date | None = field("The first day, as precise as the text.")
    valid_to: Date | None = field("The last day.")
    agreement: refs.Agreement | None = field("The agreement that sets it.", AS_OF)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)


@strawberry.type(
    description="A document that binds or guides: an agreement (överenskommelse, avtal), routine, guideline or plan."
)
class Agreement(FromRow, Searchable):
    kind: str = field('What the texts call it: "överenskommelse", "rutin", "plan".')
    county: str | None = field("The county (län) that the texts place it in.")
    valid_from: Date | None = field("From when it holds, or is meant to hold, as precise as the text.")
    valid_to: Date | None = field("Its last day.")
    status: AgreementStatus | None = field("What the texts say of it by the day; expired when its last day has passed.")
    statuses: list[AgreementStatusFrom] = field("All that the texts say became of it, in the order of time.")
    parties: list[refs.Organization] = field("Whom it binds.", FIRST)
    owned_by: list[refs.Actor] = field("Who keeps it.", FIRST)
    supersedes: list[refs.Agreement] = field("What it replaces.", AS_OF, FIRST)
    superseded_by: list[refs.Agreement] = field("What replaces it.", AS_OF, FIRST)
    steps: list[refs.Mandate] = field(
        "Its way through those who decide, in order; planned, done and replaced ones.",
        AS_OF,
        STATUS,
        AFTER_DAY,
        UNTIL_DAY,
        FIRST,
    )
    terms: list[refs.Term] = field("The numbers that it sets for the day.", AS_OF, EVER, FIRST)
    mandates: list[refs.Mandate] = field("The mandates that are about it.", AS_OF, STATUS, OVERDUE, FIRST)
    items: list[refs.AgendaItem] = field("The items that speak of it, in the order of time.", FIRST)
    meetings: list[refs.Meeting] = field("The meetings whose minutes speak of it.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
    naming: list[refs.Evidence] = field("The words that name it, in all documents.", FIELD, FIRST)
