"""Minutes of an association's or company's board: a short head, a list of names in a row, numbered items."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout


@layout("board_minutes", sorts=("club", "company", "union"))
def board_minutes(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name, f"{meeting.body.acting} i {meeting.body.name}", meeting.body.acting)
    page.paragraph(meeting.body.name)
    page.paragraph(rng.choice(["Protokoll fört vid styrelsemöte", "Styrelseprotokoll", "PROTOKOLL STYRELSEMÖTE"]))
    page.tell_dates()
    page.tell_start()
    page.tell_end()
    page.write(say.field("Datum", say.dates(meeting.dates)))
    page.write(say.field("Tid", say.hours(meeting.start, meeting.end)))
    page.write(say.field("Plats", meeting.place), "")
    page.tell_place()
    chair, secretary = meeting.attendees[0], meeting.holder("secretary")
    rows = []
    for one in meeting.attendees:
        page.tell_person(one, capacity=one.capacity if one in (chair, secretary) else "member")
        role = " (ordförande)" if one == chair else " (sekreterare)" if one == secretary else ""
        if one == secretary:
            page.tell_role(one, "secretary")
        rows.append((one.name + role, one.attendance == "present"))
    page.write(say.field("Närvarande", ", ".join(name for name, here in rows if here)))
    if not all(here for _, here in rows):
        page.write(say.field("Frånvarande", ", ".join(name for name, here in rows if not here)))
    page.write("")
    write_items(page, rng, say)
    return page
