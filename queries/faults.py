"""The driver's errors in our words (`translate`), and which of them are worth another try (`Retry`).

Decided by class and code alone: the embedded engine hides its texts, and Neo4j words them anew with each version.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from neo4j.exceptions import (
    AuthError,
    ConnectionPoolError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    UnsupportedServerProduct,
)

from schema.errors import EngineTooOld, EngineUnavailable, QueryFault, StoreError, WrongCredentials, WrongDatabase

DRIVER_ERRORS = (DriverError, Neo4jError)
"""All that a call to the driver raises."""

_LOST = (ServiceUnavailable, SessionExpired, ConnectionPoolError)


def translate(error: Exception, at: str, statement: str = "", reason: Callable[..., str] | None = None) -> StoreError:
    """The StoreError for what the driver raised while speaking with the database `at` (an address, for the message).

    `reason(statement, error)` gives the database's own words for a statement that it refuses.
    """
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    if code.endswith(".AuthenticationRateLimit"):
        return WrongCredentials(f"{at} was given wrong passwords too often", next_step="Wait a little, then retry.")
    if code.endswith(".CredentialsExpired"):
        return WrongCredentials(f"{at} wants its first password changed", next_step="Change it with cypher-shell.")
    if isinstance(error, AuthError) or code.startswith("Neo.ClientError.Security."):
        return WrongCredentials(f"{at} refuses the user or the password")
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return WrongDatabase(f"{at} has no such database")
    if isinstance(error, UnsupportedServerProduct):
        return EngineTooOld(f"{at} speaks no version of Bolt that we know")
    if isinstance(error, IncompleteCommit):
        return EngineUnavailable(
            f"{at} went away while committing: the last write may or may not be there",
            next_step="Start it, then load the same again: what is there is not written twice.",
        )
    if isinstance(error, TransientError):
        return EngineUnavailable(f"{at} is too busy or not ready ({code})", next_step="Try again in a moment.")
    if isinstance(error, _LOST):
        return EngineUnavailable(f"{at} does not answer")
    if isinstance(error, Neo4jError):
        words = reason(statement, error) if reason else f"{code} {error.message}"
    else:
        words = str(error)
    words = words.partition("\n")[0].rstrip(". ")  # the lines that follow repeat the statement
    return QueryFault(f"{at} refuses the statement {first_line(statement)!r}: {words}")


def first_line(statement: str) -> str:
    """The first line that says something: not empty, not a comment; at most 120 characters."""
    lines = (line.strip() for line in statement.splitlines())
    return next((line[:120] for line in lines if line and not line.startswith("//")), "")


class Retry:
    """Says, error by error, how long to pause before one piece of work is tried again.

    Conflicts between writers pass: they are tried again for `patience` seconds, with growing pauses that differ between
    processes. A lost connection is tried again for `outage` seconds: at once, because a connection out of the pool may
    be an old one, and some more, because a cluster chooses another leader in that time. A lost commit is never tried
    again: it may have been done.
    """

    def __init__(self, patience: float = 30.0, outage: float = 0.25) -> None:
        self._patience, self._outage = patience, outage
        self._start, self._pause = time.monotonic(), 0.0

    @staticmethod
    def lost(error: Exception) -> bool:
        """True when the connection is gone, and nothing was being committed on it."""
        return isinstance(error, _LOST) and not isinstance(error, IncompleteCommit)

    def pause(self, error: Exception) -> float | None:
        """Seconds to wait before the next try, or None when there is no point."""
        if self.lost(error):
            limit = self._outage
        elif isinstance(error, TransientError) and error.is_retryable():
            limit = self._patience
        else:
            return None
        if time.monotonic() - self._start + self._pause > limit:
            return None
        pause, self._pause = self._pause, min(max(0.01, self._pause * 2), 1.0)
        return pause * random.uniform(0.5, 1.5)
