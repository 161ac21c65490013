"""The words of minutes, as data: which word opens which list, decides, assigns, presents.

`words()` reads the `.toml` files once, each with tables of its own; `register()` reads Sweden's 21 regions and 290
municipalities with SCB's codes (public facts; Gotland's municipality is its region); `measured()` tells how often each
rule was right; `name_shares()` how common names are. Nothing here comes from a particular document.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from schema.identity import fold, name_key


@dataclass(frozen=True, slots=True)
class Registered:
    """A region or municipality: SCB code, name without kommun, official name, kind and county."""

    code: str
    name: str
    official: str
    kind: str
    county: str


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule was right on gold readings, and the lower bound of that share (None under n = 10)."""

    right: int
    n: int
    confidence: float | None


@cache
def measured() -> dict[str, Measured]:
    """By the rule's name; written by tests/gold/confidence.py."""
    rows = csv.DictReader(files(__name__).joinpath("confidence.csv").read_text("utf-8").splitlines())
    return {
        row["rule"]: Measured(int(row["right"]), int(row["n"]), float(row["confidence"]) if row["confidence"] else None)
        for row in rows
    }


@cache
def words() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in sorted(files(__name__).iterdir(), key=lambda f: f.name):
        if each.name.endswith(".toml"):
            found |= tomllib.loads(each.read_text("utf-8"))
    return found


@cache
def register() -> tuple[Registered, ...]:
    text = files(__name__).joinpath("register.csv").read_text("utf-8")
    return tuple(Registered(**row) for row in csv.DictReader(text.splitlines()))


@cache
def name_shares() -> dict[str, dict[str, float]]:
    """`given` and `surname` -> the 500 most common ones of each sex and of all, folded, with their share of these.

    So each share is more than that of the people. Surnames: the Swedish Tax Agency, 2025; given names: the Institute
    for Language and Folklore, 2023 (public statistics, as the package Faker has them).
    """
    found: dict[str, dict[str, float]] = {"given": {}, "surname": {}}
    for row in csv.DictReader(files(__name__).joinpath("names.csv").read_text("utf-8").splitlines()):
        found[row["part"]][row["name"]] = float(row["share"])
    return found


@cache
def municipality_by_name() -> dict[str, Registered]:
    """By folded name, with and without genitive s ("hallsberg", "hallsbergs")."""
    found: dict[str, Registered] = {}
    for row in register():
        if row.kind == "MUNICIPALITY":
            base = fold(row.name)
            found |= {base: row, base + "s": row, fold(row.official).removesuffix(" kommun").removesuffix(" stad"): row}
    return found


@cache
def region_by_name() -> dict[str, Registered]:
    """By the key of the official name, also without a closing "län"."""
    found: dict[str, Registered] = {}
    for row in register():
        if row.kind == "REGION":
            found |= {name_key(row.official): row, name_key(row.official.removesuffix(" län")): row}
    return found


@cache
def county_names() -> frozenset[str]:
    return frozenset(row.county for row in register())
