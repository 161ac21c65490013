"""The slides of each item: their titles, by which it is found too, and who presents it.

A name alone with a title, or beside an e-mail address that is made of it, is somebody's who presents: the item on whose
title slide it stands, or that ends with it. Elsewhere it is left open which. The address also tells the organisation,
where its domain is that of a municipality or region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.lexicon import Registered, register
from loaders.minutes import Item, Minutes, Person, Said
from loaders.rules import names
from loaders.rules.items import by_line
from loaders.rules.pattern import rule
from loaders.rules.presenters import is_speaker
from loaders.rules.rows import Row, parse_row
from loaders.rules.shows import TITLE_SLIDE, ends, slides_of, speaker
from loaders.source import Line, Text, plain_line
from schema.evidence import FieldBasis, LineUse
from schema.identity import fold, search_key

ADDRESS = re.compile(r"(?P<local>[\w.-]{3,60})@(?P<domain>[\w-]{2,60})\.[\w.-]{2,20}")
OWNER = re.compile(r"\bRegion [A-ZÅÄÖ]\w+|\b[A-ZÅÄÖ]\w+ kommun\b")
LONGEST = 120  # characters of a line that names somebody with an address


@dataclass(frozen=True)
class Contact:
    """A name with the address that is made of it."""

    name: Text
    domain: Text


def read_slides(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Give items the titles of their slides, and those who present; whether they were there is not told."""
    if minutes.kind != "SLIDES":
        return
    inside = by_line(minutes)
    _titles(minutes, lines, inside)
    own = {line.number: i for i, line in enumerate(lines)}
    everything = minutes.source.lines
    for line, after in pairwise([*everything, *everything[-1:]]):
        item = inside.get(line.number)
        contact = contact_in(line, after) or (_known_contact(line, everything, item) if item else None)
        row = _speaking(lines, own[line.number]) if contact is None and line.number in own else None
        name = contact.name if contact else row.name if row else None
        if name is None:
            continue
        person = minutes.person(name.text) or _entered(minutes, name, row)
        if contact is not None and person.organisation is None and person.unit is None:
            _employ(minutes, person, contact)
        minutes.use(line, LineUse.FACT, "presenter alone: presenter_slide")
        if item is not None and (_opens(lines, item, line) if row else _closes(lines, item, line)):
            if person.name.value not in [said.value for said in item.presenters]:
                item.presenters.append(person.named_by(name))
            person.take("presenter")


def _titles(minutes: Minutes, lines: Sequence[Line], inside: dict[int, Item]) -> None:
    start = next((i for i, line in enumerate(lines) if line.number in inside), len(lines))
    for i in slides_of(lines, start).titles:
        item, said = inside[lines[i].number], Said.of(lines[i].strip(" ,;"))
        known = [search_key(other.value) for other in (item.title, *item.headings)]
        if search_key(said.value) not in known and f" {search_key(said.value)} " not in f" {known[0]} ":
            item.headings.append(said)
            minutes.use(lines[i], LineUse.FACT, "title of a slide")


def _entered(minutes: Minutes, name: Text, row: Row | None) -> Person:
    person = Person(Said.of(name), "presenter", "presenter_slide")
    if row is not None:
        person.title = Said.of(row.title) if row.title else None
        person.unit = Said.of(row.unit) if row.unit else None
    minutes.add(person)
    return person


def _employ(minutes: Minutes, person: Person, contact: Contact) -> None:
    """Take the organisation from an address: one of the register, or one that the text names."""
    if (owner := owner_of(contact.domain.text)) is not None:
        person.organisation = Said.of(contact.domain, owner.official, basis=FieldBasis.REFERENCE)
        person.organisation_kind = owner.kind
    elif named := next((name for name in _owners(minutes) if _is_domain(name, contact)), None):
        person.organisation = Said.of(contact.domain, named).inferred()
        person.organisation_kind = "REGION" if named.startswith("Region") else "MUNICIPALITY"


def _owners(minutes: Minutes) -> Iterator[str]:
    """The regions and municipalities that the text names."""
    return (m[0] for line in minutes.source.lines for m in OWNER.finditer(line.text))


def _is_domain(name: str, contact: Contact) -> bool:
    bare = fold(name).removesuffix(" kommun").removesuffix("s") if name.endswith("kommun") else fold(name)
    return bare.replace(" ", "") == fold(contact.domain.text).replace("-", "")


def _speaking(lines: Sequence[Line], i: int) -> Row | None:
    """The row of a name with a title, alone."""
    alone = lines[i].blank_before and is_speaker(lines[i])
    return parse_row(lines[i]) if alone or speaker(lines, i) is not None else None


def _opens(lines: Sequence[Line], item: Item, line: Line) -> bool:
    """Whether a line stands on the item's title slide."""
    above = [each for each in lines if item.first_line <= each.number < line.number]
    return len(above) < TITLE_SLIDE and not any(each.marker or len(each.cells) > 1 for each in above)


def _closes(lines: Sequence[Line], item: Item, line: Line) -> bool:
    """Whether nothing but thanks and other names follows in the item."""
    below = [each for each in lines if line.number < each.number <= item.last_line]
    return all(ends(each) or names.is_name(each.text) or not any(c.isalpha() for c in each.text) for each in below)


def contact_in(line: Line, after: Line) -> Contact | None:
    """The name in front of, or over, an e-mail address that is made of it."""
    if len(line) > LONGEST or len(after) > LONGEST:
        return None
    m = ADDRESS.search(line.text)
    name, place = (line.cut(0, m.start()), line) if m else (line, after)
    m = m or ADDRESS.fullmatch(after.text)
    name = name.strip(" ,:–-")
    if m is None or not names.is_name(name.text) or not _is_made_of(m["local"], name.text):
        return None
    return Contact(name, place.match(m, "domain"))


def _known_contact(line: Line, lines: Sequence[Line], item: Item) -> Contact | None:
    """At an item's end an address alone, with the name in the item that it is made of."""
    m = ADDRESS.search(line.text) if len(line) <= LONGEST else None
    if m is None or not (ends(line) or line.furniture or m.span() == (0, len(line))):
        return None
    for other in lines[item.first_line : item.last_line + 1]:
        for name in names.find(other):
            if _is_made_of(m["local"], name.text):
                return Contact(name, line.match(m, "domain"))
    return None


def _is_made_of(local: str, name: str) -> bool:
    parts, made = fold(name).split(), fold(local)
    return parts[0] in made and parts[-1] in made


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
