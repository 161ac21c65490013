"""People's corrections of what a document is read to say: what its statements say then, and what they rest on.

A statement keeps what it said first as `original`, so that corrections can be revoked one by one, in any order: what
it says follows from that and the corrections in force. A corrected value cites the words that it stood on, with the
basis REVIEWED and who corrected it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from loaders.entries import Action, Entry
from loaders.mentions import mention_key
from loaders.rules import organizations
from loaders.rules.body import kind_of
from schema.documents import Correction
from schema.evidence import Citation, EvidenceRole, FieldBasis, Span
from schema.identity import digest
from schema.period import precision
from schema.statements import ROLES, DocumentRecord, MentionKind, MentionRecord, StatementKind, StatementRecord, Value

ADDED_RULE = "correction"
"""The rule of a statement that no rule found."""
BEHIND = 1_000_000
"""The ordinals of added statements stand behind all that a reader finds."""


@dataclass(frozen=True)
class Amended:
    """A statement after its corrections; `original` is what it said as JSON, None when it was added."""

    now: StatementRecord
    original: str | None
    withdrawn_at: str | None
    mentions: tuple[MentionRecord, ...]

    def properties(self) -> dict[str, str]:
        told = {"original": self.original, "withdrawn_at": self.withdrawn_at}
        return {name: value for name, value in told.items() if value is not None}


def correction_of(entry: Entry) -> Correction:
    """A correction of the log as the graph keeps it."""
    told = entry.payload
    return Correction(
        id=entry.id,
        document=told["document"],
        statement=told["statement"],
        action=told["action"],
        field=told.get("field"),
        before=_json(told.get("before")),
        value=_json(told.get("value")),
        reason=entry.reason,
        by=entry.by,
        at=entry.at,
    )


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def added_id(document: str, value: Mapping[str, Any]) -> str:
    """The id that a statement gets which is added with this value."""
    return digest("statement", document, value["kind"], str(_ordinal(document, value)))


def amend(
    first: StatementRecord | None, corrections: Sequence[Correction], lines: Lines, date: str | None
) -> Amended | None:
    """What a statement says after the corrections of it that are in force; `first` is what a reader found.

    None when there is nothing to correct: no reader finds it any more, or the line that it was added on is gone.
    """
    addition = next((c for c in corrections if c.action == Action.ADD), None)
    if addition:
        made = _added(addition, lines, date)
        if made is None:
            return None
        now, named = made
    elif first is None or first.rule == ADDED_RULE:
        return None
    else:
        now, named = first, []
    withdrawn = None
    for c in sorted(corrections, key=lambda c: (c.at, c.id)):
        if c.action == Action.WITHDRAW:
            withdrawn = c.at
        elif c.action == Action.ALTER and c.field:
            now, more = _altered(now, c, c.field, json.loads(c.value or "null"))
            named = [*named, *more]
    original = None if addition or first is None else written(first)
    return Amended(now, original, withdrawn, tuple({m.id: m for m in named}.values()))


def amended(record: DocumentRecord, corrections: Sequence[Correction]) -> tuple[DocumentRecord, dict[str, Amended]]:
    """A document as read, after corrections: (what it says then, the amended statements by id).

    A statement that is withdrawn is in the latter alone.
    """
    lines = Lines(record.passages)
    by_statement: dict[str, list[Correction]] = {}
    for c in corrections:
        by_statement.setdefault(c.statement, []).append(c)
    found = {s.id: s for s in record.statements if s.id in by_statement}
    made: dict[str, Amended] = {}
    for id_ in sorted(by_statement, key=lambda id_: id_ not in found):
        first = found.get(id_)
        if first:
            first = replace(first, evidence=tuple(c for c, _ in lines.cut(first.evidence)))
        if each := amend(first, by_statement[id_], lines, record.date):
            made[id_] = each
    mentions = {m.id: m for each in made.values() for m in each.mentions} | {m.id: m for m in record.mentions}
    said = [made[s.id].now if s.id in made else s for s in record.statements]
    said += [each.now for id_, each in made.items() if id_ not in found]
    standing = tuple(s for s in said if s.id not in made or made[s.id].withdrawn_at is None)
    return replace(record, mentions=tuple(mentions.values()), statements=standing), made


class Line(Protocol):
    """Where a passage stands in the document's text, and the number of the line that it begins on."""

    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Lines:
    """The lines of a document, which stand in order and don't overlap."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines, self._ends = lines, [line.end for line in lines]

    def span(self, number: Any) -> Span | None:
        """Where the line of that number stands; None when there are no words on it."""
        return next((Span(line.start, line.end) for line in self._lines if line.line == number), None)

    def cut(self, evidence: Iterable[Citation]) -> Iterator[tuple[Citation, Line]]:
        """Citations as they are stored, each with its line: words on several lines are cited line by line."""
        for c in evidence:
            for line in islice(self._lines, bisect_right(self._ends, c.span.start), None):
                if line.start >= c.span.end:
                    break
                span = Span(max(line.start, c.span.start), min(line.end, c.span.end))
                yield (c if span == c.span else replace(c, span=span)), line


def reviewer(c: Correction) -> str:
    """Who corrected, when and why, as evidence."""
    return f"{c.by}, {c.at[:10]}" + (f": {c.reason}" if c.reason else "")


# --- What a statement said, as JSON ---


def written(s: StatementRecord) -> str:
    """What a statement says, to be read again by `read`."""
    evidence = sorted([c.field, c.span.start, c.span.end, c.role, c.basis, c.by] for c in s.evidence)
    values = {k: list(v) if isinstance(v, tuple) else v for k, v in s.values.items()}
    return json.dumps({"values": values, "about": s.about, "evidence": evidence}, ensure_ascii=False, sort_keys=True)


def read(s: StatementRecord, text: str) -> StatementRecord:
    """The statement with what `written` told of it."""
    told = json.loads(text)
    evidence = tuple(
        Citation(field, Span(start, end), EvidenceRole(role), FieldBasis(basis), by)
        for field, start, end, role, basis, by in told["evidence"]
    )
    values = {k: _value(v) for k, v in told["values"].items()}
    return replace(s, values=values, about=tuple((role, m) for role, m in told["about"]), evidence=evidence)


# --- One correction ---


def _added(
    correction: Correction, lines: Lines, date: str | None
) -> tuple[StatementRecord, list[MentionRecord]] | None:
    """A statement that a person adds, on the words of a line, and whom it names."""
    told = json.loads(correction.value or "{}")
    span = lines.span(told.get("line"))
    if span is None:
        return None
    document, kind = correction.document, StatementKind(told["kind"])
    values = {name: _value(value) for name, value in told.get("values", {}).items()}
    about, mentions = list[tuple[str, str]](), list[MentionRecord]()
    for role, names in told.get("about", {}).items():
        made = [_mention(document, name) for name in names]
        about += [(role, m.id) for m in made]
        mentions += made
    by = reviewer(correction)
    cited = [Citation(field, span, EvidenceRole.VALUE, FieldBasis.REVIEWED, by) for field in (*values, *dict(about))]
    values = {**_implied(kind, values, date), **values}
    evidence = tuple(dict.fromkeys(cited))
    s = StatementRecord(document, kind, _ordinal(document, told), ADDED_RULE, values, tuple(about), evidence)
    return s, mentions


def _altered(
    s: StatementRecord, c: Correction, field: str, value: Any
) -> tuple[StatementRecord, Sequence[MentionRecord]]:
    by, mentions = reviewer(c), list[MentionRecord]()
    old = [cited.span for cited in s.evidence if cited.field == field]
    spans = old or sorted(cited.span for cited in s.evidence)[:1]
    evidence = [cited for cited in s.evidence if cited.field != field]
    gone = value is None or value == []
    if not gone:
        evidence += [Citation(field, span, EvidenceRole.VALUE, FieldBasis.REVIEWED, by) for span in spans]
    evidence_ = tuple(dict.fromkeys(evidence))
    if field in ROLES[s.kind]:
        mentions = [_mention(s.document, name) for name in value or ()]
        kept = [pair for pair in s.about if pair[0] != field]
        at = next((n for n, (role, _) in enumerate(s.about) if role == field), len(kept))
        about = (*kept[:at], *((field, m.id) for m in mentions), *kept[at:])
        return replace(s, about=about, evidence=evidence_), mentions
    values = {k: v for k, v in s.values.items() if k != field}
    if not gone:
        values |= {field: _value(value), **_following(s.kind, field, value)}
    return replace(s, values=values, evidence=evidence_), mentions


def _following(kind: StatementKind, field: str, value: Any) -> dict[str, Value]:
    """Values that follow from another one alone."""
    if kind == StatementKind.MANDATE and field == "due":
        return {"due_precision": precision(value)}
    return {"capacities": (value,)} if field == "capacity" else {}


def _implied(kind: StatementKind, values: Mapping[str, Value], date: str | None) -> dict[str, Value]:
    """What an added statement leaves unsaid, as its document has it."""
    implied: dict[str, Value] = {"date": date} if kind not in UNDATED and date else {}
    for field, value in values.items():
        implied |= _following(kind, field, value)
    if kind == StatementKind.ROSTER_ROW:
        implied["position"] = BEHIND
    return implied


UNDATED = frozenset({StatementKind.MEETING})


def _mention(document: str, told: Mapping[str, str]) -> MentionRecord:
    kind, name = MentionKind(told["kind"]), told["name"]
    actor_kind = None
    if kind == MentionKind.BODY:
        actor_kind = kind_of(name)
    elif kind == MentionKind.ORGANIZATION:
        read_ = organizations.read(name)
        actor_kind = read_.kind if read_ else "OTHER"
    return MentionRecord(document, kind, name, name, mention_key(kind, name), actor_kind)


def _value(value: Any) -> Value:
    return tuple(value) if isinstance(value, list) else value


def _ordinal(document: str, told: Mapping[str, Any]) -> int:
    content = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return BEHIND + int(digest("added", document, content)[:7], 16)
