"""Registers of seats in CSV: how each row becomes statements, and that every value cites its cell."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from loaders.mentions import mention_key
from loaders.registers import values
from loaders.registers.cells import grid, recognise, split
from loaders.registers.mapping import parse, read_mapping, ready
from loaders.registers.reading import Reading, read_register
from loaders.registers.records import MOST_ROWS
from schema.evidence import EvidenceRole
from schema.identity import original_of, search_key
from schema.nodes import Membership
from schema.statements import MentionKind, StatementKind
from tests.loaders.registry import HEAD, names, one, read, said, table, words
from tests.loaders.worlds import world_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "registers"
ROW = "Anna Lind;Trafikrådet;Ordförande;Granviks kommun;2023-01-01;2026-12-31"


def test_a_row_is_what_minutes_would_say() -> None:
    register = read(table(ROW), date="2024-05-01")
    record = one(register)
    [row], [election] = said(record, StatementKind.ROSTER_ROW), said(record, StatementKind.ELECTION)
    [roster] = said(record, StatementKind.ROSTER)
    assert record.kind == "REGISTER" and record.date == "2024-05-01"
    assert row.get("seats") == ("CHAIR",) and row.get("date") == "2024-05-01"
    assert names(record, row) == {"person": "Anna Lind", "body": "Trafikrådet", "organization": "Granviks kommun"}
    assert (election.get("role"), election.get("valid_from"), election.get("valid_to")) == (
        "CHAIR",
        "2023-01-01",
        "2026-12-31",
    )
    assert not roster.get("complete") and roster.get("roles") == ("CHAIR",)
    assert words(register, election, "role") == ["Ordförande"] and words(register, election, "valid_to") == [
        "2026-12-31"
    ]


def reads_again(field: str, text: str) -> set[str]:
    """What the words of a field may mean, read alone."""
    return {
        text,
        values.day(text) or "",
        values.role(text, {}) or "",
        values.party(text),
        values.organization(text)[0],
        " ".join(reversed([part.strip() for part in text.split(",")])),
    }


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.csv")) + sorted(EXAMPLES.glob("*.json")), ids=lambda f: f.name)
def test_each_value_is_what_its_words_say(file: Path) -> None:
    mapping = read_mapping(EXAMPLES / "granvik.toml") if "granvik" in file.name else None
    register = read_register(file.read_bytes(), file.name, Reading(mapping))
    checked = 0
    for record in register.records():
        named = {m.id: m.name for m in record.mentions}
        for s in record.statements:
            for field in {c.field for c in s.evidence if c.role is EvidenceRole.VALUE and c.basis == "STATED"}:
                if field == "vacant" or field == "roles":
                    continue
                about = [named[i] for role, i in s.about if role == field]
                stated = about or [s.get(field)] if field != "county" else [record.county]
                value = stated[0][0] if isinstance(stated[0], tuple) else stated[0]
                told = words(register, s, field)
                assert value in reads_again(field, told[0]) | {" ".join(told)}, (s.kind, field)
                checked += 1
        for p in record.passages:
            assert register.rows.text[p.start : p.end] == p.text
    assert checked >= 10


def test_every_line_of_a_file_is_in_a_document() -> None:
    content = table(ROW, "Per Ek;Skolrådet;Ledamot;;;", "", "Eva Berg;Skolrådet;Gruppledare;;;")
    register = read(
        content,
        '[roles]\nGruppledare = ""\n[columns]\nperson="Namn"\nbody="Organ"\nrole="Befattning"',
        date="2024-05-01",
    )
    lines = {p.line for record in register.records() for p in record.passages}
    assert lines == {1, 2, 3, 5}


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_recognised(delimiter: str, encoding: str) -> None:
    text = "\r\n".join([HEAD, 'Åsa "Öst" Näs;Rådet för sjö;Ledamot;"Ström; kommun";;2026', ROW]).replace(";", delimiter)
    text = text.replace(f"Ström{delimiter}", "Ström;") if delimiter != ";" else text
    register = read(text.encode(encoding), date="2024-05-01")
    people = {m.name for r in register.records() for m in r.mentions if m.kind == MentionKind.PERSON}
    assert people == {'Åsa "Öst" Näs', "Anna Lind"}


def test_cells_know_their_place() -> None:
    rng = Random("cells")
    for _ in range(300):
        cells = ["".join(rng.choice('ab å;"\n,') for _ in range(rng.randrange(5))) for _ in range(4)]
        rows = ["x;y;z;u", ";".join('"' + c.replace('"', '""') + '"' for c in cells), "1;2;3;4"]
        found = grid("\n".join(rows), ";")
        kept = found.row(1) if len(found) == 3 else split(rows[1], 0, len(rows[1]), ";")
        assert [c.text for c in kept] == [c.strip() for c in cells]
        assert found.lines[len(found) - 1] == 3 + sum(c.count("\n") for c in cells)
    assert recognise("a,b\n1,2") == "," and recognise("a;b,c\n1;2") == ";"


def test_a_ready_mapping_is_chosen_by_the_headings() -> None:
    heads = {
        "fortroendemannaregister": "Namn;Nämnd;Uppdrag;Fr.o.m.;T.o.m.",
        "uppdragslista": "Förnamn;Efternamn;Instans;Befattning;Startdatum",
        "register": "person;body;role;from;to",
    }
    for name, head in heads.items():
        row = "Anna;Lind;Rådet;Ledamot;2023" if "För" in head else "Anna Lind;Rådet;Ledamot;2023;"
        register = read(table(row, head=head))
        assert register.rows.mapping.name == name  # type: ignore[attr-defined]
    assert {m.name for m in ready()} == set(heads)


def test_titles_may_stand_above_the_headings() -> None:
    register = read(b"F\xc3\xb6rtroendevalda\n\n" + table(ROW), date="2024-05-01")
    assert [r.line for n in range(len(register.rows)) if (r := register.rows.row(n, None))] == [4]  # type: ignore[arg-type]


def test_a_mapping_says_what_the_file_does_not() -> None:
    mapping = """
