"""Lists of other groups' people: whose they are."""

from __future__ import annotations

from loaders import formats
from loaders.parse import read_minutes

SLIDES = """# Skolnätverket 2024-05-02

# Läsfrämjande

{named}

Arbetsgrupp:

- Anna Lind, projektledare
- Per Ek, Granviks kommun
- Eva Berg, Lindås kommun

# Nästa steg

- Budget
- Lokaler
"""


def group_of(named: str) -> set[str | None]:
    minutes = read_minutes(formats.read_bytes(SLIDES.format(named=named).encode(), "a.md"))
    return {e.body.value if e.body else None for e in minutes.elections if e.rule == "group_list"}


def test_a_bare_list_is_of_the_group_of_its_kind_that_the_text_names() -> None:
    assert group_of("Arbetsgrupp läsning bildades i mars. Arbetsgrupp läsning leds av Anna Lind.") == {
        "Arbetsgrupp läsning"
    }


def test_of_two_such_groups_it_stays_open() -> None:
    assert group_of("Arbetsgrupp läsning och Arbetsgrupp skrivning bildades i mars.") == {"Arbetsgrupp"}
