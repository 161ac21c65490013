"""Pictures of pages: PNG, JPEG and TIFF files, and pages of PDFs without text, by Tesseract with Swedish.

Lines are found and taken away first (`pixels`): a struck name is then read as a name, and known to be struck.
Tesseract is a program of the system; each page is one call of it with a limit on time.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial

from PIL import Image, ImageOps

from loaders.formats import pixels
from loaders.formats.layout import write_pages
from loaders.formats.page import Page, Rule, Word, median
from loaders.formats.written import Script
from loaders.source import Source
from schema.errors import Damaged, EmptyDocument, OcrMissing, Place, TooLarge, TooSlow

LANGUAGE = "swe"  # with English besides, it reads å as a and ö as o more often
SECONDS = 120  # for one page
MAX_PIXELS = 80_000_000  # of one page: A3 at 600 dots an inch
MAX_PAGES = 300  # of one picture file
FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
LONG_SIDE = 3508  # pixels of the longer side of A4 at 300 dots an inch, which Tesseract reads best
POINTS = 842.0  # the same in points
UNSURE = 75.0  # a page that Tesseract is less sure of, of 100, is named
LOW, HIGH = 0.2, 0.8  # how far up a word's box a line through it stands
LOST = 55.0  # of a page that Tesseract is less sure of, it is asked whether it lies on its side
TURN = re.compile(r"Rotate: (90|180|270)")
SPECK = 30.0  # of 100: signs that Tesseract is less sure of are dirt
COVER = 0.6  # of a character that a line through it covers


@dataclass(frozen=True)
class Picture:
    """A page that is a picture: `opened` gives it, so that few are in memory at a time."""

    number: int
    opened: Callable[[], Image.Image]


@dataclass(frozen=True)
class Reading:
    """A page as read: its words, and how sure Tesseract is on the whole, of 100."""

    page: Page
    sure: float


def read(content: bytes, name: str) -> Source:
    """The document in a picture file. Raises Damaged, TooLarge, TooSlow, OcrMissing or EmptyDocument."""
    place, script = Place(name), Script(name)
    frames = _frames(content, place)
    try:
        pages = read_pages([Picture(n, partial(_frame, content, n - 1)) for n in range(1, frames + 1)], place, script)
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError) as problem:
        raise Damaged(f"The picture is damaged: {_said(problem)}", where=place) from None
    write_pages(list(pages.values()), script)
    if not script.lines:
        raise EmptyDocument("No text was found in the picture", where=place)
    return script.source("scan", content, frames)


def _frames(content: bytes, place: Place) -> int:
    """How many pages a picture file has, none of them larger than is read: known from its heads alone."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            count = 0
            while True:
                width, height = picture.size
                if width * height > MAX_PIXELS:
                    raise TooLarge(
                        f"Page {count + 1} of the picture has {width:,} x {height:,} points; the reader takes "
                        f"{MAX_PIXELS // 1_000_000} million",
                        where=place,
                        next_step="Save it with 300 points an inch, then load that.",
                    )
                count += 1
                if count > MAX_PAGES:
                    raise TooLarge(f"The picture has more than {MAX_PAGES} pages", where=place)
                try:
                    picture.seek(count)
                except EOFError:
                    return count
    except Image.DecompressionBombError:
        raise TooLarge("The picture has far more points than the reader takes", where=place) from None
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError) as problem:
        raise Damaged(f"The picture is damaged: {_said(problem)}", where=place) from None


def _frame(content: bytes, index: int) -> Image.Image:
    picture = Image.open(io.BytesIO(content), formats=FORMATS)
    picture.seek(index)
    return ImageOps.exif_transpose(picture)


def read_pages(pictures: Sequence[Picture], place: Place, script: Script) -> dict[int, Page]:
    """The pages that are pictures, by number.

    Notes in the script which pages Tesseract is unsure of. Raises OcrMissing when there is a page and no Tesseract.
    """
    if not pictures:
        return {}
    command = tesseract(place)
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        done = list(pool.map(lambda picture: _read_page(command, picture, place), pictures))
    unsure = [f"{r.page.number} ({r.sure:.0f} %)" for r in done if r.page.words and r.sure < UNSURE]
    if unsure:
        script.issues["OCR_UNSURE"] = f"Tesseract is unsure of what it read on page {', '.join(unsure[:20])}"
    return {r.page.number: r.page for r in done}


