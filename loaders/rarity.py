"""How rare a full name is, by the country's statistics of names."""

from __future__ import annotations

from functools import lru_cache

from loaders.lexicon import name_shares

PEOPLE = 500_000
"""Those who live in a county, on an average."""


@lru_cache(maxsize=65_536)
def is_rare(key: str) -> bool:
    """Whether fewer than one in a county is called so, by a person's key: "ylva tornhem", and not "anna tornhem".

    A name that isn't among the most common ones counts as common as the last of these, so the truth is rarer still.
    """
    given, *rest = key.split() or [""]
    return bool(rest) and _share("given", given) * _share("surname", rest[-1]) * PEOPLE < 1


def _share(part: str, name: str) -> float:
    shares = name_shares()[part]
    return shares.get(name, min(shares.values()))
