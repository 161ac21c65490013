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
from dataclasses import dataclass, field, replace

from loaders.source import Line

BLOCKS = frozenset(
    [
        "p",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "hr",
        "section",
        "article",
        "header",
        "footer",
        "dl",
        "dt",
        "dd",
        "thead",
        "tbody",
        "tfoot",
        "caption",
        "blockquote",
        "body",
        "html",
        "head",
        "title",
        "main",
        "address",
        "nav",
        "aside",
        "form",
        "figure",
        "pre",
    ]
)
INLINE = frozenset(
    [
        "i",
        "em",
        "b",
        "strong",
        "s",
        "del",
        "strike",
        "u",
        "span",
        "a",
        "sup",
        "sub",
        "small",
        "td",
        "th",
        "font",
        "img",
        "mark",
        "ins",
        "o",
        "meta",
        "link",
        "time",
        "code",
        "abbr",
        "label",
        "input",
        "button",
        "col",
        "colgroup",
        "figcaption",
        "svg",
        "path",
    ]
)
HIDDEN = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<!doctype", ">"), ("<?", "?>"))
MAX_LINE = 6000  # characters; a longer line is divided at a space, so that no rule meets more
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,2000}?/?>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
CELL_END = re.compile(r"</?t[dhr]\b", re.IGNORECASE)
SHORT_CELL = 500  # characters, tags among them
BREAKS = "\r\n\x0b\x85\u2028\u2029"
SPACES = "\xa0\u2007\u202f\u2009"
STRUCK, BOLD, ITALIC = 1, 2, 4
STYLE = {"s": STRUCK, "del": STRUCK, "strike": STRUCK, "b": BOLD, "strong": BOLD, "th": BOLD, "i": ITALIC, "em": ITALIC}
INLINE_MARK = re.compile(
    r"~~|\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|__(?=\w)|(?<=\w)__|!?\[([^\[\]\n]{0,300})\]\([^)\s]{0,2000}\)|\\(?=[\\`*_{}\[\]()#+\-.!~|])"
)
HEADING = re.compile(r"(#{1,6})\s+(?=\S)|#\+(?:TITLE|DATE|AUTHOR):\s*")
ORG_HEADING = re.compile(r"(\*{1,4})\s+(?=\S)")
QUOTE = re.compile(r"(?:>\s?)+")
BULLET = re.compile(
    r"([-–—•▪◦●○*+»›→⇒➔►▶>]|[-=]{1,2}>|[\uf0b7\uf0a7])\s+(?=\S)|(o)\s{1,3}(?=[A-ZÅÄÖ0-9])|(e)\s(?=[A-ZÅÄÖ])"
)
ATT_GAP = re.compile(r"att (?P<gap> {2,})(?=\S)")  # "att   godkänna": the indent of an entry, no columns
LEADERS = re.compile(r"(?<![.…])(?P<dots>\s?(?:\.{4,}|…{2,})\s?)(?=[^\W\d_])")  # "Anna Lind ..... Granvik"
SIGNED = re.compile(
    r"(?:sekreterare|ordförande|justera\w+|protokollet|underskrift\w*|namn\w*|datum|ort)\W*$", re.IGNORECASE
)
UNDERLINE = {"=": 1, "-": 2, "~": 2}  # a line of such signs under a title -> the level of the heading
UNDERLINED = 3  # characters by which such a line may be shorter or longer than the title
DIVIDER = re.compile(r"[\s|:+-]*-{3,}[\s|:+-]*")


