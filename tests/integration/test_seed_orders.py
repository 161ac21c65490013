"""The real minutes, loaded in six of their orders: the same graph each time, on each engine."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from loaders.write import Writer
from queries.graph import Graph
from tests.integration.dump import dump
from tests.loaders import seeds

pytestmark = seeds.needed
ORDERS = Random("six orders").sample(sorted(permutations(("000", "001", "002", "003", "004"))), 6)
LOADED = "2024-12-01T00:00:00+00:00"
_first: dict[str, object] = {}


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_an_order_gives_the_same_graph(graph: Graph, order: tuple[str, ...]) -> None:
    writer = Writer(graph)
    for number in order:
        writer.write(seeds.records()[number], LOADED)
    found = dump(graph)
    kept = {key: found[key] for key in ("nodes", "links")}
    assert kept == _first.setdefault("graph", kept)
