"""The table of views against what the schema declares: every relationship, label and property that a text names
exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from queries import moments
from queries.forms import Each, Form, Interface, Many, One, Rows, Same, Value, View, properties, snake
from queries.graph import Graph
from queries.projection import Field, Selection, compile_rows
from queries.views import VIEWS
from schema.edges import EDGES
from schema.nodes import ACTORS, NODES, property_names

NODE = r"\((?P<{0}v>@?\w*)(?::(?P<{0}l>\w+))?\)"
HOP = re.compile(
    NODE.format("a")
    + r"(?=(?P<left><)?-\[(?P<rv>@?\w*):(?P<types>[\w|]+)(?:\*[\d.]+)?\]-(?P<right>>)?"
    + NODE.format("b")
    + ")"
)
PROPERTY = re.compile(r"@(\w+)\.(\w+)")
FORMS = [
    pytest.param(view, form, id=f"{name}.{field}")
    for name, view in VIEWS.items()
    if isinstance(view, View)
    for field, form in view.fields.items()
]
VARIABLES = {view.variables[0]: view.label for view in VIEWS.values() if isinstance(view, View) and view.label}
"""A variable that is a view's own stands for that view's label everywhere."""


def texts(form: Form) -> Iterator[str]:
    match form:
        case Value() | Rows():
            yield form.expression
        case One():
            yield from (form.path, *form.where)
        case Many():
            yield from (form.path, *form.where, *form.order, *form.filters.values(), *form.unless.values())
        case Each():
            yield from (form.list, *form.order)


def known(view: View, form: Form) -> tuple[dict[str, str], dict[str, str]]:
    """The labels of the variables, and the types of the relationship variables, that a form's texts may use."""
    labels: dict[str, str] = {name: label for name, label in VARIABLES.items() if label}
    if view.variables[-1] == "d" and len(view.variables) == 4:  # Evidence: its variables come from the paths to it
        return labels, {"s": "STATED_IN"}
    labels |= {"h": "Actor"}
    types = {"hb": "HELD_BY", "ab": "ABOUT"}
    for text in texts(form):
        for hop in HOP.finditer(text):
            for variable, label in ((hop["av"], hop["al"]), (hop["bv"], hop["bl"])):
                if variable and label:
                    labels[variable.removeprefix("@")] = label
            if hop["rv"]:
                types[hop["rv"].removeprefix("@")] = hop["types"]
    return labels, types


@pytest.mark.parametrize(("view", "form"), FORMS)
def test_every_relationship_is_declared(view: View, form: Form) -> None:
    labels, _ = known(view, form)
    for text in texts(form):
        for hop in HOP.finditer(text):
            assert bool(hop["left"]) != bool(hop["right"]), f"a relationship needs one direction: {hop[0]}"
            ends = [
                label if label else labels.get(variable.removeprefix("@"), "*")
                for variable, label in ((hop["av"], hop["al"]), (hop["bv"], hop["bl"]))
            ]
            source, target = ends if hop["right"] else reversed(ends)
            for type_ in hop["types"].split("|"):
                assert any(
                    edge.type == type_ and fits(edge.source, source) and fits(edge.target, target) for edge in EDGES
                ), f"the schema has no ({source})-[:{type_}]->({target})"


def fits(declared: str, used: str) -> bool:
    """Whether a declared end may be what a path says: a label, Actor, or anything."""
    if used == "*" or declared in (used, "*"):
        return True
    return (declared == "Actor" and used in ACTORS) or (used == "Actor" and declared in ACTORS)


@pytest.mark.parametrize(("view", "form"), FORMS)
def test_every_property_is_declared(view: View, form: Form) -> None:
    labels, types = known(view, form)
    for text in texts(form):
        for variable, name in PROPERTY.findall(text):
            if variable in types:
                assert any(edge.type == types[variable] and name in edge.properties for edge in EDGES), (variable, name)
            elif labels.get(variable) == "Actor":
                assert all(name in property_names(label) for label in ACTORS), (variable, name)
            elif variable in labels:
                assert name in property_names(labels[variable]), (variable, name)
            else:
                assert any(name in property_names(label) for label in NODES), (variable, name)


