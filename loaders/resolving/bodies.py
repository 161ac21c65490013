"""Bodies: by name, county and, for a board or committee, by owner: there are many Kommunstyrelsen."""

from __future__ import annotations

from loaders.judging import Judgements
from loaders.keys.bodies import OWNED
from loaders.resolving.groups import Named, Names, Pairs, same_name, settle
from loaders.resolving.organizations import Organizations
from loaders.resolving.state import Doc, Resolution, order
from loaders.resolving.written import ALONE, Stands, Written
from schema.identity import digest, name_key, search_key
from schema.nodes import Body
from schema.statements import MentionRecord

ASSEMBLIES = frozenset({"kommunfullmaktige", "regionfullmaktige", "fullmaktige"})
"""Keys of councils of which every municipality or region has one of its own."""
WIDE = ("lan", "region")
"""How names begin that tell of a whole county."""


def bodies(found: Resolution, pairs: Pairs, organizations: Organizations, judged: Judgements) -> None:
    """Enter whom the mentions of bodies denote, and whose the bodies are."""
    told = _Bodies(pairs, organizations)
    named, owners = [], {}
    for doc, m in sorted(pairs, key=told.first):
        body, reason, owner = told.body(doc, m)
        named.append(Named(doc, m, body, reason))
        if owner:
            owners[m.id] = found.named.get(owner, owner)
    settle(found, named, judged)
    for mention, owner in sorted(owners.items()):
        if owner in found.actors:
            found.owner_of.setdefault(found.actor_of[mention], owner)


class _Bodies:
    """What all mentions of bodies tell: by county, how they are written, and which are the county's own."""

    def __init__(self, pairs: Pairs, organizations: Organizations) -> None:
        self.organizations = organizations
        self.counties = Names.by_county(pairs)
        self.written = Written.of_bodies(
            pairs, lambda county, key: _by_owner(key, self.counties[county].kinds.get(key))
        )
        self.of_counties = {
            (doc.county, self.written.stands_for(doc, m).key) for doc, m in pairs if not self._local(doc, m)
        }

    def first(self, named: tuple[Doc, MentionRecord]) -> tuple[object, ...]:
        """The order in which a body takes its name: of the first document, rather a name of its own than another."""
        doc, m = named
        return *order(doc), self.written.stands_for(doc, m).key != m.key, m.id

    def body(self, doc: Doc, m: MentionRecord) -> tuple[Body, str, str | None]:
        """(the body that a mention names, the reason, its owner)."""
        stands, names = self.written.stands_for(doc, m), self.counties[doc.county]
        own = stands.key == m.key or stands.reason == ALONE
        kind = m.actor_kind if own else names.kinds.get(stands.key)
        owned = m.owner is not None and (_by_owner(stands.key, kind) or self._is_own(doc, m, stands))
        owner = self.organizations.id_of(doc.county, m.owner) if m.owner and owned else None
        name = m.name if own else names.first.get(stands.key, m.name)
        body = Body(
            id=digest("body", doc.county or "", stands.key, owner or ""),
            name=name,
            sort_name=name,
            search_key=search_key(name),
            name_key=name_key(name),
            kind=(m.actor_kind if stands.reason == ALONE else names.kinds.get(stands.key)) or "OTHER",
            county=doc.county,
        )
        if stands.reason:
            return body, stands.reason, owner
        return body, "same_name_same_owner" if owner else same_name(doc, stands.key), owner

    def _local(self, doc: Doc, m: MentionRecord) -> bool:
        """Whether a document belongs to one of a county's many organisations: its bodies may be of these alone."""
        return m.owner is not None and not self.organizations.is_region(doc.county, m.owner)

    def _is_own(self, doc: Doc, m: MentionRecord, stands: Stands) -> bool:
        """Whether a name in such a document is of a body that is no county's: others may have one so called."""
        known = (doc.county, stands.key) in self.of_counties
        return self._local(doc, m) and not (known and (" " in stands.key or stands.key.startswith(WIDE)))


def _by_owner(key: str, kind: str | None) -> bool:
    return kind in OWNED or key in ASSEMBLIES
