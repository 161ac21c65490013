"""Minutes -> DocumentRecord: what the document says, as statements about mentions, each with the passages it rests on.

One mention per actor and document (its name's key), one statement per roster row, item, decision and so on, in the
document's order. Nothing is resolved here across documents; a name that depends on its context ("chefsgruppen") is
resolved only to the document's own body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from loaders.mentions import Mentions
from loaders.minutes import ROLE_OF, Minutes, Person
from schema.evidence import Citation, FieldBasis, LineUse
from schema.statements import (
    DocumentRecord,
    MentionKind,
    PassageRecord,
    StatementKind,
    StatementRecord,
    Value,
)

DECISION_KINDS = {
    "decision": "DECISION",
    "approval": "APPROVAL",
    "elected": "ELECTION",
    "noted": "NOTED",
    "postponed": "DECISION",
    "rejected": "REJECTION",
    "referred back": "REFERRED_BACK",
}


def extract(minutes: Minutes) -> DocumentRecord:
    """The record of one document. Its id is the sha256 of the bytes."""
    return _Extraction(minutes).record()


class _Extraction:
    """Collects statements about mentions; ordinals count within each kind."""

    def __init__(self, minutes: Minutes) -> None:
        self.minutes, self.document = minutes, minutes.source.content_id
        self.names = Mentions(minutes)
        self.statements: list[StatementRecord] = []
        self.ordinals: Counter[StatementKind] = Counter()
        self.date = minutes.header.dates[0].value if minutes.header.dates else None

    def record(self) -> DocumentRecord:
        self._meeting()
        self._people()
        self._roster()
        self._elections()
        self._items()
        self._decisions()
        self._mandates()
        self._next_meetings()
        m = self.minutes
        issues = [
            *m.issues,
            *(
                ("UNRESOLVED_NAME", f"{name!r} names nobody that the text introduces")
                for name in dict.fromkeys(self.names.unresolved)
            ),
        ]
        return DocumentRecord(
            self.document,
            self._title(),
            m.source.name,
            m.kind,
            self.date,
            m.source.format,
            m.source.pages,
            m.county,
            tuple(self._passages()),
            tuple(self.names.records.values()),
            tuple(self.statements),
            tuple(issues),
            len(m.source.text),
        )

    def _title(self) -> str:
        h = self.minutes.header
        name = h.body.value if h.body else self.minutes.source.name
        return f"{name} {self.date}" if self.date else name

    def _passages(self) -> Iterable[PassageRecord]:
        source = self.minutes.source
        for line in source.lines:
            start, end = line.starts[0], line.ends[-1]
            use, reason = self.minutes.uses.get(line.number, (LineUse.UNREAD, "no rule takes it"))
            yield PassageRecord(
                self.document,
                line.number,
                source.line_number(start),
                line.page,
                start,
                end,
                source.text[start:end],
                line.struck,
                use,
                reason,
            )

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

    def _meeting(self) -> None:
        h = self.minutes.header
        fields = {
            "start_time": h.start,
            "end_time": h.end,
            "place": h.place,
            "approved_on": h.approved_on,
            "approved_how": h.approved_how,
        }
        evidence = [c for name, said in fields.items() if said for c in said.cite(name)]
        evidence += [c for said in h.dates for c in said.cite("dates")] + (h.body.cite("body") if h.body else [])
        evidence += h.owner.cite("owner") if h.owner else []
        owner = self.names.organization(h.owner, h.owner_kind) if h.owner else None
        self.state(
            StatementKind.MEETING,
            "header",
            {
                "dates": tuple(d.value for d in h.dates),
                "format": h.format,
                **{name: said.value for name, said in fields.items() if said},
            },
            [("body", self.names.own_body()), ("alias", self.names.own_alias()), ("owner", owner)],
            evidence,
        )

    def _people(self) -> None:
        for position, person in enumerate(self.minutes.people):
            if person.capacity == "mentioned" and person.attendance == "unknown":
                continue
            organization = (
                self.names.organization(person.organisation, person.organisation_kind) if person.organisation else None
            )
            unit = self.names.said(MentionKind.ORGANIZATION, person.unit, "UNIT") if person.unit else None
            serves = self._serves_for(person)
            seats = tuple(ROLE_OF[s] for s in dict.fromkeys(person.seats) if s in ROLE_OF)
            values: dict[str, Value] = {
                "capacity": person.capacity,
                "capacities": tuple(person.capacities),
                "seats": seats,
                "attendance": person.attendance.upper(),
                "part": person.part.value if person.part else None,
                "title": person.title.value if person.title else None,
                "party": person.party.value if person.party else None,
                "date": self.date,
                "position": position,
            }
            cited = {
                "part": person.part,
                "title": person.title,
                "party": person.party,
                "organization": person.organisation,
                "unit": person.unit,
            }
            evidence = [
                *person.name.cite("person"),
                *person.cites,
                *(c for name, said in cited.items() if said for c in said.cite(name)),
            ]
            self.state(
                StatementKind.ROSTER_ROW,
                person.rule,
                values,
                [
                    ("person", self._person(person)),
                    ("organization", organization),
                    ("unit", unit),
                    ("body", self.names.own_body() if seats else None),
                    ("serves_for", serves),
                ],
                evidence,
            )

    def _person(self, person: Person) -> str:
        return self.names.said(MentionKind.PERSON, person.name)

    def _serves_for(self, person: Person) -> str | None:
        other = self.minutes.person(person.serves_for) if person.serves_for else None
        return self._person(other) if other else None

    def _roster(self) -> None:
        """The lists of the document as a roster of its body: complete when they name absentees."""
        seated = [p for p in self.minutes.people if p.seats and p.rule == "roster_row"]
        if not seated or not self.date or not self.minutes.header.body:
            return
        roles = tuple(sorted({ROLE_OF[s] for p in seated for s in p.seats if s in ROLE_OF}))
        complete = any(p.attendance == "absent" for p in seated)
        labels = [c for p in seated for c in p.cites if c.field == "capacity"]
        self.state(
            StatementKind.ROSTER,
            "roster",
            {"date": self.date, "complete": complete, "roles": roles},
            [("body", self.names.own_body())],
            [Citation("roles", c.span, c.role, c.basis) for c in dict.fromkeys(labels)],
        )

    def _elections(self) -> None:
        for e in self.minutes.elections:
            role = ROLE_OF.get(e.role)
            body = self.names.body(e.body) if e.body else self.names.own_body()
            person = self.names.said(MentionKind.PERSON, e.person)
            if not role or not body:
                continue
            said = {"person": e.person, "body": e.body, "valid_from": e.valid_from, "valid_to": e.valid_to}
            self.state(
                StatementKind.ELECTION,
                e.rule,
                {
                    "role": role,
                    "valid_from": e.valid_from.value if e.valid_from else self.date,
                    "valid_to": e.valid_to.value if e.valid_to else None,
                    "party": e.party,
                    "date": self.date,
                },
                [("person", person), ("body", body)],
                [c for name, s in said.items() if s for c in s.cite(name)],
            )

    def _items(self) -> None:
        for item in self.minutes.items:
            presenters = [(("presenter", self.names.said(MentionKind.PERSON, p))) for p in item.presenters]
            matter = self.names.said(MentionKind.MATTER, item.diary_number) if item.diary_number else None
            evidence = [
                *item.title.cite("title"),
                *(c for p in item.presenters for c in p.cite("presenter")),
                *(item.diary_number.cite("matter") if item.diary_number else []),
            ]
            self.state(
                StatementKind.ITEM,
                item.rule,
                {
                    "number": item.number,
                    "title": item.title.value,
                    "position": item.position,
                    "parent": item.parent,
                    "date": self.date,
                },
                [*presenters, ("matter", matter)],
                evidence,
            )

    def _decisions(self) -> None:
        for d in self.minutes.decisions:
            decider = self.names.body(d.decided_by) if d.decided_by else self.names.own_body()
            evidence = [*d.text.cite("text"), *(d.decided_by.cite("decided_by") if d.decided_by and decider else [])]
            if not d.decided_by and decider and self.minutes.header.body:
                evidence += [
                    Citation("decided_by", c.span, c.role, FieldBasis.INFERRED)
                    for c in self.minutes.header.body.cite("decided_by")
                ]
            self.state(
                StatementKind.DECISION,
                d.rule,
                {
                    "item": d.item,
                    "text": d.text.value,
                    "decision_kind": DECISION_KINDS[d.kind],
                    "status": d.status,
                    "date": self.date,
                },
                [("decided_by", decider)],
                evidence,
            )

    def _mandates(self) -> None:
        for m in self.minutes.mandates:
            holders = [("holder", self.names.actor(kind, said)) for kind, said in m.holders]
            giver = self.names.body(m.given_by) if m.given_by else None
            evidence = [
                *m.task.cite("task"),
                *(c for _, said in m.holders for c in said.cite("holder")),
                *(m.due.cite("due") if m.due else []),
                *(m.given_by.cite("given_by") if m.given_by and giver else []),
            ]
            due = m.due.value if m.due else None
            self.state(
                StatementKind.MANDATE,
                m.rule,
                {
                    "item": m.item,
                    "task": m.task.value,
                    "due": due,
                    "status": m.status,
                    "date": self.date,
                    "due_precision": {4: "YEAR", 7: "MONTH", 10: "DAY"}[len(due)] if due else None,
                },
                [*holders, ("given_by", giver)],
                evidence,
            )

    def _next_meetings(self) -> None:
        for n in self.minutes.next_meetings:
            evidence = [*n.date.cite("date"), *(n.place.cite("place") if n.place else [])]
            self.state(
                StatementKind.NEXT_MEETING,
                "next_meeting",
                {
                    "date": n.date.value,
                    "start_time": n.start,
                    "end_time": n.end,
                    "place": n.place.value if n.place else None,
                },
                [("body", self.names.own_body())],
                evidence,
            )
