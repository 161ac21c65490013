"""A person is masked everywhere: every byte of a data folder is searched for the name, before and afterwards."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from loaders.doubts import Answer, Answers, PersonAnswer
from loaders.intake import Intake
from loaders.keeping import checking, erasing, leftovers
from loaders.keeping.contents import Store, contents
from loaders.keeping.rebuilding import rebuild_alone
from loaders.keeping.unloading import known, named, unload
from loaders.load import load, read_file
from queries.connection import Settings, alone, connect
from queries.graph import Graph
from schema.errors import AmbiguousName, NotFound, StoreError
from schema.identity import fold
from tests.loaders.paper import Paper, Words, word

NAME = "Zäta Ovanlig"
MINUTES = """Region {county}
Protokoll {body}

{day}

Ordförande:

{name}, Granviks kommun

Ledamöter:

Per Ek, Region {county}

Eva Berg, Region {county}

1. Mötets öppnande

Ordförande {first} hälsade välkommen. {last} redogjorde för läget.

2. Rapport

Eva Berg får i uppdrag att skriva en rapport senast den 1 juni 2024. Frågor till {mail}.
"""


def minutes(day: str, body: str = "Samverkansrådet för skola", county: str = "Ekmarks län", name: str = NAME) -> str:
    first, last = name.split()
    mail = f"{fold(first)}.{fold(last)}@granvik.se"
    return MINUTES.format(day=day, body=body, county=county, name=name, first=first, last=last, mail=mail)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The same body and people in four formats and encodings, one of them with the name in the file's name."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(minutes("2024-01-10"), "utf-8")
    (folder / "protokoll_zata-ovanlig.txt").write_text(minutes("2024-02-10"), "cp1252")
    lines = minutes("2024-03-10").replace(NAME, "<b>Z&auml;ta</b>&nbsp;Ovanlig").split("\n\n")
    (folder / "c.html").write_text(f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>", "utf-8")
    (folder / "d.docx").write_bytes(
        word(Paper("", "", tuple(Words(t) for t in minutes("2024-04-10").split("\n") if t)))
    )
    (folder / "secret.txt").write_text(minutes("2024-05-10", "Krisrådet för skola"), "utf-16")
    (folder / "gone.txt").write_text(minutes("2024-06-10"), "utf-8")
    return folder


@pytest.fixture
def few(files: Path) -> Path:
    """Two of them."""
    for name in ("c.html", "d.docx", "secret.txt", "gone.txt"):
        (files / name).unlink()
    return files


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")  # type: ignore[call-arg]


def filled(settings: Settings, files: Path) -> Store:
    """All of it loaded, with a judgement, an answer, an unloaded and a confidential document."""
    store = Store(settings.data)
    with connect(settings, answers=False) as graph:
        plain = [f for f in sorted(files.iterdir()) if f.name != "secret.txt"]
        assert load(graph, plain, originals=store.originals, log=store.log).exit_code == 0
        if (files / "gone.txt").exists():
            load(graph, [files / "secret.txt"], originals=store.originals, log=store.log, confidential=True)
            unload(graph, store, named("gone.txt", known(graph, store)), "Siv Ros")
        intake = Intake(graph, store.log)
        people = "MATCH (m:Mention)-[:DENOTES]->(:Person {name: $name}) RETURN m.id ORDER BY m.id"
        ours = [row[0] for row in graph.read(people, name=NAME)]
        others = [row[0] for row in graph.read(people, name="Per Ek")]
        intake.judge(ours[0], ours[1], "SAME", by="Siv Ros", reason=f"{NAME} är en och samma")
        intake.judge(others[0], others[1], "SAME", by="Siv Ros", reason=f"båda sitter bredvid {NAME}")
    return store


def erase(settings: Settings, store: Store, who: str) -> erasing.Plan:
    with connect(settings, answers=False) as graph:
        person, namesakes = erasing.person_named(graph, who)
    plan = erasing.plan(store, person, namesakes)
    with alone(settings) as held:
        erasing.apply(store, plan)
        rebuild_alone(held)
    return plan


def packed(content: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed inside."""
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from packed(archive.read(inner))
    if content.startswith(b"\x1f\x8b"):
        yield from packed(gzip.decompress(content))


FORMS = {"a": ["a", "ä", "å", "a\u0308", "a\u030a"]}


def forms(word: str) -> re.Pattern[bytes]:
    """A folded word with and without its dots, in any case, in each encoding."""

    def letter(c: str, encoding: str) -> bytes:
        ways = {way for each in FORMS.get(c, [c]) for way in (each, each.upper())}
        return b"(?:" + b"|".join(re.escape(way.encode(encoding, "ignore")) for way in sorted(ways)) + b")"

    encodings = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
    return re.compile(b"|".join(b"".join(letter(c, e) for c in word) for e in encodings))


def holding(folder: Path, word: str) -> set[str]:
    """The files in which a word stands, in any case and encoding, packed or not, or in their names."""
    wanted = forms(word)
    found = set()
    for path in folder.rglob("*"):
        own = path.relative_to(folder)
        if word in fold(str(own)):
            found.add(own.parts[0])
        if path.is_file() and any(wanted.search(content) for content in packed(path.read_bytes())):
            found.add(own.parts[0])
    return found


