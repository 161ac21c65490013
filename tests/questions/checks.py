"""What the answer to each question of ../shared/questions.json must be, beside its operation (qNN.graphql).

`CHECKS` maps a question's number to a function of the operation's data and the answer wanted, which asserts.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from schema.identity import fold, name_key, search_key

SHARED = Path(__file__).parents[3] / "shared"
Check = Callable[[dict[str, Any], dict[str, Any]], None]
CHECKS: dict[int, Check] = {}


def asks(number: int) -> Callable[[Check], Check]:
    """Enter a check under its question's number."""

    def enter(check: Check) -> Check:
        CHECKS[number] = check
        return check

    return enter


def gold(kind: str, field: str) -> dict[str, str]:
    """The words of all facts of a kind in the gold readings, folded, by the facts' ids."""
    return {
        fact["id"]: search_key(fact[field])
        for file in (SHARED / "gold").glob("*.gold.json")
        for fact in json.loads(file.read_text("utf-8")).get(kind, [])
    }


def organisation(name: str) -> str:
    """As the scorer compares them: with or without kommun and its genitive s."""
    return re.sub(r" kommun$", "", fold(name)).removesuffix("s")


def names(rows: Iterable[dict[str, Any]]) -> set[str]:
    return {row["person"]["name"] for row in rows}


def behalf(row: dict[str, Any]) -> str:
    return organisation((row["onBehalfOf"] or {"name": ""})["name"])


def of_role(seats: list[dict[str, Any]], role: str) -> set[str]:
    return names(s for s in seats if s["role"] == role)


