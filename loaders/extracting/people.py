"""Statements about people: rows of lists, the lists themselves, elections, and what somebody stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.capacities import ROLE_OF
from loaders.extracting.collect import Extraction, cited
from loaders.header import OwnBody
from loaders.minutes import Person, Said
from schema.evidence import Citation
from schema.statements import MentionKind, StatementKind


def people(x: Extraction) -> None:
    for position, person in enumerate(x.minutes.people):
        if person.capacity == "mentioned" and person.attendance == "unknown":
            continue
        organization = (
            x.names.organization(person.organisation, person.organisation_kind) if person.organisation else None
        )
        unit = x.names.unit(person.unit, organization) if person.unit else None
        other = x.minutes.person(person.serves_for) if person.serves_for else None
        for body, seats, heads in _seats(x, person):
            x.state(
                StatementKind.ROSTER_ROW,
                person.rule,
                {
                    "capacity": person.capacity,
                    "capacities": tuple(person.capacities),
                    "seats": seats,
                    "attendance": person.attendance.upper(),
                    "other_attendance": person.other_attendance.upper() if person.other_attendance else None,
                    "part": person.part.value if person.part else None,
                    "title": person.title.value if person.title else None,
                    "party": person.party.value if person.party else None,
                    "date": x.date,
                    "position": position,
                },
                [
                    ("person", x.names.said(MentionKind.PERSON, person.name)),
                    ("organization", organization),
                    ("unit", unit),
                    ("body", body),
                    ("serves_for", x.names.said(MentionKind.PERSON, other.name) if other else None),
                ],
                [
                    *person.name.cite("person"),
                    *person.cites,
                    *heads,
                    *cited(
                        part=person.part,
                        title=person.title,
                        party=person.party,
                        organization=person.organisation,
                        unit=person.unit,
                    ),
                ],
            )


def _seats(x: Extraction, person: Person) -> Iterator[tuple[str | None, tuple[str, ...], Sequence[Citation]]]:
    """(body, roles, the body's name over the list) for each body in which the lists give a person seats; else once."""
    bodies = x.minutes.header.bodies
    own = person.seats_in if len(bodies) > 1 else {0: person.seats} if bodies else {}
    found = [(of, roles) for of, capacities in sorted(own.items()) if (roles := _roles(capacities))]
    for of, roles in found:
        yield x.names.own_body(bodies[of]), roles, person.heads.get(of, ())
    if not found:
        yield None, () if bodies else _roles(person.seats), ()


def _roles(capacities: Iterable[str]) -> tuple[str, ...]:
    """Those of somebody's capacities here that are seats."""
    return tuple(ROLE_OF[c] for c in dict.fromkeys(capacities) if c in ROLE_OF)


def roster(x: Extraction) -> None:
    """The lists of the document as a roster of its body; in a joint meeting as one of each body that has its own."""
    bodies = x.minutes.header.bodies
    for of, body in enumerate(bodies):
        seats = {p.key: p.seats_in.get(of, []) if len(bodies) > 1 else p.seats for p in x.minutes.people}
        _roster(x, body, {key: said for key, said in seats.items() if said})


def _roster(x: Extraction, body: OwnBody, seats: Mapping[str, Sequence[str]]) -> None:
    """A list is complete when it names absentees, and each row is read. `seats`: capacities by the person's key."""
    listed = ("roster_row", "roster_garbled", "reviewed")
    seated = [p for p in x.minutes.people if p.key in seats and p.rule in listed]
    if not seated or not x.date:
        return
    damaged = any(doubt.code == "DAMAGED_ROW" for doubt in x.minutes.doubts)
    labels = [c for p in seated for c in p.cites if c.field == "capacity"]
    x.state(
        StatementKind.ROSTER,
        "roster",
        {
            "date": x.date,
            "complete": not damaged and any(p.attendance == "absent" for p in seated),
            "roles": tuple(sorted({role for p in seated for role in _roles(seats[p.key])})),
        },
        [("body", x.names.own_body(body))],
        [
            *(Citation("roles", c.span, c.role, c.basis) for c in dict.fromkeys(labels)),
            *x.on_the_day("body", body.name),
        ],
    )


def vacancies(x: Extraction) -> None:
    """Seats that the lists name as vacant."""
    bodies = x.minutes.header.bodies
    for v in x.minutes.vacancies if x.date else ():
        of = v.of if len(bodies) > 1 else 0
        if of is None or not bodies:
            continue
        organization = x.names.organization(v.organisation, v.organisation_kind) if v.organisation else None
        x.state(
            StatementKind.SEAT,
            "vacant_seat",
            {"role": ROLE_OF[v.capacity], "vacant": True, "date": x.date},
            [("body", x.names.own_body(bodies[of])), ("organization", organization)],
            [*Said.of(v.words).cite("vacant"), *v.label.cite("role"), *cited(organization=v.organisation)],
        )


def elections(x: Extraction) -> None:
    for e in x.minutes.elections:
        role = ROLE_OF.get(e.role)
        own = x.minutes.header.bodies
        body = x.names.body(e.body) if e.body else x.names.own_body(own[0]) if len(own) == 1 else None
        person = x.names.said(MentionKind.PERSON, e.person)
        if not role or not body:
            continue
        x.state(
            StatementKind.ELECTION,
            e.rule,
            {
                "role": role,
                "valid_from": e.valid_from.value if e.valid_from else x.date,
                "valid_to": e.valid_to.value if e.valid_to else None,
                "party": e.party.value if e.party else None,
                "date": x.date,
            },
            [
                ("person", person),
                ("body", body),
                ("organization", x.names.organization(e.organisation, e.organisation_kind) if e.organisation else None),
            ],
            [
                *cited(person=e.person, organization=e.organisation, valid_to=e.valid_to, party=e.party),
                *(x.called("body", e.body, body) or x.on_the_day("body", *(each.name for each in own))),
                *(cited(valid_from=e.valid_from) or x.on_the_day("valid_from", *x.minutes.header.dates[:1])),
            ],
        )


def stances(x: Extraction) -> None:
    for s in x.minutes.stances:
        x.state(
            StatementKind.STANCE,
            s.rule,
            {
                "item": s.item,
                "decision": s.decision,
                "stance_kind": s.kind,
                "text": s.text.value if s.text else None,
                "date": x.date,
            },
            [("person", x.names.said(MentionKind.PERSON, s.person))],
            cited(person=s.person, text=s.text),
        )
