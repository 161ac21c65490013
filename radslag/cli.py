"""The command `radslag`. Every command takes --data, or NEO4J_URI and its companions from the environment.

Exit codes: 0 all went well, 2 wrong usage, 3 a document that can't be read, 4 the database, 5 a name that fits nothing
or too much, 6 the server can't start, 130 interrupted, 1 a defect of ours (docs/errors.md lists every code).
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from loaders.corrections import read_corrections
from loaders.doubts import Answers
from loaders.explain import explain as explain_lines
from loaders.extract import extract as extract_record
from loaders.facts import facts
from loaders.formats import load_bytes
from loaders.keeping import unloading
from loaders.keeping.contents import Store
from loaders.lexicon import measured
from loaders.load import Originals, load, read_file
from loaders.log import Log
from loaders.marked import page
from loaders.registers import telling
from loaders.registers.reading import Reading, is_register, read_register
from loaders.registers.records import Register
from loaders.rules.pattern import RULES
from queries.connection import connect, settings_of
from radslag import ask, issues, people, query, review, serve, show, store
from radslag.options import (
    Corrections,
    County,
    Data,
    Day,
    Json,
    Language,
    Mapping,
    SkipRows,
    language,
    register_reading,
)
from schema.errors import Place, RadslagError, UsageError
from schema.faults import INTERRUPTED

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Reads minutes (protokoll) into a graph, and answers who sits where and who owns which mandate.",
)
app.add_typer(ask.app, name="ask")
app.command("query")(query.command)
app.command("serve")(serve.command)
app.command("review")(review.command)
for command in (people.judge, people.judgements, people.revoke, people.dismiss, people.correct, people.token):
    app.command()(command)
app.command("issues")(issues.command)
store.register(app)


@app.command("load")
def load_command(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of minutes (Word, PDF, slides, text, scans).")],
    corrections: Corrections = None,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Keep them out of all answers, but for who is started to show them.")
    ] = False,
    replaces: Annotated[
        str | None,
        typer.Option("--replaces", help="The document that the one file takes the place of: id, or its file's name."),
    ] = None,
    mapping: Mapping = None,
    county: County = None,
    date: Day = None,
    skip_rows: SkipRows = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Load minutes and registers. A bad file is named and left out; loading a file again changes nothing."""
    settings = settings_of(data)
    answers, reading = _answers(corrections), register_reading(mapping, county, date, skip_rows)
    with (
        connect(settings, answers=False) as graph,
        Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=show.ERR,
            transient=True,
        ) as bar,
    ):
        old = None
        if replaces is not None:
            if len(paths) != 1 or paths[0].is_dir():
                raise UsageError(
                    "--replaces with other than one file", next_step="Name the one file that takes its place."
                )
            old = unloading.named(replaces, unloading.known(graph, Store(settings.data))).document
        task = bar.add_task("reading", total=None)
        report = load(
            graph,
            paths,
            originals=Originals.of(settings.data),
            answers=answers,
            log=Log.of(settings.data),
            reading=reading,
            confidential=confidential,
            replaces=old,
            progress=lambda path, done, total: bar.update(
                task, completed=done, total=total, description=path.name[:48]
            ),
        )
    if as_json:
        _print_json(report.as_dict())
    else:
        show.load_report(report)
    raise typer.Exit(report.exit_code)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="A document.")],
    corrections: Corrections = None,
    mapping: Mapping = None,
    county: County = None,
    date: Day = None,
    skip_rows: SkipRows = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the facts as JSON (the default).")] = True,
) -> None:
    """Print what one document says, as facts, without a database."""
    if register := _register(file, register_reading(mapping, county, date, skip_rows)):
        _print_json(telling.facts(register))
    else:
        _print_json(facts(read_file(file, _answers(corrections))[1]))


def _register(file: Path, reading: Reading | None) -> Register | None:
    """The register in a file; None when it is minutes."""
    content = load_bytes(file)
    return read_register(content, file.name, reading) if is_register(content, file.name, reading) else None


def _answers(corrections: Path | None) -> Answers | None:
    return read_corrections(corrections) if corrections else None


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A document.")],
    corrections: Corrections = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page instead, with each word coloured by what it became.")
    ] = None,
    mapping: Mapping = None,
    county: County = None,
    date: Day = None,
    skip_rows: SkipRows = False,
    as_json: Json = False,
    lang: Language = "sv",
) -> None:
    """Print a document's text with what each line became, by which rule."""
    if register := _register(file, register_reading(mapping, county, date, skip_rows)):
        if html:
            raise UsageError("--html shows minutes, no registers", next_step="Leave --html out.")
        lines = list(telling.explained(register))
        if as_json:
            _print_json(lines)
        else:
            show.explained(lines)
        return
    from loaders import formats
    from loaders.parse import read_minutes

    minutes = read_minutes(formats.read(file), _answers(corrections))
    record = extract_record(minutes)
    if html:
        _write(html, page(record, language(lang), minutes.source.restored))
    elif as_json:
        _print_json(explain_lines(minutes, record))
    else:
        show.explained(explain_lines(minutes, record))


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UsageError(
            f"The page can't be written: {problem.strerror}",
            where=Place(str(target)),
            next_step="Name a file in a folder that can be written.",
        ) from None
    show.OUT.print(str(target), soft_wrap=True)


@app.command()
def rules(as_json: Json = False) -> None:
    """List the rules of reading: a text that each takes, one that it refuses, and how often it was right."""
    table = [
        {
            "rule": r.name,
            "says": r.sentence,
            "takes": list(r.takes),
            "refuses": list(r.refuses),
            **(asdict(known) if (known := measured().get(r.name)) else {"right": 0, "n": 0, "confidence": None}),
        }
        for r in RULES.values()
    ]
    if as_json:
        _print_json(table)
        return
    for r in table:
        counted = f"  [dim]right {r['right']} of {r['n']}[/]" if r["n"] else ""
        show.OUT.print(
            f"[bold]{r['rule']}[/]  {r['says']}{counted}\n"
            f"  [green]takes[/] {r['takes'][0]!r}  [red]refuses[/] {r['refuses'][0]!r}",
            soft_wrap=True,
        )


def _print_json(value: object) -> None:
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode() + "\n")


def main() -> None:
    """The entrance: errors end here, in words and an exit code."""
    try:
        app()
    except RadslagError as problem:
        show.error(problem)
        sys.exit(problem.exit_code)
    except KeyboardInterrupt:
        show.ERR.print("[yellow]interrupted[/]; what was committed is kept, run the command again to go on")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
