"""Running text: the paragraphs of an item, and their sentences, with their places kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.source import Line, Text

SENTENCE_END = re.compile(
    r"(?<![A-ZÅÄÖ])(?<!\bkl)(?<!\bnr)(?<!\bca)(?<!\bt\.ex)(?<!\bbl\.a)(?<!\bm\.fl)(?<!\bs\.k)(?<!\bdvs)(?<!\bdnr)(?<!\bex)(?<!\bt\.o\.m)(?<!\bf\.o\.m)(?<!\bfr\.o\.m)(?<!\bv)"
    r"[.!?](?=\s+[\"”“»(]?[A-ZÅÄÖ\d•–-]|\s*$)|[.!?][\"”](?=\s+[A-ZÅÄÖ]|\s*$)"
)


LETTER = re.compile(r"[a-zåäö]\)\s+[A-ZÅÄÖ]|AP ?\d{1,3}\b|\d{1,2}[.)]\s+att\s")
ENTRY = 0.75  # of the longest line: a line so short that the next begins something else
MAX_PARAGRAPH = 60  # lines
LONG_PARAGRAPH = 9000  # characters


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, as one text."""

    text: Text
    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        return self.lines[0]


def paragraphs(lines: Iterable[Line], starts: frozenset[int] = frozenset()) -> list[Paragraph]:
    """Lines grouped: a blank line, bullet, heading, table row, HTML block or a number in `starts` begins a new one."""
    groups: list[list[Line]] = []
    size = 0
    lines = list(lines)
    width = max(map(len, lines), default=0)
    for line in lines:
        before = groups[-1][-1] if groups else None
        size += len(line)
        full = bool(groups) and (len(groups[-1]) >= MAX_PARAGRAPH or size > LONG_PARAGRAPH)
        if (
            before is None
            or full
            or line.blank_before
            or line.marker
            or line.level
            or line.number in starts
            or len(line.cells) > 1
            or LETTER.match(line.text)
            or (line.block in ("p", "li", "tr", "td", "div", "ul"))
            or line.quote != before.quote
            or _ended(before, line)
            or _short_entry(before, line, width)
        ):
            groups.append([line])
            size = len(line)
        else:
            groups[-1].append(line)
    return [Paragraph(Text.join(group), tuple(group)) for group in groups]


def parts(paragraph: Paragraph) -> list[Text]:
    """Its text, or the cells of a row of a table; lines that go on under the last cell belong to it."""
    cells = paragraph.first.cells
    if len(cells) < 2:
        return [paragraph.text]
    return [*cells[:-1], Text.join([cells[-1], *paragraph.lines[1:]])]


def _ended(before: Line, line: Line) -> bool:
    """Whether a line ends its paragraph: it stops short of where the next would have wrapped, or a label follows."""
    if before.level:
        return True
    if before.text.endswith((".", "!", "?", ":")):
        return line.text[0].isupper() or line.text[0].isdigit()
    if line.text.startswith("att ") and before.text.startswith("att "):
        return True
    if line.text.startswith("att ") and re.search(r"(?:[,;]|\b(?:samt|och|besl\w+|beslutat))$", before.text[-40:]):
        return True
    return (
        line.text[0].isupper() and len(before) < 40 and not before.text.endswith((",", "-", "–", " och", " av", " för"))
    )


def _short_entry(before: Line, line: Line, width: int) -> bool:
    """Whether an "att ..." ends far from where the next word would have wrapped, and a sentence begins below it."""
    return (
        before.text.startswith("att ")
        and line.text[0].isupper()
        and len(before.text.split()) > 3
        and len(before) + len(line.text.split()[0]) < ENTRY * width
        and not before.text.endswith((",", "-", "–", " och", " av", " för", " till", " med", " i"))
    )


def sentences(text: Text) -> Iterator[Text]:
    """The sentences of a running text."""
    start = 0
    for m in SENTENCE_END.finditer(text.text):
        if sentence := text.cut(start, m.end()):
            yield sentence
        start = m.end()
    if rest := text.cut(start):
        yield rest
