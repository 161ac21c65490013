"""Where what people say goes: the log of the data folder, and the graph; with the token that a server asks for."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path

from api.auth import Access
from loaders.intake import Intake
from loaders.log import Log
from queries.connection import read_settings
from queries.graph import Graph


def log_of(data: Path | None) -> Log:
    """The log of the folder given, else of the settings' one."""
    return Log.of(data or read_settings().data)


def intake_of(graph: Graph, data: Path | None) -> Intake:
    """What takes in what people say of this graph."""
    return Intake(graph, log_of(data))


def access_of(data: Path | None = None) -> Callable[[Graph], Access]:
    """For `create_app`: what mutations need, made when the server starts."""
    return lambda graph: Access(intake_of(graph, data), read_settings().token_hash)


def somebody() -> str:
    """Who sits at the keyboard, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system without users
        return "radslag"
