"""Facts corrected over HTTP: the answer, the evidence, and what is refused. On both engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from loaders.log import Log
from queries.graph import Graph
from tests.api.test_mutations import send, server
from tests.integration.elsa import load_minutes

ROWS = """{ documents { nodes { id title statements(kind: ["ROSTER_ROW"]) {
    id values withdrawnAt about { role mention { name } } evidence { field line } } } } }"""
CORRECT = """mutation ($input: CorrectInput!) { correctFact(input: $input) {
    correction { id action field before value inForce document { title }
        statement { id values original withdrawnAt evidence { field basis by quote } corrections { id } } }
    added changed removed } }"""
WITHDRAW = """mutation ($id: ID!) { withdrawFact(statement: $id, reason: "struck by hand", by: "Siv Ros") {
    correction { id statement { withdrawnAt } } removed } }"""
ADD = """mutation ($input: AddInput!) { addFact(input: $input) {
    correction { id action value statement { kind values about { role mention { name } } } } added } }"""
REVOKE = """mutation ($id: ID!) { revokeCorrection(id: $id, by: "Bo Ek", reason: "it was right") {
    correction { inForce revokedBy statement { values original } } } }"""


@pytest.fixture
def client(graph: Graph, tmp_path: Path) -> TestClient:
    log = Log.of(tmp_path)
    load_minutes(graph, log)
    return server(graph, log)


def test_a_fact_is_corrected_and_the_correction_revoked(client: TestClient) -> None:
    with client:
        row = send(client, ROWS)["data"]["documents"]["nodes"][0]["statements"][0]
        assert row["values"]["attendance"] == "PRESENT"
        said = {"statement": row["id"], "field": "attendance", "value": "ABSENT", "before": "PRESENT"}
        made = send(client, CORRECT, input={**said, "by": "Siv Ros", "reason": "as signed"})["data"]["correctFact"]
        told = made["correction"]
        assert (told["action"], told["before"], told["value"], told["inForce"]) == ("ALTER", "PRESENT", "ABSENT", True)
        assert told["statement"]["values"]["attendance"] == "ABSENT"
        assert told["statement"]["original"]["values"]["attendance"] == "PRESENT"
        [by] = {e["by"] for e in told["statement"]["evidence"] if e["field"] == "attendance"}
        assert by.startswith("Siv Ros, ") and by.endswith(": as signed")
        assert told["statement"]["corrections"] == [{"id": told["id"]}] and made["changed"] >= 1
        back = send(client, REVOKE, id=told["id"])["data"]["revokeCorrection"]["correction"]
        assert (back["inForce"], back["revokedBy"]) == (False, "Bo Ek")
        assert back["statement"] == {"values": row["values"], "original": None}
        listed = send(client, "{ corrections { nodes { id inForce } } }")["data"]["corrections"]["nodes"]
        assert listed == [{"id": told["id"], "inForce": False}]


def test_a_fact_is_withdrawn_and_another_added(client: TestClient) -> None:
    with client:
        document = send(client, ROWS)["data"]["documents"]["nodes"][0]
        row = document["statements"][0]
        made = send(client, WITHDRAW, id=row["id"])["data"]["withdrawFact"]
        assert made["correction"]["statement"]["withdrawnAt"] and made["removed"] >= 1
        again = send(client, WITHDRAW, id=row["id"])["data"]["withdrawFact"]
        assert (again["correction"]["id"], again["removed"]) == (made["correction"]["id"], 0), "it says nothing new"
        said = {"statement": row["id"], "field": "attendance", "value": "ABSENT", "by": "Siv Ros", "reason": "r"}
        refused = send(client, CORRECT, input=said)["errors"][0]
        assert "revoke that first" in refused["message"]
        line = row["evidence"][0]["line"]
        said = {"document": document["id"], "kind": "STANCE", "values": {"stance_kind": "RESERVATION"}, "line": line}
        said |= {"about": {"person": "Ulla Ny"}, "by": "Siv Ros", "reason": "left out"}
        told = send(client, ADD, input=said)["data"]["addFact"]["correction"]
        assert told["action"] == "ADD" and told["statement"]["kind"] == "STANCE"
        assert {"role": "person", "mention": {"name": "Ulla Ny"}} in told["statement"]["about"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"statement": "nobody"}, "No statement has the id"),
        ({"field": "colour"}, "'colour' is nothing"),
        ({"value": "HERE"}, "it can be ABSENT"),
        ({"before": "ABSENT"}, "is 'PRESENT' now"),
        ({"reason": " "}, "reason is no text"),
    ],
)
def test_what_cant_be_taken_is_refused_with_the_reason(client: TestClient, change: dict[str, str], says: str) -> None:
    with client:
        row = send(client, ROWS)["data"]["documents"]["nodes"][0]["statements"][0]
        said = {"statement": row["id"], "field": "attendance", "value": "ABSENT", "by": "Siv Ros", "reason": "r"}
        [error] = send(client, CORRECT, input={**said, **change})["errors"]
        assert says in error["message"], error
        assert send(client, "{ corrections { nodes { id } } }")["data"]["corrections"]["nodes"] == []
