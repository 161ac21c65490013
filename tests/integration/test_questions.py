"""The questions of ../shared/questions.json, each by one GraphQL operation, on both engines.

Variables and answers are read from ../shared when the test runs, so that no real name stands in the project.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from api.schema import answer
from loaders.load import load
from queries.graph import Graph
from tests.integration.dump import dump
from tests.questions.checks import CHECKS

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("CI"), reason="../shared, with the real texts, is not here"
)


@pytest.fixture(scope="module")
def seeds(module_graph: Graph) -> Graph:
    assert load(module_graph, [SHARED / "seeds"]).exit_code == 0
    return module_graph


@pytest.mark.parametrize("number", sorted(CHECKS))
def test_question(seeds: Graph, number: int) -> None:
    asked = next(q for q in json.loads((SHARED / "questions.json").read_text("utf-8")) if q["id"] == number)
    operation = (ROOT / "tests" / "questions" / f"q{number:02}.graphql").read_text("utf-8")
    variables = {k: v for k, v in asked["variables"].items() if f"${k}" in operation}
    with seeds.counting() as statements:
        response = answer(seeds, operation, variables)
    assert "errors" not in response, response
    assert len(statements) == (2 if number in (11, 12) else 1), "one statement per root field"
    CHECKS[number](response["data"], asked["answer"])


def test_all_real_texts_load_without_error(graph: Graph) -> None:
    report = load(graph, [SHARED / "seeds", SHARED / "protocols"])
    assert [d.path for d in report.documents if d.status != "loaded"] == []
    assert len(report.documents) == 15


def test_six_orders_of_loading_the_seeds_give_one_graph(graph: Graph) -> None:
    files = sorted((SHARED / "seeds").glob("*.txt"))
    shuffler, expected = random.Random(3), None
    for _ in range(6):
        graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
        shuffler.shuffle(files)
        assert load(graph, files).exit_code == 0
        found = dump(graph)
        expected = expected or found
        assert found == expected
