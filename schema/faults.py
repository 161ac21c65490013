"""The table of everything that can go wrong: what the command line, the API and the docs read of each error."""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.errors import (
    AmbiguousName,
    BadBackup,
    BadCorrections,
    BadJudgement,
    BadLog,
    BadMapping,
    BadRegister,
    ConfidentialShown,
    ConflictingJudgement,
    Damaged,
    DataFolderHeld,
    DataFolderUnusable,
    EmptyDocument,
    Encrypted,
    EngineTooOld,
    EngineUnavailable,
    ErasedBefore,
    Forbidden,
    ForeignData,
    InputError,
    MissingInput,
    NotFound,
    NotMinutes,
    NotText,
    OcrMissing,
    OriginalsWrong,
    PortTaken,
    QueryFault,
    RadslagError,
    RebuildUnfinished,
    SchemaMismatch,
    StoreError,
    StoreNotEmpty,
    TooLarge,
    TooSlow,
    Unauthenticated,
    UnknownId,
    Unsafe,
    UnsupportedFormat,
    UsageError,
    WrongCredentials,
    WrongDatabase,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what a caller sees for an error class."""

    error: type[RadslagError]
    exit_code: int = field(init=False)
    code: str = field(init=False)
    meaning: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "exit_code", self.error.exit_code)
        object.__setattr__(self, "code", self.error.code)


TABLE: tuple[Row, ...] = (
    Row(UsageError, "a wrong option, date or question"),
    Row(InputError, "a document that can't be read"),
    Row(MissingInput, "no such file or folder, or no right to read it"),
    Row(EmptyDocument, "nothing but white space"),
    Row(ErasedBefore, "a document as it was before somebody was erased from it"),
    Row(NotText, "bytes that are no text in any encoding that we know"),
    Row(UnsupportedFormat, "a known format that is not read: .doc, .xlsx, .odt, .rtf, a program"),
    Row(Encrypted, "a document that asks for a password"),
    Row(Damaged, "a broken zip, PDF, picture or XML"),
    Row(Unsafe, "a file made to harm who opens it: a zip bomb, XML with entities"),
    Row(TooLarge, "a document larger than the reader takes"),
    Row(TooSlow, "a document that took longer to read than it may"),
    Row(OcrMissing, "a scanned document, and no Tesseract with Swedish on this machine"),
    Row(NotMinutes, "a text without meeting, roster, item or decision"),
    Row(BadCorrections, "a file of corrections that can't be taken"),
    Row(BadBackup, "a backup that is torn, changed or made to harm"),
    Row(BadJudgement, "a judgement that can't be taken: what it says, or on whom"),
    Row(ConflictingJudgement, "a judgement that contradicts those in force"),
    Row(BadMapping, "a register's mapping that can't be taken, or none that fits the file"),
    Row(BadRegister, "a register with rows that can't be taken"),
    Row(StoreError, "the database"),
    Row(EngineUnavailable, "the database is not up, or went away"),
    Row(WrongCredentials, "user or password refused"),
    Row(WrongDatabase, "no database of that name"),
    Row(EngineTooOld, "a server older than Neo4j 5.26"),
    Row(ForeignData, "the database holds someone else's graph"),
    Row(SchemaMismatch, "a graph of another version of the schema"),
    Row(RebuildUnfinished, "the graph is being built anew, or that was cut short"),
    Row(ConfidentialShown, "the graph shows confidential documents, and this program is not started to show them"),
    Row(OriginalsWrong, "originals are missing, or are not what they were"),
    Row(StoreNotEmpty, "a restore into a store that holds something"),
    Row(DataFolderHeld, "another process owns the data folder and can't be reached"),
    Row(DataFolderUnusable, "the data folder can't be written, or is damaged"),
    Row(BadLog, "a line of the log that is damaged or was changed"),
    Row(QueryFault, "a statement of ours that the database refuses"),
    Row(NotFound, "a name that fits nothing"),
    Row(AmbiguousName, "a name that fits more than one actor"),
    Row(UnknownId, "an id that nothing has"),
    Row(PortTaken, "somebody listens on that port already"),
    Row(Unauthenticated, "a change asked for without a token, or with a wrong one"),
    Row(Forbidden, "a change asked of a server that takes none"),
    Row(RadslagError, "a defect of Radslag"),
)

OK, INTERRUPTED = 0, 130
"""The two exit codes without an error class: all went well, and interrupted by the user (Ctrl-C)."""
