"""An organisation's abbreviation that a scan has misread by one letter, where the same text has it right elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.minutes import Minutes
from loaders.rules.pattern import rule
from loaders.source import plain
from schema.evidence import FieldBasis

SHORT = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,}(?:-[A-ZÅÄÖ]{2,})*(?![\w-])")
ALIKE = frozenset(frozenset(pair) for pair in re.split(" ", "EF CG CO OQ OÖ AÅ AÄ IL IJ PR BR UV VY MN HN"))
"""Capitals that a scan takes for each other."""
LEAST = 4  # letters of an abbreviation that one wrong letter leaves recognisable


def mend_abbreviations(minutes: Minutes) -> None:
    """Give people's organisations the abbreviation that the text has elsewhere, where it has just one so alike."""
    if not minutes.source.scanned:
        return
    told = {m[0] for line in minutes.source.lines for m in SHORT.finditer(line.text)}
    for person in minutes.people:
        said = person.organisation
        if said is not None and (right := meant(said.value, told)) is not None:
            person.organisation = replace(said, value=right, basis=FieldBasis.INFERRED)


def meant(short: str, told: set[str]) -> str | None:
    """The only one of the abbreviations that differs from this one by one letter of those taken for each other."""
    if not SHORT.fullmatch(short) or sum(c.isalpha() for c in short) < LEAST:
        return None
    fits = [each for each in told if len(each) == len(short) and _alike(each, short)]
    return fits[0] if len(fits) == 1 else None


def _alike(one: str, other: str) -> bool:
    differs = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differs) == 1 and differs[0] in ALIKE


rule(
    "abbreviation_misread",
    "an abbreviation that a scan has misread by one letter",
    tries=lambda t: (found := SHORT.findall(plain(t).text)) and meant(found[0], set(found[1:])),
    takes=("REK-SIM för RFK-SIM", "GLBF är CLBF"),
    refuses=("REK-SIM", "REK-SIM för RXK-SIM", "REK-SIM för RFK-SIM och RCK-SIM, eller REK-SLM", "KS för KF"),
)
