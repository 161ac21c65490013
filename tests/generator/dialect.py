"""How one writer of minutes writes: each choice drawn on its own, whatever the layout.

A layout uses what it needs; where its form fixes a choice (a table of actions), it ignores that choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from random import Random
from string import ascii_uppercase

from tests.generator import swedish
from tests.generator.facts import Item, Meeting

MARKDOWN_ONLY = {"hash", "bold", "numbered hash", "bold label", "numbered bold"}
ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
    *("XVIII", "XIX", "XX", "XXI", "XXII"),
)
CHOICES: dict[str, tuple[str, ...]] = {
    "heading": (
        *("§", "§.", "1.", "1)", "1", "A.", "caps", "Punkt", "1 caps", "hash", "numbered hash", "bold"),
        *("1 §", "Ärende", "I.", "§ –", "Punkt –", "numbered bold"),
    ),
    "decision": (
        *("label", "att", "att list", "passive", "beslöt", "det beslutades", "bold label", "heading"),
        *("present passive", "enhälligt", "caps label", "under heading", "beslutades"),
    ),
    "task": (
        *("assigned", "uppdras", "responsible", "undertakes", "present", "shall", "label", "att give"),
        *("was assigned", "takes on"),
    ),
    "presenter": ("label", "sentence", "dash", "parentheses", "presents", "none", "line", "behind"),
    "day": ("iso", "long", "den", "weekday", "weekdayen", "slash"),
    "clock": (".", ":", "short"),
    "names": ("full", "first"),
    "body": ("acting", "Mötet", "name"),
    "label": (":", ": ", "tab"),
    "bullet": ("-", "*", "•", "–"),
    "tempus": ("present", "past"),
    "row": ("comma", "short", "parentheses", "title", "full", "dash"),
    "absent": (
        *("Frånvarande", "Förhinder", "Anmält förhinder", "Ej närvarande", "Frånvarande"),
        *("Anmälda förhinder", "Meddelat förhinder", "Frånvarande (anmält)"),
    ),
    "present": ("Närvarande", "Deltagare", "Närvarande", "Deltog", "Mötesdeltagare", "Medverkande", "Vid mötet deltog"),
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """One value of CHOICES a field."""

    heading: str
    decision: str
    task: str
    presenter: str
    day: str
    clock: str
    names: str
    body: str
    label: str
    bullet: str
    tempus: str
    row: str
    absent: str
    present: str
    markdown: bool

    @classmethod
    def draw(cls, rng: Random, markdown: bool = False) -> Dialect:
        drawn = {
            field.name: rng.choice([c for c in CHOICES[field.name] if markdown or c not in MARKDOWN_ONLY])
            for field in fields(cls)
            if field.name != "markdown"
        }
        return cls(**drawn, markdown=markdown)

    # --- days and hours ---

    def in_full(self, day: date) -> str:
        """A day with its year, for a header."""
        return {
            "iso": day.isoformat(),
            "long": swedish.long_day(day),
            "den": f"den {swedish.long_day(day)}",
            "weekday": f"{swedish.weekday(day)} {swedish.long_day(day)}",
            "weekdayen": f"{swedish.weekday(day)}en den {swedish.long_day(day)}",
            "slash": f"{day.day}/{day.month} {day.year}",
        }[self.day]

    def dates(self, days: Sequence[date]) -> str:
        """One day or two in a row."""
        return self.in_full(days[0]) if len(days) == 1 else swedish.both_days(days)

    def near(self, day: date) -> str:
        """A day in the months ahead, as in running text: the year is mostly understood."""
        short = swedish.long_day(day, year=False)
        return {
            "iso": day.isoformat(),
            "long": swedish.long_day(day),
            "den": f"den {short}",
            "weekday": f"{swedish.weekday(day)} {short}",
            "weekdayen": f"{swedish.weekday(day)}en den {short}",
            "slash": f"{day.day}/{day.month}",
        }[self.day]

    def hours(self, start: time, end: time) -> str:
        """kl. 09.00–12.00"""
        if self.clock == "short" and start.minute == end.minute == 0:
            return f"kl {start.hour}–{end.hour}"
        point = "." if self.clock == "short" else self.clock
        return f"kl. {swedish.clock(start, point)}–{swedish.clock(end, point)}"

    def hour(self, at: time) -> str:
        return f"kl. {swedish.clock(at, '.' if self.clock == 'short' else self.clock)}"

    # --- headings ---

    def number(self, at: int, first: int) -> str | None:
        """The number of the item at a position from 0, as gold has it; None where this dialect doesn't number."""
        if self.heading in ("caps", "hash", "bold"):
            return None
        if self.heading == "A.":
            return ascii_uppercase[at]
        if self.heading == "I.":
            return ROMAN[at]
        return f"§ {first + at}" if self.heading in ("§", "§.", "1 §", "§ –") else str(first + at)

    def numbers(self, meeting: Meeting) -> list[str | None]:
        """The number of each item."""
        return [self.number(at, meeting.first_number) for at in range(len(meeting.items))]

    def title(self, number: str | None, item: Item) -> str:
        """The heading's line, with who presents where this dialect says it there."""
        title = item.title.upper() if self.heading in ("caps", "1 caps") else item.title
        people = ", ".join(human.name for human in item.presenters)
        if people and self.presenter == "dash":
            title += f" – {people}"
        if people and self.presenter == "parentheses":
            title += f" ({people})"
        return {
            "§": f"{number} {title}",
            "§.": f"{(number or '').replace(' ', '')}. {title}",
            "1.": f"{number}. {title}",
            "1)": f"{number}) {title}",
            "1": f"{number} {title}",
            "A.": f"{number}. {title}",
            "I.": f"{number}. {title}",
            "1 §": f"{(number or '').removeprefix('§ ')} § {title}",
            "§ –": f"{number} – {title}",
            "Ärende": f"Ärende {number}: {title}",
            "Punkt –": f"Punkt {number} – {title}",
            "numbered bold": f"**{number}. {title}**",
            "Punkt": f"Punkt {number}. {title}",
            "caps": title,
            "1 caps": f"{number}. {title}",
            "hash": f"## {title}",
            "numbered hash": f"## {number}. {title}",
            "bold": f"**{title}**",
        }[self.heading]

    @property
    def presenter_in_title(self) -> bool:
        return self.presenter in ("dash", "parentheses")

    def field(self, name: str, value: str) -> str:
        """A labelled line of a header: "Plats: Sal Eken"."""
        shown = f"**{name}:** {value}" if self.markdown and self.heading in MARKDOWN_ONLY else None
        return shown or (f"{name}\t{value}" if self.label == "tab" else f"{name}: {value}")

    def decider(self, meeting: Meeting) -> str:
        """Who decides, as the sentence names it: "Styrgruppen"."""
        return {"acting": meeting.body.acting, "Mötet": "Mötet", "name": meeting.body.name}[self.body]
