"""Two that may be one, side by side: their names, titles, organisations and bodies, and the lines that name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from api.types.enums import label
from radslag.words import Lang, word

Side = Mapping[str, Any]
MOST_LINES = 4
"""How many lines of each are quoted."""


def pair(found: Mapping[str, Any], lang: Lang, console: Console) -> None:
    """The pair as a table: a row a kind of fact, where either has one."""
    left, right = found["left"], found["right"]
    reasons = ", ".join(label("CandidateReason", reason, lang) for reason in found["reasons"])
    kind = label("CandidateKind", left["__typename"].upper(), lang)
    console.print(f"\n[bold]{escape(left['name'])}[/]  ?  [bold]{escape(right['name'])}[/]")
    console.print(f"[dim]{kind}, {found['score']:.2f}: {escape(reasons)}[/]")
    table = Table(box=box.SIMPLE, pad_edge=False, show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for name, read in ROWS:
        cells = ["\n".join(dict.fromkeys(filter(None, read(side, lang)))) for side in (left, right)]
        if any(cells):
            table.add_row(word(name, lang), *map(escape, cells))
    console.print(table)


def _kind(side: Side, lang: Lang) -> Iterable[str]:
    yield label("OrganizationKind", side.get("organizationKind"), lang)
    yield label("BodyKind", side.get("bodyKind"), lang)
    yield side.get("agreementKind") or ""


def _written(side: Side, _: Lang) -> Iterable[str]:
    return (mention["nameAsWritten"] for mention in side.get("mentions", ()))


def _titles(side: Side, _: Lang) -> Iterable[str]:
    for position in side.get("positions", ()):
        yield ", ".join(filter(None, (position["title"], _name(position["organization"]))))


def _organizations(side: Side, _: Lang) -> Iterable[str]:
    for seat in (*side.get("memberships", ()), *side.get("attendances", ())):
        yield _name(seat["onBehalfOf"])
    yield from (_name(side.get(key)) for key in ("owner", "partOf", "organization"))
    yield from (_name(party) for party in side.get("parties", ()))


def _bodies(side: Side, lang: Lang) -> Iterable[str]:
    seated = {seat["body"]["name"] for seat in side.get("memberships", ())}
    for seat in side.get("memberships", ()):
        yield f"{seat['body']['name']}: {label('Role', seat['role'], lang)}"
    for seen in side.get("attendances", ()):
        yield from (body["name"] for body in seen["meeting"]["bodies"] if body["name"] not in seated)


def _lines(side: Side, lang: Lang) -> Iterable[str]:
    cited = [*side.get("evidence", ()), *(e for mention in side.get("mentions", ()) for e in mention["evidence"])]
    told: dict[str, str] = {}
    for words in cited:
        document = words["document"]
        title, day = document["title"] or document["source"], document["date"] or ""
        told_day = f", {day}" if day not in title else ""
        where = f"{title}{told_day}, {word('line', lang)} {words['line']}"
        told.setdefault(where, f"{where}: {' '.join(words['text'].split())}")
    return list(told.values())[:MOST_LINES]


def _name(actor: Mapping[str, Any] | None) -> str:
    return str(actor["name"]) if actor else ""


ROWS: tuple[tuple[str, Callable[[Side, Lang], Iterable[str]]], ...] = (
    ("kind", _kind),
    ("named", _written),
    ("titles", _titles),
    ("organizations", _organizations),
    ("bodies", _bodies),
    ("county", lambda side, _: [side.get("county") or ""]),
    ("quotes", _lines),
)
"""Each row's name and what stands in it, a line each."""
