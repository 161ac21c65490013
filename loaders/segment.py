"""Source -> Layout: which lines are letterhead and page furniture, and which are the document's own.

A page's head and foot come again on every page. They are found from lines that can't be anything else (page numbers,
addresses, "Utdragsbestyrkande"), or that repeat the first page's head, and grown over the neighbours that repeat as
often. What decides or lists people is never furniture, however often it comes again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.lexicon import words
from loaders.rules import dates
from loaders.rules.openings import closes, opens
from loaders.rules.pattern import compiled
from loaders.source import Line, Source
from schema.identity import fold

HEAD = 8  # lines from the top that may name the body and are kept
ALWAYS = 0.7  # how often a neighbour must stand beside a piece of furniture to be part of it


@dataclass(frozen=True)
class Layout:
    """A source with its furniture known: `furniture` maps line numbers to why."""

    source: Source
    furniture: dict[int, str]

    @property
    def own(self) -> list[Line]:
        """The lines that are not furniture, in order."""
        return [line for line in self.source.lines if line.number not in self.furniture]


def segment(source: Source) -> Layout:
    """Find the furniture. The first occurrence of a repeated head stays: it may name the body or the secretary."""
    lines = source.lines
    keys = [_key(line) for line in lines]
    furniture = {i: line.furniture for i, line in enumerate(lines) if line.furniture}
    furniture |= {i: "page furniture" for i, line in enumerate(lines) if i not in furniture and _is_anchor(line)}
    counts = Counter(keys)
    pairs = Counter(pairwise(keys))
    for i in sorted(furniture):
        for step in (-1, 1):
            j = i + step
            while (
                HEAD <= j < len(lines) and j not in furniture and not _is_content(lines[j]) and len(lines[j].text) < 90
            ):
                inner, pair = keys[j - step], (keys[j], keys[j - step]) if step < 0 else (keys[j - step], keys[j])
                if counts[keys[j]] < 3 or pairs[pair] < ALWAYS * counts[inner]:
                    break
                furniture[j] = "repeated page head"
                j += step
    _add_tail_of_addresses(lines, furniture)
    return Layout(source, furniture)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", fold(line.text)).strip(" .")


def _is_anchor(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > 200:
        return False
    if line.level == 1 and re.search(r"https?://|\bgithub\.com", text) and line.number == 0:
        return True
    if line.level or len(line.cells) > 1 or dates.ISO.fullmatch(text):
        return False
    return line.divider or bool(compiled(words()["furniture"]["pattern"]).fullmatch(text))


def _is_content(line: Line) -> bool:
    text = line.text
    decide = words()["decide"]
    return len(text) >= 90 or bool(
        "§" in text
        or line.marker
        or line.level
        or opens(text)
        or closes(text)
        or any(compiled(v["pattern"]).search(text) for v in decide["verb"])
    )


def _add_tail_of_addresses(lines: Sequence[Line], furniture: dict[int, str]) -> None:
    """What stands between two pieces of an address is address: "POSTADRESS", name, street, postcode."""
    opening = compiled(r"postadress|besöksadress|telefon|telefax|plusgiro")
    for a, b in pairwise(sorted(furniture)):
        between = range(a + 1, b)
        short = 0 < len(between) <= 2 and all(len(lines[i].text) < 45 and not lines[i].marker for i in between)
        if short and a > HEAD and opening.fullmatch(lines[a].text.strip()):
            for i in between:
                furniture[i] = "address"
