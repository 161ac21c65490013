"""What an annual meeting's item of elections says line by line: "a) Ordförande för ett år: Anna Lind, omval".

Each line is a decision that elects; a seat in the body or in its nominating committee is an election with a period.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Decision, Election, Item, Minutes, Said
from loaders.prose import paragraphs, sentences
from loaders.rules import names
from loaders.rules.elections import role_of
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.rules.terms import term_in
from loaders.source import Line, Text, plain
from schema.evidence import LineUse

COUNT = r"(?:(?:en|ett|två|tre|fyra|fem|sex|\d+)\s+)?"
OFFICE = (
    r"(?:vice\s+)?(?:\w*ordförande|kassör|sekreterare|(?:styrelse|ordinarie\s+)?ledam(?:ot|öter)|\w*suppleant(?:er)?"
    r"|ersättare|revisor(?:er)?|lekmannarevisor(?:er)?|valberedning|firmatecknare|övriga\s+ledamöter)"
)
BALLOT = (
    rf"(?:[a-zåäö0-9]{{1,2}}[.)]\s*)?(?P<what>{COUNT}(?P<office>{OFFICE})"
    r"(?:\s+(?:för\s+)?(?:en\s+tid\s+av\s+)?(?:på\s+)?(?P<years>ett|två|tre|fyra|\d)\s+år)?)\s*:\s*(?P<who>[A-ZÅÄÖ].{3,300})"
)
TITLE = r"(?:val|personval|övriga val|styrelseval)(?:\s+(?:av|till|enligt)\b.*)?"
LONGEST = 500


def read_ballots(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the lines of items titled "Val" as decisions and elections."""
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if item is None or not compiled(TITLE).fullmatch(item.title.value):
            continue
        known = {d.text.places[0].start for d in minutes.decisions}
        for paragraph in paragraphs(mine, starts):
            for sentence in sentences(paragraph.text):
                if sentence.span.start in known or (m := ballot(sentence.text)) is None:
                    continue
                _enter(minutes, item, sentence, m)
                for line in paragraph.lines:
                    if line.ends[-1] > sentence.span.start and line.starts[0] < sentence.span.end:
                        minutes.use(line, LineUse.FACT, "decision: ballot")


def ballot(sentence: str) -> re.Match[str] | None:
    """A line that says who was elected to an office."""
    m = compiled(BALLOT).fullmatch(sentence) if len(sentence) <= LONGEST else None
    return m if m and names.find(plain(m["who"])) else None


def _enter(minutes: Minutes, item: Item, sentence: Text, m: re.Match[str]) -> None:
    said = Said.of(sentence.cut(m.start("what")))
    minutes.decisions.append(Decision(said, "elected", "TAKEN", item.position, "ballot"))
    nominating = "valberedning" in m["office"].lower()
    role = "member" if nominating else "substitute" if _stands_in(m["office"]) else role_of(m["office"])
    if role is None:
        return
    office = sentence.match(m, "office")
    body = Said.of(office, "Valberedningen") if nominating else None
    begin, end = term_in(minutes, sentence.match(m, "what"))
    for name in names.find(sentence.match(m, "who")):
        person = minutes.person(name.text)
        elected = person.named_by(name) if person else Said.of(name)
        minutes.elections.append(Election(elected, role, "ballot", body, begin, end))


def _stands_in(office: str) -> bool:
    return compiled(r"suppleant(?:er)?|ersättare").fullmatch(office) is not None


rule(
    "ballot",
    "a line of an item of elections: the office, for how long, and who was elected",
    tries=ballot,
    takes=(
        "a) Ordförande för en tid av ett år: Anna Lind, omval.",
        "Två suppleanter för ett år: Per Ek och Eva Berg, båda nyval.",
        "Valberedning: Anna Lind, sammankallande, och vakant.",
    ),
    refuses=("Ordförande: vakant", "Kvar på ett år är Anna Lind.", "Ordföranden läste: Anna Lind har slutat."),
)
