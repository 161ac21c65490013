"""By when: the last coming day that a sentence names for something to be done."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from functools import cache

from loaders.lexicon import words
from loaders.minutes import Minutes, Said
from loaders.rules import dates
from loaders.rules.pattern import rule
from loaders.source import Text, plain
from schema.evidence import FieldBasis
from schema.period import last_day

BEFORE = re.compile(
    r"\b(?:senast|till|före|innan|inom|under|vid|på|den|i|fram till|klar[at]?|färdig[at]?)\s*(?:\w+\s+){0,3}$"
    r"|^\W*$|[(,–-]\s*$",
    re.IGNORECASE,
)
MONTH = re.compile(
    r"\b(?P<by>i|under|till|senast(?: i)?|före|vid|(?:slutet|början|mitten) av)\s+"
    rf"(?P<month>{'|'.join(words()['months'])})\b(?!\s+\d|(?:\s+månad)?\s+varje)",
    re.IGNORECASE,
)
WEEK = re.compile(r"\b(?:vecka|v\.)\s*(?P<week>[1-9]|[1-4]\d|5[0-3])\b", re.IGNORECASE)
YEAR_END = re.compile(r"\b(?:före|innan|vid|till) (?:årets slut|årsskiftet|nyår)\b", re.IGNORECASE)
MIDSUMMER = re.compile(r"\b(?:före|innan|till) midsommar\b", re.IGNORECASE)
SEASON = re.compile(
    r"\b(?:under|till|i|senast)\s+(?:våren|hösten|sommaren|vintern)\s+(?P<year>20\d\d)\b", re.IGNORECASE
)
CHRISTMAS = re.compile(r"\b(?:före|innan|till)\s+jul(?:en|uppehållet|helgen)?\b", re.IGNORECASE)
NUMBERS = {"en": 1, "två": 2, "tre": 3, "fyra": 4, "tio": 10, "fjorton": 14}
WITHIN = re.compile(rf"\binom\s+(?P<number>{'|'.join(NUMBERS)})\s+(?P<unit>veck(?:a|or)|dag(?:ar)?)\b", re.IGNORECASE)
NEXT = re.compile(
    r"(?:\b(?:till|vid|på|inför|före|innan|senast)\s+(?:\w+s\s+)?|^\W*)(?:nästa|nästkommande|kommande)\s+"
    r"(?:gång\b|[\w-]*(?:möte|sammanträde|träff|råd)\b)",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"\b(?:om|huruvida|hur|varför)\s(?:[\w:/-]+\s){1,8}?(?:kan|ska|skall|bör|kunde|skulle)\s(?:[\w:/-]+\s){0,6}$"
)
"""Before a day in a question within the sentence, which is not when the answer is due."""
EVENT = (
    r"(?P<event>\w*(?:dialog|konferens|dag|workshop|seminari|utbildning|träff|mässa|besök|webb?inari|läger|turnering))"
    r"(?:um)?"
)
"""What people come together for on a day that the text tells."""
HELD = re.compile(rf"\b{EVENT}(?:en|et|n|t)?,?\s+(?:(?:är|blir|hålls|äger rum)\s+)?(?:den\s+)?$", re.IGNORECASE)
UNTIL_EVENT = re.compile(
    rf"\b(?:inför|före|innan|(?:klar[at]?|färdig[at]?|senast) (?:till|vid|på))\s+{EVENT}(?:en|et|n|t)\b", re.IGNORECASE
)
LATEST = re.compile(r"\b(?:senast|före|innan)\s+(?:den\s+)?$", re.IGNORECASE)
WINDOW = 40  # characters before a day in which a word can make it a day to come


def due_in(minutes: Minutes, sentence: Text) -> Said | None:
    """The last day named in the sentence, when it lies after the meeting; "nästa möte" is the next one's day."""
    held = max((d.value for d in minutes.header.dates), default="")
    found = [
        (f.start, f.end, value, f.year)
        for f in dates.find(sentence.text, minutes.header.year)
        if not ASIDE.search(sentence.text[: f.start])
        if BEFORE.search(sentence.text[max(0, f.start - WINDOW) : f.start])
        for value in [(dates.following(f, held) if len(held) == 10 else f.values)[-1]]
    ]
    found += [(start, end, value, False) for start, end, value in _loose(sentence.text, held, minutes)]
    found += [(start, end, value, False) for start, end, value in _events(sentence, minutes)]
    for start, end, value, stated in sorted(found, reverse=True):
        if not held or last_day(value) > held:
            return Said.of(sentence.cut(start, end), value, basis=FieldBasis.STATED if stated else FieldBasis.INFERRED)
    for f in dates.find(sentence.text):
        if f.year and LATEST.search(sentence.text[: f.start]):
            return Said.of(sentence.cut(f.start, f.end), f.values[-1])  # a day that has passed all the same
    return None


