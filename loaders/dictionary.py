"""Which Swedish words a scanned word can be: a dictionary without its dots, and what OCR makes of letters.

`readings` gives the words of the dictionary, or compounds of its words, that a token may stand for, the likeliest kind
first: with dots lost and signs for letters, then with one letter in another's place, then with two. It never chooses
between readings; `restore` does, where one is left.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, islice, product

from loaders.lexicon import words

DOTLESS = str.maketrans("åäöéèüàç", "aaoeeuac")
MAX_KEYS = 96  # spellings tried for one token and level
MIN_DOUBTFUL = (1, 4, 7)  # letters that a token must have for none, one, two letters in another's place
PARTS = 3  # words that a compound is made of, at most
SHORT = 4  # letters of a word that a compound of any two words is made of
SHORTEST = 3  # letters of such a word


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Forms by their spelling without dots; several forms of one spelling are parted by a space."""

    ends: dict[str, str]  # words that may also end a compound
    others: dict[str, str]
    begins: dict[str, str]  # what compounds begin with, words or not
    names: dict[str, str]

    def words(self, key: str, parted: bool = False) -> list[str]:
        """The words of this dotless spelling, also with a genitive s; `parted` by a hyphen, a compound's first part."""
        found = [*self.ends.get(key, "").split(), *self.others.get(key, "").split()]
        if parted:
            found += self.begins.get(key, "").split()
        if not found and key.endswith("s"):
            found = [w + "s" for w in self.words(key[:-1])]
        return found

    def knows(self, word: str) -> bool:
        """Whether it is a word as it stands: of the dictionary, or of the words of minutes."""
        return word in self.words(dotless(word)) or word in _of_minutes()

    def holds(self, word: str, *, loose: bool = False) -> bool:
        """Whether it is a compound as it stands; `loose`, its first part may be any word."""
        if loose and any(self.knows(word[:cut]) for cut in self._cuts(word)):
            return True
        return word in self.compounds(dotless(word))

    def _cuts(self, word: str) -> list[int]:
        """Where a word that may end a compound begins in the word."""
        cuts = range(SHORT, len(word) - SHORT + 1)
        return [cut for cut in cuts if word[cut:] in self.ends.get(dotless(word[cut:]), "").split()]

    def knows_name(self, word: str) -> bool:
        return word in self.named(dotless(word))

    def named(self, key: str) -> list[str]:
        """The names of this dotless spelling, also with a genitive s; the key is in small letters."""
        found = self.names.get(key, "").split() or [n for n in words()["scan"]["surnames"] if dotless(n) == key]
        return found or [n + "s" for n in self.names.get(key[:-1], "").split() if key.endswith("s")]

    def compounds(self, key: str, parts: int = 2) -> Iterator[str]:
        """The compounds of exactly so many parts that are spelt so without dots."""
        for cut in range(SHORTEST, len(key) - SHORTEST + 1):
            heads = self.begins.get(key[:cut])
            if not heads:
                continue
            rest = key[cut:]
            for tail in self.compounds(rest, parts - 1) if parts > 2 else self._last(rest):
                yield from (head + tail for head in heads.split())

    def _last(self, key: str) -> list[str]:
        found = self.ends.get(key, "").split()
        return found or [w + "s" for w in self.ends.get(key[:-1], "").split() if key.endswith("s")]


@cache
def _of_minutes() -> frozenset[str]:
    """Whole words that stand in the lexicon, some of which dictionaries miss ("avsattes")."""
    patterns = str([value for name, value in words().items() if name != "scan"])
    found = re.findall(r"(?<![\w\\*\])])[a-zåäö]{4,}(?![\w\[(?*])", patterns)
    return frozenset([*found, *words()["scan"]["kept"]])


def dotless(word: str) -> str:
    return word.lower().translate(DOTLESS)


@cache
def dictionary() -> Dictionary:
    """The dictionary of `lexicon/swedish`, read when a scanned text first needs it."""
    packed = files("loaders.lexicon").joinpath("swedish", "words.xz").read_bytes()
    text = lzma.decompress(packed).decode()
    return Dictionary(*(_by_spelling(part) for part in text.split("\n\n")))


