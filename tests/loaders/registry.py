"""Registers for tests: text as bytes, read, with what each value cites."""

from __future__ import annotations

import json
from typing import Any

from loaders.registers.mapping import parse
from loaders.registers.reading import Reading, read_register
from loaders.registers.records import Register
from schema.errors import BadRegister
from schema.evidence import EvidenceRole
from schema.statements import DocumentRecord, StatementKind, StatementRecord

HEAD = "Namn;Organ;Befattning;Organisation;Från;Till"


def table(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join((head, *rows)).encode()


def popolo(**classes: list[dict[str, Any]]) -> bytes:
    return json.dumps(classes, ensure_ascii=False, indent=1).encode()


def read(content: bytes, mapping: str = "", name: str = "register.csv", **given: Any) -> Register:
    """The register in these bytes; `mapping` is a TOML text."""
    return read_register(content, name, Reading(parse(mapping, "m.toml") if mapping else None, **given))


def one(register: Register) -> DocumentRecord:
    [record] = register.records()
    return record


def said(record: DocumentRecord, kind: StatementKind) -> list[StatementRecord]:
    return [s for s in record.statements if s.kind == kind]


def words(register: Register, s: StatementRecord, field: str) -> list[str]:
    """The words that a field's value rests on."""
    text = register.rows.text
    return [text[c.span.start : c.span.end] for c in s.evidence if c.field == field and c.role is EvidenceRole.VALUE]


def names(record: DocumentRecord, s: StatementRecord) -> dict[str, str]:
    """What a statement is about: role -> name."""
    by_id = {m.id: m.name for m in record.mentions}
    return {role: by_id[i] for role, i in s.about}


def problems(content: bytes, mapping: str = "", **given: Any) -> list[tuple[int, str]]:
    """(line, code) of what is wrong with a register."""
    try:
        read(content, mapping, **given)
    except BadRegister as error:
        return [(line, code) for line, code, _ in error.problems]
    return []
