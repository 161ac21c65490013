"""Joint meetings: which bodies the head names, whose each list is, and who decides."""

from __future__ import annotations

import pytest

from loaders.extract import extract
from loaders.facts import facts
from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from schema.statements import DocumentRecord, StatementKind
from tests.generator.registry import document
from tests.loaders.rereading import faults

SCHOOL, TRAFFIC = "Samverkansrådet för skola", "Trafikrådet"
REST = """
1. Mötets öppnande
Mötet öppnades.

2. Säkra skolvägar
Anna Lind berättade om skolvägarna.

3. Mötet avslutas
Mötet avslutades.
"""
HEADS = {
    "in one line": f"{SCHOOL} och {TRAFFIC}\nProtokoll 2024-03-04",
    "behind the word": f"Protokoll från gemensamt möte med {SCHOOL} och {TRAFFIC} den 4 mars 2024",
    "over two lines": f"Protokoll från gemensamt möte med {SCHOOL} och\n{TRAFFIC}\n2024-03-04",
    "in a sentence": f"Protokoll fört vid gemensamt sammanträde med {SCHOOL} och {TRAFFIC} den 4 mars 2024 i Granvik.",
    "lines of their own": f"# Protokoll\n\n{SCHOOL}\n\n{TRAFFIC}\n\nGemensamt sammanträde 2024-03-04",
    "with another": f"{SCHOOL}\n\nProtokoll 2024-03-04\nGemensamt möte med {TRAFFIC}",
    "the other behind the day": f"{SCHOOL}\nProtokoll 2024-03-04, gemensamt möte med {TRAFFIC}",
    "together with": f"{SCHOOL}\nMinnesanteckningar från mötet tillsammans med {TRAFFIC} den 4 mars 2024",
    "labelled": f"Organ: {SCHOOL} och {TRAFFIC}\nProtokoll 2024-03-04",
    "small letter, with lists": "Samverkansrådet för skola och trafikrådet\nProtokoll 2024-03-04\n\n"
    "Från samverkansrådet för skola:\nAnna Lind\nPer Ek\n\nFrån trafikrådet:\nOla Sand",
}
ONE = {
    "Kultur- och fritidsnämnden": "Kultur- och fritidsnämnden\nProtokoll 2024-03-04",
    "Rådet för hälsa och omsorg": "Protokoll från gemensamt möte med Rådet för hälsa och omsorg\n2024-03-04",
    "Samverkansrådet för skola och fritid": "Samverkansrådet för skola och fritid\nProtokoll 2024-03-04",
    "Nätverket för skola, fritid och hälsa": "Nätverket för skola, fritid och hälsa\nAnteckningar 2024-03-04",
    "Kommunstyrelsen": "Kommunstyrelsen\nArbetsutskottet\nProtokoll 2024-03-04",
    "Styrgruppen för skolan och fritidsnämnden": "Styrgruppen för skolan och fritidsnämnden\nProtokoll 2024-03-04",
}
LISTS = f"""{SCHOOL} och {TRAFFIC}
Protokoll från gemensamt möte 2024-03-04

Mötesordförande: Bo Ström

{SCHOOL}
Ledamöter:
Anna Lind, Granviks kommun
Per Ek, Lindås kommun
Frånvarande:
Eva Berg, Granviks kommun

{TRAFFIC}
Ledamöter:
Ola Sand, Granviks kommun
Anna Lind, Granviks kommun
Frånvarande:
Ida Holm, Lindås kommun

Sekreterare: Siv Ask

§ 1 Skolvägar

Råden beslutar
att godkänna rapporten
att ge Per Ek i uppdrag att ta fram en plan senast den 1 juni 2024

§ 2 Taxa

Trafikrådet beslutar att anta taxan.

§ 3 Budget

Beslut: Budgeten fastställs.

§ 4 Val

Till ordförande i Trafikrådet valdes Ola Sand. Per Ek valdes till vice ordförande.

§ 5 Nästa möte

Nästa gemensamma möte är den 7 oktober 2024. Trafikrådet möts den 2 september 2024.
"""


