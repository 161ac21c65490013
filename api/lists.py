"""The root fields that give lists by pages. Each names the file of queries/read/ that finds what it lists."""

from __future__ import annotations

from typing import Annotated

import strawberry

from api import reading
from api.arguments import After, AsOf, First, given, root, span, values
from api.reading import Info, day, word_list
from api.types import inputs
from api.types.agreement import Agreement
from api.types.body import Body
from api.types.candidate import CandidatePair
from api.types.correction import Correction
from api.types.decision import Decision
from api.types.document import Document
from api.types.enums import CandidateKind
from api.types.funding import Funding
from api.types.issue import Issue
from api.types.judgement import Judgement
from api.types.mandate import Mandate
from api.types.meeting import Meeting
from api.types.organization import Organization
from api.types.pages import Connection
from api.types.person import Person
from api.types.structure_link import StructureLink
from queries.answers import Question
from queries.candidates import LEAST
from schema.identity import search_key
from schema.issues import codes_of
from schema.period import first_day, last_day

_ONLY = strawberry.argument(description="Only those of which all of this holds.")
PersonBy = Annotated[inputs.PersonFilter | None, _ONLY]
BodyBy = Annotated[inputs.BodyFilter | None, _ONLY]
OrganizationBy = Annotated[inputs.OrganizationFilter | None, _ONLY]
MeetingBy = Annotated[inputs.MeetingFilter | None, _ONLY]
MandateBy = Annotated[inputs.MandateFilter | None, _ONLY]
DecisionBy = Annotated[inputs.DecisionFilter | None, _ONLY]
AgreementBy = Annotated[inputs.AgreementFilter | None, _ONLY]
FundingBy = Annotated[inputs.FundingFilter | None, _ONLY]
StructureBy = Annotated[inputs.StructureFilter | None, _ONLY]
IssueBy = Annotated[inputs.IssueFilter | None, _ONLY]
DocumentBy = Annotated[inputs.DocumentFilter | None, _ONLY]


