"""What five kinds of bodies did at a meeting: who was there for how much, what was decided, who stood for what, who was
elected until when. The invented minutes were written before they were read."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.formats import read
from loaders.minutes import Minutes
from loaders.parse import read_minutes

LAYOUTS = Path(__file__).parent / "layouts"


def minutes_of(name: str) -> Minutes:
    return read_minutes(read(LAYOUTS / name))


def attendance(minutes: Minutes) -> dict[str, tuple[str, ...]]:
    """Name -> (first capacity, attendance, part, in whose place), of those with something to say."""
    told = {}
    for p in minutes.people:
        special = (p.part.value if p.part else None, p.serves_for)
        if p.attendance != "present" or any(special):
            told[p.name.value] = (p.capacity, p.attendance, *(s for s in special if s))
    return told


def decided(minutes: Minutes) -> list[str]:
    """Each decision's status (where not taken), kind and first words."""
    return [
        " ".join(filter(None, ["" if d.status == "TAKEN" else d.status, d.kind + ":", *d.text.value.split()[:4]]))
        for d in minutes.decisions
    ]


def stances(minutes: Minutes) -> list[tuple[str, str, int | None]]:
    return [(s.person.value, s.kind, s.decision) for s in minutes.stances]


def elections(minutes: Minutes) -> list[tuple[str | None, ...]]:
    return [
        (
            e.person.value,
            e.role,
            e.body.value if e.body else None,
            e.valid_from.value if e.valid_from else None,
            e.valid_to.value if e.valid_to else None,
        )
        for e in minutes.elections
    ]


def test_a_municipal_council_votes_and_reserves() -> None:
    minutes = minutes_of("fullmaktige.txt")
    assert attendance(minutes) == {
        "Rita Sol": ("member", "partial", "§§ 71–74"),
        "Sven Holmlund": ("member", "present", "På grund av jäv deltar"),
        "Kent Ås": ("substitute", "present", "Lotta Vik"),
        "Lotta Vik": ("member", "absent"),
        "Berit Fors": ("substitute", "partial", "fr.o.m. § 75", "Rita Sol"),
    }
    assert "Olle Flod" in [p.name.value for p in minutes.people if p.capacity == "substitute"]
    assert [i.diary_number.value for i in minutes.items if i.diary_number] == [
        "KS/2023:210",
        "KS/2023:188",
        "KS/2022:95",
        "KS/2023:240",
        "KS/2023:244",
    ]
    assert decided(minutes) == [
        "decision: Interpellationen får ställas.",
        "decision: Interpellationen anses besvarad.",
        "approval: Budget för 2024 och",
        "approval: Skattesatsen för 2024 fastställs",
        "decision: Nämnderna får i uppdrag",
        "rejected: Motionen avslås.",
        "decision: Lotta Vik (S) entledigas",
        "elected: Till ny ledamot i",
        "approval: Ny taxa för slamtömning",
        "referred back: Ärendet återremitteras med stöd",
    ]
    assert [d.votes for d in minutes.decisions if d.votes_said] == [(5, 3, 1)]
    assert [d.effective_from.value for d in minutes.decisions if d.effective_from] == ["2024-01-01"]
    assert stances(minutes) == [
        ("Henrik Palm", "PROPOSED", None),
        ("Ulla Mark", "PROPOSED", None),
        ("Pia Nord", "PROPOSED", None),
        ("Sven Holmlund", "PROPOSED", None),
        ("Ulla Mark", "RESERVATION", 2),
        ("Pia Nord", "RESERVATION", 2),
        ("Sven Holmlund", "RESERVATION", 2),
        ("Rita Sol", "RESERVATION", 5),
        ("Sven Holmlund", "DISQUALIFIED", None),
    ]
    assert elections(minutes) == [("Kent Ås", "member", "Bildningsnämnden", None, "2026-12-31")]


