"""A row of a list of people, read by its parts: name, party, title, unit, organisation, role, note of attendance.

What stands before the name counts too: a party ("(S) Anna Lind"), a title ("Ekonomichef Anna Lind"), or for whom
somebody is there ("Granviks kommun: Anna Lind").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.lexicon import words
from loaders.rules import names, organizations
from loaders.rules.labels import role_of
from loaders.rules.notes import note_of, served
from loaders.rules.pattern import rule
from loaders.rules.rowparts import begins_person, called, cells_of, chunks, split_parts
from loaders.source import Line, Text, plain

PARTY = re.compile(r"\((?P<party>[^()\d]{1,5})\)")
AS_WELL = re.compile(
    r"(?:(?P<what>[^,;:()]{3,60}?)\s+(?:och|tillika|samt)|tillika|även|också)\s+(?P<role>[\wåäö ]{5,30})"
)
"""A role besides another ("samordnare och sekreterare", "tillika protokollförare")."""
MAX_ROW = 600  # characters; what is longer is prose


@dataclass
class Row:
    """The parts of a row as they are found."""

    name: Text
    title: Text | None = None
    unit: Text | None = None
    organisation: Text | None = None
    party: Text | None = None
    note: Text | None = None
    attendance: str | None = None
    role: str | None = None
    also: str | None = None  # a second role
    serves_for: Text | None = None
    initials: Text | None = None
    extra: list[Text] = field(default_factory=list)


def rows_in(text: Text, lines: Sequence[Line], scanned: bool) -> Iterator[tuple[Row, bool]]:
    """(row, struck) of a run of text: one person with attributes, several names, or names behind organisations."""
    if behind := _behind_group(text):
        for row, struck in rows_in(behind[1], lines, scanned):
            row.unit = row.unit or behind[0]
            yield row, struck
        return
    for pieces in (chunks(text), cells_of(text) if "   " in text.text else []):
        if len(pieces) > 1 and all(parse_row(p, scanned) or _behind_prefix(p, scanned) for p in pieces):
            for piece in pieces:
                yield from rows_in(piece, lines, scanned)
            return
    if grouped := _grouped(text):
        for organisation, name in grouped:
            row = parse_row(name, scanned) or Row(name)
            row.organisation = row.organisation or organisation
            yield row, _struck(name, lines)
        return
    parts = split_parts(text)
    shapes = [_in_run(part, scanned) for part in parts]
    count = sum(s is not None for s in shapes)
    every = all(s is not None or _belongs_to_list(p) for s, p in zip(shapes, parts, strict=True))
    if count >= 2 and (every or (count >= 3 and count * 3 >= len(parts) * 2)):
        for i, part in enumerate(parts):
            each = shapes[i]
            if each is None:
                continue
            for after in itertools.takewhile(lambda k: shapes[k] is None, range(i + 1, len(parts))):
                _say(each, parts[after], scanned)
            yield each, _struck(part, lines)
        return
    if len(text) <= MAX_ROW and (one := parse_row(text, scanned) or _behind_prefix(text, scanned)):
        yield one, _struck(one.name, lines)
        return
    if scanned:
        found = names.find(text)
        if found and len(found[0]) > len(text) * 0.3:
            yield Row(found[0]), _struck(text, lines)


def _behind_group(text: Text) -> tuple[Text, Text] | None:
    """For which group a row's people are there, in a column before them ("2B     Anna Lind, Per Ek"); the people."""
    m = re.match(r"(?P<group>[^,;:()\t]{2,30}?)(?:\t|\s{3,}|:\s|\s[–-]\s)\s*(?=\S)", text.text)
    if m is None or not organizations.is_group(m["group"]):
        return None
    rest = text.cut(m.end())
    return (text.match(m, "group"), rest) if begins_person(split_parts(rest)[0]) else None


def _in_run(part: Text, scanned: bool) -> Row | None:
    """A part of a run of names that is a person of its own: a name, at most with a note or a role behind it."""
    row = parse_row(part, scanned)
    return row if row is not None and (begins_person(part) or row.note is not None) else None


