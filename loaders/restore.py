"""Source -> Source: in scanned text, words whose letters a scan broke become the words that they must have been.

A word of the dictionary stays as it stands. Any other becomes the only word of the dictionary, compound or name that
it can be (`dictionary.readings`); where several are left, the one that the document writes elsewhere or that minutes
usually mean; where that leaves none or several, it stays. The stored text is never changed: a restored letter keeps the
place of the character, or of the two, that it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from loaders.dictionary import Reading, Slot, dictionary, dotless, readings
from loaders.lexicon import county_names, words
from loaders.source import Line, Source

TOKEN = re.compile(r"(?:[^\W_]|[&@|$§!](?=[^\W_]))+")
ADDRESS = re.compile(r"\S*(?:@\S|://|www\.|\w\.[a-zåäö]{2,}\b|[\\/]\w+[\\/])\S*")
LONGEST = 40  # letters of a word that is tried
LONG = 7  # letters of a common word that is no surname
SHORT = 4  # letters from which a word may be one that neither the document nor the lexicon has
INSIDE = re.compile(r"(?<=[a-zåäö,] )([A-ZÅÄÖ][a-zåäöé]{2,})")
COUNTY = re.compile(r"[lI1|][^\s\w]?\w{0,2}n")


def restore(source: Source) -> Source:
    """The source with its words restored when it shows the marks of OCR; else the source itself."""
    return restored(source) if source.scanned else source


def restored(source: Source) -> Source:
    """The source with its words restored, whether it looks scanned or not."""
    scan = _Scan(source)
    found = [_in_line(line, scan, source) for line in source.lines]
    places = frozenset(
        line.starts[i] for line, changes in found for change in changes for i in range(change.start, change.end)
    )
    if not places:
        return source
    return replace(source, lines=tuple(_rewritten(line, changes, places) for line, changes in found), restored=True)


@dataclass(frozen=True, slots=True)
class Change:
    """Characters [start, end) of a line that read as `word`; slots are counted from start."""

    start: int
    end: int
    word: str
    slots: tuple[Slot, ...]


class _Scan:
    """What a document tells of its own words."""

    def __init__(self, source: Source) -> None:
        self.dotless = source.dotless
        self.worst = 2 if source.dotless or source.broken else 0
        written = {w for line in source.lines for w in re.findall(r"[^\W\d_]{3,}", line.text)}
        known = dictionary()
        self.words = {w.lower() for w in written if dotless(w) != w.lower() and known.knows(w.lower())}
        self.names: dict[str, set[str]] = {}
        for word in written:
            if word[0].isupper() and word[1:].islower() and dotless(word) != word.lower():
                self.names.setdefault(dotless(word), set()).add(word)
        inside = {m[1] for line in source.lines for m in INSIDE.finditer(line.text)}
        self.proper = {w for w in inside if w.lower() not in written}

    def changes(self, line: Line) -> Iterator[Change]:
        """The words of a line that are to be restored, left to right."""
        skipped = [m.span() for m in ADDRESS.finditer(line.text)]
        tokens = list(TOKEN.finditer(line.text))
        for i, token in enumerate(tokens):
            if any(a <= token.start() < b for a, b in skipped) or not 1 < len(token[0]) <= LONGEST:
                continue
            found = self._county(tokens, i) or self._read(token, _in_run(tokens, i, line.text), line.text)
            if found and found.word != token[0]:
                yield Change(*token.span(), found.word, found.slots)

    def _read(self, token: re.Match[str], in_run: bool, text: str) -> Reading | None:
        """The one reading of a token, or None. `in_run`: its neighbours have capitals too, so it may be a name."""
        word = token[0]
        shape = _shape(word)
        if not shape:
            return None
        if shape == "capital" and (own := self.names.get(dotless(word))) and not self._known(word):
            return _by_letter(word, next(iter(own))) if len(own) == 1 else None
        if self._known(word):
            meant = _listed("means").get(word.lower(), ()) if self.dotless else ()
            return _by_letter(word, _cased(meant[0], word, shape)) if meant else None
        parted = text[token.end() : token.end() + 1] == "-"
        if parted and word.lower() in dictionary().begins.get(dotless(word), "").split():
            return None
        proper = shape == "capital" and (in_run or word in self.proper)
        found = list(readings(word, named=shape == "capital", parted=parted, worst=self.worst, compounds=not proper))
        if proper:
            found = [r for r in found if r.word[0].isupper() or len(r.word) >= LONG]
        said = [r for r in found if r.word in self.words]
        if len(word) < SHORT or len(found) > 1:
            found = (
                said if len(said) == 1 else [r for r in found if r.word in _listed("usual").get(dotless(r.word), ())]
            )
        if len(found) != 1:
            return None
        return Reading(_cased(found[0].word, word, shape), found[0].slots)

    def _known(self, word: str) -> bool:
        known = dictionary()
        return known.knows(word.lower()) or (word[0].isupper() and known.knows_name(word.capitalize()))

    def _county(self, tokens: list[re.Match[str]], i: int) -> Reading | None:
        """ "län" behind a county's name, which the register knows."""
        if i and COUNTY.fullmatch(tokens[i][0]) and len(tokens[i][0]) == 3:
            before = {dotless(" ".join(t[0] for t in tokens[max(0, i - n) : i])) for n in (1, 2)}
            if before & _counties():
                return _by_letter(tokens[i][0], "län")
        return None


