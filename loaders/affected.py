"""Which part of the world has to be derived again when documents or judgements come or go, and no more of it.

`difference(*affected(known, change))` is the difference between the whole worlds, from a part of them: `derive` runs
twice over that part, before and after the change. A part is sufficient when whatever the change can touch is whole in
it; what stays incomplete is so on both sides, and falls out of the difference. Whole in it are

- who is named: the first mention of each spelling of a name (it gives an actor its name and kind), abbreviations, and
  for people the rows and elections under their name (they tell namesakes apart, and give titles and seats);
- seats of the bodies concerned: their rosters, and the rows of everybody who may lose a seat by a new roster;
- all documents of the same meeting, what announces it or another a few days from it (of each of its bodies, where
  several meet together), and what is said of the same agreement or task, or of what replaces an agreement;
- who ever had the chair of these bodies, and the first document that has them decide or introduces them;
- whom people judged to be the same as somebody in the part, or another;
- where a mention denotes somebody else than before: what is said about it.

Of what is said again and again the first and the last time suffice: `loaders.turns` says where a history turns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from loaders.derive import derive
from loaders.deriving.contradictions.meetings import NEAR, days_around
from loaders.deriving.meetings import FULL, LONGEST
from loaders.deriving.state import meeting_id
from loaders.known import EVERYWHERE, SORTS, TOGETHER, Change, Form, Known, Scope, days_of, form_of, told_by
from loaders.resolve import resolve, resolve_groups
from loaders.resolving.state import Doc, Resolution
from loaders.turns import Histories
from loaders.world import World
from schema.documents import Judgement
from schema.period import day_before
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord

T = TypeVar("T", bound=Hashable)
TOLD = frozenset({MentionKind.PERSON, MentionKind.AGREEMENT, MentionKind.MANDATE})
TOLD_APART = frozenset({MentionKind.PERSON, MentionKind.MANDATE})
"""Kinds whose mentions aren't one by their names alone: what is said tells."""
AWAY = NEAR + LONGEST
"""Days between a meeting's first day and another day that may tell of it, at most."""
SEATED = frozenset({StatementKind.ROSTER, StatementKind.ROSTER_ROW, StatementKind.ELECTION, StatementKind.SEAT})


def affected(known: Known, change: Change) -> tuple[World, World]:
    """(the part before, the part after). `known` answers without the removed documents and without the added ones."""
    return _Part(known, change).worlds()


@dataclass
class _Pieces:
    """Parts of one document, put together."""

    doc: Doc
    mentions: dict[str, MentionRecord] = field(default_factory=dict)
    statements: dict[str, StatementRecord] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)  # whose rows are all here
    whole: bool = False

    def add(self, part: Doc, names: Collection[str] = (), *, whole: bool = False) -> bool:
        """Whether there was anything new in it."""
        self.names |= set(names)
        self.whole |= whole
        before = len(self.mentions) + len(self.statements)
        self.mentions |= {m.id: m for m in part.mentions}
        self.statements |= {s.id: s for s in part.statements}
        return len(self.mentions) + len(self.statements) > before

    def together(self, told: frozenset[str]) -> Doc:
        """As one part that speaks of those whose rows are here, of all names of which everything is `told`."""
        doc, said = self.doc, sorted(self.statements.values(), key=lambda s: s.ordinal)
        names = told if self.whole else frozenset(self.names)
        return Doc(doc.id, doc.date, doc.county, tuple(self.mentions.values()), tuple(said), names)


