"""What can't or mustn't be read ends in an error that says what, where and what to do, soon and without much memory."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loaders import formats
from loaders.formats import office, pdf, scan, written
from schema.errors import (
    Damaged,
    EmptyDocument,
    Encrypted,
    InputError,
    OcrMissing,
    TooLarge,
    TooSlow,
    Unsafe,
    UnsupportedFormat,
)
from tests.loaders import bad_files as bad

SOON = 60.0  # seconds, on a machine that does other things too
SOME = b"x" * 40

CASES: dict[str, tuple[bytes, type[InputError]]] = {
    "a truncated docx": (bad.word("Text" * 99)[:-400], Damaged),
    "a docx whose text is no XML": (bad.with_part(bad.word("a"), "word/document.xml", b"<w:document"), Damaged),
    "a docx without its text": (bad.package({"[Content_Types].xml": bad.TYPES}), Damaged),
    "a docx that lies about its size": (bad.lying_zip(), Damaged),
    "an empty docx": (bad.word(), EmptyDocument),
    "a locked zip": (bad.locked_zip(), Encrypted),
    "a locked docx": (bad.ole("EncryptedPackage"), Encrypted),
    "an old doc": (bad.ole("WordDocument"), UnsupportedFormat),
    "an old ppt": (bad.ole("PowerPoint Document"), UnsupportedFormat),
    "another OLE file": (bad.ole("Nothing known"), UnsupportedFormat),
    "a zip of files": (bad.package({"minutes.txt": SOME}), UnsupportedFormat),
    "a jar": (bad.package({"META-INF/MANIFEST.MF": SOME, "A.class": SOME}), UnsupportedFormat),
    "a workbook": (bad.package({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": SOME}), UnsupportedFormat),
    "an odt": (bad.package({"mimetype": b"application/vnd.oasis", "content.xml": SOME}), UnsupportedFormat),
    "a zip bomb": (bad.with_part(bad.word("a"), "word/media/a.bmp", b"\0" * 30_000_000), Unsafe),
    "a bomb of text": (bad.with_part(bad.word("a"), "word/document.xml", b" " * 30_000_000), Unsafe),
    "a billion laughs": (bad.with_entities(), Unsafe),
    "laughs in UTF-16": (bad.with_entities("utf-16"), Unsafe),
    "too many parts": (bad.package({str(i): b"" for i in range(office.MAX_PARTS + 1)}), TooLarge),
    "a PDF's first line": (b"%PDF-1.7\n...", Damaged),
    "a truncated PDF": (bad.pdf("Text")[:300], Damaged),
    "a locked PDF": (bad.pdf("Text", user="secret"), Encrypted),
    "an empty PDF": (bad.many_pages(1), EmptyDocument),
    "a PDF without an end of pages": (bad.endless_pages(), InputError),
    "a PDF of 100,000 pages": (bad.many_pages(100_000), TooLarge),
    "a PDF of forms in forms": (bad.nested_forms(12), InputError),
    "a PDF that inflates without end": (bad.page_of(b"0 0 m 9 9 l S\n" * 5_000_000), InputError),
    "a truncated PNG": (bad.png(400, 400)[:60], Damaged),
    "a JPEG's first bytes": (b"\xff\xd8\xff\xe0" + SOME, Damaged),
    "a TIFF's first bytes": (b"II*\x00" + SOME, Damaged),
    "a giant PNG": (bad.giant_png(), TooLarge),
    "a TIFF of too many pages": (bad.tiff(scan.MAX_PAGES + 1), TooLarge),
    "a blank page": (bad.png(600, 800), EmptyDocument),
    "an RTF": (b"{\\rtf1\\ansi Protokoll}", UnsupportedFormat),
    "a gzip": (b"\x1f\x8b\x08" + SOME, UnsupportedFormat),
    "a program": (b"MZ\x90\x00" * 9, UnsupportedFormat),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_said_soon(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "COMPUTING", 1)
    content, expected = CASES[case]
    began = time.monotonic()
    with pytest.raises(expected) as raised:
        formats.read_bytes(content, "odd.bin")
    assert time.monotonic() - began < SOON
    error = raised.value
    assert error.where and error.where.file == "odd.bin"
    assert len(error.found) > 15 and error.next_step and len(str(error)) < 600


def test_a_pdf_that_anyone_may_open_is_read_though_it_is_encrypted() -> None:
    assert formats.read_bytes(bad.pdf("Protokoll", user=""), "x").lines[0].text == "Protokoll"


def test_no_document_grows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "MAX_CHARS", 200)
    for content in (bad.word("Text " * 60), bad.pdf(*["Text " * 12] * 9)):
        with pytest.raises(TooLarge, match="characters"):
            formats.read_bytes(content, "long.bin")


def test_reading_a_pdf_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.02)
    with pytest.raises(TooSlow, match="seconds"):
        formats.read_bytes(bad.pdf("Protokoll"), "slow.pdf")


def test_tesseract_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "SECONDS", 0.02)
    with pytest.raises(TooSlow) as raised:
        formats.read_bytes(bad.png(600, 800), "slow.png")
    assert raised.value.where and raised.value.where.page == 1


def test_a_missing_tesseract_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OcrMissing, match="not installed") as raised:
        formats.read_bytes(bad.png(600, 800), "scan.png")
    assert "apt-get install tesseract-ocr tesseract-ocr-swe" in raised.value.next_step


def test_a_tesseract_without_swedish_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    with pytest.raises(OcrMissing, match="Swedish"):
        formats.read_bytes(bad.png(600, 800), "scan.png")