def dumped(graph: Graph) -> str:
    return fold(
        str(graph.read("MATCH (n) RETURN properties(n)")) + str(graph.read("MATCH ()-[e]->() RETURN properties(e)"))
    )


def test_nothing_of_the_name_is_left_in_any_store(settings: Settings, files: Path) -> None:
    store = filled(settings, files)
    before = holding(settings.data, "ovanlig")
    assert {"originals", "log.jsonl", "arcadedb"} <= before  # the search finds what is there
    plan = erase(settings, store, NAME)
    assert holding(settings.data, "ovanlig") == set() and holding(settings.data, "zata") == set()
    with connect(settings) as graph:
        assert "ovanlig" not in dumped(graph) and "zata" not in dumped(graph)
        assert graph.read("MATCH (d:Document) RETURN count(d)") == [[4]]
        names = {row[0] for row in graph.read("MATCH (p:Person) RETURN p.name")}
        assert names == {"Per Ek", "Eva Berg"}
        assert graph.read("MATCH (j:Judgement) RETURN j.verdict, j.reason") == [
            ["SAME", "båda sitter bredvid ████ ███████"]
        ]
        assert graph.read("MATCH (m:Mandate) RETURN DISTINCT m.task") == [["skriva en rapport senast den 1 juni 2024"]]
        assert not [
            f.code for f in (*checking.check_files(settings), *checking.check_graph(graph, settings)) if f.wrong
        ]
    with connect(settings) as graph:
        stood, told = graph.state(), store.log.read().entries
        again = load(graph, [files / "a.txt", files / "gone.txt"], originals=store.originals, log=store.log)
        assert [each.error and each.error["code"] for each in again.documents] == ["ERASED_BEFORE"] * 2
        assert graph.state() == stood and store.log.read().entries == told
    assert holding(settings.data, "ovanlig") == set()
    assert len(plan.documents) == 6 and len(plan.log.dropped) == 1
    assert [each.format for each in plan.documents if each.as_dict()["replaced_by_text"]] == ["docx"]
    assert sorted(each.new_source for each in plan.documents)[-1] == "secret.txt"
    assert any("protokoll_████-███████" in each.new_source for each in plan.documents)
    held = contents(store.log.read().entries)
    assert [each.source for each in held.values() if each.confidential] == ["secret.txt"] and len(held) == 5


def test_masked_text_keeps_its_length_and_lines(settings: Settings, files: Path) -> None:
    store = filled(settings, files)
    plan = erase(settings, store, NAME)
    for each in plan.documents:
        if each.format in erasing.TEXTS:
            old = (files / each.source).read_bytes()
            new = store.originals.read(each.new_document)
            encoding = {"protokoll_zata-ovanlig.txt": "cp1252", "secret.txt": "utf-16"}.get(each.source, "utf-8")
            assert new is not None
            a, b = old.decode(encoding), new.decode(encoding)
            assert len(a) == len(b) and a.count("\n") == b.count("\n") and a != b


