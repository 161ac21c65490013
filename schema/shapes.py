"""What each value of a statement may be, for those who give values by hand: `check` says what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schema.period import is_partial_date
from schema.statements import FIELDS, StatementKind, Value

CHOICES: Mapping[tuple[StatementKind | None, str], frozenset[str]] = {
    (None, "attendance"): frozenset({"PRESENT", "ABSENT", "PARTIAL", "UNKNOWN"}),
    (None, "role"): frozenset(
        {"CHAIR", "VICE_CHAIR", "SECOND_VICE_CHAIR", "SECRETARY", "LEADER", "MEMBER", "SUBSTITUTE", "CO_OPTED"}
    ),
    (None, "decision_kind"): frozenset({"DECISION", "APPROVAL", "ELECTION", "NOTED", "REJECTION", "REFERRED_BACK"}),
    (None, "funding_kind"): frozenset({"GRANT", "CARRIED_OVER", "POT", "COST", "TOTAL"}),
    (None, "link_kind"): frozenset(
        {"PART_OF", "REPORTS_TO", "RENAMED_TO", "REPLACED_BY", "DISSOLVED", "CHANGES_KIND"}
    ),
    (None, "stance_kind"): frozenset({"FOR", "AGAINST", "ABSTAINED", "RESERVATION", "DISQUALIFIED", "PROPOSED"}),
    (StatementKind.MEETING, "status"): frozenset({"HELD", "PLANNED", "CANCELLED"}),
    (StatementKind.DECISION, "status"): frozenset({"TAKEN", "PROPOSED", "REPORTED", "POSTPONED", "DROPPED"}),
    (StatementKind.MANDATE, "status"): frozenset(
        {
            "PROPOSED", "PLANNED", "GIVEN", "ONGOING", "REPORTED", "DONE", "POSTPONED", "REPLACED", "WITHDRAWN",
        }
    ),
    (StatementKind.AGREEMENT, "status"): frozenset(
        {"DRAFT", "PROPOSED", "IN_FORCE", "UNDER_REVISION", "EXPIRED", "REPLACED"}
    ),
    (StatementKind.LINK, "status"): frozenset({"DECIDED", "PROPOSED", "REPORTED"}),
}  # fmt: skip
"""The choices of a value, for one kind of statement or for all that have it."""
CHOICES_OF_EACH = {"seats": "role", "roles": "role"}
DATES = frozenset({"date", "approved_on", "valid_from", "valid_to", "effective_from", "due", "decided_on"})
DAYS = frozenset({"dates"})
TEXTS = frozenset({"capacities", "seats", "roles", "items", "parts"})
WHOLE = frozenset({"position", "parent", "item", "votes_for", "votes_against", "votes_abstained", "year", "decision"})
NUMBERS = frozenset({"amount"})
FLAGS = frozenset({"complete", "vacant"})
NEEDED: Mapping[StatementKind, tuple[str, ...]] = {
    StatementKind.ROSTER: ("complete", "roles", "date"),
    StatementKind.ROSTER_ROW: ("capacity", "attendance"),
    StatementKind.ELECTION: ("role",),
    StatementKind.SEAT: ("role",),
    StatementKind.ITEM: ("title", "position"),
    StatementKind.DECISION: ("text", "decision_kind", "status"),
    StatementKind.MANDATE: ("task", "status"),
    StatementKind.NEXT_MEETING: ("date",),
    StatementKind.TERM: ("what", "value"),
    StatementKind.FUNDING: ("funding_kind", "purpose"),
    StatementKind.LINK: ("link_kind", "status"),
    StatementKind.STANCE: ("stance_kind",),
}
"""The values without which a statement of that kind says nothing."""


def check(kind: StatementKind, field: str, value: Any) -> Value:
    """The value as it is stored; None takes it away. Raises ValueError saying what it may be."""
    if field not in FIELDS[kind]:
        raise ValueError(f"{field!r} is no value of a statement of kind {kind}; there are {', '.join(FIELDS[kind])}")
    if value is None:
        if field in NEEDED.get(kind, ()):
            raise ValueError(f"{field} can't be taken away: without it the statement says nothing")
        return None
    if field in TEXTS | DAYS:
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one.strip() for one in value):
            raise ValueError(f"{field} is no list of texts")
        of = CHOICES_OF_EACH.get(field, field)
        return tuple(_one(kind, of, one, day=field in DAYS) for one in value)
    if field in FLAGS or field in WHOLE or field in NUMBERS:
        types = (bool,) if field in FLAGS else (int,) if field in WHOLE else (int, float)
        if not isinstance(value, types) or isinstance(value, bool) != (field in FLAGS):
            what = "true or false" if field in FLAGS else "a whole number" if field in WHOLE else "a number"
            raise ValueError(f"{field} is {value!r}, and not {what}")
        return float(value) if field in NUMBERS else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)  # a year, a number of something: who writes it without quotes means its digits
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{field} is {value!r}, and no text")
    return _one(kind, field, value)


def _one(kind: StatementKind, field: str, value: str, *, day: bool = False) -> str:
    choices = CHOICES.get((kind, field)) or CHOICES.get((None, field))
    if choices and value not in choices:
        raise ValueError(f"{field} is {value!r}; it can be {', '.join(sorted(choices))}")
    if (day or field in DATES) and (not is_partial_date(value) or (day and len(value) != 10)):
        raise ValueError(f"{field} is {value!r}, and no date like 2024-06-03{'' if day else ', 2024-06 or 2024'}")
    return " ".join(value.split())
