"""Mentions put together: first what people judged the same, then by ties, each for a reason.

A tie that would join what people judged different, or what a register tells apart, joins nobody: a name that is found
to be two no longer suffices.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from loaders.judging import SAME, Judgements

Marks = Mapping[str, str]
"""What a register tells a mention from its namesakes by, by the register: two that differ in one aren't the same."""


NO_MARKS: Mapping[str, Marks] = {}


class Clusters:
    """Disjoint sets of mentions (ids). Ties are given in a fixed order, so that the sets don't depend on any other."""

    def __init__(self, mentions: Iterable[str], judged: Judgements, marks: Mapping[str, Marks] = NO_MARKS) -> None:
        self._parent = {m: m for m in mentions}
        self._marks = {m: {at: {mark} for at, mark in told.items()} for m, told in marks.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)  # of a root: mentions judged to be none of its own
        self.judged: dict[str, str] = {}  # mention -> the judgement that joined it to another
        self.reasons: dict[str, str] = {}  # mention -> the reason of its first tie
        both = [j for j in judged.records if j.left in self._parent and j.right in self._parent]
        for j in both:
            if j.verdict == SAME:
                self._join(j.left, j.right)
                self.judged.setdefault(j.left, j.id)
                self.judged.setdefault(j.right, j.id)
        for j in both:
            if j.verdict != SAME:
                self._apart[self.root(j.left)].add(j.right)
                self._apart[self.root(j.right)].add(j.left)

    def root(self, mention: str) -> str:
        parent = self._parent
        while parent[mention] != mention:
            parent[mention] = parent[parent[mention]]
            mention = parent[mention]
        return mention

    def tie(self, members: Sequence[str], reason: str) -> bool:
        """Join all of them, unless two of them are told apart; whether they are joined."""
        roots = list(dict.fromkeys(map(self.root, members)))
        for root in roots:
            if any(other != root and other in roots for other in map(self.root, self._apart.get(root, ()))):
                return False
        if self._marked_apart(roots):
            return False
        for other in roots[1:]:
            self._join(roots[0], other)
        if len(set(members)) > 1:
            for m in members:
                self.reasons.setdefault(m, reason)
        return True

    def _marked_apart(self, roots: Sequence[str]) -> bool:
        """Whether a register tells some of these apart; who were judged the same may have several marks."""
        together: dict[str, set[str]] = {}
        for root in roots:
            for at, marks in self._marks.get(root, {}).items():
                known = together.setdefault(at, set())
                if known and not (known <= marks or marks <= known):
                    return True
                known |= marks
        return False

    def _join(self, a: str, b: str) -> None:
        first, second = self.root(a), self.root(b)
        if first != second:
            self._parent[second] = first
            if apart := self._apart.pop(second, None):
                self._apart[first] |= apart
            for at, marks in self._marks.pop(second, {}).items():
                self._marks.setdefault(first, {}).setdefault(at, set()).update(marks)
