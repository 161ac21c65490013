"""Whether an abbreviation's letters are those of a name: first letters of its words, and of what they are made of."""

from __future__ import annotations

from functools import cache

from loaders.dictionary import dictionary, dotless
from loaders.rules.pattern import rule
from schema.identity import FUNCTION_WORDS, fold
from schema.identity import words as words_of

PART = 3  # letters of a compound's part, at least
OF_PART = 3  # letters that one part gives, at most
LETTERS = range(3, 9)  # letters of an abbreviation that can be told by them


def stands_for(short: str, name: str) -> bool:
    """Whether every part of the name gives the abbreviation its first letters, in order, and no letter is left."""
    letters = fold(short).replace("/", "").replace("-", "")
    if not short.isupper() or len(letters) not in LETTERS or not letters.isalpha():
        return False
    return _spells(letters, tuple(words_of(name)), True)


@cache
def _spells(letters: str, parts: tuple[str, ...], whole: bool) -> bool:
    """`whole`: the first part is a word as it stands in the name, not the rest of one."""
    if not parts or not letters:
        return not parts and not letters
    word, rest = parts[0], parts[1:]
    if whole and word in FUNCTION_WORDS and _spells(letters, rest, True):
        return True
    if letters[0] != word[0]:
        return False
    gives = [n for n in range(1, min(OF_PART, len(letters), len(word)) + 1) if word.startswith(letters[:n])]
    if any(_spells(letters[n:], rest, True) for n in gives):
        return True
    for cut in range(PART, len(word) - PART + 1):
        if _begins(word[:cut]) and any(_spells(letters[n:], (word[cut:], *rest), False) for n in gives if n <= cut):
            return True
    return False


@cache
def _begins(part: str) -> bool:
    known, bare = dictionary(), dotless(part)
    return any(form in known.begins or known.words(form) for form in (bare, bare.removesuffix("s")))


def _tried(text: str) -> bool:
    short, _, name = text.partition(" = ")
    return stands_for(short, name)


rule(
    "letters_of_name",
    "an abbreviation of the first letters of a name's words, or of the parts of its compounds",
    tries=_tried,
    takes=("LLG = Länsledningsgruppen", "SRS = Samverkansråd för skola", "KCHN = Kommunchefsnätverket"),
    refuses=("LLG = Länsgruppen", "KS = Kommunstyrelsen", "SRS = Samverkansrådet", "Llg = Länsledningsgruppen"),
)
