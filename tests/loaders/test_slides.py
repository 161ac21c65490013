"""PowerPoint files: slides in the order in which a person reads them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pptx
from lxml import etree
from pptx.util import Cm

from loaders import formats
from loaders.source import Source

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def read(*slides: Callable[[Any], None], layout: int = 6) -> Source:
    show = pptx.Presentation()
    for build in slides:
        build(show.slides.add_slide(show.slide_layouts[layout]))
    out = io.BytesIO()
    show.save(out)
    return formats.read_bytes(out.getvalue(), "slides.pptx")


def box(slide: Any, left: float, top: float, *lines: str) -> Any:
    frame = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(8), Cm(2)).text_frame
    for i, line in enumerate(lines):
        (frame.add_paragraph() if i else frame.paragraphs[0]).text = line
    return frame


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if not line.furniture]


def test_boxes_are_read_from_the_top_and_from_the_left_not_as_they_were_made() -> None:
    def build(slide: Any) -> None:
        box(slide, 2, 12, "sist")
        box(slide, 14, 5.2, "höger")
        box(slide, 2, 5, "vänster")
        box(slide, 2, 1, "först")

    assert texts(read(build)) == ["först", "vänster", "höger", "sist"]


def test_boxes_in_groups_stand_where_they_are_shown() -> None:
    def build(slide: Any) -> None:
        box(slide, 2, 6, "mitten")
        group = slide.shapes.add_group_shape()
        for top, text in ((9, "under"), (2, "över")):
            group.shapes.add_textbox(Cm(2), Cm(top), Cm(5), Cm(1)).text_frame.text = text

    assert texts(read(build)) == ["över", "mitten", "under"]


def test_titles_come_first_and_are_headings_and_pages_are_slides() -> None:
    def build(slide: Any) -> None:
        box(slide, 2, 0, "Ovanför")
        slide.shapes.title.text = "Tidplan"
        slide.notes_slide.notes_text_frame.text = "Säg att planen är preliminär."

    source = read(build, build, layout=5)
    assert [(line.text, line.level, line.page) for line in source.lines] == [
        (text, level, page)
        for page in (1, 2)
        for text, level in (("Tidplan", 1), ("Ovanför", 0), ("Säg att planen är preliminär.", 0))
    ]
    assert (source.format, source.pages) == ("pptx", 2)


def test_bullets_and_numbers_are_those_that_are_shown() -> None:
    def build(slide: Any) -> None:
        frame = slide.placeholders[1].text_frame
        for i, (text, form) in enumerate(
            (
                ("punkt", None),
                ("utan", "buNone"),
                ("ett", "arabicPeriod"),
                ("två", "arabicPeriod"),
                ("c", "alphaLcParenR"),
            )
        ):
            paragraph = frame.add_paragraph() if i else frame.paragraphs[0]
            paragraph.text = text
            if form == "buNone":
                etree.SubElement(paragraph._p.get_or_add_pPr(), f"{{{A}}}buNone")
            elif form:
                auto = etree.SubElement(paragraph._p.get_or_add_pPr(), f"{{{A}}}buAutoNum", type=form)
                auto.set("startAt", "3") if form.startswith("alpha") else None

    found = [(line.marker, line.text) for line in read(build, layout=1).lines]
    assert found[:4] == [("•", "punkt"), ("", "utan"), ("", "1. ett"), ("", "2. två")]


def test_struck_words_and_tables_with_merged_cells() -> None:
    def build(slide: Any) -> None:
        frame = box(slide, 2, 1, "")
        run = frame.paragraphs[0].add_run()
        run.text = "Beslut i maj"
        run._r.get_or_add_rPr().set("strike", "dblStrike")
        table = slide.shapes.add_table(2, 3, Cm(2), Cm(5), Cm(20), Cm(3)).table
        for i, row in enumerate((("Avtal", "Part", "Till"), ("Hemgång", "", "2026"))):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
        table.cell(1, 0).merge(table.cell(1, 1))

    lines = read(build).lines
    assert lines[0].struck
    assert [[cell.text for cell in line.cells] for line in lines[1:]] == [
        ["Avtal", "Part", "Till"],
        ["Hemgång", "", "2026"],
    ]


def test_feet_are_furniture_and_hidden_slides_are_named() -> None:
    def build(slide: Any) -> None:
        box(slide, 2, 2, "Text")
        foot = next(p for p in slide.slide_layout.placeholders if p.placeholder_format.type == 15)
        slide.shapes.clone_placeholder(foot)
        slide.placeholders[foot.placeholder_format.idx].text = "Region Ekmark"
        slide._element.set("show", "0")

    source = read(build)
    assert [line.furniture for line in source.lines] == ["", "running foot"]
    assert [code for code, _ in source.issues] == ["HIDDEN_SLIDES"]
