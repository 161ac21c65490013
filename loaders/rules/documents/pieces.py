"""The text in the pieces in which documents are named: titles, headings and rows of lists, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Item, Minutes
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules.documents.naming import Named, in_running_text
from loaders.rules.documents.titles import in_title
from loaders.rules.elections import text_of
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled
from loaders.source import Line, Text

LONGEST = 1500  # characters of a sentence
SHORTEST = 20  # characters of a heading that may go on in the next line
SHORT = 140  # characters of a row of a list that is a title


@dataclass(frozen=True, eq=False)
class Piece:
    """A title or sentence, the documents that it names, and its item."""

    item: Item | None
    text: Text
    lines: tuple[Line, ...]
    named: tuple[Named, ...]
    title: bool

    @property
    def start(self) -> int:
        return self.text.span.start


def pieces(minutes: Minutes, lines: Sequence[Line]) -> list[Piece]:
    """All pieces in the order of the document, tables aside."""
    scanned = minutes.source.scanned
    made = [_title(minutes, item, scanned) for item in minutes.items if item.title.places]
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        found = paragraphs((each for each in mine if not each.struck and len(each.cells) < 3), starts)
        for paragraph, following in zip(found, [*found[1:], None], strict=False):
            made += _of_paragraph(item, _whole_title(paragraph, following), scanned)
    return sorted((piece for piece in made if piece.text), key=lambda piece: piece.start)


def _title(minutes: Minutes, item: Item, scanned: bool) -> Piece:
    text = text_of(item.title, minutes)
    return Piece(item, text, (), tuple(in_title(text, scanned)), title=True)


def _of_paragraph(item: Item | None, paragraph: Paragraph, scanned: bool) -> Iterable[Piece]:
    if is_title(paragraph):
        yield Piece(item, paragraph.text, paragraph.lines, tuple(in_title(paragraph.text, scanned)), title=True)
        return
    for sentence in sentences(paragraph.text):
        if len(sentence) <= LONGEST:
            lines = tuple(
                each
                for each in paragraph.lines
                if each.ends[-1] > sentence.span.start and each.starts[0] < sentence.span.end
            )
            yield Piece(item, sentence, lines, tuple(in_running_text(sentence, scanned)), title=False)


def _whole_title(paragraph: Paragraph, following: Paragraph | None) -> Paragraph:
    """A heading with the line under it that goes on with it: "Ny rutin gällande bad" / "av barn och unga"."""
    if following is None or not is_title(paragraph) or following.first.marker or len(following.text) > SHORT:
        return paragraph
    begins = following.text.text.split()[0] in words()["document"]["name"]["before"]
    if not begins or following.text.text.endswith((".", ":")) or len(paragraph.text) < SHORTEST:
        return paragraph
    return Paragraph(Text.join([paragraph.text, following.text]), (*paragraph.lines, *following.lines))


def is_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading, or a row of a list without a sentence in it."""
    text = paragraph.text.text
    first = paragraph.first
    if len(text) > SHORT or text.endswith((".", ":", "?")) or text[0].islower():
        return False
    if first.level:
        return True
    shaped = bool(first.marker) or first.bold or len(paragraph.lines) <= 2
    stop = compiled(rf".*(?<!\w)(?:{words()['document']['name']['finite']})(?!\w).*")
    return shaped and not stop.fullmatch(text)
