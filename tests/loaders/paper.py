"""Fictional minutes as a neutral model, and the same minutes written in every format that is read.

A text may hold ~~struck~~ words. Nothing here knows how formats are read.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import docx
import pptx
from docx.shared import Pt
from pptx.util import Cm
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Rows:
    """Lines of a list without space between."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table with a head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class NewPage:
    """The next page begins."""


Block = Heading | Words | Rows | Grid | NewPage


@dataclass(frozen=True)
class Paper:
    head: str
    foot: str
    blocks: tuple[Block, ...]


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """(words, whether they are struck)."""
    for i, part in enumerate(text.split("~~")):
        if part:
            yield part, i % 2 == 1


def tagged(text: str, tag: str) -> str:
    return "".join(f"<{tag}>{html.escape(t)}</{tag}>" if s else html.escape(t) for t, s in runs(text))


def markdown(paper: Paper) -> bytes:
    parts = [paper.head]
    for block in paper.blocks:
        match block:
            case Heading(text, level):
                parts.append(f"{'#' * level} {text}")
            case Words(text):
                parts.append(text)
            case Rows(lines):
                parts.append("\n".join(lines))
            case Grid(rows):
                bars = [f"| {' | '.join(row)} |" for row in rows]
                parts.append("\n".join([bars[0], "|" + "---|" * len(rows[0]), *bars[1:]]))
            case NewPage():
                parts.append(f"\f{paper.head}")
    return ("\n\n".join(parts) + "\n").encode()


def html_page(paper: Paper) -> bytes:
    parts = [f"<header><p>{paper.head}</p></header>"]
    for block in paper.blocks:
        match block:
            case Heading(text, level):
                parts.append(f"<h{level}>{tagged(text, 'del')}</h{level}>")
            case Words(text):
                parts.append(f"<p>{tagged(text, 's')}</p>")
            case Rows(lines):
                parts.append(f"<p>{'<br>'.join(tagged(line, 's') for line in lines)}</p>")
            case Grid(rows):
                cells = [[tagged(c, "s") for c in row] for row in rows]
                top = "".join(f"<th>{c}</th>" for c in cells[0])
                rest = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells[1:])
                parts.append(f"<table><thead><tr>{top}</tr></thead><tbody>{rest}</tbody></table>")
            case NewPage():
                pass
    return f"<!DOCTYPE html><html><body>{''.join(parts)}<footer><p>{paper.foot}</p></footer></body></html>".encode()


def word(paper: Paper) -> bytes:
    document = docx.Document()
    normal = document.styles["Normal"].paragraph_format
    normal.space_after = Pt(8)
    section = document.sections[0]
    section.header.paragraphs[0].text = paper.head
    section.footer.paragraphs[0].text = paper.foot
    for block in paper.blocks:
        match block:
            case Heading(text, level):
                _word_runs(document.add_heading(level=level), text)
            case Words(text):
                _word_runs(document.add_paragraph(), text)
            case Rows(lines):
                for line in lines:
                    paragraph = document.add_paragraph()
                    paragraph.paragraph_format.space_after = Pt(0 if line is not lines[-1] else 8)
                    _word_runs(paragraph, line)
            case Grid(rows):
                table = document.add_table(0, len(rows[0]), style="Table Grid")
                for row in rows:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        _word_runs(cell.paragraphs[0], text)
            case NewPage():
                document.add_page_break()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _word_runs(paragraph: docx.text.paragraph.Paragraph, text: str) -> None:
    for words, struck in runs(text):
        paragraph.add_run(words).font.strike = struck or None


def pdf(paper: Paper, *, columns: bool = False) -> bytes:
    """A PDF with text; `columns` sets lists of more than four rows in two columns."""
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
    story: list[object] = []
    for block in paper.blocks:
        match block:
            case Heading(text, level):
                size = 18 - 2 * level
                style = ParagraphStyle(
                    f"h{level}",
                    fontName="Helvetica-Bold",
                    fontSize=size,
                    leading=size * 1.3,
                    spaceBefore=8,
                    spaceAfter=6,
                )
                story.append(Paragraph(tagged(text, "strike"), style))
            case Words(text):
                story.append(Paragraph(tagged(text, "strike"), body))
            case Rows(lines):
                story.append(Paragraph("<br/>".join(tagged(line, "strike") for line in lines), body))
            case Grid(rows):
                cells = [[Paragraph(tagged(c, "strike"), body) for c in row] for row in rows]
                frame = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
                story += [Table(cells, style=frame, repeatRows=1), Spacer(0, 10)]
            case NewPage():
                story.append(PageBreak())
    out = io.BytesIO()

    def furniture(canvas: object, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, A4[1] - 40, paper.head)
        canvas.drawRightString(A4[0] - 60, A4[1] - 40, f"Sida {document.page}")
        canvas.drawString(60, 30, paper.foot)

    made = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=60, rightMargin=60, topMargin=72, bottomMargin=72, invariant=1
    )
    made.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def slides(paper: Paper) -> bytes:
    """A slide for each heading, with its text in a box and its tables as tables."""
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Cm(33), Cm(19)
    slide = box = None
    top = 0
    for block in paper.blocks:
        if isinstance(block, Heading) or slide is None:
            slide = show.slides.add_slide(show.slide_layouts[5])
            _slide_runs(slide.shapes.title.text_frame.paragraphs[0], block.text if isinstance(block, Heading) else "")
            box, top = None, 4
        match block:
            case Words(_) | Rows(_):
                lines = block.lines if isinstance(block, Rows) else (block.text,)
                if box is None:
                    box = slide.shapes.add_textbox(Cm(2), Cm(top), Cm(28), Cm(1)).text_frame
                    paragraph = box.paragraphs[0]
                else:
                    box.add_paragraph()
                    paragraph = box.add_paragraph()
                for i, line in enumerate(lines):
                    _slide_runs(box.add_paragraph() if i else paragraph, line)
                top += len(lines) + 1
            case Grid(rows):
                table = slide.shapes.add_table(len(rows), len(rows[0]), Cm(2), Cm(top), Cm(28), Cm(len(rows))).table
                for i, row in enumerate(rows):
                    for j, text in enumerate(row):
                        _slide_runs(table.cell(i, j).text_frame.paragraphs[0], text)
                box, top = None, top + len(rows) + 1
            case _:
                pass
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _slide_runs(paragraph: pptx.text.text._Paragraph, text: str) -> None:
    for words, struck in runs(text):
        run = paragraph.add_run()
        run.text = words
        if struck:
            run._r.get_or_add_rPr().set("strike", "sngStrike")


def plain(paper: Paper) -> bytes:
    """Text without marks: headings and tables as they look in print. It can't strike."""
    text = markdown(paper).decode()
    text = re.sub(r"^#+ |^\|[-|]+\|\n|~~", "", text, flags=re.MULTILINE)
    return re.sub(r"^\| (.*) \|$", lambda m: m[1].replace(" | ", "    "), text, flags=re.MULTILINE).encode()
