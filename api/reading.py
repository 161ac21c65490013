"""From a root field to its answer: plan the selection, ask the graph once, explain when a name is at fault.

What comes back are rows, typed for the reader as the API's types (`type_`); `api.schema` lets GraphQL read them.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import strawberry

from api.auth import Access
from api.plan import Planner
from queries.answers import Page, Question, answer, answer_page
from queries.candidates import Pair, pairs
from queries.catalogue import load
from queries.names import Asked, Candidate, Reader, Unclear, Unknown, explain
from queries.projection import Field, Paging, Row, Selection, with_likeness
from schema.errors import UsageError
from schema.identity import words
from schema.period import first_day, last_day

T = TypeVar("T")
MOST = 500
"""The largest page."""


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


@dataclass(slots=True)
class Context:
    """What every resolver sees: the graph, the day that "today" means in this whole operation, and for mutations where
    changes go and the header of who asks."""

    graph: Reader
    today: str = field(default_factory=_today)
    access: Access | None = None
    authorization: str | None = None


Info = strawberry.Info[Context, None]


def day(info: Info, as_of: str | None) -> str:
    """The full day of an `asOf` argument; today when it isn't given."""
    return last_day(as_of) if as_of else info.context.today


def word_list(text: str | None) -> list[str] | None:
    """The folded words of a filter; None when there is no text. Raises UsageError for one without a word."""
    if text is None:
        return None
    if not (found := words(text)):
        raise UsageError(f"{text!r} has no word to look for", next_step="Give a word, or leave it out.")
    return found


async def one(info: Info, type_: type[T], question: Question) -> T:
    """The row of a question that asks for something by name. Raises Unclear or Unknown when a name is at fault."""
    row = await _first(info, question)
    if row is None:
        await explain(info.context.graph, question.asked)
        raise Unknown("the graph changed while it was asked", next_step="Ask again.")
    return cast(T, row)


async def by_id(info: Info, type_: type[T], question: Question) -> T | None:
    """The row of a question that asks for something by id; None when there is none."""
    return cast(T | None, await _first(info, question))


CURSOR = re.compile(r"(?P<epoch>[0-9a-f]{32})\.(?P<flips>\d{1,9})\.(?P<position>\d{1,18})")


async def changes(info: Info, type_: type[T], since: str | None, node: str | None, first: int) -> T:
    """What writes changed after a cursor. Raises UsageError for one that is none, or of other changes than these."""
    check_first(first)
    at = CURSOR.fullmatch(since) if since is not None else None
    if since is not None and not at:
        raise UsageError(f"{since[:80]!r} is no cursor of changes", next_step="Give one that an answer gave.")
    parameters = {
        "epoch": at["epoch"] if at else None,
        "flips": int(at["flips"]) if at else None,
        "position": int(at["position"]) if at else 0,
        "node": node,
        "first": first,
        "as_of": info.context.today,
    }
    found = await by_id(info, type_, Question("changes", parameters))
    if found is None:
        raise UsageError(
            "The cursor counts changes of a graph that was built anew since, or that showed other documents",
            next_step="Read the graph anew, and go on from the cursor of changes(first: 0).",
        )
    return found


async def rows(info: Info, type_: type[T], question: Question) -> list[T]:
    """All rows of a question."""
    return cast(list[T], await answer(info.context.graph, question, Planner(info._raw_info).root()))


async def of_meetings(
    info: Info, type_: type[T], question: Question, bodies: Sequence[Asked], days: Sequence[str]
) -> T:
    """The row of a question about one meeting of each body on each day (as asked: "2024-05-17" or "2024-05").

    Raises Unclear or Unknown when a name is at fault, or when a body has no meeting, or several, on its day.
    """
    row = await _first(info, question)
    if row is None:
        graph = info.context.graph
        ids = await explain(graph, question.asked)
        for body, asked_day, id_ in zip(bodies, days, ids, strict=False):
            await _explain_meeting(graph, body, asked_day, id_)
        raise Unknown("the graph changed while it was asked", next_step="Ask again.")
    return cast(T, row)


async def page(
    info: Info,
    type_: type[T],
    question: Question,
    order: str,
    first: int,
    after: str | None,
    *,
    falling: bool = False,
) -> T:
    """A connection: its edges, nodes, pageInfo and totalCount, as far as they are selected."""
    check_first(first)
    connection = Planner(info._raw_info).root()
    node, total = _node_of(connection)
    paging = Paging(order, falling, first, _decode(after) if after is not None else None)
    found = await answer_page(info.context.graph, question, node, paging, total=total)
    if found is None:
        await explain(info.context.graph, question.asked)
        raise Unknown("the graph changed while it was asked", next_step="Ask again.")
    return cast(T, _page(connection, found, after))


async def page_of_pairs(
    info: Info, type_: type[T], labels: Sequence[str], county: str | None, least: float, first: int, after: str | None
) -> T:
    """A connection of pairs that may be one, the likeliest first. Two statements: no database can order by likeness."""
    check_first(first)
    connection = Planner(info._raw_info).root()
    node, _ = _node_of(connection)
    found = await pairs(info.context.graph, labels, county, least)
    keyed = [((f"{1 - pair.likeness.score:.2f}", f"{pair.left} {pair.right}"), pair) for pair in found]
    rest = [each for each in keyed if after is None or each[0] > _decode(after)]
    here = rest[:first] if node is not None else []
    rows = await _rows_of_pairs(info, node, [pair for _, pair in here]) if node is not None and here else []
    nodes = tuple((key, id_, row) for ((key, id_), _), row in zip(here, rows, strict=True))
    return cast(T, _page(connection, Page(nodes, len(rest) > len(here), len(found)), after))


