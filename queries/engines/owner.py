"""Which process owns a data folder: a lock that the system drops when the process dies, and a note of who holds it.

The lock is the operating system's own on an open file, so that it can't outlive its process: after kill -9, or when the
process number has been given to another program, the next start simply gets it, and two that start together can't both.
The note in the file (process, Bolt port, since when) is what others need to attach; it is believed only while the lock
is held. The file stays when the owner ends: removing it would let two processes lock two files of one name.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BEYOND = 1 << 30
"""Windows locks bytes, and nobody else may read those: a byte far behind the note."""


class FileLock:
    """A lock on a file, held until `release` or the end of the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> Self | None:
        """The lock, or None when another holder (perhaps in this process) has it. Makes the file; raises OSError."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                os.lseek(descriptor, _BEYOND, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def write(self, text: str) -> None:
        """Replace the file's content."""
        assert self._descriptor is not None
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text.encode())

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a data folder; `port` is None until its database answers."""

    pid: int
    created: str
    port: int | None = None

    @classmethod
    def this_process(cls, port: int | None = None) -> Owner:
        return cls(os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"), port)

    @classmethod
    def read(cls, path: Path) -> Owner | None:
        """What the file says, or None when it says nothing (yet)."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        return None

    def as_text(self) -> str:
        return json.dumps(asdict(self)) + "\n"

    def __str__(self) -> str:
        return f"process {self.pid} (since {self.created})"
