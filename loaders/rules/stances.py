"""What people stand for: proposals (yrkanden), reservations, abstentions, disqualification (jäv).

Told in a sentence ("Anna Lind (S) yrkar bifall", "Mot beslutet reserverar sig Per Ek") or by names under a heading
("Jäv", "Reservation"). Who is disqualified is present, and `part` says in what not. Votes are `votes`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Person, Said, Stance
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules.itemtext import texts
from loaders.rules.openings import closes, opens
from loaders.rules.pattern import compiled, rule
from loaders.rules.voters import voters
from loaders.source import Line, Source, Text, plain
from schema.evidence import LineUse

LONGEST = 1200  # characters of a sentence that takes a stand
ATT = re.compile(r"(?:\d{1,2}[.)]\s*)?att\s", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:\b(?:paragraf|ärende|punkt)|§)\s*(?P<number>\d{1,4})\b", re.IGNORECASE)
LABELLED = re.compile(r"(?P<who>[^:]{3,120}):\s+(?P<said>\S.{2,})")
"""Who proposes what, under a heading of proposals."""


@dataclass(frozen=True)
class Stand:
    """A stand as a sentence tells it: whose words, kind, and the words of the stand itself."""

    who: Text
    kind: str
    said: Text


def read_stances(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter what people stand for in each item."""
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if item is not None or not minutes.items:
            _in_item(minutes, item, paragraphs(mine, starts))


def _in_item(minutes: Minutes, item: Item | None, found: list[Paragraph]) -> None:
    under: Text | None = None  # the heading that is open
    asks: list[Said] = []  # those whose list of proposals is open
    for paragraph in found:
        if heading(paragraph.text.text):
            under, asks = paragraph.text, []
            minutes.use(paragraph.first, LineUse.CONTEXT, "heading of stances")
            continue
        if opens(paragraph.text.text) or closes(paragraph.text.text) or paragraph.first.level:
            under, asks = None, []
        if asks and ATT.match(paragraph.text.text):
            _enter(minutes, item, asks, "PROPOSED", paragraph.text, paragraph)
            continue
        asks = []
        for sentence in sentences(paragraph.text):
            told = ((stand, voters(minutes, stand.who)) for stand in stands_in(sentence, under))
            stand, who = next((pair for pair in told if pair[1]), (None, []))
            if stand is None:
                continue
            if stand.kind == "PROPOSED" and compiled(r"\S+(?:\s+(?:följande|att))*\s*:?").fullmatch(stand.said.text):
                asks = who  # their proposals follow as a list
                minutes.use(paragraph.lines[-1], LineUse.FACT, "stance: PROPOSED")
                continue
            _enter(minutes, item, who, stand.kind, stand.said, paragraph)


def heading(text: str) -> str | None:
    """The kind of stand of those who are named under a line; None where it heads no such list."""
    bare = text.strip(" :")
    if len(bare) > 60:
        return None
    return next((k for k, p in words()["stance"]["heading"].items() if compiled(p).fullmatch(bare)), None)


def stands_in(sentence: Text, under: Text | None = None) -> Iterator[Stand]:
    """The readings of a sentence as a stand, surest first; whether its words for who name people is not looked at.

    `under` is the heading above, where names alone take the stand.
    """
    said = sentence.strip(" .")
    if len(said) > LONGEST:
        return
    if (m := re.match(r"(?P<kind>[^:]{3,40}):\s+(?P<who>\S.*)", said.text)) and (kind := heading(m["kind"])):
        yield Stand(said.match(m, "who"), kind, said.match(m, "kind"))
    if compiled(words()["stance"]["hint"]).search(said.text):
        for form in words()["stance"]["form"]:
            if m := compiled(form["pattern"]).fullmatch(said.text):
                yield Stand(said.match(m, "who"), form["kind"], said.match(m, "said"))
    if under is not None and (kind := heading(under.text)):
        yield from _under(said, under, kind)


def _under(said: Text, under: Text, kind: str) -> Iterator[Stand]:
    """A line under a heading: names alone, names with what they propose, or names with for what they reserve."""
    if kind == "PROPOSED":
        if m := LABELLED.fullmatch(said.text):
            yield Stand(said.match(m, "who"), kind, said.match(m, "said"))
        return
    m = re.match(r"(?P<who>.{4,300}?)\s+(?:till förmån för|mot)\s", said.text)
    yield Stand(said.match(m, "who") if m else said, kind, said.cut(m.end("who")) if m else under)


def _enter(
    minutes: Minutes, item: Item | None, who: Sequence[Said], kind: str, said: Text, paragraph: Paragraph
) -> None:
    at = _item_named(minutes, said.text, item) if kind == "DISQUALIFIED" else item
    position = at.position if at is not None else None
    once = kind != "PROPOSED"
    decision = main_decision(minutes, position, said.span.start) if kind in ("RESERVATION", "ABSTAINED") else None
    for name in who:
        same = [s for s in minutes.stances if (s.person.value, s.kind, s.item) == (name.value, kind, position)]
        if once and same:
            continue
        minutes.stances.append(Stance(name, kind, position, f"stance_{kind.lower()}", Said.of(said), decision))
        if kind == "DISQUALIFIED":
            _takes_no_part(minutes, name, said)
    begins = who[0].places[0].start
    for line in paragraph.lines:
        if line.ends[-1] > min(begins, said.span.start) and line.starts[0] < max(begins + 1, said.span.end):
            minutes.use(line, LineUse.FACT, f"stance: {kind}")


