"""A group of municipalities: the municipality first, then who came from it."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import by_organisation


@layout("by_municipality", sorts=("topical",))
def by_municipality(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.paragraph(
        f"{rng.choice(['Minnesanteckningar från möte med', 'Anteckningar', 'Protokoll'])} {meeting.body.name}"
    )
    write_when_and_where(page, rng, say)
    page.write(f"{say.present}:", "")
    by_organisation(page, say, one_line=rng.random() < 0.5)
    write_items(page, rng, say)
    return page
