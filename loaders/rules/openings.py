"""Which lines open and close a list of decisions ("Rådet beslutar", "Beslut"; "Protokollet skickas till")."""

from __future__ import annotations

import re

from loaders.lexicon import words
from loaders.rules.pattern import compiled, rule

LONGEST = 300  # characters of a line that opens or closes a list


def opens(text: str, scanned: bool = False) -> re.Match[str] | None:
    """The match (groups who, whose) of a line that opens a list of decisions."""
    return compiled(words()["decide"]["opens"], scanned).fullmatch(text) if len(text) <= LONGEST else None


def closes(text: str) -> bool:
    """Whether a line closes a list of decisions: the heading of another part of the item."""
    return len(text) <= LONGEST and compiled(words()["decide"]["closes"]).fullmatch(text.rstrip(":")) is not None


rule(
    "decision_list",
    "entries under a line that opens a list of decisions",
    tries=opens,
    takes=(
        "LLV beslutar",
        "Kommunstyrelsens beslut",
        "Beslut",
        "Styrelsen beslutade att",
        "Beslut:",
        "Rådet beslutar:",
        "AU beslut",
    ),
    refuses=(
        "Det beslutades att köpa en pärm",
        "Rådet beslutar. Sedan fikade man.",
        "Nästa möte",
        "Beredningen väljer ut och nätverket fattar beslut",
    ),
)
rule(
    "decision_list_end",
    "a line that closes a list of decisions",
    tries=closes,
    takes=("Protokollet skickas till", "Reservation", "Beslutsunderlag:", "Arbetsutskottets förslag till beslut"),
    refuses=("att godkänna rapporten", "Beslut", "Godkänna informationen."),
)
