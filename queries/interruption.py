"""Ctrl-C waits for the database's answer.

An interrupt in the middle of the driver's reading leaves a connection that can neither be used nor put back: the
driver then fails with an error of its own, which hides the interrupt. So each exchange with a database, and each start
and stop of the embedded one, is `uninterrupted`, and the work between them is not: Ctrl-C waits for one statement.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off until the end of the block. Pressed again, it strikes at once: nobody waits for what hangs."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Python gives signals to the main thread alone
        return
    came = 0

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal came
        came += 1
        if came > 1 and callable(before):
            before(number, frame)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)
        if came:
            signal.raise_signal(signal.SIGINT)
