"""Loading stays near-linear: what a load reads and writes doesn't grow with what is in the graph. Counts, no times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pytest

from loaders import formats, stored
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.write import Writer
from queries import writing
from queries.graph import Graph, Transaction
from schema.statements import DocumentRecord
from tests.generator.series import BODIES, minutes

NOW = "2026-01-01T00:00:00+00:00"
GROUPS, MEETINGS = 3, 20


def read(name: str, text: str) -> DocumentRecord:
    return extract(read_minutes(formats.read_bytes(text.encode(), name)))


@pytest.fixture(scope="module")
def documents() -> list[list[DocumentRecord]]:
    """Twenty meetings of each of three bodies in one county."""
    texts = list(minutes(BODIES * MEETINGS))
    by_county: dict[str | None, list[int]] = defaultdict(list)
    for body in range(BODIES):
        county = by_county[read(*texts[body]).county]
        county.append(body)
        if len(county) == GROUPS:
            return [[read(*document) for document in texts[body::BODIES]] for body in county]
    raise AssertionError("no county has so many bodies")


class Counts:
    """Rows read of what was stored, and rows written, by document."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[int] = []
        self.written: list[int] = []
        reading, sending = stored.Stored._read, writing._send

        def read(self_: stored.Stored, name: str, **params: object) -> list[list[object]]:
            rows = reading(self_, name, **params)
            self.read[-1] += len(rows)
            return rows

        def send(tx: Transaction, statement: str, rows: Sequence[object]) -> None:
            self.written[-1] += len(rows)
            sending(tx, statement, rows)

        monkeypatch.setattr(stored.Stored, "_read", read)
        monkeypatch.setattr(writing, "_send", send)

    def write(self, writer: Writer, record: DocumentRecord) -> None:
        self.read.append(0)
        self.written.append(0)
        assert writer.write(record, NOW)


def test_a_long_load_reads_and_writes_no_more_for_its_last_documents(
    graph: Graph, documents: list[list[DocumentRecord]], monkeypatch: pytest.MonkeyPatch
) -> None:
    counts, writer, sent = Counts(monkeypatch), Writer(graph), []
    for meeting in range(MEETINGS):
        for group in documents:
            with graph.counting() as statements:
                counts.write(writer, group[meeting])
            sent.append(len(statements))
    early, late = slice(2 * GROUPS, 8 * GROUPS), slice(-6 * GROUPS, None)
    stated = [len(group[meeting].statements) for meeting in range(MEETINGS) for group in documents]
    assert sum(counts.read[late]) <= 0.5 * sum(stated[late]), "only names that are new are read"
    assert sum(counts.written[late]) <= 1.3 * sum(counts.written[early])
    assert max(sent[late]) <= max(sent[early]) + 5


def test_what_a_new_process_reads_has_to_do_with_its_document(
    graph: Graph, documents: list[list[DocumentRecord]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body's own history is read; that of other bodies, in the same county too, is not."""
    counts, (mine, *others) = Counts(monkeypatch), documents
    writer = Writer(graph)
    for record in mine[:4]:
        counts.write(writer, record)
    counts.write(Writer(graph), mine[4])
    alone = counts.read[-1]
    for group in others:
        for record in group:
            counts.write(writer, record)
    counts.write(Writer(graph), mine[5])
    assert counts.read[-1] <= 1.5 * alone + len(mine[5].statements)
