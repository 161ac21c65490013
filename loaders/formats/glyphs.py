"""The words and drawn lines of a PDF's pages. Runs as a program of its own, in a process that may fail or be ended.

    python glyphs.py FILE.pdf FOLDER SECONDS

writes FOLDER/pages.json, and FOLDER/N.png for a page that is a picture. PDFs come from anywhere, and the library that
reads them is a large one: so it runs with limits on time and memory, and what it found comes back as plain data.
Lengths are points (1/72 inch), from the page's upper left corner as it is shown.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

MAX_PAGES = 3_000
MAX_CHARS = 20_000_000
MAX_SCANNED = 300  # pages that are pictures
MAX_PIXELS = 40_000_000  # of a page's picture
MAX_RULES = 20_000  # drawn lines of a page; a map has more, and no table
A_PAGE = 3.0  # seconds of computing that each page adds to what the document may take
MEMORY = 3_000_000_000  # bytes of address space
MAX_OBJECTS = 200_000  # that a page draws, forms in forms counted each time; what is drawn beyond them is not looked at
FEW_CHARS = 25  # of a page that may be a picture
UNKNOWN = 0.3  # the share of characters without a letter, from which a page is read as a picture
DPI = 300
HARDLY, WHOLE = 0.3, 0.8  # of the page that pictures cover: enough to hold its text, and all of it
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xAD: "-"}  # a drawn soft hyphen
THIN = 2.6  # points; what is thicker is no line
COVER = 0.6  # of a character's width that a line through it covers
LOW, HIGH = 0.3, 0.72  # how far up a character's box a line through it stands
Box = tuple[float, float, float, float]


class Refused(Exception):
    """The document is more than is read; what, as (code, number)."""


def main(file: str, folder: str, seconds: str) -> None:
    _limit(int(seconds))
    out = Path(folder)
    try:
        document = pypdfium2.PdfDocument(file)
        _limit(int(seconds) + int(A_PAGE * min(len(document), MAX_PAGES)))
        found: dict[str, Any] = {"pages": _pages(document, out)}
    except pypdfium2.PdfiumError as problem:
        code = "password" if "assword" in str(problem) or "ecurity" in str(problem) else "damaged"
        found = {"refused": [code, str(problem)]}
    except Refused as problem:
        found = {"refused": list(problem.args)}
    except MemoryError:
        found = {"refused": ["memory", 0]}
    (out / "pages.json").write_text(json.dumps(found), "utf-8")


def _limit(seconds: int) -> None:
    """Limits of this process; where the system knows none, its caller's time limit is the only one."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, MEMORY)):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard))


def _pages(document: pypdfium2.PdfDocument, out: Path) -> list[dict[str, Any]]:
    if len(document) > MAX_PAGES:
        raise Refused("pages", len(document))
    pages, chars, scanned = [], 0, 0
    for number in range(len(document)):
        page = document[number]
        found = _page(page)
        chars += sum(len(word[0]) for word in found["words"])
        if chars > MAX_CHARS:
            raise Refused("chars", chars)
        if found["picture"] or found["backed"]:
            scanned += 1
            if scanned > MAX_SCANNED:
                raise Refused("scanned", scanned)
            scale = min(DPI / 72, math.sqrt(MAX_PIXELS / max(found["width"] * found["height"], 1)))
            page.render(scale=scale, grayscale=True).to_pil().save(out / f"{number + 1}.png", compress_level=1)
        if found["picture"]:
            found["words"] = []
        pages.append(found)
        page.close()
    return pages


def _page(page: pypdfium2.PdfPage) -> dict[str, Any]:
    width, height = page.get_size()
    place = _upright(page)
    rules, pictures, drawn = _drawn(page, place)
    words, striking, unknown = _words(page, place, [r for r in rules if r[3] - r[1] < THIN <= r[2] - r[0]])
    chars = sum(len(word[0]) for word in words)
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in pictures) / max(width * height, 1)
    poor = chars < FEW_CHARS and (covered > HARDLY or drawn > 500)
    picture = poor or (unknown > UNKNOWN * max(chars, 1) and chars >= FEW_CHARS)
    return {
        "width": width,
        "height": height,
        "words": words,
        "rules": [r for r in rules if r not in striking],
        "picture": picture,  # its words are to be read from it
        "backed": covered > WHOLE and not picture,  # a scan with its words behind it: its lines are to be read from it
    }


