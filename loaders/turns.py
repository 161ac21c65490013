"""Where a long history turns: the days that tell all of it.

Who sits in a body for ten years is listed a hundred times in the same words, and so is an agreement that every report
repeats. Who is who, titles, seats with their intervals, and what is valid follow from the first and the last day of
each stretch of the same words. So a part of the world needs no more of a history than the days on which it turns, and
those next to a day that changes.

A complete roster tells of those, too, whom it doesn't list: in somebody's history the rosters of their bodies stand
beside what is said of them. Of a document that is taken for somebody's sake the part says so (`Doc.speaks_of`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from loaders.known import Form, Scope, Seated, Telling
from loaders.resolving.sequels import LONG_AGO
from loaders.resolving.state import Doc
from schema.period import first_day
from schema.statements import MentionKind

Body: TypeAlias = Hashable
"""Whatever is the same for forms that denote the same body; None for none."""
NOBODY: frozenset[str] = frozenset()


class Day(NamedTuple):
    """What is said on a day, and what its complete rosters say beyond it; without such rosters None."""

    said: tuple[str, ...]
    listed: tuple[tuple[str, ...], ...] | None = None


def turning(days: Mapping[str, Day], breaks: Collection[str]) -> set[str]:
    """Where what is said begins and ends, or complete rosters of it begin; and what is on or next to a break."""
    kept: set[str] = set()
    last, before = "", None
    for day in sorted({*days, *breaks}):
        now = None if day in breaks else days[day]
        if now and before and now.said == before.said and now.listed is None:
            now = before  # that a list isn't complete is no turn
        if now is None or now != before:
            kept |= {last, day}
        last, before = day, now
    return {day for day in (*kept, last) if day in days}


class Histories:
    """What all documents tell of names, under each name; `needed` is what the part can't do without."""

    def __init__(self) -> None:
        self._told: dict[MentionKind, dict[Scope, dict[str, Telling]]] = defaultdict(dict)

    def learn(self, scopes: Iterable[Scope], tellings: Iterable[Telling]) -> None:
        """What is told of these names; it is all of it."""
        for scope in scopes:
            self._told[scope.kind][scope] = {}
        for t in tellings:
            self._told[t.scope.kind][t.scope][t.part.id] = t

    def needed(
        self, days: Collection[str], entire: Collection[Scope], bodies: Mapping[Form, str]
    ) -> Iterator[tuple[Doc, frozenset[str]]]:
        """Parts of documents, each with the names for whose sake it is needed.

        `days` change; what names one of `entire` is needed on all days. `bodies` are denoted by forms.
        """
        yield from _Needed(self._told, days, entire, bodies).parts()


