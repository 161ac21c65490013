"""The head of minutes: which body, when and where; and the foot with its signatures."""

from __future__ import annotations

from random import Random

from tests.generator.dialect import Dialect
from tests.generator.page import Page

ROLES = {"Sekreterare": "secretary", "Ordförande": "chair", "Justerare": "adjuster"}


def write_when_and_where(page: Page, rng: Random, say: Dialect) -> None:
    """Labelled lines for day, hours and place, together or apart."""
    meeting = page.meeting
    page.tell_dates()
    page.tell_start()
    page.tell_end()
    page.tell_place()
    day, hours = say.dates(meeting.dates), say.hours(meeting.start, meeting.end)
    lines = rng.choice(
        [
            [("Datum", day), ("Tid", hours), ("Plats", meeting.place)],
            [("Tid", f"{day}, {hours}"), ("Plats", meeting.place)],
            [("Tid och plats", f"{day} {hours}, {meeting.place}")],
            [("Datum och tid", f"{day} {hours}"), ("Plats", meeting.place)],
            [("Plats och tid", f"{meeting.place}, {day}, {hours}")],
            [("Mötesdatum", day), ("Mötestid", hours), ("Lokal", meeting.place)],
            [("När", f"{day} {hours}"), ("Var", meeting.place)],
        ]
    )
    page.write(*[say.field(*line) for line in lines], "")


def write_signatures(page: Page, rng: Random) -> None:
    """Lines to sign on: secretary, chair and adjusters, as far as the meeting has them."""
    meeting = page.meeting
    signers = [("Sekreterare", meeting.holder("secretary")), ("Ordförande", meeting.holder("chair"))]
    signers += [("Justerare", one) for one in meeting.adjusters]
    form = rng.choice(["below", "label", "line"])
    page.write("" if form == "label" else "Underskrifter", "")
    for label, one in signers:
        if one is None:
            continue
        page.tell_role(one, ROLES[label])
        if form == "label":
            page.write(f"{'Vid protokollet' if label == 'Sekreterare' else label}: {one.name}", "")
        elif form == "below":
            page.write("." * 30, one.name, label, "")
        else:
            page.write(f"{label}\t{'_' * 20}", f"\t{one.name}", "")
