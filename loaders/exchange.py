"""What people say as files, for other people and for version control: the entries of a log, in YAML or line by line.

    by: Siv Ros, registrator
    entries:
      - left: 3f0c9a1b7d2e3f0c9a1b7d2e
        right: 90ab12cd34ef90ab12cd34ef
        verdict: SAME
        reason: same signature on both

A file that ends with .jsonl has one entry a line, as the log has; any other is YAML with the entries below `entries`,
or as a list. `by`, `at` and `reason` at the top of a YAML file stand for all. What may be left out: `kind`
(JUDGEMENT), `at` (now), `entry` (the id, checked when it is given). A side is an id, or a map as the log has it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import yaml

from loaders.entries import ALWAYS, Entry, EntryKind
from loaders.said import Said
from schema.errors import BadJudgement, MissingInput, Place

MOST_BYTES = 20_000_000
MOST_DEPTH = 8
TAKEN = frozenset({EntryKind.JUDGEMENT, EntryKind.REVOCATION, EntryKind.DISMISSAL, EntryKind.CORRECTION})
"""The kinds that a file may bring in; those that a log holds beside them are left out."""
HEAD = ("kind", *ALWAYS)
TYPED = ("value", "before")
"""Only below these keys of an entry are numbers numbers: an id of digits alone is a text."""
WORDS = {"": None, "null": None, "~": None, "true": True, "false": False}
"""What else than texts and numbers a value without quotes may be."""


def read_exchange(path: Path) -> tuple[list[Said], int]:
    """(what a file says, how many entries of other kinds it holds). Raises MissingInput or BadJudgement."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise MissingInput(f"The file can't be read: {problem.strerror or problem}", where=Place(str(path))) from None
    if len(content) > MOST_BYTES:
        raise BadJudgement(f"The file has {len(content)} bytes; at most {MOST_BYTES} are taken", where=Place(str(path)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise BadJudgement("The file is no text in UTF-8", where=Place(str(path), line=line)) from None
    found = _lines(text, str(path)) if path.suffix == ".jsonl" else _Yaml(str(path)).entries(text)
    other = {str(kind) for kind in EntryKind} - {str(kind) for kind in TAKEN}
    taken = [said for said in found if str(said.fields.get("kind", EntryKind.JUDGEMENT)) not in other]
    return taken, len(found) - len(taken)


def write_exchange(entries: Iterable[Entry], path: Path) -> str:
    """The entries as the text of a file of that name."""
    told = [entry.as_dict() for entry in entries]
    if path.suffix == ".jsonl":
        return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in told)
    return str(yaml.safe_dump({"entries": told}, allow_unicode=True, sort_keys=False, width=10_000))


def _lines(text: str, file: str) -> list[Said]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = Place(file, line=number, excerpt=line[:80])
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            raise BadJudgement("The line is no JSON", where=place) from None
        if not isinstance(fields, dict):
            raise BadJudgement("The line is no entry", where=place)
        found.append(Said(fields, place))
    return found


class _Yaml:
    """Reads one file's nodes as plain values, and knows on which line each entry stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._seen: set[int] = set()

    def entries(self, text: str) -> list[Said]:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as problem:
            mark = problem.problem_mark
            self._wrong(f"This is no YAML: {problem.problem}", mark.line + 1 if mark else None)
        except (yaml.YAMLError, RecursionError):
            self._wrong("This is no YAML that can be read", None)
        head: dict[str, Any] = {}
        if isinstance(root, yaml.MappingNode):
            pairs = self._pairs(root, 0)
            head = {key: value for key, (_, value) in pairs.items() if key != "entries"}
            if unknown := sorted(head.keys() - set(HEAD)):
                self._wrong(
                    f"{unknown[0]!r} is no key here; there are {', '.join(HEAD)}, entries", pairs[unknown[0]][0]
                )
            root = next((v for k, v in root.value if k.value == "entries"), None)
        if not isinstance(root, yaml.SequenceNode):
            self._wrong("The file has no list of entries", root.start_mark.line + 1 if root else None)
        return [self._entry(node, head) for node in root.value]

    def _entry(self, node: yaml.Node, head: Mapping[str, Any]) -> Said:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            self._wrong("Here should stand an entry, with keys and values", line)
        own = {key: value for key, (_, value) in self._pairs(node, 1).items()}
        return Said({**head, **own}, Place(self.file, line=line))

    def _pairs(self, node: yaml.MappingNode, depth: int, numbers: bool = False) -> dict[str, tuple[int, Any]]:
        """(line, value) by key; what stands below `entries` at the top is left for `_entry`."""
        found: dict[str, tuple[int, Any]] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or key.value in found:
                self._wrong("A key is no text, or is given twice", line)
            typed = numbers or key.value in TYPED
            below = None if depth == 0 and key.value == "entries" else self._value(value, depth + 1, typed)
            found[key.value] = (line, below)
        return found

    def _value(self, node: yaml.Node, depth: int, numbers: bool) -> Any:
        line = node.start_mark.line + 1
        if id(node) in self._seen or depth > MOST_DEPTH:
            self._wrong("Values are written out: references and deep nesting aren't taken", line)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return {key: value for key, (_, value) in self._pairs(node, depth, numbers).items()}
        if isinstance(node, yaml.SequenceNode):
            return [self._value(one, depth + 1, numbers) for one in node.value]
        told = str(node.value)
        return _plain(told, numbers) if getattr(node, "style", None) is None else told

    def _wrong(self, found: str, line: int | None) -> NoReturn:
        raise BadJudgement(found, where=Place(self.file, line=line))


def _plain(told: str, numbers: bool) -> Any:
    """A scalar without quotes. Dates stay texts, and so does a number that would be written otherwise afterwards."""
    if told in WORDS:
        return WORDS[told]
    for number in (int, float) if numbers else ():
        try:
            read = number(told)
        except ValueError:
            continue
        if str(read) == told and math.isfinite(read):
            return read
    return told
