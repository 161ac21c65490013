"""Who is who over 100,000 mentions: does resolving them stay near-linear?

Generated minutes of bodies over years, some of them with tasks that come back at the next meetings, are read; to have
many, they are taken again as those of the same bodies years later. Each document is taken in by itself: in memory, or
into an embedded database. What is told is the time of each tenth of the mentions, in seconds of computing per 1,000.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import pstats
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

from bench.kept import Kept
from loaders import formats
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.resolving.state import Doc
from loaders.write import Writer
from queries.connection import open_graph
from schema.identity import document_id
from schema.statements import DocumentRecord
from tests.generator.followed import Series
from tests.generator.series import minutes

PROFILE = cProfile.Profile()
DATE = re.compile(r"(\d{4})((?:-\d\d){0,2})")
EACH, MANY = 60, 10_000_000
"""Of so many documents in turn, as many come from series of tasks as from the others."""


def texts() -> Iterator[tuple[str, str]]:
    """Minutes without end, (file name, text): of the same bodies over years, and of others with tasks to follow."""
    series, seeds = iter(minutes(MANY)), count()
    while True:
        for _ in range(EACH):
            yield next(series)
        yield from Series(next(seeds)).texts.items()


def read(documents: int) -> list[DocumentRecord]:
    found = islice(texts(), documents)
    return [extract(read_minutes(formats.read_bytes(text.encode(), name))) for name, text in found]


def again(record: DocumentRecord, turn: int, grow: str) -> Doc:
    """What a document says, as of the same body `turn` times four years later, or of one like it in another county."""
    if grow == "bodies":
        return replace(_renamed(record, turn, years=0), county=f"{record.county} {turn}")
    return _renamed(record, turn, years=4 * turn)


def _renamed(record: DocumentRecord, turn: int, years: int) -> Doc:
    id_ = document_id(f"{record.id} {turn}".encode())
    mentions = {m.id: replace(m, document=id_, key=m.key.replace(record.id, id_)) for m in record.mentions}
    statements = tuple(
        replace(
            s,
            document=id_,
            values={k: _later(v, years) for k, v in s.values.items()},
            about=tuple((role, mentions[m].id) for role, m in s.about),
            evidence=(),
        )
        for s in record.statements
    )
    return Doc(id_, _later(record.date, years), record.county, tuple(mentions.values()), statements)


def _later(value: Any, years: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_later(each, years) for each in value)
    if isinstance(value, str) and (m := DATE.fullmatch(value)):
        return f"{int(m[1]) + years}{m[2]}"
    return value


def measured(documents: int, mentions: int, grow: str, take: Callable[[Doc], object]) -> None:
    """Take documents in one by one, and print a line for each tenth of the mentions."""
    began = time.process_time()
    records = read(documents)
    held = sum(len(r.mentions) for r in records)
    print(f"{documents} documents with {held} mentions read: {1000 * (time.process_time() - began) / held:.2f} s/1000")
    print(f"{'mentions':>10} {'documents':>10} {'s/1000':>8}")
    seen = taken = last = 0
    spent = 0.0
    for turn in count():
        for record in records:
            doc = again(record, turn, grow)
            began = time.process_time()
            take(doc)
            spent += time.process_time() - began
            seen, taken = seen + len(doc.mentions), taken + 1
            if seen - last >= mentions / 10 or seen >= mentions:
                print(f"{seen:>10} {taken:>10} {1000 * spent / (seen - last):>8.2f}", flush=True)
                last, spent = seen, 0.0
            if seen >= mentions:
                return


Call = Callable[..., object]


def plainly(call: Call, *args: object) -> object:
    return call(*args)


def in_memory(documents: int, mentions: int, grow: str, by: Call = plainly) -> None:
    kept = Kept()
    measured(documents, mentions, grow, lambda doc: by(kept.add, doc))


def embedded(documents: int, mentions: int, grow: str, by: Call = plainly) -> None:
    with tempfile.TemporaryDirectory() as folder, open_graph(data=Path(folder) / "data") as graph:
        graph.ensure_schema()
        writer = Writer(graph)
        measured(documents, mentions, grow, lambda doc: by(writer.write, _record(doc), now()))


def now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()


def _record(doc: Doc) -> DocumentRecord:
    return DocumentRecord(
        doc.id, doc.id, doc.id, "MINUTES", doc.date, "text", 1, doc.county, (), doc.mentions, doc.statements
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=400, help="that are read")
    parser.add_argument("--in", dest="where", choices=("memory", "embedded"), default="memory")
    parser.add_argument("--grow", choices=("history", "bodies"), default="history", help="what there is more of")
    parser.add_argument("--profile", action="store_true", help="print where the time went")
    asked = parser.parse_args()
    run = {"memory": in_memory, "embedded": embedded}[asked.where]
    if not asked.profile:
        run(asked.documents, asked.mentions, asked.grow)
        return
    run(asked.documents, asked.mentions, asked.grow, PROFILE.runcall)
    pstats.Stats(PROFILE).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
