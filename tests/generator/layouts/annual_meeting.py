"""The annual meeting of an association: elections and reports in numbered paragraphs, no list of people."""

from __future__ import annotations

from random import Random

from tests.generator import swedish
from tests.generator.dialect import Dialect
from tests.generator.facts import Attendee, Item, Meeting
from tests.generator.heads import write_signatures
from tests.generator.item_text import write_decisions
from tests.generator.page import Page
from tests.generator.registry import layout


@layout("annual_meeting", sorts=("club", "union"))
def annual_meeting(meeting: Meeting, rng: Random, say: Dialect) -> Page:
    page, paragraphs = Page(meeting), _Paragraphs(meeting, rng, say)
    page.tell_body(meeting.body.name, f"Årsmötet i {meeting.body.name}", f"Årsmöte {meeting.body.name}")
    page.tell_dates()
    page.tell_place()
    page.paragraph(f"Protokoll fört vid ordinarie årsmöte med {meeting.body.name}")
    page.paragraph(f"{say.dates(meeting.dates)}, {meeting.place}")
    page.paragraph(f"Närvarande: {rng.randint(14, 70)} medlemmar.")
    chair, secretary = meeting.attendees[0], meeting.holder("secretary")
    paragraphs.write(page, "Mötets öppnande", "Mötet förklarades öppnat.")
    page.tell_person(chair, capacity="chair", attendance="present")
    paragraphs.elect(page, "Val av mötesordförande", f"{chair.name} valdes till ordförande för mötet.")
    if secretary:
        page.tell_person(secretary, capacity="secretary", attendance="present")
        paragraphs.elect(page, "Val av mötessekreterare", f"{secretary.name} valdes till sekreterare för mötet.")
    adjusters = meeting.adjusters
    for one in adjusters:
        page.tell_person(one, capacity="adjuster", attendance="present")
    if adjusters:
        names = swedish.joined([one.name for one in adjusters])
        paragraphs.elect(page, "Val av justerare", f"{names} valdes att justera protokollet.")
    paragraphs.decide(page, "Fastställande av dagordning", "Dagordningen fastställdes.")
    paragraphs.decide(page, "Fråga om mötet är behörigt utlyst", "Mötet förklarades behörigt utlyst.", optional=True)
    paragraphs.decide(page, "Ansvarsfrihet för styrelsen", "Styrelsen beviljades ansvarsfrihet.")
    for item in meeting.items:
        if item.part == "subject" and not item.tasks and not item.agreement and not item.grants and item.decisions:
            paragraphs.subject(page, item)
    page.write("")
    paragraphs.elections(page, [a for a in meeting.attendees if a not in (chair, secretary, *adjusters)][:3])
    paragraphs.write(page, "Mötets avslutande", "Ordföranden tackade för visat intresse och avslutade mötet.")
    write_signatures(page, rng)
    return page


class _Paragraphs:
    """Paragraphs in a row, § 1, § 2 ... or as the dialect numbers."""

    def __init__(self, meeting: Meeting, rng: Random, say: Dialect) -> None:
        self.meeting, self.rng, self.say, self.count = meeting, rng, say, 0

    def _head(self, page: Page, item: Item) -> str | None:
        number = self.say.number(self.count, 1)
        self.count += 1
        page.tell_item(number, item)
        page.paragraph(self.say.title(number, item))
        return number

    def write(self, page: Page, title: str, sentence: str) -> None:
        self._head(page, Item(title))
        page.paragraph(sentence)

    def elect(self, page: Page, title: str, sentence: str) -> None:
        page.tell_decision(self._head(page, Item(title)), sentence, "elected")
        page.paragraph(sentence)

    def decide(self, page: Page, title: str, sentence: str, optional: bool = False) -> None:
        page.tell_decision(self._head(page, Item(title)), sentence, "decision", optional)
        page.paragraph(sentence)

    def subject(self, page: Page, item: Item) -> None:
        bare = Item(item.title, prose=item.prose, decisions=item.decisions)
        number = self._head(page, bare)
        for body in item.mentions:
            page.tell_mentioned(body.name, body.kind)
        page.paragraph(" ".join(item.prose))
        write_decisions(page, number, bare, self.rng, self.say)

    def elections(self, page: Page, elected: list[Attendee]) -> None:
        """Posts filled for a year or two; who is elected need not be there."""
        number = self._head(page, Item("Val av styrelse"))
        for one, post in zip(elected, ("ordförande", "kassör", "ledamot"), strict=False):
            years = self.rng.choice(["ett år", "två år"])
            words = f"Till {post} på {years} valdes {one.name}."
            page.tell_decision(number, words, "elected")
            page.tell_elected(one)
            page.paragraph(words)