def _say(row: Row, part: Text, scanned: bool) -> None:
    """What a part between the names of a run says of the one before it."""
    if (role := role_of(part)) or ((m := AS_WELL.fullmatch(part.text)) and (role := role_of(part.match(m, "role")))):
        row.role = row.role or role
    elif not take_note(row, part) and _names_organisation(part.text):
        add_organisation(row, part, scanned)


def _struck(part: Text, lines: Sequence[Line]) -> bool:
    return any(line.is_struck(part) for line in lines)


def _belongs_to_list(part: Text) -> bool:
    """In a run of names a role or note may stand between commas ("Anna Lind, ordförande, Per Ek")."""
    return note_of(part) is not None or (
        len(part.text.split()) <= 4
        and (
            role_of(part) is not None
            or AS_WELL.fullmatch(part.text) is not None
            or _names_organisation(part.text)
            or organizations.is_title(part.text)
            or bool(re.fullmatch(r"[^\W\d_][\w-]+", part.text))
        )
    )


def _grouped(text: Text) -> list[tuple[Text, Text]]:
    """As "Verket: Anna Lind, Per Ek, Myndigheten: Eva Berg": names behind the organisation that they are of."""
    heads = list(re.finditer(r"(?:^|[,;.]\s*)(?P<org>[^,;:()]{2,60}):\s*", text.text))
    if not heads or heads[0].start() > 0:
        return []
    if len(heads) == 1 and organizations.read(heads[0]["org"]) is None:
        return []
    found: list[tuple[Text, Text]] = []
    for i, head in enumerate(heads):
        end = heads[i + 1].start() if i + 1 < len(heads) else len(text)
        people = [n for n in split_parts(text.cut(head.end(), end)) if names.is_name(n.text.split("(")[0].strip())]
        found += [(text.match(head, "org"), name) for name in people]
    return found if len(heads) > 1 or len(found) > 1 else []


def _behind_prefix(text: Text, scanned: bool) -> Row | None:
    """As "Granviks kommun: Anna Lind, rektor", "Föreningen Stödet: Per Ek": for whom, then the row."""
    m = re.fullmatch(r"(?P<before>[^:\t]{2,70}):\s+(?P<row>.{4,})", text.text)
    if m is None:
        m = re.fullmatch(r"(?P<before>[^,:\t]{2,50})(?:,\s+|(?P<tab>\t))(?P<row>.{4,})", text.text)
        office = m is not None and m["tab"] and organizations.is_title(m["before"])
        if m is None or not (office or _names_organisation(m["before"])):
            return _behind_owner(text)
    row = parse_row(text.match(m, "row"), scanned)
    if row is None:
        return None
    for part in split_parts(text.match(m, "before")):
        if role := role_of(part):
            row.role = row.role or role
        elif _names_organisation(part.text) or not organizations.is_title(part.text):
            row.organisation = row.organisation or part
        else:
            row.title = row.title or part
    return row


def _behind_owner(text: Text) -> Row | None:
    """As "Brukarombud, Region Granvik Anna Lind": a title, an organisation, and a name run into it."""
    m = re.fullmatch(r"(?P<title>[^,:\t]{4,50}),\s+(?P<rest>[^,:\t]{8,90})", text.text)
    if m is None or not organizations.is_title(m["title"]):
        return None
    rest = text.match(m, "rest")
    for gap in re.finditer(r"\s", rest.text):
        named, name = organizations.read(rest.text[: gap.start()]), rest.cut(gap.end())
        if named is not None and named.code is not None and names.is_name(name.text):
            title = text.match(m, "title")
            return Row(name, title=title, organisation=rest.cut(0, gap.start()), role=role_of(title))
    return None


def _names_organisation(text: str) -> bool:
    named = organizations.read(text)
    return named is not None and named.kind != "UNIT"


