"""What a block's documents say, as parts of them read from the graph: the answers that `affected` asks for.

Each answer is found by an index and is as long as the answer itself, never as long as the block. What was told under a
name is remembered (`Memory`) while nobody else writes, so that a long load asks for a name once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from loaders.affected import TOGETHER, Scope, order, part_of, spelling, told_by
from loaders.resolve import Doc
from queries import catalogue
from queries.graph import Transaction
from schema.identity import search_key
from schema.period import day_before
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord, Value

NOT_VALUES = frozenset({"id", "kind", "document", "ordinal", "rule", "confidence"})
LIMIT = 200_000
"""Parts of documents that are remembered, before all are forgotten."""
Parts = dict[Scope, dict[object, Doc]]


class Memory:
    """What was told of one block by name: parts of documents under scopes that were asked for, and are complete."""

    def __init__(self) -> None:
        self.named: Parts = {}
        self.told: Parts = {}
        self.beside: Parts = {}
        self._size = 0

    def fill(self, parts: Parts, scopes: Collection[Scope], found: Iterable[tuple[Scope, object, Doc]]) -> None:
        """Enter what was found under scopes that were not known."""
        parts |= {scope: {} for scope in scopes}
        for scope, which, part in found:
            parts[scope][which] = part
            self._size += 1

    def learn(self, doc: Doc) -> None:
        """A document has come: enter what belongs under the scopes that are known."""
        if self._size > LIMIT:
            self.__init__()  # type: ignore[misc]
        scopes = {Scope(m.kind, m.key) for m in doc.mentions}
        for m in doc.mentions:
            for scope in {Scope(m.kind, m.key), Scope(MentionKind.BODY, m.whole or "")} & self.named.keys():
                old = self.named[scope].get((m.key, spelling(m)))
                if old is None or order(doc) < order(old):
                    self._enter(self.named[scope], (m.key, spelling(m)), Doc(doc.id, doc.date, doc.county, (m,), ()))
        for scope in scopes & self.told.keys():
            if part := told_by(doc, scope):
                self._enter(self.told[scope], doc.id, part)
        by_id = {m.id: m for m in doc.mentions}
        for s in doc.statements:
            unit, whole = by_id.get(s.one("unit") or ""), by_id.get(s.one("organization") or "")
            if unit and whole and (scope := Scope(unit.kind, unit.key)) in self.beside:
                self._enter(self.beside[scope], whole.key, part_of(doc, [s]))

    def _enter(self, parts: dict[object, Doc], which: object, part: Doc) -> None:
        parts[which] = part
        self._size += 1


class Stored:
    """`affected.Known` of one block, in one transaction."""

    def __init__(self, tx: Transaction, county: str | None, memory: Memory) -> None:
        self._tx, self._county, self._memory = tx, county, memory

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        return self._remembered(self._memory.named, scopes, self._read_named)

    def told(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        return self._remembered(self._memory.told, scopes, self._read_told)

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        return self._remembered(self._memory.beside, units, self._read_beside)

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        mentions: dict[str, tuple[MentionRecord, ...]] = {}
        dates: dict[str, str | None] = {}
        statements: dict[str, list[StatementRecord]] = defaultdict(list)
        for id_, date, found in self._read("stored_documents", documents=sorted(documents)):
            dates[id_], mentions[id_] = date, tuple(_mention(id_, *m) for m in found)
        for values, about in self._read("stored_statements", documents=sorted(documents)):
            s, _, _ = _statement(values, about)
            statements[s.document].append(s)
        return [Doc(id_, dates[id_], self._county, mentions[id_], tuple(statements[id_])) for id_ in dates]

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        return [document for (document,) in self._read("stored_naming", scopes=self._texts(scopes))]

    def met(self, meetings: Collection[str]) -> Iterable[tuple[str, Doc]]:
        rows = self._read("stored_met", meetings=sorted(meetings)) if meetings else []
        return [(meeting, self._part(values, about)) for meeting, values, about in rows]

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[str]:
        seats = [{"body": b, "day": d, "before": day_before(d) if d else None} for b, d in bodies]
        rows = self._read("stored_seated", seats=seats) if seats else []
        return {search_key(name) or name.casefold() for (name,) in rows}

    # --- reading ---

    def _read(self, name: str, **params: object) -> list[list[Any]]:
        query = catalogue.load(name)
        return self._tx.read(query.text, query.bind(**params))

    def _remembered(
        self,
        parts: Parts,
        scopes: Collection[Scope],
        read: Callable[[Sequence[Scope]], Iterable[tuple[Scope, object, Doc]]],
    ) -> list[Doc]:
        if missing := sorted(scope for scope in scopes if scope not in parts):
            self._memory.fill(parts, missing, read(missing))
        return [part for scope in scopes for part in parts[scope].values()]

    def _read_named(self, scopes: Sequence[Scope]) -> Iterable[tuple[Scope, object, Doc]]:
        wholes = [key for kind, key in scopes if kind == MentionKind.BODY]
        rows = self._read("stored_names", scopes=self._texts(scopes), wholes=wholes, block=f"{self._county or ''}|")
        for text, name, actor_kind, owner, whole, first in rows:
            date, _, document = first.rpartition(" ")
            _, kind, key = text.split("|", 2)
            m = _mention(document, kind, key, name, actor_kind, owner, whole)
            part = Doc(document, date or None, self._county, (m,), ())
            for scope in {Scope(m.kind, key), Scope(MentionKind.BODY, whole)} & set(scopes):
                yield scope, (key, spelling(m)), part

    def _read_told(self, scopes: Sequence[Scope]) -> Iterable[tuple[Scope, object, Doc]]:
        asked = dict(zip(self._texts(scopes), scopes, strict=True))
        asks = [
            {"scope": text, "role": TOGETHER[scope.kind][0], "kinds": list(TOGETHER[scope.kind][1])}
            for text, scope in asked.items()
        ]
        for text, values, about in self._read("stored_told", asks=asks):
            yield asked[text], values["id"], self._part(values, about)

    def _read_beside(self, units: Sequence[Scope]) -> Iterable[tuple[Scope, object, Doc]]:
        asked = dict(zip(self._texts(units), units, strict=True))
        for text, values, about in self._read("stored_beside", scopes=list(asked)):
            part = self._part(values, about)
            s = part.statements[0]
            yield asked[text], next(m.key for m in part.mentions if m.id == s.one("organization")), part

    def _part(self, values: dict[str, Any], about: Sequence[Sequence[Any]]) -> Doc:
        s, mentions, date = _statement(values, about)
        return Doc(s.document, date, self._county, mentions, (s,))

    def _texts(self, scopes: Iterable[Scope]) -> list[str]:
        return [scope_text(self._county, scope.kind, scope.key) for scope in scopes]


def scope_text(county: str | None, kind: str, key: str) -> str:
    """A scope as it is stored with mentions: block, kind and key."""
    return f"{county or ''}|{kind}|{key}"


def _mention(
    document: str, kind: str, key: str, name: str, actor_kind: str | None, owner: str | None, whole: str | None
) -> MentionRecord:
    return MentionRecord(document, MentionKind(kind), name, name, key, actor_kind, owner, whole)


def _statement(
    values: dict[str, Any], about: Sequence[Sequence[Any]]
) -> tuple[StatementRecord, tuple[MentionRecord, ...], str | None]:
    """(the statement, the mentions that it is about, the day of its document)."""
    kept: dict[str, Value] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k not in NOT_VALUES
    }
    document = values["document"]
    mentions = [_mention(document, *fields[:6]) for _, *fields in about]
    pairs = tuple((role, m.id) for (role, *_), m in zip(about, mentions, strict=True))
    s = StatementRecord(document, StatementKind(values["kind"]), values["ordinal"], values["rule"], kept, pairs)
    return s, tuple(mentions), about[0][7] if about else None
