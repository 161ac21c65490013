"""Agreements with what documents say of them one after another, their terms, money, and how actors hang together."""

from __future__ import annotations

from dataclasses import replace

from loaders.deriving.state import Derivation, of_kind
from loaders.resolving.state import Doc
from schema.identity import digest, search_key
from schema.nodes import Agreement, Funding, StructureLink, Term
from schema.period import first_day, last_day
from schema.statements import StatementKind, StatementRecord


def agreements(d: Derivation, doc: Doc) -> None:
    """What a document says of agreements, upon what earlier ones said: the latest stated validity counts."""
    for s in of_kind(doc, StatementKind.AGREEMENT):
        id_ = d.actor(s.one("agreement"))
        old = d.made.nodes.get(id_ or "")
        if not id_ or not isinstance(old, Agreement):
            continue
        d.made.nodes[id_] = _with(old, s)
        d.made.rest(id_, [s.id])
        for party in d.actors(s, "party"):
            if d.found.actors[party].label == "Organization":
                d.made.link(id_, "HAS_PARTY", party)
        for owner in d.actors(s, "owner"):
            d.made.link(id_, "OWNED_BY", owner)
        for older in d.actors(s, "supersedes"):
            if older != id_:
                d.made.link(id_, "SUPERSEDES", older)
        for position in s.get("items") or ():
            if item := d.item_at.get((doc.id, int(position))):
                d.made.link(id_, "IN_ITEM", item)
        if meeting := d.meeting_of.get(doc.id):
            d.made.link(id_, "IN_MEETING", meeting)
    _terms(d, doc)


def _with(old: Agreement, s: StatementRecord) -> Agreement:
    date, status = s.get("date"), s.get("status")
    starts, ends = s.get("valid_from") or old.valid_from, s.get("valid_to") or old.valid_to
    new = date and status and (not old.status or old.status[-1] != status)
    same_day = new and bool(old.status_from) and old.status_from[-1] == date
    before = (old.status_from[:-1], old.status[:-1]) if same_day else (old.status_from, old.status)
    return replace(
        old,
        kind=s.get("agreement_kind") or old.kind,
        valid_from=starts,
        valid_from_first=first_day(starts) if starts else None,
        valid_to=ends,
        valid_to_last=last_day(ends) if ends else None,
        status_from=(*before[0], date) if new else old.status_from,
        status=(*before[1], status) if new else old.status,
    )


def _terms(d: Derivation, doc: Doc) -> None:
    for s in of_kind(doc, StatementKind.TERM):
        agreement = d.actor(s.one("agreement"))
        if not agreement:
            continue
        id_ = digest("term", agreement, search_key(s.get("what")), s.get("value"), s.get("valid_from") or "")
        d.made.add(
            Term(
                id=id_,
                what=s.get("what"),
                value=s.get("value"),
                unit=s.get("unit"),
                valid_from=s.get("valid_from"),
                valid_to=s.get("valid_to"),
            )
        )
        d.made.rest(id_, [s.id])
        d.made.link(agreement, "HAS_TERM", id_)


def funding(d: Derivation, doc: Doc) -> None:
    """Amounts: each in its item, for whom, and who decides on it."""
    for s in of_kind(doc, StatementKind.FUNDING):
        item, meeting = d.place(doc, s)
        amount = s.get("amount")
        purpose = s.get("purpose")
        id_ = digest(
            "funding",
            item or meeting or doc.id,
            s.get("funding_kind"),
            search_key(purpose),
            search_key(s.get("activity") or ""),
            str(amount),
        )
        d.made.add(
            Funding(
                id=id_,
                kind=s.get("funding_kind"),
                amount=float(amount) if amount is not None else None,
                currency="SEK",
                purpose=purpose,
                search_key=search_key(f"{purpose} {s.get('activity') or ''}"),
                activity=s.get("activity"),
                decided_on=s.get("decided_on"),
                year=s.get("year"),
                date=s.get("date"),
                position=s.ordinal,
            )
        )
        d.made.rest(id_, [s.id])
        d.link_place(id_, item, meeting)
        for role, type_ in (("recipient", "FOR"), ("decided_by", "DECIDED_BY")):
            for actor in d.actors(s, role):
                d.made.link(id_, type_, actor)


def links(d: Derivation, doc: Doc) -> None:
    """How actors hang together, or what becomes of them, as one document says it."""
    for s in of_kind(doc, StatementKind.LINK):
        item, meeting = d.place(doc, s)
        source, target = d.actor(s.one("source")), d.actor(s.one("target"))
        if not source or source == target:
            continue
        id_ = digest("link", doc.id, s.get("link_kind"), source, target or "", s.get("status"))
        d.made.add(
            StructureLink(
                id=id_,
                kind=s.get("link_kind"),
                new_kind=s.get("new_kind"),
                status=s.get("status"),
                date=s.get("date"),
                valid_from=s.get("valid_from"),
                valid_to=s.get("valid_to"),
            )
        )
        d.made.rest(id_, [s.id])
        d.made.link(source, "HAS_LINK", id_)
        if target:
            d.made.link(id_, "LINKS_TO", target)
        d.link_place(id_, item, meeting)


def namings(d: Derivation, doc: Doc) -> None:
    """Which items speak of a body or group."""
    for s in of_kind(doc, StatementKind.NAMING):
        for actor in d.actors(s, "named"):
            for position in s.get("items") or ():
                if item := d.item_at.get((doc.id, int(position))):
                    d.made.link(item, "SPEAKS_OF", actor)
