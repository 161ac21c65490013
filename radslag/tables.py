"""The answers of `radslag ask` as tables: each row with the words of the documents that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.types.enums import label
from radslag.words import Lang, word

QUOTES = 1
"""How many lines of evidence a row shows."""


def who_sits_in(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Seats by role, then those last seen, or why there are none."""
    body = found["body"]
    place = (body["owner"] or {}).get("name") or body["county"]
    title = f"{word('who_sits_in', lang)} {body['name']}" + (f" ({place})" if place else "")
    _seats(found, title, lang, console, "name", lambda seat: _person(seat, lang))


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
        table = _table("role", whom, "organization", "basis", "evidence", lang=lang)
        for seat in seats:
            organization = (seat["onBehalfOf"] or {}).get("name") or ""
            party = f" ({seat['party']})" if seat["party"] else ""
            role = label("Role", seat["role"], lang)
            table.add_row(
                *map(escape, (role, name(seat), organization + party, _basis(seat, lang), _evidence(seat, lang)))
            )
        _heading(caption, console, "" if seats or not found["reason"] else found["reason"][lang])
        if seats:
            console.print(table)


def mandates_of(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Mandates, the next due first."""
    caption = f"{word('mandates_of', lang)} {found['holder']['name']}, {word('as_of', lang)} {found['asOf']}"
    if not found["mandates"]:
        _heading(caption, console, word("no_mandates", lang))
        return
    _heading(caption, console)
    table = _table("task", "due", "status", "given_by", "evidence", lang=lang)
    for mandate in found["mandates"]:
        status = label("MandateStatus", mandate["status"], lang)
        if mandate["overdue"]:
            status = f"{status}, {word('overdue', lang)}" if status else word("overdue", lang)
        givers = ", ".join(giver["name"] for giver in mandate["givenBy"])
        table.add_row(*map(escape, (mandate["task"], mandate["due"] or "", status, givers, _evidence(mandate, lang))))
    console.print(table)


def agreement(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """What is known of an agreement, then the steps on its way."""
    _heading(f"{found['name']} ({found['kind']})", console)
    table = Table(box=None, pad_edge=False, show_header=False)
    terms = (" ".join(filter(None, (t["what"], t["value"], t["unit"], _span(t, "({})")))) for t in found["terms"])
    for name, value in (
        ("status", label("AgreementStatus", found["status"], lang)),
        ("valid", _span(found)),
        *((role, ", ".join(each["name"] for each in found[key])) for role, key in _OF_AGREEMENT),
        ("terms", "; ".join(terms)),
        ("evidence", _evidence(found, lang)),
    ):
        if value:
            table.add_row(f"[dim]{word(name, lang)}[/dim]", escape(value))
    console.print(table)
    if found["steps"]:
        _heading(word("steps", lang), console)
        steps = _table("task", "due", "status", "decides", "evidence", lang=lang)
        for step in found["steps"]:
            deciders = ", ".join(holder["actor"]["name"] for holder in step["holders"])
            status = label("MandateStatus", step["status"], lang)
            steps.add_row(*map(escape, (step["task"], step["due"] or "", status, deciders, _evidence(step, lang))))
        console.print(steps)


def _span(valid: Mapping[str, Any], form: str = "{}") -> str:
    """ "2024-02 – 2024-05"; "" when no day is stated."""
    ends = valid["validFrom"], valid["validTo"]
    return form.format(" – ".join(end or "" for end in ends).strip()) if any(ends) else ""


_OF_AGREEMENT = (("parties", "parties"), ("owner", "ownedBy"), ("supersedes", "supersedes"))


def attendance(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """People in the order of the list, with whether they were there."""
    caption = f"{word('attendance_at', lang)} {_meeting(found['meeting'])}"
    if not found["attendances"]:
        _heading(caption, console, word("no_attendance", lang))
        return
    _heading(caption, console)
    table = _table("present", "as", "name", "organization", "evidence", lang=lang)
    for seen in found["attendances"]:
        status = label("AttendanceStatus", seen["status"], lang) + (f" ({seen['part']})" if seen["part"] else "")
        served = ((seen["servesFor"] or {}).get("person") or {}).get("name")
        name = _person(seen, lang) + (f", {word('serves_for', lang)} {served}" if served else "")
        capacities = [seen["capacity"], *(seen["roles"] or [])]
        capacity = ", ".join(dict.fromkeys(label("Capacity", each, lang) for each in capacities))
        organization = (seen["onBehalfOf"] or {}).get("name") or ""
        table.add_row(*map(escape, (status, capacity, name, organization, _evidence(seen, lang))))
    console.print(table)


def uncovered(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Organisations by name."""
    meeting = {**found["meeting"], "bodies": [found["body"]]}
    caption = f"{word('absent_organizations', lang)}: {_meeting(meeting)}"
    if not found["organizations"]:
        _heading(caption, console, word("all_covered", lang))
        return
    _heading(caption, console)
    table = _table("organization", "kind", lang=lang)
    for organization in found["organizations"]:
        table.add_row(escape(organization["name"]), label("OrganizationKind", organization["kind"], lang))
    console.print(table)


def judgements(found: Sequence[Mapping[str, Any]], lang: Lang, console: Console) -> None:
    """What people judged, the latest first; both names with where they stand."""
    _heading(word("judgements", lang), console, "" if found else word("no_judgements", lang))
    if not found:
        return
    table = _table("verdict", "name", "name", "by", "reason", "entry", lang=lang)
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
    return f"{mention['nameAsWritten']}\n{_evidence(mention, lang)}"


SHOWN: dict[str, Callable[[Mapping[str, Any], Lang, Console], None]] = {
    "who-sits-in": who_sits_in,
    "seats-of": seats_of,
    "mandates-of": mandates_of,
    "agreement": agreement,
    "attendance": attendance,
    "uncovered": uncovered,
}
"""How each question's answer is shown."""


def _heading(caption: str, console: Console, text: str = "") -> None:
    """A line above a table, or above the text that takes its place."""
    console.print(f"[bold]{escape(caption)}[/bold]")
    if text:
        console.print(escape(text))


def _table(*columns: str, lang: Lang) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(word(column, lang), overflow="fold", ratio=3 if column in ("evidence", "task") else None)
    return table


def _person(row: Mapping[str, Any], lang: Lang) -> str:
    if row["person"]:
        return str(row["person"]["name"])
    return word("vacant" if row.get("vacant") else "unnamed", lang)


def _meeting(meeting: Mapping[str, Any]) -> str:
    days = meeting["startDate"] or ""
    if meeting["endDate"] and meeting["endDate"] != days:
        days += f"/{meeting['endDate']}"
    return f"{', '.join(body['name'] for body in meeting['bodies'])} {days}"


def _basis(seat: Mapping[str, Any], lang: Lang) -> str:
    """ "angivet från 2024-05-17", "i lista från 2024-05-17 till 2024-06-01"."""
    parts = [label("Basis", seat["basis"], lang)]
    if seat["heldFrom"]:
        parts.append(f"{word('from', lang)} {seat['heldFrom']}")
    if seat["heldTo"]:
        parts.append(f"{word('to', lang)} {seat['heldTo']}")
    return " ".join(filter(None, parts))


def _evidence(row: Mapping[str, Any], lang: Lang) -> str:
    """The documents' words, a line each: 'title, line N: "quote" "quote"'."""
    lines = list(_lines(row["evidence"], lang))
    return "\n".join(lines[:QUOTES])


def _lines(evidence: Sequence[Mapping[str, Any]], lang: Lang) -> Iterable[str]:
    at: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    for cited in evidence:
        at.setdefault((cited["document"]["id"], cited["line"]), []).append(cited)
    most_words_first = sorted(at.values(), key=lambda line: -sum(cited["role"] == "VALUE" for cited in line))
    for line in most_words_first:
        title = line[0]["document"]["title"] or line[0]["document"]["source"]
        quotes = " ".join(f"”{quote}”" for quote in dict.fromkeys(cited["quote"] for cited in line))
        yield f"{title}, {word('line', lang)} {line[0]['line']}: {quotes}"
