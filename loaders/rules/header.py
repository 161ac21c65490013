"""The head of minutes: when and where the body met, and who approved the minutes how. The body itself is `body`'s."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.lexicon import words
from loaders.minutes import Minutes, Said
from loaders.prose import sentences
from loaders.rules import dates
from loaders.rules.body import HEAD, LONG, MINUTES_WORD, head_of, kind_of
from loaders.rules.pattern import compiled, rule
from loaders.rules.signatures import approved_in
from loaders.source import Line, Text, plain, plain_line
from schema.evidence import FieldBasis, LineUse

RUNNING_PLACE = (
    r"[\s,]*(?:(?:kl\.?|klockan)\s*[\d.:]+(?:\s*[-–]\s*[\d.:]+)?)?[\s,]*"
    r"(?:i|på|å|vid|hos)\s+(?P<place>\S.{3,90}?)(?:\.(?:\s|$)|$)"
)
"""What follows the day of a running title: the time, then where."""


def read_header(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Fill `minutes.header` from the lines before number `until` (the first item), the letterhead included."""
    top = head_of(lines, until)
    _read_dates(minutes, top)
    held = minutes.header.dates
    minutes.header.year = int(held[0].value[:4]) if held else _year(minutes.source.lines)
    _read_place(minutes, top)
    _read_approval(minutes, lines)


# --- When ---


def _read_dates(minutes: Minutes, top: Sequence[Line]) -> None:
    """The meeting's days: of a labelled line, else of a title, else of the first line of the head that holds one."""
    scanned, everything = minutes.source.scanned, minutes.source.lines
    others_ = compiled(words()["header"]["other_days"], scanned)
    label = compiled(rf"(?:{words()['header']['date_label']})\b", scanned)
    year = _year(everything)
    until = top[-1].number + 1 if top else 0
    labelled = [
        line for line in everything[: max(12, until)] if label.match(line.text) and not others_.search(line.text)
    ]
    others = [line for line in top if not others_.search(line.text)]
    titled = [
        line for line in others if compiled(rf"\b(?:{MINUTES_WORD}|möte|sammanträde)\b", scanned).search(line.text)
    ]
    late = [line for line in everything[:2000] if compiled(r"sammanträdesdatum", scanned).match(line.text)]
    ranked = (
        (labelled, None),
        (labelled, year),
        (titled, None),
        (others, None),
        (late, None),
        (titled, year),
        (others, year),
    )
    for line, known in ((line, known) for each, known in ranked for line in each[:HEAD]):
        text: Text = line
        found = [f for f in dates.find(line.text, known) if len(f.value) == 10]
        if not found and any(line is each for each in labelled):
            text = Text.join(everything[line.number : line.number + 2])
            found = [f for f in dates.find(text.text, known) if len(f.value) == 10]
        if not found:
            continue
        _set_dates(minutes, text, found[0])
        minutes.use(line, LineUse.FACT, "date")
        _set_times(minutes, line, text, labelled)
        return


def _set_dates(minutes: Minutes, text: Text, first: dates.Found) -> None:
    basis = FieldBasis.STATED if first.year else FieldBasis.INFERRED
    minutes.header.dates = [Said.of(text.cut(first.start, first.end), v, basis=basis) for v in first.values]


def _set_times(minutes: Minutes, line: Line, text: Text, labelled: Sequence[Line]) -> None:
    start, end = dates.clock(text.text)
    if not start:
        start, end, text = _clock_nearby(minutes, line, labelled)
    if start:
        minutes.header.start = Said.of(text, start)
    if end:
        minutes.header.end = Said.of(text, end)


def _clock_nearby(minutes: Minutes, line: Line, labelled: Sequence[Line]) -> tuple[str | None, str | None, Text]:
    lines = minutes.source.lines
    others = [each for each in labelled if each.number != line.number]
    behind = [lines[each.number + 1] for each in others if each.number + 1 < len(lines)]
    for each in (*lines[line.number + 1 : line.number + 3], *others, *behind):
        own_label = any(each is other for other in (*others, *behind))
        if (
            dates.CLOCK.match(each.text)
            or (own_label and dates.CLOCK.search(each.text))
            or compiled(r"tid\b").match(each.text)
        ):
            start, end = dates.clock(each.text)
            if start:
                minutes.use(each, LineUse.FACT, "time")
                return start, end, each
    return None, None, line


def _year(lines: Sequence[Line]) -> int | None:
    """The year of the document: of the first full date in its head, else the commonest year named."""
    for line in lines[:HEAD]:
        if found := [f for f in dates.find(line.text[:LONG]) if f.year]:
            return int(found[0].value[:4])
    years = Counter(m for line in lines[:2000] for m in re.findall(r"\b(20[0-4]\d|19[5-9]\d)\b", line.text))
    return int(years.most_common(1)[0][0]) if years else None


