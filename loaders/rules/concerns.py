"""Which document a task is about: the one that its words name, or mean; of a step, the one whose way it is part of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from loaders.minutes import Mandate, Minutes
from loaders.rules.agreements import agreement_at
from loaders.rules.documents.words import find, tokens
from loaders.rules.pattern import rule


def read_concerns(minutes: Minutes) -> None:
    """Say of each task which agreement of the minutes it is about, if any."""
    if minutes.agreements:
        minutes.mandates = [replace(m, concerns=m.concerns or _about(minutes, m)) for m in minutes.mandates]


def _about(minutes: Minutes, mandate: Mandate) -> str | None:
    spans = mandate.task.places
    for agreement in minutes.agreements:
        if any(span.start <= place.start < span.end for place in agreement.places for span in spans):
            return agreement.name.value
    if spans and (mandate.rule == "mandate_step" or speaks_of_one(mandate.task.value)):
        return agreement_at(minutes, bisect_right(minutes.source.starts, spans[0].start) - 1)
    return None


def speaks_of_one(task: str) -> bool:
    """Whether the words mean a document that was named before: "revidera överenskommelsen"."""
    return bool(find(tokens(task)))


rule(
    "mandate_concerns",
    "a task whose words mean a document is about the one that its item speaks of",
    tries=speaks_of_one,
    takes=("Anna Lind får i uppdrag att revidera överenskommelsen", "Juristerna går igenom avtalet"),
    refuses=("Anna Lind bokar lokal till nästa möte", "Beredningen tar fram en lista"),
)
