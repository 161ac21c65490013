"""Several presentations one after another, as slides become when their text is taken out: titles are bare lines, and
most head a slide and no item. A title page lists the items, or some of them, by letters; others begin with a title
slide of their own, under a divider, or behind the thanks of the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    share = rng.random()
    listed = items if share < 0.4 else items[: max(3, len(items) // 2)] if share < 0.8 else []
    show = Show(page, rng, say, rng.choice(["", "", "## "]), always_ends=not listed)
    titles = {item.title: item.title + (f" – {rng.choice(SUBTITLES)}" if rng.random() < 0.3 else "") for item in listed}
    if listed:
        show.title(rng.choice(["Rapporter", "Dagens punkter", "Dagordning"]))
        page.write(*[f"- {x}) {titles[item.title]}" for x, item in zip("abcdefghij", listed, strict=False)], "")
    for at, item in enumerate(items):
        letter = "abcdefghij"[at] if item in listed else None
        show.presentation(letter, item, titles.get(item.title, item.title))
    if meeting.next_dates:
        for day in meeting.next_dates:
            page.tell_next(day)
        page.tell_part("Nästa möte")
        show.title("Nästa möte")
        page.write(*[f"- {swedish.long_day(day)}" for day in meeting.next_dates], "")
    return page


@dataclass
class Show:
    """Writes presentations; `ended` says whether the one before has an end by which the next is known."""

    page: Page
    rng: Random
    say: Dialect
    mark: str  # before the title of a slide
    always_ends: bool
    ended: bool = True

    def title(self, words: str) -> None:
        self.page.write(f"{self.mark}{words}", "")

    def presentation(self, letter: str | None, item: Item, title: str) -> None:
        """The slides of an item, told by the title that the list gives it."""
        page, rng = self.page, self.rng
        speakers = [human for human in item.presenters if human.title]
        on_title_slide = bool(speakers) and rng.random() < 0.6
        ends = self.always_ends or rng.random() < 0.5
        told = item.presenters if ends else tuple(speakers) if on_title_slide else ()
        for one in (a for a in page.meeting.attendees if a.human in told):
            page.tell_person(one, capacity="presenter", attendance="unknown", title=on_title_slide)
        page.tell_item(letter, Item(item.title, tuple(told)), title=title, presenters=bool(told))
        self.title(item.title)
        if letter is None and not on_title_slide and not self.ended:
            self.title(f"{item.title} i länet")  # the divider's title again, on a slide of its own
            self.title(rng.choice(["Arbetet under året", "Läget i höst"]))
        if on_title_slide:
            if rng.random() < 0.3:
                page.write(f"{page.meeting.body.acting} {page.meeting.dates[0].isoformat()}", "")
            page.write(*(line for human in speakers for line in (f"{human.name}, {human.title}", "")))
        self._slides(letter, item)
        if ends:
            self._end(item.presenters)
        self.ended = ends

    def _slides(self, letter: str | None, item: Item) -> None:
        page, rng = self.page, self.rng
        names = [one.name for one in page.meeting.attendees]  # slides don't tell what was said
        points = [text.rstrip(".") for text in item.prose if not any(name in text for name in names)]
        points += [rng.choice(POINTS)] * (not points)
        for body in item.mentions:
            page.tell_mentioned(body.name, body.kind)
        points += agreement_points(page, letter, item)
        points += [task_point(page, letter, task, self.say) for task in item.tasks]
        slides = rng.sample(SLIDES, rng.randint(1, 3))
        for n, slide in enumerate(slides):
            self.title(slide)
            page.write(*[f"- {point}" for point in points[n :: len(slides)] or [rng.choice(POINTS)]], "")
        if item.decisions:
            self.title(f"{page.meeting.body.acting} beslutar")
            for decision in item.decisions:
                page.tell_decision(letter, f"att {decision.infinitive}", decision.kind)
                page.tell_mandate(letter, decision.infinitive, [page.meeting.body.name], optional=True)
                page.write(f"- att {decision.infinitive}")
            page.write("")

    def _end(self, presenters: tuple[Human, ...]) -> None:
        contacts = [f"{human.name} {_address(human)}" for human in presenters]
        if not contacts:
            self.title(self.rng.choice(["Tack!", "Tack för uppmärksamheten!", "Frågor?"]))
            return
        self.title(self.rng.choice(["Kontaktuppgifter", "Tack för mig!" if len(contacts) == 1 else "Tack!"]))
        self.page.write(*(line for contact in contacts for line in (contact, "")))


def _address(human: Human) -> str:
    return f"{fold(human.first)}.{fold(human.last)}@natverket.example".replace(" ", ".")
