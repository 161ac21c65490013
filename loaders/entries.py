"""What people say and do, as entries of a log: each kind with its fields, checked, with an id from its content.

    JUDGEMENT   left, right, verdict           two mentions are the same, different, or nobody can tell
    CORRECTION  document, statement, action    a statement is altered, withdrawn or added
    DISMISSAL   issue                          an Issue is none
    ANSWER      doubt, on, and what settles it an answer to what the reader was unsure of
    REVOCATION  revokes                        an entry of the four kinds above counts no more
    LOADED      document, source, reading      a document was loaded; of a register, how it was read; `masked_from`:
                                               the documents in whose place it came when somebody was erased
    UNLOADED    document                       and was taken out

Each also has `by`, `at` (UTC, to the second) and, where given, `reason`. The id is a digest of all of that, so that an
entry that was changed shows. One whose words were masked since keeps its id, and says `masked`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from schema.identity import digest
from schema.period import is_partial_date
from schema.statements import MentionKind

MOST_CHARACTERS = 10_000
"""The longest text that a field may hold."""


class EntryKind(StrEnum):
    JUDGEMENT = "JUDGEMENT"
    CORRECTION = "CORRECTION"
    DISMISSAL = "DISMISSAL"
    ANSWER = "ANSWER"
    REVOCATION = "REVOCATION"
    LOADED = "LOADED"
    UNLOADED = "UNLOADED"


SAID = frozenset(EntryKind) - {EntryKind.LOADED, EntryKind.UNLOADED}
"""What people say; the rest is what was done with documents."""
REVOCABLE = frozenset({EntryKind.JUDGEMENT, EntryKind.CORRECTION, EntryKind.DISMISSAL, EntryKind.ANSWER})


class Verdict(StrEnum):
    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"


class Action(StrEnum):
    """What a correction does to a statement."""

    ALTER = "ALTER"
    WITHDRAW = "WITHDRAW"
    ADD = "ADD"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that a judgement is about, told so that it is found again after the document is read anew."""

    mention: str
    document: str
    kind: str
    name: str

    def as_dict(self) -> dict[str, str]:
        return {"mention": self.mention, "document": self.document, "kind": self.kind, "name": self.name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log. `payload` holds the fields of its kind as JSON values."""

    kind: EntryKind
    by: str
    at: str
    reason: str | None = None
    payload: Mapping[str, Any]
    masked: bool = False
    id: str = field(default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.id or digest("entry", _canonical(self._content())))

    @classmethod
    def make(
        cls, kind: EntryKind, *, by: str, at: str | None = None, reason: str | None = None, **payload: Any
    ) -> Self:
        """An entry of now, or of the time given. Raises ValueError for fields that its kind doesn't take."""
        told = {"kind": kind, "by": by, "at": at or now(), "reason": reason, **payload}
        return cls.of({key: value for key, value in told.items() if value is not None})

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Self:
        """The entry of these fields, checked. Raises ValueError saying what is wrong with which."""
        kind = EntryKind(_choice(EntryKind)("kind", fields.get("kind")))
        shape = FIELDS[kind]
        if unknown := sorted(fields.keys() - shape.keys() - ALWAYS.keys() - {"entry", "kind", "masked"}):
            raise ValueError(f"{unknown[0]!r} is no field of {kind}; there are {', '.join([*shape, *ALWAYS])}")
        always = {name: check(name, fields.get(name)) for name, check in ALWAYS.items()}
        payload = {name: check(name, fields.get(name)) for name, check in shape.items()}
        given, masked = fields.get("entry"), _flag("masked", fields.get("masked")) or False
        made = cls(
            kind=kind, **always, payload={k: v for k, v in payload.items() if v is not None}, masked=masked,
            id=_text("entry", given) if masked else "",
        )  # fmt: skip
        if given is not None and given != made.id:
            raise ValueError(f"it says entry {given!r}, but its content makes {made.id}: it was changed")
        return made

    def as_dict(self) -> dict[str, Any]:
        """As JSON, the id first."""
        return {"entry": self.id, **self._content(), **({"masked": True} if self.masked else {})}

    def line(self) -> bytes:
        """As a line of the log."""
        return json.dumps(self.as_dict(), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def side(self, name: str) -> Side:
        """`left` or `right` of a judgement."""
        return Side(**self.payload[name])

    def later(self) -> Self:
        """The same, said a second later."""
        at = dt.datetime.fromisoformat(self.at) + dt.timedelta(seconds=1)
        return replace(self, at=at.isoformat(timespec="seconds"), id="")

    def _content(self) -> dict[str, Any]:
        told = {"kind": str(self.kind), "by": self.by, "at": self.at, "reason": self.reason, **self.payload}
        return {key: value for key, value in told.items() if value is not None}


def now() -> str:
    """This second, in UTC."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def revoked(entries: Iterable[Entry]) -> dict[str, Entry]:
    """By the id of each entry that counts no more, the first revocation of it."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind == EntryKind.REVOCATION:
            found.setdefault(entry.payload["revokes"], entry)
    return found


def in_force(entries: Iterable[Entry], kind: EntryKind) -> list[Entry]:
    """The entries of one kind that nobody revoked, in their order."""
    told = list(entries)
    gone = revoked(told)
    return [entry for entry in told if entry.kind == kind and entry.id not in gone]


def loaded(entries: Iterable[Entry]) -> dict[str, Entry]:
    """By document, its last loading; not of those that were unloaded since."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind == EntryKind.LOADED:
            before = found.get(entry.payload["document"])
            if before and before.payload.get("replaces") != entry.payload.get("replaces"):
                del found[entry.payload["document"]]  # it came behind what it takes the place of
            found[entry.payload["document"]] = entry
        elif entry.kind == EntryKind.UNLOADED:
            found.pop(entry.payload["document"], None)
    return found


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


# --- What a field may hold ---

Check = Callable[[str, Any], Any]


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} is missing" if value is None else f"{name} is no text")
    if len(value) > MOST_CHARACTERS:
        raise ValueError(f"{name} has {len(value)} characters; at most {MOST_CHARACTERS} are taken")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{name} has half a character in it") from None
    return value


def _maybe(check: Check) -> Check:
    return lambda name, value: None if value is None else check(name, value)


def _flag(name: str, value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{name} is neither true nor false")
    return value


def _choice(choices: type[StrEnum]) -> Check:
    def check(name: str, value: Any) -> str:
        if value is None:
            raise ValueError(f"{name} is missing")
        if value not in [str(choice) for choice in choices]:
            raise ValueError(f"{name} is {value!r}; it can be {', '.join(choices)}")
        return str(value)

    return check


def _time(name: str, value: Any) -> str:
    """A time with its zone, to the second and in UTC; a day means its beginning."""
    try:
        time = dt.datetime.fromisoformat(_text(name, value))
    except ValueError:
        raise ValueError(f"{name} is {value!r}, and no time like 2024-06-03T12:00:00+00:00") from None
    return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")


def _day(name: str, value: Any) -> str:
    if not is_partial_date(_text(name, value)) or len(value) != 10:
        raise ValueError(f"{name} is {value!r}, and no day like 2024-06-03")
    return str(value)


def _side(name: str, value: Any) -> dict[str, str]:
    checks: dict[str, Check] = {"mention": _text, "document": _text, "kind": _choice(MentionKind), "name": _text}
    if not isinstance(value, Mapping) or value.keys() - checks.keys():
        raise ValueError(f"{name} is no map of {', '.join(checks)}")
    return {key: str(check(f"{name}.{key}", value.get(key))) for key, check in checks.items()}


def _texts(name: str, value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{name} is no map of texts")
    return {_text(name, key): _text(f"{name}.{key}", one) for key, one in value.items()}


def _list(name: str, value: Any) -> list[str]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{name} is no list of texts")
    return [_text(name, one) for one in value]


def _anything(name: str, value: Any) -> Any:
    """Any JSON value; None is left out."""
    return value


ALWAYS: Mapping[str, Check] = {"by": _text, "at": _time, "reason": _maybe(_text)}
FIELDS: Mapping[EntryKind, Mapping[str, Check]] = {
    EntryKind.JUDGEMENT: {"left": _side, "right": _side, "verdict": _choice(Verdict)},
    EntryKind.CORRECTION: {
        "document": _text,
        "statement": _text,
        "action": _choice(Action),
        "field": _maybe(_text),
        "before": _anything,
        "value": _anything,
    },
    EntryKind.DISMISSAL: {"issue": _text},
    EntryKind.REVOCATION: {"revokes": _text},
    EntryKind.ANSWER: {
        "doubt": _text,
        "on": _day,
        "person": _maybe(_texts),
        "body": _maybe(_text),
        "date": _maybe(_day),
        "means": _maybe(_text),
        "dismiss": _flag,
    },
    EntryKind.LOADED: {
        "document": _text,
        "source": _text,
        "confidential": _flag,
        "replaces": _maybe(_text),
        "reading": _maybe(_texts),
        "masked_from": _maybe(_list),
    },
    EntryKind.UNLOADED: {"document": _text},
}
"""What an entry of each kind says beside `ALWAYS`."""
