"""Constraints and indexes: applied once, changed when the file changes, and found in the database."""

from __future__ import annotations

from importlib import resources

from queries.engines import SchemaItem
from queries.graph import Graph, split_statements


def test_the_schema_is_applied_once_and_then_costs_one_read(graph: Graph) -> None:
    again = Graph(graph.engine)
    with again.counting() as sent:
        again.ensure_schema()
    assert len(sent) == 1


def test_a_changed_schema_is_applied(graph: Graph) -> None:
    text = (resources.files("schema") / "constraints.cypher").read_text(encoding="utf-8")
    more = text + "// one more\nCREATE INDEX song_title IF NOT EXISTS FOR (n:Song) ON (n.title, n.year);"
    Graph(graph.engine, constraints=more).ensure_schema()
    try:
        assert SchemaItem("RANGE", "Song", ("title", "year")) in graph.engine.list_schema()
        before = graph.state()["constraints_hash"]
        graph.ensure_schema()
        assert graph.state()["constraints_hash"] != before
    finally:
        graph.write(lambda tx: None)
        with graph.engine.driver.session(database=graph.engine.endpoint.database) as session:
            session.run("DROP INDEX song_title IF EXISTS").consume()


def test_the_database_has_what_the_file_says(graph: Graph) -> None:
    text = (resources.files("schema") / "constraints.cypher").read_text(encoding="utf-8")
    wanted = {
        "UNIQUE" if "CONSTRAINT" in statement else "RANGE" for statement in split_statements(text)
    }  # the kinds that both engines have
    items = graph.engine.list_schema()
    assert len(items) == len(split_statements(text))
    assert {item.kind for item in items} == wanted
    assert SchemaItem("UNIQUE", "Person", ("id",)) in items


def test_statements_of_a_file() -> None:
    assert split_statements("// a\nCREATE x;\n\nCREATE y // b\n;;\n// c") == ["CREATE x", "CREATE y"]
