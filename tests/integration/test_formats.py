"""Documents of several formats in one folder: the good are loaded with their pages, the bad are named."""

from __future__ import annotations

from pathlib import Path

from loaders.load import Originals, load
from queries.graph import Graph
from tests.loaders import bad_files, paper
from tests.loaders.papers import COUNCIL, STEERING

GOOD = {
    "council.pdf": paper.pdf(COUNCIL),
    "steering.docx": paper.word(STEERING),
    "steering.pptx": paper.slides(STEERING),
}
BAD = {
    "locked.pdf": (bad_files.pdf("Text", user="secret"), "ENCRYPTED"),
    "old.docx": (bad_files.ole("WordDocument"), "UNSUPPORTED_FORMAT"),
    "cut.pptx": (GOOD["steering.pptx"][:-900], "DAMAGED"),
    "laughs.docx": (bad_files.with_entities(), "UNSAFE"),
    "giant.png": (bad_files.giant_png(), "TOO_LARGE"),
    "letter.docx": (bad_files.word("Hej!", "Tack för senast."), "NOT_MINUTES"),
}


def test_a_folder_of_all_formats(graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {**GOOD, **{name: content for name, (content, _) in BAD.items()}}.items():
        (folder / name).write_bytes(content)
    originals = Originals(tmp_path / "originals")
    report = load(graph, [folder], originals=originals)
    codes = {Path(d.path).name: (d.error or {}).get("code") for d in report.documents}
    assert codes == {**dict.fromkeys(GOOD), **{name: code for name, (_, code) in BAD.items()}}
    assert report.exit_code == 3
    found = graph.read("MATCH (d:Document) RETURN d.source, d.format, d.pages ORDER BY d.source")
    assert found == [["council.pdf", "pdf", 2], ["steering.docx", "docx", 1], ["steering.pptx", "pptx", 5]]
    assert {p.read_bytes() for p in originals.folder.rglob("*") if p.is_file()} == set(GOOD.values())
    assert {d.status for d in load(graph, [folder]).documents if not d.error} == {"unchanged"}


def test_evidence_knows_its_page(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "council.pdf").write_bytes(GOOD["council.pdf"])
    load(graph, [tmp_path])
    found = graph.read(
        "MATCH (s:Statement)-[:STATED_IN]->(g:Passage) WHERE s.kind = 'MANDATE' RETURN DISTINCT g.page, g.text"
    )
    pages = {text: page for page, text in found}
    assert pages["Bjuda in pensionärsråden\tMia Holm\t2024-03-15"] == 2
    assert pages["Ola Strand får i uppdrag att lägga fram en plan senast den 30 april 2024."] == 1
