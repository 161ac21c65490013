"""What is said twice: two tasks of the same doers in one item, in nearly the same words, are one."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.minutes import Mandate
from schema.identity import words as words_of

FIRMNESS = ("GIVEN", "POSTPONED", "PLANNED", "ONGOING", "PROPOSED")
ALIKE = 0.6  # the share of words from which two tasks of the same doers are one
SHORT = 3  # words of a task that are too few to be alike
MANY = 300  # tasks of an item from which repeats are no longer looked for


def once(mandates: Sequence[Mandate]) -> list[Mandate]:
    """The tasks in the order of the text, of those said twice the firmer, or the one with a doer."""
    kept: dict[int | None, list[Mandate]] = {}
    for each in sorted(mandates, key=_weakness):
        mine = kept.setdefault(each.item, [])
        if len(mine) > MANY or not any(same(each, other) for other in mine):
            mine.append(each)
    flat = _without_log([each for mine in kept.values() for each in mine])
    return sorted(flat, key=lambda m: m.task.places[0].start if m.task.places else 0)


def _without_log(mandates: Sequence[Mandate]) -> list[Mandate]:
    """Without the rows of a log that repeat, word for word, what an item gave the same doers to do by the same day."""

    def told(mandate: Mandate) -> tuple[object, ...]:
        doers = frozenset(said.value for _, said in mandate.holders)
        return (" ".join(words_of(mandate.task.value)), doers, mandate.due.value if mandate.due else "")

    given = {told(m) for m in mandates if m.rule != "mandate_table" and m.holders}
    return [m for m in mandates if m.rule != "mandate_table" or told(m) not in given]


def _weakness(mandate: Mandate) -> tuple[int, bool]:
    return FIRMNESS.index(mandate.status) if mandate.status in FIRMNESS else 0, not mandate.holders


def same(a: Mandate, b: Mandate) -> bool:
    """Whether two tasks of an item are one."""
    if a.due and b.due and a.due.value != b.due.value:
        return False
    doers_a, doers_b = ({said.value for _, said in m.holders} for m in (a, b))
    if a.task.places and b.task.places and a.task.places[0].start == b.task.places[0].start and doers_a == doers_b:
        return True
    if doers_a and doers_b and doers_a != doers_b:
        return False
    told_a, told_b = words_of(a.task.value), words_of(b.task.value)
    alike = next((i for i, (x, y) in enumerate(zip(told_a, told_b, strict=False)) if x != y), len(told_a))
    if doers_a and 0 < alike < min(len(told_a), len(told_b)):
        told_a, told_b = told_a[alike:], told_b[alike:]  # without the doer that both name first
    bag_a, bag_b = set(told_a), set(told_b)
    short = min(len(bag_a), len(bag_b))
    return short > SHORT and len(bag_a & bag_b) >= ALIKE * short
