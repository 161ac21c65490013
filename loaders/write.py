"""Statements and the changed part of the world -> graph: one document, one transaction, all or nothing.

A block is the documents of one county, or those of none: nothing is resolved across blocks, so only the block of the
new document is derived again, and only the difference is written. What a block held is remembered while the graph's
version is the one that this writer left; when another process wrote in between, the block is read again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from loaders.derive import derive
from loaders.lexicon import measured
from loaders.resolve import Doc
from loaders.world import Difference, World, difference
from queries import catalogue, writing
from queries.graph import STATE, Graph, Transaction
from schema.edges import Edge
from schema.identity import name_key, search_key
from schema.nodes import Document, Mention, Passage
from schema.statements import DocumentRecord, MentionKind, MentionRecord, StatementKind, StatementRecord, Value

NOT_VALUES = frozenset({"id", "kind", "document", "ordinal", "rule", "confidence"})


@dataclass
class Block:
    docs: list[Doc]
    world: World


class Writer:
    """Writes documents into one graph. Use one per graph and process; it is not for several threads."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._blocks: dict[str, Block] = {}
        self._version: int | None = None

    def write(self, record: DocumentRecord, loaded_at: str) -> bool:
        """Write a document and what follows from it; False when the graph has its bytes already. Raises StoreError."""
        block = record.county or ""
        made: list[Block] = []
        versions: list[int] = []

        def work(tx: Transaction) -> bool:
            made.clear()
            versions[:] = [tx.read(STATE)[0][0]["version"]]
            if self._version != versions[0] - 1:
                self._blocks.clear()
            if tx.read(*_bound("stored_document", id=record.id)):
                return False
            before = self._blocks.get(block) or _read_block(tx, block)
            docs = [*before.docs, Doc(record.id, record.date, record.county, record.mentions, record.statements)]
            after = derive(docs)
            _write_document(tx, record, loaded_at)
            _write_difference(tx, difference(before.world, after), before.world, after)
            made.append(Block(docs, after))
            return True

        written = self._graph.write(work)
        if written:
            self._blocks[block], self._version = made[0], versions[0]
        return written


def _bound(name: str, **params: object) -> tuple[str, dict[str, object]]:
    query = catalogue.load(name)
    return query.text, query.bind(**params)


def _read_block(tx: Transaction, block: str) -> Block:
    """The documents of a block as stored, and the world that they give: what is in the graph now."""
    mentions: dict[str, list[MentionRecord]] = {}
    statements: dict[str, list[StatementRecord]] = {}
    for document, kind, name, written, key, actor_kind in tx.read(*_bound("stored_mentions", block=block)):
        mentions.setdefault(document, []).append(
            MentionRecord(document, MentionKind(kind), name, written, key, actor_kind)
        )
    for values, about in tx.read(*_bound("stored_statements", block=block)):
        kept: dict[str, Value] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k not in NOT_VALUES
        }
        statements.setdefault(values["document"], []).append(
            StatementRecord(
                values["document"],
                StatementKind(values["kind"]),
                values["ordinal"],
                values["rule"],
                kept,
                tuple((r, m) for r, m in about),
            )
        )
    docs = [
        Doc(
            id_,
            date,
            county,
            tuple(sorted(mentions.get(id_, ()), key=lambda m: m.id)),
            tuple(sorted(statements.get(id_, ()), key=lambda s: (s.kind, s.ordinal))),
        )
        for id_, date, county in tx.read(*_bound("stored_documents", block=block))
    ]
    return Block(docs, derive(docs))


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
                actor_kind=m.actor_kind,
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
            target = after.label(e.target) or before.label(e.target) or "Statement"
            yield source, e.source, e.type, target, e.target, dict(e.properties)

    writing.unlink(tx, links(tuple(e for e in d.unlinked if e.source not in gone and e.target not in gone)))
    writing.remove(tx, d.removed)
    writing.add(tx, d.added)
    writing.change(tx, d.changed)
    writing.link(tx, links(d.linked))
