"""What people say is taken in: checked against the log and the graph, appended to the log, and then done in the graph.

Between the two somebody may pull the plug. So whatever the log has and the graph lacks is done first of all by whoever
writes next (`catch_up`): nothing that was said is lost, and nothing is done that the log doesn't hold.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from loaders.amending import correction_of
from loaders.entries import Entry, EntryKind, in_force, revoked
from loaders.judgements import node
from loaders.log import Held, Log
from loaders.said import Hearing, Said
from loaders.secrets import about_confidential
from loaders.world import Difference
from loaders.write import Writer
from queries import writing
from queries.catalogue import ask
from queries.graph import Graph
from schema.documents import Dismissal
from schema.errors import StoreError, UnknownId

DONE = frozenset({EntryKind.JUDGEMENT, EntryKind.DISMISSAL, EntryKind.CORRECTION})
"""The kinds of entries that this module makes nodes of."""


OURSELVES, ANEW = "radslag rebuild", "its document was read anew"
"""Who revokes a judgement whose mention has another id now, and why."""


@dataclass
class Taken:
    """What came of what was said: the entries that stand for it, those of them that are new, and how many nodes of the
    world came, changed and went."""

    entries: tuple[Entry, ...]
    new: tuple[Entry, ...]
    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def id(self) -> str:
        """Of the first entry."""
        return self.entries[0].id

    def count(self, follows: Difference | None) -> None:
        if follows:
            self.added += len(follows.added)
            self.changed += len(follows.changed)
            self.removed += len(follows.removed)


class Intake:
    """Takes in what people say of one graph. It may be used by several threads, and beside other processes."""

    def __init__(self, graph: Graph, log: Log, writer: Writer | None = None) -> None:
        self._graph, self._log = graph, log
        self._writer = writer or Writer(graph)
        self._alone = threading.Lock()

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str | None = None) -> Taken:
        """A judgement on two mentions or actors (ids); the entry of before when the same person said the same.

        Raises UnknownId, BadJudgement, ConflictingJudgement, StoreError.
        """
        return self._say(EntryKind.JUDGEMENT, left=left, right=right, verdict=verdict, by=by, reason=reason)

    def revoke(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """Have an entry count no more; the revocation of before when it counts no more. Raises as `judge`."""
        return self._say(EntryKind.REVOCATION, revokes=id_, by=by, reason=reason)

    def revoke_judgement(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """As `revoke`, of nothing but a judgement."""
        self._require(EntryKind.JUDGEMENT, id_)
        return self.revoke(id_, by=by, reason=reason)

    def revoke_dismissal(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """As `revoke`, of nothing but a dismissal."""
        self._require(EntryKind.DISMISSAL, id_)
        return self.revoke(id_, by=by, reason=reason)

    def correct(self, *, by: str, reason: str, **fields: Any) -> Taken:
        """A correction: `action` and what it gives (`checking`). Raises as `judge`, and BadCorrections."""
        return self._say(EntryKind.CORRECTION, by=by, reason=reason, **fields)

    def revoke_correction(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """As `revoke`, of nothing but a correction."""
        self._require(EntryKind.CORRECTION, id_)
        return self.revoke(id_, by=by, reason=reason)

    def _require(self, kind: EntryKind, id_: str) -> None:
        if not any(entry.id == id_ and entry.kind == kind for entry in self._log.read().said):
            raise UnknownId(f"No {kind.lower()} has the id {id_!r}")

    def dismiss(self, issue: str, *, by: str, reason: str) -> Taken:
        """Say that an Issue is none. Raises as `judge`."""
        return self._say(EntryKind.DISMISSAL, issue=issue, by=by, reason=reason)

    def _say(self, kind: EntryKind, **fields: Any) -> Taken:
        told = {key: value for key, value in fields.items() if value is not None}
        return self.take([Said({"kind": kind, **told})])

    def take(self, said: Sequence[Said]) -> Taken:
        """Everything of a file, or nothing. Raises as `judge`, with the place in the file."""
        with self._writing() as held:
            entries = Hearing(self._graph, held.said).hear(said)
            taken = Taken(entries, tuple(held.append(entries)))
            for follows in self._do(held, taken.new):
                taken.count(follows)
        return taken

    def catch_up(self) -> int:
        """Do in the graph what the log has and the graph lacks; gives how many entries that were. Raises StoreError."""
        with self._alone, self._log.writing() as held:
            return self._catch_up(held)

    def find_again(self) -> tuple[int, list[Entry]]:
        """After documents were read anew: have judgements follow mentions that got another id by the names that their
        entries tell. Gives how many did, and those that found nobody. Raises StoreError.

        The log gets each on its new mentions, as said by the same person at the same time, and the old one revoked.
        """
        with self._alone, self._log.writing() as held:
            moved = list(Hearing(self._graph, held.said).moved(in_force(held.said, EntryKind.JUDGEMENT)))
            found = [(old, new) for old, new in moved if new]
            gone = [Entry.make(EntryKind.REVOCATION, by=OURSELVES, reason=ANEW, revokes=old.id) for old, _ in found]
            held.append([*(new for _, new in found), *gone])
            self._catch_up(held)
        return len(found), [old for old, new in moved if not new]

    @contextmanager
    def _writing(self) -> Iterator[Held]:
        with self._alone, self._log.writing() as held:
            self._catch_up(held)
            yield held

    def _catch_up(self, held: Held) -> int:
        known = dict(ask(self._graph, "said"))
        gone = revoked(held.said)
        hidden = self._hidden(held)
        if leaked := sorted(hidden & known.keys()):
            writing.forget_said(self._graph, leaked)
        of_ours = [entry for entry in held.said if entry.kind in DONE and entry.id not in hidden]
        missing = [entry for entry in of_ours if entry.id not in known]
        missing += [gone[entry.id] for entry in of_ours if entry.id in gone and known.get(entry.id) is None]
        for _ in self._do(held, missing):
            pass
        return len(missing)

    def _hidden(self, held: Held) -> set[str]:
        """What was said of documents that the graph doesn't show."""
        secret = about_confidential(held.entries)
        return secret if secret and not self._graph.state().get("shows_confidential") else set()

    def _do(self, held: Held, entries: Sequence[Entry]) -> Iterator[Difference | None]:
        """Do all of it in the graph, and give what followed; the judgements at once, since each may touch what another
        does."""
        by_id = {entry.id: entry for entry in held.said}
        gone = revoked(entries)
        judged = [node(entry, gone.get(entry.id)) for entry in entries if entry.kind == EntryKind.JUDGEMENT]
        done = {each.id for each in judged}
        try:
            if judged:
                yield self._writer.judge(*judged)
            for entry in entries:
                if entry.kind == EntryKind.CORRECTION:
                    yield self._writer.correct(correction_of(entry))
                elif entry.kind == EntryKind.DISMISSAL:
                    self._dismissal(entry)
                elif entry.kind == EntryKind.REVOCATION and entry.payload["revokes"] not in done:
                    yield self._revoke(by_id[entry.payload["revokes"]], entry)
        except StoreError as error:
            error.next_step = f"What was said stands in the log, and is done with the next thing. {error.next_step}"
            raise

    def _revoke(self, entry: Entry, revocation: Entry) -> Difference | None:
        if entry.kind == EntryKind.DISMISSAL:
            self._dismissal(entry, revocation)
            return None
        revokes = {EntryKind.JUDGEMENT: self._writer.revoke, EntryKind.CORRECTION: self._writer.revoke_correction}
        if (revoke := revokes.get(entry.kind)) is None:
            return None  # an answer to a doubt, that counts when its document is read
        return revoke(entry.id, by=revocation.by, at=revocation.at, because=revocation.reason)

    def _dismissal(self, entry: Entry, revocation: Entry | None = None) -> None:
        """An Issue stays in the world; that it is none stands beside it."""
        made = Dismissal(
            id=entry.id,
            issue=entry.payload["issue"],
            reason=entry.reason or "",
            by=entry.by,
            at=entry.at,
            revoked_at=revocation.at if revocation else None,
            revoked_by=revocation.by if revocation else None,
            revoked_because=revocation.reason if revocation else None,
        )
        write = writing.change if revocation else writing.add
        self._graph.write(lambda tx: write(tx, [made]))
