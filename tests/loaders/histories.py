"""Random documents as statements, made to collide: few names, days and bodies, and all kinds of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from loaders.judging import DIFFERENT, SAME, judgement
from loaders.mentions import mention_key
from loaders.resolving.state import Doc
from schema.documents import Judgement
from schema.identity import digest
from schema.period import day_after
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord, Value

COUNTY = "Ekmarks län"
PEOPLE = ("Anna Lind", "Per Ek", "Eva Berg", "Ola Sand", "Ida Holm", "ANNA LIND", "Åsa Norr", "Bo Ström")
ORGANIZATIONS = (
    ("Granviks kommun", "MUNICIPALITY"),
    ("Granvik", None),
    ("Granvik", "OTHER"),
    ("Region Ekmarks län", "REGION"),
    ("Lindås kommun", "MUNICIPALITY"),
    ("Lindås", "COMPANY"),
    ("Lindås", None),
    ("Hallsbergs kommun", "MUNICIPALITY"),
    ("Hallsberg", None),
    ("Vårdförvaltningen", "UNIT"),
    ("Lindås kornmun", None),
    ("Krokorns kommun", None),
    ("VÅF", "UNIT"),
    ("Tekniska kontoret", "UNIT"),
)
BODIES = (
    ("Samverkansrådet för skola", "SRS", "COUNCIL"),
    ("Samverkansrådet för skola", None, "COUNCIL"),
    ("SRS", None, "OTHER"),
    ("Styrgruppen för resor", "SRS", "STEERING_GROUP"),
    ("Kommunstyrelsen", "KS", "BOARD"),
    ("Kommunstyrelsen", None, "BOARD"),
    ("KS", None, None),
    ("Kommunstyrelsen", None, "OTHER"),
    ("Trafikrådet", None, "COUNCIL"),
)
MISREAD = (
    ("Tratikrådet", None, None),
    ("Samverkansrådet för skoia", "SRS", None),
    ("Kornmunstyrelsen", None, None),
    ("Samverkansrådet för sko1a", None, "COUNCIL"),
)
NAMED = (*BODIES, *BODIES, *BODIES, *MISREAD)
"""Bodies as documents name them, now and then in letters of a scan."""
AGREEMENTS = ("Avtal om resor", "Avtal om Resor", "Hemsjukvårdsavtalet")
DAYS = (*(f"2024-{month:02}-{day:02}" for month in (2, 5, 9) for day in (1, 15)), "2024-05-02", "2024-05-03")
NEAR = (*DAYS, "2024-02-12", "2024-05-04")
REGISTERED = ("Krokoms kommun", "Åre kommun", "Bergs kommun", "Strömsunds kommun", "Sundsvalls kommun")
"""Municipalities of the register: all but the last one lie in Jämtlands län."""
ROLES = ("CHAIR", "VICE_CHAIR", "MEMBER", "SUBSTITUTE")


class Writer:
    """One document's mentions and statements as they come."""

    def __init__(self, rng: Random, number: int, date: str | None = None) -> None:
        self.rng, self.id, self.date = rng, digest("random", str(number), str(rng.random())), date
        self.mentions: dict[str, MentionRecord] = {}
        self.statements: list[StatementRecord] = []
        self.ordinals: Counter[StatementKind] = Counter()
        self.owner: str | None = None
        self.rule, self.scanned = "random", False

    def mention(
        self,
        kind: MentionKind,
        name: str,
        actor_kind: str | None = None,
        whole: str | None = None,
        apart: str | None = None,
    ) -> tuple[str, MentionRecord]:
        key = mention_key(kind, name)
        owner = self.owner if kind == MentionKind.BODY else None
        made = MentionRecord(self.id, kind, name, name, key, actor_kind, owner, whole, self.scanned, apart)
        made = self.mentions.setdefault(made.id, made)
        return made.id, made

    def state(
        self,
        kind: StatementKind,
        values: dict[str, Value],
        *about: tuple[str, str | None],
        rule: str | None = None,
    ) -> None:
        kept = {k: v for k, v in values.items() if v is not None}
        pairs = tuple((role, m) for role, m in about if m)
        self.statements.append(StatementRecord(self.id, kind, self.ordinals[kind], rule or self.rule, kept, pairs))
        self.ordinals[kind] += 1

    def person(self) -> str:
        name = self.rng.choice(PEOPLE)
        number = {"a": "1", "b": "2"}.get(digest(self.id, name)[0]) if self.rule == "register_row" else None
        return self.mention(MentionKind.PERSON, name, apart=number)[0]

    def organization(self) -> str:
        name, kind = self.rng.choice(ORGANIZATIONS)
        whole = self.rng.choice((None, "vardforvaltningen", "tekniska kontoret")) if name == "VÅF" else None
        return self.mention(MentionKind.ORGANIZATION, name, kind, whole)[0]

    def agreement(self) -> str:
        return self.mention(MentionKind.AGREEMENT, self.rng.choice(AGREEMENTS))[0]

    def body(self) -> str:
        name, _, kind = self.rng.choice(NAMED)
        return self.mention(MentionKind.BODY, name, kind)[0]

    def maybe(self, made: str, chance: float = 0.5) -> str | None:
        return made if self.rng.random() < chance else None


