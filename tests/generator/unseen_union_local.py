"""A trade union's local board: an old formal hand, numbered paragraphs with the text run on, letters in a list."""

from __future__ import annotations

from collections.abc import Callable
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

WORDS = tables("union", "unseen_words")


@dataclass(frozen=True, slots=True)
class Hand:
    """heading: where the title stands; decided: the verb; charge: how somebody is told to do something."""

    heading: str
    decided: str
    charge: str
    first: int

    def start(self, number: str, title: str) -> str:
        """What stands before the text of a paragraph."""
        return {
            "run on": f"{number}. {title}. ",
            "own line": f"{number}\n{title}\n",
            "behind": f"{number}   {title}\n",
            "dash": f"{number.replace(' ', '')} {title.upper()} – ",
        }[self.heading]

    def resolved(self, clause: str) -> str:
        return {
            "Beslöts": f"Beslöts att {clause}.",
            "Styrelsen beslöt": f"Styrelsen beslöt att {clause}.",
            "Efter diskussion": f"Efter diskussion beslöts att {clause}.",
            "Beslut togs om": f"Styrelsen fattade beslut om att {clause}.",
        }[self.decided]

    def charged(self, who: str, clause: str) -> str:
        return {
            "uppdrogs": f"Åt {who} uppdrogs att {clause}.",
            "gavs": f"{who} gavs i uppdrag att {clause}.",
            "åtog": f"{who} åtog sig att {clause}.",
            "skulle": f"{who} skulle {clause}.",
        }[self.charge]


Part = Callable[[Page, Random, Hand, str], None]


