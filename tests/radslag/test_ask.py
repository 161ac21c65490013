"""`radslag ask`, `query` and `serve`: what they print, in both languages, and how they fail."""

from __future__ import annotations

import io
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from queries.graph import Graph
from radslag import ask, query, serve, tables, words
from schema.errors import AmbiguousName, NotFound, PortTaken, ServeError, UsageError
from tests.api import world


@pytest.fixture(scope="module")
def filled(module_graph: Graph) -> Graph:
    world.write(module_graph)
    return module_graph


QUESTIONS = {
    "who-sits-in": {"body": "council", "asOf": "2024-03-01"},
    "seats-of": {"person": "disa", "asOf": "2024-06-01"},
    "mandates-of": {"holder": "bo", "asOf": "2024-05-01"},
    "agreement": {"name": "vård i hemmet överenskommelse", "asOf": "2024-05-01"},
    "attendance": {"body": "council", "date": "2024-03-01"},
    "uncovered": {"body": "council", "date": "2024-03-01"},
    "diff": {"from": "2023-06-01", "to": "2024-06-01", "body": "council"},
    "timeline": {"actor": "bo"},
}


def shown(graph: Graph, question: str, lang: words.Lang = "sv", **variables: Any) -> str:
    out = io.StringIO()
    console = Console(file=out, width=200)
    ask.show(graph, question, variables or QUESTIONS[question], lang=lang, console=console)
    return out.getvalue()


@pytest.mark.parametrize(
    ("question", "lang", "words_"),
    [
        (
            "who-sits-in",
            "sv",
            (
                "Ledamöter i Rådet för vård och omsorg (Region Ekmark), per 2024-03-01",
                "ordförande",
                "i fullständig lista från 2024-03-01",
                "Protokoll mars, rad 3: ”Ordförande” ”Astrid Berg”",
                "(vakant)",
                "Sunds kommun",
            ),
        ),
        (
            "who-sits-in",
            "en",
            ("Who sits in", "as of 2024-03-01", "chair", "roster from 2024-03-01", "line 3", "(vacant)"),
        ),
        ("seats-of", "sv", ("Platser för Disa Ek", "Ingen är känd", "Senast sedda", "ersättare", "till 2024-03-01")),
        (
            "mandates-of",
            "sv",
            (
                "Skriva en plan",
                "2024-04",
                "givet, försenat",
                "Rådet för vård och omsorg",
                "rad 10: ”skriva en plan” ”april 2024”",
            ),
        ),
        ("mandates-of", "en", ("Mandates of Bo Lind", "given, overdue")),
        (
            "agreement",
            "sv",
            (
                "Överenskommelse om vård i hemmet (överenskommelse)",
                "gäller",
                "2024-02 – 2024-05",
                "Granviks kommun, Region Ekmark",
                "väntetid 3,0 dagar",
                "Vägen till beslut",
                "planerat",
            ),
        ),
        ("agreement", "en", ("Replaces", "The way to a decision", "Decides")),
        (
            "attendance",
            "sv",
            (
                "2024-03-01/2024-03-02",
                "närvarande",
                "frånvarande",
                "delvis närvarande (dag 2)",
                "tjänsteperson",
                "Hedda Moe",
            ),
        ),
        ("attendance", "en", ("Attendance at", "present", "absent", "official")),
        ("uncovered", "sv", ("Organisationer utan någon närvarande", "Norrvalla kommun", "Sunds kommun", "kommun")),
    ],
)
def test_tables(filled: Graph, question: str, lang: words.Lang, words_: tuple[str, ...]) -> None:
    text = shown(filled, question, lang)
    for word in words_:
        assert word in text, text


def test_empty_answers_say_why(filled: Graph) -> None:
    assert "Ingen lista och inget val" in shown(filled, "who-sits-in", body="council", asOf="2000")
    assert "Inga uppdrag är kända" in shown(filled, "mandates-of", holder="disa")
    assert "Ingen närvaro" in shown(filled, "attendance", body="council", date="2024-05-10")
    assert "Every organisation had somebody" not in shown(filled, "uncovered", "en")


