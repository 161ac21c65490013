"""Who signed: a name beside the word for its role, where minutes are signed.

"Anna Lind" over "Sekreterare"; "Sekreterare ......" over "Anna Lind"; "Vid protokollet", then the name; "Justeras",
then names with their roles. Where a list names the people, a signature only says what one of them did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Minutes, Person, Said
from loaders.rules import dates, labels, names
from loaders.rules.labels import Label
from loaders.rules.pattern import compiled, rule
from loaders.rules.rows import parse_row
from loaders.source import Line, Text, plain, plain_line
from schema.evidence import LineUse

SIGNERS = ("chair", "secretary", "adjuster", "vice chair")
DOTS = re.compile(r"(?:\.{4,}|…{2,}|_{4,})[\s._…]*")
WRITES = r"vid (?:protokollet|pennan|tang\w+)|protokollförare|anteckna(?:de|t)\b.*|skrivet av|.*justera[st]"
"""Roles behind which the signer may stand in the same line."""
CLOSE = 3  # lines between a role and the name that signs


def read_signatures(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Give signers their roles; who signs and stands in no list is entered when the minutes list nobody."""
    marked = [_role_line(line, minutes.source.scanned) for line in lines]
    for i, line in enumerate(lines):
        if roles := signing_columns(line, minutes.source.scanned):
            _side_by_side(minutes, roles, lines, i)
    for i, line in enumerate(lines):
        label = marked[i]
        if label is None:
            continue
        role, dotted, rest = label
        if rest:
            _sign(minutes, role, rest, line, line)
        elif dotted or not _above(minutes, role, lines, i, marked):
            _below(minutes, role, lines, i, marked)


def _role_line(line: Line, scanned: bool) -> tuple[Label, bool, Text] | None:
    """(label, whether a dotted line follows, the name behind) of a line that opens with a signer's role."""
    if len(line) > 300 or not line.text[:1].isalpha():
        return None
    text: Text = line
    dotted = DOTS.search(line.text)
    if dotted:
        text = line.cut(0, dotted.start())
        if m := compiled(r"underskrift(?:er)?\s+(?P<role>.+)").fullmatch(text.text):
            text = text.match(m, "role")
    found = labels.label_of(text, scanned)
    if found is None or found[0].capacity not in SIGNERS:
        return None
    label, rest = found
    if rest and dotted:
        return None
    behind = text.text[len(label.words.value) :].lstrip()
    if label.capacity == "adjuster" and behind.startswith(":") and names.is_name(rest.text):
        return label, False, rest
    if rest and not compiled(WRITES, scanned).fullmatch(label.words.value):
        return None
    return label, dotted is not None, rest


def signing_columns(line: Line, scanned: bool = False) -> list[Label]:
    """The roles of a line that only holds roles of signers, side by side; empty for any other line."""
    if not 2 <= len(line.cells) <= 5 or len(line) > 200:
        return []
    found = [labels.label_of(cell.strip(" :"), scanned) for cell in line.cells]
    roles = [f[0] for f in found if f is not None and not f[1] and f[0].capacity in SIGNERS]
    return roles if len(roles) == len(line.cells) else []


def _side_by_side(minutes: Minutes, roles: list[Label], lines: Sequence[Line], i: int) -> None:
    """Names under or over roles that stand side by side; names more than roles belong to the last."""
    above = lines[i - 1 : i] if i and not lines[i].blank_before else []
    for line in (*above, *lines[i + 1 : i + 1 + CLOSE]):
        signers = [cell for cell in line.cells if cell]
        if len(signers) < len(roles) or not all(names.is_name(cell.text) for cell in signers):
            continue
        for k, name in enumerate(signers):
            role = roles[min(k, len(roles) - 1)]
            if not _chairs(minutes, role, name):
                _signed(minutes, role, name, None, line, lines[i])
        return


def _chairs(minutes: Minutes, role: Label, name: Text) -> bool:
    """Whether a name under the word for adjusters is the chair's, who signs beside them."""
    person = minutes.person(name.text)
    return role.capacity == "adjuster" and person is not None and "chair" in person.capacities


def _above(minutes: Minutes, label: Label, lines: Sequence[Line], i: int, marked: Sequence[object]) -> bool:
    """The name in the line right above a role that stands alone."""
    line, before = lines[i], lines[i - 1] if i else None
    if (
        before is None
        or before.number != line.number - 1
        or line.text.endswith(":")
        or (i > 1 and marked[i - 2] is not None and before.number == lines[i - 2].number + 1)
    ):
        return False
    if line.blank_before or len(before) > 120:
        return False
    return _sign(minutes, label, before, before, line)


