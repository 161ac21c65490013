"""The day on every field that has a validity: inherited downwards, unless it is given again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType

from queries.forms import Many, One, View
from queries.graph import Graph
from queries.views import VIEWS
from tests.api import changes
from tests.api.world import data, schema

DATED = {"Membership", "Mandate", "Agreement", "Term", "Position", "StructureLink"}
"""What holds on some days and not on others."""
OF_NO_DAY = {"counts", "candidatePairs", "judgements", "corrections", "changes", "diff", "timeline"}
"""Root fields that are about what there is, whatever the day, or about the days that they name."""


@pytest.fixture(scope="module")
def changed(module_graph: Graph) -> Graph:
    changes.write(module_graph)
    return module_graph


def dated_fields() -> Iterator[tuple[str, str]]:
    """(type, field) of all that leads from a node to something dated."""
    for name, view in VIEWS.items():
        if isinstance(view, View) and view.label:
            for field, form in view.fields.items():
                if isinstance(form, One | Many) and form.view in DATED:
                    yield name, field


@pytest.mark.parametrize(("type_", "field"), list(dated_fields()))
def test_every_field_that_leads_to_something_dated_takes_a_day(type_: str, field: str) -> None:
    declared = schema()._schema.type_map[type_]
    assert isinstance(declared, GraphQLObjectType | GraphQLInterfaceType)
    assert "asOf" in declared.fields[field].args


def test_every_root_field_takes_a_day() -> None:
    query = schema()._schema.query_type
    assert query and {name for name, field in query.fields.items() if "asOf" not in field.args} == OF_NO_DAY


def culture(graph: Graph, fields: str, day: str) -> Any:
    return data(graph, f'{{ body(name: "culture", asOf: "{day}") {{ {fields} }} }}')["body"]


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2024-01-09", {}),
        ("2024-01-10", {"ag-art": "PROPOSED", "ag-draft": "DRAFT"}),
        ("2024-04-10", {"ag-art": "IN_FORCE", "ag-draft": "DRAFT"}),
        ("2024-07-01", {"ag-art": "EXPIRED", "ag-draft": "DRAFT"}),
    ],
)
def test_agreements_that_are_known_by_the_day_with_their_status(
    changed: Graph, day: str, statuses: dict[str, str]
) -> None:
    """A draft's last day has passed, but it was never in force."""
    found = culture(changed, "agreementsOwned { id status }", day)["agreementsOwned"]
    assert {each["id"]: each["status"] for each in found} == statuses
    again = culture(changed, f'agreementsOwned(asOf: "{day}") {{ id status }}', "2020")["agreementsOwned"]
    assert again == found
    proposed = culture(changed, "agreementsOwned(status: [PROPOSED]) { id }", day)["agreementsOwned"]
    assert [each["id"] for each in proposed] == [id_ for id_, s in statuses.items() if s == "PROPOSED"]


@pytest.mark.parametrize(
    ("day", "terms"),
    [("2023-12-31", ["0"]), ("2024-01-01", ["0", "1"]), ("2024-03-31", ["0", "1"]), ("2024-04-01", ["1"]),
     ("2025", ["1", "2"])],
)  # fmt: skip
def test_terms_count_on_their_days(changed: Graph, day: str, terms: list[str]) -> None:
    text = f'{{ agreement(name: "ag-art", asOf: "{day}") {{ terms {{ value }} all: terms(ever: true) {{ value }} }} }}'
    found = data(changed, text)["agreement"]
    assert sorted(each["value"] for each in found["terms"]) == terms
    assert len(found["all"]) == 3


