"""Notes of a network or working group in Markdown: participants as bullets with their organisation in parentheses."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import bullets


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
    bullets(page, say, rng.choice(["**{}**", "### {}", "{}:", "**{}:**"]))
    write_items(page, rng, say)
    return page
