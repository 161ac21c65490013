"""Notes in Markdown that are bullets all through: a bold word for the item, bullets under it."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import write_item_text
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import in_a_row


@layout("bullet_notes", sorts=("topical", "club"), suffix=".md")
def bullet_notes(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.tell_dates()
    page.paragraph(f"# {meeting.body.name} {say.dates(meeting.dates)}")
    in_a_row(page, say)
    for number, item in zip(say.numbers(meeting), meeting.items, strict=True):
        page.tell_item(number, item, presenters=say.presenter != "none")
        title = say.title(number, item)
        page.write(title if title.startswith(("#", "**")) else f"**{title}**", "")
        before = len(page.lines)
        write_item_text(page, number, item, rng, say)
        under = [line for line in page.lines[before:] if line]
        page.lines[before:] = [line if line[:2] in ("- ", "* ", "• ", "– ") else f"- {line}" for line in under]
        page.write("")
    return page
