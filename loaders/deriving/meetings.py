"""Meetings, their items, and who attended them."""

from __future__ import annotations

from dataclasses import replace

from loaders.capacities import CAPACITIES
from loaders.deriving.state import Bodies, Derivation, of_kind
from loaders.resolving.state import Doc
from loaders.world import World
from schema.identity import digest, search_key
from schema.issues import ISSUES
from schema.nodes import AgendaItem, Attendance, Issue, Meeting
from schema.period import day_after
from schema.statements import StatementKind, StatementRecord

HELD = "HELD"
FULL = len("2024-01-01")
LONGEST = 4
"""Days of a meeting, at most: a text that names more speaks of several."""


def spans(d: Derivation) -> None:
    """Whose meetings there were on which days, and which days belong to a meeting that began on a day before."""
    for doc in d.docs:
        for s in of_kind(doc, StatementKind.MEETING):
            dates, bodies = s.get("dates") or ("",), d.bodies(s)
            for body in bodies:
                for day in dates:
                    d.met.setdefault((body, day), set()).add(bodies)
            for day in set(dates) & set(following(dates[0])) if bodies else ():
                start = d.began.get((bodies, day), day)
                d.began[(bodies, day)] = min(start, dates[0])


def following(day: str) -> list[str]:
    """The days after a day that may belong to a meeting which begins then."""
    days = [day]
    while len(day) == FULL and len(days) < LONGEST:
        days.append(day_after(days[-1]))
    return days[1:]


def meetings(d: Derivation, doc: Doc) -> None:
    """Meetings of the same bodies on one day are one, whichever documents speak of them."""
    for s in of_kind(doc, StatementKind.MEETING):
        dates, bodies = s.get("dates") or (), d.bodies(s)
        id_ = d.meeting_id(bodies, dates[0]) if bodies and dates else digest("meeting", doc.id)
        d.meeting_of[doc.id] = id_
        held = Meeting(
            id=id_,
            start_date=dates[0] if dates else None,
            end_date=dates[-1] if dates else None,
            start_time=s.get("start_time"),
            end_time=s.get("end_time"),
            place=s.get("place"),
            format=s.get("format"),
            approved_on=s.get("approved_on"),
            approved_how=s.get("approved_how"),
            status=s.get("status") or "HELD",
        )
        _meeting(d, held, bodies, s.id)
    for s in of_kind(doc, StatementKind.NEXT_MEETING):
        for bodies in announced(d, d.bodies(s), s.get("date")):
            planned = Meeting(
                id=d.meeting_id(bodies, s.get("date")),
                start_date=s.get("date"),
                end_date=s.get("date"),
                start_time=s.get("start_time"),
                end_time=s.get("end_time"),
                place=s.get("place"),
                status=s.get("status") or "PLANNED",
            )
            _meeting(d, planned, bodies, s.id)


def announced(d: Derivation, bodies: Bodies, day: str) -> list[Bodies]:
    """Whose meetings on a day an announcement speaks of: of these bodies, of them with others, or of each of them.

    Bodies that have a meeting of their own and one together with others on the same day have two. What was announced
    to one is the joint meeting where there is no other; what was announced to several, that of each who met alone.
    """
    there = {each for body in bodies for each in d.met.get((body, day), ())}
    if bodies in there or not bodies:
        return [bodies] if bodies else []
    if len(joint := [each for each in there if set(each) > set(bodies)]) == 1:
        return joint
    apart = sorted(each for each in there if set(each) < set(bodies))
    rest = tuple(body for body in bodies if not any(body in each for each in apart))
    return [*apart, *announced(d, rest, day)] if apart else [bodies]


def _meeting(d: Derivation, meeting: Meeting, bodies: Bodies, statement: str) -> None:
    _merge(d.made, meeting)
    d.made.rest(meeting.id, [statement])
    for body in bodies:
        d.made.link(meeting.id, "OF_BODY", body)


