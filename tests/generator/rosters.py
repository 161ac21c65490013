"""Lists of people in many forms, each row told as it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.generator.dialect import Dialect
from tests.generator.facts import Attendee
from tests.generator.page import Page

ROLE = {
    "chair": "ordförande",
    "vice chair": "vice ordförande",
    "secretary": "sekreterare",
    "adjuster": "justerare",
    "member": "ledamot",
    "substitute": "ersättare",
    "official": "tjänsteperson",
}
HEADS = {
    "chair": ("Ordförande", "Ordförande"),
    "vice chair": ("Vice ordförande", "Vice ordförande"),
    "member": ("Ledamot", "Ledamöter"),
    "substitute": ("Ersättare", "Ersättare"),
    "secretary": ("Sekreterare", "Sekreterare"),
    "official": ("Tjänsteperson", "Tjänstepersoner"),
}


def row(page: Page, one: Attendee, say: Dialect, capacity: str | None = None, style: str | None = None) -> str:
    """A person's row in this dialect: name with organisation, title or party; told on the page."""
    human, style = one.human, style or say.row
    org = human.organisation
    if human.party:
        page.tell_person(one, capacity=capacity)
        return f"{one.name} ({human.party})"
    if org is None:
        page.tell_person(one, title=True, capacity=capacity)
        return f"{one.name}, {human.title}" if human.title else one.name
    titled = style in ("title", "full") and human.title is not None
    page.tell_person(one, organisation=True, title=titled, capacity=capacity)
    if style == "parentheses":
        return f"{one.name} ({org.name})"
    if style == "dash":
        return f"{one.name} – {org.name}"
    if style == "short":
        return f"{one.name}, {org.short}"
    if titled:
        where = f" {human.unit}" if style == "full" and human.unit else ""
        return f"{one.name}, {human.title}{where}, {org.name}"
    return f"{one.name}, {org.name}"


def with_role(page: Page, one: Attendee, text: str, mark: str = ", ") -> str:
    """The row followed by the role, for chair, vice chair and secretary ("also" counts)."""
    roles = [r for r in (one.capacity, *one.also) if r in ("chair", "vice chair", "secretary")]
    for role in roles:
        page.tell_role(one, role)
    named = " och ".join(ROLE[r] for r in roles)
    if not named:
        return text
    if mark == "(":
        return f"{text[:-1]}, {named})" if text.endswith(")") else f"{text} ({named})"
    return f"{text}{mark}{named}"


def split(attendees: Iterable[Attendee]) -> tuple[list[Attendee], list[Attendee]]:
    """(present, absent)."""
    rows = list(attendees)
    return [a for a in rows if a.attendance != "absent"], [a for a in rows if a.attendance == "absent"]


def by_role(page: Page, say: Dialect, *, struck: bool) -> None:
    """A heading for each role, rows below; absent people are struck through, or stand in a list of their own."""
    here, away = split(page.meeting.attendees)
    for capacity, (one_head, many_head) in HEADS.items():
        rows = [a for a in (page.meeting.attendees if struck else here) if a.capacity == capacity]
        if not rows:
            continue
        page.write(f"{one_head if len(rows) == 1 else many_head}:", "")
        for one in rows:
            text = row(page, one, say)
            page.write(f"~~{text}~~" if one in away else text, "")
        if capacity == "chair":
            _adjusters(page)
    if away and not struck:
        page.write(f"{say.absent}:", "")
        for one in away:
            page.write(row(page, one, say, capacity="member"), "")
    seconds = [a for a in here if "secretary" in a.also]
    if seconds:
        page.paragraph(say.field("Sekreterare", seconds[0].name))
        page.tell_role(seconds[0], "secretary")


def _adjusters(page: Page) -> None:
    adjusters = page.meeting.adjusters
    if adjusters:
        page.write("Justerare:", "")
    for one in adjusters:
        page.write(one.name, "")
        page.tell_person(one)
        page.tell_role(one, "adjuster")


def in_a_row(page: Page, say: Dialect, mark: str = "(") -> None:
    """Närvarande: A (ordförande), B, C. A row with commas in it is separated by semicolons."""
    here, away = split(page.meeting.attendees)
    style = "parentheses" if say.row in ("comma", "short", "dash") else say.row
    for label, people in ((say.present, here), (say.absent, away)):
        rows = [with_role(page, one, row(page, one, say, "participant", style), mark) for one in people]
        if rows:
            page.write(say.field(label, ("; " if any("," in r for r in rows) else ", ").join(rows)))
    page.write("")


def bullets(page: Page, say: Dialect, heading: str = "{}:") -> None:
    """A list with bullets for those present and one for the absent."""
    here, away = split(page.meeting.attendees)
    for label, people in ((say.present, here), (say.absent, away)):
        if people:
            page.write(heading.format(label), "" if "#" in heading or "*" in heading else heading[:0])
        for one in people:
            page.write(f"{say.bullet} {with_role(page, one, row(page, one, say, 'participant'))}")
        if people:
            page.write("")


def columns(page: Page, people: Sequence[Attendee], separator: str, width: int = 0, last: str = "org") -> None:
    """Name and organisation (or title) in two columns; separator "." for dot leaders, "\\t" or " "."""
    for one in people:
        human = one.human
        second = human.organisation.short if human.organisation else human.title or (human.party or "")
        page.tell_person(one, organisation=last == "org", capacity="participant")
        second = with_role(page, one, second)
        gap = separator * max(2, width - len(one.name)) if width else separator
        page.write(f"{one.name}{gap}{second}".rstrip() if separator != "." else f"{one.name} {gap} {second}")
    page.write("")


def by_organisation(page: Page, say: Dialect, one_line: bool) -> None:
    """Kumla: A, B. Or the organisation as a heading and names below it."""
    here, away = split(page.meeting.attendees)
    orgs = list(dict.fromkeys(a.human.organisation for a in here if a.human.organisation))
    for org in orgs:
        people = [a for a in here if a.human.organisation == org]
        for one in people:
            page.tell_person(one, organisation=True, capacity="participant")
        names = [with_role(page, one, one.name, "(") for one in people]
        if one_line:
            page.write(f"{org.name}: {', '.join(names)}")
        else:
            page.write(org.name, *names, "")
    if away:
        page.write("" if one_line else f"{say.absent}:", *([f"{say.absent}:"] if one_line else []))
        for one in away:
            page.tell_person(one, organisation=True, capacity="member")
            page.write(f"{one.name}, {one.human.organisation.short}" if one.human.organisation else one.name)
    page.write("")


def grid(page: Page, say: Dialect, *, marks: bool) -> None:
    """A Markdown table: name, organisation, role; attendance by an X in one of two columns, or by a word."""
    cells = ["Namn", "Organisation", "Roll", *(["Närvarande", "Frånvarande"] if marks else ["Närvaro"])]
    page.write(f"| {' | '.join(cells)} |", f"|{'---|' * len(cells)}")
    for one in page.meeting.attendees:
        human, absent = one.human, one.attendance == "absent"
        page.tell_person(one, organisation=True)
        for role in one.also:
            if role == "secretary":
                page.tell_role(one, role)
        roles = [r for r in (one.capacity, *one.also) if r != "adjuster"]
        role = ", ".join(ROLE[r] for r in roles).capitalize()
        status = (["", "X"] if absent else ["X", ""]) if marks else ["Nej" if absent else "Ja"]
        org = human.organisation.name if human.organisation else (human.party or "")
        page.write(f"| {' | '.join([one.name, org, role, *status])} |")
    page.write("")
