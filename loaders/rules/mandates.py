"""Mandates, first version: who is to do what, and by when.

Read from constructions of assigning ("får i uppdrag att", "uppdras åt X att", "gav X i uppdrag att"), of taking on
("åtog sig att"), from doers of coming things ("Anna Lind tar fram en lista", "Beredningen återkommer i maj"), from
decisions that give somebody something to do, and from what was put off. Steps and tables of tasks are `steps`'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from loaders.lexicon import words
from loaders.minutes import Decision, Item, Mandate, Minutes, Said
from loaders.prose import Paragraph, paragraphs, sentences
from loaders.rules import names
from loaders.rules.actors import holders_in
from loaders.rules.due import due_in
from loaders.rules.elections import text_of
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text, plain
from schema.evidence import EvidenceRole, FieldBasis, LineUse

ASSIGN = ("charge", "giving", "given", "promise", "does", "reports", "shall", "turned")
DATED = frozenset(
    ["reports", "turned"]
)  # constructions that tell of the past as well, unless a coming day stands with them
LONGEST = 600  # characters of a sentence that gives a task
TASK = 260  # characters of a sentence that is a task's words as a whole
OPENING = re.compile(r"^(?:(?:att|och|men|samt|därför|även|dessutom|därefter|sedan|[-–•]|\d+[.)])\s+)+", re.IGNORECASE)


def read_mandates(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the tasks of each item, and of decisions that give one."""
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if minutes.items and item is None:
            continue
        last: Mandate | None = None
        for paragraph in paragraphs((line for line in mine if not line.struck and len(line.cells) < 3), starts):
            last = None if paragraph.first.blank_before or paragraph.first.marker else last
            for sentence in sentences(paragraph.text):
                if len(sentence) <= LONGEST:
                    last = _sentence(minutes, item, paragraph, sentence, last)
    taken = sorted(m.task.places[0].start for m in minutes.mandates if m.task.places)
    for decision in minutes.decisions:
        at = bisect_left(taken, decision.text.places[0].start)
        if at == len(taken) or taken[at] >= decision.text.places[-1].end:
            _decided(minutes, decision)


def assigned(text: str) -> tuple[str, re.Match[str]] | None:
    """(construction, match) of assigning that a sentence holds, with groups holder and task (giver where named)."""
    bare = OPENING.sub("", text)
    for name in ASSIGN:
        pattern = compiled(words()["assign"][name])
        m = pattern.search(text) if name in ("charge", "giving") else pattern.match(bare)
        if m and len(m["holder"].split()) <= 9 and not compiled(words()["assign"]["refuse"]).search(m["holder"]):
            return name, m
    return None


def _sentence(
    minutes: Minutes, item: Item | None, paragraph: Paragraph, sentence: Text, last: Mandate | None
) -> Mandate | None:
    """Enter the task that a sentence gives; or the day that it sets for the one before it. Gives the last task."""
    due = due_in(minutes, sentence)
    if (
        last is not None
        and last.due is None
        and due is not None
        and compiled(words()["assign"]["ready"]).search(sentence.text)
    ):
        task = Said(
            f"{last.task.value} {sentence.text}", (*last.task.places, sentence.span), last.task.role, last.task.basis
        )
        dated = replace(last, due=due, task=task)
        minutes.mandates[minutes.mandates.index(last)] = dated
        _use(minutes, paragraph, sentence)
        return dated
    if sentence.text.rstrip().endswith("?"):
        return last
    made = _task(minutes, item, sentence, due)
    if made is None and due is not None and compiled(words()["assign"]["passive"]).search(sentence.text):
        made = Mandate(Said.of(sentence.strip(" ;")), (), item.position if item else None, "mandate_due", None, due)
    if made is None:
        return last
    minutes.mandates.append(made)
    _use(minutes, paragraph, sentence)
    return made


