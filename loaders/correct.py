"""Corrections of stored documents: a statement is written anew as its original and the corrections in force have it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.amending import Lines, amend, read
from loaders.record import write_mentions, write_statements
from loaders.stored import statement_of
from queries import writing
from queries.catalogue import ask
from queries.graph import Transaction
from schema.documents import Correction
from schema.evidence import Citation, EvidenceRole, FieldBasis, Span
from schema.statements import StatementRecord


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored passage: its id, the line that it begins on, and where it stands."""

    id: str
    line: int
    start: int
    end: int


def in_force(tx: Transaction, document: str) -> list[Correction]:
    """The corrections of a document that count, also when it isn't loaded."""
    return [Correction(**values) for (values,) in ask(tx, "stored_corrections", document=document)]


def correction(tx: Transaction, id_: str) -> Correction | None:
    rows = ask(tx, "stored_correction", id=id_)
    return Correction(**rows[0][0]) if rows else None


def rewrite(tx: Transaction, document: str, statement: str) -> None:
    """Have a statement say what it says by its corrections in force. Its document must not count meanwhile.

    A correction of a statement, or on a line, that the document doesn't have changes nothing.
    """
    rows = ask(tx, "stored_passages", document=document)
    lines = [Passage(*row[:4]) for row in rows]
    date, block = rows[0][4:] if rows else (None, "")
    corrections = [c for c in in_force(tx, document) if c.statement == statement]
    made = amend(_stored(tx, statement), corrections, Lines(lines), date)
    tx.run(writing.FORGET_STATEMENT, id=statement)
    if made is None:
        return
    known = {m for (m,) in ask(tx, "stored_mention_ids", document=document)}
    new = [m for m in made.mentions if m.id not in known]
    write_mentions(tx, new, county=block or None, date=date, counts=False)
    tells = made if corrections else replace(made, original=None, withdrawn_at=None)
    write_statements(tx, [made.now], Lines(lines), {statement: tells})


def _stored(tx: Transaction, statement: str) -> StatementRecord | None:
    """What a statement said first."""
    rows = ask(tx, "stored_statement", id=statement)
    if not rows:
        return None
    values, about, evidence = rows[0]
    s = replace(
        statement_of(values, about),
        evidence=tuple(
            Citation(field, Span(start, end), EvidenceRole(role), FieldBasis(basis), by)
            for field, start, end, role, basis, by in evidence
        ),
    )
    return read(s, values["original"]) if values.get("original") else s
