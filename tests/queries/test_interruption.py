"""Ctrl-C at any moment: what was begun is undone or done, and the graph can be used on."""

from __future__ import annotations

import contextlib
import random
import signal
import threading
from collections.abc import Iterator

import pytest

from queries.graph import Graph, Transaction
from queries.interruption import uninterrupted


def test_it_waits_for_the_end_of_the_block() -> None:
    reached = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        signal.raise_signal(signal.SIGINT)
        reached.append("after the signal")
    assert reached


def test_pressed_again_it_strikes_at_once() -> None:
    reached = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        reached.append("after the second")
    assert not reached


def test_what_the_block_raises_does_not_hide_it() -> None:
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        signal.raise_signal(signal.SIGINT)
        raise BufferError("the driver's")


def test_who_ignores_interrupts_is_not_interrupted() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def pressed_after(seconds: float) -> Iterator[None]:
    """Ctrl-C that strikes in the block, or not at all."""
    before = signal.signal(signal.SIGALRM, lambda number, frame: signal.raise_signal(signal.SIGINT))
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_at_random_moments_of_writes_and_reads(graph: Graph) -> None:
    assert threading.current_thread() is threading.main_thread()
    moments, struck = random.Random(4), 0

    def work(tx: Transaction) -> None:
        for n in range(6):
            tx.run("CREATE (:Person {id: $id})", id=f"{turn}-{n}")
            tx.read("MATCH (p:Person) RETURN p.id")

    for turn in range(120):
        try:
            with pressed_after(moments.uniform(0.0005, 0.04)):
                graph.write(work)
                graph.read("UNWIND range(1, 2000) AS i RETURN i")
        except KeyboardInterrupt:
            struck += 1
        ((found,),) = graph.read("MATCH (p:Person) WHERE p.id STARTS WITH $turn RETURN count(p)", turn=f"{turn}-")
        assert found in (0, 6), f"turn {turn} is half written"
    assert struck >= 20
