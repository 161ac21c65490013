"""Which of the databases in a data folder counts: the file `database` names it, so that one can take another's place.

Without that file it is `arcadedb`. A database that is built beside it counts from the moment that the file is replaced,
which is one step for the file system: whoever looks, also after kill -9, finds the old one or the new one.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

FIRST = "arcadedb"
NOTE = "database"


def current(folder: Path) -> Path:
    """The folder of the database that counts. Raises OSError."""
    try:
        name = (folder / NOTE).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        name = FIRST
    except UnicodeDecodeError:
        name = ""
    if not _is_name(name):
        raise OSError(0, f"{NOTE} names no database of this folder", str(folder / NOTE))
    return folder / name


def leftovers(folder: Path) -> list[Path]:
    """Databases that count no more, or never did: of a change that was cut short. Raises OSError."""
    kept = current(folder)
    return sorted(p for p in folder.iterdir() if _is_name(p.name) and p.is_dir() and p != kept)


def fresh(folder: Path) -> Path:
    """A place for another database."""
    return folder / f"{FIRST}-{secrets.token_hex(4)}"


def take_over(folder: Path, files: Path) -> None:
    """Let `files` count from now on, and remove the others. Raises OSError."""
    part = folder / f"{NOTE}.new"
    with part.open("w", encoding="ascii") as file:
        file.write(files.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / NOTE)
    sweep(folder)


def sweep(folder: Path) -> None:
    """Remove the databases that don't count; what can't be removed now stays a leftover."""
    for each in leftovers(folder):
        shutil.rmtree(each, ignore_errors=True)


def _is_name(name: str) -> bool:
    return name == FIRST or (name.startswith(f"{FIRST}-") and name[len(FIRST) + 1 :].isalnum())
