"""What people may say by GraphQL, with a token. Each mutation answers with what is now in the graph."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import strawberry

from api import reading
from api.arguments import Id, root
from api.intake import Intake, Taken
from api.reading import Info
from api.types.correction import AddInput, Corrected, CorrectInput
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

    @root("Say that a document says something else than was read; the statement's evidence then says who said so.")
    async def correct_fact(
        self, info: Info, input: Annotated[CorrectInput, strawberry.argument(description="The correction.")]
    ) -> Corrected | None:
        told = {"statement": input.statement, "field": input.field, "value": input.value, "before": input.before}
        return await _corrected(info, "ALTER", input.by, input.reason, told)

    @root("Say that a document doesn't say what was read.")
    async def withdraw_fact(
        self,
        info: Info,
        statement: Annotated[strawberry.ID, strawberry.argument(description="The id of the statement.")],
        reason: Annotated[str, strawberry.argument(description="Why.")],
        by: By,
    ) -> Corrected | None:
        return await _corrected(info, "WITHDRAW", by, reason, {"statement": statement})

    @root("Say what a document says and nobody read.")
    async def add_fact(
        self, info: Info, input: Annotated[AddInput, strawberry.argument(description="What it says.")]
    ) -> Corrected | None:
        value = {"kind": input.kind, "values": input.values, "about": input.about, "line": input.line}
        return await _corrected(info, "ADD", input.by, input.reason, {"document": input.document, "value": value})

    @root("Have a correction count no more.")
    async def revoke_correction(self, info: Info, id: Id, by: By, reason: Reason = None) -> Corrected | None:
        taken = await _said(info, lambda intake: intake.revoke_correction(id, by=by, reason=reason))
        return await _now(info, Corrected, "corrected", id, **_counts(taken))


async def _corrected(info: Info, action: str, by: str, reason: str, told: dict[str, Any]) -> Corrected | None:
    given = {name: value for name, value in told.items() if value is not None}
    taken = await _said(info, lambda intake: intake.correct(action=action, by=by, reason=reason, **given))
    return await _now(info, Corrected, "corrected", taken.id, **_counts(taken))


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
