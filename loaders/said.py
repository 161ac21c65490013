"""What is said, one thing after the other, held against what was said before and what the graph has.

Who says again what they said before, word for word or with the id that it got, has said nothing new: the entry that the
log has stands for it, even when it was revoked since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.checking import checked
from loaders.corrected import Corrected
from loaders.entries import REVOCABLE, Entry, EntryKind, Side, in_force, now, revoked
from loaders.judgements import Judged, compare, pair
from queries.catalogue import ask
from queries.graph import Graph
from schema.errors import BadJudgement, Place, RadslagError, UnknownId

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Said:
    """The fields of one entry, not checked yet, with their place in a file. `kind`, `at` and `entry` may be missing,
    and a side may be the id of a mention or actor."""

    fields: Mapping[str, Any]
    place: Place | None = None


class Hearing:
    """Hears what is said and gives the entries that stand for it; changes nothing but itself."""

    def __init__(self, graph: Graph, entries: Sequence[Entry]) -> None:
        self._graph = graph
        self._by_id = {entry.id: entry for entry in entries}
        self._revoked = revoked(entries)
        self._judged = Judged(entries)
        self._corrected = Corrected(entries)
        self._standing = {
            _what(e): e for kind in (EntryKind.JUDGEMENT, EntryKind.DISMISSAL) for e in in_force(entries, kind)
        }
        self._sides: dict[str, Side] = {}

    def hear(self, said: Sequence[Said]) -> tuple[Entry, ...]:
        """The entry of each. Raises UnknownId, BadJudgement or ConflictingJudgement with the place, and StoreError."""
        self._look_up(side for one in said for name in SIDES if (side := _id(one.fields.get(name))))
        return tuple(self._heard(one) for one in said)

    def moved(self, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
        """Of these judgements those with a mention that isn't there, though its document is, with what takes their
        place: the same on the mention that has the name now; None when none has it, or both are one mention now."""
        self._look_up(entry.side(name).mention for entry in entries for name in SIDES)
        for entry in entries:
            sides = [entry.side(name) for name in SIDES]
            gone = [side for side in sides if side.mention not in self._sides]
            if not gone or not all(ask(self._graph, "stored_document", id=side.document) for side in gone):
                continue
            found = [self._sides.get(s.mention) or self._again(s.document, s.kind, s.name) for s in sides]
            yield entry, _on(entry, *found)

    def _heard(self, said: Said) -> Entry:
        try:
            given = {key: value for key, value in said.fields.items() if value is not None}
            fields = {"kind": EntryKind.JUDGEMENT, **given}
            make = _MAKERS.get(str(fields["kind"]))
            if make is None:
                raise BadJudgement(f"kind is {fields['kind']!r}; it can be {', '.join(_MAKERS)}")
            return make(self, fields)
        except ValueError as problem:
            raise BadJudgement(str(problem), where=said.place) from None
        except RadslagError as error:
            error.where = error.where or said.place
            raise

    def _judgement(self, fields: dict[str, Any]) -> Entry:
        if str(fields.get("entry")) in self._by_id and all(isinstance(fields.get(side), Mapping) for side in SIDES):
            return self._by_id[Entry.of(fields).id]  # known, even when a document of it isn't loaded any more
        sides = {name: self._side(name, fields.get(name)) for name in SIDES}
        if any(sides[name].as_dict() != fields[name] for name in sides if isinstance(fields[name], Mapping)):
            fields.pop("entry", None)  # found again under another id
        left, right = compare(*sides.values())
        entry, known = self._made({**fields, "left": left.as_dict(), "right": right.as_dict()})
        if not known:
            self._judged.add(entry)
            self._standing[_what(entry)] = entry
        return entry

    def _dismissal(self, fields: dict[str, Any]) -> Entry:
        entry, known = self._made(fields)
        if entry.reason is None:
            raise ValueError("reason is missing")
        if not known:
            if not ask(self._graph, "issue_known", id=entry.payload["issue"]):
                raise UnknownId(f"No issue has the id {entry.payload['issue']!r}")
            self._standing[_what(entry)] = entry
        return entry

    def _correction(self, fields: dict[str, Any]) -> Entry:
        if fields.get("entry") in self._by_id:
            return self._by_id[fields["entry"]]
        whole, known = checked(self._graph, fields, self._corrected)
        if known:
            return known
        entry, _ = self._made(whole)
        if entry.reason is None:
            raise ValueError("reason is missing")
        last = self._corrected.at(entry)
        if entry.at < last and "at" in fields:
            raise ValueError(f"at is {entry.at}, and the same was corrected at {last} already: later ones count")
        while entry.at <= last and "entry" not in fields:
            entry = self._later(entry)
        self._corrected.add(entry)
        return entry

    def _revocation(self, fields: dict[str, Any]) -> Entry:
        entry, known = self._made(fields)
        gone = self._by_id.get(entry.payload["revokes"])
        if gone is None or gone.kind not in REVOCABLE:
            raise UnknownId(f"Nothing that can be revoked has the id {entry.payload['revokes']!r}")
        if known or gone.id in self._revoked:
            return self._revoked[gone.id]
        self._revoked[gone.id] = entry
        self._standing.pop(_what(gone), None)
        if gone.kind == EntryKind.JUDGEMENT:
            self._judged.remove(gone)
        elif gone.kind == EntryKind.CORRECTION:
            self._corrected.remove(gone)
        return entry

    def _made(self, fields: Mapping[str, Any]) -> tuple[Entry, bool]:
        """(the entry of these fields, whether it was said before)."""
        given, timed = fields.get("entry"), "at" in fields
        entry = Entry.of({"at": now(), **fields})
        old = self._by_id.get(entry.id) if given or timed else None
        old = old or self._standing.get(_what(entry))
        if old:
            return old, True
        while entry.id in self._by_id:
            entry = entry.later()
        self._by_id[entry.id] = entry
        return entry, False

    def _later(self, entry: Entry) -> Entry:
        """The same, said a second later: corrections of a statement count in the order of their times."""
        del self._by_id[entry.id]
        later = entry.later()
        self._by_id[later.id] = later
        return later

    # --- whom a judgement is about ---

    def _side(self, name: str, told: Any) -> Side:
        id_ = _id(told)
        if id_ is None:
            raise ValueError(f"{name} is missing" if told is None else f"{name} is neither an id nor a map with one")
        if id_ in self._sides:
            return self._sides[id_]
        if isinstance(told, Mapping) and {"document", "kind", "name"} <= told.keys():
            again = self._again(*(str(told[key]) for key in ("document", "kind", "name")))
            if again:
                return self._sides.setdefault(id_, again)
        raise UnknownId(f"{name}: no mention and no actor has the id {id_!r}")

    def _again(self, document: str, kind: str, name: str) -> Side | None:
        """A mention that got another id since, when its document was read anew; None unless it is the only one."""
        found = ask(self._graph, "sides_by_name", document=document, kind=kind, name=name)
        return Side(found[0][0], document, kind, name) if len(found) == 1 else None

    def _look_up(self, ids: Iterable[str]) -> None:
        wanted = sorted(set(ids))
        for name in ("sides_by_mention", "sides_by_actor", "sides_by_past_id"):
            if missing := [id_ for id_ in wanted if id_ not in self._sides]:
                self._sides |= {id_: Side(*side) for id_, *side in ask(self._graph, name, ids=missing)}


_MAKERS: Mapping[str, Callable[[Hearing, dict[str, Any]], Entry]] = {
    EntryKind.JUDGEMENT: Hearing._judgement,
    EntryKind.DISMISSAL: Hearing._dismissal,
    EntryKind.CORRECTION: Hearing._correction,
    EntryKind.REVOCATION: Hearing._revocation,
}


def _on(entry: Entry, left: Side | None, right: Side | None) -> Entry | None:
    """The same judgement on two other mentions; None when they can't be judged."""
    if left is None or right is None or left.mention == right.mention:
        return None
    first, second = compare(left, right)
    told = {"left": first.as_dict(), "right": second.as_dict(), "verdict": entry.payload["verdict"]}
    return Entry.make(entry.kind, by=entry.by, at=entry.at, reason=entry.reason, **told)


def _id(side: Any) -> str | None:
    told = side.get("mention") if isinstance(side, Mapping) else side
    return told if isinstance(told, str) and told.strip() else None


def _what(entry: Entry) -> tuple[str, ...]:
    """What makes two entries the same thing said, whenever they were."""
    if entry.kind == EntryKind.JUDGEMENT:
        return (entry.kind, entry.by, entry.payload["verdict"], *pair(entry))
    return (entry.kind, entry.by, *map(str, entry.payload.values()))