@cache
def _listed(name: str) -> dict[str, tuple[str, ...]]:
    """A list of the lexicon's words by their dotless spelling."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words()["scan"][name]:
        found[dotless(word)] = (*found.get(dotless(word), ()), word)
    return found


@cache
def _counties() -> frozenset[str]:
    return frozenset(dotless(name.removesuffix(" län")) for name in county_names())


def _shape(word: str) -> str:
    """How a word is written: "small", "capital" or "capitals"; nothing for what is no word."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) < len(word) < 3:
        return ""
    if 2 * len(letters) < len(word) or not any(c.islower() for c in letters):
        return "capitals" if len(letters) == len(word) > 4 else ""
    rest = [c for c in letters[1:] if c != "I"]
    if any(c.isupper() for c in rest):
        return ""
    return "capital" if word[0].isupper() else "small"


def _cased(reading: str, word: str, shape: str) -> str:
    if shape == "capitals":
        return reading.upper()
    if shape == "capital" and not (word[0] == "I" and reading[0] == "l"):
        return reading[0].upper() + reading[1:]
    return reading


def _by_letter(word: str, reading: str) -> Reading:
    return Reading(reading, tuple(Slot(i, i + 1, "", "") for i in range(len(word))))


def _in_run(tokens: list[re.Match[str]], i: int, text: str) -> bool:
    """Whether the word stands beside another with a capital, as the parts of a name do."""

    def beside(a: int, b: int) -> bool:
        return text[tokens[a].end() : tokens[b].start()] in (" ", "-")

    before = i > 0 and beside(i - 1, i) and tokens[i - 1][0][0].isupper()
    after = i + 1 < len(tokens) and beside(i, i + 1) and tokens[i + 1][0][0].isupper()
    return before or after


def _in_line(line: Line, scan: _Scan, source: Source) -> tuple[Line, list[Change]]:
    """The line and its changes; a lone bar right before a letter, taken for a cell's edge, may be a letter."""
    bars = [i for i, c in enumerate(line.text[:-1]) if c == "\t" and source.text[line.starts[i]] == "|"]
    for bar in [i for i in bars if line.text[i + 1].isalnum()] if len(bars) < 3 else ():
        whole = replace(line, text=f"{line.text[:bar]}|{line.text[bar + 1 :]}")
        if any(change.start == bar for change in scan.changes(whole)):
            line = whole
    return line, list(scan.changes(line))


def _rewritten(line: Line, changes: list[Change], places: frozenset[int]) -> Line:
    """The line with its changes; every letter keeps the place that its slot had."""
    pieces: list[tuple[str, int, int]] = []  # characters, and the line's [start, end) that they come from
    at = 0
    for change in changes:
        pieces += [(line.text[i], i, i + 1) for i in range(at, change.start)]
        pieces += [
            (letter, change.start + slot.start, change.start + slot.end)
            for letter, slot in zip(change.word, change.slots, strict=True)
        ]
        at = change.end
    pieces += [(line.text[i], i, i + 1) for i in range(at, len(line))]
    now = {a: i for i, (_, a, _) in enumerate(pieces)}
    size = len(pieces)

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((_first(now, a, len(line), size), _first(now, b, len(line), size)) for a, b in spans)

    return replace(
        line,
        text="".join(p for p, _, _ in pieces),
        starts=tuple(line.starts[a] for _, a, _ in pieces),
        ends=tuple(line.ends[b - 1] for _, _, b in pieces),
        restored=places,
        struck_part=moved(line.struck_part),
        italic_part=moved(line.italic_part),
    )


def _first(now: dict[int, int], index: int, length: int, size: int) -> int:
    """Where the character at or after an old index stands now."""
    while index < length and index not in now:
        index += 1
    return now.get(index, size)
