"""Documents that are no ordinary minutes: an agenda, two meetings' minutes, an empty or endless roster, a list of
decisions, minutes in other languages. All invented."""

from __future__ import annotations

import time
from typing import Any

from loaders.facts import facts
from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from schema.evidence import LineUse

NAMES = ("Anna", "Per", "Eva", "Siv", "Bo", "Ola", "Mia", "Lisa", "Karin", "Nils")
SURNAMES = ("Lind", "Ek", "Berg", "Ask", "Dahl", "Strand", "Holm", "Sand", "Ros", "Mo")


def minutes_of(text: str, name: str = "protokoll.txt") -> Minutes:
    return read_minutes(read_bytes(text.encode(), name))


def people(minutes: Minutes) -> list[tuple[str, str]]:
    return [(p.name.value, p.attendance) for p in minutes.people]


def items(minutes: Minutes) -> list[tuple[str | None, str]]:
    return [(i.number, i.title.value) for i in minutes.items]


def decisions(minutes: Minutes) -> list[str]:
    return [d.text.value for d in minutes.decisions]


AGENDA = """Granviks kommun

KALLELSE
Kulturnämnden

Tid: torsdagen den 14 november 2024 kl. 13.00
Plats: Kommunhuset, lokal Eken

Ledamöter
Anna Lind (S), ordförande
Per Ek (M), vice ordförande

Föredragningslista

1. Mötets öppnande
2. Val av justerare
3. Budget 2025
Föredragande: Ola Strand
Förslag till beslut: Nämnden antar budgeten för 2025.
4. Bibliotekets öppettider
Kulturnämnden beslutar att anta de nya öppettiderna.

Förhinder anmäls till sekreteraren senast den 12 november.
Välkomna!
"""


def test_an_agenda_plans_items_and_nobody_attended() -> None:
    minutes = minutes_of(AGENDA)
    assert minutes.kind == "AGENDA"
    assert minutes.header.body and minutes.header.body.value == "Kulturnämnden"
    assert [d.value for d in minutes.header.dates] == ["2024-11-14"]
    assert items(minutes)[2:] == [("3", "Budget 2025"), ("4", "Bibliotekets öppettider")]
    assert [p.value for p in minutes.items[2].presenters] == ["Ola Strand"]
    assert {attendance for _, attendance in people(minutes)} == {"unknown"}
    assert [p.capacity for p in minutes.people] == ["chair", "vice chair", "presenter"]
    assert not (minutes.decisions or minutes.mandates or minutes.elections or minutes.stances)


def test_a_program_that_tells_of_nothing_done_is_an_agenda() -> None:
    text = """# Dagordning för styrgruppen Nära skola

Datum: 2024-11-14 kl. 9-11
Inbjudna: Anna Lind (Granviks kommun), Per Ek (Region Ekmark)

## 1. Lägesrapport
Per Ek redovisar läget.

## 2. Nästa steg
Gruppen tar ställning till fortsättningen.
"""
    minutes = minutes_of(text, "dagordning.md")
    assert (minutes.kind, minutes.decisions) == ("AGENDA", [])
    assert people(minutes) == [("Anna Lind", "unknown"), ("Per Ek", "unknown")]
    held = minutes_of(text.replace("redovisar", "redovisade").replace("Inbjudna", "Närvarande"), "dagordning.md")
    assert held.kind == "MINUTES"
    assert people(held) == [("Anna Lind", "present"), ("Per Ek", "present")]


FIRST = """Granviks kommun
Kulturnämnden
Protokoll 2024-03-14

Närvarande: Anna Lind (S), ordförande, Per Ek (M), Eva Berg (C)
Frånvarande: Siv Ask (V)

§ 1 Öppnande
Ordföranden öppnar mötet.

§ 2 Föregående protokoll
Protokoll från 2024-02-12 läggs till handlingarna.

§ 3 Budget
Nämnden beslutar att anta budgeten.

Vid protokollet
Eva Berg
"""
SECOND = """
Granviks kommun
Kulturnämnden
Protokoll 2024-04-18

Närvarande: Anna Lind (S), ordförande, Siv Ask (V), Bo Dahl (M)
Frånvarande: Per Ek (M)

§ 4 Öppnande
Ordföranden öppnar mötet.

§ 5 Biblioteket
Nämnden beslutar att stänga biblioteket.
"""


