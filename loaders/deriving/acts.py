"""What was decided, and what people stood for."""

from __future__ import annotations

from loaders.deriving.state import Derivation, of_kind
from loaders.resolving.state import Doc
from schema.identity import digest, search_key
from schema.nodes import Decision, Stance
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
