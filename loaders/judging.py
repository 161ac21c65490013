"""What people judged of who is who: pairs of mentions that denote the same, or that don't. It wins over every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from schema.documents import Judgement
from schema.identity import digest

SAME, DIFFERENT, UNSURE = "SAME", "DIFFERENT", "UNSURE"
VERDICTS = (SAME, DIFFERENT, UNSURE)


def judgement(left: str, right: str, verdict: str, *, by: str, at: str, reason: str | None = None) -> Judgement:
    """A judgement on two mentions (ids, in any order). Its id follows from all but the reason."""
    first, second = sorted((left, right))
    id_ = digest("judgement", first, second, verdict, by, at)
    return Judgement(id=id_, left=first, right=second, verdict=verdict, reason=reason, by=by, at=at)


class Judgements:
    """Those in force, of which SAME and DIFFERENT count; found by mention. Their order doesn't matter."""

    def __init__(self, records: Iterable[Judgement] = ()) -> None:
        counting = {r.id: r for r in records if r.verdict != UNSURE and r.revoked_at is None}
        self.records = tuple(counting[i] for i in sorted(counting))
        of: dict[str, list[Judgement]] = defaultdict(list)
        for r in self.records:
            of[r.left].append(r)
            of[r.right].append(r)
        self.of: Mapping[str, list[Judgement]] = dict(of)

    def __bool__(self) -> bool:
        return bool(self.records)

    def but(self, more: Iterable[Judgement] = (), less: Iterable[Judgement] = ()) -> Judgements:
        """These with some more and some less."""
        gone = {r.id for r in less}
        return Judgements(r for r in (*self.records, *more) if r.id not in gone)


NONE = Judgements()
