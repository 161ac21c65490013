"""Amounts: what is written is read back, in every way of writing it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.rules.amounts import find_amounts, read_cell

KRONOR = st.integers(0, 99_999_999_999)
WRITINGS = ("{g} kr", "{g} kronor", "{d}:-", "{g} SEK", "SEK {g}", "{n} kr", "{nb} kr", "ca {g} kr", "{g},00 kr")
AROUND = ("", "Nämnden anslår ", "högst ", "den 3 maj: ")


def written(sek: int, writing: str) -> str:
    grouped = f"{sek:,}".replace(",", " ")
    return writing.format(g=grouped, d=grouped.replace(" ", "."), n=sek, nb=grouped.replace(" ", "\N{NO-BREAK SPACE}"))


@given(KRONOR, st.sampled_from(WRITINGS), st.sampled_from(AROUND))
def test_a_written_amount_is_read_back(sek: int, writing: str, before: str) -> None:
    text = f"{before}{written(sek, writing)} till bryggan."
    found = find_amounts(text)
    assert [a.sek for a in found] == [sek]


@given(
    st.integers(1, 9_999), st.sampled_from(["tkr", "tusen kronor"]), st.sampled_from(["mnkr", "mkr", "miljoner kronor"])
)
def test_thousands_and_millions(number: int, thousand: str, million: str) -> None:
    assert [a.sek for a in find_amounts(f"{number} {thousand}")] == [number * 1000]
    tenths = f"{number // 10},{number % 10}"
    assert [a.sek for a in find_amounts(f"anslår {tenths} {million}.")] == [number * 100_000]


@given(st.lists(KRONOR, min_size=1, max_size=5))
def test_amounts_come_in_order_and_apart(amounts: list[int]) -> None:
    text = " och ".join(written(sek, "{g} kr") for sek in amounts)
    found = find_amounts(text)
    assert [a.sek for a in found] == amounts
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(KRONOR)
def test_a_cell_needs_no_unit_and_takes_its_columns(sek: int) -> None:
    assert read_cell(written(sek, "{g}")) == read_cell(written(sek, "{n}")) == read_cell(written(sek, "{g} kr")) == sek
    assert read_cell(written(sek, "{g}"), "Belopp (tkr)") == sek * 1000
    assert read_cell(written(sek, "{g} kr"), "Belopp (tkr)") == sek


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert all(0 <= a.start < a.end <= len(text) and a.sek >= 0 for a in find_amounts(text))
    read_cell(text)


@pytest.mark.parametrize(
    ("text", "per"),
    [("1500 kr/månad", "månad"), ("227 kr per deltagare", "deltagare"), ("2 mnkr om året", "året"), ("5 kr", None)],
)
def test_what_an_amount_is_counted_by(text: str, per: str | None) -> None:
    assert [a.per for a in find_amounts(text)] == [per]
