"""Statements -> the world: one pure function over the documents of a block.

Actors first (`resolve`), then meetings with their items, attendance, decisions and mandates, then seats with the
intervals in which they hold (`intervals`). The order in which documents came doesn't matter; "later" means the day
that a document speaks of. Every fact says on which statements it rests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.intervals import RosterSeen, Stated, held
from loaders.minutes import CAPACITIES
from loaders.resolve import Doc, Resolution, resolve
from loaders.world import World
from schema.identity import digest, search_key
from schema.nodes import AgendaItem, Attendance, Decision, Issue, Mandate, Meeting, Membership, Node, Position, Roster
from schema.period import first_day, last_day
from schema.statements import StatementKind, StatementRecord

ROLE_ORDER = ("CHAIR", "VICE_CHAIR", "SECRETARY", "LEADER", "MEMBER", "SUBSTITUTE", "CO_OPTED")


def derive(docs: Sequence[Doc]) -> World:
    """The world that the documents of one block tell of."""
    ordered = sorted(docs, key=lambda d: (d.date or "", d.id))
    return _Derivation(ordered, resolve(ordered)).world()


class _Derivation:
    """Holds what the steps share: the resolution, and the world as it grows."""

    def __init__(self, docs: Sequence[Doc], found: Resolution) -> None:
        self.docs, self.found, self.made = docs, found, World()
        self.meeting_of: dict[str, str] = {}  # document -> its meeting
        self.item_at: dict[tuple[str, int], str] = {}  # (document, position) -> item
        self.rows_of: dict[tuple[str, str], list[StatementRecord]] = defaultdict(
            list
        )  # (body, person) -> rows of lists

    def world(self) -> World:
        self._actors()
        for doc in self.docs:
            self._meeting(doc)
        for doc in self.docs:
            self._items(doc)
            self._attendance(doc)
            self._decisions(doc)
            self._mandates(doc)
            self._positions(doc)
        self._seats()
        return self.made

    def _of(self, doc: Doc, kind: StatementKind) -> list[StatementRecord]:
        return [s for s in doc.statements if s.kind == kind]

    def actor(self, mention: str | None) -> str | None:
        return self.found.actor_of.get(mention) if mention else None

    # --- actors ---

    def _actors(self) -> None:
        for mention, actor in self.found.actor_of.items():
            node = self.found.actors[actor]
            self.made.add(node)
            self.made.link(mention, "DENOTES", actor, reason=self.found.reason_of[mention])
        for body, owner in self.found.owner_of.items():
            self.made.link(body, "OWNED_BY", owner)
        for doc in self.docs:
            for s in self._of(doc, StatementKind.ROSTER_ROW):
                unit, whole = self.actor(s.one("unit")), self.actor(s.one("organization"))
                if unit and whole and unit != whole:
                    self.made.link(unit, "PART_OF", whole)

    # --- meetings ---

    def _meeting(self, doc: Doc) -> None:
        """Meetings of one body on one day are one, whichever documents speak of them."""
        for s in self._of(doc, StatementKind.MEETING):
            dates, body = s.get("dates") or (), self.actor(s.one("body"))
            id_ = digest("meeting", body, dates[0]) if body and dates else digest("meeting", doc.id)
            self.meeting_of[doc.id] = id_
            new = Meeting(
                id=id_,
                start_date=dates[0] if dates else None,
                end_date=dates[-1] if dates else None,
                start_time=s.get("start_time"),
                end_time=s.get("end_time"),
                place=s.get("place"),
                format=s.get("format"),
                approved_on=s.get("approved_on"),
                approved_how=s.get("approved_how"),
                status="HELD",
            )
            self._merge(new)
            self.made.rest(id_, [s.id])
            if body:
                self.made.link(id_, "OF_BODY", body)
        for s in self._of(doc, StatementKind.NEXT_MEETING):
            if body := self.actor(s.one("body")):
                id_ = digest("meeting", body, s.get("date"))
                self._merge(
                    Meeting(
                        id=id_,
                        start_date=s.get("date"),
                        end_date=s.get("date"),
                        start_time=s.get("start_time"),
                        end_time=s.get("end_time"),
                        place=s.get("place"),
                        status="PLANNED",
                    )
                )
                self.made.rest(id_, [s.id])
                self.made.link(id_, "OF_BODY", body)

    def _merge(self, new: Meeting) -> None:
        """What a held meeting's own minutes say counts before what was planned; gaps are filled."""
        old = self.made.nodes.get(new.id)
        if not isinstance(old, Meeting):
            self.made.nodes[new.id] = new
            return
        first, second = (old, new) if old.status == "HELD" or new.status == "PLANNED" else (new, old)
        filled = {k: v for k, v in second.properties().items() if getattr(first, k) is None}
        self.made.nodes[new.id] = replace(first, **filled)

    def _items(self, doc: Doc) -> None:
        meeting = self.meeting_of.get(doc.id)
        if meeting is None:
            return
        for s in self._of(doc, StatementKind.ITEM):
            number, title, position = s.get("number"), s.get("title"), s.get("position")
            id_ = digest("item", meeting, search_key(number or ""), search_key(title))
            self.made.add(
                AgendaItem(id=id_, number=number, title=title, search_key=search_key(title), position=position)
            )
            self.item_at[(doc.id, position)] = id_
            self.made.rest(id_, [s.id])
            self.made.link(meeting, "HAS_ITEM", id_)
            for n, presenter in enumerate(dict.fromkeys(filter(None, map(self.actor, s.all("presenter"))))):
                self.made.link(id_, "PRESENTED_BY", presenter, position=n)
            if matter := self.actor(s.one("matter")):
                self.made.link(id_, "BELONGS_TO", matter)
                self.made.rest(matter, [s.id])
        for s in self._of(doc, StatementKind.ITEM):
            parent = s.get("parent")
            if parent is not None and (whole := self.item_at.get((doc.id, parent))):
                self.made.link(self.item_at[(doc.id, s.get("position"))], "PART_OF_ITEM", whole)

    def _attendance(self, doc: Doc) -> None:
        meeting = self.meeting_of.get(doc.id)
        rows = [
            s
            for s in self._of(doc, StatementKind.ROSTER_ROW)
            if s.get("attendance") in ("PRESENT", "ABSENT", "PARTIAL")
        ]
        ids: dict[str, str] = {}
        for s in rows if meeting else ():
            if not (person := self.actor(s.one("person"))):
                continue
            id_ = ids[s.one("person") or ""] = digest("attendance", meeting or "", person)
            capacities = s.get("capacities") or (s.get("capacity"),)
            if id_ not in self.made.nodes:
                self.made.add(
                    Attendance(
                        id=id_,
                        status=s.get("attendance"),
                        part=s.get("part"),
                        capacity=_enum(s.get("capacity")),
                        capacity_order=CAPACITIES.index(s.get("capacity")),
                        roles=tuple(map(_enum, capacities)),
                        position=s.get("position") or 0,
                    )
                )
                self.made.link(person, "HAS_ATTENDANCE", id_)
                self.made.link(id_, "AT_MEETING", meeting or "")
                if organization := self.actor(s.one("organization")):
                    self.made.link(id_, "ON_BEHALF_OF", organization)
            self.made.rest(id_, [s.id])
        for s in rows:
            served, serving = ids.get(s.one("serves_for") or ""), ids.get(s.one("person") or "")
            if served and serving:
                self.made.link(serving, "SERVES_FOR", served)

    # --- what was decided and given ---

    def _decisions(self, doc: Doc) -> None:
        meeting = self.meeting_of.get(doc.id)
        for s in self._of(doc, StatementKind.DECISION):
            item = self.item_at.get((doc.id, s.get("item"))) if s.get("item") is not None else None
            id_ = digest("decision", item or meeting or doc.id, search_key(s.get("text")))
            self.made.add(
                Decision(
                    id=id_,
                    text=s.get("text"),
                    search_key=search_key(s.get("text")),
                    kind=s.get("decision_kind"),
                    status=s.get("status"),
                    date=s.get("date"),
                    effective_from=s.get("effective_from"),
                    position=s.ordinal,
                )
            )
            self.made.rest(id_, [s.id])
            self._place(id_, item, meeting)
            if actor := self.actor(s.one("decided_by")):
                self.made.link(id_, "DECIDED_BY", actor)

    def _mandates(self, doc: Doc) -> None:
        meeting = self.meeting_of.get(doc.id)
        for s in self._of(doc, StatementKind.MANDATE):
            item = self.item_at.get((doc.id, s.get("item"))) if s.get("item") is not None else None
            id_ = digest("mandate", item or meeting or doc.id, search_key(s.get("task")))
            due, date = s.get("due"), s.get("date")
            self.made.add(
                Mandate(
                    id=id_,
                    task=s.get("task"),
                    search_key=search_key(s.get("task")),
                    due=due,
                    due_first=first_day(due) if due else None,
                    due_last=last_day(due) if due else None,
                    due_precision=s.get("due_precision"),
                    given_on=date,
                    status_from=(date,) if date else (),
                    status=(s.get("status"),) if date else (),
                    position=s.ordinal,
                )
            )
            self.made.rest(id_, [s.id])
            self._place(id_, item, meeting)
            for holder in dict.fromkeys(filter(None, map(self.actor, s.all("holder")))):
                self.made.link(id_, "HELD_BY", holder)
            if giver := self.actor(s.one("given_by")):
                self.made.link(id_, "GIVEN_BY", giver)

    def _place(self, id_: str, item: str | None, meeting: str | None) -> None:
        if item:
            self.made.link(id_, "IN_ITEM", item)
        if meeting:
            self.made.link(id_, "IN_MEETING", meeting)

    def _positions(self, doc: Doc) -> None:
        for s in self._of(doc, StatementKind.ROSTER_ROW):
            person, title = self.actor(s.one("person")), s.get("title")
            at = self.actor(s.one("unit")) or self.actor(s.one("organization"))
            if not person or not title:
                continue
            id_ = digest("position", person, search_key(title), at or "")
            old, date = self.made.nodes.get(id_), s.get("date")
            days = sorted(filter(None, (date, *((old.first_seen, old.last_seen) if isinstance(old, Position) else ()))))
            self.made.nodes[id_] = Position(
                id=id_,
                title=old.title if isinstance(old, Position) else title,
                first_seen=days[0] if days else None,
                last_seen=days[-1] if days else None,
            )
            self.made.rest(id_, [s.id])
            self.made.link(person, "HAS_POSITION", id_)
            if at:
                self.made.link(id_, "AT", at)

    # --- seats ---

    def _seats(self) -> None:
        seats: dict[tuple[str, str, str], list[StatementRecord]] = defaultdict(
            list
        )  # (body, person, role) -> statements
        rosters: dict[str, list[tuple[str, RosterSeen]]] = defaultdict(list)
        for doc in self.docs:
            listed = self._listed(doc, seats)
            for s in self._of(doc, StatementKind.ROSTER):
                if body := self.actor(s.one("body")):
                    seen = RosterSeen(
                        s.get("date"),
                        bool(s.get("complete")),
                        frozenset(s.get("roles")),
                        frozenset(listed),
                        frozenset(p for p, _ in listed),
                    )
                    id_ = digest("roster", body, s.get("date"), doc.id)
                    self.made.add(
                        Roster(id=id_, date=s.get("date"), complete=seen.complete, roles=tuple(sorted(seen.roles)))
                    )
                    self.made.rest(id_, [s.id])
                    self.made.link(id_, "OF_BODY", body)
                    rosters[body].append((id_, seen))
            for s in self._of(doc, StatementKind.ELECTION):
                person, body = self.actor(s.one("person")), self.actor(s.one("body"))
                if person and body:
                    seats[(body, person, s.get("role"))].append(s)
        for (body, person, role), statements in sorted(seats.items()):
            self._seat(body, person, role, statements, rosters[body])

    def _listed(self, doc: Doc, seats: dict[tuple[str, str, str], list[StatementRecord]]) -> list[tuple[str, str]]:
        listed: list[tuple[str, str]] = []
        for s in self._of(doc, StatementKind.ROSTER_ROW):
            person, body = self.actor(s.one("person")), self.actor(s.one("body"))
            if person and body:
                self.rows_of[(body, person)].append(s)
            for role in s.get("seats") or ():
                if person and body and s.get("date"):
                    seats[(body, person, role)].append(s)
                    listed.append((person, role))
        return listed

    def _seat(
        self,
        body: str,
        person: str,
        role: str,
        statements: Sequence[StatementRecord],
        rosters: Sequence[tuple[str, RosterSeen]],
    ) -> None:
        elections = [s for s in statements if s.kind == StatementKind.ELECTION]
        rows = [s for s in statements if s.kind == StatementKind.ROSTER_ROW]
        stated = [Stated(s.get("valid_from"), s.get("valid_to")) for s in elections]
        known = [seen for _, seen in rosters]
        sightings = [
            RosterSeen(s.get("date"), False, frozenset({role}), frozenset({(person, role)}), frozenset({person}))
            for s in rows
            if not any(seen.date == s.get("date") and (person, role) in seen.seats for seen in known)
        ]
        intervals, cut_short = held(person, role, [*known, *sightings], stated)
        days = sorted(s.get("date") for s in rows)
        id_ = digest("membership", body, person, role)
        last = max(elections, key=lambda s: s.get("valid_from") or "", default=None)
        self.made.add(
            Membership(
                id=id_,
                role=role,
                role_order=ROLE_ORDER.index(role),
                party=_first(statements, "party"),
                valid_from=last.get("valid_from") if last else None,
                valid_to=last.get("valid_to") if last else None,
                first_seen=days[0] if days else None,
                last_seen=days[-1] if days else None,
                held_from=tuple(i.start for i in intervals),
                held_to=tuple(i.end for i in intervals),
                held_basis=tuple(i.basis.value for i in intervals),
            )
        )
        self.made.rest(id_, [s.id for s in statements])
        self.made.link(person, "HAS_MEMBERSHIP", id_)
        self.made.link(id_, "IN_BODY", body)
        behalf = self._behalf(rows) or self._behalf(self.rows_of[(body, person)])
        if behalf:
            self.made.link(id_, "ON_BEHALF_OF", behalf)
        for roster, seen in rosters:
            if (person, role) in seen.seats:
                self.made.link(roster, "LISTS", id_)
        if cut_short:
            self._issue(
                "SEAT_ENDED_BY_ROSTER",
                "WARNING",
                "A later complete roster leaves this seat out, though no text ends it",
                id_,
            )

    def _behalf(self, rows: Sequence[StatementRecord]) -> str | None:
        """For whom a person was last listed in a body; who is elected to a role there goes on for the same."""
        latest = sorted(rows, key=lambda s: (s.get("date") or "", s.id), reverse=True)
        return next((o for s in latest if (o := self.actor(s.one("organization")))), None)

    def _issue(self, code: str, severity: str, message: str, about: str) -> None:
        id_ = self.made.add(Issue(id=digest("issue", code, about), code=code, severity=severity, message=message))
        self.made.link(id_, "CONCERNS", about)


def _enum(capacity: str) -> str:
    return capacity.upper().replace(" ", "_").replace("-", "_")


def _first(statements: Iterable[StatementRecord], field: str) -> str | None:
    return next(
        (v for s in sorted(statements, key=lambda s: (s.get("date") or "", s.id), reverse=True) if (v := s.get(field))),
        None,
    )


def nodes_of(world: World, label: str) -> list[Node]:
    """The nodes of one label, in the order of their ids."""
    return [world.nodes[i] for i in sorted(world.nodes) if world.nodes[i].label == label]
