"""Minutes -> FACTS, the interchange format for comparing a reading with a human one (no database, no ids)."""

from __future__ import annotations

from typing import Any

from loaders.capacities import CAPACITIES
from loaders.minutes import Minutes, Person, Said

KINDS = {
    "COUNCIL": "council",
    "BOARD": "board",
    "COMMITTEE": "committee",
    "MANAGEMENT_GROUP": "management group",
    "STEERING_GROUP": "steering group",
    "WORKING_GROUP": "working group",
    "REFERENCE_GROUP": "reference group",
    "NETWORK": "network",
    "PROJECT": "project",
    "OTHER": "other",
}

PAST = ("DONE", "REPORTED", "WITHDRAWN", "REPLACED")
"""Tasks of which nothing is left to do; the interchange format has no place for them."""


def facts(minutes: Minutes) -> dict[str, Any]:
    """The facts of one document, as docs/facts.md lists them: names nominative, dates ISO of reduced precision."""
    h = minutes.header
    bodies = [{"name": each.name.value, "kind": KINDS[each.kind]} for each in h.bodies]
    numbers = {item.position: item.number for item in minutes.items}
    return {
        "source": minutes.source.name,
        "body": bodies[0] if bodies else {"name": None, "kind": None},
        "bodies": bodies,
        "meeting": {
            "dates": [d.value for d in h.dates],
            "start": _value(h.start),
            "end": _value(h.end),
            "place": _value(h.place),
            "approved_on": _value(h.approved_on),
        },
        "people": [_person(p) for p in minutes.people],
        "items": [
            {"number": i.number, "title": i.title.value, "presenters": [p.value for p in i.presenters]}
            for i in minutes.items
        ],
        "decisions": [
            {
                "item": numbers.get(d.item) if d.item is not None else None,
                "text": d.text.value,
                "decided_by": _value(d.decided_by) or h.named or None,
                "kind": d.kind,
            }
            for d in minutes.decisions
        ],
        "mandates": [
            {
                "item": numbers.get(m.item) if m.item is not None else None,
                "task": m.task.value,
                "owner": [name.value for _, name in m.holders],
                "given_by": _value(m.given_by) or None,
                "due": _value(m.due),
                "status": m.status.lower(),
            }
            for m in minutes.mandates
            if m.status not in PAST
        ],
        "agreements": [
            {
                "name": a.name.value,
                "kind": a.kind,
                "status": a.status.lower().replace("_", " ") or None,
                "parties": [name.value for _, name in a.parties],
                "owner": a.owner[1].value if a.owner else None,
                "valid_from": _value(a.valid_from),
                "valid_to": _value(a.valid_to),
            }
            for a in minutes.agreements
        ],
        "funding": [
            {
                "purpose": f.purpose.value,
                "kind": f.kind.lower().replace("_", " "),
                "amount_sek": int(f.amount.value) if f.amount else None,
                "activity": _value(f.activity),
                "recipient": f.recipient[1].value if f.recipient else None,
                "decided": _value(f.decided_on),
            }
            for f in minutes.funding
        ],
        "bodies_mentioned": [
            *bodies[1:],
            *({"name": b.name.value, "kind": KINDS.get(b.kind, "other")} for b in minutes.bodies),
        ],
        "next_meetings": [n.date.value for n in minutes.next_meetings if n.status == "PLANNED"],
    }


def _person(person: Person) -> dict[str, Any]:
    known = [c for c in person.capacities if c in CAPACITIES and c not in ("participant", "absent")]
    return {
        "name": person.name.value,
        "organisation": _value(person.organisation),
        "unit": _value(person.unit),
        "title": _value(person.title),
        "capacity": known[0] if known else "guest",
        "also": known[1:],
        "attendance": person.attendance,
    }


def _value(said: Said | None) -> str | None:
    return said.value if said else None
