"""Organisations: those of the register by their names, others by name and county."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.judging import Judgements
from loaders.resolving.groups import Named, Names, Pairs, same_name, settle
from loaders.resolving.state import Doc, Resolution
from loaders.resolving.written import REGISTER, Stands, Written
from schema.identity import digest, name_key, search_key
from schema.nodes import Organization
from schema.statements import MentionRecord

REGION = re.compile(r"^(?:region(?:en)?|landstinget) |regionen$")


@dataclass(frozen=True)
class Organizations:
    """What all mentions of organisations tell: by county, and how they are written."""

    counties: dict[str | None, Names]
    written: Written

    @classmethod
    def of(cls, pairs: Pairs) -> Organizations:
        return cls(Names.by_county(pairs), Written.of_organizations(pairs))

    def id_of(self, county: str | None, key: str) -> str:
        """Whom a key denotes by name alone."""
        return _id(county, self.long(county, self.written.read(county, key)))

    def long(self, county: str | None, key: str) -> str:
        """ "granvik" is "granvik kommun" where that is named too, and "granvik" nothing else."""
        names, long = self.counties.get(county), f"{key} kommun"
        short = names is not None and key not in names.kinds and long in names.municipalities
        return long if short and key not in REGISTER else key

    def is_region(self, county: str | None, key: str) -> bool:
        """Whether a key names the region, whose bodies are the county's."""
        key = self.written.read(county, key)
        row = REGISTER.get(key)
        return row.kind == "REGION" if row else REGION.search(key) is not None


def organizations(found: Resolution, pairs: Pairs, told: Organizations, judged: Judgements) -> None:
    """Enter whom the mentions of organisations denote."""
    known: dict[tuple[str | None, str, Stands], tuple[Organization, str]] = {}
    named = []
    for doc, m in pairs:
        at = (doc.county, m.key, told.written.stands_for(doc, m))
        if at not in known:
            known[at] = _organization(doc, m, at[-1], told)
        named.append(Named(doc, m, *known[at]))
    settle(found, named, judged)


def _id(county: str | None, key: str) -> str:
    row = REGISTER.get(key)
    return digest("organization", row.code) if row else digest("organization", county or "", key)


def _organization(doc: Doc, m: MentionRecord, stands: Stands, told: Organizations) -> tuple[Organization, str]:
    """The organisation that a mention names, and the reason."""
    county = doc.county
    key, names = told.long(county, stands.key), told.counties[county]
    row = REGISTER.get(key)
    name = row.official if row else names.first.get(key, m.name)
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
    if stands.reason:
        return node, stands.reason
    if key != m.key:
        return node, "short_municipality_name"
    return node, "register" if row else same_name(doc, key)
