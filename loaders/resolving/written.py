"""What the names of bodies and organisations stand for, by what all documents of a county say: keys, and why.

An abbreviation is what its own text sets it to, else what all others set it to; where they don't agree, its document
alone can say. A name that only scans have, and that differs from just one other in letters that scans confuse, is that
one. Everything is told by mentions alone, so that a part of the documents with all spellings of a name gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from loaders.keys.bodies import is_short
from loaders.lexicon import register
from loaders.resolving.groups import Pairs
from loaders.resolving.state import Doc
from schema.identity import name_key
from schema.similarity import misread_key
from schema.statements import MentionRecord

REGISTER = {name_key(row.official): row for row in register()}
ABBREVIATION, MISREAD, ALONE = "abbreviation_defined_in_text", "misread_name_same_county", "same_document"
At = tuple[str | None, str]
"""A county, and a key in it."""


class Stands(NamedTuple):
    """The key that a name stands for, and why; no reason where it is the name's own."""

    key: str
    reason: str | None = None


class Written:
    """The names of one kind as their documents write them."""

    def __init__(self, misread: Mapping[At, str]) -> None:
        self._misread = misread
        self._told: dict[At, set[tuple[str, str | None]]] = defaultdict(set)

    @classmethod
    def of_organizations(cls, pairs: Pairs) -> Written:
        made = cls(_misread(pairs, _registered))
        made._tell(pairs, lambda *_: False)
        return made

    @classmethod
    def of_bodies(cls, pairs: Pairs, owned: Callable[[str, str], bool]) -> Written:
        """`owned`: whether in a county a key is of a body that only its owner tells from others of the name."""
        made = cls(_misread(pairs, lambda _: {}))
        made._tell(pairs, owned)
        return made

    def _tell(self, pairs: Pairs, owned: Callable[[str, str], bool]) -> None:
        for doc, m in pairs:
            if m.whole and m.whole != m.key and doc.county:
                whole = self.read(doc.county, m.whole)
                self._told[doc.county, m.key].add((whole, m.owner if owned(doc.county, whole) else None))

    def read(self, county: str | None, key: str) -> str:
        """A key as it must have stood before it was scanned."""
        return self._misread.get((county, key), key)

    def stands_for(self, doc: Doc, m: MentionRecord) -> Stands:
        """What a mention's name stands for."""
        own = self.read(doc.county, m.whole) if m.whole and m.whole != m.key else None
        wholes = {own} if own else self._wholes(doc.county, m.key, m.owner)
        if len(wholes) == 1:
            [whole] = wholes
            if is_short(m.name) or m.key not in self._wholes(doc.county, whole, m.owner):
                return Stands(whole, ABBREVIATION)
        elif (doc.county, m.key) in self._told:
            return Stands(f"{m.key} @{doc.id if wholes else m.owner or doc.id}", ALONE)
        key = self.read(doc.county, m.key)
        return Stands(key, MISREAD if key != m.key else None)

    def _wholes(self, county: str | None, key: str, owner: str | None) -> set[str]:
        """What texts that can mean the same set an abbreviation to."""
        return {whole for whole, of in self._told.get((county, key), ()) if of in (None, owner)}


def _misread(pairs: Pairs, known: Callable[[str], Mapping[str, frozenset[str]]]) -> dict[At, str]:
    """Keys that only scans have, with the one that others of the county have, or that is `known` in it."""
    safe: dict[tuple[str, str], set[str]] = defaultdict(set)
    doubtful: dict[tuple[str, str], set[str]] = defaultdict(set)
    for doc, m in pairs:
        if doc.county:
            (doubtful if m.scanned else safe)[doc.county, misread_key(m.key)].add(m.key)
    found: dict[At, str] = {}
    for (county, alike), keys in doubtful.items():
        names = safe.get((county, alike), set()) | known(county).get(alike, frozenset())
        if len(names) == 1:
            found |= {(county, key): next(iter(names)) for key in keys - names - REGISTER.keys()}
    return found


@cache
def _registered(county: str) -> Mapping[str, frozenset[str]]:
    """The register's names of a county, as a scan may spell them."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, row in REGISTER.items():
        if row.county == county:
            found[misread_key(key)].add(key)
    return {alike: frozenset(keys) for alike, keys in found.items()}
