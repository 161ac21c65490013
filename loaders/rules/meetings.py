"""Coming meetings: days under "Nästa möte", "Mötestider", or in a sentence that names the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from loaders.lexicon import words
from loaders.minutes import Minutes, NextMeeting, Said
from loaders.prose import sentences
from loaders.rules import dates
from loaders.rules.joint import named_in
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import FieldBasis, LineUse

LONGEST = 1000  # characters of a sentence that announces a meeting
SCHEDULE_LINE = 160  # characters of a line of a list of days


def read_next_meetings(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the days of coming meetings; a struck day was replaced and is none."""
    scanned, year = minutes.source.scanned, minutes.header.year
    titled = {
        n
        for item in minutes.items
        if is_label(item.title.value, scanned)
        for n in range(item.first_line, item.last_line + 1)
    }
    first = {item.first_line for item in minutes.items}
    heads = {item.first_line for item in minutes.items if is_label(item.title.value, scanned)}
    carried = False  # whether the line before ended in the midst of such a sentence
    under: int | None = None  # the year that days without one have, under a label
    for line, after in zip_longest(lines, lines[1:]):
        if line.number in first and line.number not in titled:
            under = None
        if is_label(line.text, scanned):
            under = _year_of(line) or year
            continue
        if line.number in heads:
            under = _year_of(line) or year
        if under is not None and not _belongs(line, inside=line.number in titled):
            under = None
        goes_on = carried and not (line.blank_before or line.marker or line.level) and not line.text[0].isupper()
        told, carried = goes_on, False
        for n, sentence in enumerate(sentences(_with_month(line, after))):
            if len(sentence) > LONGEST or compiled(words()["next"]["other"], scanned).search(sentence.text):
                continue
            told = (
                (goes_on and n == 0)
                or (under is not None and _is_day(sentence, under))
                or announces(sentence.text, _own(minutes), told, scanned)
            )
            carried = told and sentence.text[-1] not in ".!?:"
            if told:
                _take(minutes, line, sentence, under or year)


def _with_month(line: Line, after: Line | None) -> Text:
    """A line whose last day has its month on the next one, with that month."""
    if after is None or after.blank_before or after.marker or not line.text[-1:].isdigit():
        return line
    m = compiled(rf"(?:{'|'.join(words()['months'])})\b(?: 20\d\d)?").match(after.text)
    return Text.join([line, after.match(m)]) if m else line


def is_label(text: str, scanned: bool = False) -> bool:
    """A line that only says that days of meetings follow ("Kommande möten 2025:")."""
    return (
        len(text) < 80
        and compiled(rf"\W*(?:\d+\.?\s*)?(?:{words()['next']['label']})(?:\s+20\d\d)?\s*:?", scanned).fullmatch(text)
        is not None
    )


def announces(sentence: str, own: str, told: bool = False, scanned: bool = False) -> bool:
    """Whether a sentence names a coming meeting; `own` is the body's short name, `told` whether the one before did."""
    if compiled(words()["next"]["sentence"], scanned).search(sentence):
        return True
    if compiled(words()["next"]["schedule"], scanned).search(sentence) or is_off(sentence):
        return True
    if told and compiled(r"(?:därefter|sedan|därpå|vidare)\b", scanned).match(sentence):
        return True
    return bool(own and re.search(rf"\b(?:vid|till|på)\s+{own}(?:s|:s)?(?: möte)?\s", sentence))


def is_off(sentence: str) -> bool:
    """Whether a sentence calls a meeting off."""
    return compiled(words()["next"]["off"]).search(sentence) is not None


def is_moved_from(before: str) -> bool:
    """Whether the words before a day say that a meeting was moved from it."""
    return compiled(rf".*?{words()['next']['moved']}").fullmatch(before) is not None


def _is_day(sentence: Text, year: int) -> bool:
    """A line of a schedule: it begins with a day, or tells of one and nothing else."""
    begins = r"(?:prel(?:iminärt)?\.?:?\s*)?(?:därefter\s+)?(?:(?:mån|tis|ons|tors|fre|lör|sön)\w*\s+)?(?:den\s+)?[~\d]"
    found = dates.find(sentence.text, year)
    return (
        bool(found)
        and len(sentence) <= SCHEDULE_LINE
        and bool(
            re.match(begins, sentence.text, re.IGNORECASE) or compiled(words()["next"]["inside"]).search(sentence.text)
        )
    )


def _belongs(line: Line, *, inside: bool) -> bool:
    if inside:
        return True
    return not line.level and (
        bool(line.marker)
        or len(line.text) <= 60
        or bool(re.match(r"\d", line.text))
        or compiled(r"(?:förslag|samtliga|alla|tid|plats|följande|klockan|kl)\b.*").match(line.text) is not None
    )


def _own(minutes: Minutes) -> str:
    short = [re.escape(each.name.value) for each in minutes.header.bodies if len(each.name.value.split()) == 1]
    return f"(?:{'|'.join(short)})" if short else ""


def _year_of(line: Line) -> int | None:
    m = re.search(r"\b(20\d\d)\b", line.text)
    return int(m[1]) if m else None


def _take(minutes: Minutes, line: Line, text: Text, year: int | None) -> None:
    held = max((d.value for d in minutes.header.dates), default="")
    start, end = dates.clock(text.text)
    off = is_off(text.text)
    known = {n.date.value for n in minutes.next_meetings}
    for found in dates.find(text.text, year):
        part = text.cut(found.start, found.end)
        if line.is_struck(part):
            continue
        for value in dates.following(found, held) if held else found.values:
            if len(value) != 10 or value <= held or value in known:
                continue
            known.add(value)
            basis = FieldBasis.STATED if found.year else FieldBasis.INFERRED
            status = "CANCELLED" if off or is_moved_from(text.text[: found.start]) else "PLANNED"
            hours = (start, end) if status == "PLANNED" else (None, None)
            said, of = Said.of(part, value, basis=basis), named_in(minutes, text)
            minutes.next_meetings.append(NextMeeting(said, *hours, status=status, of=of))
            minutes.use(line, LineUse.FACT, "next meeting")


rule(
    "next_meeting",
    "the day of a coming meeting",
    tries=lambda t: announces(t, "LSV") and dates.find(t, 2024),
    takes=(
        "Nästa möte är den 20 september kl 9-12.",
        "Nästa sammanträde 2024-11-07",
        "Höstens möten blir den 4 oktober och den 6 december.",
        "Styrgruppen möts den 2 oktober kl. 9.",
        "Möte 3 blir den 23 januari 2025.",
        "Planen tas upp vid LSV 2024-11-17.",
        "Ärendet bordläggs till sammanträdet den 3 september.",
    ),
    refuses=(
        "Nästa möte blir i slutet av augusti",
        "Mötet den 20 september var bra",
        "Anteckningarna från mötet den 3 maj godkändes.",
    ),
)
rule(
    "meeting_moved",
    "the day that a meeting is moved from, or on which it is called off",
    tries=lambda t: is_off(t) or any(is_moved_from(t[: f.start]) for f in dates.find(t, 2024)),
    takes=(
        "Nästa möte flyttas från den 10 oktober till den 17 oktober.",
        "Mötet den 10 oktober ställs in.",
        "Sammanträdet 2024-10-10 är inställt.",
    ),
    refuses=(
        "Nästa möte är den 10 oktober.",
        "Ärendet flyttas till den 17 oktober.",
        "Punkten utgår.",
    ),
)
