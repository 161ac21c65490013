"""The root fields about the time between two days. Each names the file of queries/read/ that finds what it is about."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import reading
from api.arguments import First, Named, given, root, values
from api.reading import Info
from api.scalars import Date
from api.types.between import Diff, Timeline, TimelineKind
from queries.answers import Question
from queries.names import Asked
from schema.errors import UsageError
from schema.period import first_day, last_day

FirstDay = Annotated[
    Date,
    strawberry.argument(name="from", description="The first of the two days; a month or year means its last day."),
]
SecondDay = Annotated[Date, strawberry.argument(description="The second; a month or year means its last day.")]


@strawberry.type(description="The time between two days.")
class Between:
    @root("What differs between two days: who came, left or changed, and what became of mandates and agreements.")
    async def diff(
        self,
        info: Info,
        from_: FirstDay,
        to: SecondDay,
        body: Annotated[
            str | None, strawberry.argument(description="Only of this body, by name or id. Without it, of all.")
        ] = None,
    ) -> Diff | None:
        start, end = last_day(from_), last_day(to)
        _in_order(start, end)
        parameters = {"from": start, "to": end, "as_of": end}
        return await reading.one(info, Diff, Question("diff", parameters, given("body", body, "Body")))

    @root(
        "What happened to a person, body, organisation or post, the earliest first; each event is as of its own day. "
        "What has no day is left out."
    )
    async def timeline(
        self,
        info: Info,
        actor: Named,
        from_: Annotated[
            Date | None, strawberry.argument(name="from", description="Only on this day or later.")
        ] = None,
        to: Annotated[Date | None, strawberry.argument(description="Only on this day or earlier.")] = None,
        kinds: Annotated[list[TimelineKind] | None, strawberry.argument(description="Only of these kinds.")] = None,
        first: First = 100,
    ) -> Timeline | None:
        reading.check_first(first)
        start, end = first_day(from_) if from_ else None, last_day(to) if to else None
        if start and end:
            _in_order(start, end)
        parameters = {"from": start, "to": end, "kinds": values(kinds), "first": first, "as_of": info.context.today}
        return await reading.one(info, Timeline, Question("timeline", parameters, (Asked("actor", actor, "Actor"),)))


def _in_order(start: str, end: str) -> None:
    if start > end:
        raise UsageError(f"from is {start}, after to, which is {end}", next_step="Give the earlier day first.")
