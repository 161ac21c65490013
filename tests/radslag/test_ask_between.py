"""`radslag ask diff` and `radslag ask timeline`: what they print, in both languages, and how they fail."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from queries.graph import Graph
from radslag import ask, words
from schema.errors import NotFound, UsageError
from tests.api import changes

SPRING = {"from": "2024-01-10", "to": "2024-05-01"}


@pytest.fixture(scope="module")
def changed(module_graph: Graph) -> Graph:
    changes.write(module_graph)
    return module_graph


def shown(graph: Graph, question: str, lang: words.Lang = "sv", **variables: Any) -> list[str]:
    """The lines of the answer, with single spaces."""
    out = io.StringIO()
    ask.show(graph, question, variables, lang=lang, console=Console(file=out, width=240))
    return [" ".join(line.split()) for line in out.getvalue().splitlines()]


def test_differences_of_a_body(changed: Graph) -> None:
    lines = shown(changed, "diff", **SPRING, body="culture")
    assert lines[0] == "Skillnader 2024-01-10 – 2024-05-01, Kulturrådet"
    for line in (
        "tillkommen Cilla Dal ledamot (i fullständig lista från 2024-04-10)",
        "avgången Bror Bo ledamot (i fullständig lista från 2024-01-10 till 2024-04-09)",
        "ändrad David Ek ledamot (i fullständig lista från 2024-01-10 till 2024-04-09) vice ordförande (angivet från",
        "ändrad Eva Fors ledamot för Granby kommun (i fullständig lista från 2024-01-10) ledamot för Lundby kommun",
        "osäker Fia Gren ledamot (i lista från 2024-01-10 till 2024-01-10) ledamot (senast i lista från 2024-01-10",
        "försenat Skriva t-plan Bror Bo 2024-03-31 givet",
        "givet Skriva t-text Cilla Dal 2024-12-31 givet",
        "Avtal om ag-art föreslagen → gäller",
    ):
        assert any(each.startswith(line) for each in lines), (line, lines)
    assert any("Protokoll 2024-04-10, rad" in line and "”Cilla Dal spring”" in line for line in lines)


def test_differences_of_all_bodies_name_the_body_and_in_english(changed: Graph) -> None:
    lines = shown(changed, "diff", "en", **SPRING)
    assert lines[0] == "Differences 2024-01-10 – 2024-05-01"
    assert any(line.startswith("unsure Gun Holm Idrottsrådet chair (roster from 2024-04-10)") for line in lines), lines
    assert any(line.startswith("overdue Skriva t-plan") for line in lines)
    assert any(line.startswith("Avtal om ag-art proposed → in force") for line in lines)


def test_nothing_differs(changed: Graph) -> None:
    days = {"from": "2024-08-01", "to": "2024-08-02", "body": "culture"}
    assert shown(changed, "diff", **days)[1] == "Inget som är känt skiljer dagarna åt."
    assert shown(changed, "diff", "en", **days)[1] == "Nothing that is known differs between the days."


def test_a_timeline(changed: Graph) -> None:
    lines = shown(changed, "timeline", actor="bror")
    assert lines[0] == "Händelser för Bror Bo"
    for line in (
        "2024-01-10 uppdrag givet Skriva t-plan, givet",
        "2024-01-10 plats börjar ledamot, Kulturrådet i fullständig lista",
        "2024-04-09 plats upphör ledamot, Kulturrådet i fullständig lista",
        "2024-07-10 uppdrag avslutat Skriva t-plan, återrapporterat",
    ):
        assert any(each.startswith(line) for each in lines), (line, lines)
    body = shown(changed, "timeline", "en", actor="culture")
    assert any("seat began chair, Anna Ask roster" in line for line in body), body
    assert any("2024-04-10 link Kulturrådet → Idrottsrådet: reports to (decided)" in line for line in body), body
    assert any("2024-01-10 meeting Kulturrådet, held" in line for line in body)
    assert any("absent Kulturrådet, member" in line for line in shown(changed, "timeline", "en", actor="eva"))
    assert any("title enhetschef" in line for line in shown(changed, "timeline", "en", actor="anna"))


def test_a_timeline_without_events_and_one_that_is_cut(changed: Graph) -> None:
    days = {"from": "2030", "to": "2031"}
    assert shown(changed, "timeline", actor="bror", **days)[1] == "Inga händelser med dag är kända."
    lines = shown(changed, "timeline", actor="culture", first=2)
    assert lines[-1].startswith("… och ") and lines[-1].endswith(" till; fråga om färre dagar.")


@pytest.mark.parametrize("question", ["diff", "timeline"])
def test_json(changed: Graph, question: str, capsys: pytest.CaptureFixture[str]) -> None:
    variables = {**SPRING, "body": "culture"} if question == "diff" else {"actor": "culture"}
    found = ask.show(changed, question, variables, as_json=True)
    assert json.loads(capsys.readouterr().out) == found


def test_what_can_not_be_answered_says_why(changed: Graph) -> None:
    with pytest.raises(UsageError, match="2024-05-31"):
        ask.ask(changed, "diff", {"from": "2024-05", "to": "2024-04"})
    with pytest.raises(UsageError, match="i våras"):
        ask.ask(changed, "diff", {"from": "i våras", "to": "2024-04"})
    with pytest.raises(NotFound):
        ask.ask(changed, "diff", {"from": "2024", "to": "2025", "body": "Teaterrådet"})
    with pytest.raises(NotFound):
        ask.ask(changed, "timeline", {"actor": "Nina Inge"})


def test_the_commands_say_what_they_take() -> None:
    for command, words_ in (("diff", ("FROM", "TO", "--body")), ("timeline", ("actor", "--from", "--to"))):
        told = CliRunner().invoke(ask.app, [command, "--help"], env={"COLUMNS": "120", "NO_COLOR": "1"}).output
        assert all(word in told for word in words_), told
    assert CliRunner().invoke(ask.app, ["diff", "2024-01-01"]).exit_code == 2
