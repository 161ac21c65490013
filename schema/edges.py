"""Every relationship of the graph: (source label, TYPE, target label), read from source to target, with its sentence.

`Actor` stands for any of Person, Organization, Body and Post; `*` for any label of the world.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from schema.nodes import ACTORS, WORLD


@dataclass(frozen=True, slots=True)
class EdgeType:
    source: str
    type: str
    target: str
    sentence: str
    properties: tuple[str, ...] = ()

    def allows(self, source: str, target: str) -> bool:
        return source in _labels(self.source) and target in _labels(self.target)


def _labels(name: str) -> tuple[str, ...]:
    return {"Actor": ACTORS, "*": WORLD}.get(name, (name,))


class Edge(NamedTuple):
    """One relationship between two nodes of the world, by their ids; `properties` are (name, value) pairs."""

    source: str
    type: str
    target: str
    properties: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()


EDGES: tuple[EdgeType, ...] = (
    # Layer 1
    EdgeType("Document", "HAS_PASSAGE", "Passage", "a document consists of its lines"),
    EdgeType("Statement", "ABOUT", "Mention", "a statement is about a mention, in a role", ("role", "position")),
    EdgeType(
        "Statement",
        "STATED_IN",
        "Passage",
        "a field's words stand here",
        ("field", "role", "start", "end", "basis", "by"),
    ),
    # Between the layers
    EdgeType("Mention", "DENOTES", "Actor", "a mention names this actor, for a stated reason", ("reason", "judgement")),
    EdgeType(
        "Mention", "DENOTES", "Matter", "a mention names this matter, for a stated reason", ("reason", "judgement")
    ),
    EdgeType(
        "Mention", "DENOTES", "Mandate", "a mention names this task, for a stated reason", ("reason", "judgement")
    ),
    EdgeType(
        "Mention",
        "DENOTES",
        "Agreement",
        "a mention names this agreement, for a stated reason",
        ("reason", "judgement"),
    ),
    EdgeType("*", "ACCORDING_TO", "Statement", "a fact rests on this statement"),
    # Actors
    EdgeType("Body", "OWNED_BY", "Organization", "a body belongs to an organisation (which municipality's board)"),
    EdgeType("Organization", "PART_OF", "Organization", "a unit belongs to a larger one"),
    EdgeType("Post", "OF", "Organization", "an office belongs to an organisation"),
    EdgeType("Person", "HAS_MEMBERSHIP", "Membership", "a person holds a seat"),
    EdgeType("Membership", "IN_BODY", "Body", "a seat is in a body"),
    EdgeType(
        "Membership",
        "ON_BEHALF_OF",
        "Organization",
        "a seat represents an organisation; of several, each on its days (parallel lists)",
        ("since", "until"),
    ),
    EdgeType("Membership", "SUBSTITUTES_FOR", "Membership", "a seat stands in for another"),
    EdgeType("Roster", "OF_BODY", "Body", "a list of seats is of a body"),
    EdgeType("Roster", "LISTS", "Membership", "a list names a seat"),
    EdgeType("Person", "HAS_POSITION", "Position", "a person has a title"),
    EdgeType("Position", "AT", "Organization", "a title is at an organisation or unit"),
    EdgeType(
        "Actor", "NEAR", "NameKey", "a name of an actor may be taken for others with this key", ("name", "scanned")
    ),
    EdgeType(
        "Agreement", "NEAR", "NameKey", "an agreement's name may be taken for others with this key", ("name", "scanned")
    ),
    # Meetings
    EdgeType("Meeting", "OF_BODY", "Body", "a meeting is held by a body"),
    EdgeType("Person", "HAS_ATTENDANCE", "Attendance", "a person was (or was not) there"),
    EdgeType("Attendance", "AT_MEETING", "Meeting", "at this meeting"),
    EdgeType("Attendance", "ON_BEHALF_OF", "Organization", "for this organisation"),
    EdgeType("Attendance", "SERVES_FOR", "Attendance", "in another's stead (tjänstgör för)"),
    EdgeType("Attendance", "FOR_ITEM", "AgendaItem", "during this item only"),
    EdgeType("Meeting", "HAS_ITEM", "AgendaItem", "a meeting has an item"),
    EdgeType("AgendaItem", "PRESENTED_BY", "Person", "a person presents an item", ("position",)),
    EdgeType("AgendaItem", "PART_OF_ITEM", "AgendaItem", "an item is part of another"),
    EdgeType("AgendaItem", "BELONGS_TO", "Matter", "an item belongs to a matter"),
    # Decisions and mandates
    EdgeType("Decision", "IN_ITEM", "AgendaItem", "a decision stands in an item"),
    EdgeType("Decision", "IN_MEETING", "Meeting", "a decision stands in a meeting's minutes"),
    EdgeType("Decision", "DECIDED_BY", "Actor", "who decided"),
    EdgeType("Decision", "PROPOSED_TO", "Actor", "to whom it is proposed"),
    EdgeType("Person", "HAS_STANCE", "Stance", "a person takes a stance"),
    EdgeType("Stance", "ON", "Decision", "on a decision"),
    EdgeType("Stance", "ON", "AgendaItem", "on an item"),
    EdgeType("Stance", "IN_MEETING", "Meeting", "at a meeting"),
    EdgeType("Mandate", "HELD_BY", "Actor", "who is to act", ("part",)),
    EdgeType("Mandate", "GIVEN_BY", "Actor", "who gave the task"),
    EdgeType("Mandate", "REPORTS_BACK_TO", "Body", "where the task is reported"),
    EdgeType("Mandate", "IN_ITEM", "AgendaItem", "an item that speaks of the task"),
    EdgeType("Mandate", "IN_MEETING", "Meeting", "a meeting whose minutes speak of the task"),
    EdgeType("Mandate", "CONCERNS", "Agreement", "the agreement that the task is about"),
    EdgeType("Mandate", "CONCERNS", "Matter", "the matter that the task is about"),
    # Agreements, money, structure
    EdgeType("Agreement", "HAS_PARTY", "Organization", "an agreement binds an organisation"),
    EdgeType("Agreement", "OWNED_BY", "Actor", "who keeps the agreement"),
    EdgeType("Agreement", "SUPERSEDES", "Agreement", "an agreement replaces an older one"),
    EdgeType("Agreement", "HAS_STEP", "Mandate", "a step on an agreement's way", ("position",)),
    EdgeType("Agreement", "HAS_TERM", "Term", "a number that an agreement sets"),
    EdgeType("Agreement", "IN_ITEM", "AgendaItem", "an item that speaks of the agreement"),
    EdgeType("Agreement", "IN_MEETING", "Meeting", "a meeting whose minutes speak of the agreement"),
    EdgeType("Funding", "FOR", "Actor", "who gets the money"),
    EdgeType("Funding", "DECIDED_IN", "Decision", "the decision on the money"),
    EdgeType("Funding", "DECIDED_BY", "Actor", "who decided on the money"),
    EdgeType("Funding", "IN_ITEM", "AgendaItem", "an item that speaks of the money"),
    EdgeType("Funding", "IN_MEETING", "Meeting", "a meeting whose minutes speak of the money"),
    EdgeType("Actor", "HAS_LINK", "StructureLink", "how an actor hangs together"),
    EdgeType("StructureLink", "LINKS_TO", "Actor", "with another"),
    EdgeType("StructureLink", "IN_ITEM", "AgendaItem", "the item that says so"),
    EdgeType("StructureLink", "IN_MEETING", "Meeting", "the meeting whose minutes say so"),
    EdgeType("AgendaItem", "SPEAKS_OF", "Actor", "an item speaks of a body or group"),
    EdgeType("Issue", "CONCERNS", "*", "what a doubt is about"),
)


@cache
def edge_type(source: str, type_: str, target: str) -> EdgeType | None:
    """The declared relationship between two labels, or None."""
    return next((e for e in EDGES if e.type == type_ and e.allows(source, target)), None)
