"""The root fields, but for the lists. Each names the file of queries/read/ that finds what it is about."""

from __future__ import annotations

from typing import Annotated, TypeVar

import strawberry

from api import reading
from api.arguments import AsOf, AsOfMeeting, Day, First, Id, Named, Roles, days, root, values
from api.between import Between
from api.lists import Lists
from api.reading import Info, day, word_list
from api.scalars import Date
from api.types import inputs
from api.types.agreement import Agreement
from api.types.answers import COUNTED, AttendedAll, Counts, MandatesOf, MeetingAttendance, SeatsOf, Uncovered, WhoSitsIn
from api.types.body import Body
from api.types.change import Changes
from api.types.decision import Decision
from api.types.document import Document
from api.types.enums import AttendanceStatus, Capacity, MandateStatus, SearchKind
from api.types.issue import Issue
from api.types.mandate import Mandate
from api.types.meeting import Meeting
from api.types.node import Node, Searchable
from api.types.organization import Organization
from api.types.person import Person
from queries.answers import Question, labels_of
from queries.catalogue import load
from queries.names import Asked, explain_title
from schema.errors import UsageError
from schema.identity import search_key
from schema.period import first_day, last_day

T = TypeVar("T")
MOST_MEETINGS = 10
"""How many meetings `attendedAll` compares."""


