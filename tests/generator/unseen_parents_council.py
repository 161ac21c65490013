"""A school's parents' council: a parent takes notes, class by class, in everyday words and with first names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from random import Random
from typing import Any

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Agreement, Attendee, Body, Grant, Item, Meeting
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.words import words as tables

WORDS = tables("parents", "unseen_words")
CLASSES = ("F-klass", "1A", "1B", "2A", "2B", "3A", "3B", "4A", "4B", "5A", "5B", "6A", "6B")


@dataclass(frozen=True, slots=True)
class Hand:
    """How this parent writes; drawn once a document."""

    heading: str
    decision: str
    task: str
    day: str
    first_names: bool

    def title(self, words: str) -> list[str]:
        line = {"under": "-" * len(words), "double": "=" * len(words)}.get(self.heading)
        return [words, line] if line else [f"{words}:" if self.heading == "colon" else f"» {words}"]

    def near(self, day: date) -> str:
        week, short = swedish.weekday(day), f"{day.day}/{day.month}"
        return {
            "slash": short,
            "tis": f"{week[:3]} {short}",
            "okt": f"{day.day} {swedish.MONTHS[day.month - 1][:3]}",
            "long": f"{week}en den {swedish.long_day(day, year=False)}",
        }[self.day]

    def called(self, one: Attendee) -> str:
        return one.human.first if self.first_names else one.name


@layout("parents_council", sorts=("club",))
def parents_council(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    school = rng.choice(WORDS["schools"])
    acting = rng.choice(["Föräldrarådet", "Föräldrarådet", "Skolrådet", "Klassföräldrarådet"])
    name = f"{acting} {rng.choice(['på', 'vid', 'i'])} {school}"
    people = _people(meeting, rng)
    meeting = replace(
        meeting, body=Body(name, acting, "council", "råd", meeting.body.county), attendees=people, start=time(18, 30)
    )
    meeting = replace(meeting, end=rng.choice([time(19, 45), time(20), time(20, 15), time(20, 30)]))
    hand = Hand(
        rng.choice(["under", "double", "colon", "arrow"]),
        rng.choice(["överens", "enades", "bestämdes", "så"]),
        rng.choice(["present", "lovade", "arrow", "last", "parentheses"]),
        rng.choice(["slash", "tis", "okt", "long"]),
        rng.random() < 0.7,
    )
    page = Page(meeting)
    _head(page, rng, say, acting)
    _roster(page, rng)
    todo: list[str] = []
    extras = ["body", "other body", "plan", "gift", "", ""]
    rng.shuffle(extras)
    for topic, extra in zip(rng.sample(WORDS["topics"], rng.randint(4, 6)), extras, strict=False):
        _topic(page, rng, hand, topic, extra, todo)
    _round(page, rng, hand)
    if todo:
        page.tell_part("Att göra")
        page.paragraph(*hand.title("Att göra"), *todo)
    _next(page, rng, hand)
    secretary = meeting.holder("secretary")
    if secretary:
        page.tell_role(secretary, "secretary")
        page.write(rng.choice(["Vid pennan", "Antecknade gjorde", "Vid tangentbordet:"]) + f" {secretary.name}")
    return page


def _people(meeting: Meeting, rng: Random) -> tuple[Attendee, ...]:
    """Parents with a class (as unit) and one or two of the school's own with a title."""
    plain = [i for i, a in enumerate(meeting.attendees) if a.attendance == "present" and a.capacity == "member"]
    plain = [i for i in plain if "secretary" not in meeting.attendees[i].also]
    staff = dict(zip(plain[-rng.choice([1, 2]) :], ("rektor", rng.choice(WORDS["staff"][1:])), strict=False))
    classes = sorted(rng.choices(CLASSES, k=len(meeting.attendees)), key=CLASSES.index)
    late = rng.choice(plain[:1]) if len(plain) > 3 and rng.random() < 0.4 else None
    return tuple(
        replace(
            one,
            human=replace(one.human, organisation=None, title=staff.get(i), unit=None if i in staff else classes[i]),
            attendance="partial" if i == late else one.attendance,
            part="från 19.00" if i == late else None,
        )
        for i, one in enumerate(meeting.attendees)
    )


