"""Lists of people: who is a member, substitute, official or guest, for whom, and whether they were there.

A label ("Ledamöter:", "Frånvarande", "Sekreterare") opens a list; rows follow on the same line or below; a struck row
is an absent person. Labels of a single person fall back to the list around them. Rows are read by their parts: name,
party in parentheses, title, unit, organisation, note of attendance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.lexicon import words
from loaders.minutes import CAPACITIES, ROLE_OF, Minutes, Person, Said, Section
from loaders.rules import names, organizations
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text
from schema.evidence import EvidenceRole, FieldBasis, LineUse
from schema.identity import search_key

COLUMNS = {"name": r"namn|närvarande|ledamot|ledamöter|deltagare|person|frånvarande|ersättare|tjänsteperson(?:er)?",
           "organisation": r"organisation|kommun(?:/region)?|huvudman|företräder|representerar|myndighet|hemvist|arbetsgivare|organisation/kommun",
           "unit": r"förvaltning|enhet|verksamhet|avdelning", "title": r"titel|befattning|funktion",
           "role": r"roll|mötesroll|uppdrag|kapacitet", "party": r"parti",
           "attendance": r"närvaro|närvarande\??|deltog|status|kommentar|anmärkning|not"}
PARTY = re.compile(r"\((?P<party>[^()\d]{1,4})\)")
SERVES = r"(?:tjänstgör(?:ande)?|tjg\.?|ersätter|ersättare|i stället|istället|inträder)\s+för\s+(?P<name>[^,;()]+)(?:\s*\([^)]*\))?"
MAX_GAP = 3  # blank lines within a list


@dataclass(frozen=True)
class Label:
    """A label's reading: what the people under it are."""

    capacity: str
    attendance: str
    one: bool
    seat: bool
    words: Said
    serving: bool = False


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
    serves_for: str | None = None
    extra: list[Text] = field(default_factory=list)


@dataclass
class _State:
    outer: Label | None = None
    once: Label | None = None
    heading: Text | None = None  # an organisation in the line above its people
    pending: list[Line] = field(default_factory=list)
    columns: dict[str, int] | None = None
    pair: tuple[Label, Label] | None = None  # two lists side by side that a scan ran together
    signing: bool = False
    before: Line | None = None
    block: int = 0


def read_roster(minutes: Minutes, lines: Sequence[Line], until: int) -> None:
    """Enter the people of all lists before line `until`, and of lists under a heading of their own after it."""
    state = _State()
    for line in lines:
        if line.number >= until and not (line.level and label_of(line, minutes.source.scanned)) and state.outer is None:
            continue
        if line.number >= until and line.level and not label_of(line, minutes.source.scanned):
            _flush(minutes, state)
            state.outer = state.once = None
            continue
        _take(minutes, state, line)
        state.before = line
    _flush(minutes, state)
    _signatures(minutes, lines)


def _take(minutes: Minutes, state: _State, line: Line) -> None:
    scanned = minutes.source.scanned
    if line.divider:
        return
    if columns := _table_head(line, scanned):
        _flush(minutes, state)
        state.columns = columns
        heads = label_of(line.cells[columns["name"]], scanned)
        state.outer = heads[0] if heads else state.outer or _participant(line)
        minutes.use(line, LineUse.CONTEXT, "head of a table of people")
        return
    if state.columns and len(line.cells) > 1:
        _table_row(minutes, state, line)
        return
    if state.columns:
        state.columns = state.outer = None
    opened = label_of(line, scanned)
    if opened and opened[0].one and (state.signing or _is_signature(state, line, opened[1])):
        _flush(minutes, state)
        state.outer = state.once = None
        return
    if opened and not (state.outer and state.outer.one is False and line.marker and not opened[1]):
        label, rest = opened
        _flush(minutes, state)
        state.columns = state.pair = None
        state.signing = state.signing and label.one
        if label.one and state.outer:
            state.once = label
        elif label.one:
            state.once, state.outer = label, None
        else:
            state.outer, state.once = label, None
            _add_section(minutes, label)
        state.heading = None
        minutes.use(line, LineUse.CONTEXT, "label of a list of people")
        if rest:
            second = label_of(rest, scanned)
            if second and not second[1]:
                state.pair = (label, second[0])
                _add_section(minutes, second[0])
                return
            state.pending.append(replace_text(line, rest))
        return
    if state.outer is None and state.once is None:
        return
    if compiled(rf"(?:{words()['stop']['pattern']})\s*:?(?:\s+.*)?", scanned).fullmatch(line.text) and not names.is_name(line.cells[0].text):
        _flush(minutes, state)
        state.signing = state.signing or bool(compiled(r"underskrift.*|signatur.*").match(line.text))
        state.outer = state.once = None
        state.columns = state.pair = None
        return
    if state.pair and state.outer is not None:
        for half, label in zip(columns_of(line), state.pair, strict=False):
            _enter_damaged(minutes, half, label, line)
        return
    if line.blank_before:
        state.block += 1
        if state.pending and (line.blank_before > MAX_GAP or not _goes_on(state.pending[-1])):
            _flush(minutes, state)
    if _starts_row(line, state, scanned):
        _flush(minutes, state)
    if state.outer is None and state.once is None:
        return
    if not state.pending and (_is_org_heading(line, scanned)):
        state.heading = line
        minutes.use(line, LineUse.FACT, "organisation above its people")
        return
    if not state.pending and len(line.text) > 220 and not names.find(line)[:2]:
        state.outer = state.once = None
        return
    state.pending.append(line)


