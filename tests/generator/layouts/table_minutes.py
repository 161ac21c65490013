"""Minutes whose items are rows of a table: number, what was said and decided, who answers for it."""

from __future__ import annotations

from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Item, Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import agreement_points, tell_task, until
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import in_a_row


@layout("table_minutes", sorts=("club", "topical", "union"), suffix=".md")
def table_minutes(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.paragraph(f"# Protokoll {meeting.body.name}")
    write_when_and_where(page, rng, say)
    in_a_row(page, say)
    page.write("| Nr | Ärende | Anteckning | Ansvarig |", "|---|---|---|---|")
    for at, item in enumerate(meeting.items, 1):
        text, who = _cells(page, str(at), item, say)
        page.write(f"| {at} | {item.title} | {text} | {who} |")
    page.write("")
    return page


def _cells(page: Page, number: str, item: Item, say: Dialect) -> tuple[str, str]:
    page.tell_item(number, item)
    parts = [*item.prose, *agreement_points(page, number, item)]
    for body in item.mentions:
        page.tell_mentioned(body.name, body.kind)
    for decision in item.decisions:
        words = swedish.sentence(decision.passive or f"Beslut att {decision.infinitive}")
        page.tell_decision(number, words, decision.kind)
        page.tell_mandate(number, decision.infinitive, [page.meeting.body.name], optional=True)
        parts.append(words)
    who = ""
    if item.tasks:
        task = item.tasks[0]
        words = swedish.sentence(task.infinitive + until(page, task, say))
        tell_task(page, number, task, task.infinitive)
        parts.append(words)
        who = ", ".join(task.holders)
    if item.part == "opening":
        parts.append("Ordföranden öppnade mötet.")
    elif item.part == "closing":
        parts.append("Mötet avslutades.")
    elif item.part == "adjusters":
        words = f"{swedish.joined([a.name for a in page.meeting.adjusters])} valdes."
        page.tell_decision(number, words, "elected")
        for adjuster in page.meeting.adjusters:
            page.tell_role(adjuster, "adjuster")
        parts.append(words)
    elif item.part == "next":
        for day in page.meeting.next_dates:
            page.tell_next(day)
        parts.append(swedish.sentence(swedish.joined([say.near(day) for day in page.meeting.next_dates])))
    return " ".join(parts), who
