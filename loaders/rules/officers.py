"""Who leads, writes and checks one meeting, told in its text: elected there, or said in passing.

"Till att justera protokollet utses Anna Lind", "protokollet skulle justeras av Per Ek", "Eva Berg sekreterare"; under
a title "Val av justerare" the sentence need not name the task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.minutes import Item, Minutes, Person, Said
from loaders.prose import paragraphs, sentences
from loaders.rules import names
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, plain
from schema.evidence import LineUse

ELECT = r"(?:utsågs|utses|utsåg|utse|valdes|väljs|väljer|väljes|valde|välja|omvaldes)"
CHECK = (
    rf"\b{ELECT}\s+(?P<who>[^.;:]{{2,120}}?)\s+(?:till\s+)?att\s+(?:[^.;:]{{0,60}}?\s)?justera\b",
    rf"(?P<who>[^.;:]{{2,120}}?)\s+{ELECT}\s+(?:till\s+)?att\s+(?:[^.;:]{{0,60}}?\s)?justera\b",
    rf"\batt\s+(?:[^.;:]{{0,60}}?\s)?justera\s+(?:[^.;:]{{0,40}}?\s)?(?:{ELECT})\s+(?P<who>[^.;:]{{2,120}})",
    r"\b(?:skulle|ska|skall)\s+justeras\s+av\s+(?:ordföranden\s+(?:och|samt)\s+)?(?P<who>[^.;:]{2,120})",
    rf"\btill\s+(?:protokolls?)?juster\w+(?:\s+[^.;:]{{0,40}}?)?\s+{ELECT}\s+(?P<who>[^.;:]{{2,120}})",
)
WRITE = (
    rf"\btill\s+(?:\w+)?sekreterare(?:\s+för\s+\w+)?\s+{ELECT}\s+(?P<who>[^.;:]{{2,60}})",
    r"\b(?:valdes|utsågs|väljs|utses)\b.{3,80}\b(?:och|samt)\s+(?P<who>[A-ZÅÄÖ].{3,40}?)"
    r"\s+till\s+(?:mötes)?sekreterare\b",
    r"^(?P<who>[A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]+){0,3})\s+(?:är |var |förde )?"
    r"(?:mötes)?(?:sekreterare|protokoll)\.?$",
)
UNDER = {
    "adjuster": rf"^{ELECT}\s+(?P<who>[^;:]{{2,120}}?)\.?$|^(?P<who2>[^.;:]{{2,120}}?)\s+{ELECT}\.?$",
}
TITLED = r"(?:(?:val|utseende) av (?:\S+ )?(?:\S+ och )?)?(?:protokolls?)?juster(?:are|ings\w+)\b.*"
ACTS = (
    r"hälsade|öppnade|avslutade|överlämnade|tackade|frågade|undrade|påpekade|föreslog|yrkade|efterlyste|framförde"
    r"|tog upp|anmälde|påminde"
)
"""What people do at a meeting."""
LONGEST = 600


def read_officers(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Give the meeting's adjusters and secretary what its text says of them."""
    starts = frozenset(item.first_line for item in minutes.items)
    if not minutes.sections and not any(p.rule in ("roster_row", "class_list") for p in minutes.people):
        _read_acting(minutes, lines, starts)
    writes = not any("secretary" in p.capacities for p in minutes.people)
    for item, mine in texts(minutes, lines):
        if item is None:
            continue
        for paragraph in paragraphs(mine, starts):
            for sentence in sentences(paragraph.text):
                for who, role in officers(sentence, checking=_is_checking(item)):
                    if role == "secretary" and not writes:
                        continue
                    if _enter(minutes, who, role, alone=role == "secretary"):
                        for line in paragraph.lines:
                            if line.starts[0] <= who.span.start < line.ends[-1]:
                                minutes.use(line, LineUse.FACT, f"officer: {role}")