def _is_signature(state: _State, line: Line, rest: Text) -> bool:
    """A role alone right under a name that no list holds: a signature, not a label."""
    before = state.before
    if rest or before is None or line.text.endswith(":") or line.blank_before or state.outer is not None:
        return False
    return names.is_name(re.split(r",", before.text, maxsplit=1)[0].strip())


def columns_of(line: Line) -> list[Text]:
    """The two halves of a line in which a scan ran two columns together: cut behind the first organisation."""
    if len(line.cells) == 2:
        return list(line.cells)
    if m := re.search(r"k[eo]mm?un(?=.{5,})[\s|]*", line.text):
        return [line.cut(0, m.end()), line.cut(m.end())]
    if m := re.search(r"[,-]\s?(?P<org>[A-ZÅÄÖ-]{3,8})\s+(?=\S{3,}.*(?P=org))", line.text):
        return [line.cut(0, m.end()), line.cut(m.end())]
    return [line]


def damaged_row(text: Text) -> tuple[str, Text, Text | None, bool] | None:
    """(name, its words, organisation, struck) of a scanned row, or None when no name can be read.

    A strike through a row makes its spaces vanish or turn into hyphens: such a row was struck. A row that kept its
    spaces was not.
    """
    whole = text.strip(" ,.;:|-")
    m = re.fullmatch(r"(?P<name>.+?)[,\s-]*(?P<org>[A-ZÅÄÖ][a-zåäöé]+[\s-]*k[eo]mm?un)", whole.text)
    m = m or re.fullmatch(r"(?P<name>[^,]+),\s*(?P<org>.+)", whole.text)
    m = m or re.fullmatch(r"(?P<name>[A-ZÅÄÖ][a-zåäöé]+[A-ZÅÄÖ -][a-zåäöé]+)-(?P<org>[A-ZÅÄÖ-]{3,8})", whole.text)
    if not m:
        return None
    name, organisation = whole.match(m, "name"), whole.match(m, "org")
    value = names.mend(name.text)
    clean = names.is_name(name.text) and " " in name.text
    if not names.is_name(value):
        value = names.mend(value.replace("-", " "))
    if not names.is_name(value):
        return None
    struck = not clean or re.search(r",\S|[a-zåäö]-?k[eo]mm?un|\w-kommun", whole.text) is not None
    return value, name, organisation, struck


def _enter_damaged(minutes: Minutes, half: Text, label: Label, line: Line) -> None:
    read = damaged_row(half) if half else None
    if read is None:
        if half:
            minutes.use(line, LineUse.UNREAD, "a damaged row of a list of people")
            minutes.issues.append(("DAMAGED_ROW", f"A row of the list of people can't be read: {half.text[:70]!r}"))
        return
    value, name, organisation, struck = read
    row = Row(name, organisation=organisation)
    _enter(minutes, row, label, struck=struck, heading=None, line=line, block=0, value=value)


