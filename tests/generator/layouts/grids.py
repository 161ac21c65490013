"""Steering groups that write with tables in Markdown: attendance as a grid, actions as a table at the end."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import write_action_table, write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import grid


def _grid(meeting: Meeting, rng: Random, say: Dialect, marks: bool) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.paragraph(f"# {meeting.body.name}")
    page.paragraph(rng.choice(["Mötesanteckningar", "**Minnesanteckningar**", "Protokoll"]))
    write_when_and_where(page, rng, say)
    grid(page, say, marks=marks)
    return page


@layout("attendance_grid", sorts=("topical",), suffix=".md")
def attendance_grid(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = _grid(meeting, rng, say, marks=True)
    write_items(page, rng, say)
    return page


@layout("action_table", sorts=("topical",), suffix=".md")
def action_table(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = _grid(meeting, rng, say, marks=False)
    write_items(page, rng, say, tasks=False)
    write_action_table(page, rng, say)
    return page
