"""Everything that can go wrong, as one tree; each error says what was found, where, and what to do next.

    RadslagError                     exit
    ├── UsageError                      2   a wrong option, date or GraphQL document
    ├── InputError                      3   a document that can't be read
    │   ├── MissingInput                    no such file or folder, or no right to read it
    │   ├── EmptyDocument                   nothing but white space
    │   ├── ErasedBefore                    the document as it was before somebody was erased from it
    │   ├── NotText                         bytes that are no text in any encoding that we know
    │   ├── UnsupportedFormat               a known format that is not read: .doc, .xlsx, .odt, a program ...
    │   ├── Encrypted                       a password is needed
    │   ├── Damaged                         a broken zip, PDF, picture or XML
    │   ├── Unsafe                          a zip bomb, XML with entities: made to harm who opens it
    │   ├── TooLarge                        more than the reader takes
    │   ├── TooSlow                         reading took longer than a document may
    │   ├── OcrMissing                      a scan, and no Tesseract with Swedish on this machine
    │   ├── BadBackup                       a backup that is torn, changed or made to harm
    │   ├── BadCorrections                  a file of corrections that can't be taken
    │   ├── BadJudgement                    a judgement that can't be taken: what it says, or on whom
    │   ├── ConflictingJudgement            one that contradicts those in force
    │   ├── BadMapping                      a register's mapping that can't be taken, or none that fits
    │   ├── BadRegister                     a register with rows that can't be taken
    │   └── NotMinutes                      a text without meeting, roster, item or decision
    ├── StoreError                      4   the database
    │   ├── EngineUnavailable               not up, not reachable, gone in the middle
    │   ├── WrongCredentials                user or password refused
    │   ├── WrongDatabase                   no database of that name
    │   ├── EngineTooOld                    a server older than the statements need
    │   ├── ForeignData                     a database that holds someone else's graph
    │   ├── SchemaMismatch                  a graph of another version of the schema
    │   ├── RebuildUnfinished               a graph that is being built anew, or was and not to its end
    │   ├── ConfidentialShown               a graph that shows what this reader must not show
    │   ├── OriginalsWrong                  originals that are missing or not what they were
    │   ├── StoreNotEmpty                   a store that a restore would write over
    │   ├── DataFolderHeld                  another process owns the data folder and can't be reached
    │   ├── DataFolderUnusable              no right to write, not a data folder, damaged
    │   ├── BadLog                          a line of the log that is damaged or was changed
    │   └── QueryFault                      a statement that our own catalogue should never have sent
    ├── NamingError                      5   a name in a question
    │   ├── NotFound                        fits nothing
    │   ├── AmbiguousName                   fits more than one actor
    │   └── UnknownId                       an id that nothing has
    ├── ServeError                      6   the server can't start
    │   └── PortTaken                       somebody listens there already
    └── AccessError                     7   who may change the graph
        ├── Unauthenticated                 no token, or a wrong one
        └── Forbidden                       the server takes no changes

`faults.TABLE` is the one table that the command line, the API and the docs read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a file; if known its page, line (from 1) and an excerpt of at most 80 characters."""

    file: str
    page: int | None = None
    line: int | None = None
    excerpt: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        text = ", ".join(parts)
        return f"{text}: {self.excerpt[:80]!r}" if self.excerpt else text


class RadslagError(Exception):
    """The root. `found` says what, `where` where, `next_step` what to do; `code` is stable and documented."""

    code: ClassVar[str] = "INTERNAL"
    exit_code: ClassVar[int] = 1
    default_next: ClassVar[str] = "Report it with the message above."

    def __init__(self, found: str, *, where: Place | None = None, next_step: str | None = None) -> None:
        super().__init__(found)
        self.found, self.where, self.next_step = found, where, next_step or self.default_next

    def __str__(self) -> str:
        at = f" ({self.where})" if self.where else ""
        return f"{self.found}{at}. {self.next_step}"

    def as_dict(self) -> dict[str, Any]:
        """For JSON output: code, found, file, page, line, excerpt, next_step."""
        w = self.where
        place = {"file": w.file, "page": w.page, "line": w.line, "excerpt": w.excerpt} if w else {}
        return {"code": self.code, "found": self.found, **place, "next_step": self.next_step}


