"""A full name that is rare by the statistics of names is one person in a county, unless two organisations are told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from loaders.affected import affected
from loaders.derive import derive
from loaders.known import Change
from loaders.rarity import is_rare
from loaders.resolving.state import Doc
from loaders.world import difference
from schema.identity import name_key, search_key
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord
from tests.loaders.known import KnownDocuments

RARE, COMMON = "Ylva Tornhem", "Maria Johansson"


@pytest.mark.parametrize("name", [RARE, "Ylva Marie Tornhem", "Sigbritt Tornhem-Ros"])
def test_rare(name: str) -> None:
    assert is_rare(search_key(name))


@pytest.mark.parametrize(
    "name", [COMMON, "Tyra-Lisa Andersson", "Anna Tornhem", "Erik Lindqvist", "Ylva", "Tornhem", "", "Maria Ali"]
)
def test_not_rare(name: str) -> None:
    assert not is_rare(search_key(name))


def doc(number: int, name: str, body: str, place: str = "", *, scanned: bool = False, county: str | None = "A") -> Doc:
    """A list with one person, of another body than the other documents' lists."""
    id_ = f"d{number}"
    who = MentionRecord(id_, MentionKind.PERSON, name, name, search_key(name), scanned=scanned)
    of = MentionRecord(id_, MentionKind.BODY, body, body, name_key(body), "COUNCIL")
    where = MentionRecord(id_, MentionKind.ORGANIZATION, place, place, name_key(place), "MUNICIPALITY")
    about = (("person", who.id), ("body", of.id), *((("organization", where.id),) if place else ()))
    values = {"attendance": "PRESENT", "capacity": "member", "position": 0}
    row = StatementRecord(id_, StatementKind.ROSTER_ROW, 0, "test", values, about)
    return Doc(id_, f"2024-0{number}-01", county, (who, of, *((where,) if place else ())), (row,))


def people(docs: Sequence[Doc]) -> int:
    return sum(n.label == "Person" for n in derive(docs).nodes.values())


BARE = doc(1, RARE, "Vattenrådet")


@pytest.mark.parametrize(
    "docs",
    [
        [BARE, doc(2, RARE, "Kulturforum")],
        [BARE, doc(2, RARE, "Kulturforum", "Granviks kommun")],
        [doc(1, RARE, "Vattenrådet", "Granviks kommun"), doc(2, RARE, "Kulturforum"), doc(3, RARE, "Energiforum")],
    ],
)
def test_one(docs: Sequence[Doc]) -> None:
    assert people(docs) == 1


@pytest.mark.parametrize(
    "docs",
    [
        [doc(1, COMMON, "Vattenrådet"), doc(2, COMMON, "Kulturforum")],
        [BARE, doc(2, RARE, "Kulturforum", county="B")],
        [doc(1, RARE, "Vattenrådet", county=None), doc(2, RARE, "Kulturforum", county=None)],
        [BARE, doc(2, RARE, "Kulturforum", scanned=True)],  # what a scan has may be another name
        [doc(1, RARE, "Vattenrådet", "Granviks kommun"), doc(2, RARE, "Kulturforum", "Lindås kommun")],
    ],
)
def test_two(docs: Sequence[Doc]) -> None:
    assert people(docs) == 2


def test_it_says_why() -> None:
    reasons = [dict(e.properties).get("reason") for e in derive([BARE, doc(2, RARE, "Kulturforum")]).edges]
    assert "rare_name_same_county" in reasons


def test_a_second_organisation_parts_them_in_any_order() -> None:
    docs = [BARE, doc(2, RARE, "Kulturforum", "Granviks kommun"), doc(3, RARE, "Energiforum", "Lindås kommun")]
    assert people(docs) == 3
    whole = derive(docs)
    for order in permutations(docs):
        *before, last = order
        follows = difference(*affected(KnownDocuments(before, derive(before)), Change(added=[last])))
        assert follows == difference(derive(before), whole)
