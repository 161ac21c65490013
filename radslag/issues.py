"""`radslag issues`: what doesn't fit together, what is missing, and what the reader was unsure of."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.markup import escape

from api.types.enums import label
from loaders.keeping.contents import Held
from loaders.keeping.unloading import named
from queries.catalogue import ask as query
from queries.graph import Graph
from radslag import ask, cells
from radslag.opening import opened
from radslag.options import AsOf, Data, Json, Language, language
from radslag.query import first_error
from radslag.words import Lang, word
from schema.errors import AmbiguousName, NotFound


def command(
    code: Annotated[list[str] | None, typer.Option("--code", help="Only this code. May be given again.")] = None,
    severity: Annotated[
        list[str] | None, typer.Option("--severity", help="Only ERROR, WARNING or INFO. May be given again.")
    ] = None,
    body: Annotated[str | None, typer.Option("--body", help="Only about this body: its name or id.")] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", help="Only those that rest on this document: its file, title or id."),
    ] = None,
    concerns: Annotated[str | None, typer.Option("--concerns", help="Only about what has this id.")] = None,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="Those that somebody has dismissed instead.")] = False,
    as_of: AsOf = None,
    first: Annotated[int, typer.Option("--first", help="At most so many; the latest come first.")] = 50,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """List contradictions, gaps and doubts, each with the words of all its sides; docs/issues.md explains the codes."""
    given = {"code": code, "body": body, "document": document, "concerns": concerns, "dismissed": dismissed}
    wanted = {**given, "severity": [each.upper() for each in severity] if severity else None}
    variables = {"filter": wanted, "asOf": as_of, "first": first, "lang": language(lang).upper()}
    with opened(data) as graph:
        wanted["document"] = _document(graph, document) if document else None
        found = ask.ask(graph, "issues", variables)
    if as_json:
        sys.stdout.write(orjson.dumps(found, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        table(found, language(lang), ask.usual_console())


def _document(graph: Graph, asked: str) -> str:
    """A document's id, by the beginning of it or the name of its file; else a title. Raises a NamingError."""
    from api.schema import answer  # here: the API takes longer to import than most commands to run

    try:
        return named(asked, [Held(id_, *rest) for id_, *rest in query(graph, "kept_documents")]).document
    except NotFound:
        response = answer(graph, "query($name: String!) { document(name: $name) { id } }", {"name": asked})
        error = first_error(response)
        if error and not isinstance(error, AmbiguousName):
            raise error from None
        return asked  # a title that several have means all of them


def table(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """Issues, the latest first, and how many there are."""
    issues = found["nodes"]
    caption = f"{word('issues', lang)}: {len(issues)} {word('of', lang)} {found['totalCount']}"
    cells.heading(caption, console, "" if issues else word("no_issues", lang))
    if not issues:
        return
    shown = cells.table("severity", "since", "issue", "concerns", "evidence", lang=lang)
    for issue in issues:
        what = f"{issue['message']}\n{issue['code']} {issue['id']}"
        if said := issue["dismissed"]:
            what += f"\n{word('dismissed', lang)}: {said['reason']} ({said['by']}, {said['at'][:10]})"
        about = "\n".join(dict.fromkeys(_named(node, lang) for node in issue["concerns"]))
        severity = label("Severity", issue["severity"], lang)
        shown.add_row(*map(escape, (severity, issue["since"] or "", what, about, cells.sides(issue, lang))))
    console.print(shown)


def _named(node: Mapping[str, Any], lang: Lang) -> str:
    """What an issue is about, by a name that a reader knows."""
    match node["__typename"]:
        case "Membership":
            return f"{cells.person(node, lang)}, {label('Role', node['role'], lang)}, {node['body']['name']}"
        case "Attendance":
            return f"{node['person']['name']}, {cells.meeting(node['meeting'])}"
        case "Meeting":
            return cells.meeting(node)
        case "Position":
            return str(node["title"])
        case "Funding":
            return f"{node['purpose']}: {node['amount'] or 0:.0f}"
        case other:
            return str(node.get("name") or other)
