"""Long histories of a few bodies: people come, go, return and change roles, elections have terms, and much is repeated.

Most of what a document says was said by the one before, so that a history has long stretches in which nothing turns.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from loaders.resolving.state import Doc
from schema.statements import MentionKind, StatementKind, Value
from tests.loaders.histories import COUNTY, PEOPLE, ROLES, Writer

ORGANIZATIONS = (
    ("Granviks kommun", "MUNICIPALITY"),
    ("Granvik", None),
    ("Region Ekmarks län", "REGION"),
    ("Lindås kommun", "MUNICIPALITY"),
)
MISREAD = {"Anna Lind": "Anna Llnd", "Eva Berg": "Eva 8erg", "Per Ek": "Per Ek"}
SEATS = (("MEMBER",), ("MEMBER",), ("SUBSTITUTE",), ("CHAIR",), ("CHAIR", "MEMBER"), ("VICE_CHAIR",), ())
FIRST = dt.date(2019, 1, 14)


@dataclass(frozen=True)
class Seat:
    """How somebody is listed, meeting after meeting."""

    roles: tuple[str, ...]
    organization: tuple[str, str | None] | None
    title: str | None = None
    party: str | None = None


@dataclass
class Group:
    """A body with those who sit in it now; `names` are what its minutes call it, in turns."""

    names: tuple[str, ...]
    kind: str
    owner: str | None = None
    seats: dict[str, Seat] = field(default_factory=dict)
    roles: tuple[str, ...] = ROLES


def long_history(rng: Random, documents: int, county: str | None = COUNTY) -> list[Doc]:
    """Documents in the order in which they were written, which isn't always that of their days."""
    groups = [
        Group(("Samverkansrådet för skola", "SRS", "Samverkansrådet för skola"), "COUNCIL"),
        Group(("Kommunstyrelsen", "KS"), "BOARD", "granviks kommun"),
        Group(("Kommunstyrelsen",), "BOARD", "lindås kommun"),
    ][: rng.choice((1, 2, 3))]
    for group in groups:
        for person in rng.sample(PEOPLE, rng.randrange(3, 6)):
            group.seats[person] = _seat(rng)
    day, made = FIRST, []
    for number in range(documents):
        day += dt.timedelta(days=rng.choice((0, 21, 35, 35, 200 if rng.random() < 0.1 else 28)))
        group = rng.choice(groups)
        _turn(rng, group)
        made.append(_document(rng, number, day, group, groups, county))
    return made


def _seat(rng: Random) -> Seat:
    return Seat(
        rng.choice(SEATS),
        rng.choice((*ORGANIZATIONS, None)),
        rng.choice(("Rektor", "rektor", None)),
        rng.choice(("S", "M", None)),
    )


def _turn(rng: Random, group: Group) -> None:
    """Now and then something changes from one meeting to the next."""
    if rng.random() < 0.12:
        group.seats[rng.choice(PEOPLE)] = _seat(rng)
    if rng.random() < 0.12 and group.seats:
        del group.seats[rng.choice(sorted(group.seats))]
    if rng.random() < 0.08 and group.seats:
        person = rng.choice(sorted(group.seats))
        group.seats[person] = replace(group.seats[person], organization=rng.choice(ORGANIZATIONS))
    if rng.random() < 0.08:
        group.roles = tuple(sorted(rng.sample(ROLES, rng.randrange(1, 5))))


def _document(rng: Random, number: int, at: dt.date, group: Group, groups: list[Group], county: str | None) -> Doc:
    w = Writer(rng, number, None if rng.random() < 0.03 else at.isoformat())
    w.rule, w.owner = "register_row" if rng.random() < 0.05 else "table", group.owner
    w.scanned = rng.random() < 0.1
    name, *short = rng.choice((group.names, group.names[:1]))
    own, record = w.mention(MentionKind.BODY, name, group.kind)
    alias = w.mention(MentionKind.BODY, short[0], group.kind, record.key)[0] if short else None
    if rng.random() < 0.2 and len(group.names) > 1:
        own = w.mention(MentionKind.BODY, group.names[1], group.kind)[0]
    dates = (w.date,) if w.date else ()
    w.state(StatementKind.MEETING, {"dates": dates, "place": "Stadshuset"}, ("body", own), ("alias", alias))
    listing = [(own, group)]
    if rng.random() < 0.1:  # a joint meeting: a list for each
        other = rng.choice(groups)
        if other is not group:
            w.owner = other.owner
            listing.append((w.mention(MentionKind.BODY, other.names[0], other.kind)[0], other))
    for body, seated in listing:
        if rng.random() < 0.9:
            _list(w, body, seated)
    if rng.random() < 0.12:
        _elect(w, own, at)
    _repeated(w, own, at)
    return Doc(w.id, w.date, county, tuple(w.mentions.values()), tuple(w.statements))


