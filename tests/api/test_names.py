"""How names are resolved, and what is said of one that fits nothing or more than one."""

from __future__ import annotations

import pytest

from queries.graph import Graph
from queries.names import Asked, Candidate
from schema.errors import UsageError
from tests.api.world import COUNCIL, data, error

BODY = "query ($n: String!) { body(name: $n) { id } }"
PERSON = "query ($n: String!) { person(name: $n) { id } }"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("council", "council"),  # its id
        (COUNCIL, "council"),  # as it is called
        ("RÅDET  för VÅRD och omsorg", "council"),  # whatever the case and spacing
        ("Radet for vard och omsorg", "council"),  # without diacritics
        ("Rådets vård omsorg", "council"),  # without function words, with a genitive s
        ("vårdrådet", "council"),  # as a document calls it
        ("omsorg rådet", "council"),  # all its words
        ("omsor", "council"),  # the beginning of a word, while only one body has it
        ("Kommunstyrelsen, Granviks kommun", "board-granvik"),
        ("Kommunstyrelsen (Sunds kommun)", "board-sund"),
        ("Kommunstyrelsen (Sund)", "board-sund"),
        ("styrelsen, Granvik", "board-granvik"),  # as a document calls it, and whose
        (f"{COUNCIL} (Ekmarks län)", "council"),
        (f"{COUNCIL}, Ekmark", "council"),
    ],
)
def test_a_body_by_name(filled: Graph, name: str, id_: str) -> None:
    assert data(filled, BODY, n=name)["body"] == {"id": id_}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Bo Lind", "bo"),
        ("lind bo", "bo"),
        ("Ström", "ivar"),
        ("Astrid Berg (Region Ekmark)", "astrid"),
        ("karin-2", "karin-2"),
    ],
)
def test_a_person_by_name(filled: Graph, name: str, id_: str) -> None:
    assert data(filled, PERSON, n=name)["person"] == {"id": id_}


def test_more_than_one(filled: Graph) -> None:
    found = error(filled, BODY, n="Kommunstyrelsen")
    assert found["extensions"]["code"] == "AMBIGUOUS_NAME" and found["path"] == ["body"]
    assert found["extensions"]["candidates"] == [
        {"id": "board-granvik", "name": "Kommunstyrelsen", "type": "Body", "of": "Granviks kommun"},
        {"id": "board-sund", "name": "Kommunstyrelsen", "type": "Body", "of": "Sunds kommun"},
    ]
    assert "Kommunstyrelsen (Sunds kommun)" in found["message"]
    assert [c["id"] for c in error(filled, PERSON, n="Karin Öberg")["extensions"]["candidates"]] == [
        "karin-1",
        "karin-2",
    ]
    assert error(filled, BODY, n="styrelsen")["extensions"]["code"] == "AMBIGUOUS_NAME"


def test_a_candidate_can_be_asked_for(filled: Graph) -> None:
    for candidate in error(filled, BODY, n="Kommunstyrelsen")["extensions"]["candidates"]:
        assert data(filled, BODY, n=f"{candidate['name']} ({candidate['of']})")["body"] == {"id": candidate["id"]}


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Rådet för vårt omsorg", "council"), ("Kommunstyreslen", "board-granvik"), ("Bo Lind", None), ("Xyz", None)],
)
def test_none(filled: Graph, name: str, nearest: str | None) -> None:
    found = error(filled, BODY, n=name)
    assert found["extensions"]["code"] == "NOT_FOUND"
    candidates = [candidate["id"] for candidate in found["extensions"]["candidates"]]
    assert candidates[:1] == ([nearest] if nearest else [])


def test_the_wrong_place_is_no_match(filled: Graph) -> None:
    assert error(filled, BODY, n="Kommunstyrelsen, Norrvalla kommun")["extensions"]["code"] == "NOT_FOUND"
    assert error(filled, BODY, n=f"{COUNCIL} (Nordmarks län)")["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("name", ["", "   ", "?!"])
def test_an_empty_name(filled: Graph, name: str) -> None:
    assert error(filled, BODY, n=name)["extensions"]["code"] == "BAD_USER_INPUT"


def test_the_name_at_fault_is_said(filled: Graph) -> None:
    text = '{ attendance(body: "council", date: "2024-03-01", onBehalfOf: "Ingenstans kommun") { meeting { id } } }'
    assert error(filled, text)["message"].startswith("onBehalfOf 'Ingenstans kommun' fits no organisation")


def test_no_meeting_on_the_day(filled: Graph) -> None:
    found = error(filled, '{ attendance(body: "council", date: "2024-03-03") { meeting { id } } }')
    assert found["extensions"]["code"] == "NOT_FOUND"
    assert [c["id"] for c in found["extensions"]["candidates"]] == ["march", "may-10", "may-20"]
    assert found["extensions"]["candidates"][0]["name"] == "2024-03-01/2024-03-02"


def test_several_meetings_on_the_day(filled: Graph) -> None:
    found = error(filled, '{ uncoveredOrganizations(body: "council", date: "2024-05") { meeting { id } } }')
    assert found["extensions"]["code"] == "AMBIGUOUS_NAME"
    assert {c["id"] for c in found["extensions"]["candidates"]} == {"may-10", "may-20"}
    text = """{ attendedAll(meetings: [{body: "council", date: "2024-03-01"}, {body: "council", date:
        "2024-04"}]) { people { id } } }"""
    assert "has no meeting on 2024-04" in error(filled, text)["message"]


def test_a_document_that_is_not_there(filled: Graph) -> None:
    found = error(filled, '{ document(name: "Protokollet april") { id } }')
    assert found["extensions"]["code"] == "NOT_FOUND" and found["extensions"]["candidates"][0]["id"] == "doc"


def test_what_is_asked_of_the_graph() -> None:
    assert Asked("body", "Kommunstyrelsen, Granviks kommun", "Body").parameters()["tries"] == [
        {
            "key": "kommunstyrelsen granviks kommun", "loose": "kommunstyrelsen granvik kommun",
            "words": ["kommunstyrelsen", "granvik", "kommun"], "of": [],
        },
        {
            "key": "kommunstyrelsen", "loose": "kommunstyrelsen", "words": ["kommunstyrelsen"],
            "of": ["granvik", "kommun"],
        },
    ]  # fmt: skip
    with pytest.raises(UsageError):
        Asked("body", "...", "Body")
    assert str(Candidate("x", "Kommunstyrelsen", "Body", "Sund")) == "Kommunstyrelsen (Sund)"
