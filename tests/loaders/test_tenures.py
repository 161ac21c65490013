"""Long histories of a few bodies: what a document can change is found from where they turn."""

from __future__ import annotations

from random import Random

import pytest

from loaders.affected import affected
from loaders.derive import derive
from loaders.judging import NONE
from loaders.known import Change
from loaders.resolving.state import Doc
from loaders.turns import Day, turning
from tests.loaders.histories import COUNTY, random_judgement
from tests.loaders.known import KnownDocuments, check
from tests.loaders.tenures import long_history, steady_years

ORDERS = ("oldest first", "newest first", "shuffled")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", range(4))
def test_long_histories(seed: int, order: str) -> None:
    """Documents come in one of three orders; now and then one goes, is replaced, or comes back."""
    rng = Random(f"tenures/{seed}/{order}")
    coming = long_history(rng, 24, COUNTY if seed % 4 else None)
    if order == "newest first":
        coming.reverse()
    elif order == "shuffled":
        rng.shuffle(coming)
    docs: list[Doc] = []
    for new in coming:
        check(docs, Change([new]))
        docs.append(new)
        if rng.random() < 0.15:
            old = docs.pop(rng.randrange(len(docs)))
            check(docs, Change(removed=[old]))
            check(docs, Change([old]))
            docs.append(old)


@pytest.mark.parametrize("seed", range(4))
def test_long_histories_with_judgements(seed: int) -> None:
    rng = Random(f"judged tenures/{seed}")
    coming = long_history(rng, 24, COUNTY)
    docs, judged = coming[:12], NONE
    for number, new in enumerate(coming[12:]):
        if word := random_judgement(rng, docs, number):
            check(docs, Change(judged=[word]), judged)
            judged = judged.but([word])
        check(docs, Change([new]), judged)
        docs.append(new)
        old = rng.choice(docs)
        check([d for d in docs if d is not old], Change(removed=[old]), judged)
        if judged and rng.random() < 0.3:
            old_word = rng.choice(judged.records)
            check(docs, Change(revoked=[old_word]), judged)
            judged = judged.but(less=[old_word])


@pytest.mark.parametrize(
    ("days", "breaks", "kept"),
    [
        ("a a a a", "", "1 4"),
        ("a a b a a a", "", "1 2 3 4 6"),
        ("a a a a a a", "3", "1 2 3 4 6"),
        ("a a a a a", "9", "1 5"),
        ("a a+ a a+ a a", "", "1 2 6"),  # the first complete list in which the same stands
        ("a+ a+ b a a+ a", "", "1 2 3 4 5 6"),
        ("a", "", "1"),
        ("", "4", ""),
    ],
)
def test_where_a_history_turns(days: str, breaks: str, kept: str) -> None:
    """What is said on days 1, 2 ... ("+": in a complete list): which of them tell it all."""
    said = {str(n): Day((s[0],), ((s,),) if s.endswith("+") else None) for n, s in enumerate(days.split(), 1)}
    assert sorted(turning(said, breaks.split())) == kept.split()


def test_more_of_the_same_is_not_derived_again() -> None:
    """What is derived again for a meeting of a body doesn't grow with the years in which it met in the same way."""
    sizes = set()
    for years in (4, 8, 16):
        *docs, last = steady_years(years)
        world = derive(docs)
        sizes.add(tuple(len(side.nodes) for side in affected(KnownDocuments(docs, world), Change([last]))))
        check(docs, Change([last]))
    assert len(sizes) == 1
