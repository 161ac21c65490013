"""Statements about the meeting itself, its items, and the next one."""

from __future__ import annotations

from loaders.extracting.collect import Extraction, cited
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
    x.state(
        StatementKind.MEETING,
        "header",
        {
            "dates": tuple(d.value for d in h.dates),
            "format": h.format,
            "status": "PLANNED" if x.minutes.kind == "AGENDA" else "HELD",
            **{name: said.value for name, said in fields.items() if said},
        },
        [("body", x.names.own_body()), ("alias", x.names.own_alias()), ("owner", owner)],
        [*cited(**fields), *(c for d in h.dates for c in d.cite("dates")), *cited(body=h.body, owner=h.owner)],
    )


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
                "position": item.position,
                "parent": item.parent,
                "date": x.date,
            },
            [*presenters, ("matter", matter)],
            [
                *item.title.cite("title"),
                *(c for p in item.presenters for c in p.cite("presenter")),
                *cited(matter=item.diary_number),
            ],
        )


def next_meetings(x: Extraction) -> None:
    for n in x.minutes.next_meetings:
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
            [("body", x.names.own_body())],
            cited(date=n.date, place=n.place),
        )
