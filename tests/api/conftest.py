"""The invented world of `world`, on both engines."""

from __future__ import annotations

import pytest

from queries.graph import Graph
from tests.api import world


@pytest.fixture(scope="module")
def filled(module_graph: Graph) -> Graph:
    """A graph with the world in it; tests only ask."""
    world.write(module_graph)
    return module_graph
