"""The questions of ../shared/questions.json, each by one GraphQL operation, on both engines.

Variables and answers are read from ../shared when the test runs, so that no real name stands in the project.
"""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from api.schema import answer
from loaders.load import load
from queries.graph import Graph
from schema.identity import fold, name_key, search_key
from tests.integration.dump import dump

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
ASKED = (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 21, 22, 23)
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("CI"), reason="../shared, with the real texts, is not here"
)


def organisation(name: str) -> str:
    """As the scorer compares them: with or without kommun and its genitive s."""
    return re.sub(r" kommun$", "", fold(name)).removesuffix("s")


def names(rows: Iterable[dict[str, Any]]) -> set[str]:
    return {row["person"]["name"] for row in rows}


def behalf(row: dict[str, Any]) -> str:
    return organisation((row["onBehalfOf"] or {"name": ""})["name"])


def of_role(seats: list[dict[str, Any]], role: str) -> set[str]:
    return names(s for s in seats if s["role"] == role)


def q1(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats = data["whoSitsIn"]["seats"]
    assert of_role(seats, "CHAIR") == set(wanted["chair"]) and of_role(seats, "SECRETARY") == set(wanted["secretary"])
    assert {behalf(s) for s in seats if s["role"] == "CHAIR"} == {organisation(o) for o in wanted["chairOnBehalfOf"]}
    assert all(s["evidence"] for s in seats)


def q3(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    rows = data["attendance"]["attendances"]
    assert names(rows) == set(wanted["presentMembers"])
    assert {r["person"]["name"]: behalf(r) for r in rows} == {
        k: organisation(v) for k, v in wanted["onBehalfOf"].items()
    }


def q4(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert names(data["attendance"]["attendances"]) == set(wanted["presentSubstitutes"])


def q5(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    rows = data["attendance"]["attendances"]
    for capacity, key in (
        ("MEMBER", "absentMembers"),
        ("SUBSTITUTE", "absentSubstitutes"),
        ("OFFICIAL", "absentOfficials"),
    ):
        assert names(r for r in rows if r["capacity"] == capacity) == set(wanted[key])


def q6(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert {organisation(o["name"]) for o in data["uncoveredOrganizations"]["organizations"]} == {
        organisation(o) for o in wanted["uncovered"]
    }


def q7(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The second text is a scan: who is found must be right; those whose rows OCR kept are found."""
    found = {p["name"] for p in data["attendedAll"]["people"]}
    assert found <= set(wanted["attendedBoth"]) and len(found) >= 3


def q9(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert names(data["attendance"]["attendances"]) == set(wanted["representatives"])


def q10(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    rows = data["attendance"]["attendances"]
    assert names(rows) == set(wanted["partial"])
    parts = {r["person"]["name"]: r["part"] for r in rows}
    assert {name: parts[name] for name in wanted["part"]} == wanted["part"]


def q11(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats, meeting = data["whoSitsIn"]["seats"], data["meeting"]
    assert of_role(seats, "CHAIR") == set(wanted["chair"]) and of_role(seats, "SECRETARY") == set(wanted["secretary"])
    assert ([meeting["place"]], [meeting["startTime"]], [meeting["endTime"]]) == (
        wanted["place"],
        wanted["start"],
        wanted["end"],
    )


def q12(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert names(data["attendance"]["attendances"]) == set(wanted["absent"])
    q6(data, wanted)


def q2(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats = data["whoSitsIn"]["seats"]
    assert {role: of_role(seats, role) for role in ("CHAIR", "VICE_CHAIR", "SECRETARY")} == {
        "CHAIR": set(wanted["chair"]),
        "VICE_CHAIR": set(wanted["viceChair"]),
        "SECRETARY": set(wanted["secretary"]),
    }
    assert [s["validFrom"] for s in seats if s["role"] == "VICE_CHAIR"] == wanted["viceChairFrom"]


def q14(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    nodes = data["mandates"]["nodes"]
    assert nodes and {h["actor"]["name"] for n in nodes for h in n["holders"]} == set(wanted["holder"])
    assert {g["name"] for n in nodes for g in n["givenBy"]} == set(wanted["givenBy"])


def q15(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Each task of the gold reading is one of those found, and there are no more."""
    tasks = {
        m["id"]: search_key(m["task"])
        for file in (SHARED / "gold").glob("*.gold.json")
        for m in json.loads(file.read_text("utf-8")).get("mandates", [])
    }
    found = [search_key(m["task"]) for m in data["mandatesOf"]["mandates"]]
    assert len(found) == len(wanted["goldIds"])
    assert all(any(tasks[id_] in task for task in found) for id_ in wanted["goldIds"])


def q21(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    nodes = data["structureLinks"]["nodes"]
    gone = {n["source"]["name"] for n in nodes if n["kind"] == "DISSOLVED"}
    assert gone == set(wanted["bodiesProposedRemoved"])
    changed = {n["source"]["name"] for n in nodes if n["kind"] == "CHANGES_KIND"}
    assert changed == set(wanted["proposedToBecome"]) and all(n["evidence"] for n in nodes)


def q22(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    meeting = data["meeting"]
    amounts: dict[str, float] = {}
    for row in meeting["funding"]:
        if row["kind"] == "GRANT" and row["amount"]:
            amounts[row["purpose"]] = amounts.get(row["purpose"], 0) + row["amount"]
    assert {k: amounts.get(k) for k in wanted["amountsByPurpose"]} == wanted["amountsByPurpose"]
    assert sum(amounts[k] for k in wanted["amountsByPurpose"]) == wanted["sum"]
    posts = {a["name"] for d in meeting["decisions"] for a in d["proposedTo"] if a["__typename"] == "Post"}
    assert {fold(p) for p in posts} == {fold(p) for p in wanted["approvedBy"]}


def q23(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    agreement = data["agreement"]
    assert [s["due"] for s in agreement["steps"]] == [day for day, _ in wanted["next"]]
    for step, (_, name) in zip(agreement["steps"], wanted["next"], strict=True):
        decider = step["holders"][0]["actor"]
        assert name_key(name) in {name_key(each["name"]) for each in (decider, *decider["mentions"])}
    assert agreement["validFrom"] == wanted["inForce"] and all(s["evidence"] for s in agreement["steps"])


CHECKS: dict[int, Callable[[dict[str, Any], dict[str, Any]], None]] = {
    1: q1,
    3: q3,
    4: q4,
    5: q5,
    6: q6,
    7: q7,
    9: q9,
    10: q10,
    11: q11,
    12: q12,
    2: q2,
    14: q14,
    15: q15,
    21: q21,
    22: q22,
    23: q23,
}


@pytest.fixture(scope="module")
def seeds(module_graph: Graph) -> Graph:
    assert load(module_graph, [SHARED / "seeds"]).exit_code == 0
    return module_graph


@pytest.mark.parametrize("number", ASKED)
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
