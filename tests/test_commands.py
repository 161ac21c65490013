"""The commands as a person types them: what they print, and the exit code for everything that can be wrong."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.loaders import bad_files, paper
from tests.loaders.papers import COUNCIL

EXAMPLES = Path(__file__).parents[1] / "examples" / "minutes"
ONE = next(f for f in sorted(EXAMPLES.iterdir()) if f.suffix == ".md")


def radslag(*arguments: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "RADSLAG_"))}
    run = subprocess.run(
        [sys.executable, "-m", "radslag", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**known, "PYTHONPATH": str(EXAMPLES.parents[1]), **env},
        check=False,
    )
    assert "Traceback" not in run.stdout + run.stderr, run.stderr
    return run


def test_extract_prints_facts_without_a_database(tmp_path: Path) -> None:
    run = radslag("extract", ONE, "--json", cwd=tmp_path)
    facts = json.loads(run.stdout)
    assert run.returncode == 0 and facts["people"] and facts["items"] and facts["meeting"]["dates"]
    assert list(tmp_path.iterdir()) == []


def test_explain_accounts_for_every_line(tmp_path: Path) -> None:
    lines = json.loads(radslag("explain", ONE, "--json", cwd=tmp_path).stdout)
    assert {line["use"] for line in lines} <= {"FACT", "CONTEXT", "FURNITURE", "UNREAD"} and all(
        line["reason"] for line in lines
    )
    assert radslag("explain", ONE, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_explain_knows_pages_struck_words_and_furniture_of_other_formats(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((paper.pdf if name == "a.pdf" else paper.word)(COUNCIL))
    lines = json.loads(radslag("explain", name, "--json", cwd=tmp_path).stdout)
    assert {line["page"] for line in lines} == {1, 2}
    assert [line["text"] for line in lines if line["struck"]] == [
        "Eva Ängström, Hällfors kommun",
        "Bo von Dahl, Norrby kommun",
    ]
    assert {line["use"] for line in lines if line["text"] == COUNCIL.foot} == {"FURNITURE"}


def test_rules_are_listed_with_their_cases() -> None:
    found = json.loads(radslag("rules", "--json").stdout)
    assert len(found) > 10 and all(r["says"] and r["takes"] and r["refuses"] for r in found)


MINUTES = """Protokoll Välfärdsrådet i Ekmark

2024-03-08 kl. 13.00-15.00

Ledamöter:

Åsa Öberg, Granviks kommun

1. Öppnande

