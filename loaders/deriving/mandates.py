"""Tasks with their history: who holds them, who gave them, when they are due, and how far they have come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from loaders.deriving.state import Derivation, of_kind
from loaders.resolving.sequels import FOLLOWING
from loaders.resolving.state import Doc
from schema.identity import search_key
from schema.nodes import Mandate
from schema.period import first_day, last_day
from schema.statements import StatementKind, StatementRecord

STEPS = ("PLANNED", "DONE", "REPLACED", "POSTPONED")
"""A task about an agreement that stands so is a step on the agreement's way."""
FIRMNESS = ("PROPOSED", "PLANNED", "GIVEN")
"""A task that is under way or over isn't given again by a list that repeats it; one that was proposed is."""


def mandates(d: Derivation) -> None:
    """Every task, from all that documents say of it, in the order of their days."""
    told: dict[str, list[tuple[Doc, StatementRecord]]] = defaultdict(list)
    for doc in d.docs:
        for s in of_kind(doc, StatementKind.MANDATE):
            if id_ := d.actor(s.one("mandate")):
                told[id_].append((doc, s))
    for id_, said in told.items():
        d.made.nodes[id_] = _mandate(id_, [s for _, s in said])
        for doc, s in said:
            _links(d, id_, doc, s)
        _steps(d, id_, [s for _, s in said])


def _mandate(id_: str, said: Sequence[StatementRecord]) -> Mandate:
    """The task as first told, with the day that was stated last."""
    first = said[0]
    dated = next((s for s in reversed(said) if s.get("due")), first)
    due = dated.get("due")
    history = _history(said)
    return Mandate(
        id=id_,
        task=first.get("task"),
        search_key=search_key(first.get("task")),
        due=due,
        due_first=first_day(due) if due else None,
        due_last=last_day(due) if due else None,
        due_precision=dated.get("due_precision"),
        condition=next((s.get("condition") for s in said if s.get("condition")), None),
        given_on=first.get("date"),
        status_from=tuple(day for day, _ in history),
        status=tuple(status for _, status in history),
        position=first.ordinal,
    )


def _history(said: Sequence[StatementRecord]) -> list[tuple[str, str]]:
    """(day, status) wherever the status changes; of one day, the last."""
    history: list[tuple[str, str]] = []
    for s in said:
        day, status = s.get("date"), s.get("status")
        if not day or (history and not _changes(history[-1][1], status)):
            continue
        if history and history[-1][0] == day:
            history.pop()
        if not history or history[-1][1] != status:
            history.append((day, status))
    return history


def _changes(before: str, after: str) -> bool:
    """Whether a status said later is news."""
    if after in FOLLOWING:
        return before != after
    return before in FIRMNESS and after in FIRMNESS and FIRMNESS.index(after) > FIRMNESS.index(before)


def _links(d: Derivation, id_: str, doc: Doc, s: StatementRecord) -> None:
    d.made.rest(id_, [s.id])
    d.link_place(id_, *d.place(doc, s))
    for holder in d.actors(s, "holder"):
        d.made.link(id_, "HELD_BY", holder)
    for giver in d.actors(s, "given_by"):
        d.made.link(id_, "GIVEN_BY", giver)
    for forum in d.actors(s, "reports_back_to"):
        if d.found.actors[forum].label == "Body":
            d.made.link(id_, "REPORTS_BACK_TO", forum)
    for concern in d.actors(s, "concerns"):
        d.made.link(id_, "CONCERNS", concern)


def _steps(d: Derivation, id_: str, said: Sequence[StatementRecord]) -> None:
    """Of which agreements the task is a step, in the place of the document that says so first."""
    position: dict[str, int] = {}
    for s in said:
        for concern in d.actors(s, "concerns") if s.get("status") in STEPS else ():
            if d.found.actors[concern].label == "Agreement":
                position.setdefault(concern, s.ordinal)
    for agreement, at in position.items():
        d.made.link(agreement, "HAS_STEP", id_, position=at)
