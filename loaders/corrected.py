"""What statements say once everything that was heard is done: the graph doesn't have it yet while a file is taken in.

So a file may correct what it corrected before, and what was said before is known again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from loaders.entries import Action, Entry, EntryKind, in_force


class Corrected:
    """The corrections in force, in the order in which they were said."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        told = list(entries)
        self._standing = in_force(told, EntryKind.CORRECTION)
        self._first: dict[tuple[str, str], Any] = {}
        self._undone: set[tuple[str, str]] = set()
        for entry in told:
            if entry.kind == EntryKind.CORRECTION:
                self._remember(entry)

    def add(self, entry: Entry) -> None:
        self._standing.append(entry)
        self._remember(entry)

    def remove(self, entry: Entry) -> None:
        self._standing = [each for each in self._standing if each.id != entry.id]
        if entry.payload["action"] == Action.ALTER:
            self._undone.add((entry.payload["statement"], entry.payload["field"]))

    def value(self, statement: str, field: str, stored: Any) -> Any:
        """What stands in a field; `stored` is what the graph has."""
        if standing := self._of(statement, Action.ALTER, field):
            return standing[-1].payload.get("value")
        return self._first[statement, field] if (statement, field) in self._undone else stored

    def withdrawn(self, statement: str) -> Entry | None:
        """Who withdrew a statement last."""
        return next(iter(self._of(statement, Action.WITHDRAW)[-1:]), None)

    def addition(self, statement: str) -> Mapping[str, Any] | None:
        """What a statement says that was added, whether the graph has it or not."""
        added = self._of(statement, Action.ADD)
        return added[-1].payload if added else None

    def same(self, fields: Mapping[str, Any]) -> Entry | None:
        """The entry in force by which the same person said the same, with nothing said of that since."""
        said = self._of(fields["statement"], fields["action"], fields.get("field"))
        last = said[-1] if said else None
        same = last and last.by == fields.get("by") and last.payload.get("value") == fields.get("value")
        return last if same else None

    def at(self, entry: Entry) -> str:
        """When the same field was corrected last; "" when it wasn't."""
        told = entry.payload
        return max((each.at for each in self._of(told["statement"], told["action"], told.get("field"))), default="")

    def _remember(self, entry: Entry) -> None:
        if entry.payload["action"] == Action.ALTER:
            key = (entry.payload["statement"], entry.payload["field"])
            self._first.setdefault(key, entry.payload.get("before"))

    def _of(self, statement: str, action: str, field: str | None = None) -> list[Entry]:
        return [
            entry
            for entry in self._standing
            if (entry.payload["statement"], entry.payload["action"]) == (statement, action)
            and entry.payload.get("field") == field
        ]
