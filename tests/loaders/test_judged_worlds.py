"""Whatever was judged and revoked, in whatever order: the world is that of the judgements that remain."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.affected import affected
from loaders.derive import derive
from loaders.entries import Entry, EntryKind, Side, in_force
from loaders.judgements import Judged, compare, node
from loaders.judging import Judgements
from loaders.known import Change
from loaders.resolving.state import Doc
from loaders.world import Difference, World, difference
from schema.errors import ConflictingJudgement
from tests.loaders.histories import random_document, random_judgement
from tests.loaders.known import KnownDocuments


class Sitting:
    """A log, and the world that follows it by differences alone."""

    def __init__(self, docs: list[Doc]) -> None:
        self.docs, self.log, self.world = docs, list[Entry](), derive(docs)
        self.mentions = {m.id: m for d in docs for m in d.mentions}

    @property
    def judged(self) -> Judgements:
        return Judgements(node(entry) for entry in in_force(self.log, EntryKind.JUDGEMENT))

    def judge(self, left: str, right: str, verdict: str) -> bool:
        """Whether it was taken: nothing that contradicts the others is."""
        one, other = compare(self.side(left), self.side(right))
        at = f"2026-01-01T00:00:{len(self.log):02}"
        told = {"left": one.as_dict(), "right": other.as_dict(), "verdict": verdict}
        entry = Entry.make(EntryKind.JUDGEMENT, by="Vera Holm", at=at, **told)
        try:
            Judged(self.log).add(entry)
        except ConflictingJudgement:
            return False
        self.follow(Change(judged=[node(entry)]))
        self.log.append(entry)
        return True

    def revoke(self, entry: Entry) -> None:
        self.follow(Change(revoked=[node(entry)]))
        self.log.append(Entry.make(EntryKind.REVOCATION, by="Vera Holm", revokes=entry.id))

    def side(self, id_: str) -> Side:
        m = self.mentions[id_]
        return Side(id_, m.document, m.kind, m.name_as_written)

    def follow(self, change: Change) -> None:
        known = KnownDocuments(self.docs, self.world, self.judged)
        self.world = applied(self.world, difference(*affected(known, change)))


def applied(world: World, d: Difference) -> World:
    gone = {n.id for n in d.removed}
    nodes = {i: n for i, n in world.nodes.items() if i not in gone} | {n.id: n for n in (*d.added, *d.changed)}
    return World(nodes, (world.edges - set(d.unlinked)) | set(d.linked))


def equal(one: World, other: World) -> bool:
    return one.nodes == other.nodes and one.edges == other.edges


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 8))
def test_any_sequence_gives_the_world_of_what_remains(seed: int, steps: int) -> None:
    rng = Random(seed)
    docs = [random_document(rng, number) for number in range(rng.randrange(2, 6))]
    sitting = Sitting(docs)
    before = sitting.world
    for number in range(steps):
        standing = in_force(sitting.log, EntryKind.JUDGEMENT)
        if standing and rng.random() < 0.4:
            sitting.revoke(rng.choice(standing))
        elif found := random_judgement(rng, docs, number):
            sitting.judge(found.left, found.right, found.verdict)
    remaining = sitting.judged
    assert equal(sitting.world, derive(docs, remaining))
    for entry in reversed(in_force(sitting.log, EntryKind.JUDGEMENT)):
        sitting.revoke(entry)
    assert equal(sitting.world, before), "all taken back is as nothing said"


@pytest.mark.parametrize("seed", range(12))
def test_merge_then_undo_is_the_identity(seed: int) -> None:
    rng = Random(seed)
    docs = [random_document(rng, number) for number in range(4)]
    sitting = Sitting(docs)
    before = sitting.world
    found = next(each for _ in range(100) if (each := random_judgement(rng, docs, 0)))
    assert sitting.judge(found.left, found.right, "SAME")
    actors = {e.source: e.target for e in sitting.world.edges if e.type == "DENOTES"}
    assert actors[found.left] == actors[found.right], "they are one now"
    sitting.revoke(sitting.log[0])
    assert equal(sitting.world, before)
