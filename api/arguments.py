"""What several root fields have in common: how they are declared, and the arguments that they take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar, cast

import strawberry

from api.reading import MOST
from api.scalars import Date
from api.types.enums import Role
from queries.names import Asked
from schema.period import first_day, last_day

F = TypeVar("F", bound=Callable[..., Any])


def root(description: str) -> Callable[[F], F]:
    """Declare a root field; the decorated method keeps its type."""
    return cast(Callable[[F], F], strawberry.field(description=description))


Named = Annotated[
    str, strawberry.argument(description='A name, or an id. A name may say whose: "Kommunstyrelsen, Granviks kommun".')
]
AsOf = Annotated[
    Date | None,
    strawberry.argument(description="The day; a month or year means its last day. Without it, today (UTC)."),
]
AsOfMeeting = Annotated[
    Date | None,
    strawberry.argument(
        description="The day; a month or year means its last day. Without it, the last day asked for, else today (UTC)."
    ),
]
Day = Annotated[Date, strawberry.argument(description="A day of the meeting; a month or year means any day in it.")]
First = Annotated[int, strawberry.argument(description=f"At most so many, {MOST} at the most.")]
After = Annotated[str | None, strawberry.argument(description="The endCursor of the page before.")]
Roles = Annotated[list[Role] | None, strawberry.argument(description="Only seats of these roles.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="The id.")]


def values(choices: Any) -> list[str] | None:
    """The values of a list of enums; None stays None."""
    return None if choices is None else [choice.value for choice in choices]


def given(slot: str, name: str | None, label: str) -> tuple[Asked, ...]:
    """The name asked for in a filter, if it is given."""
    return () if name is None else (Asked(slot, name, label),)


def days(date: str, as_of: str | None = None) -> dict[str, str]:
    """The first and last day asked for; the answer is as of the last, unless a day is given."""
    return {"first": first_day(date), "last": last_day(date), "as_of": last_day(as_of or date)}


def span(start: str | None, end: str | None) -> dict[str, str | None]:
    """From the first day of one date to the last day of another."""
    return {"from": first_day(start) if start else None, "to": last_day(end) if end else None}
