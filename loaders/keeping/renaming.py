"""What a document that is masked was called, and what it is called now: ids of it and of what it says, in the log too.

A document's id is the sum of its bytes, and the ids of what it says follow from that; so a masked document has other
ones. What others said of it (judgements, corrections, answers) goes over to the new ids by the words that it is about.
What was said of the person who is masked goes away with the revocations of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.doubts import Doubt
from loaders.entries import Entry, EntryKind
from loaders.keeping.masking import MASKS, Who, cover, find
from loaders.minutes import Minutes
from schema.identity import search_key
from schema.statements import DocumentRecord, MentionRecord, StatementRecord


@dataclass(frozen=True)
class Read:
    """A file as read: one document, or the several of a register; `minutes` of the former."""

    records: tuple[DocumentRecord, ...]
    minutes: Minutes | None = None

    @property
    def mentions(self) -> list[MentionRecord]:
        return [m for record in self.records for m in record.mentions]

    @property
    def statements(self) -> list[StatementRecord]:
        return [s for record in self.records for s in record.statements]

    @property
    def doubts(self) -> list[Doubt]:
        return self.minutes.doubts if self.minutes else []


@dataclass
class Renamed:
    """Old ids and new ones; `gone` are ids of what isn't said any more."""

    ids: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def document(self, old: str, new: str) -> None:
        self.ids[old] = new

    def reading(self, old: Read, new: Read | None) -> None:
        """What a document said, and what the masked one says; None when that can't be read as minutes."""
        self._pair(old.records, new.records if new else (), lambda r: _part(r.id))
        self._pair(
            old.mentions,
            new.mentions if new else (),
            lambda m: (_part(m.document), m.kind, m.key.replace(m.document, "")),
        )
        self._pair(old.statements, new.statements if new else (), _words)
        self._pair(old.doubts, new.doubts if new else (), lambda d: (d.code, d.place or d.message))

    def _pair(self, old: Sequence[Any], new: Sequence[Any], by: Callable[[Any], Hashable]) -> None:
        there: dict[Hashable, list[str]] = defaultdict(list)
        for each in new:
            there[by(each)].append(each.id)
        for each in old:
            if same := there.get(by(each)):
                self.ids[each.id] = same.pop(0)
            else:
                self.gone.add(each.id)


def _part(document: str) -> str:
    """Which of the documents of a file it is."""
    return document.partition("-")[2]


def _words(s: StatementRecord) -> Hashable:
    """The same words in the same fields: masking moves nothing."""
    return _part(s.document), s.kind, frozenset((c.field, c.span) for c in s.evidence), tuple(r for r, _ in s.about)


@dataclass
class Log:
    """The entries as they are to be, and what became of them."""

    entries: list[Entry] = field(default_factory=list)
    masked: list[str] = field(default_factory=list)  # ids of entries with words that were covered
    dropped: list[str] = field(default_factory=list)  # ids of entries that were about the person
    unsure: list[str] = field(default_factory=list)  # ids of entries whose words may mean a namesake


def rewritten(
    entries: Iterable[Entry], renamed: Renamed, who: Who, sources: Callable[[str], str], *, sure: bool
) -> Log:
    """The log without the person. `sources` masks a file's name; words of entries on other documents are covered only
    when it is `sure` that the name means this person alone."""
    made = Log()
    gone: set[str] = set()
    for entry in entries:
        told = _told(entry.payload)
        about_us = bool(told & (renamed.ids.keys() | renamed.gone))
        if told & renamed.gone or told & gone or (about_us and _is_about(entry, who)):
            gone.add(entry.id)
            made.dropped.append(entry.id)
            continue
        payload = _changed(dict(entry.payload), lambda text: renamed.ids.get(text, text))
        old = entry.payload.get("document")
        if entry.kind == EntryKind.LOADED and payload["document"] != old:
            payload["masked_from"] = [*entry.payload.get("masked_from", ()), old]
        if "source" in payload and about_us:
            payload["source"] = sources(payload["source"])
        now = replace(entry, payload=payload, masked=True)
        words = _masked(now, who)
        if words != now and not (sure or about_us):
            made.unsure.append(entry.id)
            words = now
        if words.payload == entry.payload and (words.by, words.reason) == (entry.by, entry.reason):
            made.entries.append(entry)
            continue
        made.entries.append(words)
        if words != now or payload.get("source") != entry.payload.get("source"):
            made.masked.append(entry.id)
    return made


def _told(value: Any) -> set[str]:
    """All texts in an entry."""
    if isinstance(value, str):
        return {value}
    inner = value.values() if hasattr(value, "values") else value if isinstance(value, list | tuple) else ()
    return set().union(*map(_told, inner))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if hasattr(value, "items"):
        return {key: _changed(each, change) for key, each in value.items()}
    return [_changed(each, change) for each in value] if isinstance(value, list | tuple) else value


def _is_about(entry: Entry, who: Who) -> bool:
    """Whether an answer says that this person stands somewhere."""
    person = entry.payload.get("person") if entry.kind == EntryKind.ANSWER else None
    return person is not None and search_key(person["name"]) in {search_key(name) for name in who.names}


def _masked(entry: Entry, who: Who) -> Entry:
    whole = Who(who.names, who.names)  # in a few words nothing tells whom a first name alone means

    def change(text: str) -> str:
        return cover(text, find(text, whole), MASKS[0])

    ids = entry.payload.keys() & {"document", "statement", "doubt", "issue", "revokes", "replaces"}
    payload = {key: value if key in ids else _changed(value, change) for key, value in entry.payload.items()}
    return replace(entry, by=change(entry.by), reason=change(entry.reason) if entry.reason else None, payload=payload)
