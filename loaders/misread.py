"""One scanned word in its document: which word it must have been, where one reading is left.

The dictionary says what a token can be (`dictionary.readings`); here its place in the text, the other words of the
document, the lexicon and the register choose. A word that is a word as it stands is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.dictionary import Reading, Slot, dictionary, dotless, readings
from loaders.lexicon import county_names, register, words
from loaders.rules.pattern import compiled
from loaders.source import Line, Source

TOKEN = re.compile(r"(?:[^\W_]|[&@|$§!](?=[^\W_]))+")
LONGEST = 40  # letters of a word that is tried
SHORT = 4  # letters from which a word may be one that neither the document nor the lexicon has
LONG = 7  # letters of a common word that is no surname
LONGER = 11  # letters of a compound that is no surname or village
INSIDE = re.compile(r"(?<=[a-zåäö,] )([A-ZÅÄÖ][a-zåäöé]{2,})")
MUNICIPALITY = re.compile(r"k[eo]mm?uns?|stad", re.IGNORECASE)  # behind its name, which the register knows
COUNTY = re.compile(r"[lI1|][\w&]n")


class Scan:
    """What a scanned document tells of its own words."""

    def __init__(self, source: Source) -> None:
        self.lost = source.dotless or source.broken  # words have lost dots, letters stand in others' places
        written = {w for line in source.lines for w in re.findall(r"[^\W\d_]{3,}", line.text)}
        known = dictionary()
        self.words = {w.lower() for w in written if dotless(w) != w.lower() and known.knows(w.lower())}
        self.names: dict[str, set[str]] = {}
        for word in written:
            if word[0].isupper() and word[1:].islower() and dotless(word) != word.lower():
                self.names.setdefault(dotless(word), set()).add(word)
        inside = {m[1] for line in source.lines for m in INSIDE.finditer(line.text)}
        self.proper = {w for w in inside if w.lower() not in written}

    def read(self, line: Line, tokens: Sequence[re.Match[str]], i: int) -> Reading | None:
        """The reading of the line's i-th token, or None where it stays as it is."""
        word = tokens[i][0]
        shape = _shape(word)
        if found := self._by_neighbours(tokens, i):
            return Reading(_cased(found, word, shape), _letter_by_letter(word))
        if not shape or not 1 < len(word) <= LONGEST:
            return None
        if not self.lost and shape != "small" and word.isalpha():
            return None  # where dots are kept, a word with a capital that nobody knows is a name
        run = shape == "capital" and _in_run(tokens, i, line.text)
        if self._knows(word):
            listed = _listed("given" if run else "means") if self.lost else {}
            meant = listed.get(word.lower())
            return Reading(_cased(meant, word, shape), _letter_by_letter(word)) if meant else None
        parted = line.text[tokens[i].end() : tokens[i].end() + 1] == "-"
        if parted and word.lower() in dictionary().begins.get(dotless(word), "").split():
            return None
        proper = not parted and (run or (shape == "capital" and word in self.proper))
        found_ = readings(
            word,
            named=self.lost and shape != "small",
            parted=parted,
            worst=2 if self.lost else 0,
            compounds=not proper or len(word) >= LONGER,
        )
        if shape != "small" and i + 1 < len(tokens) and MUNICIPALITY.fullmatch(tokens[i + 1][0]):
            found_ = tuple(r for r in found_ if r.word in _places())
        chosen = self._chosen(word, found_, proper=proper or shape == "capitals", run=run)
        if chosen is None and not found_ and shape == "capital":
            return self._own(word)
        return chosen and Reading(_cased(chosen.word, word, shape), chosen.slots)

    def _knows(self, word: str) -> bool:
        """Whether it is a word, a compound or a name as it stands."""
        known, low = dictionary(), word.lower()
        if known.knows(low) or known.holds(low, loose=not self.lost):
            return True
        return word[0].isupper() and (known.knows_name(word.capitalize()) or word in _places())

    def _chosen(self, word: str, found: Sequence[Reading], *, proper: bool, run: bool) -> Reading | None:
        """The one reading that is left, or None. What may be a name is a common word only when that is long."""
        if proper:
            long = LONG if run else LONG - 1
            found = [
                r
                for r in found
                if r.word[0].isupper()
                or len(r.word) >= long
                or _cut_l(word, r.word)
                or (word.isupper() and _is_usual(r.word))
            ]
        if len(found) == 1 and (len(word) >= SHORT or found[0].word[0].isupper()):
            return found[0]
        said = [r for r in found if r.word in self.words]
        usual = [r for r in found if _is_usual(r.word)]
        places = [r for r in found if r.word in _places()]
        return next((left[0] for left in (said, usual, places) if len(left) == 1), None)

    def _own(self, word: str) -> Reading | None:
        """A name as the document writes it elsewhere, with dots that this one lacks."""
        own = [name for name in self.names.get(dotless(word), ()) if _dots(name) > _dots(word)]
        return Reading(own[0], _letter_by_letter(word)) if len(own) == 1 else None

    def _by_neighbours(self, tokens: Sequence[re.Match[str]], i: int) -> str | None:
        """ "län" behind a county's name, which the register knows; "ar" as a year or as the verb."""
        word = tokens[i][0]
        before = [dotless(t[0]) for t in tokens[max(0, i - 2) : i]]
        after = dotless(tokens[i + 1][0]) if i + 1 < len(tokens) else ""
        if before and COUNTY.fullmatch(word):
            return "län" if before[:-1] == ["region"] or {before[-1], " ".join(before)} & _counties() else None
        if not self.lost or word not in ("ar", "Ar") or after in ("från", "fran"):
            return None
        year = before and compiled(words()["scan"]["year"]).fullmatch(before[-1])
        return "år" if year or re.fullmatch(r"(?:19|20)\d\d", after) else "är"


