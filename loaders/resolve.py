"""Mentions to actors: who is who in some documents.

A link needs a named reason: the register, the same name and organisation, the same name in the same body, the same name
of a body with the same owner; or a person's judgement, which wins over them. Nothing is linked across counties but what
the register knows and people judged; similar names alone never. The steps stand in `loaders.resolving`.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.judging import NONE, Judgements
from loaders.resolving import bodies, mandates, named, organizations, people
from loaders.resolving.groups import Pairs
from loaders.resolving.state import Doc, Resolution, order
from schema.statements import MentionKind


def resolve(docs: Sequence[Doc], judged: Judgements = NONE, groups: Resolution | None = None) -> Resolution:
    """The actors of documents. The order of `docs` doesn't matter; `groups`, where known, is taken over."""
    ordered = sorted(docs, key=order)
    found = groups or resolve_groups(ordered, judged)
    people.people(found, ordered, _pairs(ordered, MentionKind.PERSON), judged)
    return found


def resolve_groups(docs: Sequence[Doc], judged: Judgements = NONE) -> Resolution:
    """As `resolve`, of all but people: nobody else's identity depends on people."""
    found, ordered = Resolution(), sorted(docs, key=order)
    of_organizations = _pairs(ordered, MentionKind.ORGANIZATION)
    told = organizations.Organizations.of(of_organizations)
    organizations.organizations(found, of_organizations, told, judged)
    bodies.bodies(found, _pairs(ordered, MentionKind.BODY), told, judged)
    named.posts(found, _pairs(ordered, MentionKind.POST), judged)
    named.matters(found, _pairs(ordered, MentionKind.MATTER), judged)
    named.agreements(found, _pairs(ordered, MentionKind.AGREEMENT), judged)
    mandates.mandates(found, ordered, _pairs(ordered, MentionKind.MANDATE), judged)
    return found


def _pairs(docs: Sequence[Doc], kind: MentionKind) -> Pairs:
    return [(doc, m) for doc in docs for m in doc.mentions if m.kind == kind]