class UsageError(RadslagError):
    code, exit_code = "BAD_USER_INPUT", 2
    default_next = "See radslag --help."


class InputError(RadslagError):
    code, exit_code = "BAD_DOCUMENT", 3
    default_next = "Check the file, then load it again; nothing of it was written."


class MissingInput(InputError):
    code = "MISSING_INPUT"
    default_next = "Check the path and your rights to read it."


class EmptyDocument(InputError):
    code = "EMPTY_DOCUMENT"
    default_next = "Get the document again from where it was made; nothing was written."


class ErasedBefore(InputError):
    code = "ERASED_BEFORE"
    default_next = "Delete this copy, or cover the person in it: the masked document stays. Nothing was written."


class NotText(InputError):
    code = "NOT_TEXT"
    default_next = "Save it as text in UTF-8, or as .docx or PDF, then load it again; nothing was written."


class UnsupportedFormat(InputError):
    code = "UNSUPPORTED_FORMAT"
    default_next = "Save it as .docx, .pptx, PDF or text in the program that made it, then load that."


class Encrypted(InputError):
    code = "ENCRYPTED"
    default_next = "Save it without a password in the program that made it, then load that."


class Damaged(InputError):
    code = "DAMAGED"
    default_next = "Get the document again from where it was made; nothing was written."


class Unsafe(InputError):
    code = "UNSAFE"
    default_next = "Don't open it; ask who sent it. If it is genuine, save it anew as PDF and load that."


class TooLarge(InputError):
    code = "TOO_LARGE"
    default_next = "Split it into one file a meeting, then load them; nothing was written."


class TooSlow(InputError):
    code = "TOO_SLOW"
    default_next = "Save it anew as PDF, or split it into one file a meeting, then load that; nothing was written."


class OcrMissing(InputError):
    code = "OCR_MISSING"
    default_next = (
        "Install it: apt-get install tesseract-ocr tesseract-ocr-swe (Debian, Ubuntu), "
        "brew install tesseract tesseract-lang (macOS); then load again."
    )


class NotMinutes(InputError):
    code = "NOT_MINUTES"
    default_next = "Load minutes (protokoll); radslag explain FILE shows how each line was read. Nothing was written."


class BadBackup(InputError):
    code = "BAD_BACKUP"
    default_next = "Take another backup; nothing was changed."


class BadCorrections(InputError):
    code = "BAD_CORRECTIONS"
    default_next = "Mend that line; docs/development.md shows the form. Nothing was loaded."


class BadJudgement(InputError):
    code = "BAD_JUDGEMENT"
    default_next = "Correct it; docs/judgements.md shows the form. Nothing was changed."


class ConflictingJudgement(InputError):
    """`chain` holds the judgements in force that say otherwise, from the one side to the other: each as a map of
    entry, left, right, verdict, by and at."""

    code = "CONFLICTING_JUDGEMENT"
    default_next = "Revoke the judgement that is wrong, then judge again. Nothing was changed."

    def __init__(self, found: str, chain: tuple[dict[str, Any], ...] = (), *, where: Place | None = None) -> None:
        super().__init__(found, where=where)
        self.chain = chain

    def as_dict(self) -> dict[str, Any]:
        return {**super().as_dict(), "chain": list(self.chain)}


class BadMapping(InputError):
    code = "BAD_MAPPING"
    default_next = "Mend the mapping; docs/registers.md shows the form. Nothing was loaded."


class BadRegister(InputError):
    """Rows of a register that can't be taken; `problems` are (line, code, words), `more` counts those left out."""

    code = "BAD_REGISTER"
    default_next = "Mend these lines, or leave them out with --skip-rows; docs/registers.md says what each may hold."

    def __init__(
        self,
        found: str,
        *,
        where: Place | None = None,
        next_step: str | None = None,
        problems: tuple[tuple[int, str, str], ...] = (),
        more: int = 0,
    ) -> None:
        super().__init__(found, where=where, next_step=next_step)
        self.problems, self.more = problems, more

    def as_dict(self) -> dict[str, Any]:
        problems = [{"line": line, "code": code, "problem": words} for line, code, words in self.problems]
        return {**super().as_dict(), "problems": problems, "more_problems": self.more}