@cache
def _is_usual(word: str) -> bool:
    scan = words()["scan"]
    return any(word == each or (len(each) >= SHORT and word.endswith(each)) for each in scan["usual"] + scan["means"])


def _dots(word: str) -> int:
    return sum(c in "åäöÅÄÖ" for c in word)


@cache
def _places() -> frozenset[str]:
    """The register's names, word by word, also with a genitive s."""
    single = {word for row in register() for word in row.name.split()}
    return frozenset(single | {word + "s" for word in single})


@cache
def _listed(name: str) -> dict[str, str]:
    """A list of the lexicon's words by their spelling without dots."""
    return {dotless(word): word for word in words()["scan"][name]}


@cache
def _counties() -> frozenset[str]:
    return frozenset(dotless(name.removesuffix(" län")) for name in county_names())


def _shape(word: str) -> str:
    """How a word is written: "small", "capital" or "capitals"; nothing for what is no word."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) < len(word) < 3 or 2 * len(letters) < len(word):
        return ""
    if not any(c.islower() for c in letters):
        return "capitals" if len(letters) == len(word) >= SHORT else ""
    if any(c.isupper() and c != "I" for c in letters[1:]):
        return ""
    return "capital" if word[0].isupper() else "small"


def _cut_l(word: str, reading: str) -> bool:
    """Whether the capital that the word begins with is an l after all ("Idnk")."""
    return word[0] == "I" and reading[0] == "l"


def _cased(reading: str, word: str, shape: str) -> str:
    if shape == "capitals":
        return reading.upper()
    return reading[0].upper() + reading[1:] if shape == "capital" and not _cut_l(word, reading) else reading


def _letter_by_letter(word: str) -> tuple[Slot, ...]:
    return tuple(Slot(i, i + 1, "", "") for i in range(len(word)))


def _in_run(tokens: Sequence[re.Match[str]], i: int, text: str) -> bool:
    """Whether the word stands beside another with a capital, as the parts of a name do."""

    def beside(a: int, b: int) -> bool:
        return text[tokens[a].end() : tokens[b].start()] in (" ", "-")

    before = i > 0 and beside(i - 1, i) and tokens[i - 1][0][0].isupper()
    after = i + 1 < len(tokens) and beside(i, i + 1) and tokens[i + 1][0][0].isupper()
    return before or after
