"""A register -> the graph, one document a body, each whole or not at all; loading again goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from loaders.registers.records import Part, Register
from loaders.report import COUNTED, LOADED, REPLACED, UNCHANGED, DocumentReport
from loaders.write import Writer
from schema.statements import DocumentRecord

ROWS_TOGETHER = 500
"""Of small documents in one transaction: a transaction has a cost of its own."""
MOST_SHOWN = 1000
"""Unread lines and doubts of one register that the report lists; `lines` counts all."""


def load_register(
    writer: Writer,
    register: Register,
    path: str,
    loaded_at: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    *,
    confidential: bool = False,
) -> DocumentReport:
    """Write all documents of a register that aren't there yet. Raises StoreError.

    `progress` is told how many rows of how many are done.
    """
    told, done = _Telling(path), 0
    everything = register.parts()
    if writer.unload_parts(register.id, but={id_ for id_, _, _ in everything}):
        told.statuses.add(REPLACED)  # read otherwise before, it was other documents
    for parts in _together(everything):
        progress(done, len(register.rows))
        records = [register.record(*part) for part in parts]
        statuses = writer.write_all(
            records, loaded_at, settle=True, confidential=confidential, cause=f"LOADED {register.id}"
        )
        for record, status in zip(records, statuses, strict=True):
            told.add(record, status)
        done += sum(len(numbers) for _, _, numbers in parts)
    return told.report(register)


def _together(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Documents that are written in one transaction: few rows each, and not too many together."""
    batch: list[Part] = []
    size = 0
    for part in parts:
        if batch and size + len(part[2]) > ROWS_TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part[2])
    if batch:
        yield batch


class _Telling:
    """One report of a file's many documents."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.statuses: set[str] = set()
        self.counts = dict.fromkeys(COUNTED.values(), 0)
        self.lines = 0
        self.unread: list[dict[str, Any]] = []
        self.doubts: list[dict[str, str]] = []

    def add(self, record: DocumentRecord, status: str) -> None:
        self.statuses.add(status)
        self.lines += len(record.passages)
        for s in record.statements:
            if s.kind in COUNTED:
                self.counts[COUNTED[s.kind]] += 1
        for p in record.passages:
            if p.use == "UNREAD" and len(self.unread) < MOST_SHOWN:
                self.unread.append({"line": p.line, "text": " ".join(p.text.split())[:120], "reason": p.reason})
        for code, message, id_ in record.doubts[: MOST_SHOWN - len(self.doubts)]:
            self.doubts.append({"code": code, "message": message, "id": id_})

    def report(self, register: Register) -> DocumentReport:
        self.counts["bodies"] = len(register.found.groups)
        status = next((s for s in (REPLACED, LOADED) if s in self.statuses), UNCHANGED)
        title = f"{register.rows.name}: {len(register.found.groups)} bodies"
        return DocumentReport(self.path, status, title, self.counts, self.lines, self.unread, self.doubts)
