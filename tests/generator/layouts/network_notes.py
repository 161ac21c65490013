"""Notes of a network or working group in Markdown: participants as bullets with their organisation in parentheses."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout


@layout("network_notes", sorts=("topical",), suffix=".md")
def network_notes(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.tell_dates()
    page.paragraph(f"# {rng.choice(['Minnesanteckningar', 'Mötesanteckningar', 'Anteckningar'])} {meeting.body.name}")
    page.tell_start()
    page.tell_end()
    page.tell_place()
    page.paragraph(f"{say.dates(meeting.dates)}, {say.hours(meeting.start, meeting.end)}, {meeting.place}")
    present = [a for a in meeting.attendees if a.attendance == "present"]
    page.paragraph(rng.choice(["**Deltagare**", "### Deltagare", "Deltagare:", "**Närvarande:**"]))
    for one in present:
        page.tell_person(one, organisation=True, capacity="member")
        role = {"chair": ", ordförande", "secretary": ", sekreterare"}.get(one.capacity, "")
        if role:
            page.tell_role(one, one.capacity)
        page.write(f"{say.bullet} {one.name} ({one.human.organisation.name if one.human.organisation else ''}){role}")
    page.write("")
    absent = [a for a in meeting.attendees if a.attendance == "absent"]
    if absent:
        page.paragraph(rng.choice(["**Anmält förhinder**", "### Frånvarande", "Förhinder:"]))
        for one in absent:
            page.tell_person(one, capacity="member")
            page.write(f"{say.bullet} {one.name}")
        page.write("")
    write_items(page, rng, say)
    return page
