"""What a layout writes on: lines of text, and beside them what they tell, in the shape of a gold reading.

A Page starts out telling nothing. A layout writes a line and tells the facts that stand in it, so that gold is honest:
a layout that prints no titles has a gold without titles.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.generator.facts import Agreement, Attendee, Body, Grant, Item, Meeting

Gold = dict[str, Any]


class Page:
    """`text` is the document so far; `gold` its reading in the rich shape of facts.md."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.lines: list[str] = []
        self._body: Gold = {"name": None, "kind": meeting.body.kind, "aliases": []}
        self._meeting: Gold = {"dates": [], "start": None, "end": None, "place": None, "approved_on": None}
        self._people: dict[str, Gold] = {}
        self._rows: dict[str, list[Gold]] = {
            key: [] for key in ("items", "decisions", "mandates", "agreements", "funding", "bodies_mentioned")
        }
        self._next: list[str] = []
        self._beside: list[Gold] = []
        self._seats: dict[str, list[str]] = {}

    # --- writing ---

    def write(self, *lines: str) -> None:
        """Add lines; a line may be "" and may hold line breaks."""
        self.lines += lines

    def paragraph(self, *lines: str) -> None:
        """Add lines and an empty one."""
        self.lines += [*lines, ""]

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip("\n") + "\n"

    # --- telling: the header ---

    def tell_body(self, *spellings: str) -> None:
        """The body is named; the first spelling is the best name, the others are as good."""
        known = [*([self._body["name"]] if self._body["name"] else []), *self._body["aliases"], *spellings]
        self._body |= {"name": known[0], "aliases": list(dict.fromkeys(known[1:]))}

    def tell_beside(self, body: Body) -> None:
        """Another body is named whose meeting it is as well."""
        self._beside.append({"name": body.name, "kind": body.kind})
        self.tell_mentioned(body.name, body.kind)

    def tell_seats(self, body: Body, people: Iterable[Attendee]) -> None:
        """A list gives these people seats in one of the bodies that meet together."""
        self._seats.setdefault(body.name, []).extend(one.name for one in people)

    def tell_dates(self) -> None:
        self._meeting["dates"] = [day.isoformat() for day in self.meeting.dates]

    def tell_start(self) -> None:
        self._meeting["start"] = self.meeting.start.strftime("%H:%M")

    def tell_end(self) -> None:
        self._meeting["end"] = self.meeting.end.strftime("%H:%M")

    def tell_place(self, words: str | None = None) -> None:
        self._meeting["place"] = words or self.meeting.place

    def tell_approved(self) -> None:
        if self.meeting.approved_on:
            self._meeting["approved_on"] = self.meeting.approved_on.isoformat()

    # --- telling: people ---

    def tell_person(
        self,
        attendee: Attendee,
        *,
        organisation: bool = False,
        title: bool = False,
        attendance: str | None = None,
        capacity: str | None = None,
    ) -> None:
        """A person is listed. capacity: what the text says where it says less than the facts.

        "participant" is for lists that tell no capacity: a member, or chair or secretary where that is told too.
        """
        human = attendee.human
        row = self._people.setdefault(human.name, {"name": human.name, "also": []})
        row["capacity"] = row.get("capacity") or capacity or attendee.capacity
        row["attendance"] = attendance or row.get("attendance") or attendee.attendance
        if organisation and human.organisation:
            row["organisation"] = human.organisation.name
            self.tell_mentioned(human.organisation.name, human.organisation.kind, optional=True)
        if title and human.title:
            row["title"] = human.title
        if human.unit:
            self.tell_mentioned(human.unit, "unit", optional=True)

    def tell_role(self, attendee: Attendee, role: str) -> None:
        """A person has a role beside the one of the list: adjuster, secretary, presenter."""
        row = self._people.get(attendee.name)
        if row is None:
            self.tell_person(attendee, capacity=role)
        elif row["capacity"] == "participant" and role in ("chair", "vice chair", "secretary"):
            row["capacity"] = role
        elif role != row["capacity"] and role not in row["also"]:
            row["also"].append(role)

    def tell_elected(self, attendee: Attendee) -> None:
        """Somebody who isn't listed is elected to a post: mentioned, whether there or not."""
        if attendee.name not in self._people:
            self._people[attendee.name] = {
                "name": attendee.name,
                "capacity": "mentioned",
                "attendance": "unknown",
                "also": [],
            }

    # --- telling: what the meeting did ---

    def tell_item(self, number: str | None, item: Item, title: str | None = None, presenters: bool = False) -> None:
        """An item is headed; presenters: whether the text says who presents it."""
        told = item.presenters if presenters else ()
        self._rows["items"].append(
            {"number": number, "title": title or item.title, "presenters": [human.name for human in told]}
        )
        for human in told:
            attendee = next(a for a in self.meeting.attendees if a.human == human)
            self.tell_role(attendee, "presenter")

    def tell_part(self, title: str) -> None:
        """A heading that a reader may or may not take for an item's."""
        self._rows["items"].append({"number": None, "title": title, "presenters": [], "optional": True})

    def tell_decision(self, number: str | None, words: str, kind: str, optional: bool = False) -> None:
        """words: the sentence or clause as printed. optional: a reader may or may not call it a decision."""
        row: Gold = {"item": number, "text": words, "kind": kind}
        self._rows["decisions"].append(row | ({"optional": True} if optional else {}))

    def tell_mandate(
        self, number: str | None, words: str, owner: Iterable[str], due: date | None = None, optional: bool = False
    ) -> None:
        """words: the task as printed; owner: names as gold has them, whatever is printed."""
        row: Gold = {"item": number, "task": words, "owner": list(owner), "due": due.isoformat() if due else None}
        self._rows["mandates"].append(row | ({"optional": True} if optional else {}))

    def tell_agreement(self, agreement: Agreement, *, valid_from: bool = False, valid_to: bool = False) -> None:
        start, end = agreement.valid_from, agreement.valid_to
        self._rows["agreements"].append(
            {
                "name": agreement.name,
                "aliases": [agreement.definite],
                "kind": agreement.kind,
                "valid_from": start.isoformat() if start and valid_from else None,
                "valid_to": end.isoformat() if end and valid_to else None,
            }
        )

    def tell_grant(self, grant: Grant, *, recipient: bool = True) -> None:
        to = grant.recipient if recipient else None
        if to:
            self.tell_mentioned(to, "municipality", optional=True)
        self._rows["funding"].append({"purpose": grant.purpose, "amount_sek": grant.amount, "recipient": to})
        if to:
            self.tell_mentioned(to, "municipality", optional=True)

    def tell_mentioned(self, name: str, kind: str, optional: bool = False) -> None:
        """A body is named. optional: a unit or a company, which a reader may or may not list as a body."""
        if name not in [row["name"] for row in self._rows["bodies_mentioned"]]:
            row: Gold = {"name": name, "kind": kind}
            self._rows["bodies_mentioned"].append(row | ({"optional": True} if optional else {}))

    def tell_next(self, day: date) -> None:
        if day.isoformat() not in self._next:
            self._next.append(day.isoformat())

    @property
    def gold(self) -> Gold:
        people = [
            row | ({"capacity": "member"} if row["capacity"] == "participant" else {}) for row in self._people.values()
        ]
        own = {"name": self._body["name"], "kind": self._body["kind"]}
        joint: Gold = {"bodies": [own, *self._beside], "seats": self._seats} if self._beside else {}
        return {
            "body": self._body,
            **joint,
            "meeting": self._meeting,
            "people": people,
            **self._rows,
            "next_meetings": self._next,
        }
