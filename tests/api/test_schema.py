"""The contract: the committed text, what it describes, and that types, views and operation files agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    parse,
    validate,
)

from api.export_schema import committed, exported
from api.types import enums
from api.types.answers import COUNTED, EMPTY_TEXTS, Counts
from queries.forms import Interface, Rows, Value, View
from queries.views import VIEWS
from tests.api.world import schema

ROOT = Path(__file__).parents[2]
OPERATIONS = sorted(
    file
    for folder in ("radslag/operations", "api/explorer/operations", "tests/questions")
    for file in (ROOT / folder).glob("*.graphql")
)
CORE = schema()._schema
TYPES = {name: type_ for name, type_ in CORE.type_map.items() if not name.startswith("__")}
PLAIN = {"Query", "Mutation", "Counts", "PageInfo"}  # answered without a view


def test_the_committed_schema_is_that_of_the_code() -> None:
    assert committed() == exported(), "run: python -m api.export_schema"


@pytest.mark.parametrize("name", TYPES)
def test_everything_is_described(name: str) -> None:
    type_ = TYPES[name]
    if name in ("String", "Int", "Boolean", "ID", "Float"):
        return
    assert type_.description, name
    if isinstance(type_, GraphQLEnumType):
        assert all(value.description for value in type_.values.values()), name
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        for field_name, field in type_.fields.items():
            assert field.description, f"{name}.{field_name}"
            for argument_name, argument in getattr(field, "args", {}).items():
                assert argument.description, f"{name}.{field_name}({argument_name}:)"


@pytest.mark.parametrize("name", [name for name, type_ in TYPES.items() if isinstance(type_, GraphQLObjectType)])
def test_every_field_has_a_form_and_every_form_a_field(name: str) -> None:
    type_ = TYPES[name]
    assert isinstance(type_, GraphQLObjectType)
    if name in PLAIN or name.endswith(("Connection", "Edge")):
        return
    rows = [form for view in VIEWS.values() if isinstance(view, View) for form in view.fields.values()]
    if name not in VIEWS:
        assert any(
            isinstance(form, Rows) and form.view == name and set(form.names) == set(type_.fields) for form in rows
        )
        return
    view = VIEWS[name]
    assert isinstance(view, View) and set(view.fields) == set(type_.fields)
    for field_name, field in type_.fields.items():
        form, below = view.fields[field_name], get_named_type(field.type)
        assert is_leaf_type(below) == isinstance(form, Value), f"{name}.{field_name}"
        if not isinstance(form, Value):
            assert form.view == below.name, f"{name}.{field_name}"
        filters = set(getattr(form, "filters", {})) | set(getattr(form, "unless", {}))
        arguments = set(field.args) - {"asOf", "first", "lang", "minScore"}
        assert filters == arguments or name in ("WhoSitsIn", "SeatsOf"), f"{name}.{field_name}"


@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if isinstance(view, Interface)])
def test_interfaces_have_the_members_of_the_table(name: str) -> None:
    view, type_ = VIEWS[name], TYPES[name]
    assert isinstance(view, Interface) and isinstance(type_, GraphQLInterfaceType)
    assert {member.name for member in CORE.get_possible_types(type_)} == set(view.members)


@pytest.mark.parametrize("file", OPERATIONS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_operation_of_ours_is_valid(file: Path) -> None:
    assert validate(CORE, parse(file.read_text(encoding="utf-8"))) == []


def test_there_are_operations() -> None:
    assert len(OPERATIONS) >= 5 + 6 + 10


def test_words_of_the_choices() -> None:
    assert enums.label("Role", "VICE_CHAIR") == "vice ordförande"
    assert enums.label("Role", "VICE_CHAIR", "en") == "vice chair"
    assert enums.label("Role", None) == "" and enums.label("Role", "NEW") == "new"
    role = TYPES["Role"]
    assert isinstance(role, GraphQLEnumType) and role.values["CHAIR"].description == "ordförande"
    assert set(EMPTY_TEXTS) == {code.value for code in enums.EmptyCode}
    assert set(COUNTED) == set(Counts.__annotations__)
