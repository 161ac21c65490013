"""Generated minutes are read at least as well as the floors say, per layout and kind of fact, also with noise."""

from __future__ import annotations

import os

import pytest

from tests.gold import generated
from tests.gold.score import SHARED


def scored(total: int) -> list[str]:
    """What is under its floor; skips, or in CI fails, where the scorer is absent."""
    if not (SHARED / "tools" / "score.py").is_file():
        assert os.environ.get("CI") != "true", f"{SHARED} is absent, and CI must score generated minutes"
        pytest.skip("../shared, with the scorer, is not here")
    made, lines = generated.chosen(total), []
    for with_noise in (False, True):
        assert generated.floors(total, with_noise), "tests/gold/generated_floors.json holds none"
        lines += generated.under(total, with_noise, generated.scores(made, with_noise))
    return lines


def test_no_layout_is_under_its_floors() -> None:
    assert scored(generated.FEW) == []


@pytest.mark.slow
@pytest.mark.skipif(
    "RADSLAG_SLOW" not in os.environ, reason="five times the minutes of the test before: RADSLAG_SLOW=1"
)
def test_no_layout_is_under_its_floors_on_300_minutes() -> None:
    assert scored(generated.MANY) == []
