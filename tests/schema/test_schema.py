"""The schema against itself: constraints against nodes, edges against labels, errors against their table."""

from __future__ import annotations

import dataclasses
import re
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import queries
import schema
from schema import errors, period
from schema.edges import EDGES, edge_type
from schema.faults import TABLE
from schema.identity import name_key, search_key, sort_name
from schema.nodes import ACTORS, BESIDE, LAYER_1, NODES, WORLD
from schema.statements import FIELDS, ROLES, StatementKind

ROOT = Path(__file__).parents[2]


def test_schema_and_queries_are_ours_and_not_packages_of_the_same_name() -> None:
    assert Path(schema.__file__).is_relative_to(ROOT)
    assert Path(queries.__file__).is_relative_to(ROOT)


def constraints() -> str:
    return (resources.files("schema") / "constraints.cypher").read_text("utf-8")


def test_every_label_has_one_uniqueness_constraint_and_no_other_label_has_any() -> None:
    found = re.findall(r"CREATE CONSTRAINT (\w+) IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE n\.id IS UNIQUE;", constraints())
    assert sorted(label for _, label in found) == sorted([*NODES, "Actor"])
    assert all(name == f"{label.lower()}_id" for name, label in found)


def test_indexes_are_on_declared_properties() -> None:
    found = re.findall(r"CREATE INDEX \w+ IF NOT EXISTS FOR \(n:(\w+)\) ON \(n\.(\w+)\);", constraints())
    assert found
    for label, property_ in found:
        for each in ACTORS if label == "Actor" else (label,):
            assert property_ in {f.name for f in dataclasses.fields(NODES[each])}, (label, property_)


def test_every_relationship_joins_declared_labels() -> None:
    known = {*NODES, "Actor", "*"}
    for e in EDGES:
        assert e.source in known and e.target in known, e
        assert e.sentence and e.type == e.type.upper()
    assert edge_type("Person", "HAS_MEMBERSHIP", "Membership")
    assert edge_type("Membership", "HAS_MEMBERSHIP", "Person") is None
    assert edge_type("Post", "DENOTES", "Mention") is None


def test_layers_and_actors_cover_all_labels() -> None:
    assert {*LAYER_1, *WORLD, *BESIDE} == set(NODES)
    assert set(ACTORS) == {"Person", "Organization", "Body", "Post"}


def test_every_kind_of_statement_declares_its_values_and_roles() -> None:
    assert set(FIELDS) == set(ROLES) == set(StatementKind)


def _tree(root: type[errors.RadslagError]) -> list[type[errors.RadslagError]]:
    ours = [child for child in root.__subclasses__() if child.__module__ == errors.__name__]
    return [root, *(leaf for child in ours for leaf in _tree(child))]


def test_the_table_of_errors_is_the_tree() -> None:
    tree = [
        e for e in _tree(errors.RadslagError) if e not in (errors.NamingError, errors.ServeError, errors.AccessError)
    ]
    assert {row.error for row in TABLE} == set(tree)
    codes = [row.code for row in TABLE]
    assert len(codes) == len(set(codes))


def test_an_error_says_what_where_and_what_next() -> None:
    error = errors.NotText("The file is a PDF", where=errors.Place("a.pdf", page=2, line=7, excerpt="x" * 200))
    assert "a PDF" in str(error) and "page 2, line 7" in str(error) and "UTF-8" in str(error)
    assert error.as_dict()["code"] == "NOT_TEXT" and error.exit_code == 3
    assert len(str(error.where)) < 120


@given(st.dates())
def test_partial_dates_have_a_first_and_a_last_day(day: object) -> None:
    full = day.isoformat()  # type: ignore[attr-defined]
    for partial in (full, full[:7], full[:4]):
        assert period.is_partial_date(partial)
        assert period.first_day(partial) <= full <= period.last_day(partial)


@given(st.dates(min_value=__import__("datetime").date(2, 1, 1), max_value=__import__("datetime").date(9998, 1, 1)))
def test_the_day_before_the_day_after_is_the_day(day: object) -> None:
    full = day.isoformat()  # type: ignore[attr-defined]
    assert period.day_before(period.day_after(full)) == full


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "24-01-01", "2024-1-1", "", "0000", "2024-00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not period.is_partial_date(text)
    with pytest.raises(ValueError, match=r"no date|no day of the calendar"):
        period.first_day(text)


def test_keys_compare_names() -> None:
    assert search_key("Øystein  Öberg-Ek") == "oystein oberg ek"
    assert name_key("Länsråd för vård och omsorg") == name_key("länsråd vård samt omsorg")
    assert name_key("Granviks kommun") == name_key("Granvik kommun")
    assert sort_name("Carl von Dahl") == "von Dahl, Carl"
    assert sort_name("Rådet") == "Rådet"
