"""What differs between two days, and what happened day by day, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape

import api.types.between  # noqa: F401  its words are looked up by `label`
from api.types.enums import label
from radslag import cells
from radslag.words import Lang, word

ARROW = " → "


def diff(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """People, then mandates, then agreements; each with what was before and what is after."""
    days = f"{found['from']} – {found['to']}"
    body = f", {found['body']['name']}" if found["body"] else ""
    caption = f"{word('differences', lang)} {days}{body}"
    if not any(found[part] for part in ("seats", "mandates", "agreements")):
        cells.heading(caption, console, word("no_differences", lang))
        return
    cells.heading(caption, console)
    if found["seats"]:
        columns = ("how", "name", "before", "after", "evidence")
        people = cells.table(*(columns if body else ("how", "name", "body", *columns[2:])), lang=lang)
        for each in found["seats"]:
            who = [each["person"]["name"], *([] if body else [each["body"]["name"]])]
            seats = ["\n".join(_seat(seat, lang) for seat in each[day]) for day in ("before", "after")]
            cited = cells.evidence((each["after"] or each["before"])[0], lang)
            people.add_row(*map(escape, (label("SeatChangeKind", each["how"], lang), *who, *seats, cited)))
        console.print(people)
    if found["mandates"]:
        tasks = cells.table("how", "task", "holder", "due", "status", "evidence", lang=lang)
        for each in found["mandates"]:
            mandate = each["mandate"]
            how = ", ".join(label("MandateChangeKind", one, lang) for one in each["how"])
            holders = ", ".join(holder["actor"]["name"] for holder in mandate["holders"])
            status = _became("MandateStatus", each, lang)
            row = (how, mandate["task"], holders, mandate["due"] or "", status, cells.evidence(mandate, lang))
            tasks.add_row(*map(escape, row))
        console.print(tasks)
    if found["agreements"]:
        bound = cells.table("agreement", "status", "evidence", lang=lang)
        for each in found["agreements"]:
            agreement = each["agreement"]
            status = _became("AgreementStatus", each, lang)
            bound.add_row(*map(escape, (agreement["name"], status, cells.evidence(agreement, lang))))
        console.print(bound)


def timeline(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """A row an event, the earliest first."""
    caption = f"{word('timeline_of', lang)} {found['actor']['name']}"
    if not found["events"]:
        cells.heading(caption, console, word("no_events", lang))
        return
    cells.heading(caption, console)
    events = cells.table("date", "event", "about", "basis", "evidence", lang=lang)
    for each in found["events"]:
        kind = label("TimelineKind", each["kind"], lang)
        about = _about(each, found["actor"]["id"], lang)
        row = (each["date"], kind, about, label("Basis", each["basis"], lang), cells.evidence(each, lang))
        events.add_row(*map(escape, row))
    console.print(events)
    if (left := found["totalCount"] - len(found["events"])) > 0:
        console.print(word("more_events", lang).format(left))


def _seat(seat: Mapping[str, Any], lang: Lang) -> str:
    return f"{cells.seat(seat, lang)} ({cells.basis(seat, lang)})"


def _became(enum: str, each: Mapping[str, Any], lang: Lang) -> str:
    """ "föreslaget → gäller"; one word when it is the same."""
    steps = [label(enum, each[day], lang) for day in ("before", "after") if each[day]]
    return ARROW.join(dict.fromkeys(steps))


def _about(event: Mapping[str, Any], actor: str, lang: Lang) -> str:
    """What an event is about, without the actor whose timeline it is."""
    if seat := event["seat"]:
        ends = [seat["person"], seat["body"]]
        return f"{cells.seat(seat, lang)}, " + ", ".join(end["name"] for end in ends if end and end["id"] != actor)
    if attendance := event["attendance"]:
        part = f" ({attendance['part']})" if attendance["part"] else ""
        return f"{_names(attendance['meeting']['bodies'])}, {label('Capacity', attendance['capacity'], lang)}{part}"
    if meeting := event["meeting"]:
        return f"{_names(meeting['bodies'])}, {label('MeetingStatus', meeting['status'], lang)}"
    if mandate := event["mandate"]:
        return ", ".join(filter(None, (mandate["task"], label("MandateStatus", mandate["status"], lang))))
    if agreement := event["agreement"]:
        return ", ".join(filter(None, (agreement["name"], label("AgreementStatus", agreement["status"], lang))))
    if position := event["position"]:
        return ", ".join(filter(None, (position["title"], (position["organization"] or {}).get("name"))))
    link = event["link"]
    ends = [end["name"] for end in (link["source"], link["target"]) if end]
    kind, status = label("LinkKind", link["kind"], lang), label("LinkStatus", link["status"], lang)
    return f"{ARROW.join(ends)}: {kind} ({status})"


def _names(bodies: list[Mapping[str, Any]]) -> str:
    return ", ".join(body["name"] for body in bodies)