def _read_acting(minutes: Minutes, lines: Sequence[Line], starts: frozenset[int]) -> None:
    """Where no list says who was there, those who act at the meeting were."""
    for item, mine in texts(minutes, lines):
        if item is None:
            continue
        for paragraph in paragraphs(mine, starts):
            for sentence in sentences(paragraph.text):
                if (name := acting(sentence)) is None:
                    continue
                person = minutes.person(name.text)
                if person is None:
                    person = Person(Said.of(name), "mentioned", "acting", "present")
                    minutes.add(person)
                elif person.attendance == "unknown":
                    person.attendance = "present"
                person.cites += Said.of(name).inferred().cite("attendance")


def acting(sentence: Text) -> Text | None:
    """The full name of who does something at the meeting in a sentence."""
    if len(sentence) > LONGEST:
        return None
    found = names.find(sentence.cut(0, 60))[:1]
    if not found or not sentence.text.startswith(found[0].text):
        return None
    behind = sentence.text[len(found[0]) :]
    return found[0] if compiled(rf"\s+(?:{ACTS})\b.*").fullmatch(behind) else None


def _is_checking(item: Item) -> bool:
    return compiled(TITLED).fullmatch(item.title.value) is not None


def officers(sentence: Text, *, checking: bool = False) -> Iterator[tuple[Text, str]]:
    """(the words for who, role) that a sentence gives; `checking` under a title of electing adjusters."""
    if not 6 <= len(sentence) <= LONGEST or sentence.text.rstrip().endswith("?"):
        return
    if "juster" in sentence.text.lower():
        for pattern in CHECK:
            if m := compiled(pattern).search(sentence.text):
                yield sentence.match(m, "who"), "adjuster"
                break
    elif checking and (m := compiled(UNDER["adjuster"]).search(sentence.text)):
        yield sentence.match(m, "who" if m["who"] else "who2"), "adjuster"
    for pattern in WRITE:
        if m := compiled(pattern).search(sentence.text):
            yield sentence.match(m, "who"), "secretary"
            break


def _enter(minutes: Minutes, who: Text, role: str, *, alone: bool) -> bool:
    """Whether the words name somebody: full names, or what the lists know (first names, initials)."""
    found = names.find(who)
    if not found:
        parts = [who.match(m) for m in re.finditer(r"[A-ZÅÄÖ][\w-]+", who.text)]
        found = [p for p in parts if minutes.person(p.text) is not None]
        if not parts or len(found) != len(parts):
            return False
    for name in found[:1] if alone else found[:4]:
        person = minutes.person(name.text)
        if person is None:
            if not names.is_name(name.text):
                continue
            person = Person(Said.of(name), "mentioned", "officer", "present")
            minutes.add(person)
        person.take(role)
        if person.attendance == "unknown":
            person.attendance = "present"
        person.cites += Said.of(name).inferred().cite("capacity")
    return True


def _tried(text: str) -> list[tuple[Text, str]]:
    return list(officers(plain(text)))


rule(
    "officer",
    "who checks or writes the minutes of this meeting, told in its text",
    tries=_tried,
    takes=(
        "Styrelsen beslöt att utse Anna Lind att jämte ordföranden justera protokollet.",
        "Styrelsen beslöt att protokollet, jämte ordföranden, skulle justeras av Anna Lind.",
        "Till att jämte ordföranden justera protokollet utses Per Ek (M).",
        "AL sekreterare.",
        "Per Ek väljs att justera.",
    ),
    refuses=(
        "Protokollet ska justeras.",
        "Anna Lind är kassör.",
        "Justeringen äger rum den 3 maj.",
        "Val av justerare",
    ),
)
rule(
    "acting",
    "who does something at a meeting whose minutes list nobody",
    tries=lambda t: acting(plain(t)),
    takes=("Anna Lind frågade om kostnaden.", "Per Ek hälsade alla välkomna."),
    refuses=("Anna Lind bor i Granvik.", "Styrelsen frågade om kostnaden.", "Det var Per Ek som frågade."),
)
