"""The answers of `radslag ask` as tables: each row with the words of the documents that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.types.enums import label
from radslag import between, cells
from radslag.words import Lang, word


def who_sits_in(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Seats by role, then those last seen, or why there are none."""
    body = found["body"]
    place = (body["owner"] or {}).get("name") or body["county"]
    title = f"{word('who_sits_in', lang)} {body['name']}" + (f" ({place})" if place else "")
    _seats(found, title, lang, console, "name", lambda seat: cells.person(seat, lang))


def seats_of(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Seats by body, then those last seen, or why there are none."""
    title = f"{word('seats_of', lang)} {found['person']['name']}"
    _seats(found, title, lang, console, "body", lambda seat: seat["body"]["name"])


def _seats(
    found: Mapping[str, Any],
    title: str,
    lang: Lang,
    console: Console,
    whom: str,
    name: Callable[[Mapping[str, Any]], str],
) -> None:
    heading = f"{title}, {word('as_of', lang)} {found['asOf']}"
    for part, caption in (("seats", heading), ("lastSeen", word("last_seen", lang))):
        seats = found[part]
        if part == "lastSeen" and not seats:
            continue
        table = cells.table("role", whom, "organization", "basis", "evidence", lang=lang)
        for seat in seats:
            organization = (seat["onBehalfOf"] or {}).get("name") or ""
            party = f" ({seat['party']})" if seat["party"] else ""
            role = label("Role", seat["role"], lang)
            table.add_row(
                *map(
                    escape,
                    (role, name(seat), organization + party, cells.basis(seat, lang), cells.evidence(seat, lang)),
                )
            )
        cells.heading(caption, console, "" if seats or not found["reason"] else found["reason"][lang])
        if seats:
            console.print(table)


def mandates_of(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Mandates, the next due first."""
    caption = f"{word('mandates_of', lang)} {found['holder']['name']}, {word('as_of', lang)} {found['asOf']}"
    if not found["mandates"]:
        cells.heading(caption, console, word("no_mandates", lang))
        return
    cells.heading(caption, console)
    table = cells.table("task", "due", "status", "given_by", "evidence", lang=lang)
    for mandate in found["mandates"]:
        status = label("MandateStatus", mandate["status"], lang)
        if mandate["overdue"]:
            status = f"{status}, {word('overdue', lang)}" if status else word("overdue", lang)
        givers = ", ".join(giver["name"] for giver in mandate["givenBy"])
        table.add_row(
            *map(escape, (mandate["task"], mandate["due"] or "", status, givers, cells.evidence(mandate, lang)))
        )
    console.print(table)


def agreement(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """What is known of an agreement, then the steps on its way."""
    cells.heading(f"{found['name']} ({found['kind']})", console)
    table = Table(box=None, pad_edge=False, show_header=False)
    terms = (" ".join(filter(None, (t["what"], t["value"], t["unit"], _span(t, "({})")))) for t in found["terms"])
    for name, value in (
        ("status", label("AgreementStatus", found["status"], lang)),
        ("valid", _span(found)),
        *((role, ", ".join(each["name"] for each in found[key])) for role, key in _OF_AGREEMENT),
        ("terms", "; ".join(terms)),
        ("evidence", cells.evidence(found, lang)),
    ):
        if value:
            table.add_row(f"[dim]{word(name, lang)}[/dim]", escape(value))
    console.print(table)
    if found["steps"]:
        cells.heading(word("steps", lang), console)
        steps = cells.table("task", "due", "status", "decides", "evidence", lang=lang)
        for step in found["steps"]:
            deciders = ", ".join(holder["actor"]["name"] for holder in step["holders"])
            status = label("MandateStatus", step["status"], lang)
            steps.add_row(*map(escape, (step["task"], step["due"] or "", status, deciders, cells.evidence(step, lang))))
        console.print(steps)


def _span(valid: Mapping[str, Any], form: str = "{}") -> str:
    """ "2024-02 – 2024-05"; "" when no day is stated."""
    ends = valid["validFrom"], valid["validTo"]
    return form.format(" – ".join(end or "" for end in ends).strip()) if any(ends) else ""


_OF_AGREEMENT = (("parties", "parties"), ("owner", "ownedBy"), ("supersedes", "supersedes"))


def attendance(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """People in the order of the list, with whether they were there."""
    caption = f"{word('attendance_at', lang)} {cells.meeting(found['meeting'])}"
    if not found["attendances"]:
        cells.heading(caption, console, word("no_attendance", lang))
        return
    cells.heading(caption, console)
    table = cells.table("present", "as", "name", "organization", "evidence", lang=lang)
    for seen in found["attendances"]:
        status = label("AttendanceStatus", seen["status"], lang) + (f" ({seen['part']})" if seen["part"] else "")
        served = ((seen["servesFor"] or {}).get("person") or {}).get("name")
        name = cells.person(seen, lang) + (f", {word('serves_for', lang)} {served}" if served else "")
        capacities = [seen["capacity"], *(seen["roles"] or [])]
        capacity = ", ".join(dict.fromkeys(label("Capacity", each, lang) for each in capacities))
        organization = (seen["onBehalfOf"] or {}).get("name") or ""
        table.add_row(*map(escape, (status, capacity, name, organization, cells.evidence(seen, lang))))
    console.print(table)


def uncovered(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Organisations by name."""
    meeting = {**found["meeting"], "bodies": [found["body"]]}
    caption = f"{word('absent_organizations', lang)}: {cells.meeting(meeting)}"
    if not found["organizations"]:
        cells.heading(caption, console, word("all_covered", lang))
        return
    cells.heading(caption, console)
    table = cells.table("organization", "kind", lang=lang)
    for organization in found["organizations"]:
        table.add_row(escape(organization["name"]), label("OrganizationKind", organization["kind"], lang))
    console.print(table)


def judgements(found: Sequence[Mapping[str, Any]], lang: Lang, console: Console) -> None:
    """What people judged, the latest first; both names with where they stand."""
    cells.heading(word("judgements", lang), console, "" if found else word("no_judgements", lang))
    if not found:
        return
    table = cells.table("verdict", "name", "name", "by", "reason", "entry", lang=lang)
    for judged in found:
        verdict = label("Verdict", judged["verdict"], lang)
        who = f"{judged['by']}, {judged['at'][:10]}"
        if not judged["inForce"]:
            verdict += f" ({word('revoked', lang)})"
            who += f"; {word('revoked', lang)}: {judged['revokedBy']}, {judged['revokedAt'][:10]}"
        reasons = "; ".join(filter(None, (judged["reason"], judged["revokedBecause"])))
        sides = (_mention(judged[side], lang) for side in ("left", "right"))
        table.add_row(*map(escape, (verdict, *sides, who, reasons, judged["id"])))
    console.print(table)


def _mention(mention: Mapping[str, Any] | None, lang: Lang) -> str:
    if mention is None:
        return word("not_loaded", lang)
    return f"{mention['nameAsWritten']}\n{cells.evidence(mention, lang)}"


SHOWN: dict[str, Callable[[Mapping[str, Any], Lang, Console], None]] = {
    "who-sits-in": who_sits_in,
    "seats-of": seats_of,
    "mandates-of": mandates_of,
    "agreement": agreement,
    "attendance": attendance,
    "uncovered": uncovered,
    "diff": between.diff,
    "timeline": between.timeline,
}
"""How each question's answer is shown."""
