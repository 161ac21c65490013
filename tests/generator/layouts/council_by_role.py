"""A council of politicians: a heading for each role; in Markdown absent people are struck through."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import by_role


def _head(page: Page, rng: Random, say: Dialect) -> None:
    meeting = page.meeting
    page.tell_body(meeting.body.name)
    page.tell_dates()
    page.tell_start()
    page.tell_end()
    page.tell_place()
    page.paragraph(f"{rng.choice(['Protokoll', 'Mötesprotokoll', 'Protokoll från'])} {meeting.body.name}")
    page.paragraph(f"{say.dates(meeting.dates)}, {say.hours(meeting.start, meeting.end)}. {meeting.place}")
    if meeting.approved_on:
        page.tell_approved()
        page.paragraph(f"Justerat den {say.in_full(meeting.approved_on).split('den ')[-1]} via e-post.")


@layout("council_by_role", sorts=("topical",), suffix=".md")
def council_by_role(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    _head(page, rng, say)
    by_role(page, say, struck=True)
    write_items(page, rng, say)
    return page


@layout("council_text", sorts=("topical",))
def council_text(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    _head(page, rng, say)
    by_role(page, say, struck=False)
    write_items(page, rng, say)
    return page
