"""Who is to do what in minutes of other kinds of bodies, written to see what the rules miss; and how tasks are told.

Beside each text stands its reading: the words of each task, who has it, and by when. What a careful reader finds and
the rules don't is listed under "missed", so that it is seen when it is found.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.facts import facts
from loaders.formats import read, read_bytes
from loaders.minutes import Mandate
from loaders.parse import read_minutes

FOLDER = Path(__file__).with_name("mandates")
TEXTS = sorted(p for p in FOLDER.glob("*.*") if p.suffix in (".txt", ".md"))
HEAD = "Protokoll Samverkansrådet för bad\n2024-02-05\nNärvarande: Anna Lind, Per Ek\n\n1. Bojar\n\n"
TAIL = "\n\n2. Bryggor\n\nHala.\n\n3. Nästa möte\n\nNästa möte är den 4 mars 2024 kl. 9.\n"


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_tasks_in_minutes_of_other_bodies(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = [[m["task"], m["owner"], m["due"]] for m in facts(read_minutes(read(path)))["mandates"]]
    assert found == expected["tasks"]
    assert not [task for task in expected["missed"] if any(task in words for words, _, _ in found)]


def tasks(text: str) -> list[Mandate]:
    return read_minutes(read_bytes((HEAD + text + TAIL).encode(), "minutes.txt")).mandates


def test_a_task_says_who_gave_it_to_whom_it_is_reported_and_on_what_condition() -> None:
    (task,) = tasks(
        "Rådet beslutar\n\natt Anna Lind redovisar kostnaden för Styrgruppen för hamnen den 3 maj, "
        "under förutsättning att anbuden har kommit in"
    )
    assert [said.value for _, said in task.holders] == ["Anna Lind"]
    assert task.given_by is not None and task.given_by.value == "Samverkansrådet för bad"
    assert task.reports_to is not None and task.reports_to.value == "Styrgruppen för hamnen"
    assert task.condition is not None and task.condition.value.startswith("under förutsättning att anbuden")
    assert (task.due and task.due.value, task.status) == ("2024-05-03", "GIVEN")


def test_what_is_put_off_is_the_bodys_own_task_when_it_is_to_come_back() -> None:
    (task,) = tasks("Frågan om bojarnas färg bordläggs till nästa möte.")
    assert [said.value for _, said in task.holders] == ["Samverkansrådet för bad"]
    assert (task.status, task.due and task.due.value) == ("POSTPONED", "2024-03-04")
    assert tasks("Frågan om bojarnas färg bordlades.") == []


def test_a_proposal_is_a_task_once_it_is_agreed_to() -> None:
    proposal = "Förslaget är att hamnkontoret tar över skötseln av bojarna."
    (proposed,) = tasks(proposal)
    (given,) = tasks(f"{proposal}\n\nRådet beslutade enligt förslaget.")
    assert (proposed.status, given.status) == ("PROPOSED", "GIVEN")


def test_a_later_sentence_dates_a_task_and_a_task_said_twice_is_one() -> None:
    (task,) = tasks("Per Ek tar fram en plan för bojarna. Planen ska vara klar senast den 12 april.")
    assert task.due is not None and task.due.value == "2024-04-12"
    (once,) = tasks(
        "Per Ek tar fram en plan för bojarna i hamnen.\n\nRådet beslutar\n\natt Per Ek tar fram en plan för bojarna"
    )
    assert once.status == "GIVEN"


def test_steps_are_done_planned_or_dropped_by_strike_and_day() -> None:
    text = (
        "Tidplan\n\n- ~~10 januari Styrgruppen för hamnen, utkast~~\n- ~~1 april Hamnnämnden, samråd~~\n"
        "- 8 april Styrgruppen för hamnen, förslag Anna\n- 2 maj Hamnnämnden, beslut (om budgeten räcker)"
    )
    steps = [m for m in tasks(text) if m.rule == "mandate_step"]
    assert [m.status for m in steps] == ["DONE", "WITHDRAWN", "PLANNED", "PLANNED"]
    assert [said.value for _, said in steps[2].holders] == ["Anna Lind"]
    assert steps[2].reports_to is not None and steps[2].reports_to.value == "Styrgruppen för hamnen"
    assert steps[3].condition is not None and steps[3].condition.value == "om budgeten räcker"


def test_what_was_told_is_no_task() -> None:
    told = (
        "Anna Lind redogör för läget. Per Ek undrar om rådet ska fortsätta. Bojarna lades ut i maj. "
        "Anna Lind påminner om att vattnet är kallt. Rådet tackar för informationen."
    )
    assert tasks(told) == []


def test_initials_stand_for_the_one_person_who_has_them() -> None:
    (task,) = tasks("Boka båten till nästa möte. Ansvarig: AL.")
    assert [said.value for _, said in task.holders] == ["Anna Lind"]
    assert task.due is not None and task.due.value == "2024-03-04"


def owners(task: Mandate) -> list[str]:
    return [said.value for _, said in task.holders]


def test_a_decision_that_leaves_a_part_to_a_later_meeting_gives_two_tasks() -> None:
    first, second = tasks(
        "Rådet beslutar\n\natt föreslå hamnkontoret att beställa bojarna men att fördelningen av kostnaden mellan "
        "kommunen och klubbarna godkänns vid rådets möte 2024-03-04"
    )
    assert owners(first) == ["Hamnkontoret"] and first.due is None
    assert owners(second) == ["Samverkansrådet för bad"] and second.due and second.due.value == "2024-03-04"
    assert second.task.value.startswith("fördelningen av kostnaden mellan kommunen och klubbarna")


def test_where_a_task_is_told_may_stand_in_the_sentence_behind_it() -> None:
    (task,) = tasks("Rådet beslutar\n\natt Anna Lind mäter djupet. Återkoppling ges i Styrgruppen för hamnen 240304.")
    assert owners(task) == ["Anna Lind"] and task.due and task.due.value == "2024-03-04"
    assert task.reports_to is not None and task.reports_to.value == "Styrgruppen för hamnen"


def test_who_presented_something_presents_its_new_version() -> None:
    presented = "Föredragande: Per Ek\n\n"
    (task,) = tasks(presented + "Ett omarbetat förslag kommer att presenteras vid nästa möte.")
    assert owners(task) == ["Per Ek"] and task.holders[0][1].basis == "INFERRED"
    (other,) = tasks(presented + "Ett anbud kommer att presenteras vid nästa möte.")
    assert owners(other) == []


def test_two_groups_of_which_one_has_a_divided_word_or_a_verb_in_its_name() -> None:
    (task,) = tasks("Rådet beslutar\n\natt Badforumet samt idrotts- och fritidens ledningsgrupp tar fram en karta")
    assert owners(task) == ["Badforumet", "Idrotts- och fritidens ledningsgrupp"]
    (both,) = tasks(
        "Rådet beslutar\n\natt Samverkansgrupp att simma samt Samverkansgrupp mitt i viken ser över stegarna"
    )
    assert owners(both) == ["Samverkansgrupp att simma", "Samverkansgrupp mitt i viken"]


def test_what_somebody_tells_to_have_begun_is_under_way_until_its_day() -> None:
    (task,) = tasks(
        "Anna Lind informerar om att hamnkontoret har inlett en översyn av taxan. Den ska vara klar 30 juni."
    )
    assert (owners(task), task.status, task.due and task.due.value) == (["Hamnkontoret"], "ONGOING", "2024-06-30")
    (lean,) = tasks("Ett försök med flytbryggor visades. Försöket pågår till maj 2025 då en redovisning ska ske.")
    assert lean.task.value.startswith("Ett försök med flytbryggor") and lean.due and lean.due.value == "2025-05"
