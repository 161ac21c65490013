"""Nothing is lost: each line of a document is something, and is a fact just when a statement rests on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.extract import extract
from loaders.formats import read
from loaders.parse import read_minutes
from schema.evidence import LineUse
from schema.statements import StatementKind

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").glob("*.*"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_a_line_is_a_fact_just_when_a_statement_rests_on_it(path: Path) -> None:
    minutes = read_minutes(read(path))
    record = extract(minutes)
    assert len(record.passages) == len(minutes.source.lines) and all(p.reason for p in record.passages)
    spans = [c.span for s in record.statements if s.kind != StatementKind.DOUBT for c in s.evidence]
    for p in record.passages:
        rests = any(span.start < p.end and p.start < span.end for span in spans)
        assert (p.use is LineUse.FACT) == rests, p


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_all_words_of_the_stored_text_stand_in_lines(path: Path) -> None:
    """But for marks of the format: what is left between the lines has no letters of a word of its own."""
    source = read_minutes(read(path)).source
    end = 0
    for line in source.lines:
        between = re.sub(r"(?s)<style.*?</style>|<[^>]*>", "", source.text[end : line.starts[0]])
        assert sum(c.isalpha() for c in between) <= 20, between
        end = max(end, line.ends[-1])
