"""`radslag issues`: what it prints, in both languages and as JSON, and how it fails."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from loaders.load import load
from queries.connection import connect, settings_of
from radslag.cli import app
from schema.errors import NotFound, UsageError

TEXT = (Path(__file__).parents[2] / "docs" / "issues.md").read_text("utf-8")
CODES = ("TITLES_DIFFER", "SUM_MISMATCH")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the documents that docs/issues.md shows for two codes."""
    folder = tmp_path_factory.mktemp("issues")
    for code in CODES:
        part = TEXT.partition(f"\n## {code}\n")[2].partition("\n## ")[0]
        for n, text in enumerate(re.findall(r"```text\n(.*?)```", part, re.DOTALL)):
            (folder / f"{code}-{n}.txt").write_text(text, "utf-8")
    with connect(settings_of(folder / "data"), create=True) as graph:
        load(graph, [folder])
    return folder / "data"


def run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["issues", "--data", str(data), *arguments])


def test_the_table_has_the_words_of_all_sides(data: Path) -> None:
    text = " ".join(run(data, "--code", "titles-differ").stdout.split())
    for part in (
        "Avvikelser: 1 av 1",
        "upplysning",
        "2024-03-05",
        "TITLES_DIFFER",
        "Bo Ström",
        "Badrådet",
        "Fiskerådet",
    ):
        assert part in text, text


def test_in_english_and_by_severity(data: Path) -> None:
    text = " ".join(run(data, "--severity", "warning", "--lang", "en").stdout.split())
    assert "Issues: 1 of 1" in text and "SUM_MISMATCH" in text and "TITLES_DIFFER" not in text
    assert "The sum is said to be 140000 kr" in text and "Simskola: 120000" in text


def test_as_json(data: Path) -> None:
    found = json.loads(run(data, "--json", "--first", "1", "--document", "badrådet i ekmarks län 2024-03-05").stdout)
    assert found["totalCount"] == 2 and len(found["nodes"]) == 1
    assert found["nodes"][0]["evidence"] and found["nodes"][0]["explanation"]


def test_before_anything_began(data: Path) -> None:
    assert "Inga avvikelser är kända." in run(data, "--as-of", "2023").stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--code", "NO_SUCH"], UsageError),
        (["--severity", "grave"], UsageError),
        (["--body", "ingen nämnd alls"], NotFound),
        (["--as-of", "i går"], UsageError),
        (["--lang", "fi"], UsageError),
        (["--first", "-1"], UsageError),
    ],
)
def test_bad_input(data: Path, arguments: list[str], error: type[Exception]) -> None:
    assert isinstance(run(data, *arguments).exception, error)


def test_a_document_is_named_by_its_file_the_beginning_of_its_id_or_its_title(data: Path) -> None:
    by_file = json.loads(run(data, "--json", "--document", "SUM_MISMATCH-0.txt").stdout)
    assert [issue["code"] for issue in by_file["nodes"]] == ["SUM_MISMATCH"]
    id_ = by_file["nodes"][0]["evidence"][0]["document"]["id"]
    assert json.loads(run(data, "--json", "--document", id_[:8]).stdout) == by_file
    failed = run(data, "--document", "nowhere.txt")
    assert isinstance(failed.exception, NotFound) and "nowhere.txt" in str(failed.exception)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as-of", "2023-02-30"), "asOf: '2023-02-30' is no day of the calendar"),
        (("--as-of", "yesterday"), "asOf: 'yesterday' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"),
        (("--severity", "bad"), "filter: Value 'BAD' does not exist in 'Severity' enum"),
    ],
)
def test_a_wrong_option_is_told_without_the_words_of_the_executor(data: Path, arguments: list[str], says: str) -> None:
    failed = run(data, *arguments)
    assert isinstance(failed.exception, UsageError) and failed.exception.found == says