def test_a_namesake_stays_and_is_named(settings: Settings, few: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(minutes("2024-01-20", "Rådet för vård", "Västanå län"), "utf-8")
    store = filled(settings, few)
    with connect(settings, answers=False) as graph:
        load(graph, [other], originals=store.originals, log=store.log)
        with pytest.raises(AmbiguousName) as several:
            erasing.person_named(graph, NAME)
        [[theirs]] = graph.read("MATCH (p:Person {name: $name}) WHERE p.county = 'Västanå län' RETURN p.id", name=NAME)
    assert len(several.value.candidates) >= 2 and theirs in str(several.value)
    plan = erase(settings, store, theirs)
    assert [each.source for each in plan.documents] == ["other.txt"] and plan.namesakes
    assert any("may mean another" in why for _, why in plan.could_not)
    with connect(settings) as graph:
        assert graph.read("MATCH (p:Person {name: $name}) RETURN DISTINCT p.county", name=NAME) == [["Ekmarks län"]]
        assert graph.read("MATCH (j:Judgement) RETURN count(j)") == [[2]]


def test_nobody_of_that_name(settings: Settings, few: Path) -> None:
    store = filled(settings, few)
    with connect(settings, answers=False) as graph:
        with pytest.raises(NotFound):
            erasing.person_named(graph, "Ovanlig")
        nobody, namesakes = erasing.person_named(graph, "Ingen Alls")
    with pytest.raises(NotFound):
        erasing.plan(store, nobody, namesakes)


def test_answers_go_over_to_the_new_doubts(settings: Settings, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples" / "minutes"
    damaged = next(examples.glob("2024-10-04-lansradet-folkhalsa*"))
    doubts = [d for d in read_file(damaged)[2].doubts if d[0] == "DAMAGED_ROW"]
    answer = Answer(doubts[0][2], "Siv Ros", "2024-11-01", None, PersonAnswer("Bo Nyman", "Hedfors kommun"))
    store = Store(settings.data)
    with connect(settings, answers=False) as graph:
        load(graph, [damaged], originals=store.originals, log=store.log, answers=Answers.of([answer]))
        assert graph.read("MATCH (p:Person {name: 'Bo Nyman'}) RETURN count(p)") == [[1]]
        [[somebody]] = graph.read("MATCH (p:Person) WHERE p.name <> 'Bo Nyman' RETURN p.id ORDER BY p.name LIMIT 1")
    erase(settings, store, somebody)
    with connect(settings) as graph:
        assert graph.read("MATCH (p:Person {name: 'Bo Nyman'}) RETURN count(p)") == [[1]]
    plan = erase(settings, store, "Bo Nyman")
    assert len(plan.log.dropped) == 1
    with connect(settings) as graph:
        assert graph.read("MATCH (p:Person {name: 'Bo Nyman'}) RETURN count(p)") == [[0]]
    assert holding(settings.data, "nyman") == set()


@pytest.mark.parametrize("moment", ["keep", "log", "sweep"])
def test_who_is_killed_in_between_has_the_old_or_finishes(
    settings: Settings, few: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = filled(settings, few)
    with connect(settings, answers=False) as graph:
        plan = erasing.plan(store, *erasing.person_named(graph, NAME))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    broken: dict[str, Callable[[], None]] = {
        "keep": lambda: monkeypatch.setattr("loaders.keeping.originals.Originals.keep", killed),
        "log": lambda: monkeypatch.setattr("loaders.log.Held.replace", killed),
        "sweep": lambda: monkeypatch.setattr(leftovers, "sweep", killed),
    }
    broken[moment]()
    with pytest.raises(KeyboardInterrupt), alone(settings):
        erasing.apply(store, plan)
    monkeypatch.undo()
    assert "UNFINISHED_ERASURE" in [f.code for f in checking.check_files(settings)]
    with alone(settings) as held:
        rebuild_alone(held)
    assert (holding(settings.data, "ovanlig") == set()) == (moment == "sweep")
    assert not [f.code for f in checking.check_files(settings) if f.wrong]
    if moment != "sweep":
        erase(settings, store, NAME)
        assert holding(settings.data, "ovanlig") == set()


def test_what_came_since_the_plan_stops_it(settings: Settings, few: Path, tmp_path: Path) -> None:
    store = filled(settings, few)
    with connect(settings, answers=False) as graph:
        plan = erasing.plan(store, *erasing.person_named(graph, NAME))
        unload(graph, store, named("a.txt", known(graph, store)), "Siv Ros")
    before = store.log.whole()
    with alone(settings), pytest.raises(StoreError, match="changed since"):
        erasing.apply(store, plan)
    assert store.log.whole() == before


def test_a_row_of_a_register_is_masked_and_the_others_stay(settings: Settings, tmp_path: Path) -> None:
    """Names in two cells, and in JSON with escaped letters."""
    rows = [
        "Namn;Organ;Roll;Organisation;Från;Till",
        "Zäta Ovanlig;Nämnden för skola;Ledamot;Granviks kommun;2023-01-01;",
        '"Ovanlig, Zäta";Nämnden för vård;Ordförande;Granviks kommun;2023-01-01;',
        "Per Ek;Nämnden för skola;Ordförande;Granviks kommun;2023-01-01;",
    ]
    (tmp_path / "seats.csv").write_text("\n".join(rows) + "\n", "cp1252")
    popolo = {
        "persons": [{"id": "a", "name": NAME}, {"id": "b", "name": "Per Ek"}],
        "organizations": [{"id": "o", "name": "Rådet för resor"}],
        "memberships": [
            {"person_id": who, "organization_id": "o", "role": "member", "start_date": "2023-01-01"} for who in "ab"
        ],
    }
    (tmp_path / "seats.json").write_text(json.dumps(popolo), "utf-8")
    store = Store(settings.data)
    with connect(settings, answers=False) as graph:
        report = load(
            graph, [tmp_path / "seats.csv", tmp_path / "seats.json"], originals=store.originals, log=store.log
        )
        assert report.exit_code == 0, report.as_dict()
        seats = "MATCH (p:Person)-[:HAS_MEMBERSHIP]->()-[:IN_BODY]->(b) RETURN p.name, b.name ORDER BY b.name, p.name"
        before = graph.read(seats)
        ids = graph.read("MATCH (p:Person {name: $name}) RETURN p.id ORDER BY p.id", name=NAME)
    assert {row[0] for row in before} == {NAME, "Per Ek"}
    assert len(ids) > 1  # nothing tells that they are one
    while ids:
        erase(settings, store, ids[0][0])
        with connect(settings, answers=False) as graph:
            ids = graph.read("MATCH (p:Person {name: $name}) RETURN p.id ORDER BY p.id", name=NAME)
    with connect(settings) as graph:
        assert graph.read(seats) == [row for row in before if row[0] != NAME]
        assert "ovanlig" not in dumped(graph)
    assert holding(settings.data, "ovanlig") == set()
