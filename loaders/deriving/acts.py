"""What was decided, which tasks were given, and what people stood for."""

from __future__ import annotations

from loaders.deriving.state import Derivation, of_kind
from loaders.resolving.state import Doc
from schema.identity import digest, search_key
from schema.nodes import Decision, Mandate, Stance
from schema.period import first_day, last_day
from schema.statements import StatementKind

STEPS = ("PLANNED", "DONE", "REPLACED", "POSTPONED")
"""A task about an agreement that stands so is a step on the agreement's way."""


def decisions(d: Derivation, doc: Doc) -> None:
    """The decisions of a document, in their items, with who decided."""
    for s in of_kind(doc, StatementKind.DECISION):
        item, meeting = d.place(doc, s)
        id_ = digest("decision", item or meeting or doc.id, search_key(s.get("text")))
        d.made.add(
            Decision(
                id=id_,
                text=s.get("text"),
                search_key=search_key(s.get("text")),
                kind=s.get("decision_kind"),
                status=s.get("status"),
                date=s.get("date"),
                effective_from=s.get("effective_from"),
                votes_for=s.get("votes_for"),
                votes_against=s.get("votes_against"),
                votes_abstained=s.get("votes_abstained"),
                position=s.ordinal,
            )
        )
        d.decision_at[(doc.id, s.ordinal)] = id_
        d.made.rest(id_, [s.id])
        d.link_place(id_, item, meeting)
        for role, type_ in (("decided_by", "DECIDED_BY"), ("proposed_to", "PROPOSED_TO")):
            for actor in d.actors(s, role):
                d.made.link(id_, type_, actor)


def mandates(d: Derivation, doc: Doc) -> None:
    """The tasks of a document: who holds them, who gave them, when they are due."""
    for s in of_kind(doc, StatementKind.MANDATE):
        item, meeting = d.place(doc, s)
        id_ = digest("mandate", item or meeting or doc.id, search_key(s.get("task")))
        due, date = s.get("due"), s.get("date")
        d.made.add(
            Mandate(
                id=id_,
                task=s.get("task"),
                search_key=search_key(s.get("task")),
                due=due,
                due_first=first_day(due) if due else None,
                due_last=last_day(due) if due else None,
                due_precision=s.get("due_precision"),
                condition=s.get("condition"),
                given_on=date,
                status_from=(date,) if date else (),
                status=(s.get("status"),) if date else (),
                position=s.ordinal,
            )
        )
        d.made.rest(id_, [s.id])
        d.link_place(id_, item, meeting)
        for holder in d.actors(s, "holder"):
            d.made.link(id_, "HELD_BY", holder)
        for giver in d.actors(s, "given_by"):
            d.made.link(id_, "GIVEN_BY", giver)
        for forum in d.actors(s, "reports_back_to"):
            if d.found.actors[forum].label == "Body":
                d.made.link(id_, "REPORTS_BACK_TO", forum)
        for agreement in d.actors(s, "concerns"):
            d.made.link(id_, "CONCERNS", agreement)
            if s.get("status") in STEPS:
                d.made.link(agreement, "HAS_STEP", id_, position=s.ordinal)


def stances(d: Derivation, doc: Doc) -> None:
    """What people stood for, on a decision or else on the item."""
    for s in of_kind(doc, StatementKind.STANCE):
        item, meeting = d.place(doc, s)
        person = d.actor(s.one("person"))
        if not person:
            continue
        at = s.get("decision")
        decision = d.decision_at.get((doc.id, at)) if at is not None else None
        on, text = decision or item, s.get("text")
        id_ = digest("stance", on or meeting or doc.id, person, s.get("stance_kind"), search_key(text or ""))
        d.made.add(Stance(id=id_, kind=s.get("stance_kind"), text=text, date=s.get("date"), position=s.ordinal))
        d.made.rest(id_, [s.id])
        d.made.link(person, "HAS_STANCE", id_)
        if on:
            d.made.link(id_, "ON", on)
        if meeting:
            d.made.link(id_, "IN_MEETING", meeting)
