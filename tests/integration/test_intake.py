"""What people say, live on both engines: the graph follows the log, and everything taken back is as nothing said."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from loaders.entries import Entry, EntryKind, in_force
from loaders.exchange import read_exchange, write_exchange
from loaders.intake import Intake
from loaders.log import Log
from loaders.said import Said
from queries.graph import Graph
from schema.errors import BadJudgement, ConflictingJudgement, EngineUnavailable, UnknownId
from schema.nodes import NODES
from tests.integration.dump import dump
from tests.integration.elsa import NAMES, load_minutes, mention, person

WORLD = frozenset(NODES) - {"Judgement", "Dismissal", "GraphState"}


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.of(tmp_path)


@pytest.fixture
def intake(graph: Graph, log: Log) -> Intake:
    load_minutes(graph, log)
    return Intake(graph, log)


def world(graph: Graph) -> dict[str, Any]:
    return dump(graph, labels=WORLD)


def test_the_same_becomes_one_and_comes_apart_again(graph: Graph, intake: Intake) -> None:
    before = world(graph)
    elsa, elza = person(graph, "Elsa Vik"), person(graph, "Elza Vik")
    taken = intake.judge(elsa, elza, "SAME", by="Siv Ros", reason="same hand")
    assert person(graph, "Elza Vik") == person(graph, "Elsa Vik") == elsa
    assert taken.removed and taken.new
    again = intake.judge(mention(graph, "Elza Vik"), mention(graph, "Elsa Vik"), "SAME", by="Siv Ros")
    assert again.id == taken.id and not again.new, "who says it again says nothing new"
    undone = intake.revoke_judgement(taken.id, by="Bo Ek")
    assert world(graph) == before and (undone.added, undone.removed) == (taken.removed, taken.added)
    assert intake.revoke_judgement(taken.id, by="Bo Ek").new == ()
    [[at, by]] = graph.read("MATCH (j:Judgement) RETURN j.revoked_at, j.revoked_by")
    assert at and by == "Bo Ek"


def test_a_few_sequences_end_as_their_remainder_alone(graph: Graph, intake: Intake, log: Log) -> None:
    a, b, c, d = (mention(graph, name) for name in NAMES)
    nothing = world(graph)
    one = intake.judge(a, b, "SAME", by="Siv Ros").id
    intake.judge(b, c, "SAME", by="Siv Ros")
    intake.judge(c, d, "DIFFERENT", by="Siv Ros")
    intake.judge(a, d, "UNSURE", by="Siv Ros")
    intake.revoke(one, by="Siv Ros")
    intake.judge(a, d, "SAME", by="Bo Ek")
    found, remaining = world(graph), in_force(log.read().entries, EntryKind.JUDGEMENT)
    assert len(remaining) == 4
    for entry in remaining:
        intake.revoke(entry.id, by="Siv Ros")
    assert world(graph) == nothing
    graph.write(lambda tx: tx.run("MATCH (n:Judgement) DELETE n"))
    alone = Log(log.path.parent / "alone.jsonl")
    alone.append(remaining)
    Intake(graph, alone).catch_up()
    assert world(graph) == found != nothing


def test_a_contradiction_is_refused_with_its_chain_and_changes_nothing(graph: Graph, intake: Intake, log: Log) -> None:
    a, b, c, _ = (mention(graph, name) for name in NAMES)
    intake.judge(a, b, "SAME", by="Siv Ros")
    intake.judge(b, c, "SAME", by="Bo Ek")
    told, before = log.read(), dump(graph)
    with pytest.raises(ConflictingJudgement) as caught:
        intake.judge(c, a, "DIFFERENT", by="Vera Holm")
    assert {(link["by"], link["verdict"]) for link in caught.value.chain} == {("Bo Ek", "SAME"), ("Siv Ros", "SAME")}
    assert log.read() == told and dump(graph) == before


def test_what_cannot_be_judged(graph: Graph, intake: Intake, log: Log) -> None:
    elsa = person(graph, "Elsa Vik")
    [[body]] = graph.read("MATCH (b:Body) RETURN b.id ORDER BY b.name LIMIT 1")
    told = log.read()
    for left, right, error in (
        (elsa, "nobody", UnknownId),
        (elsa, elsa, BadJudgement),
        (elsa, mention(graph, "Elsa Vik"), BadJudgement),
        (elsa, body, BadJudgement),
    ):
        with pytest.raises(error):
            intake.judge(left, right, "DIFFERENT", by="Siv Ros")
    with pytest.raises(UnknownId):
        intake.revoke("nothing", by="Siv Ros")
    with pytest.raises(BadJudgement, match="by is no text"):
        intake.judge(elsa, mention(graph, "Elza Vik"), "SAME", by=" ")
    assert log.read() == told


def test_the_graph_comes_after_a_log_that_is_ahead(graph: Graph, intake: Intake, log: Log) -> None:
    """As after kill -9 between the two, or with a graph from before."""
    plain = dump(graph)
    first = intake.judge(mention(graph, "Elsa Vik"), mention(graph, "Elza Vik"), "SAME", by="Siv Ros")
    judged = dump(graph)
    second = intake.judge(mention(graph, "Elsa Wik"), mention(graph, "Elsa Viik"), "SAME", by="Siv Ros")
    both = dump(graph)
    intake.revoke(second.id, by="Siv Ros")
    intake.revoke(first.id, by="Siv Ros")
    told = log.read().entries
    graph.write(lambda tx: tx.run("MATCH (n:Judgement) DELETE n"))
    assert dump(graph) == plain
    for upto, wanted in ((-3, judged), (-2, both)):
        behind = Log(log.path.parent / f"{upto}.jsonl")
        behind.append(told[:upto])
        Intake(graph, behind).catch_up()
        assert dump(graph) == wanted
    assert intake.catch_up() == 2 and intake.catch_up() == 0
    assert (
        world(graph) == {**plain, "nodes": plain["nodes"]}
        and graph.read("MATCH (j:Judgement) WHERE j.revoked_at IS NULL RETURN j.id") == []
    )


def test_a_database_that_fails_leaves_it_to_the_next(
    graph: Graph, intake: Intake, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise EngineUnavailable("gone")

    monkeypatch.setattr(intake._writer, "judge", fail)
    with pytest.raises(EngineUnavailable, match="stands in the log"):
        intake.judge(mention(graph, "Elsa Vik"), mention(graph, "Elza Vik"), "SAME", by="Siv Ros")
    monkeypatch.undo()
    assert len(in_force(log.read().entries, EntryKind.JUDGEMENT)) == 1
    intake.judge(mention(graph, "Elsa Vik"), mention(graph, "Elsa Wik"), "DIFFERENT", by="Siv Ros")
    assert person(graph, "Elza Vik") == person(graph, "Elsa Vik")


def test_a_file_is_taken_whole_or_not_at_all(graph: Graph, intake: Intake, log: Log, tmp_path: Path) -> None:
    a, b, c, _ = (mention(graph, name) for name in NAMES)
    file = tmp_path / "said.yaml"
    rows = [f"  - {{left: {a}, right: {b}, verdict: SAME}}", f"  - {{left: {b}, right: {c}, verdict: SAME}}"]
    bad = f"  - {{left: {a}, right: {c}, verdict: DIFFERENT}}"
    file.write_text("\n".join(["by: Siv Ros", "entries:", *rows, bad]), "utf-8")
    before = log.read()
    with pytest.raises(ConflictingJudgement) as caught:
        intake.take(read_exchange(file)[0])
    assert caught.value.where and caught.value.where.line == 5 and len(caught.value.chain) == 2
    assert log.read() == before
    file.write_text("\n".join(["by: Siv Ros", "entries:", *rows]), "utf-8")
    assert len(intake.take(read_exchange(file)[0]).new) == 2
    assert intake.take(read_exchange(file)[0]).new == (), "a file that comes again changes nothing"
    for name in ("out.yaml", "out.jsonl"):
        out = tmp_path / name
        out.write_text(write_exchange(in_force(log.read().entries, EntryKind.JUDGEMENT), out), "utf-8")
        said, other = read_exchange(out)
        assert len(said) == 2 and other == 0 and intake.take(said).new == ()
    assert intake.take(read_exchange(log.path)[0]).new == (), "a log is such a file"


def test_a_side_is_found_again_after_its_document_was_read_anew(graph: Graph, intake: Intake) -> None:
    a, b = mention(graph, "Elsa Vik"), mention(graph, "Elza Vik")
    made = intake.judge(a, b, "SAME", by="Siv Ros")
    fields = json.loads(made.entries[0].line())
    intake.revoke(made.id, by="Siv Ros")
    left = {**fields["left"], "mention": "of another reading"}
    again = intake.take([Said({**fields, "left": left, "at": "2024-01-01", "entry": None})])
    assert again.new and {a, b} == {again.entries[0].side(name).mention for name in ("left", "right")}
    with pytest.raises(UnknownId):
        intake.take([Said({**fields, "left": {**left, "name": "Nobody"}, "entry": None})])
    graph.write(lambda tx: tx.run("MATCH (m:Mention) DETACH DELETE m"))
    assert intake.take([Said(fields)]).new == (), "what is known needs no documents"
    with pytest.raises(BadJudgement, match="changed"):
        intake.take([Said({**fields, "verdict": "DIFFERENT"})])


def test_judgements_follow_their_mentions_when_documents_are_read_anew(graph: Graph, intake: Intake, log: Log) -> None:
    """As in a rebuild by a later version, that reads a name under another key."""
    a, b, c, d = (mention(graph, name) for name in NAMES)
    intake.judge(a, b, "SAME", by="Siv Ros", reason="same hand")
    intake.judge(c, d, "UNSURE", by="Siv Ros")
    told = log.read().said
    assert intake.find_again() == (0, []) and log.read().said == told
    graph.write(lambda tx: tx.run("MATCH (m:Mention {id: $a}) SET m.id = 'anew'", a=a))
    graph.write(lambda tx: tx.run("MATCH (m:Mention {id: $c}) SET m.name_as_written = 'E. W.', m.id = 'lost'", c=c))
    moved, lost = intake.find_again()
    assert moved == 1 and [entry.payload["verdict"] for entry in lost] == ["UNSURE"]
    [_, new] = sorted(
        in_force(log.read().said, EntryKind.JUDGEMENT), key=lambda entry: entry.payload["verdict"] == "SAME"
    )
    assert {new.side(name).mention for name in ("left", "right")} == {"anew", b}
    assert (new.by, new.at, new.reason) == (told[0].by, told[0].at, "same hand")
    assert intake.find_again()[0] == 0
    with pytest.raises(ConflictingJudgement):
        intake.judge("anew", b, "DIFFERENT", by="Bo Ek")


def test_an_issue_is_dismissed_and_comes_back(graph: Graph, intake: Intake) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Issue {id: 'i', code: 'X', severity: 'INFO', message: 'm'})"))
    taken = intake.dismiss("i", by="Siv Ros", reason="a misprint")
    assert intake.dismiss("i", by="Siv Ros", reason="a misprint").new == ()
    assert graph.read("MATCH (d:Dismissal) RETURN d.issue, d.reason, d.revoked_at") == [["i", "a misprint", None]]
    with pytest.raises(UnknownId):
        intake.revoke_judgement(taken.id, by="Siv Ros")
    intake.revoke_dismissal(taken.id, by="Bo Ek", reason="it was one")
    assert graph.read("MATCH (d:Dismissal) RETURN d.revoked_because") == [["it was one"]]
    with pytest.raises(UnknownId):
        intake.dismiss("no such issue", by="Siv Ros", reason="a misprint")
    with pytest.raises(BadJudgement, match="reason"):
        intake.take([Said({"kind": "DISMISSAL", "issue": "i", "by": "Siv Ros"})])


def test_two_at_once_contradict_each_other_once(graph: Graph, intake: Intake, log: Log) -> None:
    """Each with an intake of its own, as two servers have; of two that contradict each other one is refused."""
    a, b = mention(graph, "Elsa Vik"), mention(graph, "Elza Vik")
    refused: list[Exception] = []

    def judge(verdict: str) -> None:
        try:
            Intake(graph, Log(log.path)).judge(a, b, verdict, by=verdict.title())
        except ConflictingJudgement as problem:
            refused.append(problem)

    threads = [threading.Thread(target=judge, args=(verdict,)) for verdict in ("SAME", "DIFFERENT")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [entry] = in_force(log.read().entries, EntryKind.JUDGEMENT)
    assert len(refused) == 1 and isinstance(entry, Entry)
    assert (person(graph, "Elsa Vik") == person(graph, "Elza Vik")) == (entry.payload["verdict"] == "SAME")
