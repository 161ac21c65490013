"""Layer 1 of the graph: documents with what they say, and what people say of that. Nothing here is ever derived.

Each label is one frozen dataclass; a field is a property of the same name (snake_case). The world is in `nodes`.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """The root of all labels: a stable id (see `identity`)."""

    label: ClassVar[str]
    also: ClassVar[tuple[str, ...]] = ()
    id: str

    def properties(self) -> dict[str, Any]:
        """What is stored: the fields that have a value, tuples as lists."""
        pairs = ((name, getattr(self, name)) for name in names_of(type(self)))
        return {k: list(v) if isinstance(v, tuple) else v for k, v in pairs if v is not None}


def names_of(cls: type[Node]) -> tuple[str, ...]:
    """The properties that a label's class declares."""
    if cls not in _NAMES:
        _NAMES[cls] = tuple(f.name for f in dataclasses.fields(cls))
    return _NAMES[cls]


_NAMES: dict[type[Node], tuple[str, ...]] = {}


# --- Layer 1: what documents say ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    """A file as loaded; `id` is the sha256 of its bytes, `date` the day that it speaks of.

    `withdrawn_at` and `replaced_by` (an id) are set when another version of it came: what it says counts no more.
    """

    label: ClassVar[str] = "Document"
    title: str
    search_key: str
    source: str
    kind: str
    date: str | None = None
    format: str
    pages: int
    county: str | None = None
    block: str
    loaded_at: str
    confidential: bool = False
    lines: int
    unread: int
    characters: int
    settled: str | None = None
    withdrawn_at: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Node):
    """A line of a document's stored text: [start, end) in code points, and what became of it.

    `number` counts the passages from 0; `line` is the line of the stored text, from 1, that it begins on.
    """

    label: ClassVar[str] = "Passage"
    number: int
    line: int
    page: int | None = None
    start: int
    end: int
    text: str
    struck: bool
    use: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Node):
    """One actor or matter as one document names it; `scope` is block, kind and key: whom it can be one with.

    `also_written` are other words for it there, each with its reason in `also_because`; `scanned`: the document is a
    scan whose letters can't be trusted; `whole_scope`: the scope of what an abbreviation stands for; `apart` is
    what tells a person from namesakes in a register; `alone_id` is the id that a person would have by this mention
    alone, and may have had. It has a scope as long as its document counts in the world: not when that is withdrawn or
    hidden.
    """

    label: ClassVar[str] = "Mention"
    kind: str
    name: str
    name_as_written: str
    search_key: str
    name_key: str
    key: str
    scope: str | None = None
    block: str = ""
    date: str | None = None
    actor_kind: str | None = None
    owner: str | None = None
    whole: str | None = None
    whole_scope: str | None = None
    scanned: bool | None = None
    apart: str | None = None
    alone_id: str | None = None
    also_written: tuple[str, ...] = ()
    also_because: tuple[str, ...] = ()
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Node):
    """One thing that a document says; its values stand beside these under the names of `statements.FIELDS`.

    `confidence` is the lower bound of how often its rule was right on gold readings; none where too few are known.
    `original` is what it said before people corrected it, as JSON; one that they withdrew counts no more.
    """

    label: ClassVar[str] = "Statement"
    kind: str
    document: str
    ordinal: int
    rule: str
    confidence: float | None = None
    original: str | None = None
    withdrawn_at: str | None = None


# --- Layer 1, too: what people say of it ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Node):
    """What all that people say has: who said it, when (ISO 8601) and why. It is in force until it is revoked."""

    reason: str | None = None
    by: str
    at: str
    revoked_at: str | None = None
    revoked_by: str | None = None
    revoked_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Said):
    """A person's word on two mentions (`left` < `right`, ids): SAME, DIFFERENT or UNSURE. In force until revoked."""

    label: ClassVar[str] = "Judgement"
    left: str
    right: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Said):
    """A person's change of what a document is read to say; in force until revoked.

    action: ALTER (`field` of `statement` is `value`), WITHDRAW (`statement` is not said) or ADD (`value` is a whole
    statement). `before` and `value` are JSON.
    """

    label: ClassVar[str] = "Correction"
    document: str
    statement: str
    action: str
    field: str | None = None
    before: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Said):
    """A person's word that an Issue (`issue`, its id) is none. In force until revoked."""

    label: ClassVar[str] = "Dismissal"
    issue: str
    reason: str
