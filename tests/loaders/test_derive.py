"""Who is who, and what follows: small invented minutes, read, extracted and derived in memory."""

from __future__ import annotations

from loaders import formats
from loaders.derive import nodes_of
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.resolve import resolve
from loaders.resolving.state import Doc
from loaders.world import World
from schema.nodes import Attendance, Body, Meeting, Membership, Person, Roster
from schema.statements import DocumentRecord
from tests.loaders.worlds import world_of

COUNCIL = """Region Ekmarks län

Protokoll Samverkansrådet för skola (SRS)

{date} kl. 13.00-15.00

Ordförande:

{chair}

Ledamöter:

{members}

1. Mötets öppnande

Dagordningen fastställdes.
"""
BOARD = """{owner} PROTOKOLL 1(2)
Kommunstyrelsen
Sammanträdesdatum {date}

Plats och tid Stadshuset kl. 09.00-11.00
Beslutande {people}

§ 1 Dnr KS 2024/7

Budget

Kommunstyrelsens beslut

Budgeten fastställs.
"""


def record(text: str, name: str = "a.md") -> DocumentRecord:
    return extract(read_minutes(formats.read_bytes(text.encode(), name)))


def council(date: str, chair: str, *members: str) -> DocumentRecord:
    return record(COUNCIL.format(date=date, chair=chair, members="\n\n".join(members)))


def people(world: World) -> list[str]:
    return sorted(p.name for p in nodes_of(world, "Person") if isinstance(p, Person))


MARCH = council("2024-03-01", "Anna Lind, Region Ekmarks län", "Per Ek, Granviks kommun", "~~Eva Berg, Lindås kommun~~")
JUNE = council(
    "2024-06-01", "Anna Lind, Region Ekmarks län", "Eva Berg, Lindås kommun", "~~Ola Sand, Granviks kommun~~"
)


def test_the_same_name_for_the_same_organisation_is_one_person() -> None:
    world = world_of(MARCH, JUNE)
    assert people(world) == ["Anna Lind", "Eva Berg", "Ola Sand", "Per Ek"]


def test_the_same_name_for_another_organisation_stays_two() -> None:
    other = record(
        COUNCIL.replace("Samverkansrådet för skola (SRS)", "Trafikrådet").format(
            date="2024-04-01", chair="Ida Holm, Region Ekmarks län", members="Per Ek, Svartå kommun"
        )
    )
    assert people(world_of(MARCH, other)).count("Per Ek") == 2


def test_the_reason_of_every_link_is_kept() -> None:
    docs = [Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in (MARCH, JUNE)]
    found = resolve(docs)
    assert set(found.actor_of) == set(found.reason_of)
    reasons = {m.name: found.reason_of[m.id] for m in MARCH.mentions if m.id in found.reason_of}
    assert reasons["Eva Berg"] == "same_name_same_organization" and reasons["Per Ek"] == "same_document"
    assert reasons["SRS"] == "abbreviation_defined_in_text"


def test_an_abbreviation_behind_the_name_names_the_same_body() -> None:
    bodies = [b for b in nodes_of(world_of(MARCH), "Body") if isinstance(b, Body)]
    assert [b.name for b in bodies] == ["Samverkansrådet för skola"]


def test_boards_of_one_name_are_as_many_as_their_owners() -> None:
    world = world_of(
        record(BOARD.format(owner="GRANVIKS KOMMUN", date="2024-02-01", people="Anna Lind (S), ordförande")),
        record(BOARD.format(owner="LINDÅS KOMMUN", date="2024-02-01", people="Per Ek (M), ordförande")),
    )
    assert len(nodes_of(world, "Body")) == 2
    assert sum(e.type == "OWNED_BY" for e in world.edges) == 2


def test_who_sits_in_a_board_is_of_its_owner() -> None:
    board = record(
        BOARD.format(owner="GRANVIKS KOMMUN", date="2024-02-01", people="Per Ek (M), ordförande")
        + "\nRegion Ekmarks län\n"
    )
    assert board.county == MARCH.county == "Ekmarks län"
    assert people(world_of(MARCH, board)).count("Per Ek") == 1


