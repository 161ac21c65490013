"""The head of minutes as read: whose meeting it was, when, where, and how its minutes were approved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.minutes import Said


@dataclass(frozen=True)
class OwnBody:
    """A body whose meeting it is."""

    name: Said
    kind: str


@dataclass
class Header:
    body: Said | None = None
    body_kind: str = "OTHER"
    beside: list[OwnBody] = field(default_factory=list)  # with whom the body meets in a joint meeting
    owner: Said | None = None
    owner_kind: str = "MUNICIPALITY"
    dates: list[Said] = field(default_factory=list)
    start: Said | None = None
    end: Said | None = None
    place: Said | None = None
    format: str | None = None
    approved_on: Said | None = None
    approved_how: Said | None = None
    chair: str | None = None
    year: int | None = None  # of days written without one

    @property
    def bodies(self) -> list[OwnBody]:
        """Whose meeting it is: none, one, or several together, in the order of the text."""
        return [OwnBody(self.body, self.body_kind), *self.beside] if self.body else []

    @property
    def named(self) -> str:
        """The names of the bodies together: "Skolrådet, Trafikrådet och Vägnämnden"; empty for none."""
        *others, last = [each.name.value for each in self.bodies] or [""]
        return f"{', '.join(others)} och {last}" if others else last
