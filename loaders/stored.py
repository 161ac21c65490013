"""What documents say, as parts of them read from the graph: the answers that `affected` asks for.

Each answer is found by an index and is as long as the answer itself, never as long as the graph. What was told under a
name is remembered (`Memory`) while nobody else writes, so that a long load asks for a name once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from loaders.judging import Judgements
from loaders.known import FIRST, TOGETHER, Scope, Telling, beside_of, firsts_of, part_of, spelling, told_by
from loaders.resolving.state import Doc, order
from queries.catalogue import ask
from queries.graph import Transaction
from schema.documents import Judgement
from schema.period import day_before
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord, Value

NOT_VALUES = frozenset({"id", "kind", "document", "ordinal", "rule", "confidence", "original", "withdrawn_at"})
LIMIT = 200_000
"""Parts of documents that are remembered, before all are forgotten."""
T = TypeVar("T", Doc, Telling)
Parts = dict[Scope, dict[object, T]]


class Memory:
    """What was told by name: parts of documents under scopes that were asked for, and are complete; judgements."""

    def __init__(self) -> None:
        self.named: Parts[Doc] = {}
        self.told: Parts[Telling] = {}
        self.beside: Parts[Doc] = {}
        self.first: Parts[Doc] = {}
        self.judged: Judgements | None = None
        self.mentions: dict[str, Doc] = {}
        self._size = 0

    def fill(self, parts: Parts[T], scopes: Collection[Scope], found: Iterable[tuple[Scope, object, T]]) -> None:
        """Enter what was found under scopes that were not known."""
        parts |= {scope: {} for scope in scopes}
        for scope, which, part in found:
            parts[scope][which] = part
            self._size += 1

    def learn(self, doc: Doc) -> None:
        """A document has come: enter what belongs under the scopes that are known."""
        if self._size > LIMIT:
            self.__init__()  # type: ignore[misc]
        mentions = {m.id: m for m in doc.mentions}
        for m in doc.mentions:
            part = Doc(doc.id, doc.date, doc.county, (m,), ())
            self.mentions.pop(m.id, None)
            for known in Scope.every(doc, m) & self.named.keys():
                old = self.named[known].get(spelling(doc, m))
                if old is None or order(doc) < order(old):
                    self._enter(self.named[known], spelling(doc, m), part)
        for scope, told in told_by(doc, self.told.keys()).items():
            self._enter(self.told[scope], doc.id, told)
        for scope, firsts in firsts_of(doc, self.first.keys()).items():
            for which, part in firsts.items():
                if (old := self.first[scope].get(which)) is None or order(doc) < order(old):
                    self._enter(self.first[scope], which, part)
        for s in doc.statements:
            unit, whole = s.one("unit"), s.one("organization")
            if unit and whole and (known := Scope.of(doc, mentions[unit])) in self.beside:
                self._enter(self.beside[known], beside_of(doc, mentions[unit], mentions[whole]), part_of(doc, [s]))

    def _enter(self, parts: dict[object, T], which: object, part: T) -> None:
        parts[which] = part
        self._size += 1


class Stored:
    """`known.Known`, of a graph in one transaction."""

    def __init__(self, tx: Transaction, memory: Memory) -> None:
        self._tx, self._memory = tx, memory

    def judged(self) -> Judgements:
        if self._memory.judged is None:
            rows = self._read("stored_judgements")
            self._memory.judged = Judgements(Judgement(**values) for (values,) in rows)
        return self._memory.judged

    def mentions(self, ids: Collection[str]) -> Iterable[Doc]:
        if missing := sorted(set(ids) - self._memory.mentions.keys()):
            for document, *fields, date, block in self._read("stored_mentions", ids=missing):
                m = _mention(document, *fields)
                self._memory.mentions[m.id] = Doc(document, date, block or None, (m,), ())
        return [self._memory.mentions[i] for i in ids if i in self._memory.mentions]

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        return self._remembered(self._memory.named, scopes, self._read_named)

    def told(self, scopes: Collection[Scope]) -> Iterable[Telling]:
        return self._remembered(self._memory.told, scopes, self._read_told)

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        return self._remembered(self._memory.beside, units, self._read_beside)

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        statements: dict[str, list[StatementRecord]] = defaultdict(list)
        for values, about in self._read("stored_statements", documents=sorted(documents)):
            s = statement_of(values, about)
            statements[s.document].append(s)
        return [
            Doc(
                id_,
                date,
                block or None,
                tuple(_mention(id_, *m) for m in mentions),
                tuple(sorted(statements[id_], key=lambda s: s.ordinal)),
            )
            for id_, date, block, mentions in self._read("stored_documents", documents=sorted(documents))
        ]

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        return [document for (document,) in self._read("stored_naming", scopes=_texts(scopes))]

    def met(self, days: Collection[tuple[str, str, str]]) -> Iterable[tuple[str, Doc]]:
        asked = [{"body": body, "first": first, "last": last} for body, first, last in sorted(days)]
        rows = self._read("stored_met", asked=asked) if asked else []
        return [(meeting, _part(values, about)) for meeting, values, about in rows]

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[Scope]:
        seats = [{"body": b, "day": d, "before": day_before(d) if d else None} for b, d in bodies]
        rows = self._read("stored_seated", seats=seats) if seats else []
        return [scope_of(text) for (text,) in rows if text]

    def chairs(self, bodies: Collection[str]) -> Iterable[Scope]:
        rows = self._read("stored_chairs", bodies=sorted(bodies)) if bodies else []
        return [scope_of(text) for (text,) in rows if text]

    def first(self, bodies: Collection[Scope]) -> Iterable[Doc]:
        return self._remembered(self._memory.first, bodies, self._read_first)

    # --- reading ---

    def _read(self, name: str, **params: object) -> list[list[Any]]:
        return ask(self._tx, name, **params)

    def _remembered(
        self,
        parts: Parts[T],
        scopes: Collection[Scope],
        read: Callable[[Sequence[Scope]], Iterable[tuple[Scope, object, T]]],
    ) -> list[T]:
        if missing := sorted(scope for scope in scopes if scope not in parts):
            self._memory.fill(parts, missing, read(missing))
        return [part for scope in scopes for part in parts[scope].values()]

    def _read_named(self, scopes: Sequence[Scope]) -> Iterable[tuple[Scope, object, Doc]]:
        rows = self._read("stored_names", scopes=_texts(scopes))
        for block, kind, key, name, actor_kind, owner, whole, scanned, first in rows:
            date, _, document = first.rpartition(" ")
            m = _mention(document, kind, key, name, actor_kind, owner, whole, scanned)
            part = Doc(document, date or None, block or None, (m,), ())
            for asked in Scope.every(part, m) & set(scopes):
                yield asked, spelling(part, m), part

    def _read_told(self, scopes: Sequence[Scope]) -> Iterable[tuple[Scope, object, Telling]]:
        asks = [
            {"scope": scope_text(scope), "roles": list(TOGETHER[scope.kind][0]), "kinds": list(TOGETHER[scope.kind][1])}
            for scope in scopes
        ]
        parts: dict[tuple[str, str], list[Doc]] = defaultdict(list)
        for text, values, about in self._read("stored_told", asks=asks):
            parts[text, values["document"]].append(_part(values, about))
        for (text, document), told in parts.items():
            yield scope_of(text), document, Telling(scope_of(text), _together(told))

    def _read_first(self, bodies: Sequence[Scope]) -> Iterable[tuple[Scope, object, Doc]]:
        for what, said in FIRST.items():
            pairs = [f"{kind} {role}" for kind, role in sorted(said)]
            for text, which, values, about in self._read("stored_first", scopes=_texts(bodies), said=pairs):
                yield scope_of(text), (what, *which), _part(values, about)

    def _read_beside(self, units: Sequence[Scope]) -> Iterable[tuple[Scope, object, Doc]]:
        for text, values, about in self._read("stored_beside", scopes=_texts(units)):
            part = _part(values, about)
            mentions = {m.id: m for m in part.mentions}
            unit, whole = (mentions[part.statements[0].one(role) or ""] for role in ("unit", "organization"))
            yield scope_of(text), beside_of(part, unit, whole), part


def scope_text(scope: Scope) -> str:
    """A scope as it is stored with mentions: block, kind and key."""
    return "|".join(scope)


def scope_of(text: str) -> Scope:
    """The scope of a text that `scope_text` gave."""
    county, kind, key = text.split("|", 2)
    return Scope(county, MentionKind(kind), key)


def _texts(scopes: Iterable[Scope]) -> list[str]:
    return [scope_text(scope) for scope in scopes]


def _mention(
    document: str,
    kind: str,
    key: str,
    name: str,
    actor_kind: str | None,
    owner: str | None,
    whole: str | None,
    scanned: bool | None,
    apart: str | None = None,
) -> MentionRecord:
    return MentionRecord(document, MentionKind(kind), name, name, key, actor_kind, owner, whole, bool(scanned), apart)


def _part(values: dict[str, Any], about: Sequence[Sequence[Any]]) -> Doc:
    """The part of a document that one statement is."""
    s = statement_of(values, about)
    mentions = tuple(_mention(s.document, *fields) for _, *fields, _, _ in about)
    _, *_, date, block = about[0]
    return Doc(s.document, date, block or None, mentions, (s,))


def _together(parts: Sequence[Doc]) -> Doc:
    """Parts of one document as one."""
    mentions = {m.id: m for part in parts for m in part.mentions}
    statements = sorted((s for part in parts for s in part.statements), key=lambda s: s.ordinal)
    return replace(parts[0], mentions=tuple(mentions.values()), statements=tuple(statements))


def statement_of(values: dict[str, Any], about: Sequence[Sequence[Any]]) -> StatementRecord:
    """A stored statement, but for its evidence; `about` are rows of role, kind, key, name ..., day and block."""
    kept: dict[str, Value] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k not in NOT_VALUES
    }
    document = values["document"]
    pairs = tuple((role, _mention(document, *fields).id) for role, *fields, _, _ in about)
    return StatementRecord(document, StatementKind(values["kind"]), values["ordinal"], values["rule"], kept, pairs)