@pytest.mark.parametrize("question", QUESTIONS)
def test_json(filled: Graph, question: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = ask.show(filled, question, QUESTIONS[question], as_json=True)
    assert json.loads(capsys.readouterr().out) == found


def test_every_question_has_its_operation_and_its_table() -> None:
    operations = {file.stem for file in Path(ask.__file__).with_name("operations").glob("*.graphql")}
    asked_by_other_commands = {"judgements", "review", "issues"}
    assert set(ask.ROOTS) == operations
    assert set(tables.SHOWN) == set(QUESTIONS) == operations - asked_by_other_commands


def test_every_word_is_in_both_languages() -> None:
    assert all(swedish and english for swedish, english in words.WORDS.values())


def test_names_at_fault_become_our_errors(filled: Graph) -> None:
    with pytest.raises(AmbiguousName) as ambiguous:
        ask.ask(filled, "who-sits-in", {"body": "Kommunstyrelsen"})
    assert "Kommunstyrelsen (Sunds kommun)" in ambiguous.value.candidates
    with pytest.raises(NotFound) as unknown:
        ask.ask(filled, "who-sits-in", {"body": "Rådet för vårt omsorg"})
    assert unknown.value.exit_code == 5 and "Did you mean" in str(unknown.value)
    assert str(unknown.value).count("Did you mean") == 1
    with pytest.raises(UsageError):
        ask.ask(filled, "who-sits-in", {"body": "council", "asOf": "i fjol"})


def test_query(filled: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    text = """query ($b: String!, $d: Date, $r: [Role!], $n: Int) { whoSitsIn(body: $b, asOf: $d, roles: $r) {
        seats { person { positions(first: $n) { id } } } } }"""
    assert query.run(filled, text, ["b=council", "d=2024", 'r=["CHAIR"]', "n=1"]) == 0
    assert json.loads(capsys.readouterr().out) == {"data": {"whoSitsIn": {"seats": [{"person": {"positions": []}}]}}}
    assert query.run(filled, '{ body(name: "Kommunstyrelsen") { id } }') == 5
    assert query.run(filled, "{ nothing }") == 2
    assert query.run(filled, "{") == 2


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("s=2024", {"s": "2024"}),
        ("s=a=b", {"s": "a=b"}),
        ("n=3", {"n": 3}),
        ("l=CHAIR,MEMBER", {"l": ["CHAIR", "MEMBER"]}),
        ('l=["CHAIR"]', {"l": ["CHAIR"]}),
        ('f={"name": "x"}', {"f": {"name": "x"}}),
        ("n=null", {"n": None}),
    ],
)
def test_variables(given: str, value: dict[str, Any]) -> None:
    operation = "query ($s: String!, $n: Int, $l: [Role!], $f: PersonFilter) { __typename }"
    assert query.read_variables(operation, [given]) == value


@pytest.mark.parametrize("given", ["x=1", "s", "n=three", "f={"])
def test_wrong_variables(given: str) -> None:
    with pytest.raises(UsageError):
        query.read_variables("query ($s: String, $n: Int, $f: PersonFilter) { __typename }", [given])


def test_the_operation_comes_from_one_place(tmp_path: Path) -> None:
    file = tmp_path / "q.graphql"
    file.write_text("{ __typename }", encoding="utf-8")
    assert query.read_operation(None, file) == query.read_operation("{ __typename }", None) == "{ __typename }"
    for text, path in ((None, None), ("x", file), (None, tmp_path / "nothing")):
        with pytest.raises(UsageError):
            query.read_operation(text, path)


def test_a_port_that_is_taken() -> None:
    with serve.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as error:
            serve.listen("127.0.0.1", port)
        assert str(port) in str(error.value) and error.value.exit_code == 6
        assert serve.address("127.0.0.1", taken) == f"http://127.0.0.1:{port}/"
        assert serve.address("0.0.0.0", taken) == f"http://127.0.0.1:{port}/"


def test_an_address_that_is_not_ours() -> None:
    with pytest.raises(ServeError):
        serve.listen("203.0.113.1", 0)
    assert socket.AF_INET
