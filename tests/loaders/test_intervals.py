"""When a seat holds: the rules one by one, and against the definition in plain words on histories drawn at random."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.derive import derive
from loaders.intervals import Held, RosterSeen, Stated, held
from loaders.resolving.state import Doc
from loaders.world import World
from schema.nodes import Membership
from schema.period import BEGINNING, OPEN, Basis, Interval, day_after
from schema.statements import StatementKind
from tests.loaders.definition import Election, Listing, Told
from tests.loaders.sittings import DAYS, random_history

ME = ("anna", "MEMBER")


def roster(date: str, complete: bool, *seats: tuple[str, str], roles: tuple[str, ...] = ("MEMBER",)) -> RosterSeen:
    return RosterSeen(date, complete, frozenset(roles), frozenset(seats), frozenset(p for p, _ in seats))


def lists(day: str, complete: bool = True) -> RosterSeen:
    return roster(day, complete, ME)


def leaves_out(day: str) -> RosterSeen:
    return roster(day, True, ("per", "MEMBER"))


def times(rosters: list[RosterSeen], *stated: Stated) -> list[tuple[str, str, str]]:
    """When anna's seat holds or was last seen, in order."""
    found = held(*ME, rosters, stated)
    return sorted((i.start, i.end, i.basis.value) for i in (*found.intervals, *found.apart))


def test_an_election_holds_from_its_day_until_further_notice() -> None:
    assert times([], Stated("2024-05-17", None)) == [("2024-05-17", OPEN, "STATED")]


def test_a_stated_end_is_the_last_day() -> None:
    assert times([], Stated("2007-01-08", "2010-12")) == [("2007-01-08", "2010-12-31", "STATED")]


def test_a_later_complete_roster_that_leaves_out_ends_it_the_day_before() -> None:
    out = leaves_out("2024-06-01")
    assert times([lists("2024-03-01"), out]) == [("2024-03-01", "2024-05-31", "ROSTER")]
    assert times([out], Stated("2024-01-01", None)) == [("2024-01-01", "2024-05-31", "STATED")]


def test_a_roster_between_the_election_and_its_first_day_says_nothing_of_it() -> None:
    elected = Stated("2024-07-01", None, said="2024-05-01")
    assert times([leaves_out("2024-06-01")], elected) == [("2024-07-01", OPEN, "STATED")]
    assert times([leaves_out("2024-07-01")], elected) == [("2024-07-01", OPEN, "STATED")]


def test_a_roster_of_an_earlier_day_does_not_speak_against_what_a_later_text_states() -> None:
    assert times([leaves_out("2024-03-01")], Stated("2024-01-01", None, said="2024-06-01")) == [
        ("2024-01-01", OPEN, "STATED")
    ]


def test_a_roster_that_does_not_list_the_role_says_nothing() -> None:
    found = held(
        "anna",
        "SUBSTITUTE",
        [
            roster("2024-03-01", True, ("anna", "SUBSTITUTE"), roles=("SUBSTITUTE",)),
            roster("2024-06-01", True, ("per", "MEMBER")),
        ],
        [],
    )
    assert found == Held((Interval("2024-03-01", OPEN, Basis.ROSTER),), ())


def test_a_chair_who_is_listed_as_member_is_still_chair_and_one_who_is_not_listed_at_all_is_none() -> None:
    elected = [Stated("2024-01-01", None)]
    assert held("anna", "CHAIR", [lists("2024-06-01")], elected).intervals[0].end == OPEN
    assert held("anna", "CHAIR", [leaves_out("2024-06-01")], elected).intervals[0].end == "2024-05-31"


def test_an_incomplete_list_holds_between_sightings_only_and_is_last_seen_after_them() -> None:
    assert times([lists("2024-01-10", False), lists("2024-03-10", False)]) == [
        ("2024-01-10", "2024-03-10", "SEEN"),
        ("2024-03-11", OPEN, "LAST_SEEN"),
    ]


def test_last_seen_ends_where_a_complete_roster_leaves_out_or_a_text_ends_the_seat() -> None:
    seen = lists("2024-01-10", False)
    assert times([seen, leaves_out("2024-03-01")])[1] == ("2024-01-11", "2024-02-29", "LAST_SEEN")
    assert times([seen], Stated("2024-02-01", "2024-02-29"))[1:] == [
        ("2024-01-11", "2024-01-31", "LAST_SEEN"),
        ("2024-02-01", "2024-02-29", "STATED"),
    ]


def test_a_chair_last_seen_is_left_out_by_a_complete_roster_without_them() -> None:
    chair = roster("2024-01-10", False, ("anna", "CHAIR"), roles=("CHAIR",))
    found = held("anna", "CHAIR", [chair, leaves_out("2024-03-01")], [])
    assert found.apart == (Interval("2024-01-11", "2024-02-29", Basis.LAST_SEEN),)


def test_a_gap_and_a_return_are_two_intervals() -> None:
    assert times([lists("2024-01-10"), leaves_out("2024-02-10"), lists("2024-03-10")]) == [
        ("2024-01-10", "2024-02-09", "ROSTER"),
        ("2024-03-10", OPEN, "ROSTER"),
    ]


def test_a_roster_goes_past_a_stated_end_only_when_one_on_or_after_it_lists_the_seat() -> None:
    elected = Stated("2024-01-01", "2024-05-31")
    term = ("2024-01-01", "2024-05-31", "STATED")
    assert times([lists("2024-03-01")], elected) == [term]
    for day in ("2024-05-31", "2024-06-30"):
        assert times([lists("2024-03-01"), lists(day)], elected) == [term, ("2024-06-01", OPEN, "ROSTER")]
    assert times([lists("2024-06-30")], elected) == [term, ("2024-06-30", OPEN, "ROSTER")]


