"""Word files (.docx): paragraphs, lists with their numbers, tables, text boxes, heads and feet, notes, tracked changes.

The text is the one that is valid now: insertions are in it, deletions are not; deleted and hidden words are written
beside it as furniture, so that nothing vanishes unseen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from lxml import etree

from loaders.formats.numbering import BULLET, Numbering, W
from loaders.formats.rows import Cell, write_table
from loaders.formats.styles import OFF, Styles, value
from loaders.formats.written import Run, Script
from loaders.source import Source
from schema.errors import EmptyDocument, Place

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
THROUGH = {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"}
GONE = {"del", "moveFrom"}
SYMBOLS = {"F0FC": "✓", "F0FB": "✗", "F0FE": "☒", "F0A8": "☐", "F06F": "☐", "F0B7": BULLET, "F0A7": BULLET, "F0E0": "→"}
SPACE = 80  # twentieths of a point between paragraphs that look like an empty line
PAGE = "\f"


def read(content: bytes, name: str) -> Source:
    """The document in a package that `office` knows to be safe. Anything that the library raises means damage."""
    document = docx.Document(io.BytesIO(content))
    script = Script(name)
    reader = _Reader(document, script)
    reader.heads()
    body = document.element.body
    reader.blocks(body)
    reader.feet()
    pictures = sum(1 for _ in body.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"))
    if not script.lines and pictures:
        raise EmptyDocument(
            f"The file has no text in it, only {pictures} picture{'s' * (pictures > 1)}",
            where=Place(name),
            next_step="Save it as PDF and load that: a scanned PDF is read by Tesseract.",
        )
    if pictures:
        script.issues["PICTURES_NOT_READ"] = f"The document has {pictures} pictures; text in them is not read"
    return script.source("docx", content)


@dataclass
class _Paragraph:
    """What stands in a paragraph: current words, those that are gone, and what is anchored in it."""

    runs: list[Run] = field(default_factory=list)
    gone: list[Run] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id)

    @property
    def blank(self) -> bool:
        return not any(run.text.strip() for run in self.runs)


class _Reader:
    """Walks the document's tree once, in order, and writes."""

    def __init__(self, document: Any, script: Script) -> None:
        parts = {rel.reltype.rsplit("/", 1)[-1]: rel.target_part for rel in document.part.rels.values() if _inside(rel)}
        roots = {kind: etree.fromstring(part.blob, SAFE) for kind, part in parts.items() if kind in PARTS}
        self.document, self.script = document, script
        self.styles = Styles.of(roots.get("styles", etree.Element("none")))
        self.numbering = Numbering.of(roots.get("numbering"))
        self.notes = {
            (kind, note.get(f"{W}id")): note
            for kind in ("footnote", "endnote")
            if f"{kind}s" in roots
            for note in roots[f"{kind}s"].iter(f"{W}{kind}")
        }
        if "comments" in roots and (comments := sum(1 for _ in roots["comments"].iter(f"{W}comment"))):
            script.issues["COMMENTS_NOT_READ"] = f"The document has {comments} comments, which are not read"
        self.furniture = ""
        self.carried: list[Run] = []  # words of a paragraph whose end is deleted: they go on in the next
        self.before: Any = None  # the paragraph before, for the space between
        self.turned = False  # a page has just begun

    def heads(self) -> None:
        """The heads of pages: the first page's may name the body, the others are furniture."""
        for i, header in enumerate(_running(self.document, "header")):
            self.furniture = "running head" if i else ""
            self.blocks(header)
        self.furniture = ""
        self.script.gap(2)

    def feet(self) -> None:
        self.script.gap(2)
        self.furniture = "running foot"
        for footer in _running(self.document, "footer"):
            self.blocks(footer)

    def blocks(self, parent: Any) -> None:
        for child in parent.iterchildren(tag=etree.Element):
            name = _name(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
                self.before = None
            elif name in THROUGH:
                self.blocks(child)

    def paragraph(self, element: Any) -> None:
        found = self.words(element)
        ppr = element.find(f"{W}pPr")
        found.runs = self.carried + found.runs
        self.carried = []
        if ppr is not None and ppr.find(f"{W}rPr/{W}del") is not None:
            self.carried = found.runs
            found.runs = []
        if _is_on(ppr, "pageBreakBefore"):
            found.runs.insert(0, Run(PAGE))
        self.write(element, found)
        self.beside(found)
        for box in found.boxes:
            self.blocks(box)

    def write(self, element: Any, found: _Paragraph) -> None:
        """The paragraph's current words, page by page."""
        if found.blank:
            self.turn(found.runs)
            self.script.line([Run("")])
            self.before = None
            return
        number = self.numbering.next(*numbered) if (numbered := self.styles.numbered(element)) else ""
        if self.space(element):
            self.script.gap()
        block = "li" if number == BULLET else "p"
        runs = [Run(f"{number} "), *found.runs] if number else found.runs
        for row in _pages(runs):
            if row is None:
                self.turn([Run(PAGE)])
            elif any(run.text.strip() for run in row):
                self.script.line(row, level=self.styles.level(element), block=block, furniture=self.furniture)
                self.turned = False
        self.before = element

    def turn(self, runs: list[Run]) -> None:
        """Begin a page for a break among words; Word notes a hard break again where it lays the page out."""
        if any(PAGE in run.text for run in runs) and not self.turned and self.script.lines:
            self.script.turn()
            self.turned = True

    def space(self, element: Any) -> bool:
        if self.before is None:
            return False
        same = self.styles.paragraph_style(element) == self.styles.paragraph_style(self.before)
        after = 0 if same and self.styles.close(self.before) else self.styles.spacing(self.before)[1]
        before = 0 if same and self.styles.close(element) else self.styles.spacing(element)[0]
        return max(before, after) >= SPACE

    def beside(self, found: _Paragraph) -> None:
        """What belongs to a paragraph and is not among its words: what was deleted or hidden, its notes."""
        if any(run.text.strip() for run in found.gone):
            self.script.line(found.gone, furniture="deleted in a tracked change, or hidden")
            self.script.issues["TRACKED_CHANGES"] = (
                "The document has changes that nobody has accepted: what was inserted is read, what was deleted is not"
            )
        for key in found.notes:
            if (note := self.notes.pop(key, None)) is not None:
                self.script.gap()
                self.blocks(note)
                self.before = None

    def words(self, parent: Any) -> _Paragraph:
        found = _Paragraph()
        self._collect(parent, found, self.styles.paragraph_style(parent), gone=False)
        return found

    def _collect(self, parent: Any, found: _Paragraph, style: str, *, gone: bool) -> None:
        for child in parent.iterchildren(tag=etree.Element):
            name = _name(child)
            if name == "r":
                self._run(child, found, style, gone=gone)
            elif name in GONE or name in THROUGH:
                self._collect(child, found, style, gone=gone or name in GONE)
            elif child.tag == f"{MC}AlternateContent":
                found.boxes.extend(_boxes(child))
            elif name in ("oMath", "oMathPara"):
                found.runs.append(Run("".join(t.text or "" for t in child.iter() if _name(t) == "t")))

    def _run(self, run: Any, found: _Paragraph, style: str, *, gone: bool) -> None:
        flags = self.styles.run_style(run, style)
        hidden = gone or _is_on(run.find(f"{W}rPr"), "vanish")
        into = found.gone if hidden else found.runs
        for child in run.iterchildren(tag=etree.Element):
            name = _name(child)
            if name in ("t", "delText"):
                into.append(Run(child.text or "", flags))
            elif name in ("tab", "ptab"):
                into.append(Run("\t", flags))
            elif name in ("br", "cr"):
                breaks_page = child.get(f"{W}type") == "page"
                into.append(Run(PAGE if breaks_page else " " if child.get(f"{W}type") == "column" else "\n", flags))
            elif name == "lastRenderedPageBreak":
                if not (into and into[-1].text == PAGE):
                    into.append(Run(PAGE))
            elif name == "noBreakHyphen":
                into.append(Run("-", flags))
            elif name == "sym":
                into.append(Run(SYMBOLS.get((child.get(f"{W}char") or "").upper(), "\ufffd"), flags))
            elif name in ("footnoteReference", "endnoteReference"):
                found.notes.append((name.removesuffix("Reference"), child.get(f"{W}id")))
            elif name in ("drawing", "pict", "object") or child.tag == f"{MC}AlternateContent":
                found.boxes.extend(_boxes(child))

    def table(self, table: Any) -> None:
        """A table's rows; tables inside its cells, boxes and notes follow it."""
        rows: list[list[Cell]] = []
        after: list[_Paragraph] = []
        inner: list[Any] = []
        for tr in _inner(table, "tr"):
            row: list[Cell] = [[] for _ in range(_count(tr.find(f"{W}trPr"), "gridBefore", 0))]
            for tc in _inner(tr, "tc"):
                tcpr = tc.find(f"{W}tcPr")
                merged = None if tcpr is None else tcpr.find(f"{W}vMerge")
                goes_on = merged is not None and merged.get(f"{W}val") != "restart"
                paragraphs = [self._cell_paragraph(p, after) for p in _inner(tc, "p")]
                row.append([] if goes_on and not any(paragraphs) else paragraphs)
                row.extend([] for _ in range(_count(tcpr, "gridSpan", 1) - 1))
                inner.extend(_inner(tc, "tbl"))
            rows.append(row)
        if any(PAGE in run.text for row in rows for cell in row for p in cell for run in p):
            self._write_by_page(rows)
        else:
            self._write_rows(rows)
        for found in after:
            self.beside(found)
            for box in found.boxes:
                self.blocks(box)
        for each in inner:
            self.table(each)

    def _cell_paragraph(self, element: Any, after: list[_Paragraph]) -> list[Run]:
        found = self.words(element)
        after.append(found)
        number = self.numbering.next(*numbered) if (numbered := self.styles.numbered(element)) else ""
        return [Run(f"{number} "), *found.runs] if number and not found.blank else found.runs

    def _write_by_page(self, rows: list[list[Cell]]) -> None:
        """A table that goes on over pages: it is one table, so only its rows know of the pages."""
        part: list[list[Cell]] = []
        for row in rows:
            if any(PAGE in run.text for cell in row for p in cell for run in p):
                self._write_rows(part)
                self.turn([Run(PAGE)])
                part = []
            part.append([[[Run(r.text.replace(PAGE, ""), r.style) for r in p] for p in cell] for cell in row])
        self._write_rows(part)

    def _write_rows(self, rows: list[list[Cell]]) -> None:
        first = len(self.script.lines)
        write_table(self.script, rows)
        self.turned = self.turned and first == len(self.script.lines)
        self.script.mark(first, self.furniture)


PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def _inside(rel: Any) -> bool:
    return not rel.is_external


def _name(element: Any) -> str:
    """The local name of a Word element; empty for elements of other vocabularies, except formulas."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.rpartition("}")
    return name if space == W[:-1] or space.endswith("/math") else ""


def _inner(parent: Any, name: str) -> Iterator[Any]:
    """The children of that name, also those that content controls and insertions wrap."""
    for child in parent.iterchildren(tag=etree.Element):
        found = _name(child)
        if found == name:
            yield child
        elif found in THROUGH:
            yield from _inner(child, name)


def _boxes(element: Any) -> list[Any]:
    """The contents of text boxes, outermost only; of two ways of writing the same box, the first."""
    if element.tag == f"{MC}AlternateContent":
        options = [c for c in element.iterchildren() if c.tag == f"{MC}Choice"] or list(element.iterchildren())
        return [box for option in options[:1] for box in _boxes(option)]
    if _name(element) == "txbxContent":
        return [element]
    return [box for child in element.iterchildren(tag=etree.Element) for box in _boxes(child)]


def _count(parent: Any | None, name: str, default: int) -> int:
    said = value(parent, name) or ""
    return min(int(said), 60) if said.isdigit() else default


def _is_on(parent: Any | None, name: str) -> bool:
    said = None if parent is None else parent.find(f"{W}{name}")
    return said is not None and said.get(f"{W}val", "1") not in OFF


def _pages(runs: list[Run]) -> list[list[Run] | None]:
    """Runs divided at page breaks, each a None."""
    rows: list[list[Run] | None] = []
    row: list[Run] = []
    for run in runs:
        for i, part in enumerate(run.text.split(PAGE)):
            if i:
                rows += [row, None]
                row = []
            row.append(Run(part, run.style))
    return [*rows, row]


def _running(document: Any, kind: str) -> list[Any]:
    """The heads or feet of all sections, each once, the first page's first."""
    found: list[Any] = []
    for section in document.sections:
        first = section.different_first_page_header_footer
        names = [f"first_page_{kind}"] * first + [kind, f"even_page_{kind}"]
        for part in (getattr(section, name) for name in names):
            if not part.is_linked_to_previous and part._element not in found:
                found.append(part._element)
    return found
