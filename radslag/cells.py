"""What the tables of the command line are made of: headings, seats, meetings, and the words that a row rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.types.enums import label
from radslag.words import Lang, word

QUOTES = 1
"""How many lines of evidence a row shows."""
SIDES = 3
"""How many lines of each document `sides` shows."""


def heading(caption: str, console: Console, text: str = "") -> None:
    """A line above a table, or above the text that takes its place."""
    console.print(f"[bold]{escape(caption)}[/bold]")
    if text:
        console.print(escape(text))


def table(*columns: str, lang: Lang) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(word(column, lang), overflow="fold", ratio=3 if column in ("evidence", "task") else None)
    return table


def person(row: Mapping[str, Any], lang: Lang) -> str:
    if row["person"]:
        return str(row["person"]["name"])
    return word("vacant" if row.get("vacant") else "unnamed", lang)


def meeting(meeting: Mapping[str, Any]) -> str:
    days = meeting["startDate"] or ""
    if meeting["endDate"] and meeting["endDate"] != days:
        days += f"/{meeting['endDate']}"
    return f"{', '.join(body['name'] for body in meeting['bodies'])} {days}"


def basis(seat: Mapping[str, Any], lang: Lang) -> str:
    """ "angivet från 2024-05-17", "i lista från 2024-05-17 till 2024-06-01"."""
    parts = [label("Basis", seat["basis"], lang)]
    if seat["heldFrom"]:
        parts.append(f"{word('from', lang)} {seat['heldFrom']}")
    if seat["heldTo"]:
        parts.append(f"{word('to', lang)} {seat['heldTo']}")
    return " ".join(filter(None, parts))


def evidence(row: Mapping[str, Any], lang: Lang) -> str:
    """The documents' words, a line each: 'title, line N: "quote" "quote"'."""
    lines = list(_lines(row["evidence"], lang))
    return "\n".join(lines[:QUOTES])


def sides(row: Mapping[str, Any], lang: Lang) -> str:
    """The words of each document, a line each, as `evidence` gives them."""
    by_document: dict[str, list[Mapping[str, Any]]] = {}
    for cited in row["evidence"]:
        by_document.setdefault(cited["document"]["id"], []).append(cited)
    return "\n".join(line for cited in by_document.values() for line in list(_lines(cited, lang))[:SIDES])


def _lines(evidence: Sequence[Mapping[str, Any]], lang: Lang) -> Iterable[str]:
    at: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    for cited in evidence:
        at.setdefault((cited["document"]["id"], cited["line"]), []).append(cited)
    most_words_first = sorted(at.values(), key=lambda line: -sum(cited["role"] == "VALUE" for cited in line))
    for line in most_words_first:
        title = line[0]["document"]["title"] or line[0]["document"]["source"]
        quotes = " ".join(f"”{quote}”" for quote in dict.fromkeys(cited["quote"] for cited in line))
        yield f"{title}, {word('line', lang)} {line[0]['line']}: {quotes}"


def seat(found: Mapping[str, Any], lang: Lang) -> str:
    """ "ledamot för Granviks kommun"."""
    whom = (found["onBehalfOf"] or {}).get("name")
    return label("Role", found["role"], lang) + (f" {word('seat_for', lang)} {whom}" if whom else "")
