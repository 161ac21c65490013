"""What a document can change is found from a part of its block: the same difference as from the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from loaders.affected import affected
from loaders.derive import derive
from loaders.resolve import Doc
from loaders.world import Difference, difference
from tests.loaders.histories import COUNTY, random_document
from tests.loaders.known import KnownDocuments


def check(kept: Sequence[Doc], added: Sequence[Doc] = (), removed: Sequence[Doc] = ()) -> Difference:
    """The difference from the part is the difference from the whole."""
    before, after = derive([*kept, *removed]), derive([*kept, *added])
    whole = difference(before, after)
    known = KnownDocuments(kept, before)
    part = difference(*affected(known, added, removed))
    assert part == whole
    return whole


@pytest.mark.parametrize("seed", range(40))
def test_random_histories(seed: int) -> None:
    """Documents come in any order of days, some are taken out again or replaced by another version."""
    rng = Random(f"affected/{seed}")
    county = COUNTY if seed % 5 else None
    docs: list[Doc] = []
    for number in range(25):
        new = random_document(rng, number, county)
        chance = rng.random()
        if docs and chance < 0.15:
            old = docs.pop(rng.randrange(len(docs)))
            check(docs, removed=[old])
        elif docs and chance < 0.3:
            old = docs.pop(rng.randrange(len(docs)))
            check(docs, added=[new], removed=[old])
            docs.append(new)
        else:
            check(docs, added=[new])
            docs.append(new)
