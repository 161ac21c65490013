"""Where the number of a case stands in and beside headings, and what is left as the title."""

from __future__ import annotations

import pytest

from loaders.formats import read_bytes
from loaders.parse import read_minutes

AROUND = """Kulturnämnden
Protokoll 2024-03-14

Närvarande: Anna Lind, Per Ek

§ 4 Öppnande
Anna Lind öppnar mötet.

{}

Nämnden beslutar att anta budgeten.

§ 6 Avslutning
Mötet avslutas.
"""


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("§ 5 Dnr RS/2024:113\nBudget", "RS/2024:113"),
        ("§ 5 Budget (KS 2023-00417)", "KS 2023-00417"),
        ("§ 5 Budget\nÄHN 2024/55", "ÄHN 2024/55"),
        ("§ 5\nBudget\nDnr ÄHN 2024/55", "ÄHN 2024/55"),
        ("§ 5 ÄHN 2024/55 Budget", "ÄHN 2024/55"),
        ("§ 5   Budget        KS 2024/113", "KS 2024/113"),
        ("§ 5 – Budget – KS 2024/113", "KS 2024/113"),
        ("§ 5 Budget [KS-2024-00113]", "KS-2024-00113"),
        ("§ 5 Budget\nRef: RS 2024-00113", "RS 2024-00113"),
        ("§ 5 Budget, dnr 2024-113", "2024-113"),
        ("§ 5 Budget", None),
    ],
)
def test_diary_numbers(heading: str, number: str | None) -> None:
    minutes = read_minutes(read_bytes(AROUND.format(heading).encode(), "protokoll.txt"))
    item = next(i for i in minutes.items if i.number == "§5")
    assert item.title.value == "Budget"
    assert (item.diary_number.value if item.diary_number else None) == number


def test_a_law_s_number_is_part_of_a_title() -> None:
    minutes = read_minutes(read_bytes(AROUND.format("§ 5 Remiss av SOU 2024:13").encode(), "protokoll.txt"))
    assert [(i.title.value, i.diary_number) for i in minutes.items][1] == ("Remiss av SOU 2024:13", None)
