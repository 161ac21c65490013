"""Originals and log -> the graph: an equal one, whatever became of the old, and in the shape of this program's schema.

The log says what is loaded under which name, which of it is confidential, and what people answered, judged, corrected
and dismissed; the originals say the rest. On the embedded engine the new graph is built beside the old one and takes
its place at the end; a Neo4j is emptied and filled, and goes on where it stopped when it is run again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from loaders.corrections import logged_answers
from loaders.entries import Entry, EntryKind
from loaders.intake import Intake
from loaders.keeping import leftovers
from loaders.keeping.contents import Held, Store, contents
from loaders.write import Writer
from queries.catalogue import ask
from queries.connection import Alone, Settings, alone, open_old
from queries.graph import Graph
from schema import VERSION
from schema.errors import InputError, OriginalsWrong, Place, StoreError
from schema.identity import digest, original_of

Progress = Callable[[str, int, int], None]
"""Told a document's source, how many are done, and of how many."""
BY = "radslag rebuild"


@dataclass
class Rebuilt:
    """What a rebuild did."""

    documents: int = 0
    confidential: int = 0  # kept, and not shown
    adopted: int = 0  # of a store from before there was a log
    left_out: list[str] = field(default_factory=list)  # sources whose originals are missing or damaged
    failed: list[tuple[Held, InputError]] = field(default_factory=list)
    moved: int = 0  # judgements on names that are read in another way now, and were found again
    lost: list[Entry] = field(default_factory=list)  # those that found nobody: they count for nothing


def rebuild(settings: Settings, *, leave_out: bool = False, progress: Progress = lambda *_: None) -> Rebuilt:
    """Make the graph anew. Without `leave_out`, nothing is touched when an original is missing or damaged.

    Raises OriginalsWrong or another StoreError; the old graph then still counts (on a Neo4j: see `Alone.rebuilding`).
    """
    adopted = _adopt(settings, Store(settings.data))
    with alone(settings) as held:
        done = rebuild_alone(held, leave_out=leave_out, progress=progress)
    done.adopted = adopted
    return done


def rebuild_alone(held: Alone, *, leave_out: bool = False, progress: Progress = lambda *_: None) -> Rebuilt:
    """As `rebuild` of a folder that is held already, and has a log."""
    store, done = Store(held.settings.data), Rebuilt()
    leftovers.sweep(store)
    told = store.log.read().entries
    wanted, wrong = _sound(store, contents(told).values())
    if wrong and not leave_out:
        first = wrong[0]
        raise OriginalsWrong(
            f"{len(wrong)} of {len(wrong) + len(wanted)} originals are missing or damaged, the first is {first.source}",
            where=Place(str(store.originals.path(first.document))),
        )
    done.left_out = [each.source for each in wrong]
    with held.rebuilding(digest("rebuild", str(VERSION), *(entry.id for entry in told))) as graph:
        fill(graph, store, told, wanted, done, progress)
    return done


def fill(
    graph: Graph, store: Store, told: Sequence[Entry], wanted: Sequence[Held], done: Rebuilt, progress: Progress
) -> None:
    """Write what the files say into an empty graph, or one that a rebuild has begun to fill."""
    writer, answers = Writer(graph), logged_answers(told)
    shown = [held for held in wanted if not held.confidential]
    done.confidential = len(wanted) - len(shown)
    for n, held in enumerate(shown):
        progress(held.source, n, len(shown))
        try:
            store.write(writer, held, answers)
        except InputError as error:
            done.failed.append((held, error))
            continue
        done.documents += 1
    done.moved, done.lost = Intake(graph, store.log, writer).find_again()


def _sound(store: Store, held: Iterable[Held]) -> tuple[list[Held], list[Held]]:
    """(those whose originals are as they were, the others)."""
    sound: list[Held] = []
    wrong: list[Held] = []
    for each in held:
        (wrong if store.originals.damaged(each.document) else sound).append(each)
    return sound, wrong


def _adopt(settings: Settings, store: Store) -> int:
    """A store from before there was a log: enter what its graph holds, under the names that it knows."""
    told = store.log.read().entries
    originals = list(store.originals.documents())
    if not originals or any(entry.kind in (EntryKind.LOADED, EntryKind.UNLOADED) for entry in told):
        return 0
    found: dict[str, tuple[str, str]] = {}
    with contextlib.suppress(StoreError), open_old(settings) as graph:
        found = {original_of(id_): (source, at) for id_, source, at, _ in ask(graph, "kept_documents")}
    entries = []
    for id_ in originals:
        source, at = found.get(id_, (id_[:12], store.originals.since(id_)))
        entries.append(Entry.make(EntryKind.LOADED, by=BY, at=at, document=id_, source=source))
    return len(store.log.append(sorted(entries, key=lambda entry: (entry.at, entry.id))))
