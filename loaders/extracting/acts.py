"""Statements about what was decided, what was given to somebody to do, and money."""

from __future__ import annotations

from loaders.extracting.collect import Extraction, cited
from loaders.minutes import Decision
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
        decider = _decider(x, d)
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
            [("decided_by", decider), ("proposed_to", asked)],
            [
                *d.text.cite("text"),
                *(_decided_by(x, d, decider) if decider else ()),
                *x.called("proposed_to", d.proposed_to, asked),
                *cited(effective_from=d.effective_from),
                *(c for name, n in counted.items() if n is not None and d.votes_said for c in d.votes_said.cite(name)),
            ],
        )


def _decider(x: Extraction, d: Decision) -> str | None:
    """Who decided. Another than the body, of whose decision the text only tells, may be known by that name alone."""
    if d.decided_by is None:
        return x.names.own_body()
    unknown = d.status == "REPORTED" and d.rule == "decision_of_another"
    return x.names.actor_named(d.decided_by) or (x.names.organization(d.decided_by) if unknown else None)


def _decided_by(x: Extraction, d: Decision, decider: str) -> list[Citation]:
    """The decider's words; where none are said it is the meeting's own body, by inference."""
    if d.decided_by:
        return x.called("decided_by", d.decided_by, decider)
    body = x.minutes.header.body
    own = body.cite("decided_by") if body else []
    return [Citation(c.field, c.span, c.role, FieldBasis.INFERRED) for c in own]


def mandates(x: Extraction) -> None:
    own = x.minutes.header.body
    items = {item.position: item for item in x.minutes.items}
    for m in x.minutes.mandates:
        due = m.due.value if m.due else None
        holders = [(said, x.names.actor(kind, said)) for kind, said in m.holders]
        giver = x.names.actor_named(m.given_by) if m.given_by else None
        forum = x.names.body(m.reports_to) if m.reports_to else None
        item = items.get(m.item) if m.item is not None else None
        number = item.diary_number if item else None
        concerns = [
            x.names.agreement(m.concerns) if m.concerns else None,
            x.names.said(MentionKind.MATTER, number) if number else None,
        ]
        body = x.names.own_body()
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
                ("mandate", x.tasks.mention(m, [*(h for _, h in holders), giver], [c for c in concerns if c])),
                *(("holder", holder) for _, holder in holders),
                ("given_by", giver),
                ("reports_back_to", forum),
                *(("concerns", concern) for concern in concerns),
                ("body", body),
            ],
            [
                *m.task.cite("task"),
                *(c for said, holder in holders for c in x.called("holder", said, holder)),
                *cited(due=m.due, condition=m.condition, status=m.status_said, concerns=number),
                *x.called("given_by", m.given_by, giver),
                *x.called("reports_back_to", m.reports_to, forum),
                *(x.spoken_of("concerns", m.concerns, m.task.places) if m.concerns else ()),
                *x.on_the_day("body", own if body else None),
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
