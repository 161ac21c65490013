"""What the modules of `extracting` share: the minutes, the document's mentions, and the statements as they grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from loaders.mentions import Mentions, mention_key
from loaders.minutes import Minutes, Said
from loaders.taskmentions import TaskMentions
from schema.evidence import Citation, EvidenceRole, FieldBasis, Span
from schema.identity import name_key
from schema.statements import StatementKind, StatementRecord, Value


class Extraction:
    """Collects the statements of one document about its mentions; ordinals count within each kind."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes, self.document = minutes, minutes.source.content_id
        self.names = Mentions(minutes)
        self.tasks = TaskMentions(self.names)
        self.statements: list[StatementRecord] = []
        self.ordinals: Counter[StatementKind] = Counter()
        self.date = minutes.header.dates[0].value if minutes.header.dates else None

    def state(
        self,
        kind: StatementKind,
        rule: str,
        values: Mapping[str, Value],
        about: Iterable[tuple[str, str | None]] = (),
        evidence: Iterable[Citation] = (),
    ) -> None:
        kept = {k: v for k, v in values.items() if v is not None}
        pairs = tuple((role, mention) for role, mention in about if mention)
        self.statements.append(
            StatementRecord(self.document, kind, self.ordinals[kind], rule, kept, pairs, tuple(dict.fromkeys(evidence)))
        )
        self.ordinals[kind] += 1

    def called(self, name: str, said: Said | None, mention: str | None) -> list[Citation]:
        """The words for an actor; an inference where they mean one who is called so only in this document."""
        if said is None or mention is None:
            return []
        meant = self.names.records[mention]
        by_name = mention_key(meant.kind, said.value) == meant.key or _same(said.value, meant.name)
        return (said if by_name or said.basis is not FieldBasis.STATED else said.inferred()).cite(name)

    def on_the_day(self, name: str, *said: Said) -> list[Citation]:
        """The head of the minutes that gives what a passage leaves out: whose meeting it is, and on which day."""
        places = (at for each in said for at in each.places)
        return [Citation(name, at, EvidenceRole.HEADING, FieldBasis.INFERRED) for at in places]

    def spoken_of(self, name: str, agreement: str, within: Iterable[Span] = ()) -> list[Citation]:
        """Where the text speaks of an agreement that is known by its name: in these words, else where it is named."""
        known = next((a for a in self.minutes.agreements if a.name.value == agreement), None)
        if known is None:
            return []
        here = [at for at in known.places if any(w.start <= at.start < w.end for w in within)]
        return [Citation(name, at, basis=FieldBasis.INFERRED) for at in here or known.name.places]


def _same(said: str, name: str) -> bool:
    """Whether words are a name, or stand in it as its short form, but for its genitive."""
    words_ = name_key(said)
    return words_ in (name_key(name), name_key(name).removesuffix("s")) or f"({said.removesuffix('s')})" in name


def doubts(x: Extraction) -> None:
    """What the reader was unsure of, last: names are in doubt only when nothing has introduced them."""
    for d in x.minutes.doubts:
        evidence = [Citation("words", d.place)] if d.place else []
        x.state(
            StatementKind.DOUBT,
            "doubt",
            {"code": d.code, "message": d.message, "doubt": d.id, "date": x.date},
            (),
            evidence,
        )


def cited(**said: Said | None) -> list[Citation]:
    """Where each field's words stand; fields without a value have none."""
    return [c for name, value in said.items() if value for c in value.cite(name)]
