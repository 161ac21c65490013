"""Worlds of a few documents, the same in each order of them."""

from __future__ import annotations

from itertools import permutations

from loaders.derive import derive
from loaders.resolving.state import Doc
from loaders.world import World, difference
from schema.statements import DocumentRecord


def world_of(*records: DocumentRecord) -> World:
    """The world that the documents give; checked against the schema, and that their order doesn't matter."""
    docs = [Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in records]
    world = derive(docs)
    mentions = frozenset(m.id for d in docs for m in d.mentions)
    assert world.check(mentions, frozenset(s.id for d in docs for s in d.statements)) == []
    for order in permutations(docs):
        assert not difference(world, derive(order))
    return world
