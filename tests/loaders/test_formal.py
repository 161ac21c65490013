"""Minutes in an older, formal hand, read exactly."""

from __future__ import annotations

from pathlib import Path

from loaders.facts import facts
from loaders.formats import read_bytes
from loaders.parse import read_minutes

FORMAL = (Path(__file__).parent / "layouts" / "formal.txt").read_bytes()


def test_an_older_hand_abbreviates_roles_and_runs_titles_into_paragraphs() -> None:
    read = facts(read_minutes(read_bytes(FORMAL, "protokoll.txt")))
    assert [(p["name"], p["capacity"], p["attendance"]) for p in read["people"]] == [
        ("Anna Lind", "chair", "present"),
        ("Per Ek", "secretary", "present"),
        ("Siv Ask", "member", "present"),
        ("Ola Strand", "substitute", "present"),
        ("Eva Berg", "member", "absent"),
    ]
    assert [(i["number"], i["title"]) for i in read["items"]] == [("§1", "BREV"), ("§2", "BRYGGAN")]
    assert "a) Från Roddklubben med begäran om lån av bojen. Bifölls." in [d["text"] for d in read["decisions"]]
    assert [m["owner"] for m in read["mandates"]] == [["Ola Strand"]]