def _item_named(minutes: Minutes, said: str, item: Item | None) -> Item | None:
    """The item whose number the words name ("anmäler jäv under § 94"), else the one that they stand in."""
    if m := ELSEWHERE.search(said):
        for other in minutes.items:
            if re.sub(r"\D", "", other.number or "") == m["number"]:
                return other
    return item


def _takes_no_part(minutes: Minutes, name: Said, said: Text) -> None:
    """What part somebody took who was there and is disqualified in an item: in all but that, so they stay present."""
    person = minutes.person(name.value)
    if person is not None and person.attendance == "present" and person.part is None:
        person.part = Said.of(said)


def main_decision(minutes: Minutes, position: int | None, at: int) -> int | None:
    """Index of the decision of an item that a vote or reservation is about: the next behind it, else the item's first.

    None where the item decides nothing. `at` is where the words begin in the stored text.
    """
    mine = [
        (i, d)
        for i, d in enumerate(minutes.decisions)
        if d.item == position and position is not None and d.kind != "noted"
    ]
    behind = [i for i, d in mine if d.text.places[-1].end > at]
    return next(iter(behind or [i for i, _ in mine]), None)


def _tried(kind: str, text: str) -> object:
    nobody = Minutes(Source("", "text", text, ()))
    return [s for s in stands_in(plain(text)) if s.kind == kind and voters(nobody, s.who)]


def present_by_stance(minutes: Minutes) -> None:
    """Who voted was there; where no list says who was there, so was whoever took another stand at the meeting."""
    listed = bool(minutes.sections) or any(p.rule in ("roster_row", "class_list") for p in minutes.people)
    for stance in minutes.stances:
        votes = stance.rule == "vote_cast"
        if listed and not votes:
            continue
        person = minutes.person(stance.person.value)
        if person is None:
            person = Person(stance.person, "member" if votes else "mentioned", stance.rule, "present")
            minutes.add(person)
        elif person.attendance == "unknown":
            person.attendance = "present"
        if votes and person.capacity == "mentioned":
            person.take("member")
        person.cites += stance.person.inferred().cite("attendance")


rule(
    "stance_proposed",
    "somebody proposes a decision, or joins another's proposal",
    tries=lambda t: _tried("PROPOSED", t),
    takes=(
        "Anna Lind (S) yrkar bifall till nämndens förslag.",
        "Per Ek (M) och Eva Berg (C) yrkar avslag.",
        "Anna Lind föreslår att mötet flyttas till maj.",
        "Vidare yrkar Per Ek (M) avslag på tilläggsyrkandet.",
        "Eva Berg (C) instämmer i Anna Linds yrkande.",
        "Anna Lind (S) med instämmande av Per Ek (S) yrkar att ärendet återremitteras.",
    ),
    refuses=(
        "Förvaltningen föreslår att taxan höjs.",
        "Ordföranden frågar om någon yrkar avslag.",
        "Anna Lind föreslås som kassör.",
        "Det avslag som Per Ek yrkat föll.",
    ),
)
rule(
    "stance_reservation",
    "somebody reserves themselves against a decision, in words or in writing",
    tries=lambda t: _tried("RESERVATION", t),
    takes=(
        "Anna Lind (V) reserverar sig mot beslutet till förmån för eget yrkande.",
        "Mot beslutet reserverar sig Per Ek (M) och Eva Berg (C).",
        "Anna Lind (V) lämnar skriftlig reservation.",
        "Reservation: Per Ek (M)",
        "Skriftlig reservation från Eva Berg (SD)",
    ),
    refuses=(
        "Ingen reserverade sig.",
        "Ledamöterna har reserverat dagen i sina kalendrar.",
        "Lokalen är reserverad av Anna Lind.",
    ),
)
rule(
    "stance_disqualified",
    "somebody is disqualified (jäv) and takes no part in an item",
    tries=lambda t: _tried("DISQUALIFIED", t),
    takes=(
        "Anna Lind (C) anmäler jäv och deltar inte i handläggningen.",
        "På grund av jäv deltar inte Per Ek (M) i ärendet.",
        "Per Ek (M) deltar inte i handläggningen på grund av jäv.",
        "Jäv anmäls av Eva Berg (S).",
        "Jäv: Anna Lind (S)",
        "Anna Lind är jävig och lämnar rummet.",
    ),
    refuses=(
        "Ingen anmälde jäv.",
        "Frågan om jäv togs upp av Anna Lind.",
        "Anna Lind informerade om reglerna för jäv.",
    ),
)
rule(
    "stance_abstained",
    "somebody abstains, or takes no part in a decision",
    tries=lambda t: _tried("ABSTAINED", t),
    takes=(
        "Anna Lind (SD) avstår från att rösta.",
        "Per Ek (V) deltar inte i beslutet.",
        "Eva Berg (L) lade ned sin röst.",
    ),
    refuses=("Anna Lind avstår från omval.", "Kommunen avstår från att delta.", "Anna Lind deltar inte i mötet."),
)
