"""LoadReport: what a load read, what it left unread, and what it doubts; the same for people and as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from schema.errors import InputError, RadslagError
from schema.statements import DocumentRecord, StatementKind

LOADED, REPLACED, UNCHANGED, FAILED = "loaded", "replaced", "unchanged", "failed"
NEW_VERSION = "new_version"
HIDDEN = "confidential"  # kept and read, and not in the graph: it doesn't show confidential documents


@dataclass
class DocumentReport:
    """One document's part: its status, what was read, the lines that were not, and what is in doubt."""

    path: str
    status: str
    title: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    lines: int = 0
    unread: list[dict[str, Any]] = field(default_factory=list)  # line (from 1), text, reason
    doubts: list[dict[str, str]] = field(default_factory=list)  # code, message, id
    error: dict[str, Any] | None = None


@dataclass
class LoadReport:
    """All documents of one load, in the order in which they were taken."""

    documents: list[DocumentReport] = field(default_factory=list)
    interrupted: bool = False
    unused: list[str] = field(default_factory=list)  # doubts that were answered, but met in no document

    def of(self, status: str) -> list[DocumentReport]:
        return [d for d in self.documents if d.status == status]

    @property
    def exit_code(self) -> int:
        """0 when all were read; 130 when interrupted; else that of the first document that failed."""
        if self.interrupted:
            return 130
        failed = self.of(FAILED)
        return int((failed[0].error or {}).get("exit_code", InputError.exit_code)) if failed else 0

    def as_dict(self) -> dict[str, Any]:
        return {
            "loaded": len(self.of(LOADED)),
            "replaced": len(self.of(REPLACED)),
            "new_versions": len(self.of(NEW_VERSION)),
            "unchanged": len(self.of(UNCHANGED)),
            "confidential": len(self.of(HIDDEN)),
            "failed": len(self.of(FAILED)),
            "interrupted": self.interrupted,
            "answers_without_doubt": self.unused,
            "documents": [asdict(d) for d in self.documents],
        }


COUNTED = {
    StatementKind.ROSTER_ROW: "people",
    StatementKind.ITEM: "items",
    StatementKind.DECISION: "decisions",
    StatementKind.MANDATE: "mandates",
    StatementKind.AGREEMENT: "agreements",
    StatementKind.FUNDING: "funding",
    StatementKind.NAMING: "bodies",
    StatementKind.ELECTION: "elections",
    StatementKind.STANCE: "stances",
    StatementKind.LINK: "links",
    StatementKind.NEXT_MEETING: "next_meetings",
}


def report_of(path: str, record: DocumentRecord, status: str, line_number: Any) -> DocumentReport:
    """The report of a document that was read; `line_number` gives the line of an offset."""
    counts = dict.fromkeys(COUNTED.values(), 0)
    for s in record.statements:
        if s.kind in COUNTED:
            counts[COUNTED[s.kind]] += 1
    unread = [
        {"line": line_number(p.start), "text": " ".join(p.text.split())[:120], "reason": p.reason}
        for p in record.passages
        if p.use == "UNREAD"
    ]
    return DocumentReport(
        path,
        status,
        record.title,
        counts,
        len(record.passages),
        unread,
        [{"code": code, "message": message, "id": id_} for code, message, id_ in record.doubts],
    )


def failure(path: str, error: RadslagError) -> DocumentReport:
    """The report of a document that could not be read or written."""
    return DocumentReport(path, FAILED, error={**error.as_dict(), "exit_code": error.exit_code})
