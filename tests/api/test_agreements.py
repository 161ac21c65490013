"""Agreements, money, structure and stances: what the API answers about the invented world, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from queries.graph import Graph
from tests.api.agreements import HOME
from tests.api.world import data, error


def agreement(graph: Graph, fields: str, as_of: str | None = None, name: str = HOME) -> Any:
    text = f"query ($name: String!, $asOf: Date) {{ agreement(name: $name, asOf: $asOf) {{ {fields} }} }}"
    return data(graph, text, name=name, asOf=as_of)["agreement"]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2023-11-30", None),
        ("2023-12-01", "PROPOSED"),
        ("2024-02-01", "IN_FORCE"),
        ("2024-05-31", "IN_FORCE"),
        ("2024-06-01", "EXPIRED"),
    ],
)
def test_the_status_of_an_agreement_is_that_of_the_day(filled: Graph, day: str, status: str | None) -> None:
    assert agreement(filled, "status", day) == {"status": status}


def test_an_agreement_with_its_parties_terms_and_places(filled: Graph) -> None:
    found = agreement(
        filled,
        """name kind validFrom validTo statuses { from status } parties { name } ownedBy { __typename name }
        supersedes { name supersededBy { name } } terms { what value unit validFrom agreement { name } }
        items { title agreements { id } } meetings { id agreements { id } }""",
    )
    assert found["kind"] == "överenskommelse" and (found["validFrom"], found["validTo"]) == ("2024-02", "2024-05")
    assert [s["status"] for s in found["statuses"]] == ["PROPOSED", "IN_FORCE"]
    assert [p["name"] for p in found["parties"]] == ["Granviks kommun", "Region Ekmark"]
    assert found["ownedBy"][0]["__typename"] == "Body"
    assert found["supersedes"][0]["supersededBy"] == [{"name": HOME}]
    assert found["terms"] == [
        {"what": "väntetid", "value": "3,0", "unit": "dagar", "validFrom": "2024", "agreement": {"name": HOME}}
    ]
    assert found["items"] == [{"title": "Läget i vården", "agreements": [{"id": "ag-home"}]}]
    assert found["meetings"] == [{"id": "march", "agreements": [{"id": "ag-home"}]}]


def test_who_decides_next_is_the_first_step_after_a_day(filled: Graph) -> None:
    assert [s["id"] for s in agreement(filled, "steps { id }")["steps"]] == ["t-step-1", "t-step-2"]
    found = agreement(
        filled, 'steps(after: "2024-05-17", first: 1) { due holders { actor { name } } agreement { id } }'
    )
    assert found["steps"][0]["due"] == "2024-06-20" and found["steps"][0]["agreement"] == {"id": "ag-home"}
    assert found["steps"][0]["holders"][0]["actor"]["name"] == "Rådet för vård och omsorg"
    assert agreement(filled, 'steps(until: "2024-01-31", status: [DONE]) { id }')["steps"] == [{"id": "t-step-1"}]
    assert agreement(filled, 'steps(after: "2024-06-20") { id }')["steps"] == []


def test_an_agreement_by_some_of_its_words_and_the_nearest_when_none_fits(filled: Graph) -> None:
    assert agreement(filled, "id", name="överenskommelse hemmet") == {"id": "ag-home"}
    found = error(filled, '{ agreement(name: "vård i") { id } }')
    assert found["extensions"]["code"] == "AMBIGUOUS_NAME"
    found = error(filled, '{ agreement(name: "Folkhälsopolicy") { id } }')
    assert found["extensions"]["code"] == "NOT_FOUND" and "Folkhälsoplan" in str(found["extensions"])


def test_lists_of_agreements(filled: Graph) -> None:
    def ids(filter_: str, as_of: str = "2024-06-01") -> list[str]:
        found = data(filled, f'{{ agreements(filter: {{{filter_}}}, asOf: "{as_of}") {{ nodes {{ id }} }} }}')
        return [node["id"] for node in found["agreements"]["nodes"]]

    assert ids("") == ["ag-old", "ag-plan", "ag-home"]
    assert ids("status: [EXPIRED]") == ["ag-home"] and ids("status: [EXPIRED]", "2024-03-01") == []
    assert ids('party: "Granviks kommun"') == ["ag-home"] and ids('kind: ["plan"]') == ["ag-plan"]
    assert ids('endsBefore: "2024-06-01"') == ["ag-home"] and ids('name: "vård"', "2023-01-01") == []


def test_money_by_recipient_kind_and_days(filled: Graph) -> None:
    text = "query ($f: FundingFilter) { funding(filter: $f) { nodes { id amount currency } totalCount } }"

    def ids(**filter_: Any) -> list[str]:
        return [node["id"] for node in data(filled, text, f=filter_)["funding"]["nodes"]]

    assert ids() == ["fu-pot", "fu-grant"] and ids(recipient="Granviks kommun") == ["fu-grant"]
    assert ids(kind=["POT"]) == ["fu-pot"] and ids(to="2024-04") == ["fu-grant"] and ids(year=2024) == ["fu-grant"]
    assert ids(text="medel") == ["fu-pot"]
    found = data(filled, '{ organization(name: "granvik") { funding { amount decidedBy { name } item { number } } } }')
    assert found["organization"]["funding"] == [
        {"amount": 40000.0, "decidedBy": [{"name": "Rådet för vård och omsorg"}], "item": {"number": "§ 1"}}
    ]


def test_structure_from_both_ends(filled: Graph) -> None:
    fields = "id kind source { name } target { name }"
    text = f"query ($f: StructureFilter) {{ structureLinks(filter: $f) {{ nodes {{ {fields} }} }} }}"

    def ids(**filter_: Any) -> list[str]:
        return [node["id"] for node in data(filled, text, f=filter_)["structureLinks"]["nodes"]]

    assert ids() == ["sl-gone", "sl-part"] and ids(status=["PROPOSED"]) == ["sl-gone"]
    assert ids(actor="Granviks kommun") == ["sl-part"] and ids(actor="board-granvik") == ["sl-part"]
    found = data(filled, '{ organization(name: "granvik") { linkedFrom { source { __typename id } } } }')
    assert found["organization"]["linkedFrom"] == [{"source": {"__typename": "Body", "id": "board-granvik"}}]


def test_stances_and_who_is_spoken_of(filled: Graph) -> None:
    found = data(filled, '{ decision(id: "d-1") { stances { kind text person { name } meeting { id } } } }')
    assert found["decision"]["stances"] == [
        {
            "kind": "RESERVATION",
            "text": "Bo Lind reserverar sig.",
            "person": {"name": "Bo Lind"},
            "meeting": {"id": "march"},
        }
    ]
    found = data(
        filled, '{ body(name: "council") { items { id speaksOf { name } } } person(name: "bo") { stances { id } } }'
    )
    assert found["body"]["items"] == [{"id": "i-2", "speaksOf": [{"name": "Rådet för vård och omsorg"}]}]
    assert found["person"]["stances"] == [{"id": "sc-bo"}]


def test_anything_of_these_by_its_id_and_by_search(filled: Graph) -> None:
    for id_, type_ in (("ag-home", "Agreement"), ("te-days", "Term"), ("fu-pot", "Funding"), ("sc-bo", "Stance")):
        assert data(filled, f'{{ node(id: "{id_}") {{ __typename id }} }}')["node"]["__typename"] == type_
    assert data(filled, '{ search(text: "hemmet", kinds: [AGREEMENT]) { name } }')["search"] == [
        {"name": "Avtal om vård i hemmet"},
        {"name": HOME},
    ]
