"""Working groups whose lists of people stand in columns: dot leaders, spaces, or two people on a line."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import columns, row, split


def _head(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.write(meeting.body.name.upper() if rng.random() < 0.3 else meeting.body.name)
    page.paragraph(rng.choice(["Mötesanteckningar", "Minnesanteckningar", "Protokoll", "Anteckningar från möte"]))
    write_when_and_where(page, rng, say)
    return page


@layout("dot_leaders", sorts=("topical",))
def dot_leaders(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = _head(meeting, rng, say)
    here, away = split(meeting.attendees)
    page.write(say.present)
    columns(page, here, ".", 40)
    if away:
        page.write(say.absent)
        columns(page, away, ".", 40)
    write_items(page, rng, say)
    return page


@layout("spaced_columns", sorts=("topical",))
def spaced_columns(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = _head(meeting, rng, say)
    here, away = split(meeting.attendees)
    page.write(f"{say.present}:")
    columns(page, here, " ", 36)
    if away:
        page.write(f"{say.absent}:")
        columns(page, away, " ", 36)
    write_items(page, rng, say)
    return page


@layout("two_on_a_line", sorts=("topical", "board"))
def two_on_a_line(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    """Present on the left, absent on the right, as a page with two columns becomes text."""
    page = _head(meeting, rng, say)
    chair = meeting.attendees[0]
    page.write(say.field("Ordförande", row(page, chair, say, style="comma")))
    secretary = meeting.holder("secretary")
    if secretary:
        page.write(say.field("Sekreterare", row(page, secretary, say, "participant", "comma")))
        page.tell_role(secretary, "secretary")
    page.write("")
    rest = [a for a in meeting.attendees if a not in (chair, secretary)]
    here, away = split(rest)
    left = [row(page, a, say, "participant", "parentheses") for a in here]
    right = [row(page, a, say, "participant", "parentheses") for a in away]
    width = max(len(text) for text in [*left, "Närvarande"]) + 8
    page.write(f"{'Närvarande':{width}}{'Frånvarande' if right else ''}".rstrip())
    for at in range(max(len(left), len(right))):
        one, other = (side[at] if at < len(side) else "" for side in (left, right))
        page.write(f"{one:{width}}{other}".rstrip())
    page.write("")
    write_items(page, rng, say)
    return page
