"""What comes and goes -> graph: each change in one transaction, all or nothing.

A document, or a person's judgement, changes layer 1; of the world only the part that it can touch is derived again
(`affected`), and only the difference is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from loaders.affected import affected
from loaders.amending import amended
from loaders.changes import Changes
from loaders.correct import correction, in_force, rewrite
from loaders.judging import UNSURE
from loaders.known import Change
from loaders.record import give_scopes, meeting_key, write_documents
from loaders.report import HIDDEN, LOADED, NEW_VERSION, REPLACED, UNCHANGED
from loaders.resolving.state import Doc
from loaders.stored import Memory, Stored
from loaders.world import Difference, World, difference
from queries import writing
from queries.catalogue import ask
from queries.graph import STATE, Graph, Transaction
from schema.documents import Correction, Judgement
from schema.edges import Edge
from schema.errors import UsageError
from schema.statements import DocumentRecord

T = TypeVar("T")


class Writer:
    """Changes one graph. Use one per graph and process; it is not for several threads.

    What it has read is remembered while the graph's version is the one that it left; when another process wrote in
    between, it is read again.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._memory = Memory()
        self._version: int | None = None
        self._changes = Changes()

    # --- documents ---

    def write(
        self,
        record: DocumentRecord,
        loaded_at: str,
        *,
        settle: bool = False,
        confidential: bool = False,
        replaces: str | None = None,
    ) -> str:
        """Write a document and what follows from it. Raises StoreError.

        LOADED; UNCHANGED when the graph has its bytes already; with `settle`, REPLACED when people have settled other
        things of it than before; NEW_VERSION when it takes the place of other bytes for the same file name and meeting,
        or of the document `replaces` (an id), which counts no more. A `confidential` one is HIDDEN, and not in the
        graph, unless that shows them.
        """
        return self.write_all(
            [record],
            loaded_at,
            settle=settle,
            confidential=confidential,
            replaces=replaces,
            cause=f"LOADED {record.id}",
        )[0]

    def write_all(
        self,
        records: Sequence[DocumentRecord],
        loaded_at: str,
        *,
        settle: bool = False,
        confidential: bool = False,
        replaces: str | None = None,
        cause: str,
    ) -> list[str]:
        """As `write` of several documents, in one transaction: what becomes of each."""
        docs: list[Doc] = []
        same = UNCHANGED

        def work(tx: Transaction) -> list[str] | None:
            nonlocal same
            same = HIDDEN if confidential and not tx.read(STATE)[0][0].get("shows_confidential") else UNCHANGED
            if same == HIDDEN:
                self._hide_all_of(tx, records)
                return None
            done = [self._make_room(tx, record, loaded_at, settle, confidential, replaces) for record in records]
            told = [
                amended(record, in_force(tx, record.id))
                for record, status in zip(records, done, strict=True)
                if status != UNCHANGED
            ]
            new = [record for record, _ in told]
            docs[:] = map(_doc, new)
            if not new:
                return None
            corrected = {id_: each for _, by_people in told for id_, each in by_people.items()}
            self._apply(
                tx,
                Change(added=docs),
                lambda: write_documents(tx, new, loaded_at, confidential=confidential, amended=corrected),
            )
            return done

        done = self._transact(cause, work, learn=lambda: docs)
        return done or [same for _ in records]

    def _make_room(
        self,
        tx: Transaction,
        record: DocumentRecord,
        loaded_at: str,
        settle: bool,
        confidential: bool,
        replaces: str | None,
    ) -> str:
        """Take out what a document takes the place of; what writing it is then."""
        done = LOADED
        if known := self._document(tx, record.id):
            settled = not settle or known["settled"] == record.settled or known["withdrawn"]
            stays = replaces is None or [replaces] in ask(tx, "stored_replaced", id=record.id)
            if settled and stays and known["confidential"] == confidential:
                return UNCHANGED
            done = REPLACED
            self._take_out(tx, record.id)
            writing.forget_document(tx, record.id)
        for old in self._versions(tx, record, replaces):
            done = NEW_VERSION
            self._take_out(tx, old)
            tx.run(writing.WITHDRAW, id=old, at=loaded_at, by=record.id)
        return done

    def check_place(self, new: str, old: str) -> None:
        """Whether a document may take another's place. Raises UsageError saying why not, and StoreError."""
        next_step = "Nothing was changed. Give --replaces the document that counts."
        if new == old:
            raise UsageError("a document can't take its own place", next_step=next_step)
        if not (known := self._document(self._graph, old)):
            raise UsageError(f"the graph doesn't hold {old} as one document of minutes", next_step=next_step)
        taken = [old] in ask(self._graph, "stored_replaced", id=new)
        if known["withdrawn"] and not taken:
            raise UsageError(f"another version took the place of {old} already", next_step=next_step)
        if (own := self._document(self._graph, new)) and own["withdrawn"]:
            raise UsageError(
                "another version took the place of the file itself",
                next_step="Nothing was changed. Take that version out first (radslag unload).",
            )

    def unload(self, id_: str) -> bool:
        """Take a document out, with all that it says and what follows from that alone; whether it was there.

        A version that it took the place of counts again.
        """

        return self._transact(f"UNLOADED {id_}", lambda tx: self._unload(tx, id_))

    def unload_parts(self, original: str, *, but: Collection[str]) -> int:
        """Take out the documents of a file, but for these: how many there were."""
        rows = ask(self._graph, "kept_parts", prefix=f"{original}-")
        return sum(self.unload(id_) for (id_,) in rows if id_ not in but)

    def _unload(self, tx: Transaction, id_: str) -> bool:
        if not self._document(tx, id_):
            return False
        self._take_out(tx, id_)
        writing.forget_document(tx, id_)
        for (old,) in ask(tx, "stored_replaced", id=id_):
            tx.run(writing.RETURN, id=old)
            self._bring_in(tx, old)
        return True

    def _hide_all_of(self, tx: Transaction, records: Iterable[DocumentRecord]) -> None:
        """What was public and is confidential now goes, and with it the history that tells of it."""
        gone = [self._unload(tx, record.id) for record in records]
        if any(gone):
            self._changes = Changes()
            writing.forget_changes_at_once(tx)

    # --- judgements ---

    def judge(self, *judgements: Judgement) -> Difference | None:
        """Enter judgements and what follows from all of them, and give that; None when they are there already.

        Nothing follows from UNSURE, nor from what was revoked since.
        """

        def work(tx: Transaction) -> Difference | None:
            new = [j for j in judgements if not self._judgement(tx, j.id)]
            if not new:
                return None
            counting = [j for j in new if j.verdict != UNSURE and j.revoked_at is None]
            if counting:
                return self._apply(tx, Change(judged=counting), lambda: writing.add(tx, new))
            writing.add(tx, new)
            return Difference((), (), (), (), ())

        return self._transact(f"JUDGED {' '.join(sorted(j.id for j in judgements)[:1])}", work)

    def revoke(self, id_: str, *, by: str, at: str, because: str | None = None) -> Difference | None:
        """Have a judgement count no more, and give what follows; None when there is none in force of that id."""

        def work(tx: Transaction) -> Difference | None:
            old = self._judgement(tx, id_)
            if old is None or old.revoked_at is not None:
                return None
            revoked = replace(old, revoked_at=at, revoked_by=by, revoked_because=because)
            return self._apply(tx, Change(revoked=[old]), lambda: writing.change(tx, [revoked]))

        return self._transact(f"REVOKED {id_}", work)

    # --- corrections ---

    def correct(self, made: Correction) -> Difference | None:
        """Enter a correction and what follows from it, and give that; None when it is there already."""

        def work(tx: Transaction) -> Difference | None:
            if correction(tx, made.id):
                return None
            writing.add(tx, [made])
            return self._rewrite(tx, made)

        return self._transact(f"CORRECTED {made.id}", work)

    def revoke_correction(self, id_: str, *, by: str, at: str, because: str | None = None) -> Difference | None:
        """Have a correction count no more, and give what follows; None when there is none in force of that id."""

        def work(tx: Transaction) -> Difference | None:
            old = correction(tx, id_)
            if old is None or old.revoked_at is not None:
                return None
            writing.change(tx, [replace(old, revoked_at=at, revoked_by=by, revoked_because=because)])
            return self._rewrite(tx, old)

        return self._transact(f"REVOKED {id_}", work)

    def _rewrite(self, tx: Transaction, made: Correction) -> Difference:
        """What a document says after its corrections; nothing of one that isn't loaded."""
        counted = self._take_out(tx, made.document)
        rewrite(tx, made.document, made.statement)
        if counted:
            self._bring_in(tx, made.document)
        return self._changes.difference()

    # --- what they share ---

    def _transact(self, cause: str, work: Callable[[Transaction], T], learn: Callable[[], Iterable[Doc]] = tuple) -> T:
        """Do the work in a transaction, with what is remembered if it still holds; then remember what came."""
        version = 0

        def once(tx: Transaction) -> T:
            nonlocal version
            state = tx.read(STATE)[0][0]
            version = state["version"]
            if self._version != version - 1:
                self._memory = Memory()
            self._version = None  # until it is done, what is read may be of this transaction alone
            self._changes = Changes()
            done = work(tx)
            at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            writing.add(tx, self._changes.records(version, state.get("flips", 0), at, cause))
            return done

        done = self._graph.write(once)
        if done in (None, False, UNCHANGED):
            self._version = version - 1
            return done
        self._version = version
        for doc in learn():
            self._memory.learn(doc)
        return done

    def _apply(self, tx: Transaction, change: Change, enter: Callable[[], object]) -> Difference:
        """Change layer 1 by `enter`, and the world by what follows, which it gives."""
        before, after = affected(Stored(tx, self._memory), change)
        if change.judged or change.revoked:
            self._memory.judged = None
        enter()
        follows = difference(before, after)
        _write_difference(tx, follows, before, after)
        self._changes.add(follows, before, after)
        return follows

    def _take_out(self, tx: Transaction, id_: str) -> bool:
        """What follows from a document alone goes; whether it counted."""
        known = self._document(tx, id_)
        if not known or not known["counts"]:
            return False
        [doc] = Stored(tx, Memory()).whole([id_])
        tx.run(writing.UNSCOPE, id=id_)
        self._memory = Memory()
        self._apply(tx, Change(removed=[doc]), lambda: None)
        return True

    def _bring_in(self, tx: Transaction, id_: str) -> bool:
        """What follows from a document comes; whether it didn't count before."""
        known = self._document(tx, id_)
        if not known or known["counts"] or known["withdrawn"]:
            return False
        self._memory = Memory()
        [doc] = Stored(tx, self._memory).whole([id_])
        self._apply(tx, Change(added=[doc]), lambda: give_scopes(tx, doc))
        return True

    def _versions(self, tx: Transaction, record: DocumentRecord, replaces: str | None) -> list[str]:
        """The documents that count and of which this one is another version."""
        met = meeting_key(record.mentions, record.statements)
        if met is None:
            return [replaces] if replaces else []
        rows = ask(tx, "stored_versions", source=record.source, id=record.id)
        same = [id_ for id_, dates, key in rows if (key, *dates) == met]
        return [*same, *([replaces] if replaces and replaces not in same else [])]

    def _document(self, tx: Graph | Transaction, id_: str) -> dict[str, Any] | None:
        rows = ask(tx, "stored_document", id=id_)
        return dict(zip(("settled", "counts", "withdrawn", "confidential"), rows[0], strict=True)) if rows else None

    def _judgement(self, tx: Transaction, id_: str) -> Judgement | None:
        rows = ask(tx, "stored_judgement", id=id_)
        return Judgement(**rows[0][0]) if rows else None