def test_a_student_union_s_board() -> None:
    minutes = minutes_of("kar.md")
    assert attendance(minutes) == {
        "Sara Lo": ("member", "partial", "anslöt kl. 17.50"),
        "Ture Blad": ("member", "absent"),
        "Iris Fält": ("co-opted", "partial", "§§ 4–5"),
    }
    assert {p.name.value: [p.capacity, *p.also] for p in minutes.people if len(p.capacities) > 1} == {
        "Nora Vik": ["secretary", "member"],
        "Adam Rask": ["member", "adjuster"],
        "Iris Fält": ["co-opted", "presenter"],
    }
    assert decided(minutes)[3:] == [
        "decision: Styrelsen beslutar att adjungera",
        "decision: att tidningen trycks i",
        "decision: att tillsätta en valborgskommitté",
        "elected: att utse Sara Lo",
        "POSTPONED postponed: Styrelsen bordlägger frågan till",
    ]
    assert minutes.decisions[4].votes == (3, 1, 0)
    assert stances(minutes) == [
        ("Elias Torn", "PROPOSED", None),
        ("Adam Rask", "PROPOSED", None),
        ("Adam Rask", "RESERVATION", 4),
    ]
    assert elections(minutes) == [("Sara Lo", "chair", "Valborgskommittén", "2023-12-01", "2024-05-15")]


def test_an_annual_meeting_elects_for_years() -> None:
    minutes = minutes_of("stamma.txt")
    assert minutes.header.body and minutes.header.body.value == "Tallbackens samfällighetsförening"
    assert [d.votes for d in minutes.decisions if d.votes_said] == [(19, 12, None)]
    assert "decision: Stämman biföll motionen." in decided(minutes)
    assert elections(minutes) == [
        ("Göran Rot", "chair", "Styrelse", "2024-03-20", "2025"),
        ("Lars Bro", "member", "Styrelse", "2024-03-20", "2026"),
        ("Nils Hed", "member", "Styrelse", "2024-03-20", "2026"),
        ("Åsa Myr", "substitute", "Styrelse", "2024-03-20", "2025"),
        ("Tore Lund", "substitute", "Styrelse", "2024-03-20", "2025"),
        ("Eva Kvist", "member", "Valberedning", None, None),
        ("Jan Ås", "member", "Valberedning", None, None),
    ]


def test_a_users_council_s_notes() -> None:
    minutes = minutes_of("brukarrad.txt")
    assert attendance(minutes) == {
        "Jonas Lilja": ("presenter", "partial", "punkt 3"),
        "Rut Björk": ("member", "absent"),
    }
    assert decided(minutes) == [
        "noted: Lästes igenom och lades",
        "decision: Vi kom överens om",
        "POSTPONED postponed: Frågan om högläsning flyttas",
    ]
    assert [n.date.value for n in minutes.next_meetings] == ["2024-03-12"]


def test_a_church_council_s_vote_by_names_tells_who_was_there() -> None:
    minutes = minutes_of("kyrkofullmaktige.txt")
    assert [i.title.value for i in minutes.items][2:4] == ["Årsredovisning 2023", "Försäljning av prästgården"]
    assert {p.name.value for p in minutes.people if "member" in p.capacities} == {
        "Gun Berglund",
        "Arne Viker",
        "Tage Moll",
        "Olof Ståhl",
        "Ruth Ahl",
        "Lena By",
    }
    assert {p.attendance for p in minutes.people} == {"present"}
    assert not any(p.seats for p in minutes.people if p.rule == "vote_cast")
    sold = next(i for i, d in enumerate(minutes.decisions) if d.text.value.startswith("att sälja"))
    assert minutes.decisions[sold].votes == (4, 2, 1)
    assert [s for s in stances(minutes) if s[1] != "FOR"] == [
        ("Olof Ståhl", "PROPOSED", None),
        ("Olof Ståhl", "RESERVATION", sold),
        ("Ruth Ahl", "RESERVATION", sold),
        ("Olof Ståhl", "AGAINST", sold),
        ("Ruth Ahl", "AGAINST", sold),
        ("Lena By", "ABSTAINED", sold),
    ]
    assert elections(minutes) == [("Ruth Ahl", "substitute", "Kyrkorådet", None, "2025-12-31")]


@pytest.mark.parametrize("name", ["fullmaktige.txt", "kar.md", "stamma.txt", "brukarrad.txt", "kyrkofullmaktige.txt"])
def test_all_of_it_rests_on_words(name: str) -> None:
    minutes = minutes_of(name)
    quoted = minutes.source.quote
    assert all(quoted(place) for s in minutes.stances for said in (s.person, s.text) if said for place in said.places)
    assert all(d.text.places and (not d.votes_said or d.votes_said.places) for d in minutes.decisions)
