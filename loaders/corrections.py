"""A file of corrections, in YAML: a person's answers to what the reader was unsure of.

    by: Anna Berg, registrator
    on: 2024-06-03
    answers:
      - doubt: 3f0c9a1b7d2e
        person: {name: Karin Ek, organisation: Granviks kommun, capacity: member, attendance: absent}
        reason: read on the signed original
      - doubt: 90ab12cd34ef
        body: Samverkansrådet för skola
      - doubt: 1234567890ab
        dismiss: true

`by` and `on` may also stand with a single answer. What is wrong is told with its line, and then nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import yaml

from loaders.capacities import CAPACITIES
from loaders.doubts import Answer, Answers, PersonAnswer
from loaders.entries import Entry, EntryKind, in_force
from schema.errors import BadCorrections, MissingInput, Place
from schema.period import is_partial_date

MOST_BYTES = 1_000_000
ATTENDANCES = ("present", "absent", "partial", "unknown")
TOP = ("by", "on", "answers")
OF_ANSWER = ("doubt", "by", "on", "reason", "person", "body", "date", "means", "dismiss")
VALUES = ("person", "body", "date", "means", "dismiss")
OF_PERSON = ("name", "organisation", "title", "capacity", "attendance")


def read_corrections(path: Path) -> Answers:
    """The answers of a file. Raises MissingInput or BadCorrections (with the line)."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise MissingInput(
            f"The corrections can't be read: {problem.strerror or problem}", where=Place(str(path))
        ) from None
    except UnicodeDecodeError:
        raise BadCorrections("The file is no text in UTF-8", where=Place(str(path))) from None
    return _File(str(path)).answers(text)


def answer_entry(answer: Answer) -> Entry:
    """An answer as the log keeps it; the same answer is always the same entry."""
    person = {k: v for k, v in asdict(answer.person).items() if v is not None} if answer.person else None
    return Entry.make(
        EntryKind.ANSWER,
        by=answer.by,
        at=answer.on,
        reason=answer.reason,
        doubt=answer.doubt,
        on=answer.on,
        person=person,
        body=answer.body,
        date=answer.date,
        means=answer.means,
        dismiss=answer.dismissed or None,
    )


def logged_answers(entries: Iterable[Entry]) -> Answers:
    """The answers that a log holds, the last of each doubt; not those that were revoked."""
    found = in_force(entries, EntryKind.ANSWER)
    return Answers.of(
        Answer(
            doubt=told["doubt"],
            by=entry.by,
            on=told["on"],
            reason=entry.reason,
            person=PersonAnswer(**told["person"]) if "person" in told else None,
            body=told.get("body"),
            date=told.get("date"),
            means=told.get("means"),
            dismissed=bool(told.get("dismiss")),
        )
        for entry in found
        for told in [entry.payload]
    )


class _File:
    """Checks one file's nodes and knows where each stands."""

    def __init__(self, name: str) -> None:
        self.name = name

    def wrong(self, found: str, node: yaml.Node | None = None, line: int | None = None) -> NoReturn:
        at = node.start_mark.line + 1 if node else line
        raise BadCorrections(found, where=Place(self.name, line=at))

    def answers(self, text: str) -> Answers:
        if len(text) > MOST_BYTES:
            self.wrong(f"The file has {len(text)} characters; at most {MOST_BYTES} are taken")
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark
            self.wrong(f"This is no YAML: {problem.problem}", line=mark.line + 1 if mark else None)
        except (yaml.YAMLError, RecursionError):
            self.wrong("This is no YAML that can be read")
        if root is None:
            self.wrong("The file is empty")
        top = self.mapping(root, TOP, required=("answers",))
        made: dict[str, Answer] = {}
        if not isinstance(top["answers"], yaml.SequenceNode):
            self.wrong("answers is no list", top["answers"])
        for node in top["answers"].value:
            answer = self.answer(node, top)
            if answer.doubt in made:
                self.wrong(f"Doubt {answer.doubt} is answered twice", node)
            made[answer.doubt] = answer
        return Answers(made)

    def answer(self, node: yaml.Node, top: dict[str, yaml.Node]) -> Answer:
        fields = self.mapping(node, OF_ANSWER, required=("doubt",))
        given = [key for key in VALUES if key in fields]
        if len(given) != 1:
            self.wrong(f"An answer gives one of {', '.join(VALUES)}; here are {len(given)}", node)
        both: dict[str, yaml.Node] = {key: top[key] for key in ("by", "on") if key in top}
        both |= fields
        for key in ("by", "on"):
            if key not in both:
                self.wrong(f"Nothing says {key}: who answers, and when, stands with each value", node)
        if "dismiss" in fields and self.text(fields["dismiss"]) != "true":
            self.wrong("dismiss is true, or left out", fields["dismiss"])
        return Answer(
            doubt=self.text(fields["doubt"]),
            by=self.text(both["by"]),
            on=self.day(both["on"]),
            reason=self.text(fields["reason"]) if "reason" in fields else None,
            person=self.person(fields["person"]) if "person" in fields else None,
            body=self.text(fields["body"]) if "body" in fields else None,
            date=self.day(fields["date"]) if "date" in fields else None,
            means=self.text(fields["means"]) if "means" in fields else None,
            dismissed="dismiss" in fields,
        )

    def person(self, node: yaml.Node) -> PersonAnswer:
        fields = {k: self.text(v) for k, v in self.mapping(node, OF_PERSON, required=("name",)).items()}
        for key, allowed in (("capacity", CAPACITIES), ("attendance", ATTENDANCES)):
            if key in fields and fields[key] not in allowed:
                self.wrong(f"{key} {fields[key]!r} is none of {', '.join(allowed)}", node)
        return PersonAnswer(**fields)

    def mapping(self, node: yaml.Node, allowed: tuple[str, ...], required: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(f"Here should stand keys and values: {', '.join(allowed)}", node)
        fields: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node)
            if key not in allowed:
                self.wrong(f"{key!r} is no key here; there are {', '.join(allowed)}", key_node)
            if key in fields:
                self.wrong(f"{key} is given twice", key_node)
            fields[key] = value
        for key in required:
            if key not in fields:
                self.wrong(f"{key} is missing", node)
        return fields

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip() or len(node.value) > 300:
            self.wrong("Here should stand a text of 1 to 300 characters", node)
        return " ".join(str(node.value).split())

    def day(self, node: yaml.Node) -> str:
        day = self.text(node)
        if not is_partial_date(day) or len(day) != 10:
            self.wrong(f"{day!r} is no day of the form YYYY-MM-DD", node)
        return day
