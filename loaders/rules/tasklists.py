"""A line that charges somebody with the entries under it: "Förslag till uppdrag för samordnarna:", "Uppdraget"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Said
from loaders.prose import sentences
from loaders.rules.actors import Holder, holders_in
from loaders.rules.introduced import groups_in
from loaders.rules.pattern import compiled, rule
from loaders.source import Text

NEAR = 100  # lines above a list in which its heading is looked for
LONGEST = 4000  # characters of a paragraph that ends with such a line


@dataclass(frozen=True)
class Charged:
    """Whom a list of tasks is for, and whether it is a proposal."""

    holders: tuple[Holder, ...]
    proposed: bool


def charged_in(minutes: Minutes, text: Text, item: Item | None) -> Charged | None:
    """Whom a paragraph charges with the entries of the list under it; None when it opens no such list."""
    text = list(sentences(text))[-1] if len(text) <= LONGEST and charges(text.text) else text.cut(0, 0)
    m = compiled(words()["assign"]["list"], minutes.source.scanned).fullmatch(text.text)
    if m is None:
        return None
    if m["holder"]:
        named = text.match(m, "holder")
        anybody = [("ORGANIZATION", Said.of(named, named.text[0].upper() + named.text[1:]))]
        found = holders_in(minutes, named, item) or anybody
    elif m["group"]:
        found = holders_in(minutes, text.match(m, "group"), item)
    else:
        found = _heading_group(minutes, text)
    return Charged(tuple(found), m["proposed"] is not None) if found else None


def charges(text: str) -> bool:
    return text.endswith(":") or len(text) < 60


def _heading_group(minutes: Minutes, text: Text) -> list[Holder]:
    """The group that the nearest heading before the line names: its entries are that group's task."""
    at = bisect_left(minutes.source.starts, text.starts[0])
    above = [line for line in minutes.source.lines[max(0, at - NEAR) : at] if line.level]
    for line in reversed(above[-2:]):
        for forms, _ in groups_in(line.text):
            begin = line.text.lower().find(forms[0])
            rest = line.cut(max(begin, 0))
            for end in range(len(rest), 5, -1):
                if end == len(rest) or rest.text[end] == " ":
                    found = holders_in(minutes, rest.cut(0, end))
                    if found:
                        return found
    return []


rule(
    "mandate_listed",
    "entries under a line that charges somebody with them",
    tries=lambda t: charges(t) and compiled(words()["assign"]["list"]).fullmatch(t),
    takes=("Förslag till uppdrag för samordnarna:", "Uppdraget", "Nytt uppdrag till kansliet:"),
    refuses=("Uppdraget är brett", "Styrgruppen:", "Uppdraget till kansliet är att skriva en plan för året."),
)