@layout("union_local", sorts=("union",))
def union_local(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    name, acting = rng.choice(WORDS["locals"])
    body = Body(name, "Styrelsen", "board", "styrelse", meeting.body.county)
    first = rng.choice([1, rng.randint(2, 90)])
    people = _people(meeting, rng, first)
    start = rng.choice([time(16, 30), time(17), time(18)])
    end = rng.choice([time(18, 45), time(19, 10), time(20)])
    place = rng.choice(WORDS["places"])
    meeting = replace(meeting, body=body, attendees=people, place=place, start=start, end=end)
    hand = Hand(
        rng.choice(["run on", "own line", "behind", "dash"]),
        rng.choice(["Beslöts", "Styrelsen beslöt", "Efter diskussion", "Beslut togs om"]),
        rng.choice(["uppdrogs", "gavs", "åtog", "skulle"]),
        first,
    )
    page = Page(meeting)
    page.tell_body(name, "Styrelsen", f"Styrelsen för {name[0].lower()}{name[1:]}")
    _head(page, rng, name)
    _roster(page, rng)
    matters = rng.sample(WORDS["matters"], rng.randint(3, 6))
    extras = ["agreement", "body", "agreement and body", "", "", ""]
    rng.shuffle(extras)
    parts: list[Part] = [
        _opening,
        _agenda,
        _letters,
        _cashier,
        *[_matter(*pair) for pair in zip(matters, extras, strict=False)],
        _election,
        _next,
        _closing,
    ]
    for at, part in enumerate(parts):
        part(page, rng, hand, f"§ {hand.first + at}")
    _signatures(page, rng, acting)
    return page


def _people(meeting: Meeting, rng: Random, first: int) -> tuple[Attendee, ...]:
    """Members with or without a post; an ombudsman beside them; substitutes and officials few."""
    order = ("chair", "vice chair", "secretary", "member", "substitute")
    people = sorted((a for a in meeting.attendees if a.capacity in order), key=lambda a: order.index(a.capacity))[:12]
    at = next(i for i, a in enumerate(people) if a.capacity == "member" and a.attendance == "present")
    for i, post in enumerate(rng.sample(WORDS["posts"], 2)):
        if i + at < len(people) and people[i + at].capacity == "member" and "secretary" not in people[i + at].also:
            people[i + at] = replace(people[i + at], human=replace(people[i + at].human, title=post))
    for one in [a for a in meeting.attendees if a.capacity == "official" and a.attendance == "present"][:1]:
        part = f"§§ {(low := first + rng.randint(1, 3))}–{low + 3}" if rng.random() < 0.4 else None
        there = "partial" if part else "present"
        human = replace(one.human, title="ombudsman")
        people.append(replace(one, capacity="co-opted", human=human, attendance=there, part=part, also=()))
    return tuple(replace(a, human=replace(a.human, title=None)) if a.capacity == "secretary" else a for a in people)


def _head(page: Page, rng: Random, name: str) -> None:
    meeting, day = page.meeting, page.meeting.dates[0]
    page.tell_dates()
    page.tell_place()
    no = f"Nr {meeting.number_in_year}/{day.year}"
    page.paragraph(rng.choice([f"{name.upper():<60}{no}", f"{name}\n{no}", name]))
    long = rng.choice([swedish.long_day(day), f"{swedish.weekday(day)}en den {swedish.long_day(day)}"])
    long = long if long.startswith(swedish.weekday(day)) else f"den {long}"
    where = "på" if meeting.place == "klubbexpeditionen" else "i"
    what = rng.choice(["Protokoll fört vid styrelsesammanträde", "Protokoll från ordinarie styrelsemöte"])
    page.paragraph(f"{what} {long} {where} {meeting.place}.")


ROLES = {"chair": "ordf.", "vice chair": "v. ordf.", "secretary": "sekr.", "substitute": "suppl.", "co-opted": "adj."}


def _roster(page: Page, rng: Random) -> None:
    """Those who were there by name with a short word for the post; then those with förfall."""
    people = page.meeting.attendees
    here, away = [a for a in people if a.attendance != "absent"], [a for a in people if a.attendance == "absent"]
    for one in people:
        told = None if one.attendance != "absent" or one.capacity == "substitute" else "member"
        page.tell_person(one, title=one.attendance != "absent", capacity=told)
        if "secretary" in one.also:
            page.tell_role(one, "secretary")
    form = rng.choice(["column", "commas", "sentence"])
    shown = {a.name: ", ".join(w for w in _words(a)) for a in here}
    if form == "column":
        first, *rest = [f"{a.name:<26}{shown[a.name]}".rstrip() for a in here]
        page.write(f"Närvarande: {first}", *[f"{'':<12}{line}" for line in rest])
    elif form == "commas":
        page.write(
            "Närvarande:", "; ".join(a.name + (f", {shown[a.name]}" if shown[a.name] else "") for a in here) + "."
        )
    else:
        named = [a.name + (f" ({shown[a.name]})" if shown[a.name] else "") for a in here]
        page.write(f"Närvarande var {swedish.joined(named)}.")
    if away:
        label = rng.choice(["Förfall hade anmälts av", "Med förfall:", "Frånvarande med anmält förfall:"])
        marked = [a.name + (" (suppl.)" if a.capacity == "substitute" else "") for a in away]
        page.write("", f"{label} {swedish.joined(marked)}.")
    page.write("")


def _words(one: Attendee) -> list[str]:
    roles = [one.capacity, *(["secretary"] if "secretary" in one.also else [])]
    return [*[ROLES[r] for r in roles if r in ROLES], *(w for w in (one.human.title, one.part) if w)]


# --- the paragraphs ---


def _write(page: Page, hand: Hand, number: str, item: Item, *text: str) -> None:
    page.tell_item(number, item, presenters=True)
    page.paragraph(hand.start(number, item.title) + " ".join(text))


def _here(page: Page) -> list[Attendee]:
    return [a for a in page.meeting.attendees if a.attendance == "present" and a.capacity in ("member", "vice chair")]


def _opening(page: Page, rng: Random, hand: Hand, number: str) -> None:
    chair, start = page.meeting.attendees[0], swedish.clock(page.meeting.start)
    page.tell_start()
    words = rng.choice([f"Ordföranden {chair.name} öppnade mötet kl. {start}.", f"Mötet öppnades kl. {start}."])
    adjusters = page.meeting.adjusters
    said = f"Att jämte ordföranden justera protokollet utsågs {swedish.joined([a.name for a in adjusters])}."
    _write(page, hand, number, Item(rng.choice(["Öppnande", "Mötets öppnande"])), words, *([said] if adjusters else []))
    for one in adjusters:
        page.tell_role(one, "adjuster")
    if adjusters:
        page.tell_decision(number, said, "elected")


def _agenda(page: Page, rng: Random, hand: Hand, number: str) -> None:
    words = rng.choice(["Den utsända dagordningen godkändes.", "Föredragningslistan fastställdes utan ändringar."])
    _write(page, hand, number, Item(rng.choice(["Dagordning", "Föredragningslista"])), words)
    page.tell_decision(number, words, "approval")


def _letters(page: Page, rng: Random, hand: Hand, number: str) -> None:
    """Letters a) b) c), each with what became of it."""
    lines = []
    for mark, sender, (about, answers) in zip(
        "abc", rng.sample(WORDS["senders"], 3), rng.sample(WORDS["letters"], 3), strict=True
    ):
        answer = rng.choice(answers)
        kind = {"Bifölls.": "decision", "Avslogs.": "decision", "Bordlades.": "postponed"}.get(answer, "noted")
        lines.append(f"{mark}) Från {sender} {about}. {answer}")
        page.tell_decision(number, lines[-1], kind)
        page.tell_mentioned(sender, "association", optional=True)
    _write(page, hand, number, Item("Skrivelser"), "Följande skrivelser föredrogs:\n" + "\n".join(lines))


def _cashier(page: Page, rng: Random, hand: Hand, number: str) -> None:
    """What is in the bank is no grant; what is given to somebody is one."""
    who = next((a for a in page.meeting.attendees if a.human.title == "kassör"), None)
    item = Item(rng.choice(["Ekonomi", "Ekonomisk rapport"]), presenters=(who.human,) if who else ())
    sum_now = swedish.crowns(rng.randint(20_000, 90_000))
    text = [f"Kassören {who.name} föredrog ställningen." if who else "Ställningen föredrogs."]
    text.append(f"Behållningen var {sum_now} kronor.")
    rows: list[tuple[str, str]] = [("approval", "Rapporten godkändes.")]
    if rng.random() < 0.6:
        recipient, purpose = rng.choice(WORDS["gifts"])
        grant = Grant(purpose, rng.choice([1000, 2500, 3000, 5000, 10_000]), recipient)
        page.tell_grant(grant)
        page.tell_mentioned(recipient, "association", optional=True)
        much = swedish.crowns(grant.amount)
        rows.append(
            ("decision", f"Till {recipient} anslogs {much} {rng.choice(['kr', 'kronor', 'kr.'])} för {purpose}.")
        )
    _write(page, hand, number, item, *text, *[words for _, words in rows])
    for kind, words in rows:
        page.tell_decision(number, words, kind)


def _matter(matter: dict[str, Any], extra: str) -> Part:
    """A paragraph about something, with who told it, an agreement, a body, a decision, a task."""

    def write(page: Page, rng: Random, hand: Hand, number: str) -> None:
        who = rng.choice(_here(page)) if _here(page) and rng.random() < 0.6 else None
        text = [rng.choice([f"{who.name} redogjorde för läget.", f"{who.name} föredrog ärendet."])] if who else []
        text.append(matter["said"])
        told: list[tuple[str, str]] = []
        if "agreement" in extra:
            text.append(_agreement(page, rng, *extra.split()[1:]))
        if "body" in extra:
            name, kind, words = rng.choice(WORDS["bodies"][:2] if extra == "body" else WORDS["bodies"][2:])
            page.tell_mentioned(name, kind)
            text.append(words)
        if rng.random() < 0.75:
            kind, clause = rng.choice(matter["resolved"])
            told.append((kind, hand.resolved(clause)))
            if kind in ("decision", "postponed"):
                page.tell_mandate(number, clause, [page.meeting.body.name], optional=True)
        _write(page, hand, number, Item(matter["title"], (who.human,) if who else ()), *text, *[w for _, w in told])
        for kind, words in told:
            page.tell_decision(number, words, kind)
        if rng.random() < 0.6:
            page.lines.pop()  # the task goes on the last line of the paragraph
            page.lines[-1] += f" {_charge(page, rng, hand, number, rng.choice(matter['charges']))}"
            page.write("")

    return write


def _agreement(page: Page, rng: Random, *second: str) -> str:
    """An agreement that ends on a day, or is in force from one; second: the document has another one."""
    name, definite, kind = WORDS["agreed"][2] if second else rng.choice(WORDS["agreed"][:2])
    year = page.meeting.dates[0].year
    named = definite[0].upper() + definite[1:]
    if rng.random() < 0.5:
        end = date(year + rng.randint(1, 2), 3, 31)
        page.tell_agreement(Agreement(name, definite, kind, (), None, end), valid_to=True)
        return f"{named} löper ut den {swedish.long_day(end)}."
    start = date(year - 1, rng.choice([1, 4, 10]), 1)
    page.tell_agreement(Agreement(name, definite, kind, (), start, None), valid_from=True)
    return f"{named} gäller sedan den {swedish.long_day(start)}."


def _charge(page: Page, rng: Random, hand: Hand, number: str, task: str) -> str:
    here = _here(page) or [page.meeting.attendees[0]]
    holders = rng.sample(here, min(len(here), rng.choice([1, 1, 2])))
    due, until = None, ""
    roll = rng.random()
    if roll < 0.35:
        due = date.fromordinal(page.meeting.next_dates[0].toordinal() - rng.randint(2, 9))
        until = f" före den {swedish.long_day(due, year=False)}"
    elif roll < 0.6:
        due, until = page.meeting.next_dates[0], " till nästa sammanträde"
    words = hand.charged(swedish.joined([a.name for a in holders]), task + until)
    page.tell_mandate(number, task, [a.name for a in holders], due)
    page.tell_decision(number, words, "decision", optional=True)
    return words


def _election(page: Page, rng: Random, hand: Hand, number: str) -> None:
    """Somebody gets a post that is no seat of the board."""
    who, post = rng.choice(_here(page) or [page.meeting.attendees[0]]), rng.choice(WORDS["elected"])
    words = rng.choice([f"Till {post} valdes {who.name}.", f"{who.name} valdes enhälligt till {post}."])
    _write(page, hand, number, Item(rng.choice(["Val", "Fyllnadsval"])), words)
    page.tell_decision(number, words, "elected")


def _next(page: Page, rng: Random, hand: Hand, number: str) -> None:
    days = page.meeting.next_dates
    for day in days:
        page.tell_next(day)
    when = swedish.joined([f"{swedish.weekday(day)}en den {swedish.long_day(day, year=False)}" for day in days])
    hour = swedish.clock(page.meeting.start)
    words = rng.choice(["Nästa sammanträde utlystes till {w} kl. {h}.", "Styrelsen sammanträder åter {w}, kl. {h}."])
    _write(page, hand, number, Item("Nästa sammanträde"), words.format(w=when, h=hour))


def _closing(page: Page, rng: Random, hand: Hand, number: str) -> None:
    page.tell_end()
    words = rng.choice(["Ordföranden tackade för visat intresse och avslutade mötet", "Mötet förklarades avslutat"])
    _write(page, hand, number, Item("Avslutning"), f"{words} kl. {swedish.clock(page.meeting.end)}.")


def _signatures(page: Page, rng: Random, acting: str) -> None:
    meeting = page.meeting
    secretary, chair = meeting.holder("secretary"), meeting.attendees[0]
    page.write("", rng.choice(["Vid protokollet", "Som ovan", "In fidem"]), "")
    if secretary:
        page.write(secretary.name, "")
    page.tell_approved()
    page.write(f"Justerat den {swedish.long_day(meeting.approved_on)}" if meeting.approved_on else "Justeras")
    names = [chair.name, *[a.name for a in meeting.adjusters]]
    page.write("", "".join(f"{'.' * 22:<28}" for _ in names).rstrip(), "".join(f"{n:<28}" for n in names).rstrip())
