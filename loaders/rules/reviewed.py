"""What people answered to the reader's doubts, entered where the reader would have entered it."""

from __future__ import annotations

from loaders.capacities import ROLE_OF
from loaders.doubts import Answer
from loaders.minutes import Minutes, Person, Said
from loaders.rules import organizations
from loaders.rules.body import kind_of
from loaders.rules.labels import Label
from loaders.source import Line, Text
from schema.evidence import FieldBasis, LineUse


def reviewed(answer: Answer, value: str, at: Text | None) -> Said:
    """A value that a person gave, on the words that were in doubt."""
    return Said(value, (at.span,) if at else (), basis=FieldBasis.REVIEWED, by=answer.reviewer)


NOTHING = "The text names no {}; without it nobody gets a seat from this meeting"


def settle_header(minutes: Minutes) -> None:
    """A meeting without body or day is a doubt; an answer gives it, on the first line of the text."""
    header, first = minutes.header, next(iter(minutes.source.lines), None)
    if header.body is None:
        answer = minutes.doubt("NO_BODY", NOTHING.format("body"), subject="body")
        if answer and answer.body:
            header.body, header.body_kind = reviewed(answer, answer.body, first), kind_of(answer.body) or "OTHER"
    if not header.dates:
        answer = minutes.doubt("NO_DATE", NOTHING.format("day"), subject="date")
        if answer and answer.date:
            header.dates, header.year = [reviewed(answer, answer.date, first)], int(answer.date[:4])


DAMAGED = ("DAMAGED_ROW", "a damaged row of a list of people")
UNREAD = ("UNREAD_ROW", "a row that names no person")


def settle_row(minutes: Minutes, words: Text, label: Label, line: Line, doubt: tuple[str, str]) -> bool:
    """A row of a list of people that can't be read is a doubt; an answer says who it is, or that it is nobody.

    Whether there is an answer.
    """
    code, why = doubt
    answer = minutes.doubt(code, f"{why[0].upper()}{why[1:]}: {words.text[:70]!r}", words)
    if answer is None:
        minutes.use(line, LineUse.UNREAD, why)
        return False
    minutes.use(line, LineUse.FACT if answer.person else LineUse.FURNITURE, f"settled by {answer.by}")
    told = answer.person
    if told is None or minutes.named(told.name):
        return True
    capacity = told.capacity or label.capacity
    attendance = told.attendance or label.attendance
    person = Person(reviewed(answer, told.name, words), capacity, "reviewed", attendance, label=label.capacity)
    person.cites += label.words.cite("capacity")
    if label.seat and capacity in ROLE_OF:
        person.seats.append(capacity)
    if told.organisation:
        named = organizations.read(told.organisation)
        person.organisation = reviewed(answer, named.name if named else told.organisation, words)
        person.organisation_kind = named.kind if named else "OTHER"
    if told.title:
        person.title = reviewed(answer, told.title, words)
    minutes.add(person)
    return True
