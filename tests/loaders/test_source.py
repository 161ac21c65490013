"""Evidence: every character knows its place, and every value is found again in its words."""

from __future__ import annotations

import html
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.formats import read, read_bytes
from loaders.minutes import Minutes, Said
from loaders.parse import read_minutes
from loaders.rules import dates, names, organizations
from loaders.source import Source, Text
from schema.errors import InputError
from schema.evidence import FieldBasis
from schema.identity import search_key

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SUFFIXES = (".md", ".txt", ".html")
TEXTS = [p for p in sorted((ROOT / "examples" / "minutes").glob("*.*")) if p.suffix in SUFFIXES]
TEXTS += [p for folder in ("seeds", "protocols") for p in sorted((SHARED / folder).glob("*.txt"))]


def unfold(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", html.unescape(text)))


def check_offsets(source: Source) -> None:
    for line in source.lines:
        assert len(line.text) == len(line.starts) == len(line.ends)
        for char, start, end in zip(line.text, line.starts, line.ends, strict=True):
            assert 0 <= start <= end <= len(source.text)
            stored = source.text[start:end]
            if char not in " \t":
                assert char in unicodedata.normalize("NFC", html.unescape(stored)), (char, stored)
        assert list(line.starts) == sorted(line.starts)


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem[:30])
def test_every_character_is_the_stored_one_at_its_place(path: Path) -> None:
    source = read(path)
    check_offsets(source)
    shown = "\n".join(line.text for line in source.lines)
    missing = set(re.findall(r"[^\W\d_]{12,}", source.text)) - set(re.findall(r"[^\W\d_]{12,}", shown))
    hidden = r"<[^>]*{w}|{w}[^<]*</style|\]\([^)]*{w}"
    assert not {w for w in missing if not re.search(hidden.replace("{w}", w), source.text)}


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<li>",
        "~~",
        "**",
        "# ",
        "- ",
        "\t",
        " | ",
        "&ouml;",
        "&nbsp;",
        "&#229;",
        "a\u030a",
        "O\u0308",
        "Åsa Öberg",
        "Ledamöter:",
        "\r\n",
        "\n",
        "\n\n",
        "\f",
        "<td>",
        "<br/>",
        "[x](y)",
        "<!-- ",
        "-->",
        "<style>",
        "</style>",
        "2024-02-05",
        "§ 1 ",
        "1. ",
        "Beslut",
        "<",
        ">",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=60))
def test_any_text_keeps_its_places_and_is_read(pieces: list[str]) -> None:
    try:
        source = read_bytes("".join(pieces).encode("utf-8", "ignore"), "any.md")
    except InputError:
        return
    check_offsets(source)
    minutes = read_minutes(source)
    assert set(minutes.uses) >= {line.number for line in source.lines}
    for said in values(minutes):
        assert all(0 <= s.start <= s.end <= len(source.text) for s in said.places)


def values(minutes: Minutes) -> Iterator[Said]:
    h = minutes.header
    yield from (s for s in (h.body, h.place, h.approved_on, *h.dates, h.owner, h.start, h.end) if s)
    for p in minutes.people:
        yield from (s for s in (p.name, p.organisation, p.unit, p.title, p.party, p.part) if s)
    for i in minutes.items:
        yield from (i.title, *i.presenters)
    for d in minutes.decisions:
        yield d.text
    for m in minutes.mandates:
        yield from (m.task, *(said for _, said in m.holders), *([m.due] if m.due else []))
    yield from (n.date for n in minutes.next_meetings)


def says(source: Source, said: Said) -> bool:
    """Whether the quoted words, read again, give the value."""
    quoted = unfold(" ".join(source.quote(p) for p in said.places))
    value, words = search_key(said.value), search_key(re.sub(r"<[^>]*>|~~|\*\*|\||#", " ", quoted))
    if value in words or all(w in words.split() for w in value.split()):
        return True
    joined = "".join(words.split())
    if "".join(value.split()) in joined or names.mend(quoted.replace("-", " ")) == said.value:
        return True
    year = re.match(r"\d{4}", said.value)
    if year and any(said.value in f.values for f in dates.find(quoted, int(year[0]))):
        return True
    if re.fullmatch(r"\d\d:\d\d", said.value):
        return said.value in dates.clock(quoted)
    named = organizations.read(quoted, scanned=source.scanned)
    return named is not None and named.name == said.value


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem[:30])
def test_every_value_is_found_again_in_its_words(path: Path) -> None:
    source = read(path)
    minutes = read_minutes(source)
    stated = [s for s in values(minutes) if s.basis in (FieldBasis.STATED, FieldBasis.REFERENCE)]
    assert all(s.places for s in stated)
    wrong = [(s.value, [source.quote(p) for p in s.places]) for s in stated if not says(source, s)]
    mended = [w for w in wrong if source.scanned]
    assert len(wrong) - len(mended) == 0, wrong[:5]
    assert len(mended) <= 0.2 * len(stated), mended[:5]


def test_the_real_texts_are_here_in_ci() -> None:
    if os.environ.get("CI") == "true":
        assert (SHARED / "seeds").is_dir(), "../shared is not here, and CI must read it"


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=20), max_size=8))
def test_joining_and_cutting_keep_places(parts: list[str]) -> None:
    at, texts = 0, []
    for part in parts:
        texts.append(Text(part, tuple(range(at, at + len(part))), tuple(range(at + 1, at + len(part) + 1))))
        at += len(part) + 1
    stored = "\n".join(parts)
    joined = Text.join(texts)
    assert len(joined.text) == len(joined.starts) == len(joined.ends)
    for char, start, end in zip(joined.text, joined.starts, joined.ends, strict=True):
        assert start == end or stored[start:end] == char
    cut = joined.cut(1, 9)
    assert cut.text == joined.text[1:9].strip()
