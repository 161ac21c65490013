"""Files of what people say: what they may leave out, and everything that can be wrong in them, with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.entries import Entry, EntryKind
from loaders.exchange import read_exchange, write_exchange
from loaders.said import Hearing
from schema.errors import BadJudgement, MissingInput, UnknownId

SIDES = {
    "left": {"mention": "123456789012", "document": "d1", "kind": "PERSON", "name": "Åsa: Vik # 1"},
    "right": {"mention": "b", "document": "true", "kind": "PERSON", "name": "- null"},
}
MADE = Entry.make(EntryKind.JUDGEMENT, by="~", at="2024-06-03", reason="1e3", **SIDES, verdict="SAME")


def read(tmp_path: Path, text: str | bytes, name: str = "said.yaml") -> list[dict[str, object]]:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [dict(said.fields) for said in read_exchange(file)[0]]


@pytest.mark.parametrize("name", ["said.yaml", "said.yml", "said.jsonl"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    loaded = Entry.make(EntryKind.LOADED, by="x", at="2024-06-03", document="d1", source="a.md", confidential=True)
    file = tmp_path / name
    file.write_text(write_exchange([MADE, loaded], file), "utf-8")
    [said], other = read_exchange(file)
    assert Entry.of(said.fields) == MADE and other == 1, "what was loaded is left out, and counted"


def test_what_stands_at_the_top_stands_for_all_and_ids_stay_text(tmp_path: Path) -> None:
    text = "by: Siv Ros\nat: 2024-06-03\nentries:\n- {left: 0012, right: 1e5, verdict: SAME}\n- {by: Bo Ek, left: no}\n"
    assert read(tmp_path, text) == [
        {"by": "Siv Ros", "at": "2024-06-03", "left": "0012", "right": "1e5", "verdict": "SAME"},
        {"by": "Bo Ek", "at": "2024-06-03", "left": "no"},
    ]
    assert read(tmp_path, "\ufeff- {left: a}\n") == [{"left": "a"}]
    assert read(tmp_path, '{"left": "a"}\n\n{"left": "b"}\n', "said.jsonl") == [{"left": "a"}, {"left": "b"}]


ADDED = {"kind": "FUNDING", "values": {"amount": 80000.0, "item": 2, "purpose": "12"}, "about": {}, "line": 27}


@pytest.mark.parametrize("name", ["said.yaml", "said.jsonl"])
def test_a_correction_that_was_written_is_read_again_with_its_numbers(tmp_path: Path, name: str) -> None:
    given = {"by": "X", "at": "2024-06-03", "reason": "3", "document": "12"}
    made = [
        Entry.make(EntryKind.CORRECTION, **given, statement="7", action="ADD", value=ADDED),
        Entry.make(EntryKind.CORRECTION, **given, statement="7", action="ALTER", field="due", before=1, value="2024"),
    ]
    file = tmp_path / name
    file.write_text(write_exchange(made, file), "utf-8")
    assert [Entry.of(said.fields) for said in read_exchange(file)[0]] == made


def test_numbers_of_a_correction_are_numbers_and_dates_texts(tmp_path: Path) -> None:
    text = "- {document: 12, value: {line: 12, values: {amount: 1.5, due: 2024-06, what: 1.50, long: 007, day: 1e5}}}\n"
    values = {"amount": 1.5, "due": "2024-06", "what": "1.50", "long": "007", "day": "1e5"}
    assert read(tmp_path, text) == [{"document": "12", "value": {"line": 12, "values": values}}]


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ("", "no list of entries", None),
        ("by: X\n", "no list of entries", None),
        ("text", "no list of entries", 1),
        ("by: X\nnames: []\nentries: []\n", "'names' is no key here", 2),
        ("by: X\nby: Y\nentries: []\n", "given twice", 2),
        ("by: [\n", "no YAML", 2),
        ("\t- a\n", "no YAML", 1),
        ("entries:\n- {left: a}\n- text\n", "Here should stand an entry", 3),
        ("entries:\n- {left: {left: {left: {left: {left: {left: {left: {left: {left: a}}}}}}}}}\n", "deep", 2),
        ("entries:\n- &x {left: a}\n- {right: {a: &y [b], b: *y}}\n", "references", 3),
        ("entries:\n- {[a]: b}\n", "A key is no text", 2),
        ("a: " + "[" * 100_000, "no YAML", None),
        (b"by: X\nentries: # \xe5\n", "UTF-8", 2),
        (b"by: \x00", "no YAML", None),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str | bytes, says: str, line: int | None) -> None:
    with pytest.raises(BadJudgement, match=says) as caught:
        read(tmp_path, text)
    assert caught.value.where and caught.value.where.line == line


@pytest.mark.parametrize("text", ["{", "[]", '"a"', "[" * 100_000, "null"])
def test_a_line_that_is_no_entry(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadJudgement) as caught:
        read(tmp_path, f'{{"left": "a"}}\n{text}\n', "said.jsonl")
    assert caught.value.where and caught.value.where.line == 2


def test_files_that_are_none_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(MissingInput):
            read_exchange(path)
    monkeypatch.setattr("loaders.exchange.MOST_BYTES", 3)
    with pytest.raises(BadJudgement, match="at most 3"):
        read(tmp_path, "- {}\n")


class Nobody:
    """A graph that knows of two mentions."""

    def read(self, statement: str, params: dict[str, Any] | None = None, /, **more: Any) -> list[list[str]]:
        asked = {**(params or {}), **more}.get("ids", []) if "Mention {id" in statement else []
        return [[id_, id_, "d", "PERSON", "Elsa"] for id_ in asked if id_ in ("a", "b")]


def _nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(["mention", "document", "kind", "name", "x"])
    return st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=4)


TEXTS = st.text(max_size=5) | st.sampled_from(["a", "b", "SAME", MADE.id])
ANY = st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, _nested, max_leaves=6)
KEYS = ("entry", "kind", "by", "at", "reason", "left", "right", "verdict", "issue", "revokes", "masked")
GOOD = {"left": "a", "right": "b", "verdict": "SAME", "by": "Siv Ros"}


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), ANY), st.sets(st.sampled_from(sorted(GOOD))))
def test_whatever_a_file_says_is_taken_or_told(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, Any], good: set[str]
) -> None:
    file = tmp_path_factory.mktemp("any") / "said.jsonl"
    file.write_text(json.dumps({**said, **{key: GOOD[key] for key in good}}), "utf-8")
    hearing = Hearing(Nobody(), [MADE])  # type: ignore[arg-type]
    try:
        for entry in hearing.hear(read_exchange(file)[0]):
            assert Entry.of(json.loads(entry.line())) == entry
    except (BadJudgement, UnknownId) as told:
        assert told.where and told.where.line == 1
