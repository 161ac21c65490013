"""What money is for and who gets it, by the words around an amount, the sentence before, or the heading above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Decision, Item, Minutes, Said
from loaders.rules.actors import Holder, holders_in
from loaders.rules.pattern import compiled
from loaders.source import Line, Text
from schema.evidence import EvidenceRole, FieldBasis

CLAUSE = re.compile(
    r"[,;:]\s|\s(?:och|samt|men|varav)\s(?=(?:ca |cirka )?\d)|\s(?:där|vilket|som ska|som skall|enligt|vilka)\s"
    r"|\.\s|\.?$"
)
FOR_VERB = re.compile(r"\s(?:har|är|ska|skall|kan|kommer|tas|togs|blir)\s.*")
DEFINITE = re.compile(r"(?P<stem>[a-zåäö]{4,30}?)(?:en|et|n|t|na|arna|erna|orna)[.,]?")
LABEL = 90  # characters of a line that is a label and its amount
LONGEST_AIM = 140
NEAR = 160  # characters before an amount in which its recipient is looked for


@dataclass(frozen=True)
class Place:
    """Where a sentence stands: its paragraph's sentences before it, the heading or bullet above, and its item."""

    item: Item | None
    scanned: bool
    before: tuple[Text, ...]
    after: tuple[Text, ...]
    above: Text | None
    line: Line


def said(kind: str, place: Place) -> re.Pattern[str]:
    """A construction of the lexicon, as the place's document writes it."""
    return compiled(words()["money"]["said"][kind], place.scanned)


def says(kind: str, text: str, scanned: bool = False) -> bool:
    """Whether words of the lexicon stand in a text."""
    return compiled(words()["money"]["say"][kind], scanned).search(text) is not None


def behind(minutes: Minutes, after: Text, place: Place) -> tuple[Holder | None, Said | None]:
    """Recipient and purpose as the words behind an amount tell them."""
    if m := said("given_to", place).match(after.text):
        part = after.cut(m.start("to"), _end(after.text, m.start("to"), m.end("to")))
        together = compiled(words()["money"]["say"]["collective"] + r"(?=\s(?:och|samt)\s)", place.scanned)
        part = part.match(shared) if (shared := together.match(part.text)) else part
        if recipient := actor_in(minutes, part, place):
            return recipient, None
    m = said("behind", place).match(after.text)
    if m is None:
        return None, None
    aim = after.cut(m.start("aim"), _end(after.text, m.start("aim"), min(len(after), m.start("aim") + LONGEST_AIM)))
    if trailing := re.search(r"\s(?:och|samt|men)$", aim.text):
        aim = aim.cut(0, trailing.start())
    if not aim:
        return None, None
    if m["how"] in ("till", "åt"):
        if recipient := actor_in(minutes, aim, place):
            return recipient, None
        if (parted := said("to_for", place).fullmatch(aim.text)) and (
            recipient := actor_in(minutes, aim.match(parted, "to"), place)
        ):
            return recipient, Said.of(aim.match(parted, "aim"))
    if m["how"] == "som" and (found := compiled(r"\bför (?P<who>.+)", place.scanned).search(aim.text)):
        return actor_in(minutes, aim.match(found, "who"), place), Said.of(aim)
    return None, None if is_vague(aim.text) else Said.of(aim)


def _end(text: str, start: int, end: int) -> int:
    m = CLAUSE.search(text, start, end)
    return m.start() if m else end


def is_vague(aim: str) -> bool:
    """Whether words for a purpose tell none ("arbetet")."""
    return compiled(words()["money"]["say"]["vague"]).fullmatch(aim) is not None


def actor_in(minutes: Minutes, text: Text, place: Place) -> Holder | None:
    """The one that the words name as a whole, or those that they name together."""
    text = text.strip(" .,;:")
    if not text or len(text) > 80:
        return None
    if compiled(words()["money"]["say"]["collective"], place.scanned).fullmatch(text.text):
        return "ORGANIZATION", _own(minutes, text) or Said.of(text)
    found = holders_in(minutes, text, place.item)
    return found[0] if len(found) == 1 else None


def _own(minutes: Minutes, text: Text) -> Said | None:
    """ "regionen", "klubben": the one that owns the body or is it, else the only region whose people the lists name."""
    bare = re.sub(r"(?:en|et)$", "", text.text.lower())
    header = minutes.header
    for said_ in (header.owner, *(each.name for each in header.bodies)):
        if said_ and " " not in text.text and re.search(rf"{re.escape(bare)}(?:en|et)?\b", said_.value.lower()):
            return Said.of(text, said_.value, basis=FieldBasis.INFERRED)
    told = (p.organisation.value for p in minutes.people if p.organisation)
    named = {name for name in told if name.startswith("Region ")}
    return Said.of(text, named.pop(), basis=FieldBasis.INFERRED) if bare == "region" and len(named) == 1 else None


def receiver(minutes: Minutes, sentence: Text, since: int, until: int, place: Place) -> Holder | None:
    """ "Simklubben beviljas", "Till Simklubben anslogs", "bevilja Simklubben": who gets the amount that follows."""
    start = max(since, until - NEAR)
    for pattern in ("receives", "given", "gives"):
        if m := said(pattern, place).search(sentence.text[start:until]):
            part = sentence.cut(start + m.start("to"), start + m.end("to"))
            if found := actor_in(minutes, part, place) or _named(part):
                return found
    return None


