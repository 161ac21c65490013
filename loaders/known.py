"""What is asked of the documents that are there, to find which part of the world a change touches (`affected`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, TypeAlias

from loaders.judging import Judgements
from loaders.keys.tasks import words_alone
from loaders.resolving.state import Doc
from loaders.resolving.written import REGISTER
from schema.documents import Judgement
from schema.period import first_day, last_day
from schema.similarity import misread_key, skeleton
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord

EVERYWHERE = "*"


AS_SCOPE: dict[MentionKind, Callable[[str], str]] = {
    MentionKind.MANDATE: words_alone,
    MentionKind.PERSON: skeleton,
    MentionKind.ORGANIZATION: misread_key,
    MentionKind.BODY: misread_key,
}
"""Kinds of which mentions with several keys may denote the same: what those keys have in common."""


class Scope(NamedTuple):
    """Under which name mentions may denote the same: the county of their documents ("" for none), kind and key.

    Organisations of the register are the same in every county. Actors are under their names as a scan may spell them.
    """

    county: str
    kind: MentionKind
    key: str

    @classmethod
    def at(cls, county: str | None, kind: MentionKind, key: str) -> Scope:
        registered = kind == MentionKind.ORGANIZATION and key in REGISTER
        return cls(EVERYWHERE if registered else county or "", kind, AS_SCOPE[kind](key) if kind in AS_SCOPE else key)

    @classmethod
    def of(cls, doc: Doc, m: MentionRecord) -> Scope:
        return cls.at(doc.county, m.kind, m.key)

    @classmethod
    def every(cls, doc: Doc, m: MentionRecord) -> set[Scope]:
        """Its own, and that of the body for which its abbreviation stands."""
        return {cls.of(doc, m), cls.at(doc.county, m.kind, m.whole or m.key)}


@dataclass(frozen=True)
class Change:
    """What comes and what goes: documents, and judgements in force."""

    added: Sequence[Doc] = ()
    removed: Sequence[Doc] = ()
    judged: Sequence[Judgement] = ()
    revoked: Sequence[Judgement] = ()


TOGETHER: dict[MentionKind, tuple[tuple[str, ...], tuple[StatementKind, ...]]] = {
    MentionKind.PERSON: (("person",), (StatementKind.ROSTER_ROW, StatementKind.ELECTION)),
    MentionKind.BODY: (("body",), (StatementKind.ROSTER, StatementKind.SEAT)),
    MentionKind.AGREEMENT: (("agreement", "supersedes"), (StatementKind.AGREEMENT, StatementKind.TERM)),
    MentionKind.MANDATE: (("mandate",), (StatementKind.MANDATE,)),
}
"""What all documents tell together: statements of these kinds, by whom they are about in these roles."""
Form: TypeAlias = tuple[str | bool | None, ...]
"""What of the mention of a body tells which body it is."""


def form_of(doc: Doc, m: MentionRecord) -> Form:
    return doc.county, m.key, m.actor_kind, m.owner, m.whole, m.scanned


class Seated(NamedTuple):
    """Somebody in a body (None where none is named), in which roles, for whom."""

    body: Form | None
    roles: frozenset[str]
    organization: str | None
    party: str | None


PASSING = frozenset({"attendance", "other_attendance", "part", "capacity", "capacities", "position", "items", "item"})
"""Values that only the statement's own meeting needs; likewise the role `serves_for`."""
TERMS = frozenset({StatementKind.ELECTION, StatementKind.SEAT})
"""Statements of seats that may say from when to when."""


