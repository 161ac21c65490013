"""What the modules of formats without a text of their own write: a stored text and its lines, which grow together.

A Word file, a PDF or a picture has no text that offsets could point into. Its module reads it in order and writes each
line here: words in their styles, cells with tabs between. The stored text is what a person would copy from the screen;
it is the same for the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from loaders.formats.lines import BOLD, ITALIC, MAX_LINE, SPACES, STRUCK, Canvas, line_of
from loaders.source import Line, Source
from schema.errors import EmptyDocument, Place, TooLarge
from schema.identity import document_id

__all__ = ["BOLD", "ITALIC", "STRUCK", "Run", "Script", "joined"]


MAX_CHARS = 10_000_000
"""Of a document that is written down: about 5,000 pages."""
PLAIN = str.maketrans(dict.fromkeys(SPACES, " "))


@dataclass(frozen=True)
class Run:
    """Words in one style: a sum of STRUCK, BOLD and ITALIC."""

    text: str
    style: int = 0


def joined(parts: Iterable[Iterable[Run]], between: str) -> list[Run]:
    """Lists of runs as one, with this between them."""
    runs: list[Run] = []
    for i, part in enumerate(parts):
        if i:
            runs.append(Run(between))
        runs.extend(part)
    return runs


@dataclass
class Script:
    """A document while it is being written down."""

    name: str
    pieces: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    page: int = 1
    issues: dict[str, str] = field(default_factory=dict)
    _at: int = 0
    _blanks: int = 0

    def gap(self, lines: int = 1) -> None:
        """Leave at least so many empty lines before the next line."""
        while self.pieces and self._blanks < lines:
            self._put("\n")
            self._blanks += 1

    def join(self) -> None:
        """Let the next line go on from the one before, whatever furniture stood between."""
        self._blanks = 0

    def turn(self, page: int | None = None) -> None:
        """Begin the next page, or the one of that number."""
        page = self.page + 1 if page is None else page
        if page > self.page:
            self._put("\f" * (page - self.page))
            self.page = page

    def line(self, runs: Iterable[Run], *, level: int = 0, block: str = "", furniture: str = "") -> Line | None:
        """Write a line (at a line break among its words, several); the last that it became, None for nothing.

        `level` is a heading's; `block` the HTML block that it corresponds to; `furniture` why it is none of the text.
        """
        made = None
        for row in _rows(runs):
            canvas = Canvas(block=block)
            for run in row:
                end = self._at + len(run.text)
                canvas.chars.extend(run.text.translate(PLAIN))
                canvas.starts.extend(range(self._at, end))
                canvas.ends.extend(range(self._at + 1, end + 1))
                canvas.styles.extend([run.style] * len(run.text))
                self._put(run.text)
            self._put("\n")
            made = line_of(canvas, len(self.lines), self.page, self._blanks)
            if made is None:
                self._blanks += 1
                continue
            made = replace(made, level=level, furniture=furniture)
            self.lines.append(made)
            self._blanks = 0
        return made

    def mark(self, first: int, furniture: str) -> None:
        """Say of the lines from this one on why they are none of the text; nothing to say changes nothing."""
        if furniture:
            self.lines[first:] = [replace(line, furniture=furniture) for line in self.lines[first:]]

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self._at += len(text)
        if self._at > MAX_CHARS:
            raise TooLarge(f"The document has more than {MAX_CHARS:,} characters", where=Place(self.name))

    def source(self, format_: str, content: bytes, pages: int | None = None) -> Source:
        """The document. Raises EmptyDocument when no line was written."""
        if not self.lines:
            raise EmptyDocument("The file has no text in it", where=Place(self.name))
        return Source(
            self.name,
            format_,
            "".join(self.pieces),
            tuple(self.lines),
            "utf-8",
            max(self.page, pages or 1),
            document_id(content),
            issues=tuple(self.issues.items()),
        )


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs divided at line breaks and, at a space, where a row has grown longer than a rule should meet; in NFC."""
    rows: list[list[Run]] = [[]]
    size = 0
    for run in runs:
        text = unicodedata.normalize("NFC", run.text)
        for i, part in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if i:
                rows.append([])
                size = 0
            while size + len(part) > MAX_LINE:
                cut = part.rfind(" ", 0, max(MAX_LINE - size, 1)) + 1 or max(MAX_LINE - size, 1)
                rows[-1].append(Run(part[:cut], run.style))
                rows.append([])
                part, size = part[cut:], 0
            if part:
                rows[-1].append(Run(part, run.style))
                size += len(part)
    return rows
