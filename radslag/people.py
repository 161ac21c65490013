"""What people say, from the command line: `judge`, `judgements`, `revoke`, `dismiss`, and `token` for a server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.markup import escape

from api.auth import new_token
from loaders.entries import Entry, EntryKind, in_force
from loaders.exchange import TAKEN, read_exchange, write_exchange
from loaders.said import Said
from queries.connection import open_graph
from queries.graph import Graph
from radslag import ask, show
from radslag.options import By, Data, Json, Language, Reason, language
from radslag.tables import judgements as shown
from radslag.wiring import intake_of, log_of, somebody
from schema.errors import Place, UsageError

PAGE = 500


def judge(
    files: Annotated[list[Path], typer.Argument(help="Files of judgements: YAML, or .jsonl with one a line.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Take in judgements, dismissals and revocations from files: all of them, or none."""
    said: list[Said] = []
    other = 0
    for file in files:
        found, left = read_exchange(file)
        said += found
        other += left
    with open_graph(data, create=False) as graph:
        taken = intake_of(graph, data).take(said)
    counts = {"new": len(taken.new), "known": len(said) - len(taken.new), "left_out": other}
    if as_json:
        _print_json({**counts, "entries": [entry.as_dict() for entry in taken.new]})
        return
    rest = f", {other} entries of other kinds left out" if other else ""
    show.OUT.print(f"{counts['new']} new, {counts['known']} said before{rest}")


def judgements(
    every: Annotated[bool, typer.Option("--all", help="Also those that were revoked.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the entries to a file: .yaml, or .jsonl with one a line.")
    ] = None,
    data: Data = None,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """List what people judged, with names and evidence, or write it to a file that radslag judge takes."""
    if out:
        entries = list(_told(log_of(data).read().said, every))
        _write(out, write_exchange(entries, out))
        show.OUT.print(f"{len(entries)} entries: {out}", soft_wrap=True)
        return
    with open_graph(data, create=False) as graph:
        intake_of(graph, data).catch_up()
        found = _pages(graph, every)
    if as_json:
        _print_json(found)
    else:
        shown(found, language(lang), show.OUT)


def revoke(
    entry: Annotated[str, typer.Argument(help="The id of a judgement, dismissal or correction.")],
    reason: Reason = None,
    by: By = None,
    data: Data = None,
) -> None:
    """Have a judgement, dismissal or correction count no more."""
    with open_graph(data, create=False) as graph:
        said = intake_of(graph, data).revoke(entry, by=by or somebody(), reason=reason).entries[0]
    show.OUT.print(f"revoked {said.payload['revokes']} ({said.by}, {said.at})", soft_wrap=True)


def correct(
    statement: Annotated[str, typer.Argument(help="The id of a statement, as evidence in GraphQL gives it.")],
    field: Annotated[
        str | None, typer.Argument(help="The value, or the role of somebody whom it is about; none with --withdraw.")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(help="What is to stand there: a text, or JSON; nothing takes it away.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why; evidence shows it.")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="The document doesn't say this at all.")] = False,
    by: By = None,
    data: Data = None,
) -> None:
    """Say that a document says something else than was read, or doesn't say it. What is added goes by a file."""
    if withdraw == bool(field):
        raise UsageError("a field, or --withdraw", next_step="Give one of the two.")
    told: dict[str, Any] = {"action": "WITHDRAW"} if withdraw else {"action": "ALTER", "field": field}
    if value is not None:
        told["value"] = _json_or_text(value)
    with open_graph(data, create=False) as graph:
        taken = intake_of(graph, data).correct(statement=statement, by=by or somebody(), reason=reason, **told)
    said = taken.entries[0]
    world = f"{taken.added} nodes came, {taken.changed} changed, {taken.removed} went"
    show.OUT.print(f"corrected {statement}: entry {said.id} ({said.by}, {said.at}); {world}", soft_wrap=True)


def _json_or_text(value: str) -> Any:
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        return value


def dismiss(
    issue: Annotated[str, typer.Argument(help="The id of an issue.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it is none.")],
    by: By = None,
    data: Data = None,
) -> None:
    """Say that an issue is none."""
    with open_graph(data, create=False) as graph:
        said = intake_of(graph, data).dismiss(issue, by=by or somebody(), reason=reason).entries[0]
    show.OUT.print(f"dismissed {issue}: entry {said.id} ({said.by}, {said.at})", soft_wrap=True)


def token() -> None:
    """Make a token for those who may change the graph by GraphQL. It is shown this once; the server gets its hash."""
    made, hashed = new_token()
    show.OUT.print(f"token  {made}\n\nRADSLAG_TOKEN_HASH={hashed}", soft_wrap=True)
    show.ERR.print(
        "\nGive the token to who may write, and the second line to the server's environment. "
        "Requests send [bold]Authorization: Bearer TOKEN[/].",
        soft_wrap=True,
    )


def _told(entries: tuple[Entry, ...], every: bool) -> Iterator[Entry]:
    """What a file for others holds: what is in force, or everything with its revocations."""
    if every:
        yield from (e for e in entries if e.kind in TAKEN)
        return
    for kind in (EntryKind.JUDGEMENT, EntryKind.DISMISSAL, EntryKind.CORRECTION):
        yield from in_force(entries, kind)


def _pages(graph: Graph, every: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = None
    while True:
        page = ask.ask(graph, "judgements", {"first": PAGE, "after": after, "inForce": None if every else True})
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UsageError(
            f"The file can't be written: {escape(problem.strerror or str(problem))}", where=Place(str(target))
        ) from None


def _print_json(value: object) -> None:
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")
