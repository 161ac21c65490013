"""What the modules of `extracting` share: the minutes, the document's mentions, and the statements as they grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from loaders.mentions import Mentions
from loaders.minutes import Minutes, Said
from loaders.taskmentions import TaskMentions
from schema.evidence import Citation
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
