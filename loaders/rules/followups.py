"""Tasks given before that a text comes back to: done, reported, under way, put off, withdrawn.

A sentence tells of one ("Uppdraget till Per Ek att se över blanketten är slutfört"), or a word stands behind a task
("Per Ek ser över blanketten. Klart."). That somebody has done something is a task done only where tasks are gone
through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.lexicon import words
from loaders.minutes import Item, Mandate, Minutes, Said
from loaders.prose import paragraphs, sentences
from loaders.rules.actors import Holder, holders_in
from loaders.rules.due import due_in
from loaders.rules.itemtext import texts
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import LineUse

LONGEST = 600  # characters of a sentence
BEHIND = 90  # characters behind a task in which a word may say how far it has come


@cache
def _status() -> str:
    """Every word for how far a task has come, each status a group of its own."""
    return "|".join(f"(?P<{status}>{pattern})" for status, pattern in words()["followed"]["status"])


def status_in(text: str) -> str | None:
    """How far a task has come by a few words that say nothing else; None when they don't say it."""
    m = compiled(rf"\W*(?:{_status()})\W*(?:\d.*)?").fullmatch(text)
    return m.lastgroup if m else None


def read_followups(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the tasks that sentences come back to."""
    starts = frozenset(item.first_line for item in minutes.items)
    for item, mine in texts(minutes, lines):
        if item is None and minutes.items:
            continue
        gone_through = item is not None and is_of_followups(item.title.value)
        for paragraph in paragraphs((line for line in mine if not line.struck and len(line.cells) < 3), starts):
            for sentence in sentences(paragraph.text):
                if len(sentence) <= LONGEST:
                    _sentence(minutes, item, sentence, gone_through)


def is_of_followups(title: str) -> bool:
    """Whether an item goes through tasks that were given before."""
    return compiled(words()["followed"]["item"]).match(title.strip()) is not None


def _sentence(minutes: Minutes, item: Item | None, sentence: Text, gone_through: bool) -> None:
    told = told_in(sentence.text, gone_through)
    if told is None:
        return
    m, status, after = told
    named = next((g for g in ("holder", "whose") if g in m.re.groupindex and m[g]), None)
    who = _holders(minutes, sentence.match(m, named), item) if named else []
    if not who:
        return
    until = compiled(words()["followed"]["until"]).match(sentence.text, after) if status == "POSTPONED" else None
    due = due_in(minutes, sentence.cut(after)) if until else None
    if status == "POSTPONED" and due is None:
        due = due_in(minutes, sentence)
    minutes.mandates.append(
        Mandate(
            Said.of(sentence.match(m, "task")),
            tuple(who),
            item.position if item else None,
            "mandate_followed",
            None,
            due,
            status,
            status_said=Said.of(sentence, status),
        )
    )
    _use(minutes, sentence)


def told_in(sentence: str, gone_through: bool = False) -> tuple[re.Match[str], str, int] | None:
    """(the match with the task and who holds it, how far it has come, where that ends); None when it tells none."""
    lexicon = words()["followed"]
    if m := compiled(rf"{lexicon['charge']}(?:{_status()})(?P<after>\b.*)").fullmatch(sentence):
        found = next(status for status, _ in lexicon["status"] if m[status])
        return m, found, m.start("after")
    if m := compiled(lexicon["reported"]).fullmatch(sentence):
        return m, "REPORTED", len(sentence)
    if gone_through and (m := compiled(lexicon["has_done"]).fullmatch(sentence)):
        return m, "DONE", len(sentence)
    return None


def _holders(minutes: Minutes, named: Text, item: Item | None) -> list[Holder]:
    """Those whom words name, also in the genitive ("Per Eks")."""
    short = named.cut(0, len(named) - 1) if named.text.endswith("s") else None
    if short is not None and minutes.person(named.text) is None and minutes.person(short.text) is not None:
        return holders_in(minutes, short, item)
    return holders_in(minutes, named, item)


def follow(minutes: Minutes) -> None:
    """Give tasks the status that a word behind them says: "Per Ek ser över blanketten. Klart." """
    text = minutes.source.text
    for at, mandate in enumerate(minutes.mandates):
        if mandate.status_said or not mandate.task.places or mandate.status not in ("GIVEN", "PLANNED", "ONGOING"):
            continue
        end = mandate.task.places[-1].end
        if mandate.due and mandate.due.places:
            end = max(end, mandate.due.places[-1].end)
        behind = text[end : end + BEHIND].split("\n")[0]
        if m := compiled(rf"[\s.;,–(-]+(?:{_status()})\)?(?P<rest>\b[^.]*)\.?\s*").fullmatch(behind):
            status = next(s for s, _ in words()["followed"]["status"] if m[s])
            _stands(minutes, at, status, end + m.start(status), end + m.end())


def _stands(minutes: Minutes, at: int, status: str, start: int, end: int) -> None:
    mandate = minutes.mandates[at]
    line = next((n for n in minutes.source.lines if n.starts[0] <= start < n.ends[-1]), None)
    if line is None:
        return
    words_ = line.cut(*(sum(1 for s in line.starts if s < edge) for edge in (start, end)))
    due = due_in(minutes, words_)
    rest = compiled(_status()).sub("", words_.text, count=1).strip(" .)(")
    if (status == "POSTPONED") != (due is not None) and rest:
        return  # "Klart till den 3 maj" says by when
    if rest and status != "POSTPONED":
        return
    minutes.mandates[at] = replace(mandate, status=status, due=due or mandate.due, status_said=Said.of(words_, status))


def _use(minutes: Minutes, text: Text) -> None:
    for line in minutes.source.lines:
        if line.starts[0] < text.span.end and line.ends[-1] > text.span.start:
            minutes.use(line, LineUse.FACT, "mandate")


rule(
    "mandate_followed",
    "a task given before, and how far it has come",
    tries=told_in,
    takes=(
        "Uppdraget till Eva Berg att se över blanketten utgår.",
        "Uppdraget att kontakta kommunerna är slutfört.",
        "Per Eks uppdrag att se över taxan flyttas till den 3 december 2024.",
        "Anna Lind rapporterar att uppdraget att ta fram en utbildningsplan är klart.",
        "Eva Berg redovisade uppdraget att kartlägga behovet av platser.",
        "Uppdraget till Per Ek att sammanställa enkäten är ännu inte klart.",
    ),
    refuses=(
        "Uppdraget att se över blanketten gick till Eva Berg.",
        "Per Ek får i uppdrag att se över taxan.",
        "Uppdraget är slutfört.",
        "Per Ek har tagit fram ett förslag.",
        "Arbetet pågår.",
    ),
)
