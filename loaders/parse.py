"""Layout -> Minutes: the rules, in the order in which they need each other.

Where items begin is found first, since lists of people stand before them; titles end where a known person acts, so
people come before titles; decisions and tasks stand in items. What no rule used is CONTEXT inside an item, else UNREAD.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.doubts import Answers
from loaders.lexicon import words
from loaders.minutes import Minutes
from loaders.restore import restore
from loaders.rules.agreements import read_agreements
from loaders.rules.ballots import read_ballots
from loaders.rules.bodies import read_bodies
from loaders.rules.body import read_body
from loaders.rules.classes import read_classes
from loaders.rules.concerns import read_concerns
from loaders.rules.county import read_county
from loaders.rules.decisions import read_decisions
from loaders.rules.elections import read_elections
from loaders.rules.followups import follow, read_followups
from loaders.rules.funding import read_funding
from loaders.rules.granted import read_granted
from loaders.rules.groups import name_groups, read_groups
from loaders.rules.header import read_header
from loaders.rules.headings import find_headings
from loaders.rules.hours import read_hours
from loaders.rules.introduced import introduce
from loaders.rules.items import by_line, read_items
from loaders.rules.joint import own_elections, read_joint
from loaders.rules.kinds import kind_of_document, plan_only, second_meeting
from loaders.rules.links import read_links
from loaders.rules.mandates import read_mandates
from loaders.rules.meetings import read_next_meetings
from loaders.rules.misread import mend_abbreviations
from loaders.rules.officers import read_officers
from loaders.rules.openings import closes
from loaders.rules.pattern import compiled
from loaders.rules.people import settle
from loaders.rules.presenters import read_presenters
from loaders.rules.responsible import read_responsible
from loaders.rules.reviewed import settle_header
from loaders.rules.roster import read_roster
from loaders.rules.signatures import read_signatures
from loaders.rules.slides import read_slides
from loaders.rules.stances import present_by_stance, read_stances
from loaders.rules.steps import read_steps
from loaders.rules.votes import read_votes
from loaders.segment import Layout, segment
from loaders.source import Line, Source, Text
from schema.evidence import LineUse
from schema.identity import name_key

LETTERHEAD = ("body", "owner", "list of people: secretary", "signature")
LETTERHEAD_LINES = 15  # lines at the top that a letterhead may fill
PROSE = 60  # characters of a line of prose


def parse(layout: Layout, answers: Answers | None = None) -> Minutes:
    """Read a document. Never fails on odd text: what isn't understood is listed as unread.

    `answers` settle what the reader is unsure of.
    """
    minutes = Minutes(layout.source, answers=answers or Answers())
    for code, message in layout.source.issues:
        minutes.doubt(code, message, subject=code)
    lines = layout.own
    for number, reason in layout.furniture.items():
        minutes.use(number, LineUse.FURNITURE, reason)
    if (other := second_meeting(lines)) is not None:
        lines = _first_of_two(minutes, lines, other)
    headings, agenda = find_headings(lines, layout.source.scanned)
    until = headings[0].line if headings else len(minutes.source.lines) + 1
    if agenda:
        until = max(until, agenda[-1].line + 1)
    read_body(minutes, lines, until)
    read_joint(minutes, lines, until)
    read_roster(minutes, lines, until)
    read_classes(minutes, lines, until)
    read_signatures(minutes, lines)
    read_header(minutes, lines, until)
    settle_header(minutes)
    settle(minutes)
    if minutes.sections and not minutes.people:
        minutes.doubt("EMPTY_ROSTER", "The lists of people name nobody", subject="people")
    minutes.kind = kind_of_document(minutes, lines, until, headings)
    read_items(minutes, lines, headings, agenda)
    read_groups(minutes, lines, until)
    read_presenters(minutes, lines)
    read_slides(minutes, lines)
    mend_abbreviations(minutes)
    if minutes.kind == "AGENDA":
        plan_only(minutes)
        read_agreements(minutes, lines)
    else:
        _read_acts(minutes, lines)
    minutes.county = read_county(minutes)
    _account_for_lines(minutes, frozenset(layout.furniture))
    minutes.source = layout.source  # as a whole again, where only the first of two meetings was read
    return minutes


def _read_acts(minutes: Minutes, lines: list[Line]) -> None:
    """What was decided, said and given to do at a meeting that was held."""
    read_decisions(minutes, lines)
    read_granted(minutes, lines)
    read_funding(minutes, lines)
    read_elections(minutes, lines)
    read_ballots(minutes, lines)
    read_stances(minutes, lines)
    read_votes(minutes, lines)
    present_by_stance(minutes)
    read_officers(minutes, lines)
    read_hours(minutes, lines)
    settle(minutes)
    own_elections(minutes)
    read_bodies(minutes, lines)
    name_groups(minutes)
    read_links(minutes, lines)
    read_next_meetings(minutes, lines)
    read_agreements(minutes, lines)
    introduce(minutes, lines)
    read_steps(minutes, lines)
    read_followups(minutes, lines)
    read_responsible(minutes, lines)
    read_mandates(minutes, lines)
    follow(minutes)
    read_concerns(minutes)


def _first_of_two(minutes: Minutes, lines: list[Line], other: int) -> list[Line]:
    """The first meeting's lines of a text with the minutes of two; the rest is left unread, and a doubt says so."""
    begins = lines[other]
    first, second = lines[0].text[:60], Text.join(lines[other : other + 3]).text[:90]
    minutes.doubt(
        "TWO_MEETINGS",
        f"The text holds the minutes of two meetings: {first!r}, which is read, and {second!r} from line "
        f"{minutes.source.line_number(begins.starts[0])}, which is not. Load them as two documents",
        begins,
    )
    for line in lines[other:]:
        minutes.use(line, LineUse.UNREAD, "another meeting's minutes")
    minutes.source = replace(minutes.source, lines=minutes.source.lines[: begins.number])
    return lines[:other]


