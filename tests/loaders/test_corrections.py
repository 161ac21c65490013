"""Answers to the reader's doubts: a file of them, what it settles, and every way in which it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import formats
from loaders.corrections import answer_entry, logged_answers, read_corrections
from loaders.derive import derive, nodes_of
from loaders.doubts import Answers
from loaders.entries import Entry
from loaders.extract import extract
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from loaders.resolving.state import Doc
from loaders.world import World
from schema.errors import BadCorrections, MissingInput
from schema.evidence import FieldBasis
from schema.nodes import Issue
from schema.statements import StatementKind

SCAN = f"""Region Ekmarks lan
Protokoll Arbetsgrupp transport
2024-03-01 kl. 13.00-15.00

Ordforande: Anna Lind, Region Ekmarks lan

Ledamoter: Ersattare:
Per Ek, Granviks kommun Ida Holm, Granviks kommun
l lsa Wkd vf x   Ola Sand, Lindas kommun

1. Oppnande

Ordforanden oppnade motet. {"Det som star har ar en text om inget, och den ar till for att se ut som skannad. " * 18}
"""
NOWHERE = "Protokoll\n\n1. Val\n\nBeslut: Anna Lind valdes.\n\n2. Budget\n\nBeslut: Budgeten fastställdes.\n"


def reading(text: str, answers: Answers | None = None) -> Minutes:
    return read_minutes(formats.read_bytes(text.encode(), "a.txt"), answers)


def corrections(tmp_path: Path, text: str) -> Answers:
    path = tmp_path / "corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return read_corrections(path)


def doubt(text: str, code: str) -> str:
    minutes = reading(text)
    extract(minutes)
    return next(d.id for d in minutes.doubts if d.code == code)


HEAD = "by: Siv Ros, registrator\non: 2024-06-03\nanswers:\n"


def test_a_row_that_could_not_be_read_becomes_the_person_that_the_reviewer_names(tmp_path: Path) -> None:
    id_ = doubt(SCAN, "DAMAGED_ROW")
    answers = corrections(
        tmp_path,
        f"{HEAD}  - doubt: {id_}\n    person: {{name: Elsa Vik, organisation: Norrbo kommun, attendance: absent}}\n"
        "    reason: read on the original\n",
    )
    minutes = reading(SCAN, answers)
    person = minutes.named("Elsa Vik")
    assert person and (person.capacity, person.attendance, person.seats) == ("member", "absent", ["member"])
    assert person.organisation and person.organisation.value == "Norrbo kommun"
    assert "DAMAGED_ROW" not in {d.code for d in minutes.doubts} and answers.unused == []
    row = next(s for s in extract(minutes).statements if s.rule == "reviewed")
    cited = next(c for c in row.evidence if c.field == "person")
    assert (cited.basis, cited.by) == (FieldBasis.REVIEWED, "Siv Ros, registrator, 2024-06-03: read on the original")
    assert minutes.source.quote(cited.span) == "l lsa Wkd vf x"
    roster = next(s for s in extract(minutes).statements if s.kind == StatementKind.ROSTER)
    assert roster.get("complete") is True


def test_a_row_that_is_nobody_is_no_doubt_any_more(tmp_path: Path) -> None:
    answers = corrections(tmp_path, f"{HEAD}  - {{doubt: {doubt(SCAN, 'DAMAGED_ROW')}, dismiss: true}}\n")
    minutes = reading(SCAN, answers)
    assert len(minutes.people) == len(reading(SCAN).people)
    assert "DAMAGED_ROW" not in {d.code for d in minutes.doubts}


def test_a_body_and_a_day_that_the_text_leaves_out(tmp_path: Path) -> None:
    answers = corrections(
        tmp_path,
        f"{HEAD}  - {{doubt: {doubt(NOWHERE, 'NO_BODY')}, body: Samverkansrådet för lek}}\n"
        f"  - {{doubt: {doubt(NOWHERE, 'NO_DATE')}, date: 2024-02-05, by: Ove Ek, on: 2024-07-01}}\n",
    )
    minutes = reading(NOWHERE, answers)
    assert minutes.header.body and minutes.header.body.value == "Samverkansrådet för lek"
    assert minutes.header.body_kind == "COUNCIL" and [d.value for d in minutes.header.dates] == ["2024-02-05"]
    assert minutes.header.dates[0].by == "Ove Ek, 2024-07-01" and minutes.doubts == []
    record = extract(minutes)
    assert record.date == "2024-02-05"
    assert all(s.one("decided_by") for s in record.statements if s.kind == StatementKind.DECISION)


def test_an_answer_of_the_wrong_kind_or_to_another_document_settles_nothing(tmp_path: Path) -> None:
    id_ = doubt(NOWHERE, "NO_BODY")
    answers = corrections(tmp_path, f"{HEAD}  - {{doubt: {id_}, date: 2024-02-05}}\n")
    assert reading(NOWHERE, answers).header.dates == [] and [a.doubt for a in answers.unused] == [id_]
    assert reading(NOWHERE + "\n", answers).header.body is None


def test_ids_of_doubts_are_the_same_each_time() -> None:
    assert doubt(SCAN, "DAMAGED_ROW") == doubt(SCAN, "DAMAGED_ROW") != doubt(SCAN + "\n", "DAMAGED_ROW")


WRONG = {
    "": ("empty", None),
    "answers: [": ("no YAML", 1),
    "a: &a [*a]\nanswers: []": ("no key", 1),
    "answers: 3": ("no list", 1),
    "by: x\non: 2024-01-01\nanswers:\n  - doubt: a\n": ("gives one of", 4),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: a, body: b, dismiss: true}\n": ("gives one of", 4),
    "by: x\non: 2024-01-01\nanswers:\n  - {body: b}\n": ("doubt is missing", 4),
    "by: x\nanswers:\n  - {doubt: a, body: b}\n": ("says on", 3),
    "by: x\non: 2024-02-30\nanswers:\n  - {doubt: a, body: b}\n": ("no day", 2),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: a, date: 2024-13-01}\n": ("no day", 4),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: a, person: {name: B, capacity: king}}\n": ("'king' is none of", 4),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: a, person: {organisation: B}}\n": ("name is missing", 4),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: a, body: b}\n  - {doubt: a, body: c}\n": ("answered twice", 5),
    "by: x\nby: y\non: 2024-01-01\nanswers: []\n": ("given twice", 2),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: a, colour: blue}\n": ("'colour' is no key", 4),
    "by: x\non: 2024-01-01\nanswers:\n  - {doubt: [a], body: b}\n": ("a text of", 4),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    says, line = WRONG[text]
    with pytest.raises(BadCorrections) as caught:
        corrections(tmp_path, text)
    assert says in caught.value.found and caught.value.where and caught.value.where.line == line


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read_corrections(tmp_path / "nothing.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadCorrections):
        read_corrections(tmp_path / "bytes.yaml")
    with pytest.raises(BadCorrections, match=r"YAML"):
        corrections(tmp_path, "[" * 50_000)


def test_a_doubt_is_an_issue_about_the_meeting_until_it_is_settled(tmp_path: Path) -> None:
    def world(answers: Answers | None = None) -> World:
        r = extract(reading(SCAN, answers))
        return derive([Doc(r.id, r.date, r.county, r.mentions, r.statements)])

    before = world()
    [issue] = nodes_of(before, "Issue")
    assert isinstance(issue, Issue) and (issue.code, issue.severity) == ("DAMAGED_ROW", "WARNING")
    concerns = {before.label(e.target) for e in before.edges if e.source == issue.id}
    assert concerns == {"Meeting", None}  # None: the statement, whose passage holds the words
    answers = corrections(tmp_path, f"{HEAD}  - {{doubt: {doubt(SCAN, 'DAMAGED_ROW')}, person: {{name: Elsa Vik}}}}\n")
    after = world(answers)
    assert nodes_of(after, "Issue") == [] and len(nodes_of(after, "Person")) == len(nodes_of(before, "Person")) + 1


def test_answers_come_back_from_the_log_as_they_were_given(tmp_path: Path) -> None:
    person = "person: {name: Elsa Vik, organisation: Norrbo kommun, capacity: member, attendance: absent}"
    rows = [person, "body: Ett råd", "date: 2024-05-06", "means: Ett långt namn", "dismiss: true"]
    text = HEAD + "".join(f"  - {{doubt: d{n}, {row}, reason: seen}}\n" for n, row in enumerate(rows))
    given = corrections(tmp_path, text)
    entries = [answer_entry(answer) for answer in given.by_doubt.values()]
    assert logged_answers([Entry.of(entry.as_dict()) for entry in entries]) == given