@dataclass(frozen=True)
class Telling:
    """What one document tells of a name: its statements about it of the kinds in `TOGETHER`."""

    scope: Scope
    part: Doc

    @cached_property
    def said(self) -> str:
        """What it says, but for the day and what only the meeting needs: equal for documents that say the same."""
        by_id = {m.id: m for m in self.part.mentions}
        ordered = sorted(self.part.statements, key=lambda s: (s.kind, s.ordinal))
        return "\n".join(_said(self.part, s, by_id) for s in ordered)

    @cached_property
    def days(self) -> frozenset[str]:
        """The day of the document, and others of which it speaks; "" for none."""
        return frozenset({self.part.date or "", *(s.get("date") or self.part.date or "" for s in self.part.statements)})

    @cached_property
    def terms(self) -> frozenset[str]:
        """The days on which stated seats begin and end; that of the document where there is such a seat at all."""
        found: set[str] = set()
        for s in self.part.statements:
            if s.kind in TERMS and (s.kind == StatementKind.ELECTION or s.get("valid_from")):
                found |= {self.part.date or "", *days_of(s)}
        return frozenset(found)

    @cached_property
    def names(self) -> frozenset[Scope]:
        """Under which names everybody goes of whom it speaks."""
        return frozenset(Scope.of(self.part, m) for m in self.part.mentions)

    @cached_property
    def seats(self) -> tuple[Seated, ...]:
        """By statement where it lists or elects somebody."""
        key = {m.id: m.key for m in self.part.mentions}
        return tuple(
            Seated(
                self._body(s),
                frozenset((*(s.get("seats") or ()), *filter(None, (s.get("role"),)))),
                key.get(s.one("organization") or ""),
                s.get("party"),
            )
            for s in self.part.statements
        )

    @cached_property
    def rosters(self) -> tuple[tuple[Form | None, str, frozenset[str]], ...]:
        """Its complete rosters: body, day and the roles that they list."""
        return tuple(
            (self._body(s), s.get("date") or "", frozenset(s.get("roles") or ()))
            for s in self.part.statements
            if s.kind == StatementKind.ROSTER and s.get("complete")
        )

    def _body(self, s: StatementRecord) -> Form | None:
        body = s.one("body")
        return next((form_of(self.part, m) for m in self.part.mentions if m.id == body), None)

    @cached_property
    def apart(self) -> bool:
        """Whether a register tells somebody from namesakes."""
        return any(m.apart for m in self.part.mentions)

    @cached_property
    def unnamed(self) -> bool:
        """Whether it tells of a seat without a name."""
        return any(s.kind == StatementKind.SEAT for s in self.part.statements)

    @cached_property
    def subject(self) -> bool:
        """Whether it tells of a task about an agreement or a case."""
        return any(s.one("concerns") for s in self.part.statements)


def days_of(s: StatementRecord) -> set[str]:
    """Its day, and those from and to which it says that something is valid."""
    day, begins, ends = s.get("date"), s.get("valid_from"), s.get("valid_to")
    said = {day, last_day(day)} if day else {""}
    return said | {first_day(d) for d in (begins,) if d} | {last_day(d) for d in (ends,) if d}


def _said(doc: Doc, s: StatementRecord, by_id: Mapping[str, MentionRecord]) -> str:
    values = sorted((k, v) for k, v in s.values.items() if k not in PASSING and not (k == "date" and v == doc.date))
    several = len({i for told in doc.statements for role, i in told.about if role == "body"}) > 1
    about = [
        # of somebody's history in one body the body is known, however it is written
        (role, () if role == "body" and not several else _named(by_id[i]))
        for role, i in s.about
        if role != "serves_for"
    ]
    return repr((s.kind.value, s.rule, values, about))


def _named(m: MentionRecord) -> tuple[object, ...]:
    """What of a mention tells who it is; how others than people are spelt is known by `named`."""
    told = m.kind.value, m.key, m.actor_kind, m.owner, m.whole, m.scanned
    return (*told, m.name, m.apart) if m.kind == MentionKind.PERSON else told


FIRST: dict[str, frozenset[tuple[StatementKind, str]]] = {
    "decides": frozenset({(StatementKind.DECISION, "decided_by")}),
    "introduced": frozenset(
        {
            (StatementKind.MEETING, "body"),
            (StatementKind.NEXT_MEETING, "body"),
            (StatementKind.ROSTER, "body"),
            (StatementKind.ROSTER_ROW, "body"),
            (StatementKind.ELECTION, "body"),
            (StatementKind.SEAT, "body"),
            (StatementKind.LINK, "source"),
            (StatementKind.LINK, "target"),
        }
    ),
}
"""What only the first that says it tells of a body: that it decides, and what introduces it; kinds with roles."""
SORTS = {pair: tuple(what for what, said in FIRST.items() if pair in said) for said in FIRST.values() for pair in said}
"""The sorts of `FIRST` by kind and role."""


