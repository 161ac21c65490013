"""Pairs that may be one: who shares a key of names, weighed by `schema.similarity`; what people judged is left out.

The graph gives who meets under each NameKey and what they are tied to; the score is worked out here, since no database
compares spellings. So a page of pairs is two statements: all pairs with their ties, then what is
selected of those on the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from queries.catalogue import load
from queries.names import Reader
from schema.similarity import Known, Likeness, likeness

MOST = 20_000
"""Pairs that are weighed, about; those whose keys few share come first."""
LEAST = 0.25
"""The score under which a pair is not worth looking at, unless asked for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ids, the smaller first, with how alike they are."""

    left: str
    right: str
    likeness: Likeness


async def pairs(graph: Reader, labels: Sequence[str], county: str | None, least: float = LEAST) -> list[Pair]:
    """All pairs of these labels with at least that score, the highest first. Raises StoreError."""
    rows = await graph.aread(load("candidate_pairs").text, {"labels": list(labels), "county": county})
    met, actors, judged = rows[0][0]
    done, ties = {frozenset(pair) for pair in judged}, dict(actors)
    made = [
        Pair(left, right, like)
        for (left, right, label), names in _meeting(met).items()
        if frozenset((left, right)) not in done and enough(like := weigh(label, names, ties[left], ties[right]), least)
    ]
    return sorted(made, key=lambda pair: (-pair.likeness.score, pair.left, pair.right))


def _meeting(groups: Sequence[Sequence[Sequence[Any]]]) -> dict[tuple[str, str, str], list[Sequence[Any]]]:
    """(left, right, label) -> the names by which they meet; of what many share, only until there are enough pairs."""
    found: dict[tuple[str, str, str], list[Sequence[Any]]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: (len(group), sorted(each[0] for each in group))):
        if len(found) > MOST:
            break
        for (left, label, name, broken), (right, _, other, other_broken) in combinations(sorted(group, key=str), 2):
            if left != right:
                found[(left, right, label)].append((name, broken, other, other_broken))
    return found


def enough(like: Likeness, least: float) -> bool:
    """Whether anything speaks for a pair, and as much as is asked for."""
    return bool(like.reasons) and like.score >= least


def weigh(label: str, met: Iterable[Sequence[Any]], mine: Sequence[Any], theirs: Sequence[Any]) -> Likeness:
    """The likeness of two by the names that met under a key: [name, scanned, name, scanned] each; the best counts.

    Ties are [organisations, bodies, what must not differ].
    """
    likes = [
        likeness(label, _known(left, broken, mine), _known(right, other_broken, theirs))
        for left, broken, right, other_broken in sorted({tuple(each) for each in met}, key=str)
    ]
    return max(likes, key=lambda like: like.score)


def _known(name: str, scanned: Any, ties: Sequence[Any]) -> Known:
    organizations, bodies, apart = ties
    return Known(name, bool(scanned), frozenset(organizations), frozenset(bodies), apart)
