"""Statuses as of a day, on both engines, against the words of the design on random tasks and agreements.

The words: "the last status whose status_from <= d, then computed: overdue (last day due < d, not reported or done),
expired (valid_to < d). A draft's or proposal's dates never put it in force."
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from queries import moments
from queries.graph import Graph

DAYS = ("2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2024-06-30", "2024-07-01")
TASK = ("PROPOSED", "PLANNED", "GIVEN", "ONGOING", "REPORTED", "DONE", "POSTPONED", "REPLACED", "WITHDRAWN")
BINDS = ("DRAFT", "PROPOSED", "IN_FORCE", "UNDER_REVISION", "REPLACED")


def random_row(rng: Random, statuses: tuple[str, ...], end: str) -> dict[str, Any]:
    days = sorted(rng.sample(DAYS, rng.randrange(4)))
    row: dict[str, Any] = {"status_from": days, "status": [rng.choice(statuses) for _ in days]}
    return row if rng.random() < 0.3 else {**row, end: rng.choice(DAYS)}


def last_status(row: dict[str, Any], day: str) -> str | None:
    told = None
    for start, status in zip(row["status_from"], row["status"], strict=True):
        if start <= day:
            told = status
    return told


def overdue(row: dict[str, Any], day: str) -> bool:
    status = last_status(row, day)
    if row["status_from"] and status is None:
        return False  # it doesn't exist yet
    over = status in ("PROPOSED", "REPORTED", "DONE", "WITHDRAWN", "REPLACED")
    return "due_last" in row and row["due_last"] < day and not over


def agreement_status(row: dict[str, Any], day: str) -> str | None:
    status = last_status(row, day)
    binds = status in ("IN_FORCE", "UNDER_REVISION")
    return "EXPIRED" if binds and "valid_to_last" in row and row["valid_to_last"] < day else status


def asked(graph: Graph, rows: list[dict[str, Any]], variable: str, day: str, *texts: str) -> list[list[Any]]:
    expressions = ", ".join(text.replace("@", "") for text in texts)
    found = graph.read(
        f"UNWIND range(0, size($rows) - 1) AS at WITH at, $rows[at] AS {variable} RETURN at, {expressions} ORDER BY at",
        rows=rows,
        day=day,
    )
    return [values for _, *values in found]


@pytest.mark.parametrize("day", DAYS)
def test_mandates(graph: Graph, day: str) -> None:
    rng = Random(f"mandates/{day}")
    rows = [random_row(rng, TASK, "due_last") for _ in range(150)]
    found = asked(graph, rows, "t", day, moments.STATUS, moments.OVERDUE)
    assert found == [[last_status(row, day), overdue(row, day)] for row in rows]
    assert day < "2024-02" or sum(overdue(row, day) for row in rows) >= 5


@pytest.mark.parametrize("day", DAYS)
def test_agreements(graph: Graph, day: str) -> None:
    rng = Random(f"agreements/{day}")
    rows = [random_row(rng, BINDS, "valid_to_last") for _ in range(150)]
    found = asked(graph, rows, "ag", day, moments.AGREEMENT_STATUS)
    assert found == [[agreement_status(row, day)] for row in rows]
    assert day < "2024-02" or sum(agreement_status(row, day) == "EXPIRED" for row in rows) >= 3