@asks(1)
def q1(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats = data["whoSitsIn"]["seats"]
    assert of_role(seats, "CHAIR") == set(wanted["chair"]) and of_role(seats, "SECRETARY") == set(wanted["secretary"])
    assert {behalf(s) for s in seats if s["role"] == "CHAIR"} == {organisation(o) for o in wanted["chairOnBehalfOf"]}
    assert all(s["evidence"] for s in seats)


@asks(3)
def q3(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    rows = data["attendance"]["attendances"]
    assert names(rows) == set(wanted["presentMembers"])
    assert {r["person"]["name"]: behalf(r) for r in rows} == {
        k: organisation(v) for k, v in wanted["onBehalfOf"].items()
    }


@asks(4)
def q4(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert names(data["attendance"]["attendances"]) == set(wanted["presentSubstitutes"])


@asks(5)
def q5(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    rows = data["attendance"]["attendances"]
    for capacity, key in (
        ("MEMBER", "absentMembers"),
        ("SUBSTITUTE", "absentSubstitutes"),
        ("OFFICIAL", "absentOfficials"),
    ):
        assert names(r for r in rows if r["capacity"] == capacity) == set(wanted[key])


@asks(6)
def q6(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert {organisation(o["name"]) for o in data["uncoveredOrganizations"]["organizations"]} == {
        organisation(o) for o in wanted["uncovered"]
    }


@asks(7)
def q7(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The second text is a scan: who is found must be right; those whose rows OCR kept are found."""
    found = {p["name"] for p in data["attendedAll"]["people"]}
    assert found <= set(wanted["attendedBoth"]) and len(found) >= 3


@asks(9)
def q9(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert names(data["attendance"]["attendances"]) == set(wanted["representatives"])


@asks(10)
def q10(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    rows = data["attendance"]["attendances"]
    assert names(rows) == set(wanted["partial"])
    parts = {r["person"]["name"]: r["part"] for r in rows}
    assert {name: parts[name] for name in wanted["part"]} == wanted["part"]


@asks(11)
def q11(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats, meeting = data["whoSitsIn"]["seats"], data["meeting"]
    assert of_role(seats, "CHAIR") == set(wanted["chair"]) and of_role(seats, "SECRETARY") == set(wanted["secretary"])
    assert ([meeting["place"]], [meeting["startTime"]], [meeting["endTime"]]) == (
        wanted["place"],
        wanted["start"],
        wanted["end"],
    )


@asks(12)
def q12(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert names(data["attendance"]["attendances"]) == set(wanted["absent"])
    q6(data, wanted)


@asks(2)
def q2(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats = data["whoSitsIn"]["seats"]
    assert {role: of_role(seats, role) for role in ("CHAIR", "VICE_CHAIR", "SECRETARY")} == {
        "CHAIR": set(wanted["chair"]),
        "VICE_CHAIR": set(wanted["viceChair"]),
        "SECRETARY": set(wanted["secretary"]),
    }
    assert [s["validFrom"] for s in seats if s["role"] == "VICE_CHAIR"] == wanted["viceChairFrom"]


@asks(14)
def q14(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    nodes = data["mandates"]["nodes"]
    assert nodes and {h["actor"]["name"] for n in nodes for h in n["holders"]} == set(wanted["holder"])
    for giver in (g for n in nodes for g in n["givenBy"]):
        assert {giver["name"], *(m["name"] for m in giver["mentions"])} & set(wanted["givenBy"])
    assert all(n["givenBy"] for n in nodes)


@asks(15)
def q15(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Each task of the gold reading is one of those found, and there are no more."""
    tasks = gold("mandates", "task")
    found = [search_key(m["task"]) for m in data["mandatesOf"]["mandates"]]
    assert len(found) == len(wanted["goldIds"])
    assert all(any(tasks[id_] in task for task in found) for id_ in wanted["goldIds"])


@asks(21)
def q21(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    nodes = data["structureLinks"]["nodes"]
    gone = {n["source"]["name"] for n in nodes if n["kind"] == "DISSOLVED"}
    assert gone == set(wanted["bodiesProposedRemoved"])
    changed = {n["source"]["name"] for n in nodes if n["kind"] == "CHANGES_KIND"}
    assert changed == set(wanted["proposedToBecome"]) and all(n["evidence"] for n in nodes)


@asks(22)
def q22(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    meeting = data["meeting"]
    amounts: dict[str, float] = {}
    for row in meeting["funding"]:
        if row["kind"] == "GRANT" and row["amount"]:
            amounts[row["purpose"]] = amounts.get(row["purpose"], 0) + row["amount"]
    assert {k: amounts.get(k) for k in wanted["amountsByPurpose"]} == wanted["amountsByPurpose"]
    assert sum(amounts[k] for k in wanted["amountsByPurpose"]) == wanted["sum"]
    posts = {a["name"] for d in meeting["decisions"] for a in d["proposedTo"] if a["__typename"] == "Post"}
    assert {fold(p) for p in posts} == {fold(p) for p in wanted["approvedBy"]}


@asks(23)
def q23(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    agreement = data["agreement"]
    assert [s["due"] for s in agreement["steps"]] == [day for day, _ in wanted["next"]]
    for step, (_, name) in zip(agreement["steps"], wanted["next"], strict=True):
        decider = step["holders"][0]["actor"]
        assert name_key(name) in {name_key(each["name"]) for each in (decider, *decider["mentions"])}
    assert agreement["validFrom"] == wanted["inForce"] and all(s["evidence"] for s in agreement["steps"])


@asks(8)
def q8(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """The text is a scan that has lost the dots of abbreviations too, and what could put them back."""
    seats = data["whoSitsIn"]["seats"]
    others = {fold(s["onBehalfOf"]["name"]) for s in seats if s["onBehalfOf"]["kind"] not in ("REGION", "MUNICIPALITY")}
    assert others == set(map(fold, wanted["seatHolders"])) and all(s["evidence"] for s in seats)


@asks(13)
def q13(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    seats = data["whoSitsIn"]["seats"]
    for role, key in (("LEADER", "leader"), ("MEMBER", "members"), ("CO_OPTED", "coOpted")):
        assert of_role(seats, role) == set(wanted[key])
    assert all(s["evidence"] for s in seats) and any(s["onBehalfOf"] for s in seats)


@asks(16)
def q16(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    nodes = data["mandates"]["nodes"]
    assert nodes and {h["actor"]["name"] for n in nodes for h in n["holders"]} == set(wanted["holder"])
    assert all(n["evidence"] for n in nodes)


@asks(20)
def q20(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Each decision of the gold reading is one of those found, and there are no more."""
    texts, found = gold("decisions", "text"), [search_key(n["text"]) for n in data["decisions"]["nodes"]]
    assert len(found) == wanted["count"]
    assert all(any(texts[id_] in each for each in found) for id_ in wanted["goldIds"])


@asks(17)
def q17(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Whom the answer infers from what an item is about may be missing; nobody else may, and nobody is added."""
    nodes = data["mandates"]["nodes"]
    assert len(nodes) == wanted["count"] and all(n["evidence"] for n in nodes)
    found = [{h["actor"]["name"] for h in n["holders"]} for n in nodes]
    owned = [each for each in found if each]
    assert len(owned) >= 4 and all(each in map(set, wanted["holders"]) for each in owned)
    assert len({frozenset(each) for each in owned}) == len(owned)


@asks(18)
def q18(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Who acts is named by one of the names that the body goes by; the day stands with another task of the item."""
    nodes = data["mandates"]["nodes"]
    actors = [h["actor"] for n in nodes for h in n["holders"]]
    assert len(actors) == len(wanted["selector"]) and sorted(n["due"] for n in nodes if n["due"]) == wanted["reportDue"]
    for name, actor in zip(wanted["selector"], actors, strict=True):
        assert _letters(name) in {_letters(each["name"]) for each in (actor, *actor["mentions"])}
    assert all(n["evidence"] for n in nodes)


def _letters(name: str) -> str:
    """As the scorer compares names: a compound written as two words is the same."""
    return search_key(name).replace(" ", "")


@asks(24)
def q24(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Each decision of the gold reading is found, and no other; put to the body, taken by nobody."""
    nodes, texts = data["decisions"]["nodes"], gold("decisions", "text")
    assert sorted(search_key(n["text"]) for n in nodes) == sorted(texts[id_] for id_ in wanted["goldIds"])
    assert {n["status"] for n in nodes} == {wanted["status"]}
    assert [n["effectiveFrom"] for n in nodes if n["effectiveFrom"]] == wanted["inForce"]
    assert {p["name"] for n in nodes for p in n["item"]["presenters"]} == set(wanted["presenter"])
    assert all(n["evidence"] and n["proposedTo"] for n in nodes)


NOT_READ = {"002-M23", "004-M14"}
"""A period that stands for a due day, and a day that stands in the boxes of a drawing."""


@asks(19)
def q19(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    """What is found is in the gold reading, and all of that but `NOT_READ` is found."""
    tasks = {id_: task for id_, task in gold("mandates", "task").items() if id_ in wanted["goldIds"]}
    found = [search_key(n["task"]) for n in data["mandates"]["nodes"]]
    assert [task for task in found if not any(_same(task, told) for told in tasks.values())] == []
    assert {id_ for id_, told in tasks.items() if not any(_same(task, told) for task in found)} <= NOT_READ
    assert all(n["evidence"] for n in data["mandates"]["nodes"])


def _same(task: str, told: str) -> bool:
    """Whether one tells of the other: many words in a row are the same, or most of the shorter."""
    a, b = task.split(), told.split()
    match = difflib.SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return match.size >= min(6, 0.7 * min(len(a), len(b)))
