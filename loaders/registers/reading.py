"""Bytes -> a register, by what they are: the entrance. What is no register is left to the readers of minutes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass
from pathlib import Path, PurePath

from loaders.formats import text as texts
from loaders.registers.grouping import grouped
from loaders.registers.mapping import Mapping, from_dict
from loaders.registers.popolo import Popolo
from loaders.registers.problems import Problems
from loaders.registers.records import Register
from loaders.registers.rows import Rows
from loaders.registers.table import Table
from schema.errors import BadMapping, NotText, Place, TooLarge
from schema.identity import document_id

SUFFIXES = frozenset({".csv", ".tsv", ".skv", ".json"})
MAX_BYTES = 100_000_000
POPOLO = re.compile(r'\s*\{.{0,4000}?"(?:persons|organizations|memberships|posts|events|areas)"\s*:', re.DOTALL)
BROKEN = re.compile(r"Ã[¥¤¶…„–]|\ufffd")
"""What a wrong encoding leaves of å, ä and ö."""


@dataclass(frozen=True)
class Reading:
    """How to read a register: what its file doesn't say. `skip` leaves rows out that can't be taken."""

    mapping: Mapping | None = None
    county: str | None = None
    date: str | None = None
    skip: bool = False

    def as_dict(self) -> dict[str, str]:
        """As texts, for a log; `of` gives it back."""
        mapping = json.dumps(self.mapping.as_dict(), ensure_ascii=False, sort_keys=True) if self.mapping else None
        told = {"mapping": mapping, "county": self.county, "date": self.date, "skip": "true" if self.skip else None}
        return {key: value for key, value in told.items() if value}

    @classmethod
    def of(cls, told: Mapping_[str, str]) -> Reading:
        """The reading that `as_dict` told. Raises BadMapping."""
        mapping = from_dict(json.loads(told["mapping"])) if "mapping" in told else None
        return cls(mapping, told.get("county"), told.get("date"), told.get("skip") == "true")


def is_register(content: bytes, name: str, reading: Reading | None = None) -> bool:
    """Whether a file is a register: by its suffix, by a mapping that is given for it, or because it is Popolo."""
    if reading and reading.mapping:
        return True
    return PurePath(name).suffix.lower() in SUFFIXES or is_popolo(content[:5000])


def is_listed(path: Path) -> bool:
    """Whether a file of a folder is to be read as a register: a table, or JSON that begins as Popolo does."""
    suffix = path.suffix.lower()
    if suffix != ".json":
        return suffix in SUFFIXES
    if path.name.lower().endswith(".popolo.json"):
        return True  # also one that is broken: its error is told
    with path.open("rb") as file:
        return is_popolo(file.read(5000))


def is_popolo(start: bytes) -> bool:
    """Whether bytes begin as Popolo JSON does."""
    return POPOLO.match(start.decode("utf-8-sig", errors="replace")) is not None


def read_register(content: bytes, name: str, reading: Reading | None = None) -> Register:
    """The register in these bytes. Raises an InputError; BadMapping or BadRegister tells all that is wrong with it."""
    reading = reading or Reading()
    place = Place(name)
    if len(content) > MAX_BYTES:
        message = f"The register has {len(content) / 1e6:.0f} MB; the reader takes {MAX_BYTES / 1e6:.0f} MB"
        raise TooLarge(message, where=place, next_step="Split it into files of fewer rows; nothing was loaded.")
    text = _decoded(content, reading.mapping, place)
    problems = Problems(name)
    for m in list(BROKEN.finditer(text))[:1000]:
        line = 1 + text.count("\n", 0, m.start())
        problems.add(line, "BROKEN_LETTERS", "letters were lost by a wrong encoding: export it again in UTF-8")
    if text.lstrip()[:1] in ("{", "["):
        roles, date = (reading.mapping.roles, reading.mapping.fixed.get("date")) if reading.mapping else ({}, None)
        rows: Rows = Popolo(text, name, problems, roles, reading.date or date)
        complete = bool(reading.mapping and reading.mapping.complete)
    else:
        table = Table(text, name, reading.mapping, reading.date)
        rows, complete = table, table.mapping.complete
    county = reading.county or (reading.mapping.fixed.get("county") if reading.mapping else None)
    found = grouped(rows, problems, county)
    if complete and not rows.date and "date" not in getattr(rows, "column", {}):
        step = "Give --date, or date in the mapping. Nothing was loaded."
        raise BadMapping("A complete register needs its day", where=place, next_step=step)
    if not reading.skip:
        problems.refuse()
    return Register(document_id(content), rows, found, problems.found, complete, reading.as_dict())


def _decoded(content: bytes, mapping: Mapping | None, place: Place) -> str:
    if not mapping or not mapping.encoding:
        return texts.decode(content, place)[0]
    try:
        return content.decode(mapping.encoding)
    except LookupError:
        raise BadMapping(f"There is no encoding {mapping.encoding!r}", where=place) from None
    except UnicodeDecodeError as problem:
        line = 1 + content.count(b"\n", 0, problem.start)
        raise NotText(
            f"The mapping says {mapping.encoding}, but byte {problem.start} isn't",
            where=Place(place.file, line=line),
            next_step="Leave encoding out of the mapping: it is recognised. Nothing was loaded.",
        ) from None