@dataclass
class Canvas:
    """Characters of one line while it is being made."""

    chars: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    block: str = ""
    cell: bool = False  # whether a short cell of a table has begun; a long one holds the page's own paragraphs

    def put(self, char: str, start: int, end: int, style: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.styles.append(style)

    def drop(self, a: int, b: int) -> None:
        self.drop_all([(a, b)])

    def drop_all(self, spans: list[tuple[int, int]]) -> None:
        """Take the characters of spans away, which may lie in any order."""
        if not any(a < b for a, b in spans):
            return
        gone = {i for a, b in spans for i in range(a, b)}
        kept = [i for i in range(len(self.chars)) if i not in gone]
        self.chars = [self.chars[i] for i in kept]
        self.starts = [self.starts[i] for i in kept]
        self.ends = [self.ends[i] for i in kept]
        self.styles = [self.styles[i] for i in kept]

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
        line = line_of(canvas, len(made), page, blanks, org=org, markdown=format_ != "text")
        if line is None:
            blanks += 1
        else:
            if made and not blanks and (level := underline(made[-1], line)):
                made[-1] = replace(made[-1], level=level)
                line = replace(line, furniture="a line drawn")
            made.append(line)
            blanks = 0
    return tuple(made)


def underline(title: Line, drawn: Line) -> int:
    """The level of a heading that a line drawn under it makes it; 0 where it makes none."""
    sign = drawn.text[0]
    if sign not in UNDERLINE or len(drawn) < UNDERLINED or set(drawn.text) != {sign}:
        return 0
    plain = not (title.level or title.marker or len(title.cells) > 1 or title.furniture)
    return UNDERLINE[sign] if plain and abs(len(drawn) - len(title)) <= UNDERLINED else 0


def _hidden(text: str) -> dict[int, int]:
    """Where comments, scripts and styles begin, and where each ends; an unclosed one hides nothing."""
    low, spans = text.lower() if len(text.lower()) == len(text) else text, {}
    for opening, closing in HIDDEN:
        at = low.find(opening)
        while at >= 0:
            end = low.find(closing, at + len(opening))
            if end < 0:
                break
            end = low.find(">", end) + 1 if closing.startswith("</") else end + len(closing)
            if end <= 0:
                break
            spans[at] = end
            at = low.find(opening, end)
    return spans


def _canvases(text: str, *, flow: bool) -> Iterator[Canvas]:
    """Tags and entities off; a line ends at a line break (not in flowing HTML) and at every block tag."""
    hidden = _hidden(text)
    tags = {m.start(): m for m in TAG.finditer(text) if m[0][0] == "&" or m[1].lower() in BLOCKS | INLINE}
    canvas, style, i = Canvas(), [0], 0
    while i < len(text):
        if i in hidden:
            i = hidden[i]
            continue
        if i in tags:
            m = tags[i]
            if m[0][0] == "&":
                for char in html.unescape(m[0]):
                    canvas.put(" " if char in BREAKS + SPACES else char, m.start(), m.end(), style[-1])
            elif _ends_line(canvas, m, style, flow):
                yield canvas
                canvas = Canvas(block="" if m[0][1] == "/" else m[1].lower())
            i = m.end()
            continue
        end = i + 1
        while end < len(text) and end < i + 8 and unicodedata.combining(text[end]):
            end += 1
        char = unicodedata.normalize("NFC", text[i:end])
        if char in BREAKS:
            if flow:
                canvas.put(" ", i, end, style[-1])
            else:
                yield canvas
                canvas = Canvas()
                if text.startswith("\r\n", i):
                    end = i + 2
        else:
            for c in char:
                canvas.put(" " if c in SPACES else c, i, end, style[-1])
        i = end
        if len(canvas.chars) >= MAX_LINE and (canvas.chars[-1].isspace() or len(canvas.chars) >= MAX_LINE + 500):
            yield canvas
            canvas = Canvas(block=canvas.block)
    yield canvas


def _ends_line(canvas: Canvas, m: re.Match[str], style: list[int], flow: bool) -> bool:
    """Take a tag in: cells are parted by tabs, styles go on and off; whether it ends the line."""
    name, closing = m[1].lower(), m[0][1] == "/"
    if name in ("td", "th", "dd") and not closing:
        canvas.cell = CELL_END.search(m.string, m.end(), m.end() + SHORT_CELL) is not None
        if any(not c.isspace() for c in canvas.chars):
            canvas.put("\t", m.start(), m.end(), 0)
        return False
    if name in STYLE:
        if closing:
            del style[max(1, len(style) - 1) :]
        elif len(style) < 64:
            style.append(style[-1] | STYLE[name])
    in_cell = (canvas.cell or "\t" in canvas.chars) and flow and name in ("p", "br", "div", "ul", "ol", "li")
    if in_cell and canvas.chars and not canvas.chars[-1].isspace():
        canvas.put(" ", m.start(), m.end(), 0)
    return name in BLOCKS and name not in ("thead", "tbody") and not in_cell and not (name == "dt" and closing)


def line_of(
    canvas: Canvas, number: int, page: int, blanks: int, *, org: bool = False, markdown: bool = False
) -> Line | None:
    """The clean line of a canvas: white space and bullets off, styles as spans; None when nothing is left."""
    level, marker, quote = 0, "", False
    indent = next((i for i, c in enumerate(canvas.chars) if not c.isspace()), 0)
    _trim(canvas)
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
    divider = len(canvas.chars) < 400 and "|" in canvas.chars and DIVIDER.fullmatch(canvas.text) is not None
    if not level and not divider and (m := BULLET.match(canvas.text)):
        marker = m[0].strip()
        canvas.drop(0, m.end())
    if markdown:
        _unmark(canvas)
    if "|" in canvas.chars and not divider:
        _bars(canvas)
    _trim(canvas)
    _lead(canvas)
    _narrow(canvas)
    if not canvas.chars or not canvas.text.strip("\u200b\ufeff"):
        return None
    return Line(
        canvas.text,
        tuple(canvas.starts),
        tuple(canvas.ends),
        number=number,
        page=page,
        blank_before=blanks,
        level=level,
        marker=marker,
        indent=indent,
        quote=quote,
        block=canvas.block,
        divider=divider,
        bold=_share(canvas, BOLD) > 0.8,
        struck_part=_runs(canvas, STRUCK),
        italic_part=_runs(canvas, ITALIC),
    )


def _trim(canvas: Canvas, extra: str = "\ufeff\u200b") -> None:
    """White space and invisible signs off both edges."""
    size = len(canvas.chars)
    head = next((i for i, c in enumerate(canvas.chars) if not c.isspace() and c not in extra), size)
    tail = next((i for i in range(size - 1, head - 1, -1) if not canvas.chars[i].isspace()), head - 1)
    canvas.drop_all([(0, head), (tail + 1, size)])


def _narrow(canvas: Canvas) -> None:
    """Form feeds, soft hyphens, control signs are no text; two spaces are one (three or more part columns)."""
    text = canvas.text
    spans = [
        (i, i + 1)
        for i, c in enumerate(text)
        if c in "\f\u00ad\ufeff\u200b\u2060" or (c < " " and c != "\t") or c == "\x7f"
    ]
    if m := ATT_GAP.match(text):
        spans.append(m.span("gap"))
    canvas.drop_all(spans + [(m.start(), m.start() + 1) for m in re.finditer(r"(?<! ) {2}(?! )", text)])


def _unmark(canvas: Canvas) -> None:
    """Markdown's inline marks: between ~~ is struck, between ** bold, between * italic; links keep their words."""
    on = {"~~": False, "**": False, "*": False}
    style_of = {"~~": STRUCK, "**": BOLD, "*": ITALIC}
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
    canvas.drop_all(drops)


def _bars(canvas: Canvas) -> None:
    """A bar between cells becomes a tab; one at an edge goes."""
    for i, char in enumerate(canvas.chars):
        if char == "\t":
            canvas.chars[i] = " "  # beside bars a tab is only space
        if char == "|":
            canvas.chars[i] = "\t"
    _trim(canvas)


def _lead(canvas: Canvas) -> None:
    """Dots that lead from one column to the next become a tab; those behind a signer's role are a line to sign on."""
    drops: list[tuple[int, int]] = []
    text = canvas.text
    for m in LEADERS.finditer(text):
        before = text[max(0, m.start() - 40) : m.start()]
        if not any(c.isalpha() for c in before) or SIGNED.search(before):
            continue
        canvas.chars[m.start("dots")] = "\t"
        drops.append((m.start("dots") + 1, m.end("dots")))
    canvas.drop_all(drops)


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
