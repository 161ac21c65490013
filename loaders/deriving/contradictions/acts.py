"""Dates and amounts that can't be as a text says."""

from __future__ import annotations

from loaders.deriving.contradictions.index import Index
from loaders.lexicon import words
from schema.documents import Node
from schema.nodes import Agreement, Funding, Mandate, Membership, StructureLink, Term
from schema.period import day_after, first_day, last_day
from schema.statements import StatementKind

BEGINS = frozenset({"GIVEN", "PROPOSED"})
"""Statuses of a task that begins now; what is reported, done or planned may have been due before."""
IN_FORCE = frozenset({"IN_FORCE", "UNDER_REVISION"})
OVER = frozenset({"EXPIRED", "REPLACED"})
PERIODS: dict[StatementKind, type[Node]] = {
    StatementKind.ELECTION: Membership,
    StatementKind.AGREEMENT: Agreement,
    StatementKind.TERM: Term,
    StatementKind.LINK: StructureLink,
}
"""Statements that say from when to when something is valid, and the facts that rest on them."""


def due_before_given(x: Index) -> None:
    """A task has its last day before the day of the text in which somebody gives it.

    Where nobody is said to give it, it may have been given before, and be shown only.
    """
    for s in x.said(StatementKind.MANDATE):
        due, given = s.get("due"), s.get("date")
        if due and given and s.one("given_by") and s.get("status") in BEGINS and last_day(due) < first_day(given):
            for mandate in x.facts(s, Mandate):
                if mandate.given_on != given:
                    continue  # given before, and told again
                x.d.issue(
                    "DUE_BEFORE_GIVEN",
                    (s.id,),
                    about=[mandate.id],
                    according_to=[s.id],
                    since=given,
                    given=given,
                    due=due,
                )


def ends_before_it_begins(x: Index) -> None:
    """A seat, agreement or term is valid to a day before the one that it is valid from.

    Not the very day before: there an older period ends, and a new one begins.
    """
    for s in x.said(*PERIODS):
        begins, ends = s.get("valid_from"), s.get("valid_to")
        if begins and ends and day_after(last_day(ends)) < first_day(begins):
            for fact in x.facts(s, PERIODS[s.kind]):
                x.d.issue(
                    "ENDS_BEFORE_IT_BEGINS",
                    (s.id,),
                    about=[fact.id],
                    according_to=[s.id],
                    since=s.get("date"),
                    begins=begins,
                    ends=ends,
                )


def agreements_ended(x: Index) -> None:
    """An agreement that was in force has passed its end, and no text prolongs it or names one that replaces it.

    Plans and programmes are for a time, and nothing is missing when it is over.
    """
    made_anew = tuple(words()["issues"]["made_anew"])
    for agreement in x.all(Agreement):
        end = agreement.valid_to_last
        if not end or agreement.kind.endswith(made_anew) or x.by(agreement.id, "SUPERSEDES", Agreement):
            continue
        before = [status for day, status in zip(agreement.status_from, agreement.status, strict=True) if day <= end]
        if (before and before[-1] not in IN_FORCE) or (agreement.status and agreement.status[-1] in OVER):
            continue
        if before or not agreement.status:
            told = [s for s in x.told(agreement.id) if s.kind == StatementKind.AGREEMENT]
            x.d.issue(
                "AGREEMENT_ENDED",
                (agreement.id,),
                about=[agreement.id],
                according_to=[s.id for s in told if s.get("valid_to") == agreement.valid_to][:1],
                since=day_after(end),
                ends=agreement.valid_to or end,
            )


def sums(x: Index) -> None:
    """A row of sums isn't what the rows that it sums up make."""
    amounts = {(s.document, s.ordinal): s for s in x.said(StatementKind.FUNDING)}
    for s in amounts.values():
        parts = [part for n in s.get("parts") or () if (part := amounts.get((s.document, int(n))))]
        told, made = s.get("amount"), sum(part.get("amount") or 0 for part in parts)
        if len(parts) < len(s.get("parts") or ()) or not parts or told is None or told == made:
            continue
        x.d.issue(
            "SUM_MISMATCH",
            (s.id,),
            about=[fact.id for each in (s, *parts) for fact in x.facts(each, Funding)],
            according_to=[s.id, *(part.id for part in parts)],
            since=s.get("date"),
            told=f"{told:.0f}",
            parts=f"{made:.0f}",
            difference=f"{told - made:+.0f}",
        )
