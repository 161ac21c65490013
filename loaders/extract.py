"""Minutes -> DocumentRecord: what the document says, as statements about mentions, each with the passages it rests on.

One mention per actor and document (its name's key), one statement per roster row, item, decision and so on, in the
document's order. Nothing is resolved here across documents; a name that depends on its context ("chefsgruppen") is
resolved only to the document's own body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from loaders import hidden
from loaders.extracting.acts import decisions, funding, mandates
from loaders.extracting.collect import Extraction, doubts
from loaders.extracting.meetings import items, meeting, next_meetings
from loaders.extracting.people import elections, people, roster, stances, vacancies
from loaders.extracting.structure import agreements, bodies, links
from loaders.minutes import Minutes
from schema.evidence import LineUse
from schema.identity import digest
from schema.statements import DocumentRecord, PassageRecord, StatementKind

FAMILIES: tuple[Callable[[Extraction], None], ...] = (
    meeting,
    people,
    roster,
    vacancies,
    elections,
    items,
    bodies,
    agreements,
    decisions,
    mandates,
    funding,
    stances,
    links,
    next_meetings,
)
"""What is stated, in this order: who introduces a name comes before who uses it."""


def extract(minutes: Minutes) -> DocumentRecord:
    """The record of one document. Its id is the sha256 of the bytes."""
    x = Extraction(minutes)
    for family in FAMILIES:
        family(x)
    doubts(x)
    source = minutes.source
    made = DocumentRecord(
        x.document,
        _title(x),
        source.name,
        minutes.kind,
        x.date,
        source.format,
        source.pages,
        minutes.county,
        tuple(_passages(x)),
        x.names.all(),
        tuple(x.statements),
        tuple((d.code, d.message, d.id) for d in minutes.doubts),
        digest(*map(repr, minutes.settled)) if minutes.settled else "",
        len(source.text),
    )
    return hidden.without(made)


def _title(x: Extraction) -> str:
    name = x.minutes.header.named or x.minutes.source.name
    return f"{name} {x.date}" if x.date else name


def _passages(x: Extraction) -> Iterator[PassageRecord]:
    source = x.minutes.source
    cited = _cited(x)
    for line in source.lines:
        start, end = line.starts[0], line.ends[-1]
        use, reason = x.minutes.uses.get(line.number, (LineUse.UNREAD, "no rule takes it"))
        if line.number in cited:
            use, reason = LineUse.FACT, reason if use is LineUse.FACT else cited[line.number]
        elif use is LineUse.FACT:  # read, but no statement rests on it: a number, a signature, a heading of a table
            use = LineUse.CONTEXT
        yield PassageRecord(
            source.content_id,
            line.number,
            source.line_number(start),
            line.page,
            start,
            end,
            source.text[start:end],
            line.struck,
            use,
            reason,
        )


def _cited(x: Extraction) -> dict[int, str]:
    """The numbers of the lines that a statement rests on, with what it says; doubts rest on what was not read."""
    lines, starts = x.minutes.source.lines, x.minutes.source.starts
    found: dict[int, str] = {}
    for s in x.statements:
        for c in s.evidence if s.kind != StatementKind.DOUBT else ():
            at = max(bisect_right(starts, c.span.start) - 1, 0)
            while at < len(lines) and lines[at].starts[0] < c.span.end:
                if lines[at].ends[-1] > c.span.start:
                    found.setdefault(lines[at].number, f"{c.field} of {s.kind.value.lower().replace('_', ' ')}")
                at += 1
    return found
