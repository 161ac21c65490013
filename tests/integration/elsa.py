"""Four short minutes that each name somebody whose name is nearly that of the others: are they one?"""

from __future__ import annotations

from loaders.load import load
from loaders.log import Log
from queries.graph import Graph

MINUTES = """Protokoll

Rådet för {subject} i Ekmarks län
Datum: 2024-0{month}-15

Närvarande
{who}, Granviks kommun
Per Ek, Lindås kommun, ordförande

§ 1 Öppnande

Ordföranden öppnar mötet.
"""
NAMES = ("Elsa Vik", "Elza Vik", "Elsa Wik", "Elsa Viik")


def load_minutes(graph: Graph, log: Log) -> None:
    """Load them, with the log told."""
    folder = log.path.parent / "minutes"
    folder.mkdir()
    for month, name in enumerate(NAMES, 1):
        text = MINUTES.format(subject=("skola", "vård", "resor", "kultur")[month - 1], month=month, who=name)
        (folder / f"{month}.md").write_text(text, "utf-8")
    assert load(graph, [folder], log=log).exit_code == 0


def person(graph: Graph, name: str) -> str:
    [[id_]] = graph.read("MATCH (m:Mention {name: $name})-[:DENOTES]->(p:Person) RETURN DISTINCT p.id", name=name)
    return str(id_)


def mention(graph: Graph, name: str) -> str:
    [[id_]] = graph.read("MATCH (m:Mention {name: $name}) RETURN m.id", name=name)
    return str(id_)
