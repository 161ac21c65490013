"""Titles."""

from __future__ import annotations

import strawberry

from api.scalars import Date
from api.types import refs
from api.types.enums import Basis
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Node


@strawberry.type(description="A person's title (befattning) at an organisation or unit.")
class Position(FromRow, Node):
    title: str = field("The title, as written.")
    first_seen: Date | None = field("The first day on which a document names it.")
    last_seen: Date | None = field("The last day on which a document names it.")
    basis: Basis | None = field("SEEN between those days, LAST_SEEN after them; null before.")
    person: refs.Person | None = field("Whose.")
    organization: refs.Organization | None = field("Where: the lowest unit named.")
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
