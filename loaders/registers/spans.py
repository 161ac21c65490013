"""JSON whose values know their place in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from schema.evidence import Span

BLANK = re.compile(r"[ \t\r\n]*")
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and where it stands; a text without its quotes."""

    value: Any
    span: Span


def members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """(key, where its value begins) of the object that begins at `at`. Raises json.JSONDecodeError.

    After a key the caller may send back where the value ends, so that it isn't read twice.
    """
    at = _expect(text, at, "{")
    if text[at : at + 1] == "}":
        return
    while True:
        if text[at : at + 1] != '"':
            raise json.JSONDecodeError("Expecting a key in double quotes", text, at)
        key, at = DECODER.raw_decode(text, at)
        start = _expect(text, _blank(text, at), ":")
        end = yield key, start
        at = _blank(text, end if end is not None else DECODER.raw_decode(text, start)[1])
        if text[at : at + 1] == "}":
            return
        at = _expect(text, at, ",")


def fields(text: str, at: int) -> dict[str, Value]:
    """The values of the object that begins at `at`, by their keys."""
    found: dict[str, Value] = {}
    walk = members(text, at)
    try:
        key, start = next(walk)
        while True:
            value, end = DECODER.raw_decode(text, start)
            quoted = isinstance(value, str)
            found[key] = Value(value, Span(start + quoted, end - quoted))
            key, start = walk.send(end)  # type: ignore[attr-defined]
    except StopIteration:
        return found


def elements(text: str, at: int) -> Iterator[tuple[Any, Span]]:
    """(value, place) of each element of the list that begins at `at`. Raises json.JSONDecodeError."""
    at = _expect(text, at, "[")
    while text[at : at + 1] != "]":
        value, end = DECODER.raw_decode(text, at)
        yield value, Span(at, end)
        at = _blank(text, end)
        if text[at : at + 1] == "]":
            return
        at = _expect(text, at, ",")


def _expect(text: str, at: int, sign: str) -> int:
    """Behind the sign and the blanks after it."""
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"Expecting {sign!r}", text, at)
    return _blank(text, at + 1)


def _blank(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at
