"""Mutations over HTTP: who may, what they answer, and that two servers at once stay right. On both engines."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.auth import Access, new_token, token_hash
from loaders.entries import EntryKind, in_force
from loaders.intake import Intake
from loaders.log import Log
from queries.connection import read_settings
from queries.graph import Graph
from schema.errors import UsageError
from tests.integration.elsa import NAMES, load_minutes, mention, person

TOKEN = "t" * 43
HASH = token_hash(TOKEN)
JUDGE = """mutation ($left: ID!, $right: ID!, $verdict: Verdict!, $by: String!) {
  judge(input: {left: $left, right: $right, verdict: $verdict, by: $by, reason: "same hand"}) {
    judgement { id verdict by at reason inForce left { nameAsWritten evidence { quote } } right { nameAsWritten } }
    actors { __typename id name ... on Person { judgements { id inForce } } }
    added changed removed
  }
}"""
REVOKE = """mutation ($id: ID!) { revokeJudgement(id: $id, by: "Bo Ek", reason: "misread") {
  judgement { inForce revokedBy revokedBecause } actors { id } added removed } }"""


@pytest.fixture
def log(graph: Graph, tmp_path: Path) -> Log:
    log = Log.of(tmp_path)
    load_minutes(graph, log)
    return log


@pytest.fixture
def client(graph: Graph, log: Log) -> Iterator[TestClient]:
    with server(graph, log) as client:
        yield client


def server(graph: Graph, log: Log, hashed: str | None = HASH, token: str | None = TOKEN) -> TestClient:
    app = create_app(graph, access=lambda graph: Access(Intake(graph, Log(log.path)), hashed))
    return TestClient(app, headers={"Authorization": f"Bearer {token}"} if token else {})


def send(client: TestClient, text: str, **variables: Any) -> dict[str, Any]:
    answer = client.post("/graphql", json={"query": text, "variables": variables})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def judge(client: TestClient, left: str, right: str, verdict: str = "SAME", by: str = "Siv Ros") -> dict[str, Any]:
    return send(client, JUDGE, left=left, right=right, verdict=verdict, by=by)


def code(found: dict[str, Any]) -> str:
    assert next(iter(found["data"].values())) is None
    return str(found["errors"][0]["extensions"]["code"])


def test_a_judgement_is_answered_with_who_they_are_now(client: TestClient, graph: Graph, log: Log) -> None:
    elsa, elza = person(graph, "Elsa Vik"), person(graph, "Elza Vik")
    found = judge(client, elsa, elza)["data"]["judge"]
    made = found["judgement"]
    assert (made["verdict"], made["by"], made["reason"], made["inForce"]) == ("SAME", "Siv Ros", "same hand", True)
    assert {made[side]["nameAsWritten"] for side in ("left", "right")} == {"Elsa Vik", "Elza Vik"}
    assert made["left"]["evidence"][0]["quote"] in ("Elsa Vik", "Elza Vik")
    [actor] = found["actors"]
    assert (actor["__typename"], actor["name"]) == ("Person", "Elsa Vik")
    assert actor["judgements"] == [{"id": made["id"], "inForce": True}], "once, though both sides are this actor"
    assert found["removed"] > 0
    undone = send(client, REVOKE, id=made["id"])["data"]["revokeJudgement"]
    assert undone["judgement"] == {"inForce": False, "revokedBy": "Bo Ek", "revokedBecause": "misread"}
    assert {actor["id"] for actor in undone["actors"]} == {elsa, elza} and undone["added"] == found["removed"]
    assert [entry.kind for entry in log.read().entries][-2:] == [EntryKind.JUDGEMENT, EntryKind.REVOCATION]


def test_whoever_became_one_with_another_is_found_by_the_id_of_before(client: TestClient, graph: Graph) -> None:
    elsa, elza = person(graph, "Elsa Vik"), person(graph, "Elza Vik")
    judge(client, elsa, elza)
    for id_ in (elsa, elza):
        assert send(client, "query ($id: String!) { person(name: $id) { name } }", id=id_)["data"]["person"]["name"]
    again = judge(client, elza, elsa, "UNSURE")["data"]["judge"]["judgement"]
    assert {again[side]["nameAsWritten"] for side in ("left", "right")} == {"Elsa Vik", "Elza Vik"}


def test_judgements_are_listed(client: TestClient, graph: Graph) -> None:
    first = judge(client, mention(graph, NAMES[0]), mention(graph, NAMES[1]))["data"]["judge"]["judgement"]["id"]
    second = judge(client, mention(graph, NAMES[2]), mention(graph, NAMES[3]), "UNSURE")["data"]["judge"]["judgement"]
    send(client, REVOKE, id=first)
    text = "query ($f: Boolean) { judgements(inForce: $f) { totalCount nodes { id right { actor { name } } } } }"
    for in_force_, wanted in ((None, {first, second["id"]}), (True, {second["id"]}), (False, {first})):
        found = send(client, text, f=in_force_)["data"]["judgements"]
        assert {node["id"] for node in found["nodes"]} == wanted and found["totalCount"] == len(wanted)
    node = send(client, "query ($id: ID!) { node(id: $id) { __typename } }", id=first)
    assert node["data"]["node"]["__typename"] == "Judgement"


def test_a_contradiction_is_told_with_its_chain(client: TestClient, graph: Graph, log: Log) -> None:
    a, b, c, _ = (mention(graph, name) for name in NAMES)
    judge(client, a, b)
    judge(client, b, c, by="Bo Ek")
    told = log.read()
    found = judge(client, a, c, "DIFFERENT")
    assert code(found) == "CONFLICTING_JUDGEMENT" and log.read() == told
    chain = found["errors"][0]["extensions"]["chain"]
    assert {link["by"] for link in chain} == {"Siv Ros", "Bo Ek"} and {link["verdict"] for link in chain} == {"SAME"}
    assert "Bo Ek" in found["errors"][0]["message"]


def test_what_is_wrong_has_a_code(client: TestClient, graph: Graph, log: Log) -> None:
    elsa, told = person(graph, "Elsa Vik"), log.read()
    assert code(judge(client, elsa, "nobody")) == "UNKNOWN_ID"
    assert code(judge(client, elsa, elsa)) == "BAD_JUDGEMENT"
    assert code(judge(client, elsa, person(graph, "Elza Vik"), by=" ")) == "BAD_JUDGEMENT"
    assert code(judge(client, elsa, person(graph, "Elza Vik"), by="x" * 10_001)) == "BAD_JUDGEMENT"
    assert code(send(client, REVOKE, id="nothing")) == "UNKNOWN_ID"
    assert judge(client, elsa, elsa, "LIKE")["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert log.read() == told


def test_an_issue_is_dismissed_and_comes_back(client: TestClient, graph: Graph) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Issue {id: 'i', code: 'X', severity: 'INFO', message: 'm'})"))
    dismiss = 'mutation { dismissIssue(issue: "i", reason: "a misprint", by: "Siv Ros") { id reason issue { id } } }'
    made = send(client, dismiss)["data"]["dismissIssue"]
    assert made["reason"] == "a misprint" and made["issue"] == {"id": "i"}
    revoke = 'mutation ($id: ID!) { revokeDismissal(id: $id, by: "Bo Ek") { inForce revokedBy } }'
    assert send(client, revoke, id=made["id"])["data"]["revokeDismissal"] == {"inForce": False, "revokedBy": "Bo Ek"}
    assert code(send(client, REVOKE, id=made["id"])) == "UNKNOWN_ID", "it is no judgement"


@pytest.mark.parametrize(
    ("hashed", "header", "wanted"),
    [
        (None, f"Bearer {TOKEN}", "FORBIDDEN"),
        (HASH, None, "UNAUTHENTICATED"),
        (HASH, "", "UNAUTHENTICATED"),
        (HASH, "Bearer", "UNAUTHENTICATED"),
        (HASH, f"Basic {TOKEN}", "UNAUTHENTICATED"),
        (HASH, f"Bearer {TOKEN}x", "UNAUTHENTICATED"),
        (HASH, f"Bearer {HASH}", "UNAUTHENTICATED"),
        (HASH, TOKEN, "UNAUTHENTICATED"),
    ],
)
def test_who_may_not_is_told_what_to_do(
    embedded_graph: Graph, tmp_path: Path, hashed: str | None, header: str | None, wanted: str
) -> None:
    log = Log.of(tmp_path)
    with server(embedded_graph, log, hashed, token=None) as client:
        client.headers.update({"Authorization": header} if header is not None else {})
        found = judge(client, "a", "b")
    assert code(found) == wanted and not log.path.exists()
    step = found["errors"][0]["extensions"]["nextStep"]
    assert ("RADSLAG_TOKEN_HASH" if wanted == "FORBIDDEN" else "Authorization: Bearer") in step
    assert TOKEN not in str(found) and HASH not in str(found)


def test_a_server_without_an_intake_takes_nothing(embedded_graph: Graph) -> None:
    with TestClient(create_app(embedded_graph)) as client:
        assert code(judge(client, "a", "b")) == "FORBIDDEN"


def test_nothing_is_changed_by_get(embedded_graph: Graph, tmp_path: Path) -> None:
    log = Log.of(tmp_path)
    with server(embedded_graph, log) as client:
        text = 'mutation { dismissIssue(issue: "i", reason: "r", by: "b") { id } }'
        answer = client.get("/graphql", params={"query": text}, headers={"accept": "application/json"})
        assert answer.status_code == 400 and not log.path.exists()
        fields = send(client, "{ __schema { mutationType { fields { name } } } }")["data"]["__schema"]["mutationType"]
    names = {field["name"] for field in fields["fields"]}
    assert names >= {"judge", "revokeJudgement", "dismissIssue", "revokeDismissal"}


def test_the_hash_of_the_settings_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADSLAG_TOKEN_HASH", TOKEN)
    with pytest.raises(UsageError, match="RADSLAG_TOKEN_HASH") as caught:
        read_settings()
    assert TOKEN not in str(caught.value)
    monkeypatch.setenv("RADSLAG_TOKEN_HASH", HASH)
    assert read_settings().token_hash == HASH == token_hash(TOKEN)
    assert len(TOKEN) >= 40 and new_token()[0] != TOKEN


def test_two_servers_at_once_stay_right(graph: Graph, log: Log) -> None:
    """Each takes its own judgements at the same time as the other; all are in the log and in the graph, once."""
    a, b, c, d = (mention(graph, name) for name in NAMES)
    found: list[dict[str, Any]] = []

    def judge_all(pairs: list[tuple[str, str, str]], by: str) -> None:
        with server(graph, log) as client:
            found.extend(judge(client, left, right, verdict, by) for left, right, verdict in pairs)

    halves = [[(a, b, "SAME"), (c, d, "SAME")], [(b, c, "SAME"), (a, d, "DIFFERENT")]]
    threads = [threading.Thread(target=judge_all, args=(pairs, f"Server {n}")) for n, pairs in enumerate(halves)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [each for each in found if "errors" in each]
    assert len(found) == 4 and [code(each) for each in refused] == ["CONFLICTING_JUDGEMENT"]
    standing = in_force(log.read().entries, EntryKind.JUDGEMENT)
    known = graph.read("MATCH (j:Judgement) RETURN j.id")
    assert sorted(entry.id for entry in standing) == sorted(id_ for (id_,) in known) and len(standing) == 3
    people = {person(graph, name) for name in NAMES}
    assert len(people) == (1 if all(e.payload["verdict"] == "SAME" for e in standing) else 2)