class _Part:
    """Gathers the part: a fixed point of what is needed because of what is there."""

    def __init__(self, known: Known, change: Change) -> None:
        self.known, self.added, self.removed = known, change.added, change.removed
        self.given = {doc.id: doc for doc in (*self.added, *self.removed)}
        self.kept: dict[str, _Pieces] = {}
        self.wanted: dict[str, set[Scope]] = {"named": set(), "told": set(), "beside": set(), "first": set()}
        self.asked: dict[str, set[Hashable]] = defaultdict(set)
        self.exact: dict[str, dict[str, StatementRecord]] = defaultdict(dict)  # document -> what must come out whole
        self.days: set[str] = set()  # of which exact statements speak
        self.histories = Histories()
        self.entire: set[Scope] = set()  # names of which every day is needed
        self.minutes_of: dict[str, set[str]] = defaultdict(set)  # a meeting -> documents that are of it
        self.joint: dict[str, StatementRecord] = {}  # announcements to several bodies
        self.same: dict[Scope, set[Scope]] = defaultdict(set)  # abbreviations and judged names, both ways
        self.groups: tuple[Resolution, Resolution] | None = None  # until something more is kept
        self.before, self.after = Resolution(), Resolution()
        judged = known.judged()
        self.judged = judged, judged.but(change.judged, change.revoked)
        self.judgements = _Followed(known, change, judged.but(change.judged).records)
        self.entire |= self.judgements.judged

    def worlds(self) -> tuple[World, World]:
        for doc in self.given.values():
            self._name(doc, doc.mentions)
            self._make_exact(doc, doc.statements)
            # which spelling an agreement has, and whom people judged, is told by mentions alone
            self.wanted["told"] |= {Scope.of(doc, m) for m in doc.mentions if m.kind in TOLD}
        self._judged_alike(self.judgements.changed)
        while True:
            self._meetings_and_seats()
            sides = self._sides()
            self.before, self.after = (
                resolve(docs, judged, groups)
                for docs, judged, groups in zip(sides, self.judged, self._groups(), strict=True)
            )
            if not self._follow_changes():
                break
            self.groups = None  # people are entered in it now
        return derive(sides[0], self.judged[0], self.before), derive(sides[1], self.judged[1], self.after)

    def _sides(self) -> tuple[list[Doc], list[Doc]]:
        """The documents before and after."""
        told = frozenset(s.key for s in self.asked["told"] if isinstance(s, Scope) and s.kind == MentionKind.PERSON)
        kept = [p.together(told) for p in self.kept.values()]
        removed, added = ([replace(doc, speaks_of=told) for doc in docs] for docs in (self.removed, self.added))
        return [*removed, *kept], [*added, *kept]

    def _groups(self) -> tuple[Resolution, Resolution]:
        """Who is who on both sides, but for people."""
        if self.groups is None:
            before, after = self._sides()
            self.groups = resolve_groups(before, self.judged[0]), resolve_groups(after, self.judged[1])
        return self.groups

    def _new(self, what: str, wanted: Iterable[T]) -> set[T]:
        """Those that were not asked for yet."""
        new = set(wanted) - self.asked[what]
        self.asked[what] |= new
        return new

    # --- by name ---

    def _name(self, doc: Doc, mentions: Iterable[MentionRecord]) -> None:
        """Have mentions of a document denote what they denote in the whole."""
        for m in mentions:
            if m.kind not in TOLD_APART:
                self._want_name(doc, m.kind, m.key)
            if m.owner:
                self._want_name(doc, MentionKind.ORGANIZATION, m.owner)
            if m.whole:
                self.wanted["named"] |= Scope.every(doc, m)
                self._alike(Scope.every(doc, m))

    def _want_name(self, doc: Doc, kind: MentionKind, key: str) -> None:
        if (doc.county, kind, key) not in self.asked["forms"]:
            self.asked["forms"].add((doc.county, kind, key))
            self.wanted["named"] |= _forms(doc, kind, key)

    def _alike(self, scopes: Collection[Scope]) -> None:
        """What is told of one of these names is told of the others, too."""
        for one in scopes:
            self.same[one] |= set(scopes)

    def _with_alike(self, scopes: Iterable[Scope]) -> set[Scope]:
        found, new = set[Scope](), set(scopes)
        while new:
            found |= new
            new = {other for scope in new for other in self.same.get(scope, ())} - found
        return found

    def _make_exact(self, doc: Doc, statements: Iterable[StatementRecord]) -> None:
        """Have the facts that rest on these statements come out as from the whole."""
        by_id = {m.id: m for m in doc.mentions}
        for s in statements:
            self.exact[doc.id][s.id] = s
            self.days |= {doc.date or "", *days_of(s)}
            for role, mention in s.about:
                m = by_id[mention]
                if role == "unit":
                    self.wanted["beside"] |= _forms(doc, m.kind, m.key)
                if m.kind == MentionKind.BODY and (s.kind, role) in SORTS:
                    self.wanted["first"].add(Scope.of(doc, m))
                if m.kind != MentionKind.BODY or s.kind in SEATED:
                    self.wanted["told"].add(Scope.of(doc, m))

    def _keep(self, parts: Iterable[Doc], names: Collection[str] = (), *, whole: bool = False) -> None:
        for part in parts:
            if part.id not in self.kept:
                self.kept[part.id] = _Pieces(part)
            if self.kept[part.id].add(part, names, whole=whole):
                self.groups = None
                self._name(part, part.mentions)
                coming = (s for s in part.statements if s.kind == StatementKind.NEXT_MEETING)
                self.joint |= {s.id: s for s in coming if len(s.all("body")) > 1}

    def _fetch(self) -> None:
        """All that is wanted by name, and what that wants in turn."""
        while True:
            self._judged_alike(self.judgements.touching(self.wanted["named"] | self.wanted["told"]))
            told = self._with_alike(s for s in self.wanted["told"] if s.kind in TOGETHER)
            named, told = self._new("named", self.wanted["named"]), self._new("told", told)
            beside = self._new("beside", self._with_alike(self.wanted["beside"]))
            first = self._new("first", self._with_alike(self.wanted["first"]))
            if told:
                self.wanted["named"] |= {scope for scope in told if scope.kind == MentionKind.BODY}
                given = (t for doc in self.given.values() for t in told_by(doc, told).values())
                self.histories.learn(told, (*self.known.told(told), *given))
            if not named and not told and not beside and not first:
                return
            if beside:
                self._keep(self.known.beside(beside))
            if first:
                self._keep(self.known.first(first))
            if named:
                self._keep(self.known.named(named))

    def _judged_alike(self, judgements: Iterable[Judgement]) -> None:
        """Have both mentions of judgements, and what is told of both."""
        for j in judgements:
            scopes = []
            for mention in (j.left, j.right):
                if part := self.judgements.parts.get(mention):
                    self._keep([part])
                if scope := self.judgements.scopes.get(mention):
                    scopes.append(scope)
                    self.wanted["told"] |= {scope} if scope.kind in TOLD_APART else set()
            self._alike(scopes)

    def _with_their_people(self, part: Doc) -> None:
        """Who keeps an agreement or holds a task may be told by several documents: the same person each time."""
        people = {m.id: m for m in part.mentions if m.kind == MentionKind.PERSON}
        for s in part.statements:
            if s.kind in (*TOGETHER[MentionKind.AGREEMENT][1], *TOGETHER[MentionKind.MANDATE][1]):
                self.wanted["told"] |= {Scope.of(part, m) for _, i in s.about if (m := people.get(i))}

    # --- by what the names resolve to ---

    def _keep_turns(self, sides: Sequence[Resolution]) -> bool:
        """Keep what is needed of the histories of names; whether it may be more than before."""
        entire, new = self._with_alike(self.entire), False
        for bodies in (self._bodies(side) for side in sides):
            at = len(self.asked["told"]), len(self.days), len(entire), frozenset(bodies.items())
            if self._new("turns", [at]):
                new = True
                for part, names in self.histories.needed(self.days, entire, bodies):
                    if part.id not in self.given:
                        self._keep([part], names)
                        self._with_their_people(part)
        return new

    def _bodies(self, side: Resolution) -> dict[Form, str]:
        """Whom the names of bodies denote."""
        kept = ((pieces.doc, m) for pieces in self.kept.values() for m in pieces.mentions.values())
        given = ((doc, m) for doc in self.given.values() for m in doc.mentions)
        named = {form_of(doc, m): side.by_name[m.id][0] for doc, m in (*given, *kept) if m.id in side.by_name}
        return {form: side.named.get(body, body) for form, body in named.items()}

    def _meetings_and_seats(self) -> None:
        """Other documents of the same meetings, and whoever may lose or keep a seat by a roster."""
        while True:
            self._fetch()
            sides, several = self._groups(), len(self.joint)
            own = {id_ for s in self._meetings() for side in sides for id_ in _meeting_ids(side, s)}
            self.wanted["told"] |= set(self.known.seated(self._new("seated", self._rosters(sides))))
            self.wanted["told"] |= set(self.known.chairs(self._new("chairs", self._seated(sides))))
            for meeting, part in self.known.met(self._new("met", self._near(sides))):
                self._keep([part])
                if any(s.kind == StatementKind.MEETING for s in part.statements):
                    self.minutes_of[meeting].add(part.id)
            more = self._whole(set().union(*(self.minutes_of[meeting] for meeting in own)))
            if more or several < len(self.joint):
                continue
            self._fetch()
            if not self._keep_turns(self._groups()):
                return

    def _meetings(self) -> list[StatementRecord]:
        """What documents with exact statements tell of their own meetings."""
        given = {doc.id: doc.statements for doc in self.given.values()}
        told = (s for doc in self.exact for s in given.get(doc) or self.kept[doc].statements.values())
        return [s for s in told if s.kind == StatementKind.MEETING]

    def _near(self, sides: Sequence[Resolution]) -> set[tuple[str, str, str]]:
        """(body, first day, last day) of meetings that may be those of these documents or that they announce, or near.

        Whose meeting an announcement means depends on all that its bodies have on the day, also with others.
        """
        coming = [s for exact in self.exact.values() for s in exact.values() if s.kind == StatementKind.NEXT_MEETING]
        found = set()
        for s in (*self._meetings(), *coming, *self.joint.values()):
            days = s.get("dates") or () if s.kind == StatementKind.MEETING else (s.get("date"),)
            between = [(days_around(day, AWAY)[0], days_around(day, AWAY)[-1]) for day in days]
            found |= {(body, *days) for i in s.all("body") for body in _denoted(sides, i) for days in between}
        return found

    def _seated(self, sides: Sequence[Resolution]) -> set[str]:
        """The bodies of whose seats exact statements tell."""
        return {
            body
            for exact in self.exact.values()
            for s in exact.values()
            if s.kind in SEATED
            for body in _denoted(sides, s.one("body"))
        }

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
        if not (new := self._new("whole", set(documents) - self.given.keys())):
            return []
        parts = list(self.known.whole(new))
        self._keep(parts, whole=True)
        for part in parts:
            self._make_exact(part, part.statements)
        return parts

    def _follow_changes(self) -> bool:
        """Where a mention denotes another than before: what is said about it, in its document or in all."""
        changed = [
            (pieces.doc, m)
            for pieces in self.kept.values()
            for m in pieces.mentions.values()
            if self.before.link_of(m) != self.after.link_of(m)
        ]
        people = self._new("changed", (m.id for _, m in changed if m.kind == MentionKind.PERSON))
        groups = self._new("naming", (Scope.of(doc, m) for doc, m in changed if m.kind != MentionKind.PERSON))
        if groups:
            self._whole(self.known.naming(groups))
        if people:
            self.entire |= {Scope.of(doc, m) for doc, m in changed if m.id in people}
            documents = {m.document for _, m in changed if m.id in people}
            parts = list(self.known.whole(documents))
            self._keep(parts, whole=True)
            for part in parts:
                self._make_exact(part, [s for s in part.statements if any(i in people for _, i in s.about)])
        return bool(groups or people)


