"""A sitting of `radslag review`: which pair comes when, what each answer does, and how it ends."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pytest
from rich.console import Console

from radslag.review import ANSWERS, Deck, Review
from radslag.words import Lang
from schema.errors import ConflictingJudgement, UnknownId


def side(id_: str) -> dict[str, Any]:
    words = {
        "quote": id_,
        "text": f"{id_} [b]Vik[/b]",
        "line": 3,
        "document": {"title": "Möte", "source": "m.md", "date": "2024-05-06"},
    }
    seat = {"role": "CHAIR", "body": {"name": f"Råd {id_}"}, "onBehalfOf": {"name": "Sunds kommun"}}
    return {
        "__typename": "Person", "id": id_, "name": f"Namn {id_}", "county": None, "memberships": [seat],
        "positions": [{"title": "rektor", "organization": None}], "attendances": [],
        "mentions": [{"nameAsWritten": f"namn {id_}", "evidence": [words]}],
    }  # fmt: skip


class Fake:
    """Candidates and an intake in one: pairs that are judged go, and come back when that is revoked."""

    def __init__(self, *pairs: str) -> None:
        self.pairs, self.judged, self.said = list(pairs), dict[str, str](), list[tuple[str, ...]]()
        self.refuse: dict[str, Exception] = {}

    def fetch(self, after: str | None) -> Mapping[str, Any]:
        left = [pair for pair in self.pairs if pair not in self.judged.values()]
        start = left.index(after) + 1 if after in left else 0
        page = left[start : start + 2]
        nodes = [{"score": 0.5, "reasons": ["INITIAL"], "left": side(p[0]), "right": side(p[1])} for p in page]
        more = start + 2 < len(left)
        return {
            "nodes": nodes,
            "totalCount": len(left),
            "pageInfo": {"hasNextPage": more, "endCursor": page[-1:] and page[-1]},
        }

    def judge(self, left: str, right: str, verdict: str, *, by: str, reason: str | None = None) -> Any:
        if problem := self.refuse.get(left + right):
            raise problem
        self.said.append((left + right, verdict, by, reason or ""))
        entry = f"entry {len(self.said)}"
        self.judged[entry] = left + right
        return type("Taken", (), {"id": entry})

    def revoke_judgement(self, id_: str, *, by: str, reason: str | None = None) -> None:
        self.said.append((self.judged.pop(id_), "REVOKED", by, reason or ""))


def sit(fake: Fake, *lines: str, lang: Lang = "sv") -> tuple[dict[str, int], list[str], str]:
    """(how often each answer was given, the pairs in the order in which they were shown, all that was printed)."""
    out = io.StringIO()
    review = Review(Deck(fake.fetch), fake, "Siv Ros", iter(lines), Console(file=out, width=140), lang)  # type: ignore[arg-type]
    counts = {key: n for key, n in review.run().items() if n}
    text = out.getvalue()
    shown = [line for line in text.splitlines() if "  ?  " in line]
    return counts, [line[5] + line[-1] for line in shown], text


def test_each_answer_is_said_with_its_reason() -> None:
    fake = Fake("ab", "cd", "ef", "gh")
    counts, shown, _ = sit(fake, "s samma hand\n", "OLIKA\n", " t \n")
    assert shown == ["ab", "cd", "ef", "gh"]
    assert fake.said == [
        ("ab", "SAME", "Siv Ros", "samma hand"),
        ("cd", "DIFFERENT", "Siv Ros", ""),
        ("ef", "UNSURE", "Siv Ros", ""),
    ]
    assert counts == {"SAME": 1, "DIFFERENT": 1, "UNSURE": 1}


def test_what_is_skipped_comes_once_again_after_all_others() -> None:
    counts, shown, text = sit(Fake("ab", "cd", "ef"), *["k\n"] * 9)
    assert shown == ["ab", "cd", "ef", "ab", "cd", "ef"] and counts == {"skip": 6}
    assert "par kvar" not in text
    assert sit(Fake("ab", "cd", "ef"), "k\n", "s\n", "k\n", "s\n", "k\n")[1] == ["ab", "cd", "ef", "ab", "ef"]


def test_undo_takes_back_the_last_answer_and_the_one_before() -> None:
    fake = Fake("ab", "cd", "ef")
    _, shown, text = sit(fake, "å\n", "d\n", "s\n", "å\n", "n\n", "k\n", "u\n", "undo\n", "undo\n", "d\n", "q\n")
    assert shown == ["ab", "cd", "ef", "cd", "ab", "cd", "ef", "cd", "ab", "cd"]
    assert [said[:2] for said in fake.said] == [
        ("ab", "DIFFERENT"), ("cd", "SAME"), ("cd", "REVOKED"), ("ab", "REVOKED"), ("cd", "UNSURE"), ("cd", "REVOKED"),
        ("ab", "DIFFERENT"),
    ]  # fmt: skip
    assert text.count("Ångrat.") == 4 and "inget att ångra" in text


def test_other_words_ask_again_and_the_end_of_input_ends() -> None:
    fake = Fake("ab", "cd")
    counts, shown, text = sit(fake, "\n", "what\n", lang="en")
    assert counts == {} and fake.said == [] and shown == ["ab"] and text.count("[s]ame") == 3
    assert "0 same, 0 different, 0 unsure, 0 skipped; 2 pairs left" in text
    assert "No pairs wait" in sit(Fake(), lang="en")[2]


def test_what_cannot_be_taken_is_shown_and_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    fake = Fake("ab", "cd")
    fake.refuse = {"ab": ConflictingJudgement("“a” can't be the same as “b”")}
    counts, shown, _ = sit(fake, "s\n", "t\n", "h\n", "o\n")
    assert shown == ["ab", "cd", "ab"] and counts == {"skip": 1, "DIFFERENT": 1}
    assert capsys.readouterr().err.count("CONFLICTING_JUDGEMENT") == 2
    fake = Fake("ab", "cd")
    fake.refuse = {"ab": UnknownId("no such actor")}

    def gone(*_: Any, **__: Any) -> None:
        fake.pairs.remove("ab")
        raise UnknownId("no such actor")

    fake.judge = gone  # type: ignore[method-assign]
    assert sit(fake, "s\n")[1] == ["ab", "cd"], "somebody else has merged them: the pairs are looked up again"


def test_both_sides_stand_side_by_side_with_their_words() -> None:
    _, _, text = sit(Fake("ab"), lang="sv")
    for words in (
        "namn a",
        "namn b",
        "rektor",
        "Sunds kommun",
        "Råd a: ordförande",
        "Möte, 2024-05-06, rad 3: a [b]Vik[/b]",
        "0.50",
    ):
        assert words in text
    assert "initial" in text and "person" in text


def test_no_key_means_two_things() -> None:
    assert ANSWERS["s"] == "SAME" and ANSWERS["o"] == ANSWERS["d"] == "DIFFERENT" and ANSWERS["t"] == "UNSURE"
    assert len(ANSWERS) == 24
