"""Money: tables with empty cells and sums, and what sentences set aside."""

from __future__ import annotations

import pytest

from loaders.formats import read_bytes
from loaders.minutes import Funding, Minutes
from loaders.parse import read_minutes
from schema.evidence import EvidenceRole

HEAD = (
    "Badrådet\n\nProtokoll 2024-03-05\n\nNärvarande: Anna Lind, Region Ekmarks län, Per Ek, Granviks kommun\n\n"
    "1. Öppning\n\nMötet öppnades.\n\n2. Medel\n\n"
)
TABLE = (
    "Beslutad av styrelsen\tÄndamål\tBelopp (tkr)\tAktivitet\tMottagare\tKommentar\n"
    "2024-02-01\tSimskola\t120\t41\tGranviks kommun\tPlus 30 000 från 2023 (överskott) aktivitet 40\n"
    "\t\t80,5\t42\n"
    "2024-03-05\tBojar\t15\t41\tOklart\n"
)


def parsed(text: str) -> Minutes:
    return read_minutes(read_bytes((HEAD + text + "\n\n3. Slut\n\nMötet avslutades.\n").encode(), "medel.txt"))


def read(text: str) -> list[tuple[str, int | None, str, str | None]]:
    return [told(f) for f in parsed(text).funding]


def told(f: Funding) -> tuple[str, int | None, str, str | None]:
    return (
        f.kind,
        int(f.amount.value) if f.amount else None,
        f.purpose.value,
        f.recipient[1].value if f.recipient else None,
    )


def test_empty_cells_inherit_from_the_row_above() -> None:
    assert read(TABLE) == [
        ("GRANT", 120_000, "Simskola", "Granviks kommun"),
        ("CARRIED_OVER", 30_000, "Simskola", "Granviks kommun"),
        ("GRANT", 80_500, "Simskola", "Granviks kommun"),
        ("GRANT", 15_000, "Bojar", None),
    ]
    first, carried, second, _ = parsed(TABLE).funding
    assert (first.decided_on and first.decided_on.value, first.decided_by and first.decided_by.value) == (
        "2024-02-01",
        "styrelsen",
    )
    assert (carried.year, carried.activity and carried.activity.value) == (2023, "40")
    assert second.purpose.role is EvidenceRole.INHERITED and second.activity and second.activity.value == "42"


@pytest.mark.parametrize("total", ["215,5", "200"])
def test_a_sum_knows_its_parts(total: str) -> None:
    """What is carried over from another year is no part of this year's sum."""
    funding = parsed(TABLE + f"\tSumma\t{total}\n").funding
    assert funding[-1].kind == "TOTAL"
    assert [funding[part].kind for part in funding[-1].parts] == ["GRANT", "GRANT", "GRANT"]


def test_a_sum_of_sums_knows_them() -> None:
    funding = parsed(TABLE + "\tSumma\t215,5\n\tBadleksaker\t4\n\tSumma\t4\n\tTotalt\t219,5\n").funding
    assert [funding[part].kind for part in funding[-1].parts] == ["TOTAL", "TOTAL"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Simklubben beviljades 15 000 kr till sommarlägret.", ("GRANT", 15_000, "sommarlägret", "Simklubben")),
        ("Rådet beslutade att anslå 2,5 mnkr för en ny brygga.", ("GRANT", 2_500_000, "en ny brygga", None)),
        ("Rådet beslutade att bevilja Föreningen Bojen 4 000 kronor.", ("GRANT", 4_000, "Medel", "Föreningen Bojen")),
        (
            "Rådet avsätter 30 tkr till Granviks kommun för simskolor.",
            ("GRANT", 30_000, "simskolor", "Granviks kommun"),
        ),
        ("Rådet beslutade att Siv får köpa ett tält för högst 4 000 kr.", ("COST", 4_000, "ett tält", None)),
        (
            "Alla kommuner har tilldelats statliga medel för simskolor.",
            ("GRANT", None, "statliga medel för simskolor", "Alla kommuner"),
        ),
    ],
)
def test_sentences_that_give_money(sentence: str, wanted: tuple[str, int | None, str, str | None]) -> None:
    assert read(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "Föreningen ansöker om 20 000 kr till lägret.",
        "Rådet har 84 300 kr på kontot.",
        "Årsavgiften fastställdes till 300 kr.",
        "Hallen kostar 120 kr per timme.",
        "Rådet avslår ansökan om 9 000 kr.",
        "Per Ek yrkar att 9 000 kr avsätts till bad.",
    ],
)
def test_sentences_that_give_none(sentence: str) -> None:
    assert read(sentence) == []


def test_an_amount_that_comes_again_in_its_item_is_one() -> None:
    text = "Rådet avsätter 30 000 kr till bojar.\n\nBeslut: Rådet avsätter 30 000 kr till bojar."
    assert len(read(text)) == 1
