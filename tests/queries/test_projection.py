"""What a selection becomes: the text, its parameters, and the rows made of what comes back."""

from __future__ import annotations

import re
from typing import Any

import pytest

from queries.catalogue import Query
from queries.lint import lint
from queries.projection import Field, Paging, Row, Selection, compile_page, compile_rows
from queries.views import VIEWS
from tests.queries.test_views import full


def fields(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, name) for name in names)


def person(*selected: Field) -> Any:
    return compile_rows(Selection("Person", selected), {"p": "p"})


def test_values_stand_in_the_order_of_the_selection() -> None:
    compiled = person(*fields("sortName", "id"), Field("again", "id"))
    assert compiled.text == "RETURN [p.sort_name, p.id, p.id] AS row"
    assert compiled.parameters == {}
    assert compiled.shape(["Berg, Astrid", "x", "x"]) == {"sortName": "Berg, Astrid", "id": "x", "again": "x"}
    assert compiled.shape(["Berg, Astrid", "x", "x"]).type == "Person"


def test_to_one_is_the_head_of_a_comprehension_and_null_when_missing() -> None:
    selection = Selection("Membership", (Field("who", "person", {}, Selection("Person", fields("name"))),))
    compiled = compile_rows(selection, {"m": "m"})
    assert compiled.text == "RETURN [head([(m)<-[:HAS_MEMBERSHIP]-(p1:Person) | [p1.name]])] AS row"
    assert compiled.shape([["Bo Lind"]]) == {"who": {"name": "Bo Lind"}}
    assert compiled.shape([None]) == {"who": None}


def test_to_many_is_collected_in_an_order_and_limited_by_a_parameter() -> None:
    compiled = person(Field("positions", "positions", {"first": 3}, Selection("Position", fields("title"))))
    assert compiled.text == (
        "RETURN [COLLECT { MATCH (p)-[:HAS_POSITION]->(ps1:Position) "
        "WHERE coalesce(ps1.first_seen <= $as_of, true) WITH ps1 "
        "ORDER BY coalesce(ps1.last_seen, '') DESC, ps1.id LIMIT $p1 RETURN [ps1.title] }] AS row"
    )
    assert compiled.parameters == {"p1": 3}
    assert compiled.shape([[["strateg"], ["chef"]]]) == {"positions": [{"title": "strateg"}, {"title": "chef"}]}


def test_what_only_the_order_looks_at_is_carried() -> None:
    compiled = person(Field("attendances", "attendances", {}, Selection("Attendance", fields("status"))))
    assert "WITH a1, me2 ORDER BY coalesce(me2.start_date, '') DESC, a1.id RETURN [a1.status]" in compiled.text


def test_a_filter_is_written_only_when_it_is_given() -> None:
    def text(args: dict[str, Any]) -> str:
        selection = Selection("Meeting", (Field("x", "attendances", args, Selection("Attendance", fields("id"))),))
        return compile_rows(selection, {"me": "me"}).text

    assert "WHERE" not in text({}) and text({"status": None}) == text({})
    assert "WHERE a1.status IN $p1" in text({"status": ["PRESENT"]})
    assert "WHERE a1.status IN $p1 AND a1.capacity IN $p2" in text({"capacity": ["CHAIR"], "status": ["PRESENT"]})


def test_the_day_is_inherited_until_it_is_given_again() -> None:
    inner = Field(
        "body", "body", {}, Selection("Body", (Field("memberships", "memberships", {}, Selection("Membership")),))
    )
    given = person(Field("memberships", "memberships", {"asOf": "2020-12-31"}, Selection("Membership", (inner,))))
    assert "$as_of" not in given.text and given.parameters == {"p1": "2020-12-31"}
    inherited = person(Field("memberships", "memberships", {}, Selection("Membership", (inner,))))
    assert "$p1" not in inherited.text and inherited.text.replace("$as_of", "$p1") == given.text


def test_a_condition_is_left_out_when_its_argument_is_true() -> None:
    def text(args: dict[str, Any]) -> str:
        return str(person(Field("m", "memberships", args, Selection("Membership", fields("id")))).text)

    assert "held_from" in text({}) and text({"ever": False}) == text({})
    assert "held_from" not in text({"ever": True})


