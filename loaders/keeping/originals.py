"""The bytes of every document, in a folder by their sha256: kept once, and never written again."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schema.errors import DataFolderUnusable, Place
from schema.identity import document_id

NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Originals:
    """`folder`/ab/abcd.. holds the bytes whose sha256 is abcd.."""

    folder: Path

    @classmethod
    def of(cls, data: Path) -> Originals:
        """Those of a data folder."""
        return cls(data / "originals")

    def path(self, document: str) -> Path:
        return self.folder / document[:2] / document

    def keep(self, content: bytes) -> Path:
        """Store the bytes. Raises DataFolderUnusable when the folder can't be written."""
        target = self.path(document_id(content))
        if target.exists():
            return target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(content)
            part.replace(target)
        except OSError as problem:
            raise _unusable(self.folder, problem) from None
        return target

    def read(self, document: str) -> bytes | None:
        """The bytes, or None when they are missing or not those that were kept. Raises DataFolderUnusable."""
        try:
            content = self.path(document).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise _unusable(self.path(document), problem) from None
        return content if document_id(content) == document else None

    def since(self, document: str) -> str:
        """When it was kept, in UTC. Raises DataFolderUnusable."""
        try:
            at = self.path(document).stat().st_mtime
        except OSError as problem:
            raise _unusable(self.path(document), problem) from None
        return dt.datetime.fromtimestamp(int(at), dt.UTC).isoformat(timespec="seconds")

    def forget(self, document: str) -> bool:
        """Delete the bytes; whether there were any. Raises DataFolderUnusable."""
        try:
            self.path(document).unlink()
        except FileNotFoundError:
            return False
        except OSError as problem:
            raise _unusable(self.path(document), problem) from None
        return True

    def documents(self) -> Iterator[str]:
        """The ids of all that are there, in their order, without a look at their bytes. Raises DataFolderUnusable."""
        for path in self._files():
            if self._is_one(path):
                yield path.name

    def strays(self) -> Iterator[Path]:
        """Files in the folder that are no original: parts of what was cut short. Raises DataFolderUnusable."""
        return (path for path in self._files() if not self._is_one(path))

    def damaged(self, document: str) -> str | None:
        """What is wrong with an original: "missing", "damaged", or None. Reads it piece by piece."""
        try:
            with self.path(document).open("rb") as file:
                return None if hashlib.file_digest(file, "sha256").hexdigest() == document else "damaged"
        except FileNotFoundError:
            return "missing"
        except OSError as problem:
            raise _unusable(self.path(document), problem) from None

    def _files(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.rglob("*") if path.is_file())
        except OSError as problem:
            raise _unusable(self.folder, problem) from None

    def _is_one(self, path: Path) -> bool:
        return bool(NAME.fullmatch(path.name)) and path == self.path(path.name)


def _unusable(path: Path, problem: OSError) -> DataFolderUnusable:
    return DataFolderUnusable(f"The originals can't be used: {problem.strerror or problem}", where=Place(str(path)))
