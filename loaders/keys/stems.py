"""A word without its inflection: "planen", "planerna" and "plan" agree, and so do "tar", "tog" and "ta".

Endings are taken away until none is left, so that every form of a word comes to the same rest. That rest is no base
form, and two words may share one; it is compared only beside other words.
"""

from __future__ import annotations

from functools import cache

from loaders.lexicon import words
from schema.identity import fold

ENDINGS = (
    *("arnas", "ornas", "ernas", "arna", "orna", "erna", "ades", "ande", "ende", "ade", "ats", "are", "ens", "ets"),
    *("ar", "er", "or", "en", "et", "an", "at", "as", "es", "de", "te", "a", "e", "n", "t", "s"),
)
SHORTEST = 4  # letters that an ending leaves
PREFIXED = 4  # letters of a strong form that is also looked for behind a prefix


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, list[str]] = words()["stem"]["forms"]
    return {fold(form): fold(base) for base, each in forms.items() for form in (base, *each)}


@cache
def stem(word: str) -> str:
    """The rest of a folded word ("upprattades" -> "uppratt")."""
    forms = _forms()
    if word in forms:
        return forms[word]
    for form, base in forms.items():
        if len(form) >= PREFIXED and len(word) > len(form) + 1 and word.endswith(form):
            return word[: -len(form)] + base
    return _rest(word)


def _rest(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return _rest(word[: -len(ending)])
    return word
