"""People correct what documents are read to say: the world follows, the evidence says who, and it can be undone."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from loaders.entries import Entry, EntryKind
from loaders.exchange import read_exchange, write_exchange
from loaders.intake import Intake
from loaders.load import load
from loaders.log import Log
from loaders.report import REPLACED
from loaders.said import Said
from queries.graph import Graph
from schema.errors import BadCorrections, BadJudgement, UnknownId
from tests.integration.dump import dump

MINUTES = """Protokoll
Styrgruppen för nära resor, Ekmarks län
Datum: 2024-03-05
Plats: Granvik

Ordförande: Siv Ros, Granviks kommun
Ledamöter: Åke Lind, Lindås kommun
Ulla Berg, Granviks kommun

§ 1 Budget
Styrgruppen beslutar att godkänna budgeten för 2024.

§ 2 Taxa
Åke Lind får i uppdrag att ta fram en taxa till 2024-06-30.
"""
BY = {"by": "Vera Holm", "reason": "står så i det justerade protokollet"}


@pytest.fixture
def at(graph: Graph, tmp_path: Path) -> Intake:
    (tmp_path / "resor.txt").write_text(MINUTES, "utf-8")
    log = Log(tmp_path / "data" / "log.jsonl")
    load(graph, [tmp_path / "resor.txt"], log=log)
    return Intake(graph, log)


def statement(graph: Graph, kind: str, of: str = "") -> str:
    """The id of the statement of that kind that is about a name, or holds a text."""
    text = """MATCH (s:Statement {kind: $kind}) WHERE EXISTS { MATCH (s)-[:ABOUT]->(m:Mention) WHERE m.name = $of }
    OR s.text CONTAINS $of OR s.task CONTAINS $of RETURN DISTINCT s.id"""
    [[id_]] = graph.read(text, kind=kind, of=of)
    return str(id_)


def held(graph: Graph) -> set[tuple[str, str, str | None]]:
    text = """MATCH (p:Person)-[:HAS_MEMBERSHIP]->(m) RETURN p.name, m.role,
    head([(m)-[:ON_BEHALF_OF]->(o) | o.name])"""
    return {(name, role, behalf) for name, role, behalf in graph.read(text)}


def test_an_altered_value_is_in_the_world_and_says_who_altered_it(graph: Graph, at: Intake) -> None:
    row = statement(graph, "ROSTER_ROW", "Ulla Berg")
    first = dump(graph)
    at.correct(action="ALTER", statement=row, field="organization", value="Norrby kommun", **BY)
    at.correct(action="ALTER", statement=row, field="party", value="C", **BY)
    assert ("Ulla Berg", "MEMBER", "Norrby kommun") in held(graph)
    [[basis, by]] = graph.read(
        "MATCH (:Statement {id: $id})-[e:STATED_IN {field: 'organization'}]->(p) RETURN DISTINCT e.basis, e.by", id=row
    )
    assert basis == "REVIEWED" and by.startswith("Vera Holm, 20") and by.endswith(BY["reason"])
    assert graph.read("MATCH (m:Membership) WHERE m.party = 'C' RETURN count(m)") == [[1]]
    revoke_all(graph, at)
    assert world(dump(graph)) == world(first)


def world(dumped: dict[str, Any]) -> dict[str, Any]:
    """Without what people said, and the mentions that only they made."""
    drop = {i for i, (label, p) in dumped["nodes"].items() if label == "Correction" or p.get("name") == "Norrby kommun"}
    nodes = {i: node for i, node in dumped["nodes"].items() if i not in drop and node[0] != "NameKey"}
    return {"nodes": nodes, "links": [e for e in dumped["links"] if e[0] in nodes and e[2] in nodes]}


def revoke_all(graph: Graph, at: Intake) -> None:
    for (id_,) in graph.read("MATCH (c:Correction) WHERE c.revoked_at IS NULL RETURN c.id ORDER BY c.id"):
        at.revoke_correction(id_, by="Vera Holm")


def test_a_withdrawn_statement_counts_no_more_but_can_be_asked_for(graph: Graph, at: Intake) -> None:
    decision = statement(graph, "DECISION", "budgeten")
    first = dump(graph)
    taken = at.correct(action="WITHDRAW", statement=decision, **BY)
    assert graph.read("MATCH (d:Decision) WHERE d.text CONTAINS 'budget' RETURN count(d)") == [[0]]
    assert taken.removed >= 1
    assert graph.read("MATCH (s:Statement {id: $id}) RETURN s.withdrawn_at IS NOT NULL", id=decision) == [[True]]
    with pytest.raises(BadCorrections, match="revoke that first"):
        at.correct(action="ALTER", statement=decision, field="status", value="PROPOSED", **BY)
    revoke_all(graph, at)
    assert world(dump(graph)) == world(first)


def test_an_added_statement_is_in_the_world_with_its_line(graph: Graph, at: Intake) -> None:
    [[document]] = graph.read("MATCH (d:Document) RETURN d.id")
    first = dump(graph)
    [[body]] = graph.read("MATCH (b:Body) RETURN b.name")
    about = {"person": "Åke Lind", "body": body}
    told = {"kind": "ELECTION", "values": {"role": "VICE_CHAIR", "valid_from": "2024-03-05"}, "about": about, "line": 7}
    at.correct(action="ADD", document=document, value=told, **BY)
    assert ("Åke Lind", "VICE_CHAIR", "Lindås kommun") in held(graph)
    [[quote]] = graph.read(
        "MATCH (m:Membership {role: 'VICE_CHAIR'})-[:ACCORDING_TO]->(s)-[:STATED_IN]->(p) RETURN DISTINCT p.text"
    )
    assert "Åke Lind" in quote
    revoke_all(graph, at)
    assert world(dump(graph)) == world(first)


def test_corrections_survive_reloading_and_unloading(graph: Graph, at: Intake, tmp_path: Path) -> None:
    mandate = statement(graph, "MANDATE", "taxa")
    at.correct(action="ALTER", statement=mandate, field="due", value="2024-09", before="2024-06-30", **BY)
    due = "MATCH (m:Mandate) RETURN m.due, m.due_last"
    assert graph.read(due) == [["2024-09", "2024-09-30"]]
    [[document]] = graph.read("MATCH (d:Document) RETURN d.id")
    [[body]] = graph.read("MATCH (b:Body) RETURN b.name")
    about = {"person": "Kaj Lund", "body": body}
    value = {"kind": "ELECTION", "values": {"role": "MEMBER", "valid_from": "2024-03-05"}, "about": about, "line": 7}
    at.correct(action="ADD", document=document, value=value, **BY)
    election = statement(graph, "ELECTION", "Kaj Lund")
    at.correct(action="ALTER", statement=election, field="person", value=["Eva Lund"], **BY)
    assert ("Eva Lund", "MEMBER", None) in held(graph)
    corrected = dump(graph)
    assert at._writer.unload(document) and graph.read(due) == []
    load(graph, [tmp_path / "resor.txt"], log=at._log)
    assert dump(graph) == corrected


def test_any_sequence_gives_what_the_remaining_ones_say(graph: Graph, at: Intake) -> None:
    rng = Random("corrections")
    row, mandate = statement(graph, "ROSTER_ROW", "Ulla Berg"), statement(graph, "MANDATE", "taxa")
    states: dict[frozenset[str], Any] = {frozenset(): world(dump(graph))}
    for n in range(10):
        standing = [id_ for (id_,) in graph.read("MATCH (c:Correction) WHERE c.revoked_at IS NULL RETURN c.id")]
        if standing and rng.random() < 0.4:
            at.revoke_correction(rng.choice(sorted(standing)), by="Vera Holm")
        else:
            field, of, value = rng.choice(
                [
                    ("party", row, f"P{n}"),
                    ("attendance", row, ("ABSENT", "PARTIAL")[n % 2]),
                    ("due", mandate, f"2025-0{n % 9 + 1}"),
                ]
            )
            try:
                at.correct(action="ALTER", statement=of, field=field, value=value, **BY)
            except BadCorrections as error:
                assert "already" in str(error)
        told = graph.read("MATCH (c:Correction) WHERE c.revoked_at IS NULL RETURN c.id")
        now = world(dump(graph))
        assert states.setdefault(frozenset(i for (i,) in told), now) == now
    revoke_all(graph, at)
    assert world(dump(graph)) == states[frozenset()]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"action": "CHANGE"}, "action is"),
        ({"action": "ALTER", "field": "party"}, "statement is missing"),
        ({"action": "ALTER", "statement": "ROW", "field": "colour", "value": "x"}, "'colour' is nothing"),
        ({"action": "ALTER", "statement": "ROW", "field": "attendance", "value": "HERE"}, "it can be ABSENT"),
        ({"action": "ALTER", "statement": "ROW", "field": "date", "value": "5 mars"}, "no date"),
        ({"action": "ALTER", "statement": "ROW", "field": "person"}, "can't be taken away"),
        ({"action": "ALTER", "statement": "ROW", "field": "party", "value": "C", "before": "S"}, "is not given now"),
        ({"action": "ALTER", "statement": "ROW", "field": "attendance", "value": "PRESENT"}, "already"),
        ({"action": "ADD", "document": "DOC", "value": {"kind": "MEETING"}}, "no kind of statement"),
        ({"action": "ADD", "document": "DOC", "value": {"kind": "ELECTION", "values": {}}}, "line is missing"),
        ({"action": "ADD", "document": "DOC", "value": {"kind": "ELECTION", "line": 900}}, "no line 900"),
        ({"action": "ADD", "document": "DOC", "value": {"kind": "ELECTION", "line": 7}}, "values.role is missing"),
    ],
)
def test_what_cant_be_taken_says_why_and_changes_nothing(
    graph: Graph, at: Intake, fields: dict[str, Any], says: str
) -> None:
    [[document]] = graph.read("MATCH (d:Document) RETURN d.id")
    names = {"ROW": statement(graph, "ROSTER_ROW", "Ulla Berg"), "DOC": document}
    before = dump(graph)
    with pytest.raises(BadCorrections, match=says):
        at.correct(**{k: names.get(v, v) if isinstance(v, str) else v for k, v in fields.items()}, **BY)
    assert dump(graph) == before and "CORRECTION" not in json.dumps([e.as_dict() for e in at._log.read().entries])


def test_a_fact_that_a_later_version_withdrew_is_not_corrected(graph: Graph, at: Intake, tmp_path: Path) -> None:
    row = statement(graph, "ROSTER_ROW", "Ulla Berg")
    (tmp_path / "resor.txt").write_text(MINUTES.replace("Plats: Granvik", "Plats: Lindås"), "utf-8")
    assert [d.status for d in load(graph, [tmp_path / "resor.txt"], log=at._log).documents] != [REPLACED]
    with pytest.raises(BadCorrections, match="took its place"):
        at.correct(action="ALTER", statement=row, field="party", value="C", **BY)
    with pytest.raises(UnknownId):
        at.correct(action="WITHDRAW", statement="0" * 24, **BY)


def test_a_file_may_add_what_nobody_read(graph: Graph, at: Intake, tmp_path: Path) -> None:
    [[document, body]] = graph.read("MATCH (d:Document), (b:Body) RETURN d.id, b.name")
    file = tmp_path / "added.yaml"
    file.write_text(
        f"""by: Vera Holm
