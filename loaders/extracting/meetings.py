"""Statements about the meeting itself, its items, and the next one."""

from __future__ import annotations

from dataclasses import replace

from loaders.extracting.collect import Extraction, cited
from loaders.minutes import Said
from loaders.source import Source
from schema.evidence import Citation, Span
from schema.statements import MentionKind, StatementKind


def meeting(x: Extraction) -> None:
    h = x.minutes.header
    fields = {
        "start_time": h.start,
        "end_time": h.end,
        "place": h.place,
        "approved_on": h.approved_on,
        "approved_how": h.approved_how,
    }
    owner = x.names.organization(h.owner, h.owner_kind) if h.owner else None
    bodies, aliases = x.names.own_bodies(), x.names.own_aliases()
    x.state(
        StatementKind.MEETING,
        "header",
        {
            "dates": tuple(d.value for d in h.dates),
            "format": h.format,
            "status": "PLANNED" if x.minutes.kind == "AGENDA" else "HELD",
            **{name: said.value for name, said in fields.items() if said},
        },
        [*(("body", body) for body in bodies), *(("alias", alias) for alias, _ in aliases), ("owner", owner)],
        [
            *cited(**fields),
            *(c for d in h.dates for c in d.cite("dates")),
            *(c for body in h.bodies for c in body.name.cite("body")),
            *cited(owner=h.owner),
            *(c for alias, of in aliases for c in _inside(x, of.name, "alias", x.names.records[alias].name)),
        ],
    )


def _inside(x: Extraction, said: Said, field: str, part: str) -> list[Citation]:
    """Where a part of a value stands in its words."""
    found = [(place.start, x.minutes.source.quote(place).find(part)) for place in said.places]
    return [Citation(field, Span(start + at, start + at + len(part))) for start, at in found if at >= 0]


def items(x: Extraction) -> None:
    for item in x.minutes.items:
        presenters = [(("presenter", x.names.said(MentionKind.PERSON, p))) for p in item.presenters]
        matter = x.names.said(MentionKind.MATTER, item.diary_number) if item.diary_number else None
        x.state(
            StatementKind.ITEM,
            item.rule,
            {
                "number": item.number,
                "title": item.title.value,
                "headings": tuple(said.value for said in item.headings),
                "position": item.position,
                "parent": item.parent,
                "date": x.date,
            },
            [*presenters, ("matter", matter)],
            [
                *_title(item.title, x.minutes.source),
                *(c for said in item.headings for c in said.cite("headings")),
                *(c for p in item.presenters for c in p.cite("presenter")),
                *cited(matter=item.diary_number),
            ],
        )


def _title(said: Said, source: Source) -> list[Citation]:
    """The words of a title; not those behind it of how it was dealt with, and by whom."""
    left, cites = [c for c in said.value if c.isalnum()], said.cite("title")
    for n, cite in enumerate(cites):
        for at in range(cite.span.start, cite.span.end):
            if left and source.text[at] == left[0]:
                left.pop(0)
            elif left and source.text[at].isalnum():
                return cites  # made of other words
            if not left:
                return [*cites[:n], replace(cite, span=Span(cite.span.start, at + 1))]
    return cites


def next_meetings(x: Extraction) -> None:
    bodies = x.minutes.header.bodies
    for n in x.minutes.next_meetings:
        own = [bodies[of] for of in n.of] or bodies
        x.state(
            StatementKind.NEXT_MEETING,
            "next_meeting",
            {
                "date": n.date.value,
                "start_time": n.start,
                "end_time": n.end,
                "place": n.place.value if n.place else None,
                "status": n.status if n.status != "PLANNED" else None,
            },
            [("body", x.names.own_body(body)) for body in own],
            [*cited(date=n.date, place=n.place), *x.on_the_day("body", *(body.name for body in own))],
        )
