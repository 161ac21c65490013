"""Judgements on paper: which are in force, and which new one contradicts them, by which chain."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.entries import Entry, EntryKind, Side, in_force
from loaders.judgements import Judged, compare, node, pair
from schema.errors import BadJudgement, ConflictingJudgement


def side(id_: str, kind: str = "PERSON") -> Side:
    return Side(id_, f"document-{id_}", kind, f"Name {id_.upper()}")


def judged(left: str, verdict: str, right: str, by: str = "Siv Ros", at: str = "2024-06-03") -> Entry:
    one, other = compare(side(left), side(right))
    sides = {"left": one.as_dict(), "right": other.as_dict()}
    return Entry.make(EntryKind.JUDGEMENT, by=by, at=at, **sides, verdict=verdict)


def revoke(entry: Entry, at: str = "2024-06-04") -> Entry:
    return Entry.make(EntryKind.REVOCATION, by="Siv Ros", at=at, revokes=entry.id)


def test_the_sides_of_a_judgement_have_no_order() -> None:
    assert judged("b", "SAME", "a") == judged("a", "SAME", "b")
    assert pair(judged("b", "SAME", "a")) == ("a", "b")


def test_nobody_is_judged_with_oneself_or_with_another_kind() -> None:
    with pytest.raises(BadJudgement, match="with itself"):
        judged("a", "DIFFERENT", "a")
    with pytest.raises(BadJudgement, match=r"PERSON.*BODY"):
        compare(side("a"), side("b", "BODY"))
    with pytest.raises(ValueError, match="verdict is 'LIKE'; it can be SAME, DIFFERENT, UNSURE"):
        judged("a", "LIKE", "b")
    with pytest.raises(ValueError, match="by is no text"):
        judged("a", "SAME", "b", by=" ")


def test_the_chain_that_conflicts_is_told_link_by_link() -> None:
    told = [judged("a", "SAME", "b", "Siv Ros"), judged("c", "SAME", "b", "Bo Ek", "2024-06-05")]
    with pytest.raises(ConflictingJudgement) as caught:
        Judged(told).add(judged("a", "DIFFERENT", "c"))
    a, b, c = (f"“Name {x.upper()}” ({x}, document document-{x})" for x in "abc")
    assert caught.value.found == (
        f"{a} can't be different from {c}: {a} is the same as {b} (Siv Ros, 2024-06-03, entry {told[0].id}); "
        f"{b} is the same as {c} (Bo Ek, 2024-06-05, entry {told[1].id})"
    )
    assert [link["entry"] for link in caught.value.chain] == [e.id for e in told]
    assert caught.value.as_dict()["chain"][1]["by"] == "Bo Ek"


def test_a_new_same_conflicts_by_the_shortest_chain_with_a_different() -> None:
    far, apart = judged("a", "SAME", "d"), judged("b", "DIFFERENT", "c")
    told = [judged("a", "SAME", "b"), judged("d", "DIFFERENT", "c"), far, apart]
    chain = Judged(told).against(judged("c", "SAME", "b"))
    assert chain == [apart]
    assert len(Judged(told).against(judged("a", "SAME", "c"))) == 2
    assert Judged([told[0], apart]).against(judged("a", "SAME", "c")) == [told[0], apart]


def test_the_same_pair_again_and_its_opposite() -> None:
    first = judged("a", "SAME", "b")
    Judged([first]).add(judged("a", "SAME", "b", "Bo Ek"))
    assert Judged([first]).against(judged("a", "DIFFERENT", "b")) == [first]
    assert Judged([judged("a", "DIFFERENT", "b")]).against(judged("b", "SAME", "a"))


def test_who_is_unsure_contradicts_nobody() -> None:
    Judged([judged("a", "SAME", "b")]).add(judged("a", "UNSURE", "b"))
    Judged([judged("a", "UNSURE", "b")]).add(judged("a", "DIFFERENT", "b"))


def test_what_was_revoked_contradicts_nothing() -> None:
    same = judged("a", "SAME", "b")
    assert in_force([same, revoke(same)], EntryKind.JUDGEMENT) == []
    assert Judged([same, revoke(same)]).against(judged("a", "DIFFERENT", "b")) == []
    assert Judged([revoke(same), same]).against(judged("a", "DIFFERENT", "b")) == [], "whatever the order in the file"


def test_the_graph_keeps_what_the_log_says() -> None:
    same = judged("b", "SAME", "a")
    kept = node(same, revoke(same))
    assert (kept.id, kept.left, kept.right, kept.verdict) == (same.id, "a", "b", "SAME")
    assert kept.revoked_at == "2024-06-04T00:00:00+00:00" and kept.revoked_by == "Siv Ros"


def test_who_takes_a_judgement_back_leaves_the_same_one_of_another() -> None:
    mine, yours = judged("a", "SAME", "b"), judged("a", "SAME", "b", "Bo Ek")
    state = Judged([mine, yours])
    state.remove(mine)
    assert state.against(judged("a", "DIFFERENT", "b")) == [yours]
    state.remove(yours)
    assert state.against(judged("a", "DIFFERENT", "b")) == []


NAMES = "abcdef"
SAID = st.lists(st.tuples(st.sampled_from(list(combinations(NAMES, 2))), st.sampled_from(["SAME", "DIFFERENT"])))


@settings(max_examples=150, deadline=None)
@given(SAID)
def test_a_judgement_is_refused_exactly_when_no_world_holds_with_it(said: list[tuple[tuple[str, str], str]]) -> None:
    taken: list[Entry] = []
    state = Judged()
    for number, ((left, right), verdict) in enumerate(said):
        new = judged(left, verdict, right, at=f"2024-06-03T12:00:{number % 60:02}")
        chain = state.against(new)
        assert bool(chain) == (not consistent([*taken, new]))
        if chain:
            with pytest.raises(ConflictingJudgement):
                state.add(new)
            assert not consistent([*chain, new]), "the chain alone contradicts it"
            assert all(consistent([*(c for c in chain if c is not one), new]) for one in chain), (
                "and all of it is needed"
            )
            ends = [set(pair(link)) for link in chain]
            assert all(a & b for a, b in pairwise(ends)) and left in ends[0] | ends[-1] and right in ends[0] | ends[-1]
        else:
            state.add(new)
            taken.append(new)


def consistent(entries: list[Entry]) -> bool:
    """Whether groups exist in which all hold, by brute force of joining."""
    group = {name: {name} for name in NAMES}
    for entry in entries:
        if entry.payload["verdict"] == "SAME":
            left, right = pair(entry)
            joined = group[left] | group[right]
            for name in joined:
                group[name] = joined
    return not any(pair(e)[1] in group[pair(e)[0]] for e in entries if e.payload["verdict"] == "DIFFERENT")
