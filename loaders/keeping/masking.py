"""A person's name and addresses in a text, found however they are written, and covered without moving anything else.

The text is searched as a reader sees it: without accents and case, without tags, stars and soft hyphens, over line
ends (`Folded` knows where each of its characters came from). Covered is the full name in any order, with initials; and,
where the document names nobody else so, the surname or the first name alone. Addresses and telephone numbers are
covered on the lines where the name was.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders import hidden
from schema.evidence import Span
from schema.identity import fold, search_key, words

MASKS = (*hidden.MASKS, "X")
"""The first that the file's encoding has."""
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|u|wbr)\b[^<>]*>", re.I
)
TOKEN = re.compile(
    r"(?P<tag><[^<>\n]{0,2000}>)|(?P<escape>\\u[0-9a-fA-F]{4})|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});)|(?P<divided>-\s*\n\s*(?=[a-zåäö]))"
    r"|(?P<space>\s+)|(?P<none>[*~\u00ad\u200b-\u200d\ufeff]+|(?<!\w)_+|_+(?!\w))|(?P<one>.)",
    re.DOTALL,
)
BREAK = re.compile(r"\n|</?(?:p|div|li|td|th|tr|h\d|br|ul|ol|table|section)\b", re.I)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
GAP = r"(?:[ .;|]|,(?! )|\"[,;]\")*"
"""Between the parts of a name: cells of a table may be, too."""
NUMBER = re.compile(r"(?<!\w)(?:\d{6}(?:\d\d)?[-+]\d{4}|(?:\+46|0)(?:\(0\))?[\d \-/]{5,}\d)(?!\w)")


@dataclass(frozen=True)
class Folded:
    """A text as it is compared: `text[i]` came from the raw characters [starts[i], ends[i])."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, raw: str) -> Folded:
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for token in TOKEN.finditer(raw):
            if token["none"] or token["divided"] or (token["tag"] and INLINE.fullmatch(token["tag"])):
                continue
            plain = _plain(token)
            for char in " " if plain.isspace() else fold(plain):
                if char == " " and chars and chars[-1] == " ":
                    continue
                chars.append(char)
                starts.append(token.start())
                ends.append(token.end())
        return cls("".join(chars), tuple(starts), tuple(ends))

    def raw(self, start: int, end: int) -> list[Span]:
        """Where the characters came from, but for white space: covering these leaves lines and tags as they are."""
        return [Span(self.starts[i], self.ends[i]) for i in range(start, end) if self.text[i] != " "]


def _plain(token: re.Match[str]) -> str:
    if token["escape"]:  # of JSON
        return chr(int(token["escape"][2:], 16))
    return " " if token["space"] or token["tag"] else html.unescape(token["entity"] or token["one"])


@dataclass(frozen=True)
class Who:
    """Whom to cover in one document: all names that it gives the person, and everybody else's."""

    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def alone(self) -> frozenset[str]:
        """First names and surnames that the document gives to nobody else, folded."""
        taken = {word for other in self.others for word in words(other)}
        parts = [name.split() for name in self.names]
        own = {fold(word) for each in parts if len(each) > 1 for word in (each[0], each[-1])}
        return frozenset(w for w in own if w not in taken and len(w) > 1 and w.replace("-", "").isalpha())

    def has_initials(self, name: str) -> bool:
        """Whether the document names nobody else with these initials and this surname."""
        first, *_, last = words(name) * 2
        others = [words(other) for other in self.others]
        return not any(other and other[-1] == last and other[0][0] == first[0] for other in others)


@dataclass(frozen=True)
class Found:
    """One place: NAME, PART (first name or surname alone), MAIL, NUMBER or READ (words that a reader took for it)."""

    kind: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.spans[0].start


def find(raw: str, who: Who, read: Iterable[Span] = ()) -> list[Found]:
    """All places, in their order; `read` are places where a reader saw the person. Where two overlap, the first kind of
    name, read, part is given."""
    folded = Folded.of(raw)
    taken: set[int] = set()
    found: list[Found] = []

    def take(kind: str, spans: Sequence[Span]) -> None:
        if spans and not taken.issuperset(range(spans[0].start, spans[-1].end)):
            taken.update(i for span in spans for i in range(span.start, span.end))
            found.append(Found(kind, tuple(spans)))

    for name in who.names:
        for match in pattern(name, initials=who.has_initials(name)).finditer(folded.text):
            take("NAME", folded.raw(*match.span()))
    for span in read:
        take("READ", folded.raw(bisect_left(folded.starts, span.start), bisect_left(folded.starts, span.end)))
    for start, end in _alone(raw, folded, who):
        take("PART", folded.raw(start, end))
    for line in _lines(raw, found):
        for kind, regex in (("MAIL", MAIL), ("NUMBER", NUMBER)):
            for match in regex.finditer(raw, line.start, line.end):
                take(kind, [Span(*match.span())])
    for match in MAIL.finditer(raw):
        if any(of_name(match[0], name, who) for name in who.names):
            take("MAIL", [Span(*match.span())])
    return sorted(found, key=lambda f: f.start)


