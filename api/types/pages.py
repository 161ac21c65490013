"""Lists by pages, as Relay connections."""

from __future__ import annotations

from typing import Generic, TypeVar

import strawberry

from api.types.fields import field

T = TypeVar("T")


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = field("There are more after it.")
    has_previous_page: bool = field("It was asked for with `after`.")
    start_cursor: str | None = field("The cursor of its first node.")
    end_cursor: str | None = field("The cursor of its last node: give it as `after` to get the next page.")


@strawberry.type(description="A node and its place in the list.")
class Edge(Generic[T]):
    cursor: str = field("Its place in the list.")
    node: T = field("The node.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = field("The nodes with their places.")
    nodes: list[T] = field("The nodes.")
    page_info: PageInfo = field("Where this page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")
