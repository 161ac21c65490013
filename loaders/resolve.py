"""Mentions to actors: who is who in one block of documents (a county's, or those of no county).

A link needs a named reason: the register, the same name and organisation, the same name in the same body, the same name
of a body with the same owner. Nothing is linked across blocks but what the register knows; similar names alone never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.lexicon import Registered, register
from schema.identity import digest, name_key, search_key, sort_name
from schema.nodes import Agreement, Body, Matter, Node, Organization, Person, Post
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord


@dataclass(frozen=True)
class Doc:
    """What derive needs of a document: its id, day and block (county), mentions and statements."""

    id: str
    date: str | None
    county: str | None
    mentions: tuple[MentionRecord, ...]
    statements: tuple[StatementRecord, ...]


@dataclass
class Resolution:
    """Actors by mention id, with the reason of each link."""

    actor_of: dict[str, str] = field(default_factory=dict)
    reason_of: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Node] = field(default_factory=dict)
    owner_of: dict[str, str] = field(default_factory=dict)  # body -> organisation

    def take(self, mention: MentionRecord, actor: Node, reason: str) -> None:
        self.actors.setdefault(actor.id, actor)
        self.actor_of[mention.id] = actor.id
        self.reason_of[mention.id] = reason


REGISTER = {name_key(row.official): row for row in register()}


def resolve(docs: Sequence[Doc]) -> Resolution:
    """The actors of a block's documents. The order of `docs` doesn't matter."""
    found = Resolution()
    ordered = sorted(docs, key=lambda d: (d.date or "", d.id))
    _organizations(found, ordered)
    _bodies(found, ordered)
    _plain(found, ordered)
    _people(found, ordered)
    return found


def _of_kind(docs: Iterable[Doc], kind: MentionKind) -> list[tuple[Doc, MentionRecord]]:
    return [(d, m) for d in docs for m in d.mentions if m.kind == kind]


def _organizations(found: Resolution, docs: Sequence[Doc]) -> None:
    mentions = _of_kind(docs, MentionKind.ORGANIZATION)
    municipalities = {m.key for _, m in mentions if m.actor_kind == "MUNICIPALITY"}
    kinds = {m.key: m.actor_kind for _, m in reversed(mentions) if m.actor_kind not in (None, "OTHER")}
    for doc, m in mentions:
        if row := REGISTER.get(m.key):
            found.take(m, _registered(row), "register")
            continue
        key = m.key
        reason = "same_name_same_county" if doc.county else "same_name"
        if f"{m.key} kommun" in municipalities and kinds.get(m.key) is None:
            key, reason = f"{m.key} kommun", "short_municipality_name"
        name = m.name if key == m.key else next(x.name for _, x in mentions if x.key == key)
        found.take(
            m,
            Organization(
                id=digest("organization", doc.county or "", key),
                name=name,
                sort_name=name,
                search_key=search_key(name),
                name_key=name_key(name),
                kind=kinds.get(key) or "OTHER",
                county=doc.county,
            ),
            reason,
        )


def _registered(row: Registered) -> Organization:
    return Organization(
        id=digest("organization", row.code),
        name=row.official,
        sort_name=row.official,
        search_key=search_key(row.official),
        name_key=name_key(row.official),
        kind=row.kind,
        code=row.code,
        county=row.county,
    )


def _bodies(found: Resolution, docs: Sequence[Doc]) -> None:
    """A body is its name, its county and, for a board or committee, its owner: there are many Kommunstyrelsen."""
    owners = {
        d.id: owner for d in docs for s in d.statements if s.kind == StatementKind.MEETING and (owner := s.one("owner"))
    }
    mentions = _of_kind(docs, MentionKind.BODY)
    kinds = {m.key: m.actor_kind for _, m in reversed(mentions) if m.actor_kind not in (None, "OTHER")}
    whole = _abbreviated(docs)
    for doc, mention in mentions:
        m = whole.get(mention.key, mention)
        owner = found.actor_of.get(owners[doc.id]) if doc.id in owners else None
        owned = owner if m.actor_kind in ("BOARD", "COMMITTEE") else None
        body = Body(
            id=digest("body", doc.county or "", m.key, owned or ""),
            name=m.name,
            sort_name=m.name,
            search_key=search_key(m.name),
            name_key=name_key(m.name),
            kind=kinds.get(m.key) or "OTHER",
            county=doc.county,
        )
        if m is not mention:
            reason = "abbreviation_defined_in_text"
        elif owned:
            reason = "same_name_same_owner"
        else:
            reason = "same_name_same_county" if doc.county else "same_name"
        found.take(mention, body, reason)
        if owned:
            found.owner_of[body.id] = owned


def _abbreviated(docs: Sequence[Doc]) -> dict[str, MentionRecord]:
    """Keys of abbreviations that a text sets behind its body's name, with the mention of the whole name."""
    found: dict[str, MentionRecord] = {}
    unsure: set[str] = set()
    for doc in docs:
        by_id = {m.id: m for m in doc.mentions}
        for s in doc.statements:
            body, alias = s.one("body"), s.one("alias")
            if s.kind == StatementKind.MEETING and body and alias:
                known = found.setdefault(by_id[alias].key, by_id[body])
                if known.key != by_id[body].key:
                    unsure.add(by_id[alias].key)
    return {key: m for key, m in found.items() if key not in unsure}


