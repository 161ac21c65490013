"""When the meeting began and ended, told in its text: "öppnade mötet kl. 16.00", "Mötet avslutades 20:15"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Minutes, Said
from loaders.prose import paragraphs, sentences
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, plain
from schema.evidence import LineUse

MEETING = r"(?:(?:års|styrelse|stämmo|med\w+)?möte|sammanträde|stämma|samråd|årsstämma)\w*"
GAP = r"(?:[^.;:!?\d]|kl\.|\bm\.m\.){0,70}?"
CLOCK = (
    r"(?:(?:kl\.?|klockan)\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?"
    r"|(?P<hour2>[01]?\d|2[0-3])[.:](?P<minute2>[0-5]\d))(?![\d-]|[.:]\d)"
)
OPENS = (
    rf"\b(?:öppna\w*\s{GAP}{MEETING}|{MEETING}\s{GAP}öppn\w+|{MEETING}\s{GAP}(?:började|börjar|inleddes))\b{GAP}{CLOCK}"
)
ENDS = (
    rf"\b(?:avsluta\w*\s{GAP}{MEETING}|{MEETING}\s{GAP}(?:avsluta\w*|slutade|upplöstes)"
    rf"|förklara\w*\s{GAP}avslutat)\b{GAP}{CLOCK}"
)
THANKS = rf"\btacka\w*\b{GAP}{CLOCK}"
"""Inside the item that closes the meeting."""
LONGEST = 600  # characters of a sentence that tells


def read_hours(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Fill in the times that the head doesn't give, for a meeting of one day."""
    header = minutes.header
    if (header.start and header.end) or len(header.dates) > 1:
        return
    starts = frozenset(item.first_line for item in minutes.items)
    closing = {
        n
        for item in minutes.items[-1:]
        if compiled(r".*avslut.*").fullmatch(item.title.value)
        for n in range(item.first_line, item.last_line + 1)
    }
    for paragraph in paragraphs(lines, starts):
        if len(paragraph.text) > 20 * LONGEST:
            continue
        for sentence in sentences(paragraph.text):
            if len(sentence) > LONGEST:
                continue
            if header.start is None and header.end is None and (found := told(sentence, OPENS)):
                header.start = found
            elif header.end is None and (
                found := told(sentence, ENDS) or (told(sentence, THANKS) if paragraph.first.number in closing else None)
            ):
                if header.start is not None and found.value <= header.start.value:
                    continue
                header.end = found
            else:
                continue
            for line in paragraph.lines:
                if line.starts[0] <= found.places[0].start < line.ends[-1]:
                    minutes.use(line, LineUse.FACT, "time")


def told(sentence: Text, pattern: str) -> Said | None:
    """The time that a sentence tells by this pattern."""
    m = compiled(pattern).search(sentence.text)
    if m is None or re.search(r"\bajourner", sentence.text, re.IGNORECASE):
        return None
    hour, minute = (m["hour"], m["minute"]) if m["hour"] else (m["hour2"], m["minute2"])
    first = m.start("hour") if m["hour"] else m.start("hour2")
    return Said.of(sentence.cut(first, m.end()), f"{int(hour):02}:{minute or '00'}")


rule(
    "hour_opened",
    "a sentence that tells when the meeting was opened",
    tries=lambda t: told(plain(t), OPENS),
    takes=(
        "Ordföranden Anna Lind öppnade mötet kl. 16.00.",
        "Mötet öppnades kl 9 av Per Ek.",
        "Anna Lind hälsade välkommen och förklarade mötet öppnat klockan 18:30.",
    ),
    refuses=("Mötet öppnades av Anna Lind.", "Butiken öppnar kl. 9.", "Mötet öppnades. Vi fikar kl. 14.30."),
)
rule(
    "hour_closed",
    "a sentence that tells when the meeting was closed",
    tries=lambda t: told(plain(t), ENDS),
    takes=(
        "Ordföranden förklarade mötet avslutat kl. 20.45.",
        "Mötet avslutades 20:15",
        "Anna Lind avslutar sammanträdet kl 12.",
    ),
    refuses=("Mötet avslutades.", "Mötet avslutades med fika.", "Mötet avslutades den 3.5", "Arbetet avslutas kl. 12."),
)
