"""What the root fields answer about the invented world, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from queries.graph import Graph
from tests.api.world import COUNCIL, LINES, TODAY, data

SEATS = """
query ($body: String!, $asOf: Date, $roles: [Role!]) {
  whoSitsIn(body: $body, asOf: $asOf, roles: $roles) {
    asOf
    seats { id basis heldFrom heldTo }
    lastSeen { id basis heldTo }
    reason { code }
  }
}
"""


def seats(graph: Graph, as_of: str | None, **more: Any) -> Any:
    return data(graph, SEATS, body="council", asOf=as_of, **more)["whoSitsIn"]


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("day", "sitting", "last_seen", "reason"),
    [
        ("2022-12-31", [], [], "NOT_YET"),
        ("2023-01-01", ["m-bo"], [], None),
        ("2023-05-05", ["m-bo", "m-cia"], [], None),
        ("2023-05-06", ["m-bo"], ["m-cia"], None),
        ("2023-12-31", ["m-bo"], ["m-cia"], None),
        ("2024-02", [], ["m-cia"], "SEEN_EARLIER"),
        ("2024-03-01", ["m-astrid", "m-bo", "m-einar", "m-vacant", "m-disa"], [], None),
        ("2024-03-02", ["m-astrid", "m-bo", "m-einar", "m-vacant"], ["m-disa"], None),
        (None, ["m-astrid", "m-bo", "m-einar", "m-vacant"], ["m-disa"], None),
    ],
)
def test_who_sits_in_on_a_day(
    filled: Graph, day: str | None, sitting: list[str], last_seen: list[str], reason: str | None
) -> None:
    found = seats(filled, day)
    assert (ids(found["seats"]), ids(found["lastSeen"])) == (sitting, last_seen)
    assert (found["reason"] or {}).get("code") == reason


def test_basis_and_interval_are_those_of_the_day(filled: Graph) -> None:
    def bo(day: str) -> Any:
        return next(seat for seat in seats(filled, day)["seats"] if seat["id"] == "m-bo")

    assert bo("2023-06-01") == {"id": "m-bo", "basis": "STATED", "heldFrom": "2023-01-01", "heldTo": "2023-12-31"}
    assert bo("2024-06-01") == {"id": "m-bo", "basis": "ROSTER", "heldFrom": "2024-03-01", "heldTo": None}
    assert seats(filled, "2023-06-01")["lastSeen"] == [{"id": "m-cia", "basis": "LAST_SEEN", "heldTo": "2023-05-05"}]


def test_a_month_means_its_last_day_and_no_day_means_today(filled: Graph) -> None:
    assert seats(filled, "2024-02")["asOf"] == "2024-02-29"
    assert seats(filled, None)["asOf"] == TODAY


def test_roles(filled: Graph) -> None:
    assert ids(seats(filled, None, roles=["CHAIR"])["seats"]) == ["m-astrid"]
    none = seats(filled, None, roles=["SECRETARY"])
    assert none["seats"] == [] and none["reason"]["code"] == "NO_SUCH_ROLE"


def test_the_reason_in_words(filled: Graph) -> None:
    text = '{ whoSitsIn(body: "council", asOf: "2000") { reason { sv: text en: text(lang: EN) } } }'
    assert data(filled, text)["whoSitsIn"]["reason"] == {
        "sv": "Ingen lista och inget val är från den dagen eller tidigare.",
        "en": "No list or election is from that day or earlier.",
    }


def test_the_day_is_inherited_downwards_unless_given_again(filled: Graph) -> None:
    text = """{ whoSitsIn(body: "council", asOf: "2023-06-01") { seats { basis person {
        now: memberships { basis } later: memberships(asOf: "2024-06-01") { basis heldFrom }
        ever: memberships(ever: true) { intervals { from to basis } } } } } }"""
    (seat,) = data(filled, text)["whoSitsIn"]["seats"]
    assert seat["person"]["now"] == [{"basis": "STATED"}]
    assert seat["person"]["later"] == [{"basis": "ROSTER", "heldFrom": "2024-03-01"}]
    assert seat["person"]["ever"] == [
        {
            "intervals": [
                {"from": "2023-01-01", "to": "2023-12-31", "basis": "STATED"},
                {"from": "2024-03-01", "to": None, "basis": "ROSTER"},
            ]
        }
    ]


def test_a_seat_with_its_person_organisation_and_substitute(filled: Graph) -> None:
    text = """{ whoSitsIn(body: "council", asOf: "2024-03-01") { body { name kind county owner { name } }
        seats { role vacant person { name } onBehalfOf { name kind } substitutesFor { person { name } } } } }"""
    found = data(filled, text)["whoSitsIn"]
    assert found["body"] == {
        "name": COUNCIL, "kind": "COUNCIL", "county": "Ekmarks län", "owner": {"name": "Region Ekmark"}
    }  # fmt: skip
    assert found["seats"][3] == {
        "role": "MEMBER", "vacant": True, "person": None, "onBehalfOf": {"name": "Sunds kommun", "kind":
        "MUNICIPALITY"},
        "substitutesFor": None,
    }  # fmt: skip
    assert found["seats"][4]["substitutesFor"] == {"person": {"name": "Bo Lind"}}


def test_seats_of_a_person(filled: Graph) -> None:
    text = """query ($p: String!, $d: Date) { seatsOf(person: $p, asOf: $d) { seats { id body { name } }
        lastSeen { id } reason { code } } }"""
    found = data(filled, text, p="Bo Lind")["seatsOf"]
    assert found == {"seats": [{"id": "m-bo", "body": {"name": COUNCIL}}], "lastSeen": [], "reason": None}
    assert data(filled, text, p="Disa Ek")["seatsOf"]["lastSeen"] == [{"id": "m-disa"}]
    assert data(filled, text, p="Hedda Moe")["seatsOf"]["reason"] == {"code": "NO_SEATS"}
    assert data(filled, text, p="Cia Dahl")["seatsOf"]["reason"] == {"code": "ENDED"}


MANDATES = """query ($h: String!, $d: Date, $s: [MandateStatus!]) { mandatesOf(holder: $h, asOf: $d, status: $s) {
    holder { __typename name } mandates { id status overdue } } }"""


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2024-02-29", []),
        ("2024-03-01", [{"id": "t-plan", "status": "GIVEN", "overdue": False}]),
        ("2024-04-30", [{"id": "t-plan", "status": "GIVEN", "overdue": False}]),
        ("2024-05-01", [{"id": "t-plan", "status": "GIVEN", "overdue": True}]),
        ("2024-05-20", [{"id": "t-plan", "status": "REPORTED", "overdue": False}]),
    ],
)
def test_mandates_on_a_day(filled: Graph, day: str, found: list[dict[str, Any]]) -> None:
    assert data(filled, MANDATES, h="Bo Lind", d=day)["mandatesOf"] == {
        "holder": {"__typename": "Person", "name": "Bo Lind"},
        "mandates": found,
    }


def test_mandates_of_any_actor(filled: Graph) -> None:
    assert data(filled, MANDATES, h="regiondirektören")["mandatesOf"]["mandates"] == [
        {"id": "t-review", "status": "ONGOING", "overdue": True}
    ]
    board = data(filled, MANDATES, h="Kommunstyrelsen, Granviks kommun")["mandatesOf"]
    assert board["mandates"] == [{"id": "t-undated", "status": None, "overdue": False}]
    assert data(filled, MANDATES, h="bo", s=["GIVEN"])["mandatesOf"]["mandates"] == []


def test_a_mandate_with_all_around_it(filled: Graph) -> None:
    text = """{ mandate(id: "t-plan") { task due duePrecision statuses { from status } holders { part actor { id } }
        givenBy { id } reportsBackTo { id } items { id } meetings { id } matter { diaryNumber } } }"""
    assert data(filled, text)["mandate"] == {
        "task": "Skriva en plan", "due": "2024-04", "duePrecision": "month",
        "statuses": [{"from": "2024-03-01", "status": "GIVEN"}, {"from": "2024-05-20", "status": "REPORTED"}],
        "holders": [{"part": "texten", "actor": {"id": "bo"}}], "givenBy": [{"id": "council"}],
        "reportsBackTo": [{"id": "council"}], "items": [{"id": "i-1"}], "meetings": [{"id": "march"}],
        "matter": {"diaryNumber": "D 2024/17"},
    }  # fmt: skip


ATTENDANCE = """query ($d: Date!, $s: [AttendanceStatus!], $c: [Capacity!], $o: String) {
    attendance(body: "council", date: $d, status: $s, capacity: $c, onBehalfOf: $o) {
      meeting { id } attendances { id status part capacity person { id } } } }"""


@pytest.mark.parametrize("day", ["2024-03-01", "2024-03-02", "2024-03"])
def test_attendance_on_any_day_of_the_meeting(filled: Graph, day: str) -> None:
    found = data(filled, ATTENDANCE, d=day)["attendance"]
    assert found["meeting"] == {"id": "march"}
    assert ids(found["attendances"]) == ["a-astrid", "a-bo", "a-einar", "a-disa", "a-hedda"]
    assert found["attendances"][4]["part"] == "dag 2"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"s": ["ABSENT"]}, ["a-einar", "a-disa"]),
        ({"s": ["PRESENT", "PARTIAL"], "c": ["MEMBER", "OFFICIAL"]}, ["a-bo", "a-hedda"]),
        ({"o": "Granviks kommun"}, ["a-bo", "a-disa"]),
        ({"o": "Granvik"}, ["a-bo", "a-disa"]),
        ({"o": "Region Ekmark"}, ["a-astrid", "a-hedda"]),  # with its units
        ({"o": "Vårdstaben"}, ["a-hedda"]),
        ({"s": []}, []),
    ],
)
def test_attendance_by_status_capacity_and_organisation(
    filled: Graph, filters: dict[str, Any], found: list[str]
) -> None:
    assert ids(data(filled, ATTENDANCE, d="2024-03-01", **filters)["attendance"]["attendances"]) == found


def test_uncovered_organizations(filled: Graph) -> None:
    text = """query ($d: Date!) { uncoveredOrganizations(body: "council", date: $d) { meeting { id } body { id
        } organizations { id } } }"""
    found = data(filled, text, d="2024-03-01")["uncoveredOrganizations"]
    assert found["meeting"]["id"] == "march" and found["body"]["id"] == "council"
    assert ids(found["organizations"]) == ["norrvalla", "sund"]  # one absent, one with a vacant seat


def test_attended_all(filled: Graph) -> None:
    one = """{ attendedAll(meetings: [{body: "council", date: "2024-03-01"}]) { people { id } } }"""
    assert ids(data(filled, one)["attendedAll"]["people"]) == ["astrid", "bo", "hedda"]
    both = """query ($m: [MeetingOfBody!]) { attendedAll(meetings: $m) { meetings { id } people { id } } }"""
    meetings = [{"body": "council", "date": "2024-03-02"}, {"body": "Kommunstyrelsen (Granvik)", "date": "2024-03-05"}]
    found = data(filled, both, m=meetings)["attendedAll"]
    assert ids(found["meetings"]) == ["march", "board-march"] and ids(found["people"]) == ["bo"]
    bodies = '{ attendedAll(bodies: ["council", "board-granvik"], date: "2024-03") { people { id } } }'
    assert ids(data(filled, bodies)["attendedAll"]["people"]) == ["bo"]


def test_a_meeting_by_id_and_by_body_and_day(filled: Graph) -> None:
    text = """{ a: meeting(id: "march") { ...M } b: meeting(body: "council", date: "2024-03-02") { ...M } c:
    meeting(id: "x") { id } }
    fragment M on Meeting { startDate endDate place status bodies { id } items { number title headings presenters { id }
      decisions { kind decidedBy { __typename id } } matter { title } } documents { title } mandates { id }
      decisions { id } }"""
    found = data(filled, text)
    assert found["a"] == found["b"] and found["c"] is None
    assert found["a"]["items"][0] == {
        "number": "§ 1", "title": "Läget i vården", "headings": ["Väntetider"], "presenters": [{"id": "hedda"}],
        "decisions": [{"kind": "APPROVAL", "decidedBy": [{"__typename": "Body", "id": "council"}]}],
        "matter": {"title": "Vårdplanen"},
    }  # fmt: skip
    assert [item["headings"] for item in found["a"]["items"][1:]] == [[]]
    assert found["a"]["documents"] == [{"title": "Protokoll mars"}] and ids(found["a"]["mandates"]) == ["t-plan"]


def test_a_value_that_the_api_does_not_know_is_other(filled: Graph) -> None:
    assert data(filled, '{ decision(id: "d-2") { kind proposedTo { __typename } } }')["decision"] == {
        "kind": "OTHER",
        "proposedTo": [{"__typename": "Post"}],
    }


def test_evidence_of_a_fact(filled: Graph) -> None:
    text = """{ node(id: "m-astrid") { ... on Membership {
        evidence { field role quote start end line page text rule basis document { id title source } statement {
        kind } }
        only: evidence(field: "role") { quote } } } }"""
    found = data(filled, text)["node"]
    assert [cited["quote"] for cited in found["evidence"]] == ["Ordförande", "Astrid Berg", "Region Ekmark"]
    assert found["only"] == [{"quote": "Ordförande"}]
    person = found["evidence"][1]
    whole = "\n".join(LINES)
    assert (
        whole[person["start"] : person["end"]] == "Astrid Berg"
    )  # in code points, past a tree outside the first plane
    assert (person["line"], person["page"], person["text"]) == (3, 1, LINES[2])
    assert person["document"] == {"id": "doc", "title": "Protokoll mars", "source": "mars.md"}
    assert person["statement"] == {"kind": "ROSTER_ROW"} and person["rule"] == "test_roster_row"


def test_evidence_and_mentions_of_an_actor(filled: Graph) -> None:
    text = """{ person(name: "bo") { evidence { field quote line } mentions { nameAsWritten reason document {
        title } } issues { code } } }"""
    assert data(filled, text)["person"] == {
        "evidence": [
            {"field": "holder", "quote": "Bo Lind", "line": 4},
            {"field": "person", "quote": "Bo Lind", "line": 4},
        ],
        "mentions": [{"nameAsWritten": "Bo Lind", "reason": "same_name", "document": {"title": "Protokoll mars"}}],
        "issues": [],
    }


def test_issues_and_what_they_concern(filled: Graph) -> None:
    text = '{ node(id: "issue") { ... on Issue { code concerns { __typename id ... on Membership { role } } } } }'
    assert data(filled, text)["node"] == {
        "code": "SEAT_ENDED_BY_ROSTER",
        "concerns": [{"__typename": "Membership", "id": "m-bo", "role": "MEMBER"}],
    }


def test_a_document_with_its_lines_and_statements(filled: Graph) -> None:
    text = """{ document(name: "protokoll mars") { id kind lines passages(use: [FACT], first: 2) { line text }
        statements(kind: ["DECISION"]) { rule evidence { quote } document { id } about { role mention { name } } }
        } }"""
    found = data(filled, text)["document"]
    assert found["passages"] == [{"line": 1, "text": LINES[0]}, {"line": 2, "text": LINES[1]}]
    assert found["statements"] == [
        {"rule": "test_decision", "evidence": [{"quote": LINES[8]}], "document": {"id": "doc"}, "about": []}
    ]


@pytest.mark.parametrize(
    ("id_", "type_"),
    [
        ("council", "Body"), ("bo", "Person"), ("region", "Organization"), ("director", "Post"), ("m-bo", "Membership"),
        ("r-march", "Roster"), ("p-hedda", "Position"), ("march", "Meeting"), ("a-bo", "Attendance"),
        ("i-1", "AgendaItem"),
        ("matter", "Matter"), ("d-1", "Decision"), ("t-plan", "Mandate"), ("doc", "Document"), ("g-0", "Passage"),
        ("s-1", "Statement"), ("issue", "Issue"), ("mn-bo lind-bo", "Mention"),
    ],
)  # fmt: skip
def test_node(filled: Graph, id_: str, type_: str) -> None:
    assert data(filled, "query ($id: ID!) { node(id: $id) { __typename id } }", id=id_)["node"] == {
        "__typename": type_,
        "id": id_,
    }


def test_no_node(filled: Graph) -> None:
    assert data(filled, '{ node(id: "nothing") { id } mandate(id: "x") { id } decision(id: "x") { id } }') == {
        "node": None,
        "mandate": None,
        "decision": None,
    }


def test_search(filled: Graph) -> None:
    text = "query ($t: String!, $k: [SearchKind!]) { search(text: $t, kinds: $k) { __typename id name } }"
    assert data(filled, text, t="kommunstyr")["search"] == [
        {"__typename": "Body", "id": "board-granvik", "name": "Kommunstyrelsen"},
        {"__typename": "Body", "id": "board-sund", "name": "Kommunstyrelsen"},
    ]
    # "Karin Öberg" by its folded words; a mandate by its task; exact before longer
    assert ids(data(filled, text, t="oberg KARIN")["search"]) == ["karin-1", "karin-2"]
    assert ids(data(filled, text, t="plan")["search"]) == ["t-plan"]
    assert ids(data(filled, text, t="anna", k=["PERSON"])["search"]) == ["ivar"]
    assert data(filled, text, t="vård", k=["AGENDA_ITEM", "POST"])["search"] == [
        {"__typename": "AgendaItem", "id": "i-1", "name": "Läget i vården"}
    ]
    assert ids(data(filled, text, t="väntetider")["search"]) == ["i-1"]  # a title over its text
    assert data(filled, text, t="zzz")["search"] == []


def test_counts(filled: Graph) -> None:
    assert data(filled, "{ counts { documents n: people bodies } }")["counts"] == {"documents": 1, "n": 11, "bodies": 3}
