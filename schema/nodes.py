"""Every label of the graph, one frozen dataclass each; a field is a property of the same name (snake_case).

`Node.label` is the label, `also` further labels. None means that the property is not set. Lists are tuples of text.
Layer 1 stands in `documents` and is written once per document; what stands here is derived from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from schema.documents import Node, names_of

# --- Layer 2: the world ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Node):
    label: ClassVar[str] = "Person"
    also: ClassVar[tuple[str, ...]] = ("Actor",)
    name: str
    sort_name: str
    search_key: str
    name_key: str
    county: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Node):
    """kind: REGION, MUNICIPALITY, UNIT, AUTHORITY, ASSOCIATION, SCHOOL, COMPANY, COLLECTIVE or OTHER."""

    label: ClassVar[str] = "Organization"
    also: ClassVar[tuple[str, ...]] = ("Actor",)
    name: str
    sort_name: str
    search_key: str
    name_key: str
    kind: str
    code: str | None = None
    county: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Node):
    """A group that people sit in; kind: COUNCIL, BOARD, COMMITTEE, MANAGEMENT_GROUP, STEERING_GROUP and so on."""

    label: ClassVar[str] = "Body"
    also: ClassVar[tuple[str, ...]] = ("Actor",)
    name: str
    sort_name: str
    search_key: str
    name_key: str
    kind: str
    county: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Node):
    """An office that acts without its holder being named ("regiondirektören")."""

    label: ClassVar[str] = "Post"
    also: ClassVar[tuple[str, ...]] = ("Actor",)
    name: str
    sort_name: str
    search_key: str
    name_key: str
    county: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKey(Node):
    """What like names have in common (`similarity.near_keys`), as a digest: those that meet here may be one."""

    label: ClassVar[str] = "NameKey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Node):
    """A seat: one per person, body and role. held_from, held_to and held_basis are parallel lists of intervals.

    apart_from and apart_to are those in which it was only seen earlier (LAST_SEEN), and doesn't count as held.
    """

    label: ClassVar[str] = "Membership"
    role: str
    role_order: int
    party: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    vacant: bool = False
    held_from: tuple[str, ...] = ()
    held_to: tuple[str, ...] = ()
    held_basis: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()
    apart_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(Node):
    """Who was listed as holding seats in a body on a day; complete when absentees or all seats are listed."""

    label: ClassVar[str] = "Roster"
    date: str
    complete: bool
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Node):
    """A person's title at an organisation or unit."""

    label: ClassVar[str] = "Position"
    title: str
    first_seen: str | None = None
    last_seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Node):
    label: ClassVar[str] = "Meeting"
    start_date: str | None = None
    end_date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    format: str | None = None
    approved_on: str | None = None
    approved_how: str | None = None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Node):
    """status: PRESENT, ABSENT, PARTIAL or UNKNOWN; part: "dag 2", "§§ 99-101"."""

    label: ClassVar[str] = "Attendance"
    status: str
    part: str | None = None
    capacity: str
    capacity_order: int
    roles: tuple[str, ...] = ()
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Node):
    """`headings` are other titles over its text, as those of its slides; `search_key` is of the title and these."""

    label: ClassVar[str] = "AgendaItem"
    number: str | None = None
    title: str
    headings: tuple[str, ...] = ()
    search_key: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Node):
    """A case (ärende) followed across meetings and bodies by its diary number."""

    label: ClassVar[str] = "Matter"
    title: str
    search_key: str
    diary_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Node):
    label: ClassVar[str] = "Decision"
    text: str
    search_key: str
    kind: str
    status: str
    date: str | None = None
    effective_from: str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Node):
    """kind: FOR, AGAINST, ABSTAINED, RESERVATION, DISQUALIFIED or PROPOSED."""

    label: ClassVar[str] = "Stance"
    kind: str
    text: str | None = None
    date: str | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate(Node):
    """A task; status_from and status are parallel lists, the last one whose status_from <= d holds on day d."""

    label: ClassVar[str] = "Mandate"
    task: str
    search_key: str
    due: str | None = None
    due_first: str | None = None
    due_last: str | None = None
    due_precision: str | None = None
    condition: str | None = None
    given_on: str | None = None
    status_from: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Node):
    """A document that binds or guides; `kind` is the Swedish word for it. Lists as a Mandate's."""

    label: ClassVar[str] = "Agreement"
    name: str
    sort_name: str
    search_key: str
    name_key: str
    kind: str
    county: str | None = None
    valid_from: str | None = None
    valid_from_first: str | None = None
    valid_to: str | None = None
    valid_to_last: str | None = None
    status_from: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Node):
    """A number that an agreement sets ("3,0 kalenderdagar för 2024")."""

    label: ClassVar[str] = "Term"
    what: str
    value: str
    unit: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Node):
    """kind: GRANT, CARRIED_OVER, POT, COST or TOTAL; sums never mix kinds."""

    label: ClassVar[str] = "Funding"
    kind: str
    amount: float | None = None
    currency: str
    purpose: str
    search_key: str
    activity: str | None = None
    decided_on: str | None = None
    year: int | None = None
    date: str | None = None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureLink(Node):
    """How actors hang together, as a text says it: PART_OF, REPORTS_TO, RENAMED_TO, REPLACED_BY, DISSOLVED ..."""

    label: ClassVar[str] = "StructureLink"
    kind: str
    new_kind: str | None = None
    status: str
    date: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Node):
    """A contradiction, a gap or a doubt (`issues.ISSUES`); from `since` to `until`."""

    label: ClassVar[str] = "Issue"
    code: str
    severity: str
    message: str
    message_sv: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Node):
    """What one write changed of one node of the world, and of the relationships that begin at it or at a Mention.

    kind: ADDED, CHANGED or REMOVED. `node` is the id and `of` the label. before and after are JSON: all properties of a
    node that goes or comes, else those that differ. `linked` and `unlinked` are JSON: [TYPE, target id, properties].
    `position` rises with each change; `version` and `flips` are the graph's after the write, `cause` is what it was.
    """

    label: ClassVar[str] = "Change"
    position: int
    version: int
    flips: int
    at: str
    cause: str
    kind: str
    node: str
    of: str
    before: str | None = None
    after: str | None = None
    linked: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphState(Node):
    """One node that marks the graph as ours; `version` rises with each write that changes anything.

    `rebuilding` tells of what it is built anew, until that is done. `shows_confidential` says whether confidential
    documents are in it, and `flips` how often that has changed. `epoch` names the row of its Changes: a graph
    made anew starts another.
    """

    label: ClassVar[str] = "GraphState"
    schema_version: int
    version: int
    constraints_hash: str | None = None
    rebuilding: str | None = None
    shows_confidential: bool = False
    flips: int = 0
    epoch: str | None = None


def _labelled(root: type[Node]) -> Iterator[type[Node]]:
    for cls in root.__subclasses__():
        if "label" in vars(cls):
            yield cls
        yield from _labelled(cls)


NODES: dict[str, type[Node]] = {cls.label: cls for cls in _labelled(Node)}
LAYER_1 = ("Document", "Passage", "Mention", "Statement", "Judgement", "Correction", "Dismissal")
BESIDE = ("NameKey", "Change", "GraphState")
"""Labels of neither layer: what names have in common, and the mark of the graph."""
WORLD = tuple(label for label in NODES if label not in (*LAYER_1, *BESIDE))
ACTORS = tuple(label for label, cls in NODES.items() if "Actor" in cls.also)


def property_names(label: str) -> tuple[str, ...]:
    """The properties that a label declares."""
    return names_of(NODES[label])