def test_of_two_meetings_the_first_is_read_and_a_doubt_names_both() -> None:
    minutes = minutes_of(FIRST + SECOND)
    assert [d.value for d in minutes.header.dates] == ["2024-03-14"]
    assert people(minutes) == [
        ("Anna Lind", "present"),
        ("Per Ek", "present"),
        ("Eva Berg", "present"),
        ("Siv Ask", "absent"),
    ]
    assert [number for number, _ in items(minutes)] == ["§1", "§2", "§3"]
    assert "att stänga biblioteket" not in " ".join(decisions(minutes))
    (doubt,) = [d for d in minutes.doubts if d.code == "TWO_MEETINGS"]
    assert "2024-04-18" in doubt.message and "Granviks kommun" in doubt.message
    left = [n for n, (use, reason) in minutes.uses.items() if reason == "another meeting's minutes"]
    assert len(left) == 9 and all(minutes.uses[n][0] is LineUse.UNREAD for n in left)
    assert len(minutes.uses) == len(minutes.source.lines)


def test_minutes_that_speak_of_other_minutes_are_one_meeting() -> None:
    assert not [d for d in minutes_of(FIRST).doubts if d.code == "TWO_MEETINGS"]
    assert len(minutes_of(FIRST).items) == 3


def test_an_empty_roster_names_nobody() -> None:
    minutes = minutes_of("""Kulturnämnden
Protokoll 2024-03-14

Närvarande:

Frånvarande:

§ 1 Öppnande
Ordföranden öppnar mötet.

§ 2 Budget
Nämnden beslutar att anta budgeten.
""")
    assert minutes.people == [] and [d.code for d in minutes.doubts] == ["EMPTY_ROSTER"]
    assert len(minutes.items) == 2 and decisions(minutes) == ["Nämnden beslutar att anta budgeten."]


def roster(count: int) -> list[str]:
    return [f"{NAMES[i % 10]} {SURNAMES[i // 10 % 10]}{'abcdefghij'[i // 100]}son" for i in range(count)]


def test_a_roster_of_four_hundred() -> None:
    everybody = roster(400)
    for joined in ("\n".join(f"{name}, Granviks kommun" for name in everybody), ", ".join(everybody)):
        minutes = minutes_of(f"Kulturrådet\nProtokoll 2024-03-14\n\nNärvarande:\n{joined}\n\n§ 1 Öppnande\nAnna.\n")
        assert [name for name, _ in people(minutes)] == everybody


def seconds(text: str) -> float:
    source = read_bytes(text.encode(), "protokoll.txt")
    begun = time.process_time()
    read_minutes(source)
    return time.process_time() - begun


def test_an_item_of_two_hundred_pages_takes_time_in_proportion() -> None:
    page = (
        "Nämnden samtalade om bryggan och kom fram till att den behöver målas innan båtarna kommer.\n"
        "Anna Lind undrade vad färgen kostar. Per Ek (M) yrkade att den tas upp igen, och Eva Berg röstade för det.\n"
        "Nämnden beslutar att måla bryggan senast den 1 juni 2024. Anna Lind tar fram en lista.\n\n"
    ) * 2
    head = "Kulturnämnden\nProtokoll 2024-03-14\n\nNärvarande: Anna Lind, Per Ek\n\n§ 1 Bryggan\n\n"
    tail = "\n§ 2 Slut\nMötet avslutas.\n"
    seconds(head + page + tail)
    short, long = seconds(head + page * 50 + tail), seconds(head + page * 200 + tail)
    assert long < 4 * short * 1.8, (short, long)


def test_a_list_of_decisions_and_an_extract() -> None:
    minutes = minutes_of("""Beslutslista
Styrgruppen Nära skola
2024-05-16

1. Budget för hösten
Beslut: Styrgruppen godkänner budgeten.
Ansvarig: Per Ek

2. Lokaler
Beslut: Frågan bordläggs till nästa möte.
""")
    assert minutes.header.body and minutes.header.body.value == "Styrgruppen Nära skola"
    assert decisions(minutes) == ["Styrgruppen godkänner budgeten.", "Frågan bordläggs till nästa möte."]
    assert [d.status for d in minutes.decisions] == ["TAKEN", "POSTPONED"]
    assert not [name for name, attendance in people(minutes) if attendance != "unknown"]
    extract = minutes_of("""Granviks kommun
Kulturnämnden

PROTOKOLLSUTDRAG
Sammanträdesdatum 2024-03-14

§ 27 Dnr KN 2024/31
Bidrag till hembygdsföreningen

Kulturnämndens beslut
Hembygdsföreningen beviljas 20 000 kronor.

Beslutet skickas till
Hembygdsföreningen
""")
    assert items(extract) == [("§27", "Bidrag till hembygdsföreningen")]
    assert extract.items[0].diary_number and extract.items[0].diary_number.value == "KN 2024/31"
    assert decisions(extract) == ["Hembygdsföreningen beviljas 20 000 kronor."] and extract.people == []


