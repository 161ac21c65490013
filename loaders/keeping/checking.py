"""What is wrong with a store, and what to run: files, log and graph are held against each other; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loaders.keeping import leftovers
from loaders.keeping.contents import Held, Store, contents
from loaders.keeping.restoring import STAGE
from queries.catalogue import ask
from queries.connection import Settings, stale_databases
from queries.graph import Graph
from schema import VERSION
from schema.errors import RadslagError
from schema.identity import original_of

REBUILD = "radslag rebuild"
MOST = 5
"""How many names a finding gives."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or that should be known. `wrong` ones make the command fail."""

    code: str
    found: str
    run: str
    wrong: bool = True

    def as_dict(self) -> dict[str, object]:
        return {"code": self.code, "found": self.found, "run": self.run, "wrong": self.wrong}


def check_files(settings: Settings, progress: Progress = lambda *_: None) -> Iterator[Finding]:
    """What is wrong with the files: originals against their sums, the log, and what was cut short."""
    store = Store(settings.data)
    try:
        told = store.log.read()
    except RadslagError as error:
        yield Finding(error.code, str(error), error.next_step)
        return
    if told.torn:
        yield Finding(
            "LOG_TORN",
            f"the log's last line was not written whole ({told.torn} bytes)",
            "nothing: it never counted, and the next entry takes its place",
            wrong=False,
        )
    held, documents = contents(told.entries), set(store.originals.documents())
    if documents and not held and not told.entries:
        yield Finding("NO_LOG", f"{len(documents)} originals, and no log of what is loaded", REBUILD)
    wrong: dict[str, list[str]] = {"missing": [], "damaged": []}
    for done, document in enumerate(sorted(held.keys() | documents)):
        progress(done, len(held.keys() | documents))
        state = store.originals.damaged(document)
        if state and (document in held or state == "damaged"):
            wrong[state].append(held[document].source if document in held else document[:12])
    for state, names in wrong.items():
        if names:
            yield Finding(
                f"ORIGINALS_{state.upper()}",
                f"{_some(names)}: original {state}",
                "load the file again or restore a backup; without it: radslag rebuild --leave-out",
            )
    unfinished = leftovers.listed(store)
    if unfinished:
        yield Finding("UNFINISHED_ERASURE", f"originals of an erasure that was cut short: {len(unfinished)}", REBUILD)
    strays = [str(path) for path in store.originals.strays()]
    stage = store.data.with_name(f"{store.data.name}.{STAGE}")
    strays += [str(path) for path in (stage, *stale_databases(settings)) if path.exists()]
    if strays:
        yield Finding("LEFTOVERS", f"{_some(strays)}: left over from what was cut short", "remove them", wrong=False)
    secret = [each.source for each in held.values() if each.confidential]
    if secret:
        yield Finding("CONFIDENTIAL", f"{len(secret)} documents are confidential", "nothing", wrong=False)


def check_graph(graph: Graph, settings: Settings) -> Iterator[Finding]:
    """What is wrong with the graph, held against the log."""
    state = graph.state()
    if state and state.get("schema_version") != VERSION:
        yield Finding(
            "SCHEMA_MISMATCH",
            f"the graph has version {state.get('schema_version')} of the schema, this program has {VERSION}",
            f"{REBUILD}: it makes the graph anew from the originals and the log",
        )
        return
    if state.get("rebuilding"):
        yield Finding("REBUILD_UNFINISHED", "the graph is being built anew, or that was cut short", REBUILD)
        return
    shows = bool(state.get("shows_confidential"))
    if shows:
        yield Finding(
            "CONFIDENTIAL_SHOWN",
            "the graph shows confidential documents: only programs that are started to show them answer",
            "radslag confidential hide",
            wrong=not settings.show_confidential,
        )
    store = Store(settings.data)
    held = contents(store.log.read().entries)
    wanted = {each.document: each for each in held.values() if shows or not each.confidential}
    there = {original_of(row[0]): Held(*row) for row in ask(graph, "kept_documents")}
    if behind := [each.source for id_, each in wanted.items() if id_ not in there]:
        yield Finding("GRAPH_BEHIND", f"{_some(behind)}: in the log, and not in the graph", REBUILD)
    if ahead := [each.source for id_, each in there.items() if id_ not in wanted]:
        yield Finding("GRAPH_AHEAD", f"{_some(ahead)}: in the graph, and not in the log", REBUILD)
    if lost := [each.source for id_, each in there.items() if not store.originals.path(id_).exists()]:
        yield Finding(
            "NO_ORIGINAL", f"{_some(lost)}: in the graph, without the original", "load the file again to keep it"
        )


def _some(names: list[str]) -> str:
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")
