"""Whom a document binds, and whose it is."""

from __future__ import annotations

import re

from loaders.lexicon import words
from loaders.minutes import Minutes, Said
from loaders.rules import organizations
from loaders.rules.actors import holders_in
from loaders.rules.body import kind_of
from loaders.rules.documents.known import Document
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

Party = tuple[str, Said]
"""(kind of mention; the name, collectives as written)"""
TOGETHER = re.compile(r",\s*|\s(?:och|samt)\s")
MOST = 25


def parties_in(words_: Text) -> list[Party]:
    """Those that the words behind "mellan" or "med" name."""
    found: list[Party] = []
    for part in _parts(words_)[:MOST]:
        bare = part.text
        named = organizations.read(bare)
        if named is not None:
            found.append(("ORGANIZATION", Said.of(part, named.name, basis=named.basis)))
        elif kind_of(bare) and bare[0].isupper():
            found.append(("BODY", Said.of(part)))
        elif bare[0].isupper() or compiled(words()["document"]["parties"]["together"]).fullmatch(bare):
            found.append(("ORGANIZATION", Said.of(part)))
    return found


def _parts(words_: Text) -> list[Text]:
    """At commas and "och", where what follows is a party of its own."""
    cuts, start = [], 0
    alone = compiled(words()["document"]["parties"]["together"])
    for m in TOGETHER.finditer(words_.text):
        after = words_.text[m.end() :]
        if after and (after[0].isupper() or alone.match(after)):
            cuts.append(words_.cut(start, m.start()))
            start = m.end()
    cuts.append(words_.cut(start))
    return [part for each in cuts if (part := each.strip(" .;:,"))]


def parties_named(text: Text) -> list[Party]:
    """Those that a sentence says are parties: "Parter är A och B", "ägs av A och B" of more than one."""
    m = compiled(words()["document"]["parties"]["named"]).search(text.text)
    if m is None:
        return []
    found = parties_in(text.match(m, "who"))
    return found if len(found) > 1 else []


def owner_of(minutes: Minutes, document: Document) -> Party | None:
    """Whose it is: the genitive in its name, a column, or who owns or keeps it by a sentence."""
    places = [document.owner] if document.owner else []
    places += [named.owner for named, _ in document.names if named.owner and named.owner.text[0].isupper()]
    for piece, _, _ in document.told:
        if m := compiled(words()["document"]["parties"]["owned"]).search(piece.text.text):
            places.append(piece.text.match(m, "who"))
    for place in places:
        bare = place.cut(0, len(place) - 1) if re.search(r"[^s]s$", place.text) else place
        for each in (bare, place):
            if holders := holders_in(minutes, each):
                return holders[0]
    return None


rule(
    "document_parties",
    "who a sentence says is bound by a document",
    tries=lambda t: parties_named(plain(t)),
    takes=(
        "Parter är Region Ekmarks län och länets sju kommuner.",
        "modellen ägs av Granviks kommun, Region Ekmark och Polisen",
    ),
    refuses=("Parterna är överens.", "Den ägs av Granviks kommun.", "Parterna träffas i maj."),
)
