"""A backup comes back as it was, and one that is torn, changed or hostile leaves nothing behind."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.keeping.backups import MANIFEST, pack, unpack
from loaders.keeping.originals import Originals
from schema.errors import BadBackup, MissingInput, UsageError

LOG = b'{"entry": "of no interest here"}\n'
TEXTS = (b"Protokoll ett", b"Protokoll tv\xc3\xa5", b"")
AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    for text in TEXTS:
        Originals.of(tmp_path / "store").keep(text)
    return tmp_path / "store"


def packed(store: Path, target: Path) -> Path:
    pack(store, LOG, Originals.of(store).documents(), target, AT)
    return target


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_it_comes_back_as_it_was(store: Path, tmp_path: Path) -> None:
    manifest = unpack(packed(store, tmp_path / "b.tar.gz"), tmp_path / "back")
    assert files(tmp_path / "back") == {**files(store), "log.jsonl": LOG}
    assert manifest.made_at == AT and len(manifest.files) == len(TEXTS) + 1
    with tarfile.open(tmp_path / "b.tar.gz") as tar:  # and any other program can open it
        assert tar.getnames()[0] == MANIFEST


def test_nothing_is_written_over(store: Path, tmp_path: Path) -> None:
    target = packed(store, tmp_path / "b.tar.gz")
    before = target.read_bytes()
    with pytest.raises(UsageError, match="already"):
        packed(store, target)
    with pytest.raises(UsageError, match="can't be written"):
        packed(store, tmp_path / "nowhere" / "b.tar.gz")
    assert target.read_bytes() == before and [p.name for p in tmp_path.iterdir() if ".part" in p.name] == []


def test_a_damaged_original_makes_no_backup(store: Path, tmp_path: Path) -> None:
    documents = list(Originals.of(store).documents())
    Originals.of(store).path(documents[0]).write_bytes(b"other")
    with pytest.raises(BadBackup, match="damaged"):
        pack(store, LOG, documents, tmp_path / "b.tar.gz", AT)
    assert not (tmp_path / "b.tar.gz").exists()


def test_every_truncation_is_refused(store: Path, tmp_path: Path) -> None:
    whole = packed(store, tmp_path / "b.tar.gz").read_bytes()
    tar = gzip.decompress(whole)
    for n, content in enumerate(
        [*(whole[:k] for k in range(0, len(whole), 97)), *(gzip.compress(tar[:k]) for k in range(0, 4096, 256))]
    ):
        (tmp_path / "torn.tar.gz").write_bytes(content)
        with pytest.raises(BadBackup):
            unpack(tmp_path / "torn.tar.gz", tmp_path / f"torn{n}")
        assert not (tmp_path / f"torn{n}").exists()


def made(manifest: Any, entries: list[tuple[tarfile.TarInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        text = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
        for info, content in [(tarfile.TarInfo(MANIFEST), text), *entries]:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


def listed(path: str, content: bytes, **more: Any) -> dict[str, Any]:
    return {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(), **more}


def told(*files: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"format": 1, "schema": 1, "made_at": AT, "files": [listed("log.jsonl", LOG), *files], **more}


def link(name: str, target: str, kind: bytes) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


LOG_ENTRY = (tarfile.TarInfo("log.jsonl"), LOG)
GOOD = hashlib.sha256(b"x").hexdigest()
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a path upward": lambda: made(told(listed("../evil", b"x")), [LOG_ENTRY, (tarfile.TarInfo("../evil"), b"x")]),
    "a path upward that no manifest lists": lambda: made(told(), [LOG_ENTRY, (tarfile.TarInfo("../evil"), b"x")]),
    "an absolute path": lambda: made(told(listed("/tmp/evil", b"x")), [LOG_ENTRY]),
    "an original of another name": lambda: made(told(listed(f"originals/ab/ab{'0' * 62}", b"x")), [LOG_ENTRY]),
    "a link": lambda: made(
        told(listed(f"originals/{GOOD[:2]}/{GOOD}", b"")),
        [LOG_ENTRY, (link(f"originals/{GOOD[:2]}/{GOOD}", "/etc/passwd", tarfile.SYMTYPE), b"")],
    ),
    "another sum": lambda: made(told(), [(tarfile.TarInfo("log.jsonl"), LOG.replace(b"no", b"an"))]),
    "another size": lambda: made(told(), [(tarfile.TarInfo("log.jsonl"), LOG * 2)]),
    "a file twice": lambda: made(told(), [LOG_ENTRY, (tarfile.TarInfo("log.jsonl"), LOG)]),
    "a file twice in the manifest": lambda: made(told(listed("log.jsonl", LOG)), [LOG_ENTRY]),
    "a missing file": lambda: made(told(), []),
    "no log": lambda: made({**told(), "files": []}, []),
    "a size beyond the disk": lambda: made(
        told(*(listed(f"originals/{d[:2]}/{d}", b"", bytes=149_000_000, sha256=d) for d in many())), [LOG_ENTRY]
    ),
    "a file too large": lambda: made(told(listed(f"originals/{GOOD[:2]}/{GOOD}", b"x", bytes=10**12)), [LOG_ENTRY]),
    "a negative size": lambda: made(told(listed(f"originals/{GOOD[:2]}/{GOOD}", b"x", bytes=-1)), [LOG_ENTRY]),
    "an endless size": lambda: made(told(listed(f"originals/{GOOD[:2]}/{GOOD}", b"x", bytes=float("inf"))), []),
    "another format": lambda: made(told(format=2), [LOG_ENTRY]),
    "a manifest that is none": lambda: made(b"[1, 2]", [LOG_ENTRY]),
    "a manifest that is no JSON": lambda: made(b"{" * 100_000, [LOG_ENTRY]),
    "no manifest first": lambda: gzip.compress(b"\0" * 10240),
    "no archive": lambda: b"Protokoll",
    "an archive of zeros": lambda: gzip.compress(b"\0" * 50_000_000),
    "nothing": lambda: b"",
}


def many() -> list[str]:
    return [hashlib.sha256(str(n).encode()).hexdigest() for n in range(20_000)]


@pytest.mark.parametrize("what", HOSTILE)
def test_what_can_not_be_trusted_leaves_nothing(what: str, tmp_path: Path) -> None:
    (tmp_path / "bad.tar.gz").write_bytes(HOSTILE[what]())
    with pytest.raises(BadBackup):
        unpack(tmp_path / "bad.tar.gz", tmp_path / "into")
    assert [p.name for p in tmp_path.iterdir()] == ["bad.tar.gz"]


def test_a_backup_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tar.gz", tmp_path):
        with pytest.raises(MissingInput):
            unpack(path, tmp_path / "into")
