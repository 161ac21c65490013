"""The commands by which people judge, as they type them, and the blocks of docs/judgements.md."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_readme import ROOT, shell

DOC = (ROOT / "docs" / "judgements.md").read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled minutes, loaded, and two pairs judged."""
    made = tmp_path_factory.mktemp("people")
    (made / "examples").symlink_to(ROOT / "examples")
    run = shell("radslag load examples/minutes", made)
    assert run.returncode == 0, run.stderr
    return made


def judged(folder: Path, *more: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(shell(f"radslag judgements --json {' '.join(more)}", folder).stdout)
    return found


def test_the_blocks_of_the_doc_run(folder: Path) -> None:
    commands = [
        line
        for block in re.findall(r"^```bash\n(.*?)^```", DOC, re.DOTALL | re.MULTILINE)
        for line in block.splitlines()
    ]
    assert len(commands) >= 5
    for command in commands:
        run = shell(command, folder)
        assert run.returncode == 0, f"{command}\n{run.stdout}{run.stderr}"
        assert run.stdout.strip(), command
    assert "same municipality" not in (folder / "judgements.yaml").read_text("utf-8"), "it was undone"


def test_a_review_goes_on_where_it_stopped(folder: Path) -> None:
    first = shell("printf 'o annan skola\\nt\\n' | radslag review --by 'Siv Ros'", folder)
    assert first.returncode == 0 and "0 samma, 1 olika, 1 osäkra, 0 överhoppade" in first.stdout, (
        first.stdout + first.stderr
    )
    asked = re.findall(r"^(.+?)  \?  (.+?)$", first.stdout, re.MULTILINE)
    second = shell("radslag review --lang en < /dev/null", folder)
    assert len(asked) == 3 and re.findall(r"^(.+?)  \?  (.+?)$", second.stdout, re.MULTILINE) == asked[2:]
    assert {(j["verdict"], j["reason"], j["by"]) for j in judged(folder)} >= {
        ("DIFFERENT", "annan skola", "Siv Ros"),
        ("UNSURE", None, "Siv Ros"),
    }


def test_a_judgement_is_listed_with_its_words_and_revoked(folder: Path) -> None:
    shell("printf 'd\\n' | radslag review --kind organization --by 'Bo Ek'", folder)
    [made] = [j for j in judged(folder) if j["by"] == "Bo Ek"]
    for side in ("left", "right"):
        assert made[side]["evidence"][0]["quote"]  # type: ignore[index]
    table = shell("radslag judgements", folder).stdout
    assert "olika" in table and str(made["id"]) in table.replace("\n", "")
    run = shell(f"radslag revoke {made['id']} --reason misread --by 'Siv Ros'", folder)
    assert run.returncode == 0 and str(made["id"]) in run.stdout
    assert made["id"] not in [j["id"] for j in judged(folder)]
    [gone] = [j for j in judged(folder, "--all") if j["id"] == made["id"]]
    assert gone["revokedBecause"] == "misread"


def test_files_that_are_wrong_change_nothing_and_are_told_with_their_line(folder: Path) -> None:
    (folder / "bad.jsonl").write_bytes(b'{"left": 1}\n{\n')
    (folder / "bad.yaml").write_text("by: X\nentries:\n- {left: a, right: b, verdict: SAME}\n", "utf-8")
    before = (folder / "radslag-data" / "log.jsonl").read_bytes()
    for name, says, code in (
        ("bad.jsonl", "line 2", 3),
        ("bad.yaml", "UNKNOWN_ID", 5),
        ("none.yaml", "MISSING_INPUT", 3),
    ):
        run = shell(f"radslag judge {name}", folder)
        assert run.returncode == code and says in run.stderr and "Traceback" not in run.stderr, run.stderr
    assert (folder / "radslag-data" / "log.jsonl").read_bytes() == before


def test_a_log_that_was_changed_is_told(folder: Path, tmp_path: Path) -> None:
    run = shell(
        "cp radslag-data/log.jsonl saved; sed -i s/LOADED/UNLOADED/ radslag-data/log.jsonl; radslag review </dev/null",
        folder,
    )
    shell("mv saved radslag-data/log.jsonl", folder)
    assert run.returncode == 4 and "BAD_LOG" in run.stderr and "line 1" in run.stderr


def test_a_token_and_its_hash(folder: Path) -> None:
    run = shell("radslag token", folder)
    token = re.search(r"token\s+(\S+)", run.stdout)
    hashed = re.search(r"RADSLAG_TOKEN_HASH=(sha256:[0-9a-f]{64})", run.stdout)
    assert token and hashed and token[1] not in hashed[1]
    again = subprocess.run(
        [sys.executable, "-c", f"from api.auth import token_hash; print(token_hash({token[1]!r}))"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert again.stdout.strip() == hashed[1]
