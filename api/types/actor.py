"""Who can act: people, organisations, bodies and posts."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.fields import AGREED, AS_OF, EVER, FIELD, FIRST, MIN_SCORE, OVERDUE, STATUS, field
from api.types.node import Searchable


@strawberry.interface(
    description="Who can hold a mandate, decide or be asked about: a person, organisation, body or post."
)
class Actor(Searchable):
    county: str | None = field("The county (län) that the texts place it in.")
    evidence: list[refs.Evidence] = field("The words that name it, in all documents.", FIELD, FIRST)
    judgements: list[refs.Judgement] = field("What people judged of its mentions, revoked ones too, the latest first.")
    mentions: list[refs.Mention] = field("As what it is named, document by document, and why that is it.", FIRST)
    merged_because: list[refs.MergedBecause] = field(
        "Why what the documents name is one: each mention with its named reason.", FIRST
    )
    candidates: list[refs.Candidate] = field(
        "Those that it may be one with, the likeliest first; without those that people have judged.", FIRST, MIN_SCORE
    )
    mandates: list[refs.Mandate] = field("The mandates that it holds on the day.", AS_OF, STATUS, OVERDUE, FIRST)
    mandates_given: list[refs.Mandate] = field("The mandates that it has given.", AS_OF, STATUS, OVERDUE, FIRST)
    agreements_owned: list[refs.Agreement] = field("The agreements that it keeps.", AS_OF, AGREED, FIRST)
    funding: list[refs.Funding] = field("The money that it gets.", FIRST)
    links: list[refs.StructureLink] = field(
        "How it hangs together with others, and what becomes of it, as far as texts say by the day.", AS_OF, EVER, FIRST
    )
    linked_from: list[refs.StructureLink] = field(
        "How others hang together with it, as far as texts say by the day.", AS_OF, EVER, FIRST
    )
    issues: list[refs.Issue] = field("Contradictions and doubts about it.", FIRST)