def replace_text(line: Line, text: Text) -> Line:
    """The line with only this part of it left."""
    at = {s: i for i, s in enumerate(text.starts)}
    struck = [at[line.starts[i]] for a, b in line.struck_part for i in range(a, b) if line.starts[i] in at]
    part = ((min(struck), max(struck) + 1),) if struck else ()
    return replace(line, text=text.text, starts=text.starts, ends=text.ends, struck_part=part, italic_part=(), blank_before=0)


def label_of(line: Text, scanned: bool = False) -> tuple[Label, Text] | None:
    """The label that a line opens with, and the rest of the line; None when it opens with none.

    A label ends with a colon, a tab, the end of the line, or is followed by a name.
    """
    text = line.text
    for entry in words()["label"]:
        m = compiled(rf"(?:{entry['pattern']})(?:\s*\([^)]*\))?(?P<end>\s*:\s*|\s*\t\s*|\s*$|\s+)(?P<rest>.*)", scanned).fullmatch(text)
        if not m:
            continue
        rest = line.match(m, "rest")
        if not m["end"].strip() and "\t" not in m["end"] and rest and not _is_rowlike(rest, scanned):
            continue
        if ":" not in m["end"] and rest and text[0].islower():
            continue
        label = line.cut(0, m.start("end"))
        return Label(entry["capacity"], entry.get("attendance", "present"), entry.get("one", False), entry["seat"],
                     Said.of(label, role=EvidenceRole.HEADING), entry.get("serving", False)), rest
    return None


def _is_rowlike(rest: Text, scanned: bool) -> bool:
    """"Beslutande Anna Lind (s), ordförande": what follows a label without a colon must begin with a name."""
    first = re.split(r"[,(\t]", rest.text, maxsplit=1)[0].strip()
    return names.is_name(first) or _titled(first) is not None


def _participant(line: Line) -> Label:
    return Label("participant", "present", False, False, Said.of(line, role=EvidenceRole.HEADING))


def _goes_on(line: Line) -> bool:
    return line.text.rstrip().endswith((",", "-", " och"))


def _starts_row(line: Line, state: _State, scanned: bool) -> bool:
    if not state.pending:
        return True
    if line.marker:
        return True
    if state.pending[0].marker:
        return False
    if state.once is not None and state.pending:
        return True
    if _goes_on(state.pending[-1]):
        return names.is_name(re.split(r"[,(\t]", line.text, maxsplit=1)[0].strip()) and not _is_list(state.pending)
    first = re.split(r"[,(\t:]", line.text, maxsplit=1)[0].strip()
    head = names.mend(first) if scanned else first
    if _is_list(state.pending) and ":" in line.text:
        return False
    return names.is_name(head) or _titled(head) is not None or bool(PARTY.match(line.text)) or len(line.cells) > 1


def _is_list(pending: Sequence[Line]) -> bool:
    """Several names in one run ("Anna Lind, Per Ek, ..."), which may break anywhere."""
    parts = [p.strip() for p in re.split(r"[,;:]", Text.join(pending).text)]
    return sum(names.is_name(p) for p in parts) >= 2


def _is_org_heading(line: Line, scanned: bool) -> bool:
    text = line.text.rstrip(":")
    if "," in text or len(line.cells) > 1 or line.struck_part or names.is_name(text):
        return False
    named = organizations.read(text, scanned=False)
    return named is not None and named.kind in ("REGION", "MUNICIPALITY", "AUTHORITY", "COMPANY", "ASSOCIATION", "SCHOOL")


def _add_section(minutes: Minutes, label: Label) -> None:
    minutes.sections.append(Section(label.capacity, label.words))


# --- Tables ---


def _table_head(line: Line, scanned: bool) -> dict[str, int] | None:
    if len(line.cells) < 2:
        return None
    found: dict[str, int] = {}
    for i, cell in enumerate(line.cells):
        for column, pattern in COLUMNS.items():
            if column not in found and compiled(pattern, scanned).fullmatch(cell.text.strip(" :*")):
                found[column] = i
                break
    return found if "name" in found and len(found) >= 2 else None


