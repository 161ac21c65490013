"""A backup back into a store: all of it is checked before anything is touched, then the graph is made anew.

What is unpacked stands beside the store until it is sound. Originals then come in by their sums, which changes nothing
yet; the moment that counts is when the log takes its place. Whoever is killed after that runs `radslag rebuild`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from loaders.keeping.backups import LOG, Manifest, Progress, unpack
from loaders.keeping.contents import Store
from loaders.keeping.rebuilding import Progress as Rebuilding
from loaders.keeping.rebuilding import Rebuilt, rebuild_alone
from loaders.log import Log
from queries.connection import Settings, alone
from schema.errors import BadBackup, DataFolderUnusable, Place, RadslagError, StoreNotEmpty

STAGE = "restoring"


def is_empty(store: Store) -> bool:
    """Whether a restore would write over nothing."""
    return not store.log.path.exists() and next(store.originals.documents(), None) is None


def restore(
    settings: Settings,
    backup: Path,
    *,
    replace: bool = False,
    progress: Progress = lambda *_: None,
    rebuilding: Rebuilding = lambda *_: None,
) -> tuple[Manifest, Rebuilt]:
    """Put a backup in the place of a store that is empty, or of any with `replace`.

    Raises MissingInput or BadBackup (then nothing was touched), StoreNotEmpty, or another StoreError.
    """
    store = Store(settings.data)
    stage = store.data.with_name(f"{store.data.name}.{STAGE}")
    if not replace and not is_empty(store):
        raise StoreNotEmpty(f"the data folder {store.data} holds documents or a log", where=Place(str(store.data)))
    if stage.exists():
        shutil.rmtree(stage, ignore_errors=True)
    manifest = unpack(backup, stage, progress)
    try:
        _check_log(stage / LOG, backup)
        with alone(settings) as held:
            if not replace and not is_empty(store):
                raise StoreNotEmpty(f"the data folder {store.data} was filled meanwhile", where=Place(str(store.data)))
            _put_in_place(store, stage, manifest)
            return manifest, rebuild_alone(held, progress=rebuilding)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _check_log(path: Path, backup: Path) -> None:
    """A log that this program can't take is no backup to put anywhere."""
    try:
        Log(path).read()
    except RadslagError as error:
        raise BadBackup(f"The backup can't be trusted: {error.found}", where=Place(str(backup))) from None


def _put_in_place(store: Store, stage: Path, manifest: Manifest) -> None:
    wanted = {kept.document for kept in manifest.files if kept.document}
    try:
        store.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for document in wanted:
            target, source = store.originals.path(document), stage / "originals" / document[:2] / document
            target.parent.mkdir(parents=True, exist_ok=True)
            _move(source, target)
        _move(stage / LOG, store.log.path)
    except OSError as problem:
        raise DataFolderUnusable(f"{problem.strerror or problem}", where=Place(str(store.data))) from None
    for document in set(store.originals.documents()) - wanted:
        store.originals.forget(document)


def _move(source: Path, target: Path) -> None:
    """To its place at once, also from another file system."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    shutil.move(source, part)
    part.replace(target)
