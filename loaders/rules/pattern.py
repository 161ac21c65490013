"""Patterns of the lexicon, compiled; in scanned text a letter also matches what OCR makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

OCR = {"å": "åa4à", "ä": "äaédià", "ö": "öoé6ó", "é": "ée", "Å": "ÅA", "Ä": "ÄA", "Ö": "ÖO"}
"""What a scan makes of a letter; in a class of letters the misreadings join the class."""


@cache
def compiled(expression: str, scanned: bool = False) -> re.Pattern[str]:
    """The expression without regard to case; for scanned text å, ä and ö also stand for their usual misreadings."""
    return re.compile(_misread(expression) if scanned else expression, re.IGNORECASE)


def _misread(expression: str) -> str:
    made, inside, i = [], False, 0
    while i < len(expression):
        char = expression[i]
        if char == "\\":
            made.append(expression[i : i + 2])
            i += 2
            continue
        if char == "[" and not inside:
            inside = True
        elif char == "]" and inside:
            inside = False
        read = OCR.get(char)
        made.append(char if read is None else read if inside else f"[{read}]")
        i += 1
    return "".join(made)


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
