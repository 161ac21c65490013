"""From when to when a document holds, as a sentence says it.

"gäller från och med den 1 januari 2025 till och med den 31 december 2028", "löper ut 31 mars 2026", "tecknades 2021",
"giltig 2022-2025", "förlängs till och med 2025-06-30".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.rules import dates
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d-]|/\d|\s?(?:kr|st))")
YEARS = re.compile(r"(?<![\d-])(?P<from>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>(?:19|20)?\d\d)(?![\d-])")
DAYS = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d\d-\d\d-\d\d)\s?[-–]\s?(?P<to>(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
TURN = re.compile(
    r"årsskiftet(?:\s+(?P<year>(?:19|20)\d\d)(?:\s?[/-]\s?\d{2,4})?)?|årets (?:slut|utgång)", re.IGNORECASE
)
MONTH = re.compile(
    rf"\b(?:i|under|från|till|med|t\.?o\.?m\.?)\s+(?P<month>{'|'.join(words()['months'])})\b(?!\s+\d)", re.I
)
PAST = re.compile(r"löpte|gick|gått|löpt|utgick|upphörde|upphört|trädde|började|gällde|gällt|uppsag", re.IGNORECASE)
Verb = tuple[int, int, str, str]
"""(start, end, kind, words) of a verb of validity"""
NEAR = 70  # characters before a day in which the verb that it belongs to stands
OPENING = 6  # characters from a sentence's beginning at which a day opens it
LONGEST = 1200


@dataclass(frozen=True)
class Edge:
    """The first or last day of a validity: `first` tells which; at [start, end) of the sentence."""

    first: bool
    value: str
    start: int
    end: int
    verb: str  # holds, begins, ends, prolong, signed, or behind (right behind the document's name)
    stated: bool = True  # False where the year is borrowed


def _words() -> dict[str, str]:
    return dict(words()["document"]["validity"])


def edges(text: str, year: int | None = None, held: str = "") -> list[Edge]:
    """The first and last days of validity that a sentence tells, in order; `held` is the day of the meeting.

    A day without a year has the meeting's year, or the next one where a coming day is meant.
    """
    if len(text) > LONGEST:
        return []
    verbs = _verbs(text)
    found: list[Edge] = []
    for start, end, values, stated in _days(text, year):
        verb, said = _nearest(verbs, start, end)
        if verb == "signed" and len(values[0]) > len("2024"):
            continue  # the day of signing isn't the first day of holding
        if len(values) == 2:
            if verb in ("holds", "prolong"):
                found += [Edge(True, values[0], start, end, verb), Edge(False, values[1], start, end, verb)]
            continue
        first = _role(text, start, verb, found)
        if first and not stated and TURN.match(text, start):
            continue  # "från årsskiftet": which one, the sentence doesn't say
        if first is not None and (verb or _behind(text, start)):
            turned = first and TURN.match(text, start)
            value = f"{int(values[0][:4]) + 1}-01-01" if turned else values[0]
            if not stated and value < held[: len(value)] and not PAST.search(said):
                value = f"{int(value[:4]) + 1}{value[4:]}"
            found.append(Edge(first, value, start, end, verb or "behind", stated))
    return found


def _verbs(text: str) -> list[Verb]:
    """The verbs of validity; "löper ut" is not "löper"."""
    found: list[Verb] = []
    for kind in ("ends", "prolong", "signed", "begins", "holds"):
        for m in compiled(rf"\b(?:{_words()[kind]})\b").finditer(text):
            if not any(verb[0] < m.end() and m.start() < verb[1] for verb in found):
                found.append((m.start(), m.end(), kind, m[0]))
    return found


def _days(text: str, year: int | None) -> list[tuple[int, int, tuple[str, ...], bool]]:
    """(start, end, value or first and last value, whether the year is said) of days, years and spans, in order."""
    made: list[tuple[int, int, tuple[str, ...], bool]] = []

    def add(start: int, end: int, values: tuple[str, ...], stated: bool = True) -> None:
        if not any(a < end and start < b for a, b, *_ in made):
            made.append((start, end, values, stated))

    for m in DAYS.finditer(text):
        add(m.start(), m.end(), (m["from"], m["to"]))
    for m in TURN.finditer(text):
        if m["year"] or year:
            add(m.start(), m.end(), (f"{m['year'] or year}-12-31",), bool(m["year"]))
    for f in dates.find(text, year):
        add(f.start, f.end, (f.value,), f.year)
    for m in MONTH.finditer(text) if year else ():
        add(m.start(), m.end(), (f"{year}-{dates.MONTHS[m['month'].lower()]:02}",), stated=False)
    for m in YEARS.finditer(text):
        last = m["to"] if len(m["to"]) == 4 else m["from"][:2] + m["to"]
        if last > m["from"]:
            add(m.start(), m.end(), (m["from"], last))
    for m in YEAR.finditer(text):
        add(m.start(), m.end(), (m[0],))
    return sorted(made)


def _nearest(verbs: list[Verb], start: int, end: int) -> tuple[str, str]:
    """(kind, words) of the verb that stands before the day and nearest to it; else of one right behind it."""
    before = [verb for verb in verbs if verb[1] <= start and start - verb[1] <= NEAR]
    if before:
        return max(before)[2:]
    after = [verb for verb in verbs if 0 <= verb[0] - end <= NEAR // 2]
    return min(after)[2:] if after and start <= OPENING else ("", "")


def _role(text: str, start: int, verb: str, before: list[Edge]) -> bool | None:
    """True for a first day, False for a last one, None when nothing tells."""
    lead = text[max(0, start - 30) : start]
    if compiled(rf".*\b(?:{_words()['from']})\s*").fullmatch(lead):
        return True
    if compiled(rf".*(?:\b|(?<=\s))(?:{_words()['to']})\s*").fullmatch(lead):
        return False if verb or (before and before[-1].first) else None
    return {"ends": False, "signed": True, "holds": True}.get(verb)


def _behind(text: str, start: int) -> bool:
    """Whether a year stands right behind what the sentence opens with ("avtalet från 2014")."""
    return re.search(r"\w (?:från|sedan)(?: den)? $", text[max(0, start - 20) : start]) is not None


def period_of_years(years: str) -> tuple[str, str | None]:
    """ "2024-2026" gives both ends, "2025" its beginning."""
    m = YEARS.fullmatch(years)
    if m is None:
        return years[:4], None
    return m["from"], m["to"] if len(m["to"]) == 4 else m["from"][:2] + m["to"]


def _tried(text: str) -> object:
    return [e for e in edges(plain(text).text, 2024) if e.verb != "behind"]


rule(
    "document_validity",
    "from when to when a document holds",
    tries=_tried,
    takes=(
        "Avtalet gäller från 1 september 2024 till 31 maj 2025",
        "att gälla från och med den 1 januari 2025 till och med den 31 december 2028",
        "Avtalet löper ut 31 mars 2026.",
        "Avtalet tecknades 2021 och upphör 2024-06-30 om det inte förlängs.",
        "Giltig 2022-01-01-2025-01-01",
        "Ikraftträdande januari 2025",
        "1 januari 2025 - överenskommelsen börjar gälla",
        "Planen gäller 2024-2026.",
        "löper ut vid årsskiftet 2024/2025",
        "Avtalet går ut i oktober.",
    ),
    refuses=(
        "Planen ska vara klar senast den 31 maj 2024.",
        "Den 3 maj 2024 gick styrelsen igenom avtalet.",
        "Avtalet kostar 2024 kronor.",
        "Avtalet undertecknades den 3 maj 2024.",
        "Sedan 2018 har antalet fastställts till 3,0 dagar",
    ),
)


def text_of(text: Text, edge: Edge) -> Text:
    """The words of a day."""
    return text.cut(edge.start, edge.end)
