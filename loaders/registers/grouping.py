"""The rows of a register by the body that they seat, checked against each other; nothing of the rows is kept.

A body is its name with its owner and county, as for minutes. A county that no row, owner or mapping tells is that of
most registered organisations among the body's rows.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.keys.bodies import with_abbreviation
from loaders.mentions import mention_key
from loaders.minutes import Said
from loaders.registers import values
from loaders.registers.problems import Problems
from loaders.registers.rows import Row, Rows
from loaders.rules import organizations
from schema.identity import search_key
from schema.statements import MentionKind

TELLING = ("party", "organisation")
"""What nobody has two of in one seat: rows that say so are of two people."""


@dataclass
class Group:
    """One body of a register: the numbers of its rows, and of those that repeat an earlier one (with its line)."""

    key: tuple[str, str, str]  # county, owner, body
    rows: array[int] = field(default_factory=lambda: array("q"))
    repeats: dict[int, int] = field(default_factory=dict)
    county: str | None = None
    votes: Counter[str] = field(default_factory=Counter)
    named: array[int] = field(default_factory=lambda: array("q"))  # hashes of the names in these rows
    namesakes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of a name whose rows contradict each other -> the fields in which they do."""


@dataclass
class Grouped:
    """The bodies of a register in the order of their first rows, and the numbers of rows that no body takes."""

    groups: list[Group]
    refused: array[int]  # with something wrong
    left_out: array[int]  # that the mapping leaves out


def grouped(rows: Rows, problems: Problems, county: str | None = None) -> Grouped:
    """All rows, each read once. `county` is where the bodies are when nothing in the file tells."""
    groups: dict[tuple[str, str, str], Group] = {}
    seen: dict[int, int] = {}  # hash of what a row says -> its line
    refused, left_out = array("q"), array("q")
    for number in range(len(rows)):
        before = len(problems)
        row = rows.row(number, problems)
        if row is None:
            (refused if len(problems) > before else left_out).append(number)
            continue
        if row.start is None and row.date is None and rows.date is None:
            message = "the row has no first day, and nothing tells the register's: give --date, or date in the mapping"
            problems.add(row.line, "NO_DAY", message)
            refused.append(number)
            continue
        group = groups.setdefault(key := _key(row), Group(key))
        group.rows.append(number)
        _count(group, row)
        first = seen.setdefault(hash((key, row.same)), row.line)
        if first != row.line and (row.person or row.person_id):  # two vacant seats are two
            group.repeats[number] = first
    for group in groups.values():
        group.namesakes = dict(_namesakes(rows, group))
        group.county = group.key[0] or _voted(group.votes) or county
    return Grouped(list(groups.values()), refused, left_out)


def owner_of(row: Row) -> Said | None:
    """Whose body it is: the owner given, or for the board of a municipality or region the organisation sat for."""
    if row.owner:
        return row.owner
    sits_for = row.organisation if row.organisation_kind in ("MUNICIPALITY", "REGION") else None
    return sits_for.inferred() if sits_for and values.is_general(row.body.value) else None


def _key(row: Row) -> tuple[str, str, str]:
    owner, county = owner_of(row), _county(row.county)
    if county is None and owner and (named := organizations.read(owner.value)):
        county = named.county
    name, _ = with_abbreviation(row.body.value)
    return (
        county or "",
        mention_key(MentionKind.ORGANIZATION, owner.value) if owner else "",
        mention_key(MentionKind.BODY, name),
    )


def _county(said: Said | None) -> str | None:
    return values.county(said.value) if said else None


def _count(group: Group, row: Row) -> None:
    if row.organisation and row.organisation_kind in ("MUNICIPALITY", "REGION"):
        named = organizations.read(row.organisation.value)
        if named and named.county:
            group.votes[named.county] += 1
    group.named.append(hash(search_key(row.person.value)) if row.person and not row.person_id else 0)


def _namesakes(rows: Rows, group: Group) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names under which rows without a person's number seat somebody twice in one role at one time, for others."""
    counts = Counter(group.named)
    several = (n for n, name in zip(group.rows, group.named, strict=True) if name and counts[name] > 1)
    told: dict[str, list[Row]] = defaultdict(list)
    for number in several:
        if (row := rows.row(number, Problems(rows.name))) and row.person and number not in group.repeats:
            told[search_key(row.person.value)].append(row)
    day = rows.date.value if rows.date else None
    for name, seats in sorted(told.items()):
        if fields := tuple(field for field in TELLING if _contradict(seats, field, day)):
            yield name, fields


def _contradict(seats: Iterable[Row], field: str, day: str | None) -> bool:
    """Whether two of the rows have different values there, though nobody holds that role twice at a time."""
    said = [(row.role.value, *row.span(day), value) for row in seats if (value := row.told(field))]
    ends: dict[tuple[str, str], str] = {}
    for role, start, end, value in sorted(said):
        if any(at[0] == role and at[1] != value and start <= last for at, last in ends.items()):
            return True
        ends[role, value] = max(end, ends.get((role, value), end))
    return False


def _voted(votes: Counter[str]) -> str | None:
    if not votes:
        return None
    top, count = votes.most_common(1)[0]
    return top if count * 2 > votes.total() else None