def _list(w: Writer, body: str, group: Group) -> None:
    rng = w.rng
    day = rng.choice((w.date, "2020-03-02")) if rng.random() < 0.05 else w.date
    for position, (person, seat) in enumerate(sorted(group.seats.items())):
        if rng.random() < 0.03:
            continue  # forgotten this once
        values: dict[str, Value] = {
            "capacity": "member",
            "seats": seat.roles if day else (),
            "attendance": rng.choice(("PRESENT", "ABSENT")),
            "title": seat.title,
            "party": seat.party,
            "date": day,
            "position": position,
        }
        mention = w.mention(MentionKind.PERSON, MISREAD.get(person, person) if w.scanned else person)[0]
        organization = w.mention(MentionKind.ORGANIZATION, *seat.organization)[0] if seat.organization else None
        w.state(
            StatementKind.ROSTER_ROW,
            values,
            ("person", mention),
            ("organization", organization),
            ("body", body if seat.roles or rng.random() < 0.5 else None),
        )
    if day and rng.random() < 0.15:
        empty: dict[str, Value] = {"role": "MEMBER", "vacant": True, "date": day, "party": rng.choice(("S", None))}
        w.state(StatementKind.SEAT, empty, ("body", body))
    if day and rng.random() < 0.9:
        roster: dict[str, Value] = {"date": day, "complete": rng.random() < 0.85, "roles": group.roles}
        w.state(StatementKind.ROSTER, roster, ("body", body))


def _elect(w: Writer, body: str, at: dt.date) -> None:
    rng = w.rng
    start = at + dt.timedelta(days=rng.choice((-400, -30, 0, 0, 40, 300)))
    end = start + dt.timedelta(days=rng.choice((-3, 90, 400, 800)))
    values: dict[str, Value] = {
        "role": rng.choice(ROLES),
        "valid_from": rng.choice((start.isoformat(), str(start.year), None)),
        "valid_to": rng.choice((end.isoformat(), f"{end.year}-{end.month:02}", None)),
        "party": rng.choice(("S", None)),
        "date": w.date,
    }
    organization = w.maybe(w.mention(MentionKind.ORGANIZATION, *rng.choice(ORGANIZATIONS))[0], 0.3)
    w.state(StatementKind.ELECTION, values, ("person", w.person()), ("body", body), ("organization", organization))


def _repeated(w: Writer, own: str, at: dt.date) -> None:
    """What is told again and again: how an agreement stands, how a task goes on."""
    rng = w.rng
    if rng.random() < 0.3:
        agreement = w.mention(MentionKind.AGREEMENT, rng.choice(("Avtal om resor", "Hemsjukvårdsavtalet")))[0]
        values: dict[str, Value] = {
            "agreement_kind": "AGREEMENT",
            "status": rng.choice(("IN_FORCE", "IN_FORCE", "UNDER_REVISION", None)),
            "valid_to": f"{at.year + rng.choice((0, 1))}" if rng.random() < 0.5 else None,
            "items": ("0",),
            "date": w.date,
        }
        w.state(StatementKind.AGREEMENT, values, ("agreement", agreement), ("owner", w.maybe(w.person(), 0.3)))
        w.state(StatementKind.TERM, {"what": "dagar", "value": rng.choice(("3", "4"))}, ("agreement", agreement))
    for task in rng.sample(("ta fram en plan", "bjuda in till samråd"), rng.choice((0, 0, 1, 2))):
        told: dict[str, Value] = {
            "task": task,
            "status": rng.choice(("GIVEN", "GIVEN", "ONGOING", "POSTPONED", "DONE")),
            "due": rng.choice(((at + dt.timedelta(days=60)).isoformat(), None)),
            "date": w.date,
        }
        about = w.mention(MentionKind.AGREEMENT, "Avtal om resor")[0] if rng.random() < 0.1 else None
        mandate = w.mention(MentionKind.MANDATE, task)[0]
        holder = rng.choice((own, w.person()))
        w.state(
            StatementKind.MANDATE, told, ("mandate", mandate), ("holder", holder), ("concerns", about), ("body", own)
        )


def steady_years(years: int) -> list[Doc]:
    """Six meetings a year of a body in which the same people sit, who follow the same task."""
    rng = Random("steady")
    group = Group(("Trafikrådet",), "COUNCIL", seats={p: Seat(("MEMBER",), ORGANIZATIONS[0]) for p in PEOPLE[:5]})
    made = []
    for number in range(6 * years):
        w = Writer(rng, number, f"{2010 + number // 6}-{2 * (number % 6) + 1:02}-15")
        body = w.mention(MentionKind.BODY, group.names[0], group.kind)[0]
        w.state(StatementKind.MEETING, {"dates": (w.date,)}, ("body", body))
        for person, seat in group.seats.items():
            values: dict[str, Value] = {"seats": seat.roles, "attendance": "PRESENT", "date": w.date}
            values["capacity"] = "member"
            mention = w.mention(MentionKind.PERSON, person)[0]
            w.state(StatementKind.ROSTER_ROW, values, ("person", mention), ("body", body))
        w.state(StatementKind.ROSTER, {"date": w.date, "complete": True, "roles": ROLES}, ("body", body))
        agreement = w.mention(MentionKind.AGREEMENT, "Avtal om resor")[0]
        told: dict[str, Value] = {"agreement_kind": "AGREEMENT", "status": "IN_FORCE", "items": ("0",), "date": w.date}
        w.state(StatementKind.AGREEMENT, told, ("agreement", agreement))
        made.append(Doc(w.id, w.date, COUNTY, tuple(w.mentions.values()), tuple(w.statements)))
    return made
