"""What is to be done, as a key: the words of a task without who does it, by when, and how far it has come.

"Per Ek tar fram en plan för utbildning till den 3 maj", "att ta fram planen för utbildning" and "Per Ek har tagit fram
en utbildningsplan" agree only in part: the first two are one key, the third, a compound, is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from loaders.keys.stems import stem
from loaders.lexicon import words
from loaders.rules import dates
from loaders.rules.pattern import rule
from schema.identity import fold, search_key
from schema.identity import words as words_of

LONGEST = 700  # characters of a task that are compared
ANY_YEAR = 2000
TIME = re.compile(
    r"\b(?:kl(?:ockan)?\.?\s*)?\d{1,2}[.:]\d\d\b|\b(?:vecka|v\.?)\s*\d{1,2}\b|\b(?:[01]\d|2\d)[01]\d[0-3]\d\b"
)
AGAIN = " #"
"""Behind it, a key counts the further tasks in the same words that a document names."""
CLOSED = frozenset({"DONE", "REPORTED", "WITHDRAWN", "REPLACED"})
"""Statuses of a task that is over."""
GIVES = re.compile(r" (?:ge|ger|gav|gett|givit)(?= i uppdrag )")


def words_alone(key: str) -> str:
    """The key of a task under which it meets the others in the same words."""
    return key.partition(AGAIN)[0]


@cache
def _set(of: str) -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in words()["task"][of])


def task_words(task: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The stems that tell a task, each once, in a fixed order; `names` are of those who hold or give it."""
    text = task[:LONGEST]
    for found in reversed(dates.find(text, ANY_YEAR)):
        text = f"{text[: found.start]} {text[found.end :]}"
    said = f" {' '.join(words_of(TIME.sub(' ', text)))} "
    for name in sorted(map(search_key, names), key=len, reverse=True):
        for form in (f"{name}s", name):
            said = said.replace(f" {form} ", " ") if form else said
    said = GIVES.sub(" ", said)
    return tuple(sorted({stem(word) for word in said.split()} - _set("around")))


def own_words(told: Iterable[str]) -> int:
    """How many words of a task tell it from others: with none, it is the item that says what it is about."""
    return sum(word not in _set("general") for word in told)


def recurs(told: Iterable[str]) -> bool:
    """Whether a task belongs to every meeting: a task of its own each time."""
    return any(word in _set("recurring") for word in told)


def _agree(text: str) -> bool:
    one, _, other = text.partition(" = ")
    return task_words(one, ("Per Ek", "Per")) == task_words(other, ("Per Ek", "Per"))


rule(
    "same_task",
    "the same doing in other forms, whoever does it and whenever",
    tries=_agree,
    takes=(
        "Per Ek tar fram en plan för utbildning = att ta fram planen för utbildning",
        "Per har tagit fram en plan för utbildning. = ta fram en plan för utbildning senast den 3 maj 2024",
        "Uppdraget till Per Ek att se över blanketten = se över blanketten",
        "Per Ek sammanställde enkäten = sammanställa enkäten till nästa möte",
        "Skolcheferna bjuds in = bjuda in skolcheferna",
        "ge Per Ek i uppdrag att se över blanketten = Se över blanketten",
        "Kartlägga behovet av platser = Per Ek kartlade behovet av platser",
    ),
    refuses=(
        "ta fram en plan för utbildning = ta fram en plan för bemanning",
        "kontakta kommunerna = kontakta skolorna",
        "utvärdera etapp 1 = utvärdera etapp 2",
        "se över blanketten = se över blanketten och rutinen",
    ),
)
