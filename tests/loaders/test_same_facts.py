"""The same fictional minutes in every format give the same facts, with pages and struck words where they stand."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from loaders import formats
from loaders.facts import facts
from loaders.parse import read_minutes
from loaders.source import Source
from tests.loaders import paper
from tests.loaders.paper import NewPage, Paper
from tests.loaders.papers import COUNCIL, STEERING
from tests.loaders.test_source import check_offsets

DPI = 200


def photographed(content: bytes) -> list[Image.Image]:
    """The pages of a PDF as a scanner gives them: grey, a little noisy, and not quite straight."""
    pages = []
    noise = random.Random(4)
    for page in pypdfium2.PdfDocument(content):
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
        for _ in range(600):
            picture.putpixel(
                (noise.randrange(picture.width), noise.randrange(picture.height)), noise.randrange(120, 255)
            )
        pages.append(picture.rotate(0.15, fillcolor=255))
    return pages


def scanned_pdf(minutes: Paper) -> bytes:
    first, *others = photographed(paper.pdf(minutes))
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DPI)
    return out.getvalue()


def picture(minutes: Paper) -> bytes:
    """The first page as a PNG."""
    out = io.BytesIO()
    photographed(paper.pdf(minutes))[0].save(out, "PNG")
    return out.getvalue()


WRITERS: dict[str, Callable[[Paper], bytes]] = {
    "html": paper.html_page,
    "docx": paper.word,
    "pdf": paper.pdf,
    "pptx": paper.slides,
    "scanned pdf": scanned_pdf,
    "png": picture,
}
FORMATS = {"html": "html", "docx": "docx", "pdf": "pdf", "pptx": "pptx", "scanned pdf": "scan", "png": "scan"}
SLOW = {("steering", "scanned pdf"), ("council", "png")}  # each page read by Tesseract takes seconds: once will do
MINUTES = {"council": COUNCIL, "steering": STEERING}


@cache
def expected(minutes: Paper) -> dict[str, Any]:
    return facts(read_minutes(formats.read_bytes(paper.markdown(minutes), "minutes")))


@cache
def source_of(minutes: Paper, format_: str) -> Source:
    return formats.read_bytes(WRITERS[format_](minutes), "minutes")


@pytest.mark.parametrize("minutes", [COUNCIL, STEERING], ids=["council", "steering"])
def test_the_markdown_holds_what_the_others_are_held_against(minutes: Paper) -> None:
    found = expected(minutes)
    assert {p["attendance"] for p in found["people"]} == {"present", "absent"}
    assert {p["capacity"] for p in found["people"]} >= {"chair", "member", "secretary"}
    assert len(found["items"]) >= 3 and found["decisions"] and found["next_meetings"] and found["meeting"]["start"]


@pytest.mark.parametrize(("meeting", "format_"), [(m, f) for m in MINUTES for f in WRITERS if (m, f) not in SLOW])
def test_every_format_gives_the_same_facts(meeting: str, format_: str) -> None:
    source = source_of(MINUTES[meeting], format_)
    assert source.format == FORMATS[format_]
    assert facts(read_minutes(source)) == expected(MINUTES[meeting])
    check_offsets(source)


def test_a_picture_of_several_pages() -> None:
    top = photographed(paper.pdf(STEERING))[0].crop((0, 0, 1654, 480))
    out = io.BytesIO()
    top.save(out, "TIFF", save_all=True, append_images=[top])
    source = formats.read_bytes(out.getvalue(), "minutes")
    assert (source.format, source.pages) == ("scan", 2)
    assert [line.page for line in source.lines if line.text == "Styrgruppen för hemsjukvård"] == [1, 2]


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    out = io.BytesIO()
    photographed(paper.pdf(STEERING))[0].crop((0, 0, 1654, 1200)).rotate(90, expand=True).save(out, "JPEG")
    source = formats.read_bytes(out.getvalue(), "minutes")
    assert [line.text for line in source.lines][1:3] == ["Sida 1", "Styrgruppen för hemsjukvård"]


def test_plain_text_can_not_strike_and_gives_all_else() -> None:
    """Who was absent is known from the strike alone; without it they are read as present, as a person would."""
    found = facts(read_minutes(formats.read_bytes(paper.plain(COUNCIL), "minutes")))
    for person in found["people"]:
        assert person["attendance"] == "present"
    there = [{**person, "attendance": "present"} for person in expected(COUNCIL)["people"]]
    assert found == {**expected(COUNCIL), "people": there}


@pytest.mark.parametrize("format_", ["docx", "pdf", "scanned pdf"])
def test_each_line_knows_its_page(format_: str) -> None:
    source = source_of(COUNCIL, format_)
    assert source.pages == 1 + sum(isinstance(block, NewPage) for block in COUNCIL.blocks)
    page = {line.text: line.page for line in source.lines}
    assert page["3. Trygg hemgång"] == 1 and page["4. Att göra"] == 2


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_feet_and_the_heads_of_later_pages_are_furniture(format_: str) -> None:
    source = source_of(COUNCIL, format_)
    feet = [line for line in source.lines if line.text == COUNCIL.foot]
    heads = [line for line in source.lines if line.text.startswith(COUNCIL.head)]
    assert feet and all(line.furniture for line in feet)
    assert [bool(line.furniture) for line in heads] == [False, True][: len(heads)]


def test_reading_twice_gives_the_same() -> None:
    for format_ in ("docx", "pdf", "pptx"):
        content = WRITERS[format_](STEERING)
        assert formats.read_bytes(content, "minutes") == formats.read_bytes(content, "minutes")
