"""The page of `radslag explain --html`: all words are there, in order, and cited ones are marked."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from loaders import formats
from loaders.extract import extract
from loaders.marked import FAMILY, STRENGTH, WORDS, page
from loaders.parse import read_minutes
from schema.statements import StatementKind

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").glob("*.*"))
SHOWN = re.compile(r'<span class="words">(.*?)</span></div>', re.DOTALL)


def shown(text: str) -> list[str]:
    """The words of each line as a reader sees them."""
    return [html.unescape(re.sub(r"</?mark[^>]*>", "", words)) for words in SHOWN.findall(text)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_no_word_is_lost_or_changed(path: Path) -> None:
    record = extract(read_minutes(formats.read(path)))
    assert shown(page(record)) == [p.text for p in record.passages]


def test_cited_words_are_marked_with_their_kind_field_and_rule() -> None:
    path = next(p for p in EXAMPLES if "2024-03-08" in p.name)
    record = extract(read_minutes(formats.read(path)))
    made = page(record)
    marks = re.findall(r'<mark class="(\w+)" title="([^"]+)">([^<]*)</mark>', made)
    assert ("people", "Birgitta Rosenkvist") in {(family, words) for family, _, words in marks}
    assert any(title.startswith("ROSTER_ROW person (roster_row, STATED)") for _, title, _ in marks)
    assert {family for family, _, _ in marks} >= {"people", "item", "decision", "mandate", "meeting"}


def test_what_the_document_says_is_never_markup() -> None:
    text = "# Protokoll <script>alert(1)</script> Rådet för <b>lek</b>\n\n2024-05-03\n\n1. Val &\n\nRådet beslutar."
    made = page(extract(read_minutes(formats.read_bytes(text.encode(), "<img>.md"))))
    assert "<script" not in made and "<img" not in made


def test_every_kind_has_a_colour_and_a_word_in_both_languages() -> None:
    assert set(FAMILY) == set(StatementKind) and set(FAMILY.values()) == set(STRENGTH)
    assert set(WORDS["sv"]) == set(WORDS["en"]) >= set(STRENGTH)