def _day(rng: Random) -> str | None:
    return rng.choice((*DAYS, None)) if rng.random() < 0.1 else rng.choice(DAYS)


def random_document(rng: Random, number: int, county: str | None = COUNTY) -> Doc:
    """A document that says a little of everything."""
    w = Writer(rng, number)
    w.date = _day(rng)
    if rng.random() < 0.3:
        w.rule, w.id = "register_row", f"register-{w.id}"
    w.scanned = rng.random() < 0.3
    owner = w.organization() if rng.random() < 0.5 else None
    w.owner = w.mentions[owner].key if owner else None
    name, short, kind = rng.choice(NAMED)
    own, record = w.mention(MentionKind.BODY, name, kind)
    alias = w.mention(MentionKind.BODY, short, kind, record.key)[0] if short else None
    meeting = tuple(dict.fromkeys((own, w.body()) if rng.random() < 0.3 else (own,)))  # two bodies may meet together
    w.state(
        StatementKind.MEETING,
        {
            "dates": _dates(w),
            "place": rng.choice(("Stadshuset", "Biblioteket", None)),
            "start_time": rng.choice(("09:15", "13:00", None)),
        },
        *(("body", body) for body in meeting),
        ("alias", alias),
        ("owner", owner),
    )
    _people(w, meeting)
    _acts(w, meeting)
    _agreements(w)
    if rng.random() < 0.5:
        w.state(
            StatementKind.NEXT_MEETING,
            {"date": rng.choice(NEAR), "start_time": "09:00", "status": rng.choice((None, None, "CANCELLED"))},
            *(("body", body) for body in rng.choice((meeting, meeting, (own, w.body()), (w.body(),)))),
        )
    return Doc(w.id, w.date, county, tuple(w.mentions.values()), tuple(w.statements))


def random_judgement(rng: Random, docs: Sequence[Doc], number: int) -> Judgement | None:
    """On two mentions of one kind, more often of alike names."""
    every = [m for d in docs for m in d.mentions]
    one = rng.choice(every)
    others = [m for m in every if m.kind == one.kind and m.id != one.id]
    alike = [m for m in others if m.key == one.key]
    if not others:
        return None
    other = rng.choice(alike if alike and rng.random() < 0.6 else others)
    return judgement(one.id, other.id, rng.choice((SAME, DIFFERENT)), by="Vera Holm", at=f"2026-01-{number + 1:02}")


def _dates(w: Writer) -> tuple[str, ...]:
    """The day of the document, now and then with the days after it."""
    if w.date is None or w.rng.random() < 0.8:
        return (w.date,) if w.date else ()
    days = [w.date, day_after(w.date), day_after(day_after(w.date))]
    return tuple(days[: w.rng.choice((2, 3))])


def _people(w: Writer, meeting: Sequence[str]) -> None:
    """The lists of a meeting: where two bodies meet, each has its own, or they share one that tells of no seats."""
    rng, own = w.rng, meeting[0]
    listed = rng.random() < 0.8 and w.date is not None
    listed = listed and (len(meeting) == 1 or rng.random() < 0.8)
    for position in range(rng.randrange(4)):
        seats = tuple(rng.sample(ROLES, rng.randrange(3))) if listed else ()
        w.state(
            StatementKind.ROSTER_ROW,
            {
                "capacity": "member",
                "capacities": ("member",),
                "seats": seats,
                "attendance": rng.choice(("PRESENT", "ABSENT", "UNKNOWN")),
                "other_attendance": rng.choice(("ABSENT", None, None, None)),
                "title": rng.choice(("Rektor", "rektor", "Ekonom", None)),
                "party": rng.choice(("S", "M", None)),
                "date": w.date,
                "position": position,
            },
            ("person", w.person()),
            ("organization", w.maybe(w.organization())),
            ("unit", w.maybe(w.organization(), 0.2)),
            ("body", rng.choice(meeting) if seats else None),
            ("serves_for", w.maybe(w.person(), 0.1)),
        )
    if listed and rng.random() < 0.1:
        _municipalities(w, own)
    for body in meeting if listed and rng.random() < 0.8 else ():
        roles = tuple(sorted(rng.sample(ROLES, rng.randrange(1, 4))))
        complete = rng.random() < 0.6
        w.state(StatementKind.ROSTER, {"date": w.date, "complete": complete, "roles": roles}, ("body", body))
    for _ in range(rng.randrange(3) if w.rule == "register_row" else rng.randrange(2) if listed else 0):
        seat: dict[str, Value] = {"role": rng.choice(ROLES), "vacant": rng.random() < 0.8, "date": w.date}
        stated: dict[str, Value] = {"valid_from": rng.choice((*DAYS, None)), "party": rng.choice(("S", None))}
        w.state(StatementKind.SEAT, seat | stated, ("body", own), ("organization", w.maybe(w.organization())))
    for _ in range(rng.randrange(2)):
        w.state(
            StatementKind.ELECTION,
            {
                "role": rng.choice(ROLES),
                "valid_from": rng.choice((*DAYS, "2024", None)),
                "valid_to": rng.choice(("2024-06", "2025", None)),
                "party": rng.choice(("S", "M", None)),
                "date": w.date,
            },
            ("person", w.person()),
            ("body", rng.choice((own, w.body()))),
        )