def _table_row(minutes: Minutes, state: _State, line: Line) -> None:
    columns = state.columns or {}
    cells = dict(enumerate(line.cells))
    name = cells.get(columns["name"])
    label = state.outer or _participant(line)
    if name is None or not name:
        return
    row = parse_row(replace_text(line, name), minutes.source.scanned) or (Row(name) if names.is_name(name.text) else None)
    if row is None:
        return
    for column in ("organisation", "unit", "title", "party"):
        if (cell := cells.get(columns.get(column, -1))) and cell.text.strip("-– "):
            setattr(row, column, cell)
    if (cell := cells.get(columns.get("role", -1))) and cell.text:
        row.role = _role(cell) or row.role
        if row.role is None:
            row.title = row.title or cell
    if (cell := cells.get(columns.get("attendance", -1))) and cell.text:
        _note(row, cell)
    spare = [c for i, c in cells.items() if i not in columns.values() and c.text]
    for cell in spare:
        _attribute(row, cell, minutes.source.scanned)
    _enter(minutes, row, label, struck=line.struck or line.is_struck(name), heading=None, line=line, block=state.block)


# --- Rows ---


def _flush(minutes: Minutes, state: _State) -> None:
    pending, state.pending = state.pending, []
    label = state.once or state.outer
    if not pending or label is None:
        return
    joined = Text.join(pending)
    struck = all(line.struck for line in pending)
    entered = False
    for row, row_struck in _rows(joined, pending, minutes.source.scanned):
        _enter(minutes, row, label, struck=struck or row_struck, heading=state.heading, line=pending[0], block=state.block)
        entered = True
    for line in pending:
        if entered:
            minutes.use(line, LineUse.FACT, f"list of people: {label.capacity}")
        else:
            minutes.use(line, LineUse.UNREAD, "a row that names no person")
    if entered and state.once is not None:
        state.once = None
        if state.outer is None:
            state.outer = None


def _rows(text: Text, lines: Sequence[Line], scanned: bool) -> Iterator[tuple[Row, bool]]:
    """The rows in a run: one person with attributes, several names, or names behind organisations."""
    grouped = _grouped(text)
    if grouped:
        for organisation, name in grouped:
            row = parse_row(name, scanned) or Row(name)
            row.organisation = row.organisation or organisation
            yield row, _struck(name, lines)
        return
    parts = _split(text)
    shapes = [parse_row(part, scanned) if _begins_with_name(part) else None for part in parts]
    if len(parts) > 1 and sum(s is not None for s in shapes) >= 2 and all(
            s is not None or _is_attribute_of_list(p) for s, p in zip(shapes, parts, strict=True)):
        for shape, part in zip(shapes, parts, strict=True):
            if shape is not None:
                yield shape, _struck(part, lines)
        return
    if row := parse_row(text, scanned):
        yield row, _struck(text, lines)
        return
    if scanned:
        found = names.find(text)
        if found and len(found[0]) > len(text) * 0.3:
            yield Row(found[0]), _struck(text, lines)


def _struck(part: Text, lines: Sequence[Line]) -> bool:
    return any(line.is_struck(part) for line in lines)


def _split(text: Text) -> list[Text]:
    """Parts at commas, semicolons and a last "och", outside parentheses."""
    parts, depth, start = [], 0, 0
    for i, char in enumerate(text.text):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in ",;":
            parts.append(text.cut(start, i))
            start = i + 1
    parts.append(text.cut(start))
    last = parts[-1]
    if m := re.fullmatch(r"(?P<a>.+?)\s+(?:och|samt|&)\s+(?P<b>.+)", last.text):
        a, b = last.match(m, "a"), last.match(m, "b")
        if _begins_with_name(a) and _begins_with_name(b):
            parts[-1:] = [a, b]
    return [p for p in parts if p]


def _begins_with_name(part: Text) -> bool:
    head = re.split(r"[(\t]", part.text, maxsplit=1)[0].strip()
    return names.is_name(head)


def _is_attribute_of_list(part: Text) -> bool:
    """In a run of names a role or note may stand between commas ("Anna Lind, ordförande, Per Ek")."""
    return len(part.text.split()) <= 4 and (_role(part) is not None or organizations.is_title(part.text)
                                            or bool(re.fullmatch(r"[^\W\d_][\w-]+", part.text)))


def _grouped(text: Text) -> list[tuple[Text, Text]]:
    """"Verket: Anna Lind, Per Ek, Myndigheten: Eva Berg": names behind the organisation that they are of."""
    heads = list(re.finditer(r"(?:^|[,;.]\s*)(?P<org>[^,;:()]{2,60}):\s*", text.text))
    if not heads or heads[0].start() > 0 or len(heads) < 2:
        return []
    found: list[tuple[Text, Text]] = []
    for i, head in enumerate(heads):
        end = heads[i + 1].start() if i + 1 < len(heads) else len(text)
        for name in _split(text.cut(head.end(), end)):
            if names.is_name(name.text.split("(")[0].strip()):
                found.append((text.match(head, "org"), name))
    return found


