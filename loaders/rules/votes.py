"""Votes: how many were for, against and abstained, and who, told in sentences, in lists of names and in tables.

"Med 7 röster mot 4 beslutar ...", "Ja: Anna Lind, Per Ek. Nej: Eva Berg", "Anna Lind och Per Ek röstar ja (2)". A vote
belongs to the decision that came of it. Ja and nej are for a proposal: where the nays win they are for the decision
that was taken, and the names' own words stay beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.lexicon import words
from loaders.minutes import Item, Minutes, Said, Stance
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.rules.stances import main_decision
from loaders.rules.tables import cells_under, columns_of
from loaders.rules.voters import voters
from loaders.source import Line, Source, Text, plain
from schema.evidence import FieldBasis, LineUse

LONGEST = 4000  # characters of a sentence that tells of a vote, or lists who voted
NUMBERS = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
    "tjugo",
)
OTHER_SIDE = {"FOR": "AGAINST", "AGAINST": "FOR", "ABSTAINED": "ABSTAINED"}
SIDES = ("FOR", "AGAINST", "ABSTAINED")
Counts = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Cast:
    """How some people voted, in the document's words; `count` as written beside their names."""

    side: str
    who: Text
    said: Text
    count: int | None = None


@dataclass
class _Vote:
    """One vote of an item while its sentences go by."""

    counts: Counts = (None, None, None)
    counted: Text | None = None
    cast: list[tuple[Cast, list[Said]]] = field(default_factory=list)

    def begins(self) -> int:
        return min([c.who.span.start for c, _ in self.cast] + ([self.counted.span.start] if self.counted else []))

    def result(self, silent: int) -> Counts:
        """The counts as written, else as many as are named; `silent` are those said elsewhere to abstain."""
        if self.counted is not None or not {"FOR", "AGAINST"} <= {c.side for c, _ in self.cast}:
            return self.counts
        sums = [sum(c.count or len(who) for c, who in self.cast if c.side == side) for side in SIDES]
        return sums[0], sums[1], (sums[2] + silent) or None