def _task(minutes: Minutes, item: Item | None, sentence: Text, due: Said | None) -> Mandate | None:
    found = assigned(sentence.text)
    if found is None or compiled(words()["next"]["schedule"]).search(sentence.text):
        return None
    name, m = found
    if name in DATED and due is None:
        return None
    shift = len(sentence) - len(m.string) if sentence.text.endswith(m.string) else 0
    holders = holders_in(minutes, sentence.cut(shift + m.start("holder"), shift + m.end("holder")), item)
    if not holders:
        return None
    if name == "shall" and due is None and not any(kind == "PERSON" for kind, _ in holders):
        return None
    task = (
        sentence.strip(" ;") if len(sentence) < TASK else sentence.cut(shift + m.start("task"), shift + m.end("task"))
    )
    giver = next(
        (
            sentence.cut(shift + m.start(g), shift + m.end(g))
            for g in ("giver", "giver2")
            if g in m.re.groupindex and m[g]
        ),
        None,
    )
    return Mandate(
        Said.of(task),
        tuple(holders),
        item.position if item else None,
        "mandate_assigned",
        Said.of(giver) if giver else None,
        due,
    )


def _use(minutes: Minutes, paragraph: Paragraph, sentence: Text) -> None:
    for line in paragraph.lines:
        if line.ends[-1] > sentence.span.start and line.starts[0] < sentence.span.end:
            minutes.use(line, LineUse.FACT, "mandate")


def _decided(minutes: Minutes, decision: Decision) -> None:
    """A decision of the body to do something by a coming day, or to take a matter up again, is a task of its own."""
    body = minutes.header.body
    if body is None:
        return
    text = text_of(decision.text, minutes)
    due = due_in(minutes, text)
    ahead = (
        decision.rule == "decision_list" and compiled(words()["assign"]["plans"]).match(decision.text.value) is not None
    )
    if due is None or not (decision.status == "POSTPONED" or decision.kind == "postponed" or ahead):
        return
    own = Said(body.value, body.places, EvidenceRole.HEADING, FieldBasis.INFERRED)
    status = "POSTPONED" if decision.kind == "postponed" else "GIVEN"
    minutes.mandates.append(
        Mandate(decision.text, (("BODY", own),), decision.item, "mandate_decided", None, due, status)
    )


def _tried(text: str) -> object:
    found = assigned(text)
    return (
        found
        and (found[0] not in DATED or re.search(r"\d", text))
        and (found[0] != "shall" or names.find(plain(found[1]["holder"])))
    )


rule(
    "mandate_assigned",
    "somebody is given a task, or takes it on",
    tries=_tried,
    takes=(
        "Välfärd och hälsa får i uppdrag att utvärdera grupperna.",
        "Stadsdirektören får i uppdrag att underteckna avtalet.",
        "att ge länssamordnarna i uppdrag att se över planen",
        "Anna Lind ska ta fram en lista.",
        "Anna Lind och Per Ek åtog sig att skriva texten.",
        "Beredningen återkommer med ett förslag.",
        "Gruppen gav sekreteraren i uppdrag att boka lokal.",
        "Per Ek lämnar ett förslag senast den 3 maj 2025.",
        "att bemyndiga Anna Lind och Per Ek att underteckna avtalet",
        "att utse Anna Lind att hålla samman dialogen",
    ),
    refuses=(
        "att utse Anna Lind att jämte ordföranden justera protokollet",
        "Uppdraget är brett.",
        "Arbetet fortsätter.",
        "Det ska bli roligt.",
        "Per Ek lämnar mötet.",
    ),
)
rule(
    "mandate_due",
    "something is to be ready by a day, nobody said by whom",
    tries=lambda t: compiled(words()["assign"]["passive"]).search(t),
    takes=("Svar ska lämnas senast den 23 februari.", "Arbetet ska återrapporteras senast 30 juni 2025."),
    refuses=("Svaren lämnades i februari.", "Det ska vara roligt."),
)
rule(
    "mandate_decided",
    "the body decides to do something by a coming day, or to take a matter up again",
    tries=lambda t: compiled(words()["assign"]["plans"]).match(t),
    takes=("att inleda en dialog vid mötet den 4 mars", "att frågan tas upp på nytt vid LSV 2024-11-17"),
    refuses=("att godkänna protokollet från den 3 maj", "att fastställa mötestiderna"),
)
