"""Pairs that may be one, for a person to judge."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.enums import CandidateReason
from api.types.fields import field


@strawberry.type(description="Somebody or something that an actor may be one with; nobody has judged that yet.")
class Candidate:
    actor: refs.Actor = field("The other.")
    score: float = field("How much speaks for it, from 0 to 1. Nothing is ever merged by it.")
    reasons: list[CandidateReason] = field("What speaks for it, and what against it.")


@strawberry.type(description="Two that may be one; nobody has judged that yet.")
class CandidatePair:
    left: refs.Searchable = field("The one, an actor or agreement.")
    right: refs.Searchable = field("The other.")
    score: float = field("How much speaks for it, from 0 to 1. Nothing is ever merged by it.")
    reasons: list[CandidateReason] = field("What speaks for it, and what against it.")