extends = "fortroendemannaregister"
owner = "Granviks kommun"
county = "Ekmarks län"
complete = true
date_formats = ["DD.MM.YYYY"]
[columns]
from = "Valdes"
[roles]
"Sammankallande" = "CHAIR"
"""
    head = "Namn;Organ;Befattning;Valdes"
    register = read(table("Anna Lind;Socialnämnden;Sammankallande;3.2.2023", head=head), mapping, date="2024-05-01")
    record = one(register)
    [election], [roster] = said(record, StatementKind.ELECTION), said(record, StatementKind.ROSTER)
    assert election.get("role") == "CHAIR" and election.get("valid_from") == "2023-02-03"
    assert roster.get("complete") and record.county == "Ekmarks län"
    assert names(record, roster) == {"body": "Socialnämnden", "owner": "Granviks kommun"}
    [cite] = [c for c in roster.evidence if c.field == "roles"]
    assert register.rows.text[cite.span.start : cite.span.end] == "Sammankallande"
    assert any(c.by == "mapping m" for c in roster.evidence + election.evidence if c.field == "owner")


def test_the_same_mapping_in_yaml_and_as_the_log_keeps_it() -> None:
    text = 'date = "2024-05-01"\n[columns]\nperson = "Namn"\nbody = ["Organ", "Nämnd"]\n[roles]\n"Kassör" = "MEMBER"\n'
    yaml = "name: m\ndate: 2024-05-01\ncolumns:\n  person: Namn\n  body: [Organ, Nämnd]\nroles: {Kassör: MEMBER}\n"
    made = parse(text, "m.toml")
    assert made == parse(yaml, "m.yaml")
    reading = Reading(made, "Ekmarks län", "2024-05-01", True)
    assert Reading.of(reading.as_dict()) == reading and Reading.of({}) == Reading()


def test_who_sits_for_a_municipality_in_its_own_board() -> None:
    rows = (
        "Anna Lind;Kommunstyrelsen;Ordförande;Granviks kommun;;",
        "Per Ek;Kommunstyrelsen;Ordförande;Tallmo kommun;;",
    )
    register = read(table(*rows), date="2024-05-01")
    owners = {m.owner for r in register.records() for m in r.mentions if m.kind == MentionKind.BODY}
    assert owners == {mention_key(MentionKind.ORGANIZATION, name) for name in ("Granviks kommun", "Tallmo kommun")}


def test_a_county_is_that_of_most_organisations() -> None:
    rows = [f"{name};Trafikrådet;Ledamot;{of};;" for name, of in (("Anna Lind", "Malmö"), ("Per Ek", "Lunds kommun"))]
    assert one(read(table(*rows), date="2024-05-01")).county == "Skåne län"
    assert one(read(table(*rows), date="2024-05-01", county="Ekmarks län")).county == "Skåne län"
    assert one(read(table(ROW), date="2024-05-01", county="Ekmarks län")).county == "Ekmarks län"


def test_the_keys_are_those_of_minutes() -> None:
    record = one(read(table("Lind, Anna;Rådet för vård i samverkan (RVS);Ledamot;Granvik kommun;;"), date="2024-05-01"))
    keys = {m.kind: m.key for m in record.mentions}
    assert keys[MentionKind.PERSON] == search_key("Anna Lind")
    assert keys[MentionKind.BODY] == mention_key(MentionKind.BODY, "Rådet för vård i samverkan")
    assert keys[MentionKind.ORGANIZATION] == mention_key(MentionKind.ORGANIZATION, "Granviks kommun")


def test_vacant_and_unnamed_seats_have_no_person() -> None:
    rows = (ROW, *["Vakant;Trafikrådet;Ersättare;Granviks kommun;;"] * 2, "Skyddad identitet;Trafikrådet;Ledamot;;;")
    world = world_of(one(read(table(*rows, ";Trafikrådet;Ledamot;;2024;"), date="2024-05-01")))
    seats = [n for n in world.nodes.values() if isinstance(n, Membership)]
    holders = {e.target for e in world.edges if e.type == "HAS_MEMBERSHIP"}
    empty = [(m.role, m.vacant) for m in seats if m.id not in holders]
    assert sorted(empty) == [("MEMBER", False), ("MEMBER", True), ("SUBSTITUTE", True), ("SUBSTITUTE", True)]


def test_a_later_complete_register_ends_a_vacancy() -> None:
    complete = 'extends = "fortroendemannaregister"\ncomplete = true\n'
    first = one(read(table(ROW, "Vakant;Trafikrådet;Ersättare;;;"), complete, date="2024-05-01"))
    later = one(read(table(ROW, "Per Ek;Trafikrådet;Ersättare;;;"), complete, date="2024-09-01"))
    world = world_of(first, later)
    [empty] = [n for n in world.nodes.values() if isinstance(n, Membership) and n.vacant]
    assert (empty.held_from, empty.held_to, empty.held_basis) == (("2024-05-01",), ("2024-08-31",), ("ROSTER",))


def test_a_later_register_tells_the_end() -> None:
    first = one(read(table(ROW.replace("2026-12-31", "")), date="2023-02-01"))
    later = one(read(table(ROW.replace("2026-12-31", "2024-03-31")), date="2024-05-01"))
    [seat] = [n for n in world_of(first, later).nodes.values() if isinstance(n, Membership)]
    assert (seat.held_from, seat.held_to, seat.valid_to) == (("2023-01-01",), ("2024-03-31",), "2024-03-31")


def test_documents_of_a_file_have_ids_of_its_bytes() -> None:
    content = table(ROW, *[f"Anna Lind{n};Skolrådet;Ledamot;;2023;" for n in ()], "Per Ek;Skolrådet;Ledamot;;2023;")
    register = read(content)
    ids = [r.id for r in register.records()]
    assert ids == [r.id for r in read(content).records()] and len(set(ids)) == 2
    assert {original_of(i) for i in ids} == {register.id}


def test_a_body_of_very_many_rows_is_several_documents() -> None:
    rows = [
        f"Anna Lind{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)};Rådet;Ledamot;;2023;"
        for n in range(MOST_ROWS + 5)
    ]
    assert [len(numbers) for _, _, numbers in read(table(*rows)).parts()] == [MOST_ROWS, 5]
