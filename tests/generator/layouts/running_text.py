"""Minutes that tell in sentences: who was there, who was missing, and a margin with who presents."""

from __future__ import annotations

from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Attendee, Meeting
from tests.generator.heads import write_signatures, write_when_and_where
from tests.generator.item_text import write_item_text, write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import row, split


@layout("running_text", sorts=("club", "parish", "union"))
def running_text(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    body = meeting.body
    page.tell_body(body.name, body.acting, f"{body.acting} i {body.name}")
    page.tell_dates()
    page.tell_place()
    what = "sammanträde med kyrkorådet" if body.sort == "kyrkoråd" else "styrelsemöte"
    page.paragraph(body.owner.name if body.owner else body.name)
    page.paragraph(f"Protokoll från {what} {say.dates(meeting.dates)} i {meeting.place}".replace("i Teams", "på Teams"))
    here, away = split(meeting.attendees)
    chair, secretary = meeting.attendees[0], meeting.holder("secretary")
    rest = [a for a in here if a not in (chair, secretary)]
    for one in meeting.attendees:
        page.tell_person(one, capacity="participant")
    page.tell_role(chair, "chair")
    if secretary:
        page.tell_role(secretary, "secretary")
    first = f"{chair.name} (ordförande)"
    names = [first, *(a.name for a in rest), *([f"{secretary.name} (sekreterare)"] if secretary else [])]
    page.write(f"Närvarande: {swedish.joined(names)}.")
    if away:
        page.write(f"Frånvarande: {swedish.joined([a.name for a in away])}.")
    page.write("")
    write_items(page, rng, say)
    write_signatures(page, rng)
    return page


@layout("margin_presenters", sorts=("topical", "board"))
def margin_presenters(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    """Numbered items with who presents at the right; a list of members, substitutes and others by label."""
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.paragraph(f"{meeting.body.name}", "", rng.choice(["Protokoll", "Mötesprotokoll", "Sammanträdesprotokoll"]))
    write_when_and_where(page, rng, say)
    here, away = split(meeting.attendees)
    for label, capacities in (
        ("Ordförande", ("chair",)),
        ("Ledamöter", ("vice chair", "member")),
        ("Ersättare", ("substitute",)),
        ("Tjänstepersoner", ("official", "secretary")),
    ):
        _listed(page, label, [a for a in here if a.capacity in capacities], say)
    _listed(page, "Frånvarande", away, say)
    secretary = meeting.holder("secretary")
    if secretary:
        page.paragraph(f"Sekreterare: {secretary.name}")
        page.tell_role(secretary, "secretary")
    for at, item in enumerate(meeting.items, 1):
        who = ", ".join(human.name for human in item.presenters)
        page.tell_item(str(at), item, presenters=bool(who))
        page.paragraph(f"{at}. {item.title}{' ' * max(4, 60 - len(item.title)) + who if who else ''}")
        write_item_text(page, str(at), item, rng, say, presenters=False)
    return page


def _listed(page: Page, label: str, people: list[Attendee], say: Dialect) -> None:
    """A label over its rows; the vice chair among the members is marked, and the secretary among the officials."""
    if not people:
        return
    page.write(f"{label}:" if say.bullet in "-*" else label)
    told = {"Tjänstepersoner": "official", "Frånvarande": "member"}.get(label)
    for one in people:
        text = row(page, one, say, told)
        if label == "Ledamöter" and one.capacity == "vice chair":
            page.tell_role(one, "vice chair")
            text += ", vice ordförande"
        page.write(text)
    page.write("")
