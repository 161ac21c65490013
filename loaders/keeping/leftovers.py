"""Originals that are about to give way to masked ones: written down first, so that who is killed in between can finish.

`erasing.json` lists ids alone: those that the log will name no more, and those that it will name instead. Whatever of
them the log doesn't name can go: before the log was changed that is the new ones, afterwards the old ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from loaders.entries import EntryKind
from loaders.keeping.contents import Store
from schema.errors import DataFolderUnusable, Place


def begin(store: Store, documents: Iterable[str]) -> None:
    """Write down which originals come and go. Raises DataFolderUnusable."""
    try:
        part = _note(store).with_suffix(".part")
        part.write_text(json.dumps(sorted(documents)), encoding="ascii")
        part.replace(_note(store))
    except OSError as problem:
        raise DataFolderUnusable(f"{problem.strerror or problem}", where=Place(str(_note(store)))) from None


def listed(store: Store) -> list[str]:
    """The originals of a change that was not finished. Raises DataFolderUnusable."""
    try:
        return [str(each) for each in json.loads(_note(store).read_text(encoding="ascii"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as problem:
        raise DataFolderUnusable(f"it can't be read: {problem}", where=Place(str(_note(store)))) from None


def sweep(store: Store) -> int:
    """Delete those that the log doesn't name; gives how many. Raises StoreError."""
    documents = listed(store)
    if documents:
        told = store.log.read().entries
        named = {entry.payload["document"] for entry in told if entry.kind in (EntryKind.LOADED, EntryKind.UNLOADED)}
        gone = sum(store.originals.forget(each) for each in documents if each not in named)
        _note(store).unlink(missing_ok=True)
        return gone
    return 0


def _note(store: Store) -> Path:
    return store.data / "erasing.json"
