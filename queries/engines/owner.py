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
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


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
