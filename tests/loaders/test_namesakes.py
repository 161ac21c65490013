"""Two people of one name in a register stay two, and what doesn't say which of them it means is neither's."""

from __future__ import annotations

import pytest

from loaders.derive import derive, nodes_of
from loaders.judging import SAME, Judgements, judgement
from loaders.resolving.state import Doc
from loaders.world import World
from schema.statements import DocumentRecord, MentionKind
from tests.loaders.registry import read, table
from tests.loaders.worlds import world_of

IDS = "Person-id;Namn;Organ;Befattning;Organisation;Från;Till"
PARTIES = "Namn;Organ;Befattning;Parti;Organisation;Från;Till"


def records(*rows: str, head: str, date: str = "2024-05-01") -> list[DocumentRecord]:
    return list(read(table(*rows, head=head), date=date).records())


def people(world: World, name: str = "Anna Lind") -> list[int]:
    """How many seats each person of the name holds."""
    seats = [e.source for e in world.edges if e.type == "HAS_MEMBERSHIP"]
    return sorted(seats.count(p.id) for p in nodes_of(world, "Person") if getattr(p, "name", None) == name)


TWO = (
    "17;Anna Lind;Trafikrådet;Ledamot;Granviks kommun;2023-01-01;2026-12-31",
    "18;Anna Lind;Trafikrådet;Ledamot;Granviks kommun;2023-01-01;2026-12-31",
    "18;Anna Lind;Skolrådet;Ordförande;Granviks kommun;2023-01-01;2026-12-31",
)


def test_different_numbers_are_different_people() -> None:
    found = records(*TWO, head=IDS)
    assert people(world_of(*found)) == [1, 2], "18 is the same in both bodies"
    assert not [d for r in found for d in r.doubts], "nothing is doubtful"


def test_who_has_no_number_is_neither_of_the_two() -> None:
    other = records("Anna Lind;Trafikrådet;Ledamot;S;Granviks kommun;2023-01-01;2026-12-31", head=PARTIES)
    assert people(world_of(*records(*TWO, head=IDS), *other)) == [1, 1, 2]


def test_who_has_the_only_number_is_whom_others_mean() -> None:
    other = records("Anna Lind;Skolrådet;Ordförande;S;Granviks kommun;2023-01-01;2026-12-31", head=PARTIES)
    assert people(world_of(*records(*TWO[1:], head=IDS), *other)) == [2]


def test_a_later_register_has_the_same_two() -> None:
    later = records(*TWO, head=IDS, date="2025-05-01")
    assert people(world_of(*records(*TWO[:2], head=IDS), *later)) == [1, 2]


def test_nobody_is_joined_through_a_third() -> None:
    """Who may be either of two by one tie each isn't what makes them one."""
    apart = records(
        "17;Anna Lind;Kulturrådet;Ledamot;Granviks kommun;2023-01-01;2026-12-31",
        "18;Anna Lind;Miljörådet;Ledamot;Lindås kommun;2023-01-01;2026-12-31",
        head=IDS,
    )
    third = records(
        "Anna Lind;Kulturrådet;Ordförande;;Tallmo kommun;2020-01-01;2022-12-31",
        "Anna Lind;Miljörådet;Ordförande;;Tallmo kommun;2020-01-01;2022-12-31",
        head=PARTIES,
    )
    assert len(people(world_of(*third))) == 1
    assert len(people(world_of(*apart, *third))) == 2


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("Ledamot;S;Granviks kommun;2023-01-01;2026-12-31", "Ledamot;M;Granviks kommun;2023-01-01;2026-12-31", 2),
        ("Ledamot;S;Granviks kommun;2023-01-01;2026-12-31", "Ledamot;S;Lindås kommun;2024-01-01;2026-12-31", 2),
        ("Ledamot;S;Granviks kommun;2019-01-01;2022-12-31", "Ledamot;M;Granviks kommun;2023-01-01;2026-12-31", 1),
        ("Ledamot;S;Granviks kommun;2023-01-01;2026-12-31", "Ledamot;;Granviks kommun;2023-01-01;2025-12-31", 1),
        ("Ledamot;S;Granviks kommun;2023-01-01;2026-12-31", "Ordförande;M;Granviks kommun;2023-01-01;2026-12-31", 1),
        ("Ledamot;S;Granviks kommun;;", "Ledamot;M;Granviks kommun;;", 2),
    ],
)
def test_rows_that_contradict_each_other_are_of_two_people(one: str, other: str, number: int) -> None:
    found = records(f"Anna Lind;Trafikrådet;{one}", f"Anna Lind;Trafikrådet;{other}", head=PARTIES)
    assert len(people(world_of(*found))) == number
    assert [code for r in found for code, _, _ in r.doubts] == ["SAME_NAME"] * (number - 1)


def test_a_judgement_joins_what_a_register_tells_apart() -> None:
    found = records(*TWO, head=IDS)
    ids = sorted(m.id for r in found for m in r.mentions if m.kind == MentionKind.PERSON)
    said = [judgement(ids[0], other, SAME, by="Vera Holm", at="2026-01-01") for other in ids[1:]]
    docs = [Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in found]
    assert people(derive(docs, Judgements(said))) == [2]
