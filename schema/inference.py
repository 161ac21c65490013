"""What a statement says without words of its own, and from what it follows.

Everything else that a statement says cites its words (`evidence`): its values and those whom it is about. `UNSAID`
names the rest: with which basis, and the field whose words it rests on, of the same statement or, behind "meeting.",
of the document's MEETING; "place" is where in the document the statement stands. A test over everything that is read
holds that nothing is said without the one or the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from schema.evidence import FieldBasis
from schema.statements import StatementKind

Source = tuple[FieldBasis, str]

_PLACE: Source = (FieldBasis.COMPUTED, "place")
_DAY: Source = (FieldBasis.COMPUTED, "meeting.dates")
_BODY: Source = (FieldBasis.INFERRED, "meeting.body")


def _read(field: str) -> Source:
    """What a rule makes of another field's words: which kind of decision they are, how firm a task is."""
    return FieldBasis.INFERRED, field


UNSAID: Mapping[StatementKind, Mapping[str, Source]] = {
    StatementKind.MEETING: {"status": _PLACE, "format": _read("place")},
    StatementKind.ROSTER: {"complete": _read("roles"), "date": _DAY},
    StatementKind.ROSTER_ROW: {
        "capacity": _read("person"),
        "capacities": _read("capacity"),
        "seats": _read("capacity"),
        "attendance": _read("person"),
        "other_attendance": _read("attendance"),
        "body": _BODY,
        "serves_for": _read("person"),
        "date": _DAY,
        "position": _PLACE,
    },
    StatementKind.ELECTION: {"role": _read("person"), "date": _DAY},
    StatementKind.SEAT: {"vacant": _read("role"), "body": _BODY, "date": _DAY},
    StatementKind.ITEM: {"number": _read("title"), "position": _PLACE, "parent": _PLACE, "date": _DAY},
    StatementKind.DECISION: {"decision_kind": _read("text"), "status": _read("text"), "item": _PLACE, "date": _DAY},
    StatementKind.MANDATE: {
        "mandate": _read("task"),
        "status": _read("task"),
        "due_precision": _read("due"),
        "item": _PLACE,
        "date": _DAY,
    },
    StatementKind.NEXT_MEETING: {"start_time": _read("date"), "end_time": _read("date")},
    StatementKind.AGREEMENT: {"agreement_kind": _read("agreement"), "items": _PLACE, "date": _DAY},
    StatementKind.TERM: {"unit": _read("value"), "date": _DAY},
    StatementKind.FUNDING: {
        "funding_kind": _read("purpose"),
        "year": _read("purpose"),
        "parts": _PLACE,
        "item": _PLACE,
        "date": _DAY,
    },
    StatementKind.NAMING: {"alias": _read("named"), "items": _PLACE, "date": _DAY},
    StatementKind.LINK: {
        "link_kind": _read("source"),
        "new_kind": _read("source"),
        "status": _read("source"),
        "item": _PLACE,
        "date": _DAY,
    },
    StatementKind.STANCE: {"stance_kind": _read("person"), "item": _PLACE, "decision": _PLACE, "date": _DAY},
    StatementKind.DOUBT: {"code": _PLACE, "message": _PLACE, "doubt": _PLACE, "date": _DAY},
}
"""What may go without a citation: kind of statement -> value or role -> (basis, what it rests on)."""
