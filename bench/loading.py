"""Does loading stay near-linear? Generated minutes of some bodies over years, read and loaded one by one.

For each engine, two graphs: one that grows by all documents but the last tenth, and one that holds little. Then, in
turns, the last tenth is loaded into the one and the first tenth into the other: side by side, so that other work on the
machine slows both.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
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
OPTIONS = ("-Xmx1g", "-XX:+UseSerialGC")
Text = tuple[str, str]
"""(file name, text)"""


def read(document: Text) -> DocumentRecord:
    return extract(read_minutes(formats.read_bytes(document[1].encode(), document[0])))


def timed(writer: Writer, document: Text) -> tuple[float, float]:
    """Milliseconds to read and to write a document."""
    began = time.perf_counter()
    record = read(document)
    between = time.perf_counter()
    writer.write(record, NOW)
    return 1000 * (between - began), 1000 * (time.perf_counter() - between)


@contextlib.contextmanager
def empty(name: str) -> Iterator[Graph]:
    """An empty graph on that engine. Raises LackError."""
    with contextlib.ExitStack() as stack:
        if name == "embedded":
            graph = open_graph(data=Path(stack.enter_context(tempfile.TemporaryDirectory())) / "data")
        else:
            graph = Graph(open_neo4j(stack.enter_context(neo4j_server(options=OPTIONS))))
        graph = stack.enter_context(graph)
        graph.ensure_schema()
        yield graph


def side_by_side(grown: Graph, small: Graph, documents: Sequence[Text]) -> str:
    part = len(documents) // 10
    growing, began = Writer(grown), time.perf_counter()
    for document in track(documents[:-part], f"loading into {grown.engine.name}"):
        growing.write(read(document), NOW)
    speed = (time.perf_counter() - began) / (len(documents) - part)
    warming = Writer(small)  # a server that has just started is slow
    for document in track(documents[:part], "warming the other"):
        warming.write(read(document), NOW)
    small.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    beginning = Writer(small)
    first, last = [], []
    pairs = list(zip(documents[:part], documents[-part:], strict=True))
    for early, late in track(pairs, "side by side"):
        first.append(timed(beginning, early))
        last.append(timed(growing, late))
    lines = [f"{len(documents)} documents on {grown.engine.name}, {1000 * speed:.0f} ms each on the way"]
    for what, of in (("sum", sum), ("median", statistics.median)):
        read_, written = (of([t[i] for t in last]) / of([t[i] for t in first]) for i in (0, 1))
        whole = of([sum(t) for t in last]) / of([sum(t) for t in first])
        lines.append(f"  last tenth / first tenth, {what}: {whole:.2f} (reading {read_:.2f}, writing {written:.2f})")
    means = [statistics.fmean(t[i] for t in part) for part in (first, last) for i in (0, 1)]
    lines.append("  milliseconds, first tenth: {:.0f} + {:.0f}, last tenth: {:.0f} + {:.0f}".format(*means))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--engines", nargs="*", default=["embedded", "neo4j"])
    asked = parser.parse_args()
    documents = list(minutes(asked.documents))
    for name in asked.engines:
        try:
            with empty(name) as grown, empty(name) as small:
                print(side_by_side(grown, small, documents))
        except LackError as lack:
            print(f"not measured on {name}: {lack}")


if __name__ == "__main__":
    main()
