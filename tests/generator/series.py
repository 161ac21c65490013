"""Many meetings of some bodies over years, with the same people coming back: for trials of loading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Body
from tests.generator.registry import Layout, layouts
from tests.generator.world import World, random_attendees, random_body, random_meeting, random_people, random_world

COUNTIES, BODIES, FIRST = 5, 30, date(2015, 1, 12)


class Group:
    """A body that meets every month or two: its people change slowly, its layout stays."""

    def __init__(self, rng: Random, world: World, body: Body, chosen: Layout) -> None:
        self.world, self.body, self.layout = world, body, chosen
        self.say = Dialect.draw(rng, markdown=chosen.suffix == ".md")
        self.attendees = random_attendees(rng, world, body)
        self.day = FIRST + timedelta(days=rng.randrange(40))
        self.met = 0

    def meet(self, rng: Random) -> tuple[str, str]:
        """The next meeting: (file name, text). Somebody is absent, and once a year somebody is new."""
        if self.met % 8 == 7:
            at = rng.randrange(1, len(self.attendees))
            new = random_people(rng, self.world, self.body, 1)[0]
            old = self.attendees[at].human
            human = replace(old, first=new.first, last=new.last)
            if human.first not in {a.human.first for a in self.attendees}:
                row = replace(self.attendees[at], human=human)
                self.attendees = (*self.attendees[:at], row, *self.attendees[at + 1 :])
        here = tuple(
            replace(a, attendance="absent" if rng.random() < 0.2 else "present")
            if a.capacity in ("member", "substitute") and not a.also
            else a
            for a in self.attendees
        )
        meeting = random_meeting(rng, self.world, self.body, day=self.day, attendees=here)
        self.day = meeting.next_dates[0]
        self.met += 1
        page = self.layout.render(meeting, rng, self.say)
        slug = "".join(c if c.isalnum() else "-" for c in f"{self.body.name} {self.body.county}".lower())
        return f"{meeting.dates[0]}-{slug}{self.layout.suffix}", page.text


def minutes(n: int, seed: int = 0) -> Iterable[tuple[str, str]]:
    """n documents (file name, text), oldest meetings of each body first, of 30 bodies in 5 counties over years."""
    rng = Random(f"series/{seed}")
    worlds = [random_world(rng) for _ in range(COUNTIES)]
    known = [entry for entry in layouts().values() if not entry.unseen]
    groups: dict[tuple[str, str], Group] = {}
    while len(groups) < BODIES:
        chosen, world = rng.choice(known), rng.choice(worlds)
        body = random_body(rng, world, chosen.sorts)
        groups.setdefault((body.county, body.name), Group(rng, world, body, chosen))
    turns = list(groups.values())
    for at in range(n):
        yield turns[at % BODIES].meet(rng)
