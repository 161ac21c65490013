"""`radslag ask`: the questions that Radslag is for, as readable tables or as JSON, by the operations in operations/."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console

from queries.graph import Graph
from radslag import tables
from radslag.opening import opened
from radslag.options import AsOf, Data, Json, Language, language
from radslag.query import first_error
from radslag.words import Lang

app = typer.Typer(
    help="Ask who sits where, who holds which mandate, who was at a meeting, and what changed.", no_args_is_help=True
)

WIDTH = 160
"""Columns of a table that isn't shown in a terminal."""

ROOTS = {
    "who-sits-in": "whoSitsIn",
    "seats-of": "seatsOf",
    "mandates-of": "mandatesOf",
    "agreement": "agreement",
    "attendance": "attendance",
    "uncovered": "uncoveredOrganizations",
    "diff": "diff",
    "timeline": "timeline",
    "judgements": "judgements",
    "review": "candidatePairs",
    "issues": "issues",
}
"""Each question with the root field that answers it."""


def operation(name: str) -> str:
    """The text of operations/NAME.graphql."""
    return (resources.files("radslag") / "operations" / f"{name}.graphql").read_text(encoding="utf-8")


def ask(graph: Graph, question: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one of the questions of ROOTS. Raises what is wrong as a RadslagError."""
    from api.schema import answer  # here: the API takes longer to import than most commands to run

    given = {name: value for name, value in variables.items() if value is not None}
    response = answer(graph, operation(question), given)
    if error := first_error(response):
        raise error
    data: dict[str, Any] = response["data"][ROOTS[question]]
    return data


def show(
    graph: Graph,
    question: str,
    variables: Mapping[str, Any],
    *,
    as_json: bool = False,
    lang: Lang = "sv",
    console: Console | None = None,
) -> dict[str, Any]:
    """Ask, and print the answer as a table or as JSON; gives the answer."""
    found = ask(graph, question, variables)
    if as_json:
        sys.stdout.write(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        tables.SHOWN[question](found, lang, console or usual_console())
    return found


def _answer(question: str, data: Path | None, as_json: bool, lang: str, **variables: Any) -> None:
    """Ask the graph that the settings or --data name, and print the answer."""
    with opened(data) as graph:
        show(graph, question, variables, as_json=as_json, lang=language(lang))


def usual_console() -> Console:
    """The terminal, or wide enough for tables where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


Day = Annotated[str, typer.Argument(help="A day of the meeting: YYYY-MM-DD; a month or year means any day in it.")]
BodyName = Annotated[
    str, typer.Argument(help="The body's name or id; it may say whose: 'Kommunstyrelsen, Granviks kommun'.")
]


@app.command("who-sits-in")
def who_sits_in(
    body: BodyName,
    as_of: AsOf = None,
    role: Annotated[
        list[str] | None, typer.Option("--role", help="Only this role, like CHAIR. May be given again.")
    ] = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """Who sits in a body on a day."""
    roles = [each.upper().replace("-", "_") for each in role] if role else None
    _answer("who-sits-in", data, as_json, lang, body=body, asOf=as_of, roles=roles)


@app.command("seats-of")
def seats_of(
    person: Annotated[str, typer.Argument(help="The person's name or id.")],
    as_of: AsOf = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """Where a person sits on a day."""
    _answer("seats-of", data, as_json, lang, person=person, asOf=as_of)


@app.command("mandates-of")
def mandates_of(
    actor: Annotated[str, typer.Argument(help="Name or id of a person, body, organisation or post.")],
    as_of: AsOf = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """Which mandates somebody holds on a day."""
    _answer("mandates-of", data, as_json, lang, holder=actor, asOf=as_of)


@app.command("agreement")
def agreement(
    name: Annotated[str, typer.Argument(help="The agreement's name, some of its words, or its id.")],
    as_of: AsOf = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """What an agreement binds, from when to when, and its way through those who decide."""
    _answer("agreement", data, as_json, lang, name=name, asOf=as_of)


@app.command("attendance")
def attendance(body: BodyName, date: Day, data: Data = None, as_json: Json = False, lang: Language = "sv") -> None:
    """Who was at a body's meeting on a day, and who was not."""
    _answer("attendance", data, as_json, lang, body=body, date=date)


@app.command("uncovered")
def uncovered(body: BodyName, date: Day, data: Data = None, as_json: Json = False, lang: Language = "sv") -> None:
    """Which organisations with a seat had nobody at a body's meeting on a day."""
    _answer("uncovered", data, as_json, lang, body=body, date=date)


@app.command("diff")
def diff(
    start: Annotated[
        str, typer.Argument(metavar="FROM", help="The first day: YYYY-MM-DD; a month means its last day.")
    ],
    end: Annotated[str, typer.Argument(metavar="TO", help="The second day, likewise.")],
    body: Annotated[str | None, typer.Option("--body", help="Only of this body, by name or id.")] = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """Who came, left or changed between two days, and what became of mandates and agreements."""
    _answer("diff", data, as_json, lang, **{"from": start, "to": end, "body": body})


@app.command("timeline")
def timeline(
    actor: Annotated[str, typer.Argument(help="Name or id of a person, body, organisation or post.")],
    start: Annotated[str | None, typer.Option("--from", help="Only on this day or later.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Only on this day or earlier.")] = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """What happened to somebody, day by day."""
    _answer("timeline", data, as_json, lang, **{"actor": actor, "from": start, "to": end})
