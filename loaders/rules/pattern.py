"""Patterns of the lexicon, compiled; in scanned text a letter also matches what OCR makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

OCR = {"å": "[åa4à]", "ä": "[äaédià]", "ö": "[öoé6ó]", "é": "[ée]", "Å": "[ÅA]", "Ä": "[ÄA]", "Ö": "[ÖO]"}


@cache
def compiled(expression: str, scanned: bool = False) -> re.Pattern[str]:
    """The expression without regard to case; for scanned text å, ä and ö also stand for their usual misreadings."""
    if scanned:
        expression = "".join(OCR.get(c, c) for c in _unbracket(expression))
    return re.compile(expression, re.IGNORECASE)


def _unbracket(expression: str) -> str:
    """[äa] would nest: a class of letters that only differ in dots is written as its dotted letter."""
    return re.sub(r"\[(?:äa|aä)\]", "ä", expression)


@dataclass(frozen=True)
class Rule:
    """A named rule: its sentence, texts that it takes and texts that it must refuse, and how to try one."""

    name: str
    sentence: str
    tries: Callable[[str], object]
    takes: tuple[str, ...]
    refuses: tuple[str, ...]


RULES: dict[str, Rule] = {}


def rule(
    name: str, sentence: str, *, takes: tuple[str, ...], refuses: tuple[str, ...], tries: Callable[[str], object]
) -> str:
    """Enter a rule into the table; gives its name back, for statements to carry."""
    if name in RULES:
        raise ValueError(f"two rules are called {name}")
    RULES[name] = Rule(name, sentence, tries, takes, refuses)
    return name