# --- Where ---


def _read_place(minutes: Minutes, top: Sequence[Line]) -> None:
    header, scanned = minutes.header, minutes.source.scanned
    for i, line in enumerate(top):
        if place := _labelled_place(line, top[i + 1] if i + 1 < len(top) else None, scanned):
            header.place = Said.of(place)
            minutes.use(line, LineUse.FACT, "place")
            break
    if not header.place and header.dates and header.dates[0].places:
        at = header.dates[0].places[0]
        dated = next((each for each in top if each.starts[0] <= at.start < each.ends[-1]), None)
        place = _without_time(dated) if dated is not None else None
        if dated is not None and (
            place is None
            or kind_of(re.sub(r"\bTeams\b", "", place.text))
            or compiled(MINUTES_WORD).search(place.text) is not None
        ):
            place = place_beside(dated, top)
        if place is not None and place:
            header.place = Said.of(place)
    digital = compiled(words()["header"]["digital"])
    shown = [header.place.value] if header.place else [line.text for line in top if digital.search(line.text)][:1]
    if shown:
        header.format = "DIGITAL" if digital.search(shown[0]) else "PHYSICAL"


def place_beside(dated: Line, top: Sequence[Line]) -> Text | None:
    """Where the body met, behind the day in a running title, or on the line under the day."""
    at = next((i for i, line in enumerate(top) if line.number == dated.number), None)
    after = top[at + 1] if at is not None and at + 1 < len(top) and not top[at + 1].blank_before else None
    joined = Text.join([dated, after] if after is not None else [dated])
    running = compiled(rf"\W*(?:{MINUTES_WORD})\b.{{0,40}}\b(?:vid|från|med)\b.*").match(joined.text)
    if running and (found := dates.find(joined.text, 2000)):
        behind = joined.cut(found[0].end)
        m = compiled(RUNNING_PLACE).match(behind.text)
        if m:
            return behind.match(m, "place").strip(" .,")
    elif after is not None and compiled(words()["header"]["room"]).search(after.text) and is_place(after):
        return after
    return None


def is_place(line: Text) -> bool:
    """Whether a line under the day reads as a place: capitalised, short, no label, no sentence."""
    text = line.text
    return (
        text[0].isupper()
        and len(text) < 110
        and ":" not in text
        and not text.endswith((".", "?", "!"))
        and not kind_of(re.sub(r"\bTeams\b", "", text))
        and not dates.find(text, 2000)
        and not compiled(MINUTES_WORD).search(text)
    )


def _labelled_place(line: Line, after: Line | None, scanned: bool) -> Text | None:
    """The place behind its label, also in the midst of a line, or in the line below a label that stands alone."""
    label = words()["header"]["place_label"]
    if alone := compiled(rf"(?:{label}|{words()['header']['date_label']})\s*:?", scanned).fullmatch(line.text):
        named = after is not None and compiled(rf"(?:{label})\s*:?", scanned).fullmatch(alone[0])
        return _without_time(after) if after is not None and named and after.text[0].isupper() else None
    m = compiled(rf"(?:{label})\s*(?::|\t|\s(?=[A-ZÅÄÖ]))\s*(?P<rest>.+)", scanned).fullmatch(line.text)
    if m and not compiled(r"justering", scanned).match(line.text):
        return _without_time(line.match(m, "rest"))
    m = compiled(r"[.;,|]\s+(?:plats|lokal)\s*:\s*(?P<rest>.+)", scanned).search(line.text)
    return _without_time(line.match(m, "rest")) if m else None


def _without_time(text: Text) -> Text | None:
    """What is left of "3 mars 2023 kl. 9.15-12.00, via Teams" when day and time are taken away."""
    header, weekdays = words()["header"], "|".join(words()["weekdays"])
    cuts = [(f.start, f.end) for f in dates.find(text.text, 2000)]
    pattern = (
        rf"\b(?:{weekdays})(?:en)?\b|\bden\b(?=\s*\d)|\b(?:kl|klockan)\b\.?:?\s*[\d.:]+(?:\s*[-–—]\s*[\d.:]+)?"
        rf"|\d{{1,2}}[.:]\d\d\s*[-–—]\s*\d{{1,2}}[.:]\d\d|\b\d\d[.:]\d\d\b"
        rf"|^(?:{header['date_label']}|plats och tid)\s*:?(?=\s)"
        r"|\bgemensam(?:t|ma)\s+\w*(?:möte|sammanträde)\w*"
        rf"|^(?:{header['place_label']})\s*:|\b(?:via|på)\b(?= (?:teams|zoom))|ajournering.*|\bsammanträdesdatum\b"
    )
    cuts += [m.span() for m in compiled(pattern).finditer(text.text)]
    pieces, at = [], 0
    for a, b in [*sorted(cuts), (len(text), len(text))]:
        if a >= at:
            pieces.append(text.cut(at, a).strip(" ,.;:-–()|"))
        at = max(at, b)
    kept = [p for p in pieces if sum(c.isalpha() for c in p.text) >= 3]
    if not kept:
        return None
    longest = max(kept, key=len)
    return longest.cut(2) if longest.text.startswith("i ") else longest