def _below(minutes: Minutes, label: Label, lines: Sequence[Line], i: int, marked: Sequence[object]) -> None:
    """The names in the lines below a role: one signer, or for adjusters as many as follow."""
    signed = False
    for k in range(i + 1, min(i + 1 + CLOSE, len(lines))):
        line = lines[k]
        if marked[k] is not None or line.level or len(line) > 120:
            return
        if _sign(minutes, label, line, line, lines[i]):
            signed = True
            if label.one:
                return
        elif signed:
            return


def _sign(minutes: Minutes, label: Label, text: Text, line: Line, role_line: Line) -> bool:
    """Whether the text names a signer, or several in a run, that the minutes know."""
    if len(text.text.split()) > 12:
        return False
    side = [cell for cell in line.cells if cell] if text is line else []
    if len(side) > 1 and all(names.is_name(cell.text) for cell in side):
        signed = [not _chairs(minutes, label, n) and _signed(minutes, label, n, None, line, role_line) for n in side]
        return any(signed)
    row = parse_row(text, minutes.source.scanned)
    known = [] if row is not None and minutes.person(row.name.text) else _known_in(minutes, text)
    if row is not None and not known:
        return _signed(minutes, label, row.name, row.role, line, role_line)
    for name in known:
        _signed(minutes, label, name, None, line, role_line)
    return bool(known)


def _known_in(minutes: Minutes, text: Text) -> list[Text]:
    """People of the lists in a run of names without commas, as two signatures side by side."""
    tokens = list(re.finditer(r"\S+", text.text))
    if not 3 < len(tokens) <= 8:
        return []
    found, i = [], 0
    while i < len(tokens):
        for size in (4, 3, 2):
            if i + size <= len(tokens):
                part = text.cut(tokens[i].start(), tokens[i + size - 1].end())
                if minutes.named(part.text) is not None:
                    found.append(part)
                    i += size
                    break
        else:
            return []
    return found


def _signed(minutes: Minutes, label: Label, name: Text, role: str | None, line: Line, role_line: Line) -> bool:
    person = minutes.person(name.text)
    capacity = role if role in SIGNERS else label.capacity
    if person is None:
        if minutes.people and (
            label.capacity != "secretary" or any("secretary" in p.capacities for p in minutes.people)
        ):
            return False
        person = Person(Said.of(name), capacity, "signature", "present")
        minutes.add(person)
    seat = capacity in ("chair", "vice chair", "secretary") and label.seat
    if capacity in ("chair", "vice chair") and any(capacity in p.capacities for p in minutes.people if p is not person):
        seat = False  # signs as chair of the meeting, where another chairs the body
        if not role:
            return True
    elif not (capacity == "secretary" and any("secretary" in p.capacities for p in minutes.people)):
        person.take(capacity, seat=seat)
    person.cites += label.words.cite("capacity")
    minutes.use(line, LineUse.FACT, "signature")
    minutes.use(role_line, LineUse.FACT, "signature")
    return True


def approved_in(minutes: Minutes, lines: Sequence[Line]) -> Said | None:
    """The last day that stands beside a signature of an adjuster ("Per Ek, justerare, 2024-04-16")."""
    found: list[Said] = []
    for line in lines[-40:]:
        row = parse_row(line) if len(line) < 160 else None
        if row is None or row.role not in ("adjuster", "chair"):
            continue
        found += [
            Said.of(line.cut(f.start, f.end), f.value) for f in dates.find(line.text) if f.year and len(f.value) == 10
        ]
    return max(found, key=lambda said: said.value) if found else None


def _tried(text: str) -> object:
    first, _, second = text.partition("/")
    found = labels.label_of(plain(second.strip())) or labels.label_of(plain(first.strip()))
    return found and found[0].capacity in SIGNERS and (names.is_name(first.strip()) or names.is_name(second.strip()))


rule(
    "signatures_side_by_side",
    "roles of signers side by side in a line, their names in the line under or over them",
    tries=lambda t: signing_columns(plain_line(t)),
    takes=("Vid protokollet      Ordförande      Justeras", "Sekreterare\tJusterare"),
    refuses=("Sekreterare", "Anna Lind      Per Ek", "Ordförande      Granviks kommun"),
)
rule(
    "signature",
    "a name beside the word for its role where minutes are signed",
    tries=_tried,
    takes=("Anna Lind/Sekreterare", "Vid protokollet/Per Ek", "Ordförande/Eva Berg"),
    refuses=("Sekreterare/", "Granviks kommun/Ordförande"),
)