def _loose(text: str, held: str, minutes: Minutes) -> list[tuple[int, int, str]]:
    """Months, weeks and turns of the year without a day, the first of their kind after the meeting."""
    if len(held) != 10:
        return []
    year = int(held[:4])
    found: list[tuple[int, int, str]] = []
    for m in MONTH.finditer(text):
        month = dates.MONTHS[m["month"].lower()]
        later = year if month >= int(held[5:7]) else year + 1
        found.append((m.start("month"), m.end("month"), f"{later}-{month:02}"))
    for m in WEEK.finditer(text):
        for y in (year, year + 1):
            try:
                last = dt.date.fromisocalendar(y, int(m["week"]), 7).isoformat()
            except ValueError:
                continue
            if last >= held:
                found.append((m.start(), m.end(), last))
                break
    found += [(m.start(), m.end(), f"{year}-12-31") for m in YEAR_END.finditer(text)]
    found += [(m.start(), m.end(), day) for m in MIDSUMMER.finditer(text) if (day := _midsummer(year)) > held]
    found += [(m.start(), m.end(), m["year"]) for m in SEASON.finditer(text)]
    found += [(m.start(), m.end(), f"{year}-12-24") for m in CHRISTMAS.finditer(text)]
    for m in WITHIN.finditer(text):
        days = NUMBERS[m["number"].lower()] * (7 if m["unit"].lower().startswith("veck") else 1)
        found.append((m.start(), m.end(), (dt.date.fromisoformat(held) + dt.timedelta(days=days)).isoformat()))
    if minutes.next_meetings:
        following = min(n.date.value for n in minutes.next_meetings)
        found += [(m.start(), m.end(), following) for m in NEXT.finditer(text)]
    return found


def _events(sentence: Text, minutes: Minutes) -> list[tuple[int, int, str]]:
    """Days of events before which something is to be done, where the item's text tells the one day of each."""
    if (m := UNTIL_EVENT.search(sentence.text)) is None or not minutes.source.lines:
        return []
    at = bisect_right(minutes.source.starts, sentence.starts[0]) - 1
    item = next((i for i in reversed(minutes.items) if i.first_line <= at <= i.last_line), None)
    lines = minutes.source.lines[item.first_line : item.last_line + 1] if item else minutes.source.lines[at : at + 1]
    days = {day for line in lines for day in event_days(line.text, m["event"], minutes.header.year)}
    return [(m.start(), m.end(), days.pop())] if len(days) == 1 else []


def event_days(text: str, event: str, year: int | None) -> list[str]:
    """The days of an event as a text tells them: "länsdialog den 11 oktober"."""
    told = ((HELD.search(text[: f.start]), f) for f in dates.find(text, year))
    return [f.values[-1] for m, f in told if m and m["event"].lower() == event.lower() not in _weekdays()]


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(words()["weekdays"])


def _midsummer(year: int) -> str:
    """Midsummer's eve, the Friday between 19 and 25 June."""
    first = dt.date(year, 6, 19)
    return (first + dt.timedelta(days=(4 - first.weekday()) % 7)).isoformat()


def _tried(text: str) -> object:
    from loaders.source import Source

    minutes = Minutes(Source("", "text", text, ()))
    minutes.header.dates, minutes.header.year = [Said("2024-03-11")], 2024
    return due_in(minutes, plain(text))


rule(
    "due",
    "the day by which something is to be done",
    tries=_tried,
    takes=(
        "senast den 12 juni",
        "återkommer i september",
        "före midsommar",
        "vecka 26",
        "före årets slut",
        "vid LSV 241115",
        "under maj 2025",
        "den 27 november",
    ),
    refuses=("enligt mötet den 3 februari 2024", "kostar 2024 kr", "i juniorlaget", "vid nästa möte"),
)
rule(
    "event_day",
    "the day of an event, by which what is to be done before it is due",
    tries=lambda t: event_days(t, "temadag", 2024),
    takes=("Alla bjuds in till temadag den 11 oktober.", "Temadagen är den 3 maj 2025", "Temadagen, 3 maj"),
    refuses=(
        "Temadagen var lyckad.",
        "Nästa träff är den 3 maj.",
        "Temadag om mat",
        "Anmälan till temadag senast 3 maj",
    ),
)
