"""Statements about people: rows of lists, the lists themselves, elections, and what somebody stands for."""

from __future__ import annotations

from loaders.capacities import ROLE_OF
from loaders.extracting.collect import Extraction, cited
from loaders.minutes import Said
from schema.evidence import Citation
from schema.statements import MentionKind, StatementKind


def people(x: Extraction) -> None:
    for position, person in enumerate(x.minutes.people):
        if person.capacity == "mentioned" and person.attendance == "unknown":
            continue
        organization = (
            x.names.organization(person.organisation, person.organisation_kind) if person.organisation else None
        )
        unit = x.names.said(MentionKind.ORGANIZATION, person.unit, "UNIT") if person.unit else None
        other = x.minutes.person(person.serves_for) if person.serves_for else None
        seats = tuple(ROLE_OF[s] for s in dict.fromkeys(person.seats) if s in ROLE_OF)
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
                ("body", x.names.own_body() if seats else None),
                ("serves_for", x.names.said(MentionKind.PERSON, other.name) if other else None),
            ],
            [
                *person.name.cite("person"),
                *person.cites,
                *cited(
                    part=person.part,
                    title=person.title,
                    party=person.party,
                    organization=person.organisation,
                    unit=person.unit,
                ),
            ],
        )


def roster(x: Extraction) -> None:
    """The lists of the document as a roster of its body: complete when they name absentees, and each row is read."""
    seated = [p for p in x.minutes.people if p.seats and p.rule in ("roster_row", "roster_garbled", "reviewed")]
    if not seated or not x.date or not x.minutes.header.body:
        return
    damaged = any(doubt.code == "DAMAGED_ROW" for doubt in x.minutes.doubts)
    labels = [c for p in seated for c in p.cites if c.field == "capacity"]
    x.state(
        StatementKind.ROSTER,
        "roster",
        {
            "date": x.date,
            "complete": not damaged and any(p.attendance == "absent" for p in seated),
            "roles": tuple(sorted({ROLE_OF[s] for p in seated for s in p.seats if s in ROLE_OF})),
        },
        [("body", x.names.own_body())],
        [
            *(Citation("roles", c.span, c.role, c.basis) for c in dict.fromkeys(labels)),
            *x.on_the_day("body", x.minutes.header.body),
        ],
    )


def vacancies(x: Extraction) -> None:
    """Seats that the lists name as vacant."""
    body = x.names.own_body() if x.date else None
    for v in x.minutes.vacancies if body else ():
        organization = x.names.organization(v.organisation, v.organisation_kind) if v.organisation else None
        x.state(
            StatementKind.SEAT,
            "vacant_seat",
            {"role": ROLE_OF[v.capacity], "vacant": True, "date": x.date},
            [("body", body), ("organization", organization)],
            [*Said.of(v.words).cite("vacant"), *v.label.cite("role"), *cited(organization=v.organisation)],
        )


def elections(x: Extraction) -> None:
    for e in x.minutes.elections:
        role = ROLE_OF.get(e.role)
        body = x.names.body(e.body) if e.body else x.names.own_body()
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
                *(x.called("body", e.body, body) or x.on_the_day("body", x.minutes.header.body)),
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
