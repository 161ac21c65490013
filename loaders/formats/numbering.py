"""The numbers that Word shows before paragraphs and stores nowhere: counted again from the lists' definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x"}
ROMAN |= {9: "ix", 5: "v", 4: "iv", 1: "i"}
LARGEST = 3999
BULLET = "•"


@dataclass(frozen=True)
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level after which it begins again; None: any above it


@dataclass
class Numbering:
    """Which number the next paragraph of a list gets."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by w:numId
    lists: dict[str, str] = field(default_factory=dict)  # w:numId -> the definition, whose count it shares
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)  # where a list begins anew

    @classmethod
    def of(cls, root: Any | None) -> Numbering:
        """From the root of numbering.xml; None for a document without lists."""
        made = cls()
        if root is None:
            return made
        abstract = {a.get(f"{W}abstractNumId"): _levels(a) for a in root.iter(f"{W}abstractNum")}
        for num in root.iter(f"{W}num"):
            number, definition = num.get(f"{W}numId"), _value(num, "abstractNumId") or ""
            levels = dict(abstract.get(definition, {}))
            for override in num.iter(f"{W}lvlOverride"):
                level = _int(override.get(f"{W}ilvl"), 0)
                levels.update(_levels(override))
                if (start := _value(override, "startOverride")) is not None:
                    made.starts[number, level] = _int(start, 1)
            made.levels[number] = levels
            made.lists[number] = definition
        return made

    def next(self, number: str, level: int) -> str:
        """What stands before the next paragraph of this list at this level: "3.", "2.1", "b)", a bullet or ""."""
        levels = self.levels.get(number, {})
        if level not in levels:
            return ""
        shape = levels[level]
        if shape.format == "bullet":
            return BULLET
        counts = self.counts.setdefault(self.lists[number], {})
        anew = (number, level) in self.starts and (number, level) not in self.begun
        self.begun.add((number, level))
        counts[level] = (
            self.starts[number, level] if anew else counts[level] + 1 if level in counts else levels[level].start
        )
        for deeper in [d for d in counts if d > level]:
            until = levels[deeper].restart if deeper in levels else None
            if until is None or (until and level < until):
                del counts[deeper]
        if shape.format == "none":
            return re.sub(r"%\d", "", shape.text).strip()

        def shown(m: re.Match[str]) -> str:
            at = int(m[1]) - 1
            other = levels.get(at, Level())
            return spell(counts.get(at, other.start), other.format)

        return re.sub(r"%(\d)", shown, shape.text).strip()


def spell(count: int, format_: str) -> str:
    """A count as a list writes it: 3, c, C, iii, III, 03."""
    if format_ in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letters.upper() if format_ == "upperLetter" else letters
    if format_ in ("lowerRoman", "upperRoman") and 0 < count <= LARGEST:
        roman, left = "", count
        for size, sign in ROMAN.items():
            roman += sign * (left // size)
            left %= size
        return roman.upper() if format_ == "upperRoman" else roman
    return f"{count:02d}" if format_ == "decimalZero" else str(count)


def _levels(parent: Any) -> dict[int, Level]:
    made = {}
    for each in parent.iter(f"{W}lvl"):
        restart = _value(each, "lvlRestart")
        made[_int(each.get(f"{W}ilvl"), 0)] = Level(
            _int(_value(each, "start"), 1),
            _value(each, "numFmt") or "decimal",
            _value(each, "lvlText") or "",
            None if restart is None else _int(restart, 0),
        )
    return made


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default
