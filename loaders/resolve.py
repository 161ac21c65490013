"""Mentions to actors: who is who in one block of documents (a county's, or those of no county).

A link needs a named reason: the register, the same name and organisation, the same name in the same body, the same name
of a body with the same owner. Nothing is linked across blocks but what the register knows; similar names alone never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.lexicon import register
from schema.documents import Node
from schema.identity import digest, name_key, search_key, sort_name
from schema.nodes import Agreement, Body, Matter, Organization, Person, Post
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


def resolve(docs: Sequence[Doc], groups: Resolution | None = None) -> Resolution:
    """The actors of a block's documents. The order of `docs` doesn't matter; `groups`, where known, is taken over."""
    ordered = sorted(docs, key=lambda d: (d.date or "", d.id))
    found = groups or resolve_groups(ordered)
    _people(found, ordered)
    return found


def resolve_groups(docs: Sequence[Doc]) -> Resolution:
    """As `resolve`, of all but people: nobody else's identity depends on people."""
    found = Resolution()
    mentions: dict[MentionKind, list[tuple[Doc, MentionRecord]]] = defaultdict(list)
    for doc in sorted(docs, key=lambda d: (d.date or "", d.id)):
        for m in doc.mentions:
            mentions[m.kind].append((doc, m))
    organizations = _Names.of(m for _, m in mentions[MentionKind.ORGANIZATION])
    _organizations(found, mentions[MentionKind.ORGANIZATION], organizations)
    _bodies(found, mentions[MentionKind.BODY], organizations)
    _plain(found, mentions)
    return found


@dataclass
class _Names:
    """What the mentions of one kind tell of each key: the first name, and the first kind that says something."""

    first: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    municipalities: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, mentions: Iterable[MentionRecord]) -> _Names:
        names = cls()
        for m in mentions:
            names.first.setdefault(m.key, m.name)
            if m.actor_kind not in (None, "OTHER"):
                names.kinds.setdefault(m.key, m.actor_kind)
            if m.actor_kind == "MUNICIPALITY":
                names.municipalities.add(m.key)
        return names

    def long(self, key: str) -> str:
        """ "granvik" is "granvik kommun" where that is named too, and "granvik" nothing else."""
        long = f"{key} kommun"
        return long if key not in REGISTER and key not in self.kinds and long in self.municipalities else key


def _organization_id(county: str | None, key: str) -> str:
    row = REGISTER.get(key)
    return digest("organization", row.code) if row else digest("organization", county or "", key)


def _organizations(found: Resolution, mentions: Iterable[tuple[Doc, MentionRecord]], names: _Names) -> None:
    known: dict[str, tuple[Organization, str]] = {}
    for doc, m in mentions:
        if m.key not in known:
            known[m.key] = _organization(doc.county, m.key, names)
        found.take(m, *known[m.key])


def _organization(county: str | None, written: str, names: _Names) -> tuple[Organization, str]:
    """The organisation of a key, and the reason."""
    key = names.long(written)
    row = REGISTER.get(key)
    name = row.official if row else names.first[key]
    node = Organization(
        id=_organization_id(county, key),
        name=name,
        sort_name=name,
        search_key=search_key(name),
        name_key=name_key(name),
        kind=row.kind if row else names.kinds.get(key) or "OTHER",
        code=row.code if row else None,
        county=row.county if row else county,
    )
    if key != written:
        return node, "short_municipality_name"
    return node, "register" if row else _same_name(county)


def _same_name(county: str | None) -> str:
    return "same_name_same_county" if county else "same_name"


def _bodies(found: Resolution, mentions: Sequence[tuple[Doc, MentionRecord]], organizations: _Names) -> None:
    """A body is its name, its county and, for a board or committee, its owner: there are many Kommunstyrelsen."""
    names = _Names.of(m for _, m in mentions)
    whole = _abbreviated(m for _, m in mentions)
    for doc, m in mentions:
        key = whole.get(m.key, m.key)
        kind = m.actor_kind if key == m.key else names.kinds.get(key)
        owner = _organization_id(doc.county, organizations.long(m.owner)) if m.owner else None
        owned = owner if kind in ("BOARD", "COMMITTEE") else None
        name = m.name if key == m.key else names.first.get(key, m.name)
        body = Body(
            id=digest("body", doc.county or "", key, owned or ""),
            name=name,
            sort_name=name,
            search_key=search_key(name),
            name_key=name_key(name),
            kind=names.kinds.get(key) or "OTHER",
            county=doc.county,
        )
        if key != m.key:
            reason = "abbreviation_defined_in_text"
        elif owned:
            reason = "same_name_same_owner"
        else:
            reason = _same_name(doc.county)
        found.take(m, body, reason)
        if owned:
            found.owner_of[body.id] = owned


def _abbreviated(mentions: Iterable[MentionRecord]) -> dict[str, str]:
    """Keys of abbreviations that texts set behind a body's name, with that name's key; only where all agree."""
    found: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if m.whole and m.whole != m.key:
            found[m.key].add(m.whole)
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _plain(found: Resolution, mentions: Mapping[MentionKind, Sequence[tuple[Doc, MentionRecord]]]) -> None:
    for doc, m in mentions[MentionKind.POST]:
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
    first: dict[tuple[MentionKind, str], MentionRecord] = {}
    for kind in (MentionKind.MATTER, MentionKind.AGREEMENT):
        for doc, m in mentions[kind]:
            named = first.setdefault((kind, m.key), m)
            actor: Node = _matter(doc, named) if kind == MentionKind.MATTER else _agreement(doc, named)
            found.take(m, actor, _reason(m, doc.county))


def _matter(doc: Doc, m: MentionRecord) -> Matter:
    return Matter(
        id=digest("matter", doc.county or "", m.key), title=m.name, search_key=search_key(m.name), diary_number=m.name
    )


def _agreement(doc: Doc, m: MentionRecord) -> Agreement:
    return Agreement(
        id=digest("agreement", doc.county or "", m.key),
        name=m.name,
        sort_name=m.name,
        search_key=search_key(m.name),
        name_key=name_key(m.name),
        kind="",
        county=doc.county,
    )


def _reason(m: MentionRecord, county: str | None) -> str:
    """Why a matter or agreement is one with others under its key; behind " @" a key says whose it is."""
    if m.kind == MentionKind.MATTER:
        return "same_diary_number"
    return "same_words_same_owner" if " @" in m.key else "same_words_same_county" if county else "same_words"


def _people(found: Resolution, docs: Sequence[Doc]) -> None:
    """Same full name and same organisation, or same full name in the same body; never a name alone.

    Who sits in a board is of the organisation that owns it.
    """
    mentions = [(d, m) for d in docs for m in d.mentions if m.kind == MentionKind.PERSON]
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
