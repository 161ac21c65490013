"""What only its document can say of whom it names: "kommunen", "presidiet", "ordföranden", "förvaltningen".

The same word in another paper may be another's, so that a name of this sort gets a key with whose it is.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from loaders.keys.bodies import only_context_tells
from loaders.lexicon import words
from loaders.rules.actors import is_collective
from loaders.rules.pattern import compiled, rule
from schema.statements import MentionKind


class Whose(StrEnum):
    """What a word alone is bound to."""

    OWNER = "OWNER"  # the organisation that the document belongs to, where it is of that sort; else the document
    BODY = "BODY"  # the document's own body
    PLACE = "PLACE"  # the document's own organisation, unless that is a region


def owner_kinds(name: str) -> frozenset[str]:
    """Of which kinds an organisation is that is spoken of by its sort: "kommunen", "föreningen"."""
    return frozenset(kind for kind, sort in words()["bound"]["owner"].items() if compiled(sort).fullmatch(name))


@cache
def whose(kind: MentionKind, name: str) -> Whose | None:
    """What a name is bound to; None where it says by itself who is meant, as far as a county goes."""
    bound = words()["bound"]
    if kind == MentionKind.ORGANIZATION:
        if owner_kinds(name):
            return Whose.OWNER
        if compiled(bound["body"]).fullmatch(name):
            return Whose.BODY
        return Whose.BODY if is_collective(name) and not compiled(bound["together"]).fullmatch(name) else None
    if kind == MentionKind.POST:
        return Whose.BODY if compiled(bound["office"]).fullmatch(name) else Whose.PLACE
    return Whose.BODY if only_context_tells(name) or compiled(bound["group"]).fullmatch(name) else None


def is_single(post: str) -> bool:
    """Whether a county has one such post: "regiondirektören", "samordnare för skola"; not "kommundirektören"."""
    return compiled(words()["bound"]["single"]).fullmatch(post) is not None


def _tried(text: str) -> bool:
    kind, _, name = text.partition(" ")
    return whose(MentionKind(kind), name) in (Whose.OWNER, Whose.BODY)


rule(
    "name_bound_to_document",
    "a word that another paper may use for somebody else",
    tries=_tried,
    takes=(
        "ORGANIZATION Kommunen",
        "ORGANIZATION Förbundet",
        "ORGANIZATION Presidiet",
        "ORGANIZATION ledamöterna",
        "ORGANIZATION Förvaltningen",
        "POST Ordföranden",
        "BODY AU",
        "BODY Valberedningen",
    ),
    refuses=(
        "ORGANIZATION Granviks kommun",
        "ORGANIZATION Samtliga kommuner",
        "ORGANIZATION kommunerna",
        "ORGANIZATION Länets socialchefer",
        "ORGANIZATION kommunerna i Ekmarks län",
        "ORGANIZATION Svartå skola",
        "POST Regiondirektören",
        "BODY Skolgruppen",
    ),
)
