"""Joint meetings in the world: linked to each of their bodies, found again over documents, and no false alarms."""

from __future__ import annotations

from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.parse import read_minutes
from loaders.world import World
from schema.nodes import Issue, Meeting, Membership, Roster
from schema.statements import DocumentRecord
from tests.loaders.worlds import world_of

SCHOOL, TRAFFIC = "Styrgruppen för skola", "Trafikgruppen"
TEXT = """{head}

Datum: {day}

{people}

1. Mötets öppnande
Mötet öppnades.

2. Skolvägar
{text}

3. Nästa möte
{following}
"""
OWN = "Närvarande: Anna Lind, Per Ek\nFrånvarande: Eva Berg"
EACH = f"""{SCHOOL}
Närvarande: Anna Lind, Per Ek
Frånvarande: Eva Berg

{TRAFFIC}
Närvarande: Ola Sand
Frånvarande: Ida Holm"""
BOTH = f"Protokoll från gemensamt möte med {SCHOOL} och {TRAFFIC}"
TURNED = f"Protokoll från gemensamt möte med {TRAFFIC} och {SCHOOL}"


def minutes(
    head: str, day: str, people: str = OWN, following: str = "Bestäms senare.", text: str = "Vägarna visades."
) -> DocumentRecord:
    made = TEXT.format(head=head, day=day, people=people, following=following, text=text)
    return extract(read_minutes(read_bytes(made.encode(), "a.txt")))


def school(day: str, people: str = OWN, following: str = "Bestäms senare.") -> DocumentRecord:
    return minutes(f"Protokoll {SCHOOL}", day, people, following)


def named(world: World, source: str, type_: str) -> list[str]:
    found = [world.nodes[e.target] for e in world.edges if e.source == source and e.type == type_]
    return sorted(str(getattr(node, "name", node.id)) for node in found)


def meetings(world: World) -> list[tuple[str | None, str | None, list[str]]]:
    """(day, status, whose) of each meeting."""
    found = [n for n in world.nodes.values() if isinstance(n, Meeting)]
    return sorted((n.start_date, n.status, named(world, n.id, "OF_BODY")) for n in found)


def seats(world: World) -> dict[tuple[str, str], list[str]]:
    """(body, person) -> the last day of each time that they sat there."""
    holder = {e.target: e.source for e in world.edges if e.type == "HAS_MEMBERSHIP"}
    return {
        (named(world, n.id, "IN_BODY")[0], str(getattr(world.nodes[holder[n.id]], "name", ""))): list(n.held_to)
        for n in world.nodes.values()
        if isinstance(n, Membership)
    }


def codes(world: World) -> list[str]:
    return sorted(n.code for n in world.nodes.values() if isinstance(n, Issue) and n.code != "NO_DATE")


def test_a_joint_meeting_is_of_each_body_and_each_has_its_own_roster() -> None:
    world = world_of(minutes(BOTH, "2024-09-05", EACH, text="Grupperna beslutar att bygga en väg."))
    assert meetings(world) == [("2024-09-05", "HELD", [SCHOOL, TRAFFIC])]
    rosters = [named(world, n.id, "OF_BODY") for n in world.nodes.values() if isinstance(n, Roster)]
    assert sorted(rosters) == [[SCHOOL], [TRAFFIC]]
    assert seats(world).keys() == {
        *((SCHOOL, person) for person in ("Anna Lind", "Per Ek", "Eva Berg")),
        *((TRAFFIC, person) for person in ("Ola Sand", "Ida Holm")),
    }
    [decision] = [n.id for n in world.nodes.values() if n.label == "Decision"]
    assert named(world, decision, "DECIDED_BY") == [SCHOOL, TRAFFIC]


def test_a_list_that_both_share_ends_nobodys_seat() -> None:
    shared = "Närvarande: Ola Sand, Ida Holm\nFrånvarande: Bo Ström"
    world = world_of(school("2024-03-05"), minutes(BOTH, "2024-09-05", shared))
    assert set(map(tuple, seats(world).values())) == {("9999-12-31",)} and len(seats(world)) == 3
    assert len([n for n in world.nodes.values() if n.label == "Attendance"]) == 6
    assert codes(world) == []


def test_whom_the_other_bodys_list_names_has_not_left() -> None:
    later = EACH.replace("Anna Lind, Per Ek", "Anna Lind")
    world = world_of(minutes(BOTH, "2024-03-05", EACH), minutes(BOTH, "2024-09-05", later))
    ended = {seat: days for seat, days in seats(world).items() if days != ["9999-12-31"]}
    assert ended == {(SCHOOL, "Per Ek"): ["2024-09-04"]}


def test_the_same_joint_meeting_minuted_twice_is_one() -> None:
    world = world_of(minutes(BOTH, "2024-09-05", EACH), minutes(TURNED, "2024-09-05", EACH, text="Vägarna är klara."))
    assert meetings(world) == [("2024-09-05", "HELD", [SCHOOL, TRAFFIC])] and codes(world) == []


def test_a_body_may_meet_alone_and_with_others_on_one_day() -> None:
    world = world_of(minutes(BOTH, "2024-09-05", EACH), school("2024-09-05"))
    assert [whose for _, _, whose in meetings(world)] == [[SCHOOL], [SCHOOL, TRAFFIC]]
    assert codes(world) == []


def test_what_was_announced_to_one_is_the_joint_meeting_where_there_is_no_other() -> None:
    announced = school("2024-05-05", following="Nästa möte är den 5 september 2024.")
    joint = minutes(BOTH, "2024-09-05", EACH)
    assert meetings(world_of(announced, joint))[1:] == [("2024-09-05", "HELD", [SCHOOL, TRAFFIC])]
    with_own = world_of(announced, joint, school("2024-09-05"))
    assert meetings(with_own)[1:] == [("2024-09-05", "HELD", [SCHOOL]), ("2024-09-05", "HELD", [SCHOOL, TRAFFIC])]


def test_what_was_announced_to_both_is_that_of_each_who_met_alone() -> None:
    announced = minutes(BOTH, "2024-05-05", EACH, following="Nästa möte är den 5 september 2024.")
    world = world_of(announced, school("2024-09-05"))
    assert meetings(world)[1:] == [("2024-09-05", "HELD", [SCHOOL]), ("2024-09-05", "PLANNED", [TRAFFIC])]
    assert meetings(world_of(announced))[1:] == [("2024-09-05", "PLANNED", [SCHOOL, TRAFFIC])]


def test_a_joint_meeting_near_an_announced_one_is_no_contradiction() -> None:
    announced = school("2024-05-05", following="Nästa möte är den 5 september 2024.")
    assert codes(world_of(announced, minutes(BOTH, "2024-09-03", EACH))) == []
    assert codes(world_of(announced, school("2024-09-03"))) == ["MEETING_DATE_DIFFERS"]
    joint = minutes(BOTH, "2024-05-05", EACH, following="Nästa gemensamma möte är den 5 september 2024.")
    assert codes(world_of(joint, minutes(TURNED, "2024-09-03", EACH))) == ["MEETING_DATE_DIFFERS"]
    assert codes(world_of(joint, school("2024-09-03"))) == []