@cache
def _languages(command: str) -> frozenset[str]:
    run = subprocess.run([command, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    return frozenset((run.stdout + run.stderr).split())


def tesseract(place: Place) -> str:
    """The path of the program. Raises OcrMissing, with how to install it, when it or its Swedish is missing."""
    command = shutil.which("tesseract")
    if command is None:
        raise OcrMissing("The document is a scan, and Tesseract is not installed", where=place)
    if LANGUAGE not in _languages(command):
        raise OcrMissing("The document is a scan, and Tesseract lacks Swedish", where=place)
    return command


def _read_page(command: str, picture: Picture, place: Place) -> Reading:
    """A page as it lies; when hardly a word of it is sure, as Tesseract would turn it, if that is surer."""
    with picture.opened() as opened:
        grey = _grey(opened)
    reading = _read_grey(command, grey, picture.number, place)
    if reading.sure < LOST and (turn := TURN.search(_run(command, grey, picture.number, place, "--psm", "0"))):
        turned = grey.rotate(-int(turn[1]), expand=True)
        reading = max(reading, _read_grey(command, turned, picture.number, place), key=lambda r: r.sure)
    return reading


def _read_grey(command: str, grey: Image.Image, number: int, place: Place) -> Reading:
    size = LONG_SIDE / max(grey.size)
    if not 0.7 < size < 1.5:  # far from what is read best; what is near stays sharp
        grey = grey.resize((max(int(grey.width * size), 1), max(int(grey.height * size), 1)), Image.Resampling.LANCZOS)
    points = POINTS / max(grey.size)
    rules, clean = _lines(grey, points)
    words, used, sure = _words(_run(command, clean, number, place, "--psm", "3", "tsv"), points, rules)
    width, height = (side * points for side in grey.size)
    left = tuple(r for r in rules if r not in used)
    return Reading(Page(number, width, height, words, left, typeset=False), sure)


def _lines(grey: Image.Image, points: float) -> tuple[list[Rule], Image.Image]:
    """(the lines drawn on a page, the page without them)."""
    across, down, clean = pixels.lines(grey, 72 / points)
    return [Rule(*(edge * points for edge in box)) for box in (*across, *down)], clean


def with_lines(page: Page, picture: Picture) -> Page:
    """A page whose words lie behind its picture, with the lines that are drawn in the picture."""
    with picture.opened() as opened:
        grey = _grey(opened)
    rules, used = _lines(grey, page.width / grey.width)[0], set[Rule]()
    words = tuple(_struck(word, rules, used) for word in page.words)
    return replace(page, words=words, rules=(*page.rules, *(r for r in rules if r not in used)))


def _grey(picture: Image.Image) -> Image.Image:
    """Grey on white: what is transparent is paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        paper.alpha_composite(over)
        picture = paper
    return picture.convert("L")


def _run(command: str, page: Image.Image, number: int, place: Place, *options: str) -> str:
    """What Tesseract says of a page: a table of its words, or how it lies."""
    given = io.BytesIO()
    page.save(given, "PPM")
    dpi = str(round(72 * max(page.size) / POINTS))
    arguments = [command, "stdin", "stdout", "-l", LANGUAGE, "--dpi", dpi, *options]
    try:
        run = subprocess.run(
            arguments,
            input=given.getvalue(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        where = Place(place.file, page=number)
        raise TooSlow(f"Tesseract took more than {SECONDS} seconds", where=where) from None
    if run.returncode and "tsv" in options:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Damaged(f"Tesseract can't read the page: {' '.join(said)[:200]}", where=Place(place.file, page=number))
    return run.stdout.decode("utf-8", "replace")


def _words(table: str, points: float, rules: Sequence[Rule]) -> tuple[tuple[Word, ...], set[Rule], float]:
    """(the words of a table, the lines that strike some of them, how sure they are on the whole).

    All words of a line get the height of its letters, as in print: else a dash would stand in a line of its own.
    """
    lines: dict[tuple[str, ...], list[Word]] = {}
    used: set[Rule] = set()
    total = count = 0.0
    for row in table.splitlines()[1:]:
        level, page, block, part, line, _, left, up, width, height, sure, text = row.split("\t", 11)
        if level != "5" or not text.strip():
            continue
        if float(sure) < SPECK and not any(c.isalnum() for c in text):
            continue
        total, count = total + float(sure) * len(text), count + len(text)
        x, y, w, h = (float(v) * points for v in (left, up, width, height))
        word = _struck(Word(text.strip(), x, y, x + w, y + h), rules, used)
        lines.setdefault((page, block, part, line), []).append(word)
    words = []
    for each in lines.values():
        top, bottom = median((w.top for w in each), 0.0), median((w.bottom for w in each), 0.0)
        words += [replace(w, top=min(w.top, top), bottom=max(w.bottom, bottom)) for w in each]
    return tuple(words), used, total / count if count else 0.0


def _strikes(rule: Rule, word: Word) -> bool:
    middle, size = (rule.top + rule.bottom) / 2, word.size
    low, high = word.bottom - HIGH * size, word.bottom - LOW * size
    return rule.across and low <= middle <= high and min(rule.x1, word.x1) - max(rule.x0, word.x0) > 0


def _struck(word: Word, rules: Sequence[Rule], used: set[Rule]) -> Word:
    """The word with each character struck that a line goes through; characters are taken to be of one width."""
    through = [r for r in rules if _strikes(r, word)]
    width = (word.x1 - word.x0) / len(word.text)
    marks = ""
    for i in range(len(word.text)):
        x0, x1 = word.x0 + i * width, word.x0 + (i + 1) * width
        marks += "x" if any(min(r.x1, x1) - max(r.x0, x0) > COVER * width for r in through) else "-"
    if "x" not in marks:
        return word
    used.update(through)
    return replace(word, struck=marks)


def _said(problem: Exception) -> str:
    """What a library says of a picture, without its own objects."""
    return re.sub(r"\s*<[^>]*>", "", str(problem)) or type(problem).__name__
