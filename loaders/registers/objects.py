"""The objects of a Popolo text: where each stands, under its class and id, and which memberships there are."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from loaders.registers.problems import Problems
from loaders.registers.spans import DECODER, Value, elements, fields, members
from schema.errors import BadRegister, Place
from schema.evidence import Span

ONE = {"persons": "person", "organizations": "organization", "posts": "post", "events": "event"}
INLINE = "memberships"


@dataclass(frozen=True, slots=True)
class Object:
    """What others refer to: its class and id, where it stands, and whether memberships stand inside it."""

    kind: str  # person, organization, post or event
    id: str
    span: Span
    nests: bool = False


class Objects:
    """Finds the objects of a text. `starts` are the places of its memberships, those inside other objects too."""

    def __init__(self, text: str, name: str, problems: Problems) -> None:
        """Raises BadRegister with the line where the text is no JSON, or when it holds no memberships."""
        self.text, self.name = text, name
        self.known: dict[tuple[str, str], Object] = {}
        self.starts = array("q")
        self.holders: dict[int, Object] = {}  # number of a membership -> what it stands in
        self._newlines = array("q", (i for i, c in enumerate(text) if c == "\n"))
        try:
            self._index(problems)
        except json.JSONDecodeError as problem:
            raise BadRegister(
                f"This is no JSON: {problem.msg}",
                where=Place(name, line=problem.lineno, excerpt=text[max(0, problem.pos - 20) : problem.pos + 20]),
                next_step="Export it again, or mend that line. Nothing was loaded.",
            ) from None
        except RecursionError:
            raise BadRegister("The JSON is nested too deeply to be read", where=Place(name)) from None
        if not self.starts and not len(problems):
            raise BadRegister(
                "The JSON has no memberships",
                where=Place(name),
                next_step="Popolo has persons, organizations and memberships; docs/registers.md. Nothing was loaded.",
            )

    def _index(self, problems: Problems) -> None:
        for key, at in members(self.text, len(self.text) - len(self.text.lstrip())):
            if key not in (*ONE, INLINE) or self.text[at : at + 1] != "[":
                continue
            for value, span in elements(self.text, at):
                if not isinstance(value, dict):
                    problems.add(self.line_of(span.start), "NO_OBJECT", f"{key} has an element that is no object")
                elif key == INLINE:
                    self.starts.append(span.start)
                else:
                    self._refer(ONE[key], value, span, problems)

    def _refer(self, kind: str, value: dict[str, object], span: Span, problems: Problems) -> None:
        id_, inside = value.get("id"), value.get(INLINE)
        if not isinstance(id_, str | int) or isinstance(id_, bool):
            problems.add(self.line_of(span.start), "NO_ID", f"the {kind} has no id")
            return
        key = (kind, str(id_))
        if key in self.known:
            problems.add(self.line_of(span.start), "SAME_ID", f"another {kind} has the id {str(id_)!r} too")
        self.known[key] = found = Object(kind, str(id_), span, isinstance(inside, list) and bool(inside))
        if found.nests:
            for each, place in elements(self.text, self.fields(found)[INLINE].span.start):
                if isinstance(each, dict):
                    self.holders[len(self.starts)] = found
                    self.starts.append(place.start)

    def fields(self, found: Object) -> dict[str, Value]:
        """What an object says, by its keys."""
        return fields(self.text, found.span.start)

    def span(self, number: int) -> Span:
        """The place of a membership."""
        at = self.starts[number]
        return Span(at, DECODER.raw_decode(self.text, at)[1])

    def line_of(self, at: int) -> int:
        """The line of the text, from 1, that a place is on."""
        return 1 + bisect_left(self._newlines, at)
