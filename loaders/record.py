"""A document as read -> layer 1 of the graph: its lines, mentions and statements with their evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from loaders.known import Scope
from loaders.lexicon import measured
from loaders.resolving.state import Doc
from loaders.stored import scope_text
from queries import writing
from queries.graph import Transaction
from schema.documents import Document, Mention, Passage
from schema.identity import name_key, search_key
from schema.statements import DocumentRecord, MentionRecord, StatementKind, StatementRecord


def write_document(
    tx: Transaction, record: DocumentRecord, loaded_at: str, *, counts: bool = True, confidential: bool = False
) -> None:
    """Create a document with its passages, mentions and statements; it has scopes when it `counts` in the world."""
    block = record.county or ""
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
                block=block,
                loaded_at=loaded_at,
                confidential=confidential,
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
                scope=scope_text(Scope.at(record.county, m.kind, m.key)) if counts else None,
                block=block,
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


def meeting_key(mentions: Iterable[MentionRecord], statements: Iterable[StatementRecord]) -> tuple[str, ...] | None:
    """Of which meeting a document tells: the key of its body, and the days; None when it tells of none."""
    s = next((s for s in statements if s.kind == StatementKind.MEETING), None)
    body = next((m.key for m in mentions if s and m.id == s.one("body")), None)
    return (body, *s.get("dates")) if s and body and s.get("dates") else None


def give_scopes(tx: Transaction, doc: Doc) -> None:
    """Have the mentions of a stored document count in the world."""
    rows = [{"id": m.id, "scope": scope_text(Scope.of(doc, m))} for m in doc.mentions]
    tx.run(writing.SCOPE, rows=rows)


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