@strawberry.type(description="What can be asked. Every field is answered by one statement, as of one day.")
class Query(Lists, Between):
    # --- what the product is named for ---

    @root("Who sits in a body on a day, on whose behalf, and how that is known.")
    async def who_sits_in(self, info: Info, body: Named, as_of: AsOf = None, roles: Roles = None) -> WhoSitsIn | None:
        parameters = {"as_of": day(info, as_of), "roles": values(roles)}
        return await reading.one(info, WhoSitsIn, Question("who_sits_in", parameters, (Asked("body", body, "Body"),)))

    @root("Where a person sits on a day.")
    async def seats_of(self, info: Info, person: Named, as_of: AsOf = None, roles: Roles = None) -> SeatsOf | None:
        parameters = {"as_of": day(info, as_of), "roles": values(roles)}
        return await reading.one(info, SeatsOf, Question("seats_of", parameters, (Asked("person", person, "Person"),)))

    @root("Which mandates a person, body, organisation or post holds on a day.")
    async def mandates_of(
        self,
        info: Info,
        holder: Named,
        as_of: AsOf = None,
        status: Annotated[
            list[MandateStatus] | None, strawberry.argument(description="Only of these statuses.")
        ] = None,
    ) -> MandatesOf | None:
        parameters = {"as_of": day(info, as_of), "status": values(status)}
        return await reading.one(
            info, MandatesOf, Question("mandates_of", parameters, (Asked("holder", holder, "Actor"),))
        )

    @root("Who was at a body's meeting on a day, and who was not.")
    async def attendance(
        self,
        info: Info,
        body: Named,
        date: Day,
        status: Annotated[list[AttendanceStatus] | None, strawberry.argument(description="Only these.")] = None,
        capacity: Annotated[
            list[Capacity] | None, strawberry.argument(description="Only who was there as these.")
        ] = None,
        on_behalf_of: Annotated[
            str | None, strawberry.argument(description="Only for this organisation and its units: name or id.")
        ] = None,
        as_of: AsOfMeeting = None,
    ) -> MeetingAttendance | None:
        asked = [Asked("body", body, "Body")]
        if on_behalf_of is not None:
            asked.append(Asked("onBehalfOf", on_behalf_of, "Organization"))
        parameters = {**days(date, as_of), "status": values(status), "capacity": values(capacity)}
        return await reading.of_meetings(
            info, MeetingAttendance, Question("attendance", parameters, tuple(asked)), asked[:1], [date]
        )

    @root(
        "Organisations that hold a seat in a body on a day, or are listed at its meeting then, of which "
        "nobody was present there, not even in part."
    )
    async def uncovered_organizations(
        self, info: Info, body: Named, date: Day, as_of: AsOfMeeting = None
    ) -> Uncovered | None:
        asked = (Asked("body", body, "Body"),)
        return await reading.of_meetings(
            info, Uncovered, Question("uncovered", days(date, as_of), asked), asked, [date]
        )

    @root("The people who were present, or present in part, at each of several meetings.")
    async def attended_all(
        self,
        info: Info,
        meetings: Annotated[
            list[inputs.MeetingOfBody] | None, strawberry.argument(description="The meetings, one by one.")
        ] = None,
        bodies: Annotated[
            list[str] | None, strawberry.argument(description="Bodies by name or id, that met on one day; with a date.")
        ] = None,
        date: Annotated[Date | None, strawberry.argument(description="The day on which the bodies met.")] = None,
        as_of: AsOfMeeting = None,
    ) -> AttendedAll | None:
        if meetings is not None and bodies is None and date is None:
            pairs = [(meeting.body, meeting.date) for meeting in meetings]
        elif meetings is None and bodies is not None and date is not None:
            pairs = [(body, date) for body in bodies]
        else:
            raise UsageError(
                "meetings are asked for one by one, or as bodies and a date", next_step="Give one or the other."
            )
        if not 1 <= len(pairs) <= MOST_MEETINGS:
            raise UsageError(f"{len(pairs)} meetings", next_step=f"Give 1 to {MOST_MEETINGS}.")
        asked = tuple(Asked("body", body, "Body") for body, _ in pairs)
        dates = [date_ for _, date_ in pairs]
        parameters = {
            "first": [first_day(each) for each in dates],
            "last": [last_day(each) for each in dates],
            "as_of": last_day(as_of) if as_of else max(last_day(each) for each in dates),
        }
        return await reading.of_meetings(info, AttendedAll, Question("attended_all", parameters, asked), asked, dates)

    # --- one of a kind ---

    @root("A person by name or id.")
    async def person(self, info: Info, name: Named, as_of: AsOf = None) -> Person | None:
        return await _by_name(info, Person, "person", name, as_of)

    @root("A body by name or id.")
    async def body(self, info: Info, name: Named, as_of: AsOf = None) -> Body | None:
        return await _by_name(info, Body, "body", name, as_of)

    @root("An organisation by name or id.")
    async def organization(self, info: Info, name: Named, as_of: AsOf = None) -> Organization | None:
        return await _by_name(info, Organization, "organization", name, as_of)

    @root("An agreement by name or id.")
    async def agreement(self, info: Info, name: Named, as_of: AsOf = None) -> Agreement | None:
        return await _by_name(info, Agreement, "agreement", name, as_of)

    @root("A meeting by its id, or by its body and a day of it.")
    async def meeting(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="The id.")] = None,
        body: Annotated[str | None, strawberry.argument(description="The body's name or id; with a date.")] = None,
        date: Annotated[Date | None, strawberry.argument(description="A day of the meeting; with a body.")] = None,
        as_of: AsOfMeeting = None,
    ) -> Meeting | None:
        if id is not None and body is None and date is None:
            return await reading.by_id(info, Meeting, Question("meeting", {"id": id, "as_of": day(info, as_of)}))
        if id is None and body is not None and date is not None:
            asked = (Asked("body", body, "Body"),)
            return await reading.of_meetings(
                info, Meeting, Question("meeting_of_day", days(date, as_of), asked), asked, [date]
            )
        raise UsageError("a meeting is asked for by id, or by body and date", next_step="Give one or the other.")

    @root("A mandate by its id.")
    async def mandate(self, info: Info, id: Id, as_of: AsOf = None) -> Mandate | None:
        return await reading.by_id(info, Mandate, Question("mandate", {"id": id, "as_of": day(info, as_of)}))

    @root("A decision by its id.")
    async def decision(self, info: Info, id: Id, as_of: AsOf = None) -> Decision | None:
        return await reading.by_id(info, Decision, Question("decision", {"id": id, "as_of": day(info, as_of)}))

    @root("An issue by its id, dismissed or not.")
    async def issue(self, info: Info, id: Id, as_of: AsOf = None) -> Issue | None:
        return await reading.by_id(info, Issue, Question("issue", {"id": id, "as_of": day(info, as_of)}))

    @root("A document by its id or title.")
    async def document(self, info: Info, name: Named, as_of: AsOf = None) -> Document | None:
        parameters = {"id": name, "key": search_key(name), "words": word_list(name), "as_of": day(info, as_of)}
        found = await reading.by_id(info, Document, Question("document", parameters))
        if found is None:
            await explain_title(info.context.graph, name)
        return found

    @root("Anything by its id.")
    async def node(self, info: Info, id: Id, as_of: AsOf = None) -> Node | None:
        return await reading.by_id(info, Node, Question("node", {"id": id, "as_of": day(info, as_of)}))

    @root("What holds all words in its name, title or text; exact names first.")
    async def search(
        self,
        info: Info,
        text: Annotated[str, strawberry.argument(description="Words, or beginnings of words, in any order.")],
        kinds: Annotated[list[SearchKind] | None, strawberry.argument(description="Only of these kinds.")] = None,
        first: First = 20,
        as_of: AsOf = None,
    ) -> list[Searchable] | None:
        reading.check_first(first)
        labels = (
            ["".join(part.title() for part in kind.value.split("_")) for kind in kinds] if kinds is not None else None
        )
        parameters = {
            "key": search_key(text),
            "words": word_list(text),
            "labels": labels_of(labels, "Searchable"),
            "first": first,
            "as_of": day(info, as_of),
        }
        return await reading.rows(info, Searchable, Question("search", parameters))

    @root("What writes changed of the world, in their order; none is left out or told twice, whoever writes meanwhile.")
    async def changes(
        self,
        info: Info,
        since: Annotated[
            str | None, strawberry.argument(description="The cursor of the last answer; all changes without it.")
        ] = None,
        node: Annotated[strawberry.ID | None, strawberry.argument(description="Only of the node of this id.")] = None,
        first: First = 100,
    ) -> Changes | None:
        return await reading.changes(info, Changes, since, node, first)

    @root("How much there is of everything.")
    async def counts(self, info: Info) -> Counts | None:
        found = await info.context.graph.aread(load("counts").text, {})
        return reading.plain_row(info, Counts, dict(zip(COUNTED, found[0][0], strict=True)))


async def _by_name(info: Info, type_: type[T], head: str, name: str, as_of: str | None) -> T:
    asked = (Asked("name", name, type_.__name__),)
    return await reading.one(info, type_, Question(head, {"as_of": day(info, as_of)}, asked))
