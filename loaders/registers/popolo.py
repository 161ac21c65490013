"""Popolo JSON -> rows: memberships of people in organisations, with the posts and periods that they refer to.

The classes of popoloproject.com (persons, organizations, memberships, posts), and what EveryPolitician made of it: a
membership for each term (`legislative_period_id`, among `events`), with the party as `on_behalf_of_id`. Memberships may
stand inside a person, an organisation or a post as well. Each value is cited where it stands; references that lead
nowhere are told, with the line of who refers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from loaders.lexicon import words
from loaders.minutes import Said
from loaders.registers import values
from loaders.registers.objects import Object, Objects
from loaders.registers.problems import Problems
from loaders.registers.rows import Row
from loaders.registers.spans import Value, fields
from loaders.rules.body import kind_of
from schema.evidence import FieldBasis, Span
from schema.identity import search_key
from schema.period import first_day, last_day

MOST_CITED = 2000
"""Characters of an object that is a passage as a whole; of a larger one its name's line is."""


class Popolo:
    """The memberships of a Popolo text; `Rows`."""

    format = "popolo"
    head: tuple[Span, ...] = ()

    def __init__(
        self, text: str, name: str, problems: Problems, roles: Mapping[str, str], date: str | None = None
    ) -> None:
        """`roles` are the words of a mapping for roles. Raises BadRegister."""
        self.text, self.name, self.roles = text, name, roles
        self.objects = Objects(text, name, problems)
        self.date = values.day_of(name, date)
        self.party_of = self._parties()

    def _parties(self) -> dict[str, str]:
        """For each person who is a member of one party, that party's id."""
        found: dict[str, set[str]] = {}
        for number in range(len(self)):
            read = _Membership(self, number, Problems(self.name))
            if (party := read.party_joined()) and (person := read.refers("person")):
                found.setdefault(person.id, set()).add(party)
        return {person: next(iter(parties)) for person, parties in found.items() if len(parties) == 1}

    def __len__(self) -> int:
        return len(self.objects.starts)

    def line(self, number: int) -> int:
        return self.line_of(self.objects.starts[number])

    def line_of(self, at: int) -> int:
        return self.objects.line_of(at)

    def span(self, number: int) -> Span:
        return self.objects.span(number)

    def row(self, number: int, problems: Problems) -> Row | None:
        return _Membership(self, number, problems).row()


@lru_cache(maxsize=4096)
def kind_of_class(classification: str) -> str | None:
    """The kind of body that Popolo's `classification` means; PARTY for a party."""
    known = {search_key(w): kind for kind, each in words()["registers"]["kinds"].items() for w in each}
    return known.get(search_key(classification))


