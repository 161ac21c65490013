"""The forms in which a field of a view is answered (see `views` for the table, `projection` for what is made of them).

Texts are Cypher in which `@x` is a variable (the view's own, else a fresh one), `$day` the day that the answer is given
for, and `$name` an argument of the field or a parameter of the head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

VARIABLE = re.compile(r"@(\w+)")


@dataclass(frozen=True, slots=True)
class Value:
    """An expression."""

    expression: str


@dataclass(frozen=True, slots=True)
class Rows:
    """An expression that gives a list of lists, and the names of their places; `one` takes the first, else null."""

    expression: str
    names: tuple[str, ...]
    view: str
    one: bool = False


@dataclass(frozen=True, slots=True)
class One:
    """At most one node at the end of a path; `end` names the variable that is looked at, if it isn't the last."""

    path: str
    view: str
    where: tuple[str, ...] = ()
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """Nodes at the end of a path, in an order; the argument `first` limits every list.

    `where` always holds, a condition of `filters` only when its argument is given, and one of `unless` when its
    argument isn't true. With `distinct` the order may only use what is looked at. `unwind` ("@list AS @x") binds the
    path's first variable to each of a list in turn. `day` is another day than the one that holds around the field.
    """

    path: str
    view: str
    order: tuple[str, ...]
    where: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    unless: Mapping[str, str] = field(default_factory=dict)
    end: str | None = None
    distinct: bool = False
    unwind: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Each:
    """The nodes of a list that is already there, in an order of `@each`; `one` takes the first, else null.

    With `unpacked`, each is a list itself: its places are the variables of the view, in their order.
    """

    list: str
    view: str
    order: tuple[str, ...]
    one: bool = False
    unpacked: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """What is already there, through another view: its variables in the order of that view's.

    Null unless `when` holds. `day` is another day than the one that holds around the field.
    """

    view: str
    variables: tuple[str, ...]
    when: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Likened:
    """Those that a node may be one with: they share a NameKey, and `schema.similarity` gives score and reasons.

    `path` leads from the view's variable by way of @na and @nb (what each calls itself there) to @c; `ties` are what
    the node and @c are tied to, `judged` the ids of those that people have compared it with. The rows are of the view
    `Candidate`; score and reasons are added, and order and limit them, when they have been read.
    """

    label: str
    path: str
    ties: tuple[str, str]
    judged: str
    most: int = 500
    view: str = "Candidate"


Form = Value | Rows | One | Many | Each | Same | Likened


@dataclass(frozen=True, slots=True)
class View:
    """`label` is the node label behind the first variable; None for a view that only answers."""

    label: str | None
    variables: tuple[str, ...]
    fields: Mapping[str, Form]


@dataclass(frozen=True, slots=True)
class Interface:
    """A view that is any of others, told apart by label."""

    members: tuple[str, ...]


def properties(variable: str, *names: str) -> dict[str, Form]:
    """Fields that are properties: `heldFrom` reads `held_from`."""
    return {name: Value(f"@{variable}.{snake(name)}") for name in names}


def snake(name: str) -> str:
    """`sortName` gives `sort_name`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
