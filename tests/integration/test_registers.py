"""Registers on both engines: beside minutes, twice, read otherwise, and broken off."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.schema import answer
from loaders.derive import derive
from loaders.load import load, read_file
from loaders.registers import loading
from loaders.registers.mapping import parse, read_mapping
from loaders.registers.reading import Reading, read_register
from loaders.resolving.state import Doc
from loaders.write import Writer
from queries.graph import Graph
from schema.statements import DocumentRecord
from tests.integration.dump import dump

EXAMPLES = Path(__file__).parents[2] / "examples"
REGISTERS = EXAMPLES / "registers"
EKMARK = REGISTERS / "fortroendevalda-ekmark-2024-05-01.csv"
GRANVIK = REGISTERS / "uppdragslista-granvik.csv"
MINUTES = sorted((EXAMPLES / "minutes").glob("*kommunstyrelsen*"))
SEATS = """
MATCH (b:Body {name: $body})<-[:IN_BODY]-(m:Membership)
OPTIONAL MATCH (p:Person)-[:HAS_MEMBERSHIP]->(m)
RETURN p.name AS name, m.role AS role, m.vacant AS vacant, m.held_basis AS basis ORDER BY role, name
"""


def doc(r: DocumentRecord) -> Doc:
    return Doc(r.id, r.date, r.county, r.mentions, r.statements)


def test_minutes_and_registers_tell_of_the_same_people(graph: Graph) -> None:
    report = load(graph, [*MINUTES, EKMARK])
    assert [d.status for d in report.documents] == ["loaded", "loaded"] and report.exit_code == 0
    assert [d["code"] for d in report.documents[1].doubts] == ["REPEATED_ROW"]
    seats = {(name, role): basis for name, role, _, basis in graph.read(SEATS, {"body": "Kommunstyrelsen"})}
    assert "STATED" in seats["Gösta Hallenborg", "CHAIR"], "the board of the minutes is that of the register"
    assert seats["Ylva Tornberg", "MEMBER"] and ("Monika Tingvall", "MEMBER") in seats
    vacant = [row for row in graph.read(SEATS, {"body": "Länsrådet för vård och omsorg"}) if row[2]]
    assert vacant == [[None, "SUBSTITUTE", True, ["SEEN"]]]
    register = read_register(EKMARK.read_bytes(), EKMARK.name)
    world = derive([doc(read_file(MINUTES[0])[2]), *map(doc, register.records())])
    found = dump(graph)["nodes"]
    assert {i for i in world.nodes if world.nodes[i].label in ("Membership", "Issue", "Person")} == {
        i for i, (label, _) in found.items() if label in ("Membership", "Issue", "Person")
    }


def test_loading_a_register_again_changes_nothing(graph: Graph) -> None:
    load(graph, [EKMARK])
    version, before = graph.state()["version"], dump(graph)
    assert load(graph, [EKMARK]).documents[0].status == "unchanged"
    assert graph.state()["version"] == version and dump(graph) == before


def test_a_register_takes_no_place(graph: Graph) -> None:
    load(graph, MINUTES)
    before = dump(graph)
    [[old]] = graph.read("MATCH (d:Document) RETURN d.id LIMIT 1")
    [done] = load(graph, [EKMARK], replaces=old).documents
    assert done.status == "failed" and done.error and "radslag unload" in str(done.error["next_step"])
    assert dump(graph) == before


def test_read_otherwise_a_register_is_other_documents(graph: Graph) -> None:
    mapping = read_mapping(REGISTERS / "granvik.toml")
    other = parse(
        'extends = "uppdragslista"\nowner = "Tallmo kommun"\ncounty = "Ekmarks län"\n[roles]\nGruppledare = ""',
        "o.toml",
    )
    load(graph, [GRANVIK], reading=Reading(mapping))
    clean = kept(graph)
    assert load(graph, [GRANVIK], reading=Reading(other)).documents[0].status == "replaced"
    assert kept(graph) != clean
    assert load(graph, [GRANVIK], reading=Reading(mapping)).documents[0].status == "replaced"
    assert kept(graph) == clean


def kept(graph: Graph) -> set[str]:
    """Ids of all but what tells of changes."""
    return {i for i, (label, _) in dump(graph)["nodes"].items() if label not in ("Change", "GraphState")}


def test_what_was_broken_off_goes_on(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "ROWS_TOGETHER", 1)
    register = read_register(EKMARK.read_bytes(), EKMARK.name)

    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load_register(Writer(graph), register, "x", "2026-01-01T00:00:00+00:00", stop)
    [[documents]] = graph.read("MATCH (d:Document) RETURN count(d)")
    assert documents == 1
    report = loading.load_register(Writer(graph), register, "x", "2026-01-01T00:00:00+00:00")
    assert report.status == "loaded" and report.counts["bodies"] == 2
    assert graph.read("MATCH (d:Document) RETURN count(d)") == [[2]]


def test_a_register_with_faults_leaves_nothing(graph: Graph, tmp_path: Path) -> None:
    before = dump(graph)
    bad = tmp_path / "bad.csv"
    bad.write_text("Namn;Organ;Befattning;Från\nAnna Lind;Rådet;Ledamot;2024\nPer Ek;Rådet;Ledamot;i går\n", "utf-8")
    report = load(graph, [bad])
    error = report.documents[0].error or {}
    assert error["code"] == "BAD_REGISTER" and [p["line"] for p in error["problems"]] == [3]
    assert report.exit_code == 3 and dump(graph) == before


def test_a_register_elects_nobody_on_its_day(graph: Graph) -> None:
    """What it tells of a period is when a seat began and ended; that was decided on another day."""
    load(graph, [EKMARK, *MINUTES])
    asked = '{ timeline(actor: "Gösta Hallenborg") { events { kind evidence { document { kind } } } } }'
    events = answer(graph, asked)["data"]["timeline"]["events"]
    kinds = {event["kind"] for event in events}
    elected = [e["evidence"][0]["document"]["kind"] for e in events if e["kind"] == "ELECTED"]
    assert "SEAT_BEGAN" in kinds and "REGISTER" not in elected


def test_a_broken_popolo_file_of_a_folder_is_told_of(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "a.popolo.json").write_text('{"persons": [\n{"id": "a" "name": "Ada Ek"}]}', "utf-8")
    (tmp_path / "other.json").write_text("[]", "utf-8")
    [failed] = load(graph, [tmp_path]).documents
    assert failed.error and failed.error["code"] == "BAD_REGISTER" and failed.error["line"] == 2


def test_namesakes_told_apart_stay_two_when_more_is_loaded(graph: Graph, tmp_path: Path) -> None:
    ids, seat = "Person-id;Namn;Organ;Befattning;Organisation", "Ledamot;Granviks kommun"
    rows = {
        "a-2024-05-01.csv": f"{ids}\n17;Anna Lind;Trafikrådet;{seat}\n18;Anna Lind;Trafikrådet;{seat}\n",
        "b-2024-06-01.csv": f"Namn;Organ;Befattning;Organisation\nAnna Lind;Trafikrådet;{seat}\n",
        "c-2024-07-01.csv": f"{ids}\n18;Anna Lind;Skolrådet;{seat}\n",
    }
    docs = []
    for name, text in rows.items():
        (tmp_path / name).write_text(text, "utf-8")
        load(graph, [tmp_path / name])
        docs += [doc(record) for record in read_register(text.encode(), name).records()]
    found = {i for i, (label, _) in dump(graph)["nodes"].items() if label == "Person"}
    assert found == {i for i, node in derive(docs).nodes.items() if node.label == "Person"} and len(found) == 3
