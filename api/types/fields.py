"""How a field is declared: its description and its arguments. No type has a resolver: `api.schema` reads rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from api.scalars import Date
from api.types import enums
from queries.candidates import LEAST

FINISH = "finish"
"""The metadata key of a field's last step in Python: a function of the row's value and the field's arguments."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument that a field takes; `type` is a Python type, optional ones are given as `X | None`."""

    name: str
    type: Any
    description: str
    default: Any = strawberry.UNSET

    def declared(self) -> StrawberryArgument:
        return StrawberryArgument(
            python_name=self.name,
            graphql_name=None,
            type_annotation=StrawberryAnnotation(self.type),
            description=self.description,
            default=self.default,
        )


def field(description: str, *arguments: Argument, finish: Callable[[Any, dict[str, Any]], Any] | None = None) -> Any:
    """A field that is read from its row. With `finish`, the row's value is passed through that function first."""
    declared = strawberry.field(description=description, metadata={FINISH: finish} if finish else None)
    declared.arguments = [argument.declared() for argument in arguments]
    return declared


AS_OF = Argument(
    "as_of",
    Date | None,
    "The day; a month or year means its last day. Without it, the day that holds around this field.",
)
ROLES = Argument("roles", list[enums.Role] | None, "Only seats of these roles.")
EVER = Argument("ever", bool | None, "Also those that don't hold on the day.")
FIRST = Argument("first", int | None, "At most so many.")
STATUS = Argument("status", list[enums.MandateStatus] | None, "Only mandates of these statuses on the day.")
AGREED = Argument("status", list[enums.AgreementStatus] | None, "Only agreements of these statuses on the day.")
OVERDUE = Argument("overdue", bool | None, "Only mandates that are overdue on the day (true), or not (false).")
AFTER_DAY = Argument("after", Date | None, "Only those due later than this day.")
UNTIL_DAY = Argument("until", Date | None, "Only those due on this day or earlier.")
ATTENDED = Argument("status", list[enums.AttendanceStatus] | None, "Only these.")
CAPACITY = Argument("capacity", list[enums.Capacity] | None, "Only who was there in these capacities.")
MIN_SCORE = Argument("min_score", float | None, f"Only those with at least this score; {LEAST} without it.")
LANG = Argument("lang", enums.Lang, "The language of the text.", default=enums.Lang.SV)
FIELD = Argument("field", str | None, 'Only the words of one field, like "role" or "person".')