def _titled(text: str) -> re.Match[str] | None:
    """"Ekonomichef Anders Lind": a title word or two before the name."""
    title = words()["title"]
    m = compiled(rf"(?P<title>(?:{title['prefix']}\.?\s+)?(?:{title['pattern']})(?:\s+(?:{title['pattern']}))?)\s+(?P<name>.+)").fullmatch(text)
    return m if m and names.is_name(m["name"]) else None


def parse_row(text: Text, scanned: bool = False) -> Row | None:
    """A row as a person with attributes, or None when it doesn't begin with a person's name."""
    rest = text
    party: Text | None = None
    if m := PARTY.match(rest.text):
        if _is_party(m["party"]):
            party, rest = rest.match(m, "party"), rest.cut(m.end())
    if m := re.match(r"(?P<name>[^,(\t:]+?)(?:\s*(?P<by>[,(\t:–]|\s[-–]\s)|$)", rest.text):
        head = rest.match(m, "name")
        titled = _titled(head.text)
        mended = names.mend(head.text) if scanned else head.text
        if titled:
            row = Row(head.match(titled, "name"), title=head.match(titled, "title"), party=party)
        elif names.is_name(mended):
            row = Row(head, party=party)
        elif tail := _name_then_title(head):
            row = Row(tail[0], title=tail[1], party=party)
        else:
            return None
        remainder = rest.cut(m.end("name"))
        _attributes(row, remainder, scanned)
        return row
    return None


def _name_then_title(head: Text) -> tuple[Text, Text] | None:
    """"Katja Lind verksamhetschef Norr": a name that runs into a title without a comma."""
    if m := re.fullmatch(rf"(?P<name>{names.NAME.pattern})\s+(?P<title>[a-zåäö].+)", head.text):
        name, title = head.match(m, "name"), head.match(m, "title")
        if names.is_name(name.text) and organizations.is_title(title.text):
            return name, title
    return None


def _attributes(row: Row, rest: Text, scanned: bool) -> None:
    if m := compiled(SERVES, scanned).search(rest.text):
        row.serves_for = m["name"].strip()
        rest = Text.join([rest.cut(0, m.start()), rest.cut(m.end())])
    for m in reversed(list(re.finditer(r"\(([^()]*)\)", rest.text))):
        inner = rest.match(m, 1)
        if _parenthesis(row, inner, scanned):
            rest = Text.join([rest.cut(0, m.start()), rest.cut(m.end())])
    parts = [p.strip(" .:–") for cell in _cells(rest) for p in _split(cell)]
    for part in [p for p in parts if p]:
        _attribute(row, part, scanned)
    _settle_units(row)


def _cells(text: Text) -> list[Text]:
    parts, start = [], 0
    for gap in re.finditer(r"\s*\t\s*|\s[-–]\s", text.text):
        parts.append(text.cut(start, gap.start()))
        start = gap.end()
    parts.append(text.cut(start))
    return parts


def _is_party(text: str) -> bool:
    return text.strip().upper() in words()["parties"]


def _parenthesis(row: Row, inner: Text, scanned: bool) -> bool:
    if _is_party(inner.text):
        row.party = inner
        return True
    if _note(row, inner):
        return True
    if role := _role(inner):
        row.role = role
        return True
    named = organizations.read(inner.text, scanned=scanned)
    if named and named.kind != "UNIT" or (inner.text[:1].isupper() and not row.title and len(inner.text.split()) <= 4):
        row.organisation = row.organisation or inner
        return True
    return False


def _note(row: Row, text: Text) -> bool:
    for entry in words()["note"]:
        if compiled(rf"(?:{entry['pattern']})\.?").fullmatch(text.text):
            row.note, row.attendance = text, entry["attendance"]
            return True
    return False


def _role(text: Text) -> str | None:
    for entry in words()["label"]:
        if entry["capacity"] in ("chair", "vice chair", "secretary", "adjuster", "substitute", "member") and compiled(
                rf"(?:{entry['pattern']})").fullmatch(text.text.strip(" .")):
            return str(entry["capacity"])
    return "project leader" if compiled(r"projektledare").fullmatch(text.text) else None


