"""A list by class, as pupils' councils keep: "3A  Anna och Per", "4B  Eva (Bo var sjuk)", "Vuxna: rektor Ola Ek".

Three rows in a run that open with a class make such a list; there a first name is a person's whole name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Minutes, Person, Said, Section
from loaders.rules import names, organizations
from loaders.rules.labels import role_of
from loaders.rules.pattern import compiled, rule
from loaders.rules.rowparts import split_parts
from loaders.rules.rows import parse_row
from loaders.source import Line, Text, plain
from schema.evidence import EvidenceRole, LineUse

ROW = re.compile(
    r"(?:klass\s+)?(?P<group>(?-i:[1-9][A-HÅÄÖ]?|F-?[1-9]?|[A-Z]{2,3}\d{2}[a-z]?))\s*[:–-]?\s+(?P<who>\S.*)",
    re.IGNORECASE,
)
GROWN = re.compile(r"(?:vuxna|personal|lärare|från skolan|skolledning)\s*:\s*(?P<who>\S.*)", re.IGNORECASE)
FIRST = re.compile(r"[A-ZÅÄÖ][a-zåäöéè]{1,14}(?:-[A-ZÅÄÖ]?[a-zåäöé]{2,12})?")
AWAY = r"(?P<who>.+?)\s+(?:var|är)\s+(?:sjuk|borta|frånvarande|ledig|bortrest)\w*"
NOBODY = r"(?:ingen|inga|ingen kom|saknas|vakant|-|–)\b.*"
WRITES = r"(?:skrev|skriver|förde) (?:protokoll\w*|anteckning\w*)"
LEAST = 3  # rows that make a list


def read_classes(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Enter the people of a list by class in the head, where no other list names anybody."""
    if any(p.rule == "roster_row" for p in minutes.people):
        return
    run: list[tuple[Line, re.Match[str]]] = []
    for line in lines:
        if line.number >= until:
            break
        m = ROW.fullmatch(line.text)
        if m is not None and _is_list(m["who"]):
            run.append((line, m))
        elif len(run) >= LEAST and (grown := GROWN.fullmatch(line.text)):
            _take(minutes, run)
            for name, title in _grown(line.match(grown, "who")):
                _add(minutes, name, "official", None, title)
            minutes.use(line, LineUse.FACT, "list of people: official")
            return
        elif len(run) >= LEAST:
            break
        else:
            run = []
    if len(run) >= LEAST:
        _take(minutes, run)


def is_class_row(text: str) -> bool:
    """Whether a line is a row of such a list by itself."""
    m = ROW.fullmatch(text) if len(text) < 120 else None
    return m is not None and _is_list(m["who"])


def _is_list(who: str) -> bool:
    bare = re.sub(r"\([^()]*\)", " ", who).strip()
    if compiled(NOBODY).fullmatch(bare):
        return True
    parts = [p for p in re.split(r"\s*,\s*|\s+(?:och|samt|&)\s+", bare) if p]
    return bool(parts) and all(FIRST.fullmatch(p.strip()) or names.is_name(p.strip()) for p in parts)


def _take(minutes: Minutes, run: Sequence[tuple[Line, re.Match[str]]]) -> None:
    first = run[0][0]
    minutes.sections.append(Section("member", Said.of(first.match(run[0][1], "group"), role=EvidenceRole.HEADING)))
    for line, m in run:
        for name, note in members(line.match(m, "who")):
            absent = note is not None and compiled(AWAY).fullmatch(note.text) is not None
            role = "secretary" if note is not None and compiled(WRITES).search(note.text) else None
            role = role or (role_of(note) if note is not None else None)
            _add(minutes, name, role or "member", line.match(m, "group"), None, absent=absent)
        minutes.use(line, LineUse.FACT, "list of people: member")


def members(text: Text) -> list[tuple[Text, Text | None]]:
    """(name, note) of a row: names with what stands in parentheses behind each; who is away may stand there alone."""
    found: list[tuple[Text, Text | None]] = []
    for m in re.finditer(
        r"(?P<name>[^,()]+?)\s*(?:\((?P<note>[^()]*)\))?(?=\s*,|\s+(?:och|samt|&)\s+|\s*$|\s)", text.text
    ):
        for part in re.finditer(r"[^\s,].*?(?=\s+(?:och|samt|&)\s+|$)", m["name"]):
            bare = text.cut(m.start("name") + part.start(), m.start("name") + part.end())
            if lead := re.match(r"(?:och|samt|&)\s+", bare.text):
                bare = bare.cut(lead.end())
            first = FIRST.fullmatch(bare.text) and bare.text not in ("Ingen", "Inga", "Alla")
            if first or names.is_name(bare.text):
                found.append((bare, None))
        if m["note"] and (note := text.match(m, "note")):
            away = compiled(AWAY).fullmatch(note.text)
            if away and FIRST.fullmatch(away["who"]):
                found.append((note.match(away, "who"), note))
            elif found:
                found[-1] = (found[-1][0], note)
    return found


def _grown(text: Text) -> list[tuple[Text, Text | None]]:
    found: list[tuple[Text, Text | None]] = []
    for part in split_parts(text):
        for m in re.finditer(r"\S.*?(?=\s+(?:och|samt)\s+|$)", part.text):
            piece = part.match(m)
            piece = piece.cut(4) if piece.text.startswith("och ") else piece
            if row := parse_row(piece):
                found.append((row.name, row.title))
            elif (
                tail := re.fullmatch(rf"(?P<name>{FIRST.pattern})(?:\s+(?P<title>[a-zåäö]{{4,30}}))?", piece.text)
            ) and (tail["title"] is None or organizations.is_title(tail["title"])):
                found.append((piece.match(tail, "name"), piece.match(tail, "title") if tail["title"] else None))
    return found


def _add(
    minutes: Minutes, name: Text, capacity: str, group: Text | None, title: Text | None, *, absent: bool = False
) -> None:
    if minutes.named(name.text) is not None:
        return
    person = Person(Said.of(name), capacity, "class_list", "absent" if absent else "present", label="member")
    person.cites = Said.of(name).inferred().cite("attendance")
    person.unit = Said.of(group) if group is not None else None
    person.title = Said.of(title) if title is not None else None
    if capacity != "official":
        person.seats.append(capacity)
    minutes.add(person)


rule(
    "class_list",
    "a row of a list by class: the class, then first names",
    tries=lambda t: (m := ROW.fullmatch(t)) and _is_list(m["who"]) and members(plain(m["who"])),
    takes=("3A  Anna och Per", "4B  Eva (Bo var sjuk)", "6A Siv (ordförande), Ola"),
    refuses=("3 Ekonomi och drift", "3A: Vill ha fler bollar.", "5B ingen kom", "2024 Anna", "1. Anna hälsade alla"),
)
