"""Statements and people's judgements -> the world: one pure function.

Actors first (`resolve`), then meetings, then the facts that each document states, then seats with the intervals in
which they hold. The order in which documents came doesn't matter; "later" means the day that a document speaks of.
Every fact says on which statements it rests. The steps stand in `loaders.deriving`; a new kind of fact is one function
there, entered in `STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loaders.deriving import actors, acts, agreements, mandates, meetings, seats, vacancies
from loaders.deriving.contradictions import contradictions
from loaders.deriving.state import Derivation
from loaders.judging import NONE, Judgements
from loaders.resolve import resolve
from loaders.resolving.state import Doc, Resolution, order
from loaders.world import World
from schema.documents import Node

STEPS: tuple[Callable[[Derivation, Doc], None], ...] = (
    meetings.items,
    meetings.attendance,
    meetings.doubts,
    agreements.agreements,
    acts.decisions,
    acts.stances,
    agreements.funding,
    agreements.links,
    agreements.namings,
    actors.units,
    actors.positions,
)
"""What is made of one document's statements, in this order; meetings and actors are there already."""


def derive(docs: Sequence[Doc], judged: Judgements = NONE, found: Resolution | None = None) -> World:
    """The world that documents tell of; `found` says who is who in them, where that is known."""
    ordered = sorted(docs, key=order)
    d = Derivation(ordered, found or resolve(ordered, judged))
    actors.actors(d)
    actors.near(d)
    meetings.spans(d)
    for doc in ordered:
        meetings.meetings(d, doc)
    for doc in ordered:
        for step in STEPS:
            step(d, doc)
    mandates.mandates(d)
    seats.seats(d)
    vacancies.vacancies(d)
    contradictions(d)
    return d.made


def nodes_of(world: World, label: str) -> list[Node]:
    """The nodes of one label, in the order of their ids."""
    return [world.nodes[i] for i in sorted(world.nodes) if world.nodes[i].label == label]
