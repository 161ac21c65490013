"""Whether a graph may be answered from: not while it is built anew, nor while it shows what this reader must not show.

Another process may change that at any time. A reader looks at the state at most `LEASE` seconds before an answer is
given; whoever makes confidential documents visible marks the state first, and then waits for longer than that. So no
reader that must not show them can give an answer that holds any, and a look costs one small statement a second.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from schema.errors import ConfidentialShown, RebuildUnfinished

STATE = "MATCH (s:GraphState {id: 'state'}) RETURN properties(s)"
LEASE = 1.0
"""Seconds for which a look at the state is good."""
GRACE = 2 * LEASE + 0.5
"""Seconds between the mark that confidential documents will show, and the first one that does."""


class Watch:
    """`shows`: whether the reader may show confidential documents; None when it gives no answers to anybody."""

    def __init__(self, shows: bool | None) -> None:
        self.shows = shows
        self._looked, self._flips = float("-inf"), -1

    @property
    def due(self) -> bool:
        return time.monotonic() - self._looked > LEASE

    def take(self, state: Mapping[str, Any], asked: float) -> None:
        """The state as it was read by a statement sent at `asked` (of time.monotonic).

        Raises RebuildUnfinished or ConfidentialShown.
        """
        if state.get("rebuilding"):
            raise RebuildUnfinished("the graph is being built anew, or that was cut short")
        if self.shows is False and state.get("shows_confidential"):
            raise ConfidentialShown("the graph shows confidential documents, which this program is not started to show")
        flips, before = state.get("flips", 0), self._flips
        self._looked, self._flips = asked, flips
        if self.shows is False and before not in (-1, flips):
            raise ConfidentialShown(
                "the graph showed confidential documents while it was read", next_step="Ask again; they are hidden now."
            )
