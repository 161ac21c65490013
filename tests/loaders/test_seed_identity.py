"""Who is one in the real minutes, by a careful reading of them: nobody too many, each for a named reason."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations

import pytest

from loaders.derive import derive
from loaders.keys.bodies import body_key
from loaders.world import World
from schema.identity import search_key
from schema.reasons import REASONS
from schema.similarity import Known, likeness, near_keys
from schema.statements import MentionKind, MentionRecord
from tests.loaders import seeds

pytestmark = seeds.needed
GOLD = seeds.identity() if (seeds.SHARED / "gold" / "identity.json").is_file() else {}


@cache
def world() -> World:
    return derive(seeds.docs())


@cache
def denoted() -> dict[str, tuple[str, str]]:
    """(actor, reason) by mention."""
    edges = [e for e in world().edges if e.type == "DENOTES"]
    return {e.source: (e.target, str(dict(e.properties)["reason"])) for e in edges}


def named(document: str, kind: MentionKind, name: str) -> list[MentionRecord]:
    """The mentions of a document that go by a name there, in the plain form, as written or in other words."""
    wanted = _keys(kind, re.sub(r"^(?:det|den) ", "", name))
    return [
        m
        for m in seeds.records()[document].mentions
        if m.kind == kind and any(wanted & _keys(kind, form) for form in (m.name, m.name_as_written, *dict(m.forms)))
    ]


def _keys(kind: MentionKind, name: str) -> set[str]:
    return {search_key(name), body_key(name)} if kind == MentionKind.BODY else {search_key(name)}


def everybody() -> dict[str, list[tuple[str, MentionRecord]]]:
    """The mentions of people by actor, each with the number of its document."""
    found: dict[str, list[tuple[str, MentionRecord]]] = defaultdict(list)
    for number, record in seeds.records().items():
        for m in record.mentions:
            if m.kind == MentionKind.PERSON:
                found[denoted()[m.id][0]].append((number, m))
    return found


def of_cluster(name: str, documents: list[str]) -> set[str]:
    """The documents in which the actor of that name's plain mention is named."""
    [first] = {denoted()[m.id][0] for number in documents[:1] for m in named(number, MentionKind.PERSON, name)}
    return {number for number, _ in everybody()[first]}


@pytest.mark.parametrize("cluster", GOLD.get("people", ()), ids=lambda c: c["name"])
def test_a_certain_person_is_one_node_for_a_reason(cluster: dict[str, list[str]]) -> None:
    assert of_cluster(str(cluster["name"]), cluster["documents"]) == set(cluster["documents"])
    for number in cluster["documents"]:
        for m in named(number, MentionKind.PERSON, str(cluster["name"])):
            reason = denoted()[m.id][1]
            assert reason in REASONS and reason != "same_document"


@pytest.mark.parametrize("cluster", GOLD.get("likely", ()), ids=lambda c: c["name"])
def test_a_likely_person_is_one_node_or_a_candidate(cluster: dict[str, list[str]]) -> None:
    """Where the damaged row gave a person at all: else there is no second node."""
    name, (clean, damaged) = str(cluster["name"]), cluster["documents"]
    if of_cluster(name, [clean]) == {clean, damaged}:
        return
    first, *_, last = search_key(name).split()
    near = [
        m
        for m in seeds.records()[damaged].mentions
        if m.kind == MentionKind.PERSON
        and likeness("Person", Known(name), Known(m.name, m.scanned)).score >= 0.25
        and (m.key.split()[0] == first or m.key.split()[-1] == last)
    ]
    county = seeds.records()[clean].county
    for m in near:
        assert near_keys("Person", name, county) & near_keys("Person", m.name, county)


@pytest.mark.parametrize("pair", GOLD.get("different", ()), ids=" and ".join)
def test_different_people_are_never_one(pair: list[str]) -> None:
    left, right = (
        {denoted()[m.id][0] for number in seeds.records() for m in named(number, MentionKind.PERSON, name)}
        for name in pair
    )
    assert not left & right and (left or right)


@pytest.mark.parametrize("body", GOLD.get("bodies", ()), ids=lambda b: b["name"])
def test_a_body_is_one_node_by_all_its_names(body: dict[str, dict[str, list[str]]]) -> None:
    found = set()
    for number, forms in body["as_written"].items():
        for form in forms:
            mentions = named(number, MentionKind.BODY, form)
            assert mentions, (number, form)
            found |= {denoted()[m.id] for m in mentions}
    assert len({actor for actor, _ in found}) == 1
    assert all(reason in REASONS for _, reason in found)


def test_nobody_of_the_gold_is_joined_with_another() -> None:
    """Pairwise precision 1.0: who is joined has one name in the gold, or, in a damaged row, is near to it."""
    certain = {search_key(c["name"]): set(c["documents"]) for c in (*GOLD["people"], *GOLD["likely"])}
    wrong = []
    for members in everybody().values():
        for (one, a), (other, b) in combinations(members, 2):
            names = [name for name in certain if {one, other} <= certain[name]]
            if not any(_is(name, a) and _is(name, b) for name in names):
                wrong.append((one, a.name, other, b.name))
    assert wrong == []


def _is(name: str, m: MentionRecord) -> bool:
    return search_key(m.name) == name or (
        m.scanned and likeness("Person", Known(name), Known(m.name, True)).score > 0.4
    )
