"""Bodies: by name, county and, for a board or committee, by owner: there are many Kommunstyrelsen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from loaders.judging import Judgements
from loaders.resolving.groups import Named, Names, Pairs, same_name, settle
from loaders.resolving.organizations import Counties, organization_id
from loaders.resolving.state import Doc, Resolution
from schema.identity import digest, name_key, search_key
from schema.nodes import Body
from schema.statements import MentionRecord

OWNED = ("BOARD", "COMMITTEE")
ASSEMBLIES = frozenset({"kommunfullmaktige", "regionfullmaktige", "fullmaktige"})
"""Keys of councils of which every municipality or region has one of its own."""


def bodies(found: Resolution, pairs: Pairs, organizations: Counties, judged: Judgements) -> None:
    """Enter whom the mentions of bodies denote, and whose the bodies are."""
    counties, whole = Names.by_county(pairs), _abbreviated(pairs)
    named, owners = [], {}
    for doc, m in pairs:
        key = whole.get((doc.county, m.key), m.key)
        body, reason, owner = _body(doc, m, key, counties[doc.county], organizations)
        named.append(Named(doc, m, body, reason))
        if owner:
            owners[m.id] = found.named.get(owner, owner)
    settle(found, named, judged)
    for mention, owner in sorted(owners.items()):
        if owner in found.actors:
            found.owner_of.setdefault(found.actor_of[mention], owner)


def _body(doc: Doc, m: MentionRecord, key: str, names: Names, organizations: Counties) -> tuple[Body, str, str | None]:
    """(the body that a mention names, the reason, its owner)."""
    kind = m.actor_kind if key == m.key else names.kinds.get(key)
    owner = (
        organization_id(doc.county, m.owner, organizations)
        if m.owner and (kind in OWNED or key in ASSEMBLIES)
        else None
    )
    name = m.name if key == m.key else names.first.get(key, m.name)
    body = Body(
        id=digest("body", doc.county or "", key, owner or ""),
        name=name,
        sort_name=name,
        search_key=search_key(name),
        name_key=name_key(name),
        kind=names.kinds.get(key) or "OTHER",
        county=doc.county,
    )
    if key != m.key:
        return body, "abbreviation_defined_in_text", owner
    return body, "same_name_same_owner" if owner else same_name(doc.county), owner


def _abbreviated(pairs: Pairs) -> Mapping[tuple[str | None, str], str]:
    """Abbreviations that texts set behind a body's name, with that name's key; only where a county's texts agree."""
    found: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for doc, m in pairs:
        if m.whole and m.whole != m.key:
            found[(doc.county, m.key)].add(m.whole)
    return {at: next(iter(names)) for at, names in found.items() if len(names) == 1}