class _Followed:
    """The judgements before and after, and where their mentions are; each is followed once."""

    def __init__(self, known: Known, change: Change, judgements: Sequence[Judgement]) -> None:
        self.changed = (*change.judged, *change.revoked)
        self.parts: dict[str, Doc] = {}
        self.scopes: dict[str, Scope] = {}
        for doc in (*change.added, *change.removed):
            self.scopes |= {m.id: Scope.of(doc, m) for m in doc.mentions}
        ids = {i for j in judgements for i in (j.left, j.right)}
        for part in known.mentions(ids) if ids else ():
            for m in part.mentions:
                self.parts[m.id], self.scopes[m.id] = part, Scope.of(part, m)
        self.judged = {scope for i in ids if (scope := self.scopes.get(i))}
        self._open: dict[Scope, dict[str, Judgement]] = defaultdict(dict)
        for j in judgements:
            for mention in (j.left, j.right):
                if scope := self.scopes.get(mention):
                    self._open[scope][j.id] = j

    def touching(self, scopes: Iterable[Scope]) -> list[Judgement]:
        """Judgements of mentions under these names that were not followed yet."""
        if not self._open:
            return []
        return [j for scope in scopes for j in self._open.pop(scope, {}).values()]


def _forms(doc: Doc, kind: MentionKind, key: str) -> set[Scope]:
    """The long and the short form of a municipality's name may denote the same, and one of the register misread."""
    if kind != MentionKind.ORGANIZATION:
        return {Scope.at(doc.county, kind, key)}
    forms = {Scope.at(doc.county, kind, form) for form in (key, f"{key} kommun", key.removesuffix(" kommun"))}
    return forms | {form._replace(county=county) for form in forms for county in (doc.county or "", EVERYWHERE)}


def _denoted(sides: Iterable[Resolution], mention: str | None) -> set[str]:
    return {actor for found in sides if (actor := found.actor_of.get(mention or ""))}


def _meeting_ids(side: Resolution, s: StatementRecord) -> set[str]:
    """Ids of the meetings of its bodies that a document may tell of, also of those that began on a day before."""
    bodies = tuple(sorted({actor for i in s.all("body") if (actor := side.actor_of.get(i))}))
    began = set(days := s.get("dates") or ())
    for day in days if bodies else ():
        for _ in range(LONGEST - 1 if len(day) == FULL else 0):
            began.add(day := day_before(day))
    return {meeting_id(bodies, day) for day in began} if bodies else set()
