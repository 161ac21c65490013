"""Bytes to text: encodings, and what kind of text it is.

Every text file is some bytes in some encoding; old minutes come in Windows-1252, exports in UTF-16. Nothing is
replaced silently: what fits no encoding is refused.
"""

from __future__ import annotations

import codecs
import re

from schema.errors import EmptyDocument, NotText, Place, TooLarge

MAX_BYTES = 20_000_000
"""About 10,000 pages of text: more than any meeting's minutes."""

KNOWN_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MARKDOWN = re.compile(
    r"^#{1,6} \S|~~\S|\*\*\S|^\|.*\|\s*$|^\s*:?-{3,}:?\s*\||\]\(https?:|^#\+\w+:|<(?:p|ul|table|br)\b",
    re.MULTILINE | re.IGNORECASE,
)
HTML = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)


def check_size(size: int, place: Place) -> None:
    """Refuse more bytes than the reader takes."""
    if size > MAX_BYTES:
        raise TooLarge(f"The file has {size / 1e6:.0f} MB; the reader takes {MAX_BYTES / 1e6:.0f} MB", where=place)


def decode(content: bytes, place: Place) -> tuple[str, str]:
    """The text and the name of its encoding. Raises EmptyDocument or NotText."""
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument("The file has no text in it", where=place)
    for magic, what in KNOWN_BINARY:
        if content.startswith(magic):
            raise NotText(f"The file is {what}, not text", where=place)
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding, place)
    if wide := _utf16_without_bom(content):
        return _strictly(content, wide, place)
    try:
        text, encoding = content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = content.decode("cp1252", errors="replace"), "cp1252"
        if "\ufffd" in text:
            text, encoding = content.decode("latin-1"), "latin-1"
    odd = CONTROL.findall(text)
    if len(odd) > 0.002 * len(text) or "\x00" in odd:
        where = text.find(odd[0])
        raise NotText(
            f"The file is no text: it has control characters (byte {where} and {len(odd)} in all)", where=place
        )
    return text, encoding


def _utf16_without_bom(content: bytes) -> str | None:
    head = content[:4000]
    if len(head) < 4:
        return None
    zeros = [head[parity::2].count(0) * 2 / len(head) for parity in (0, 1)]
    if zeros[1] > 0.4 and zeros[0] < 0.1:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > 0.4 and zeros[1] < 0.1 else None


def _strictly(content: bytes, encoding: str, place: Place) -> tuple[str, str]:
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as problem:
        raise NotText(f"The file says it is {encoding}, but byte {problem.start} isn't", where=place) from None


def recognise(text: str) -> str:
    """html, markdown or text."""
    if HTML.search(text[:2000]):
        return "html"
    return "markdown" if MARKDOWN.search(text) else "text"
