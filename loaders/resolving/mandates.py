"""Tasks: what a document speaks of may be a task that an earlier one gave (`sequels` says when)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from loaders.judging import Judgements
from loaders.keys.tasks import own_words, words_alone
from loaders.resolving.clusters import Clusters
from loaders.resolving.groups import Named, Pairs
from loaders.resolving.sequels import FOLLOWING, LISTED, Told, in_one_document, sequels
from loaders.resolving.state import Doc, Resolution, order
from schema.identity import digest, search_key
from schema.nodes import Mandate
from schema.statements import MentionRecord, StatementKind, StatementRecord

ENOUGH = 2  # words of its own from which a task that is given again is the same


def mandates(found: Resolution, docs: Sequence[Doc], pairs: Pairs, judged: Judgements) -> None:
    """Enter which tasks the mentions denote; bodies, agreements and matters are entered."""
    clusters = Clusters((m.id for _, m in pairs), judged)
    for told in _by_key(found, docs, pairs).values():
        for earlier, later, reason in sequels(told):
            clusters.tie((earlier, later), reason)
    groups: dict[str, list[Named]] = defaultdict(list)
    for doc, m in pairs:
        groups[clusters.root(m.id)].append(Named(doc, m, _mandate(m), "same_document"))
    for group in groups.values():
        first = min(group, key=lambda n: n.order)
        for n in group:
            judgement = clusters.judged.get(n.mention.id)
            reason = "judged_same" if judgement else clusters.reasons.get(n.mention.id, n.reason)
            found.take(n.mention, first.actor, reason, judgement)


def _by_key(found: Resolution, docs: Sequence[Doc], pairs: Pairs) -> dict[tuple[str, str], list[Told]]:
    """What documents tell of the tasks of each key in a county, in the order of their days."""
    statements: dict[str, list[StatementRecord]] = defaultdict(list)
    for doc in docs:
        for s in doc.statements:
            if s.kind == StatementKind.MANDATE and (mention := s.one("mandate")):
                statements[mention].append(s)
    told: dict[tuple[str, str], list[tuple[tuple[object, ...], Told]]] = defaultdict(list)
    for doc, m in pairs:
        if said := sorted(statements.get(m.id, ()), key=lambda s: s.ordinal):
            each = in_one_document(_told(found, doc, m, s) for s in said)
            # in one document, what comes back to a task is told before what gives another in the same words
            place = (*order(doc), each.status not in FOLLOWING, said[0].ordinal)
            told[(doc.county or "", words_alone(m.key))].append((place, each))
    return {key: [each for _, each in sorted(many, key=itemgetter(0))] for key, many in told.items()}


def _told(found: Resolution, doc: Doc, m: MentionRecord, s: StatementRecord) -> Told:
    actor_of = found.actor_of
    about, bodies = (frozenset(actor_of[i] for i in s.all(role) if i in actor_of) for role in ("concerns", "body"))
    brief = own_words(m.key.partition("|")[2].partition("|")[0].split()) < ENOUGH
    return Told(m.id, doc.id, doc.date, s.get("status"), s.get("due"), s.rule in LISTED, brief, bodies, about)


def _mandate(m: MentionRecord) -> Mandate:
    return Mandate(id=digest("mandate", m.id), task=m.name, search_key=search_key(m.name), position=0)
