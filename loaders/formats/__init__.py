"""Bytes -> Source, by what the bytes are and never by the file's suffix. One module a family of formats.

`text` decodes and recognises; `lines` makes the clean lines of plain text, Markdown, HTML in Markdown and HTML.
"""

from __future__ import annotations

from pathlib import Path

from loaders.formats import lines, text
from loaders.source import Source
from schema.errors import MissingInput, Place
from schema.identity import document_id

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ".html", ".htm", ".org"})
"""What a folder is searched for; a file that is named is read whatever its suffix."""


def read(path: Path) -> Source:
    """The document in a file. Raises an `InputError` that names the file for anything that can't be read."""
    return read_bytes(load_bytes(path), path.name)


def load_bytes(path: Path) -> bytes:
    """A file's bytes, refused before they are read when there are too many."""
    place = Place(str(path))
    try:
        if path.is_file():
            text.check_size(path.stat().st_size, place)
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingInput("There is no such file", where=place) from None
    except IsADirectoryError:
        raise MissingInput("This is a folder, not a file", where=place, next_step="Name a file in it.") from None
    except OSError as problem:
        raise MissingInput(f"The file can't be read: {problem.strerror or problem}", where=place) from None


def read_bytes(content: bytes, name: str) -> Source:
    """The document in these bytes; `name` is only for messages and the source's name."""
    place = Place(name)
    text.check_size(len(content), place)
    decoded, encoding = text.decode(content, place)
    format_ = text.recognise(decoded)
    made = lines.split(decoded, format_)
    return Source(
        name, format_, decoded, made, encoding, max((line.page for line in made), default=1), document_id(content)
    )
