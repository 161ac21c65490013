"""What writes changed of the world, one after the other."""

from __future__ import annotations

import json
from typing import Any

import strawberry
from strawberry.scalars import JSON

from api.types.enums import ChangeKind
from api.types.fields import field
from api.types.node import FromRow, Node


def read_json(told: str | None, _: dict[str, Any]) -> Any:
    """A value that is stored as JSON."""
    return None if told is None else json.loads(told)


def _each(told: list[str] | None, _: dict[str, Any]) -> list[Any]:
    return [json.loads(one) for one in told or ()]


@strawberry.type(description="What one write changed of one node, and of the relationships that begin at it.")
class Change(FromRow, Node):
    at: str = field("When (ISO 8601, UTC).")
    cause: str = field("What the write was, and of what: LOADED with a document's id, JUDGED with a judgement's ...")
    kind: ChangeKind = field("What became of the node; of a mention only its relationships change.")
    node: strawberry.ID = field("The node's id.")
    of: str = field("The node's label, like Membership.")
    before: JSON | None = field(
        "All properties of a node that went; else those that differ, as they were.", finish=read_json
    )
    after: JSON | None = field(
        "All properties of a node that came; else those that differ, as they are.", finish=read_json
    )
    linked: list[JSON] = field("Relationships that came: [type, the target's id, properties].", finish=_each)
    unlinked: list[JSON] = field("Relationships that went.", finish=_each)


@strawberry.type(description="Changes in their order, and where to go on.")
class Changes:
    changes: list[Change] = field("The changes.")
    cursor: str = field("What to give as `since` to get what comes after these: nothing is left out, or told twice.")
