"""Headings that a sign of their own makes: "» Ekonomi", or "Ekonomi:" alone on a line over its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from loaders.rules import labels, names
from loaders.rules.openings import closes
from loaders.rules.pattern import rule
from loaders.rules.titles import TITLE_LINE, is_title_shaped
from loaders.rules.unnumbered import Heading
from loaders.source import Line, plain_line

SIGNS = frozenset("»›►▶➔⇒")
LEAST = 3  # headings of a kind that make it the document's way


def signed_heads(lines: Sequence[Line]) -> list[Heading]:
    """Headings behind a sign, or before a colon, whichever are more; none where few are."""
    ways = [[h for line in lines if (h := _behind_sign(line))], _before_colon(lines)]
    best = max(ways, key=len)
    return best if len(best) >= LEAST else []


def _behind_sign(line: Line) -> Heading | None:
    """A title behind "»", apart from what is above it."""
    if line.marker not in SIGNS or (line.number and not line.blank_before):
        return None
    return Heading(line.number, None, line, rule="item_signed") if _is_title(line, line.text) else None


def _before_colon(lines: Sequence[Line]) -> list[Heading]:
    """Titles before a colon that nothing follows in the line and text in the next; what comes again is a label."""
    found = [
        line
        for line, after in pairwise(lines)
        if (line.blank_before or not line.number) and not after.blank_before and ends_in_colon(line)
    ]
    times = Counter(line.text for line in found)
    return [
        Heading(line.number, None, line.cut(0, len(line) - 1), rule="item_signed")
        for line in found
        if times[line.text] == 1
    ]


def ends_in_colon(line: Line) -> bool:
    """Whether a line reads as a title with a colon behind it."""
    text = line.text
    return text.endswith(":") and not line.marker and _is_title(line, text[:-1])


def _is_title(line: Line, text: str) -> bool:
    return (
        3 <= len(text) <= TITLE_LINE
        and text[0].isupper()
        and not text.endswith((".", ",", ";"))
        and len(line.cells) == 1
        and is_title_shaped(text)
        and not closes(text)
        and not names.is_name(text)
        and labels.label_of(line) is None
    )


rule(
    "item_signed",
    "an item headed by a title behind a sign, or before a colon",
    tries=lambda t: _behind_sign(plain_line(t)) or ends_in_colon(plain_line(t)),
    takes=("Ekonomi:", "Städdagen i maj:"),
    refuses=("Närvarande:", "Beslut:", "Ekonomin är god:", "Ekonomi", "Anna Lind:"),
)
