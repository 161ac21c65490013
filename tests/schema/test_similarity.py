"""How alike two names are: what a pair is offered for, and what it is never offered for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.similarity import Known, Reason, likeness, near_keys, skeleton


def alike(label: str, left: str, right: str, *, scanned: bool = False) -> tuple[Reason, ...]:
    return likeness(label, Known(left, scanned), Known(right)).reasons


@pytest.mark.parametrize(
    ("left", "right", "scanned", "reason"),
    [
        ("Anna Lind", "Anna Lind", False, Reason.SAME_NAME),
        ("Karin Bergh", "Karin Berg", False, Reason.NEAR_SPELLING),
        ("K Berg", "Karin Berg", False, Reason.INITIAL),
        ("Anna Maria Lind", "Anna Lind", False, Reason.NAME_MORE),
        ("Anna Lind", "Anna Lind Ask", False, Reason.NAME_MORE),
        ("Karin Holmgvist", "Karin Holmqvist", True, Reason.NEAR_SPELLING),
        ("Ella Sundvust", "Ella Sjundqvist", True, Reason.NEAR_SPELLING),
    ],
)
def test_people_that_may_be_one(left: str, right: str, scanned: bool, reason: Reason) -> None:
    assert reason in alike("Person", left, right, scanned=scanned)
    assert near_keys("Person", left, "X") & near_keys("Person", right, "X")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anna Lind", "Eva Lind"),
        ("Anna Lind", "Anna Berg"),
        ("Anna Maria Lind", "Anna Karin Lind"),
        ("Mia Lind", "Pia-Maja Lind"),
        ("Anna Lind", "Anna"),
    ],
)
def test_people_who_are_not_offered(left: str, right: str) -> None:
    assert alike("Person", left, right) == ()


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Styrgruppen för simhallen", "Styrgrupp simhallen", Reason.SAME_WORDS),
        ("Granvks kommun", "Granviks kommun", Reason.NEAR_SPELLING),
        ("Rådet för vård", "Rådet för vård i hemmet", Reason.WORDS_CONTAINED),
        ("Länets Omsorgs Råd", "LOR", Reason.ABBREVIATION),
    ],
)
def test_others_that_may_be_one(left: str, right: str, reason: Reason) -> None:
    assert reason in alike("Body", left, right)
    assert near_keys("Body", left, "X") & near_keys("Body", right, "X")


def test_numbers_codes_and_owners_keep_apart() -> None:
    assert alike("Body", "Arbetsgrupp 1 skola", "Arbetsgrupp 2 skola") == ()
    assert alike("Agreement", "Avtal om resor 2023", "Avtal om resor 2024") == ()
    one, other = Known("Kommunstyrelsen", apart="a"), Known("Kommunstyrelsen", apart="b")
    assert likeness("Body", one, other).score == 0 and likeness("Body", one, Known("Kommunstyrelsen")).score


def test_ties_raise_the_score_and_other_ties_lower_it() -> None:
    here, there = frozenset({"x"}), frozenset({"y"})
    plain = likeness("Person", Known("Anna Lind"), Known("Anna Lind")).score
    assert likeness("Person", Known("Anna Lind", False, here), Known("Anna Lind", False, here)).score > plain
    assert likeness("Person", Known("Anna Lind", False, here), Known("Anna Lind", False, there)).score < plain


def test_keys_never_meet_over_counties_or_labels() -> None:
    assert not near_keys("Person", "Anna Lind", "X") & near_keys("Person", "Anna Lind", "Y")
    assert not near_keys("Body", "Rådet", "X") & near_keys("Organization", "Rådet", "X")


def test_letters_that_a_scan_confuses() -> None:
    assert skeleton("Malrnström") == skeleton("Malmstrom")
    assert skeleton("Lind") == skeleton("1ind") == skeleton("|ind")


NAMES = st.lists(
    st.sampled_from(["anna", "eva", "lind", "linde", "berg", "bergh", "a", "karin", "2", "råd", "grupp"]),
    min_size=0,
    max_size=4,
)


@settings(max_examples=150)
@given(st.sampled_from(["Person", "Body", "Agreement"]), NAMES, NAMES, st.booleans())
def test_likeness_is_symmetric_and_bounded(label: str, a: list[str], b: list[str], scanned: bool) -> None:
    left, right = Known(" ".join(a), scanned), Known(" ".join(b))
    found = likeness(label, left, right)
    assert found == likeness(label, right, left)
    assert 0 <= found.score < 1 and bool(found.score) == bool(found.reasons)


@given(st.text(alphabet="abdfgijlmnoprvw1506| ", max_size=12))
def test_a_skeleton_is_its_own(name: str) -> None:
    assert skeleton(skeleton(name)) == skeleton(name)
