"""Files and folders -> the graph: finds them, reads each, writes each in its own transaction, and reports.

A document that can't be read is named and left out; the rest goes on. A database that fails ends the load: what was
committed stays, and loading again goes on where it stopped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from loaders import formats
from loaders.corrections import answer_entry, logged_answers
from loaders.doubts import Answers
from loaders.entries import Entry, EntryKind
from loaders.extract import extract
from loaders.intake import Intake
from loaders.keeping.originals import Originals as Originals
from loaders.log import Log, Told
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from loaders.registers.loading import load_register
from loaders.registers.reading import Reading, is_listed, is_register, read_register
from loaders.report import HIDDEN, DocumentReport, LoadReport, failure, report_of
from loaders.write import Writer
from queries.graph import Graph
from schema.errors import (
    EmptyDocument,
    ErasedBefore,
    InputError,
    MissingInput,
    NotMinutes,
    Place,
    RadslagError,
    StoreError,
    UsageError,
)
from schema.identity import document_id
from schema.statements import DocumentRecord

BY = "radslag load"
"""Who told the log of a document that a command loaded."""


def find(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, InputError]]]:
    """(the files to load in a fixed order, what could not be found). Folders are searched through for texts."""
    files: dict[Path, None] = {}
    missing: list[tuple[Path, InputError]] = []
    for path in paths:
        if path.is_dir():
            try:
                inside = sorted(
                    p
                    for p in path.rglob("*")
                    if p.is_file()
                    and (p.suffix.lower() in formats.SUFFIXES or is_listed(p))
                    and not any(part.startswith(".") for part in p.relative_to(path).parts)
                )
            except OSError as problem:
                missing.append(
                    (path, MissingInput(f"The folder can't be read: {problem.strerror}", where=Place(str(path))))
                )
                continue
            if not inside:
                missing.append(
                    (
                        path,
                        MissingInput(
                            "The folder holds no document that is read",
                            where=Place(str(path)),
                            next_step="Name the files, or a folder with .docx, .pdf, .pptx, .txt, .md or .csv files.",
                        ),
                    )
                )
            files |= dict.fromkeys(inside)
        elif path.exists():
            files[path] = None
        else:
            missing.append((path, MissingInput("There is no such file or folder", where=Place(str(path)))))
    return list(files), missing


def read_file(path: Path, answers: Answers | None = None) -> tuple[bytes, Minutes, DocumentRecord]:
    """A file as bytes, reading and record; `answers` settle doubts.

    Raises InputError; NotMinutes too, when it tells of no meeting.
    """
    content = formats.load_bytes(path)
    minutes, record = read_content(content, path.name, answers, str(path))
    return content, minutes, record


def read_content(
    content: bytes, name: str, answers: Answers | None = None, path: str | None = None
) -> tuple[Minutes, DocumentRecord]:
    """As `read_file` of bytes that came under that name; errors name the `path` where there is one."""
    source = formats.read_bytes(content, name)
    if not source.lines:
        raise EmptyDocument("The file has no text in it", where=Place(path or name))
    minutes = read_minutes(source, answers)
    if not is_minutes(minutes):
        first = source.lines[0]
        raise NotMinutes(
            "The text tells of no meeting: no body or day with people, items or decisions was found in it",
            where=Place(path or name, line=source.line_number(first.starts[0]), excerpt=first.text[:80]),
        )
    return minutes, extract(minutes)


def is_minutes(minutes: Minutes) -> bool:
    """Whether a text tells of a meeting: a body or day, with people, items or decisions; or a list of people."""
    told = len(minutes.people) + len(minutes.items) + len(minutes.decisions)
    return bool(((minutes.header.body or minutes.header.dates) and told) or len(minutes.people) >= 3)


def load(
    graph: Graph,
    paths: Iterable[Path],
    *,
    originals: Originals | None = None,
    answers: Answers | None = None,
    log: Log | None = None,
    reading: Reading | None = None,
    confidential: bool = False,
    replaces: str | None = None,
    progress: Callable[[Path, int, int], None] = lambda path, done, total: None,
) -> LoadReport:
    """Load files and folders. `reading` says of registers what their files don't.

    `progress` is told each file before it is read, with how many are done of how many; of a register, its rows too.
    The log is told of each document, and of the answers that settle something in it, before the graph is; the answers
    that it has already settle doubts too. What is `confidential`, or was when it was loaded before, is kept and read,
    but is in the graph only while that shows such documents.
    Raises StoreError when the database fails; KeyboardInterrupt ends the load between two documents, with the report.
    """
    files, missing = find(paths)
    report = LoadReport([failure(str(path), error) for path, error in missing])
    writer = Writer(graph)
    if log:
        Intake(graph, log, writer).catch_up()
    for done, path in enumerate(files):
        progress(path, done, len(files))
        try:
            report.documents.append(
                _load_one(writer, path, originals, answers, log, reading, confidential, replaces, progress)
            )
        except StoreError as error:
            error.where = error.where or Place(str(path))
            raise
        except RadslagError as error:
            report.documents.append(failure(str(path), error))
        except KeyboardInterrupt:
            report.interrupted = True
            break
    if log and report.of(HIDDEN):
        Intake(graph, log, writer).catch_up()  # what was said of them while they were public goes, too
    report.unused = [answer.doubt for answer in answers.unused] if answers else []
    return report


def _load_one(
    writer: Writer,
    path: Path,
    originals: Originals | None,
    given: Answers | None,
    log: Log | None,
    reading: Reading | None,
    confidential: bool,
    replaces: str | None,
    progress: Callable[[Path, int, int], None],
) -> DocumentReport:
    told = log.read() if log else Told()
    content = formats.load_bytes(path)
    if document_id(content) in told.erased:
        raise ErasedBefore("Somebody was erased from this document", where=Place(str(path)))
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    if is_register(content, path.name, reading):
        if replaces:
            raise UsageError(
                "a register takes no other document's place",
                where=Place(str(path)),
                next_step="Take the old one out (radslag unload), then load this one.",
            )
        register = read_register(content, path.name, reading)
        if originals:
            originals.keep(content)
        name, before = register.rows.name, told.loaded.get(register.id)
        entry = _entry(register.id, name, now, before, confidential, register.reading)
        if log:
            log.append([entry])
        secret = bool(entry.payload.get("confidential"))
        return load_register(
            writer, register, str(path), entry.at, lambda done, total: progress(path, done, total), confidential=secret
        )
    answers = Answers({**logged_answers(told.said).by_doubt, **(given.by_doubt if given else {})})
    minutes, record = read_content(content, path.name, answers, str(path))
    if replaces:
        writer.check_place(record.id, replaces)
    if originals:
        originals.keep(content)
    if given:
        given.used |= answers.used & given.by_doubt.keys()
    entry = _entry(record.id, record.source, now, told.loaded.get(record.id), confidential, replaces=replaces)
    if log:
        log.append([*(answer_entry(answers.by_doubt[doubt]) for doubt in sorted(answers.used)), entry])
    secret = bool(entry.payload.get("confidential"))
    status = writer.write(record, entry.at, settle=given is not None, confidential=secret, replaces=replaces)
    return report_of(str(path), record, status, minutes.source.line_number)


def _entry(
    document: str,
    source: str,
    now: str,
    before: Entry | None,
    confidential: bool,
    reading: Mapping[str, str] | None = None,
    replaces: str | None = None,
) -> Entry:
    """What the log has of a document that is loaded: what it had `before`, unless it is read in another way or becomes
    confidential now."""
    told = {"document": document, "source": source, **(before.payload if before else {})}
    told |= {"reading": dict(reading or {}) or None, "confidential": confidential or told.get("confidential")}
    told |= {"replaces": replaces or told.get("replaces")}
    payload = {key: value for key, value in told.items() if value is not None}
    return before if before and before.payload == payload else Entry.make(EntryKind.LOADED, by=BY, at=now, **payload)
