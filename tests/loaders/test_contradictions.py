"""Each code of an issue: the minutes of docs/issues.md raise it, with evidence, and nothing else besides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from loaders.derive import derive, nodes_of
from loaders.deriving.contradictions import CHECKS
from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.parse import read_minutes
from loaders.registers.reading import read_register
from loaders.resolving.state import Doc
from loaders.world import World
from schema.issues import DOUBTS, ISSUES, SEVERITIES
from schema.nodes import Issue
from schema.statements import DocumentRecord

TEXT = (Path(__file__).parents[2] / "docs" / "issues.md").read_text("utf-8")
BLOCK = re.compile(r"```(?:text|csv)\n(.*?)```", re.DOTALL)
EXAMPLES = {part.partition("\n")[0]: BLOCK.findall(part) for part in TEXT.split("\n## ")[1:]}
ALONE = {
    "PRESENT_AND_ABSENT",
    "SUM_MISMATCH",
    "ENDS_BEFORE_IT_BEGINS",
    "DUE_BEFORE_GIVEN",
    "MUNICIPALITY_OUTSIDE_COUNTY",
    "AGREEMENT_ENDED",
    "BODY_NOT_INTRODUCED",
    "VACANT_SEAT",
}
"""Codes of which one document is enough."""


def records(text: str, number: int) -> Iterable[DocumentRecord]:
    if text.startswith("Namn;"):
        return read_register(text.encode(), f"{number}.csv").records()
    return [extract(read_minutes(read_bytes(text.encode(), f"{number}.txt")))]


def world_of(texts: list[str]) -> World:
    docs = []
    for n, text in enumerate(texts):
        docs += [Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in records(text, n)]
    return derive(docs)


def raised(world: World) -> list[Issue]:
    return [issue for issue in nodes_of(world, "Issue") if isinstance(issue, Issue)]


def test_the_docs_have_every_code_as_the_table_has_it() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \| (.*) \|$", TEXT, re.MULTILINE)
    assert rows == [(row.code, row.severity, row.sv, row.en) for row in ISSUES.values()]
    assert {row.severity for row in ISSUES.values()} == set(SEVERITIES)
    assert EXAMPLES.keys() == {*CHECKS, "SEAT_ENDED_BY_ROSTER"}
    assert all(EXAMPLES.values())


def test_every_check_has_a_code_with_words() -> None:
    assert CHECKS.keys() <= ISSUES.keys()
    for row in ISSUES.values():
        assert bool(row.said_sv) == bool(row.said_en) == (row.code not in DOUBTS)
        assert set(re.findall(r"{(\w+)}", row.said_sv)) == set(re.findall(r"{(\w+)}", row.said_en))


def test_the_reader_doubts_nothing_without_a_code() -> None:
    files = (Path(__file__).parents[2] / "loaders").rglob("*.py")
    said = {code for f in files for code in re.findall(r'(?:doubt\(|issues\[)\s*"([A-Z_]+)"', f.read_text("utf-8"))}
    assert said >= {"NO_BODY", "TWO_MEETINGS", "HIDDEN_SLIDES"}
    assert said <= ISSUES.keys()


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_raises_its_code_alone(code: str) -> None:
    world = world_of(EXAMPLES[code])
    [issue] = raised(world)
    assert issue.code == code and issue.severity == ISSUES[code].severity
    assert issue.since and issue.message and issue.message_sv
    assert [e for e in world.edges if e.source == issue.id and e.type == "CONCERNS"]
    assert [e for e in world.edges if e.source == issue.id and e.type == "ACCORDING_TO"]


@pytest.mark.parametrize("code", [c for c in EXAMPLES if c not in ALONE])
def test_one_side_alone_raises_nothing(code: str) -> None:
    for text in EXAMPLES[code]:
        assert raised(world_of([text])) == []