def parse_row(text: Text, scanned: bool = False) -> Row | None:
    """A row as a person with attributes, or None when it doesn't begin with a person's name."""
    rest, party = text, None
    if (m := PARTY.match(rest.text)) and is_party(m["party"]):
        party, rest = rest.match(m, "party"), rest.cut(m.end())
    found = re.match(
        r"(?P<name>[^,(\t:]{3,90}?)(?:\s*(?P<by>[,(\t:–]|\s[-–]\s| {3}|\s§"
        r"|\s(?=(?:t\.?o\.?m|fr\.?o\.?m|från|till|via|punkt|kl|del av)\b))|$)",
        rest.text,
    )
    if not found:
        return None
    head = rest.match(found, "name")
    mended = names.mend(head.text) if scanned else head.text
    if names.is_name(mended):
        row = Row(head, party=party)
    elif titled := organizations.titled(head.text):
        row = Row(head.match(titled, "name"), title=head.match(titled, "title"), party=party)
        if role := role_of(row.title or head):
            row.role = role
    elif small := called(head):
        row = Row(head.match(small, "name"), title=head.match(small, "title"), party=party)
    elif tail := name_then_title(head):
        row = Row(tail[0], party=party)
        add_attribute(row, tail[1], scanned)
    else:
        return None
    _attributes(row, rest.cut(found.end("name")), scanned)
    return row


def name_then_title(head: Text) -> tuple[Text, Text] | None:
    """As "Katja Lind verksamhetschef Norr": a name that runs into a title without a comma."""
    if m := re.fullmatch(rf"(?P<name>{names.NAME.pattern})\s+(?P<title>[a-zåäö].+)", head.text):
        name, title = head.match(m, "name"), head.match(m, "title")
        if names.is_name(name.text) and (organizations.is_title(title.text) or role_of(title)):
            return name, title
    return None


def _attributes(row: Row, rest: Text, scanned: bool) -> None:
    if found := served(rest):
        row.serves_for, start, end = found
        rest = Text.join([rest.cut(0, start), rest.cut(end)])
    for m in reversed(list(re.finditer(r"\(([^()]*)\)", rest.text))):
        if _parenthesis(row, rest.match(m, 1), scanned):
            rest = Text.join([rest.cut(0, m.start()), rest.cut(m.end())])
    for part in [p.strip(" .:–()*") for cell in cells_of(rest) for p in split_parts(cell)]:
        if part:
            add_attribute(row, part, scanned)
    settle_units(row)


def is_party(text: str) -> bool:
    return text.strip().upper() in words()["parties"]


def _parenthesis(row: Row, inner: Text, scanned: bool) -> bool:
    if is_initials(inner.text, row.name.text):
        row.initials = inner
        return True
    if is_party(inner.text):
        row.party = inner
        return True
    if take_note(row, inner):
        return True
    if role := role_of(inner):
        row.role = role
        return True
    if organizations.is_group(inner.text):
        row.unit = inner
        return True
    if "," in inner.text and any(_tells(part) for part in split_parts(inner)):
        for part in split_parts(inner):
            if not _parenthesis(row, part, scanned):
                add_attribute(row, part, scanned)
        return True
    named = organizations.read(inner.text, scanned=scanned)
    if (named and named.kind != "UNIT") or (
        inner.text[:1].isupper() and not row.title and len(inner.text.split()) <= 4
    ):
        row.organisation = row.organisation or inner
        return True
    return False


def _tells(part: Text) -> bool:
    """Whether a part of a parenthesis is a role, a note or a group by its words."""
    return role_of(part) is not None or note_of(part) is not None or organizations.is_group(part.text)


def is_initials(text: str, name: str) -> bool:
    """Whether a parenthesis behind a name holds its initials ("Eva Lind Berg (ELB)"); two letters are no party."""
    first = "".join(part[0] for part in re.split(r"[ -]", name) if part)
    if not text.isupper() or is_party(text) or not 2 <= len(text) <= 5 or text[0] != first[:1].upper():
        return False
    left = iter(first.upper())
    return all(letter in left for letter in text)


def take_note(row: Row, text: Text) -> bool:
    """Whether a part is a note of attendance; if so the row has it."""
    if (status := note_of(text)) is None:
        return False
    row.note, row.attendance = text, status
    return True