@pytest.mark.parametrize(
    ("day", "links"),
    [
        ("2024-01-09", {}),
        ("2024-01-10", {"sl-part": True}),
        ("2024-05-31", {"sl-part": True, "sl-gone": False, "sl-next": False}),
        ("2024-06-01", {"sl-gone": False, "sl-next": False}),
        ("2024-07-01", {"sl-gone": False, "sl-next": True}),
    ],
)
def test_links_as_far_as_texts_say_by_the_day(changed: Graph, day: str, links: dict[str, bool]) -> None:
    """One ends in May, one is only proposed, one is decided for July."""
    found = culture(changed, "links { id inForce } all: links(ever: true) { id }", day)
    assert {each["id"]: each["inForce"] for each in found["links"]} == links
    assert len(found["all"]) == 3
    text = "query ($d: Date, $f: StructureFilter) { structureLinks(asOf: $d, filter: $f) { nodes { id inForce } } }"
    listed = data(changed, text, d=day)["structureLinks"]["nodes"]
    assert {each["id"]: each["inForce"] for each in listed} == links
    assert len(data(changed, text, d=day, f={"ever": True})["structureLinks"]["nodes"]) == 3


def test_titles_given_by_the_day_and_last_seen_after_it(changed: Graph) -> None:
    text = '{ person(name: "cilla", asOf: "%s") { positions { basis } ever: positions(ever: true) { basis } } }'

    def titles(day: str) -> Any:
        return data(changed, text % day)["person"]

    assert titles("2024-04-09") == {"positions": [], "ever": [{"basis": None}]}
    assert titles("2024-04-10")["positions"] == [{"basis": "SEEN"}]
    assert titles("2024-04-11")["positions"] == [{"basis": "LAST_SEEN"}]


def test_whom_a_seat_represents_on_the_day(changed: Graph) -> None:
    def of(day: str) -> Any:
        text = """query ($d: Date) { whoSitsIn(body: "culture", asOf: $d) { seats { id onBehalfOf { id } } }
            granby: organization(name: "granby", asOf: $d) { memberships { id } }
            lundby: organization(name: "lundby", asOf: $d) { memberships { id } } }"""
        found = data(changed, text, d=day)
        eva = next(s for s in found["whoSitsIn"]["seats"] if s["id"] == "m-eva-member")
        return eva["onBehalfOf"]["id"], len(found["granby"]["memberships"]), len(found["lundby"]["memberships"])

    assert of("2024-04-09") == ("granby", 1, 0)
    assert of("2024-04-10") == ("lundby", 0, 1)
    everyone = '{ organization(name: "lundby", asOf: "2024-02") { memberships(ever: true) { id } } }'
    assert len(data(changed, everyone)["organization"]["memberships"]) == 1


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2024-01-09", {}),
        ("2024-02-02", {"t-plan": ("GIVEN", False), "t-idea": ("PROPOSED", False)}),
        ("2024-04-10", {"t-plan": ("GIVEN", True), "t-idea": ("PROPOSED", False), "t-text": ("GIVEN", False)}),
        ("2024-07-10", {"t-plan": ("REPORTED", False), "t-idea": ("GIVEN", True), "t-text": ("GIVEN", False)}),
    ],
)
def test_a_proposal_is_never_overdue(changed: Graph, day: str, found: dict[str, tuple[str, bool]]) -> None:
    fields = "meetings { mandates { id status overdue } }"
    mandates = [m for meeting in culture(changed, fields, day)["meetings"] for m in meeting["mandates"]]
    assert {m["id"]: (m["status"], m["overdue"]) for m in mandates} == found
    text = '{ mandates(asOf: "%s", filter: {overdue: true}) { nodes { id } } }'
    overdue = [m["id"] for m in data(changed, text % day)["mandates"]["nodes"] if m["id"] != "t-game"]
    assert overdue == [id_ for id_, (_, late) in found.items() if late]


def test_a_day_given_again_holds_below(changed: Graph) -> None:
    text = """{ meeting(body: "culture", date: "2024-01-10", asOf: "2024-07-10") {
        mandates { id status agreement { id } } earlier: mandates(asOf: "2024-02") { id status }
        bodies { agreementsOwned(asOf: "2024-05") { status supersedes(asOf: "2024-06") { status } } } } }"""
    found = data(changed, text)["meeting"]
    assert {m["status"] for m in found["mandates"]} == {"REPORTED", "GIVEN"}
    assert {m["status"] for m in found["earlier"]} == {"GIVEN", "PROPOSED"}
    assert [a["status"] for a in found["bodies"][0]["agreementsOwned"]] == ["IN_FORCE", "DRAFT"]
