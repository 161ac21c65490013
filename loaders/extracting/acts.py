"""Statements about what was decided, what was given to somebody to do, and money."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extracting.collect import Extraction, cited
from loaders.minutes import Decision, Said
from schema.evidence import Citation, FieldBasis
from schema.period import precision
from schema.statements import MentionKind, StatementKind

DECISION_KINDS = {
    "decision": "DECISION",
    "approval": "APPROVAL",
    "elected": "ELECTION",
    "noted": "NOTED",
    "postponed": "DECISION",
    "rejected": "REJECTION",
    "referred back": "REFERRED_BACK",
}
VOTES = ("votes_for", "votes_against", "votes_abstained")


def decisions(x: Extraction) -> None:
    for d in x.minutes.decisions:
        deciders = _deciders(x, d)
        asked = x.names.actor_named(d.proposed_to) if d.proposed_to else None
        counted = dict(zip(VOTES, d.votes, strict=True))
        x.state(
            StatementKind.DECISION,
            d.rule,
            {
                "item": d.item,
                "text": d.text.value,
                "decision_kind": DECISION_KINDS[d.kind],
                "status": d.status,
                "date": x.date,
                "effective_from": d.effective_from.value if d.effective_from else None,
                **counted,
            },
            [*(("decided_by", decider) for decider in deciders), ("proposed_to", asked)],
            [
                *d.text.cite("text"),
                *_decided_by(x, d, deciders),
                *x.called("proposed_to", d.proposed_to, asked),
                *cited(effective_from=d.effective_from),
                *(c for name, n in counted.items() if n is not None and d.votes_said for c in d.votes_said.cite(name)),
            ],
        )


def _deciders(x: Extraction, d: Decision) -> list[str]:
    """Who decided. Another than the body, of whose decision the text only tells, may be known by that name alone."""
    if d.decided_by is None:
        return x.names.own_bodies()
    unknown = d.status == "REPORTED" and d.rule == "decision_of_another"
    return x.names.deciders(d.decided_by) or ([x.names.organization(d.decided_by)] if unknown else [])


def _decided_by(x: Extraction, d: Decision, deciders: Sequence[str]) -> list[Citation]:
    """The deciders' words; where none are said it is the meeting's own body, or bodies, by inference."""
    if d.decided_by:
        said = d.decided_by if len(deciders) < 2 else d.decided_by.inferred()
        return x.called("decided_by", said, deciders[0] if deciders else None)
    own = (c for body in x.minutes.header.bodies for c in body.name.cite("decided_by"))
    return [Citation(c.field, c.span, c.role, FieldBasis.INFERRED) for c in own]


def _givers(x: Extraction, given_by: Said | None) -> list[str]:
    """Who gives a task; what a decision of several bodies gives without naming who, they give together."""
    if given_by is None:
        return []
    body = x.minutes.header.body
    unsaid = body is not None and (given_by.value, given_by.places) == (body.value, body.places)
    return x.names.own_bodies() if unsaid else x.names.deciders(given_by)


def mandates(x: Extraction) -> None:
    own = [each.name for each in x.minutes.header.bodies]
    items = {item.position: item for item in x.minutes.items}
    for m in x.minutes.mandates:
        due = m.due.value if m.due else None
        holders = [(said, x.names.actor(kind, said)) for kind, said in m.holders]
        givers = _givers(x, m.given_by)
        forum = x.names.body(m.reports_to) if m.reports_to else None
        item = items.get(m.item) if m.item is not None else None
        number = item.diary_number if item else None
        concerns = [
            x.names.agreement(m.concerns) if m.concerns else None,
            x.names.said(MentionKind.MATTER, number) if number else None,
        ]
        bodies = x.names.own_bodies()
        x.state(
            StatementKind.MANDATE,
            m.rule,
            {
                "item": m.item,
                "task": m.task.value,
                "due": due,
                "status": m.status,
                "date": x.date,
                "due_precision": precision(due) if due else None,
                "condition": m.condition.value if m.condition else None,
            },
            [
                ("mandate", x.tasks.mention(m, [*(h for _, h in holders), *givers], [c for c in concerns if c])),
                *(("holder", holder) for _, holder in holders),
                *(("given_by", giver) for giver in givers),
                ("reports_back_to", forum),
                *(("concerns", concern) for concern in concerns),
                *(("body", body) for body in bodies),
            ],
            [
                *m.task.cite("task"),
                *(c for said, holder in holders for c in x.called("holder", said, holder)),
                *cited(due=m.due, condition=m.condition, status=m.status_said, concerns=number),
                *x.called("given_by", m.given_by, givers[0] if givers else None),
                *x.called("reports_back_to", m.reports_to, forum),
                *(x.spoken_of("concerns", m.concerns, m.task.places) if m.concerns else ()),
                *x.on_the_day("body", *own),
            ],
        )


def funding(x: Extraction) -> None:
    for f in x.minutes.funding:
        decider = x.names.actor_named(f.decided_by) if f.decided_by else None
        x.state(
            StatementKind.FUNDING,
            f.rule,
            {
                "item": f.item,
                "funding_kind": f.kind,
                "amount": int(f.amount.value) if f.amount else None,
                "purpose": f.purpose.value,
                "activity": f.activity.value if f.activity else None,
                "decided_on": f.decided_on.value if f.decided_on else None,
                "year": f.year,
                "parts": tuple(map(str, f.parts)) or None,
                "date": x.date,
            },
            [("recipient", x.names.actor(*f.recipient) if f.recipient else None), ("decided_by", decider)],
            [
                *cited(purpose=f.purpose, amount=f.amount, activity=f.activity, decided_on=f.decided_on),
                *cited(recipient=f.recipient[1] if f.recipient else None),
                *x.called("decided_by", f.decided_by, decider),
            ],
        )
