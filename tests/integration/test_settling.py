"""A document that is loaded again with corrections: what it said gives way, and all else stays, on both engines."""

from __future__ import annotations

from pathlib import Path

from loaders.doubts import Answer, Answers, PersonAnswer
from loaders.entries import EntryKind
from loaders.load import load, read_file
from loaders.log import Log
from queries.graph import Graph
from tests.integration.dump import dump

EXAMPLES = Path(__file__).parents[2] / "examples" / "minutes"
DAMAGED = next(EXAMPLES.glob("2024-10-04-lansradet-folkhalsa*"))


def answers() -> Answers:
    """The first damaged row of the scan is settled."""
    doubt = next(d for d in read_file(DAMAGED)[2].doubts if d[0] == "DAMAGED_ROW")
    person = PersonAnswer("Zäta Ovanlig", organisation="Hedfors kommun", attendance="absent")
    return Answers.of([Answer(doubt[2], "Siv Ros", "2024-11-01", "on the original", person)])


def test_settled_unsettled_and_the_same_again(graph: Graph) -> None:
    load(graph, [EXAMPLES])
    plain = dump(graph)
    report = load(graph, [DAMAGED], answers=answers())
    assert [d.status for d in report.documents] == ["replaced"]
    settled = dump(graph)
    assert settled != plain and any(n[1].get("name") == "Zäta Ovanlig" for n in settled["nodes"].values())
    assert {d.status for d in load(graph, [EXAMPLES], answers=answers()).documents} == {"unchanged"}
    assert [d.status for d in load(graph, [DAMAGED]).documents] == ["unchanged"]
    assert dump(graph) == settled
    assert [d.status for d in load(graph, [DAMAGED], answers=Answers()).documents] == ["replaced"]
    assert dump(graph) == plain


def test_it_is_the_graph_of_loading_with_the_corrections_at_once(graph: Graph) -> None:
    load(graph, [EXAMPLES])
    load(graph, [DAMAGED], answers=answers())
    afterwards = dump(graph)
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    load(graph, [EXAMPLES], answers=answers())
    assert dump(graph) == afterwards


def test_the_log_keeps_what_was_loaded_and_answered_and_answers_again(graph: Graph, tmp_path: Path) -> None:
    log = Log.of(tmp_path)
    load(graph, [DAMAGED], answers=answers(), log=log)
    settled, told = dump(graph), log.read().entries
    assert sorted(e.kind for e in told) == [EntryKind.ANSWER, EntryKind.LOADED]
    assert load(graph, [DAMAGED], log=log).documents[0].status == "unchanged" and log.read().entries == told
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    load(graph, [DAMAGED], log=log)
    assert dump(graph) == settled and log.read().entries == told
