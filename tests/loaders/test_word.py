"""Word files: what a person sees in them, as lines."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from loaders import formats
from loaders.facts import facts
from loaders.formats.numbering import spell
from loaders.parse import read_minutes
from loaders.source import Source

NS = nsdecls("w")


def read(build: Callable[[Document], object]) -> Source:
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return formats.read_bytes(out.getvalue(), "minutes.docx")


def body(*xml: str) -> Callable[[Document], None]:
    """Elements of the body, before its last section."""

    def build(document: Document) -> None:
        for each in xml:
            document.element.body.insert(-1, parse_xml(each.replace(">", f" {NS}>", 1)))

    return build


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if not line.furniture]


def test_insertions_are_text_and_deletions_are_kept_as_furniture() -> None:
    source = read(
        body(
            "<w:p><w:r><w:t xml:space='preserve'>Rådet möts den </w:t></w:r>"
            "<w:del w:id='1' w:author='A'><w:r><w:delText>3 maj</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='A'><w:r><w:t>10 maj</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
        )
    )
    assert texts(source) == ["Rådet möts den 10 maj."]
    assert [line.text for line in source.lines if line.furniture] == ["3 maj"]
    assert [code for code, _ in source.issues] == ["TRACKED_CHANGES"]
    minutes = read_minutes(source)
    assert minutes.uses[1] == ("FURNITURE", "deleted in a tracked change, or hidden")


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    source = read(
        body(
            "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='A'/></w:rPr></w:pPr><w:r><w:t>Rådet </w:t></w:r></w:p>",
            "<w:p><w:r><w:t>beslutar.</w:t></w:r></w:p>",
        )
    )
    assert texts(source) == ["Rådet beslutar."]


def test_struck_runs_by_themselves_and_by_their_style() -> None:
    def build(document: Document) -> None:
        document.styles.add_style("Borta", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH).font.strike = True
        document.add_paragraph("Eva Berg", style="Borta")
        paragraph = document.add_paragraph("Per ")
        paragraph.add_run("Ek").font.double_strike = True
        document.add_paragraph(style="Borta").add_run("Siv Ask").font.strike = False

    lines = read(build).lines
    assert [line.struck_part for line in lines] == [((0, 8),), ((4, 6),), ()]


def test_list_numbers_are_counted_as_word_counts_them() -> None:
    def level(at: int, format_: str, text: str) -> str:
        return (
            f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format_}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )

    def build(document: Document) -> None:
        numbering = document.part.numbering_part.element
        levels = level(0, "decimal", "§ %1") + level(1, "lowerLetter", "%2)") + level(2, "decimal", "%1.%3")
        numbering.insert(0, parse_xml(f"<w:abstractNum {NS} w:abstractNumId='90'>{levels}</w:abstractNum>"))
        numbering.append(parse_xml(f"<w:num {NS} w:numId='90'><w:abstractNumId w:val='90'/></w:num>"))
        restart = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>"
        numbering.append(parse_xml(f"<w:num {NS} w:numId='91'><w:abstractNumId w:val='90'/>{restart}</w:num>"))
        for number, at, text in (
            (90, 0, "Öppnande"),
            (90, 1, "val"),
            (90, 1, "jäv"),
            (90, 0, "Ekonomi"),
            (90, 1, "läget"),
            (90, 2, "medel"),
            (91, 0, "Övrigt"),
            (90, 0, "Slut"),
        ):
            paragraph = document.add_paragraph(text)
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f"<w:numPr {NS}><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>")
            )

    assert texts(read(build)) == [
        "§ 1 Öppnande",
        "a) val",
        "b) jäv",
        "§ 2 Ekonomi",
        "a) läget",
        "2.1 medel",
        "§ 7 Övrigt",
        "§ 8 Slut",
    ]


def test_counts_are_spelt_as_lists_write_them() -> None:
    assert [spell(n, "lowerLetter") for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert [spell(n, "upperRoman") for n in (4, 9, 2024)] == ["IV", "IX", "MMXXIV"]
    assert spell(7, "decimalZero") == "07" and spell(0, "lowerRoman") == "0"


def test_bullets_are_markers_and_headings_have_levels() -> None:
    def build(document: Document) -> None:
        document.add_heading("Protokoll", 0)
        document.add_heading("Ekonomi", 2)
        document.add_paragraph("Bussen", style="List Bullet")

    lines = read(build).lines
    assert [(line.text, line.level, line.marker) for line in lines] == [
        ("Protokoll", 1, ""),
        ("Ekonomi", 2, ""),
        ("Bussen", 0, "•"),
    ]


def test_merged_cells_keep_the_columns_in_place() -> None:
    def build(document: Document) -> None:
        table = document.add_table(3, 3)
        for i, row in enumerate((("Syfte", "Mottagare", "Belopp"), ("Lek", "Granvik", "100"), ("", "Norrbo", "200"))):
            for j, text in enumerate(row):
                table.cell(i, j).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        wide = document.add_table(2, 3)
        wide.cell(0, 0).merge(wide.cell(0, 1)).text = "Summa"
        wide.cell(0, 2).text = "300"
        for j, text in enumerate("abc"):
            wide.cell(1, j).text = text

    source = read(build)
    rows = [[cell.text for cell in line.cells] for line in source.lines]
    assert rows[:2] == [["Syfte", "Mottagare", "Belopp"], ["Lek", "Granvik", "100"]]
    assert rows[2][-2:] == ["Norrbo", "200"]
    assert rows[3:] == [["Summa", "", "300"], ["a", "b", "c"]]


def test_a_table_that_places_names_beside_labels_and_one_inside_a_cell() -> None:
    def build(document: Document) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "Beslutande"
        table.cell(0, 1).text = "Anna Lind (S), ordförande\nPer Ek (M)"
        table.cell(0, 1).add_paragraph("Eva Berg (C)")
        table.cell(1, 0).text = "Övriga"
        inner = table.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Ola Strand", "kulturchef"

    lines = texts(read(build))
    assert lines[0].startswith("Beslutande\tAnna Lind (S), ordförande")
    assert lines[-3:] == ["Eva Berg (C)", "Övriga", "Ola Strand\tkulturchef"]


def test_text_boxes_notes_and_fields_are_read_once() -> None:
    box = (
        "<w:p xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        "xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:t>Text</w:t></w:r><w:r><mc:AlternateContent>"
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>I en ruta</w:t></w:r></w:p>"
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>I en ruta</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    field = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>2024-02-05</w:t></w:r></w:p>"
    )
    assert texts(read(body(box, field))) == ["Text", "I en ruta", "2024-02-05"]


def test_pages_are_counted_by_breaks_and_by_where_word_broke_them() -> None:
    source = read(
        body(
            "<w:p><w:r><w:t>Ett</w:t><w:br w:type='page'/></w:r></w:p>",
            "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Två</w:t></w:r></w:p>",
            "<w:p><w:r><w:t xml:space='preserve'>Två </w:t><w:lastRenderedPageBreak/><w:t>tre</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Fyra</w:t></w:r></w:p>",
        )
    )
    assert [(line.text, line.page) for line in source.lines] == [
        ("Ett", 1),
        ("Två", 2),
        ("Två", 2),
        ("tre", 3),
        ("Fyra", 4),
    ]
    assert source.pages == 4


def test_lines_of_one_paragraph_stand_close_and_paragraphs_apart() -> None:
    def build(document: Document) -> None:
        document.styles["Normal"].paragraph_format.space_after = docx.shared.Pt(8)
        document.add_paragraph("Ledamöter:\nPer Ek\nEva Berg")
        document.add_paragraph("Mötet öppnades.")

    assert [line.blank_before for line in read(build).lines] == [0, 0, 0, 1]


def test_a_document_of_pictures_says_what_to_do() -> None:
    """The facts of a document with pictures come from its text; that there were pictures is said."""
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20)).save(picture, "PNG")

    def build(document: Document) -> None:
        document.add_paragraph("Protokoll Samverkansrådet för lek, 2024-02-05")
        document.add_picture(picture)

    source = read(build)
    assert [code for code, _ in source.issues] == ["PICTURES_NOT_READ"]
    assert facts(read_minutes(source))["meeting"]["dates"] == ["2024-02-05"]
