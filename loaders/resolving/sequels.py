"""When a task that a document speaks of is one that an earlier document spoke of: pure rules over what each says.

Both have the same words and holders; that alone is no reason. They must also share a context (the body in whose papers
they stand, an agreement or a case), and the later must go on from where the earlier stood: a task that was done and is
given again is another, and so may be one that is given with another day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.keys.tasks import CLOSED
from schema.period import first_day, last_day

FOLLOWING = frozenset({*CLOSED, "ONGOING", "POSTPONED"})
"""Statuses that tell of a task which was given before."""
LISTED = frozenset({"mandate_table", "mandate_followed"})
"""Rules of lists that go through tasks, and of sentences that come back to them."""
LONG_AGO = 400  # days after which a task in a body's papers is no longer the same by its words


@dataclass(frozen=True)
class Told:
    """A task as one document tells of it. `bodies` and `about` are ids of what is resolved; days are ISO.

    `brief`: in words too few to tell that it isn't another that was given in the same ones.
    """

    mention: str
    document: str
    date: str | None
    status: str
    due: str | None = None
    listed: bool = False
    brief: bool = False
    bodies: frozenset[str] = field(default_factory=frozenset)
    about: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def day(self) -> datetime.date | None:
        return datetime.date.fromisoformat(first_day(self.date)) if self.date else None


def goes_on(earlier: Told, later: Told) -> str | None:
    """The reason for which the later is the same task; None when nothing suffices."""
    if earlier.document == later.document or earlier.day is None or later.day is None:
        return None
    same_about = bool(earlier.about & later.about)
    same_body = bool(earlier.bodies & later.bodies)
    if not (same_about or same_body) or (earlier.about and later.about and not same_about):
        return None
    if not same_about and (later.day - earlier.day).days > LONG_AGO:
        return None
    if earlier.status in CLOSED and later.status not in CLOSED:
        return None
    context = "same_task_same_subject" if same_about else "same_task_same_body"
    if later.status in FOLLOWING:
        return f"{context}_followed_up"
    if earlier.due and later.due and earlier.due != later.due:
        moved = later.listed and last_day(earlier.due) >= str(later.day)
        return f"{context}_new_day" if moved else None
    if earlier.brief and not (earlier.due and later.due):
        return None
    overdue = earlier.due is not None and last_day(earlier.due) < str(later.day)
    return None if overdue and later.due is None and not later.listed else context


def sequels(told: Sequence[Told]) -> Iterator[tuple[str, str, str]]:
    """(earlier mention, later mention, reason) over the tasks of one key, in the order of their days.

    What is still open goes on before what is over; where a later one could go on from several, it goes on from none.
    """
    threads: list[Told] = []
    for each in told:
        fits = [(n, reason) for n, thread in enumerate(threads) if (reason := goes_on(thread, each))]
        fits = [fit for fit in fits if threads[fit[0]].status not in CLOSED] or fits
        if len(fits) == 1:
            n, reason = fits[0]
            yield threads[n].mention, each.mention, reason
            threads[n] = _then(threads[n], each)
        else:
            threads.append(each)


def _then(earlier: Told, later: Told) -> Told:
    """How a task stands after both."""
    return replace(
        later,
        due=later.due or earlier.due,
        status=later.status if later.status in FOLLOWING else earlier.status,
        about=earlier.about | later.about,
        bodies=later.bodies | earlier.bodies if earlier.bodies & later.bodies else later.bodies or earlier.bodies,
    )


def in_one_document(told: Iterable[Told]) -> Told:
    """What a document tells of a task in several places, as one: the last status that goes on, the last day."""
    first, *rest = told
    for each in rest:
        first = replace(_then(first, each), listed=first.listed or each.listed)
    return first