def _attribute(row: Row, part: Text, scanned: bool) -> None:
    """One part behind a name: a role, a note, an organisation, a title or a unit; what is left is kept as extra."""
    if role := _role(part):
        row.role = row.role or role
        return
    if _is_party(part.text) and len(part.text) <= 3 and part.text.isupper():
        row.party = row.party or part
        return
    if _note(row, part):
        return
    if m := re.fullmatch(r"(?P<what>.+?)\s+(?P<note>§§?\s*\d+(?:\s*[-–,]\s*\d+)*)", part.text):
        _note(row, part.match(m, "note"))
        part = part.match(m, "what")
    if m := re.fullmatch(r"(?P<org>.+?)\s+(?:punkt|ärende)\w*\s*[\d,\s-]*", part.text):
        part = part.match(m, "org")
    named = organizations.read(part.text, scanned=scanned)
    if named and named.kind != "UNIT":
        row.organisation = part
        return
    if organizations.is_title(part.text):
        title, unit = _title_and_unit(part)
        row.title = row.title or title
        row.unit = row.unit or unit
        return
    row.extra.append(part)


def _title_and_unit(part: Text) -> tuple[Text, Text | None]:
    """"förvaltningschef Socialförvaltningen": the unit behind the title."""
    if m := re.fullmatch(r"(?P<title>.*?[a-zåäö])\s+(?P<unit>[A-ZÅÄÖ].*)", part.text):
        unit = part.match(m, "unit")
        if organizations.is_unit(unit.text) or organizations.is_title(m["title"]):
            return part.match(m, "title"), unit
    return part, None


def _settle_units(row: Row) -> None:
    """What is no organisation by its words: the last part when no organisation was found, else units."""
    if not row.extra:
        return
    if row.organisation is None:
        last = row.extra[-1]
        if not (organizations.is_unit(last.text) or last.text[0].islower()) and len(last.text) < 60:
            row.organisation = row.extra.pop()
    if row.extra:
        if row.title is None and row.extra[0].text[0].islower():
            row.title = row.extra.pop(0)
        if row.extra:
            row.unit = row.unit or Text.join([row.extra[0]])


# --- Into the minutes ---


def _enter(minutes: Minutes, row: Row, label: Label, *, struck: bool, heading: Text | None, line: Line, block: int,
           value: str | None = None) -> None:
    scanned = minutes.source.scanned
    value = value or (names.mend(row.name.text) if scanned else re.sub(r"\s+", " ", row.name.text))
    capacity = row.role or label.capacity
    attendance = row.attendance or label.attendance
    if struck or label.attendance == "absent":
        attendance = "absent"
    seat = label.seat or row.role in ("chair", "vice chair", "secretary", "member", "substitute")
    person = next((p for p in minutes.people if p.key == search_key(value)), None)
    if person is None:
        person = Person(Said.of(row.name, value), capacity, "roster_row", attendance)
        minutes.people.append(person)
        if seat:
            person.seats.append(capacity)
        if row.role and row.role != label.capacity and label.capacity in ("member", "substitute") and row.role in ("adjuster",):
            person.take(label.capacity, seat=label.seat)
    else:
        person.take(capacity, seat=seat)
        if label.attendance != "absent" and person.attendance in ("unknown",):
            person.attendance = attendance
    person.cites += [*Said.of(row.name).cite("attendance" if row.note is None else "person"), *label.words.cite("capacity")]
    _fill(person, row, heading, scanned)
    minutes.use(line, LineUse.FACT, f"list of people: {label.capacity}")


def _fill(person: Person, row: Row, heading: Text | None, scanned: bool) -> None:
    organisation = row.organisation or heading
    if organisation is not None and person.organisation is None:
        named = organizations.read(organisation.text, scanned=scanned)
        role = EvidenceRole.VALUE if row.organisation is not None else EvidenceRole.HEADING
        value = named.name if named else re.sub(r"\s+", " ", organisation.text)
        person.organisation = Said.of(organisation, value, role=role, basis=named.basis if named else FieldBasis.STATED)
        person.organisation_kind = named.kind if named else "OTHER"
    if row.unit is not None and person.unit is None:
        person.unit = Said.of(row.unit)
    if row.title is not None and person.title is None:
        person.title = Said.of(row.title)
    if row.party is not None and person.party is None:
        person.party = Said.of(row.party, row.party.text.strip().upper())
    if row.note is not None and row.attendance == "partial":
        person.part = Said.of(row.note)
    if row.serves_for:
        person.serves_for = row.serves_for


