"""A cell's words -> a day, a role, a party, a name. What no word fits is None, for the caller to tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from loaders.lexicon import county_names, words
from loaders.minutes import Said
from loaders.registers.mapping import DATE_PARTS
from loaders.registers.problems import nearest
from loaders.rules import organizations
from loaders.rules.pattern import rule
from schema.evidence import FieldBasis, Span
from schema.identity import fold, search_key
from schema.period import is_partial_date

WRITTEN = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
"""A day of reduced precision; a time behind it says nothing about a seat."""
IN_NAME = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")
"""A day in a file's name."""
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
PARTY_BEHIND = re.compile(r"(?P<name>.+?)\s*\((?P<party>[^()\d]{1,40})\)")
NUMBER_BEHIND = re.compile(r"[\s,.]*(?:nr\.?\s*|no\.?\s*)?\d{1,3}$", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def day(text: str, formats: Sequence[str] = ()) -> str | None:
    """The day, month or year that the words mean, as ISO; by the mapping's formats first."""
    for each in formats:
        if (m := _format(each).fullmatch(text)) and (found := _of_parts(m)):
            return found
    if m := WRITTEN.fullmatch(text):
        return m[1] if is_partial_date(m[1]) else None
    if m := COMPACT.fullmatch(text):
        return found if is_partial_date(found := "-".join(m.groups())) else None
    return None


def day_of(name: str, date: str | None) -> Said | None:
    """The day that a register speaks of: as given, else as its file's name has it."""
    if date:
        return Said(date, basis=FieldBasis.REVIEWED)
    if (m := IN_NAME.search(name)) and (found := day("-".join(m.groups()))):
        return Said(found, basis=FieldBasis.INFERRED)
    return None


@cache
def _format(text: str) -> re.Pattern[str]:
    parts = re.split(r"(YYYY|MM|DD)", text)
    return re.compile("".join(DATE_PARTS.get(part, re.escape(part)) for part in parts))


def _of_parts(m: re.Match[str]) -> str | None:
    parts = m.groupdict()
    iso = "-".join([parts["y"], *(f"{int(parts[p]):02}" for p in ("m", "d") if parts.get(p))])
    return iso if is_partial_date(iso) else None


def is_open(text: str) -> bool:
    """Whether the words say that there is no last day."""
    return text.casefold() in _set("open")


def is_vacant(text: str) -> bool:
    """Whether the words stand where a name would, for a seat that nobody holds."""
    return search_key(text) in _keys("vacant") or not search_key(text)


def is_unnamed(text: str) -> bool:
    """Whether the words stand for somebody whose name is kept back."""
    return search_key(text) in _keys("unnamed")


@cache
def _set(which: str) -> frozenset[str]:
    return frozenset(words()["registers"]["words"][which])


@cache
def _keys(which: str) -> frozenset[str]:
    return frozenset(map(search_key, _set(which)))


def role(text: str, known: Mapping[str, str]) -> str | None:
    """The role of the graph that the words mean, by the mapping's words first; "" for one that is left out."""
    for key in dict.fromkeys((search_key(text), search_key(NUMBER_BEHIND.sub("", text)))):
        if key in known:
            return known[key]
        if key in _roles():
            return _roles()[key]
    return None


@cache
def _roles() -> dict[str, str]:
    found = words()["registers"]["roles"]
    return {search_key(w): name for name, each in found.items() for w in (*each, name.replace("_", " "))}


@lru_cache(maxsize=256)
def unknown_role(text: str) -> str:
    """What is said of a role that no word fits, with the known word that is most like it."""
    known = [w for each in words()["registers"]["roles"].values() for w in each]
    near = nearest(text, known) if len(text) < 60 else ""
    return f"the role {text[:60]!r} is unknown; name it under [roles] in a mapping{near}"


@cache
def party(text: str) -> str:
    """A party's short name where it is known, else the words."""
    return _parties().get(search_key(text)) or (text.upper() if len(text) <= 3 else text)


@cache
def _parties() -> dict[str, str]:
    return {search_key(w): short for short, each in words()["registers"]["parties"].items() for w in each}


def said_party(said: Said) -> Said:
    """A party as minutes name it ("Socialdemokraterna" is S)."""
    value = party(said.value)
    return replace(said, value=value, basis=FieldBasis.STATED if value == said.value else FieldBasis.REFERENCE)


def person(text: str, start: int) -> tuple[str, Span, tuple[str, Span] | None] | None:
    """(name in the order first, last; its place; party and its place) of words that stand at `start`.

    None when they are no full name.
    """
    behind = None
    if m := PARTY_BEHIND.fullmatch(text):
        behind = m["party"], Span(start + m.start("party"), start + m.end("party"))
        text = m["name"]
    last, comma, first = text.partition(",")
    name = " ".join(f"{first} {last}".split()) if comma else " ".join(text.split())
    if len(name.split()) < 2 or len(name) > 80 or any(c.isdigit() or c in ";:/<>{}[]@" for c in name):
        return None
    return name, Span(start, start + len(text)), behind


@lru_cache(maxsize=16_384)
def organization(text: str) -> tuple[str, str, FieldBasis]:
    """(name, kind, basis) of an organisation; the register's name where it knows it."""
    named = organizations.read(text)
    return (named.name, named.kind, named.basis) if named else (text, "OTHER", FieldBasis.STATED)


@lru_cache(maxsize=4096)
def is_general(body: str) -> bool:
    """Whether a body is one that every municipality or region has for itself: its board, its council."""
    return search_key(body).split(" ")[0] in _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(map(search_key, words()["registers"]["general"]["words"]))


@cache
def county(text: str) -> str:
    """A county by the name that it has in the register of counties ("Ekmark" and "Ekmarks län"), else the words."""
    known = {fold(c.removesuffix(" län")): c for c in county_names()} | {fold(c): c for c in county_names()}
    return known.get(fold(text)) or known.get(fold(text).removesuffix("s")) or text


rule(
    "register_row",
    "a seat in a register, by the role that its row words",
    tries=lambda t: role(t, {}),
    takes=("Ordförande", "2:e vice ordförande", "Ersättare 3", "ordinarie ledamot", "Member"),
    refuses=("Revisor", "Gruppledare", "Anna Lind", ""),
)
rule(
    "register_day",
    "a day, month or year in a register's cell",
    tries=lambda t: day(t),
    takes=("2023-01-01", "20230101", "2023-01", "2023", "2023-01-01 00:00:00", "2023-01-01T00:00:00Z"),
    refuses=("2023-13-01", "2023-02-30", "tills vidare", "1 maj", "01/02/2023", ""),
)
