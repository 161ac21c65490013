"""Organisations: those of the register by their names, others by name and county."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.judging import Judgements
from loaders.lexicon import register
from loaders.resolving.groups import Named, Names, Pairs, same_name, settle
from loaders.resolving.state import Resolution
from schema.identity import digest, name_key, search_key
from schema.nodes import Organization

REGISTER = {name_key(row.official): row for row in register()}
Counties = Mapping[str | None, Names]


def organizations(found: Resolution, pairs: Pairs, counties: Counties, judged: Judgements) -> None:
    """Enter whom the mentions of organisations denote."""
    known: dict[tuple[str | None, str], tuple[Organization, str]] = {}
    named = []
    for doc, m in pairs:
        at = (doc.county, m.key)
        if at not in known:
            known[at] = _organization(*at, counties[doc.county])
        named.append(Named(doc, m, *known[at]))
    settle(found, named, judged)


def organization_id(county: str | None, written: str, counties: Counties) -> str:
    """Whom a key denotes by name alone."""
    names = counties.get(county)
    return _id(county, _long(written, names) if names else written)


def _id(county: str | None, key: str) -> str:
    row = REGISTER.get(key)
    return digest("organization", row.code) if row else digest("organization", county or "", key)


def _long(key: str, names: Names) -> str:
    """ "granvik" is "granvik kommun" where that is named too, and "granvik" nothing else."""
    long = f"{key} kommun"
    return long if key not in REGISTER and key not in names.kinds and long in names.municipalities else key


def _organization(county: str | None, written: str, names: Names) -> tuple[Organization, str]:
    """The organisation of a key, and the reason."""
    key = _long(written, names)
    row = REGISTER.get(key)
    name = row.official if row else names.first[key]
    node = Organization(
        id=_id(county, key),
        name=name,
        sort_name=name,
        search_key=search_key(name),
        name_key=name_key(name),
        kind=row.kind if row else names.kinds.get(key) or "OTHER",
        code=row.code if row else None,
        county=row.county if row else county,
    )
    if key != written:
        return node, "short_municipality_name"
    return node, "register" if row else same_name(county)