def _plain(found: Resolution, docs: Sequence[Doc]) -> None:
    for doc, m in _of_kind(docs, MentionKind.POST):
        found.take(
            m,
            Post(
                id=digest("post", doc.county or doc.id, m.key),
                name=m.name,
                sort_name=m.name,
                search_key=search_key(m.name),
                name_key=name_key(m.name),
                county=doc.county,
            ),
            "same_name_same_county" if doc.county else "same_document",
        )
    for doc, m in _of_kind(docs, MentionKind.MATTER):
        found.take(
            m,
            Matter(
                id=digest("matter", doc.county or doc.id, m.key),
                title=m.name,
                search_key=search_key(m.name),
                diary_number=m.name,
            ),
            "same_diary_number",
        )
    for doc, m in _of_kind(docs, MentionKind.AGREEMENT):
        found.take(
            m,
            Agreement(
                id=digest("agreement", doc.county or doc.id, m.key),
                name=m.name,
                sort_name=m.name,
                search_key=search_key(m.name),
                name_key=name_key(m.name),
                kind="",
                county=doc.county,
            ),
            "same_name_same_county" if doc.county else "same_document",
        )


def _people(found: Resolution, docs: Sequence[Doc]) -> None:
    """Same full name and same organisation, or same full name in the same body; never a name alone.

    Who sits in a board is of the organisation that owns it.
    """
    mentions = _of_kind(docs, MentionKind.PERSON)
    ties: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    by_id = {m.id: (d, m) for d, m in mentions}
    for doc in docs:
        for s in doc.statements:
            if s.kind not in (StatementKind.ROSTER_ROW, StatementKind.ELECTION) or not (person := s.one("person")):
                continue
            key = by_id[person][1].key
            for role, reason in (("organization", "same_name_same_organization"), ("body", "same_name_same_body")):
                for other in s.all(role):
                    if actor := found.actor_of.get(other):
                        ties[(key, actor, reason)].append(person)
                        if owner := found.owner_of.get(actor):
                            ties[(key, owner, "same_name_same_organization")].append(person)
    parent = {m.id: m.id for _, m in mentions}
    reasons: dict[str, str] = {}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for (_, _, reason), same in sorted(ties.items()):
        for a, b in pairwise(same):
            if a != b:
                reasons.setdefault(a, reason)
                reasons.setdefault(b, reason)
                parent[root(b)] = root(a)
    clusters: dict[str, list[tuple[Doc, MentionRecord]]] = defaultdict(list)
    for doc, m in mentions:
        clusters[root(m.id)].append((doc, m))
    for members in clusters.values():
        doc, first = min(members, key=lambda pair: (pair[0].date or "", pair[0].id, pair[1].id))
        person_ = Person(
            id=digest("person", first.id),
            name=first.name,
            sort_name=sort_name(first.name),
            search_key=search_key(first.name),
            name_key=name_key(first.name),
            county=doc.county,
        )
        for _, m in members:
            found.take(m, person_, reasons.get(m.id, "same_document"))