def test_minutes_in_danish_and_norwegian() -> None:
    read: list[dict[str, Any]] = [
        facts(minutes_of(text))
        for text in (
            """Referat fra bestyrelsesmøde i Grundejerforeningen Lindely
Dato: 14. marts 2024 kl. 19.00-21.00
Sted: Fælleshuset

Til stede: Anna Lind (formand), Per Ek, Eva Berg
Afbud: Bo Dahl

1. Godkendelse af dagsorden
Dagsordenen blev godkendt.

2. Økonomi
Per Ek gennemgik regnskabet.
Beslutning: Kontingentet hæves til 1.500 kr.

3. Eventuelt
Næste møde: 11. april 2024.
""",
            """Protokoll fra styremøte i Lia borettslag
Dato: 14. mars 2024 kl. 19.00
Sted: Felleshuset

Til stede: Anna Lind (leder), Per Ek, Eva Berg
Forfall: Bo Dahl

Sak 1/24 Godkjenning av innkalling
Vedtak: Innkallingen ble godkjent.

Sak 2/24 Økonomi
Per Ek orienterte om regnskapet.
Vedtak: Leien økes med 100 kroner.

Sak 3/24 Eventuelt
Neste møte: 11. april 2024.
""",
        )
    ]
    for each in read:
        assert [(p["name"], p["capacity"], p["attendance"]) for p in each["people"]] == [
            ("Anna Lind", "chair", "present"),
            ("Per Ek", "member", "present"),
            ("Eva Berg", "member", "present"),
            ("Bo Dahl", "member", "absent"),
        ]
        assert each["meeting"]["dates"] == ["2024-03-14"] and each["meeting"]["start"] == "19:00"
        assert len(each["items"]) == 3 and each["items"][1]["presenters"] == ["Per Ek"]
        assert len(each["decisions"]) == 2 and each["next_meetings"] == ["2024-04-11"]
    assert read[0]["body"] == {"name": "Grundejerforeningen Lindely", "kind": "board"}


def test_minutes_with_english_headings() -> None:
    read = facts(
        minutes_of("""Minutes
Styrgruppen Nära skola
Date: 2024-03-14, 17:00-18:30
Location: Skolhuset, Granvik

Present: Anna Lind (chair), Per Ek (secretary), Eva Berg
Absent: Bo Dahl
Adjuster: Eva Berg

1. Approval of the agenda
Decision: The agenda was approved.

2. Budget
Per Ek presented the budget.
The group decided to adopt the budget.

3. Next meeting
The next meeting is on 2024-04-18.
""")
    )
    assert read["body"]["name"] == "Styrgruppen Nära skola"
    assert (read["meeting"]["start"], read["meeting"]["end"]) == ("17:00", "18:30")
    assert read["meeting"]["place"] == "Skolhuset, Granvik"
    assert [(p["name"], p["capacity"], *p["also"], p["attendance"]) for p in read["people"]] == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "secretary", "presenter", "present"),
        ("Eva Berg", "member", "adjuster", "present"),
        ("Bo Dahl", "member", "absent"),
    ]
    assert [i["title"] for i in read["items"]] == ["Approval of the agenda", "Budget", "Next meeting"]
    assert [d["text"] for d in read["decisions"]] == [
        "The agenda was approved.",
        "The group decided to adopt the budget.",
    ]
    assert read["next_meetings"] == ["2024-04-18"]


def test_slides_tell_who_presents_what_was_granted_and_no_attendance() -> None:
    text = """Badnätverket
12 mars 2024

Läget vid bryggorna

- Norra bryggan är lagad
- Södra bryggan väntar på virke
- Badvakter söks till sommaren

Per Ek, utvecklingsledare Badenheten

Beviljade ansökningar

Vad	Mål
Flytvästar till simskolan	Mål 1
Ramp vid norra bryggan	Mål 2

Avslagna ansökningar

- Bastu på södra bryggan

Vad händer nu

- Virket beställs
- Skyltar målas
- Livbojar kontrolleras
- Broschyren skrivs om
- Kiosken öppnar
- Toaletterna städas
- Grillplatsen lagas

Kontakt

Anna Lind anna.lind@orebro.se
Badenheten badet@granvik.example
"""
    minutes = minutes_of(text)
    assert minutes.kind == "SLIDES"
    assert [
        (p.name.value, p.capacity, p.attendance, p.organisation and p.organisation.value) for p in minutes.people
    ] == [
        ("Per Ek", "presenter", "unknown", None),
        ("Anna Lind", "presenter", "unknown", "Örebro kommun"),
    ]
    assert [(d.text.value, d.kind, d.status) for d in minutes.decisions] == [
        ("Flytvästar till simskolan", "decision", "REPORTED"),
        ("Ramp vid norra bryggan", "decision", "REPORTED"),
        ("Bastu på södra bryggan", "rejected", "REPORTED"),
    ]
