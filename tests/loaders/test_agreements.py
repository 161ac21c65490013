"""Documents that bind or guide, in minutes of many kinds of bodies: invented, and first read when the rules were made.

`documents/*.json` holds the reading: name, kind, status, first day, last day, parties, owner, what it replaces.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.formats import read, read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from loaders.rules.agreements import agreement_at

FOLDER = Path(__file__).with_name("documents")
TEXTS = sorted(p for p in FOLDER.glob("*.*") if p.suffix in (".txt", ".md"))


def summary(minutes: Minutes) -> list[list[object]]:
    return [
        [
            a.name.value,
            a.kind,
            a.status,
            a.valid_from.value if a.valid_from else None,
            a.valid_to.value if a.valid_to else None,
            [said.value for _, said in a.parties],
            a.owner[1].value if a.owner else None,
            a.supersedes,
            *[f"{t.value.value} {t.unit}" for t in a.terms],
        ]
        for a in minutes.agreements
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_documents_of_other_bodies(path: Path) -> None:
    assert summary(read_minutes(read(path))) == json.loads(path.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_names_differ_and_every_value_has_words(path: Path) -> None:
    found = read_minutes(read(path)).agreements
    assert len({a.name.value for a in found}) == len(found)
    for a in found:
        said = [a.name, a.status_said, a.valid_from, a.valid_to, *(s for _, s in a.parties)]
        assert all(each.places for each in said if each is not None), a.name.value
        assert not a.status or a.status_said is not None


HEAD = "Styrelsen\nProtokoll 2025-02-05\nNärvarande: Anna Lind, Per Ek\n\n1. Bojar\n\nRöda.\n\n2. Bryggor\n\nHala.\n\n"


def in_item(title: str, text: str) -> Minutes:
    return read_minutes(read_bytes(f"{HEAD}3. {title}\n\n{text}\n".encode(), "own.md"))


def test_a_word_alone_means_the_document_named_before_it() -> None:
    minutes = in_item("Badet", "Avtalet om badet diskuterades. Avtalet gäller från 1 mars 2025 till 31 maj 2026.")
    (agreement,) = minutes.agreements
    assert (agreement.name.value, agreement.valid_from, agreement.valid_to) != ("Avtal om badet", None, None)
    assert agreement.valid_from and agreement.valid_from.value == "2025-03-01"
    assert agreement.valid_to and agreement.valid_to.value == "2026-05-31"


def test_a_struck_day_is_replaced_by_the_one_beside_it() -> None:
    minutes = in_item("Badet", "Avtalet om badet löper ut ~~2025-06-30~~ 2025-09-30.")
    assert [a.valid_to.value for a in minutes.agreements if a.valid_to] == ["2025-09-30"]


def test_what_is_decided_beats_what_was_before() -> None:
    text = "Avtalet om badet upphör 2025-06-30 om det inte förlängs.\n\nStyrelsen beslutar\n\n"
    minutes = in_item("Badet", text + "att förlänga avtalet om badet till och med 2026-06-30\n")
    assert [a.valid_to.value for a in minutes.agreements if a.valid_to] == ["2026-06-30"]


def test_the_agreement_that_a_line_is_about() -> None:
    minutes = in_item("Överenskommelse om bad", "Vägen till beslut:\n\n- 16 april - Rådet\n- 3 maj - Styrelsen")
    line = next(each.number for each in minutes.source.lines if "16 april" in each.text)
    assert agreement_at(minutes, line) == "Överenskommelse om bad"
    assert agreement_at(minutes, 0) is None and agreement_at(minutes, 10_000) is None


@pytest.mark.parametrize(
    "text",
    [
        "Budget och bokslut godkändes.",
        "Socialtjänstlagen ändras i juli.",
        "Mötesplanen och tidplanen skickas ut.",
        "Vi behöver tydliga rutiner för hur nycklar lämnas.",
        "Alla avtal ska ses över.",
        "Planen är att bada i juni.",
        "Utbildningsprogrammet för ledare börjar i mars.",
        "Protokollet, årsberättelsen och verksamhetsberättelsen lades till handlingarna.",
        "Avtalsparterna träffas i maj.",
    ],
)
def test_what_is_no_document_that_binds_or_guides(text: str) -> None:
    assert in_item("Övriga frågor", text).agreements == []


@pytest.mark.timeout(120)
def test_many_documents_are_read_in_time() -> None:
    rows = "".join(f"Avtalet om sak{n} gäller från 2024 och avtalet löper ut 2025.\n" for n in range(1_500))
    assert len(in_item("Badet", rows).agreements) == 300
