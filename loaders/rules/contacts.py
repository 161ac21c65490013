"""Who presents on slides: a name alone with a title, or beside an e-mail address that is made of it.

Of which item they speak is not told, and so is left open. The address also tells the organisation, where its domain is
that of a municipality or region.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.lexicon import Registered, register
from loaders.minutes import Minutes, Person, Said
from loaders.rules import names
from loaders.rules.pattern import rule
from loaders.rules.presenters import is_speaker
from loaders.rules.rows import parse_row
from loaders.source import Line, Text, plain_line
from schema.evidence import FieldBasis, LineUse
from schema.identity import fold

ADDRESS = re.compile(r"(?P<local>[\w.-]{3,60})@(?P<domain>[\w-]{2,60})\.[\w.-]{2,20}")


@dataclass(frozen=True)
class Contact:
    """A name with the address that is made of it."""

    name: Text
    domain: Text


def read_contacts(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter those who present on slides; whether they were there is not told."""
    if minutes.kind != "SLIDES":
        return
    for line, after in pairwise([*lines, *lines[-1:]]):
        contact = contact_in(line, after)
        row = parse_row(line) if contact is None and line.blank_before and is_speaker(line) else None
        name = contact.name if contact else row.name if row else None
        if name is None or minutes.person(name.text) is not None:
            continue
        person = Person(Said.of(name), "presenter", "presenter_slide")
        if row is not None:
            person.title = Said.of(row.title) if row.title else None
            person.unit = Said.of(row.unit) if row.unit else None
        if contact is not None and (owner := owner_of(contact.domain.text)) is not None:
            person.organisation = Said.of(contact.domain, owner.official, basis=FieldBasis.REFERENCE)
            person.organisation_kind = owner.kind
        minutes.add(person)
        minutes.use(line, LineUse.FACT, "presenter: presenter_slide")


def contact_in(line: Line, after: Line) -> Contact | None:
    """The name in front of, or over, an e-mail address that is made of it."""
    if len(line) > 120 or len(after) > 120:
        return None
    m = ADDRESS.search(line.text)
    name, place = (line.cut(0, m.start()), line) if m else (line, after)
    m = m or ADDRESS.fullmatch(after.text)
    name = name.strip(" ,:–-")
    if m is None or not names.is_name(name.text):
        return None
    made, local = fold(name.text).split(), fold(m["local"])
    return Contact(name, place.match(m, "domain")) if made[0] in local and made[-1] in local else None


@cache
def _domains() -> dict[str, Registered]:
    found: dict[str, Registered] = {}
    for row in register():
        bare = fold(row.official).removesuffix(" kommun").removesuffix(" stad").removesuffix(" lan")
        found[bare.replace(" ", "")] = row
        if row.kind == "MUNICIPALITY":
            found[fold(row.name).replace(" ", "")] = row
    return found


def owner_of(domain: str) -> Registered | None:
    """The municipality or region whose name a domain is."""
    return _domains().get(fold(domain).replace("-", ""))


rule(
    "presenter_slide",
    "a name alone on a slide, with a title or beside an address that is made of it",
    tries=lambda t: contact_in(plain_line(t.split("/")[0]), plain_line(t.split("/")[-1])),
    takes=("Anna Lind anna.lind@granvik.example", "Per Ek/per.ek@granvik.example"),
    refuses=("Anna Lind info@granvik.example", "Anna Lind", "anna.lind@granvik.example", "Per Ek/Tack!"),
)
