"""Items of the agenda."""

from __future__ import annotations

import strawberry

from api.types import refs
from api.types.fields import AGREED, AS_OF, EVER, FIELD, FIRST, OVERDUE, STATUS, field
from api.types.node import FromRow, Searchable


@strawberry.type(description="An item of a meeting's agenda (ärende, paragraf).")
class AgendaItem(FromRow, Searchable):
    number: str | None = field('Its number, as written: "§ 45", "3.1".')
    title: str = field("Its title.")
    headings: list[str] = field("Other titles over its text, as those of its slides.")
    position: int = field("Its place in the agenda.")
    meeting: refs.Meeting | None = field("At which meeting.")
    presenters: list[refs.Person] = field("Who presented it (föredragande).", FIRST)
    part_of: refs.AgendaItem | None = field("The item that it is part of.")
    parts: list[refs.AgendaItem] = field("Its parts, in order.", FIRST)
    matter: refs.Matter | None = field("The matter that it belongs to.")
    decisions: list[refs.Decision] = field("What was decided, in order.", FIRST)
    mandates: list[refs.Mandate] = field("The mandates that it speaks of.", AS_OF, STATUS, OVERDUE, FIRST)
    agreements: list[refs.Agreement] = field("The agreements that it speaks of.", AS_OF, AGREED, FIRST)
    funding: list[refs.Funding] = field("The money that it speaks of.", FIRST)
    links: list[refs.StructureLink] = field("What it says of how actors hang together.", AS_OF, EVER, FIRST)
    stances: list[refs.Stance] = field("What people stood for.", FIRST)
    speaks_of: list[refs.Actor] = field("The bodies and groups that it speaks of.", FIRST)
    evidence: list[refs.Evidence] = field("The words that it rests on.", FIELD, FIRST)
