"""Scanned words: restored where one reading is left, and the stored text is quoted as before."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.dictionary import dictionary, readings
from loaders.explain import explain
from loaders.extract import extract
from loaders.formats import read, read_bytes
from loaders.parse import read_minutes
from loaders.restore import restored
from loaders.source import Source
from schema.errors import InputError
from schema.evidence import FieldBasis
from tests.generator import noise
from tests.generator.registry import documents

ROOT = Path(__file__).parents[2]
CLEAN = [p for p in sorted((ROOT / "examples" / "minutes").iterdir()) if p.suffix in (".md", ".txt", ".html")]
TOKENS = re.compile(r"[^\s\-/(),.:;”\"]+")


def source(text: str) -> Source:
    return read_bytes(text.encode(), "a.txt")


def check_places(before: Source, after: Source) -> None:
    """Every line's edges and unrestored characters stand where they stood; a restored word lies on its own."""
    assert after.text == before.text
    words = {word.span.start: word for word in after.restored}
    for old, new in zip(before.lines, after.lines, strict=True):
        assert len(new.text) == len(new.starts) == len(new.ends)
        assert (old.starts[0], old.ends[-1]) == (new.starts[0], new.ends[-1])
        assert list(new.starts) == sorted(new.starts)
        where = dict(zip(old.starts, old.text, strict=True))
        for char, start in zip(new.text, new.starts, strict=True):
            assert start in new.restored or where[start] == char
        for start in set(new.starts) & set(words):
            span, index = words[start].span, new.starts.index(start)
            assert new.text[index : index + len(words[start].word)] == words[start].word
            assert new.ends[index + len(words[start].word) - 1] == span.end
        for spans, kept in ((old.struck_part, new.struck_part), (old.italic_part, new.italic_part)):
            assert [(new.starts[a], new.ends[b - 1]) for a, b in kept] == [
                (old.starts[a], old.ends[b - 1]) for a, b in spans
            ]


SCANNED = st.sampled_from(
    [
        *("samverkansradet", "6verenskommelse", "komrnunen", "l4n", "|änet", "~~Ersdttare~~", "moéte", "Asa", "Bjork"),
        *("I6st", "for", "ﬁnns", "*folkhalsa*", "Region Orebro ldn", "ar 2024", "\n", " "),
        "a\u0308ldre",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(SCANNED, st.text(max_size=6)), min_size=1, max_size=40))
def test_offsets_stay_right_whatever_is_restored(pieces: list[str]) -> None:
    try:
        before = read_bytes(("# Radet\n\n" + " ".join(pieces)).encode("utf-8", "ignore"), "a.md")
    except InputError:
        return
    check_places(before, restored(before))


@pytest.mark.parametrize("path", [p for p in CLEAN if not read(p).scanned], ids=lambda p: p.stem[:40])
def test_clean_minutes_stay_as_they_are_even_when_told_to_restore(path: Path) -> None:
    assert restored(read(path)).restored == ()


def test_generated_scans_are_restored_and_hardly_ever_wrongly() -> None:
    right = wrong = left = 0
    for seed, document in enumerate(documents(3)):
        clean = source(document.text)
        scan = source(noise.ocr(document.text, Random(seed)))
        if not scan.scanned:
            continue
        after = restored(scan)
        check_places(scan, after)
        for lines in zip(clean.lines, scan.lines, after.lines, strict=True):
            for was, damaged, read_as in zip(*(TOKENS.findall(line.text) for line in lines), strict=False):
                right += damaged != was == read_as
                wrong += damaged != read_as != was
                left += damaged == read_as != was
    assert right > 1500
    assert wrong < 0.005 * (right + wrong + left), (right, wrong, left)
    assert left < 0.12 * (right + wrong + left), (right, wrong, left)


MINUTES = """Samverkansradet for folkhalsa i Norrbo
Protokoll fran sammantrade 2024-03-08

Narvarande
Anna Ostberg, Norrbo kommun, ordforande
Per Sjogren, Orebro kommun

§ 1 Overenskommelse om elevhalsan
Per Sjogren presenterade forslaget. Fragan om ansvar for de aldre eleverna ar inte klar.
Radet beslutade att godkanna overenskommelsen och att folja upp den nasta ar.

S 2 Nasta mote
Nasta mote halls den 12 april 2024 i Norrbo, och handlingarna skickas ut tva veckor fore motet.
"""


def test_values_are_the_words_restored_and_their_evidence_the_words_stored() -> None:
    minutes = read_minutes(source(MINUTES))
    stored = minutes.source
    assert stored.text == MINUTES
    body = minutes.header.body
    assert body and body.value == "Samverkansrådet för folkhälsa i Norrbo"
    assert stored.quote(body.places[0]) == "Samverkansradet for folkhalsa i Norrbo"
    assert body.basis is FieldBasis.INFERRED
    assert [item.title.value for item in minutes.items] == ["Överenskommelse om elevhälsan", "Nästa möte"]
    assert minutes.items[1].number == "§2"
    assert {p.name.value for p in minutes.people} == {"Anna Östberg", "Per Sjögren"}
    assert next(p for p in minutes.people if p.name.value == "Per Sjögren").organisation is not None
    shown = [word for line in explain(minutes, extract(minutes)) for word in line["restored"]]
    assert {"stored": "Sjogren", "read": "Sjögren"} in shown


def test_a_word_that_can_be_two_stays_unless_the_document_says_which() -> None:
    several = "Samverkansradet och folkhalsan for alla aldre, sa att fragan om lanets vard nar fram. " * 8
    assert restored(source(several + "\nnar det var motas vi")).lines[-1].text == "nar det var motas vi"
    assert {r.word for r in readings("lanet")} == {"länet", "lånet"}
    said = restored(source("Lånet betalas.\n" + several + "\nBanken sade upp lanet.\n"))
    assert said.lines[-1].text == "Banken sade upp lånet."
    assert restored(source(several + "\nBanken sade upp lanet.\n")).lines[-1].text == "Banken sade upp länet."


def test_the_dictionary_has_words_and_compounds() -> None:
    known = dictionary()
    assert known.knows("samverkan") and not known.knows("samverkansradet")
    assert known.holds("samverkansmodeller") and not known.holds("samverkansradet")
    assert [r.word for r in readings("samverkansradet")] == ["samverkansrådet"]
