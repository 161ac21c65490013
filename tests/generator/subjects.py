"""What a meeting talks about: items with prose, decisions, tasks, agreements and grants, from tables of phrases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.generator.facts import Agreement, Attendee, Body, Decision, Grant, Item, Organisation, Task
from tests.generator.words import words


@dataclass(frozen=True, slots=True)
class Setting:
    """What the items of one meeting may speak of; others: bodies that are not yet named."""

    body: Body
    present: tuple[Attendee, ...]
    others: list[Body]
    municipalities: tuple[Organisation, ...]
    day: date
    following: date

    @property
    def table(self) -> str:
        """Which words suit the body."""
        return "public" if self.body.owner is None or self.body.sort == "nämnd" else "club"


def random_items(rng: Random, setting: Setting, subjects: int | None = None) -> tuple[Item, ...]:
    """Formal items around three to eight subjects, or as many as given."""
    count = subjects or rng.randint(3, 8)
    topics = rng.sample(words("subjects")[setting.table], count)
    formal = words("formal")
    items = [Item(rng.choice(formal["opening"]), part="opening")]
    if any("adjuster" in a.also for a in setting.present) and rng.random() < 0.7:
        items.append(Item(rng.choice(formal["adjusters"]), part="adjusters"))
    items.append(Item(rng.choice(formal["agenda"]), decisions=(_decision(rng, "agenda"),), part="agenda"))
    if rng.random() < 0.8:
        items.append(Item(rng.choice(formal["previous"]), decisions=(_decision(rng, "previous"),), part="previous"))
    items += [_subject(rng, title, setting) for title in topics]
    items.append(Item(rng.choice(formal["other"]), prose=(rng.choice(formal["others"]),), part="other"))
    items.append(Item(rng.choice(formal["next"]), part="next"))
    items.append(Item(rng.choice(formal["closing"]), part="closing"))
    return tuple(items)


def _decision(rng: Random, table: str, x: str = "") -> Decision:
    kind, infinitive, passive = rng.choice(words("decisions")[table])
    return Decision(kind, infinitive.format(x=x), passive.format(x=x) or None)


def _about(rng: Random) -> str:
    return str(rng.choice(words("subjects")["about"]))


def _subject(rng: Random, title: str, setting: Setting) -> Item:
    prose = rng.sample(words("subjects")["prose"], rng.randint(1, 4))
    item = Item(title, diary=_diary(rng, setting.day))
    if rng.random() < 0.5:
        presenters = rng.sample(setting.present, min(len(setting.present), rng.choice([1, 1, 1, 2])))
        item = replace(item, presenters=tuple(a.human for a in presenters))
    if rng.random() < 0.35:
        said = rng.choice(words("subjects")["person_prose"])
        prose.insert(rng.randint(0, len(prose)), said.format(who=rng.choice(setting.present).name))
    if setting.others and rng.random() < 0.3:
        other = setting.others.pop()
        prose.append(rng.choice(words("subjects")["body_prose"]).format(body=other.name))
        item = replace(item, mentions=(other,))
    roll = rng.random()
    if roll < 0.2:
        agreement = _agreement(rng, setting)
        definite = agreement.definite
        prose.append(rng.choice(words("agreements")["prose"]).format(A=definite[0].upper() + definite[1:], a=definite))
        item = replace(item, title=agreement.name, agreement=agreement)
    elif roll < 0.3:
        grant = Grant(
            rng.choice(words("funding")["purposes"]),
            rng.randint(2, 90) * 10_000,
            rng.choice(setting.municipalities).name,
        )
        item = replace(item, grants=(grant,))
    if rng.random() < 0.65:
        made = [_decision(rng, "subject", _about(rng))]
        second = _decision(rng, "subject", _about(rng))
        if made[0].kind not in ("noted", "postponed") and second != made[0] and rng.random() < 0.3:
            made.append(second)
        item = replace(item, decisions=tuple(made))
    if rng.random() < 0.45:
        item = replace(item, tasks=tuple(_task(rng, setting) for _ in range(rng.choice([1, 1, 2]))))
    return replace(item, prose=tuple(prose))


def _diary(rng: Random, day: date) -> str | None:
    if rng.random() < 0.6:
        return None
    return f"{rng.choice(['KS', 'SN', 'BUN', 'RS'])} {day.year}/{rng.randint(10, 900):05d}"


def _task(rng: Random, setting: Setting) -> Task:
    verb, now, rest = rng.choice(words("tasks")["all"])
    rest = rest.format(x=_about(rng))
    of_people = rng.random() < 0.75
    count = min(len(setting.present), rng.choice([1, 1, 1, 2]))
    people = tuple(a.name for a in rng.sample(setting.present, count))
    holders = people if of_people else (rng.choice(words("tasks")["posts"]),)
    roll = rng.random()
    due = setting.following - timedelta(days=rng.randint(2, 12)) if roll < 0.35 else None
    return Task(f"{verb} {rest}", f"{now} {rest}", holders, of_people, due, 0.35 <= roll < 0.6)


def _agreement(rng: Random, setting: Setting) -> Agreement:
    name, definite, kind = rng.choice(words("agreements")["names"])
    about = rng.choice(words("agreements")[setting.table])
    starts = date(setting.day.year + 1, rng.choice([1, 1, 7]), 1) if rng.random() < 0.5 else None
    ends = date(starts.year + rng.randint(1, 4), 12, 31) if starts else None
    return Agreement(name.format(t=about), definite.format(t=about), kind, (), starts, ends)
