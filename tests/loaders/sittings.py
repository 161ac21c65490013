"""Random histories of two bodies: their lists and elections as documents, and as the definition's own records.

Lists are complete or not, or name a seat in passing; people are left out and come back, are elected for a term or until
further notice, before or after its first day; several documents speak of one day. Two bodies meet together, and each
has its own list; or both share one, which tells who came, and says nothing of anybody's seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from loaders.resolving.state import Doc
from schema.identity import digest, name_key, search_key
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord, Value
from tests.loaders.definition import Election, Listing, Told

COUNTY = "Ekmarks län"
BODIES = ("Samverkansrådet för skola", "Trafikrådet")
PEOPLE = ("Anna Lind", "Per Ek", "Eva Berg")
ROLES = ("CHAIR", "MEMBER")
DAYS = (
    "2022-12-31", "2023-01-01", "2023-03-31", "2023-04-01", "2023-04-02", "2023-06-30",
    "2023-07-01", "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2024-06-01",
)  # fmt: skip
STARTS = (*DAYS, "2023", "2023-04", None)
ENDS = (*DAYS, "2023", "2023-06", None, None, None, None)

History = tuple[list[Doc], dict[str, Told]]


def random_history(rng: Random, county: str = COUNTY) -> History:
    """A handful of documents, and what they tell of each body."""
    told = {body: Told([], []) for body in BODIES}
    docs = [_document(rng, n, told, county) for n in range(rng.randint(1, 7))]
    return docs, told


def _document(rng: Random, number: int, told: dict[str, Told], county: str) -> Doc:
    day, id_ = rng.choice(DAYS), digest("sitting", str(number), str(rng.random()))
    mentions = {name: _mention(id_, MentionKind.PERSON, name) for name in PEOPLE}
    mentions |= {name: _mention(id_, MentionKind.BODY, name, "COUNCIL") for name in BODIES}
    mentions["org"] = _mention(id_, MentionKind.ORGANIZATION, "Granviks kommun", "MUNICIPALITY")
    statements: list[StatementRecord] = []

    def state(kind: StatementKind, values: dict[str, Value], *about: tuple[str, str]) -> None:
        kept = {k: v for k, v in values.items() if v is not None}
        ordinal = sum(s.kind == kind for s in statements)
        pairs = tuple((role, mentions[name].id) for role, name in about)
        statements.append(StatementRecord(id_, kind, ordinal, "random", kept, pairs))

    def row(person: str, seats: Sequence[str], body: str | None, attendance: str = "UNKNOWN") -> None:
        values: dict[str, Value] = {"capacity": "member", "capacities": ("member",), "seats": tuple(seats), "date": day}
        about = [("person", person), ("organization", "org"), *([("body", body)] if body else [])]
        state(StatementKind.ROSTER_ROW, {**values, "attendance": attendance}, *about)

    meeting = rng.sample(BODIES, rng.choice((1, 1, 2)))  # two: a joint meeting
    state(StatementKind.MEETING, {"dates": (day,), "status": "HELD"}, *(("body", body) for body in meeting))
    shared = len(meeting) == 2 and rng.random() < 0.4
    for person in PEOPLE:  # all of them, so that a name means the same person in all documents
        row(person, (), None, rng.choice(("PRESENT", "ABSENT")) if shared else "UNKNOWN")
    for body in meeting if not shared else ():
        seats = {(person, role) for person in PEOPLE for role in ROLES if rng.random() < 0.3}
        roles = {role for role in ROLES if rng.random() < 0.8}
        for person in PEOPLE:
            if own := [role for role in ROLES if (person, role) in seats]:
                row(person, own, body)
        how = rng.choice(("complete", "complete", "incomplete", "in passing"))
        if how != "in passing":
            complete = how == "complete"
            state(
                StatementKind.ROSTER,
                {"date": day, "complete": complete, "roles": tuple(sorted(roles))},
                ("body", body),
            )
        told[body].listings.append(Listing(day, frozenset(seats), how == "complete", frozenset(roles)))
    for _ in range(rng.choice((0, 0, 1, 2))):
        person, role, body = rng.choice(PEOPLE), rng.choice(ROLES), rng.choice(BODIES)
        start, end = rng.choice(STARTS), rng.choice(ENDS)
        values: dict[str, Value] = {"role": role, "valid_from": start, "valid_to": end, "date": day}
        state(StatementKind.ELECTION, values, ("person", person), ("body", body))
        told[body].elections.append(Election((person, role), day, start, end))
    return Doc(id_, day, county, tuple(mentions.values()), tuple(statements))


def _mention(document: str, kind: MentionKind, name: str, actor_kind: str | None = None) -> MentionRecord:
    key = search_key(name) if kind == MentionKind.PERSON else name_key(name)
    return MentionRecord(document, kind, name, name, key, actor_kind, None, None)
