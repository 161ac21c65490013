"""A county with its organisations and bodies, and meetings of them: everything drawn from a seeded Random.

Municipalities and regions are real ones, taken from the reference register as it is; all else is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random

from loaders.lexicon import register
from tests.generator.facts import Attendee, Body, Human, Meeting, Organisation
from tests.generator.names import random_names
from tests.generator.subjects import Setting, random_items
from tests.generator.words import words


@dataclass(frozen=True, slots=True)
class World:
    """A county: its region, some of its municipalities, bodies that may be mentioned, and its people."""

    county: str
    region: Organisation
    municipalities: tuple[Organisation, ...]
    bodies: tuple[Body, ...]


def definite(sort: str) -> str:
    """Styrgruppen, of styrgrupp."""
    endings = {"nämnd": "en", "styrelse": "n", "nätverk": "et", "råd": "et", "utskott": "et", "förening": "en"}
    return sort.capitalize() + next((e for s, e in endings.items() if sort.endswith(s)), "en")


SORTS = (  # Swedish sort, kind of facts.md; all named with a topic
    ("samverkansråd", "council"),
    ("samråd", "council"),
    ("styrgrupp", "steering group"),
    ("ledningsgrupp", "management group"),
    ("arbetsgrupp", "working group"),
    ("samverkansgrupp", "working group"),
    ("referensgrupp", "reference group"),
    ("nätverk", "network"),
)


def topical_body(rng: Random, county: str, topic: str) -> Body:
    sort, kind = rng.choice(SORTS)
    acting = definite(sort)
    name = f"{acting} för {topic}" if rng.random() < 0.6 else f"{sort.capitalize()} {topic}"
    return Body(name, acting, kind, sort, county)


def random_world(rng: Random) -> World:
    regions = [r for r in register() if r.kind == "REGION"]
    while True:
        region = rng.choice(regions)
        rows = [r for r in register() if r.kind == "MUNICIPALITY" and r.county == region.county]
        if len(rows) >= 4:
            break
    rows = rng.sample(rows, min(len(rows), rng.randint(4, 9)))
    topics = rng.sample(words("world")["topics"], 8)
    return World(
        region.county,
        Organisation(region.official, region.official, "region"),
        tuple(Organisation(r.official, r.name, "municipality") for r in rows),
        tuple(topical_body(rng, region.county, topic) for topic in topics),
    )


def random_body(rng: Random, world: World, sorts: Sequence[str] | None = None) -> Body:
    """A body whose own minutes are to be written; sorts: only of these kinds of bodies (see below)."""
    sort = rng.choice(list(sorts or ("topical", "topical", "topical", "board", "club", "parish", "company", "union")))
    if sort == "board":
        name = rng.choice(words("world")["boards"])
        acting = "Nämnden" if name.endswith("nämnden") else name
        return Body(name, acting, "board", "nämnd", world.county, rng.choice(world.municipalities))
    named = {
        "club": (words("world")["clubs"], "Styrelsen", "board", "förening"),
        "parish": (words("world")["parishes"], "Kyrkorådet", "council", "kyrkoråd"),
        "company": (words("world")["company_bodies"], "Styrelsen", "board", "bolagsstyrelse"),
        "union": (words("world")["unions"], "Styrelsen", "board", "studentkår"),
    }
    if sort in named:
        names, acting, kind, swedish = named[sort]
        owner = rng.choice(names)
        name = f"{acting} i {owner}" if sort == "parish" else owner
        return Body(name, acting, kind, swedish, world.county, Organisation(owner, owner, "association"))
    return rng.choice(world.bodies)


def random_people(rng: Random, world: World, body: Body, count: int) -> list[Human]:
    """People with an organisation, title, unit or party as fits the body."""
    orgs = [world.region, world.region, *world.municipalities]
    if body.sort in ("nätverk", "referensgrupp", "arbetsgrupp"):
        orgs += [Organisation(n, n, "company") for n in rng.sample(words("world")["companies"], 1)]
        orgs += [Organisation(n, n, "authority") for n in rng.sample(words("world")["authorities"], 2)]
        orgs += [Organisation(n, n, "association") for n in rng.sample(words("world")["associations"], 1)]
    people = []
    for first, last in random_names(rng, count):
        if body.sort == "nämnd":
            people.append(Human(first, last, party=rng.choice(words("world")["parties"])))
        elif body.owner:
            people.append(Human(first, last))
        else:
            org = rng.choice(orgs)
            units = {"region": words("world")["region_units"], "municipality": words("world")["units"]}.get(org.kind)
            people.append(
                Human(first, last, org, rng.choice(words("world")["titles"]), rng.choice(units) if units else None)
            )
    return people


def random_attendees(rng: Random, world: World, body: Body) -> tuple[Attendee, ...]:
    """Chair, perhaps a vice chair, members, perhaps substitutes, a secretary, perhaps officials and guests."""
    members, substitutes, officials = rng.randint(4, 9), 0, 0
    formal = body.sort in ("nämnd", "samverkansråd", "samråd", "kyrkoråd", "studentkår")
    if formal:
        substitutes, officials = rng.randint(2, 5), rng.randint(1, 4)
    people = random_people(rng, world, body, members + substitutes + officials + 6)

    def status(absent: float) -> str:
        return "absent" if rng.random() < absent else "present"

    def outside(human: Human) -> Human:
        """An official or guest of a board: with a title, without a party."""
        return human if human.title else replace(human, title=rng.choice(words("world")["titles"]), party=None)

    seats = [Attendee(people.pop(0), "chair", "present")]
    if rng.random() < 0.5:
        seats.append(Attendee(people.pop(0), "vice chair", status(0.2)))
    seats += [Attendee(people.pop(0), "member", status(0.2)) for _ in range(min(members, len(people) - 2))]
    seats += [Attendee(people.pop(0), "substitute", status(0.3)) for _ in range(min(substitutes, len(people) - 1))]
    if people and (body.owner is None or formal) and rng.random() < 0.8:
        seats.append(Attendee(outside(people.pop(0)), "secretary", "present"))
    else:
        at = next(i for i, s in enumerate(seats) if s.capacity == "member" and s.attendance == "present")
        seats[at] = replace(seats[at], also=("secretary",))
    seats += [Attendee(outside(people.pop(0)), "official", "present") for _ in range(min(officials, len(people)))]
    can = [i for i, s in enumerate(seats) if s.capacity == "member" and s.attendance == "present" and not s.also]
    for i in rng.sample(can, min(len(can), rng.choice([1, 1, 2]))):
        seats[i] = replace(seats[i], also=("adjuster",))
    return tuple(seats)


def random_day(rng: Random, first: int = 2015, last: int = 2025) -> date:
    """A weekday outside July."""
    while True:
        day = date(rng.randint(first, last), 1, 1) + timedelta(days=rng.randrange(360))
        if day.weekday() < 5 and day.month != 7:
            return day


def random_meeting(
    rng: Random,
    world: World | None = None,
    body: Body | None = None,
    sorts: Sequence[str] | None = None,
    day: date | None = None,
    attendees: tuple[Attendee, ...] = (),
) -> Meeting:
    """A meeting of a random body on a random day; what is given is kept."""
    world = world or random_world(rng)
    body = body or random_body(rng, world, sorts)
    day = day or random_day(rng)
    dates = (day, day + timedelta(days=1)) if body.kind == "management group" and rng.random() < 0.25 else (day,)
    attendees = attendees or random_attendees(rng, world, body)
    hour = rng.choice([8, 9, 10, 13, 14, 15, 17, 18, 19])
    start = time(hour, rng.choice([0, 0, 0, 15, 30]))
    ahead = [dates[-1] + timedelta(days=rng.choice([14, 28, 35, 42, 56, 63]))]
    if rng.random() < 0.25:
        ahead.append(ahead[0] + timedelta(days=28))
    others = rng.sample([b for b in world.bodies if b != body], len(world.bodies) - (body in world.bodies))
    present = tuple(a for a in attendees if a.attendance == "present")
    return Meeting(
        body=body,
        dates=dates,
        start=start,
        end=time(hour + rng.choice([1, 2, 3]), rng.choice([0, 0, 30, 45])),
        place=rng.choice(words("world")["places"]),
        attendees=attendees,
        items=random_items(rng, Setting(body, present, others, world.municipalities, dates[0], ahead[0])),
        next_dates=tuple(ahead),
        approved_on=dates[-1] + timedelta(days=rng.randint(3, 20)) if rng.random() < 0.3 else None,
        first_number=rng.randint(1, 140) if body.sort == "nämnd" else 1,
        number_in_year=rng.randint(1, 9),
    )
