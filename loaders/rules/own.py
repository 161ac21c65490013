"""Which of the bodies whose meeting it is a text means: mostly there is one; in a joint meeting there are several.

"Rådet" means the only council among them. Where it fits two of them it means neither, and is left open; "råden" and
"båda nämnderna" mean all.
"""

from __future__ import annotations

import re

from loaders.header import OwnBody
from loaders.keys.bodies import body_key
from loaders.lexicon import words
from loaders.minutes import Minutes
from loaders.rules.pattern import compiled, rule
from loaders.source import Source

OWN = re.compile(r"(?:gruppen|rådet|nämnden|styrelsen|nätverket|utskottet|kommittén|forumet)$", re.IGNORECASE)
ANY = ("grupp", "råd", "styrels", "nämnd")
"""Words for a group that every body answers to, whatever its own name, in minutes of its own."""


def by_context(minutes: Minutes, name: str) -> list[OwnBody]:
    """Those that answer to a name which only its context tells ("chefsgruppen")."""
    tokens = name.lower().split()
    if len(tokens) != 1 or not OWN.search(name):
        return []
    stem = re.sub(r"(?:en|et|n|t)$", "", tokens[0])
    bodies = minutes.header.bodies
    by_name = [each for each in bodies if stem in each.name.value.lower()]
    if stem == "styrels" and len(by_name) < len(bodies):  # the board that an annual meeting charges is another body
        by_name += [each for each in bodies if each.kind == "BOARD" and each not in by_name]
    return by_name if by_name or stem not in ANY or stem == "styrels" or len(bodies) > 1 else list(bodies)


def answers(name: str) -> bool:
    """Whether a name would mean the body of any minutes."""
    return bool(OWN.search(name)) and re.sub(r"(?:en|et)$", "", name.lower()) in ANY


def by_short(minutes: Minutes, bare: str) -> list[OwnBody]:
    """Those with that short name: in parentheses behind the name, or the name without what follows "för"."""
    begins = len(bare.split()) > 1 or len(minutes.header.bodies) > 1
    return [
        each
        for each in minutes.header.bodies
        if (begins and each.name.value.lower().startswith(f"{bare.lower()} "))
        or (bare.isupper() and (f"({bare})" in each.name.value or bare == each.name.value))
    ]


def together(minutes: Minutes, name: str) -> bool:
    """Whether a name means all of several bodies that meet together: "råden", "de båda nämnderna"."""
    return len(minutes.header.bodies) > 1 and compiled(words()["joint"]["all"]).fullmatch(name) is not None


def meant(minutes: Minutes, name: str) -> list[OwnBody]:
    """All of those that a name may mean: by its words, else by its short form, else by the context."""
    key = body_key(name)
    exact = [each for each in minutes.header.bodies if body_key(without_short(each.name.value)) == key]
    return exact or by_short(minutes, name) or by_context(minutes, name)


def without_short(name: str) -> str:
    """A name without the abbreviation in parentheses behind it."""
    return re.sub(r"\s*\([^()]*\)$", "", name)


def _tried(text: str) -> bool:
    from loaders.minutes import Said

    minutes = Minutes(Source("", "text", text, ()))
    minutes.header.body, minutes.header.body_kind = Said("Samverkansrådet för skola (SRS)"), "COUNCIL"
    minutes.header.beside = [OwnBody(Said("Vägnämnden"), "BOARD"), OwnBody(Said("Trafikrådet"), "COUNCIL")]
    return together(minutes, text) or len(meant(minutes, text)) == 1


rule(
    "own_of_several",
    "a name that means one of the bodies that meet together, or all of them",
    tries=_tried,
    takes=("Vägnämnden", "nämnden", "samverkansrådet", "SRS", "trafikrådets", "råden", "de båda nämnderna"),
    refuses=("rådet", "gruppen", "Skolrådet", "arbetsutskottet"),
)
