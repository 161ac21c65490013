"""What differs between two days, and what happened day by day, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from queries.graph import Graph
from tests.api import changes
from tests.api.world import data, error


@pytest.fixture(scope="module")
def changed(module_graph: Graph) -> Graph:
    changes.write(module_graph)
    return module_graph


DIFF = """
query ($from: Date!, $to: Date!, $body: String) {
  diff(from: $from, to: $to, body: $body) {
    from to body { id }
    seats { how person { id } body { id } before { ...Seat } after { ...Seat } }
    mandates { how mandate { id overdue } before after }
    agreements { agreement { id status } before after }
  }
}
fragment Seat on Membership { role basis heldTo onBehalfOf { id } evidence { quote } }
"""


def diff(graph: Graph, start: str, end: str, body: str | None = "culture") -> Any:
    with graph.counting() as sent:
        found = data(graph, DIFF, **{"from": start, "to": end, "body": body})["diff"]
    assert len(sent) == 1
    return found


def who(found: Any) -> list[tuple[str, str]]:
    return [(row["how"], row["person"]["id"]) for row in found["seats"]]


def tasks(found: Any) -> list[tuple[str, list[str], str | None, str | None]]:
    return [(row["mandate"]["id"], row["how"], row["before"], row["after"]) for row in found["mandates"]]


def test_who_came_left_and_changed(changed: Graph) -> None:
    found = diff(changed, "2024-01-10", "2024-05-01")
    assert found["body"] == {"id": "culture"} and (found["from"], found["to"]) == ("2024-01-10", "2024-05-01")
    assert who(found) == [
        ("CAME", "cilla"), ("CHANGED", "david"), ("CHANGED", "eva"), ("LEFT", "bror"), ("UNSURE", "fia")
    ]  # fmt: skip
    cilla, david, eva, bror, fia = found["seats"]
    assert cilla["before"] == [] and [s["basis"] for s in cilla["after"]] == ["ROSTER"]
    assert bror["after"] == [] and bror["before"] == [
        {"role": "MEMBER", "basis": "ROSTER", "heldTo": "2024-04-09", "onBehalfOf": None,
         "evidence": [{"quote": "Bror Bo winter"}]}
    ]  # fmt: skip
    assert [(s["role"], s["basis"]) for s in (*david["before"], *david["after"])] == [
        ("MEMBER", "ROSTER"), ("VICE_CHAIR", "STATED")
    ]  # fmt: skip
    assert [s["onBehalfOf"]["id"] for s in (*eva["before"], *eva["after"])] == ["granby", "lundby"]
    assert [s["basis"] for s in fia["before"]] == ["SEEN"]
    assert [(s["basis"], s["heldTo"]) for s in fia["after"]] == [("LAST_SEEN", "2024-01-10")]


def test_before_the_first_list_nobody_can_tell_who_sat(changed: Graph) -> None:
    found = diff(changed, "2023", "2024-02-01")
    assert who(found) == [("UNSURE", each) for each in ("anna", "bror", "david", "eva")]
    assert all(row["before"] == [] and row["after"] for row in found["seats"])
    elected = diff(changed, "2023", "2024-05-01")["seats"]
    assert [row["person"]["id"] for row in elected if row["how"] == "CAME"] == ["david"]  # a text states from when
    assert diff(changed, "2024-05-01", "2024-06-01")["seats"] == []


def test_all_bodies_together(changed: Graph) -> None:
    found = diff(changed, "2024-01-10", "2024-05-01", None)
    assert found["body"] is None and who(found)[0] == ("CAME", "cilla")
    assert who(found)[-2:] == [("UNSURE", "gun"), ("UNSURE", "fia")]
    assert [row[0] for row in tasks(found)] == ["t-plan", "t-game", "t-text"]
    assert [each["agreement"]["id"] for each in found["agreements"]] == ["ag-art", "ag-ball"]


def test_mandates_given_closed_and_overdue(changed: Graph) -> None:
    assert tasks(diff(changed, "2024-01-10", "2024-05-01")) == [
        ("t-plan", ["OVERDUE"], "GIVEN", "GIVEN"), ("t-text", ["GIVEN"], None, "GIVEN")
    ]  # fmt: skip
    assert tasks(diff(changed, "2024-05-01", "2024-07-10")) == [
        ("t-idea", ["GIVEN", "OVERDUE"], "PROPOSED", "GIVEN"), ("t-plan", ["CLOSED"], "GIVEN", "REPORTED")
    ]  # fmt: skip
    assert tasks(diff(changed, "2023", "2024-08-01")) == [
        ("t-idea", ["GIVEN", "OVERDUE"], None, "GIVEN"),
        ("t-plan", ["GIVEN", "CLOSED"], None, "REPORTED"),
        ("t-text", ["GIVEN"], None, "GIVEN"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2024-01-09", "2024-01-10", [("ag-art", None, "PROPOSED"), ("ag-draft", None, "DRAFT")]),
        ("2024-01-10", "2024-06-30", [("ag-art", "PROPOSED", "IN_FORCE")]),
        ("2024-06-30", "2024-07-01", [("ag-art", "IN_FORCE", "EXPIRED")]),
        ("2024-07-01", "2024-07-01", []),
    ],
)
def test_agreements_whose_status_differs(
    changed: Graph, start: str, end: str, found: list[tuple[str, str | None, str]]
) -> None:
    rows = diff(changed, start, end)["agreements"]
    assert [(row["agreement"]["id"], row["before"], row["after"]) for row in rows] == found
    assert all(row["agreement"]["status"] == row["after"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ('from: "2024-05", to: "2024-04"', "BAD_USER_INPUT", "2024-05-31"),
        ('from: "2024-05-35", to: "2024-06"', "BAD_USER_INPUT", "no day of the calendar"),
        ('from: "2024-05", to: "2024-06", body: "Teaterrådet"', "NOT_FOUND", "Teaterrådet"),
        ('from: "2024-05", to: "2024-06", body: "rådet"', "NOT_FOUND", "rådet"),
    ],
)
def test_what_can_not_be_compared_is_said(changed: Graph, arguments: str, code: str, says: str) -> None:
    found = error(changed, f"{{ diff({arguments}) {{ to }} }}")
    assert found["extensions"]["code"] == code and says in found["message"]


TIMELINE = """
query ($actor: String!, $from: Date, $to: Date, $kinds: [TimelineKind!], $first: Int! = 100) {
  timeline(actor: $actor, from: $from, to: $to, kinds: $kinds, first: $first) {
    actor { id } totalCount
    events {
      date kind basis
      seat { id basis } attendance { id status } meeting { id } mandate { id status overdue }
      agreement { id status } position { id basis } link { id inForce }
      evidence { quote document { id } }
    }
  }
}
"""
ABOUT = ("seat", "attendance", "meeting", "mandate", "agreement", "position", "link")


def timeline(graph: Graph, actor: str, **more: Any) -> Any:
    with graph.counting() as sent:
        found = data(graph, TIMELINE, actor=actor, **more)["timeline"]
    assert len(sent) == 1
    return found


def told(found: Any) -> list[tuple[str, str, str | None, str, tuple[str, ...]]]:
    """(date, kind, basis, what it is about, the quotes) of each event."""
    rows = []
    for event in found["events"]:
        (about,) = [event[key] for key in ABOUT if event[key]]
        quotes = tuple(sorted(cited["quote"] for cited in event["evidence"]))
        rows.append((event["date"], event["kind"], event["basis"], about["id"], quotes))
    return rows


def test_the_timeline_of_people(changed: Graph) -> None:
    assert told(timeline(changed, "bror")) == [
        ("2024-01-10", "MANDATE_GIVEN", None, "t-plan", ("t-plan given",)),
        ("2024-01-10", "SEAT_BEGAN", "ROSTER", "m-bror-member", ("Bror Bo winter",)),
        ("2024-03-31", "MANDATE_DUE", None, "t-plan", ("t-plan given", "t-plan reported")),
        ("2024-04-09", "SEAT_ENDED", "ROSTER", "m-bror-member", ("Ledamöter spring",)),
        ("2024-07-10", "MANDATE_CLOSED", None, "t-plan", ("t-plan reported",)),
    ]
    assert told(timeline(changed, "david")) == [
        ("2024-01-10", "SEAT_BEGAN", "ROSTER", "m-david-member", ("David Ek winter",)),
        ("2024-04-09", "SEAT_ENDED", "ROSTER", "m-david-member", ("Ledamöter spring",)),
        ("2024-04-10", "ELECTED", "STATED", "m-david-vice_chair", ("David Ek spring",)),
        ("2024-04-10", "SEAT_BEGAN", "STATED", "m-david-vice_chair", ("David Ek spring",)),
        ("2025-12-31", "SEAT_ENDED", "STATED", "m-david-vice_chair", ("David Ek spring",)),
    ]
    assert told(timeline(changed, "eva")) == [
        ("2024-01-10", "ATTENDED", None, "a-eva-winter", ("Eva Fors, present",)),
        ("2024-01-10", "SEAT_BEGAN", "ROSTER", "m-eva-member", ("Eva Fors winter",)),
        ("2024-04-10", "ABSENT", None, "a-eva-spring", ("Eva Fors, absent",)),
        ("2024-04-10", "SEAT_REPRESENTS", None, "m-eva-member", ("Eva Fors spring",)),
    ]
    assert told(timeline(changed, "fia")) == [
        ("2024-01-10", "SEAT_BEGAN", "SEEN", "m-fia-member", ("Fia Gren winter",)),
        ("2024-01-10", "SEAT_LAST_SEEN", "SEEN", "m-fia-member", ("Fia Gren winter",)),
    ]
    titles = timeline(changed, "anna", kinds=["TITLE"])
    assert told(titles) == [("2024-01-10", "TITLE", "SEEN", "p-anna", ("enhetschef anna",))]


def test_what_an_event_is_about_is_as_of_its_day(changed: Graph) -> None:
    given, due, closed = [event["mandate"] for event in timeline(changed, "bror")["events"] if event["mandate"]]
    assert (given["status"], due["status"], closed["status"]) == ("GIVEN", "GIVEN", "REPORTED")
    assert not due["overdue"]
    events = timeline(changed, "culture", kinds=["AGREEMENT_STATUS", "AGREEMENT_ENDS"])["events"]
    assert [(e["date"], e["agreement"]["id"], e["agreement"]["status"]) for e in events] == [
        ("2024-01-10", "ag-art", "PROPOSED"),
        ("2024-01-10", "ag-draft", "DRAFT"),
        ("2024-04-10", "ag-art", "IN_FORCE"),
        ("2024-06-30", "ag-art", "IN_FORCE"),
    ]


def test_the_timeline_of_bodies_and_organisations(changed: Graph) -> None:
    found = timeline(changed, "Kulturrådet")
    kinds = [event["kind"] for event in found["events"]]
    assert kinds.count("MEETING") == 3 and kinds.count("LINK") == 3 and kinds.count("SEAT_BEGAN") == 7
    assert kinds.count("MANDATE_PLANNED") == kinds.count("MANDATE_GIVEN") == 1 and found["totalCount"] == len(kinds)
    dates = [event["date"] for event in found["events"]]
    assert dates == sorted(dates) and all(event["evidence"] for event in found["events"])
    seats = timeline(changed, "granby", kinds=["SEAT_BEGAN", "LINK"])
    assert [row[3] for row in told(seats)] == ["sl-part", "m-eva-member"]
    moved = timeline(changed, "lundby")["events"]
    assert [(event["date"], event["kind"]) for event in moved] == [("2024-04-10", "SEAT_REPRESENTS")]


def test_some_of_a_timeline(changed: Graph) -> None:
    found = timeline(changed, "culture", first=2)
    assert len(found["events"]) == 2 and found["totalCount"] > 20
    spring = timeline(changed, "bror", **{"from": "2024-02", "to": "2024-04"})
    assert [event["kind"] for event in spring["events"]] == ["MANDATE_DUE", "SEAT_ENDED"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ('actor: "Nina Inge"', "NOT_FOUND"),
        ('actor: "bror", from: "2024-05", to: "2024-04"', "BAD_USER_INPUT"),
        ('actor: "bror", from: "maj"', "BAD_USER_INPUT"),
        ('actor: "bror", first: 501', "BAD_USER_INPUT"),
        ('actor: "kommun"', "AMBIGUOUS_NAME"),
    ],
)
def test_a_timeline_that_can_not_be_told(changed: Graph, arguments: str, code: str) -> None:
    found = error(changed, f"{{ timeline({arguments}) {{ totalCount }} }}")
    assert found.get("extensions", {}).get("code") == code, found


def test_who_sits_in_several_bodies_and_which_bodies_share_people(changed: Graph) -> None:
    text = """query ($d: Date, $b: [String!]) {
        interlocks(asOf: $d) { person { id } bodies seats { id basis } }
        overlap(asOf: $d, bodies: $b) { left { id } right { id } count people { id } } }"""
    assert data(changed, text, d="2024-07-09") == {"interlocks": [], "overlap": []}
    shared = [{"left": {"id": "culture"}, "right": {"id": "sport"}, "count": 1, "people": [{"id": "anna"}]}]
    for bodies in (None, ["Idrottsrådet", "culture"]):
        found = data(changed, text, d="2024-07-10", b=bodies)
        assert found["overlap"] == shared and [each["bodies"] for each in found["interlocks"]] == [2]
    (anna,) = found["interlocks"]
    assert anna["person"] == {"id": "anna"} and [each["id"] for each in anna["seats"]] == [
        "m-anna-member", "m-anna-chair"
    ]  # fmt: skip
    assert len(data(changed, '{ interlocks(asOf: "2024-05", least: 1) { bodies } }')["interlocks"]) == 5


@pytest.mark.parametrize(("bodies", "code"), [('["culture"]', "BAD_USER_INPUT"), ('["culture", "x"]', "NOT_FOUND")])
def test_bodies_that_can_not_be_compared(changed: Graph, bodies: str, code: str) -> None:
    assert error(changed, f"{{ overlap(bodies: {bodies}) {{ count }} }}")["extensions"]["code"] == code
