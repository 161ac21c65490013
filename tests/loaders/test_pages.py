"""PDFs: order, columns, tables, struck words and furniture, from nothing but where things stand on the page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from loaders import formats
from loaders.facts import facts
from loaders.parse import read_minutes
from loaders.source import Source

ROOT = Path(__file__).parents[2]
WIDTH = 118  # letters of a line that fits on the page
DRAWN = [
    path
    for folder in ("examples/minutes", "tests/loaders/layouts", "tests/gold/unseen")
    for path in sorted((ROOT / folder).glob("*.txt"))
    if max(map(len, (text := path.read_text("utf-8")).splitlines())) < WIDTH and not re.search(r"[#*~_]{2}|^# ", text)
]


def draw(*pages: Callable[[Canvas], None]) -> Source:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return formats.read_bytes(out.getvalue(), "minutes.pdf")


def column(canvas: Canvas, x: float, top: float, lines: str) -> None:
    for i, line in enumerate(lines.splitlines()):
        canvas.drawString(x, top - 13 * i, line)


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if not line.furniture]


@pytest.mark.parametrize("path", DRAWN, ids=lambda p: p.stem[:30])
def test_a_text_drawn_on_pages_gives_the_facts_of_the_text(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.split("\n")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(A4[0], 11 * len(lines) + 100), invariant=1)  # so long that no line ends a page
    canvas.setFont("Helvetica", 8)
    for i, line in enumerate(lines):
        for part in re.finditer(r"\S+(?: {1,2}\S+)*", line.expandtabs(4)):
            canvas.drawString(30 + 4.6 * part.start(), 11 * (len(lines) - i) + 50, part[0])
    canvas.save()
    expected = facts(read_minutes(formats.read_bytes(text.encode(), "minutes")))
    found = facts(read_minutes(formats.read_bytes(out.getvalue(), "minutes")))
    for each in (expected, found):  # "Sida 1 (4)": in print a page's number, in a text an authority's name
        each["bodies_mentioned"] = [b for b in each["bodies_mentioned"] if b["name"] != "Sida"]
    assert found == expected


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = "Rådet har under våren träffat alla\nkommuner i länet för att tala om\nhur hemgången kan bli tryggare.\n"
    left += "Arbetet fortsätter under hösten i\nalla kommuner som vill vara med."
    right = (
        "Ett nytt avtal om hjälpmedel skrivs\nav juristerna och ska vara färdigt\ninnan året är slut, så att nämn-\n"
    )
    right += "derna hinner ta ställning till det\ninnan det gamla avtalet upphör."

    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "Nytt från rådet")
        column(canvas, 60, 730, left)
        column(canvas, 300, 730, right)

    assert texts(draw(page)) == ["Nytt från rådet", *left.splitlines(), *right.splitlines()]


def test_lists_side_by_side_with_labels_of_their_own_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        column(
            canvas, 60, 760, "Ledamöter:\nAnna Lind, Granviks kommun\nPer Ek, Norrbo kommun\nEva Berg, Lindås kommun"
        )
        column(
            canvas, 320, 760, "Ersättare:\nSiv Ask, Granviks kommun\nOla Strand, Norrbo kommun\nBo Dahl, Lindås kommun"
        )
        column(canvas, 60, 680, "1. Öppnande\nMötet öppnades.")

    people = facts(read_minutes(draw(page)))["people"]
    assert [(p["name"], p["capacity"], p["organisation"]) for p in people] == [
        ("Anna Lind", "member", "Granviks kommun"),
        ("Per Ek", "member", "Norrbo kommun"),
        ("Eva Berg", "member", "Lindås kommun"),
        ("Siv Ask", "substitute", "Granviks kommun"),
        ("Ola Strand", "substitute", "Norrbo kommun"),
        ("Bo Dahl", "substitute", "Lindås kommun"),
    ]


def test_cells_without_lines_stand_under_each_other() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, 60, 760, "Namn\nAnna Lind\nLars-Erik af Tunvingsberg")
        column(canvas, 190, 760, "Organisation\nGranviks kommun\nNorrbo kommun")
        column(canvas, 330, 760, "Närvaro\nJa\nNej")

    assert [[cell.text for cell in line.cells] for line in draw(page).lines] == [
        ["Namn", "Organisation", "Närvaro"],
        ["Anna Lind", "Granviks kommun", "Ja"],
        ["Lars-Erik af Tunvingsberg", "Norrbo kommun", "Nej"],
    ]


def test_a_line_through_words_strikes_them_and_one_under_them_does_not() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "Per Ek, Norrbo kommun")
        canvas.line(60, 763, 60 + stringWidth("Per Ek", "Helvetica", 10), 763)
        canvas.drawString(60, 740, "Eva Berg")
        canvas.line(60, 738.5, 110, 738.5)
        canvas.drawString(60, 720, "Siv Ask")
        canvas.rect(58, 722.4, 60, 0.7, stroke=0, fill=1)

    assert [(line.text, line.struck_part) for line in draw(page).lines] == [
        ("Per Ek, Norrbo kommun", ((0, 6),)),
        ("Eva Berg", ()),
        ("Siv Ask", ((0, 7),)),
    ]


def test_a_scan_with_its_words_behind_it_has_its_lines_in_the_picture() -> None:
    def paint(canvas: Canvas, mode: int) -> None:
        for y, text in ((760, "Per Ek, Norrbo kommun"), (740, "Eva Berg, Lindås kommun"), (720, "Siv Ask")):
            words = canvas.beginText(60, y)
            words.setTextRenderMode(mode)
            words.textOut(text)
            canvas.drawText(words)

    out = io.BytesIO()
    seen = Canvas(out, pagesize=A4, invariant=1)
    paint(seen, 0)
    seen.line(58, 743.4, 180, 743.4)
    seen.line(58, 718, 100, 718)
    seen.save()
    picture = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=200 / 72, grayscale=True).to_pil()

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        paint(canvas, 3)

    source = draw(page)
    assert source.format == "pdf"
    assert [(line.text, line.struck) for line in source.lines] == [
        ("Per Ek, Norrbo kommun", False),
        ("Eva Berg, Lindås kommun", True),
        ("Siv Ask", False),
    ]


def test_a_remark_that_strikes_words_out_strikes_them() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "Per Ek")
        canvas.drawString(60, 740, "Eva Berg")
        canvas.drawString(60, 720, "Siv Ask")

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    page(canvas)
    canvas.save()
    document = pypdfium2.PdfDocument(out.getvalue())
    raw = pypdfium2.raw
    remark = raw.FPDFPage_CreateAnnot(document[0], raw.FPDF_ANNOT_STRIKEOUT)
    corners = raw.FS_QUADPOINTSF(60, 749, 110, 749, 60, 737, 110, 737)
    raw.FPDFAnnot_AppendAttachmentPoints(remark, corners)
    raw.FPDFPage_CloseAnnot(remark)
    changed = io.BytesIO()
    document.save(changed)
    source = formats.read_bytes(changed.getvalue(), "minutes.pdf")
    assert [line.text for line in source.lines if line.struck] == ["Eva Berg"]


def test_merged_cells_and_cells_of_several_lines() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([60, 200, 340, 480], [760, 730, 690])
        canvas.grid([60, 200, 480], [690, 660])
        for x, y, text in (
            (64, 744, "Vad"), (204, 744, "Vem"), (344, 744, "När"),
            (64, 716, "Skriva ett förslag till av-"), (64, 704, "tal om hjälpmedel"),
            (204, 716, "Per Ek"), (204, 704, "Eva Berg"), (344, 716, "3 maj"),
            (64, 674, "Summa"), (204, 674, "Två uppdrag som löper"),
        ):  # fmt: skip
            canvas.drawString(x, y, text)

    assert [[cell.text for cell in line.cells] for line in draw(page).lines] == [
        ["Vad", "Vem", "När"],
        ["Skriva ett förslag till avtal om hjälpmedel", "Per Ek Eva Berg", "3 maj"],
        ["Summa", "Två uppdrag som löper"],
    ]


def test_a_page_laid_on_its_side_is_read_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.drawString(60, -100, "Protokoll")
        canvas.drawString(60, -120, "Mötet öppnades.")

    assert texts(draw(page)) == ["Protokoll", "Mötet öppnades."]


def test_paragraph_numbers_at_the_top_of_pages_are_no_running_heads() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def drawn(canvas: Canvas) -> None:
            canvas.drawString(60, 800, "Granviks kommun")
            canvas.drawString(480, 800, f"Sida {number} (4)")
            canvas.drawString(60, 760, f"§ {number}")
            column(canvas, 60, 747, f"Ärende nummer {number}\nRådet beslutar att ärendet är utrett.")
            canvas.drawString(60, 40, "Justerandes sign")

        return drawn

    source = draw(*(page(n) for n in range(1, 5)))
    assert [line.text for line in source.lines if re.match("§", line.text) and not line.furniture] == [
        "§ 1",
        "§ 2",
        "§ 3",
        "§ 4",
    ]
    heads = [line.furniture for line in source.lines if line.text == "Granviks kommun"]
    assert heads == ["", *["running head"] * 3]
    assert {line.furniture for line in source.lines if line.text.startswith("Sida")} == {"page number"}
    assert {line.furniture for line in source.lines if line.text.startswith("Just")} == {"running foot"}


def test_larger_letters_are_headings_and_a_stack_of_them_a_letterhead() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        column(canvas, 60, 790, "Granviks kommun")
        column(canvas, 60, 765, "Protokoll fritidsnämnden")
        canvas.setFont("Helvetica", 10)
        column(canvas, 60, 740, "2024-02-05")
        for y, title, text in (
            (700, "Ett nytt avtal med alla kommuner i hela länet om", "Rådet godkänner förslaget till avtal."),
            (620, "Ekonomi", "Ekonomin är god.\n" + "Rådet talade om medel och om platser för lek.\n" * 6),
        ):
            canvas.setFont("Helvetica-Bold", 12)
            column(canvas, 60, y, title)
            if y == 700:
                canvas.drawString(60, y - 14, "hjälpmedel")
            canvas.setFont("Helvetica", 10)
            column(canvas, 60, y - 34, text)

    heads = [(line.level, line.text) for line in draw(page).lines if line.level]
    assert heads == [
        (1, "Protokoll fritidsnämnden"),
        (2, "Ett nytt avtal med alla kommuner i hela länet om hjälpmedel"),
        (2, "Ekonomi"),
    ]


def test_a_sentence_goes_on_over_a_page() -> None:
    def first(canvas: Canvas) -> None:
        column(
            canvas,
            60,
            760,
            "1. Lek\n" + "Rådet talade länge om lek och om platser för lek i alla länets kommuner.\n" * 52,
        )
        canvas.drawString(60, 71, "Till sist beslutar rådet att under nästa år pröva")

    def second(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "en ny väg i två kommuner.")

    source = draw(first, second)
    assert [line.page for line in source.lines[-2:]] == [1, 2]
    decisions = facts(read_minutes(source))["decisions"]
    assert "under nästa år pröva en ny väg i två kommuner" in decisions[-1]["text"]
