"""In which county a document's body works: what the organisations of its lists say, else what the text names.

A county bounds who may be who, so it is only read when the text leaves one reading: most of the regions and
municipalities listed lie in it, and the lists aren't mostly of others (a national group with one region has none).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from loaders.lexicon import county_names, register
from loaders.minutes import Minutes
from loaders.rules import organizations
from loaders.rules.pattern import rule
from schema.identity import fold

NAMED = re.compile(
    r"\b(?P<region>Region(?:en)?\s+)?(?P<name>[A-ZÅÄÖ][a-zåäöé]+(?:\s[A-ZÅÄÖ][a-zåäö]+)?)\s+l[äa&]n(?:s|et)?\b"
)
REGION = re.compile(r"\bRegion(?:en)?\s+(?P<name>[A-ZÅÄÖ][a-zåäöé]{2,})\b(?!\s+l[äa&]n)")
NOT_COUNTY = frozenset(["vårt", "hela", "detta", "andra", "varje", "ett", "alla", "övriga"])


def read_county(minutes: Minutes) -> str | None:
    """The county, by the name of the register or as the text has it ("Ekmarks län")."""
    said = dict.fromkeys(p.organisation.value for p in minutes.people if p.organisation)
    listed = [organizations.read(name, scanned=minutes.source.scanned) for name in said]
    owner = organizations.read(minutes.header.owner.value) if minutes.header.owner else None
    votes = Counter(n.county for n in (*listed, owner) if n and n.county)
    local = sum(1 for n in listed if n and n.kind in ("REGION", "MUNICIPALITY"))
    others = sum(1 for n in listed if n and n.kind in ("AUTHORITY", "COMPANY", "ASSOCIATION", "SCHOOL"))
    if votes:
        top, count = votes.most_common(1)[0]
        return top if count * 2 > votes.total() and local + bool(owner) >= others else None
    named = _named(minutes.source.text)
    if named and others < 3:
        top, count = named.most_common(1)[0]
        return top if count * 3 > named.total() * 2 else None
    return None


def _named(text: str) -> Counter[str]:
    """Counties that the text names, and how often; letters that a scan damaged are mended by the register."""
    known = _known()
    found: Counter[str] = Counter()
    for m in (*NAMED.finditer(text), *REGION.finditer(text)):
        name = m["name"]
        if fold(name) in NOT_COUNTY:
            continue
        county = known.get(fold(f"{name} län")) or known.get(fold(f"Region {name}"))
        found[county or (f"{name} län" if m.re is NAMED else organizations.county_of_region(name))] += 1
    return found


@cache
def _known() -> dict[str, str]:
    """The register's counties by their folded names and by those of their regions."""
    regions = {fold(r.official): r.county for r in register() if r.kind == "REGION"}
    return {fold(c): c for c in county_names()} | regions


def tried(text: str) -> str | None:
    """The only county that a text names, for the rule's cases."""
    found = _named(text)
    return next(iter(found)) if len(found) == 1 else None


rule(
    "county",
    "the county that a text names",
    tries=tried,
    takes=("Region Ekmarks län", "kommunerna i Ekmarks län", "Region Västanå"),
    refuses=("hela länet", "Region Ekmarks län och Region Västanå", "Granviks kommun"),
)
