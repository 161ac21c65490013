"""Issues by what is asked of them, their words in two languages, and those that somebody has dismissed."""

from __future__ import annotations

from typing import Any

import pytest

from queries import writing
from queries.graph import Graph, Transaction
from schema.documents import Dismissal
from schema.nodes import Issue
from tests.api.world import data, error

ISSUES = (
    ("absent", "PRESENT_AND_ABSENT", "ERROR", "2024-03-01", "a-disa"),
    ("ended", "SEAT_ENDED_BY_ROSTER", "WARNING", "2024-03-01", "m-cia"),
    ("later", "VACANT_SEAT", "INFO", "2024-07-01", "m-vacant"),
    ("late", "DUE_BEFORE_GIVEN", "WARNING", "2024-03-02", "t-plan"),
    ("time", "MEETING_TIME_DIFFERS", "INFO", "2024-05-20", "may-20"),
    ("board", "BODY_NOT_INTRODUCED", "INFO", "2024-01-02", "board-sund"),
)
LABELS = {
    "a-disa": "Attendance",
    "m-cia": "Membership",
    "m-vacant": "Membership",
    "t-plan": "Mandate",
    "may-20": "Meeting",
    "board-sund": "Body",
}


@pytest.fixture(scope="module")
def troubled(filled: Graph) -> Graph:
    """The invented world with issues: "late" is dismissed, and the dismissal of "time" is revoked."""

    def work(tx: Transaction) -> bool:
        issues = [
            Issue(id=id_, code=code, severity=grave, message=f"English {id_}", message_sv=f"Svenska {id_}", since=since)
            for id_, code, grave, since, _ in ISSUES
        ]
        writing.add(tx, issues)
        links: list[writing.Link] = [("Issue", i, "CONCERNS", LABELS[about], about, {}) for i, *_, about in ISSUES]
        links.append(("Issue", "absent", "ACCORDING_TO", "Statement", "s-3", {}))
        writing.link(tx, links)
        said = {"reason": "tavlan visade fel", "by": "Siv Ros", "at": "2024-06-01T08:00:00+00:00"}
        gone = {"revoked_at": "2024-06-02T08:00:00+00:00", "revoked_by": "Siv Ros", "revoked_because": "fel rad"}
        writing.add(tx, [Dismissal(id="x-1", issue="late", **said), Dismissal(id="x-2", issue="time", **said, **gone)])
        return True

    filled.write(work)
    return filled


def found(graph: Graph, arguments: str) -> list[str]:
    answer = data(graph, f"{{ issues{arguments} {{ totalCount nodes {{ id }} }} }}")["issues"]
    assert answer["totalCount"] == len(answer["nodes"])
    return [node["id"] for node in answer["nodes"]]


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("", ["time", "absent", "ended", "board", "issue"]),
        ('(asOf: "2024-07")', ["later", "time", "absent", "ended", "board", "issue"]),
        ('(asOf: "2024-02-29")', ["board", "issue"]),
        ("(filter: {severity: [ERROR, INFO]})", ["time", "absent", "board"]),
        ('(filter: {code: ["present-and-absent", "TWO_CHAIRS"]})', ["absent"]),
        ("(filter: {dismissed: true})", ["late"]),
        ('(filter: {body: "council"})', ["time", "absent", "ended", "issue"]),
        ('(filter: {body: "council", dismissed: true})', ["late"]),
        ('(filter: {body: "kommunstyrelsen, sunds kommun"})', ["board"]),
        ('(filter: {concerns: "m-bo"})', ["issue"]),
        ('(filter: {concerns: "cia"})', ["ended"]),
        ('(filter: {document: "doc"})', ["absent"]),
        ('(filter: {document: "protokoll mars"})', ["absent"]),
        ('(filter: {document: "other"})', []),
    ],
)
def test_issues_are_found(troubled: Graph, arguments: str, ids: list[str]) -> None:
    assert found(troubled, arguments) == ids


def test_an_issue_has_words_and_evidence(troubled: Graph) -> None:
    text = """{ issue(id: "absent") { code severity since sv: message en: message(lang: EN) explanation(lang: EN)
        dismissed { reason } concerns { __typename id ... on Attendance { person { name } } }
        evidence { quote document { id } } } }"""
    answer = data(troubled, text)["issue"]
    assert answer.pop("evidence")[0]["document"] == {"id": "doc"}
    assert answer == {
        "code": "PRESENT_AND_ABSENT",
        "severity": "ERROR",
        "since": "2024-03-01",
        "sv": "Svenska absent",
        "en": "English absent",
        "explanation": "A person is listed both as present and as absent at the same meeting.",
        "dismissed": None,
        "concerns": [{"__typename": "Attendance", "id": "a-disa", "person": {"name": "Disa Ek"}}],
    }


def test_a_message_without_a_swedish_text_is_given_as_it_is(troubled: Graph) -> None:
    assert data(troubled, '{ issue(id: "issue") { message } }')["issue"] == {"message": "Något stämmer inte."}


def test_why_an_issue_was_dismissed(troubled: Graph) -> None:
    text = "{ issues(filter: {dismissed: true}) { nodes { dismissed { reason by at } } } }"
    [node] = data(troubled, text)["issues"]["nodes"]
    assert node["dismissed"] == {"reason": "tavlan visade fel", "by": "Siv Ros", "at": "2024-06-01T08:00:00+00:00"}
    assert data(troubled, '{ issue(id: "time") { dismissed { by } } }')["issue"] == {"dismissed": None}


@pytest.mark.parametrize(
    ("root", "codes"),
    [
        ('meeting(id: "may-20")', ["MEETING_TIME_DIFFERS"]),
        ('body(name: "board-sund", asOf: "2024-01-01")', []),
        ('body(name: "board-sund", asOf: "2024-01-02")', ["BODY_NOT_INTRODUCED"]),
    ],
)
def test_issues_of_a_node_have_begun_and_are_not_dismissed(troubled: Graph, root: str, codes: list[str]) -> None:
    answer: dict[str, Any] = data(troubled, f"{{ it: {root} {{ issues {{ code }} }} }}")["it"]
    assert [issue["code"] for issue in answer["issues"]] == codes


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ('code: ["NO_SUCH"]', "BAD_USER_INPUT"),
        ('body: "ingen nämnd"', "NOT_FOUND"),
        ('body: "kommunstyrelsen"', "AMBIGUOUS_NAME"),
    ],
)
def test_what_cannot_be_asked(troubled: Graph, filters: str, code: str) -> None:
    found = error(troubled, f"{{ issues(filter: {{{filters}}}) {{ nodes {{ id }} }} }}")
    assert found["extensions"]["code"] == code


def test_there_is_no_such_issue(troubled: Graph) -> None:
    assert data(troubled, '{ issue(id: "none") { code } }')["issue"] is None