def add_attribute(row: Row, part: Text, scanned: bool) -> None:
    """One part behind a name: a role, a note, an organisation, a title or a unit; what is left is kept as extra."""
    if role := role_of(part):
        row.role = row.role or role
        row.title = row.title or (part if role == "project leader" else None)
        return
    if is_party(part.text) and len(part.text) <= 3 and part.text.isupper():
        row.party = row.party or part
        return
    if take_note(row, part):
        return
    if (m := re.fullmatch(r"för (?P<name>[A-ZÅÄÖ].{3,60})", part.text)) and names.is_name(m["name"]):
        row.serves_for = part.match(m, "name")
        return
    if (m := AS_WELL.fullmatch(part.text)) and (role := role_of(part.match(m, "role"))):
        row.role = row.role or role
        if m["what"]:
            add_organisation(row, part.match(m, "what"), scanned)
        return
    m = re.fullmatch(r"(?P<what>.{3,}?)\s+(?P<note>(?:§§?|punkt\w*|ärende\w*)\s*[\d,§\s–-]*)", part.text)
    if m and (m["note"].strip("§ ").isalpha() or take_note(row, part.match(m, "note"))):
        part = part.match(m, "what")
    add_organisation(row, part, scanned)


def add_organisation(row: Row, part: Text, scanned: bool) -> None:
    """An organisation, with its unit behind a comma or slash if it has one; else a title, else kept as extra."""
    named = organizations.read(part.text, scanned=scanned)
    if named and named.kind != "UNIT":
        row.organisation = part
    elif (m := re.fullmatch(r"(?P<org>[^,/]{3,60}?)\s*[,/]\s*(?P<unit>[^,]{2,60})", part.text)) and _names_organisation(
        m["org"]
    ):
        row.organisation, row.unit = part.match(m, "org"), row.unit or part.match(m, "unit")
    elif organizations.is_title(part.text):
        title, unit = _title_and_unit(part)
        row.title = row.title or title
        row.unit = row.unit or unit
    else:
        row.extra.append(part)


def _title_and_unit(part: Text) -> tuple[Text, Text | None]:
    """As "förvaltningschef Socialförvaltningen": the unit behind the title."""
    if m := re.fullmatch(r"(?P<title>.*?[a-zåäö])\s+(?P<unit>[A-ZÅÄÖ].*)", part.text):
        unit = part.match(m, "unit")
        if organizations.is_unit(unit.text) or organizations.is_title(m["title"]):
            return part.match(m, "title"), unit
    return part, None


def settle_units(row: Row) -> None:
    """What is no organisation by its words: the last part when no organisation was found, else units."""
    if row.extra and row.organisation is None:
        last = row.extra[-1]
        if not (organizations.is_unit(last.text) or last.text[0].islower()) and len(last.text) < 60:
            row.organisation = row.extra.pop()
    if row.extra and row.title is None and row.extra[0].text[0].islower():
        row.title = row.extra.pop(0)
    if row.extra:
        row.unit = row.unit or row.extra[0]


rule(
    "roster_row",
    "a person's name, then party, title, unit, organisation, note of attendance",
    tries=lambda t: parse_row(plain(t)) or _behind_prefix(plain(t), False),
    takes=(
        "Anna Lind, Granviks kommun",
        "Per Ek (S), ordförande",
        "(C) Eva Berg",
        "Ekonomichef Ola Strand",
        "Ida Holm\tNorrbo",
        "Lars Sand (Fiktivverket)",
        "Eva Norén, förvaltningschef Socialförvaltningen, Granviks kommun",
        "Bo Ek (M), tjänstgör för Siv Ask (M)",
        "Granviks kommun: Anna Lind, rektor",
        "Maj Eklund (L)",
        "Socialchef Ida Holm, §§ 90-91",
        "Ida Holm (2B, från 19.00)",
        "Anna Lind suppl., §§ 4-6",
        "Kassör\tAnna Lind\tSimklubben",
        "Brukarombud, Region Uppsala Anna Lind",
    ),
    refuses=(
        "Mötet öppnades",
        "Granviks kommun",
        "Protokollet justeras av rådet",
        "Synpunkter: Avstånden skiljer sig mycket",
        "Brukarombud, Region Uppsala",
    ),
)
