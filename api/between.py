"""The root fields that compare: two days, or bodies with each other. Each names its file of queries/read/."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import reading
from api.arguments import AsOf, First, Named, given, root, values
from api.reading import Info, day
from api.scalars import Date
from api.types.answers import Interlock, Overlap
from api.types.between import Diff, Timeline, TimelineKind
from queries.answers import Question
from queries.names import Asked, explain
from schema.errors import UsageError
from schema.period import first_day, last_day

MOST_BODIES = 10
"""How many bodies `overlap` compares by name."""

FirstDay = Annotated[
    Date,
    strawberry.argument(name="from", description="The first of the two days; a month or year means its last day."),
]
SecondDay = Annotated[Date, strawberry.argument(description="The second; a month or year means its last day.")]


@strawberry.type(description="What is compared.")
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

    @root("People who sit in several bodies on a day, those in the most first.")
    async def interlocks(
        self,
        info: Info,
        as_of: AsOf = None,
        least: Annotated[int, strawberry.argument(description="In at least so many bodies.")] = 2,
        first: First = 100,
    ) -> list[Interlock] | None:
        reading.check_first(first)
        parameters = {"least": least, "first": first, "as_of": day(info, as_of)}
        return await reading.rows(info, Interlock, Question("interlocks", parameters))

    @root("Pairs of bodies with people who sit in both on a day, those with the most people first.")
    async def overlap(
        self,
        info: Info,
        bodies: Annotated[
            list[str] | None,
            strawberry.argument(description=f"Only between these, by name or id; {MOST_BODIES} at most. Else all."),
        ] = None,
        as_of: AsOf = None,
        first: First = 100,
    ) -> list[Overlap] | None:
        reading.check_first(first)
        if bodies is not None and not 2 <= len(bodies) <= MOST_BODIES:
            raise UsageError(f"{len(bodies)} bodies", next_step=f"Give 2 to {MOST_BODIES}, or none for all.")
        asked = tuple(Asked("bodies", body, "Body") for body in bodies or ())
        parameters = {"first": first, "as_of": day(info, as_of)}
        found = await reading.rows(info, Overlap, Question("overlap", parameters, asked))
        if not found and asked:
            await explain(info.context.graph, asked)
        return found


def _in_order(start: str, end: str) -> None:
    if start > end:
        raise UsageError(f"from is {start}, after to, which is {end}", next_step="Give the earlier day first.")
