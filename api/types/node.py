"""What has an id, and what a search finds."""

from __future__ import annotations

from typing import Any

import strawberry
from graphql import GraphQLAbstractType, GraphQLResolveInfo

from api.types.fields import field


class FromRow:
    """A type whose values are rows of `queries.projection`; a row knows of which type it is."""

    @classmethod
    def is_type_of(cls, obj: Any, info: GraphQLResolveInfo[Any]) -> bool:
        return bool(obj.type == cls.__name__)


class AnyRow:
    """An interface whose values are rows."""

    @classmethod
    def resolve_type(cls, obj: Any, info: GraphQLResolveInfo[Any], type_: GraphQLAbstractType) -> str:
        return str(obj.type)


@strawberry.interface(description="Anything with an id; `node(id:)` finds it.")
class Node(AnyRow):
    id: strawberry.ID = field("A stable id: the same as long as its documents say the same.")


@strawberry.interface(description="What `search` finds: its name, title or text.")
class Searchable(Node):
    name: str = field(
        "Its name; of a document, item or matter the title, of a mandate the task, of a decision the text."
    )
