"""One question, one statement: a head (read/NAME.cypher), the names asked for in it, and what is selected of its rows.

`answer` gives rows, `answer_page` a page of a list. No row where there should be one means that a name is at fault:
`queries.names.explain` says which, and only then is a second statement sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.catalogue import load
from queries.forms import Interface
from queries.names import Asked, Reader, finder
from queries.projection import Compiled, Paging, Row, Selection, compile_page, compile_rows
from queries.views import VIEWS

NAMED = "WITH $found AS found\nWHERE all(named IN found WHERE size(named) = 1)"
"""How a head with names begins: each name must fit exactly one node, else there is no row."""


@dataclass(frozen=True, slots=True)
class Question:
    """A head by its name, its parameters, and the names that it is asked with, in the order in which it uses them."""

    head: str
    parameters: Mapping[str, Any]
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: nodes as (order key, id, Row); `total` only when it was asked for."""

    nodes: tuple[tuple[str, str, Row], ...]
    more: bool
    total: int | None


def write_rows(question: Question, selection: Selection) -> Compiled:
    """The whole statement of a question whose rows are of the selection's view."""
    view = VIEWS[selection.type]
    columns = [column.name for column in load(question.head).columns]
    variables = ("n",) if isinstance(view, Interface) else view.variables
    part = compile_rows(selection, dict(zip(variables, columns, strict=True)))
    text, parameters = _named(load(question.head).text, question)
    return Compiled(f"{text}\n{part.text}", {**parameters, **part.parameters}, part.shape)


def write_page(question: Question, node: Selection | None, paging: Paging, *, total: bool) -> Compiled:
    """The whole statement of a page; `node` is what is selected of each node, None when only the total is asked for."""
    text = load(question.head).text
    assert text.startswith(NAMED), f"{question.head} must begin with the names"
    opening, parameters = _named(NAMED, question)
    part = compile_page(node, text.removeprefix(NAMED).strip(), "n", paging, total=total)
    return Compiled(f"{opening}\n{part.text}", {**parameters, **part.parameters}, part.shape)


async def answer(graph: Reader, question: Question, selection: Selection) -> list[Row]:
    """The rows of a question, shaped. Raises StoreError, TimeoutError."""
    written = write_rows(question, selection)
    return [written.shape(row[0]) for row in await graph.aread(written.text, written.parameters)]


async def answer_page(
    graph: Reader, question: Question, node: Selection | None, paging: Paging, *, total: bool
) -> Page | None:
    """A page; None when a name doesn't fit exactly one node. Raises StoreError, TimeoutError."""
    written = write_page(question, node, paging, total=total)
    rows = await graph.aread(written.text, written.parameters)
    if not rows:
        return None
    count, nodes = written.shape(rows[0][0])
    return Page(tuple(nodes[: paging.first]), len(nodes) > paging.first, count)


def _named(text: str, question: Question) -> tuple[str, dict[str, Any]]:
    """The head with an expression for each name in place of `$found`, and the parameters of both."""
    slots = {f"asked_{at}": name for at, name in enumerate(question.asked, 1)}
    found = ", ".join(finder(name, slot) for slot, name in slots.items())
    written = re.sub(r"\$found\b", lambda _: f"[{found}]", text)
    return written, {**question.parameters, **{slot: name.parameters() for slot, name in slots.items()}}


def labels_of(names: Sequence[str] | None, interface: str) -> list[str]:
    """The labels behind the members of an interface, or those of them that are named."""
    view = VIEWS[interface]
    assert isinstance(view, Interface)
    return [name for name in view.members if names is None or name in names]
