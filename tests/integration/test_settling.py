"""A document that is loaded again with corrections: what it said gives way, and all else stays, on both engines."""

from __future__ import annotations

from pathlib import Path

from loaders.doubts import Answer, Answers, PersonAnswer
from loaders.load import load, read_file
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
