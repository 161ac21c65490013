"""What one meeting is about, as facts: no words of minutes yet, save the phrases that a layout may choose between.

A layout (registry.py) writes some of these facts on a Page and tells the page which; nothing else becomes gold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Organisation:
    """`name` is the official name ("Kumla kommun"), `short` how rosters often write it ("Kumla").

    kind: region | municipality | unit | authority | company | association | school.
    """

    name: str
    short: str
    kind: str


@dataclass(frozen=True, slots=True)
class Human:
    """A person with a first name and a last name (of one or two words, perhaps with a particle)."""

    first: str
    last: str
    organisation: Organisation | None = None
    title: str | None = None
    unit: str | None = None
    party: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Body:
    """A group that people sit in. `acting` is how its own minutes name it when it decides ("Styrgruppen").

    kind: a word of facts.md ("council", "board", "steering group" ...); sort: the Swedish kind ("styrgrupp").
    """

    name: str
    acting: str
    kind: str
    sort: str
    county: str
    owner: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """capacity and also: words of facts.md. part: the words for partial attendance ("§§ 3–5")."""

    human: Human
    capacity: str
    attendance: str
    also: tuple[str, ...] = ()
    part: str | None = None
    serves_for: Human | None = None

    @property
    def name(self) -> str:
        return self.human.name


@dataclass(frozen=True, slots=True)
class Decision:
    """The same decision in forms: "godkänna dagordningen", "Dagordningen godkändes" (which may be missing).

    kind: decision | approval | elected | noted | postponed.
    """

    kind: str
    infinitive: str
    passive: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A mandate: "ta fram ett förslag" (infinitive), "tar fram ett förslag" (present), who holds it and until when.

    holders: names as they are written in gold (a person's full name, a body, a post, an organisation).
    `of_people` says whether every holder is a person at the meeting.
    """

    infinitive: str
    present: str
    holders: tuple[str, ...]
    of_people: bool
    due: date | None = None
    due_is_next_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document that binds or guides. `name` as gold has it ("Överenskommelse om hemgång"), `definite` in prose."""

    name: str
    definite: str
    kind: str
    parties: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    purpose: str
    amount: int
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """prose: sentences that hold no other fact than the bodies in `mentions` and the agreement, each by its name."""

    title: str
    presenters: tuple[Human, ...] = ()
    prose: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    tasks: tuple[Task, ...] = ()
    agreement: Agreement | None = None
    grants: tuple[Grant, ...] = ()
    mentions: tuple[Body, ...] = ()
    diary: str | None = None
    part: str = "subject"  # or opening, adjusters, agenda, previous, next, other, closing
    subitems: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. first_number: its first paragraph (municipal bodies count through the year)."""

    body: Body
    dates: tuple[date, ...]
    start: time
    end: time
    place: str
    attendees: tuple[Attendee, ...]
    items: tuple[Item, ...]
    next_dates: tuple[date, ...] = ()
    approved_on: date | None = None
    first_number: int = 1
    number_in_year: int = 1

    def by_capacity(self, *capacities: str) -> tuple[Attendee, ...]:
        """Those whose first capacity is one of these, in the roster's order."""
        return tuple(a for a in self.attendees if a.capacity in capacities)

    def holder(self, capacity: str) -> Attendee | None:
        """Who is chair, vice chair, secretary or adjuster, also beside another capacity."""
        return next((a for a in self.attendees if capacity in (a.capacity, *a.also)), None)

    @property
    def adjusters(self) -> tuple[Attendee, ...]:
        return tuple(a for a in self.attendees if "adjuster" in (a.capacity, *a.also))