def _by_spelling(text: str) -> dict[str, str]:
    forms, folded = text.split(), text.lower()
    for letter, plain in zip("åäöéèüàç", "aaoeeuac", strict=True):
        folded = folded.replace(letter, plain)
    found = dict(zip(folded.split(), forms, strict=True))
    if len(found) < len(forms):  # several forms share a spelling: these alone are gathered one by one
        shared: dict[str, list[str]] = {}
        for key, form in zip(folded.split(), forms, strict=True):
            if found[key] is not form:
                shared.setdefault(key, []).append(form)
        found |= {key: " ".join([*others, found[key]]) for key, others in shared.items()}
    return found


@dataclass(frozen=True, slots=True)
class Slot:
    """A letter of a word that was scanned: where it stands in the token, and which letters it may be."""

    start: int
    end: int
    sure: str  # itself, with its dots, or what the sign stands for
    doubtful: str  # letters that look like it


@dataclass(frozen=True, slots=True)
class Reading:
    """A word that a token may be. `slots` has one entry a letter: the part of the token that it was."""

    word: str
    slots: tuple[Slot, ...]


@cache
def readings(
    token: str, *, named: bool = False, parted: bool = False, worst: int = 2, compounds: bool = True
) -> tuple[Reading, ...]:
    """The readings of a token on the likeliest level that has one; none when no word is spelt like it.

    `named` also takes the dictionary's names (which begin with a capital) besides words; `parted`, before a hyphen,
    also what compounds begin with; `worst` is how many letters may stand in another's place. `compounds` of
    two or three words are tried too.
    """
    known = dictionary()
    plain, merged = _slots(token, ()), _slots(token, tuple(words()["scan"]["merged"]))
    ways = [plain] if len(plain) == len(merged) else [plain, merged]

    def whole(level: int) -> list[Reading]:
        for slots in ways:
            keys = list(_keys(slots, level))
            forms = [form for key in keys for form in known.words(key, parted)]
            forms += [form for key in keys for form in (known.named(key) if named else ())]
            if found := [Reading(form, slots) for form in forms if _fits(form, slots, level)]:
                return found
        return []

    def compound(level: int, parts: int) -> list[Reading]:
        for slots in ways:
            forms = [form for key in _keys(slots, level) for form in known.compounds(key, parts)]
            if found := [Reading(form, slots) for form in forms if _fits(form, slots, level)]:
                return found
        return []

    size = len(token)
    for level in range(worst + 1):
        if size < MIN_DOUBTFUL[level]:
            break
        if found := whole(level):
            return _distinct(found)
        for parts in range(2, PARTS + 1 - level if compounds else 0):
            if size >= parts * SHORTEST + 2 and (found := compound(level, parts)):
                return _distinct(found)
    return ()


def _distinct(found: list[Reading]) -> tuple[Reading, ...]:
    """Each word once; a name before the common word that is written like it."""
    return tuple({reading.word.lower(): reading for reading in found}.values())


def _slots(token: str, merged: tuple[str, ...]) -> tuple[Slot, ...]:
    """One slot a letter; two signs that OCR makes of one letter ("rn" for m) are one slot when told to merge."""
    scan, made, i = words()["scan"], [], 0
    while i < len(token):
        pair = token[i : i + 2]
        if pair in merged:
            made.append(Slot(i, i + 2, scan["merged"][pair], ""))
            i += 2
            continue
        char = token[i]
        low = char.lower()
        sure = scan["signs"].get(char) or low + scan["dots"].get(low, "")
        made.append(Slot(i, i + 1, sure, scan["alike"].get(low, "")))
        i += 1
    return tuple(made)


def _keys(slots: tuple[Slot, ...], level: int) -> Iterator[str]:
    """The dotless spellings with exactly `level` letters in another's place."""
    open_ = [i for i, slot in enumerate(slots) if slot.doubtful]
    sure = [dict.fromkeys(slot.sure.translate(DOTLESS)) for slot in slots]
    for chosen in combinations(open_, level):
        options = [slots[i].doubtful.translate(DOTLESS) if i in chosen else sure[i] for i in range(len(slots))]
        yield from islice(dict.fromkeys(map("".join, product(*options))), MAX_KEYS)


def _fits(form: str, slots: tuple[Slot, ...], level: int) -> bool:
    """Whether the form is spelt by the slots, with exactly so many letters in another's place."""
    low = form.lower()
    if len(low) != len(slots):
        return False
    odd = 0
    for letter, slot in zip(low, slots, strict=True):
        if letter in slot.sure:
            continue
        if letter not in slot.doubtful:
            return False
        odd += 1
    return odd == level
