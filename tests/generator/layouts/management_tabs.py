"""A management group: name and organisation with a tab between, in blocks; perhaps two days, some there on one."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Attendee, Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import split, with_role


@layout("management_tabs", sorts=("topical",))
def management_tabs(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.paragraph(f"Protokoll {meeting.body.name}")
    write_when_and_where(page, rng, say)
    here, away = split(meeting.attendees)
    half = [a for a in here if a.capacity == "member" and not a.also][:1] if len(meeting.dates) > 1 else []
    page.write(f"{say.present}:", "")
    region = [a for a in here if a.human.organisation and a.human.organisation.kind == "region"]
    for block in ([a for a in here if a not in region], region):
        for one in block:
            page.write(_row(page, one, half))
        if block:
            page.write("")
    if away:
        page.write(f"{say.absent}:", "")
        for one in away:
            page.write(_row(page, one, []))
        page.write("")
    write_items(page, rng, say)
    return page


def _row(page: Page, one: Attendee, half: list[Attendee]) -> str:
    org = one.human.organisation
    partial = one in half
    page.tell_person(one, organisation=True, capacity="participant", attendance="partial" if partial else None)
    return with_role(page, one, f"{one.name}\t{org.short if org else ''}") + (" (dag 2)" if partial else "")
