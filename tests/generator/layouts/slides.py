"""Slides in Markdown: a title, points, lines of dashes between; nobody is listed as present."""

from __future__ import annotations

from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Meeting
from tests.generator.item_text import agreement_points, task_point
from tests.generator.page import Page
from tests.generator.registry import layout


@layout("slides", sorts=("topical",), suffix=".md")
def slides(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.tell_dates()
    page.write(f"# {meeting.body.name}", "", say.dates(meeting.dates), "", "---", "")
    for item in meeting.items:
        if item.part not in ("subject", "next"):
            continue
        for one in (a for a in meeting.attendees if a.human in item.presenters):
            page.tell_person(one, capacity="presenter", attendance="unknown")  # slides don't say who was there
        page.tell_item(None, item, presenters=bool(item.presenters))
        page.write(f"# {item.title}", "")
        if item.part == "next":
            for day in meeting.next_dates:
                page.tell_next(day)
                page.write(f"- {swedish.long_day(day)}")
        if item.presenters:
            page.write(f"*{', '.join(h.name for h in item.presenters)}*", "")
        for body in item.mentions:
            page.tell_mentioned(body.name, body.kind)
        names = [one.name for one in meeting.attendees]  # slides don't tell what was said
        points = [text.rstrip(".") for text in item.prose if not any(name in text for name in names)]
        points += agreement_points(page, None, item)
        points += [task_point(page, None, task, say) for task in item.tasks]
        page.write(*[f"- {point}" for point in points], "", "---", "")
    return page
