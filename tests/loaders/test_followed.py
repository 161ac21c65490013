"""Tasks over several meetings: what goes on from what, and how well that is found in generated series."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from random import Random

import pytest

from loaders.derive import derive
from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.keys.tasks import task_words
from loaders.known import Change
from loaders.parse import read_minutes
from loaders.resolving.sequels import Told, goes_on, sequels
from loaders.resolving.state import Doc
from schema.nodes import Mandate
from schema.statements import StatementKind
from tests.generator.followed import OVER, Series, Spoken
from tests.loaders.test_affected import check

MARCH = Told("a", "1", "2024-03-01", "GIVEN", bodies=frozenset({"board"}), about=frozenset({"plan"}))
FREE = Told("a", "1", "2024-03-01", "GIVEN", bodies=frozenset({"board"}))
RECALL = 0.85
"""Of pairs of places that speak of one task; what is missing is nearly always not read as a task at all."""


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (FREE, Told("b", "2", "2024-04-01", "DONE", bodies=frozenset({"board"}))),
        (FREE, Told("b", "2", "2024-04-01", "POSTPONED", "2024-06-01", bodies=frozenset({"board"}))),
        (FREE, Told("b", "2", "2024-04-01", "GIVEN", bodies=frozenset({"board"}))),
        (FREE, Told("b", "2", "2024-04-01", "GIVEN", "2024-05-01", bodies=frozenset({"board"}))),
        (MARCH, Told("b", "2", "2024-03-01", "GIVEN", bodies=frozenset({"council"}), about=frozenset({"plan"}))),
        (MARCH, Told("b", "2", "2026-03-01", "DONE", bodies=frozenset({"council"}), about=frozenset({"plan"}))),
        (
            Told("a", "1", "2024-03-01", "GIVEN", "2024-05-01", bodies=frozenset({"board"})),
            Told("b", "2", "2024-04-01", "GIVEN", "2024-06-01", listed=True, bodies=frozenset({"board"})),
        ),
        (
            Told("a", "1", "2024-03-01", "REPORTED", bodies=frozenset({"b"})),
            Told("b", "2", "2024-04-01", "DONE", bodies=frozenset({"b"})),
        ),
    ],
)
def test_goes_on(earlier: Told, later: Told) -> None:
    assert goes_on(earlier, later)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (FREE, Told("b", "2", "2024-04-01", "DONE", bodies=frozenset({"council"}))),
        (FREE, Told("b", "1", "2024-03-01", "DONE", bodies=frozenset({"board"}))),
        (FREE, Told("b", "2", "2025-09-01", "DONE", bodies=frozenset({"board"}))),
        (FREE, Told("b", "2", None, "DONE", bodies=frozenset({"board"}))),
        (MARCH, Told("b", "2", "2024-04-01", "DONE", bodies=frozenset({"board"}), about=frozenset({"policy"}))),
        (
            Told("a", "1", "2024-03-01", "DONE", bodies=frozenset({"b"})),
            Told("b", "2", "2024-04-01", "GIVEN", bodies=frozenset({"b"})),
        ),
        (
            Told("a", "1", "2024-03-01", "GIVEN", brief=True, bodies=frozenset({"b"})),
            Told("b", "2", "2024-04-01", "GIVEN", bodies=frozenset({"b"})),
        ),
        (
            Told("a", "1", "2024-03-01", "GIVEN", "2024-05-01", bodies=frozenset({"board"})),
            Told("b", "2", "2024-04-01", "GIVEN", "2024-06-01", bodies=frozenset({"board"})),
        ),
        (
            Told("a", "1", "2024-03-01", "GIVEN", "2024-03-20", bodies=frozenset({"board"})),
            Told("b", "2", "2024-04-01", "GIVEN", bodies=frozenset({"board"})),
        ),
    ],
)
def test_is_another(earlier: Told, later: Told) -> None:
    assert goes_on(earlier, later) is None


def test_what_could_go_on_from_two_goes_on_from_none() -> None:
    one = Told("a", "1", "2024-03-01", "GIVEN", "2024-05-01", bodies=frozenset({"board"}))
    two = Told("b", "2", "2024-04-01", "GIVEN", "2024-06-01", bodies=frozenset({"board"}))
    assert list(sequels([one, two, Told("c", "3", "2024-04-20", "DONE", bodies=frozenset({"board"}))])) == []
    assert [
        (a, b) for a, b, _ in sequels([one, Told("c", "3", "2024-04-20", "DONE", bodies=frozenset({"board"}))])
    ] == [("a", "c")]


@pytest.fixture(scope="module", params=range(3))
def series(request: pytest.FixtureRequest) -> tuple[Series, dict[str, Doc]]:
    made = Series(request.param)
    docs = {}
    for name, text in made.texts.items():
        r = extract(read_minutes(read_bytes(text.encode(), name)))
        docs[name] = Doc(r.id, r.date, r.county, r.mentions, r.statements)
    return made, docs


def found(made: Series, docs: dict[str, Doc], actor_of: dict[str, str]) -> list[tuple[Spoken, str | None]]:
    """Each place that speaks of a task, with the Mandate that it is found to speak of."""
    places = []
    for spoken in made.spoken:
        doc = docs[spoken.document]
        names = {m.id: m.name for m in doc.mentions}
        asked = set(task_words(spoken.infinitive))
        mine = {
            s.one("mandate")
            for s in doc.statements
            if s.kind == StatementKind.MANDATE
            and spoken.holder in {names[i] for i in s.all("holder")}
            and (s.get("status") in OVER) == (spoken.status in OVER)
            and asked == set(task_words(s.get("task"), (spoken.holder, spoken.holder.split()[0])))
        }
        places.append((spoken, actor_of[mine.pop() or ""] if len(mine) == 1 else None))
    return places


def test_tasks_of_a_series(series: tuple[Series, dict[str, Doc]]) -> None:
    made, docs = series
    world = derive(list(docs.values()))
    actor_of = {e.source: e.target for e in world.edges if e.type == "DENOTES"}
    told = found(made, docs, actor_of)
    same = wrong = missed = 0
    for (one, a), (other, b) in combinations(told, 2):
        together = a is not None and a == b
        same += together and one.task == other.task
        wrong += together and one.task != other.task
        missed += not together and one.task == other.task
    assert wrong == 0
    assert same / (same + missed) >= RECALL
    _histories(told, world.nodes)


def _histories(told: list[tuple[Spoken, str | None]], nodes: dict[str, object]) -> None:
    """The status of each task that was found everywhere is the last that its papers tell."""
    papers = defaultdict(list)
    for spoken, mandate in told:
        papers[spoken.task].append((spoken, mandate))
    for places in papers.values():
        if len({mandate for _, mandate in places}) == 1 and places[0][1]:
            mandate = nodes[places[0][1]]
            assert isinstance(mandate, Mandate)
            last = max(places, key=lambda p: p[0].document)[0].status
            assert mandate.status[-1] == last or {mandate.status[-1], last} <= {"GIVEN", "PLANNED"}
            assert list(mandate.status_from) == sorted(mandate.status_from)


def test_in_any_order(series: tuple[Series, dict[str, Doc]]) -> None:
    made, docs = series
    order = Random(len(made.texts)).sample(list(docs.values()), 9)
    for n, new in enumerate(order):
        check(order[:n], Change(added=[new]))
    check(order[1:], Change(removed=order[:1]))
