"""Series of minutes in which tasks are given, come back and are closed over several meetings, with who did what known.

Traps stand among them: the same doing for another holder, in another body or given again once it was done; tasks that
come at every meeting, and proposals of which their item alone says what they are about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from loaders.lexicon import words
from tests.generator.names import random_names
from tests.generator.world import World, random_world

VERBS = (  # infinitive, present, supine
    ("kartlägga", "kartlägger", "kartlagt"),
    ("ta fram", "tar fram", "tagit fram"),
    ("sammanställa", "sammanställer", "sammanställt"),
    ("se över", "ser över", "sett över"),
    ("utvärdera", "utvärderar", "utvärderat"),
    ("beskriva", "beskriver", "beskrivit"),
    ("prissätta", "prissätter", "prissatt"),
    ("revidera", "reviderar", "reviderat"),
)
OBJECTS = (
    "behovet av korttidsplatser",
    "en modell för introduktion av vikarier",
    "enkäten om läsvanor",
    "blanketten för färdtjänst",
    "en karta över cykelvägar",
    "skolornas rutiner för frånvaro",
    "kostnaden för gemensam växel",
    "statistiken över väntetider",
    "ett register över hjälpmedel",
    "bemanningen på natten",
    "ett underlag om taxor",
    "kontaktvägarna till vårdcentralerna",
)
TOPICS = ("hemgång", "skolskjuts", "läsning", "simundervisning", "digital tillsyn", "rehabilitering")
OVER = ("DONE", "REPORTED", "WITHDRAWN")


@dataclass
class Task:
    """One task as it really is: `id` tells it from every other."""

    id: int
    holder: str
    doing: tuple[str, str, str]
    what: str
    due: date | None
    status: str = "GIVEN"

    @property
    def infinitive(self) -> str:
        return f"{self.doing[0]} {self.what}"


@dataclass(frozen=True)
class Spoken:
    """Where a task is spoken of: in which document, who holds it, what is to be done, and how it stands there."""

    document: str
    holder: str
    infinitive: str
    task: int
    status: str


@dataclass
class Group:
    """A body that meets every month, with its open tasks."""

    name: str
    people: list[str]
    day: date
    owner: str | None = None
    open: list[Task] = field(default_factory=list)


class Series:
    """Minutes of some bodies of one county: `texts` by file name, and what they speak of."""

    def __init__(self, seed: int, meetings: int = 5) -> None:
        self.rng = Random(f"followed/{seed}")
        self.texts: dict[str, str] = {}
        self.spoken: list[Spoken] = []
        self.tasks: list[Task] = []
        world = random_world(self.rng)
        topics = self.rng.sample(TOPICS, 2)
        towns = [m.name for m in self.rng.sample(world.municipalities, 2)]
        groups = [self._group(f"Styrgruppen för {topic}") for topic in topics]
        groups += [self._group("Socialnämnden", owner) for owner in towns]
        groups[1].people[0] = groups[0].people[0]  # the same name in two bodies
        for _ in range(meetings):
            for group in groups:
                self._meet(world, group)

    def _group(self, name: str, owner: str | None = None) -> Group:
        people = [f"{first} {last}" for first, last in random_names(self.rng, 5)]
        return Group(name, people, date(2024, 1, 15) + timedelta(days=self.rng.randrange(20)), owner)

    def _meet(self, world: World, group: Group) -> None:
        rng = self.rng
        name = f"{group.day}-{len(self.texts)}.md"
        following = group.day + timedelta(days=rng.choice((28, 35)))
        lines = [f"# Protokoll {group.name}", ""]
        lines += [f"{group.owner}\n" if group.owner else f"{world.region.name}\n"]
        lines += [f"Datum: {group.day} kl. 13.00-15.00", "", "Närvarande:", ""]
        lines += [f"{person}, ordförande" if n == 0 else f"{person}" for n, person in enumerate(group.people)]
        lines += ["", "## 1. Mötets öppnande", "", "Ordföranden öppnade mötet.", ""]
        if group.open:
            lines += ["## 2. Uppföljning av uppdrag", "", *self._followed(name, group), ""]
        for number, topic in enumerate(rng.sample(TOPICS, 2), 3):
            lines += [f"## {number}. {topic.capitalize()}", "", *self._given(name, group, topic), ""]
        lines += ["## 5. Nästa möte", "", f"Nästa möte är {following}.", ""]
        if rng.random() < 0.5:
            task = self._task(group.people[0], ("kalla", "kallar", "kallat"), "till nästa möte", following)
            lines += [f"{task.holder} kallar till nästa möte {following}.", ""]
            self._note(name, task)
        self.texts[name] = "\n".join(lines)
        group.day = following

    # --- tasks that come back ---

    def _followed(self, name: str, group: Group) -> Iterator[str]:
        listed = self.rng.random() < 0.4
        chosen = [t for t in group.open if self.rng.random() < 0.7]
        if listed and chosen:
            yield "| Uppgift | Ansvarig | Klart senast | Status |"
            yield "|---|---|---|---|"
        for task in chosen:
            task.status = self.rng.choice(("DONE", "ONGOING", "POSTPONED", "REPORTED", "WITHDRAWN", "ONGOING"))
            if task.status == "POSTPONED":
                task.due = group.day + timedelta(days=self.rng.randrange(20, 60))
            yield self._row(task) if listed else self._sentence(task)
            self._note(name, task)
        group.open = [t for t in group.open if t.status not in OVER]

    def _row(self, task: Task) -> str:
        word = {"DONE": "Klart", "ONGOING": "Pågår", "POSTPONED": "Flyttas", "REPORTED": "Redovisat"}
        due = str(task.due) if task.due else ""
        return f"| {task.infinitive.capitalize()} | {task.holder} | {due} | {word.get(task.status, 'Utgår')} |"

    def _sentence(self, task: Task) -> str:
        _, present, supine = task.doing
        forms = {
            "DONE": (
                f"Uppdraget till {task.holder} att {task.infinitive} är slutfört.",
                f"{task.holder} har {supine} {task.what}.",
                f"{task.holder} {present} {task.what}. Klart.",
            ),
            "REPORTED": (f"{task.holder} redovisade uppdraget att {task.infinitive}.",),
            "ONGOING": (
                f"Uppdraget till {task.holder} att {task.infinitive} pågår.",
                f"- {task.holder} {present} {task.what}. Pågår.",
            ),
            "POSTPONED": (f"Uppdraget till {task.holder} att {task.infinitive} flyttas till den {_day(task.due)}.",),
            "WITHDRAWN": (f"Uppdraget till {task.holder} att {task.infinitive} utgår.",),
        }
        return f"{self.rng.choice(forms[task.status])}\n"

    # --- tasks that are given ---

    def _given(self, name: str, group: Group, topic: str) -> Iterator[str]:
        rng = self.rng
        yield f"Frågan om {topic} diskuterades.\n"
        for _ in range(rng.randrange(1, 3)):
            holder, doing, what = rng.choice(group.people), rng.choice(VERBS), rng.choice(OBJECTS)
            if any(t.holder == holder and t.what == what for t in group.open):
                continue
            due = group.day + timedelta(days=rng.randrange(25, 90)) if rng.random() < 0.5 else None
            yield self._give(name, group, self._task(holder, doing, what, due))
        if rng.random() < 0.4:  # one each time: it is nobody else's, and no other meeting's
            task = self._task(rng.choice(group.people), VERBS[1], "ett förslag", None)
            yield f"{task.holder} får i uppdrag att ta fram ett förslag.\n"
            self._note(name, task)

    def _task(self, holder: str, doing: tuple[str, str, str], what: str, due: date | None) -> Task:
        self.tasks.append(Task(len(self.tasks), holder, doing, what, due))
        return self.tasks[-1]

    def _give(self, name: str, group: Group, task: Task) -> str:
        group.open.append(task)
        self._note(name, task)
        until = f" senast den {_day(task.due)}" if task.due else ""
        forms = (
            f"{group.name.split()[0]} beslutar att ge {task.holder} i uppdrag att {task.infinitive}{until}.",
            f"{task.holder} får i uppdrag att {task.infinitive}{until}.",
            f"{task.holder} {task.doing[1]} {task.what}{until}.",
            f"{task.holder} åtar sig att {task.infinitive}{until}.",
        )
        return f"{self.rng.choice(forms)}\n"

    def _note(self, name: str, task: Task) -> None:
        self.spoken.append(Spoken(name, task.holder, task.infinitive, task.id, task.status))


def _day(day: date | None) -> str:
    return f"{day.day} {words()['months'][day.month - 1]} {day.year}" if day else ""
