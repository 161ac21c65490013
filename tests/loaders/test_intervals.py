"""When a seat holds, against the definition in plain words, on histories drawn at random."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.intervals import RosterSeen, Stated, held
from schema.period import OPEN, Basis, Interval

DAYS = [(dt.date(2024, 1, 1) + dt.timedelta(days=i)).isoformat() for i in range(0, 60, 3)]
EVERY_DAY = [(dt.date(2023, 12, 20) + dt.timedelta(days=i)).isoformat() for i in range(90)]


def roster(date: str, complete: bool, *seats: tuple[str, str], roles: tuple[str, ...] = ("MEMBER",)) -> RosterSeen:
    return RosterSeen(date, complete, frozenset(roles), frozenset(seats), frozenset(p for p, _ in seats))


ME = ("anna", "MEMBER")


def test_an_election_holds_from_its_day_until_further_notice() -> None:
    assert held("anna", "CHAIR", [], [Stated("2024-05-17", None)]) == (
        (Interval("2024-05-17", OPEN, Basis.STATED),),
        False,
    )


def test_a_stated_end_is_the_last_day() -> None:
    found, _ = held("anna", "CHAIR", [], [Stated("2007-01-08", "2010-12")])
    assert found == (Interval("2007-01-08", "2010-12-31", Basis.STATED),)


def test_a_later_complete_roster_that_leaves_out_ends_it_the_day_before() -> None:
    found, cut = held(*ME, [roster("2024-03-01", True, ME), roster("2024-06-01", True, ("per", "MEMBER"))], [])
    assert found == (Interval("2024-03-01", "2024-05-31", Basis.ROSTER),) and not cut
    found, cut = held(*ME, [roster("2024-06-01", True, ("per", "MEMBER"))], [Stated("2024-01-01", None)])
    assert found == (Interval("2024-01-01", "2024-05-31", Basis.STATED),) and cut


def test_a_roster_that_does_not_list_the_role_says_nothing() -> None:
    found, _ = held(
        "anna",
        "SUBSTITUTE",
        [
            roster("2024-03-01", True, ("anna", "SUBSTITUTE"), roles=("SUBSTITUTE",)),
            roster("2024-06-01", True, ("per", "MEMBER")),
        ],
        [],
    )
    assert found == (Interval("2024-03-01", OPEN, Basis.ROSTER),)


def test_a_chair_who_is_listed_as_member_is_still_chair_and_one_who_is_not_listed_at_all_is_none() -> None:
    elected = [Stated("2024-01-01", None)]
    assert held("anna", "CHAIR", [roster("2024-06-01", True, ME)], elected)[0][0].end == OPEN
    assert held("anna", "CHAIR", [roster("2024-06-01", True, ("per", "MEMBER"))], elected)[0][0].end == "2024-05-31"


def test_an_incomplete_list_holds_between_sightings_only() -> None:
    found, _ = held(*ME, [roster("2024-01-10", False, ME), roster("2024-03-10", False, ME)], [])
    assert found == (Interval("2024-01-10", "2024-03-10", Basis.SEEN),)


def test_a_gap_and_a_return_are_two_intervals() -> None:
    found, _ = held(
        *ME,
        [roster("2024-01-10", True, ME), roster("2024-02-10", True, ("per", "MEMBER")), roster("2024-03-10", True, ME)],
        [],
    )
    assert found == (Interval("2024-01-10", "2024-02-09", Basis.ROSTER), Interval("2024-03-10", OPEN, Basis.ROSTER))


def test_a_roster_on_or_after_a_stated_end_goes_on_from_there() -> None:
    found, _ = held(*ME, [roster("2024-06-30", True, ME)], [Stated("2024-01-01", "2024-05-31")])
    assert found == (Interval("2024-01-01", "2024-05-31", Basis.STATED), Interval("2024-06-30", OPEN, Basis.ROSTER))


people = st.sampled_from(["anna", "per"])
seats = st.lists(st.tuples(people, st.sampled_from(["MEMBER", "CHAIR"])), max_size=3)
rosters = st.lists(
    st.builds(
        lambda day, complete, s, roles: roster(day, complete, *s, roles=tuple({*roles, *(r for _, r in s)})),
        st.sampled_from(DAYS),
        st.booleans(),
        seats,
        st.sets(st.sampled_from(["MEMBER", "CHAIR"])),
    ),
    max_size=6,
)
stated = st.lists(
    st.builds(lambda a, b: Stated(min(a, b), max(a, b)), st.sampled_from(DAYS), st.sampled_from(DAYS))
    | st.builds(lambda a: Stated(a, None), st.sampled_from(DAYS)),
    max_size=2,
)


def says(day: str, person: str, role: str, rosters: list[RosterSeen], stated: list[Stated]) -> Basis | None:
    """The definition, day by day: the strongest reason for which the seat holds on that day."""
    seen = {r.date for r in rosters if (person, role) in r.seats}
    outs = {r.date for r in rosters if r.leaves_out(person, role)} - seen
    for s in stated:
        start, end = s.start or "", s.end or OPEN
        if start <= day <= end and not any(start < out <= day for out in outs):
            return Basis.STATED
    complete = {r.date for r in rosters if r.complete and (person, role) in r.seats}
    last_out = max((o for o in outs if o <= day), default="")
    if any(last_out < c <= day for c in complete):
        return Basis.ROSTER
    before = [d for d in seen if last_out < d <= day]
    after = [d for d in seen if d >= day]
    if before and after and not any(max(before) < out < min(after) for out in outs) and day not in outs:
        return Basis.SEEN
    return None


@settings(max_examples=400, deadline=None)
@given(rosters, stated, people, st.sampled_from(["MEMBER", "CHAIR"]))
def test_the_intervals_are_what_the_definition_says_on_every_day(
    rosters: list[RosterSeen], stated: list[Stated], person: str, role: str
) -> None:
    found, _ = held(person, role, rosters, stated)
    for a, b in pairwise(found):
        assert a.end < b.start
    for day in EVERY_DAY:
        holding = [i.basis for i in found if i.holds(day)]
        assert holding == [b for b in [says(day, person, role, rosters, stated)] if b], day


@settings(max_examples=100, deadline=None)
@given(rosters, stated, st.randoms())
def test_the_order_of_rosters_does_not_matter(rosters: list[RosterSeen], stated: list[Stated], random: object) -> None:
    shuffled = list(rosters)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert held("anna", "MEMBER", rosters, stated) == held("anna", "MEMBER", shuffled, stated)
