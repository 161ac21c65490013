"""What mutations ask of loaders. The API doesn't import those: `radslag` hands an intake to `create_app`."""

from __future__ import annotations

from typing import Any, Protocol


class Taken(Protocol):
    """What came of something said: the id that it got, and how many nodes of the world came, changed and went."""

    added: int
    changed: int
    removed: int

    @property
    def id(self) -> str: ...


class Intake(Protocol):
    """Takes in what people say; several threads may call it. Raises RadslagError as `schema.errors` has them."""

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str | None = None) -> Taken:
        """A judgement on two mentions or actors, by their ids."""

    def revoke_judgement(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """Have a judgement count no more."""

    def dismiss(self, issue: str, *, by: str, reason: str) -> Taken:
        """Say that an issue is none."""

    def revoke_dismissal(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """Have a dismissal count no more."""

    def correct(self, *, by: str, reason: str, **fields: Any) -> Taken:
        """Alter, withdraw or add a statement: `action`, and what it gives."""

    def revoke_correction(self, id_: str, *, by: str, reason: str | None = None) -> Taken:
        """Have a correction count no more."""
