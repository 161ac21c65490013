"""Items of slides that became plain text: several presentations one after another, often with a list of some before.

Each slide has a title, and most titles head no item. A presentation begins with its own title slide (a title, then the
speaker or the day), under a divider that its first slide repeats, or behind the end of the one before ("Tack!", an
address to ask); the agenda's list names others. What begins in none of these ways is a slide of the item before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from loaders.keys.stems import stem
from loaders.lexicon import register, words
from loaders.rules import dates, labels, names
from loaders.rules.body import kind_of
from loaders.rules.pattern import compiled, rule
from loaders.rules.rows import parse_row
from loaders.rules.titles import is_bare_title
from loaders.rules.unnumbered import HEAD_LINES, Heading
from loaders.source import Line, Text, plain_line
from schema.identity import fold
from schema.identity import words as words_of

ADDRESS = re.compile(r"[\w.-]{2,60}@[\w-]{2,60}\.[\w.-]{2,20}")
LONGEST = 110  # characters of a slide's title
JOINED = 80  # characters of a title on two lines
TITLE_SLIDE = 7  # lines of a title slide
ENDS = 2  # presentations that have an end, where no list tells the items
LEAST = 3  # items of a show
AGREES = 0.5  # of the words of a list's entry and a title, from which on they name one item
TOPIC = 5  # letters of a word that tells a topic
LINKING = frozenset(["och", "i", "for", "av", "om", "till", "med", "pa", "vid", "en", "ett", "den", "det"])


@dataclass(frozen=True)
class Show:
    """The lines of slides, and which of them stand alone and may be titles (their places in `lines`)."""

    lines: Sequence[Line]
    titles: tuple[int, ...]

    def title_after(self, i: int) -> int:
        """The next title's place, or the end."""
        return next((t for t in self.titles if t > i), len(self.lines))


def show_items(lines: Sequence[Line], entries: Sequence[Heading]) -> list[Heading]:
    """The items of slides, of which `entries` lists some; nothing where the text is no show of presentations."""
    if any(_lists_people(line) for line in lines[:HEAD_LINES]):
        return []
    start = next((i for i, line in enumerate(lines) if entries and line.number > entries[-1].line), None)
    show = slides_of(lines, _behind_head(lines) if start is None else start)
    ended = [i for i in show.titles if behind_end(lines, i)]
    if not entries and len(ended) < ENDS:
        return []
    named = _named(show, entries)
    found = {i: _listed(lines[i], entry) for i, entry in named.items()}
    for i in [*([] if entries else show.titles[:1]), *ended, *_dividers(show), *_announced(show)]:
        found.setdefault(i, _heading(lines[i]))
    for i, title in _title_slides(show).items():
        if i not in named and (i in found or not _right_after(show, i, found)):
            found[i] = Heading(lines[i].number, None, title, rule="item_slide")
    found |= _by_place(show, found, entries, named)
    for i in sorted(found):
        if (after := _alone(show, i, found)) is not None:
            found[after] = _heading(lines[after])
    if len(found) < LEAST or 2 * len(named) < len(entries):
        return []
    return [found[i] for i in sorted(found)]


def slides_of(lines: Sequence[Line], start: int = 0) -> Show:
    """The titles of the slides from a place on: lines alone that read as titles, without the head repeated."""
    head = {fold(line.text) for line in lines[:start]}
    inside = [i for i in range(start, len(lines)) if fold(lines[i].text) not in head]
    return Show(lines, tuple(i for i in inside if _is_title(lines, i)))


def _heading(line: Line) -> Heading:
    return Heading(line.number, None, line.strip(" ,;"), rule="item_slide")


def _listed(line: Line, entry: Heading) -> Heading:
    """The item that a line begins, by the name that a list gives it."""
    return Heading(line.number, entry.number, entry.rest, rule="item_slide")


def _lists_people(line: Line) -> bool:
    label = labels.label_of(line)
    return label is not None and label[0].capacity in ("member", "participant", "absent") and not line.marker