@pytest.mark.parametrize(("view", "form"), FORMS)
def test_every_form_looks_at_a_view(view: View, form: Form) -> None:
    if isinstance(form, One | Many | Each | Same):
        assert form.view in VIEWS
    if isinstance(form, Same):
        assert set(form.variables) <= set(view.variables)


@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if isinstance(view, Interface)])
def test_an_interface_is_told_apart_by_label(name: str) -> None:
    view = VIEWS[name]
    assert isinstance(view, Interface)
    for member in view.members:
        concrete = VIEWS[member]
        assert isinstance(concrete, View) and concrete.label == member and len(concrete.variables) == 1


def test_names() -> None:
    assert snake("heldFrom") == "held_from" and snake("id") == "id"
    assert properties("m", "heldFrom") == {"heldFrom": Value("@m.held_from")}


def full(type_: str, depth: int) -> Selection:
    """All fields of a view, to a depth."""
    view = VIEWS[type_]
    if isinstance(view, Interface):
        return Selection(type_, (Field("id", "id"),))
    fields = []
    for name, form in view.fields.items():
        match form:
            case Value():
                fields.append(Field(name, name))
            case Rows():
                fields.append(Field(name, name, {}, Selection(form.view, tuple(Field(n, n) for n in form.names))))
            case _ if depth:
                fields.append(Field(name, name, {}, full(form.view, depth - 1)))
    return Selection(type_, tuple(fields))


def test_every_field_is_understood_by_the_database(graph: Graph) -> None:
    for name, view in VIEWS.items():
        if isinstance(view, View) and view.label:
            part = compile_rows(full(name, 1), {view.variables[0]: "x"})
            graph.read(f"EXPLAIN MATCH (x:{view.label}) {part.text}", {**part.parameters, "as_of": "2024-06-01"})


@pytest.mark.parametrize(
    ("day", "basis", "start", "end"),
    [
        ("2022-12-31", None, None, None),
        ("2023-01-01", "STATED", "2023-01-01", "2023-12-31"),
        ("2023-12-31", "STATED", "2023-01-01", "2023-12-31"),
        ("2024-01-15", None, "2023-01-01", "2023-12-31"),
        ("2024-03-01", "ROSTER", "2024-03-01", None),
    ],
)
def test_intervals_on_a_day(graph: Graph, day: str, basis: str | None, start: str | None, end: str | None) -> None:
    texts = [text.replace("@", "") for text in (moments.HELD_BASIS, moments.HELD_FROM, moments.HELD_TO)]
    map_ = (
        "{held_from: ['2023-01-01', '2024-03-01'], held_to: ['2023-12-31', '9999-12-31'], "
        "held_basis: ['STATED', 'ROSTER']}"
    )
    rows = graph.read(f"WITH {map_} AS m RETURN {', '.join(texts)}", day=day)
    assert rows == [[basis, start, end]]


@pytest.mark.parametrize("due", [None, "2024-04-30"])
@pytest.mark.parametrize(
    ("day", "status", "overdue"),
    [
        ("2024-02-01", None, False),
        ("2024-04-30", "GIVEN", False),
        ("2024-05-01", "GIVEN", True),
        ("2024-06-01", "DONE", False),
    ],
)
def test_a_mandate_on_a_day(graph: Graph, due: str | None, day: str, status: str | None, overdue: bool) -> None:
    texts = [text.replace("@", "") for text in (moments.STATUS, moments.OVERDUE)]
    map_ = "{status_from: ['2024-03-01', '2024-05-20'], status: ['GIVEN', 'DONE'], due_last: $due}"
    rows = graph.read(f"WITH {map_} AS t RETURN {', '.join(texts)}", day=day, due=due)
    assert rows == [[status, overdue and due is not None]]


def test_what_has_no_lists(graph: Graph) -> None:
    texts = [
        text.replace("@", "") for text in (moments.HELD_BASIS, moments.HELD_FROM, moments.HELD_TO, moments.INTERVALS)
    ]
    assert graph.read(f"WITH {{id: 'x'}} AS m RETURN {', '.join(texts)}", day="2024-01-01") == [[None, None, None, []]]
    texts = [text.replace("@", "") for text in (moments.STATUS, moments.KNOWN, moments.OVERDUE, moments.STATUSES)]
    assert graph.read(f"WITH {{id: 'x'}} AS t RETURN {', '.join(texts)}", day="2024-01-01") == [[None, True, False, []]]
