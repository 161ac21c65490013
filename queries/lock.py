"""A lock on a file, between processes and between threads: the operating system's own, dropped when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL = 0.02
"""Seconds between two tries for a lock that somebody holds."""
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

    @classmethod
    def wait(cls, path: Path, patience: float) -> Self | None:
        """The lock, once its holder lets go; None when that takes longer than `patience` seconds. Raises OSError."""
        end = time.monotonic() + patience
        while (lock := cls.take(path)) is None and time.monotonic() < end:
            time.sleep(POLL)
        return lock

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
