"""Whether a person's judgement can be taken: what it says, on whom, and that it contradicts none in force.

SAME joins: whoever is the same as the same is the same. So a new SAME contradicts a DIFFERENT between anybody of the
two groups that it would join, and a new DIFFERENT contradicts two of one group. UNSURE contradicts nothing. Which
mentions a rule has linked plays no part here: a judgement wins over every rule.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import Any

from loaders.entries import Entry, EntryKind, Side, Verdict, in_force
from schema.documents import Judgement
from schema.errors import BadJudgement, ConflictingJudgement

Link = tuple[str, str]
"""The mentions of a judgement, by their ids, the smaller first."""


def pair(entry: Entry) -> Link:
    """Whom a judgement is about."""
    left, right = sorted((entry.side("left").mention, entry.side("right").mention))
    return left, right


def compare(left: Side, right: Side) -> tuple[Side, Side]:
    """The two in their fixed order. Raises BadJudgement for two that can't be judged together."""
    if left.mention == right.mention:
        raise BadJudgement(
            f"{_named(left)} is judged with itself",
            next_step="Name two mentions; what a rule has linked to one actor has ids of its own, see `mentions`.",
        )
    if left.kind != right.kind:
        raise BadJudgement(
            f"{_named(left)} is a {left.kind} and {_named(right)} a {right.kind}: they can't be judged together"
        )
    return (left, right) if left.mention < right.mention else (right, left)


def node(entry: Entry, revocation: Entry | None = None) -> Judgement:
    """A judgement of the log as the graph keeps it."""
    left, right = pair(entry)
    return Judgement(
        id=entry.id,
        left=left,
        right=right,
        verdict=entry.payload["verdict"],
        reason=entry.reason,
        by=entry.by,
        at=entry.at,
        revoked_at=revocation.at if revocation else None,
        revoked_by=revocation.by if revocation else None,
        revoked_because=revocation.reason if revocation else None,
    )


Table = dict[str, dict[str, dict[str, Entry]]]
"""One mention, the other, and the judgements on the two by their ids: the oldest first."""


class Judged:
    """The judgements in force: who is joined with whom, and who is told apart."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._joined: Table = defaultdict(dict)
        self._apart: Table = defaultdict(dict)
        for entry in in_force(entries, EntryKind.JUDGEMENT):
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take a judgement in. Raises ConflictingJudgement when it contradicts those here."""
        if chain := self.against(entry):
            raise ConflictingJudgement(_conflict(entry, chain), tuple(map(link_as_dict, chain)))
        if (table := self._table(entry)) is not None:
            left, right = pair(entry)
            for one, other in ((left, right), (right, left)):
                table[one].setdefault(other, {})[entry.id] = entry

    def remove(self, entry: Entry) -> None:
        """Take a judgement out that is in."""
        if (table := self._table(entry)) is not None:
            left, right = pair(entry)
            for one, other in ((left, right), (right, left)):
                del table[one][other][entry.id]
                if not table[one][other]:
                    del table[one][other]

    def _table(self, entry: Entry) -> Table | None:
        return {Verdict.SAME: self._joined, Verdict.DIFFERENT: self._apart}.get(entry.payload["verdict"])

    def against(self, entry: Entry) -> list[Entry]:
        """The shortest chain of judgements that contradicts this one, from its left to its right; else nothing."""
        left, right = pair(entry)
        if entry.payload["verdict"] == Verdict.UNSURE:
            return []
        ways = self._ways(left)
        if entry.payload["verdict"] == Verdict.DIFFERENT:
            return _way(ways, right)
        back = self._ways(right)
        chains = (
            [*_way(ways, one), next(iter(apart.values())), *reversed(_way(back, other))]
            for one in ways
            for other, apart in self._apart.get(one, {}).items()
            if other in back
        )
        return min(chains, key=lambda chain: (len(chain), [each.id for each in chain]), default=[])

    def _ways(self, start: str) -> dict[str, tuple[str, Entry] | None]:
        """Everybody joined with `start`, with the last step of the shortest way from it."""
        ways: dict[str, tuple[str, Entry] | None] = {start: None}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there, entries in sorted(self._joined.get(here, {}).items(), key=lambda step: step[0]):
                if there not in ways:
                    ways[there] = (here, next(iter(entries.values())))
                    waiting.append(there)
        return ways


def _way(ways: dict[str, tuple[str, Entry] | None], end: str) -> list[Entry]:
    """The judgements from the start of `ways` to `end`, in their order; empty when no way leads there."""
    steps = []
    step = ways.get(end)
    while step:
        end, entry = step
        steps.append(entry)
        step = ways[end]
    return steps[::-1]


def link_as_dict(entry: Entry) -> dict[str, Any]:
    """A judgement of a chain, for people and programs."""
    left, right = sorted((entry.side("left"), entry.side("right")), key=lambda side: side.mention)
    return {
        "entry": entry.id,
        "left": left.as_dict(),
        "right": right.as_dict(),
        "verdict": str(entry.payload["verdict"]),
        "by": entry.by,
        "at": entry.at,
    }


def _conflict(entry: Entry, chain: list[Entry]) -> str:
    verb = "the same as" if entry.payload["verdict"] == Verdict.SAME else "different from"
    here = entry.side("left")
    told = []
    for link in chain:
        there = next(side for name in ("left", "right") if (side := link.side(name)).mention != here.mention)
        says = "the same as" if link.payload["verdict"] == Verdict.SAME else "different from"
        told.append(f"{_named(here)} is {says} {_named(there)} ({link.by}, {link.at[:10]}, entry {link.id})")
        here = there
    return f"{_named(entry.side('left'))} can't be {verb} {_named(entry.side('right'))}: {'; '.join(told)}"


def _named(side: Side) -> str:
    return f"“{side.name}” ({side.mention}, document {side.document[:12]})"