class _Needed:
    def __init__(
        self,
        told: Mapping[MentionKind, Mapping[Scope, Mapping[str, Telling]]],
        days: Collection[str],
        entire: Collection[Scope],
        bodies: Mapping[Form, str],
    ) -> None:
        self.entire, self.denoted = frozenset(entire), bodies
        self.people = told.get(MentionKind.PERSON, {})
        self.bodies = told.get(MentionKind.BODY, {})
        # lists of bodies that people judged: each for itself tells of everybody, since a name doesn't say whose it is
        judged = (t for history in self.bodies.values() for t in history.values() if t.names & self.entire)
        self.judged = {t.part.id: t for t in judged}
        self.days = set(days).union(*(t.days for t in self.judged.values()))
        self.agreements = told.get(MentionKind.AGREEMENT, {})
        self.tasks = told.get(MentionKind.MANDATE, {})

    def parts(self) -> Iterator[tuple[Doc, frozenset[str]]]:
        for agreement in self.agreements.values():
            for t in self._turning(agreement.values()):
                yield t.part, NOBODY
        for task in self.tasks.values():
            for t in self._near(task.values()):
                yield t.part, NOBODY
        picked = self._of_people()
        documents = {document for _, document in picked} | self._with_vacancies()
        for person, document in picked:
            names = frozenset({person.key})
            for history in (self.people[person], *self.bodies.values()):
                if document in history:
                    yield history[document].part, names
        for history in self.bodies.values():
            for document in documents & history.keys():
                yield history[document].part, NOBODY

    def _breaks(self, tellings: Iterable[Telling]) -> set[str]:
        """Days on which something else than before is said, whatever it is."""
        found = set(self.days)
        for t in tellings:
            if t.terms or t.apart or len(t.days) > 1 or (self.entire and t.names & self.entire):
                found |= t.days | t.terms
        return found

    def _turning(self, tellings: Collection[Telling]) -> list[Telling]:
        """Of one name or body, where it turns."""
        said: dict[str, list[str]] = defaultdict(list)
        for t in tellings:
            for day in t.days:
                said[day].append(t.said)
        unclear = {day for day, s in said.items() if len(set(s)) > 1}
        kept = turning({day: Day(tuple(sorted(s))) for day, s in said.items()}, self._breaks(tellings) | unclear)
        return [t for t in tellings if not t.days.isdisjoint(kept)]

    def _near(self, tellings: Collection[Telling]) -> Iterator[Telling]:
        """Of a task, what may hang together with a day that changes: without a long time in between.

        What tells of the same agreement or case may hang together over any time.
        """
        changing = [first_day(day) for day in self.days if day]
        stretches: list[list[Telling]] = []
        last = ""
        for day, t in sorted(((first_day(t.part.date) if t.part.date else "", t) for t in tellings), key=itemgetter(0)):
            if not last or _days(last, day) > LONG_AGO:
                stretches.append([])
            stretches[-1].append(t)
            last = day
        for stretch in stretches:
            first, final = stretch[0].part.date, stretch[-1].part.date
            near = first and final and (_days(day, first) <= LONG_AGO >= _days(final, day) for day in changing)
            if not near or any(near) or any(t.subject or t.names & self.entire for t in stretch):
                yield from stretch

    def _body(self, form: Form | None) -> Body:
        return self.denoted.get(form, form) if form else None

    def _with_vacancies(self) -> set[str]:
        """The documents in which the history of bodies turns that have seats without a name."""
        by_body: dict[Body, dict[str, Telling]] = defaultdict(dict)
        for scope, history in self.bodies.items():
            for t in history.values():
                for seat in t.seats:
                    by_body[self._body(seat.body)][f"{scope} {t.part.id}"] = t
        unnamed = [told.values() for told in by_body.values() if any(t.unnamed for t in told.values())]
        return {t.part.id for tellings in unnamed for t in self._turning(tellings)}

    def _of_people(self) -> set[tuple[Scope, str]]:
        """(name, document): where the history of somebody in one of their bodies turns."""
        rosters = self._rosters()
        seated: dict[Body, dict[Scope, _Tenure]] = defaultdict(lambda: defaultdict(_Tenure))
        for scope, history in self.people.items():
            for t in history.values():
                for seat in t.seats:
                    seated[self._body(seat.body)][scope].add(t, seat)
        picked = {(person, document) for person in self.people for document in self.judged}
        for body, people in seated.items():
            chairs = {p: tenure for p, tenure in people.items() if "CHAIR" in tenure.roles}
            # those who have the chair one after another are one history: two of them at once are an Issue
            for group in (chairs, *({p: tenure} for p, tenure in people.items() if p not in chairs)):
                breaks = self._breaks(t for tenure in group.values() for t in tenure.told.values())
                breaks = breaks.union(*(tenure.unclear() for tenure in group.values()))
                picked |= _picked(group, rosters.get(body, {}), breaks)
        return picked

    def _rosters(self) -> dict[Body, _Rosters]:
        found: dict[Body, _Rosters] = defaultdict(lambda: defaultdict(list))
        for history in self.bodies.values():
            for document, t in history.items():
                for form, day, roles in t.rosters if document not in self.judged else ():
                    found[self._body(form)][day].append((document, roles))
        return found


_Rosters: TypeAlias = dict[str, list[tuple[str, frozenset[str]]]]
"""By day, the documents with a complete roster of a body, and the roles that it lists."""


@dataclass
class _Tenure:
    """What is told of somebody in a body, by document, in which roles they ever were there, and by day for whom."""

    told: dict[str, Telling] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)
    seats: dict[str, list[Seated]] = field(default_factory=lambda: defaultdict(list))

    def add(self, t: Telling, seat: Seated) -> None:
        self.told[t.part.id] = t
        self.roles |= seat.roles
        for day in t.days:
            self.seats[day].append(seat)

    def unclear(self) -> set[str]:
        """Days on which several things are said at once: of which one counts isn't told by what is said."""
        return {day for day, seats in self.seats.items() if len(seats) > 1 and _differ(seats)}


def _differ(seats: Sequence[Seated]) -> bool:
    organizations, parties = {s.organization for s in seats}, {s.party for s in seats}
    return len(organizations - {None}) > 1 or len(parties - {None}) > 1


def _picked(people: Mapping[Scope, _Tenure], rosters: _Rosters, breaks: Collection[str]) -> set[tuple[Scope, str]]:
    """Of some people in a body: (name, document) where what is said of them, or isn't said by a roster, turns."""
    roles = frozenset(role for tenure in people.values() for role in tenure.roles)
    told: dict[str, dict[str, str]] = defaultdict(dict)  # day -> document -> what it says of them
    for person, tenure in people.items():
        for document, t in tenure.told.items():
            for day in t.days:
                told[day][document] = f"{told[day].get(document, '')}{person.key}: {t.said}\n"
    days: dict[str, Day] = {}
    for day in rosters.keys() | told.keys():
        named, lists = told.get(day, {}), rosters.get(day)
        listed = tuple(sorted((named.get(d, ""), *sorted(of & roles)) for d, of in lists)) if lists else None
        days[day] = Day(tuple(sorted(named.values())), listed)
    documents = {
        document
        for day in turning(days, breaks)
        for document in (*(document for document, _ in rosters.get(day, ())), *told.get(day, ()))
    }
    return {(person, document) for person in people for document in documents}


def _days(start: str, end: str) -> int:
    """Days from one partial date to another."""
    return (dt.date.fromisoformat(first_day(end)) - dt.date.fromisoformat(first_day(start))).days
