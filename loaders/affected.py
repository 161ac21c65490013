"""Which part of a block has to be derived again when documents come or go, and no more of it.

`difference(*affected(known, added, removed))` is the difference between the worlds of the whole block, from a part of
it: `derive` runs twice over that part, without and with the documents. A part is sufficient when whatever the documents
can change is whole in it; what stays incomplete is so on both sides, and falls out of the difference. Whole in it are

- who is named: the first mention of each spelling of a name (it gives an actor its name and kind), abbreviations, and
  for people all rows and elections under their name (they tell namesakes apart, and give titles and seats);
- seats of the bodies concerned: their rosters, and the rows of everybody who may lose a seat by a new roster;
- all documents of the same meeting, what announces it, and all that is said of the same agreement;
- where a mention denotes somebody else than before: what is said about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from loaders.derive import derive
from loaders.resolve import Doc, Resolution, resolve, resolve_groups
from loaders.world import World
from schema.identity import digest
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord

T = TypeVar("T", bound=Hashable)


class Scope(NamedTuple):
    """Under which name mentions may denote the same: kind and key (within a block)."""

    kind: MentionKind
    key: str


TOGETHER: dict[MentionKind, tuple[str, tuple[StatementKind, ...]]] = {
    MentionKind.PERSON: ("person", (StatementKind.ROSTER_ROW, StatementKind.ELECTION)),
    MentionKind.BODY: ("body", (StatementKind.ROSTER,)),
    MentionKind.AGREEMENT: ("agreement", (StatementKind.AGREEMENT, StatementKind.TERM)),
}
"""What all documents tell together: statements of these kinds, by whom they are about in that role."""
SEATED = frozenset({StatementKind.ROSTER, StatementKind.ROSTER_ROW, StatementKind.ELECTION})


class Known(Protocol):
    """What is asked of the documents that a block has: parts of them, as documents with less in them."""

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        """The first mention of each spelling of these names (`spelling`), and of bodies' abbreviations for them."""

    def told(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        """The statements that all documents tell together about these names (`TOGETHER`)."""

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        """For each of these units, one row for each organisation that it is named beside."""

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        """These documents with all that they say."""

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        """The documents with mentions under these names."""

    def met(self, meetings: Collection[str]) -> Iterable[tuple[str, Doc]]:
        """Each of these meetings with the statements on which it rests."""

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[str]:
        """Keys of those with a seat in these bodies; with a day, one that holds or was last seen on it or before."""


def spelling(m: MentionRecord) -> tuple[str, str | None, str | None, str | None]:
    """What of a mention tells on others under the same name."""
    return m.name, m.actor_kind, m.owner, m.whole


def order(doc: Doc) -> tuple[str, str]:
    """By the day that documents speak of."""
    return doc.date or "", doc.id


def part_of(doc: Doc, statements: Sequence[StatementRecord]) -> Doc:
    """Of a document these statements alone, with the mentions that they are about."""
    about = {mention for s in statements for _, mention in s.about}
    return Doc(doc.id, doc.date, doc.county, tuple(m for m in doc.mentions if m.id in about), tuple(statements))


def told_by(doc: Doc, scope: Scope) -> Doc | None:
    """The part of a document that belongs to what all documents tell together about a name; None when it is empty."""
    if scope.kind not in TOGETHER:
        return None
    role, kinds = TOGETHER[scope.kind]
    about = {m.id for m in doc.mentions if (m.kind, m.key) == scope}
    statements = [s for s in doc.statements if s.kind in kinds and any(m in about for m in s.all(role))]
    return part_of(doc, statements) if statements else None


def affected(known: Known, added: Sequence[Doc] = (), removed: Sequence[Doc] = ()) -> tuple[World, World]:
    """(the part before, the part after). `known` answers without the removed documents and without the added ones."""
    return _Part(known, added, removed).worlds()


@dataclass
class _Pieces:
    """Parts of one document, put together."""

    doc: Doc
    mentions: dict[str, MentionRecord] = field(default_factory=dict)
    statements: dict[str, StatementRecord] = field(default_factory=dict)

    def add(self, part: Doc) -> bool:
        """Whether there was anything new in it."""
        before = len(self.mentions) + len(self.statements)
        self.mentions |= {m.id: m for m in part.mentions}
        self.statements |= {s.id: s for s in part.statements}
        return len(self.mentions) + len(self.statements) > before

    def together(self) -> Doc:
        doc, said = self.doc, sorted(self.statements.values(), key=lambda s: s.ordinal)
        return Doc(doc.id, doc.date, doc.county, tuple(self.mentions.values()), tuple(said))


class _Part:
    """Gathers the part: a fixed point of what is needed because of what is there."""

    def __init__(self, known: Known, added: Sequence[Doc], removed: Sequence[Doc]) -> None:
        self.known, self.added, self.removed = known, added, removed
        self.kept: dict[str, _Pieces] = {}
        self.wanted: dict[str, set[Scope]] = {"named": set(), "told": set(), "beside": set()}
        self.asked: dict[str, set[Hashable]] = defaultdict(set)
        self.exact: dict[str, dict[str, StatementRecord]] = defaultdict(dict)  # document -> what must come out whole
        self.minutes_of: dict[str, set[str]] = defaultdict(set)  # a meeting -> documents that are of it
        self.same: dict[str, set[str]] = defaultdict(set)  # a body's key -> keys that abbreviate it, and the reverse
        self.groups: tuple[Resolution, Resolution] | None = None  # until something more is kept
        self.before, self.after = Resolution(), Resolution()

    def worlds(self) -> tuple[World, World]:
        for doc in (*self.added, *self.removed):
            self._name(doc.mentions)
            self._make_exact(doc, doc.statements)
            # which spelling an agreement has is told by mentions alone, the rest of it by statements
            self.wanted["told"] |= {Scope(m.kind, m.key) for m in doc.mentions if m.kind == MentionKind.AGREEMENT}
        while True:
            self._meetings_and_seats()
            sides = self._sides()
            self.before, self.after = (resolve(docs, found) for docs, found in zip(sides, self._groups(), strict=True))
            if not self._follow_changes():
                break
            self.groups = None  # people are entered in it now
        return derive(sides[0], self.before), derive(sides[1], self.after)

    def _sides(self) -> tuple[list[Doc], list[Doc]]:
        """The documents before and after."""
        kept = [p.together() for p in self.kept.values()]
        return [*self.removed, *kept], [*self.added, *kept]

    def _groups(self) -> tuple[Resolution, Resolution]:
        """Who is who on both sides, but for people."""
        if self.groups is None:
            before, after = self._sides()
            self.groups = resolve_groups(before), resolve_groups(after)
        return self.groups

    def _new(self, what: str, wanted: Iterable[T]) -> set[T]:
        """Those that were not asked for yet."""
        new = set(wanted) - self.asked[what]
        self.asked[what] |= new
        return new

    # --- by name ---

    def _name(self, mentions: Iterable[MentionRecord]) -> None:
        """Have mentions denote what they denote in the whole block."""
        for m in mentions:
            if m.kind != MentionKind.PERSON:
                self._want_name(m.kind, m.key)
            if m.owner:
                self._want_name(MentionKind.ORGANIZATION, m.owner)
            if m.whole:
                self._want_name(MentionKind.BODY, m.whole)
                self.same[m.key].add(m.whole)
                self.same[m.whole].add(m.key)

    def _want_name(self, kind: MentionKind, key: str) -> None:
        if (scope := Scope(kind, key)) not in self.wanted["named"]:
            self.wanted["named"] |= _forms(scope)

    def _make_exact(self, doc: Doc, statements: Iterable[StatementRecord]) -> None:
        """Have the facts that rest on these statements come out as from the whole block."""
        by_id = {m.id: m for m in doc.mentions}
        for s in statements:
            self.exact[doc.id][s.id] = s
            for role, mention in s.about:
                m = by_id[mention]
                if role == "unit":
                    self.wanted["beside"] |= _forms(Scope(m.kind, m.key))
                if m.kind != MentionKind.BODY or s.kind in SEATED:
                    self.wanted["told"].add(Scope(m.kind, m.key))

    def _keep(self, parts: Iterable[Doc]) -> None:
        for part in parts:
            if part.id not in self.kept:
                self.kept[part.id] = _Pieces(part)
            if self.kept[part.id].add(part):
                self.groups = None
                self._name(part.mentions)

    def _fetch(self) -> None:
        """All that is wanted by name, and what that wants in turn."""
        while True:
            told = {s for s in self.wanted["told"] if s.kind in TOGETHER}
            for scope in [s for s in told if s.kind == MentionKind.BODY]:
                told |= {Scope(scope.kind, key) for key in self.same[scope.key]}
            named, told = self._new("named", self.wanted["named"]), self._new("told", told)
            beside = self._new("beside", self.wanted["beside"])
            if not named and not told and not beside:
                return
            if beside:
                self._keep(self.known.beside(beside))
            if named:
                self._keep(self.known.named(named))
            if told:
                parts = list(self.known.told(told))
                self._keep(parts)
                for part in parts:
                    self._with_their_people(part)

    def _with_their_people(self, part: Doc) -> None:
        """Who keeps an agreement may be told by several documents: the same person by the same mention."""
        people = {m.id: m for m in part.mentions if m.kind == MentionKind.PERSON}
        for s in part.statements:
            if s.kind in TOGETHER[MentionKind.AGREEMENT][1]:
                self.wanted["told"] |= {Scope(m.kind, m.key) for _, i in s.about if (m := people.get(i))}

    # --- by what the names resolve to ---

    def _meetings_and_seats(self) -> None:
        """Other documents of the same meetings, and whoever may lose or keep a seat by a roster."""
        while True:
            self._fetch()
            sides = self._groups()
            own, announced = self._meetings(sides)
            seated = self.known.seated(self._new("seated", self._rosters(sides)))
            self.wanted["told"] |= {Scope(MentionKind.PERSON, key) for key in seated}
            for meeting, part in self.known.met(self._new("met", own | announced)):
                self._keep([part])
                if any(s.kind == StatementKind.MEETING for s in part.statements):
                    self.minutes_of[meeting].add(part.id)
            if not self._whole(set().union(*(self.minutes_of[meeting] for meeting in own))):
                self._fetch()
                return

    def _meetings(self, sides: Sequence[Resolution]) -> tuple[set[str], set[str]]:
        """Ids of the meetings of documents with exact statements, and of those that exact statements announce."""
        own: set[str] = set()
        announced: set[str] = set()
        given = {doc.id: doc.statements for doc in (*self.added, *self.removed)}
        for doc, exact in self.exact.items():
            for s in given[doc] if doc in given else self.kept[doc].statements.values():
                if s.kind == StatementKind.MEETING and s.get("dates"):
                    own |= _meeting_ids(sides, s, s.get("dates")[0])
            for s in exact.values():
                if s.kind == StatementKind.NEXT_MEETING:
                    announced |= _meeting_ids(sides, s, s.get("date"))
        return own, announced

    def _rosters(self, sides: Sequence[Resolution]) -> set[tuple[str, str | None]]:
        """(body, day) of the complete rosters that are new here; without day where one goes away."""
        gone = {doc.id for doc in self.removed}
        return {
            (body, None if doc in gone else s.get("date"))
            for doc, exact in self.exact.items()
            for s in exact.values()
            if s.kind == StatementKind.ROSTER and s.get("complete")
            for body in _denoted(sides, s.one("body"))
        }

    def _whole(self, documents: Iterable[str]) -> list[Doc]:
        """Have these documents whole, with all that they say exact; those that are new."""
        given = {doc.id for doc in (*self.added, *self.removed)}
        if not (new := self._new("whole", set(documents) - given)):
            return []
        parts = list(self.known.whole(new))
        self._keep(parts)
        for part in parts:
            self._make_exact(part, part.statements)
        return parts

    def _follow_changes(self) -> bool:
        """Where a mention denotes another than before: what is said about it, in its document or in all."""
        changed = [
            m
            for pieces in self.kept.values()
            for m in pieces.mentions.values()
            if self.before.actor_of.get(m.id) != self.after.actor_of.get(m.id)
        ]
        people = self._new("changed", (m.id for m in changed if m.kind == MentionKind.PERSON))
        groups = self._new("naming", (Scope(m.kind, m.key) for m in changed if m.kind != MentionKind.PERSON))
        if groups:
            self._whole(self.known.naming(groups))
        if people:
            documents = {m.document for m in changed if m.id in people}
            parts = list(self.known.whole(documents))
            self._keep(parts)
            for part in parts:
                self._make_exact(part, [s for s in part.statements if any(i in people for _, i in s.about)])
        return bool(groups or people)


def _forms(scope: Scope) -> set[Scope]:
    """The long and the short form of a municipality's name may denote the same."""
    if scope.kind != MentionKind.ORGANIZATION:
        return {scope}
    return {scope, Scope(scope.kind, f"{scope.key} kommun"), Scope(scope.kind, scope.key.removesuffix(" kommun"))}


def _denoted(sides: Iterable[Resolution], mention: str | None) -> set[str]:
    return {actor for found in sides if (actor := found.actor_of.get(mention or ""))}


def _meeting_ids(sides: Iterable[Resolution], s: StatementRecord, day: str) -> set[str]:
    return {digest("meeting", body, day) for body in _denoted(sides, s.one("body"))}
