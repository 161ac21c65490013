"""Short invented minutes in layouts that the reader wasn't built on, each read exactly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loaders.facts import facts
from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes

LAYOUTS = Path(__file__).parent / "layouts"
ONE_ITEM = (LAYOUTS / "one_item.txt").read_bytes().decode()
LETTERHEAD = (LAYOUTS / "letterhead.txt").read_bytes().decode()
RIGHT_COLUMN = (LAYOUTS / "right_column.txt").read_bytes().decode()
ANNUAL = (LAYOUTS / "annual.txt").read_bytes().decode()
RUNNING = (LAYOUTS / "running.txt").read_bytes().decode()
TABLE_LAST = (LAYOUTS / "table_last.txt").read_bytes().decode()
MARKDOWN = (LAYOUTS / "markdown.txt").read_bytes().decode()
MUNICIPAL = (LAYOUTS / "municipal.txt").read_bytes().decode()
POINTS = (LAYOUTS / "points.txt").read_bytes().decode()
ACTIONS = (LAYOUTS / "actions.txt").read_bytes().decode()
CLASSES = (LAYOUTS / "classes.txt").read_bytes().decode()


def minutes_of(text: str) -> Minutes:
    return read_minutes(read_bytes(text.encode(), "protokoll.txt"))


def told(text: str) -> dict[str, Any]:
    return facts(minutes_of(text))


def people(read: dict[str, Any]) -> list[tuple[str, ...]]:
    return [(p["name"], p["capacity"], *p["also"], p["attendance"]) for p in read["people"]]


def items(read: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(i["number"], i["title"]) for i in read["items"]]


def decisions(read: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(d["item"], d["text"]) for d in read["decisions"]]


def test_rows_under_labels_are_no_headings_of_a_document_with_one_item() -> None:
    read = told(ONE_ITEM)
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "member", "present"),
        ("Eva Berg", "member", "absent"),
    ]
    assert read["people"][1]["organisation"] == "Granviks kommun"
    assert items(read) == [("1", "Mötets öppnande")]
    assert decisions(read) == [("1", "Dagordningen fastställdes.")]


def test_a_letterhead_in_columns_and_paragraph_signs_that_a_scan_misread() -> None:
    read = told(LETTERHEAD)
    assert read["body"]["name"] == "Fritidsnämnden"
    assert read["meeting"] == {
        "dates": ["1996-04-17"],
        "start": "18:00",
        "end": "20:10",
        "place": "Folkets hus, Granvik",
        "approved_on": "1996-04-24",
    }
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "member", "adjuster", "present"),
        ("Eva Berg", "member", "present"),
        ("Siv Ask", "substitute", "present"),
        ("Bo Dahl", "member", "absent"),
        ("Ola Strand", "official", "presenter", "present"),
        ("Mia Holm", "secretary", "present"),
    ]
    assert items(read) == [
        ("§16", "Dagordning"),
        ("§17", "Bidrag till Granviks bollklubb"),
        ("§18", "Nästa sammanträde"),
    ]
    assert decisions(read) == [
        ("§16", "Dagordningen godkänns."),
        ("§17", "att bevilja klubben ett bidrag på 12 000 kronor"),
        ("§17", "att uppdra åt fritidschefen att redovisa användningen senast den 1 oktober 1996."),
    ]
    assert [(m["owner"], m["due"]) for m in read["mandates"]] == [(["Ola Strand"], "1996-10-01")]
    assert read["next_meetings"] == ["1996-05-22"]


def test_numbers_without_a_point_initials_and_a_column_of_who_answers() -> None:
    read = told(RIGHT_COLUMN)
    assert read["body"] == {"name": "BRF LINDEN", "kind": "board"}
    assert (read["meeting"]["start"], read["meeting"]["end"]) == ("18:30", "20:10")
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "secretary", "present"),
        ("Eva Berg", "member", "adjuster", "present"),
        ("Siv Ask", "substitute", "present"),
        ("Bo Dahl", "member", "absent"),
        ("Mia Holm", "presenter", "guest", "partial"),
    ]
    assert read["people"][-1]["organisation"] == "Granviks bostadsservice"
    assert [i["number"] for i in read["items"]] == ["1", "2", "3", "4", "5", "6"]
    assert decisions(read) == [
        ("2", "EB väljs att justera."),
        ("3", "avgiften lämnas oförändrad."),
        ("4", "två bänkar köps in."),
    ]
    assert [(m["item"], m["owner"], m["due"]) for m in read["mandates"]] == [
        ("3", ["Per Ek"], None),
        ("3", ["Per Ek", "Mia Holm"], "2024-10-09"),
        ("4", ["Siv Ask"], None),
    ]
    assert read["next_meetings"] == ["2024-10-09"]


def test_an_annual_meeting_elects_its_officers_and_the_board() -> None:
    minutes = minutes_of(ANNUAL)
    read = facts(minutes)
    assert read["meeting"] == {
        "dates": ["2023-03-12"],
        "start": "15:00",
        "end": "16:20",
        "place": "hembygdsgården, Granvik",
        "approved_on": "2023-03-20",
    }
    assert people(read)[:4] == [
        ("Per Ek", "chair", "present"),
        ("Eva Berg", "secretary", "present"),
        ("Siv Ask", "adjuster", "present"),
        ("Bo Dahl", "adjuster", "present"),
    ]
    assert [title for _, title in items(read)] == [
        "Öppnande",
        "Val av mötesordförande och mötessekreterare",
        "Val av två justerare",
        "Ansvarsfrihet",
        "Motioner",
        "Val",
        "Avslutning",
    ]
    assert [text for _, text in decisions(read)] == [
        "Till mötesordförande valdes Per Ek.",
        "Till mötessekreterare valdes Eva Berg.",
        "Valdes Siv Ask och Bo Dahl.",
        "Mötet beviljade styrelsen ansvarsfrihet för år 2022.",
        "Motionen om en ny hemsida bifölls.",
        "Mötet avslog motionen om höjd avgift.",
        "Ordförande för ett år: Anna Lind, omval.",
        "Två ledamöter för två år: Ola Strand (nyval) och Mia Holm (omval).",
        "Valberedning: Siv Ask, sammankallande.",
    ]
    assert [
        (e.person.value, e.role, e.body and e.body.value, e.valid_to and e.valid_to.value) for e in minutes.elections
    ] == [
        ("Anna Lind", "chair", None, "2024"),
        ("Ola Strand", "member", None, "2025"),
        ("Mia Holm", "member", None, "2025"),
        ("Siv Ask", "member", "Valberedningen", None),
    ]


def test_a_running_title_people_in_prose_and_a_list_opened_by_a_sentences_end() -> None:
    read = told(RUNNING)
    assert read["body"] == {"name": "Lindås Energi AB", "kind": "board"}
    assert read["meeting"] == {
        "dates": ["2023-05-09"],
        "start": "09:00",
        "end": "11:15",
        "place": "bolagets kontor, Verkstadsgatan 4, Lindås",
        "approved_on": None,
    }
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "member", "present"),
        ("Eva Berg", "member", "adjuster", "present"),
        ("Siv Ask", "member", "present"),
        ("Ola Strand", "official", "present"),
        ("Bo Dahl", "member", "absent"),
        ("Mia Holm", "secretary", "present"),
        ("Lisa Sand", "presenter", "guest", "partial"),
    ]
    assert [title for _, title in items(read)] == [
        "Öppnande",
        "Val av justerare",
        "Avtal om fjärrvärme",
        "Kommande sammanträden",
        "Avslutning",
    ]
    assert decisions(read)[1:] == [
        ("3", "att godkänna avtalet"),
        ("3", "att uppdra åt VD att underteckna avtalet senast den 1 juni 2023."),
    ]
    assert read["next_meetings"] == ["2023-09-14", "2023-12-07"]


def test_a_table_of_attendance_may_stand_last() -> None:
    read = told(TABLE_LAST)
    assert read["meeting"]["place"] == "Regionens hus, Ekmark, lokal Eken"
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "member", "adjuster", "partial"),
        ("Eva Berg", "member", "absent"),
        ("Siv Ask", "substitute", "present"),
        ("Bo Dahl", "official", "partial"),
    ]
    assert [text for item, text in decisions(read) if item == "2"] == [
        "Beredningen beslutar att genomföra dialogerna",
        "att Siv Ask håller ihop arbetet",
        "att planen redovisas vid nästa sammanträde.",
    ]
    assert read["next_meetings"] == ["2024-09-10", "2024-10-15", "2024-12-03"]


def test_formatted_headings_quoted_decisions_and_a_table_of_tasks() -> None:
    read = told(MARKDOWN)
    assert (read["meeting"]["start"], read["meeting"]["end"]) == ("17:15", "18:40")
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "secretary", "present"),
        ("Eva Berg", "member", "presenter", "present"),
        ("Siv Ask", "member", "adjuster", "present"),
        ("Bo Dahl", "member", "absent"),
        ("Mia Holm", "co-opted", "partial"),
    ]
    assert decisions(read) == [("2", "Siv Ask väljs."), ("3", "Styrelsen godkänner budgeten för 2025.")]
    assert [(m["owner"], m["due"]) for m in read["mandates"]] == [
        (["Per Ek"], "2024-12-01"),
        (["Anna Lind"], "2025-01-15"),
        (["Siv Ask"], "2024-11-20"),
    ]
    assert read["next_meetings"] == ["2024-12-10"]


def test_who_serves_for_whom_under_a_label_and_days_of_meetings_over_two_lines() -> None:
    read = told(MUNICIPAL)
    assert read["body"] == {"name": "Kulturnämnden", "kind": "board"}
    assert read["meeting"]["approved_on"] == "2023-11-28"
    assert people(read) == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "vice chair", "adjuster", "present"),
        ("Eva Berg", "member", "present"),
        ("Siv Ask", "substitute", "present"),
        ("Bo Dahl", "member", "absent"),
        ("Ola Strand", "official", "present"),
        ("Mia Holm", "presenter", "guest", "partial"),
    ]
    assert [number for number, _ in decisions(read)] == ["§40", "§41", "§41", "§42"]
    assert [(m["owner"], m["due"]) for m in read["mandates"]] == [(["Ola Strand"], "2024-04-30")]
    assert read["next_meetings"] == ["2024-01-23", "2024-03-19", "2024-05-14", "2024-09-17"]


def test_points_with_their_title_in_the_next_line_and_nobody_listed() -> None:
    read = told(POINTS)
    assert read["body"]["name"] == "Lindås villaförening"
    assert (read["meeting"]["dates"], read["meeting"]["place"]) == (["2024-05-05"], "Folkets hus")
    assert items(read) == [
        ("1", "Mötet öppnas"),
        ("2", "Val av mötesordförande"),
        ("3", "Lekplatsen"),
        ("4", "Avslut"),
    ]
    assert sorted(people(read)) == [
        ("Anna Lind", "mentioned", "present"),
        ("Eva Berg", "secretary", "present"),
        ("Per Ek", "chair", "present"),
        ("Siv Ask", "mentioned", "present"),
    ]


def test_a_list_by_class_names_people_by_first_names() -> None:
    read = told(CLASSES)
    assert people(read) == [
        ("Anna", "member", "present"),
        ("Per", "member", "present"),
        ("Eva", "member", "present"),
        ("Bo", "member", "absent"),
        ("Siv", "chair", "present"),
        ("Ola", "member", "present"),
        ("Mia Holm", "official", "presenter", "present"),
    ]
    assert decisions(read) == [("2", "Vi bestämde att måla linjerna i maj.")]
    assert read["next_meetings"] == ["2024-04-09"]


def test_action_points_and_a_table_of_tasks_in_columns() -> None:
    read = told(ACTIONS)
    assert sorted((m["task"], *m["owner"], m["due"]) for m in read["mandates"]) == [
        ("Boka demonstration", "Per Ek", "2024-04-10"),
        ("Eva ansvarar för att boka lokal till nästa möte.", "Eva Berg", "2024-05-08"),
        ("Eva sammanställer svaren", "Eva Berg", "2024-05-02"),
        ("Skicka underlag till alla", "Anna Lind", "2024-03-20"),
        ("Ta fram en tidplan", "Per Ek", "2024-04-15"),
        ("Uppdatera mallen", "Per Ek", None),
        ("kontakta leverantören före den 1 april", "Per Ek", "2024-04-01"),
    ]