def test_an_interface_is_told_apart_by_label() -> None:
    selected = (
        Field("id", "id"),
        Field("born", "sortName", on=frozenset({"Person"})),
        Field("x", "kind", on=frozenset({"Body"})),
    )
    compiled = compile_rows(Selection("Actor", selected), {"n": "h"})
    assert compiled.text == (
        "RETURN CASE WHEN h:Person THEN ['Person', h.id, h.sort_name] WHEN h:Organization THEN ['Organization', h.id] "
        "WHEN h:Body THEN ['Body', h.id, h.kind] WHEN h:Post THEN ['Post', h.id] END AS row"
    )
    row = compiled.shape(["Body", "b", "BOARD"])
    assert row == {"id": "b", "x": "BOARD"} and row.type == "Body"


def test_evidence_carries_its_relationship() -> None:
    document = Field("document", "document", {}, Selection("Document", fields("title")))
    selection = Selection(
        "Membership",
        (Field("e", "evidence", {"field": "role"}, Selection("Evidence", (*fields("quote", "role"), document))),),
    )
    compiled = compile_rows(selection, {"m": "m"})
    assert "WHERE s2.field = $p1 WITH st1, s2, g3, d4 ORDER BY d4.date, d4.id, s2.start" in compiled.text
    assert "RETURN [substring(g3.text, s2.start - g3.start, s2.end - s2.start), s2.role, [d4.title]]" in compiled.text


def test_parallel_lists_become_rows() -> None:
    selection = Selection(
        "Mandate", (Field("statuses", "statuses", {}, Selection("StatusFrom", (Field("day", "from"),))),)
    )
    row = compile_rows(selection, {"t": "t"}).shape([[["2024-03-01", "GIVEN"], ["2024-05-20", "DONE"]]])
    assert row == {"statuses": [{"day": "2024-03-01"}, {"day": "2024-05-20"}]}


def test_values_never_stand_in_the_text() -> None:
    def compiled(args: dict[str, Any]) -> Any:
        return person(Field("mandates", "mandates", args, Selection("Mandate", fields("task", "status"))))

    one = compiled({"status": ["GIVEN"], "asOf": "2024-01-01", "first": 1})
    other = compiled({"status": ["DONE' OR true"], "asOf": "2025-01-01", "first": 7})
    assert one.text == other.text and one.parameters != other.parameters


@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if getattr(view, "label", None)])
def test_the_text_is_deterministic_and_free_of_known_traps(name: str) -> None:
    view: Any = VIEWS[name]
    texts = {compile_rows(full(name, 2), {view.variables[0]: "x"}).text for _ in range(2)}
    assert len(texts) == 1
    text = texts.pop()
    assert lint(Query("x", "x", (), (), text, "queries/read/x.cypher")) == []
    assert not re.search(r"\bCALL\b|OPTIONAL MATCH|@|\{\s*\.", text)


def test_a_page_asks_for_one_more_than_it_shows() -> None:
    compiled = compile_page(
        Selection("Person", fields("id")),
        "MATCH (n:Person)",
        "n",
        Paging("@n.sort_name", False, 2, ("Ek", "x")),
        total=True,
    )
    assert compiled.text == (
        "RETURN [COUNT { MATCH (n:Person) RETURN n }, COLLECT { MATCH (n:Person) WITH n "
        "WHERE n.sort_name > $p1 OR (n.sort_name = $p1 AND n.id > $p2) ORDER BY n.sort_name, n.id LIMIT $p3 "
        "RETURN [n.sort_name, n.id, [n.id]] }] AS row"
    )
    assert compiled.parameters == {"p1": "Ek", "p2": "x", "p3": 3}
    assert compiled.shape([9, [["Fa", "y", ["y"]]]]) == (9, [("Fa", "y", {"id": "y"})])


def test_a_page_asks_only_for_what_is_selected() -> None:
    falling = compile_page(
        Selection("Meeting"), "MATCH (n:Meeting)", "n", Paging("@n.start_date", True, 1), total=False
    )
    assert "COUNT" not in falling.text and "ORDER BY n.start_date DESC, n.id" in falling.text
    counted = compile_page(None, "MATCH (n:Meeting)", "n", Paging("@n.start_date", True, 1), total=True)
    assert counted.text == "RETURN [COUNT { MATCH (n:Meeting) RETURN n }] AS row"
    assert counted.shape([4]) == (4, [])


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(KeyError):
        person(*fields("shoeSize"))


def test_a_row_is_a_dict_that_knows_its_type() -> None:
    assert Row("Person", {"a": 1}) == {"a": 1} and Row("Person", {}).type == "Person"
