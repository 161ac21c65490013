"""Everything in the world rests on statements, all that they say on words, and the words read again say it.

Held over all texts that there are: the bundled minutes, those of the tests, generated ones, and the real ones beside
the project where they are here.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from loaders.derive import derive
from loaders.extract import extract
from loaders.formats import read, read_bytes
from loaders.parse import read_minutes
from loaders.resolving.state import Doc
from loaders.source import Source
from schema.evidence import Citation, EvidenceRole, FieldBasis, Span
from schema.nodes import NODES
from schema.statements import DocumentRecord, StatementKind
from tests.gold.generated import FEW, chosen, noisy
from tests.loaders.rereading import faults

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FOLDERS = {
    "bundled": ["examples/minutes"],
    "tests": ["tests/gold/unseen", "tests/loaders/documents", "tests/loaders/layouts", "tests/loaders/mandates"],
    "real": ["../shared/seeds", "../shared/protocols"],
}
TEXTS = (".txt", ".md", ".html")
ENOUGH = 0.97  # of all wrong places of stated words


def record(source: Source) -> tuple[DocumentRecord, Source]:
    minutes = read_minutes(source)
    return extract(minutes), minutes.source


def documents(name: str) -> Iterator[tuple[DocumentRecord, Source]]:
    for folder in FOLDERS[name]:
        for path in sorted((ROOT / folder).glob("*")):
            if path.suffix in TEXTS:
                yield record(read(path))


def generated() -> Iterator[tuple[DocumentRecord, Source]]:
    for made in chosen(FEW // 2):
        for text in (made.text, noisy(made)):
            yield record(read_bytes(text.encode(), made.name))


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_said_is_read_again_in_its_words(name: str) -> None:
    if name == "real" and not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("../shared, with the real texts, is not here")
    told = list(documents(name))
    assert len(told) > 5 and list(chain.from_iterable(faults(*each) for each in told)) == []


def test_what_generated_minutes_say_is_read_again_in_its_words() -> None:
    assert list(chain.from_iterable(faults(*each) for each in generated())) == []


@pytest.mark.parametrize("name", ["bundled", "real"])
def test_everything_in_the_world_rests_on_words(name: str) -> None:
    if name == "real" and not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("../shared, with the real texts, is not here")
    records = [each for each, _ in documents(name)]
    assert list(unfounded(records)) == []


def unfounded(records: Iterable[DocumentRecord]) -> Iterator[str]:
    """Nodes of the world that no statement with words leads to."""
    docs = [Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in records]
    world = derive(docs)
    stated = {s.id: s for doc in docs for s in doc.statements}
    about = defaultdict(set)
    for s in stated.values():
        for _, mention in s.about:
            about[mention].add(s.id)
    rests = defaultdict(set)
    for edge in world.edges:
        if edge.type == "ACCORDING_TO":
            rests[edge.source].add(edge.target)
        if edge.type == "DENOTES":
            rests[edge.target] |= about[edge.source]
    for node in world.nodes.values():
        words = [c for id_ in rests[node.id] if id_ in stated for c in stated[id_].evidence]
        if not words and not (NODES[node.label].__name__ == "Issue" and rests[node.id]):
            yield f"{node.label} {node}"


def shifted(s_evidence: tuple[Citation, ...], at: int, by: int) -> tuple[Citation, ...]:
    c = s_evidence[at]
    moved = replace(c, span=Span(max(0, c.span.start + by), max(1, c.span.end + by)))
    return (*s_evidence[:at], moved, *s_evidence[at + 1 :])


def test_words_cited_a_few_signs_beside_are_found_out() -> None:
    tried = found = 0
    for told, source in list(documents("bundled"))[:4]:
        meeting = tuple(s for s in told.statements if s.kind is StatementKind.MEETING)
        for s in told.statements:
            for at, c in enumerate(s.evidence):
                if c.basis is not FieldBasis.STATED or c.role is not EvidenceRole.VALUE:
                    continue
                wrong = replace(s, evidence=shifted(s.evidence, at, 3 if at % 2 else -4))
                before = () if s.kind is StatementKind.MEETING else meeting
                tried += 1
                found += any(faults(replace(told, statements=(*before, wrong)), source))
    assert tried > 200 and found >= ENOUGH * tried


def test_a_value_without_words_and_words_of_another_are_found_out() -> None:
    told, source = next(documents("bundled"))
    row = next(s for s in told.statements if s.kind is StatementKind.ROSTER_ROW)
    others = next(s for s in told.statements if s.kind is StatementKind.ROSTER_ROW and s.ordinal > row.ordinal)
    without = replace(row, evidence=tuple(c for c in row.evidence if c.field != "person"))
    swapped = replace(row, evidence=others.evidence)
    for wrong in (without, swapped):
        assert list(faults(replace(told, statements=(wrong,)), source))