def read_minutes(source: Source, answers: Answers | None = None) -> Minutes:
    """restore, segment and parse in one."""
    return parse(segment(restore(source)), answers)


def _account_for_lines(minutes: Minutes, furniture: frozenset[int]) -> None:
    """Every line is something: letterhead is furniture, prose of an item is context, the rest is unread."""
    items = by_line(minutes)
    bodies = {name_key(each.name.value) for each in minutes.header.bodies}
    first = min([item.first_line for item in minutes.items], default=len(minutes.source.lines))
    top = min(
        [n for n, (use, reason) in minutes.uses.items() if use is LineUse.FACT and not reason.startswith(LETTERHEAD)],
        default=first,
    )
    heads = {_short_key(line) for line in minutes.source.lines if line.number in furniture}
    after_recipients = prose = False
    for line in minutes.source.lines:
        if line.blank_before > 1 or line.level:
            after_recipients = False
        prose = prose and not (line.blank_before or line.level or line.marker)
        if line.number in minutes.uses:
            continue
        inside = line.number in items
        after_recipients = after_recipients or _matches("recipients", line)
        if _matches("courtesy", line):
            minutes.use(line, LineUse.FURNITURE, "courtesy")
        elif not inside and name_key(line.text[:200]) in bodies:
            minutes.use(line, LineUse.FURNITURE, "the body's name again")
        elif not inside and (line.number < min(top, LETTERHEAD_LINES) or _short_key(line) in heads):
            minutes.use(line, LineUse.FURNITURE, "letterhead")
        elif not inside and _matches("formal", line):
            minutes.use(line, LineUse.FURNITURE, "formal part")
        elif after_recipients:
            minutes.use(line, LineUse.FURNITURE, "recipients")
        elif inside:
            minutes.use(line, LineUse.CONTEXT, "text of an item")
        elif closes(line.text):
            minutes.use(line, LineUse.FURNITURE, "heading of a part")
        elif prose or (minutes.people and line.number < first and len(line) > PROSE and not _has_label(line)):
            minutes.use(line, LineUse.CONTEXT, "prose before the first item")
            prose = True
        else:
            minutes.use(line, LineUse.UNREAD, "no rule takes it")


def _matches(kind: str, line: Line) -> bool:
    return len(line) < 400 and compiled(words()["furniture"][kind]).fullmatch(line.text) is not None


def _has_label(line: Line) -> bool:
    return ":" in line.text[:40]


def _short_key(line: Line) -> str:
    return line.text.strip().lower()[:80]
