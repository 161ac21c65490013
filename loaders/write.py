"""Statements and the changed part of the world -> graph: one document, one transaction, all or nothing.

A block is the documents of one county, or those of none: nothing is resolved across blocks. Of the block of a new
document only the part that it can change is derived again (`affected`), and only the difference is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from loaders.affected import affected
from loaders.lexicon import measured
from loaders.report import LOADED, REPLACED, UNCHANGED
from loaders.resolve import Doc
from loaders.stored import Memory, Stored, scope_text
from loaders.world import Difference, World, difference
from queries import catalogue, writing
from queries.graph import STATE, Graph, Transaction
from schema.documents import Document, Mention, Passage
from schema.edges import Edge
from schema.identity import name_key, search_key
from schema.statements import DocumentRecord


class Writer:
    """Writes documents into one graph. Use one per graph and process; it is not for several threads.

    What it has read is remembered while the graph's version is the one that it left; when another process wrote in
    between, it is read again.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._memories: dict[str | None, Memory] = defaultdict(Memory)
        self._version: int | None = None

    def write(self, record: DocumentRecord, loaded_at: str, *, settle: bool = False) -> str:
        """Write a document and what follows from it. Raises StoreError.

        LOADED; UNCHANGED when the graph has its bytes already; with `settle`, REPLACED when people have settled other
        things of it than before.
        """
        doc = Doc(record.id, record.date, record.county, record.mentions, record.statements)
        done = ""
        versions: list[int] = []

        def work(tx: Transaction) -> bool:
            nonlocal done
            versions[:] = [tx.read(STATE)[0][0]["version"]]
            if self._version != versions[0] - 1:
                self._memories.clear()
            stored = catalogue.load("stored_document")
            known = tx.read(stored.text, stored.bind(id=record.id))
            done = REPLACED if known else LOADED
            if known:
                _, block, settled = known[0]
                if not settle or settled == record.settled:
                    done = UNCHANGED
                    return False
                self._take_out(tx, record.id, block or None)
            before, after = affected(Stored(tx, record.county, self._memories[record.county]), added=[doc])
            _write_document(tx, record, loaded_at)
            _write_difference(tx, difference(before, after), before, after)
            return True

        if self._graph.write(work):
            self._memories[record.county].learn(doc)
            self._version = versions[0]
        return done

    def _take_out(self, tx: Transaction, id_: str, county: str | None) -> None:
        """A document with all that it says, and what follows from that alone."""
        self._memories[county] = Memory()
        [old] = Stored(tx, county, Memory()).whole([id_])
        writing.forget_document(tx, id_)
        before, after = affected(Stored(tx, county, self._memories[county]), removed=[old])
        _write_difference(tx, difference(before, after), before, after)


def _write_document(tx: Transaction, record: DocumentRecord, loaded_at: str) -> None:
    unread = sum(p.use == "UNREAD" for p in record.passages)
    writing.add(
        tx,
        [
            Document(
                id=record.id,
                title=record.title,
                search_key=search_key(record.title),
                source=record.source,
                kind=record.kind,
                date=record.date,
                format=record.format,
                pages=record.pages,
                county=record.county,
                block=record.county or "",
                loaded_at=loaded_at,
                lines=len(record.passages),
                unread=unread,
                characters=record.characters,
                settled=record.settled or None,
            )
        ],
    )
    writing.add(
        tx,
        [
            Passage(
                id=p.id,
                number=p.number,
                line=p.line,
                page=p.page,
                start=p.start,
                end=p.end,
                text=p.text,
                struck=p.struck,
                use=p.use,
                reason=p.reason,
            )
            for p in record.passages
        ],
    )
    writing.add(
        tx,
        [
            Mention(
                id=m.id,
                kind=m.kind,
                name=m.name,
                name_as_written=m.name_as_written,
                search_key=search_key(m.name),
                name_key=name_key(m.name),
                key=m.key,
                scope=scope_text(record.county, m.kind, m.key),
                date=record.date,
                actor_kind=m.actor_kind,
                owner=m.owner,
                whole=m.whole,
                document=m.document,
            )
            for m in record.mentions
        ],
    )
    writing.add_rows(
        tx,
        "Statement",
        [
            {
                "id": s.id,
                "kind": s.kind,
                "document": s.document,
                "ordinal": s.ordinal,
                "rule": s.rule,
                **_confidence(s.rule),
                **{k: list(v) if isinstance(v, tuple) else v for k, v in s.values.items()},
            }
            for s in record.statements
        ],
    )
    writing.link(tx, _document_links(record))


def _confidence(rule: str) -> dict[str, float]:
    known = measured().get(rule)
    return {"confidence": known.confidence} if known and known.confidence is not None else {}


def _document_links(record: DocumentRecord) -> Iterator[writing.Link]:
    ends = [p.end for p in record.passages]
    for p in record.passages:
        yield "Document", record.id, "HAS_PASSAGE", "Passage", p.id, {}
    for s in record.statements:
        for position, (role, mention) in enumerate(s.about):
            yield "Statement", s.id, "ABOUT", "Mention", mention, {"role": role, "position": position}
        for c in s.evidence:
            # words that run over several lines are cited line by line; lines stand in order and don't overlap
            for p in islice(record.passages, bisect_right(ends, c.span.start), None):
                if p.start >= c.span.end:
                    break
                start, end = max(p.start, c.span.start), min(p.end, c.span.end)
                where = {"field": c.field, "role": c.role, "start": start, "end": end, "basis": c.basis}
                if c.by:
                    where["by"] = c.by
                yield "Statement", s.id, "STATED_IN", "Passage", p.id, where


def _write_difference(tx: Transaction, d: Difference, before: World, after: World) -> None:
    gone = {n.id for n in d.removed if not writing.is_shared(n)}

    def links(edges: tuple[Edge, ...]) -> Iterator[writing.Link]:
        for e in edges:
            # what is no node of the world is of layer 1: a mention that denotes, or a statement that is rested on
            source = after.label(e.source) or before.label(e.source) or "Mention"
            target = after.target(e) or before.target(e) or "Statement"
            yield source, e.source, e.type, target, e.target, dict(e.properties)

    writing.unlink(tx, links(tuple(e for e in d.unlinked if e.source not in gone and e.target not in gone)))
    writing.remove(tx, d.removed)
    writing.remove_keys(tx, (e.target for e in d.unlinked if e.type == "NEAR"))
    writing.add_keys(tx, (e.target for e in d.linked if e.type == "NEAR"))
    writing.add(tx, d.added)
    writing.change(tx, d.changed)
    writing.link(tx, links(d.linked))