def _head(page: Page, rng: Random, say: Dialect, acting: str) -> None:
    meeting, day = page.meeting, page.meeting.dates[0]
    page.tell_body(meeting.body.name, acting)
    page.tell_dates()
    page.tell_start()
    page.tell_end()
    where = rng.choice(["matsalen", "personalrummet", "biblioteket", "musiksalen"])
    page.tell_place(where)
    short = f"{day.day}/{day.month}-{day.year % 100:02}"
    when = rng.choice([short, swedish.long_day(day), f"{swedish.weekday(day)}en den {swedish.long_day(day)}"])
    page.paragraph(f"{rng.choice(['Anteckningar från', 'Minnesanteckningar'])} {meeting.body.name}")
    start, end = swedish.clock(meeting.start), swedish.clock(meeting.end)
    page.paragraph(
        rng.choice(
            [
                f"Vi sågs {when} i {where}, klockan {start} till {end}.",
                f"{when[0].upper() + when[1:]}, {start}-{end}, {where}",
                f"När: {when} {start}–{end}\nVar: {where}",
            ]
        )
    )


def _mark(one: Attendee, chair: Attendee, *, with_class: bool) -> str:
    """What stands in parentheses behind a name."""
    marks = [
        one.human.title or (one.human.unit if with_class else None),
        "ordförande" if one is chair else None,
        one.part,
    ]
    shown = ", ".join(mark for mark in marks if mark)
    return f"{one.name} ({shown})" if shown else one.name


def _roster(page: Page, rng: Random) -> None:
    people = page.meeting.attendees
    chair = people[0]
    for one in people:
        staff = one.human.title is not None
        # A class is no organisation, and so nothing but the title of the school's own is told.
        page.tell_person(replace(one, human=replace(one.human, unit=None)), capacity="participant", title=staff)
    page.tell_role(chair, "chair")
    here = [a for a in people if a.attendance != "absent"]
    away = [a for a in people if a.attendance == "absent"]
    parents, staff_here = [a for a in here if not a.human.title], [a for a in here if a.human.title]
    form = rng.choice(["classes", "running", "bullets"])
    if form == "classes":
        page.write(rng.choice(["Med på mötet", "Vilka var där?", "På plats:"]))
        for unit in dict.fromkeys(a.human.unit or "" for a in parents):
            names = ", ".join(_mark(a, chair, with_class=False) for a in parents if a.human.unit == unit)
            page.write(f"{unit:<10}{names}")
        page.write(f"{'Skolan':<10}{', '.join(_mark(a, chair, with_class=True) for a in staff_here)}")
    elif form == "running":
        names = ", ".join(_mark(a, chair, with_class=True) for a in parents)
        school = swedish.joined([f"{a.human.title} {a.name}" for a in staff_here])
        page.write(f"Vi som var med: {names} samt från skolan {school}.")
    else:
        page.write(rng.choice(["Med var", "Med:", "Närvarande föräldrar och personal"]))
        page.write(*[f"- {_mark(a, chair, with_class=True)}" for a in here])
    if away:
        names = swedish.joined([f"{a.name} ({a.human.unit})" for a in away])
        page.write(
            rng.choice(["Återbud från {}.", "Kunde inte komma: {}", "Hade anmält att de inte kunde: {}."]).format(names)
        )
    missing = [c for c in CLASSES if c not in {a.human.unit for a in people}]
    if rng.random() < 0.4:
        page.write(f"Ingen representant från {swedish.joined(rng.sample(missing, 2))}.")
    page.write("")


def _topic(
    page: Page,
    rng: Random,
    hand: Hand,
    topic: dict[str, Any],
    extra: str,
    todo: list[str],
) -> None:
    title, prose, decisions, tasks = (topic[key] for key in ("title", "prose", "decisions", "tasks"))
    here = [a for a in page.meeting.attendees if a.attendance == "present"]
    who = rng.choice(here) if rng.random() < 0.5 else None
    page.tell_item(None, Item(title, presenters=(who.human,) if who else ()), presenters=True)
    page.write(*hand.title(title))
    said = [f"{hand.called(who)} {rng.choice(WORDS['talk'])}"] if who else []
    said += rng.sample(prose, rng.randint(1, len(prose)))
    if "body" in extra:
        name, kind, words = rng.choice(WORDS["bodies"][:2] if extra == "body" else WORDS["bodies"][2:])
        page.tell_mentioned(name, kind)
        said.append(words)
    elif extra == "plan":
        said.append(_plan(page))
    elif extra == "gift":
        said.append(_gift(page, rng))
    page.write(" ".join(said))
    if rng.random() < 0.65:
        _decision(page, hand, rng.choice(decisions))
    if rng.random() < 0.65:
        _task(page, rng, hand, rng.choice(tasks), todo)
    page.write("")