def _named(part: Text) -> Holder | None:
    """A name with capitals, of something that no list knows."""
    capitals = re.fullmatch(r"[A-ZÅÄÖ][\w&-]+(?: (?:[A-ZÅÄÖ][\w&-]*|i|och|för))*", part.text)
    return ("ORGANIZATION", Said.of(part)) if capitals and len(part.text.split()) <= 6 else None


def potted(sentence: Text, place: Place) -> Said | None:
    """ "Potten för idéer är": what a pot is for."""
    m = said("pot", place).search(sentence.text)
    return Said.of(sentence.match(m, "aim")) if m else None


def bought(sentence: Text, place: Place) -> Said | None:
    """ "köpa tält för", "betalar en tränare med": what the amount that follows pays."""
    m = said("buys", place).search(sentence.text) or said("pays", place).search(sentence.text)
    return Said.of(sentence.match(m, "what")) if m else None


def labelled(before: Text, place: Place) -> Said | None:
    """ "Kostnad för installation, totalt: " with the bullet above it."""
    label = before.strip(" ,:-")
    if cut := re.search(
        r"(?:[\s,:-]+(?:ca|cirka|ungefär|högst))$|(?:^|[\s,]+)(?:totalt?|pris)\b.*$", label.text, re.IGNORECASE
    ):
        label = label.cut(0, cut.start())
    if m := compiled(r".*?kostnad(?:er|en)? för (?P<what>.+)", place.scanned).fullmatch(label.text):
        label = label.match(m, "what")
    if len(label) > LABEL:
        return None
    if place.above is None or not place.line.marker or len(place.above) > LABEL:
        return Said.of(label) if label else None
    both = [each for each in (place.above, label) if each]
    return Said(", ".join(t.text for t in both), tuple(t.span for t in both), basis=FieldBasis.INFERRED)


def told_before(place: Place) -> Said | None:
    """ "medel för simskolor" in a sentence before the amount's."""
    for sentence in reversed(place.before[-2:]):
        if m := said("before", place).search(sentence.text):
            return aim_of(sentence, m, inherited=True)
    return None


def aim_of(sentence: Text, m: re.Match[str], *, inherited: bool = False) -> Said | None:
    aim = sentence.match(m, "aim")
    if cut := FOR_VERB.search(aim.text):
        aim = aim.cut(0, cut.start())
    if not aim or is_vague(aim.text):
        return None
    if inherited:
        return Said.of(aim, role=EvidenceRole.INHERITED, basis=FieldBasis.INFERRED)
    return Said.of(aim)


def from_above(place: Place) -> Said | None:
    """The heading or bullet above, else what the item's title is about."""
    if place.above is not None:
        m = re.match(r"Inbjudan till\s", place.above.text)
        return Said.of(place.above.cut(m.end() if m else 0), role=EvidenceRole.HEADING, basis=FieldBasis.INFERRED)
    return from_title(place.item)


def by_title(purpose: Said, place: Place) -> Said | None:
    """What the title or heading above tells, where a lone word ("bryggan") stands there fuller ("brygga vid badet")."""
    m = DEFINITE.fullmatch(purpose.value)
    if m is None:
        return None
    title = place.item.title if place.item else None
    for told in (Said.of(place.above) if place.above is not None else None, title):
        found = re.search(rf"(?<!\w){re.escape(m['stem'])}\w{{0,4}}\s.+", told.value, re.IGNORECASE) if told else None
        if told and found:
            return Said(found[0], told.places, EvidenceRole.HEADING, FieldBasis.INFERRED)
    return None


def just_decided(minutes: Minutes, sentence: Text, at: int, place: Place) -> Said | None:
    """ "för ändamålet" behind an amount: what the decision before it in the same item undertakes."""
    if not said("same", place).search(sentence.text[at:]) or place.item is None:
        return None
    start = sentence.span.start
    before = [
        d for d in minutes.decisions if d.item == place.item.position and all(p.end <= start for p in d.text.places)
    ]
    m = said("undertakes", place).search(before[-1].text.value) if before else None
    if m is None:
        return None
    return Said(m["aim"], before[-1].text.places, EvidenceRole.INHERITED, FieldBasis.INFERRED)


def deciding(minutes: Minutes, sentence: Text) -> Decision | None:
    """The decision that the sentence is part of, and that says whose it is: a list under "Beslut", or "X beslutade"."""
    at = sentence.span
    for d in minutes.decisions:
        told = d.rule == "decision_list" or d.decided_by or "besl" in d.text.value.lower()
        if told and any(span.start < at.end and at.start < span.end for span in d.text.places):
            return d
    return None


def meeting_day(minutes: Minutes) -> Said | None:
    days = minutes.header.dates
    return days[0].inferred() if len(days) == 1 else None


def from_title(item: Item | None) -> Said | None:
    if item is None:
        return None
    said = item.title
    m = re.search(r"\b(?:om|kring|för|till) (?P<what>.{4,})", said.value)
    return Said(m["what"] if m else said.value, said.places, EvidenceRole.HEADING, FieldBasis.INFERRED)