def _municipalities(w: Writer, own: str) -> None:
    """A row for each of some municipalities of the register."""
    for name in REGISTERED[w.rng.randrange(2) :]:
        values: dict[str, Value] = {"capacity": "member", "seats": ("MEMBER",), "attendance": "UNKNOWN", "date": w.date}
        organization = w.mention(MentionKind.ORGANIZATION, name, "MUNICIPALITY")[0]
        w.state(StatementKind.ROSTER_ROW, values, ("person", w.person()), ("organization", organization), ("body", own))


def _acts(w: Writer, meeting: Sequence[str]) -> None:
    rng = w.rng
    for position in range(rng.randrange(3)):
        matter = w.mention(MentionKind.MATTER, rng.choice(("KS 2024/7", "ks 2024/7")))[0]
        w.state(
            StatementKind.ITEM,
            {"number": str(position + 1), "title": rng.choice(("Budget", "budget", "Val")), "position": position},
            ("presenter", w.maybe(w.person())),
            ("presenter", w.maybe(w.person(), 0.2)),
            ("matter", w.maybe(matter)),
        )
    item = 0 if w.ordinals[StatementKind.ITEM] else None
    if rng.random() < 0.5:
        values: dict[str, Value] = {"item": item, "text": "Budgeten fastställs.", "decision_kind": "DECISION"}
        deciders = [("decided_by", body) for body in rng.choice((meeting, (w.body(),)))]
        w.state(StatementKind.DECISION, {**values, "status": "TAKEN", "date": w.date}, *deciders)
        stance: dict[str, Value] = {"item": item, "decision": 0, "stance_kind": "FOR", "date": w.date}
        w.state(StatementKind.STANCE, stance, ("person", w.person()))
    _tasks(w, meeting, item)
    if rng.random() < 0.3:
        link: dict[str, Value] = {"item": item, "link_kind": "PART_OF", "status": "DECIDED", "date": w.date}
        w.state(StatementKind.LINK, link, ("source", w.body()), ("target", w.organization()))
        w.state(StatementKind.NAMING, {"items": ("0",)}, ("named", w.body()))


def _tasks(w: Writer, meeting: Sequence[str], item: int | None) -> None:
    """Few tasks, told in all ways: given, followed up, put off, with and without an agreement, a case and a day."""
    rng = w.rng
    for _ in range(rng.randrange(3)):
        task = rng.choice(("ta fram en plan", "Ta fram en plan", "bjuda in"))
        w.state(
            StatementKind.MANDATE,
            {
                "item": item,
                "task": task,
                "status": rng.choice(("GIVEN", "PLANNED", "PROPOSED", "ONGOING", "POSTPONED", "DONE", "REPORTED")),
                "due": rng.choice((*DAYS[2:4], None, None)),
                "date": w.date,
            },
            ("mandate", w.mention(MentionKind.MANDATE, task)[0]),
            ("holder", rng.choice((w.person(), w.body(), w.organization()))),
            ("given_by", w.maybe(w.body())),
            ("concerns", w.maybe(w.agreement(), 0.3)),
            ("concerns", w.maybe(w.mention(MentionKind.MATTER, "KS 2024/7")[0], 0.2)),
            *(("body", w.maybe(body, 0.8)) for body in meeting),
            rule=rng.choice((None, "mandate_table")),
        )


def _agreements(w: Writer) -> None:
    rng = w.rng
    for _ in range(rng.randrange(2)):
        agreement = w.agreement()
        w.state(
            StatementKind.AGREEMENT,
            {
                "agreement_kind": "AGREEMENT",
                "status": rng.choice(("DRAFT", "IN_FORCE", None)),
                "valid_to": rng.choice(("2024", "2025-06", None)),
                "items": ("0",),
                "date": w.date,
            },
            ("agreement", agreement),
            ("party", w.organization()),
            ("owner", rng.choice((w.person(), w.organization(), None))),
            ("supersedes", w.maybe(w.agreement(), 0.3)),
        )
        term: dict[str, Value] = {"what": "kalenderdagar", "value": "3,0", "unit": rng.choice(("dagar", None))}
        w.state(StatementKind.TERM, term, ("agreement", agreement))
    if rng.random() < 0.3:
        money: dict[str, Value] = {"funding_kind": "GRANT", "amount": 5.0, "purpose": "Resor", "date": w.date}
        w.state(StatementKind.FUNDING, money, ("recipient", w.organization()), ("decided_by", w.body()))
        total: dict[str, Value] = {"funding_kind": "TOTAL", "amount": rng.choice((5.0, 6.0)), "purpose": "Summa"}
        w.state(StatementKind.FUNDING, total | {"parts": ("0",), "date": w.date})
