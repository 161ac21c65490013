"""Does loading stay near-linear? Many meetings of the bundled bodies, on made-up days, into one graph."""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path

from rich.progress import track

from loaders import formats
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.write import Writer
from queries.connection import open_graph
from schema.statements import DocumentRecord

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "minutes").iterdir())


def documents(count: int) -> list[DocumentRecord]:
    """The bundled minutes again and again, each round in another year."""
    made = []
    for n in track(range(count), "reading"):
        file = EXAMPLES[n % len(EXAMPLES)]
        later = n // len(EXAMPLES)
        text = re.sub(r"\b20\d\d\b", lambda m, later=later: str(int(m[0]) + later), file.read_text("utf-8"))
        made.append(extract(read_minutes(formats.read_bytes(text.encode(), file.name))))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    count = parser.parse_args().documents
    records, took = documents(count), []
    with tempfile.TemporaryDirectory() as folder, open_graph(data=Path(folder) / "data") as graph:
        writer = Writer(graph)
        for record in track(records, "loading"):
            began = time.perf_counter()
            writer.write(record, "2026-01-01T00:00:00+00:00")
            took.append(time.perf_counter() - began)
        again = time.perf_counter()
        for record in records:
            writer.write(record, "2026-01-01T00:00:00+00:00")
        again = time.perf_counter() - again
    quarter = max(1, count // 4)
    first, last = (statistics.median(part) for part in (took[:quarter], took[-quarter:]))
    print(f"{count} documents on {graph.engine.name}")
    print(f"last quarter / first quarter, median per document: {last / first:.2f}")
    print(f"loading again / loading: {again / sum(took):.3f}")


if __name__ == "__main__":
    main()
