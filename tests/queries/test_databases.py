"""A database beside the folder's own takes its place at once or not at all, and what is left over is recognised."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.engines import databases
from queries.engines.embedded import hold, open_beside, open_embedded
from queries.graph import Graph
from schema.errors import DataFolderHeld


def write(graph: Graph, id_: str) -> None:
    graph.write(lambda tx: tx.run("CREATE (:Matter {id: $id})", id=id_))


def held_by(folder: Path) -> list[list[str]]:
    with Graph(open_embedded(folder)) as graph:
        return graph.read("MATCH (m:Matter) RETURN m.id")


def test_the_new_one_counts_when_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with Graph(open_embedded(folder)) as graph:
        graph.ensure_schema()
        write(graph, "old")
    with pytest.raises(ZeroDivisionError), hold(folder) as lock, open_beside(folder, lock) as engine:
        write(Graph(engine), "half")
        raise ZeroDivisionError
    assert held_by(folder) == [["old"]] and databases.leftovers(folder) == []
    with hold(folder) as lock, open_beside(folder, lock) as engine:
        graph = Graph(engine)
        graph.ensure_schema()
        write(graph, "new")
        with pytest.raises(DataFolderHeld):
            open_embedded(folder, patience=0.1)
        with pytest.raises(DataFolderHeld), hold(folder):
            pass
    assert held_by(folder) == [["new"]]
    assert databases.leftovers(folder) == [] and not (folder / "arcadedb").exists()


def test_leftovers_are_recognised_and_swept(tmp_path: Path) -> None:
    for name in ("arcadedb", "arcadedb-1234", "originals", "arcadedb-x.y"):
        (tmp_path / name).mkdir()
    assert databases.current(tmp_path).name == "arcadedb"
    assert [p.name for p in databases.leftovers(tmp_path)] == ["arcadedb-1234"]
    databases.take_over(tmp_path, tmp_path / "arcadedb-1234")
    assert databases.current(tmp_path).name == "arcadedb-1234"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["arcadedb-1234", "arcadedb-x.y", "database", "originals"]


@pytest.mark.parametrize("text", ["../elsewhere", "", "originals", "arcadedb-", "arcadedb/../x"])
def test_a_note_that_names_no_database_is_an_error(text: str, tmp_path: Path) -> None:
    (tmp_path / "database").write_text(text)
    with pytest.raises(OSError, match="names no database"):
        databases.current(tmp_path)
