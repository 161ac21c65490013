"""What is wrong with a register is told all at once, each thing with its lines, and nothing of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.registers.mapping import from_dict, parse, read_mapping
from loaders.registers.problems import MOST_PROBLEMS
from schema.errors import BadMapping, BadRegister, EmptyDocument, InputError, MissingInput, NotText, TooLarge
from schema.statements import StatementKind
from tests.loaders.registry import HEAD, one, problems, read, said, table

GOOD = "Anna Lind;Trafikrådet;Ordförande;Granviks kommun;2023-01-01;2026-12-31"
WRONG = {
    "Anna Lind;Trafikrådet": "TOO_FEW_CELLS",
    "Anna Lind;Trafikrådet;Ledamot;;2023;;;mer": "TOO_MANY_CELLS",
    "Anna Lind;Trafikrådet;Ledamot;;2023-13-01;": "BAD_DATE",
    "Anna Lind;Trafikrådet;Ledamot;;2023-02-30;": "BAD_DATE",
    "Anna Lind;Trafikrådet;Ledamot;;i våras;": "BAD_DATE",
    "Anna Lind;Trafikrådet;Ledamot;;2024-06-01;2024-05-31": "FROM_AFTER_TO",
    "Anna Lind;Trafikrådet;Gruppledare;;2023;": "UNKNOWN_ROLE",
    "Anna Lind;Trafikrådet;;;2023;": "NO_ROLE",
    "Anna Lind;;Ledamot;;2023;": "NO_BODY",
    "Anna;Trafikrådet;Ledamot;;2023;": "NO_FULL_NAME",
    "Anna Lind;Trafikrådet;Ledamot;;;": "NO_DAY",
    "Anna Lind;TrafikrÃ¥det;Ledamot;;2023;": "BROKEN_LETTERS",
}


@pytest.mark.parametrize(("row", "code"), WRONG.items())
def test_what_is_wrong_with_a_row(row: str, code: str) -> None:
    assert problems(table(GOOD, row)) == [(3, code)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    rows = [row for pair in ((GOOD, row) for row in WRONG) for row in pair]
    assert sorted(problems(table(*rows))) == sorted((3 + 2 * n, code) for n, code in enumerate(WRONG.values()))
    assert problems(table("Anna;;Chef;;x;y")) == [
        (2, code) for code in ("BAD_DATE", "BAD_DATE", "NO_BODY", "NO_FULL_NAME", "UNKNOWN_ROLE")
    ]


def test_the_same_at_many_lines_is_one_problem_with_its_lines() -> None:
    with pytest.raises(BadRegister) as caught:
        read(table(*["Anna Lind;Trafikrådet;Kassör;;2023;"] * 20_000))
    [(line, code, words)] = caught.value.problems
    assert (line, code) == (2, "UNKNOWN_ROLE")
    assert words.startswith("lines 2, 3, 4, 5, 6 and 19995 more: the role 'Kassör' is unknown")


def test_very_many_problems_are_counted() -> None:
    with pytest.raises(BadRegister) as caught:
        read(table(*[f"Anna Lind;Trafikrådet;Ledamot;;dag {n};" for n in range(3000)]))
    error = caught.value
    assert len(error.problems) == MOST_PROBLEMS and error.more == 3000 - MOST_PROBLEMS
    assert error.found.startswith("3000 problems") and error.as_dict()["more_problems"] == error.more


def test_rows_can_be_left_out_and_are_listed() -> None:
    register = read(table(GOOD, *WRONG), skip=True)
    [record, _, rest] = register.records()
    assert len(said(record, StatementKind.ELECTION)) == 1
    unread = {p.line for p in rest.passages if p.use == "UNREAD"}
    assert unread == set(range(3, 3 + len(WRONG) - 1)), "broken letters are no reason to leave a row out"
    assert {code for code, _, _ in rest.doubts} == {"UNREAD_ROW"} and not rest.mentions


def test_a_row_that_says_what_another_said_counts_once() -> None:
    record = one(read(table(GOOD, GOOD, GOOD.replace("Ordförande", "ordförande"))))
    assert len(said(record, StatementKind.ELECTION)) == 1
    [(code, message, _)] = record.doubts
    assert code == "REPEATED_ROW" and message.endswith("line 3, 4")
    assert [(p.line, p.reason) for p in record.passages if p.reason.startswith("repeats")] == [
        (3, "repeats line 2"),
        (4, "repeats line 2"),
    ]


def test_rows_of_one_name_that_contradict_each_other_are_told() -> None:
    rows = ("S;Anna Lind;Rådet;Ledamot;2023", "M;Anna Lind;Rådet;Ledamot;2023")
    record = one(read(table(*rows, head="Parti;Namn;Organ;Befattning;Från")))
    assert [code for code, _, _ in record.doubts] == ["SAME_NAME"]


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", EmptyDocument, "no text"),
        (b"\n\n;;\n", EmptyDocument, "no rows"),
        (b"Name;Bodies;Rolle\nx;y;z\n", BadMapping, "'Bodies', 'Rolle'"),
        (b"\x00\x01\x02\x00" * 100, NotText, ""),
        (b"%PDF-1.4 x", BadMapping, ""),
        (b"x" * 200_000_000, TooLarge, "MB"),
    ],
)
def test_files_that_are_no_register(content: bytes, kind: type[InputError], words: str) -> None:
    with pytest.raises(kind) as caught:
        read(content)
    assert words in caught.value.found


def test_a_missing_column_is_told_with_those_that_there_are() -> None:
    mapping = '[columns]\nperson = "Namn"\nbody = "Organet"\nrole = "Rol"\nparty = "Parti"'
    with pytest.raises(BadMapping) as caught:
        read(table(GOOD), mapping)
    found = caught.value.found
    assert "body ('Organet'; did you mean 'Organ'?)" in found and "role ('Rol')" in found and "party" in found
    assert "'Namn', 'Organ', 'Befattning'" in found and caught.value.where and caught.value.where.line == 1


def test_an_encoding_that_the_bytes_are_not() -> None:
    with pytest.raises(NotText) as caught:
        read(HEAD.encode() + b"\nx\nAnna \xe5;y;z", 'extends = "register"\nencoding = "utf-8"')
    assert caught.value.where and caught.value.where.line == 3
    with pytest.raises(BadMapping, match="no encoding 'utf-9'"):
        read(table(GOOD), 'extends = "register"\nencoding = "utf-9"')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1 2", "line 1"),
        ('nam = "x"', "'nam' is no key of a mapping; did you mean 'name'?"),
        ('extends = "registret"', "There is no ready mapping 'registret'"),
        ('a = 1\n[columns]\npersn = "Namn"', "line 3: 'persn' is no field of a mapping; did you mean 'person'?"),
        ("[columns]\nbody = []", "line 2: body is given no heading"),
        ('[roles]\nChef = "BOSS"', "line 2: 'Chef' is given the role 'BOSS', which is none of CHAIR"),
        ('date = "1 maj"', "date '1 maj' is no day"),
        ('role = "Chef"', "role 'Chef' is none of"),
        ('complete = "ja"', "complete is true or false"),
        ('delimiter = ";;"', "more than one character"),
        ('date_formats = ["DD/MM"]', "lacks YYYY"),
        ('columns = "Namn"', "columns has no fields"),
        ('owner = ["x"]', "owner is no text"),
        ("[roles]\n" + "\n".join(f'"roll nummer {n}" = "MEMBER"' for n in range(400)), "more than"),
    ],
)
def test_mappings_that_are_refused(text: str, told: str) -> None:
    with pytest.raises(BadMapping) as caught:
        parse(text, "m.toml")
    assert told in str(caught.value)


def test_mapping_files_that_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match="did you mean 'register'"):
        read_mapping(Path("registe"))
    with pytest.raises(MissingInput):
        read_mapping(tmp_path / "none.toml")
    (tmp_path / "m.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadMapping, match="UTF-8"):
        read_mapping(tmp_path / "m.toml")
    for text in ("a: [", "- x", "!!python/object:os.system x"):
        with pytest.raises(BadMapping):
            parse(text, "m.yaml")
    with pytest.raises(BadMapping):
        from_dict({"columns": 3})


def test_a_complete_register_needs_its_day() -> None:
    with pytest.raises(BadMapping, match="needs its day"):
        read(table(GOOD), 'extends = "fortroendemannaregister"\ncomplete = true')
