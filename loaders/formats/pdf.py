"""PDFs: their words and lines by `glyphs` in a process of its own, their order by `layout`, scanned pages by `scan`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from loaders.formats import glyphs, scan
from loaders.formats.layout import write_pages
from loaders.formats.page import Page, Rule, Word
from loaders.formats.written import Script
from loaders.source import Source
from schema.errors import Damaged, EmptyDocument, Encrypted, InputError, Place, TooLarge, TooSlow

SECONDS = 900
"""How long reading a PDF's words may take by the clock, however busy the machine is."""
COMPUTING = 30
"""Seconds of computing that it may take, besides what `glyphs` grants each page."""


def read(content: bytes, name: str) -> Source:
    """The document in a PDF. Raises Encrypted, Damaged, TooLarge, TooSlow, OcrMissing or EmptyDocument."""
    place, script = Place(name), Script(name)
    with tempfile.TemporaryDirectory(prefix="radslag-") as folder:
        found = _words(content, Path(folder), place)
        pages = {number: _page(number, each) for number, each in enumerate(found, 1)}
        pictures = {n: scan.Picture(n, partial(Image.open, Path(folder) / f"{n}.png")) for n in pages}
        scanned = scan.read_pages([pictures[n] for n, each in enumerate(found, 1) if each["picture"]], place, script)
        pages |= {n: scan.with_lines(pages[n], pictures[n]) for n, each in enumerate(found, 1) if each["backed"]}
    write_pages(list((pages | scanned).values()), script)
    if not script.lines:
        raise EmptyDocument("The PDF has no text in it, nor a picture of text", where=place)
    return script.source("scan" if len(scanned) == len(pages) else "pdf", content, len(pages))


def _words(content: bytes, folder: Path, place: Place) -> list[dict[str, Any]]:
    """What `glyphs` finds, page by page."""
    file = folder / "document.pdf"
    file.write_bytes(content)
    command = [sys.executable, "-P", glyphs.__file__, str(file), str(folder), str(COMPUTING)]
    try:
        run = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise TooSlow(f"Reading the PDF took more than {SECONDS} seconds", where=place) from None
    try:
        found = json.loads((folder / "pages.json").read_text("utf-8"))
    except (OSError, ValueError):
        raise _ended(run.returncode, run.stderr, place) from None
    if "refused" in found:
        raise _refused(found["refused"][0], found["refused"][1], place)
    return list(found["pages"])


def _ended(code: int, said: bytes, place: Place) -> InputError:
    """Why `glyphs` ended before it had written anything: out of time, or the library fell over the file."""
    if code in (-getattr(signal, "SIGXCPU", 24), -signal.SIGTERM, -9):
        return TooSlow("Reading the PDF took far more computing than its pages may", where=place)
    last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
    return Damaged(f"The PDF can't be read: its reader ended with {code} {' '.join(last)[:200]}".rstrip(), where=place)


def _refused(code: str, what: Any, place: Place) -> InputError:
    if code == "password":
        return Encrypted("The PDF is locked with a password", where=place)
    if code == "damaged":
        return Damaged(f"The PDF is damaged: {what}", where=place)
    if code == "memory":
        return TooLarge("The PDF needs more memory than its reader may use", where=place)
    most, unit = {
        "pages": (glyphs.MAX_PAGES, "pages"),
        "chars": (glyphs.MAX_CHARS, "characters"),
        "scanned": (glyphs.MAX_SCANNED, "scanned pages"),
    }[code]
    return TooLarge(f"The PDF has {what:,} {unit}; the reader takes {most:,}", where=place)


def _page(number: int, found: dict[str, Any]) -> Page:
    words = tuple(Word(*word) for word in found["words"])
    return Page(number, found["width"], found["height"], words, tuple(Rule(*rule) for rule in found["rules"]))
