"""Notes sent as a mail: who was there in one sentence, then short paragraphs."""

from __future__ import annotations

from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import split


@layout("short_notes", sorts=("topical", "club", "union"))
def short_notes(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.tell_dates()
    page.paragraph(f"Anteckningar {meeting.body.name} {say.dates(meeting.dates)}")
    here, away = split(meeting.attendees)
    for one in meeting.attendees:
        page.tell_person(one, capacity="participant")
    chair, secretary = meeting.holder("chair"), meeting.holder("secretary")
    page.write(say.field(say.present, swedish.joined([a.name for a in here])))
    if away:
        page.write(say.field(say.absent, swedish.joined([a.name for a in away])))
    for label, holder, role in (("Ordförande", chair, "chair"), ("Vid pennan", secretary, "secretary")):
        if holder:
            page.write(say.field(label, holder.name))
            page.tell_role(holder, role)
    page.write("")
    write_items(page, rng, say)
    return page
