"""What is wrong with a register, gathered over the whole file: an error refuses the file, a warning doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from schema.errors import BadRegister, Place

MOST_LINES = 5  # that one problem names
MOST_KINDS = 200  # of problems that are told apart
MOST_PROBLEMS = 50  # that an error tells; it says how many more there are


@dataclass
class Problem:
    """One thing that is wrong, and all the lines that have it (the first few, and how many)."""

    code: str
    message: str
    lines: list[int] = field(default_factory=list)
    count: int = 0

    def __str__(self) -> str:
        shown = ", ".join(map(str, self.lines))
        more = f" and {self.count - len(self.lines)} more" if self.count > len(self.lines) else ""
        return f"line {shown}{more}: {self.message}" if self.count == 1 else f"lines {shown}{more}: {self.message}"


@dataclass
class Problems:
    """Collects what is wrong. The same message at many lines is one problem with their numbers."""

    file: str
    found: dict[tuple[str, str], Problem] = field(default_factory=dict)
    dropped: int = 0

    def add(self, line: int, code: str, message: str) -> None:
        key = (code, message)
        if key not in self.found:
            if self.full:
                self.dropped += 1
                return
            self.found[key] = Problem(code, message)
        problem = self.found[key]
        problem.count += 1
        if len(problem.lines) < MOST_LINES:
            problem.lines.append(line)

    @property
    def full(self) -> bool:
        """Whether so much is wrong that further kinds of it are only counted."""
        return len(self.found) >= MOST_KINDS

    def __len__(self) -> int:
        return sum(p.count for p in self.found.values()) + self.dropped

    def refuse(self) -> None:
        """Raises BadRegister with all that was found, when there is anything."""
        if not self.found:
            return
        each = sorted(self.found.values(), key=lambda p: (p.lines[0], p.code, p.message))
        what = f"{len(self)} problems" if len(self) > 1 else "A problem"
        raise BadRegister(
            f"{what} in the register; nothing of it was loaded",
            where=Place(self.file, line=each[0].lines[0]),
            problems=tuple((p.lines[0], p.code, str(p)) for p in each[:MOST_PROBLEMS]),
            more=len(self) - sum(p.count for p in each[:MOST_PROBLEMS]),
        )


def nearest(word: str, known: Sequence[str]) -> str:
    """ "; did you mean X?" for the known word that is most like it, else nothing."""
    close = get_close_matches(word.casefold(), [k.casefold() for k in known], n=1, cutoff=0.6)
    meant = next((k for k in known if close and k.casefold() == close[0]), None)
    return f"; did you mean {meant!r}?" if meant else ""
