"""Who may change the graph: whoever knows the token. The server knows its hash alone.

A token has 256 random bits, so its plain SHA-256 gives nobody a way back to it. Without a hash in the settings the
server takes no mutations at all.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from api.intake import Intake
from schema.errors import Forbidden, Unauthenticated

SCHEME = "bearer"


def new_token() -> tuple[str, str]:
    """A token, and the hash that goes into the settings."""
    token = secrets.token_urlsafe(32)
    return token, token_hash(token)


def token_hash(token: str) -> str:
    return "sha256:" + hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Access:
    """What a server takes: where changes go, and the hash of the token that allows them (None: nobody may)."""

    intake: Intake
    hash: str | None = field(repr=False)

    def allowed(self, authorization: str | None) -> Intake:
        """The intake, for who may use it. Raises Forbidden or Unauthenticated."""
        if self.hash is None:
            raise Forbidden("This server takes no changes: it has no token")
        scheme, _, token = (authorization or "").partition(" ")
        if not authorization or scheme.lower() != SCHEME:
            raise Unauthenticated("The request has no token")
        if not hmac.compare_digest(token_hash(token.strip()).encode(), self.hash.encode()):
            raise Unauthenticated("The token is not that of this server")
        return self.intake
