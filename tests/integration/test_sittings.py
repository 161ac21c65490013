"""Who sits on a day, by the API, is what the definition in plain words says: random histories on both engines."""

from __future__ import annotations

from random import Random

import pytest

from loaders.write import Writer
from queries.graph import Graph
from tests.api.world import data
from tests.integration.test_histories import record
from tests.loaders.definition import Told
from tests.loaders.sittings import BODIES, DAYS, random_history

COUNTIES = ("Ekmarks län", "Norrmarks län", "Sunnanlän")
SAMPLED = (*DAYS[1::2], "2022-12-30", "2023-05-05", "2024-03-02", "2031-01-01")
SEATS = "{ role basis person { name } }"


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("seed", range(3))
def test_as_of_by_the_api_is_the_definition(
    histories: tuple[Graph, list[dict[str, Told]]], seed: int, body: str
) -> None:
    graph, told = histories
    asked = "\n".join(
        f'd{n}: whoSitsIn(body: "{body} ({COUNTIES[seed]})", asOf: "{day}") {{ seats {SEATS} lastSeen {SEATS} }}'
        for n, day in enumerate(SAMPLED)
    )
    answers = data(graph, f"{{ {asked} }}")
    tale = told[seed][body]
    named = {s for each in tale.listings for s in each.seats} | {e.seat for e in tale.elections}
    for n, day in enumerate(SAMPLED):
        found = answers[f"d{n}"]
        assert not any(seat["basis"] == "LAST_SEEN" for seat in found["seats"])
        rows = [((s["person"]["name"], s["role"]), s["basis"]) for s in (*found["seats"], *found["lastSeen"])]
        assert len(rows) == len(dict(rows))
        assert dict(rows) == {seat: b for seat in named if (b := tale.basis(seat, day))}, day


@pytest.fixture(scope="module")
def histories(module_graph: Graph) -> tuple[Graph, list[dict[str, Told]]]:
    """A history in each county, its documents written one by one."""
    told = []
    writer = Writer(module_graph)
    for seed, county in enumerate(COUNTIES):
        docs, tales = random_history(Random(f"live/{seed}"), county)
        for doc in docs:
            writer.write(record(doc), "2026-01-01T00:00:00+00:00")
        told.append(tales)
    return module_graph, told
