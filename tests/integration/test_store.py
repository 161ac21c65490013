"""Out and in again, anew, hidden and shown: each on both engines, and each the graph that it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.schema import answer
from loaders.entries import Entry, EntryKind
from loaders.intake import Intake
from loaders.keeping import confidential
from loaders.keeping.contents import Store, contents
from loaders.keeping.rebuilding import Rebuilt, fill
from loaders.keeping.unloading import known, named, unload
from loaders.load import load, read_file
from loaders.report import FAILED, NEW_VERSION, UNCHANGED
from queries import watch
from queries.graph import Graph
from queries.rebuild import begin_rebuilding, end_rebuilding
from queries.watch import Watch
from schema.errors import AmbiguousName, ConfidentialShown, NotFound, RebuildUnfinished
from tests.integration.dump import dump

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").iterdir())
SOME = [f for f in EXAMPLES if "ekmark" in f.name or "granvik" in f.name][:5]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "GRACE", 0.0)


@pytest.fixture
def reader(graph: Graph) -> Graph:
    """The same graph, for somebody who looks at its state each time, and before whom nothing is shown."""
    graph.write(lambda tx: tx.run("MATCH (s:GraphState) REMOVE s.rebuilding, s.shows_confidential, s.flips"))
    graph.watch = Watch(None)
    return graph


def load_all(graph: Graph, store: Store, files: list[Path], **more: bool) -> None:
    report = load(graph, files, originals=store.originals, log=store.log, **more)
    assert report.exit_code == 0


def test_loading_and_unloading_each_document_is_the_identity(graph: Graph, tmp_path: Path) -> None:
    store = Store(tmp_path)
    load_all(graph, store, SOME[:3])
    whole = dump(graph)
    for file in SOME[:3]:
        others = [each for each in SOME[:3] if each != file]
        held = named(file.name, known(graph, store))
        assert unload(graph, store, held, "somebody")
        without = dump(graph)
        assert file.name not in [held.source for held in contents(store.log.read().entries).values()]
        graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
        load(graph, others)
        assert dump(graph) == without, file.name
        load_all(graph, store, SOME[:3])
        assert dump(graph) == whole, file.name


def test_what_two_blocks_share_goes_with_the_last_that_speaks_of_it(graph: Graph, tmp_path: Path) -> None:
    text = (
        "{0}\nProtokoll {1}rådet för skola\n\n2024-03-0{2}\n\nLedamöter:\n\nAnna Lind, Örebro kommun\n\nPer Ek, {0}\n"
    )
    for n, (region, body) in enumerate((("Region Ekmarks län", "Skol"), ("Region Västanå län", "Bad"))):
        (tmp_path / f"{n}.txt").write_text(
            text.format(region, body, n + 1) + "\n1. Mötets öppnande\n\nKlart.\n", "utf-8"
        )
    store = Store(tmp_path / "data")
    load_all(graph, store, [tmp_path / "0.txt", tmp_path / "1.txt"])
    shared = "MATCH (o:Organization {name: 'Örebro kommun'}) RETURN COUNT { (o)<-[:DENOTES]-() }"
    assert graph.read(shared) == [[2]]
    unload(graph, store, named("0.txt", known(graph, store)), "somebody")
    assert graph.read(shared) == [[1]]
    unload(graph, store, named("1.txt", known(graph, store)), "somebody")
    assert graph.read(shared) == [] and dump(graph) == {"nodes": {}, "links": []}


def test_documents_are_named_by_id_beginning_or_file(graph: Graph, tmp_path: Path) -> None:
    store = Store(tmp_path)
    load_all(graph, store, SOME[:2])
    (first, second) = known(graph, store)
    assert named(first.document, [first, second]) == named(first.document[:6], [first, second]) == first
    assert named(second.source, [first, second]) == second
    with pytest.raises(NotFound) as near:
        named("ekmark", [first, second])
    assert len(near.value.candidates) == 2
    with pytest.raises(AmbiguousName):
        named(first.source, [first, second.__class__(second.document, first.source, "")])


def test_files_alone_make_the_same_graph(reader: Graph, tmp_path: Path) -> None:
    """Judgements, dismissals, unloaded and confidential documents: all of it is in the log."""
    graph, store = reader, Store(tmp_path)
    load_all(graph, store, SOME)
    unload(graph, store, named(SOME[0].name, known(graph, store)), "somebody")
    load_all(graph, store, SOME[1:2], confidential=True)
    intake = Intake(graph, store.log)
    [[a, b]] = graph.read(
        "MATCH (a:Mention {kind: 'PERSON'}), (b:Mention {kind: 'PERSON'}) "
        "WHERE a.document <> b.document AND a.id < b.id RETURN a.id, b.id ORDER BY a.id, b.id LIMIT 1"
    )
    judged = intake.judge(a, b, "SAME", by="Siv Ros", reason="seen")
    intake.revoke_judgement(judged.id, by="Siv Ros")
    intake.judge(a, b, "DIFFERENT", by="Siv Ros")
    if issues := graph.read("MATCH (i:Issue) RETURN i.id ORDER BY i.id LIMIT 1"):
        intake.dismiss(issues[0][0], by="Siv Ros", reason="known")
    before, at = dump(graph), graph.read("MATCH (d:Document) RETURN d.id, d.source, d.loaded_at ORDER BY d.id")
    told = store.log.read().entries
    begin_rebuilding(graph, "a plan")
    graph.watch = Watch(False)
    with pytest.raises(RebuildUnfinished):
        graph.check()
    graph.watch = None
    held = list(contents(told).values())
    fill(graph, store, told, held[:2], Rebuilt(), lambda *_: None)
    begin_rebuilding(graph, "a plan")  # cut short, and gone on with
    assert graph.read("MATCH (d:Document) RETURN count(d)") != [[0]]
    fill(graph, store, told, held, Rebuilt(), lambda *_: None)
    end_rebuilding(graph)
    graph.check()
    assert dump(graph) == before
    assert graph.read("MATCH (d:Document) RETURN d.id, d.source, d.loaded_at ORDER BY d.id") == at


def test_confidential_documents_are_not_in_the_graph_until_it_shows_them(reader: Graph, tmp_path: Path) -> None:
    graph, store = reader, Store(tmp_path)
    load_all(graph, store, SOME[1:])
    public = dump(graph)
    report = load(graph, SOME[:1], originals=store.originals, log=store.log, confidential=True)
    assert [d.status for d in report.documents] == ["confidential"] and report.documents[0].counts["people"]
    assert dump(graph) == public
    assert [d.status for d in load(graph, SOME[:1], originals=store.originals, log=store.log).documents] == [
        "confidential"
    ]
    assert confidential.show(graph, store) == [] and confidential.shows(graph)
    shown = dump(graph)
    assert graph.read("MATCH (d:Document) WHERE d.confidential RETURN d.source") == [[SOME[0].name]]
    confidential.show(graph, store)
    assert dump(graph) == shown
    graph.watch = Watch(False)
    with pytest.raises(ConfidentialShown):
        graph.read("MATCH (d:Document) RETURN d.title")
    graph.watch = Watch(None)
    assert confidential.hide(graph, store) == 1 and not confidential.shows(graph)
    assert dump(graph) == public
    graph.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:GraphState DETACH DELETE n"))
    load(graph, SOME)
    everything = dump(graph)
    for _, properties in shown["nodes"].values():
        properties.pop("confidential", None)
    for _, properties in everything["nodes"].values():
        properties.pop("confidential", None)
    assert shown == everything


def test_a_document_that_becomes_confidential_leaves_the_graph(reader: Graph, tmp_path: Path) -> None:
    graph, store = reader, Store(tmp_path)
    load_all(graph, store, SOME[1:2])
    public = dump(graph)
    load_all(graph, store, SOME[:2])
    load_all(graph, store, SOME[:1], confidential=True)
    assert dump(graph) == public
    confidential.show(graph, store)
    load_all(graph, store, SOME[2:3], confidential=True)
    assert graph.read("MATCH (d:Document) WHERE d.confidential RETURN count(d)") == [[2]]
    confidential.hide(graph, store)
    assert dump(graph) == public


def test_a_reader_that_saw_a_flip_does_not_answer(reader: Graph, tmp_path: Path) -> None:
    """It asked before, the graph showed them and hid them again, and what it read may hold something of that."""
    graph, store = reader, Store(tmp_path)
    late = Watch(False)
    graph.watch = late
    graph.check()
    graph.watch = Watch(None)
    confidential.show(graph, store)
    confidential.hide(graph, store)
    graph.watch = late
    late._looked = float("-inf")
    with pytest.raises(ConfidentialShown, match="while it was read"):
        graph.read("MATCH (d:Document) RETURN d.title")
    late._looked = float("-inf")
    assert graph.read("MATCH (d:Document) RETURN d.title") == []


def test_the_log_says_what_was_loaded_and_when(graph: Graph, tmp_path: Path) -> None:
    store = Store(tmp_path)
    load_all(graph, store, SOME[:1])
    held = next(iter(contents(store.log.read().entries).values()))
    assert graph.read("MATCH (d:Document) RETURN d.id, d.source, d.loaded_at") == [
        [held.document, held.source, held.loaded_at]
    ]
    unload(graph, store, held, "Siv Ros", delete_original=True)
    last = store.log.read().entries[-1]
    assert (last.kind, last.by) == (EntryKind.UNLOADED, "Siv Ros")
    assert list(store.originals.documents()) == [] and isinstance(last, Entry)


def test_what_people_said_of_a_confidential_document_is_hidden_with_it(reader: Graph, tmp_path: Path) -> None:
    graph, store = reader, Store(tmp_path)
    load_all(graph, store, SOME[:2])
    [[a, b]] = graph.read(
        "MATCH (a:Mention {kind: 'PERSON'}), (b:Mention {kind: 'PERSON'}) "
        "WHERE a.document <> b.document AND a.id < b.id RETURN a.id, b.id ORDER BY a.id, b.id LIMIT 1"
    )
    Intake(graph, store.log).judge(a, b, "SAME", by="Siv Ros", reason="seen at the secret meeting")
    shown = dump(graph)
    load_all(graph, store, SOME[:1], confidential=True)
    assert graph.read("MATCH (n:Judgement|Change) RETURN count(n)") == [[0]]
    assert Intake(graph, store.log).catch_up() == 0
    confidential.show(graph, store)
    for _, properties in (*shown["nodes"].values(), *(after := dump(graph))["nodes"].values()):
        properties.pop("confidential", None)
    assert after == shown
    confidential.hide(graph, store)
    assert graph.read("MATCH (n:Judgement|Change) RETURN count(n)") == [[0]]


def test_no_root_field_and_no_id_leads_to_a_confidential_document(reader: Graph, tmp_path: Path) -> None:
    graph, store = reader, Store(tmp_path)
    load_all(graph, store, SOME[1:2])
    counts = answer(graph, "{ counts { documents people bodies } }")
    load_all(graph, store, SOME[:1], confidential=True)
    record = read_file(SOME[0])[2]
    assert answer(graph, "{ counts { documents people bodies } }") == counts
    assert SOME[0].name not in str(answer(graph, "{ documents(first: 50) { nodes { source } } }"))
    ids = [record.id, *(p.id for p in record.passages), *(m.id for m in record.mentions)]
    ids += [s.id for s in record.statements]
    for start in range(0, len(ids), 20):
        asked = " ".join(f'n{n}: node(id: "{id_}") {{ id }}' for n, id_ in enumerate(ids[start : start + 20]))
        found = answer(graph, f"{{ {asked} }}")
        assert not any((found.get("data") or {}).values()), found
    public = {m.name for m in read_file(SOME[1])[2].mentions}
    hidden = [m.name for m in record.mentions if m.kind == "PERSON" and m.name not in public]
    for name in hidden[:10]:
        assert answer(graph, f'{{ search(text: "{name}") {{ __typename }} }}')["data"] == {"search": []}
        assert answer(graph, f'{{ person(name: "{name}") {{ id }} }}')["errors"][0]["extensions"]["code"] == "NOT_FOUND"


def test_the_api_refuses_to_answer_from_what_it_must_not_show(reader: Graph, tmp_path: Path) -> None:
    graph, store = reader, Store(tmp_path)
    load_all(graph, store, SOME[:1], confidential=True)
    confidential.show(graph, store)
    for question in (
        "{ counts { documents } }",
        "{ documents { nodes { title } } }",
        '{ search(text: "råd") { name } }',
    ):
        graph.watch = Watch(False)
        found = answer(graph, question)
        assert (
            not any((found.get("data") or {}).values())
            and found["errors"][0]["extensions"]["code"] == "ENGINE_UNAVAILABLE"
        )
        graph.watch = Watch(True)
        assert not answer(graph, question).get("errors")


def test_versions_come_back_as_they_were(reader: Graph, tmp_path: Path) -> None:
    """The newer one counts, the older one stays withdrawn, since when and by what."""
    graph, store, file = reader, Store(tmp_path / "data"), tmp_path / "minutes.txt"
    for text in ("Klart.", "Klart nu.", "Klart till slut."):
        file.write_text(SKOLA.format(text), "utf-8")
        load_all(graph, store, [file])
    before = dump(graph)
    assert graph.read("MATCH (d:Document) WHERE d.withdrawn_at IS NOT NULL RETURN count(d)") == [[2]]
    refill(graph, store)
    assert dump(graph) == before


SKOLA = """Region Ekmarks län
Protokoll Rådet för skola