def pattern(name: str, *, initials: bool = False) -> re.Pattern[str]:
    """A full name over folded text: "anna lind", "lind, anna", with `initials` "a. lind" too, and in the genitive."""
    parts = [[re.escape(w) for w in words(part)] for part in name.split()]
    given, last = ["[- ]?".join(p) for p in parts[:-1] if p], "[- ]?".join(parts[-1] if parts else [])
    if not given or not last:
        return re.compile(_word(" ?".join(filter(None, [*given, last])) or "(?!)"))
    some = r"[ .]*".join([given[0], *(f"(?:{g}|{g[0]})?" for g in given[1:])])
    short = r"[ .]*".join([parts[0][0][0], *(f"(?:{g}|{g[0]})?" for g in given[1:])])
    forms = [f"{some}{GAP}{last}", f"{last}(?:,? |{GAP}){some}"]
    forms += [rf"{short}\.? ?{last}", rf"{last},? {short}\."] if initials else []
    return re.compile("|".join(_word(f) for f in forms))


def _word(form: str) -> str:
    return rf"(?<![^\W_]){form}(?:s|['’:]s)?(?![^\W_])"


def _alone(raw: str, folded: Folded, who: Who) -> Iterable[tuple[int, int]]:
    """Names that stand alone: written with a capital, not in another's name, and next to no other name."""
    others = [pattern(other) for other in who.others if len(words(other)) > 1]
    inside = [match.span() for other in others for match in other.finditer(folded.text)]
    for part in who.alone:
        for match in re.finditer(_word(re.escape(part)), folded.text):
            start, end = match.span()
            if not raw[folded.starts[start]].isupper() and raw[folded.starts[start]] != "&":
                continue
            if not any(a < end and start < b for a, b in inside) and not _in_a_name(raw, folded, start, end):
                yield start, end


def _in_a_name(raw: str, folded: Folded, start: int, end: int) -> bool:
    """Whether it is part of a longer name: "Anna Berg" where Anna is asked for, "av Anna Berg", "Bergs kommun"."""
    behind = re.match(r" [a-z]", folded.text[end : end + 2])
    if behind and (raw[folded.starts[end + 1]].isupper() or re.match(r" (?:kommun|lan|stad)\b", folded.text[end:])):
        return not BREAK.search(raw[folded.ends[end - 1] : folded.starts[end + 1]])
    before = re.search(r"[a-z,] ([a-z-]+) $", folded.text[max(0, start - 40) : start])
    if before is None or not raw[folded.starts[start - len(before[1]) - 1]].isupper():
        return False
    return not BREAK.search(raw[folded.ends[start - len(before[1]) - 3] : folded.starts[start]])


def _lines(raw: str, found: Iterable[Found]) -> list[Span]:
    """The lines on which the name was."""
    lines: dict[Span, None] = {}
    for each in found:
        start = raw.rfind("\n", 0, each.start) + 1
        end = raw.find("\n", each.spans[-1].end)
        lines[Span(start, len(raw) if end < 0 else end)] = None
    return list(lines)


def of_name(address: str, name: str, who: Who) -> bool:
    """Whether an e-mail address is made of a name: anna.lind@, lind@, alind@, annlin@."""
    local = [fold(part) for part in re.split(r"[._+-]+|\d+", address.split("@")[0]) if part]
    parts = words(name)
    if len(parts) < 2 or not local:
        return search_key(name) == " ".join(local)
    first, last = parts[0], parts[-1]
    if {first, last} <= set(local) or "".join(local) in {first + last, last + first, first[0] + last, last + first[0]}:
        return True
    short = "".join(local)
    return (last in who.alone and last in local) or (
        len(short) >= 5 and short in {first[:3] + last[:3], last[:3] + first[:3]}
    )


def cover(raw: str, found: Iterable[Found], mask: str) -> str:
    """The text with these places covered: as many characters as before, the same lines."""
    chars = list(raw)
    for each in found:
        for span in each.spans:
            for i in range(span.start, span.end):
                if not chars[i].isspace():
                    chars[i] = mask
    return "".join(chars)


def mask_for(encoding: str) -> str:
    """The character that covers, in a file of this encoding."""
    for mask in MASKS:
        try:
            mask.encode(encoding)
        except UnicodeEncodeError:
            continue
        return mask
    return MASKS[-1]
