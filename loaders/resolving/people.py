"""People: same full name and same organisation, or same full name in the same body, or a full name that is rare by the
statistics of names and told with one organisation at most; no other name alone.

Whom a register tells apart, by a number or by seats that nobody has at once, stay two; where nothing says which of them
is meant, it is neither. A name in a scan that differs only in letters that scans confuse is the only such name read
safely there.

Who sits in a board is of the organisation that owns it. Nobody is joined across counties but by a person's judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.judging import Judgements
from loaders.rarity import is_rare
from loaders.resolving.clusters import Clusters
from loaders.resolving.groups import Named, Pairs
from loaders.resolving.state import Doc, Resolution
from schema.documents import Node
from schema.identity import name_key, original_of, person_id, search_key, sort_name
from schema.nodes import Person
from schema.similarity import skeleton
from schema.statements import MentionRecord, StatementKind

TELLING = (StatementKind.ROSTER_ROW, StatementKind.ELECTION)
"""The statements that tell namesakes apart."""


class _Tie(NamedTuple):
    """Under one name in a county, as a scan may spell it, and of one organisation or body: the same person.

    A rare name is tied by itself: as it is spelt, and with no `actor`.
    """

    county: str
    key: str
    actor: str
    reason: str


def people(found: Resolution, docs: Sequence[Doc], pairs: Pairs, judged: Judgements) -> None:
    """Enter whom the mentions of people denote; organisations and bodies are entered."""
    marks = {m.id: {original_of(m.document): m.apart} for _, m in pairs if m.apart}
    clusters = Clusters((m.id for _, m in pairs), judged, marks)
    mentions = {m.id: m for _, m in pairs}
    for tie, members in sorted(_ties(found, docs, pairs).items()):
        for same, reason in _same(tie, [mentions[m] for m in members]):
            clusters.tie(same, reason)
    groups: dict[str, list[Named]] = defaultdict(list)
    for doc, m in pairs:
        groups[clusters.root(m.id)].append(Named(doc, m, _person(doc.county, m.id, m.name), ""))
    for group in groups.values():
        first = min(group, key=lambda n: n.order)
        for n in group:
            judgement = clusters.judged.get(n.mention.id)
            reason = "judged_same" if judgement else clusters.reasons.get(n.mention.id, "same_document")
            found.take(n.mention, first.actor, reason, judgement)


def _same(tie: _Tie, members: Sequence[MentionRecord]) -> Iterator[tuple[list[str], str]]:
    """Those of the same name; with them, where just one such name is read safely, those that a scan has misread."""
    safe = {m.key for m in members if not m.scanned}
    by_key: dict[str, list[MentionRecord]] = defaultdict(list)
    for m in members:
        by_key[m.key].append(m)
    for _, named in sorted(by_key.items()):
        for one in _told_apart(named) or [named]:
            yield [m.id for m in one], tie.reason
    if len(safe) == 1 and len(by_key) > 1 and not _told_apart(members):
        yield [m.id for m in members], tie.reason.replace("same_name", "misread_name")


def _told_apart(members: Sequence[MentionRecord]) -> list[list[MentionRecord]]:
    """The people of one name, where a register tells several; without those of whom nothing says which they are."""
    by_mark: dict[str, list[MentionRecord]] = defaultdict(list)
    marks: dict[str, set[str]] = defaultdict(set)
    for m in members:
        if m.apart:
            by_mark[m.apart].append(m)
            marks[original_of(m.document)].add(m.apart)
    return [by_mark[mark] for mark in sorted(by_mark)] if any(len(told) > 1 for told in marks.values()) else []


def _ties(found: Resolution, docs: Sequence[Doc], pairs: Pairs) -> dict[_Tie, list[str]]:
    mentions = {m.id: m for _, m in pairs}
    ties: dict[_Tie, list[str]] = defaultdict(list)
    beside: dict[_Tie, set[str]] = defaultdict(set)  # the organisations that a rare name is told with
    for doc in docs:
        for s in doc.statements:
            if s.kind not in TELLING or not (person := s.one("person")):
                continue
            m, county = mentions[person], doc.county or ""
            rare = _Tie(county, m.key, "", "rare_name_same_county")
            for role, reason in (("organization", "same_name_same_organization"), ("body", "same_name_same_body")):
                for other in s.all(role):
                    if actor := found.actor_of.get(other):
                        key = skeleton(m.key)
                        ties[_Tie(county, key, actor, reason)].append(person)
                        if owner := found.owner_of.get(actor):
                            ties[_Tie(county, key, owner, "same_name_same_organization")].append(person)
                        beside[rare] |= {owner} if owner else {actor} if role == "organization" else set()
            if county and not m.scanned and is_rare(m.key):
                ties[rare].append(person)
    return {tie: members for tie, members in ties.items() if len(beside.get(tie, ())) <= 1}


def _person(county: str | None, mention: str, name: str) -> Node:
    return Person(
        id=person_id(mention),
        name=name,
        sort_name=sort_name(name),
        search_key=search_key(name),
        name_key=name_key(name),
        county=county,
    )