def _upright(page: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """From a place in the page's own coordinates to one from the upper left corner of the page as it is shown."""
    left, bottom, right, top = page.get_cropbox()
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[page.get_rotation()]


def _box(place: Callable[[float, float], tuple[float, float]], x0: float, y0: float, x1: float, y1: float) -> Box:
    (ax, ay), (bx, by) = place(x0, y0), place(x1, y1)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _words(
    page: pypdfium2.PdfPage, place: Callable[[float, float], tuple[float, float]], lines: list[Box]
) -> tuple[list[list[Any]], set[Box], int]:
    """([word, x0, top, x1, bottom, bold, turned, struck] ..., the lines that strike, characters without a letter)."""
    text, turn = page.get_textpage(), math.radians(page.get_rotation())
    heights = [r[1] for r in lines]
    words: list[list[Any]] = []
    used: set[Box] = set()
    unknown, open_ = 0, False
    loose = raw.FS_RECTF()
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, i)
        char = LIGATURES.get(code, chr(code) if code < 0x110000 else "")
        char = "-" if code == 2 or raw.FPDFText_IsHyphen(text, i) == 1 else char
        if not char or char.isspace() or (raw.FPDFText_IsGenerated(text, i) == 1 and char != "-") or code < 2:
            open_ = False
            continue
        unknown += raw.FPDFText_HasUnicodeMapError(text, i) == 1
        if 0xD800 <= code < 0xE000 or not raw.FPDFText_GetLooseCharBox(text, i, loose):
            continue
        box = _box(place, loose.left, loose.bottom, loose.right, loose.top)
        turned = abs(math.remainder(raw.FPDFText_GetCharAngle(text, i) + turn, 2 * math.pi)) > 0.1
        by = _striking(box, lines[bisect_left(heights, box[1] - THIN) : bisect_left(heights, box[3])])
        used.update(by)
        last = words[-1] if words else None
        if open_ and last and turned == last[6] and (turned or _goes_on(last, box)):
            last[0] += char
            last[1:5] = [min(last[1], box[0]), min(last[2], box[1]), max(last[3], box[2]), max(last[4], box[3])]
            last[7] += ("x" if by else "-") * len(char)
        else:
            words.append([char, *box, _is_bold(text, i), turned, ("x" if by else "-") * len(char)])
        open_ = True
    return words, used, unknown


def _goes_on(word: list[Any], box: Box) -> bool:
    """Whether a character stands right after a word's last one."""
    size = box[3] - box[1]
    return bool(abs(box[3] - word[4]) < 0.5 * size and -0.5 * size < box[0] - word[3] < 0.3 * size)


def _striking(box: Box, lines: list[Box]) -> list[Box]:
    """Those of the lines, sorted from the top, that go through the middle of a character."""
    x0, top, x1, bottom = box
    size = bottom - top
    return [
        r
        for r in lines
        if bottom - HIGH * size <= (r[1] + r[3]) / 2 <= bottom - LOW * size
        and min(r[2], x1) - max(r[0], x0) > COVER * max(x1 - x0, 0.1)
    ]


def _is_bold(text: pypdfium2.PdfTextPage, i: int) -> bool:
    weight: int = raw.FPDFText_GetFontWeight(text, i)
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, i, name, 200, flags)
    return weight >= 600 or b"bold" in name.value.lower()


def _drawn(
    page: pypdfium2.PdfPage, place: Callable[[float, float], tuple[float, float]]
) -> tuple[list[Box], list[Box], int]:
    """(straight lines across and down, pictures, how much else is drawn), those in forms inside forms too."""
    rules: list[Box] = []
    pictures: list[Box] = []
    drawn = seen = 0

    def walk(count: int, get: Callable[[int], Any], form: pypdfium2.PdfMatrix, deep: int) -> None:
        nonlocal drawn, seen
        for i in range(count):
            seen += 1
            if seen > MAX_OBJECTS:
                return
            item = get(i)
            kind = raw.FPDFPageObj_GetType(item)
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, own)
            matrix = pypdfium2.PdfMatrix(own.a, own.b, own.c, own.d, own.e, own.f).multiply(form)
            if kind == raw.FPDF_PAGEOBJ_FORM and deep < 10:
                inner = raw.FPDFFormObj_CountObjects(item)
                walk(inner, partial(raw.FPDFFormObj_GetObject, item), matrix, deep + 1)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                corners = [matrix.on_point(x, y) for x, y in ((0, 0), (1, 1))]
                pictures.append(_box(place, *corners[0], *corners[1]))
            elif kind == raw.FPDF_PAGEOBJ_PATH and len(rules) < MAX_RULES:
                drawn += 1
                rules.extend(_rules(item, matrix, place))

    walk(raw.FPDFPage_CountObjects(page), partial(raw.FPDFPage_GetObject, page), pypdfium2.PdfMatrix(), 0)
    rules.extend(_crossed_out(page, place))
    return sorted(rules, key=lambda r: r[1]), pictures, drawn


def _rules(
    path: Any, matrix: pypdfium2.PdfMatrix, place: Callable[[float, float], tuple[float, float]]
) -> Iterator[Box]:
    """The straight lines of a path: thin figures as a whole, and the edges of those that are drawn round."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    for figure in _figures(path):
        points = [place(*matrix.on_point(x, y)) for x, y in figure]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) < THIN:
            if fill.value or stroke.value:
                yield box
        elif stroke.value:
            for (ax, ay), (bx, by) in pairwise(points):
                yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _figures(path: Any) -> Iterator[list[tuple[float, float]]]:
    """The figures of a path as their points; a closed one ends where it began."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(raw.FPDFPath_CountSegments(path), MAX_RULES)):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
            yield points
            points = []
    if len(points) > 1:
        yield points


def _crossed_out(page: pypdfium2.PdfPage, place: Callable[[float, float], tuple[float, float]]) -> Iterator[Box]:
    """The lines of remarks that strike words out, as a reader of PDFs adds them."""
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_RULES)):
        remark = raw.FPDFPage_GetAnnot(page, i)
        if raw.FPDFAnnot_GetSubtype(remark) == raw.FPDF_ANNOT_STRIKEOUT:
            points = raw.FS_QUADPOINTSF()
            for k in range(raw.FPDFAnnot_CountAttachmentPoints(remark)):
                raw.FPDFAnnot_GetAttachmentPoints(remark, k, points)
                xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
                x0, top, x1, bottom = _box(place, min(xs), min(ys), max(xs), max(ys))
                yield x0, (top + bottom) / 2, x1, (top + bottom) / 2
        raw.FPDFPage_CloseAnnot(remark)


if __name__ == "__main__":
    main(*sys.argv[1:])
