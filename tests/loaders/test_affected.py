"""What a document can change is found from a part of its block: the same difference as from the whole of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from loaders.derive import derive, nodes_of
from loaders.deriving.contradictions import CHECKS
from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.judging import NONE
from loaders.known import Change
from loaders.load import read_file
from loaders.parse import read_minutes
from loaders.resolving.state import Doc
from schema.statements import DocumentRecord
from tests.generator.series import BODIES, minutes
from tests.loaders.histories import COUNTY, random_document, random_judgement
from tests.loaders.known import check

SUFFIXES = (".txt", ".md")


@pytest.mark.parametrize("seed", [*range(40), 1041])
def test_random_histories(seed: int) -> None:
    """Documents come in any order of days, some are taken out again or replaced by another version."""
    rng = Random(f"affected/{seed}")
    county = ("Jämtlands län" if seed % 3 else COUNTY) if seed % 5 else None
    docs: list[Doc] = []
    for number in range(25):
        new = random_document(rng, number, county)
        chance = rng.random()
        if docs and chance < 0.15:
            old = docs.pop(rng.randrange(len(docs)))
            check(docs, Change(removed=[old]))
        elif docs and chance < 0.3:
            old = docs.pop(rng.randrange(len(docs)))
            check(docs, Change([new], [old]))
            docs.append(new)
        else:
            check(docs, Change([new]))
            docs.append(new)


@pytest.mark.parametrize("seed", range(30))
def test_random_judgements(seed: int) -> None:
    """People judge and revoke between loads, also across counties and on documents that come and go."""
    rng = Random(f"judged/{seed}")
    docs: list[Doc] = []
    judged = NONE
    for number in range(30):
        if not docs or rng.random() < 0.4:
            new = random_document(rng, number, rng.choice((COUNTY, COUNTY, "Lindas län", None)))
            check(docs, Change([new]), judged)
            docs.append(new)
        elif rng.random() < 0.15:
            old = docs.pop(rng.randrange(len(docs)))
            check(docs, Change(removed=[old]), judged)
        elif judged and rng.random() < 0.4:
            old_word = rng.choice(judged.records)
            check(docs, Change(revoked=[old_word]), judged)
            judged = judged.but(less=[old_word])
        elif word := random_judgement(rng, docs, number):
            check(docs, Change(judged=[word]), judged)
            judged = judged.but([word])


def test_random_histories_raise_every_issue() -> None:
    rng = Random("every issue")
    docs = [random_document(rng, number, "Jämtlands län") for number in range(400)]
    worlds = [derive(docs[n : n + size]) for size in (10, 50) for n in range(0, 400, size)]
    raised = {getattr(issue, "code", "") for world in worlds for issue in nodes_of(world, "Issue")}
    assert raised == {*CHECKS, "SEAT_ENDED_BY_ROSTER"}


def doc(r: DocumentRecord) -> Doc:
    return Doc(r.id, r.date, r.county, r.mentions, r.statements)


@pytest.fixture(scope="module")
def counties() -> list[list[Doc]]:
    """The bundled minutes, and some meetings of three generated bodies, by county."""
    examples = [f for f in (Path(__file__).parents[2] / "examples" / "minutes").iterdir() if f.suffix in SUFFIXES]
    made = [text for n, text in enumerate(minutes(6 * BODIES)) if n % BODIES < 3]
    read = [doc(read_file(f)[2]) for f in sorted(examples)]
    read += [doc(extract(read_minutes(read_bytes(text.encode(), name)))) for name, text in made]
    return [[d for d in read if d.county == county] for county in sorted({d.county for d in read}, key=str)]


@pytest.mark.parametrize("seed", range(3))
def test_minutes_in_any_order(counties: list[list[Doc]], seed: int) -> None:
    rng = Random(f"minutes/{seed}")
    for docs in counties:
        order = rng.sample(docs, len(docs))
        for n, new in enumerate(order):
            check(order[:n], Change([new]))
        check(order[1:], Change(removed=order[:1]))