def _doc(record: DocumentRecord) -> Doc:
    statements = tuple(s.bare() for s in record.statements)  # what is remembered of a long load has no evidence
    return Doc(record.id, record.date, record.county, record.mentions, statements)


def _write_difference(tx: Transaction, d: Difference, before: World, after: World) -> None:
    gone = {n.id for n in d.removed if not writing.is_shared(n)}

    def links(edges: Iterable[Edge]) -> Iterator[writing.Link]:
        for e in edges:
            # what is no node of the world is of layer 1: a mention that denotes, or a statement that is rested on
            source = after.label(e.source) or before.label(e.source) or "Mention"
            target = after.target(e) or before.target(e) or "Statement"
            yield source, e.source, e.type, target, e.target, dict(e.properties)

    unlinked = [e for e in d.unlinked if e.source not in gone and e.target not in gone]
    writing.unlink(tx, links(unlinked))
    writing.remove(tx, d.removed)
    writing.remove_untold(tx, (n.id for n in d.removed if writing.is_shared(n)))
    writing.remove_keys(tx, (e.target for e in d.unlinked if e.type == "NEAR"))
    writing.add_keys(tx, (e.target for e in d.linked if e.type == "NEAR"))
    writing.add(tx, d.added)
    writing.change(tx, d.changed)
    # what goes takes those of other properties between the same two with it
    ends = {e[:3] for e in unlinked}
    beside = after.edges - set(d.linked) if ends else set[Edge]()
    writing.link(tx, links([*d.linked, *sorted(e for e in beside if e[:3] in ends)]))
