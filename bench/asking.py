"""What GraphQL costs over its statement, and what one statement saves over one per level."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from api.schema import answer
from loaders.load import load
from queries.connection import open_graph

EXAMPLES = Path(__file__).parents[1] / "examples" / "minutes"
OPERATION = """{
  bodies(first: 50) { edges { node {
    name memberships(asOf: "2024-10-04") { role person { name } onBehalfOf { name } }
  } } }
}"""
ROUNDS = 30


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, open_graph(data=Path(folder) / "data") as graph:
        load(graph, [EXAMPLES])
        with graph.counting() as sent:
            answer(graph, OPERATION)

        def by_level() -> None:
            bodies = graph.read("MATCH (b:Body) RETURN b.id, b.name ORDER BY b.name LIMIT 50")
            for body, _ in bodies:
                for seat, _ in graph.read(
                    "MATCH (b:Body {id: $id})<-[:IN_BODY]-(m:Membership) RETURN m.id, m.role", id=body
                ):
                    graph.read("MATCH (m:Membership {id: $id})<-[:HAS_MEMBERSHIP]-(p:Person) RETURN p.name", id=seat)
                    graph.read(
                        "MATCH (m:Membership {id: $id})-[:ON_BEHALF_OF]->(o:Organization) RETURN o.name", id=seat
                    )

        whole, levels = median(lambda: answer(graph, OPERATION)), median(by_level)
        print(f"{graph.engine.name}: {len(sent)} statement for the operation")
        print(f"one statement per seat / the whole GraphQL answer: {levels / whole:.1f}")


if __name__ == "__main__":
    main()
