"""Which documents a graph shows. One that is confidential is kept, but isn't in the graph at all until it shows.

What isn't in the graph can't come out of it: not by a name, a count, an id, a merged interval or another program that
reads the database. Showing them loads them from their originals; hiding them takes them out again. The graph then is
that of the other documents alone: tests hold both, and no rule has to think of it.

Marks come before what they announce (`queries.watch`): the state says that confidential documents show before the first
one is there, and until the last one is gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import uuid4

from loaders.corrections import logged_answers
from loaders.intake import Intake
from loaders.keeping.contents import Held, Store, contents
from loaders.secrets import about_confidential
from loaders.write import Writer
from queries import watch, writing
from queries.catalogue import ask
from queries.graph import STATE, Graph, Transaction
from schema.errors import InputError
from schema.identity import original_of

SHOWN = (
    "MATCH (s:GraphState {id: 'state'}) "
    "SET s.shows_confidential = $shown, s.flips = coalesce(s.flips, 0) + 1, s.epoch = $epoch"
)
Progress = Callable[[str, int, int], None]
"""Told a document's source, how many are done, and of how many."""


def shows(graph: Graph) -> bool:
    """Whether the graph shows confidential documents."""
    return bool(graph.state().get("shows_confidential"))


def show(graph: Graph, store: Store, progress: Progress = lambda *_: None) -> list[tuple[Held, InputError]]:
    """Have all confidential documents in the graph; gives those that can't be read. Raises StoreError.

    Whoever must not show them has stopped answering before the first one is there.
    """
    told = store.log.read().entries
    wanted = [held for held in contents(told).values() if held.confidential]
    if not shows(graph):
        writing.forget_changes(graph)
        graph.write(lambda tx: tx.run(SHOWN, shown=True, epoch=uuid4().hex))
        time.sleep(watch.GRACE)
    there = {original_of(document) for document in _there(graph)}
    missing = [held for held in wanted if held.document not in there]
    answers, writer = logged_answers(told), Writer(graph)
    failed: list[tuple[Held, InputError]] = []
    for done, held in enumerate(missing):
        progress(held.source, done, len(missing))
        try:
            store.write(writer, held, answers)
        except InputError as error:
            failed.append((held, error))
    Intake(graph, store.log, writer).catch_up()
    return failed


def hide(graph: Graph, store: Store, progress: Progress = lambda *_: None) -> int:
    """Have no confidential document in the graph; gives how many there were. Raises StoreError."""
    if not shows(graph):
        return 0
    writer, count = Writer(graph), 0
    while True:
        there = _there(graph)
        for done, document in enumerate(there):
            progress(document, done, len(there))
            writer.unload(document)
            count += 1
        writing.forget_changes(graph)  # they tell of what was shown
        writing.forget_said(graph, sorted(about_confidential(store.log.read().entries)))
        if graph.write(_marked_hidden):
            return count


def _marked_hidden(tx: Transaction) -> bool:
    """Whether nothing confidential is left: then the state says so."""
    if ask(tx, "confidential_documents") or tx.read(writing.SOME_CHANGES):
        return False
    if tx.read(STATE)[0][0].get("shows_confidential"):
        tx.run(SHOWN, shown=False, epoch=uuid4().hex)
    return True


def _there(graph: Graph) -> list[str]:
    return [document for (document,) in ask(graph, "confidential_documents")]