# --- Approval ---


def approval_in(text: Text, year: int | None, scanned: bool = False) -> tuple[Text, str, Text] | None:
    """(the day's words, the day, what stands behind it) in a line that tells when minutes were approved."""
    m = compiled(rf"\W*(?:{words()['header']['approved']})(?P<rest>.+)", scanned).match(text.text[:LONG])
    if not m:
        return None
    rest = text.match(m, "rest")
    found = [f for f in dates.find(rest.text, year) if len(f.value) == 10]
    if not found or compiled(r"\b(?:föregående|förra|tidigare|från mötet)\b").search(rest.text[: found[0].start]):
        return None
    return rest.cut(found[0].start, found[0].end), found[0].value, rest.cut(found[0].end)


def _read_approval(minutes: Minutes, lines: Sequence[Line]) -> None:
    """The first line that tells of approval with a day; else the last day beside an adjuster's signature."""
    header, year = minutes.header, minutes.header.year
    held = max((d.value for d in header.dates), default="")
    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        whole = [_whole_label(line, after), *(list(sentences(line))[1:] if len(line) <= LONG else [])]
        found = next((f for each in whole if (f := approval_in(each, year, minutes.source.scanned))), None)
        if found is None or found[1] < held:
            continue
        day, value, behind = found
        header.approved_on = Said.of(day, value)
        if how := behind.strip(" .,;"):
            header.approved_how = Said.of(how)
        minutes.use(line, LineUse.FACT, "approval")
        return
    signed = approved_in(minutes, lines)
    if signed is not None and signed.value >= held:
        header.approved_on = signed


def _whole_label(line: Line, after: Line | None) -> Text:
    """A label in a column of its own that goes on in the next line: "Justeringens plats" over "och tid"."""
    if (
        after is None
        or after.blank_before
        or not compiled(r"(?:plats )?och (?:tid|datum)(?:\s{3,}.*)?").fullmatch(after.text)
    ):
        return line
    cells, below = line.cells, after.cells
    if not compiled(r"(?:justering\w*|plats)(?: plats)?").fullmatch(cells[0].text):
        return line
    return Text.join([cells[0], below[0], *cells[1:], *below[1:]])


rule(
    "approval",
    "a line that tells when the minutes were approved",
    tries=lambda t: approval_in(plain(t), 2024),
    takes=(
        "Justerat den 2024-04-09 via e-post.",
        "Godkända\t2024-06-05 per e-post",
        "Justerat 2024-04-26 genom elektronisk underskrift.",
        "Justeringens plats och tid Rådhuset, 2024-04-09 kl 13.00",
        "Protokollet justerades den 3 maj 2024",
        "Justeringsdag: 5 juni",
        "Justeras 2024-05-14",
    ),
    refuses=(
        "Justerare",
        "Justeras av Anna Lind vid mötet den 3 maj",
        "Justeringens plats och tid",
        "Godkända belopp för året",
        "Mötet godkände rapporten den 3 maj",
    ),
)


def _tried_place(text: str) -> Text | None:
    first, _, second = text.partition("/")
    return place_beside(plain_line(first), [plain_line(first), replace(plain_line(second or " "), number=1)])


rule(
    "meeting_place",
    "where the body met, behind the day in a running title or on the line under it",
    tries=_tried_place,
    takes=(
        "Protokoll fört vid sammanträde med Rådet den 7 maj 2024 kl. 17.00 i/bygdegården, Granvik.",
        "Protokoll från styrelsemöte i Lindås AB den 14 mars 2023 på bolagets kontor, Kvarnvägen 3, Lindås/",
        "Tisdagen den 7 maj 2024/Stadshuset, Granvik, samt via Teams",
    ),
    refuses=(
        "Tisdagen den 7 maj 2024/Anna Lind",
        "Protokoll fört vid möte den 7 maj 2024/Närvarande: Anna Lind",
        "Tisdagen den 7 maj 2024/Kontoret är stängt.",
    ),
)
rule(
    "meeting_date",
    "the day of the meeting, in the head of minutes",
    tries=lambda t: dates.find(t, 2024),
    takes=("Sammanträdesdatum 2024-06-11", "Tid: 4-5 september 2023"),
    refuses=("Närvarande",),
)
