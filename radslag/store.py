"""Commands over what a store keeps: out and in again, anew, into one file and back, a person out, and what is wrong."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from loaders.keeping import checking, confidential, erasing
from loaders.keeping.backups import note_backup, pack
from loaders.keeping.contents import Store
from loaders.keeping.rebuilding import Rebuilt, rebuild, rebuild_alone
from loaders.keeping.restoring import restore
from loaders.keeping.unloading import known, named, unload
from queries.catalogue import ask
from queries.connection import alone, connect, open_old, settings_of
from queries.graph import Graph
from radslag import show
from radslag.options import Data, Json
from schema import VERSION
from schema.errors import StoreError, UsageError
from schema.faults import INTERRUPTED

Yes = Annotated[bool, typer.Option("--yes", help="Don't ask first.")]


def register(app: typer.Typer) -> None:
    """Enter the commands."""
    app.command("unload")(unload_command)
    app.command("rebuild")(rebuild_command)
    app.command("backup")(backup_command)
    app.command("restore")(restore_command)
    app.command("erase")(erase_command)
    app.command("doctor")(doctor)
    inner = typer.Typer(no_args_is_help=True, help="Show confidential documents in answers, or hide them again.")
    inner.command("show")(show_confidential)
    inner.command("hide")(hide_confidential)
    app.add_typer(inner, name="confidential")


def unload_command(
    document: Annotated[str, typer.Argument(help="The document: its id, the beginning of it, or its file's name.")],
    delete_original: Annotated[
        bool, typer.Option("--delete-original", help="Delete the kept original, too; a rebuild can't bring it back.")
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Take a document out of the graph, with all that follows from it alone. Loading it again brings it back."""
    settings = settings_of(data)
    store = Store(settings.data)
    with connect(settings, create=False, answers=False) as graph:
        held = named(document, known(graph, store))
        was_there = unload(graph, store, held, "radslag unload", delete_original=delete_original)
    told = {"document": held.document, "source": held.source, "was_in_graph": was_there, "deleted": delete_original}
    _tell(told, as_json, f"{held.source} is taken out" + (", its original is deleted" if delete_original else ""))


def rebuild_command(
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Leave out documents whose originals are missing or damaged.")
    ] = False,
    yes: Yes = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Make the graph anew from the originals and the log: after damage, or for a new version of the schema."""
    settings = settings_of(data)
    if settings.in_place:
        _ask(f"The graph in {settings.neo4j_database} at {settings.neo4j_uri} will be emptied and filled anew", yes)
    with _bar() as step:
        done = rebuild(settings, leave_out=leave_out, progress=step)
    _tell(_rebuilt(done), as_json, _rebuilt_words(done))
    if done.failed:
        raise typer.Exit(done.failed[0][1].exit_code)


def backup_command(
    file: Annotated[Path, typer.Argument(help="The file to write, like radslag.tar.gz.")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Write originals and log into one file. The graph follows from them, and is not in it."""
    settings = settings_of(data)
    store = Store(settings.data)
    made_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with _bar() as step:
        log = store.log.whole()
        if not log and next(store.originals.documents(), None) is None:
            raise UsageError(f"there is nothing to back up in {store.data}", next_step="Name the folder with --data.")
        manifest = pack(
            store.data, log, list(store.originals.documents()), file, made_at, lambda n, total: step("", n, total)
        )
    note_backup(store.data, file, made_at)
    told = {"file": str(file), "originals": len(manifest.files) - 1, "bytes": sum(f.bytes for f in manifest.files)}
    _tell(told, as_json, f"{file}: {told['originals']} originals and the log, {told['bytes']:,} bytes unpacked")