Dagordningen fastställdes.
"""


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", MINUTES),
        ("utf-16", MINUTES),
        ("latin-1", MINUTES),
        ("cp1252", MINUTES),
        ("utf-16-le", MINUTES),
        ("utf-8", MINUTES.replace("\n", "\r\n")),
        ("utf-8", unicodedata.normalize("NFD", MINUTES)),
    ],
)
def test_encodings_line_ends_and_letters_in_two_parts_read_alike(tmp_path: Path, encoding: str, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    facts = json.loads(radslag("extract", file).stdout)
    assert [p["name"] for p in facts["people"]] == ["Åsa Öberg"] and facts["people"][0][
        "organisation"
    ] == "Granviks kommun"
    assert (
        facts["body"]["name"] == "Välfärdsrådet i Ekmark"
        and facts["meeting"]["start"] == "13:00"
        and len(facts["decisions"]) == 1
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EMPTY_DOCUMENT"),
        (b" \n\t\r\n", "EMPTY_DOCUMENT"),
        (bytes(range(256)) * 50, "NOT_TEXT"),
        (b"%PDF-1.7 ...", "DAMAGED"),
        (b"PK\x03\x04 a docx", "DAMAGED"),
        (bad_files.pdf("Text", user="secret"), "ENCRYPTED"),
        (bad_files.ole("WordDocument"), "UNSUPPORTED_FORMAT"),
        (bad_files.with_entities(), "UNSAFE"),
        (b"\xff\xfe\x00\xd8", "NOT_TEXT"),
        (b"En tom sida om ingenting alls.", "NOT_MINUTES"),
        (b"x" * 50_000_000, "TOO_LARGE"),
    ],
)
def test_what_is_no_minutes_is_refused_with_its_place_and_the_next_step(
    tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    run = radslag("extract", file)
    assert run.returncode == 3 and code in run.stderr and "bad.txt" in run.stderr and "next" in run.stderr


def test_loading_goes_on_after_a_bad_file_and_names_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    (tmp_path / "in" / "b.txt").write_text(MINUTES, "utf-8")
    run = radslag("load", "in", "gone", "--json", cwd=tmp_path)
    report = json.loads(run.stdout)
    assert run.returncode == 3 and (report["loaded"], report["failed"]) == (1, 2)
    assert {d["error"]["code"] for d in report["documents"] if d["error"]} == {"EMPTY_DOCUMENT", "MISSING_INPUT"}
    again = radslag("load", "in/b.txt", cwd=tmp_path)
    assert again.returncode == 0 and "1 unchanged" in again.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MINUTES.replace("2024-03-08 kl. 13.00-15.00", ""), "NO_DATE"),
        (MINUTES.replace("Protokoll Välfärdsrådet i Ekmark", "Protokoll"), "NO_BODY"),
    ],
)
def test_minutes_without_a_day_or_a_body_load_and_say_so(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    run = radslag("load", "a.txt", "--json", cwd=tmp_path)
    assert run.returncode == 0 and [i["code"] for i in json.loads(run.stdout)["documents"][0]["doubts"]] == [code]
    people = radslag("query", "{ people { edges { node { name memberships { role } } } } }", cwd=tmp_path)
    assert [e["node"] for e in json.loads(people.stdout)["data"]["people"]["edges"]] == [
        {"name": "Åsa Öberg", "memberships": []}
    ]


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc").is_dir(), reason="root may write everywhere")
def test_a_folder_that_is_none_can_not_be_the_data_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    run = radslag("load", ONE, "--data", tmp_path / "file")
    assert run.returncode == 4 and "DATA_FOLDER_UNUSABLE" in run.stderr


def test_doctor_needs_a_graph_and_then_shows_it(tmp_path: Path) -> None:
    assert radslag("doctor", cwd=tmp_path).returncode == 4
    radslag("load", ONE, cwd=tmp_path)
    found = json.loads(radslag("doctor", "--json", cwd=tmp_path).stdout)
    assert found["engine"] == "embedded" and found["counts"]["Document"] == 1 and found["constraints_and_indexes"] > 20


def test_a_wrong_neo4j_is_named(tmp_path: Path) -> None:
    run = radslag("doctor", cwd=tmp_path, NEO4J_URI="bolt://127.0.0.1:9", NEO4J_PASSWORD="x")
    assert run.returncode == 4 and "ENGINE_UNAVAILABLE" in run.stdout
    run = radslag("doctor", cwd=tmp_path, NEO4J_URI="http://127.0.0.1:9")
    assert run.returncode == 2 and "NEO4J_URI" in run.stderr


def test_questions_that_are_wrong(tmp_path: Path) -> None:
    radslag("load", ONE, cwd=tmp_path)
    assert radslag("ask", "who-sits-in", "Finns inte", cwd=tmp_path).returncode == 5
    assert radslag("ask", "who-sits-in", "råd", "--as-of", "i går", cwd=tmp_path).returncode == 2
    assert radslag("query", "{ nonsense }", cwd=tmp_path).returncode == 2
    assert radslag("query", "{ bodies { ", cwd=tmp_path).returncode == 2
    assert radslag("fly").returncode == 2


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    radslag("load", ONE, cwd=tmp_path)
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        run = radslag("serve", "--port", str(busy.getsockname()[1]), cwd=tmp_path)
    assert run.returncode == 6 and "PORT_TAKEN" in run.stderr
