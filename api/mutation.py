"""What may be changed: people's judgements and dismissals, with a token. Each answers with what is now in the graph."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, TypeVar

import strawberry

from api import reading
from api.arguments import Id, root
from api.intake import Intake, Taken
from api.reading import Info
from api.types.judgement import Dismissal, Judged, JudgeInput
from queries.answers import Question
from schema.errors import Forbidden

T = TypeVar("T")
By = Annotated[str, strawberry.argument(description="Who says so: a name that others know.")]
Reason = Annotated[str | None, strawberry.argument(description="Why.")]


@strawberry.type(description="What may be changed, with the header `Authorization: Bearer TOKEN`, by POST alone.")
class Mutation:
    @root("Say whether two names are one. Refused, with the chain, when it contradicts judgements in force.")
    async def judge(
        self, info: Info, input: Annotated[JudgeInput, strawberry.argument(description="The judgement.")]
    ) -> Judged | None:
        left, right, verdict = input.left, input.right, input.verdict.value
        taken = await _said(info, lambda intake: intake.judge(left, right, verdict, by=input.by, reason=input.reason))
        return await _now(info, Judged, "judged", taken.id, **_counts(taken))

    @root("Have a judgement count no more: what it joined comes apart again, and the other way round.")
    async def revoke_judgement(self, info: Info, id: Id, by: By, reason: Reason = None) -> Judged | None:
        taken = await _said(info, lambda intake: intake.revoke_judgement(id, by=by, reason=reason))
        return await _now(info, Judged, "judged", id, **_counts(taken))

    @root("Say that an issue is none.")
    async def dismiss_issue(
        self,
        info: Info,
        issue: Id,
        reason: Annotated[str, strawberry.argument(description="Why it is none.")],
        by: By,
    ) -> Dismissal | None:
        taken = await _said(info, lambda intake: intake.dismiss(issue, by=by, reason=reason))
        return await _now(info, Dismissal, "dismissal", taken.id)

    @root("Have a dismissal count no more.")
    async def revoke_dismissal(self, info: Info, id: Id, by: By, reason: Reason = None) -> Dismissal | None:
        await _said(info, lambda intake: intake.revoke_dismissal(id, by=by, reason=reason))
        return await _now(info, Dismissal, "dismissal", id)


async def _said(info: Info, say: Callable[[Intake], Taken]) -> Taken:
    """Say it, for who may. Raises Forbidden, Unauthenticated and what the intake raises."""
    context = info.context
    if context.access is None:
        raise Forbidden("Changes are taken by a server alone", next_step="Use radslag judge or radslag review here.")
    return await asyncio.to_thread(say, context.access.allowed(context.authorization))


async def _now(info: Info, type_: type[T], head: str, id_: str, **more: int) -> T | None:
    return await reading.by_id(info, type_, Question(head, {"id": id_, "as_of": info.context.today, **more}))


def _counts(taken: Taken) -> dict[str, int]:
    return {"added": taken.added, "changed": taken.changed, "removed": taken.removed}
