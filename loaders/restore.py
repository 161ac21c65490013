"""Source -> Source: in scanned text, words whose letters a scan broke become the words that they must have been.

A word of the dictionary stays as it stands. Any other becomes the only word, compound or name that it can be; where
several are left, the one that the document writes elsewhere or that minutes usually mean; where that leaves none or
several, it stays (`misread` chooses, `dictionary` knows). The stored text is never changed: a restored letter keeps the
place of the character, or of the two, that it was read from, and `Text.is_restored` tells that it differs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.dictionary import Slot
from loaders.misread import TOKEN, Scan
from loaders.rules.pattern import rule
from loaders.source import Line, Restored, Source, plain_line
from schema.evidence import Span

ADDRESS = re.compile(r"\S*(?:@\S|://|www\.|\w\.[a-zåäö]{2,}\b|[\\/]\w+[\\/])\S*")


@dataclass(frozen=True, slots=True)
class Change:
    """Characters [start, end) of a line that read as `word`; slots, one a letter, are counted from start."""

    start: int
    end: int
    word: str
    slots: tuple[Slot, ...]


def restore(source: Source) -> Source:
    """The source with its words restored when it shows the marks of OCR; else the source itself."""
    return restored(source) if source.scanned and not source.restored else source


def restored(source: Source) -> Source:
    """The source with its words restored, whether it looks scanned or not."""
    scan = Scan(source)
    found = [_in_line(line, scan, source) for line in source.lines]
    words = tuple(
        Restored(Span(line.starts[change.start], line.ends[change.end - 1]), change.word)
        for line, changes in found
        for change in changes
    )
    places = frozenset(place for word in words for place in range(word.span.start, word.span.end))
    lines = (_rewritten(line, changes) if changes else line for line, changes in found)
    return replace(source, lines=tuple(replace(line, restored=places) for line in lines), restored=words)


def _in_line(line: Line, scan: Scan, source: Source) -> tuple[Line, list[Change]]:
    """The line and its changes; a lone bar right before a letter, taken for a cell's edge, may be a letter."""
    bars = [i for i, c in enumerate(line.text[:-1]) if c == "\t" and source.text[line.starts[i]] == "|"]
    for bar in [i for i in bars if line.text[i + 1].isalnum()] if len(bars) < 3 else ():
        whole = replace(line, text=f"{line.text[:bar]}|{line.text[bar + 1 :]}")
        if any(change.start == bar for change in _changes(whole, scan)):
            line = whole
    return line, _changes(line, scan)


def _changes(line: Line, scan: Scan) -> list[Change]:
    """The words of a line that are to be restored, left to right; addresses and file names are left."""
    skipped = [m.span() for m in ADDRESS.finditer(line.text)]
    tokens = list(TOKEN.finditer(line.text))
    found = []
    for i, token in enumerate(tokens):
        if any(a <= token.start() < b for a, b in skipped):
            continue
        reading = scan.read(line, tokens, i)
        if reading and reading.word != token[0]:
            found.append(Change(*token.span(), reading.word, reading.slots))
    return found


def _rewritten(line: Line, changes: Sequence[Change]) -> Line:
    """The line with its changes; every letter keeps the place that its slot had."""
    pieces: list[tuple[str, int, int]] = []  # a character, and the line's [start, end) that it comes from
    at = 0
    for change in changes:
        pieces += [(line.text[i], i, i + 1) for i in range(at, change.start)]
        slots = zip(change.word, change.slots, strict=True)
        pieces += [(letter, change.start + slot.start, change.start + slot.end) for letter, slot in slots]
        at = change.end
    pieces += [(line.text[i], i, i + 1) for i in range(at, len(line))]
    now = {a: i for i, (_, a, _) in enumerate(pieces)}

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple(
            (_at_or_after(a, now, line, len(pieces)), _at_or_after(b, now, line, len(pieces))) for a, b in spans
        )

    return replace(
        line,
        text="".join(letter for letter, _, _ in pieces),
        starts=tuple(line.starts[a] for _, a, _ in pieces),
        ends=tuple(line.ends[b - 1] for _, _, b in pieces),
        struck_part=moved(line.struck_part),
        italic_part=moved(line.italic_part),
    )


def _at_or_after(index: int, now: dict[int, int], line: Line, size: int) -> int:
    """Where the character at or after an old index stands now."""
    return next((now[i] for i in range(index, len(line)) if i in now), size)


def _read_alone(text: str) -> str | None:
    """A line as the only one of a scan that has lost its dots, restored; None when that changes nothing."""
    line = plain_line(text)
    scan = Scan(Source("", "scan", text, (line,)))
    scan.lost = True
    changes = _changes(line, scan)
    return _rewritten(line, changes).text if changes else None


rule(
    "restored",
    "a scanned word that is no word becomes the only word of the dictionary, or name, that it can be",
    tries=_read_alone,
    takes=(
        "samverkansradet",
        "ledaméter och Ersdttare",
        "6verenskommelse",
        "komrnunen",
        "Region Orebro ldn",
        "Asa Sjostrand",
        "via Idnk",
        "ar 2024",
    ),
    refuses=(
        "Anna Lind",
        "val av revisor",
        "svar till namnden@granvik.example",
        "Granviks kommun",
        "en rad insatser",
        "Jonsson",
        "da Silva",
        "SPOT",
    ),
)
