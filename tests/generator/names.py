"""Names of people as they occur in Sweden: plain, double, with particles, from many countries, and names that are
also places or words. First and last names are drawn on their own, so that full names are nobody's in particular."""

from __future__ import annotations

from random import Random

from tests.generator.words import words

FIRST_KINDS = {"first": 68, "first_double": 12, "first_words": 7, "first_abroad": 13}
LAST_KINDS = {"last": 64, "last_words": 11, "last_abroad": 8, "last_particle": 4, " ": 7, "-": 6}


def first_name(rng: Random) -> str:
    kind = rng.choices(list(FIRST_KINDS), tuple(FIRST_KINDS.values()))[0]
    return str(rng.choice(words("names")[kind]))


def last_name(rng: Random) -> str:
    """A last name; for " " and "-" a double one."""
    kind, names = rng.choices(list(LAST_KINDS), tuple(LAST_KINDS.values()))[0], words("names")
    if kind in names:
        return str(rng.choice(names[kind]))
    return kind.join(rng.sample(names["last"] + names["last_words"][:12], 2))


def random_names(rng: Random, count: int) -> list[tuple[str, str]]:
    """Pairs of first and last name, all first names different (so that "Sara" alone means one person) and no last."""
    found: dict[str, tuple[str, str]] = {}
    lasts: set[str] = set()
    while len(found) < count:
        first, last = first_name(rng), last_name(rng)
        if first not in found and last not in lasts:
            found[first] = (first, last)
            lasts.add(last)
    return list(found.values())
