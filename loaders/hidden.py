"""Names that were masked in a document (`keeping.erasing`): read as names, so that all else is read as before, and
then left out of what the document says.

A masked name is a run of full blocks (of × in old encodings). To the rules it stands as a word of the same length that
no text has: "██████ ████" as "Qqqqqq Qqqq". What is said of such a person isn't stated; in a decision's words the
blocks are back again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.source import Line
from schema.statements import DocumentRecord, MentionKind, StatementKind, StatementRecord, Value

MASKS = ("█", "×")
RUN = re.compile(r"█+|××+")
WORD = re.compile(r"\bQq+\b|\bQ\b(?= Qq)")
WHOLE = re.compile(r"(?:(?:Qq*|█+|××+)[ .,;-]*)+")
OF_ONE = frozenset({StatementKind.ROSTER_ROW, StatementKind.ELECTION, StatementKind.STANCE})
"""What is said of one person: nothing is left of it without them."""


def as_names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with masked names as names."""
    return tuple(replace(line, text=RUN.sub(_name, line.text)) if RUN.search(line.text) else line for line in lines)


def _name(found: re.Match[str]) -> str:
    return "Q" + "q" * (len(found[0]) - 1)


def without(record: DocumentRecord) -> DocumentRecord:
    """What a document says, but for what it says of those whose names are masked."""
    gone = {m.id for m in record.mentions if m.kind == MentionKind.PERSON and WHOLE.fullmatch(m.name)}
    if not gone and not any(RUN.search(p.text) for p in record.passages):
        return record
    said = [s for s in record.statements if not (s.kind in OF_ONE and s.one("person") in gone)]
    mentions = tuple(
        replace(m, name=_blocks(m.name), name_as_written=_blocks(m.name_as_written))
        for m in record.mentions
        if m.id not in gone
    )
    return replace(
        record,
        title=_blocks(record.title),
        mentions=mentions,
        statements=tuple(_about_others(s, gone) for s in said),
        doubts=tuple((code, _blocks(message), id_) for code, message, id_ in record.doubts),
    )


def _about_others(s: StatementRecord, gone: set[str]) -> StatementRecord:
    about = tuple((role, mention) for role, mention in s.about if mention not in gone)
    return replace(s, about=about, values=_shown(s.values))


def _shown(values: Mapping[str, Value]) -> dict[str, Value]:
    return {
        key: _blocks(value)
        if isinstance(value, str)
        else tuple(map(_blocks, value))
        if isinstance(value, tuple)
        else value
        for key, value in values.items()
    }


def _blocks(text: str) -> str:
    return WORD.sub(lambda found: MASKS[0] * len(found[0]), text)