2024-03-01

Ledamöter:

Anna Lind, Region Ekmarks län

Per Ek, Region Ekmarks län

1. Mötets öppnande

{}
"""


def refill(graph: Graph, store: Store) -> None:
    told = store.log.read().entries
    begin_rebuilding(graph, "versions")
    fill(graph, store, told, list(contents(told).values()), Rebuilt(), lambda *_: None)
    end_rebuilding(graph)


def test_a_document_that_was_loaded_already_may_take_the_place_of_another(reader: Graph, tmp_path: Path) -> None:
    """Also one that came before it, and twice is once; what can't be is an error, and the log isn't told of it."""
    graph, store = reader, Store(tmp_path / "data")
    files = [tmp_path / name for name in ("justerat.txt", "utkast.txt", "tredje.txt")]
    for file in files:
        file.write_text(SKOLA.format(file.stem), "utf-8")
        load_all(graph, store, [file])
    new, old, third = (read_file(file)[2].id for file in files)
    once = "MATCH (d:Document) WHERE d.withdrawn_at IS NOT NULL RETURN d.id, d.replaced_by"
    for status in (NEW_VERSION, UNCHANGED):
        [done] = load(graph, files[:1], originals=store.originals, log=store.log, replaces=old).documents
        assert done.status == status and graph.read(once) == [[old, new]]
    before, told = dump(graph), store.log.read().entries
    refill(graph, store)
    assert dump(graph) == before
    for file, taken, says in (
        (files[0], new, "its own place"),
        (files[0], "0" * 64, "doesn't hold"),
        (files[2], old, "took the place of"),
        (files[1], third, "the place of the file itself"),
    ):
        [done] = load(graph, [file], originals=store.originals, log=store.log, replaces=taken).documents
        assert done.status == FAILED and says in str(done.error)
    assert store.log.read().entries == told and dump(graph) == before
    unload(graph, store, named(new, known(graph, store)), "somebody")
    assert graph.read(once) == []