def test_struck_people_are_absent_and_make_the_roster_complete() -> None:
    world = world_of(MARCH)
    status = {
        world.nodes[e.source].name: a.status
        for e in world.edges
        if e.type == "HAS_ATTENDANCE"  # type: ignore[attr-defined]
        if isinstance(a := world.nodes[e.target], Attendance)
    }
    assert status == {"Anna Lind": "PRESENT", "Per Ek": "PRESENT", "Eva Berg": "ABSENT"}
    assert [r.complete for r in nodes_of(world, "Roster") if isinstance(r, Roster)] == [True]


def test_a_later_complete_list_ends_the_seat_of_whom_it_leaves_out() -> None:
    world = world_of(MARCH, JUNE)
    held = {
        world.nodes[e.source].name: (m.held_from, m.held_to)
        for e in world.edges
        if e.type == "HAS_MEMBERSHIP"  # type: ignore[attr-defined]
        if isinstance(m := world.nodes[e.target], Membership) and m.role == "MEMBER"
    }
    assert held["Per Ek"] == (("2024-03-01",), ("2024-05-31",))
    assert held["Eva Berg"] == (("2024-03-01",), ("9999-12-31",)) and held["Ola Sand"] == (
        ("2024-06-01",),
        ("9999-12-31",),
    )


def test_a_planned_meeting_becomes_the_held_one() -> None:
    planned = record(
        COUNCIL.format(date="2024-03-01", chair="Anna Lind, Region Ekmarks län", members="Per Ek, Granviks kommun")
        + "\n2. Nästa möte\n\nNästa möte är den 1 juni 2024 kl. 9.00-11.00.\n"
    )
    meetings = [m for m in nodes_of(world_of(planned, JUNE), "Meeting") if isinstance(m, Meeting)]
    assert sorted((m.start_date or "", m.status) for m in meetings) == [("2024-03-01", "HELD"), ("2024-06-01", "HELD")]
    assert [
        m.status
        for m in nodes_of(world_of(planned), "Meeting")
        if isinstance(m, Meeting) and m.start_date == "2024-06-01"
    ] == ["PLANNED"]


def test_an_elected_vice_chair_sits_for_whom_they_were_listed() -> None:
    text = COUNCIL.format(date="2024-03-01", chair="Anna Lind, Region Ekmarks län", members="Per Ek, Granviks kommun")
    world = world_of(record(text + "\n2. Val av vice ordförande\n\nPer Ek valdes till ny vice ordförande.\n"))
    seat = next(m for m in nodes_of(world, "Membership") if isinstance(m, Membership) and m.role == "VICE_CHAIR")
    assert (seat.valid_from, seat.held_basis, seat.held_to) == ("2024-03-01", ("STATED",), ("9999-12-31",))
    behalf = next(e.target for e in world.edges if e.source == seat.id and e.type == "ON_BEHALF_OF")
    assert world.nodes[behalf].name == "Granviks kommun"  # type: ignore[attr-defined]


def test_an_agenda_plans_the_meeting_that_its_minutes_say_was_held() -> None:
    planned = read_minutes(formats.read_bytes(COUNCIL.format(date="2024-03-01", chair="", members="").encode(), "a.md"))
    planned.kind = "AGENDA"
    [meeting] = nodes_of(world_of(extract(planned)), "Meeting")
    assert isinstance(meeting, Meeting) and meeting.status == "PLANNED"
    [meeting] = nodes_of(world_of(extract(planned), MARCH), "Meeting")
    assert isinstance(meeting, Meeting) and meeting.status == "HELD"


def test_a_body_is_called_with_and_without_for_samverkan() -> None:
    group = COUNCIL.replace("Samverkansrådet för skola (SRS)", "Chefsgrupp för samverkan skola och förskola")
    other = COUNCIL.replace("Samverkansrådet för skola (SRS)", "Chefsgrupp skola och förskola")
    world = world_of(
        record(group.format(date="2024-03-01", chair="Anna Lind, Region Ekmarks län", members="")),
        record(other.format(date="2024-06-01", chair="Anna Lind, Region Ekmarks län", members="")),
    )
    assert len(nodes_of(world, "Body")) == 1 and len(nodes_of(world, "Meeting")) == 2
