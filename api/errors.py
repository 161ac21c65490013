"""What a client sees of an error: a message, a code in `extensions`, and nothing of the inside.

BAD_USER_INPUT      the question is wrong: syntax, unknown field, bad date
NOT_FOUND           a name fits nothing; `candidates` are the nearest
AMBIGUOUS_NAME      a name fits more than one; `candidates` are those
TOO_COMPLEX         the operation is larger than `limits` allows
TIMEOUT             the answer took too long
ENGINE_UNAVAILABLE  the database can't be reached, is being rebuilt, or holds what this server must not show
UNAUTHENTICATED     a change without a token, or with a wrong one
FORBIDDEN           a change asked of a server that takes none
BAD_JUDGEMENT, CONFLICTING_JUDGEMENT (with `chain`), UNKNOWN_ID: what is said can't be taken
INTERNAL            a defect; `id` finds it in the log
"""

from __future__ import annotations

import logging
import secrets
from typing import Any

from graphql import GraphQLError

from queries.names import Unclear, Unknown
from schema.errors import (
    AccessError,
    BadCorrections,
    BadJudgement,
    ConfidentialShown,
    ConflictingJudgement,
    DataFolderHeld,
    EngineUnavailable,
    NamingError,
    RadslagError,
    RebuildUnfinished,
    UsageError,
)

LOG = logging.getLogger("radslag.api")


def describe(error: Exception) -> tuple[str, dict[str, Any]]:
    """The message and the extensions for an error that was raised while answering."""
    match error:
        case Unclear() | Unknown():
            candidates = [{"id": c.id, "name": c.name, "type": c.type, "of": c.of} for c in error.choices]
            return str(error), {"code": error.code, "nextStep": error.next_step, "candidates": candidates}
        case ConflictingJudgement():
            return str(error), {"code": error.code, "nextStep": error.next_step, "chain": list(error.chain)}
        case NamingError() | UsageError() | AccessError() | BadJudgement() | BadCorrections() | DataFolderHeld():
            return str(error), {"code": error.code, "nextStep": error.next_step}
        case TimeoutError():
            return "The answer took too long. Ask for less, or again later.", {"code": "TIMEOUT"}
        case EngineUnavailable() | RebuildUnfinished() | ConfidentialShown():
            # what is kept from a client isn't told of either; the log says which it was
            code, message = EngineUnavailable.code, "The database can't be reached. Try again later."
        case _:
            code, message = "INTERNAL", "Something went wrong in Radslag. Report it with the id."
    id_ = secrets.token_hex(6)
    LOG.error("%s %s: %s", id_, code, error if isinstance(error, RadslagError) else repr(error), exc_info=error)
    return message, {"code": code, "id": id_}


def presentable(error: GraphQLError) -> GraphQLError:
    """The error as a client may see it, with a code."""
    if error.extensions and "code" in error.extensions:
        return error
    cause = _cause(error)
    if cause is None or (error.path is None and isinstance(cause, ValueError)):
        message, extensions = error.message, {"code": "BAD_USER_INPUT"}
    else:
        message, extensions = describe(cause)
    return GraphQLError(
        message,
        error.nodes,
        error.source,
        error.positions,
        error.path,
        None,
        {**(error.extensions or {}), **extensions},
    )


def _cause(error: GraphQLError) -> Exception | None:
    cause: Exception | None = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause
