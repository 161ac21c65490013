"""Reports, readings and errors in colour, for people; what they say is decided elsewhere."""

from __future__ import annotations

import sys
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from loaders.keeping.checking import Finding
from loaders.keeping.erasing import TEXTS, Plan
from loaders.report import FAILED, HIDDEN, LOADED, NEW_VERSION, REPLACED, UNCHANGED, LoadReport
from schema.errors import BadRegister, RadslagError

OUT = Console(highlight=False, width=None if sys.stdout.isatty() else 140)
ERR = Console(stderr=True, highlight=False)
MAX_SHOWN = 5
USES = {"FACT": "green", "CONTEXT": "dim", "FURNITURE": "blue", "UNREAD": "yellow"}
STATUS = {
    LOADED: "[green]loaded[/]",
    REPLACED: "[green]replaced[/]",
    NEW_VERSION: "[green]new version[/]",
    UNCHANGED: "[dim]unchanged[/]",
    HIDDEN: "[yellow]confidential[/]",
    FAILED: "[red]failed[/]",
}


def error(problem: RadslagError) -> None:
    """What was found, where, and what to do next."""
    ERR.print(f"[red bold]{problem.code}[/] {escape(problem.found)}")
    if problem.where:
        ERR.print(f"  [dim]where[/] {escape(str(problem.where))}", soft_wrap=True)
    if isinstance(problem, BadRegister):
        problems([words for _, _, words in problem.problems], problem.more)
    ERR.print(f"  [dim]next[/]  {escape(problem.next_step)}", soft_wrap=True)


def problems(words: list[str], more: int) -> None:
    """What is wrong with a register, line by line."""
    for each in words:
        ERR.print(f"  {escape(each)}", soft_wrap=True)
    if more:
        ERR.print(f"  and {more} more")


def load_report(report: LoadReport) -> None:
    """A row a document; then what was not understood."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("document", "status", "people", "items", "decisions", "mandates", "agreements", "unread", "doubts"):
        words = column in ("document", "status")
        table.add_column(
            column, justify="left" if words else "right", no_wrap=True, overflow="ellipsis", min_width=len(column) + 1
        )
    for d in report.documents:
        c = d.counts
        numbers = [str(c.get(k, "")) for k in ("people", "items", "decisions", "mandates", "agreements")]
        unread = f"{len(d.unread)}/{d.lines}" if d.lines else ""
        table.add_row(
            escape(_shortened(d.title or d.path)),
            STATUS[d.status],
            *numbers,
            unread,
            str(len(d.doubts) or ""),
        )
    OUT.print(table)
    for d in (*report.of(LOADED), *report.of(NEW_VERSION), *report.of(REPLACED), *report.of(HIDDEN)):
        doubts = [f"[yellow]{i['code']}[/] {escape(i['message'])} [dim]{i['id']}[/]" for i in d.doubts]
        if doubts:
            OUT.print(f"\n{escape(d.path)}")
            for doubt in doubts[:MAX_SHOWN]:
                OUT.print(f"  {doubt}", soft_wrap=True)
            if len(doubts) > MAX_SHOWN:
                OUT.print(f"  [dim]and {len(doubts) - MAX_SHOWN} more; all with --json[/]")
    for d in report.of(FAILED):
        e: dict[str, Any] = d.error or {}
        line = f", line {e['line']}" if e.get("line") and not e.get("problems") else ""
        ERR.print(f"[red bold]{e.get('code')}[/] {escape(d.path)}{line}: {escape(str(e.get('found')))}", soft_wrap=True)
        problems([p["problem"] for p in e.get("problems", ())], e.get("more_problems", 0))
        ERR.print(f"  [dim]next[/] {escape(str(e.get('next_step')))}", soft_wrap=True)
    if report.unused:
        ERR.print(f"[yellow]Answers without a doubt here[/] {', '.join(report.unused)}", soft_wrap=True)
    OUT.print(
        f"\n{len(report.of(LOADED))} loaded, "
        + (f"{len(report.of(REPLACED))} replaced, " if report.of(REPLACED) else "")
        + (f"{len(report.of(NEW_VERSION))} of a new version, " if report.of(NEW_VERSION) else "")
        + (f"{len(report.of(HIDDEN))} confidential, " if report.of(HIDDEN) else "")
        + f"{len(report.of(UNCHANGED))} unchanged, {len(report.of(FAILED))} failed"
        + (", interrupted" if report.interrupted else "")
    )


def _shortened(title: str, width: int = 48) -> str:
    """A title that leaves room for the figures; its end, with the day, stays."""
    return title if len(title) <= width else f"{title[: width - 12]}… {title[-10:]}"


def explained(lines: list[dict[str, Any]]) -> None:
    """The text, each line behind its number and what it became; restored words with how a scan has them."""
    for line in lines:
        text = Text(line["text"], style=USES[line["use"]] + (" strike" if line["struck"] else ""))
        head = Text(f"{line['line']:>5} {line['use']:<9} {line['reason'][:34]:<34} ", style="dim")
        stored = ", ".join(word["stored"] for word in line["restored"])
        OUT.print(head + text + Text(f"  [stored: {stored}]" if stored else "", style="dim"), soft_wrap=True)


def pairs(title: str, rows: dict[str, Any]) -> None:
    """A small table of names and values."""
    table = Table(box=None, pad_edge=False, show_header=False, title=title, title_justify="left", title_style="bold")
    for key, value in rows.items():
        table.add_row(f"[dim]{escape(key)}[/]", escape(str(value)))
    OUT.print(table)


def findings(found: list[Finding]) -> None:
    """What is wrong, and what to run."""
    for f in found:
        mark = "[red bold]" if f.wrong else "[yellow]"
        OUT.print(f"\n{mark}{f.code}[/] {escape(f.found)}\n  [dim]run[/] {escape(f.run)}", soft_wrap=True)
    if not any(f.wrong for f in found):
        OUT.print("\n[green]nothing is wrong[/]")


def erasure(plan: Plan) -> None:
    """What an erasure masks, where, and what it can't."""
    OUT.print(f"[bold]{escape(str(plan.person))}[/]", soft_wrap=True)
    for each in plan.documents:
        lines = ", ".join(str(line) for line in sorted({line for _, line in each.places}))
        text = "" if each.format in TEXTS else f"; its text takes the place of the {each.format} file"
        OUT.print(f"  {escape(each.new_source)}: {len(each.places)} places, lines {lines}{text}", soft_wrap=True)
    OUT.print(f"  log: {len(plan.log.masked)} entries masked, {len(plan.log.dropped)} dropped")
    for other in plan.namesakes:
        OUT.print(f"  [dim]not touched, another of that name[/] {escape(str(other))}", soft_wrap=True)
    for what, why in plan.could_not:
        OUT.print(f"  [yellow]could not[/] {escape(what)}: {escape(why)}", soft_wrap=True)