class Known(Protocol):
    """What is asked of the documents that are there: parts of them, as documents with less in them."""

    def named(self, scopes: Collection[Scope]) -> Iterable[Doc]:
        """The first mention of each spelling of these names in each county, and of bodies' abbreviations for them."""

    def told(self, scopes: Collection[Scope]) -> Iterable[Telling]:
        """The statements that all documents tell together about these names (`TOGETHER`)."""

    def beside(self, units: Collection[Scope]) -> Iterable[Doc]:
        """For each spelling of these units, one row for each spelling of an organisation that it is named beside."""

    def whole(self, documents: Collection[str]) -> Iterable[Doc]:
        """These documents with all that they say."""

    def naming(self, scopes: Collection[Scope]) -> Iterable[str]:
        """The documents with mentions under these names."""

    def met(self, days: Collection[tuple[str, str, str]]) -> Iterable[tuple[str, Doc]]:
        """Each meeting that began between days, of a body (body, first day, last day), with what it rests on."""

    def seated(self, bodies: Collection[tuple[str, str | None]]) -> Iterable[Scope]:
        """Under which names those with a seat in these bodies go; with a day, held or last seen on it or before."""

    def chairs(self, bodies: Collection[str]) -> Iterable[Scope]:
        """Under which names those who ever had the chair of these bodies go."""

    def first(self, bodies: Collection[Scope]) -> Iterable[Doc]:
        """What the first document says of these bodies, of each sort of `FIRST`, key, owner, kind and whole."""

    def judged(self) -> Judgements:
        """All that people judged, before the change."""

    def mentions(self, ids: Collection[str]) -> Iterable[Doc]:
        """Those of these mentions that are there."""


def beside_of(doc: Doc, unit: MentionRecord, whole: MentionRecord) -> tuple[object, ...]:
    """What rows that name a unit beside an organisation have in common when one of them tells as much as all."""
    return spelling(doc, unit), spelling(doc, whole)


def spelling(doc: Doc, m: MentionRecord) -> tuple[object, ...]:
    """What of a mention tells on others under the same name."""
    return Scope.of(doc, m), doc.county, m.key, m.name, m.actor_kind, m.owner, m.whole, m.scanned


def part_of(doc: Doc, statements: Sequence[StatementRecord]) -> Doc:
    """Of a document these statements alone, with the mentions that they are about."""
    about = {mention for s in statements for _, mention in s.about}
    return Doc(doc.id, doc.date, doc.county, tuple(m for m in doc.mentions if m.id in about), tuple(statements))


def told_by(doc: Doc, scopes: Collection[Scope]) -> dict[Scope, Telling]:
    """What a document tells of each of these names, of that which all documents tell together."""
    by_id = {m.id: m for m in doc.mentions}
    scope_of = {i: scope for i, m in by_id.items() if (scope := Scope.of(doc, m)) in scopes}
    said: dict[Scope, list[StatementRecord]] = defaultdict(list)
    for s in doc.statements:
        for kind, (roles, kinds) in TOGETHER.items():
            if s.kind in kinds:
                for scope in {of for r, i in s.about if r in roles and (of := scope_of.get(i)) and of.kind == kind}:
                    said[scope].append(s)
    return {
        scope: Telling(
            scope,
            Doc(
                doc.id,
                doc.date,
                doc.county,
                tuple(by_id[i] for i in dict.fromkeys(i for s in statements for _, i in s.about)),
                tuple(statements),
            ),
        )
        for scope, statements in said.items()
    }


def firsts_of(doc: Doc, scopes: Collection[Scope]) -> dict[Scope, dict[object, Doc]]:
    """The first statement of a document of each sort of `FIRST` about these bodies, by sort and what tells which."""
    by_id = {m.id: m for m in doc.mentions if Scope.of(doc, m) in scopes}
    found: dict[Scope, dict[object, Doc]] = defaultdict(dict)
    for s in sorted(doc.statements, key=first_of) if by_id else ():
        for role, mention in s.about:
            m = by_id.get(mention)
            for what in SORTS.get((s.kind, role), ()) if m else ():
                if m and (which := (what, m.key, m.owner, m.actor_kind, m.whole)) not in found[Scope.of(doc, m)]:
                    found[Scope.of(doc, m)][which] = part_of(doc, [s])
    return found


def first_of(s: StatementRecord) -> tuple[int, str]:
    """The order of a document's statements in which the first of `FIRST` counts."""
    return s.ordinal, s.id