def restore_command(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of what the store holds.")] = False,
    yes: Yes = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Bring a backup back: everything in it is checked before anything is touched, then the graph is made anew."""
    settings = settings_of(data)
    if replace:
        _ask(f"What the data folder {settings.data} holds will be replaced by the backup", yes)
    elif settings.in_place:
        _ask(f"The graph in {settings.neo4j_database} at {settings.neo4j_uri} will be emptied and filled anew", yes)
    with _bar() as step:
        manifest, done = restore(
            settings, file, replace=replace, progress=lambda n, total: step("checking", n, total), rebuilding=step
        )
    _tell({"made_at": manifest.made_at, **_rebuilt(done)}, as_json, f"of {manifest.made_at}: {_rebuilt_words(done)}")


def erase_command(
    person: Annotated[str, typer.Argument(help="The person's name or id.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be masked.")] = False,
    yes: Yes = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Mask a person everywhere: originals, file names, log and graph. It can't be undone."""
    settings = settings_of(data)
    store = Store(settings.data)
    with _bar() as step:
        with connect(settings, create=False, answers=False) as graph:
            who, namesakes = erasing.person_named(graph, person)
        plan = erasing.plan(store, who, namesakes, step)
    if settings.in_place:
        plan.could_not.append(("the database's own files", "Neo4j keeps old pages and transaction logs for a time"))
    if not dry_run:
        if not as_json:
            show.erasure(plan)
        _ask("This can't be undone", yes)
        with _bar() as step, alone(settings) as held:
            erasing.apply(store, plan)
            rebuild_alone(held, leave_out=True, progress=step)
    if as_json:
        _print_json({"dry_run": dry_run, **plan.as_dict()})
    elif dry_run:
        show.erasure(plan)
    else:
        show.OUT.print("[green]masked[/]; the graph is made anew")


def show_confidential(data: Data = None) -> None:
    """Put confidential documents into the graph: only programs that are started to show them answer then."""
    settings = settings_of(data)
    with connect(settings, answers=False) as graph, _bar() as step:
        failed = confidential.show(graph, Store(settings.data), step)
    for held, error in failed:
        show.ERR.print(f"[red bold]{error.code}[/] {held.source}: {error.found}", soft_wrap=True)
    show.OUT.print("confidential documents are shown to programs started with RADSLAG_SHOW_CONFIDENTIAL=1")
    if failed:
        raise typer.Exit(failed[0][1].exit_code)


def hide_confidential(data: Data = None) -> None:
    """Take confidential documents out of the graph again; they stay in the originals and the log."""
    settings = settings_of(data)
    with connect(settings, create=False, answers=False) as graph, _bar() as step:
        count = confidential.hide(graph, Store(settings.data), step)
    show.OUT.print(f"confidential documents are hidden: {count} taken out of the graph")


def doctor(data: Data = None, as_json: Json = False) -> None:
    """Show the engine, the state of the graph and the files, what is wrong with them, and what to run."""
    settings = settings_of(data)
    with _bar() as step:
        findings = list(checking.check_files(settings, lambda n, total: step("originals", n, total)))
    found: dict[str, Any] = {"data folder": str(settings.data.absolute())}
    counts: dict[str, Any] = {}
    try:
        with open_old(settings) as graph:
            graph.check_ours(graph.state())
            found |= _engine(graph)
            counts = dict(ask(graph, "label_counts"))
            findings += checking.check_graph(graph, settings)
    except StoreError as error:
        findings.append(checking.Finding(error.code, error.found, error.next_step))
    told: dict[str, Any] = {k.replace(" ", "_"): v for k, v in found.items()}
    if as_json:
        _print_json({**told, "counts": counts, "findings": [f.as_dict() for f in findings]})
    else:
        show.pairs("Database", found)
        show.pairs("\nCounts", {**counts} or {"(empty)": "load minutes with: radslag load FOLDER"})
        show.findings(findings)
    if any(f.wrong for f in findings):
        raise typer.Exit(StoreError.exit_code)


def _engine(graph: Graph) -> dict[str, Any]:
    state = graph.state()
    return {
        "engine": graph.engine.name,
        "version": graph.engine.version(),
        "at": graph.engine.endpoint.uri,
        "database": graph.engine.endpoint.database,
        "schema version": f"{state.get('schema_version', 'none yet')} (program: {VERSION})",
        "graph version": state.get("version", 0),
        "confidential": "shown" if state.get("shows_confidential") else "hidden",
        "constraints and indexes": len(graph.engine.list_schema()),
    }


# --- what they share ---


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar of progress; what it gives is told a name, how many are done, and of how many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=show.ERR, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, completed=done, total=total, description=name[:48])


def _ask(what: str, yes: bool) -> None:
    """Have a person agree. Raises UsageError where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(what, next_step="Give --yes to go on.")
    if not typer.confirm(f"{what}. Go on?", err=True):
        raise typer.Exit(INTERRUPTED)


def _rebuilt(done: Rebuilt) -> dict[str, Any]:
    return {
        "documents": done.documents,
        "confidential": done.confidential,
        "adopted": done.adopted,
        "left_out": done.left_out,
        "judgements_moved": done.moved,
        "judgements_lost": [entry.as_dict() for entry in done.lost],
        "failed": [{"source": held.source, **error.as_dict()} for held, error in done.failed],
    }


def _rebuilt_words(done: Rebuilt) -> str:
    parts = [f"{done.documents} documents in the graph"]
    parts += [f"{done.confidential} confidential ones kept and not shown"] if done.confidential else []
    parts += [f"left out: {', '.join(done.left_out)}"] if done.left_out else []
    parts += [f"{done.moved} judgements follow names that are read anew"] if done.moved else []
    parts += [f"judgement {entry.id} is on a name that is no longer read" for entry in done.lost]
    parts += [f"{held.source}: {error.found}" for held, error in done.failed]
    return "; ".join(parts)


def _tell(told: dict[str, Any], as_json: bool, words: str) -> None:
    if as_json:
        _print_json(told)
    else:
        show.OUT.print(words, soft_wrap=True, markup=False)


def _print_json(value: object) -> None:
    sys.stdout.write(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n")
