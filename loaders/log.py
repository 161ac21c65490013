"""The log: a file that is only appended to, one entry a line, and the truth on what people said and did.

It is written before the graph is. Who is killed in between leaves a log that is ahead; `judgements.catch_up` brings the
graph after it. A last line without its end was not written whole: it doesn't count, and the next entry takes its place.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from loaders.entries import SAID, Entry, EntryKind
from queries.lock import FileLock
from schema.errors import BadLog, DataFolderHeld, DataFolderUnusable, Place

PATIENCE = 60.0
"""Seconds that a writer waits for another one."""


@dataclass(frozen=True)
class Told:
    """What a log tells. Of thousands of documents it mostly tells that they were loaded, so what people said stands
    apart as well; `torn` is how many bytes at its end are no whole line."""

    entries: tuple[Entry, ...] = ()
    said: tuple[Entry, ...] = ()
    loaded: Mapping[str, Entry] = field(default_factory=dict)
    """By document, its last loading; not of those that were unloaded since."""
    torn: int = 0
    erased: frozenset[str] = frozenset()
    """Documents in whose place masked ones stand, since somebody was erased from them."""


class Held:
    """A log that this writer alone may append to: its `entries`, and of them what people `said`, appended ones too."""

    def __init__(self, path: Path, told: Told, known: Collection[str]) -> None:
        self._path, self._known, self._new = path, known, set[str]()
        self.entries, self.said = list(told.entries), list(told.said)

    def append(self, entries: Iterable[Entry]) -> list[Entry]:
        """Append those that the log hasn't, all or none of them, and give them. They are on disk when this returns."""
        new = list({e.id: e for e in entries if e.id not in self._known and e.id not in self._new}.values())
        if new:
            _append(self._path, b"".join(entry.line() for entry in new))
            self.entries += new
            self.said += [entry for entry in new if entry.kind in SAID]
            self._new |= {entry.id for entry in new}
        return new

    def replace(self, entries: Iterable[Entry]) -> None:
        """Put other entries in the place of all, to forget what must be forgotten: at once or not at all.

        The only way in which a line ever changes or goes away.
        """
        kept = list(entries)
        part = self._path.with_suffix(".part")
        part.unlink(missing_ok=True)
        _append(part, b"".join(entry.line() for entry in kept))
        part.replace(self._path)
        _sync_folder(self._path.parent)
        self.entries, self.said = kept, [entry for entry in kept if entry.kind in SAID]
        self._known, self._new = {entry.id for entry in kept}, set()


class Log:
    """The log of a data folder, for several threads. One that isn't there yet is empty.

    What was read once is remembered, so that each look costs what came since.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._reading = threading.Lock()
        self._forget(None)

    @classmethod
    def of(cls, folder: Path) -> Log:
        """The log of a data folder."""
        return cls(folder / "log.jsonl")

    def read(self) -> Told:
        """All entries, checked. Raises BadLog with the line, or DataFolderUnusable."""
        with self._reading:
            try:
                with self.path.open("rb") as file:
                    stat = os.fstat(file.fileno())
                    if self._file != (stat.st_dev, stat.st_ino) or stat.st_size < self._end:
                        self._forget((stat.st_dev, stat.st_ino))
                    file.seek(self._end)
                    content = file.read()
            except FileNotFoundError:
                self._forget(None)
                return Told()
            except OSError as problem:
                raise _unusable(self.path, problem) from None
            *lines, torn = content.split(b"\n")
            for line in lines:
                self._take(self._entry(line, self._lines + 1))
                self._lines += 1
                self._end += len(line) + 1
            return Told(
                tuple(self._entries.values()), tuple(self._said), dict(self._loaded), len(torn), frozenset(self._erased)
            )

    def whole(self) -> bytes:
        """The file as it is on disk, up to its last whole line. Raises as `read`."""
        self.read()
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as problem:
            raise _unusable(self.path, problem) from None
        return content[: content.rfind(b"\n") + 1]

    def _forget(self, file: tuple[int, int] | None) -> None:
        self._file: tuple[int, int] | None = file
        self._end: int = 0
        self._lines: int = 0
        self._entries: dict[str, Entry] = {}
        self._said: list[Entry] = []
        self._loaded: dict[str, Entry] = {}
        self._erased: set[str] = set()

    def _take(self, entry: Entry) -> None:
        """Remember an entry; one that stands in the file twice counts once."""
        if entry.id not in self._entries:
            self._entries[entry.id] = entry
            if entry.kind in SAID:
                self._said.append(entry)
            elif entry.kind == EntryKind.LOADED:
                self._loaded[entry.payload["document"]] = entry
                self._erased.update(entry.payload.get("masked_from", ()))
            else:
                self._loaded.pop(entry.payload["document"], None)

    def _entry(self, line: bytes, number: int) -> Entry:
        try:
            fields = json.loads(line)
            if not isinstance(fields, dict) or "entry" not in fields:
                raise ValueError("it is no entry")
            return Entry.of(fields)
        except (ValueError, RecursionError) as problem:
            excerpt = line.decode("utf-8", "replace")[:80]
            found = "it is no JSON" if isinstance(problem, json.JSONDecodeError | UnicodeDecodeError) else str(problem)
            raise BadLog(f"A line of the log can't be taken: {found}", where=_at(self.path, number, excerpt)) from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[Held]:
        """The log, held against all other writers. Raises BadLog, DataFolderHeld or DataFolderUnusable."""
        with self._alone():
            told = self.read()
            if told.torn:
                _cut(self.path, told.torn)
            yield Held(self.path, told, self._entries.keys())

    def append(self, entries: Iterable[Entry]) -> list[Entry]:
        """Append those that the log hasn't, and give them. Raises as `writing`."""
        with self.writing() as held:
            return held.append(entries)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock.wait(self.path.with_suffix(".lock"), PATIENCE)
        except OSError as problem:
            raise _unusable(self.path, problem) from None
        if lock is None:
            raise DataFolderHeld(
                f"Another process has been writing the log for {PATIENCE:.0f} s",
                where=Place(str(self.path)),
                next_step="Wait for it or stop it, then try again; nothing was changed.",
            )
        with lock:
            yield


def _append(path: Path, content: bytes) -> None:
    """Write to the end of a file and through to the disk; what can't be written whole is taken back."""
    try:
        new = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            size = os.fstat(descriptor).st_size
            try:
                rest = memoryview(content)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)
        if new:
            _sync_folder(path.parent)
    except OSError as problem:
        raise _unusable(path, problem) from None


def _cut(path: Path, torn: int) -> None:
    """Take away a last line that was not written whole: its writer was told of no success."""
    try:
        os.truncate(path, path.stat().st_size - torn)
    except OSError as problem:
        raise _unusable(path, problem) from None


def _sync_folder(folder: Path) -> None:
    """Have a folder's new names on disk, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _at(path: Path, line: int, excerpt: str) -> Place:
    return Place(str(path), line=line, excerpt=excerpt)


def _unusable(path: Path, problem: OSError) -> DataFolderUnusable:
    return DataFolderUnusable(f"The log can't be used: {problem.strerror or problem}", where=Place(str(path)))
