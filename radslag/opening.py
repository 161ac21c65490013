"""The graph for those who give answers: with confidential documents in it when they are started to show them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from loaders.keeping import confidential
from loaders.keeping.contents import Store
from queries.connection import Settings, connect, settings_of
from queries.graph import Graph


@contextlib.contextmanager
def opened(data: Path | None = None, *, create: bool = False, show: bool = False) -> Iterator[Graph]:
    """The graph of the settings. To `show` confidential documents may also be a setting; who made them visible hides
    them again at the end. Raises StoreError."""
    settings = _settings(data, show)
    with connect(settings, create=create) as graph:
        if not settings.show_confidential:
            yield graph
            return
        were_shown = confidential.shows(graph)
        confidential.show(graph, Store(settings.data))
        try:
            yield graph
        finally:
            if not were_shown:
                confidential.hide(graph, Store(settings.data))


def open_for_server() -> Graph:
    """As `opened` with the settings of the environment, for a server that closes the graph itself."""
    settings = _settings(None, False)
    graph = connect(settings)
    if settings.show_confidential:
        confidential.show(graph, Store(settings.data))
    return graph


def _settings(data: Path | None, show: bool) -> Settings:
    settings = settings_of(data)
    return settings.model_copy(update={"show_confidential": True}) if show else settings
