"""The tasks that a document names, each once: mentions by what is to be done and who is to do it.

A task that recurs at every meeting is one of its own each time. Where the words alone don't tell what a task is about,
the case or the title of its item does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.keys.tasks import AGAIN, CLOSED, own_words, recurs, task_words
from loaders.mentions import Mentions
from loaders.minutes import Mandate
from schema.identity import digest
from schema.statements import MentionKind, MentionRecord

STEP = "mandate_step"
MANY = 1000  # tasks in the same words that a document may name
LONGEST = 200  # characters of a key that are kept as they are


class _Told(NamedTuple):
    """What a document told of a task: its day, mentions of what it concerns, whether it is over."""

    due: str | None
    about: tuple[str, ...]
    over: bool

    def may_be(self, other: _Told) -> bool:
        same_day = self.due is None or other.due is None or self.due == other.due
        return same_day and self.about == other.about and self.over == other.over


class TaskMentions:
    """Collects the mentions of tasks of one document among its other `names`."""

    def __init__(self, names: Mentions) -> None:
        self._names = names
        self._told: dict[str, _Told] = {}  # by mention

    def mention(self, m: Mandate, actors: Sequence[str | None], concerns: Sequence[str]) -> str:
        """The mention of a task. `actors`: mentions of who holds and gives it; `concerns`: of what it is about."""
        key, told = self._key(m, actors), _Told(m.due.value if m.due else None, tuple(concerns), m.status in CLOSED)
        for n in range(MANY):
            found = self._record(m, f"{key}{AGAIN}{n}" if n else key)
            known = self._told.setdefault(found.id, told)
            if known.may_be(told):
                break  # else another task in the same words
        self._told[found.id] = known._replace(due=known.due or told.due)
        return self._names.enter(found)

    def _record(self, m: Mandate, key: str) -> MentionRecord:
        written = re.sub(r"\s+", " ", m.task.value)
        return MentionRecord(self._names.document, MentionKind.MANDATE, m.task.value, written, key)

    def _key(self, m: Mandate, actors: Sequence[str | None]) -> str:
        records = self._names.records
        named = [records[i] for i in actors if i]
        holders = sorted({records[i].key.removesuffix(" kommun") for i in actors[: len(m.holders)] if i})
        told = task_words(m.task.value, _forms(named))
        parts = ["+".join(holders), " ".join(told)]
        if m.rule == STEP and m.due:
            parts.append(m.due.value)
        elif recurs(told):
            parts.append(f"@{self._names.document} {m.item}")
        elif not own_words(told):
            parts.append(self._subject(m))
        key = "|".join(parts)
        return key if len(key) <= LONGEST else digest("task", key)

    def _subject(self, m: Mandate) -> str:
        """What the task's item is about: its case, or the words of its title."""
        item = next((i for i in self._names.minutes.items if i.position == m.item), None)
        if item is None:
            return f"@{self._names.document}"
        if item.diary_number:
            return self._names.key(MentionKind.MATTER, item.diary_number.value)
        return " ".join(task_words(item.title.value)) or f"@{self._names.document}"


def _forms(named: Iterable[MentionRecord]) -> list[str]:
    """The names that a task's words may hold without being part of the task: in full, and people's first names."""
    names = [m.name for m in named] + [m.name_as_written for m in named]
    return names + [m.name.split()[0] for m in named if m.kind == MentionKind.PERSON]
