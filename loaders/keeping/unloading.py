"""Taking a document out again: the log says so, and the graph is as if it had never come."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.entries import Entry, EntryKind
from loaders.keeping.contents import Held, Store, contents
from loaders.write import Writer
from queries.catalogue import ask
from queries.graph import Graph
from schema.errors import AmbiguousName, NotFound
from schema.identity import original_of

SHORTEST = 4
"""Characters that the beginning of an id must have."""


def named(asked: str, held: Iterable[Held]) -> Held:
    """The document of an id, of the beginning of one, or of a file's name. Raises NotFound or AmbiguousName."""
    everything = list(held)
    found = [each for each in everything if asked in (each.document, each.source)]
    if not found and len(asked) >= SHORTEST:
        found = [each for each in everything if each.document.startswith(asked.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        candidates = tuple(f"{each.source} {each.document[:12]}" for each in found)
        raise AmbiguousName(f"{len(found)} documents are called {asked!r}", candidates)
    near = [each for each in everything if asked.casefold() in each.source.casefold()][:10]
    raise NotFound(
        f"no document is called {asked!r}",
        tuple(f"{each.source} {each.document[:12]}" for each in near),
        next_step=None if near else "Give its id, the beginning of it, or the name of its file.",
    )


def known(graph: Graph, store: Store) -> list[Held]:
    """Every document that the log or the graph has."""
    held = contents(store.log.read().entries)
    rows = ask(graph, "kept_documents")
    return [*held.values(), *(Held(id_, *rest) for id_, *rest in rows if original_of(id_) not in held)]


def unload(graph: Graph, store: Store, document: Held, by: str, *, delete_original: bool = False) -> bool:
    """Take a document out of graph and world; whether the graph had it. Its original stays unless it is to go.

    The log is told first: who is killed in between runs the command again, or rebuilds. Raises StoreError.
    """
    if document.document in contents(store.log.read().entries):
        store.log.append([Entry.make(EntryKind.UNLOADED, by=by, document=document.document)])
    writer, rows = Writer(graph), ask(graph, "kept_documents")
    parts = [id_ for id_, *_ in rows if original_of(id_) == document.document]
    done = [writer.unload(id_) for id_ in parts]
    if delete_original:
        store.originals.forget(document.document)
    return any(done)