class _Membership:
    """Reads one membership; whatever is wrong with it is told."""

    def __init__(self, rows: Popolo, number: int, problems: Problems) -> None:
        self.rows, self.objects, self.problems = rows, rows.objects, problems
        self.start = self.objects.starts[number]
        self.holder = self.objects.holders.get(number)
        self.said = fields(self.objects.text, self.start)
        self.number = number
        self.sound = True
        self.places: list[Span] = []

    def wrong(self, code: str, message: str) -> None:
        self.problems.add(self.objects.line_of(self.start), code, message)
        self.sound = False

    def refers(self, kind: str, field: str | None = None) -> Object | None:
        """The object that the membership refers to as FIELD_id, or that it stands in. Told when there is none such."""
        field = field or kind
        id_ = self.said.get(f"{field}_id")
        if id_ is None or id_.value in (None, ""):
            return self.holder if self.holder and self.holder.kind == field else None
        found = self.objects.known.get((kind, str(id_.value)))
        if found is None:
            self.wrong("DANGLING", f"{field}_id {str(id_.value)!r} is the id of no {kind} in the file")
        return found

    def party_joined(self) -> str | None:
        """The id of the party that this is a membership of."""
        found = self.refers("organization")
        return found.id if found and self._class(found) == "PARTY" else None

    def row(self) -> Row | None:
        self.places.append(self.objects.span(self.number))
        person, post, term = self.refers("person"), self.refers("post"), self.refers("event", "legislative_period")
        body, behalf = self.refers("organization"), self.refers("organization", "on_behalf_of")
        if body is None and post and (id_ := self.objects.fields(post).get("organization_id")):
            body = self.objects.known.get(("organization", str(id_.value)))
        if body is None and self.sound:
            self.wrong("NO_BODY", "the membership names no organization")
        if body and self._class(body) == "PARTY":
            return None  # who is of which party; it stands with the person's seats
        role = self._role(post)
        start, end = self._day("start_date", term), self._day("end_date", term)
        if start and end and first_day(start.value) > last_day(end.value):
            self.wrong("FROM_AFTER_TO", f"start_date {start.value} is after end_date {end.value}")
        named = self._name(person) if person else self._text("person_name")
        if person and named is None:
            self.wrong("NO_NAME", f"the person {person.id!r} has no name")
        name = self._name(body) if body else None
        if body and name is None:
            self.wrong("NO_NAME", f"the organization {body.id!r} has no name")
        if not self.sound or body is None or role is None or name is None:
            return None
        party, organisation, kind = self._on_behalf(behalf, person)
        return Row(
            self.objects.line_of(self.start),
            tuple(dict.fromkeys(self.places)),
            name,
            role,
            self._class(body) or kind_of(name.value) or "OTHER",
            person=named,
            person_id=person.id if person else None,
            vacant=named is None,
            organisation=organisation,
            organisation_kind=kind,
            owner=self._parent(body),
            party=values.said_party(party) if party else None,
            title=None,
            start=start,
            end=end,
        )

    def _class(self, found: Object) -> str | None:
        said = self.objects.fields(found).get("classification")
        return kind_of_class(said.value) if said and isinstance(said.value, str) else None

    def _name(self, found: Object) -> Said | None:
        """An object's name, or a post's label, which becomes a passage."""
        told = self.objects.fields(found)
        value = next((told[k] for k in ("name", "label") if k in told and told[k].value), None)
        if value is None or not isinstance(value.value, str):
            return None
        whole = not found.nests and found.span.end - found.span.start <= MOST_CITED
        self.places.append(found.span if whole else value.span)
        return _said(value)

    def _text(self, field: str) -> Said | None:
        value = self.said.get(field)
        return _said(value) if value and isinstance(value.value, str) and value.value.strip() else None

    def _role(self, post: Object | None) -> Said | None:
        """The role of the membership, else of its post; a member where neither says any."""
        told = self._text("role")
        if told is None and post:
            of_post = self.objects.fields(post)
            label = of_post.get("label")
            if (value := of_post.get("role")) and value.value:
                told = _said(value)
            elif label and values.role(str(label.value), self.rows.roles):
                told = _said(label)
            self.places.append(post.span)
        if told is None:
            return Said("MEMBER", (self.places[0],), basis=FieldBasis.INFERRED)
        found = values.role(told.value, self.rows.roles)
        if found is None:
            self.wrong("UNKNOWN_ROLE", values.unknown_role(told.value))
        return replace(told, value=found) if found else None

    def _day(self, field: str, term: Object | None) -> Said | None:
        """A day of the membership, else of the term that it is for."""
        told = self._text(field)
        if told is None and term:
            value = self.objects.fields(term).get(field)
            if value is None or not value.value:
                return None
            told = _said(value).inferred()
            self.places.append(term.span)
        if told is None or (field == "end_date" and values.is_open(told.value)):
            return None
        found = values.day(told.value)
        if found is None:
            self.wrong("BAD_DATE", f"{field} {told.value[:40]!r} is no day, month or year as YYYY-MM-DD")
            return None
        return replace(told, value=found)

    def _on_behalf(self, behalf: Object | None, person: Object | None) -> tuple[Said | None, Said | None, str]:
        """(party, organisation, its kind) that the seat is held for."""
        if behalf and self._class(behalf) != "PARTY":
            name = self._name(behalf)
            if name is None:
                return None, None, "OTHER"
            official, kind, basis = values.organization(name.value)
            return None, replace(name, value=official, basis=basis), kind
        joined = self.rows.party_of.get(person.id) if person and not behalf else None
        party = behalf or (self.objects.known.get(("organization", joined)) if joined else None)
        name = self._name(party) if party else None
        return (name.inferred() if name and not behalf else name), None, "OTHER"

    def _parent(self, body: Object) -> Said | None:
        """Whose body it is: the organisation that it is a part of."""
        told = self.objects.fields(body).get("parent_id")
        parent = self.objects.known.get(("organization", str(told.value))) if told and told.value else None
        name = self._name(parent) if parent else None
        if name is None:
            return None
        official, _, basis = values.organization(name.value)
        return replace(name, value=official, basis=basis)


def _said(value: Value) -> Said:
    return Said(" ".join(str(value.value).split()), (value.span,))
