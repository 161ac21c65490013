"""What a document is about, as stems of words that tell it from others."""

from __future__ import annotations

import re

from loaders.lexicon import words
from schema.identity import fold
from schema.identity import words as words_of

WEAK = frozenset(map(fold, words()["document"]["name"]["weak"]))
ENDINGS = re.compile(r"(?:ernas?|arnas?|ornas?|ens|ets|en|et|er|ar|or|na|s|n)$")


def topic_of(said: str) -> frozenset[str]:
    """The stems of the words that tell what a document is about; weak ones only when there are no others."""
    stems = [_stem(w) for w in words_of(said) if w not in WEAK and len(w) > 1]
    return frozenset(stems or [_stem(w) for w in words_of(said) if len(w) > 3])


def _stem(word: str) -> str:
    cut = ENDINGS.sub("", word)
    return cut if len(cut) >= 4 else word
