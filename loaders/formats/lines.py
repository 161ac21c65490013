"""Text of any markup to clean lines that keep their offsets.

Libraries for Markdown and HTML give a tree without the offsets that evidence needs, and the real input mixes both
(`1.<tab><p>..</p>`, `~~struck~~` in HTML, tables of bars without a frame). So tags and marks are taken off here, one
pass over the characters, and every character that is left knows where it stood.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.source import Line

BLOCKS = frozenset("p li ul ol tr table div h1 h2 h3 h4 h5 h6 br hr section article header footer dl dt dd thead tbody"
                   " caption blockquote body html head title main address".split())
INLINE = frozenset("i em b strong s del strike u span a sup sub small td th font img mark ins o".split())
HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<!doctype[^>]*>|<\?.*?\?>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,2000}?/?>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
STRUCK, BOLD, ITALIC = 1, 2, 4
STYLE = {"s": STRUCK, "del": STRUCK, "strike": STRUCK, "b": BOLD, "strong": BOLD, "th": BOLD, "i": ITALIC, "em": ITALIC}
INLINE_MARK = re.compile(r"~~|\*\*|__(?=\w)|(?<=\w)__|!?\[([^\]\n]{0,300})\]\([^)\s]{0,2000}\)|\\(?=[\\`*_{}\[\]()#+\-.!~|])")
HEADING = re.compile(r"(#{1,6})\s+(?=\S)|#\+(?:TITLE|DATE|AUTHOR):\s*")
ORG_HEADING = re.compile(r"(\*{1,4})\s+(?=\S)")
QUOTE = re.compile(r"(?:>\s?)+")
BULLET = re.compile(r"([-–—•▪◦●○*+]|[\uf0b7\uf0a7])\s+(?=\S)|(o)\s{1,3}(?=[A-ZÅÄÖ0-9])|(e)\s(?=[A-ZÅÄÖ])")
DIVIDER = re.compile(r"[\s|:+-]*-{3,}[\s|:+-]*")


@dataclass
class Canvas:
    """Characters of one line while it is being made."""

    chars: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    block: str = ""

    def put(self, char: str, start: int, end: int, style: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.styles.append(style)

    def drop(self, a: int, b: int) -> None:
        for each in (self.chars, self.starts, self.ends, self.styles):
            del each[a:b]

    @property
    def text(self) -> str:
        return "".join(self.chars)


def split(text: str, format_: str) -> tuple[Line, ...]:
    """The lines of a text: markup off, NFC, in order; empty ones are only counted (`blank_before`)."""
    org = format_ == "markdown" and re.search(r"^#\+\w+:", text, re.MULTILINE) is not None
    made: list[Line] = []
    page, blanks = 1, 0
    for canvas in _canvases(text, flow=format_ == "html"):
        if "\f" in canvas.chars:
            page += canvas.chars.count("\f")
        line = _line(canvas, len(made), page, blanks, org, markdown=format_ != "text")
        if line is None:
            blanks += 1
        else:
            made.append(line)
            blanks = 0
    return tuple(made)


def _canvases(text: str, *, flow: bool) -> Iterator[Canvas]:
    """Tags and entities off; a line ends at a line break (not in flowing HTML) and at every block tag."""
    hidden = [m.span() for m in HIDDEN.finditer(text)]
    canvas, style, i = Canvas(), [0], 0
    tags = {m.start(): m for m in TAG.finditer(text) if m[0][0] == "&" or m[1].lower() in BLOCKS | INLINE}
    starts = dict(hidden)
    while i < len(text):
        if i in starts:
            i = starts[i]
            continue
        if i in tags:
            m = tags[i]
            if m[0][0] == "&":
                for char in html.unescape(m[0]):
                    canvas.put(" " if char == "\xa0" else char, m.start(), m.end(), style[-1])
            else:
                name, closing = m[1].lower(), m[0][1] == "/"
                if name in ("td", "th") and not closing and any(not c.isspace() for c in canvas.chars):
                    canvas.put("\t", m.start(), m.end(), 0)
                if name in STYLE:
                    if closing:
                        del style[max(1, len(style) - 1) :]
                    else:
                        style.append(style[-1] | STYLE[name])
                if name in BLOCKS and not (name in ("thead", "tbody") or (name == "p" and "\t" in canvas.chars and flow)):
                    yield canvas
                    canvas = Canvas(block="" if closing else name)
            i = m.end()
            continue
        end = i + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        char = unicodedata.normalize("NFC", text[i:end])
        if char in "\r\n\x0b\x85\u2028":
            if flow:
                canvas.put(" ", i, end, style[-1])
            else:
                yield canvas
                canvas = Canvas()
                if text.startswith("\r\n", i):
                    end = i + 2
        else:
            for c in char:
                canvas.put(" " if c in "\xa0\u2007\u202f" else c, i, end, style[-1])
        i = end
    yield canvas


def _line(canvas: Canvas, number: int, page: int, blanks: int, org: bool, *, markdown: bool) -> Line | None:
    level, marker, quote = 0, "", False
    _trim(canvas)
    indent = canvas.starts[0] if canvas.starts else 0
    if canvas.block[:1] == "h" and canvas.block[1:].isdigit():
        level = int(canvas.block[1])
    if markdown:
        if m := QUOTE.match(canvas.text):
            canvas.drop(0, m.end())
            quote = True
        if m := HEADING.match(canvas.text):
            level = len(m[1]) if m[1] else 1
            canvas.drop(0, m.end())
        elif org and (m := ORG_HEADING.match(canvas.text)):
            level = len(m[1]) + 1
            canvas.drop(0, m.end())
    divider = bool(DIVIDER.fullmatch(canvas.text)) and "|" in canvas.text
    if not level and not divider and (m := BULLET.match(canvas.text)):
        marker = m[0].strip()
        canvas.drop(0, m.end())
    if markdown:
        _unmark(canvas)
    if "|" in canvas.chars and not divider:
        _bars(canvas)
    _trim(canvas)
    _narrow(canvas)
    if not canvas.chars or not canvas.text.strip("\u200b\ufeff"):
        return None
    return Line(canvas.text, tuple(canvas.starts), tuple(canvas.ends), number=number, page=page, blank_before=blanks,
                level=level, marker=marker, indent=indent, quote=quote, block=canvas.block, divider=divider,
                bold=_share(canvas, BOLD) > 0.8, struck_part=_runs(canvas, STRUCK), italic_part=_runs(canvas, ITALIC))


def _trim(canvas: Canvas) -> None:
    head = next((i for i, c in enumerate(canvas.chars) if not c.isspace() and c not in "\ufeff\u200b"), len(canvas.chars))
    canvas.drop(0, head)
    while canvas.chars and canvas.chars[-1].isspace():
        canvas.drop(len(canvas.chars) - 1, len(canvas.chars))


def _narrow(canvas: Canvas) -> None:
    """Form feeds and soft hyphens are no text; runs of two spaces are one (three or more part columns)."""
    for i in range(len(canvas.chars) - 1, -1, -1):
        if canvas.chars[i] in "\f\u00ad\ufeff\u200b":
            canvas.drop(i, i + 1)
    for m in reversed(list(re.finditer(r"(?<! ) {2}(?! )", canvas.text))):
        canvas.drop(m.start(), m.start() + 1)


def _unmark(canvas: Canvas) -> None:
    """Markdown's inline marks: what stands between ~~ is struck, between ** bold; links keep their words."""
    on = {"~~": False, "**": False}
    style_of = {"~~": STRUCK, "**": BOLD}
    opened: dict[str, int] = {}
    drops: list[tuple[int, int]] = []
    for m in INLINE_MARK.finditer(canvas.text):
        mark = m[0]
        if mark in on:
            if on[mark]:
                for i in range(opened[mark], m.start()):
                    canvas.styles[i] |= style_of[mark]
            opened[mark] = m.end()
            on[mark] = not on[mark]
            drops.append(m.span())
        elif mark.startswith(("[", "![")):
            drops += [(m.start(), m.start(1)), (m.end(1), m.end())]
        else:
            drops.append(m.span())
    for a, b in reversed(drops):
        canvas.drop(a, b)


def _bars(canvas: Canvas) -> None:
    """A bar between cells becomes a tab; one at an edge goes."""
    for i, char in enumerate(canvas.chars):
        if char == "\t":
            canvas.chars[i] = " "  # beside bars a tab is only space
        if char == "|":
            canvas.chars[i] = "\t"
    while canvas.chars and canvas.chars[0] in "\t ":
        canvas.drop(0, 1)
    while canvas.chars and canvas.chars[-1] in "\t ":
        canvas.drop(len(canvas.chars) - 1, len(canvas.chars))


def _share(canvas: Canvas, flag: int) -> float:
    shown = [s for c, s in zip(canvas.chars, canvas.styles, strict=True) if not c.isspace()]
    return sum(bool(s & flag) for s in shown) / len(shown) if shown else 0.0


def _runs(canvas: Canvas, flag: int) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for i, style in enumerate(canvas.styles):
        if style & flag:
            if runs and runs[-1][1] == i:
                runs[-1] = (runs[-1][0], i + 1)
            else:
                runs.append((i, i + 1))
    return tuple(runs)
