"""Who is who over 100,000 mentions: does resolving them stay near-linear?

Generated minutes of bodies over years, some of them with tasks that come back at the next meetings, are read, and then
taken in one by one: in memory, or into an embedded database. What is told is the time of each tenth of the mentions, in
seconds per 1,000, without and with reading.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from bench.kept import Kept
from loaders import formats
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.resolving.state import Doc
from loaders.write import Writer
from queries.connection import open_graph
from schema.statements import DocumentRecord
from tests.generator.followed import Series
from tests.generator.series import minutes

NOW = "2026-01-01T00:00:00+00:00"
EACH, MANY = 60, 10_000_000
"""Of so many documents in turn, as many come from series of tasks as from the others."""


def texts() -> Iterator[tuple[str, str]]:
    """Minutes without end, (file name, text): of the same bodies over years, and of others with tasks to follow."""
    series, seeds = iter(minutes(MANY)), count()
    while True:
        for _ in range(EACH):
            yield next(series)
        yield from Series(next(seeds)).texts.items()


def records(mentions: int) -> Iterator[DocumentRecord]:
    """Documents read until they hold that many mentions."""
    seen = 0
    for name, text in texts():
        record = extract(read_minutes(formats.read_bytes(text.encode(), name)))
        seen += len(record.mentions)
        yield record
        if seen >= mentions:
            return


def measured(mentions: int, take: Callable[[DocumentRecord], object]) -> None:
    """Take documents in one by one, and print a line for each tenth of the mentions."""
    print(f"{'mentions':>10} {'documents':>10} {'read s/1000':>12} {'resolve s/1000':>15}")
    seen = documents = last = 0
    reading = resolving = 0.0
    between = time.perf_counter()
    for record in records(mentions):
        began = time.perf_counter()
        take(record)
        done = time.perf_counter()
        reading, resolving, between = reading + began - between, resolving + done - began, done
        seen, documents = seen + len(record.mentions), documents + 1
        if seen - last >= mentions / 10 or seen >= mentions:
            of = (seen - last) / 1000
            print(f"{seen:>10} {documents:>10} {reading / of:>12.2f} {resolving / of:>15.2f}", flush=True)
            last, reading, resolving = seen, 0.0, 0.0


def in_memory(mentions: int) -> None:
    kept = Kept()
    measured(mentions, lambda r: kept.add(Doc(r.id, r.date, r.county, r.mentions, r.statements)))


def embedded(mentions: int) -> None:
    with tempfile.TemporaryDirectory() as folder, open_graph(data=Path(folder) / "data") as graph:
        graph.ensure_schema()
        writer = Writer(graph)
        measured(mentions, lambda r: writer.write(r, NOW))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--in", dest="where", choices=("memory", "embedded"), default="memory")
    parser.add_argument("--profile", action="store_true", help="print where the time went")
    asked = parser.parse_args()
    run = {"memory": in_memory, "embedded": embedded}[asked.where]
    if not asked.profile:
        run(asked.mentions)
        return
    profile = cProfile.Profile()
    profile.runcall(run, asked.mentions)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
