"""Several presentations one after another, as slides become when their text is taken out: titles are bare lines, and
most head a slide and no item. A title page lists the items, or some of them, by letters; others begin with a title
slide of their own, under a divider, or behind the thanks of the one before.
"""

from __future__ import annotations

from random import Random

from schema.identity import fold
from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Human, Item, Meeting
from tests.generator.item_text import agreement_points, task_point
from tests.generator.page import Page
from tests.generator.registry import layout

SLIDES = ("Bakgrund", "Nuläge", "Så har vi arbetat", "Det här har vi sett", "Utmaningar", "Möjligheter", "Nästa steg")
SUBTITLES = ("lägesrapport", "nästa steg", "uppdatering")
POINTS = (
    "Många frågor är gemensamma för länet",
    "Underlaget är sammanställt av arbetsgruppen",
    "Skillnaderna mellan kommunerna är stora",
    "Fler behöver känna till arbetssättet",
    "Dialog pågår med berörda verksamheter",
)


@layout("presentations", sorts=("topical",), suffix=".txt")
def presentations(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page = Page(meeting)
    page.tell_body(meeting.body.name)
    page.tell_dates()
    page.write(meeting.body.name, "", "", say.dates(meeting.dates), "")
    items = [item for item in meeting.items if item.part == "subject"]
    listed = items if rng.random() < 0.5 else items[: max(3, len(items) // 2)]
    titles = {item.title: item.title + (f" – {rng.choice(SUBTITLES)}" if rng.random() < 0.3 else "") for item in listed}
    page.write(rng.choice(["Rapporter", "Dagens punkter", "Dagordning"]), "")
    page.write(*[f"- {letter}) {titles[item.title]}" for letter, item in zip("abcdefghij", listed, strict=False)], "")
    ended = True
    for at, item in enumerate(items):
        letter = "abcdefghij"[at] if item in listed else None
        ended = _presentation(page, rng, say, letter, item, titles.get(item.title, item.title), ended)
    if meeting.next_dates:
        for day in meeting.next_dates:
            page.tell_next(day)
        page.tell_item(None, next(item for item in meeting.items if item.part == "next"), title="Nästa möte")
        page.write("Nästa möte", "", *[f"- {swedish.long_day(day)}" for day in meeting.next_dates], "")
    return page


def _presentation(
    page: Page, rng: Random, say: Dialect, letter: str | None, item: Item, title: str, ended: bool
) -> bool:
    """Write the slides of an item; gives whether they have an end by which the next may be told."""
    speakers = [human for human in item.presenters if human.title]
    on_title_slide = bool(speakers) and rng.random() < 0.6
    ends = rng.random() < 0.5
    told = bool(item.presenters) and (on_title_slide or ends)
    shown = speakers if on_title_slide and not ends else item.presenters
    for one in (a for a in page.meeting.attendees if told and a.human in shown):
        page.tell_person(one, capacity="presenter", attendance="unknown", title=on_title_slide)
    page.tell_item(letter, Item(item.title, tuple(shown) if told else ()), title=title, presenters=told)
    page.write(item.title, "")
    if letter is None and not on_title_slide and not ended:
        page.write(f"{item.title} i länet", "")  # the divider's title again, on a slide of its own
        page.write(rng.choice(["Arbetet under året", "Läget i höst"]), "")
    if on_title_slide:
        page.write(*(line for human in speakers for line in (f"{human.name}, {human.title}", "")))
    _slides(page, rng, say, letter, item)
    if ends:
        _end(page, rng, item.presenters)
    return ends


def _slides(page: Page, rng: Random, say: Dialect, letter: str | None, item: Item) -> None:
    names = [one.name for one in page.meeting.attendees]  # slides don't tell what was said
    points = [text.rstrip(".") for text in item.prose if not any(name in text for name in names)]
    points += [rng.choice(POINTS)] * (not points)
    for body in item.mentions:
        page.tell_mentioned(body.name, body.kind)
    points += agreement_points(page, letter, item)
    points += [task_point(page, letter, task, say) for task in item.tasks]
    slides = rng.sample(SLIDES, rng.randint(1, 3))
    for n, slide in enumerate(slides):
        page.write(slide, "", *[f"- {point}" for point in points[n :: len(slides)] or [rng.choice(POINTS)]], "")
    if item.decisions:
        page.write(f"{page.meeting.body.acting} beslutar", "")
        for decision in item.decisions:
            page.tell_decision(letter, f"att {decision.infinitive}", decision.kind)
            page.tell_mandate(letter, decision.infinitive, [page.meeting.body.name], optional=True)
            page.write(f"- att {decision.infinitive}")
        page.write("")


def _end(page: Page, rng: Random, presenters: tuple[Human, ...]) -> None:
    contacts = [f"{human.name} {_address(human)}" for human in presenters]
    if not contacts:
        page.write(rng.choice(["Tack!", "Tack för uppmärksamheten!", "Frågor?"]), "")
    elif rng.random() < 0.5:
        page.write("Kontaktuppgifter", "", *(line for contact in contacts for line in (contact, "")))
    else:
        page.write("Tack för mig!" if len(contacts) == 1 else "Tack!", "")
        page.write(*(line for contact in contacts for line in (contact, "")))


def _address(human: Human) -> str:
    return f"{fold(human.first)}.{fold(human.last)}@natverket.example".replace(" ", ".")
