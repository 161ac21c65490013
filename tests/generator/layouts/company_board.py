"""A company's or a church's board: a sentence that says which minutes these are, names with roles, signatures last."""

from __future__ import annotations

from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.heads import write_signatures
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import HEADS, row, split, with_role


@layout("company_board", sorts=("company",))
def company_board(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    name = meeting.body.name
    page.tell_body(name, f"Styrelsen i {name}", f"Styrelsen för {name}")
    page.tell_dates()
    page.tell_place()
    day = swedish.long_day(meeting.dates[0])
    if rng.random() < 0.5:
        page.write(f"PROTOKOLL NR {meeting.number_in_year}/{meeting.dates[0].year}", "")
        page.paragraph(f"fört vid sammanträde med styrelsen för {name} den {day}", f"Plats: {meeting.place}")
    else:
        page.paragraph(f"Protokoll fört vid styrelsemöte i {name} den {day}. Plats: {meeting.place}")
    here, away = split(meeting.attendees)
    page.write(f"{say.present}:")
    for one in here:
        page.write(with_role(page, one, row(page, one, say, "participant")))
    page.write("")
    if away:
        page.write(f"{say.absent}:")
        page.write(*[row(page, one, say, "member") for one in away], "")
    write_items(page, rng, say)
    write_signatures(page, rng)
    return page


@layout("church_council", sorts=("parish",))
def church_council(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name, meeting.body.acting)
    parish = meeting.body.owner.name if meeting.body.owner else ""
    page.tell_mentioned(parish, "association", optional=True)
    page.write(parish, "", f"Protokoll fört vid sammanträde med {meeting.body.acting.lower()}", "")
    page.tell_dates()
    page.tell_start()
    page.tell_end()
    page.tell_place()
    page.paragraph(f"{say.dates(meeting.dates)} {say.hours(meeting.start, meeting.end)}, {meeting.place}")
    here, away = split(meeting.attendees)
    for capacity in ("chair", "vice chair", "member", "substitute", "official", "secretary"):
        rows = [row(page, a, say) for a in here if a.capacity == capacity]
        if rows:
            page.write(say.field(HEADS[capacity][len(rows) > 1], ", ".join(rows)))
    second = next((a for a in here if "secretary" in a.also), None)
    if second:
        page.write(say.field("Sekreterare", second.name))
        page.tell_role(second, "secretary")
    if away:
        page.write(say.field(say.absent, ", ".join(row(page, a, say, "member") for a in away)))
    page.write("")
    write_items(page, rng, say)
    write_signatures(page, rng)
    return page
