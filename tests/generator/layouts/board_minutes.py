"""Minutes of an association's or company's board: a short head, a list of names in a row, numbered items."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import in_a_row


@layout("board_minutes", sorts=("club", "company", "union"))
def board_minutes(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name, f"{meeting.body.acting} i {meeting.body.name}", meeting.body.acting)
    page.paragraph(meeting.body.name)
    page.paragraph(rng.choice(["Protokoll fört vid styrelsemöte", "Styrelseprotokoll", "PROTOKOLL STYRELSEMÖTE"]))
    write_when_and_where(page, rng, say)
    in_a_row(page, say)
    write_items(page, rng, say)
    return page