async def _rows_of_pairs(info: Info, node: Selection, chosen: Sequence[Pair]) -> list[Row]:
    fields = tuple(f for f in node.fields if f.name not in ("score", "reasons"))
    parameters = {"pairs": [[pair.left, pair.right] for pair in chosen], "as_of": info.context.today}
    question = Question("candidate_page", parameters)
    rows = await answer(info.context.graph, question, Selection(node.type, fields))
    return [with_likeness(row, node, pair.likeness) for row, pair in zip(rows, chosen, strict=True)]


def check_first(first: int) -> None:
    if not 0 <= first <= MOST:
        raise UsageError(f"first is {first}", next_step=f"Give a number from 0 to {MOST}.")


def _page(connection: Selection, found: Page, after: str | None) -> Row:
    """What is selected of a connection."""
    cursors = [_encode(key, id_) for key, id_, _ in found.nodes]
    values = {
        "totalCount": found.total,
        "nodes": [row for _, _, row in found.nodes],
        "pageInfo": {
            "hasNextPage": found.more,
            "hasPreviousPage": after is not None,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        },
        "edges": [{"cursor": cursor, "node": row} for cursor, (_, _, row) in zip(cursors, found.nodes, strict=True)],
    }
    return _shaped(connection, values)


def plain_row(info: Info, type_: type[T], values: dict[str, Any]) -> T:
    """What is selected of values that need no graph any more."""
    return cast(T, _shaped(Planner(info._raw_info).root(), values))


async def _first(info: Info, question: Question) -> Row | None:
    found = await answer(info.context.graph, question, Planner(info._raw_info).root())
    return found[0] if found else None


def _node_of(connection: Selection) -> tuple[Selection | None, bool]:
    """What is selected of each node, by way of edges and nodes together, and whether the total is asked for.

    The same response key means the same field with the same arguments on both ways, or the two would need two reads.
    """
    parts: list[Selection] = []
    wanted = total = False
    for selected in connection.fields:
        total |= selected.name == "totalCount"
        wanted |= selected.name in ("edges", "nodes", "pageInfo")
        if selected.name == "nodes" and selected.children:
            parts.append(selected.children)
        if selected.name == "edges" and selected.children:
            parts += [inner.children for inner in selected.children.fields if inner.name == "node" and inner.children]
    if not wanted:
        return None, total
    fields: dict[str, Field] = {}
    for part in parts:
        for selected in part.fields:
            if fields.setdefault(selected.key, selected) != selected:
                raise UsageError(
                    f"{selected.key} is asked for twice in different ways", next_step="Use either edges or nodes."
                )
    type_ = parts[0].type if parts else connection.type.removesuffix("Connection")
    return Selection(type_, tuple(fields.values())), total


def _shaped(selection: Selection, values: dict[str, Any]) -> Row:
    """A connection's own values by response key; nodes are shaped already."""
    shaped: dict[str, Any] = {}
    for selected in selection.fields:
        value = values[selected.name]
        if selected.children is None or selected.name in ("node", "nodes"):
            shaped[selected.key] = value
        elif isinstance(value, list):
            shaped[selected.key] = [_shaped(selected.children, one) for one in value]
        else:
            shaped[selected.key] = _shaped(selected.children, value)
    return Row(selection.type, shaped)


def _encode(key: str, id_: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([key, id_]).encode()).decode()


def _decode(cursor: str) -> tuple[str, str]:
    try:
        key, id_ = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, TypeError, binascii.Error):
        key = id_ = None
    if not isinstance(key, str) or not isinstance(id_, str):
        raise UsageError(f"{cursor!r} is no cursor", next_step="Give an endCursor of the same list.")
    return key, id_


async def _explain_meeting(graph: Reader, body: Asked, asked_day: str, id_: str) -> None:
    """Raise what is wrong with a body's meeting on a day; nothing when there is exactly one."""
    first, last = first_day(asked_day), last_day(asked_day)
    found = await graph.aread(load("nearest_meetings").text, {"body": id_, "first": first, "last": last})
    meetings = [row[0] for row in found]
    touching = [meeting for meeting in meetings if meeting[4]]
    if len(touching) > 1:
        raise Unclear(f"{body.text!r} has {len(touching)} meetings on {asked_day}", [_meeting(m) for m in touching])
    if not touching:
        dated = [meeting for meeting in meetings if meeting[1]]
        nearest = sorted(dated, key=lambda meeting: (_distance(meeting, first, last), meeting[1]))[:5]
        raise Unknown(f"{body.text!r} has no meeting on {asked_day}", [_meeting(meeting) for meeting in nearest])


def _meeting(row: Sequence[Any]) -> Candidate:
    id_, start, end, place, _ = row
    return Candidate(id_, start if start == end else f"{start}/{end}", "Meeting", place)


def _distance(row: Sequence[Any], first: str, last: str) -> int:
    start, end = dt.date.fromisoformat(first_day(row[1])), dt.date.fromisoformat(last_day(row[2]))
    return max((start - dt.date.fromisoformat(last)).days, (dt.date.fromisoformat(first) - end).days)
