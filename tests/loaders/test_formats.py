"""Bytes to text: every encoding gives the same reading, and what is no text is refused with what to do next."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from loaders import formats
from loaders.facts import facts
from loaders.formats import text as text_format
from loaders.parse import read_minutes
from schema.errors import EmptyDocument, MissingInput, NotText, TooLarge

MINUTES = (
    "Protokoll Samverkansrådet för äldre\n\n2024-02-05, kl. 9.00-11.30. Lokal Björken\n\n"
    "Ordförande:\n\nÅsa Öberg, Granviks kommun\n\n"
    "Ledamöter:\n\nPer Ek, Norrbo kommun\n\n~~Eva Ängström, Hedfors kommun~~\n\n"
    "1. Öppnande\n\nMötet öppnades.\n\n2. Dagordning\n\n"
    "Dagordningen fastställdes.\n\n3. Nästa möte\n\nNästa möte är den 9 mars kl 9.\n"
)


def reading(content: bytes) -> dict[str, object]:
    return facts(read_minutes(formats.read_bytes(content, "minutes.txt")))


EXPECTED = reading(MINUTES.encode())


@pytest.mark.parametrize(
    "content",
    [
        MINUTES.encode("utf-8-sig"),
        MINUTES.encode("utf-16"),
        b"\xff\xfe" + MINUTES.encode("utf-16-le"),
        b"\xfe\xff" + MINUTES.encode("utf-16-be"),
        MINUTES.encode("utf-16-le"),
        MINUTES.encode("utf-16-be"),
        MINUTES.encode("latin-1"),
        MINUTES.encode("cp1252"),
        MINUTES.replace("\n", "\r\n").encode(),
        MINUTES.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", MINUTES).encode(),
        unicodedata.normalize("NFD", MINUTES).replace("\n", "\r\n").encode(),
        MINUTES.encode("utf-32"),
    ],
    ids=[
        "bom",
        "utf16",
        "utf16le-bom",
        "utf16be-bom",
        "utf16le",
        "utf16be",
        "latin1",
        "cp1252",
        "crlf",
        "cr",
        "nfd",
        "nfd-crlf",
        "utf32",
    ],
)
def test_every_encoding_gives_the_same_facts(content: bytes) -> None:
    assert reading(content) == EXPECTED


def test_the_expected_facts_are_not_empty() -> None:
    assert EXPECTED["next_meetings"] == ["2024-03-09"]
    people = EXPECTED["people"]
    assert isinstance(people, list)
    assert [(p["name"], p["attendance"]) for p in people] == [
        ("Åsa Öberg", "present"),
        ("Per Ek", "present"),
        ("Eva Ängström", "absent"),
    ]


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\x00 \x00"])
def test_empty(content: bytes) -> None:
    with pytest.raises(EmptyDocument, match="no text"):
        formats.read_bytes(content, "empty.txt")


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 20, b"\x00\x01\x02" * 500],
)
def test_binary(content: bytes) -> None:
    with pytest.raises(NotText) as raised:
        formats.read_bytes(content, "odd.txt")
    assert raised.value.where and raised.value.where.file == "odd.txt" and raised.value.next_step


def test_damaged_utf16() -> None:
    with pytest.raises(NotText, match="utf-16"):
        formats.read_bytes(b"\xff\xfe" + "Mötet".encode("utf-16-le") + b"\x00\xd8", "odd.txt")


@pytest.mark.parametrize(("module", "limit"), [(text_format, "text"), (formats, "any file")])
def test_too_large(module: object, limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 100)
    file = tmp_path / "long.txt"
    file.write_bytes(b"x" * 101)
    with pytest.raises(TooLarge):
        formats.read(file)
    with pytest.raises(TooLarge):
        formats.read_bytes(b"x" * 101, "long.txt")


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        formats.read(tmp_path / "none.txt")
    with pytest.raises(MissingInput, match="folder"):
        formats.read(tmp_path)


def test_paragraphs_in_a_cell_stay_in_it_and_a_page_in_a_cell_stays_a_page() -> None:
    cells = "<tr><td><p>Per Ek</p></td><td>Norrbo<br>kommun</td><td><p>Ja,</p><p>dag 1</p></td></tr>"
    lines = formats.read_bytes(f"<html><body><table>{cells}</table></body></html>".encode(), "a").lines
    assert [[cell.text for cell in line.cells] for line in lines] == [["Per Ek", "Norrbo kommun", "Ja, dag 1"]]
    words = "".join(f"<p>{i}. Rådet talade om lek och om platser för lek.</p>" for i in range(20))
    page = f"<html><body><table><tr><td>{words}</td></tr></table></body></html>"
    assert len(formats.read_bytes(page.encode(), "a").lines) == 20


def test_the_kind_of_text_is_told_by_its_words() -> None:
    assert formats.read_bytes(b"<!DOCTYPE html><html><body><p>Text</p></body></html>", "a.txt").format == "html"
    assert formats.read_bytes(b"# Rubrik\n\ntext", "a.txt").format == "markdown"
    assert formats.read_bytes(b"Vanlig text", "a.html").format == "text"
