"""Minutes as read from one document: what parse makes and extract turns into statements.

Every value is a `Said`: the value, the words it rests on, and how it follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from loaders.capacities import CAPACITIES
from loaders.doubts import Answer, Answers, Doubt
from loaders.header import Header
from loaders.lexicon import municipality_by_name
from loaders.source import Line, Source, Text
from schema.evidence import Citation, EvidenceRole, FieldBasis, LineUse, Span
from schema.identity import search_key


@dataclass(frozen=True)
class Said:
    """A value with its words. `role` and `basis` say what the words are to it."""

    value: str
    places: tuple[Span, ...] = ()
    role: EvidenceRole = EvidenceRole.VALUE
    basis: FieldBasis = FieldBasis.STATED
    by: str = ""  # who settled it, when a person did

    @staticmethod
    def of(
        text: Text,
        value: str | None = None,
        *,
        role: EvidenceRole = EvidenceRole.VALUE,
        basis: FieldBasis = FieldBasis.STATED,
    ) -> Said:
        """A value on these words. What rests on a scan's restored words is inferred, not stated."""
        if basis is FieldBasis.STATED and text.is_restored:
            basis = FieldBasis.INFERRED
        return Said(text.text if value is None else value, text.spans if text else (), role, basis)

    def cite(self, field_: str) -> list[Citation]:
        return [Citation(field_, span, self.role, self.basis, self.by) for span in self.places]

    def inferred(self) -> Said:
        return replace(self, basis=FieldBasis.INFERRED)


@dataclass
class Person:
    """A person of the meeting: one per full name in a document, all that the lists and the text say together."""

    name: Said
    capacity: str
    rule: str
    attendance: str = "unknown"
    also: list[str] = field(default_factory=list)
    seats: list[str] = field(default_factory=list)  # capacities that are seats here
    seats_in: dict[int, list[str]] = field(default_factory=dict)  # in which of several bodies, by their place
    heads: dict[int, list[Citation]] = field(default_factory=dict)  # the names of those bodies over their lists
    of: int | None = None  # whose list they stand in first
    cites: list[Citation] = field(default_factory=list)
    organisation: Said | None = None
    organisation_kind: str = "OTHER"
    unit: Said | None = None
    title: Said | None = None
    party: Said | None = None
    part: Said | None = None
    serves_for: str | None = None
    label: str = ""  # the capacity of the list that they stand in
    other_attendance: str | None = None  # what another list says, where it says the contrary
    initials: str = ""  # as the list gives them, to stand for the person
    block: int = 0  # which run of rows of the lists they stand in; 0 for none

    @property
    def key(self) -> str:
        return _key(self.name.value)

    def named_by(self, words: Text) -> Said:
        """The person's full name on these words; a short name for it is an inference."""
        same = _key(words.text) == self.key
        return Said.of(words, self.name.value, basis=FieldBasis.STATED if same else FieldBasis.INFERRED)

    @property
    def capacities(self) -> list[str]:
        return [self.capacity, *self.also]

    def sit(self, capacity: str, of: int | None = None) -> None:
        """The capacity is a seat here; `of` says in which body, where several meet."""
        if capacity not in self.seats:
            self.seats.append(capacity)
        if of is not None and capacity not in self.seats_in.setdefault(of, []):
            self.seats_in[of].append(capacity)

    def take(self, capacity: str, *, seat: bool = False, of: int | None = None) -> None:
        """Add a capacity; the one of highest rank is the person's first."""
        if seat:
            self.sit(capacity, of)
        if capacity in self.capacities:
            return
        if self.capacity == "mentioned":
            self.capacity = capacity
            return
        ranked = sorted([*self.capacities, capacity], key=CAPACITIES.index)
        self.capacity, self.also = ranked[0], ranked[1:]


@dataclass(frozen=True)
class Section:
    """A list of people: which capacities it lists, and whether it names those who were absent too."""

    capacity: str
    label: Said
    absent: bool = False
    of: int | None = None  # whose list it is, in a joint meeting


@dataclass
class Item:
    number: str | None
    title: Said
    first_line: int
    position: int
    rule: str
    parent: int | None = None
    presenters: list[Said] = field(default_factory=list)  # value: the person's full name
    diary_number: Said | None = None
    last_line: int = 0
    headings: list[Said] = field(default_factory=list)  # other titles over its text: those of its slides


