"""The GraphQL schema: the types, how their values are read from rows, and what surrounds an operation."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLEnumType, GraphQLField, GraphQLObjectType, GraphQLResolveInfo, get_named_type
from strawberry.extensions import AddValidationRules, SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types.field import StrawberryField

from api.errors import presentable
from api.limits import Limits, size_rule, text_length
from api.mutation import Mutation
from api.query import Query
from api.reading import Context
from api.scalars import SCALARS
from api.types.body import Body
from api.types.change import Change
from api.types.fields import FINISH
from api.types.issue import Issue
from api.types.matter import Matter
from api.types.mention import Mention
from api.types.organization import Organization
from api.types.passage import Passage
from api.types.person import Person
from api.types.position import Position
from api.types.post import Post
from api.types.roster import Roster
from api.types.statement import Statement
from queries.graph import Graph

REACHED_BY_INTERFACE = (
    Body,
    Change,
    Issue,
    Matter,
    Mention,
    Organization,
    Passage,
    Person,
    Position,
    Post,
    Roster,
    Statement,
)


class PresentableErrors(SchemaExtension):
    """Gives each error its code, and keeps the inside out of its message."""

    def on_operation(self) -> Iterator[None]:
        yield
        result = self.execution_context.result
        errors = getattr(result, "errors", None)
        if result is not None and errors:
            result.errors = [presentable(error) for error in errors]


class Schema(strawberry.Schema):
    """Strawberry's schema without its logging of errors: `api.errors` logs those that are ours."""

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        pass


def build_schema(limits: Limits | None = None) -> Schema:
    """The schema with the limits given (else the usual ones)."""
    limits = limits or Limits()
    rule = size_rule(limits)
    schema = Schema(
        query=Query,
        mutation=Mutation,
        types=REACHED_BY_INTERFACE,
        config=StrawberryConfig(scalar_map=SCALARS),
        extensions=[PresentableErrors, text_length(limits), lambda: AddValidationRules([rule])],
    )
    _read_rows(schema)
    return schema


def _read_rows(schema: strawberry.Schema) -> None:
    """Let every field below the root read its row under its response key: nothing there is fetched on its own."""
    for type_ in schema._schema.type_map.values():
        if (
            isinstance(type_, GraphQLObjectType)
            and type_.name not in ("Query", "Mutation")
            and not type_.name.startswith("__")
        ):
            for field in type_.fields.values():
                field.resolve = _reader(field)


def _reader(field: GraphQLField) -> Callable[..., Any]:
    finish, named = _finish(field), get_named_type(field.type)
    if finish is not None:
        return lambda row, info, **arguments: finish(row[info.path.key], arguments)
    if isinstance(named, GraphQLEnumType):
        known = set(named.values)
        other = next((name for name in ("OTHER", "UNKNOWN") if name in known), None)
        return lambda row, info, **_: _choice(row[info.path.key], known, other)
    return _value


def _finish(field: GraphQLField) -> Callable[[Any, Mapping[str, Any]], Any] | None:
    declared = field.extensions.get("strawberry-definition")
    finish = declared.metadata.get(FINISH) if isinstance(declared, StrawberryField) else None
    return finish if callable(finish) else None


def _value(row: Any, info: GraphQLResolveInfo[Any], **_: Any) -> Any:
    return row[info.path.key]


def _choice(value: Any, known: set[str], other: str | None) -> Any:
    """A value of an enum; one that the graph has and the API doesn't is `other`, where there is such a choice."""
    if isinstance(value, list):
        return [_choice(one, known, other) for one in value]
    if value is None or value in known or other is None:
        return value
    return other


async def execute(
    schema: strawberry.Schema,
    graph: Graph,
    text: str,
    variables: Mapping[str, Any] | None = None,
    operation: str | None = None,
    *,
    today: str | None = None,
) -> dict[str, Any]:
    """The response of an operation as GraphQL over HTTP has it: data, and errors when there are any."""
    context = Context(graph) if today is None else Context(graph, today)
    result = await schema.execute(text, dict(variables or {}), context_value=context, operation_name=operation)
    response: dict[str, Any] = {"data": result.data}
    if result.errors:
        response["errors"] = [error.formatted for error in result.errors]
    return response


def answer(
    graph: Graph, text: str, variables: Mapping[str, Any] | None = None, operation: str | None = None
) -> dict[str, Any]:
    """As `execute`, for a caller without an event loop: the command line and notebooks."""

    async def once() -> dict[str, Any]:
        try:
            return await execute(_usual(), graph, text, variables, operation)
        finally:
            await graph.aclose()

    return asyncio.run(once())


@cache
def _usual() -> Schema:
    return build_schema()
