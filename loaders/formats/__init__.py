"""Bytes -> Source, by what the bytes are and never by the file's suffix. One module a family of formats.

`text` decodes, `lines` makes the clean lines of plain text, Markdown and HTML: their stored text is the file's own.
`docx`, `pptx`, `pdf` and `scan` write one down (`written`): tables by `rows`, pages by `layout` and `grids`.
`office` and `glyphs` stand before what a hostile file could do.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loaders import hidden
from loaders.formats import docx, lines, office, pdf, pptx, scan, text
from loaders.source import Source
from schema.errors import Damaged, InputError, MissingInput, Place, TooLarge
from schema.identity import document_id

SUFFIXES = frozenset(
    {".md", ".markdown", ".txt", ".text", ".html", ".htm", ".org"}
    | {".docx", ".pptx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)
"""What a folder is searched for; a file that is named is read whatever its suffix."""

MAX_BYTES = 150_000_000
"""Of a file with pictures; one of text has a limit of its own."""

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")


def read(path: Path) -> Source:
    """The document in a file. Raises an `InputError` that names the file for anything that can't be read."""
    return read_bytes(load_bytes(path), path.name)


def load_bytes(path: Path) -> bytes:
    """A file's bytes, refused before they are read when there are too many."""
    place = Place(str(path))
    try:
        if path.is_file():
            _check_size(path.stat().st_size, place)
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingInput("There is no such file", where=place) from None
    except IsADirectoryError:
        raise MissingInput("This is a folder, not a file", where=place, next_step="Name a file in it.") from None
    except OSError as problem:
        raise MissingInput(f"The file can't be read: {problem.strerror or problem}", where=place) from None


def _check_size(size: int, place: Place, most: int | None = None) -> None:
    most = MAX_BYTES if most is None else most
    if size > most:
        raise TooLarge(f"The file has {size / 1e6:.0f} MB; the reader takes {most / 1e6:.0f} MB", where=place)


def read_bytes(content: bytes, name: str) -> Source:
    """The document in these bytes; `name` is only for messages and the source's name."""
    place = Place(name)
    _check_size(len(content), place)
    if content.startswith(b"PK\x03\x04"):
        reader = {"docx": docx.read, "pptx": pptx.read}[office.recognise(content, place)]
        return _guarded(reader, content, name)
    if content.startswith(office.OLE):
        office.refuse_ole(content, place)
    if b"%PDF-" in content[:1024]:
        return _guarded(pdf.read, content, name)
    if content.startswith(PICTURES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return _guarded(scan.read, content, name)
    _check_size(len(content), place, text.MAX_BYTES)
    decoded, encoding = text.decode(content, place)
    format_ = text.recognise(decoded)
    made = hidden.as_names(lines.split(decoded, format_))
    return Source(
        name, format_, decoded, made, encoding, max((line.page for line in made), default=1), document_id(content)
    )


def _guarded(reader: Callable[[bytes, str], Source], content: bytes, name: str) -> Source:
    """Libraries raise anything over a file that is not what it says: that is damage, told as such."""
    try:
        return reader(content, name)
    except (InputError, MemoryError):
        raise
    except Exception as problem:
        what = f"{type(problem).__name__}: {problem}"[:200]
        raise Damaged(
            f"The file is damaged, or made by a program that writes it oddly ({what})", where=Place(name)
        ) from problem
