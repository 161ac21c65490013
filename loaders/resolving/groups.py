"""Whoever is found by name alone: a mention denotes whom its name denotes, unless people judged otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.judging import Judgements
from loaders.resolving.clusters import Clusters
from loaders.resolving.state import Doc, Resolution, order
from schema.documents import Node
from schema.identity import digest, name_key, search_key
from schema.nodes import Body, Organization
from schema.statements import MentionRecord

Pairs = Sequence[tuple[Doc, MentionRecord]]
"""Mentions of one kind with their documents, in the order of the documents' days."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention, whom its name denotes, and why."""

    doc: Doc
    mention: MentionRecord
    actor: Node
    reason: str

    @property
    def order(self) -> tuple[str, str, str]:
        return *order(self.doc), self.mention.id


def settle(found: Resolution, named: Sequence[Named], judged: Judgements) -> None:
    """Enter whom mentions denote: by name, and by what people judged of some of them."""
    bases: dict[str, list[Named]] = defaultdict(list)
    for n in named:
        bases[n.actor.id].append(n)
    touched = {n.actor.id for n in named if n.mention.id in judged.of} if judged else set()
    found.by_name |= {n.mention.id: (n.actor.id, n.reason) for n in named}
    for n in named:
        if n.actor.id not in touched:
            found.take(n.mention, n.actor, n.reason)
    _by_judgements(found, {base: bases[base] for base in sorted(touched)}, judged)


def _by_judgements(found: Resolution, bases: dict[str, list[Named]], judged: Judgements) -> None:
    clusters = Clusters((n.mention.id for members in bases.values() for n in members), judged)
    joined = {base for base, members in bases.items() if clusters.tie([n.mention.id for n in members], "")}
    groups: dict[str, list[Named]] = defaultdict(list)
    for members in bases.values():
        for n in members:
            groups[clusters.root(n.mention.id)].append(n)
    for group in groups.values():
        group.sort(key=lambda n: n.order)
        actor = _actor(group, joined)
        found.named |= {n.actor.id: actor.id for n in group if n.actor.id in joined}
        for n in group:
            if judgement := clusters.judged.get(n.mention.id):
                found.take(n.mention, actor, "judged_same", judgement)
            else:
                found.take(n.mention, actor, n.reason if n.actor.id in joined else "judged_different")


def _actor(group: Sequence[Named], joined: Iterable[str]) -> Node:
    """One of the register, else of the first mention whose name still counts; the first mention's alone otherwise."""
    by_name = [n.actor for n in group if n.actor.id in joined]
    if not by_name:
        return _alone(group)
    registered = [a for a in by_name if getattr(a, "code", None)]
    actor = (registered or by_name)[0]
    if getattr(actor, "kind", None) != "OTHER":
        return actor
    kinds: Any = (getattr(n.actor, "kind", None) for n in group)
    told: dict[str, Any] = {"kind": next((k for k in kinds if k != "OTHER"), "OTHER")}
    return replace(actor, **told)


def _alone(group: Sequence[Named]) -> Node:
    """Somebody whose name tells nothing, since others have it: only their own mentions do."""
    first = group[0]
    changed: dict[str, Any] = {"id": digest("apart", first.actor.id, first.mention.id)}
    if isinstance(first.actor, Body | Organization):
        name = first.mention.name
        changed |= {"name": name, "sort_name": name, "search_key": search_key(name), "name_key": name_key(name)}
        kinds = (n.mention.actor_kind for n in group)
        changed["kind"] = next((k for k in kinds if k not in (None, "OTHER")), "OTHER")
    if isinstance(first.actor, Organization):
        changed["code"] = None
    return replace(first.actor, **changed)


@dataclass
class Names:
    """What the mentions of one kind in one county tell of each key: the first name, and the first kind told."""

    first: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    municipalities: set[str] = field(default_factory=set)

    @classmethod
    def by_county(cls, pairs: Pairs) -> dict[str | None, Names]:
        told: dict[str | None, Names] = defaultdict(cls)
        for doc, m in pairs:
            names = told[doc.county]
            names.first.setdefault(m.key, m.name)
            if m.actor_kind not in (None, "OTHER"):
                names.kinds.setdefault(m.key, m.actor_kind)
            if m.actor_kind == "MUNICIPALITY":
                names.municipalities.add(m.key)
        return told


def same_name(doc: Doc, key: str) -> str:
    """The reason for a name in a document's county; behind " @" its key says whose a word is that others use too."""
    _, _, whose = key.partition(" @")
    if whose:
        return "same_document" if whose == doc.id else "same_word_same_source"
    return "same_name_same_county" if doc.county else "same_name"