def reading(text: str) -> Minutes:
    return read_minutes(read_bytes(text.encode(), "a.md"))


def names_of(minutes: Minutes) -> list[str]:
    return [body.name.value for body in minutes.header.bodies]


@pytest.mark.parametrize("head", HEADS)
def test_a_head_that_names_two_bodies(head: str) -> None:
    minutes = reading(HEADS[head] + "\n\nNärvarande: Siv Ask, Bo Ström\n" + REST)
    assert [name.lower() for name in names_of(minutes)] == [SCHOOL.lower(), TRAFFIC.lower()]
    assert [day.value for day in minutes.header.dates] == ["2024-03-04"]
    for body in minutes.header.bodies:  # each by its own words
        assert minutes.source.quote(body.name.places[0]).lower() == body.name.value.lower()


@pytest.mark.parametrize("name", ONE)
def test_a_name_that_is_one(name: str) -> None:
    assert names_of(reading(ONE[name] + "\n\nNärvarande: Anna Lind, Per Ek\n" + REST)) == [name]


def told(text: str) -> tuple[DocumentRecord, dict[str, str]]:
    minutes = reading(text)
    record = extract(minutes)
    assert list(faults(record, minutes.source)) == []
    return record, {m.id: m.name for m in record.mentions}


def stated(text: str, kind: StatementKind, *roles: str) -> list[tuple[object, ...]]:
    """Of each statement of a kind whom it is about in these roles, in the order of the text."""
    record, names = told(text)
    return [tuple([names[i] for i in s.all(role)] for role in roles) for s in record.statements if s.kind == kind]


def test_each_body_has_the_seats_and_the_roster_of_its_own_list() -> None:
    record, names = told(LISTS)
    seats = [
        (names[s.one("person") or ""], names.get(s.one("body") or ""), s.get("seats"), s.get("attendance"))
        for s in record.statements
        if s.kind == StatementKind.ROSTER_ROW
    ]
    assert sorted(seats, key=str) == sorted(
        [
            ("Bo Ström", None, (), "PRESENT"),
            ("Anna Lind", SCHOOL, ("MEMBER",), "PRESENT"),
            ("Anna Lind", TRAFFIC, ("MEMBER",), "PRESENT"),
            ("Per Ek", SCHOOL, ("MEMBER",), "PRESENT"),
            ("Eva Berg", SCHOOL, ("MEMBER",), "ABSENT"),
            ("Ola Sand", TRAFFIC, ("MEMBER",), "PRESENT"),
            ("Ida Holm", TRAFFIC, ("MEMBER",), "ABSENT"),
            ("Siv Ask", None, (), "PRESENT"),
        ],
        key=str,
    )
    rosters = [s for s in record.statements if s.kind == StatementKind.ROSTER]
    assert [(names[s.one("body") or ""], s.get("complete")) for s in rosters] == [(SCHOOL, True), (TRAFFIC, True)]


def test_absentees_listed_last_may_be_of_any_body() -> None:
    text = LISTS.replace("Frånvarande:\nEva Berg, Granviks kommun\n", "").replace("Frånvarande", "\nFrånvarande")
    record, names = told(text)
    [row] = [s for s in record.statements if names.get(s.one("person") or "") == "Ida Holm"]
    assert row.get("attendance") == "ABSENT" and row.one("body") is None
    assert [s.get("complete") for s in record.statements if s.kind == StatementKind.ROSTER] == [False, False]


