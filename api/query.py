"""The root fields. Each names the file of queries/read/ that finds what it is about; the rest is what was selected."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry

from api import reading
from api.reading import Context, day, word_list
from api.scalars import Date
from api.types import inputs
from api.types.actor import Actor
from api.types.answers import AttendedAll, MandatesOf, MeetingAttendance, SeatsOf, Uncovered, WhoSitsIn
from api.types.body import Body
from api.types.decision import Decision
from api.types.document import Document
from api.types.enums import AttendanceStatus, Capacity, MandateStatus, Role, SearchKind
from api.types.mandate import Mandate
from api.types.meeting import Meeting
from api.types.node import Node, Searchable
from api.types.organization import Organization
from api.types.pages import Connection
from api.types.person import Person
from queries.answers import Question, labels_of
from queries.names import Asked
from schema.errors import UsageError
from schema.identity import search_key
from schema.period import first_day, last_day

Info = strawberry.Info[Context, None]
_ = Actor

Named = Annotated[str, strawberry.argument(description="A name, or an id. A name may say whose: \"Kommunstyrelsen, Granviks kommun\".")]
AsOf = Annotated[Date | None, strawberry.argument(description="The day; a month or year means its last day. Without it, today (UTC).")]
Day = Annotated[Date, strawberry.argument(description="A day of the meeting; a month or year means any day in it.")]
First = Annotated[int, strawberry.argument(description=f"At most so many, {reading.MOST} at the most.")]
After = Annotated[str | None, strawberry.argument(description="The endCursor of the page before.")]
Roles = Annotated[list[Role] | None, strawberry.argument(description="Only seats of these roles.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="The id.")]


@strawberry.type(description="What can be asked. Every field is answered by one statement, as of one day.")
class Query:
    # --- what the product is named for ---

    @strawberry.field(description="Who sits in a body on a day, on whose behalf, and how that is known.")
    async def who_sits_in(self, info: Info, body: Named, as_of: AsOf = None, roles: Roles = None) -> WhoSitsIn:
        parameters = {"as_of": day(info, as_of), "roles": _names(roles)}
        return await reading.one(info, Question("who_sits_in", parameters, (Asked("body", body, "Body"),)))

    @strawberry.field(description="Where a person sits on a day.")
    async def seats_of(self, info: Info, person: Named, as_of: AsOf = None, roles: Roles = None) -> SeatsOf:
        parameters = {"as_of": day(info, as_of), "roles": _names(roles)}
        return await reading.one(info, Question("seats_of", parameters, (Asked("person", person, "Person"),)))

    @strawberry.field(description="Which mandates a person, body, organisation or post holds on a day.")
    async def mandates_of(
        self,
        info: Info,
        holder: Named,
        as_of: AsOf = None,
        status: Annotated[list[MandateStatus] | None, strawberry.argument(description="Only of these statuses.")] = None,
    ) -> MandatesOf:
        parameters = {"as_of": day(info, as_of), "status": _names(status)}
        return await reading.one(info, Question("mandates_of", parameters, (Asked("holder", holder, "Actor"),)))

    @strawberry.field(description="Who was at a body's meeting on a day, and who was not.")
    async def attendance(
        self,
        info: Info,
        body: Named,
        date: Day,
        status: Annotated[list[AttendanceStatus] | None, strawberry.argument(description="Only these.")] = None,
        capacity: Annotated[list[Capacity] | None, strawberry.argument(description="Only who was there as these.")] = None,
        on_behalf_of: Annotated[
            str | None, strawberry.argument(description="Only for this organisation and its units: name or id.")
        ] = None,
    ) -> MeetingAttendance:
        asked = [Asked("body", body, "Body")]
        if on_behalf_of is not None:
            asked.append(Asked("onBehalfOf", on_behalf_of, "Organization"))
        parameters = {**_days(date), "status": _names(status), "capacity": _names(capacity)}
        return await reading.of_meetings(info, Question("attendance", parameters, tuple(asked)), asked[:1], [date])

    @strawberry.field(
        description="Organisations that hold a seat in a body on a day, or are listed at its meeting then, of which "
        "nobody was present there, not even in part."
    )
    async def uncovered_organizations(self, info: Info, body: Named, date: Day) -> Uncovered:
        asked = (Asked("body", body, "Body"),)
        return await reading.of_meetings(info, Question("uncovered", _days(date), asked), asked, [date])

    @strawberry.field(description="The people who were present, or present in part, at each of several meetings.")
    async def attended_all(self, info: Info, meetings: list[inputs.MeetingOfBody]) -> AttendedAll:
        if not 1 <= len(meetings) <= 10:
            raise UsageError(f"{len(meetings)} meetings", next_step="Give one to ten.")
        asked = tuple(Asked("body", meeting.body, "Body") for meeting in meetings)
        parameters = {
            "first": [first_day(meeting.date) for meeting in meetings],
            "last": [last_day(meeting.date) for meeting in meetings],
            "as_of": max(last_day(meeting.date) for meeting in meetings),
        }
        question = Question("attended_all", parameters, asked)
        return await reading.of_meetings(info, question, asked, [meeting.date for meeting in meetings])

    # --- one of a kind ---

    @strawberry.field(description="A person by name or id.")
    async def person(self, info: Info, name: Named, as_of: AsOf = None) -> Person:
        return await _by_name(info, "person", name, "Person", as_of)

    @strawberry.field(description="A body by name or id.")
    async def body(self, info: Info, name: Named, as_of: AsOf = None) -> Body:
        return await _by_name(info, "body", name, "Body", as_of)

    @strawberry.field(description="An organisation by name or id.")
    async def organization(self, info: Info, name: Named, as_of: AsOf = None) -> Organization:
        return await _by_name(info, "organization", name, "Organization", as_of)

    @strawberry.field(description="A meeting by its id, or by its body and a day of it.")
    async def meeting(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="The id.")] = None,
        body: Annotated[str | None, strawberry.argument(description="The body's name or id; with a date.")] = None,
        date: Annotated[Date | None, strawberry.argument(description="A day of the meeting; with a body.")] = None,
    ) -> Meeting | None:
        if id is not None and body is None and date is None:
            return await reading.by_id(info, Question("meeting", {"id": id, "as_of": info.context.today}))
        if id is None and body is not None and date is not None:
            asked = (Asked("body", body, "Body"),)
            return await reading.of_meetings(info, Question("meeting_of_day", _days(date), asked), asked, [date])
        raise UsageError("a meeting is asked for by id, or by body and date", next_step="Give one or the other.")

    @strawberry.field(description="A mandate by its id.")
    async def mandate(self, info: Info, id: Id, as_of: AsOf = None) -> Mandate | None:
        return await reading.by_id(info, Question("mandate", {"id": id, "as_of": day(info, as_of)}))

    @strawberry.field(description="A decision by its id.")
    async def decision(self, info: Info, id: Id) -> Decision | None:
        return await reading.by_id(info, Question("decision", {"id": id, "as_of": info.context.today}))

    @strawberry.field(description="A document by its id or title; null when there isn't exactly one.")
    async def document(self, info: Info, name: Named) -> Document | None:
        parameters = {"id": name, "key": search_key(name), "words": word_list(name), "as_of": info.context.today}
        return await reading.by_id(info, Question("document", parameters))

    @strawberry.field(description="Anything by its id.")
    async def node(self, info: Info, id: Id, as_of: AsOf = None) -> Node | None:
        return await reading.by_id(info, Question("node", {"id": id, "as_of": day(info, as_of)}))

    @strawberry.field(description="What holds all words in its name, title or text; exact names first.")
    async def search(
        self,
        info: Info,
        text: Annotated[str, strawberry.argument(description="Words, or beginnings of words, in any order.")],
        kinds: Annotated[list[SearchKind] | None, strawberry.argument(description="Only of these kinds.")] = None,
        first: First = 20,
    ) -> list[Searchable]:
        if not 0 <= first <= reading.MOST:
            raise UsageError(f"first is {first}", next_step=f"Give a number from 0 to {reading.MOST}.")
        labels = ["".join(part.title() for part in kind.value.split("_")) for kind in kinds] if kinds is not None else None
        parameters = {
            "key": search_key(text),
            "words": word_list(text),
            "labels": labels_of(labels, "Searchable"),
            "first": first,
            "as_of": info.context.today,
        }
        return await reading.rows(info, Question("search", parameters))

    # --- lists ---

    @strawberry.field(description="People, by name.")
    async def people(
        self, info: Info, filter: inputs.PersonFilter | None = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Person]:
        wanted = filter or inputs.PersonFilter()
        parameters = {"words": word_list(wanted.name), "county": wanted.county, "as_of": day(info, as_of)}
        return await reading.page(info, Question("people", parameters), "@n.sort_name", first, after)

    @strawberry.field(description="Bodies, by name.")
    async def bodies(
        self, info: Info, filter: inputs.BodyFilter | None = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Body]:
        wanted = filter or inputs.BodyFilter()
        parameters = {
            "words": word_list(wanted.name),
            "kind": _names(wanted.kind),
            "county": wanted.county,
            "as_of": day(info, as_of),
        }
        asked = _given("owner", wanted.owner, "Organization")
        return await reading.page(info, Question("bodies", parameters, asked), "@n.sort_name", first, after)

    @strawberry.field(description="Organisations, by name.")
    async def organizations(
        self,
        info: Info,
        filter: inputs.OrganizationFilter | None = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Organization]:
        wanted = filter or inputs.OrganizationFilter()
        parameters = {
            "words": word_list(wanted.name),
            "kind": _names(wanted.kind),
            "code": wanted.code,
            "county": wanted.county,
            "as_of": day(info, as_of),
        }
        return await reading.page(info, Question("organizations", parameters), "@n.sort_name", first, after)

    @strawberry.field(description="Meetings, the latest first.")
    async def meetings(
        self, info: Info, filter: inputs.MeetingFilter | None = None, first: First = 20, after: After = None
    ) -> Connection[Meeting]:
        wanted = filter or inputs.MeetingFilter()
        parameters = {
            **_span(wanted.from_, wanted.to),
            "status": _names(wanted.status),
            "as_of": info.context.today,
        }
        question = Question("meetings", parameters, _given("body", wanted.body, "Body"))
        return await reading.page(info, question, "coalesce(@n.start_date, '')", first, after, falling=True)

    @strawberry.field(description="Mandates as of a day; the next due first, those without a due day last.")
    async def mandates(
        self, info: Info, filter: inputs.MandateFilter | None = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Mandate]:
        wanted = filter or inputs.MandateFilter()
        parameters = {
            "words": word_list(wanted.text),
            "status": _names(wanted.status),
            "overdue": wanted.overdue,
            "due_before": first_day(wanted.due_before) if wanted.due_before else None,
            "due_from": first_day(wanted.due_from) if wanted.due_from else None,
            "as_of": day(info, as_of),
        }
        question = Question("mandates", parameters, _given("holder", wanted.holder, "Actor"))
        return await reading.page(info, question, "coalesce(@n.due_last, '9999')", first, after)

    @strawberry.field(description="Decisions, the latest first.")
    async def decisions(
        self, info: Info, filter: inputs.DecisionFilter | None = None, first: First = 20, after: After = None
    ) -> Connection[Decision]:
        wanted = filter or inputs.DecisionFilter()
        parameters = {
            "words": word_list(wanted.text),
            "kind": _names(wanted.kind),
            "status": _names(wanted.status),
            **_span(wanted.from_, wanted.to),
            "as_of": info.context.today,
        }
        question = Question("decisions", parameters, _given("by", wanted.by, "Actor"))
        return await reading.page(info, question, "coalesce(@n.date, '')", first, after, falling=True)

    @strawberry.field(description="Documents, the latest first.")
    async def documents(
        self, info: Info, filter: inputs.DocumentFilter | None = None, first: First = 20, after: After = None
    ) -> Connection[Document]:
        wanted = filter or inputs.DocumentFilter()
        parameters = {
            "words": word_list(wanted.title),
            "kind": _names(wanted.kind),
            "county": wanted.county,
            **_span(wanted.from_, wanted.to),
            "as_of": info.context.today,
        }
        question = Question("documents", parameters)
        return await reading.page(info, question, "coalesce(@n.date, '')", first, after, falling=True)


async def _by_name(info: Info, head: str, name: str, label: str, as_of: str | None) -> Any:
    return await reading.one(info, Question(head, {"as_of": day(info, as_of)}, (Asked("name", name, label),)))


def _names(choices: Any) -> list[str] | None:
    return None if choices is None else [choice.value for choice in choices]


def _given(slot: str, name: str | None, label: str) -> tuple[Asked, ...]:
    return () if name is None else (Asked(slot, name, label),)


def _days(date: str) -> dict[str, str]:
    """The first and last day asked for; the answer is as of the last."""
    return {"first": first_day(date), "last": last_day(date), "as_of": last_day(date)}


def _span(start: str | None, end: str | None) -> dict[str, str | None]:
    return {"from": first_day(start) if start else None, "to": last_day(end) if end else None}
