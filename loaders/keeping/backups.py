"""A store's truth as one file, and back: originals, log, and a manifest with the sha256 of each.

    manifest.json                 first: {format, schema, made_at, files: [{path, bytes, sha256}]}
    log.jsonl
    originals/ab/abcd..

Nothing of a backup is trusted: it may be torn, changed on its way, or made to harm. `unpack` takes the files that the
manifest lists, nothing else, into a folder of their own, and each must have its size and its sum; what is left of a
backup that fails is removed. The graph is not in it: it follows from these files.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import schema
from loaders.formats import MAX_BYTES
from loaders.keeping.originals import Originals
from schema.errors import BadBackup, MissingInput, Place, UsageError

FORMAT = 1
MANIFEST, LOG = "manifest.json", "log.jsonl"
BACKUPS = "backups.jsonl"
MOST_MANIFEST = 50_000_000
MOST_LOG = 2_000_000_000
PIECE = 1 << 20
PATH = re.compile(r"originals/([0-9a-f]{2})/(\1[0-9a-f]{62})")

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""


@dataclass(frozen=True)
class Kept:
    """A file of a backup."""

    path: str
    bytes: int
    sha256: str

    @property
    def document(self) -> str | None:
        """The id of the original that it is, None for the log."""
        found = PATH.fullmatch(self.path)
        return found[2] if found else None


@dataclass(frozen=True)
class Manifest:
    """What a backup holds."""

    files: tuple[Kept, ...]
    made_at: str
    schema_version: int = schema.VERSION

    def as_bytes(self) -> bytes:
        files = [{"path": f.path, "bytes": f.bytes, "sha256": f.sha256} for f in self.files]
        told = {"format": FORMAT, "schema": self.schema_version, "made_at": self.made_at, "files": files}
        return json.dumps(told, indent=1).encode() + b"\n"


def pack(
    data: Path, log: bytes, documents: Iterable[str], target: Path, made_at: str, progress: Progress = lambda *_: None
) -> Manifest:
    """Write a backup of these originals and this log, whole or not at all.

    Raises UsageError when the file is there already or can't be written, BadBackup for an original that is damaged.
    """
    originals, place = Originals.of(data), Place(str(target))
    if target.exists():
        raise UsageError("there is such a file already", where=place, next_step="Name another file.")
    files = [_log_of(log), *(_original(originals, document) for document in documents)]
    manifest = Manifest(tuple(files), made_at)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", format=tarfile.USTAR_FORMAT) as tar:
                _add(tar, MANIFEST, manifest.as_bytes())
                for done, kept in enumerate(files):
                    progress(done, len(files))
                    content = originals.read(kept.document) if kept.document else log
                    if content is None or len(content) != kept.bytes:
                        raise BadBackup(f"the original {kept.path} changed meanwhile", where=Place(str(data)))
                    _add(tar, kept.path, content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as problem:
        raise UsageError(f"the backup can't be written: {problem.strerror or problem}", where=place) from None
    finally:
        part.unlink(missing_ok=True)
    return manifest


def note_backup(data: Path, target: Path, made_at: str) -> None:
    """Remember where a backup was written, so that an erasure can name it. Raises UsageError."""
    try:
        with (data / BACKUPS).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"file": str(target.absolute()), "made_at": made_at}, ensure_ascii=False) + "\n")
    except OSError as problem:
        raise UsageError(f"the data folder can't be written: {problem.strerror}", where=Place(str(data))) from None


def made_backups(data: Path) -> list[str]:
    """Where backups were written, and when, in their order."""
    try:
        lines = (data / BACKUPS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            told = json.loads(line)
            found.append(f"{told['file']} ({told['made_at']})")
    return found


def _log_of(log: bytes) -> Kept:
    return Kept(LOG, len(log), hashlib.sha256(log).hexdigest())


def _original(originals: Originals, document: str) -> Kept:
    path = originals.path(document)
    if wrong := originals.damaged(document):
        raise BadBackup(
            f"an original is {wrong}", where=Place(str(path)), next_step="Run radslag doctor; nothing was written."
        )
    return Kept(f"originals/{document[:2]}/{document}", path.stat().st_size, document)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


def unpack(backup: Path, into: Path, progress: Progress = lambda *_: None) -> Manifest:
    """All files of a backup into a folder that isn't there yet, each checked; after an error the folder is gone again.

    Raises MissingInput, or BadBackup saying what is wrong with which file.
    """
    reading = _Reading(backup, into, progress)
    try:
        file = backup.open("rb")
    except OSError as problem:
        raise MissingInput(f"The backup can't be read: {problem.strerror}", where=Place(str(backup))) from None
    try:
        with file, gzip.open(file, "rb") as tar:
            into.mkdir(mode=0o700, parents=True)
            return reading.all(tar)
    except (tarfile.HeaderError, gzip.BadGzipFile, EOFError, zlib.error) as problem:
        shutil.rmtree(into, ignore_errors=True)
        raise reading.bad(f"it is torn, or no backup of Radslag ({problem})") from None
    except OSError as problem:
        shutil.rmtree(into, ignore_errors=True)
        raise UsageError(f"the backup can't be unpacked: {problem.strerror}", where=Place(str(into))) from None
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise


class _Reading:
    """One backup, read from its beginning to its end: plain files by plain headers, and no other kind of entry."""

    def __init__(self, backup: Path, into: Path, progress: Progress) -> None:
        self.backup, self.into, self.progress = backup, into, progress

    def bad(self, found: str, name: str | None = None) -> BadBackup:
        return BadBackup(f"The backup can't be trusted: {found}", where=Place(str(self.backup), excerpt=name))

    def all(self, tar: gzip.GzipFile) -> Manifest:
        first = self.header(tar)
        if first is None or first.name != MANIFEST:
            raise self.bad("it doesn't begin with a manifest")
        if first.size > MOST_MANIFEST:
            raise self.bad(f"a manifest of {first.size} bytes is too large")
        manifest = self.manifest(b"".join(self.pieces(tar, first.size)))
        wanted = {kept.path: kept for kept in manifest.files}
        free = shutil.disk_usage(self.into).free
        if (total := sum(kept.bytes for kept in manifest.files)) > free:
            raise self.bad(f"it holds {total / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free")
        while entry := self.header(tar):
            kept = wanted.pop(entry.name, None)
            if kept is None:
                raise self.bad("a file is not in its manifest, or is there twice", entry.name)
            if entry.size != kept.bytes:
                raise self.bad("a file has not the size that the manifest says", entry.name)
            self.progress(len(manifest.files) - len(wanted) - 1, len(manifest.files))
            self.take(tar, kept)
        if wanted:
            raise self.bad(f"{len(wanted)} files of its manifest are missing", min(wanted))
        return manifest

    def header(self, tar: gzip.GzipFile) -> tarfile.TarInfo | None:
        """The next entry, None at the end."""
        block = tar.read(tarfile.BLOCKSIZE)
        if len(block) < tarfile.BLOCKSIZE:
            raise self.bad("it ends in the middle")
        if not any(block):
            return None
        entry = tarfile.TarInfo.frombuf(block, "utf-8", "replace")
        if not entry.isreg() or entry.size < 0:
            raise self.bad("it holds something else than files", entry.name)
        return entry

    def pieces(self, tar: gzip.GzipFile, size: int) -> Iterator[bytes]:
        """The bytes of an entry; behind it the next one begins."""
        rest = size
        while rest and (piece := tar.read(min(PIECE, rest))):
            rest -= len(piece)
            yield piece
        tar.read(-size % tarfile.BLOCKSIZE)

    def take(self, tar: gzip.GzipFile, kept: Kept) -> None:
        target, digest = self.into / kept.path, hashlib.sha256()
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            for piece in self.pieces(tar, kept.bytes):
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != kept.sha256:
            raise self.bad("a file has not the sum that the manifest says", kept.path)

    def manifest(self, content: bytes) -> Manifest:
        try:
            told = json.loads(content)
            if told["format"] != FORMAT:
                raise self.bad(f"its format is {told['format']!r}, this program knows {FORMAT}")
            files = tuple(self.listed(each) for each in told["files"])
            made = Manifest(files, str(told["made_at"]), int(told["schema"]))
        except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as problem:
            raise self.bad(f"its manifest can't be read ({type(problem).__name__}: {problem})"[:200]) from None
        if [kept.path for kept in files].count(LOG) != 1:
            raise self.bad("its manifest lists no log")
        if len({kept.path for kept in files}) != len(files):
            raise self.bad("its manifest lists a file twice")
        return made

    def listed(self, told: dict[str, Any]) -> Kept:
        kept = Kept(str(told["path"]), int(told["bytes"]), str(told["sha256"]))
        if kept.path != LOG and (kept.document is None or kept.document != kept.sha256):
            raise self.bad("its manifest lists what is neither log nor original", kept.path)
        if not 0 <= kept.bytes <= (MOST_LOG if kept.path == LOG else MAX_BYTES):
            raise self.bad(f"a file of {kept.bytes} bytes is too large", kept.path)
        return kept
