"""Coming meetings: days under "Nästa möte", "Mötestider", or in a sentence that names the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.minutes import Minutes, NextMeeting, Said
from loaders.prose import sentences
from loaders.rules import dates
from loaders.rules.header import document_year
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse

SENTENCE = r"\b(?:nästa|kommande|extra) (?:\w+ )?(?:möte|sammanträde|träff|styrelsemöte|kommunstyrelse|nämnd)\w*\b.{0,60}|\bkallas till\b.{0,80}\bden\b|\b(?:vid|till|på)\s+(?P<own>{own})(?:s|:s)?(?: möte)?\s"


def read_next_meetings(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the days of coming meetings; a struck day was replaced and is none."""
    held = max((d.value for d in minutes.header.dates), default="")
    year = document_year(minutes)
    scanned = minutes.source.scanned
    under: int | None = None
    for line in lines:
        label = compiled(rf"\W*(?:\d+\.?\s*)?(?:{words()['next']['label']})", scanned).match(line.text)
        if label and len(line) < 120:
            under = _year_in(line) or year
            if not line.level and not compiled(rf".*(?:{words()['next']['label']})[^\d]*", scanned).fullmatch(line.text):
                _take(minutes, line, line, under, held)
            continue
        if under is not None:
            if line.level or (line.blank_before and len(line.text) > 100):
                under = None
            elif re.match(r"(?:prel(?:iminärt)?\.?:?\s*)?(?:(?:mån|tis|ons|tors|fre)\w*\s+)?(?:den\s+)?\d", line.text) and dates.find(line.text, under):
                _take(minutes, line, line, under, held)
                continue
            elif not line.marker and not compiled(r"(?:förslag|samtliga|alla|tid|plats|följande|klockan|kl)\b.*").match(line.text) and len(line.text) > 60:
                under = None
        for sentence in sentences(line):
            if compiled(SENTENCE.replace("{own}", _own(minutes)), scanned).search(sentence.text):
                _take(minutes, line, sentence, year, held)


def _own(minutes: Minutes) -> str:
    """The body's short name, by which its minutes announce what comes to its next meeting."""
    body = minutes.header.body
    return re.escape(body.value) if body and len(body.value.split()) == 1 else "(?!)"


def _year_in(line: Line) -> int | None:
    m = re.search(r"\b(20\d\d)\b", line.text)
    return int(m[1]) if m else None


def _take(minutes: Minutes, line: Line, text: Text, year: int | None, held: str) -> None:
    start, end = dates.clock(text.text)
    for found in dates.find(text.text, year):
        part = text.cut(found.start, found.end)
        value = dates.following(found, held)[0] if held else found.values[0]
        if len(value) != 10 or value <= held or line.is_struck(part):
            continue
        if value in [n.date.value for n in minutes.next_meetings]:
            continue
        minutes.next_meetings.append(NextMeeting(Said.of(part, value), start, end))
        minutes.use(line, LineUse.FACT, "next meeting")


rule("next_meeting", "the day of a coming meeting", tries=lambda t: compiled(SENTENCE.replace("{own}", "(?!)")).search(t) and dates.find(t, 2024),
     takes=("Nästa möte är den 20 september kl 9-12.", "Nästa sammanträde 2024-11-07"), refuses=("Nästa möte blir i slutet av augusti", "Mötet den 20 september var bra"))