def settle(minutes: Minutes) -> None:
    """Capacities that depend on the body: who takes part in a group that its participants make up holds a seat.

    People of the list in whose block the secretary stands are its secretariat: officials, not members.
    """
    kind = minutes.header.body_kind
    members = kind in words()["body_rules"]["participants"] or any("member" in p.seats for p in minutes.people)
    listed = any(s.capacity == "member" for s in minutes.sections)
    for person in minutes.people:
        capacities = person.capacities
        for open_, held in (("participant", members and not listed), ("absent", members)):
            if open_ in capacities:
                capacities = [c for c in capacities if c != open_]
                if not any(c in ROLE_OF for c in capacities):
                    capacities.append(("official" if person.title and not members else "member") if held or not listed else "guest")
                if held and "member" in capacities and "member" not in person.seats:
                    person.seats.append("member")
        ranked = sorted(dict.fromkeys(capacities), key=CAPACITIES.index)
        person.capacity, person.also = ranked[0], ranked[1:]
        person.seats = [s for s in person.seats if s in ROLE_OF]


def _signatures(minutes: Minutes, lines: Sequence[Line]) -> None:
    """A name with its role in the line above or below, where minutes are signed ("Anna Lind" / "Sekreterare")."""
    scanned = minutes.source.scanned
    for before, line in zip(lines, lines[1:], strict=False):
        label = label_of(line, scanned)
        if not label or label[1] or label[0].capacity not in ("chair", "secretary", "adjuster") or not line.text[:1].isalpha():
            continue
        head = re.split(r",", before.text, maxsplit=1)[0].strip()
        if names.is_name(head) and len(head.split()) <= 4 and before.number == line.number - 1 and not _labelled_above(lines, before):
            name = before.cut(0, len(head))
            person = minutes.person(name.text)
            if person is None and minutes.people:
                continue  # where there is a list, a signature only says what one of them did
            if person is None:
                person = Person(Said.of(name), label[0].capacity, "signature", "present")
                minutes.people.append(person)
            if label[0].capacity != "adjuster" or "adjuster" not in person.capacities:
                person.take(label[0].capacity, seat=label[0].seat)
            minutes.use(before, LineUse.FACT, "signature")
            minutes.use(line, LineUse.FACT, "signature")


def _labelled_above(lines: Sequence[Line], line: Line) -> bool:
    above = [each for each in lines if each.number == line.number - 1]
    return bool(above and label_of(above[0]))


def _parsed(text: str) -> Row | None:
    return parse_row(Text(text, tuple(range(len(text))), tuple(range(1, len(text) + 1))))


rule("roster_row", "a person's name, then party, title, unit, organisation, note of attendance", tries=_parsed,
     takes=("Anna Lind, Granviks kommun", "Per Ek (S), ordförande", "(C) Eva Berg", "Ekonomichef Ola Strand",
            "Ida Holm\tNorrbo", "Lars Sand (Fiktivverket)", "Eva Norén, förvaltningschef Socialförvaltningen, Granviks kommun",
            "Mia Dahl, Hedfors (dag 2)", "Bo Ek (M), tjänstgör för Siv Ask (M)"),
     refuses=("Mötet öppnades", "Granviks kommun", "17 maj 2024", "Protokollet justeras av rådet", "Till justerare utsågs"))
rule("roster_label", "the word over a list of people", tries=lambda t: label_of(Text(t, tuple(range(len(t))), tuple(range(1, len(t) + 1)))),
     takes=("Ledamöter:", "Närvarande ledamöter:", "Ersättare", "Frånvarande: Anna Lind", "Beslutande Anna Lind (s)", "Sekreterare\tPer Ek"),
     refuses=("Ledamöterna uppmanas att läsa", "Ordföranden tackar för mötet", "Närvarande var många", "Deltagarnas frågor"))
rule("signature", "a name over the word for its role where minutes are signed", tries=lambda t: names.is_name(t.split("/")[0].strip()) and "/" in t,
     takes=("Anna Lind / Sekreterare",), refuses=("Sekreterare",))