@pytest.mark.parametrize(
    "lists",
    [
        f"Ledamöter i {SCHOOL}: Anna Lind, Per Ek\nLedamöter i {TRAFFIC}: Ola Sand\nÖvriga: Siv Ask",
        f"Ledamöter ({SCHOOL})\nAnna Lind\nPer Ek\n\nLedamöter ({TRAFFIC})\nOla Sand\n\nSekreterare: Siv Ask",
        f"Ledamöter:\nAnna Lind, {SCHOOL}\nPer Ek, {SCHOOL}\nOla Sand, {TRAFFIC}\n\nÖvriga närvarande:\nSiv Ask",
        f"| Namn | Organ | Roll | Närvaro |\n|---|---|---|---|\n| Anna Lind | {SCHOOL} | Ledamot | Ja |\n"
        f"| Per Ek | {SCHOOL} | Ledamot | Ja |\n| Ola Sand | {TRAFFIC} | Ledamot | Ja |\n",
    ],
)
def test_ways_to_list_the_members_of_each(lists: str) -> None:
    rows = stated(f"{HEADS['in one line']}\n\n{lists}\n{REST}", StatementKind.ROSTER_ROW, "person", "body")
    assert [row for row in rows if row[1]] == [
        (["Anna Lind"], [SCHOOL]),
        (["Per Ek"], [SCHOOL]),
        (["Ola Sand"], [TRAFFIC]),
    ]
    assert not any("organization" in row for row in rows)


def test_a_list_that_both_share_tells_of_no_seats() -> None:
    text = (
        f"{HEADS['in one line']}\n\nOrdförande: Anna Lind\nLedamöter: Per Ek, Ola Sand\nFrånvarande: Eva Berg\n{REST}"
    )
    record, _ = told(text)
    rows = [s for s in record.statements if s.kind == StatementKind.ROSTER_ROW]
    assert [s.get("capacity") for s in rows] == ["chair", "member", "member", "member"]
    assert not any(s.get("seats") or s.one("body") for s in rows)
    assert not [s for s in record.statements if s.kind == StatementKind.ROSTER]


def test_who_decides_gives_tasks_is_elected_and_meets_again() -> None:
    both = [SCHOOL, TRAFFIC]
    deciders = [row[0] for row in stated(LISTS, StatementKind.DECISION, "decided_by")]
    assert deciders[:4] == [both, both, [TRAFFIC], both]
    assert stated(LISTS, StatementKind.MANDATE, "holder", "given_by", "body")[0] == (["Per Ek"], both, both)
    assert stated(LISTS, StatementKind.ELECTION, "person", "body") == [(["Ola Sand"], [TRAFFIC])]
    assert [row[0] for row in stated(LISTS, StatementKind.NEXT_MEETING, "body")] == [both, [TRAFFIC]]
    assert stated(LISTS, StatementKind.MEETING, "body") == [(both,)]


def test_a_word_that_fits_two_of_them_means_neither() -> None:
    text = LISTS.replace("ge Per Ek i uppdrag", "ge rådet i uppdrag")
    assert stated(text, StatementKind.MANDATE, "holder")[0] == ([],)
    assert [d.code for d in reading(text).doubts] == [] and "UNRESOLVED_NAME" in [d[0] for d in told(text)[0].doubts]


def test_the_interchange_format_names_the_first_and_all() -> None:
    said = facts(reading(LISTS))
    kinds = [{"name": SCHOOL, "kind": "council"}, {"name": TRAFFIC, "kind": "council"}]
    assert said["body"] == kinds[0] and said["bodies"] == kinds and said["bodies_mentioned"][:1] == kinds[1:]
    alone = facts(reading(ONE["Kultur- och fritidsnämnden"] + REST))
    assert alone["bodies"] == [alone["body"]]


@pytest.mark.parametrize("seed", range(20))
def test_generated_minutes_of_two_bodies(seed: int) -> None:
    """The bodies of the head, in its order, and those who sit in each by its own list; a shared one seats nobody."""
    made = document("joint_meeting", seed)
    assert names_of(reading(made.text)) == [body["name"] for body in made.gold["bodies"]]
    rows = stated(made.text, StatementKind.ROSTER_ROW, "body", "person")
    seated = {(body[0], person[0]) for body, person in rows if body and person}  # type: ignore[index]
    assert seated == {(body, person) for body, people in made.gold["seats"].items() for person in people}
