"""The Date scalar: ISO 8601 with the precision that the text gave."""

from __future__ import annotations

from typing import Any, NewType

import strawberry

from schema.period import is_partial_date, no_date

Date = NewType("Date", str)
"""A date as text: YYYY, YYYY-MM or YYYY-MM-DD."""


def _parse(value: Any) -> Date:
    if not isinstance(value, str) or not is_partial_date(value):
        raise ValueError(no_date(value))
    return Date(value)


SCALARS: dict[object, Any] = {
    Date: strawberry.scalar(
        name="Date",
        description="A day, month or year: 2024-06-14, 2024-06 or 2024 (ISO 8601), as precise as the text behind it.",
        serialize=str,
        parse_value=_parse,
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
    )
}
