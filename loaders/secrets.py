"""What people said of confidential documents: it stands in the log, and in the graph only while that shows them."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.entries import Entry, EntryKind
from schema.identity import original_of


def about_confidential(entries: Iterable[Entry]) -> set[str]:
    """The ids of judgements and corrections on documents that were confidential when they were last loaded."""
    told = list(entries)
    secret: set[str] = set()
    for entry in told:
        if entry.kind == EntryKind.LOADED:
            document = entry.payload["document"]
            (secret.add if entry.payload.get("confidential") else secret.discard)(document)
    return {entry.id for entry in told if secret and any(original_of(d) in secret for d in _documents(entry))}


def _documents(entry: Entry) -> list[str]:
    if entry.kind == EntryKind.JUDGEMENT:
        return [entry.side("left").document, entry.side("right").document]
    return [entry.payload["document"]] if entry.kind == EntryKind.CORRECTION else []
