"""Seats that a list names as vacant: "Vakant, Granviks kommun", "Granviks kommun: vakant"."""

from __future__ import annotations

import re

from loaders.capacities import ROLE_OF
from loaders.minutes import Said, Vacancy
from loaders.rules import organizations
from loaders.rules.labels import Label
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain
from schema.evidence import EvidenceRole

EMPTY = r"(?P<vacant>vakan(?:t|s)(?: plats)?)"
FORMS = (
    rf"\W*{EMPTY}(?:[\s,:(–-]+(?P<for>[^()]+?)\)?)?\W*",
    rf"\W*(?P<for>[^:,(]{{3,60}}?)(?:[:,]\s*|\s+\(){EMPTY}\W*",
)
"""The word, and for whom the seat is: behind it or before it. A party may stand there too."""


def vacant_in(line: Text) -> re.Match[str] | None:
    """The row of a list that names nobody, but a seat."""
    return next((m for form in FORMS if (m := compiled(form).fullmatch(line.text))), None)


def vacancy(line: Text, label: Label, heading: Text | None) -> Vacancy | None:
    """The vacant seat of a row under a label of seats; the organisation is in the row or above it."""
    m = vacant_in(line)
    if m is None or not label.seat or label.capacity not in ROLE_OF:
        return None
    beside = line.match(m, "for") if m["for"] else None
    where = beside or heading
    named = organizations.read(where.text) if where is not None else None
    if where is None or named is None:
        return Vacancy(line.match(m, "vacant"), label.words, label.capacity)
    role = EvidenceRole.VALUE if beside is not None else EvidenceRole.HEADING
    said = Said.of(where, named.name, role=role, basis=named.basis)
    return Vacancy(line.match(m, "vacant"), label.words, label.capacity, said, named.kind)


rule(
    "vacant_seat",
    "a row of a list that names a seat as vacant, and for whom it is",
    tries=lambda text: vacant_in(plain(text)),
    takes=("Vakant, Granviks kommun", "Granviks kommun: vakant", "Vakant (S)", "- Vakant plats"),
    refuses=(
        "Anna Lind, Granviks kommun",
        "Tjänsten är vakant sedan i maj.",
        "Vakanta platser tas upp i höst",
    ),
)
