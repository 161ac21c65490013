"""The log: entries with ids from their content, whole lines or none, one writer at a time, and every damage told."""

from __future__ import annotations

import json
import multiprocessing
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.entries import Entry, EntryKind, Verdict, in_force, revoked
from loaders.log import Log
from schema.errors import BadLog, DataFolderHeld

A = {"mention": "m1", "document": "d1", "kind": "PERSON", "name": "Elsa Vik"}
B = {"mention": "m2", "document": "d2", "kind": "PERSON", "name": "Elsa Viks"}
AT = "2024-06-03T12:00:00+00:00"


def judgement(verdict: str = "SAME", at: str = AT, **more: Any) -> Entry:
    return Entry.make(EntryKind.JUDGEMENT, by="Siv Ros", at=at, left=A, right=B, verdict=verdict, **more)


def revocation(of: Entry, at: str = AT) -> Entry:
    return Entry.make(EntryKind.REVOCATION, by="Siv Ros", at=at, revokes=of.id)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.of(tmp_path / "data")


def test_what_is_appended_is_read_again_in_its_order(log: Log) -> None:
    told = [judgement(), Entry.make(EntryKind.LOADED, by="Siv Ros", at=AT, document="d1", source="möte.docx")]
    assert log.append(told) == told
    assert list(log.read().entries) == told == list(Log(log.path).read().entries)
    assert [json.loads(line)["entry"] for line in log.path.read_text("utf-8").splitlines()] == [e.id for e in told]
    assert log.append(told) == [], "what the log has isn't written again"


def test_a_log_that_is_not_there_is_empty(log: Log) -> None:
    assert log.read().entries == () and not log.path.exists()


def test_an_id_is_made_of_everything_that_the_entry_says() -> None:
    assert judgement().id == judgement().id
    others = [judgement("DIFFERENT"), judgement(at="2024-06-03T12:00:01+00:00"), judgement(reason="same hand")]
    assert len({judgement().id, *(o.id for o in others)}) == 4
    assert judgement(at="2024-06-03T14:00:00+02:00") == judgement(), "times are kept in UTC"


def test_what_people_said_stands_apart_from_what_was_loaded(log: Log) -> None:
    def document(kind: EntryKind, id_: str, at: str) -> Entry:
        more = {"source": f"{id_}.md"} if kind == EntryKind.LOADED else {}
        return Entry.make(kind, by="Siv Ros", at=at, document=id_, **more)

    said = judgement()
    one, gone, two = (document(EntryKind.LOADED, id_, AT) for id_ in ("d1", "d2", "d3"))
    again = document(EntryKind.LOADED, "d2", "2024-06-05")
    log.append([one, gone, said, document(EntryKind.UNLOADED, "d2", AT), document(EntryKind.UNLOADED, "d3", AT), again])
    log.append([two])
    for told in (log.read(), Log(log.path).read()):
        assert told.said == (said,) and told.loaded == {"d1": one, "d2": again, "d3": two}
    with log.writing() as held:
        assert held.append([said, again, revocation(said)]) == [revocation(said)] == held.said[1:]


def test_what_was_revoked_is_no_longer_in_force(log: Log) -> None:
    first, other = log.append([judgement(), judgement("UNSURE")])
    log.append([revocation(first)])
    assert in_force(log.read().said, EntryKind.JUDGEMENT) == [other]
    assert revoked(log.read().said).keys() == {first.id}
    assert first.later().id != first.id and first.later().at == "2024-06-03T12:00:01+00:00"


def test_a_last_line_without_its_end_counts_for_nothing_and_goes(log: Log) -> None:
    log.append([judgement()])
    whole = log.path.read_bytes()
    torn = judgement("DIFFERENT").line()
    for cut in (1, len(torn) // 2, len(torn) - 1):
        log.path.write_bytes(whole + torn[:cut])
        for reader in (log, Log(log.path)):
            assert reader.read().torn == cut and list(reader.read().entries) == [judgement()]
    log.append([judgement("UNSURE")])
    assert log.path.read_bytes() == whole + judgement("UNSURE").line()
    assert log.read().torn == 0


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"\xff\xfe",
        b'{"kind": "JUDGEMENT"}',
        b"[" * 100_000,
        judgement().line().replace(b"SAME", b"DIFFERENT").strip(),
        judgement().line().replace(b'"SAME"', b'"EQUAL"').strip(),
        judgement().line().replace(b'"by":"Siv Ros",', b"").strip(),
        judgement().line().replace(AT.encode(), b"last week").strip(),
        judgement().line().replace(b'"verdict"', b'"verdikt"').strip(),
    ],
)
def test_a_damaged_line_is_told_with_its_number(log: Log, line: bytes) -> None:
    log.append([judgement("UNSURE")])
    with log.path.open("ab") as file:
        file.write(line + b"\n" + revocation(judgement()).line())
    with pytest.raises(BadLog) as told:
        log.read()
    assert told.value.where and told.value.where.line == 2
    with pytest.raises(BadLog):
        log.append([judgement("DIFFERENT")])


def test_masking_rewrites_lines_and_keeps_their_ids(log: Log) -> None:
    first, second = log.append([judgement(reason="Elsa told so"), judgement("UNSURE", at="2024-06-04")])

    def mask(entry: Entry) -> Entry:
        return Entry.of({**entry.as_dict(), "reason": "(masked)", "masked": True}) if entry.reason else entry

    with log.writing() as held:
        held.replace([mask(entry) for entry in held.entries])
        assert held.append([first, second]) == []
    again = log.read().entries
    assert [e.id for e in again] == [first.id, second.id] and again[0].reason == "(masked)"
    assert again == Log(log.path).read().entries and "told" not in log.path.read_text("utf-8")


def test_who_cannot_write_is_told(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.log.PATIENCE", 0.05)
    with log.writing(), pytest.raises(DataFolderHeld):
        Log(log.path).append([judgement()])


def _append_from_a_process(path: Path, name: str) -> None:
    for number in range(10):
        Log(path).append([Entry.make(EntryKind.UNLOADED, by=name, at=AT, document=str(number))])


def test_writers_of_several_processes_and_threads_lose_nothing(log: Log) -> None:
    names = [f"writer {i}" for i in range(4)]
    spawn = multiprocessing.get_context("spawn")
    writers: list[Any] = [spawn.Process(target=_append_from_a_process, args=(log.path, name)) for name in names[:2]]
    writers += [threading.Thread(target=_append_from_a_process, args=(log.path, name)) for name in names[2:]]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    told = [(e.by, e.payload["document"]) for e in log.read().entries]
    assert sorted(told) == sorted((name, str(number)) for name in names for number in range(10))
    for name in names:
        assert [d for by, d in told if by == name] == [str(n) for n in range(10)], "each in its own order"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Verdict)), st.text(min_size=1, max_size=20), st.integers(0, 3))))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, told: list[tuple[Any, ...]]) -> None:
    log = Log.of(tmp_path_factory.mktemp("log"))
    entries = []
    for verdict, reason, second in told:
        try:
            entries.append(judgement(verdict, f"2024-06-03T12:00:0{second}+00:00", reason=reason))
        except ValueError:
            assert not reason.strip()
    log.append(entries)
    assert list(Log(log.path).read().entries) == list({e.id: e for e in entries}.values())
