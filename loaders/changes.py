"""What a write changed of the world, node by node: from the differences that it made, one after the other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from loaders.world import Difference, World
from schema.documents import Node
from schema.edges import Edge
from schema.identity import digest
from schema.nodes import Change

AT_ONCE = 10_000_000
"""More changes than one write makes: positions of the next write start behind them."""
JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
UNTOLD = frozenset({"NEAR"})
"""Relationships that only help to find, and say nothing of the world."""


class Changes:
    """The sum of differences: a node that went and came again as it was is none."""

    def __init__(self) -> None:
        self._before: dict[str, Node | None] = {}
        self._after: dict[str, Node | None] = {}
        self._edges: dict[Edge, int] = defaultdict(int)
        self._labels: dict[str, str] = {}

    def add(self, d: Difference, before: World, after: World) -> None:
        """One more difference, of parts of the world."""
        for node in d.removed:
            self._node(node.id, node, None)
        for node in d.added:
            self._node(node.id, None, node)
        for node in d.changed:
            self._node(node.id, before.nodes[node.id], node)
        for e in d.linked:
            self._edges[e] += 1
        for e in d.unlinked:
            self._edges[e] -= 1
        for e in (*d.linked, *d.unlinked):
            # what is no node of the world is a mention
            self._labels[e.source] = after.label(e.source) or before.label(e.source) or "Mention"

    def difference(self) -> Difference:
        """The sum as one difference."""

        pairs = [(self._before[i], after) for i, after in sorted(self._after.items())]
        return Difference(
            tuple(after for before, after in pairs if after and not before),
            tuple(after for before, after in pairs if after and before and after != before),
            tuple(before for before, after in pairs if before and not after),
            tuple(sorted(e for e, n in self._edges.items() if n > 0)),
            tuple(sorted(e for e, n in self._edges.items() if n < 0)),
        )

    def _node(self, id_: str, before: Node | None, after: Node | None) -> None:
        self._before.setdefault(id_, before)
        self._after[id_] = after

    def records(self, version: int, flips: int, at: str, cause: str) -> Iterator[Change]:
        """The changes in a fixed order, as nodes to write."""
        linked: dict[str, list[Edge]] = defaultdict(list)
        unlinked: dict[str, list[Edge]] = defaultdict(list)
        for e, sum_ in self._edges.items():
            if sum_ and e.type not in UNTOLD:
                (linked if sum_ > 0 else unlinked)[e.source].append(e)
        nodes = {i for i, after in self._after.items() if after != self._before[i]}
        for n, id_ in enumerate(sorted(nodes | linked.keys() | unlinked.keys())):
            before, after = self._before.get(id_), self._after.get(id_)
            kind = "CHANGED" if id_ not in nodes or (before and after) else "ADDED" if after else "REMOVED"
            node = after or before
            old, new = _told(before), _told(after)
            differ = {k for k in old.keys() | new.keys() if old.get(k) != new.get(k)}
            yield Change(
                id=digest("change", str(version), id_),
                position=version * AT_ONCE + n,
                version=version,
                flips=flips,
                at=at,
                cause=cause,
                kind=kind,
                node=id_,
                of=node.label if node else self._labels[id_],
                before=_json({k: old.get(k) for k in differ}) if old and differ else None,
                after=_json({k: new.get(k) for k in differ}) if new and differ else None,
                linked=tuple(map(_edge, sorted(linked[id_]))),
                unlinked=tuple(map(_edge, sorted(unlinked[id_]))),
            )


def _told(node: Node | None) -> dict[str, Any]:
    return node.properties() if node else {}


def _edge(e: Edge) -> str:
    return _json([e.type, e.target, dict(e.properties)])


def _json(value: Mapping[str, Any] | list[Any]) -> str:
    return JSON.encode(value)