@dataclass(frozen=True)
class Decision:
    """status: TAKEN, PROPOSED, REPORTED, POSTPONED or DROPPED. `votes` are for, against and abstained where counted."""

    text: Said
    kind: str
    status: str
    item: int | None
    rule: str
    decided_by: Said | None = None
    proposed_to: Said | None = None  # a body
    effective_from: Said | None = None
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    votes_said: Said | None = None


@dataclass(frozen=True)
class Mandate:
    """A task, or a step of an agreement's route (`concerns` is then the agreement's name)."""

    task: Said
    holders: tuple[tuple[str, Said], ...]  # (mention kind, name)
    item: int | None
    rule: str
    given_by: Said | None = None
    due: Said | None = None
    status: str = "GIVEN"
    reports_to: Said | None = None  # a body
    condition: Said | None = None
    concerns: str | None = None
    status_said: Said | None = None


@dataclass(frozen=True)
class Election:
    person: Said
    role: str
    rule: str
    body: Said | None = None  # None: the document's own
    valid_from: Said | None = None
    valid_to: Said | None = None
    party: Said | None = None
    organisation: Said | None = None  # for whom, where a list of the body's people says it
    organisation_kind: str = "OTHER"


@dataclass(frozen=True)
class NextMeeting:
    date: Said
    start: str | None = None
    end: str | None = None
    place: Said | None = None
    status: str = "PLANNED"  # or CANCELLED
    of: tuple[int, ...] = ()  # of which of several bodies that meet together; of all of them for none


@dataclass(frozen=True)
class Term:
    """A number that an agreement sets: what, value as written, unit."""

    what: Said
    value: Said
    unit: str | None = None
    valid_from: Said | None = None
    valid_to: Said | None = None


@dataclass(frozen=True)
class Agreement:
    """A document that binds or guides, as this text speaks of it: once per document, by its fullest name.

    `kind` is the Swedish word for it ("överenskommelse", "rutin", "plan"); status DRAFT, PROPOSED, IN_FORCE,
    UNDER_REVISION, EXPIRED or REPLACED, empty when the text tells none; parties and owner are (mention kind, name)
    pairs.
    """

    name: Said
    kind: str
    status: str
    rule: str
    items: tuple[int, ...] = ()  # positions of the items that speak of it
    status_said: Said | None = None
    parties: tuple[tuple[str, Said], ...] = ()
    owner: tuple[str, Said] | None = None
    valid_from: Said | None = None
    valid_to: Said | None = None
    supersedes: str | None = None  # the name of another agreement of the document
    terms: tuple[Term, ...] = ()
    places: tuple[Span, ...] = ()  # where the text speaks of it


@dataclass(frozen=True)
class Vacancy:
    """A seat that a list names as vacant; the list's label says as what."""

    words: Text
    label: Said
    capacity: str
    organisation: Said | None = None
    organisation_kind: str = "OTHER"
    of: int | None = None  # of which of several bodies that meet together


@dataclass(frozen=True)
class Funding:
    """An amount for a purpose. `amount` in whole SEK as digits; kind GRANT, CARRIED_OVER, POT, COST or TOTAL.

    `parts` of a TOTAL: the places in `Minutes.funding` of the amounts that it sums up.
    """

    purpose: Said
    kind: str
    item: int | None
    rule: str
    amount: Said | None = None
    activity: Said | None = None
    recipient: tuple[str, Said] | None = None  # (mention kind, name)
    decided_on: Said | None = None
    decided_by: Said | None = None  # a body or a post
    year: int | None = None
    parts: tuple[int, ...] = ()