def _plan(page: Page) -> str:
    """The school's plan of this school year; its days stand in full."""
    day = page.meeting.dates[0]
    year = day.year if day.month >= 8 else day.year - 1
    name = "Plan mot kränkande behandling"
    plan = Agreement(name, "planen mot kränkande behandling", "plan", (), date(year, 8, 15), date(year + 1, 6, 30))
    page.tell_agreement(plan, valid_from=True, valid_to=True)
    return f"Planen mot kränkande behandling gäller från 15 augusti {year} till 30 juni {year + 1}."


def _gift(page: Page, rng: Random) -> str:
    purpose = rng.choice(["lägerskolan", "nya pysselböcker", "en teaterresa", "skridskor till utlåning"])
    grant = Grant(purpose, rng.choice([1500, 2000, 3500, 4000, 7500]), rng.choice(CLASSES[1:]))
    page.tell_grant(grant)
    page.tell_mentioned("Föräldraföreningen", "association")
    words = f"Föräldraföreningen ger {swedish.crowns(grant.amount)} kr till {grant.recipient} för {purpose}."
    page.tell_decision(None, words, "decision", optional=True)
    return words


def _decision(page: Page, hand: Hand, clause: str) -> None:
    words = {
        "överens": f"Vi kom överens om att {clause}.",
        "enades": f"{page.meeting.body.acting} enades om att {clause}.",
        "bestämdes": f"Det bestämdes att {clause}.",
        "så": f"Så här blir det: {clause}.",
    }[hand.decision]
    page.tell_decision(None, words, "decision")
    page.tell_mandate(None, clause, [page.meeting.body.name], optional=True)
    page.write(words)


def _task(page: Page, rng: Random, hand: Hand, task: tuple[str, str], todo: list[str]) -> None:
    """Somebody takes something on, until a day, until next time, or without a day."""
    infinitive, present = task
    here = [a for a in page.meeting.attendees if a.attendance == "present"]
    holders = rng.sample(here, rng.choice([1, 1, 2]))
    who, first_next = swedish.joined([hand.called(a) for a in holders]), page.meeting.next_dates[0]
    before = date.fromordinal(first_next.toordinal() - rng.randint(3, 9))
    due, until = rng.choice([(before, f" senast {hand.near(before)}"), (first_next, " till nästa träff"), (None, "")])
    if hand.task in ("arrow", "last"):
        line = f"{who}: {infinitive}{until}" if hand.task == "last" else f"-> {who} ska {infinitive}{until}."
        page.tell_mandate(None, infinitive, [a.name for a in holders], due)
        if hand.task == "last":
            todo.append(f"* {line}")
        else:
            page.write(line)
        return
    said = {"lovade": infinitive, "parentheses": infinitive}.get(hand.task, present)
    page.tell_mandate(None, said, [a.name for a in holders], due)
    words = {
        "lovade": f"{who} lovade att {infinitive}{until}.",
        "parentheses": f"{swedish.sentence(infinitive).rstrip('.')}{until} ({who}).",
        "present": f"{who} {present}{until}.",
    }[hand.task]
    page.tell_decision(None, words, "decision", optional=True)
    page.write(words)


def _round(page: Page, rng: Random, hand: Hand) -> None:
    units = list(
        dict.fromkeys(a.human.unit for a in page.meeting.attendees if a.human.unit and a.attendance == "present")
    )
    page.tell_item(None, Item("Laget runt"))
    page.write(*hand.title("Laget runt"))
    page.paragraph(*[f"{unit} – {rng.choice(WORDS['round'])}" for unit in units])


def _next(page: Page, rng: Random, hand: Hand) -> None:
    days = page.meeting.next_dates
    for day in days:
        page.tell_next(day)
    page.tell_item(None, Item("Nästa träff"))
    page.write(*hand.title("Nästa träff"))
    words = swedish.joined([hand.near(day) for day in days])
    start = swedish.clock(page.meeting.start)
    page.paragraph(
        rng.choice(
            [f"{words} klockan {start}, samma ställe. Ta med fika!", f"Vi ses igen {words}, {start} som vanligt."]
        )
    )
