"""Odd and hostile texts: reading never raises, and ends."""

from __future__ import annotations

import pytest

from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes

MEGA = 200_000  # characters of each hostile text


def reading(text: str) -> Minutes:
    return read_minutes(read_bytes(text.encode(), "odd.md"))


HOSTILE = {
    "one line": "Anna Lind beslutar att " * (MEGA // 23),
    "one word": "A" * MEGA,
    "hyphens": "A-" * (MEGA // 2),
    "dashes": "-" * MEGA + "x",
    "bars": "|" * MEGA,
    "tildes": "~~" * (MEGA // 2) + "x",
    "brackets": "[" * MEGA,
    "tags": "<p" * (MEGA // 2),
    "styles": "<style>" * (MEGA // 7),
    "comments": "<!--" * (MEGA // 4),
    "parentheses": "Ledamöter:\n" + "(" * MEGA,
    "spaces": "Ledamöter:\n" + "a   b  " * (MEGA // 7),
    "courtesy": "x hälsade " * (MEGA // 10),
    "same paragraph": "Beslut\n" + "Rådet beslutar att det ska bli bra\n" * (MEGA // 35),
    "sections": "".join(f"§ {n} Ärende\nDagordningen fastställdes.\n" for n in range(5_000)),
    "same section": "§ 1 Ärende\n" * 10_000,
    "numbers": "".join(f"{n}. Ärende nummer\n" for n in range(1, 900)) * 6,
    "people": "Protokoll Rådet\n2024-02-05\nLedamöter:\n"
    + "".join(
        f"Anna{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Lind{chr(97 + n // 676 % 26)}, Granviks kommun\n"
        for n in range(3_000)
    ),
    "names in prose": "1. Ett\n\n2. Två\n\n3. Tre\n\n"
    + "Anna Lind presenterade rapporten. Per Ek och Eva Berg föredrog ärendet.\n" * 2_500,
    "dates": "Protokoll Rådet 2024-01-01\nMötestider\n"
    + "".join(f"{n % 28 + 1} mars 20{n % 80 + 10}\n" for n in range(4_000)),
    "tables": "Namn\tOrganisation\n" + "\t".join(["x"] * 20) * 2000,
    "footnotes": "Utdragsbestyrkande\nSida 1\n" * 4_000,
    "signatures": "Ordförande\nAnna Lind\n" * 4_000,
    "groups": "1. Ett\n\n2. Två\n\n3. Tre\n" + "Arbetsgruppen:\n- Anna Lind\n" * 3_000,
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_reading_ends(name: str) -> None:
    minutes = reading(HOSTILE[name])
    assert set(minutes.uses) == {line.number for line in minutes.source.lines}


@pytest.mark.timeout(600)
def test_a_large_text_of_everything_ends() -> None:
    pieces = [text[: 4 * MEGA // len(HOSTILE)] for text in HOSTILE.values()]
    assert sum(map(len, pieces)) > 600_000
    minutes = reading("\n".join(pieces))
    assert len(minutes.uses) == len(minutes.source.lines)


ODD = (
    "\n\n\n.",
    "|",
    "| | |\n|---|---|",
    "§",
    "§ 1",
    "1.",
    "1.\n2.\n3.\n",
    "#",
    "~~",
    "Ledamöter:",
    "Ledamöter:\n~~",
    "Namn\tRoll\n\t\n",
    "Beslut",
    "Beslut:\n\n",
    "<table><tr><td>Namn<td>Roll<tr><td>",
    "Utses att justera",
    "Sekreterare\n",
    "Protokoll\x01 " + "ord " * 300,
    "\ufeffProtokoll",
    "<p>x",
    "Nästa möte",
    "Protokoll\n\x0c\x0c\nx",
    "Till ordförande utses",
    "- a)\n- b)\n- c)",
    "# Agenda\n- x\n- y\n- z",
    "Föredragande:",
    "att",
    "Vid protokollet",
    "Namn | Organisation\nAnna Lind\n",
    "Datum\tForum\tVad\n\t\t",
    "Tid:\nPlats:\n",
    "Justerat den:",
    "12 - \n13 - \n",
    "Arbetsgruppen:\n-",
)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_read(text: str) -> None:
    minutes = reading(text)
    assert set(minutes.uses) == {line.number for line in minutes.source.lines}


def test_a_text_that_is_no_minutes_gives_nothing() -> None:
    minutes = reading("Det var en gång en flicka som hette Rödluva. Hon gick i skogen.\n\nDär mötte hon vargen.\n")
    assert not (minutes.people or minutes.items or minutes.decisions or minutes.mandates or minutes.next_meetings)
    assert {doubt.code for doubt in minutes.doubts} == {"NO_BODY", "NO_DATE"}