@dataclass(frozen=True)
class BodyNamed:
    """A body (or another group or unit that acts) that the text speaks of; kind as in the graph.

    `aliases` are the other forms that the text has for it: short, with another preposition, an abbreviation.
    """

    name: Said
    kind: str
    rule: str
    items: tuple[int, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Link:
    """How two actors hang together: PART_OF, REPORTS_TO, RENAMED_TO, REPLACED_BY, DISSOLVED or CHANGES_KIND."""

    kind: str
    status: str  # DECIDED, PROPOSED or REPORTED
    source: tuple[str, Said]  # (mention kind, name)
    rule: str
    target: tuple[str, Said] | None = None  # none when dissolved
    item: int | None = None
    new_kind: str | None = None
    valid_from: Said | None = None
    valid_to: Said | None = None


@dataclass(frozen=True)
class Stance:
    """What a person stands for: FOR, AGAINST, ABSTAINED, RESERVATION, DISQUALIFIED or PROPOSED."""

    person: Said
    kind: str
    item: int | None
    rule: str
    text: Said | None = None
    decision: int | None = None  # index in `Minutes.decisions`


@dataclass(frozen=True)
class Introduced:
    """An actor as the text names it in full: mention kind, name, and where (0 for the lists of people)."""

    kind: str
    name: str
    at: int = 0


@dataclass
class Minutes:
    """One document as read, and what became of each of its lines."""

    source: Source
    header: Header = field(default_factory=Header)
    people: list[Person] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    elections: list[Election] = field(default_factory=list)
    next_meetings: list[NextMeeting] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    bodies: list[BodyNamed] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    uses: dict[int, tuple[LineUse, str]] = field(default_factory=dict)
    kind: str = "MINUTES"
    county: str | None = None
    doubts: list[Doubt] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    introduced: dict[str, list[Introduced]] = field(default_factory=dict, repr=False)  # key of a short name -> who
    settled: list[Answer] = field(default_factory=list)  # the answers that met their doubts here
    _by_key: dict[str, Person] = field(default_factory=dict, repr=False)

    def add(self, person: Person) -> None:
        """Enter a person; the name must not be there yet."""
        self.people.append(person)
        self._by_key.setdefault(person.key, person)

    def named(self, name: str) -> Person | None:
        """The person of exactly that full name."""
        return self._by_key.get(_key(name))

    def doubt(self, code: str, message: str, at: Text | None = None, subject: str = "") -> Answer | None:
        """Note a doubt, about words or else a subject. Gives the answer that settles it; then it is none."""
        doubt = Doubt.of(self.source.content_id, code, message, at, subject)
        answer = self.answers.to(doubt)
        if answer and answer not in self.settled:
            self.settled.append(answer)
        if answer is None and all(known.id != doubt.id for known in self.doubts):
            self.doubts.append(doubt)
        return answer

    def use(self, line: Line | int, use: LineUse, reason: str) -> None:
        """Note what became of a line; FACT beats CONTEXT beats FURNITURE beats UNREAD, the first reason stays."""
        number = line if isinstance(line, int) else line.number
        order = (LineUse.FACT, LineUse.CONTEXT, LineUse.FURNITURE, LineUse.UNREAD)
        before = self.uses.get(number)
        if before is None or order.index(use) < order.index(before[0]):
            self.uses[number] = (use, reason)

    def person(self, name: str) -> Person | None:
        """The person of that full name, or the only one whose names contain the given ones ("Anna", "Karin B H")."""
        if exact := self.named(name):
            return exact
        if 2 <= len(name) <= 5 and (known := [p for p in self.people if p.initials == name]):
            return known[0] if len(known) == 1 else None
        fits = self._short(_key(name).split())
        return fits[0] if len(fits) == 1 else None

    def meant(self, name: Text) -> Person | None:
        """As `person`. Where one name fits several, none of them: that is a doubt, which an answer settles."""
        if (one := self.person(name.text)) is not None or " " in name.text:
            return one
        fits = self._short(_key(name.text).split())
        if len(fits) < 2:
            return None
        message = f"{name.text!r} may be {' or '.join(p.name.value for p in fits)}"
        answer = self.doubt("UNRESOLVED_NAME", message, name)
        return self.named(answer.means) if answer and answer.means else None

    def _short(self, asked: list[str]) -> list[Person]:
        """Those who may be meant by a first name, by first name and initials, or else by a surname alone."""
        fits = [p for p in self.people if asked and _short_for(asked, p.key.split())]
        if not fits and len(asked) == 1 and len(asked[0]) > 1 and asked[0] not in municipality_by_name():
            fits = [p for p in self.people if asked[0] in p.key.split()[1:]]
        return fits


@cache
def _key(name: str) -> str:
    return search_key(name)


def _short_for(asked: list[str], full: list[str]) -> bool:
    """A first name, or first name and initials."""
    return asked[0] == full[0] and all(any(f.startswith(a) for f in full[1:]) for a in asked[1:])
