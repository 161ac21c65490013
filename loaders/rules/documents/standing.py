"""How far a document has come: drafted, proposed, in force, under revision, expired or replaced."""

from __future__ import annotations

from loaders.lexicon import words
from loaders.minutes import Minutes, Said
from loaders.rules.documents.known import Document
from loaders.rules.documents.pieces import Piece
from loaders.rules.pattern import compiled, rule
from loaders.source import Text
from schema.evidence import FieldBasis
from schema.period import last_day

Standing = tuple[str, Said | None]
NEAR = 60  # characters between a document and what is told of its standing
ORDER = ("REPLACED", "EXPIRED", "DRAFT", "UNDER_REVISION", "PROPOSED", "IN_FORCE")


def decides(minutes: Minutes, piece: Piece) -> bool:
    """Whether a sentence is a decision that the body took itself, not one that it proposes to another."""
    if not piece.text:
        return False
    span = piece.text.span
    proposes = compiled(words()["document"]["decided"]["proposes"]).search(piece.text.text)
    return not proposes and any(
        d.status == "TAKEN" and any(p.start < span.end and span.start < p.end for p in d.text.places)
        for d in minutes.decisions
    )


def standing(minutes: Minutes, document: Document, valid_to: Said | None) -> Standing:
    """(status, its words) by what the text decides and tells; an empty status when it tells nothing of it."""
    held = max((d.value for d in minutes.header.dates), default="")
    if document.status is not None:
        return document.status
    found: dict[str, Said] = {}
    for piece, part, at in document.told:
        for status, said in _near(piece, part, at):
            if status == "IN_FORCE" and decides(minutes, piece):
                return status, said
            found.setdefault(status, said)
    for status in ORDER:
        if status in found:
            return status, found[status]
    if valid_to is not None and held and last_day(valid_to.value) < held:
        return "EXPIRED", Said(valid_to.value, valid_to.places, basis=FieldBasis.COMPUTED)
    coming = next((named for named, _ in document.names if named.new and not named.word.definite), None)
    if coming is not None:
        return "DRAFT", Said.of(coming.words, basis=FieldBasis.INFERRED)
    return "", None


def status_in(text: Text) -> tuple[str, Said] | None:
    """The first status that a text tells."""
    for row in words()["document"]["standing"]:
        if m := compiled(row["pattern"]).search(text.text):
            return row["status"], Said.of(text.match(m))
    return None


def _near(piece: Piece, part: tuple[int, int], at: tuple[int, int]) -> list[tuple[str, Said]]:
    """The statuses told near the words for the document, in its part of the sentence."""
    start, end = max(part[0], at[0] - NEAR), min(part[1], at[1] + NEAR)
    near = piece.text.text[start:end]
    made = []
    for row in words()["document"]["standing"]:
        m = compiled(row["pattern"]).search(near)
        if m and not compiled(words()["document"]["decided"]["denied"]).match(near, m.end()):
            made.append((row["status"], Said.of(piece.text.cut(start + m.start(), start + m.end()))))
    return made


def _statuses(text: str) -> list[str]:
    return [row["status"] for row in words()["document"]["standing"] if compiled(row["pattern"]).search(text)]


rule(
    "document_standing",
    "how far a document has come",
    tries=_statuses,
    takes=(
        "Styrelsen antog riktlinjen",
        "ett utkast till avtal",
        "Rutinen revideras i höst",
        "förslag till ny policy",
        "Avtalet har löpt ut.",
        "Planen har ersatts av en ny.",
    ),
    refuses=("Riktlinjen är lång.", "Avtalet kostar mycket."),
)
