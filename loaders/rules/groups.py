"""Other groups that a text lists: "Arbetsgruppen:" over its people, on slides or inside an item.

Those people hold seats in that group, not in the body that meets, and the list doesn't say who is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.capacities import ROLE_OF
from loaders.minutes import Election, Minutes, Person, Said
from loaders.prose import MAX_PARAGRAPH
from loaders.rules import names, organizations
from loaders.rules.body import kind_of
from loaders.rules.labels import role_of
from loaders.rules.pattern import compiled, rule
from loaders.rules.rows import Row, rows_in
from loaders.source import Line, Text, plain_line
from schema.evidence import EvidenceRole, FieldBasis, LineUse
from schema.identity import fold

HEAD = re.compile(r"(?P<name>[^:.;!?]{4,70}?)(?:\s+består av)?\s*:")
COOPTED = r"adjunger\w*(?: (?:deltagare|ledamöter|vid behov))*\s*:?"
LIST_LINE = 200  # characters of a row


def read_groups(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Enter the people of lists under a group's name, from line `until` on."""
    above: Line | None = None
    for i, line in enumerate(lines):
        if line.level:
            above = line
        if line.number < until or not heads_group(line):
            continue
        body = _name(minutes, line, above)
        if body is not None:
            _members(minutes, lines[i + 1 : i + 1 + MAX_PARAGRAPH], body, line)


def name_groups(minutes: Minutes) -> None:
    """A list under a bare "Arbetsgrupp:" is of the group of that kind which the text names in full, if just one is."""
    for i, election in enumerate(minutes.elections):
        if election.rule == "group_list" and election.body and len(election.body.value.split()) == 1:
            stem = fold(election.body.value)
            full = [b.name for b in minutes.bodies if fold(b.name.value).startswith(f"{stem} ")]
            if len(full) == 1:
                said = replace(election.body, value=full[0].value, basis=FieldBasis.INFERRED)
                minutes.elections[i] = replace(election, body=said)


def heads_group(line: Line) -> bool:
    """A line of its own that names a group and ends with a colon."""
    m = HEAD.fullmatch(line.text)
    return bool(m and kind_of(m["name"]) and len(m["name"].split()) <= 8)


def _name(minutes: Minutes, line: Line, above: Line | None) -> Said | None:
    """The group: named in full in its line or in the heading above, where that speaks of a group of the same kind."""
    m = HEAD.fullmatch(line.text)
    if m is None:
        return None
    named = line.match(m, "name")
    if len(named.text.split()) > 1 and named.text[0].isupper():
        return Said.of(named)
    stem = named.text.lower().removesuffix("en").removesuffix("et")
    earlier = [
        each for each in minutes.source.lines if each.number < line.number and each.level and stem in each.text.lower()
    ]
    if earlier and (found := re.search(rf"(?i:{re.escape(stem)})\w*\s+(?P<rest>\S.{{2,60}})", earlier[-1].text)):
        words_ = earlier[-1].match(found)
        value = re.sub(r"\s*[–-]\s+.*$", "", words_.text)
        return Said.of(words_, value[0].upper() + value[1:], role=EvidenceRole.HEADING, basis=FieldBasis.INFERRED)
    return Said.of(named) if above is None else Said.of(named, basis=FieldBasis.INFERRED)


def _members(minutes: Minutes, lines: Sequence[Line], body: Said, head: Line) -> None:
    capacity, entered = "member", 0
    for line in lines:
        if line.level or line.divider or len(line) > LIST_LINE or (not line.marker and line.blank_before):
            break
        if compiled(COOPTED).fullmatch(line.text):
            capacity = "co-opted"
            minutes.use(line, LineUse.CONTEXT, "label of a list of people")
            continue
        rows = [row for row, _ in rows_in(_without_title(line), [line], False)]
        if not rows:
            if not line.marker:
                break
            continue
        for row in rows:
            _enter(minutes, row, capacity, body)
            entered += 1
        minutes.use(line, LineUse.FACT, f"list of a group: {capacity}")
    if entered:
        minutes.use(head, LineUse.FACT, "name of a group")


def _without_title(line: Line) -> Text:
    """As "Anna Lind och Per Ek Kansliet (utredare)": several names that run into a unit are cut behind the last."""
    m = re.match(r".+? och .+", line.text)
    found = names.find(line) if m else []
    if len(found) == 2 and line.text.startswith(f"{found[0].text} och {found[1].text}"):
        return line.cut(0, len(found[0]) + 5 + len(found[1]))
    return line


def _enter(minutes: Minutes, row: Row, capacity: str, body: Said) -> None:
    role = row.role or capacity
    person = minutes.person(row.name.text)
    if person is None:
        person = Person(Said.of(row.name), role, "group_list", "unknown")
        minutes.add(person)
        if row.organisation is not None:
            named = organizations.read(row.organisation.text)
            person.organisation = Said.of(row.organisation, named.name if named else None)
            person.organisation_kind = named.kind if named else "OTHER"
        person.title = Said.of(row.title) if row.title else None
        person.unit = Said.of(row.unit) if row.unit else None
    if role in ROLE_OF:
        elected = Election(person.named_by(row.name), role, "group_list", body)
        same = person.organisation if row.organisation is not None else None
        minutes.elections.append(replace(elected, organisation=same, organisation_kind=person.organisation_kind))


rule(
    "group_list",
    "a line of its own that names a group over its people",
    tries=lambda t: heads_group(plain_line(t)),
    takes=("Arbetsgruppen:", "Styrgrupp hemsjukvård:", "Arbetsgrupp välfärdsteknik består av:"),
    refuses=("Arbetsgruppen ska utreda detta", "Beslut:", "Rådet var överens om följande. Mer:", "Ledamöter:"),
)
rule(
    "group_role",
    "a role in a row of a group's list",
    tries=lambda t: role_of(plain_line(t)),
    takes=("projektledare", "sammankallande"),
    refuses=("enhetschef", "Granviks kommun"),
)
