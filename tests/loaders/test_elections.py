"""Elections told in a sentence of a decision, in the forms that minutes use, with their terms."""

from __future__ import annotations

import pytest

from loaders import formats
from loaders.parse import read_minutes

HEAD = """Kommunstyrelsen i Granviks kommun
Protokoll 2024-01-18

Närvarande:
Ida Holm, sekreterare

§ 1 Val
"""


@pytest.mark.parametrize(
    ("sentence", "role", "since", "until"),
    [
        ("Kommunstyrelsen beslutar att välja Olof Grund (C) till vice ordförande.", "vice chair", None, None),
        ("Kommunstyrelsen beslutade enhälligt att utse Olof Grund till ordförande.", "chair", None, None),
        ("Kommunstyrelsen beslutar att till ordförande välja Olof Grund (C).", "chair", None, None),
        ("Kommunstyrelsen väljer Olof Grund (C) till ledamot på två år.", "member", "2024-01-18", "2026"),
        (
            "Kommunstyrelsen beslutar att omvälja Olof Grund till ordförande för perioden 2024-01-18 – 2026-12-31.",
            "chair", "2024-01-18", "2026-12-31",
        ),
        (
            "Styrelsen beslutar att utse Olof Grund till ledamot i Skolrådet från och med 2024-02-01.",
            "member", "2024-02-01", None,
        ),
        (
            "Styrelsen beslutar att utse Olof Grund till ledamot i Skolrådet fr.o.m. 2024-02-01 t.o.m. 2025-01-31",
            "member", "2024-02-01", "2025-01-31",
        ),
    ],
)  # fmt: skip
def test_a_decision_to_elect_is_an_election(sentence: str, role: str, since: str | None, until: str | None) -> None:
    minutes = read_minutes(formats.read_bytes((HEAD + sentence + "\n").encode(), "a.txt"))
    [one] = minutes.elections
    assert one.person.value == "Olof Grund" and one.role == role
    assert (one.valid_from and one.valid_from.value, one.valid_to and one.valid_to.value) == (since, until)
    assert [decision.kind for decision in minutes.decisions] == ["elected"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Valberedningen föreslår kommunfullmäktige besluta att välja Olof Grund till ledamot.",
        "Kommunstyrelsen beslutar att välja alternativ två till nästa möte.",
        "Kommunstyrelsen beslutar inte att utse Olof Grund till ordförande.",
        "Kommunstyrelsen beslutar att bordlägga valet av Olof Grund till ordförande.",
    ],
)
def test_what_elects_nobody_is_no_election(sentence: str) -> None:
    minutes = read_minutes(formats.read_bytes((HEAD + sentence + "\n").encode(), "a.txt"))
    assert not minutes.elections
