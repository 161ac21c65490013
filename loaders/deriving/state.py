"""What the steps of deriving share: the documents in order, who is who, and the world as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.resolving.state import Doc, Resolution
from loaders.world import World
from schema.identity import digest
from schema.issues import ISSUES
from schema.nodes import Issue
from schema.statements import StatementKind, StatementRecord

Bodies = tuple[str, ...]
"""Ids of one body, or of those that meet together, in order."""


@dataclass
class Derivation:
    """`docs` stand in the order of their days; a step finds here what the steps before it made."""

    docs: Sequence[Doc]
    found: Resolution
    made: World = field(default_factory=World)
    meeting_of: dict[str, str] = field(default_factory=dict)  # document -> its meeting
    item_at: dict[tuple[str, int], str] = field(default_factory=dict)  # (document, position) -> item
    began: dict[tuple[Bodies, str], str] = field(default_factory=dict)  # whose meeting, a later day of it -> its first
    met: dict[tuple[str, str], set[Bodies]] = field(default_factory=dict)  # (body, day) -> whose meetings there were
    decision_at: dict[tuple[str, int], str] = field(default_factory=dict)  # (document, ordinal) -> decision

    def actor(self, mention: str | None) -> str | None:
        """The id of the actor, matter or agreement that a mention denotes."""
        return self.found.actor_of.get(mention) if mention else None

    def bodies(self, s: StatementRecord) -> Bodies:
        """Whose meeting a statement tells of."""
        return tuple(sorted(self.actors(s, "body")))

    def meeting_id(self, bodies: Bodies, day: str) -> str:
        """The id of a meeting of bodies on a day, which may be the second day of one that began before."""
        return meeting_id(bodies, self.began.get((bodies, day), day))

    def key(self, actor: str) -> str:
        """An actor's name as it is compared; an earlier document that names a person changes their id, but not this."""
        return str(getattr(self.found.actors[actor], "search_key", actor))

    def actors(self, s: StatementRecord, role: str) -> list[str]:
        """Whom a statement is about in a role, each once, in its order."""
        return list(dict.fromkeys(filter(None, map(self.actor, s.all(role)))))

    def place(self, doc: Doc, s: StatementRecord) -> tuple[str | None, str | None]:
        """(item, meeting) in which a statement stands, by its document and its value `item`."""
        at = s.get("item")
        return (self.item_at.get((doc.id, at)) if at is not None else None), self.meeting_of.get(doc.id)

    def link_place(self, id_: str, item: str | None, meeting: str | None) -> None:
        """Say in which item and meeting a fact stands."""
        if item:
            self.made.link(id_, "IN_ITEM", item)
        if meeting:
            self.made.link(id_, "IN_MEETING", meeting)

    def issue(
        self,
        code: str,
        key: Sequence[str],
        *,
        about: Iterable[str],
        according_to: Iterable[str],
        since: str | None,
        until: str | None = None,
        **said: str,
    ) -> None:
        """Enter an Issue about some nodes, with the statements of all its sides.

        `key` is what it is about in words that don't change when more documents come: an Issue keeps its id, by which
        it is dismissed. `until` is the last day of what was mended later. `said` are the values that its message names.
        """
        row = ISSUES[code]
        if since:
            said["since"] = since
        id_ = self.made.add(
            Issue(
                id=digest("issue", code, *key),
                code=code,
                severity=row.severity,
                message=row.message("en", said),
                message_sv=row.message("sv", said),
                since=since,
                until=until,
            )
        )
        for node in about:
            self.made.link(id_, "CONCERNS", node)
        self.made.rest(id_, according_to)


def meeting_id(bodies: Bodies, first: str) -> str:
    """The id of the meeting of bodies that began on a day."""
    return digest("meeting", *bodies, first)


def of_kind(doc: Doc, kind: StatementKind) -> list[StatementRecord]:
    """A document's statements of one kind."""
    return [s for s in doc.statements if s.kind == kind]
