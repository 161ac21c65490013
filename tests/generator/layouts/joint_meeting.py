"""Two bodies that meet together: both in the head; a list of people for each, or one that they share."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Attendee, Body, Meeting
from tests.generator.heads import write_when_and_where
from tests.generator.item_text import write_items
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import row, split, with_role
from tests.generator.words import words
from tests.generator.world import topical_body

SEATED = ("chair", "vice chair", "member", "substitute")
HEADS = (
    "{a} och {b}\n\nProtokoll från gemensamt möte",
    "{a} samt {b}\n\nProtokoll",
    "Protokoll från gemensamt möte med {a} och {b}",
    "Minnesanteckningar från gemensamt sammanträde mellan {a} och {b}",
    "{a}\n\nProtokoll, gemensamt möte med {b}",
    "{a}\n\n{b}\n\nProtokoll från gemensamt sammanträde",
)


@layout("joint_meeting", sorts=("joint",))
def joint_meeting(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page, other = Page(meeting), _other(meeting, rng)
    page.tell_body(meeting.body.name)
    page.tell_beside(other)
    page.paragraph(rng.choice(HEADS).format(a=meeting.body.name, b=other.name))
    write_when_and_where(page, rng, say)
    seated = [a for a in meeting.attendees if a.capacity in SEATED]
    rest = [a for a in meeting.attendees if a not in seated]
    half = rng.randint(2, len(seated) - 2)
    lists = [(meeting.body, seated[:half]), (other, seated[half:])]
    rng.choice((_in_parts, _by_label, _shared))(page, say, lists)
    if rest:
        page.write("Övriga närvarande:")
        for one in rest:
            page.write(with_role(page, one, row(page, one, say)))
        page.write("")
    write_items(page, rng, say)
    return page


def _other(meeting: Meeting, rng: Random) -> Body:
    """Another body of the county, about something that the meeting doesn't speak of."""
    named = {body.name for item in meeting.items for body in item.mentions} | {meeting.body.name}
    topics = [t for t in words("world")["topics"] if not any(t in name for name in named)]
    return topical_body(rng, meeting.body.county, rng.choice(topics))


def _in_parts(page: Page, say: Dialect, lists: Sequence[tuple[Body, Sequence[Attendee]]]) -> None:
    """The body's name over its lists of those present and absent."""
    for body, people in lists:
        here, away = split(people)
        page.write(body.name)
        for label, part in (("Ledamöter", here), ("Frånvarande ledamöter", away)):
            if part:
                page.write(f"{label}:", *[_row(page, say, one) for one in part])
                page.tell_seats(body, part)
        page.write("")


def _by_label(page: Page, say: Dialect, lists: Sequence[tuple[Body, Sequence[Attendee]]]) -> None:
    """The body's name in the word over its list."""
    for body, people in lists:
        page.write(f"Ledamöter i {body.name}:", *[_row(page, say, one) for one in split(people)[0]], "")
        page.tell_seats(body, split(people)[0])
    if away := [one for _, people in lists for one in split(people)[1]]:
        page.write("Frånvarande:", *[_row(page, say, one) for one in away], "")


def _shared(page: Page, say: Dialect, lists: Sequence[tuple[Body, Sequence[Attendee]]]) -> None:
    """One list that doesn't say who is of which body: it tells of no seats."""
    here, away = split([one for _, people in lists for one in people])
    page.write(f"{say.present}:", *[_row(page, say, one) for one in here], "")
    if away:
        page.write(f"{say.absent}:", *[_row(page, say, one) for one in away], "")


def _row(page: Page, say: Dialect, one: Attendee) -> str:
    """Under a word for members, who isn't called by a role is one."""
    return with_role(page, one, row(page, one, say, "participant"))
