"""Popolo JSON: persons, organizations, posts and memberships, as popoloproject.com and EveryPolitician have them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from schema.errors import BadRegister
from schema.statements import StatementKind
from tests.loaders.registry import names, one, popolo, problems, read, said, words
from tests.loaders.worlds import world_of

PERSONS = [{"id": "a", "name": "Anna Lind"}, {"id": "p", "name": "Per Ek"}]
ORGANIZATIONS = [
    {"id": "r", "name": "Trafikrådet", "classification": "council", "parent_id": "k"},
    {"id": "k", "name": "Granviks kommun"},
    {"id": "s", "name": "Socialdemokraterna", "classification": "party"},
]


def file(*memberships: dict[str, Any], **more: list[dict[str, Any]]) -> bytes:
    return popolo(**{"persons": PERSONS, "organizations": ORGANIZATIONS, "memberships": list(memberships), **more})


def test_a_membership_is_a_seat() -> None:
    told = {"person_id": "a", "organization_id": "r", "on_behalf_of_id": "k", "role": "Chairperson"}
    register = read(file({**told, "start_date": "2023-01", "end_date": "2024-06-30"}), name="x.json")
    record = one(register)
    [s] = said(record, StatementKind.ELECTION)
    assert (s.get("role"), s.get("valid_from"), s.get("valid_to")) == ("CHAIR", "2023-01", "2024-06-30")
    about = {
        "person": "Anna Lind",
        "body": "Trafikrådet",
        "organization": "Granviks kommun",
        "owner": "Granviks kommun",
    }
    assert names(record, s) == about and record.kind == "REGISTER" and record.format == "popolo"
    assert words(register, s, "person") == ["Anna Lind"] and words(register, s, "valid_from") == ["2023-01"]
    assert world_of(record)


def test_posts_give_body_and_role() -> None:
    posts = [{"id": "o", "organization_id": "r", "label": "Vice ordförande"}]
    record = one(read(file({"person_id": "a", "post_id": "o", "start_date": "2023"}, posts=posts), name="x.json"))
    [s] = said(record, StatementKind.ELECTION)
    assert s.get("role") == "VICE_CHAIR" and names(record, s)["body"] == "Trafikrådet"


def test_a_party_is_no_body_but_stands_with_the_seat() -> None:
    both = (
        {"person_id": "a", "organization_id": "s"},
        {"person_id": "a", "organization_id": "r", "start_date": "2023"},
    )
    record = next(read(file(*both), name="x.json").records())
    [s] = said(record, StatementKind.ELECTION)
    assert s.get("party") == "S" and s.get("role") == "MEMBER"
    [role] = [c for c in s.evidence if c.field == "role"]
    assert role.basis == "INFERRED", "a membership without role is one of a member"


def test_everypolitician_has_terms_and_parties() -> None:
    events = [{"id": "t/1", "classification": "legislative period", "start_date": "2022-10-15", "end_date": "2026-10"}]
    told = {"person_id": "p", "organization_id": "r", "on_behalf_of_id": "s", "role": "member"}
    register = read(file({**told, "legislative_period_id": "t/1"}, events=events), name="ep-popolo-v1.0.json")
    [s] = said(one(register), StatementKind.ELECTION)
    assert (s.get("valid_from"), s.get("valid_to"), s.get("party")) == ("2022-10-15", "2026-10", "S")
    assert {c.basis for c in s.evidence if c.field == "valid_from"} == {"INFERRED"}


def test_memberships_may_stand_inside_a_person() -> None:
    inside = {"id": "i", "name": "Ida Näs", "memberships": [{"organization_id": "r", "start_date": "2023"}]}
    record = one(read(popolo(persons=[inside], organizations=ORGANIZATIONS), name="x.json"))
    [s] = said(record, StatementKind.ELECTION)
    assert names(record, s)["person"] == "Ida Näs"
    spans = sorted((p.start, p.end) for p in record.passages)
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "passages don't overlap"


def test_a_membership_without_a_person_is_a_vacant_seat() -> None:
    record = one(read(file({"organization_id": "r", "role": "member", "start_date": "2024"}), name="x.json"))
    [s] = said(record, StatementKind.SEAT)
    assert s.get("vacant") is True and s.get("valid_from") == "2024"


WRONG: dict[str, dict[str, Any]] = {
    "DANGLING": {"person_id": "nobody", "organization_id": "r", "start_date": "2023"},
    "NO_BODY": {"person_id": "a", "start_date": "2023"},
    "BAD_DATE": {"person_id": "a", "organization_id": "r", "start_date": "i våras"},
    "FROM_AFTER_TO": {"person_id": "a", "organization_id": "r", "start_date": "2024", "end_date": "2023"},
    "UNKNOWN_ROLE": {"person_id": "a", "organization_id": "r", "start_date": "2023", "role": "Chefen"},
    "NO_DAY": {"person_id": "a", "organization_id": "r"},
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_with_a_membership(code: str) -> None:
    content = file({"person_id": "p", "organization_id": "r", "start_date": "2023"}, WRONG[code])
    assert [found for _, found in problems(content, name="x.json")] == [code]


def test_all_references_that_lead_nowhere_are_told_with_their_lines() -> None:
    lost = {"person_id": "x", "organization_id": "y", "post_id": "z", "on_behalf_of_id": "q"}
    content = file(lost, {**lost, "legislative_period_id": "t"})
    found = problems(content, name="x.json")
    assert [code for _, code in found] == ["DANGLING"] * 5
    first = 1 + content.decode().split('"person_id": "x"')[0].count("\n")
    assert {line for line, _ in found} >= {first - 1}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b'{"persons": [\n{"id": 1,}\n]}', 2, "no JSON"),
        (b'{"persons": [', 1, "no JSON"),
        (b'{"persons": [], "memberships": []}', None, "no memberships"),
        (b'[{"id": 1}]', 1, "no JSON"),
        (b'{"persons": [1], "memberships": [{}]}', 1, "2 problems"),
        (b'{"persons": [{"name": "x"}, {"id": "a"}, {"id": "a"}]}', 1, "2 problems"),
        (b'{"a": ' + b"[" * 100_000, None, "deeply"),
    ],
)
def test_json_that_is_refused(content: bytes, line: int | None, words: str) -> None:
    with pytest.raises(BadRegister) as caught:
        read(content, name="x.json")
    assert words in caught.value.found and (line is None or (caught.value.where and caught.value.where.line == line))
