"""What a document is: minutes, an agenda sent out before a meeting, or slides; and whether it holds two meetings.

An agenda tells what is planned: nobody attended and nothing was decided. A text with the minutes of two meetings is
read as the first of them, with a doubt that names both, so that nobody's attendance is mixed up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.lexicon import words
from loaders.minutes import Minutes
from loaders.rules import dates
from loaders.rules.labels import label_of
from loaders.rules.pattern import compiled, rule
from loaders.rules.shows import ENDS, presentations
from loaders.rules.unnumbered import Heading
from loaders.source import Line

TITLE = 15  # lines from the top that may say what a document is
HEAD = 6  # lines from a title to its day
LIST = 15  # lines from a title to the list of those who were there
LONGEST = 140  # characters of a title
BULLETS, PIECES, SHORT = 0.3, 0.7, 20  # shares of the lines that slides have, in a text of more lines than SHORT
ITEM = re.compile(r"§|\d{1,3}[.)]\s")
"""What an item begins with."""


def kind_of_document(minutes: Minutes, lines: Sequence[Line], until: int, headings: Sequence[Heading] = ()) -> str:
    """MINUTES, AGENDA or SLIDES; `until` is the line of the first item."""
    listed = bool(minutes.people or minutes.sections)
    titled = any(is_title_of_minutes(line.text) for line in lines[:TITLE])
    shown = any(heading.rule == "item_slide" for heading in headings)
    if not (listed or titled) and (shown or presentations(lines) >= ENDS):
        return "SLIDES"
    head = [line for line in lines[:TITLE] if len(line) <= LONGEST and (line.number < until or line.number < 3)]
    if is_agenda([line.text for line in head], lines) and not _tells_who_was_there(minutes):
        return "AGENDA"
    top = " ".join(line.text for line in minutes.source.lines[:60] if not line.marker)
    called = compiled(rf"\b(?:{words()['body_rules']['minutes']})\b").search(top)
    return "SLIDES" if _in_pieces(minutes.source.lines) and not (called or listed) else "MINUTES"


def is_agenda(head: Sequence[str], lines: Sequence[Line] = ()) -> bool:
    """Whether the head calls a text an agenda; one called so loosely must tell of nothing done."""
    kinds = words()["kinds"]
    if any(compiled(kinds["minutes"]).fullmatch(text) for text in head):
        return False
    if any(compiled(kinds["called"]).fullmatch(text) for text in head):
        return True
    planned = any(compiled(kinds["planned"]).fullmatch(text) for text in head[:4])
    return planned and not any(compiled(kinds["done"]).search(line.text[:2000]) for line in lines)


def _tells_who_was_there(minutes: Minutes) -> bool:
    attended = compiled(words()["kinds"]["attended"])
    return any(attended.fullmatch(section.label.value) for section in minutes.sections)


def _in_pieces(lines: Sequence[Line]) -> bool:
    """A text of short headed pieces, as slides are: marked headings, or bullets between lines that stand alone."""
    pieces = sum(bool(line.level) or line.text.strip("-— ") == "" for line in lines)
    bullets = sum(bool(line.marker) for line in lines)
    alone = sum(bool(line.blank_before) and not line.text.endswith((".", ":")) for line in lines)
    loose = len(lines) > SHORT and bullets > BULLETS * len(lines) and bullets + alone > PIECES * len(lines)
    marked = pieces >= 4 or loose
    return marked and sum(len(line) for line in lines) < 90 * len(lines)


def plan_only(minutes: Minutes) -> None:
    """What an invitation lists attended nothing."""
    for person in minutes.people:
        person.attendance, person.part = "unknown", None


def second_meeting(lines: Sequence[Line]) -> int | None:
    """Index in `lines` where the minutes of another meeting begin: a title, another day and a list of people."""
    heads = [(i, day) for i in range(len(lines)) if (day := _begins_minutes(lines, i))]
    for i, day in heads[1:]:
        if day != heads[0][1] and any(_lists_people(line) for line in lines[heads[0][0] : i]):
            while i and not lines[i].blank_before and len(lines[i - 1]) < LONGEST:
                i -= 1
            return i
    return None


def _begins_minutes(lines: Sequence[Line], i: int) -> str | None:
    """The day of the minutes whose title stands in a line; None where it is none."""
    line = lines[i]
    if len(line) > LONGEST or not is_title_of_minutes(line.text):
        return None
    others = compiled(words()["header"]["other_days"])
    days = [
        found.value
        for near in lines[i : i + HEAD]
        if not others.search(near.text)
        for found in dates.find(near.text[:LONGEST])
        if len(found.value) == 10
    ]
    before_items = takewhile(lambda near: not ITEM.match(near.text), lines[i : i + LIST])
    return days[0] if days and any(_lists_people(near) for near in before_items) else None


def is_title_of_minutes(text: str) -> bool:
    return not text.endswith(".") and compiled(words()["kinds"]["minutes"]).fullmatch(text) is not None


def _lists_people(line: Line) -> bool:
    label = label_of(line) if len(line) < 3000 else None
    return label is not None and label[0].capacity in ("member", "participant", "absent")


rule(
    "agenda",
    "the title of what is sent out before a meeting",
    tries=lambda t: is_agenda([t]),
    takes=(
        "Kallelse till sammanträde",
        "Kulturnämnden kallas härmed till sammanträde den 3 maj",
        "Föredragningslista 2024-05-03",
        "Dagordning",
        "Förslag till dagordning",
    ),
    refuses=(
        "Protokoll",
        "Kallelsens behörighet",
        "Minnesanteckningar från möte",
        "Sammanträdesprotokoll med kallelse",
    ),
)
rule(
    "title_of_minutes",
    "a title of minutes, as it begins those of another meeting",
    tries=is_title_of_minutes,
    takes=(
        "Protokoll 2024-04-18",
        "Kulturnämndens protokoll nr 4",
        "Minnesanteckningar från möte den 3 maj",
        "Protokoll",
    ),
    refuses=(
        "Föregående protokoll gicks igenom",
        "Val av protokollsjusterare",
        "Protokollet justeras den 3 maj",
        "§ 32 Protokoll från 2024-03-15",
    ),
)