people = st.sampled_from(["anna", "per"])
roles = st.sampled_from(["MEMBER", "CHAIR"])
days = st.sampled_from([(dt.date(2024, 1, 1) + dt.timedelta(days=i)).isoformat() for i in range(0, 36, 3)])
rosters = st.lists(
    st.builds(
        lambda day, complete, seats, listed: roster(day, complete, *seats, roles=tuple(listed)),
        days,
        st.booleans(),
        st.lists(st.tuples(people, roles), max_size=3),
        st.sets(roles),
    ),
    max_size=6,
)
stated = st.lists(st.builds(Stated, st.none() | days, st.none() | days, st.none() | days), max_size=2)
EVERY_DAY = [(dt.date(2023, 12, 28) + dt.timedelta(days=i)).isoformat() for i in range(48)]


@settings(max_examples=200, deadline=None)
@given(rosters, stated, people, roles)
def test_the_intervals_are_what_the_definition_says_on_every_day(
    rosters: list[RosterSeen], stated: list[Stated], person: str, role: str
) -> None:
    found = held(person, role, rosters, stated)
    for times in found:
        assert all(a.end < b.start for a, b in pairwise(times))
    told = Told(
        [Listing(r.date, r.seats, r.complete, r.roles) for r in rosters],
        [Election((person, role), s.said, s.start, s.end) for s in stated],
    )
    for day in EVERY_DAY:
        holding = [i.basis.value for times in found for i in times if i.holds(day)]
        assert holding == [b for b in [told.basis((person, role), day)] if b], day


@settings(max_examples=50, deadline=None)
@given(rosters, stated, st.randoms())
def test_the_order_of_rosters_does_not_matter(rosters: list[RosterSeen], stated: list[Stated], random: object) -> None:
    shuffled = list(rosters)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert held(*ME, rosters, stated) == held(*ME, shuffled, stated)


AROUND = sorted(
    {(dt.date.fromisoformat(day) + dt.timedelta(days=n)).isoformat() for day in DAYS for n in (-1, 0, 1)}
    | {BEGINNING, "2030-01-01"}
)


def seats_of(world: World) -> dict[tuple[str, str, str], Membership]:
    """(body, person, role) -> the seat, by names."""
    body = {e.source: world.nodes[e.target].name for e in world.edges if e.type == "IN_BODY"}  # type: ignore[attr-defined]
    holders = {e.target: world.nodes[e.source].name for e in world.edges if e.type == "HAS_MEMBERSHIP"}  # type: ignore[attr-defined]
    seats = [node for node in world.nodes.values() if isinstance(node, Membership)]
    return {(body[m.id], holders[m.id], m.role): m for m in seats}


def basis(seat: Membership | None, day: str) -> str | None:
    if seat is None:
        return None
    held = zip(seat.held_from, seat.held_to, seat.held_basis, strict=True)
    apart = ((a, b, "LAST_SEEN") for a, b in zip(seat.apart_from, seat.apart_to, strict=True))
    return next((basis for start, end, basis in (*held, *apart) if start <= day <= end), None)


@pytest.mark.parametrize("hundred", range(10))
def test_a_thousand_histories_are_derived_as_the_definition_says(hundred: int) -> None:
    """Documents of two bodies, derived as a whole, on each day around which anything happens."""
    for number in range(100):
        docs, told = random_history(Random(f"sittings/{hundred}/{number}"))
        seats = seats_of(derive(docs))
        for body, tale in told.items():
            named = {s for each in tale.listings for s in each.seats} | {e.seat for e in tale.elections}
            assert {(person, role) for of, person, role in seats if of == body} == named
            for person, role in named:
                seat = seats[(body, person, role)]
                found = {day: basis(seat, day) for day in AROUND}
                assert found == {day: tale.basis((person, role), day) for day in AROUND}, (hundred, number)


def meetings_of(docs: Sequence[Doc]) -> dict[str, str]:
    """document -> the statement of its meeting."""
    return {doc.id: s.id for doc in docs for s in doc.statements if s.kind == StatementKind.MEETING}


def meeting_of(world: World, statement: str) -> str:
    """The only meeting that rests on a statement."""
    [meeting] = [
        e.source
        for e in world.edges
        if e.type == "ACCORDING_TO" and e.target == statement and world.nodes[e.source].label == "Meeting"
    ]
    return meeting


def test_the_histories_hold_what_they_promise() -> None:
    """Each basis, gaps with returns, seats left out, and meetings of two bodies, each often enough to count."""
    found: Counter[str] = Counter()
    for number in range(100):
        docs, told = random_history(Random(f"sittings/0/{number}"))
        world = derive(docs)
        of = Counter(e.source for e in world.edges if e.type == "OF_BODY" and world.nodes[e.source].label == "Meeting")
        joint = {doc for doc, s in meetings_of(docs).items() if of[meeting_of(world, s)] == 2}
        lists = Counter(s.document for doc in docs for s in doc.statements if s.kind == StatementKind.ROSTER)
        found["joint"] += any(lists[doc] == 2 for doc in joint)
        found["joint, one list"] += any(not lists[doc] for doc in joint)
        for seat in seats_of(world).values():
            found.update({*seat.held_basis, *(("LAST_SEEN",) if seat.apart_from else ())})
            found["gap"] += any(b > day_after(a) for a, b in zip(seat.held_to, seat.held_from[1:], strict=False))
        for tale in told.values():
            found["left out"] += sum(each.leaves_out(e.seat) for each in tale.listings for e in tale.elections)
    kinds = ("STATED", "ROSTER", "SEEN", "LAST_SEEN", "gap", "left out", "joint", "joint, one list")
    assert all(found[kind] >= 20 for kind in kinds), found
