"""Numbers that a document sets: "3,0 kalenderdagar för 2024", "kostar 120 kr per timme", "tre månaders varsel"."""

from __future__ import annotations

import re

from loaders.lexicon import words
from loaders.minutes import Said, Term
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

SHORTEST = 400  # characters of a sentence that sets a number


def terms_in(text: Text) -> list[Term]:
    """The numbers that a sentence about a document sets."""
    if len(text) > SHORTEST:
        return []
    found: list[Term] = []
    for pattern in words()["document"]["terms"]["patterns"]:
        for m in compiled(_filled(pattern)).finditer(text.text):
            year = text.match(m, "year") if "year" in m.re.groupindex and m["year"] else None
            found.append(
                Term(
                    Said.of(text.match(m, "what")),
                    Said.of(text.match(m, "value")),
                    re.sub(r"(?<=månader)s|(?<=veckor)s|(?<=dagar)s|(?<=år)s$", "", m["unit"]),
                    Said.of(year) if year else None,
                    Said.of(year) if year else None,
                )
            )
    return found


def _filled(pattern: str) -> str:
    lexicon = words()["document"]["terms"]
    return pattern.replace("NUMBER", lexicon["number"]).replace("UNIT", lexicon["unit"])


rule(
    "document_term",
    "a number that a document sets",
    tries=lambda t: terms_in(plain(t)),
    takes=(
        "att fastställa antalet genomsnittliga dagar till 3,0 kalenderdagar för 2024",
        "Avtalet kostar 120 kr per timme.",
        "Avtalet kan sägas upp med arton månaders varsel.",
        "Uppsägningstiden är tre månader.",
    ),
    refuses=("Styrelsen fastställde dagordningen.", "Avtalet gäller i 2024.", "Kostnaden är hög."),
)
