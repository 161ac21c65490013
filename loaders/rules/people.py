"""People of the lists into the minutes, and what their capacities come to once the body is known."""

from __future__ import annotations

import re

from loaders.capacities import CAPACITIES, ROLE_OF
from loaders.lexicon import words
from loaders.minutes import Minutes, Person, Said
from loaders.rules import names, organizations
from loaders.rules.labels import Label, role_of
from loaders.rules.notes import for_items_only
from loaders.rules.pattern import compiled, rule
from loaders.rules.rows import Row, parse_row
from loaders.source import Text, plain
from schema.evidence import EvidenceRole, FieldBasis

MANAGING = r"(?:verkställande direktör(?:en)?|vd:?n?)"
SEATS = ("chair", "vice chair", "secretary", "member", "substitute", "co-opted")


def enter(
    minutes: Minutes,
    row: Row,
    label: Label,
    *,
    struck: bool,
    heading: Text | None,
    block: int,
    value: str | None = None,
) -> Person:
    """Enter a row under its label; a person who stands in several lists gets each one's capacity. Gives the person."""
    scanned = minutes.source.scanned
    value = value or (names.mend(row.name.text) if scanned else re.sub(r"\s+", " ", row.name.text))
    capacity = row.role or label.capacity
    if row.role == "project leader" and label.capacity in ("official", "guest", "presenter"):
        capacity = label.capacity  # a title, not a role in this body
    attendance = "absent" if struck or label.attendance == "absent" else row.attendance or label.attendance
    shared = len(minutes.header.bodies) > 1 and label.of is None  # by several bodies: it tells of no seat in any
    seat = (label.seat or row.role in SEATS) and not shared
    if capacity == "member" and row.title is not None and compiled(MANAGING).fullmatch(row.title.text):
        capacity, seat = "official", False  # named with the board whose employee they are
    person = minutes.named(value)
    if person is None:
        person = Person(Said.of(row.name, value), capacity, "roster_row", attendance, label=label.capacity, block=block)
        minutes.add(person)
        if seat:
            person.sit(capacity, label.of)
    else:
        if capacity != "absent":
            person.take(capacity, seat=seat, of=label.of)
        if not label.one:
            person.label, person.block = label.capacity, block
            contrary = {person.attendance, attendance} == {"present", "absent"}
            if contrary and not _of_another(person, row.organisation or heading, scanned):
                person.other_attendance = attendance
        if label.attendance != "absent" and person.attendance == "unknown":
            person.attendance = attendance
    person.of = label.of if person.of is None else person.of
    if row.also is not None:
        person.take(row.also, seat=row.also in SEATS and not shared, of=label.of)
    if row.role == "adjuster" and label.capacity in SEATS:
        person.take(label.capacity, seat=label.seat and not shared, of=label.of)
    person.cites += [
        *(Said.of(row.name).inferred().cite("attendance") if row.note is None else Said.of(row.name).cite("person")),
        *label.words.cite("capacity"),
    ]
    if label.of is not None and label.head is not None:
        person.heads.setdefault(label.of, []).extend(label.head.cite("body"))
    _fill(person, row, heading, scanned)
    if row.serves_for is not None:
        replaced(minutes, person, row.serves_for, label)
    return person


def _organisation(words: Text, scanned: bool) -> tuple[organizations.Named | None, str]:
    """An organisation as it is read, and its name."""
    named = organizations.read(words.text, scanned=scanned)
    return named, named.name if named else re.sub(r"\s+", " ", words.text)


def _of_another(person: Person, organisation: Text | None, scanned: bool) -> bool:
    """Whether a row of the person's name is of another organisation than they: two people may have one name."""
    if organisation is None or person.organisation is None:
        return False
    return _organisation(organisation, scanned)[1] != person.organisation.value


def _fill(person: Person, row: Row, heading: Text | None, scanned: bool) -> None:
    organisation = row.organisation or heading
    if organisation is not None and person.organisation is None:
        named, value = _organisation(organisation, scanned)
        role = EvidenceRole.VALUE if row.organisation is not None else EvidenceRole.HEADING
        person.organisation = Said.of(organisation, value, role=role, basis=named.basis if named else FieldBasis.STATED)
        person.organisation_kind = named.kind if named else "OTHER"
    if row.unit is not None and person.unit is None:
        person.unit = Said.of(row.unit)
    if row.title is not None and person.title is None and role_of(row.title) != "member":  # "Ledamot" is no title
        person.title = Said.of(row.title)
    if row.party is not None and person.party is None:
        person.party = Said.of(row.party, row.party.text.strip().upper())
    if row.initials is not None:
        person.initials = row.initials.text
    if row.note is not None and row.attendance == "partial":
        person.part = Said.of(row.note)


def replaced(minutes: Minutes, person: Person, name: Text, label: Label) -> None:
    """Who serves for somebody is a substitute; the other is a member who wasn't there."""
    if not names.is_name(name.text):
        return
    if person.capacity == "member":
        person.capacity, person.seats = "substitute", ["substitute" if s == "member" else s for s in person.seats]
        person.seats_in = {
            of: ["substitute" if s == "member" else s for s in seats] for of, seats in person.seats_in.items()
        }
    person.serves_for = name.text
    if minutes.named(name.text) is None:
        other = Person(Said.of(name), "member", "serves_for", "absent", of=label.of)
        if label.seat and (label.of is not None or len(minutes.header.bodies) < 2):
            other.sit("member", label.of)
        other.cites = [*Said.of(name).inferred().cite("attendance"), *label.words.cite("capacity")]
        minutes.add(other)


