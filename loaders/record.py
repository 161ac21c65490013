"""A document as read -> layer 1 of the graph: its lines, mentions and statements with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from loaders.amending import Amended, Lines
from loaders.known import Scope
from loaders.lexicon import measured
from loaders.resolving.state import Doc
from loaders.stored import scope_text
from queries import writing
from queries.graph import Transaction
from schema.documents import Document, Mention, Passage
from schema.identity import name_key, person_id, search_key
from schema.statements import DocumentRecord, MentionKind, MentionRecord, PassageRecord, StatementKind, StatementRecord


def write_documents(
    tx: Transaction,
    records: Sequence[DocumentRecord],
    loaded_at: str,
    *,
    confidential: bool = False,
    amended: Mapping[str, Amended] = MappingProxyType({}),
) -> None:
    """Create documents with their passages, mentions and statements; which count in the world.

    `amended` are the statements that people corrected, by id; those that they withdrew are in it alone.
    """
    writing.add(tx, [_document(r, loaded_at, confidential) for r in records])
    writing.add(tx, [_passage(p) for r in records for p in r.passages])
    writing.add(tx, [_mention(m, r.county, r.date, True) for r in records for m in r.mentions])
    withdrawn: dict[str, list[StatementRecord]] = defaultdict(list)
    for each in amended.values():
        if each.withdrawn_at:
            withdrawn[each.now.document].append(each.now)
    _write_said(tx, [([*r.statements, *withdrawn[r.id]], Lines(r.passages)) for r in records], amended)
    places: Iterator[writing.Link] = (
        ("Document", r.id, "HAS_PASSAGE", "Passage", p.id, {}) for r in records for p in r.passages
    )
    writing.link(tx, places)


def write_mentions(
    tx: Transaction, mentions: Iterable[MentionRecord], *, county: str | None, date: str | None, counts: bool
) -> None:
    """Create mentions of a document of that county and day, with a scope if it `counts` in the world."""
    writing.add(tx, [_mention(m, county, date, counts) for m in mentions])


def write_statements(
    tx: Transaction,
    statements: Sequence[StatementRecord],
    passages: Lines,
    amended: Mapping[str, Amended] = MappingProxyType({}),
) -> None:
    """Create statements with what they are about and rest on; mentions and passages are there."""
    _write_said(tx, [(statements, passages)], amended)


def _write_said(
    tx: Transaction,
    said: Sequence[tuple[Sequence[StatementRecord], Lines]],
    amended: Mapping[str, Amended],
) -> None:
    """Statements of several documents, each with the document's lines."""
    rows = ((s, amended.get(s.id)) for statements, _ in said for s in statements)
    writing.add_rows(tx, "Statement", [{**_statement(s), **(now.properties() if now else {})} for s, now in rows])
    writing.link(tx, (made for statements, lines in said for made in _links(statements, lines)))


def _document(record: DocumentRecord, loaded_at: str, confidential: bool) -> Document:
    return Document(
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
        confidential=confidential,
        lines=len(record.passages),
        unread=sum(p.use == "UNREAD" for p in record.passages),
        characters=record.characters,
        settled=record.settled or None,
    )


def _passage(p: PassageRecord) -> Passage:
    return Passage(
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


def _mention(m: MentionRecord, county: str | None, date: str | None, counts: bool) -> Mention:
    return Mention(
        id=m.id,
        kind=m.kind,
        name=m.name,
        name_as_written=m.name_as_written,
        search_key=search_key(m.name),
        name_key=name_key(m.name),
        key=m.key,
        scope=scope_text(Scope.at(county, m.kind, m.key)) if counts else None,
        block=county or "",
        date=date,
        actor_kind=m.actor_kind,
        owner=m.owner,
        whole=m.whole,
        whole_scope=scope_text(Scope.at(county, m.kind, m.whole)) if m.whole else None,
        scanned=m.scanned or None,
        apart=m.apart,
        alone_id=person_id(m.id) if m.kind == MentionKind.PERSON else None,
        also_written=tuple(form for form, _ in m.forms),
        also_because=tuple(reason for _, reason in m.forms),
        document=m.document,
    )


def _statement(s: StatementRecord) -> dict[str, Any]:
    return {
        "id": s.id,
        "kind": s.kind,
        "document": s.document,
        "ordinal": s.ordinal,
        "rule": s.rule,
        **_confidence(s.rule),
        **{k: list(v) if isinstance(v, tuple) else v for k, v in s.values.items()},
    }


def meeting_key(mentions: Iterable[MentionRecord], statements: Iterable[StatementRecord]) -> tuple[str, ...] | None:
    """Of which meeting a document tells: the key of its body, and the days; None when it tells of none."""
    s = next((s for s in statements if s.kind == StatementKind.MEETING), None)
    body = next((m.key.removesuffix(f" @{m.document}") for m in mentions if s and m.id == s.one("body")), None)
    return (body, *s.get("dates")) if s and body and s.get("dates") else None


def give_scopes(tx: Transaction, doc: Doc) -> None:
    """Have the mentions of a stored document count in the world."""
    rows = [{"id": m.id, "scope": scope_text(Scope.of(doc, m))} for m in doc.mentions]
    tx.run(writing.SCOPE, rows=rows)


def _confidence(rule: str) -> dict[str, float]:
    known = measured().get(rule)
    return {"confidence": known.confidence} if known and known.confidence is not None else {}


def _links(statements: Iterable[StatementRecord], passages: Lines) -> Iterator[writing.Link]:
    for s in statements:
        for position, (role, mention) in enumerate(s.about):
            yield "Statement", s.id, "ABOUT", "Mention", mention, {"role": role, "position": position}
        for c, line in passages.cut(s.evidence):
            where = {"field": c.field, "role": c.role, "start": c.span.start, "end": c.span.end, "basis": c.basis}
            if c.by:
                where["by"] = c.by
            yield "Statement", s.id, "STATED_IN", "Passage", line.id, where