def read_votes(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the votes of each item: names as stances, counts at the decision."""
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if item is not None or not minutes.items:
            _in_item(minutes, item, paragraphs(mine, starts))


def _in_item(minutes: Minutes, item: Item | None, found: Sequence[Paragraph]) -> None:
    votes: list[_Vote] = []
    under: Cast | None = None  # a side alone on its line, whose names follow
    columns: tuple[tuple[int, ...], dict[int, str]] | None = None
    for paragraph in found:
        line = paragraph.first
        if head := vote_columns(line):
            columns, under = (columns_of(line), head), None
            minutes.use(line, LineUse.CONTEXT, "head of a table of votes")
            continue
        if columns is not None and len(line.cells) > 1:
            _take(minutes, votes, list(_in_row(line, *columns)), paragraph)
            continue
        columns = None
        if under is not None and _take(minutes, votes, [replace(under, who=paragraph.text)], paragraph):
            continue
        under = side_alone(paragraph.text)
        for sentence in sentences(paragraph.text):
            if told := counted(sentence):
                _count(votes, *told)
                _use(minutes, paragraph, told[1])
        _take(minutes, votes, list(cast_in(paragraph.text)), paragraph)
    for n, vote in enumerate(votes):
        _enter(minutes, item, vote, last=n == len(votes) - 1)


def counted(sentence: Text) -> tuple[Counts, Text] | None:
    """((for, against, abstained), the words) of a sentence that counts votes."""
    vote = words()["vote"]
    if len(sentence) > LONGEST or not compiled(vote["hint"]).search(sentence.text):
        return None
    for pattern in vote["counted"]:
        if m := compiled(rf"\b{pattern.replace('N)', vote['number'] + ')')}").search(sentence.text):
            rest = sentence.text[m.end() : m.end() + 80]
            b = compiled(rf"\b(?:{vote['abstained'].replace('N)', vote['number'] + ')')})").search(rest)
            abstained = _number(b["b"] or b["b2"]) if b else None
            return (_number(m["f"]), _number(m["a"]), abstained), sentence.cut(
                m.start(), m.end() + (b.end() if b else 0)
            )
    return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    bare = {"ett": "en", "inga": "noll", "ingen": "noll"}.get(text.lower(), text.lower())
    return NUMBERS.index(bare)


def cast_in(text: Text) -> Iterator[Cast]:
    """Who voted how, in a paragraph: lists behind "Ja:", or sentences with the verb. Names are not looked at."""
    vote = words()["vote"]
    labels = sorted(
        (
            (m.start("label"), m, side)
            for side, pattern in vote["side"].items()
            for m in compiled(
                rf"(?:^|(?<=[.;,]\s)|(?<=\s)(?-i:(?=[A-Z])))(?P<label>{vote['label'].replace('SIDE', pattern)}):\s*"
            ).finditer(text.text[: 3 * LONGEST])
        ),
        key=lambda found: found[0],
    )
    if labels and labels[0][0] == 0:
        for (_, m, side), after in zip(labels, [*labels[1:], None], strict=False):
            who = text.cut(m.end(), after[0] if after else None).strip(" .,;")
            yield Cast(side, who, text.match(m, "label"), int(m["n"]) if m["n"] else None)
        return
    for sentence in sentences(text):
        said = sentence.strip(" .")
        if len(said) > LONGEST or "röst" not in said.text.lower():
            continue
        for form in ("following", "behind", "before"):
            for side, pattern in vote["side"].items():
                if found := compiled(vote[form].replace("SIDE", pattern)).fullmatch(said.text):
                    count = int(found["n"]) if form == "before" and found["n"] else None
                    rest = said.cut(found.end("who")) if form == "before" else said.cut(0, found.start("who"))
                    yield Cast(side, said.match(found, "who"), rest.strip(" :"), count)


def side_alone(text: Text) -> Cast | None:
    """A side of a vote alone on its line ("Nej-röster (4)"), over the names."""
    if len(text) > 40:
        return None
    for side, pattern in words()["vote"]["side"].items():
        if m := compiled(rf"{words()['vote']['label'].replace('SIDE', pattern)}:?").fullmatch(text.text):
            return Cast(side, text, text.strip(" :"), int(m["n"]) if m["n"] else None)
    return None


def vote_columns(line: Line) -> dict[int, str]:
    """Cell -> side of the head of a table of votes ("Ledamot | Ja | Nej | Avstår"); empty for any other line."""
    if not 3 <= len(line.cells) <= 8:
        return {}
    sides = {
        i: side
        for i, cell in enumerate(line.cells)
        for side, pattern in words()["vote"]["side"].items()
        if i and compiled(words()["vote"]["label"].replace("SIDE", pattern)).fullmatch(cell.text.strip(" :"))
    }
    return sides if {"FOR", "AGAINST"} <= set(sides.values()) else {}


def _in_row(line: Line, places: tuple[int, ...], sides: dict[int, str]) -> Iterator[Cast]:
    cells = cells_under(places, line)
    marked = [i for i in sides if (cell := cells.get(i)) and cell.text.strip("-– ")]
    if len(marked) == 1 and cells.get(0):
        yield Cast(sides[marked[0]], cells[0], cells[marked[0]])


def _take(minutes: Minutes, votes: list[_Vote], cast: Sequence[Cast], paragraph: Paragraph) -> bool:
    """Add those of the cast votes that name people; whether any did."""
    taken = False
    for each in cast:
        if not each.who or not (who := voters(minutes, each.who)):
            continue
        begun = votes[-1].cast if votes else []
        again = any(c.side == each.side and c.said.text.lower() == "ja" for c, _ in begun) and len(begun[-1][1]) > 1
        if not votes or (again and each.side == "FOR" and len(who) > 1):
            votes.append(_Vote())
        votes[-1].cast.append((each, who))
        _use(minutes, paragraph, each.who)
        taken = True
    return taken


def _count(votes: list[_Vote], counts: Counts, said: Text) -> None:
    if not votes or votes[-1].counted is not None:
        votes.append(_Vote())
    votes[-1].counts, votes[-1].counted = counts, said


def _enter(minutes: Minutes, item: Item | None, vote: _Vote, *, last: bool) -> None:
    """A vote's names as stances, and its counts at the decision that came of the item's last vote."""
    position = item.position if item else None
    index = main_decision(minutes, position, vote.begins()) if last else None
    counts = vote.result(
        sum(s.kind == "ABSTAINED" and (s.item, s.decision) == (position, index) for s in minutes.stances)
    )
    yes, no, abstained = counts
    lost = index is not None and yes is not None and no is not None and no > yes
    if index is not None and yes is not None:
        said = vote.counted
        words_ = Said.of(said) if said else _named(vote)
        minutes.decisions[index] = replace(
            minutes.decisions[index], votes=(no, yes, abstained) if lost else counts, votes_said=words_
        )
    for cast, who in vote.cast:
        side = OTHER_SIDE[cast.side] if lost else cast.side
        for name in who:
            minutes.stances.append(Stance(name, side, position, "vote_cast", Said.of(cast.said), index))


def _named(vote: _Vote) -> Said:
    """The names that were counted where no number is written."""
    places = tuple(cast.who.span for cast, _ in vote.cast)
    return Said("; ".join(cast.who.text for cast, _ in vote.cast), places, basis=FieldBasis.COMPUTED)


def _use(minutes: Minutes, paragraph: Paragraph, said: Text) -> None:
    for line in paragraph.lines:
        if line.ends[-1] > said.span.start and line.starts[0] < said.span.end:
            minutes.use(line, LineUse.FACT, "stance: vote")


def _tried(text: str) -> object:
    nobody = Minutes(Source("", "text", text, ()))
    return [cast for cast in cast_in(plain(text)) if cast.who and voters(nobody, cast.who)]


rule(
    "vote_count",
    "how many voted for, against and not at all",
    tries=lambda t: counted(plain(t)),
    takes=(
        "Med 7 röster mot 4 beslutar nämnden att anta planen.",
        "Vid omröstningen avges 31 ja-röster och 18 nej-röster, 2 avstår.",
        "Omröstningen utfaller med sju röster för och fyra emot.",
        "Ja: 6, Nej: 5, Avstår: 1",
        "5 röster för bifall och 8 röster för avslag.",
        "Förslaget fick 7 röster för, 4 mot, 1 avstår.",
    ),
    refuses=("Rösterna räknas av två personer.", "2 för 1 gäller i caféet.", "Nej, 3 för 20 räcker.", "Ja: 3 st"),
)
rule(
    "vote_cast",
    "who voted how, by name",
    tries=_tried,
    takes=(
        "Ja: Anna Lind, Per Ek. Nej: Eva Berg",
        "Anna Lind (S) och Per Ek (V) röstar ja (2).",
        "Följande ledamöter röstar nej: Anna Lind (M), Per Ek (KD).",
        "Mot förslaget röstade Eva Berg (C).",
        "Ja-röster (2): Anna Lind, Per Ek",
        "Avstår: Siv Ask (L)",
    ),
    refuses=(
        "Den som bifaller förslaget röstar ja.",
        "Ja: det går bra.",
        "Nej",
        "Anna Lind frågade om alla röstar ja.",
        "Ja för bifall till Anna Linds yrkande.",
    ),
)