def _merge(made: World, new: Meeting) -> None:
    """What a held meeting's own minutes say counts before what was planned; gaps are filled.

    Of what was planned the first stays, save that a later text calls the meeting off or calls it again. A meeting lasts
    from the first to the last of its days that its own minutes tell.
    """
    old = made.nodes.get(new.id)
    if not isinstance(old, Meeting):
        made.nodes[new.id] = new
        return
    first, second = (new, old) if new.status == HELD and old.status != HELD else (old, new)
    filled = {k: v for k, v in second.properties().items() if getattr(first, k) is None}
    if HELD not in (old.status, new.status):
        filled["status"] = new.status
    if old.status == new.status and old.start_date and new.start_date:
        filled["start_date"] = min(old.start_date, new.start_date)
        filled["end_date"] = max(old.end_date or "", new.end_date or "")
    made.nodes[new.id] = replace(first, **filled)


def items(d: Derivation, doc: Doc) -> None:
    """The items of a meeting, who presents them, to which matter they belong."""
    meeting = d.meeting_of.get(doc.id)
    if meeting is None:
        return
    stated = of_kind(doc, StatementKind.ITEM)
    for s in stated:
        number, title, position = s.get("number"), s.get("title"), s.get("position")
        id_ = digest("item", meeting, search_key(number or ""), search_key(title))
        _item(d.made, AgendaItem(id=id_, number=number, title=title, search_key="", position=position), s)
        d.item_at[(doc.id, position)] = id_
        d.made.rest(id_, [s.id])
        d.made.link(meeting, "HAS_ITEM", id_)
        for n, presenter in enumerate(d.actors(s, "presenter")):
            d.made.link(id_, "PRESENTED_BY", presenter, position=n)
        if matter := d.actor(s.one("matter")):
            d.made.link(id_, "BELONGS_TO", matter)
            d.made.rest(matter, [s.id])
    for s in stated:
        parent = s.get("parent")
        if parent is not None and (whole := d.item_at.get((doc.id, parent))):
            d.made.link(d.item_at[(doc.id, s.get("position"))], "PART_OF_ITEM", whole)


def _item(made: World, item: AgendaItem, s: StatementRecord) -> None:
    """Enter an item; what several documents head its text with is its."""
    known = made.nodes.get(item.id)
    item = known if isinstance(known, AgendaItem) else item
    headings = tuple(dict.fromkeys((*item.headings, *(s.get("headings") or ()))))
    made.nodes[item.id] = replace(item, headings=headings, search_key=search_key(" ".join((item.title, *headings))))


def doubts(d: Derivation, doc: Doc) -> None:
    """What the reader was unsure of, as issues about the meeting."""
    meeting = d.meeting_of.get(doc.id)
    for s in of_kind(doc, StatementKind.DOUBT):
        id_, row = digest("issue", s.get("doubt")), ISSUES[s.get("code")]
        d.made.add(Issue(id=id_, code=row.code, severity=row.severity, message=s.get("message"), since=s.get("date")))
        d.made.rest(id_, [s.id])
        if meeting:
            d.made.link(id_, "CONCERNS", meeting)


def attendance(d: Derivation, doc: Doc) -> None:
    """Who was at the meeting or missing, in which capacity, for whom, and in whose stead."""
    meeting = d.meeting_of.get(doc.id)
    rows = [
        s for s in of_kind(doc, StatementKind.ROSTER_ROW) if s.get("attendance") in ("PRESENT", "ABSENT", "PARTIAL")
    ]
    ids: dict[str, str] = {}
    for s in rows if meeting else ():
        if not (person := d.actor(s.one("person"))):
            continue
        id_ = ids[s.one("person") or ""] = digest("attendance", meeting or "", person)
        capacities = s.get("capacities") or (s.get("capacity"),)
        if id_ not in d.made.nodes:
            d.made.add(
                Attendance(
                    id=id_,
                    status=s.get("attendance"),
                    part=s.get("part"),
                    capacity=_enum(s.get("capacity")),
                    capacity_order=CAPACITIES.index(s.get("capacity")),
                    roles=tuple(map(_enum, capacities)),
                    position=s.get("position") or 0,
                )
            )
            d.made.link(person, "HAS_ATTENDANCE", id_)
            d.made.link(id_, "AT_MEETING", meeting or "")
            if organization := d.actor(s.one("organization")):
                d.made.link(id_, "ON_BEHALF_OF", organization)
        d.made.rest(id_, [s.id])
    for s in rows:
        served, serving = ids.get(s.one("serves_for") or ""), ids.get(s.one("person") or "")
        if served and serving:
            d.made.link(serving, "SERVES_FOR", served)


def _enum(capacity: str) -> str:
    return capacity.upper().replace(" ", "_").replace("-", "_")
