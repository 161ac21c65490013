"""Organisations: regions, municipalities, their units, authorities, associations and others."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.actor import Actor
from api.types.enums import OrganizationKind
from api.types.fields import AGREED, AS_OF, EVER, FIRST, ROLES, field
from api.types.node import FromRow


@strawberry.type(description="An organisation (organisation): region, municipality, unit, authority, association ...")
class Organization(FromRow, Actor):
    kind: OrganizationKind = field("What it is.")
    code: str | None = field("The code of Statistics Sweden (SCB), of regions and municipalities.")
    part_of: refs.Organization | None = field("The organisation that it is a unit of.")
    parts: list[refs.Organization] = field("Its units.", FIRST)
    bodies: list[refs.Body] = field("The bodies that it owns.", FIRST)
    memberships: list[refs.Membership] = field("The seats held on its behalf on the day.", AS_OF, ROLES, EVER, FIRST)
    agreements: list[refs.Agreement] = field("The agreements that bind it.", AS_OF, AGREED, FIRST)
    positions: list[refs.Position] = field("The titles that people have there, given by the day.", AS_OF, EVER, FIRST)
