"""What was decided, and which tasks were given."""

from __future__ import annotations

from loaders.deriving.state import Derivation, of_kind
from loaders.resolve import Doc
from schema.identity import digest, search_key
from schema.nodes import Decision, Mandate
from schema.period import first_day, last_day
from schema.statements import StatementKind


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
                position=s.ordinal,
            )
        )
        d.made.rest(id_, [s.id])
        d.link_place(id_, item, meeting)
        if actor := d.actor(s.one("decided_by")):
            d.made.link(id_, "DECIDED_BY", actor)


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
        if giver := d.actor(s.one("given_by")):
            d.made.link(id_, "GIVEN_BY", giver)
