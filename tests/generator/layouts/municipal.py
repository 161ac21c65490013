"""A municipal board: SAMMANTRÄDESPROTOKOLL, labels in a left column, paragraphs with a description and a decision."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.facts import Item, Meeting
from tests.generator.heads import write_signatures
from tests.generator.item_text import write_item_text
from tests.generator.page import Page
from tests.generator.registry import layout
from tests.generator.rosters import row, split


def _labelled(page: Page, label: str, rows: list[str], tabbed: bool) -> None:
    """The label beside the first row, the others below it; or the label on a line of its own."""
    if tabbed:
        page.write(*[f"{label if at == 0 else ''}\t{text}" for at, text in enumerate(rows)], "")
    else:
        page.write(label, *rows, "")


@layout("municipal", sorts=("board",))
def municipal(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page, body, owner = Page(meeting), meeting.body, meeting.body.owner
    page.tell_body(body.name, f"{body.name} i {owner.name}" if owner else body.name)
    page.tell_mentioned(owner.name if owner else "", "municipality", optional=True)
    page.write((owner.name if owner else "").upper(), "SAMMANTRÄDESPROTOKOLL", body.name)
    page.tell_dates()
    page.paragraph(f"Sammanträdesdatum {say.in_full(meeting.dates[0])}")
    tabbed = rng.random() < 0.5
    page.tell_start()
    page.tell_end()
    page.tell_place()
    _labelled(
        page, "Plats och tid", [f"{meeting.place}, {say.hours(meeting.start, meeting.end).replace('–', '-')}"], tabbed
    )
    here, away = split(meeting.attendees)
    seated = [a for a in here if a.capacity in ("chair", "vice chair", "member")]
    rows = []
    for one in seated:
        text = row(page, one, say)
        rows.append(text + {"chair": ", ordförande", "vice chair": ", vice ordförande"}.get(one.capacity, ""))
    _labelled(page, rng.choice(["Beslutande", "Beslutande ledamöter", "Närvarande ledamöter"]), rows, tabbed)
    substitutes = [row(page, a, say) for a in here if a.capacity == "substitute"]
    if substitutes:
        _labelled(
            page, rng.choice(["Ersättare", "Närvarande ersättare", "Ej tjänstgörande ersättare"]), substitutes, tabbed
        )
    others = []
    for one in here:
        if one.capacity in ("official", "secretary"):
            others.append(row(page, one, say) + (", sekreterare" if one.capacity == "secretary" else ""))
    if others:
        _labelled(page, rng.choice(["Övriga deltagare", "Övriga närvarande"]), others, tabbed)
    if away and rng.random() < 0.5:
        gone = [row(page, a, say, capacity="member") for a in away]
        _labelled(page, "Frånvarande", gone, tabbed)
    for one in meeting.adjusters:
        page.tell_role(one, "adjuster")
    if meeting.adjusters:
        names = " och ".join(a.name for a in meeting.adjusters)
        _labelled(page, rng.choice(["Utses att justera", "Justerare"]), [names], tabbed)
    last = meeting.first_number + len(meeting.items) - 1
    _labelled(page, "Paragrafer", [f"§§ {meeting.first_number}–{last}"], tabbed)
    write_signatures(page, rng)
    for at, item in enumerate(meeting.items):
        _paragraph(page, f"§ {meeting.first_number + at}", item, rng, say)
    return page


def _paragraph(page: Page, number: str, item: Item, rng: Random, say: Dialect) -> None:
    heading = f"{number}\t{item.title}" if rng.random() < 0.1 else f"{number} {item.title}"
    page.tell_item(number, item, presenters=say.presenter not in ("none", "dash", "parentheses"))
    page.write(heading)
    if item.diary:
        page.write(rng.choice(["Dnr {}", "Diarienummer: {}"]).format(item.diary))
    page.write("")
    write_item_text(page, number, item, rng, say)