@strawberry.type(description="The lists.")
class Lists:
    @root("People, by name.")
    async def people(
        self,
        info: Info,
        filter: PersonBy = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Person] | None:
        wanted = filter or inputs.PersonFilter()
        parameters = {"words": word_list(wanted.name), "county": wanted.county, "as_of": day(info, as_of)}
        return await reading.page(
            info, Connection[Person], Question("people", parameters), "@n.sort_name", first, after
        )

    @root("Bodies, by name.")
    async def bodies(
        self,
        info: Info,
        filter: BodyBy = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Body] | None:
        wanted = filter or inputs.BodyFilter()
        parameters = {
            "words": word_list(wanted.name),
            "kind": values(wanted.kind),
            "county": wanted.county,
            "as_of": day(info, as_of),
        }
        asked = given("owner", wanted.owner, "Organization")
        return await reading.page(
            info, Connection[Body], Question("bodies", parameters, asked), "@n.sort_name", first, after
        )

    @root("Organisations, by name.")
    async def organizations(
        self,
        info: Info,
        filter: OrganizationBy = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Organization] | None:
        wanted = filter or inputs.OrganizationFilter()
        parameters = {
            "words": word_list(wanted.name),
            "kind": values(wanted.kind),
            "code": wanted.code,
            "county": wanted.county,
            "as_of": day(info, as_of),
        }
        return await reading.page(
            info, Connection[Organization], Question("organizations", parameters), "@n.sort_name", first, after
        )

    @root("Meetings, the latest first.")
    async def meetings(
        self, info: Info, filter: MeetingBy = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Meeting] | None:
        wanted = filter or inputs.MeetingFilter()
        parameters = {
            **span(wanted.from_, wanted.to),
            "status": values(wanted.status),
            "as_of": day(info, as_of),
        }
        question = Question("meetings", parameters, given("body", wanted.body, "Body"))
        return await reading.page(
            info, Connection[Meeting], question, "coalesce(@n.start_date, '')", first, after, falling=True
        )

    @root("Mandates as of a day; the next due first, those without a due day last.")
    async def mandates(
        self,
        info: Info,
        filter: MandateBy = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Mandate] | None:
        wanted = filter or inputs.MandateFilter()
        parameters = {
            "words": word_list(wanted.text),
            "status": values(wanted.status),
            "overdue": wanted.overdue,
            "due_before": first_day(wanted.due_before) if wanted.due_before else None,
            "due_from": first_day(wanted.due_from) if wanted.due_from else None,
            "due_within": [first_day(wanted.due_on), last_day(wanted.due_on)] if wanted.due_on else None,
            "holder": 0 if wanted.holder is not None else None,
            "forum": int(wanted.holder is not None) if wanted.forum is not None else None,
            "as_of": day(info, as_of),
        }
        asked = (*given("holder", wanted.holder, "Actor"), *given("forum", wanted.forum, "Body"))
        question = Question("mandates", parameters, asked)
        return await reading.page(info, Connection[Mandate], question, "coalesce(@n.due_last, '9999')", first, after)

    @root("Decisions, the latest first.")
    async def decisions(
        self, info: Info, filter: DecisionBy = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Decision] | None:
        wanted = filter or inputs.DecisionFilter()
        parameters = {
            "words": word_list(wanted.text),
            "kind": values(wanted.kind),
            "status": values(wanted.status),
            **span(wanted.from_, wanted.to),
            "as_of": day(info, as_of),
        }
        question = Question("decisions", parameters, given("by", wanted.by, "Actor"))
        return await reading.page(
            info, Connection[Decision], question, "coalesce(@n.date, '')", first, after, falling=True
        )

    @root("Agreements as of a day, by name.")
    async def agreements(
        self,
        info: Info,
        filter: AgreementBy = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Agreement] | None:
        wanted = filter or inputs.AgreementFilter()
        parameters = {
            "words": word_list(wanted.name),
            "kind": wanted.kind,
            "status": values(wanted.status),
            "county": wanted.county,
            "ends_before": first_day(wanted.ends_before) if wanted.ends_before else None,
            "as_of": day(info, as_of),
        }
        question = Question("agreements", parameters, given("party", wanted.party, "Organization"))
        return await reading.page(info, Connection[Agreement], question, "@n.sort_name", first, after)

    @root("Amounts of money, the latest minutes first.")
    async def funding(
        self, info: Info, filter: FundingBy = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Funding] | None:
        wanted = filter or inputs.FundingFilter()
        parameters = {
            "words": word_list(wanted.text),
            "kind": values(wanted.kind),
            "year": wanted.year,
            **span(wanted.from_, wanted.to),
            "as_of": day(info, as_of),
        }
        question = Question("fundings", parameters, given("recipient", wanted.recipient, "Actor"))
        return await reading.page(
            info, Connection[Funding], question, "coalesce(@n.date, '')", first, after, falling=True
        )

    @root("How actors hang together and what becomes of them, as far as texts say by a day; the latest minutes first.")
    async def structure_links(
        self, info: Info, filter: StructureBy = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[StructureLink] | None:
        wanted = filter or inputs.StructureFilter()
        parameters = {
            "kind": values(wanted.kind),
            "status": values(wanted.status),
            "ever": bool(wanted.ever),
            **span(wanted.from_, wanted.to),
            "as_of": day(info, as_of),
        }
        question = Question("structure_links", parameters, given("actor", wanted.actor, "Actor"))
        return await reading.page(
            info, Connection[StructureLink], question, "coalesce(@n.date, '')", first, after, falling=True
        )

    @root("Documents, the latest first.")
    async def documents(
        self, info: Info, filter: DocumentBy = None, first: First = 20, after: After = None, as_of: AsOf = None
    ) -> Connection[Document] | None:
        wanted = filter or inputs.DocumentFilter()
        parameters = {
            "words": word_list(wanted.title),
            "kind": values(wanted.kind),
            "county": wanted.county,
            **span(wanted.from_, wanted.to),
            "as_of": day(info, as_of),
        }
        question = Question("documents", parameters)
        return await reading.page(
            info, Connection[Document], question, "coalesce(@n.date, '')", first, after, falling=True
        )

    @root(
        "Pairs that may be one and that nobody has judged, the likeliest first: never of two counties, never merged by "
        "their score. Two statements, since no database orders by how alike names are."
    )
    async def candidate_pairs(
        self,
        info: Info,
        kind: Annotated[
            CandidateKind | None, strawberry.argument(description="Only pairs of this kind; without it, of all.")
        ] = None,
        county: Annotated[str | None, strawberry.argument(description="Only those of this county (län).")] = None,
        first: First = 20,
        after: After = None,
        min_score: Annotated[float, strawberry.argument(description="Only those with at least this score.")] = LEAST,
    ) -> Connection[CandidatePair] | None:
        labels = [each.value.capitalize() for each in ([kind] if kind else CandidateKind)]
        return await reading.page_of_pairs(info, Connection[CandidatePair], labels, county, min_score, first, after)

    @root("Contradictions, gaps and doubts that have begun by a day and that nobody has dismissed, the latest first.")
    async def issues(
        self,
        info: Info,
        filter: IssueBy = None,
        first: First = 20,
        after: After = None,
        as_of: AsOf = None,
    ) -> Connection[Issue] | None:
        wanted = filter or inputs.IssueFilter()
        parameters = {
            "code": codes_of(wanted.code),
            "severity": values(wanted.severity),
            "document": wanted.document,
            "title": search_key(wanted.document) if wanted.document else None,
            "concerns": wanted.concerns,
            "dismissed": wanted.dismissed,
            "as_of": day(info, as_of),
        }
        question = Question("issues", parameters, given("body", wanted.body, "Body"))
        return await reading.page(
            info, Connection[Issue], question, "coalesce(@n.since, '')", first, after, falling=True
        )

    @root("What people judged of who is who, the latest first.")
    async def judgements(
        self,
        info: Info,
        in_force: Annotated[
            bool | None, strawberry.argument(description="Those that count (true), or that were revoked (false).")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[Judgement] | None:
        question = Question("judgements", {"in_force": in_force, "as_of": info.context.today})
        return await reading.page(info, Connection[Judgement], question, "@n.at", first, after, falling=True)

    @root("What people corrected of what documents are read to say, the latest first.")
    async def corrections(
        self,
        info: Info,
        document: Annotated[strawberry.ID | None, strawberry.argument(description="Only of the document.")] = None,
        in_force: Annotated[
            bool | None, strawberry.argument(description="Those that count (true), or that were revoked (false).")
        ] = None,
        first: First = 20,
        after: After = None,
    ) -> Connection[Correction] | None:
        parameters = {"document": document, "in_force": in_force, "as_of": info.context.today}
        question = Question("corrections", parameters)
        return await reading.page(info, Connection[Correction], question, "@n.at", first, after, falling=True)
