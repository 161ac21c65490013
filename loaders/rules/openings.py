"""Which lines open and close a list of decisions ("Rådet beslutar", "Beslut"; "Protokollet skickas till")."""

from __future__ import annotations

import re

from loaders.lexicon import words
from loaders.rules.pattern import compiled, rule

LONGEST = 300  # characters of a line that opens or closes a list
CODE = r"(?!\d{4}-\d\d)\d{1,4}(?:[-.:/]\d{1,4}){0,2}"
INLINE = re.compile(
    rf"(?:(?:beslut|vedtak|beslutning|decision)(?:\s(?:nr\s)?{CODE})?\s*:|beslut\s(?:nr\s)?{CODE}(?=\s(?-i:[A-ZÅÄÖ]|att\s))"
    rf"|(?-i:B)\s?{CODE}:?(?=\s(?-i:[A-ZÅÄÖ])[^:]{{10,600}}\.$))\s+(?=\S{{2,}} )",
    re.IGNORECASE,
)
"""What was decided, behind the word for it on one line, or behind a decision's number ("Beslut 7:1", "B4.2")."""


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
rule(
    "decision_numbered",
    "what was decided, behind the word for it or behind a decision's number",
    tries=INLINE.match,
    takes=(
        "Beslut: Planen antas.",
        "Beslut 11-1: Gruppen godkänner rapporten.",
        "Beslut 7:1 Gruppen köper en båt.",
        "B4.2 Gruppen köper en båt.",
    ),
    refuses=(
        "Beslut 2024-02-03 Kommunstyrelsen",
        "Beslut 12 juni fattades av rådet.",
        "B 4 Konferensrummet",
        "Beslut",
        "B-laget vann.",
    ),
)
