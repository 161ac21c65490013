"""Bytes to text: encodings, and what kind of text it is.

Every text file is some bytes in some encoding; old minutes come in Windows-1252, exports in UTF-16. Nothing is
replaced silently: what fits no encoding is refused.
"""

from __future__ import annotations

import codecs
import re

from schema.errors import EmptyDocument, NotText, Place, UnsupportedFormat

MAX_BYTES = 20_000_000
"""About 10,000 pages of text: more than any meeting's minutes."""

OTHERS = (
    (b"{\\rtf", "an RTF document"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"Rar!", "a RAR file"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
"""How files that are known and not read begin; what else is no text has control characters."""
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


def decode(content: bytes, place: Place) -> tuple[str, str]:
    """The text and the name of its encoding. Raises EmptyDocument, NotText or UnsupportedFormat."""
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument("The file has no text in it", where=place)
    for magic, what in OTHERS:
        if content.startswith(magic):
            raise UnsupportedFormat(f"The file is {what}", where=place)
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
