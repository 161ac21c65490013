"""Does loading stay near-linear? Generated minutes of some bodies over years, read and loaded one by one.

For each engine: the time of each hundred documents, and the last hundred over the first. The two are measured in one
run; a machine with other work gives other times and nearly the same ratio.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from rich.progress import track

from loaders import formats
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.write import Writer
from queries.connection import open_graph
from queries.engines.neo4j_server import open_neo4j
from queries.graph import Graph
from schema.statements import DocumentRecord
from tests.generator.series import minutes
from tests.integration.neo4j_harness import LackError, neo4j_server

NOW = "2026-01-01T00:00:00+00:00"
OPTIONS = ("-Xmx2g", "-XX:+UseParallelGC")


def read(count: int) -> tuple[list[DocumentRecord], list[float]]:
    """The generated documents as read, and the seconds that each took."""
    records, took = [], []
    for name, text in track(minutes(count), "reading", total=count):
        began = time.perf_counter()
        records.append(extract(read_minutes(formats.read_bytes(text.encode(), name))))
        took.append(time.perf_counter() - began)
    return records, took


def write(graph: Graph, records: list[DocumentRecord]) -> list[float]:
    """Seconds for each document."""
    graph.ensure_schema()
    writer, took = Writer(graph), []
    for record in track(records, f"loading into {graph.engine.name}"):
        began = time.perf_counter()
        writer.write(record, NOW)
        took.append(time.perf_counter() - began)
    return took


@contextlib.contextmanager
def engine(name: str) -> Iterator[Graph]:
    """An empty graph. Raises LackError."""
    with contextlib.ExitStack() as stack:
        if name == "embedded":
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            yield stack.enter_context(open_graph(data=Path(folder) / "data"))
        else:
            yield stack.enter_context(Graph(open_neo4j(stack.enter_context(neo4j_server(options=OPTIONS)))))


def report(name: str, reading: list[float], writing: list[float]) -> None:
    part = max(1, len(reading) // 10)
    print(f"\n{len(reading)} documents on {name}; milliseconds a document, read + written")
    sums = []
    for start in range(0, len(reading) - part + 1, part):
        r, w = (1000 * sum(times[start : start + part]) / part for times in (reading, writing))
        sums.append(r + w)
        print(f"  {start:6} {r:8.1f} + {w:8.1f} = {r + w:8.1f}")
    print(f"last tenth / first tenth: {sums[-1] / sums[0]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--engines", nargs="*", default=["embedded", "neo4j"])
    asked = parser.parse_args()
    records, reading = read(asked.documents)
    for name in asked.engines:
        try:
            with engine(name) as graph:
                report(name, reading, write(graph, records))
        except LackError as lack:
            print(f"not measured on {name}: {lack}")


if __name__ == "__main__":
    main()