def _behind_head(lines: Sequence[Line]) -> int:
    """The place behind the show's own title slide, which ends with its day."""
    return next((i + 1 for i, line in enumerate(lines[:TITLE_SLIDE]) if _is_day(line.text)), 1)


# --- Titles of slides ---


def _stands_alone(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is a piece of its own: no entry of a list, row of a table, or part of a paragraph."""
    line, after = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if line.marker or line.divider or len(line.cells) > 1 or not 3 <= len(line) <= LONGEST:
        return False
    below = after is None or after.blank_before or after.page != line.page or after.marker or after.level
    before = i == 0 or line.blank_before or lines[i - 1].page != line.page
    return bool(line.level or (before and below))


def _is_title(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if not _stands_alone(lines, i) or ends(line) or ADDRESS.search(line.text) or line.text.endswith("..."):
        return False
    show = words()["show"]
    if compiled(show["invitation"]).fullmatch(line.text) or _is_day(line.text) or speaker(lines, i) is not None:
        return False
    if compiled(show["contact_title"]).fullmatch(line.text):
        return False
    return bool(line.level) or is_bare_title(line, lines, i) or behind_end(lines, i)


def _is_day(text: str) -> bool:
    """A day and nothing else, or a body and a day: as under the title of a title slide."""
    found = dates.find(text, 2000)
    if len(found) != 1 or len(text) > JOINED:
        return False
    rest = (text[: found[0].start] + text[found[0].end :]).strip(" ,.–-")
    return not rest or (found[0].end == len(text) and kind_of(rest) is not None and len(rest.split()) <= 4)


def speaker(lines: Sequence[Line], i: int) -> Text | None:
    """The name of one who speaks, alone on a line with a title behind it, or before it where the name stands again."""
    line = lines[i]
    if line.marker or not line.text or len(line) >= LONGEST or line.text.endswith("."):
        return None
    row = parse_row(line)
    if row is None or row.title is None or row.role is not None or not names.is_name(row.name.text):
        return None
    if line.text.startswith(row.name.text):
        return row.name if "," in line.text else None
    again = (other for k, other in enumerate(lines) if k != i and not other.marker)
    alone = any(ADDRESS.sub("", other.text).strip(" ,:") == row.name.text for other in again)
    return row.name if alone and len(line.text.split()) <= 5 else None


# --- Where a presentation ends ---


def ends(line: Line) -> bool:
    """Whether a line ends a presentation: thanks, or whom to ask, with an address."""
    show = words()["show"]
    if line.marker or len(line) > LONGEST:
        return False
    if address := ADDRESS.search(line.text):
        rest = (line.text[: address.start()] + line.text[address.end() :]).strip(" ,:;–-()")
        return not rest or names.is_name(rest) or bool(compiled(show["contact"]).fullmatch(rest))
    return bool(compiled(show["thanks"]).fullmatch(line.text))


def presentations(lines: Sequence[Line]) -> int:
    """How many begin behind the end of another."""
    return sum(behind_end(lines, i) for i in range(1, len(lines)))


def behind_end(lines: Sequence[Line], i: int) -> bool:
    """Whether a line alone is the first behind a presentation's end; names may stand between."""
    if not _stands_alone(lines, i) or ends(lines[i]) or names.is_name(lines[i].text):
        return False
    if lines[i].text.endswith((".", ":", "!")) or not lines[i].text[0].isupper():
        return False
    if i and ADDRESS.search(lines[i].text):
        return False
    k = i - 1
    while k > 0 and not ends(lines[k]) and not lines[k].marker and names.is_name(lines[k].text):
        k -= 1
    return k >= 0 and ends(lines[k])


# --- Signs of a beginning ---


def _named(show: Show, entries: Sequence[Heading]) -> dict[int, Heading]:
    """Title -> the entry of the list that it takes up again: in the list's order, and so that they agree best."""
    best: list[tuple[float, dict[int, Heading]]] = [(0.0, {})] * (len(show.titles) + 1)
    for entry in entries:  # best[n]: of the entries so far, among the first n titles
        row = [best[0]]
        for n, i in enumerate(show.titles):
            like = likeness(entry.rest.text, show.lines[i].text)
            taken = (best[n][0] + like, best[n][1] | {i: entry}) if like >= AGREES else best[n]
            row.append(max(row[-1], best[n + 1], taken, key=lambda each: each[0]))
        best = row
    return best[-1][1]


def likeness(entry: str, title: str) -> float:
    """How much of the shorter of a list's entry and a title the other says; two words at least make a title.

    What stands behind a dash in the entry ("Lokaler – nästa steg") is said of the matter, and names it not alone.
    """
    head = set(words_of(re.split(r"\s[–—-]\s", entry, maxsplit=1)[0])) - LINKING
    mine, its = (set(words_of(text)) - LINKING for text in (entry, title))
    if its in (head, mine):
        return 1.0
    alike = {word: max((_same(word, other) for other in its), default=0.0) for word in mine}
    if not any(alike[word] for word in head):
        return 0.0
    return min(1.0, sum(alike.values()) / max(2, min(len(mine), len(its))))


def _same(a: str, b: str) -> float:
    """1 for forms of one word ("ansokan", "ansokningar"), a half for a compound with it ("ansokningstid")."""
    if a == b or root(a) == root(b):
        return 1.0
    return 0.5 if min(len(a), len(b)) >= TOPIC and a[:TOPIC] == b[:TOPIC] else 0.0


def root(word: str) -> str:
    """A folded word's stem, of a verbal noun the verb's."""
    return stem(word) if len(word) <= TOPIC else stem(stem(word).removesuffix("ning"))


def _by_place(
    show: Show, found: dict[int, Heading], entries: Sequence[Heading], named: dict[int, Heading]
) -> dict[int, Heading]:
    """An entry that no title takes up is the one presentation in its place, if its slides speak of it."""
    at = {entry.line: i for i, entry in named.items()}
    placed: dict[int, Heading] = {}
    for before, entry, after in zip(entries, entries[1:], entries[2:], strict=False):
        if entry.line in at or before.line not in at or after.line not in at:
            continue
        between = [i for i in found if at[before.line] < i < at[after.line]]
        if len(between) != 1:
            continue
        text = " ".join(line.text for line in show.lines[between[0] : at[after.line]])
        if topic(entry.rest.text) & topic(text):
            placed[between[0]] = _listed(show.lines[between[0]], entry)
    return placed


def _title_slides(show: Show) -> dict[int, Text]:
    """First line of a title slide -> its title: one or two titles over the speaker or the day."""
    found: dict[int, Text] = {}
    for j, line in enumerate(show.lines):
        if j <= min(show.titles, default=len(show.lines)) or not line.blank_before or line.marker:
            continue
        if not (_is_day(line.text) or speaker(show.lines, j)):
            continue
        block: list[int] = []
        k = j - 1
        while k >= 0 and j - k < TITLE_SLIDE and len(block) < 2 and _on_title_slide(show, k):
            block += [k] if k in show.titles and kind_of(show.lines[k].text) is None else []
            k -= 1
        if not block or min(block) in found:
            continue
        first, last = min(block), max(block)
        both = Text.join([show.lines[first], show.lines[last]])
        if first == last:
            found[first] = Text.join([show.lines[first], *_going_on(show, first, j)])
        elif repeats(show.lines[first].text, show.lines[last].text):
            found[first] = show.lines[first]
        elif len(both) <= JOINED:
            found[first] = both
        else:
            found[last] = show.lines[last]
    return found


def _going_on(show: Show, i: int, until: int) -> list[Line]:
    """The lines under a title that go on with it: they begin small."""
    rest: list[Line] = []
    while i + 1 < until and show.lines[i + 1].text[0].islower():
        i += 1
        rest.append(show.lines[i])
    return rest


def _on_title_slide(show: Show, k: int) -> bool:
    line = show.lines[k]
    if line.marker or len(line.cells) > 1 or len(line) > LONGEST or ends(line) or ADDRESS.search(line.text):
        return False
    small = line.text[0].islower() or line.text[0] == "("
    signed = _is_day(line.text) or speaker(show.lines, k) is not None
    return small or signed or k in show.titles or kind_of(line.text) is not None


def repeats(divider: str, title: str) -> bool:
    """Whether one title has all words of the other: a divider and the first slide behind it."""
    a, b = ({stem(w) for w in words_of(text) if w not in LINKING} for text in (divider, title))
    return bool(a and b) and (a <= b or b <= a)


def _dividers(show: Show) -> list[int]:
    """Titles that the next slide's repeats, with nothing under either."""
    found = []
    for i, j in pairwise(show.titles):
        empty = j == i + 1 and j + 1 < len(show.lines) and _stands_alone(show.lines, j + 1)
        if empty and repeats(show.lines[i].text, show.lines[j].text) and not show.lines[j + 1].text.endswith("."):
            found.append(i)
    return found


def _announced(show: Show) -> list[int]:
    """Titles of invitations, over when and where; and of what ends a meeting."""
    known = words()["show"]
    found = []
    for i in show.titles:
        under = show.lines[i + 1 : i + 4]
        invites = sum(bool(compiled(known["invitation"]).fullmatch(line.text)) for line in under) >= 2
        if invites or compiled(known["last"]).fullmatch(show.lines[i].text.strip(" :?!")):
            found.append(i)
    return found


def _right_after(show: Show, i: int, found: dict[int, Heading]) -> bool:
    """Whether nothing stands between an item's beginning and this title: its own title slide."""
    return any(k < i and all(n in show.titles or n in found for n in range(k + 1, i)) for k in found)


def _alone(show: Show, i: int, found: dict[int, Heading]) -> int | None:
    """The title under an item's own of which nothing that follows speaks: that item was named only."""
    after = show.title_after(i)
    if after != i + 1 or after in found or after == len(show.lines):
        return None
    until = min((k for k in found if k > after), default=len(show.lines))
    region = [topic(line.text) for line in show.lines[after + 1 : until]]
    spoken = topic(show.lines[after].text)
    if not topic(show.lines[i].text) or any(topic(show.lines[i].text) & each for each in (spoken, *region)):
        return None
    return after if sum(bool(spoken & each) for each in region) >= 2 else None


def topic(text: str) -> frozenset[str]:
    """The words that tell what a text is about, without endings; places tell nothing."""
    return frozenset(stem(w) for w in words_of(text) if len(w) >= TOPIC and w not in _places())


@cache
def _places() -> frozenset[str]:
    named = {w for row in register() for text in (row.name, row.official, row.county) for w in words_of(text)}
    return frozenset(named | {f"{name}s" for name in named})


def _tried(text: str) -> list[Heading]:
    parts = [
        replace(plain_line(part.lstrip("•")), blank_before=1, marker="•" * part.startswith("•"), number=n)
        for n, part in enumerate(text.split("/"))
    ]
    return show_items(parts, [])


rule(
    "item_slide",
    "an item that a presentation of its own begins: behind the end of another, or on a title slide",
    tries=lambda t: [h for h in _tried(t) if h.rest.text.startswith("Väntetider")],
    takes=(
        "Rådet/3 maj 2024/Ny lokal/•i Granvik/Tack!/Väntetider i vården/•tabell/Frågor? anna@granvik.example/Budget",
        "Rådet/3 maj 2024/Ny lokal/•i Granvik/Tack!/Budget/•ram/Tack!/Väntetider/i vården/Anna Lind, utredare/•tabell",
    ),
    refuses=(
        "Rådet/3 maj 2024/Ny lokal/•i Granvik/Tack!/Budget/•ram/Väntetider i vården/•tabell/Tack!/Nästa möte",
        "Rådet/3 maj 2024/Väntetider i vården/•tabell/Budget/•ram",
    ),
)
