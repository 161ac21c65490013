"""A hospital's steering group: codes for decisions and actions, people by initials, due weeks, a log at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Agreement, Attendee, Body, Grant, Item, Meeting
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.words import words as tables

WORDS = tables("hospital", "unseen_words")


@dataclass(frozen=True, slots=True)
class Codes:
    """How this writer counts decisions and actions (B7.1, Beslut 7:1, B 1), and writes days of work."""

    form: str
    meeting: int
    due: str

    def code(self, letter: str, at: int) -> str:
        long = {"B": "Beslut", "Å": "Åtgärd"}[letter]
        return {
            "dotted": f"{letter}{self.meeting}.{at}",
            "colon": f"{long} {self.meeting}:{at}",
            "plain": f"{letter} {at}",
        }[self.form]

    def when(self, due: date) -> str:
        """The due day; a week stands for its Sunday."""
        return {"week": f"v. {due.isocalendar().week}", "iso": due.isoformat(), "short": f"{due.day}/{due.month}"}[
            self.due
        ]


def signs(people: tuple[Attendee, ...]) -> dict[str, str]:
    """Initials by full name; those that two would share get more letters of the last name."""
    found: dict[str, str] = {}
    for one in people:
        parts = [part for part in one.name.replace("-", " ").replace("'", " ").split() if part[0].isupper()]
        short, last = "".join(part[0] for part in parts), parts[-1]
        found[one.name] = next(s for n in range(1, 99) if (s := short + last[1:n]) not in found.values())
    return found


@layout("hospital_steering", sorts=("topical",), suffix=".md")
def hospital_steering(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    topic = rng.choice(WORDS["projects"])
    name = f"Styrgruppen för {topic}"
    acting = rng.choice(["Styrgruppen", "SG"])
    meeting = replace(
        meeting,
        body=Body(name, acting, "steering group", "styrgrupp", meeting.body.county),
        dates=meeting.dates[:1],
        attendees=_people(meeting, rng),
        place=rng.choice(WORDS["places"]),
        start=rng.choice([time(8, 15), time(10), time(13), time(13, 30)]),
        end=rng.choice([time(14, 45), time(15), time(15, 30)]),
    )
    page, by_sign = Page(meeting), signs(meeting.attendees)
    codes = Codes(
        rng.choice(["dotted", "colon", "plain"]), meeting.number_in_year, rng.choice(["week", "iso", "short"])
    )
    page.tell_body(name, *dict.fromkeys(["Styrgruppen", acting]))
    page.paragraph(
        rng.choice([f"# {name}", f"# Protokoll {name[0].lower()}{name[1:]}", f"# Minnesanteckningar – {name}"])
    )
    _facts(page, rng, by_sign)
    _roster(page, rng, by_sign)
    actions: list[tuple[str, str, str, str]] = []
    decided: list[str] = []
    talk = [*WORDS["prose"], *(said for *_, said in WORDS["bodies"])]
    rng.shuffle(talk)
    titles = rng.sample(WORDS["titles"], rng.randint(4, 7))
    with_document = rng.choice(titles)
    for at, title in enumerate(titles, 1):
        said = [talk.pop() for _ in range(rng.randint(1, 2))]
        for name, kind, told in WORDS["bodies"]:
            if told in said:
                page.tell_mentioned(name, kind)
        said += [_document(page, rng)] if title == with_document else []
        _item(page, rng, codes, by_sign, (str(at), title, said), decided, actions)
    _next(page, rng, str(at + 1))
    _log(page, rng, actions)
    return page


def _people(meeting: Meeting, rng: Random) -> tuple[Attendee, ...]:
    """Members only, beside chair and secretary, with titles of a hospital; perhaps one comes late."""
    people = [a for a in meeting.attendees if a.capacity in ("chair", "vice chair", "member", "secretary")]
    people = [replace(a, capacity="member") if a.capacity == "vice chair" else a for a in people]
    owners = [a.human.organisation for a in people if a.human.organisation]
    public = [o for o in owners if o.kind in ("region", "municipality")] or owners
    people = [
        replace(a, human=replace(a.human, title=rng.choice(WORDS["posts"]), unit=None, organisation=rng.choice(public)))
        for a in people
    ]
    can = [i for i, a in enumerate(people) if a.capacity == "member" and a.attendance == "present" and not a.also]
    if can and rng.random() < 0.5:
        people[can[-1]] = replace(people[can[-1]], attendance="partial")
    return tuple(people)


def _facts(page: Page, rng: Random, by_sign: dict[str, str]) -> None:
    """The facts of the meeting as a table of two columns, or as bold labels."""
    meeting, secretary = page.meeting, page.meeting.holder("secretary")
    chair, day = meeting.attendees[0], meeting.dates[0]
    start, end = swedish.clock(meeting.start, ":"), swedish.clock(meeting.end, ":")
    rows = [
        ("Möte nr", str(meeting.number_in_year)),
        ("Datum", rng.choice([day.isoformat(), f"{swedish.weekday(day)} {swedish.long_day(day)}"])),
        ("Tid", f"{start}–{end}"),
        ("Plats", meeting.place),
        (rng.choice(["Ordförande", "Mötesledare"]), f"{chair.name} ({by_sign[chair.name]})"),
    ]
    if secretary:
        rows.append((rng.choice(["Sekreterare", "Vid protokollet"]), f"{secretary.name} ({by_sign[secretary.name]})"))
    if meeting.approved_on:
        rows.append((rng.choice(["Justerat", "Fastställt"]), meeting.approved_on.isoformat()))
    for tell in (page.tell_dates, page.tell_start, page.tell_end, page.tell_place, page.tell_approved):
        tell()
    if rng.random() < 0.6:
        page.write("| | |", "|---|---|")
        page.paragraph(*[f"| {label} | {value} |" for label, value in rows])
    else:
        page.paragraph(*[f"**{label}** {value}  " for label, value in rows])


def _roster(page: Page, rng: Random, by_sign: dict[str, str]) -> None:
    """A table with initials and marks; the marks are explained under it."""
    people = page.meeting.attendees
    present, absent, partial = rng.choice([("X", "–", "(X)"), ("ja", "nej", "delvis"), ("N", "F", "D")])
    with_title = rng.random() < 0.6
    page.write(f"| Sign | Namn |{' Funktion |' if with_title else ''} Organisation | Närvaro |")
    page.write("|---|---|" + ("---|" if with_title else "") + "---|---|")
    marks = {"present": present, "absent": absent, "partial": partial}
    for one in people:
        page.tell_person(one, capacity="participant", title=with_title, organisation=True)
        human = one.human
        cells = [by_sign[one.name], one.name, *([human.title or ""] if with_title else [])]
        cells += [human.organisation.name if human.organisation else "", marks[one.attendance]]
        page.write(f"| {' | '.join(cells)} |")
    page.write("")
    if present != "ja":
        page.paragraph(f"{present} = närvarande, {absent} = frånvarande, {partial} = deltog del av mötet")
    page.tell_role(people[0], "chair")
    secretary = page.meeting.holder("secretary")
    if secretary:
        page.tell_role(secretary, "secretary")


def _item(
    page: Page,
    rng: Random,
    codes: Codes,
    by_sign: dict[str, str],
    about: tuple[str, str, list[str]],
    decided: list[str],
    actions: list[tuple[str, str, str, str]],
) -> None:
    """One item (number, title, prose) with presenter, decisions and actions; decided: the decisions so far."""
    number, title, said = about
    here = [a for a in page.meeting.attendees if a.attendance == "present"]
    who = rng.choice(here) if rng.random() < 0.6 else None
    page.tell_item(number, Item(title, presenters=(who.human,) if who else ()), presenters=True)
    page.paragraph(f"### {number} {title}" + (f" [{by_sign[who.name]}]" if who else ""))
    page.paragraph(" ".join(said))
    found = rng.sample(WORDS["decisions"], rng.choice([0, 1, 1, 2]))
    lines = [(kind, f"{page.meeting.body.acting} {words}.") for kind, words in found]
    lines = [line for line in lines if line[1] not in decided]
    if rng.random() < 0.2:
        lines.append(("decision", _money(page, rng)))
    for kind, words in lines:
        decided.append(words)
        page.tell_decision(number, words, kind)
        if kind in ("decision", "postponed"):
            page.tell_mandate(number, words, [page.meeting.body.name], optional=True)
        page.paragraph(f"**{codes.code('B', len(decided))}** {words}")
    for task in rng.sample(WORDS["actions"], rng.choice([0, 0, 1, 2])):
        if task not in [row[1] for row in actions]:
            _action(page, rng, codes, by_sign, number, task, actions)


def _document(page: Page, rng: Random) -> str:
    """A document that is in force for a time."""
    name, definite, kind = rng.choice(WORDS["documents"])
    year = page.meeting.dates[0].year
    start, end = date(year, rng.choice([1, 4]), 1), date(year + rng.randint(1, 2), 12, 31)
    page.tell_agreement(Agreement(name, definite, kind, (), start, end), valid_from=True, valid_to=True)
    named = definite[0].upper() + definite[1:]
    return f"{named} gäller {start.isoformat()}–{end.isoformat()}."


def _money(page: Page, rng: Random) -> str:
    """A sum to an organisation, in thousands or millions."""
    tenths, to = rng.randint(3, 24), rng.choice([a for a in page.meeting.attendees if a.human.organisation])
    recipient = to.human.organisation.name if to.human.organisation else None
    grant = Grant(rng.choice(WORDS["purposes"]), tenths * 100_000, recipient)
    page.tell_grant(grant)
    words = f"{tenths // 10},{tenths % 10} mnkr" if tenths >= 10 else f"{tenths * 100} tkr"
    return f"{page.meeting.body.acting} beviljar {grant.recipient} {words} till {grant.purpose}."


def _action(
    page: Page,
    rng: Random,
    codes: Codes,
    by_sign: dict[str, str],
    number: str,
    task: str,
    actions: list[tuple[str, str, str, str]],
) -> None:
    """An action with who and when behind it; it stands once more in the log, and is told once."""
    here = [a for a in page.meeting.attendees if a.attendance == "present"]
    holders = rng.sample(here, rng.choice([1, 1, 2]))
    following = page.meeting.next_dates[0]
    day = date.fromordinal(following.toordinal() - rng.randint(1, 12))
    due = date.fromisocalendar(*day.isocalendar()[:2], 7) if codes.due == "week" else day
    when = codes.when(due)
    if rng.random() < 0.3:
        due, when = following, "nästa möte"
    who, code = "/".join(by_sign[a.name] for a in holders), codes.code("Å", len(actions) + 1)
    page.tell_mandate(number, task, [a.name for a in holders], due)
    page.paragraph(f"**{code}** {swedish.sentence(task)} Ansvarig: {who}. Klart: {when}")
    actions.append((code, task, who, when))


def _next(page: Page, rng: Random, number: str) -> None:
    days = page.meeting.next_dates
    for day in days:
        page.tell_next(day)
    page.tell_item(number, Item("Nästa möte"))
    page.paragraph(f"### {number} Nästa möte")
    start = swedish.clock(page.meeting.start, ":")
    if len(days) == 1:
        page.paragraph(
            f"{days[0].isoformat()} kl. {start}, {rng.choice(['samma plats', 'digitalt', page.meeting.place])}."
        )
    else:
        page.paragraph(f"{days[0].isoformat()} kl. {start}, därefter {' och '.join(d.isoformat() for d in days[1:])}.")


def _log(page: Page, rng: Random, actions: list[tuple[str, str, str, str]]) -> None:
    if not actions or rng.random() < 0.3:
        return
    page.tell_part("Åtgärdslogg")
    page.write("### Åtgärdslogg", "", "| Nr | Åtgärd | Ansvarig | Klart | Status |", "|---|---|---|---|---|")
    for code, task, who, when in actions:
        page.write(f"| {code} | {task[0].upper() + task[1:]} | {who} | {when} | {rng.choice(['Ny', 'Ny', 'Pågår'])} |")
