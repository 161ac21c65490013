"""What people say: judgements of who is who, and dismissals of issues."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.enums import Verdict
from api.types.fields import field
from api.types.issue import Issue
from api.types.node import FromRow, Node, Searchable


@strawberry.type(description="Something that a person said.")
class Said:
    by: str = field("Who said so.")
    at: str = field("When (ISO 8601, UTC).")
    reason: str | None = field("Why.")
    in_force: bool = field("It counts: nobody has revoked it.")
    revoked_at: str | None = field("When it was revoked.")
    revoked_by: str | None = field("By whom.")
    revoked_because: str | None = field("Why.")


@strawberry.type(description="A person's word on whether two names are one.")
class Judgement(Said, FromRow, Node):
    verdict: Verdict = field("Whether they are.")
    left: refs.Mention | None = field("The one; null while its document isn't loaded.")
    right: refs.Mention | None = field("The other.")


@strawberry.type(description="A person's word that an issue is none.")
class Dismissal(Said, FromRow, Node):
    issue: Issue | None = field("Which; null when no document gives rise to it any more.")


@strawberry.type(description="What came of a judgement.")
class Judged:
    judgement: Judgement = field("The judgement as it stands.")
    added: int = field("How many nodes of the world came with it.")
    changed: int = field("How many changed.")
    removed: int = field("How many went.")
    actors: list[Searchable] = field("Who the two are now: one where they are the same, else two.")


@strawberry.input(description="A judgement: two names, and whether they are one.")
class JudgeInput:
    left: strawberry.ID = strawberry.field(description="The id of a mention, or of an actor: then its first mention.")
    right: strawberry.ID = strawberry.field(description="The other's.")
    verdict: Verdict = strawberry.field(description="Whether they are one.")
    reason: str | None = strawberry.field(default=None, description="Why, for those who look at it later.")
    by: str = strawberry.field(description="Who judges: a name that others know.")
