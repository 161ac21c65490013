"""An operation as graphql-core validated it becomes a `Selection` for `queries.projection`.

Aliases, fragments, merged fields, @skip and @include, variables and arguments are worked out here, so that the
projection sees plain fields with plain values. The selection holds just what graphql-core will ask the rows for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values

from queries.projection import Field, Selection
from schema.errors import UsageError
from schema.period import last_day


class Planner:
    """Plans what one root field selects."""

    def __init__(self, info: GraphQLResolveInfo[Any]) -> None:
        self._info = info
        # Typed as VariableValues, and a plain dict of the coerced values at run time in some versions.
        given: Any = info.variable_values
        self._variables = given if isinstance(given, VariableValues) else VariableValues({}, given)

    def root(self) -> Selection:
        """What is selected of the root field that `info` is about."""
        type_ = get_named_type(self._info.return_type)
        assert isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType))
        return self._selection(type_, [node.selection_set for node in self._info.field_nodes])

    def _selection(
        self, type_: GraphQLObjectType | GraphQLInterfaceType, sets: Iterable[SelectionSetNode | None]
    ) -> Selection:
        sets = list(sets)
        if isinstance(type_, GraphQLObjectType):
            return Selection(type_.name, tuple(self._fields(type_, sets, None)))
        members = sorted(self._info.schema.get_possible_types(type_), key=lambda member: member.name)
        fields = [field for member in members for field in self._fields(member, sets, frozenset({member.name}))]
        return Selection(type_.name, tuple(fields))

    def _fields(
        self, type_: GraphQLObjectType, sets: Iterable[SelectionSetNode | None], on: frozenset[str] | None
    ) -> Iterable[Field]:
        collected: dict[str, list[FieldNode]] = {}
        for selection_set in sets:
            if selection_set:
                self._collect(type_, selection_set.selections, collected)
        for key, nodes in collected.items():
            name = nodes[0].name.value
            if name.startswith("__"):
                continue
            definition = type_.fields[name]
            below = get_named_type(definition.type)
            children = None
            if not is_leaf_type(below):
                assert isinstance(below, (GraphQLObjectType, GraphQLInterfaceType))
                children = self._selection(below, [node.selection_set for node in nodes])
            yield Field(key, name, self._arguments(definition, nodes[0]), children, on)

    def _collect(
        self, type_: GraphQLObjectType, nodes: Iterable[SelectionNode], collected: dict[str, list[FieldNode]]
    ) -> None:
        for node in nodes:
            if not self._included(node):
                continue
            match node:
                case FieldNode():
                    collected.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
                case InlineFragmentNode():
                    if not node.type_condition or self._applies(type_, node.type_condition.name.value):
                        self._collect(type_, node.selection_set.selections, collected)
                case FragmentSpreadNode():
                    fragment = self._info.fragments[node.name.value]
                    if self._applies(type_, fragment.type_condition.name.value):
                        self._collect(type_, fragment.selection_set.selections, collected)

    def _included(self, node: SelectionNode) -> bool:
        values = self._variables
        skip = get_directive_values(GraphQLSkipDirective, node, values)
        if skip and skip["if"]:
            return False
        include = get_directive_values(GraphQLIncludeDirective, node, values)
        return not include or bool(include["if"])

    def _applies(self, type_: GraphQLObjectType, condition: str) -> bool:
        wanted = self._info.schema.type_map[condition]
        if wanted is type_:
            return True
        return is_abstract_type(wanted) and self._is_member(wanted, type_)

    def _is_member(self, abstract: Any, type_: GraphQLObjectType) -> bool:
        schema, of = self._info.schema, abstract
        assert isinstance(of, GraphQLAbstractType)
        return schema.is_sub_type(of, type_)

    def _arguments(self, definition: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The field's arguments by their GraphQL names, as values that a database takes."""
        given = get_argument_values(definition, node, self._variables)
        names = {argument.out_name or name: name for name, argument in definition.args.items()}
        values = {names[name]: plain(value) for name, value in given.items()}
        if values.get("asOf"):
            values["asOf"] = last_day(values["asOf"])
        if (values.get("first") or 0) < 0:
            raise UsageError(f"first is {values['first']}", next_step="Give 0 or more.")
        return values


def plain(value: Any) -> Any:
    """Enums by their names, in lists and maps too."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return value
