"""Layout -> Minutes: the rules, in the order in which they need each other.

Where items begin is found first, since lists of people stand before them; titles end where a known person acts, so
people come before titles; decisions and tasks stand in items. What no rule used is CONTEXT inside an item, else UNREAD.
"""

from __future__ import annotations

from loaders.lexicon import county_names, words
from loaders.minutes import Minutes
from loaders.rules import organizations
from loaders.rules.decisions import read_decisions
from loaders.rules.elections import read_elections
from loaders.rules.body import county_of
from loaders.rules.header import read_header
from loaders.rules.headings import find_headings
from loaders.rules.items import by_line, read_items
from loaders.rules.mandates import read_mandates
from loaders.rules.meetings import read_next_meetings
from loaders.rules.pattern import compiled
from loaders.rules.people import settle
from loaders.rules.presenters import read_presenters
from loaders.rules.roster import read_roster
from loaders.rules.signatures import read_signatures
from loaders.segment import Layout, segment
from loaders.source import Source
from schema.evidence import LineUse


def parse(layout: Layout) -> Minutes:
    """Read a document. Never fails on odd text: what isn't understood is listed as unread."""
    minutes = Minutes(layout.source)
    lines = layout.own
    for number, reason in layout.furniture.items():
        minutes.use(number, LineUse.FURNITURE, reason)
    headings, agenda = find_headings(lines, layout.source.scanned)
    until = headings[0].line if headings else len(layout.source.lines) + 1
    if agenda:
        until = max(until, agenda[-1].line + 1)
    read_roster(minutes, lines, until)
    read_signatures(minutes, lines)
    read_header(minutes, lines, until)
    settle(minutes)
    read_items(minutes, lines, headings, agenda)
    read_presenters(minutes, lines)
    read_decisions(minutes, lines)
    read_elections(minutes, lines)
    settle(minutes)
    read_mandates(minutes, lines)
    read_next_meetings(minutes, lines)
    minutes.county = _county(minutes)
    _account_for_lines(minutes)
    _doubts(minutes)
    return minutes


def read_minutes(source: Source) -> Minutes:
    """segment and parse in one."""
    return parse(segment(source))


def _county(minutes: Minutes) -> str | None:
    """The county that the organisations of the lists, the owner and the head speak of."""
    named = [n for p in minutes.people if p.organisation and (n := organizations.read(p.organisation.value))]
    if minutes.header.owner and (owner := organizations.read(minutes.header.owner.value)):
        named.append(owner)
    if county := county_of(named):
        return county
    top = " ".join(line.text for line in minutes.source.lines[:40])
    stated = [c for c in county_names() if c.lower() in top.lower()]
    return stated[0] if len(stated) == 1 else None


def _account_for_lines(minutes: Minutes) -> None:
    """Every line is something: courtesies are furniture, prose of an item is context, the rest is unread."""
    courtesy = compiled(words()["furniture"]["courtesy"])
    decide = compiled(words()["decide"]["closes"])
    items = by_line(minutes)
    for line in minutes.source.lines:
        if line.number in minutes.uses:
            continue
        inside = line.number in items
        if courtesy.fullmatch(line.text):
            minutes.use(line, LineUse.FURNITURE, "courtesy")
        elif inside:
            minutes.use(line, LineUse.CONTEXT, "text of an item")
        elif decide.fullmatch(line.text):
            minutes.use(line, LineUse.FURNITURE, "heading of a part")
        else:
            minutes.use(line, LineUse.UNREAD, "no rule takes it")


def _doubts(minutes: Minutes) -> None:
    if minutes.header.body is None:
        minutes.issues.append(("NO_BODY", "The text names no body: its meeting belongs to none, and nobody gets a seat from it"))
    if not minutes.header.dates:
        minutes.issues.append(("NO_DATE", "The text names no day: its meeting is undated, and nobody gets a seat from it"))
