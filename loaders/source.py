"""A document as the rules see it: clean lines whose every character knows its place in the stored, unchanged text.

`Text` is a string with source offsets; cutting, joining and searching keep them, so that any value read from it can
cite its words. `Line` is a Text with what the format told about it. `Source` is the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from schema.evidence import Span

SIGNS = re.compile(r"\b[^\W\d_]+[\d&|][^\W\d_]+\b|\b\w+é(?!e\w?\b)[bcdfghjklmprstvx]\w+")
DOTLESS = str.maketrans("åäö", "aao")
OFTEN = frozenset(["och", "att", "som", "det", "en", "av", "till", "från", "fran", "är", "ar", "inte", "samt", "ska"])
GAP = 12  # stored characters between two of a text that are more than a line's end and marks
LOST = 0.06  # of a scan's words with å, ä, ö, how many it also writes without


@dataclass(frozen=True)
class Text:
    """Characters with offsets: `text[i]` came from the stored text's [starts[i], ends[i]).

    In a restored word of a scan it is what that stored character, or those, stood for.
    """

    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    restored: frozenset[int] = field(default=frozenset(), repr=False)  # places of the document's restored words

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Text:
        """The characters [start, end), without white space or stray separators at the edges."""
        end = len(self.text) if end is None else min(end, len(self.text))
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Text(self.text[start:end], self.starts[start:end], self.ends[start:end], self.restored)

    def strip(self, characters: str) -> Text:
        """Without these characters and white space at both edges."""
        start, end = 0, len(self.text)
        while start < end and (self.text[start] in characters or self.text[start].isspace()):
            start += 1
        while end > start and (self.text[end - 1] in characters or self.text[end - 1].isspace()):
            end -= 1
        return self.cut(start, end)

    def match(self, found: re.Match[str], group: int | str = 0) -> Text:
        """The part that a group of a match over `text` took."""
        return self.cut(*found.span(group))

    @property
    def span(self) -> Span:
        """From the first to the last character, in the stored text. ValueError when empty."""
        if not self.text:
            raise ValueError("an empty text has no place")
        return Span(self.starts[0], self.ends[-1])

    @property
    def spans(self) -> tuple[Span, ...]:
        """The runs of characters that stand together in the stored text: what was cut out between them is left out."""
        begins = [i for i in range(1, len(self)) if self.starts[i] - self.ends[i - 1] > GAP]
        if not begins:
            return (self.span,)
        runs = [self.cut(a, b) for a, b in zip([0, *begins], [*begins, len(self)], strict=True)]
        return tuple(run.span for run in runs if any(c.isalnum() for c in run.text)) or (self.span,)

    @property
    def is_restored(self) -> bool:
        """Whether a word of it is not the one stored, but what a scan made of it was read as."""
        return bool(self.restored) and not self.restored.isdisjoint(self.starts)

    @staticmethod
    def join(parts: Iterable[Text]) -> Text:
        """Lines as one running text; a word divided at a line's end ("utred-" + "ning") is put together again."""
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        restored: frozenset[int] = frozenset()
        for part in parts:
            if not part.text:
                continue
            restored = restored or part.restored
            if chars:
                divided = chars[-1] == "-" and len(chars) > 1 and chars[-2].islower() and part.text[0].islower()
                if divided and not part.text.startswith(("och ", "eller ")):
                    chars.pop()
                    starts.pop()
                    ends.pop()
                else:
                    chars.append(" ")
                    starts.append(ends[-1])
                    ends.append(ends[-1])
            chars.extend(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return Text("".join(chars), tuple(starts), tuple(ends), restored)


@dataclass(frozen=True)
class Line(Text):
    """A line of the document. `marker` is a bullet or number taken off its front; `level` a heading's level."""

    number: int = 0
    page: int = 1
    blank_before: int = 0
    level: int = 0
    marker: str = ""
    indent: int = 0
    bold: bool = False
    quote: bool = False
    struck_part: tuple[tuple[int, int], ...] = ()
    italic_part: tuple[tuple[int, int], ...] = ()
    block: str = ""  # the HTML block that it is: p, li, tr, h2 ...
    divider: bool = False  # |---|---| under a table's head
    furniture: str = ""  # why it is none of the text, where the format tells: a running foot, deleted words ...

    @cached_property
    def struck(self) -> bool:
        """Whether most of the line is struck through."""
        letters = sum(c.isalnum() for c in self.text)
        gone = sum(c.isalnum() for a, b in self.struck_part for c in self.text[a:b])
        return letters > 0 and gone * 2 > letters

    @cached_property
    def cells(self) -> tuple[Text, ...]:
        """The cells of a table row, or the parts that tabs or wide gaps separate; one for an ordinary line."""
        parts, start = [], 0
        for gap in re.finditer(r" *\t *| {3,}", self.text):
            parts.append(self.cut(start, gap.start()))
            start = gap.end()
        parts.append(self.cut(start))
        return tuple(parts)

    def is_struck(self, part: Text) -> bool:
        """Whether a part of this line stands mostly in a struck span."""
        if not part.text or not self.struck_part:
            return False
        places = {self.starts[i] for a, b in self.struck_part for i in range(a, min(b, len(self.starts)))}
        return sum(s in places for s in part.starts) * 2 > len(part.starts)


@dataclass(frozen=True, slots=True)
class Restored:
    """A word of a scan, where it stands in the stored text, and what it was read as."""

    span: Span
    word: str


@dataclass(frozen=True)
class Source:
    """A document as read: its stored text (never changed), and its lines."""

    name: str
    format: str
    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    encoding: str = "utf-8"
    pages: int = 1
    content_id: str = ""
    restored: tuple[Restored, ...] = ()  # words of `lines` that differ from a scan's, in order
    issues: tuple[tuple[str, str], ...] = ()  # (code, message): what of the file could not become text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text))]

    @cached_property
    def starts(self) -> list[int]:
        """Where each of `lines` begins in the stored text."""
        return [line.starts[0] for line in self.lines]

    def line_number(self, offset: int) -> int:
        """The line of the stored text (from 1) in which a character stands."""
        return bisect_right(self._line_starts, offset)

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def scanned(self) -> bool:
        """Whether the text comes from OCR: by its format, or by the marks that OCR leaves in Swedish text."""
        return bool(self.restored) or self.format == "scan" or self.dotless or self.broken

    @cached_property
    def dotless(self) -> bool:
        """Whether a Swedish text of some length has hardly any å, ä, ö."""
        letters = [c for c in self._sample if c.isalpha()]
        share = sum(c in "åäö" for c in letters) / (len(letters) or 1)
        few = (len(letters) > 1200 and share < 0.022) or (len(letters) > 300 and share < 0.005)
        return few and _looks_swedish(self._sample)

    @cached_property
    def broken(self) -> bool:
        """Whether words stand there with their dots and without, or with signs and digits inside ("f6r", "l&n")."""
        found = SIGNS.findall(self._sample)
        if len(found) > 5 + 0.008 * self._sample.count(" ") and _looks_swedish(self._sample):
            return True
        written = set(re.findall(r"[a-zåäö]{5,}", self._sample))
        dotted = {w for w in written if not w.isascii()}
        lost = {v for w in dotted for v in (w.translate(DOTLESS), w.replace("ö", "o")) if v != w and v in written}
        return len(lost) >= 3 and len(lost) > LOST * len(dotted) and _looks_swedish(self._sample)

    @cached_property
    def _sample(self) -> str:
        return " ".join(line.text for line in self.lines[:5000])[:200_000].lower()


def _looks_swedish(text: str) -> bool:
    words = re.findall(r"\w+", text)
    return sum(w in OFTEN for w in words) > 0.06 * len(words)


def part_of(line: Line, text: Text) -> Line:
    """The line with only this part of it left, its struck characters still struck."""
    at = {s: i for i, s in enumerate(text.starts)}
    struck = [
        at[line.starts[i]] for a, b in line.struck_part for i in range(a, min(b, len(line))) if line.starts[i] in at
    ]
    part = ((min(struck), max(struck) + 1),) if struck else ()
    return replace(
        line, text=text.text, starts=text.starts, ends=text.ends, struck_part=part, italic_part=(), blank_before=0
    )


def plain(text: str) -> Text:
    """A string as a Text that is its own source, for trying rules."""
    return Text(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))


def plain_line(text: str) -> Line:
    """A string as a Line of its own."""
    return Line(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
