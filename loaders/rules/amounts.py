"""Amounts of money in Swedish writing: "3 mnkr", "1,5 miljoner kronor", "2 198 318 kr", "28.180:-", "SEK 40 000".

An amount is whole kronor. A range ("10-15 tkr") is no amount, nor a number without a unit, except in a table's
column of amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from loaders.lexicon import words
from loaders.rules.pattern import rule

GAP = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
NUMBER = rf"(?:\d{{1,3}}(?:(?:{GAP}|\.|')\d{{3}}(?!\d))+(?:,\d{{1,2}})?|\d{{1,12}}(?:[.,]\d{{1,3}})?)"
PER = re.compile(
    r"\s?(?:/\s?|per |om |i )(?P<per>år(?:et)?|månad(?:en)?|vecka(?:n)?|dag|timme|deltagare|person|elev|barn|invånare"
    r"|kommun|plats|styck|st|gång|\w*användare|medlem)\b"
)
CELL = re.compile(
    rf"(?:(?:ca\.?|cirka|högst|max)\s)?(?P<number>[-–]?{NUMBER})\s?(?P<unit>[a-zåäö:,.–-]*(?:\skr(?:onor)?)?)",
    re.IGNORECASE,
)
RANGE = re.compile(r"\d\s?(?:[-–]|till)\s?(?:\d{1,3}[ .])*$")
"""What stands before a number that ends a range."""
COLUMN_UNIT = re.compile(r"\b(?:mnkr|mkr|tkr|kkr|msek|ksek)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """Whole kronor, where they stand, and what they are counted by ("år", "deltagare")."""

    sek: int
    start: int
    end: int
    per: str | None = None


def find_amounts(text: str) -> list[Amount]:
    """The amounts with a unit, left to right."""
    found: list[Amount] = []
    for m in _pattern().finditer(text):
        if RANGE.search(text[max(0, m.start() - 16) : m.start()]):
            continue
        if m["spelt"]:
            value = Decimal(str(words()["money"]["word"][m["spelt"].lower()]))
        else:
            value = _decimal(m["number"] or m["after"])
        factor = _factor(m["big"] or m["unit"] or "kr")
        if factor is not None:
            per = PER.match(text, m.end())
            found.append(Amount(_whole(value * factor), m.start(), m.end(), per["per"] if per else None))
    return found


def read_cell(text: str, heading: str = "") -> int | None:
    """The amount of a table's cell, in the unit that it or its column's heading tells; None when it holds none."""
    m = CELL.fullmatch(text.strip())
    if m is None:
        return None
    told = COLUMN_UNIT.search(heading)
    factor = _factor(m["unit"] or (told[0] if told else "kr"))
    return _whole(_decimal(m["number"]) * factor) if factor else None


def _decimal(number: str) -> Decimal:
    """A number as Swedes write it: groups of three by a space or a dot, decimals behind a comma."""
    bare = re.sub(rf"(?:{GAP}|')", "", number).replace("–", "-")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "")
    return Decimal(bare.replace(",", "."))


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(f"(?:{unit})" for unit in words()["money"]["unit"])
    spelt = "|".join(sorted(words()["money"]["word"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/§:-])(?:SEK{GAP}?(?P<after>{NUMBER})(?![\d,])|(?P<number>{NUMBER}){GAP}?(?P<unit>{units})(?!\w)"
        rf"|(?P<spelt>{spelt}){GAP}(?P<big>miljon(?:er)?(?: kr(?:onor)?)?|miljard(?:er)?(?: kr(?:onor)?)?"
        rf"|tusen(?: kr(?:onor)?)?))",
        re.IGNORECASE,
    )


@cache
def _factor(unit: str) -> int | None:
    for pattern, factor in words()["money"]["unit"].items():
        if re.fullmatch(pattern, unit.strip(), re.IGNORECASE):
            return int(factor)
    return None


rule(
    "amount",
    "a number with a unit of money, as whole kronor",
    tries=find_amounts,
    takes=(
        "3 mnkr",
        "1 miljon kronor",
        "1,5 mkr",
        "500 tkr",
        "2 198 318 kr",
        "28.180:-",
        "SEK 40 000",
        "12 000 kronor",
        "två miljoner kronor",
        "ca 54 000 kr/år",
    ),
    refuses=("2024", "10-15 personer", "§ 12", "den 3 maj", "10 000-15 000", "787", "en stor summa", "12 krav"),
)
rule(
    "amount_cell",
    "a cell of a column of amounts, with or without a unit",
    tries=read_cell,
    takes=("776 000 kr", "950 000", "28180", "1.200", "75 250:-"),
    refuses=("Ej klart", "2024-01-02", "", "12 st", "ca"),
)
