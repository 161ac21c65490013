"""Who the mentions denote, whose a body is, which unit belongs to which organisation, and who has which title."""

from __future__ import annotations

from collections import defaultdict

from loaders.deriving.state import Derivation, of_kind
from loaders.resolving.state import Doc
from schema.identity import digest, search_key
from schema.nodes import Agreement, Body, Organization, Person, Position, Post
from schema.similarity import near_keys
from schema.statements import MentionKind, MentionRecord, StatementKind


def actors(d: Derivation) -> None:
    """The actors that are resolved, with the reason of each link, and the owners of bodies."""
    for mention, actor in d.found.actor_of.items():
        d.made.add(d.found.actors[actor])
        why = {"reason": d.found.reason_of[mention]}
        if judgement := d.found.judgement_of.get(mention):
            why["judgement"] = judgement
        d.made.link(mention, "DENOTES", actor, **why)
    for body, owner in d.found.owner_of.items():
        d.made.link(body, "OWNED_BY", owner)


def near(d: Derivation) -> None:
    """The keys under which actors and agreements meet those that they may be one with."""
    names: dict[str, dict[str, bool]] = defaultdict(dict)  # actor -> name -> whether only scans have it
    for doc in d.docs:
        for m in doc.mentions:
            if (actor := d.actor(m.id)) and not _of_another(doc, m):
                names[actor][m.name] = names[actor].get(m.name, True) and m.scanned
    for id_, written in names.items():
        node = d.found.actors[id_]
        if not isinstance(node, Person | Organization | Body | Post | Agreement):
            continue
        known = [node.name] if isinstance(node, Organization) and node.code else written
        keys = {key: name for name in sorted(known, reverse=True) for key in near_keys(node.label, name, node.county)}
        for key, name in keys.items():
            told: dict[str, str | int] = {"scanned": 1} if written.get(name) else {}
            d.made.link(id_, "NEAR", key, name=name, **told)


def _of_another(doc: Doc, m: MentionRecord) -> bool:
    """Whether a name is a word that each organisation or body has its own of: it tells nothing of who may be one."""
    _, _, whose = m.key.partition(" @")
    kinds = (MentionKind.ORGANIZATION, MentionKind.POST, MentionKind.BODY)
    return bool(whose) and m.kind in kinds and not (m.kind == MentionKind.BODY and whose == doc.id)


def units(d: Derivation, doc: Doc) -> None:
    """A unit named beside an organisation is a part of it."""
    for s in of_kind(doc, StatementKind.ROSTER_ROW):
        unit, whole = d.actor(s.one("unit")), d.actor(s.one("organization"))
        if unit and whole and unit != whole:
            d.made.link(unit, "PART_OF", whole)


def positions(d: Derivation, doc: Doc) -> None:
    """A person's title at the lowest unit named, from the first day that it was read to the last."""
    for s in of_kind(doc, StatementKind.ROSTER_ROW):
        person, title = d.actor(s.one("person")), s.get("title")
        at = d.actor(s.one("unit")) or d.actor(s.one("organization"))
        if not person or not title:
            continue
        id_ = digest("position", person, search_key(title), at or "")
        old, date = d.made.nodes.get(id_), s.get("date")
        days = sorted(filter(None, (date, *((old.first_seen, old.last_seen) if isinstance(old, Position) else ()))))
        d.made.nodes[id_] = Position(
            id=id_,
            title=old.title if isinstance(old, Position) else title,
            first_seen=days[0] if days else None,
            last_seen=days[-1] if days else None,
        )
        d.made.rest(id_, [s.id])
        d.made.link(person, "HAS_POSITION", id_)
        if at:
            d.made.link(id_, "AT", at)
