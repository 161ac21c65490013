"""The generator: the same seed gives the same document, and every fact told stands in its text."""

from __future__ import annotations

from random import Random

import pytest

from tests.generator.noise import KINDS, noise
from tests.generator.registry import document, layouts
from tests.generator.series import minutes

NAMES = sorted(layouts())


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_the_same_each_time(name: str) -> None:
    assert document(name, 3) == document(name, 3)
    assert document(name, 3).text != document(name, 4).text


@pytest.mark.parametrize("name", NAMES)
def test_gold_tells_only_what_the_text_says(name: str) -> None:
    for seed in range(12):
        made = document(name, seed)
        flat = " ".join(made.text.replace("*", "").replace("~", "").split()).lower()
        assert made.gold["body"]["name"] and made.gold["meeting"]["dates"], made.name
        for person in made.gold["people"]:
            assert all(part in flat for part in person["name"].lower().split()), (made.name, person)
        for item in made.gold["items"]:
            assert " ".join(item["title"].split()).lower() in flat, (made.name, item)
        for decision in made.gold["decisions"]:
            assert decision["text"].rstrip(".").lower() in flat, (made.name, decision)


@pytest.mark.parametrize("kind", [*KINDS, "mixed"])
def test_noise_changes_a_text_and_keeps_its_figures(kind: str) -> None:
    made = document(NAMES[0], 1)
    noisy = noise(made.text, Random(1), kind)
    assert noisy != made.text and noise(made.text, Random(1), kind) == noisy
    dates = [day for day in made.gold["next_meetings"] if day in made.text]
    assert all(day in noisy for day in dates)


def test_a_series_has_the_same_bodies_and_people_over_years() -> None:
    made = list(minutes(90, seed=1))
    assert made == list(minutes(90, seed=1))
    assert len({name for name, _ in made}) == 90
    first, later = made[0], made[30]
    assert first[0][10:] == later[0][10:] and first[0] < later[0]