entries:
  - kind: CORRECTION
    action: ADD
    reason: står så i originalet
    document: {document}
    value:
      kind: ELECTION
      values: {{role: VICE_CHAIR, valid_from: 2024}}
      about: {{person: Åke Lind, body: "{body}"}}
      line: 7
""",
        "utf-8",
    )
    at.take(read_exchange(file)[0])
    assert ("Åke Lind", "VICE_CHAIR", "Lindås kommun") in held(graph)
    out = tmp_path / "out.yaml"
    said = Log(tmp_path / "data" / "log.jsonl").read().said
    out.write_text(write_exchange([entry for entry in said if entry.kind == "CORRECTION"], out), "utf-8")
    assert not at.take(read_exchange(out)[0]).new, "what was written out is known when it is taken in"


def test_a_file_may_correct_what_it_corrected_before_and_be_taken_twice(
    graph: Graph, at: Intake, tmp_path: Path
) -> None:
    row, decision = statement(graph, "ROSTER_ROW", "Ulla Berg"), statement(graph, "DECISION", "budgeten")
    [[document, body]] = graph.read("MATCH (d:Document), (b:Body) RETURN d.id, b.name")
    added = {"kind": "ELECTION", "values": {"role": "CHAIR"}, "about": {"person": "Åke Lind", "body": body}, "line": 7}
    whole = Entry.make(EntryKind.CORRECTION, document=document, statement="x", action="ADD", value=added, **BY)
    entries = [
        {"action": "ALTER", "statement": row, "field": "party", "value": "C"},
        {"action": "ALTER", "statement": row, "field": "party", "before": "C", "value": "S"},
        {"action": "ALTER", "statement": row, "field": "party", "value": "M"},
        {"action": "WITHDRAW", "statement": decision},
        {"action": "ADD", "document": document, "value": whole.payload["value"]},
    ]
    said = [Said({"kind": "CORRECTION", **entry, **BY}) for entry in entries]
    first = dump(graph)
    taken = at.take(said).new
    alter = {"action": "ALTER", "statement": taken[4].payload["statement"], "field": "role", "value": "VICE_CHAIR"}
    last = at.correct(**alter, **BY)
    assert [e.payload["before"] for e in taken[1:3]] == ["C", "S"] and len({e.at for e in taken[:3]}) == 3
    assert graph.read("MATCH (m:Membership) WHERE m.party IS NOT NULL RETURN DISTINCT m.party") == [["M"]]
    assert ("Åke Lind", "VICE_CHAIR", "Lindås kommun") in held(graph)
    assert not at.take([*said[2:], Said({"kind": "CORRECTION", **alter, **BY})]).new
    assert last.new
    done = dump(graph)
    out = tmp_path / "out.yaml"
    out.write_text(write_exchange(Log(tmp_path / "data" / "log.jsonl").read().said, out), "utf-8")
    revoke_all(graph, at)
    assert world(dump(graph)) == world(first)
    with pytest.raises(BadCorrections, match="Vera Holm withdrew"):
        other = {"action": "WITHDRAW", "statement": decision, "by": "Bo Ek", "reason": "x"}
        at.take([said[3], Said({"kind": "CORRECTION", **other})])
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    anew = Log(tmp_path / "anew" / "log.jsonl")
    load(graph, [tmp_path / "resor.txt"], log=anew)
    Intake(graph, anew).take(read_exchange(out)[0])
    assert world(dump(graph)) == world(done), "a whole history taken in elsewhere gives the same"


def test_what_is_said_with_an_earlier_time_than_what_stands_is_refused(graph: Graph, at: Intake) -> None:
    row = statement(graph, "ROSTER_ROW", "Ulla Berg")
    at.correct(action="ALTER", statement=row, field="party", value="C", **BY)
    with pytest.raises(BadJudgement, match="later ones count"):
        early = {"action": "ALTER", "statement": row, "field": "party", "value": "S", "at": "2020-01-01"}
        at.take([Said({"kind": "CORRECTION", **early, **BY})])