def settle(minutes: Minutes) -> None:
    """Capacities that depend on the body: who takes part in a group that its participants make up holds a seat.

    People of the list in whose block the secretary stands are its secretariat: officials, not members. Who was there
    for one item only is a guest. Where members are listed, a guest with a title is an official.
    """
    header = minutes.header
    lists = {of: _list_of(minutes, of) for of in {None, *(p.of for p in minutes.people)}}
    office = _secretariat(minutes)
    for person in minutes.people:
        made_up, listed, shared = lists[person.of]
        capacities = person.capacities
        if "participant" in capacities:
            capacities = [c for c in capacities if c != "participant"]
            if person.part and for_items_only(person.part.value):
                capacities.append("guest")
            elif person.key in office:
                capacities.append("official")
            elif not any(c in ROLE_OF for c in capacities):
                capacities.append(
                    "member"
                    if (made_up and not listed) or not (listed or person.title)
                    else "official"
                    if person.title and listed
                    else "member"
                    if not listed
                    else "guest"
                )
            if "member" in capacities and made_up and not listed and not shared:
                person.sit("member", person.of)
        if "absent" in capacities:
            capacities = [c for c in capacities if c != "absent"]
            if not any(c in ROLE_OF for c in capacities):
                capacities.append("member")
                if made_up and not shared:
                    person.sit("member", person.of)
        if listed and "guest" in capacities and _is_office(person):
            capacities = [c if c != "guest" else "official" for c in capacities]
            if (
                person.organisation is None
                and header.owner is not None
                and header.owner_kind in ("MUNICIPALITY", "REGION")
            ):
                person.organisation = Said(
                    header.owner.value, header.owner.places, EvidenceRole.HEADING, FieldBasis.INFERRED
                )
                person.organisation_kind = header.owner_kind
        if person.part and person.label == "participant" and {"guest", "presenter"} <= set(capacities):
            capacities.remove("guest")  # was there to present
        ranked = sorted(dict.fromkeys(capacities), key=CAPACITIES.index)
        person.capacity, person.also = ranked[0], ranked[1:]
        person.seats = [s for s in dict.fromkeys(person.seats) if s in ROLE_OF]
    _own_region(minutes)


def _list_of(minutes: Minutes, of: int | None) -> tuple[bool, bool, bool]:
    """(whether its participants make the body up, whether members are listed, whether several bodies share the list).

    `of` is the place of the body whose list it is, in a joint meeting; a list without one is theirs together.
    """
    bodies = minutes.header.bodies
    kinds = [bodies[of].kind] if of is not None else [each.kind for each in bodies] or [minutes.header.body_kind]
    explicit = any("member" in (p.seats if of is None else p.seats_in.get(of, ())) for p in minutes.people)
    made_up = all(kind in words()["body_rules"]["participants"] for kind in kinds) or explicit
    listed = any(s.capacity == "member" and s.of == of for s in minutes.sections)
    return made_up, listed, of is None and len(bodies) > 1


def _is_office(person: Person) -> bool:
    """A guest of a board who has a title of an office and no other organisation is its official."""
    return person.title is not None and person.organisation is None and organizations.is_office(person.title.value)


def _secretariat(minutes: Minutes) -> frozenset[str]:
    """Those in the secretary's block of a list in several blocks, when all of it are from one organisation."""
    blocks = {p.block for p in minutes.people if "participant" in p.capacities}
    home = [p.block for p in minutes.people if "secretary" in p.capacities and "participant" in p.capacities]
    if len(blocks) < 2 or len(home) != 1:
        return frozenset()
    mine = [p for p in minutes.people if p.block == home[0] and "participant" in p.capacities]
    whole = [p for p in mine if p.part is None or "dag" in p.part.value]
    organisations = {p.organisation.value for p in whole if p.organisation}
    return frozenset(p.key for p in mine) if len(organisations) == 1 and len(whole) > 1 else frozenset()


def _own_region(minutes: Minutes) -> None:
    """A block with titles and no organisation, among blocks from municipalities and one region, is the region's."""
    listed = [p for p in minutes.people if p.block and p.rule == "roster_row"]
    regions = {
        p.organisation.value: p.organisation for p in listed if p.organisation and p.organisation_kind == "REGION"
    }
    if len(regions) != 1 or not any(p.organisation_kind == "MUNICIPALITY" for p in listed):
        return
    region = next(iter(regions.values()))
    for block in {p.block for p in listed}:
        mine = [p for p in listed if p.block == block]
        if len(mine) > 1 and all(p.organisation is None and p.title is not None for p in mine):
            for person in mine:
                person.organisation = Said(region.value, region.places, EvidenceRole.HEADING, FieldBasis.INFERRED)
                person.organisation_kind = "REGION"


def _served(text: str) -> object:
    row = parse_row(plain(text))
    return row and row.serves_for


rule(
    "serves_for",
    "a member who wasn't there, named behind who served in their place",
    tries=_served,
    takes=("Bo Ek (M), tjänstgör för Siv Ask (M)", "Eva Berg (S) ersättare för Per Ek (S)"),
    refuses=("Anna Lind (M), ersättare", "Anna Lind, ansvarig för ekonomi"),
)
