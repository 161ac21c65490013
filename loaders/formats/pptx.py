"""PowerPoint files (.pptx): a page a slide; title, boxes, tables and diagrams in reading order, then the notes.

A struck run is struck; slide numbers, dates and feet are furniture. Hidden slides are read too, and an issue says so.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER

from loaders.formats.numbering import BULLET, spell
from loaders.formats.rows import Cell, write_table
from loaders.formats.written import BOLD, ITALIC, STRUCK, Run, Script
from loaders.source import Source
from schema.errors import EmptyDocument, Place, TooLarge

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
MAX_SLIDES = 2_000
SAME_ROW = 250_000  # English metric units (0.7 cm) that tops of boxes beside each other may differ
FURNITURE = {
    PP_PLACEHOLDER.SLIDE_NUMBER: "slide number",
    PP_PLACEHOLDER.DATE: "date of the slide's foot",
    PP_PLACEHOLDER.FOOTER: "running foot",
    PP_PLACEHOLDER.HEADER: "running head",
}
BULLETED = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)  # whose paragraphs have bullets unless something says no
SPELT = {"alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman", "romanUc": "upperRoman"}
ENDS = {"Period": ".", "ParenR": ")", "ParenBoth": ")"}
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)


@dataclass(frozen=True)
class _Placed:
    """A shape with its top and left edge on the slide."""

    shape: Any
    top: float
    left: float


def read(content: bytes, name: str) -> Source:
    """The document in a package that `office` knows to be safe. Anything that the library raises means damage."""
    show = pptx.Presentation(io.BytesIO(content))
    if len(show.slides) > MAX_SLIDES:
        raise TooLarge(f"The file has {len(show.slides):,} slides; the reader takes {MAX_SLIDES:,}", where=Place(name))
    script = Script(name)
    pictures = hidden = 0
    for number, slide in enumerate(show.slides, 1):
        script.gap(2)
        script.turn(number)
        hidden += slide._element.get("show") in ("0", "false")
        pictures += sum(
            1 for _ in slide._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}pic")
        )
        _slide(slide, script)
    if not script.lines and pictures:
        raise EmptyDocument(
            "The slides have no text in them, only pictures",
            where=Place(name),
            next_step="Save it as PDF and load that: a PDF of pictures is read by Tesseract.",
        )
    if pictures:
        script.issues["PICTURES_NOT_READ"] = f"The slides have {pictures} pictures; text in them is not read"
    if hidden:
        script.issues["HIDDEN_SLIDES"] = f"{hidden} of the slides are hidden when shown; they are read all the same"
    return script.source("pptx", content, len(show.slides))


def _slide(slide: Any, script: Script) -> None:
    placed = list(_flat(slide.shapes, 1.0, 1.0, 0.0, 0.0))
    titles = [p for p in placed if _kind(p.shape) in TITLES]
    for each in [*titles, *_in_order(p for p in placed if p not in titles)]:
        script.gap()
        _shape(each.shape, slide, script, title=each in titles)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
        script.gap(2)
        _frame(notes._txBody, script)


def _flat(shapes: Iterable[Any], sx: float, sy: float, dx: float, dy: float, deep: int = 0) -> Iterator[_Placed]:
    """The shapes of a slide, those of groups among them, where they stand on the slide."""
    for shape in shapes:
        left, top = sx * (shape.left or 0) + dx, sy * (shape.top or 0) + dy
        form = shape._element.find(f".//{A}xfrm") if hasattr(shape, "shapes") else None
        if not hasattr(shape, "shapes"):
            yield _Placed(shape, top, left)
        elif form is not None and deep < 20:
            inner, size = form.find(f"{A}chOff"), form.find(f"{A}chExt")
            width, height = (int(size.get(k, 0)) if size is not None else 0 for k in ("cx", "cy"))
            fx, fy = (shape.width / width if width else 1.0), (shape.height / height if height else 1.0)
            ox, oy = (int(inner.get(k, 0)) if inner is not None else 0 for k in ("x", "y"))
            yield from _flat(shape.shapes, sx * fx, sy * fy, left - sx * fx * ox, top - sy * fy * oy, deep + 1)


def _in_order(placed: Iterable[_Placed]) -> list[_Placed]:
    """From the top down, what begins at the same height from the left."""
    rows: list[list[_Placed]] = []
    for each in sorted(placed, key=lambda p: (p.top, p.left)):
        if rows and each.top - rows[-1][0].top <= SAME_ROW:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [each for row in rows for each in sorted(row, key=lambda p: p.left)]


def _kind(shape: Any) -> Any:
    return shape.placeholder_format.type if shape is not None and shape.is_placeholder else None


def _shape(shape: Any, slide: Any, script: Script, *, title: bool) -> None:
    if shape.has_text_frame:
        _frame(shape.text_frame._txBody, script, shape=shape, title=title, furniture=FURNITURE.get(_kind(shape), ""))
    elif getattr(shape, "has_table", False) and shape.has_table:
        write_table(script, [[_cell(tc) for tc in tr.iterchildren(f"{A}tc")] for tr in shape.table._tbl.iter(f"{A}tr")])
    else:
        for relation in shape._element.iter(f"{DIAGRAM}relIds"):
            part = slide.part.rels[relation.get(f"{R}dm")].target_part
            for point in etree.fromstring(part.blob, SAFE).iter(f"{DIAGRAM}t"):
                _frame(point, script)


def _cell(tc: Any) -> Cell:
    if tc.get("hMerge") in ("1", "true") or tc.get("vMerge") in ("1", "true"):
        return []
    return [_runs(p) for p in tc.iter(f"{A}p")]


def _frame(body: Any, script: Script, *, shape: Any = None, title: bool = False, furniture: str = "") -> None:
    """The paragraphs of a box, with the numbers and bullets that are shown before them."""
    paragraphs = list(body.iterchildren(f"{A}p"))
    if title:
        script.line([run for p in paragraphs for run in [*_runs(p), Run(" ")]], level=1, furniture=furniture)
        return
    counts: dict[int, tuple[str, int]] = {}
    for p in paragraphs:
        runs = _runs(p)
        if not any(run.text.strip() for run in runs):
            script.line([Run("")])
            continue
        mark = _mark(p, shape, counts)
        runs = [Run(f"{mark} "), *runs] if mark else runs
        script.line(runs, block="li" if mark == BULLET else "p", furniture=furniture)


def _mark(paragraph: Any, shape: Any, counts: dict[int, tuple[str, int]]) -> str:
    """The bullet or number before a paragraph; `counts` holds how far each level of the box has come, in which way."""
    own = paragraph.find(f"{A}pPr")
    level = int(own.get("lvl", "0")) if own is not None else 0
    for deeper in [d for d in counts if d > level]:
        del counts[deeper]
    where = [own, *_list_styles(shape, level)]
    for form in (f for f in where if f is not None):
        if form.find(f"{A}buNone") is not None:
            counts.pop(level, None)
            return ""
        if (auto := form.find(f"{A}buAutoNum")) is not None:
            kind, before = auto.get("type", ""), counts.get(level, ("", 0))
            count = before[1] + 1 if before[0] == kind else int(auto.get("startAt", "1"))
            counts[level] = kind, count
            spelt = spell(count, next((f for start, f in SPELT.items() if kind.startswith(start)), "decimal"))
            return spelt + next((end for tail, end in ENDS.items() if kind.endswith(tail)), "")
        if form.find(f"{A}buChar") is not None:
            return BULLET
    return BULLET if level or _kind(shape) in BULLETED else ""


def _list_styles(shape: Any, level: int) -> Iterator[Any]:
    """What a box, and the places in layout and master that it fills, say of lists at a level."""
    for _ in range(3):
        if shape is None:
            return
        yield shape._element.find(f".//{A}lstStyle/{A}lvl{level + 1}pPr")
        shape = getattr(shape, "_base_placeholder", None)


def _runs(paragraph: Any) -> list[Run]:
    runs: list[Run] = []
    for child in paragraph.iterchildren(tag=etree.Element):
        if child.tag == f"{A}br":
            runs.append(Run("\n"))
        elif child.tag in (f"{A}r", f"{A}fld"):
            form = child.find(f"{A}rPr")
            style = 0
            if form is not None:
                style |= STRUCK * (form.get("strike", "noStrike") != "noStrike")
                style |= BOLD * (form.get("b") in ("1", "true")) | ITALIC * (form.get("i") in ("1", "true"))
            runs.extend(Run((t.text or "").replace("\v", "\n"), style) for t in child.iterchildren(f"{A}t"))
    return runs
