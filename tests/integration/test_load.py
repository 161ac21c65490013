"""Loading on both engines: all is read back, twice changes nothing, the order doesn't matter, nothing is half done."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from loaders.derive import derive
from loaders.load import Originals, load, read_file
from loaders.resolving.state import Doc
from loaders.write import Writer
from queries import catalogue
from queries.graph import Graph
from queries.writing import every_statement
from schema.edges import edge_type
from schema.nodes import NODES, property_names
from schema.statements import FIELDS, StatementKind
from tests.integration.dump import dump

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").iterdir())


def test_loading_twice_changes_nothing_and_says_so(graph: Graph) -> None:
    first = load(graph, EXAMPLES)
    assert [d.status for d in first.documents] == ["loaded"] * len(EXAMPLES) and first.exit_code == 0
    version, before = graph.state()["version"], dump(graph)
    again = load(graph, EXAMPLES)
    assert {d.status for d in again.documents} == {"unchanged"}
    assert graph.state()["version"] == version and dump(graph) == before


def test_every_field_that_is_written_is_read_back(graph: Graph) -> None:
    load(graph, EXAMPLES)
    found = dump(graph)["nodes"]
    for file in EXAMPLES:
        _, _, record = read_file(file)
        for s in record.statements:
            label, stored = found[s.id]
            assert label == "Statement"
            for name, value in s.values.items():
                assert stored[name] == (list(value) if isinstance(value, tuple) else value), (name, s)
        for m in record.mentions:
            assert found[m.id][1]["name"] == m.name and found[m.id][1]["key"] == m.key
        for p in record.passages:
            stored = found[p.id][1]
            assert (stored["start"], stored["end"], stored["text"], stored["struck"], stored["use"]) == (
                p.start,
                p.end,
                p.text,
                p.struck,
                p.use,
            )


def test_the_graph_holds_exactly_the_derived_world(graph: Graph) -> None:
    load(graph, EXAMPLES)
    stored = dump(graph)
    records = [read_file(file)[2] for file in EXAMPLES]
    expected: dict[str, dict[str, object]] = {}
    links = set()
    for block in {r.county for r in records}:
        world = derive([Doc(r.id, r.date, r.county, r.mentions, r.statements) for r in records if r.county == block])
        expected |= {i: n.properties() for i, n in world.nodes.items()}
        links |= {(e.source, e.type, e.target) for e in world.edges}
    for id_, properties in expected.items():
        assert (
            stored["nodes"][id_][1] == {k: v for k, v in properties.items() if v != []}
            or stored["nodes"][id_][1] == properties
        )
    layer_1 = {"HAS_PASSAGE", "ABOUT", "STATED_IN"}
    assert {(a, t, b) for a, t, b, _ in stored["links"] if t not in layer_1} == links


def test_what_is_stored_is_declared(graph: Graph) -> None:
    load(graph, EXAMPLES)
    stored = dump(graph)
    values = {name for fields in FIELDS.values() for name in fields}
    for label, properties in stored["nodes"].values():
        known = set(property_names(label)) | (values if label == "Statement" else set())
        assert set(properties) <= known, (label, set(properties) - known)
    for a, type_, b, properties in stored["links"]:
        declared = edge_type(stored["nodes"][a][0], type_, stored["nodes"][b][0])
        assert declared and {k for k, _ in properties} <= set(declared.properties), (a, type_, b, properties)


def test_any_order_of_loading_gives_the_same_graph(graph: Graph) -> None:
    load(graph, EXAMPLES)
    expected = dump(graph)
    shuffler = random.Random(20241122)
    for _ in range(6):
        graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
        files = list(EXAMPLES)
        shuffler.shuffle(files)
        for file in files:
            load(graph, [file])
        assert dump(graph) == expected


def test_another_writer_in_between_is_seen(graph: Graph) -> None:
    mine, theirs = Writer(graph), Writer(graph)
    records = [read_file(file)[2] for file in EXAMPLES]
    for n, record in enumerate(records):
        (mine if n % 2 else theirs).write(record, "2026-01-01T00:00:00+00:00")
    alternating = dump(graph)
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    load(graph, EXAMPLES)
    assert dump(graph) == alternating


def test_a_fault_in_the_middle_of_a_document_leaves_nothing_of_it(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(graph, EXAMPLES[:3])
    before, version = dump(graph), graph.state()["version"]
    from loaders import write

    def broken(*_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(write, "_write_difference", broken)
    with pytest.raises(RuntimeError, match="power"):
        load(graph, EXAMPLES[3:])
    assert dump(graph) == before and graph.state()["version"] == version
    monkeypatch.undo()
    load(graph, EXAMPLES)
    after = dump(graph)
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    load(graph, EXAMPLES)
    assert dump(graph) == after


def test_a_bad_file_is_named_and_the_rest_goes_on(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "cake.md").write_text("# Sockerkaka\n\nTa två ägg och vispa dem.\nBlanda i mjölet.\n", "utf-8")
    report = load(graph, [tmp_path, tmp_path / "missing.txt", EXAMPLES[0]])
    codes = {Path(d.path).name: (d.error or {}).get("code") for d in report.documents}
    assert codes == {
        "empty.txt": "EMPTY_DOCUMENT",
        "binary.txt": "NOT_TEXT",
        "cake.md": "NOT_MINUTES",
        "missing.txt": "MISSING_INPUT",
        EXAMPLES[0].name: None,
    }
    assert report.exit_code == 3
    assert graph.read("MATCH (d:Document) RETURN d.source") == [[EXAMPLES[0].name]]


def test_two_bodies_of_one_name_in_two_counties_stay_two(graph: Graph, tmp_path: Path) -> None:
    for n, (place, county) in enumerate((("Granviks", "Ekmarks län"), ("Björkfors", "Västanå län"))):
        (tmp_path / f"{n}.txt").write_text(
            f"Region {county}\nProtokoll Samverkansrådet för skola\n\n2024-03-0{n + 1}\n\n"
            f"Ordförande:\n\nAnna Lind, {place} kommun\n\nLedamöter:\n\nPer Ek, Region {county}\n\n"
            f"Eva Berg, Region {county}\n\nOla Sand, Region {county}\n\n"
            "1. Mötets öppnande\n\nDagordningen fastställdes.\n",
            "utf-8",
        )
    load(graph, [tmp_path])
    found = graph.read("MATCH (b:Body) WHERE b.search_key CONTAINS 'samverkansradet' RETURN b.county ORDER BY b.county")
    assert found == [["Ekmarks län"], ["Västanå län"]]
    assert graph.read("MATCH (p:Person {search_key: 'anna lind'}) RETURN count(p)") == [[2]]


def test_originals_are_kept_by_their_digest(graph: Graph, tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    load(graph, EXAMPLES[:2], originals=originals)
    kept = sorted(p.name for p in originals.folder.rglob("*") if p.is_file())
    assert kept == sorted(row[0] for row in graph.read("MATCH (d:Document) RETURN d.id"))


def test_every_statement_that_writes_can_be_planned(graph: Graph) -> None:
    for statement in every_statement():
        graph.read("EXPLAIN " + statement, {"rows": []})


EMPTY = {"LIST": [], "MAP": {}, "INTEGER": 1, "BOOLEAN": False}
"""A value of each type of parameter; text for the others."""


def test_every_file_of_the_catalogue_can_be_planned(graph: Graph) -> None:
    for query in catalogue.catalogue().values():
        empty = {p.name: next((value for type_, value in EMPTY.items() if type_ in p.type), "") for p in query.params}
        graph.read("EXPLAIN " + query.complete, empty)


def test_every_kind_of_statement_occurs_in_the_examples() -> None:
    kinds = {s.kind for file in EXAMPLES for s in read_file(file)[2].statements}
    assert kinds == set(StatementKind)


POST = """STADSVIKS KOMMUN PROTOKOLL
Kommunstyrelsen
Sammanträdesdatum 2024-03-08

Beslutande: Anna Lind (S), ordförande, Per Ek (M)

§ 1 Dnr KS 2024/7

Avtal

Kommunstyrelsens beslut

Stadsdirektören får i uppdrag att underteckna avtalet senast den 1 juni 2024.
"""
"""An office with a task whose holder the text doesn't name."""


def test_every_label_but_those_of_later_readers_is_written(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(POST, "utf-8")
    load(graph, [*EXAMPLES, tmp_path])
    later = {"Stance", "Agreement", "Term", "Funding", "StructureLink"}
    found = {label for label, _ in dump(graph)["nodes"].values()}
    people_say = {"Judgement", "Correction", "Dismissal"}
    assert found | later | people_say | {"GraphState", "Issue", "Change"} == set(NODES)
