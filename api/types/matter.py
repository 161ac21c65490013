"""Matters."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.fields import FIELD, FIRST, field
from api.types.node import FromRow, Searchable


@strawberry.type(description="A matter (ärende) followed across meetings and bodies by its diary number.")
class Matter(FromRow, Searchable):
    title: str = field("Its title.")
    diary_number: str = field("Its diary number (diarienummer).")
    items: list[refs.AgendaItem] = field("The items that dealt with it, in the order of time.", FIRST)
    evidence: list[refs.Evidence] = field("The words that name it.", FIELD, FIRST)
