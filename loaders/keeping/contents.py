"""What is in a store by its files: which documents the log says are loaded, and where their bytes are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from loaders.doubts import Answers
from loaders.entries import Entry, loaded
from loaders.keeping.originals import Originals
from loaders.load import read_content
from loaders.log import Log
from loaders.registers.loading import load_register
from loaders.registers.reading import Reading, is_register, read_register
from loaders.write import Writer
from schema.errors import OriginalsWrong, Place


@dataclass(frozen=True)
class Held:
    """A document that is loaded, as its log entry says."""

    document: str
    source: str
    loaded_at: str
    confidential: bool = False
    replaces: str | None = None
    reading: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entry: Entry) -> Held:
        told = entry.payload
        return cls(
            told["document"],
            told["source"],
            entry.at,
            bool(told.get("confidential")),
            told.get("replaces"),
            told.get("reading", {}),
        )


@dataclass(frozen=True)
class Store:
    """The files of a data folder."""

    data: Path

    @property
    def log(self) -> Log:
        return Log.of(self.data)

    @property
    def originals(self) -> Originals:
        return Originals.of(self.data)

    def content(self, held: Held) -> bytes:
        """The bytes of an original. Raises OriginalsWrong."""
        content = self.originals.read(held.document)
        if content is None:
            path = self.originals.path(held.document)
            raise OriginalsWrong(f"the original of {held.source} is missing or damaged", where=Place(str(path)))
        return content

    def write(self, writer: Writer, held: Held, answers: Answers) -> None:
        """Write what a file says, read from its original: one document, or the several of a register.

        Raises OriginalsWrong or another StoreError, and InputError when it can't be read.
        """
        content, reading, secret = self.content(held), Reading.of(held.reading), held.confidential
        if is_register(content, held.source, reading):
            register = read_register(content, held.source, reading)
            load_register(writer, register, held.source, held.loaded_at, confidential=secret)
        else:
            record = read_content(content, held.source, answers)[1]
            writer.write(record, held.loaded_at, confidential=secret, replaces=held.replaces)


def contents(entries: Iterable[Entry]) -> dict[str, Held]:
    """The documents that are loaded, in the order in which they came."""
    return {document: Held.of(entry) for document, entry in loaded(entries).items()}
