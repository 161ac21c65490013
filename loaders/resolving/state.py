"""What resolving starts from and ends in: documents with their mentions, and actors by mention."""

from __future__ import annotations

from dataclasses import dataclass, field

from schema.documents import Node
from schema.statements import MentionRecord, StatementRecord


@dataclass(frozen=True)
class Doc:
    """What derive needs of a document: its id, day and block (county), mentions and statements.

    Of one that isn't whole, `speaks_of` are the names (as a scan may spell them) whose rows are all here: its rosters
    say nothing of others.
    """

    id: str
    date: str | None
    county: str | None
    mentions: tuple[MentionRecord, ...]
    statements: tuple[StatementRecord, ...]
    speaks_of: frozenset[str] | None = None


def order(doc: Doc) -> tuple[str, str]:
    """By the day that documents speak of."""
    return doc.date or "", doc.id


@dataclass
class Resolution:
    """Actors by mention id, with the reason of each link and the judgement behind it, where a person judged."""

    actor_of: dict[str, str] = field(default_factory=dict)
    reason_of: dict[str, str] = field(default_factory=dict)
    judgement_of: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Node] = field(default_factory=dict)
    owner_of: dict[str, str] = field(default_factory=dict)  # body -> organisation
    by_name: dict[str, tuple[str, str]] = field(default_factory=dict)  # mention -> whom its name denotes, and why
    named: dict[str, str] = field(default_factory=dict)  # whom a name alone denotes -> whom it denotes by judgement

    def link_of(self, m: MentionRecord) -> tuple[str | None, ...]:
        """Whom a mention denotes and whose that is; if it is found by name, also what the name alone says."""
        actor = self.actor_of.get(m.id)
        return (actor, self.owner_of.get(actor or ""), *self.by_name.get(m.id, ()))

    def take(self, mention: MentionRecord, actor: Node, reason: str, judgement: str | None = None) -> None:
        self.actors.setdefault(actor.id, actor)
        self.actor_of[mention.id] = actor.id
        self.reason_of[mention.id] = reason
        if judgement:
            self.judgement_of[mention.id] = judgement
