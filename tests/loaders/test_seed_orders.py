"""The real minutes in each of their 120 orders: one by one, what each can change is derived, and the world is the same.

What a document changes depends on which are there already, not on how they came: so each such step is derived once.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from loaders.affected import affected
from loaders.derive import derive
from loaders.known import Change
from loaders.resolving.state import Doc
from loaders.world import Difference, World, difference
from tests.loaders import seeds
from tests.loaders.known import KnownDocuments

pytestmark = seeds.needed
NUMBERS = ("000", "001", "002", "003", "004")


@cache
def document(number: str) -> Doc:
    r = seeds.records()[number]
    return Doc(r.id, r.date, r.county, r.mentions, r.statements)


@cache
def step(there: frozenset[str], new: str) -> Difference:
    """What a document changes when these are there."""
    docs = [document(number) for number in sorted(there)]
    return difference(*affected(KnownDocuments(docs, derive(docs)), Change([document(new)])))


def applied(world: World, change: Difference) -> World:
    gone = {n.id for n in change.removed}
    nodes = {i: n for i, n in world.nodes.items() if i not in gone}
    nodes |= {n.id: n for n in (*change.added, *change.changed)}
    return World(nodes, (world.edges - set(change.unlinked)) | set(change.linked))


@pytest.mark.parametrize("first", NUMBERS)
def test_all_orders_give_one_world(first: str) -> None:
    whole = derive([document(number) for number in NUMBERS])
    orders = [order for order in permutations(NUMBERS) if order[0] == first]
    assert len(orders) == 24
    for order in orders:
        world = World()
        for n, number in enumerate(order):
            world = applied(world, step(frozenset(order[:n]), number))
        assert world.nodes == whole.nodes and world.edges == whole.edges, order
