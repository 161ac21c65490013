"""Lists of people that a strike or a scan broke, and what else a scan without numbers leaves to the layout."""

from __future__ import annotations

from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from schema.statements import StatementKind

SCAN = """Samverkansradet for halsa i Norrbo
Protokoll fran sammantrade fredag den 8 mars 2024

Ordforande:
Anna Ostberg, Region Orebro l&n

Ledaméter: Ersdttare:

Per Sjogren, Hallsbergs kommun Karin-Aberg,-Hallsbergskommun
Eva Holm Kumlal t £ Olle Brunl t £ Kumlal
Nils Ek, Nora kommun Sten Dahlberg, Nora kommun
li Knut Wk £ Askersund Elsa Lindgren As! 0

Motet 6ppnades

Uppfoljning av handlingsplanen for de aldre i lanets kommuner och
en ny 6verenskommelse

Per Sjogren berattade att staten ger ett bidrag till den som vill vara med. Fragan ar inte avgjord,
och radet aterkommer till den nar de nya reglerna har beslutats av regeringen i host.

Motet avslutades
"""


def minutes() -> Minutes:
    return read_minutes(read_bytes(SCAN.encode(), "scan.txt"))


def test_two_columns_run_together_are_split_and_struck_rows_were_absent() -> None:
    seen = {p.name.value: (p.capacity, p.attendance) for p in minutes().people}
    assert seen["Per Sjögren"][0] == "member" and seen["Per Sjögren"][1] != "absent"
    assert seen["Karin Åberg"] == ("substitute", "absent")
    assert seen["Nils Ek"][0] == "member" and seen["Sten Dahlberg"][0] == "substitute"


def test_of_a_broken_row_a_name_and_a_place_are_read_and_the_row_is_a_doubt() -> None:
    read = minutes()
    people = {p.name.value: p for p in read.people}
    eva = people["Eva Holm"]
    assert (eva.capacity, eva.attendance, eva.rule) == ("member", "absent", "roster_garbled")
    assert eva.organisation and eva.organisation.value == "Kumla kommun"
    assert "Elsa Lindgren" not in people, "no place is left in her row"
    doubts = [d for d in read.doubts if d.code == "DAMAGED_ROW"]
    assert any("Eva Holm" in d.message for d in doubts) and any("Elsa Lindgren" in d.message for d in doubts)


def test_a_list_with_broken_rows_is_not_complete() -> None:
    rosters = [s for s in extract(minutes()).statements if s.kind is StatementKind.ROSTER]
    assert [s.values["complete"] for s in rosters] == [False]


def test_a_title_of_two_lines_and_a_closing_line_are_items() -> None:
    read = minutes()
    assert [item.title.value for item in read.items] == [
        "Mötet öppnades",
        "Uppföljning av handlingsplanen för de äldre i länets kommuner och en ny överenskommelse",
        "Mötet avslutades",
    ]
    assert [p.value for p in read.items[1].presenters] == ["Per Sjögren"]
