"""What of a text is covered for one person, and what must not be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.keeping.masking import Who, cover, find, mask_for, of_name
from schema.identity import fold

ANNA = Who(("Åsa-Lena Björk Lind",))
PLAIN = Who(("Anna Lind",), ("Per Ek", "Linds kommun"))

COVERED = [
    (PLAIN, "Närvarande: Anna Lind, ordförande", "Närvarande: █████████, ordförande"),
    (PLAIN, "ANNA LIND", "████ ████"),
    (PLAIN, "Lind, Anna (S)", "█████ ████ (S)"),
    (PLAIN, "Lind Anna (S)", "████ ████ (S)"),
    (PLAIN, "Enligt Anna Linds förslag", "Enligt ████ █████ förslag"),
    (PLAIN, "A. Lind och A Lind", "██ ████ och █ ████"),
    (PLAIN, "Anna\nLind", "████\n████"),
    (PLAIN, "**Anna** Lind", "**████** ████"),
    (PLAIN, "<b>Anna</b>&nbsp;<i>Lind</i>", "<b>████</b>&nbsp;<i>████</i>"),
    (PLAIN, "An\u00adna Li-\nnd", "██\u00ad██ ██-\n██"),
    (PLAIN, "yrkar Anna bifall", "yrkar ████ bifall"),
    (PLAIN, "Ordförande Lind öppnar", "Ordförande ████ öppnar"),
    (PLAIN, "post till anna.lind@norrbo.se", "post till " + "█" * len("anna.lind@norrbo.se")),
    (PLAIN, "Anna Lind 070-123 45 67", "████ ████ ██████████ ██".replace("██████████ ██", "███████ ██ ██")),
    (PLAIN, "Anna Lind 19610203-1234", "████ ████ █████████████"),
    (ANNA, "Åsa-Lena Björk Lind", "████████ █████ ████"),
    (ANNA, "A&#778;sa-Lena Björk Lind".replace("A&#778;", "A\u030a"), "█████████ █████ ████"),
    (ANNA, "&Aring;sa-Lena B. Lind", "██████████████ ██ ████"),
    (ANNA, "Åsa Lena Lind", "███ ████ ████"),
    (ANNA, "ASA-LENA BJORK LIND", "████████ █████ ████"),
]
KEPT = [
    (PLAIN, "Hanna Lindqvist"),
    (PLAIN, "Per Ek och Bo Anna-Karin"),
    (PLAIN, "i Linds kommun och i Lind kommun"),
    (PLAIN, "en lind står vid anna"),
    (PLAIN, "Anna Berg talar, och enligt Eva Lind hörs det"),
    (PLAIN, "per.ek@norrbo.se, 070-123 45 67"),
    (Who(("Anna Lind",), ("Anna Berg", "Eva Lind")), "Anna och Lind"),
]


@pytest.mark.parametrize(("who", "text", "covered"), COVERED)
def test_covered(who: Who, text: str, covered: str) -> None:
    made = cover(text, find(text, who), "█")
    assert [c == "█" or c == d for c, d in zip(made, text, strict=True)] == [True] * len(text)
    assert len(made) == len(text)
    for word in fold(" ".join(who.names)).replace("-", " ").split():
        assert word not in fold(made).replace("-", "").replace("\n", ""), made


@pytest.mark.parametrize(("who", "text"), KEPT)
def test_kept(who: Who, text: str) -> None:
    assert cover(text, find(text, who), "█") == text


def test_addresses_made_of_a_name() -> None:
    for address in ("anna.lind@x.se", "alind@x.se", "lind.anna@x.se", "annlin@x.se", "annalind2@x.se"):
        assert of_name(address, "Anna Lind", PLAIN), address
    for address in ("hanna.lindqvist@x.se", "registrator@x.se", "anna@x.se", "per.lindberg@x.se"):
        assert not of_name(address, "Anna Lind", PLAIN), address


def test_the_mask_is_in_the_encoding() -> None:
    assert [mask_for(e) for e in ("utf-8", "utf-16", "cp1252", "ascii")] == ["█", "█", "×", "X"]


GLUE = st.sampled_from([" ", "\n", "  ", "*", "**", "<b>", "</i> ", "&nbsp;", "\t", "\u00ad"])
BESIDE = st.text(alphabet="ab å.,\n<>&*_-@(8", max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(BESIDE, GLUE, BESIDE), min_size=1, max_size=4))
def test_length_and_lines_stay_and_the_name_goes(parts: list[tuple[str, str, str]]) -> None:
    text = "\n\n".join(f"{before} Anna{glue}Lind {behind}" for before, glue, behind in parts)
    made = cover(text, find(text, PLAIN), "█")
    assert len(made) == len(text)
    assert [i for i, c in enumerate(text) if c.isspace()] == [i for i, c in enumerate(made) if c.isspace()]