class StoreError(RadslagError):
    code, exit_code = "STORE", 4
    default_next = "Run radslag doctor."


class EngineUnavailable(StoreError):
    code = "ENGINE_UNAVAILABLE"
    default_next = "Start the database or check NEO4J_URI, then try again; what was committed is kept."


class WrongCredentials(StoreError):
    code = "WRONG_CREDENTIALS"
    default_next = "Check NEO4J_USER and NEO4J_PASSWORD."


class WrongDatabase(StoreError):
    code = "WRONG_DATABASE"
    default_next = "Check NEO4J_DATABASE, or create the database."


class EngineTooOld(StoreError):
    code = "ENGINE_TOO_OLD"
    default_next = "Use Neo4j 5.26 or newer, or unset NEO4J_URI to use the embedded database."


class ForeignData(StoreError):
    code = "FOREIGN_DATA"
    default_next = "Name an empty database in NEO4J_DATABASE; Radslag never mixes its graph with another."


class SchemaMismatch(StoreError):
    code = "SCHEMA_MISMATCH"
    default_next = "Run radslag rebuild: it makes the graph anew from the originals and the log."


class RebuildUnfinished(StoreError):
    code = "REBUILD_UNFINISHED"
    default_next = (
        "Wait until it is done; where nobody is at it, run radslag rebuild again: it goes on where it stopped."
    )


class ConfidentialShown(StoreError):
    code = "CONFIDENTIAL_SHOWN"
    default_next = "Run radslag confidential hide, or start with RADSLAG_SHOW_CONFIDENTIAL=1."


class OriginalsWrong(StoreError):
    code = "ORIGINALS_WRONG"
    default_next = "Restore them from a backup, or leave those documents out with radslag rebuild --leave-out."


class StoreNotEmpty(StoreError):
    code = "STORE_NOT_EMPTY"
    default_next = "Name an empty folder with --data, or put the backup in its place with --replace."


class DataFolderHeld(StoreError):
    code = "DATA_FOLDER_HELD"
    default_next = "Stop that process, or name another folder with --data."


class DataFolderUnusable(StoreError):
    code = "DATA_FOLDER_UNUSABLE"
    default_next = "Name a folder that you may write to with --data."


class BadLog(StoreError):
    code = "BAD_LOG"
    default_next = "Put the file back as it was, from a backup; entries are only ever appended to it."


class QueryFault(StoreError):
    code = "QUERY_FAULT"
    default_next = "This is a defect of Radslag: report it with the query's name."


class NamingError(RadslagError):
    """A name in a question fits nothing, or more than one; `candidates` are the nearest, best first."""

    exit_code = 5

    def __init__(self, found: str, candidates: tuple[str, ...] = (), *, next_step: str | None = None) -> None:
        if next_step is None and candidates:
            next_step = "Did you mean: " + "; ".join(candidates) + "?"
        super().__init__(found, next_step=next_step)
        self.candidates = candidates

    def as_dict(self) -> dict[str, Any]:
        return {**super().as_dict(), "candidates": list(self.candidates)}


class NotFound(NamingError):
    code = "NOT_FOUND"
    default_next = "Use radslag query '{ search(text: \"...\") { name } }' to look for it."


class AmbiguousName(NamingError):
    code = "AMBIGUOUS_NAME"
    default_next = "Give more of the name, or the id."


class UnknownId(NamingError):
    code = "UNKNOWN_ID"
    default_next = "Take the id from radslag review, radslag judgements, radslag issues or GraphQL, and try again."


class ServeError(RadslagError):
    code, exit_code = "SERVE", 6


class PortTaken(ServeError):
    code = "PORT_TAKEN"
    default_next = "Stop that server, or choose another port with --port."


class AccessError(RadslagError):
    code, exit_code = "ACCESS", 7


class Unauthenticated(AccessError):
    code = "UNAUTHENTICATED"
    default_next = "Send the header Authorization: Bearer TOKEN with the token that radslag token printed."


class Forbidden(AccessError):
    code = "FORBIDDEN"
    default_next = (
        "Run radslag token, put the line that it prints into the server's environment (RADSLAG_TOKEN_HASH), "
        "and start the server again."
    )
