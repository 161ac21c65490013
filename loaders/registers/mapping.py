"""Which column of a register is what: a mapping file in TOML or YAML, or one of the ready ones.

    extends = "fortroendemannaregister"   # start from a ready mapping; what stands here wins
    owner = "Granviks kommun"             # a value that no column has: the same for all rows
    date = "2024-05-01"                   # the day that the register speaks of
    complete = true                       # it lists all who sit in its bodies on that day

    [columns]
    person = "Namn"                       # this column must be there
    organisation = ["Organisation", "För"]  # the first of these that is there, if any

    [roles]
    "Gruppledare" = "LEADER"              # how this register words a role; "" leaves such rows out

What is wrong with a mapping is told all at once, each with its line.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from loaders.deriving.seats import ROLE_ORDER
from loaders.registers.problems import nearest
from schema.errors import BadMapping, MissingInput, Place
from schema.identity import search_key
from schema.period import is_partial_date

COLUMNS = (
    *("person", "first_name", "last_name", "person_id", "body", "role", "organisation", "owner", "party", "title"),
    *("from", "to", "county", "date"),
)
FIXED = ("body", "role", "organisation", "owner", "county", "date")
TOP = ("name", "extends", "delimiter", "encoding", "date_formats", "complete", "columns", "roles", *FIXED)
DATE_PARTS = {"YYYY": r"(?P<y>\d{4})", "MM": r"(?P<m>\d{1,2})", "DD": r"(?P<d>\d{1,2})"}
MOST_BYTES = 1_000_000
MOST_CHARACTERS = 8000
"""Of all that a mapping says, comments left out: it is kept in the log with the register."""


@dataclass(frozen=True)
class Mapping:
    """`columns` has for each field the headings that it may have, `fixed` the values of fields without a column."""

    name: str
    columns: MappingOf[str, tuple[str, ...]] = field(default_factory=dict)
    fixed: MappingOf[str, str] = field(default_factory=dict)
    roles: MappingOf[str, str] = field(default_factory=dict)  # words -> role; "" leaves such rows out
    must: frozenset[str] = frozenset()  # fields whose column must be there
    date_formats: tuple[str, ...] = ()
    delimiter: str | None = None
    encoding: str | None = None
    complete: bool = False

    def bind(self, heads: Sequence[str]) -> dict[str, int]:
        """Which column each field has, by its place. Fields without one are left out."""
        at = {search_key(h): i for i, h in reversed(list(enumerate(heads))) if search_key(h)}
        found: dict[str, int] = {}
        for name, wanted in self.columns.items():
            column = next((at[search_key(w)] for w in wanted if search_key(w) in at), None)
            if column is not None:
                found[name] = column
        return found

    def lacks(self, heads: Sequence[str]) -> list[str]:
        """What the file has no column for and should have, in words."""
        bound = self.bind(heads)
        lacking = []
        for name, columns in self.columns.items():
            if name in self.must and name not in bound:
                lacking.append(f"{name} ({columns[0]!r}{nearest(columns[0], heads)})")
        has_name = "person" in bound or {"first_name", "last_name"} <= bound.keys()
        if not has_name and not {"person", "first_name", "last_name"} & self.must:
            lacking.append(f"person{_expected(self, 'person', heads) or _expected(self, 'last_name', heads)}")
        for name in ("body", "role"):
            if name not in bound and name not in self.fixed and name not in self.must:
                lacking.append(f"{name}{_expected(self, name, heads)}")
        return lacking

    def as_dict(self) -> dict[str, Any]:
        """As a mapping file would have it: what a log keeps, to read the file in the same way again."""
        kept: dict[str, Any] = {"name": self.name, **self.fixed}
        if self.complete:
            kept["complete"] = True
        for name in ("delimiter", "encoding"):
            if value := getattr(self, name):
                kept[name] = value
        if self.date_formats:
            kept["date_formats"] = list(self.date_formats)
        kept["columns"] = {k: v[0] if k in self.must else list(v) for k, v in self.columns.items()}
        return {**kept, "roles": dict(self.roles)} if self.roles else kept


def _expected(mapping: Mapping, name: str, heads: Sequence[str]) -> str:
    columns = mapping.columns.get(name, ())
    return f" ({' or '.join(repr(c) for c in columns[:3])}{nearest(columns[0], heads)})" if columns else ""


@cache
def ready() -> tuple[Mapping, ...]:
    """The bundled mappings, by name."""
    folder = files(__package__ or __name__).joinpath("mappings")
    found = [f for f in folder.iterdir() if f.name.endswith(".toml")]
    return tuple(parse(f.read_text("utf-8"), f.name) for f in sorted(found, key=lambda f: f.name))


def choose(heads: Sequence[str], place: Place) -> Mapping:
    """The ready mapping that fits the headings and takes most of them. Raises BadMapping when none fits."""
    fitting = [m for m in ready() if not m.lacks(heads)]
    if not fitting:
        told = "; ".join(f"{m.name} lacks {', '.join(m.lacks(heads))}" for m in ready())
        raise BadMapping(
            f"No ready mapping fits the columns {', '.join(repr(h) for h in heads if h)}: {told}",
            where=place,
            next_step="Name a mapping file with --mapping; docs/registers.md shows the form. Nothing was loaded.",
        )
    return max(fitting, key=lambda m: (len(m.bind(heads)), m.name))


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file; or the ready one of that name. Raises MissingInput or BadMapping (with the line)."""
    if not path.exists() and path.suffix == "":
        for mapping in ready():
            if mapping.name == str(path):
                return mapping
        names = [m.name for m in ready()]
        raise BadMapping(
            f"There is no mapping file {str(path)!r}, and no ready mapping of that name{nearest(str(path), names)}",
            next_step=f"Ready ones: {', '.join(names)}.",
        )
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise MissingInput(
            f"The mapping can't be read: {problem.strerror or problem}", where=Place(str(path))
        ) from None
    if len(content) > MOST_BYTES:
        message = f"The mapping has {len(content)} bytes; at most {MOST_BYTES} are taken"
        raise BadMapping(message, where=Place(str(path)))
    try:
        return parse(content.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise BadMapping("The mapping is no text in UTF-8", where=Place(str(path))) from None


def parse(text: str, name: str) -> Mapping:
    """The mapping in a text; YAML when the name says so, else TOML. Raises BadMapping."""
    made = _yaml(text, name) if name.endswith((".yaml", ".yml")) else _toml(text, name)
    return _Checked(text, name).mapping(made)


def from_dict(made: dict[str, Any]) -> Mapping:
    """A mapping as `Mapping.as_dict` gave it. Raises BadMapping."""
    return _Checked("", str(made.get("name", "mapping"))).mapping(made)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"line (\d+)", str(problem))
        raise BadMapping(
            f"This is no TOML: {problem}",
            where=Place(name, line=int(line[1]) if line else None),
            next_step="Mend that line; words with other signs than a-z stand in quotes. Nothing was loaded.",
        ) from None


def _yaml(text: str, name: str) -> dict[str, Any]:
    try:
        made = yaml.load(text, Loader=yaml.BaseLoader)  # plain texts, lists and maps: no dates, no numbers
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark
        raise BadMapping(
            f"This is no YAML: {problem.problem}", where=Place(name, line=mark.line + 1 if mark else None)
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise BadMapping("This is no YAML that can be read", where=Place(name)) from None
    if not isinstance(made, dict):
        raise BadMapping("Here should stand keys and values", where=Place(name))
    return made


class _Checked:
    """Checks what a mapping file says, and tells all that is wrong with it."""

    def __init__(self, text: str, name: str) -> None:
        self.lines, self.name = text.splitlines(), name
        self.wrong: list[tuple[int | None, str]] = []

    def mapping(self, made: dict[str, Any]) -> Mapping:
        base = self._base(made)
        self._keys(made, TOP, "key")
        columns = self._columns(made.get("columns", {}))
        roles = self._roles(made.get("roles", {}))
        fixed = {k: text for k in FIXED if k in made and (text := self._text(k, made[k]))}
        if "role" in fixed and fixed["role"] not in ROLE_ORDER:
            self._say("role", f"role {fixed['role']!r} is none of {', '.join(ROLE_ORDER)}")
        if "date" in fixed and not (is_partial_date(fixed["date"]) and len(fixed["date"]) == 10):
            self._say("date", f"date {fixed['date']!r} is no day of the form YYYY-MM-DD")
        complete = str(made.get("complete", base.complete)).lower()
        if complete not in ("true", "false"):
            self._say("complete", "complete is true or false")
        delimiter = str(made.get("delimiter", base.delimiter or ""))
        if len(delimiter) > 1:
            self._say("delimiter", f"delimiter {delimiter!r} is more than one character")
        formats = made.get("date_formats", list(base.date_formats))
        for each in formats if isinstance(formats, list) else [formats]:
            if not isinstance(each, str) or "YYYY" not in each:
                self._say("date_formats", f"date format {each!r} lacks YYYY; as DD.MM.YYYY")
        if len(json.dumps(made, ensure_ascii=False, default=str)) > MOST_CHARACTERS:
            self._say("roles", f"The mapping says more than {MOST_CHARACTERS} characters")
        self._end()
        return Mapping(
            name=str(made.get("name", Path(self.name).stem)),
            columns={**base.columns, **{k: v for k, (v, _) in columns.items()}},
            fixed={**base.fixed, **fixed},
            roles={**base.roles, **roles},
            must=(base.must - columns.keys()) | {k for k, (_, must) in columns.items() if must},
            date_formats=tuple(map(str, formats)),
            delimiter=delimiter or None,
            encoding=str(made["encoding"]) if "encoding" in made else base.encoding,
            complete=complete == "true",
        )

    def _base(self, made: dict[str, Any]) -> Mapping:
        if "extends" not in made:
            return Mapping("")
        known = {m.name: m for m in ready()}
        wanted = str(made["extends"])
        if wanted not in known:
            self._say("extends", f"There is no ready mapping {wanted!r}; there are {', '.join(known)}")
        return known.get(wanted, Mapping(""))

    def _columns(self, made: Any) -> dict[str, tuple[tuple[str, ...], bool]]:
        """Headings of each field, and whether the column must be there."""
        found: dict[str, tuple[tuple[str, ...], bool]] = {}
        if not isinstance(made, dict):
            self._say("columns", 'columns has no fields in it, as person = "Namn"')
            return found
        self._keys(made, COLUMNS, "field")
        for name, heads in made.items():
            given = heads if isinstance(heads, list) else [heads]
            if not given or not all(isinstance(h, str) and h.strip() for h in given):
                self._say(name, f"{name} is given no heading, nor a list of headings")
            elif name in COLUMNS:
                found[name] = (tuple(given), not isinstance(heads, list))
        return found

    def _roles(self, made: Any) -> dict[str, str]:
        if not isinstance(made, dict):
            self._say("roles", 'roles has no words in it, as "Gruppledare" = "LEADER"')
            return {}
        for words, role in made.items():
            if role not in ("", *ROLE_ORDER):
                self._say(words, f"{words!r} is given the role {role!r}, which is none of {', '.join(ROLE_ORDER)}")
        return {search_key(words): str(role) for words, role in made.items()}

    def _keys(self, made: dict[str, Any], allowed: Sequence[str], what: str) -> None:
        for key in made:
            if key not in allowed:
                self._say(
                    key, f"{key!r} is no {what} of a mapping{nearest(key, allowed)} There are {', '.join(allowed)}"
                )

    def _text(self, key: str, value: Any) -> str:
        if isinstance(value, dict | list) or not str(value).strip():
            self._say(key, f"{key} is no text")
            return ""
        return " ".join(str(value).split())

    def _say(self, key: str, message: str) -> None:
        pattern = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[=:]|^\s*\[{re.escape(key)}\]")
        self.wrong.append((next((n for n, line in enumerate(self.lines, 1) if pattern.match(line)), None), message))

    def _end(self) -> None:
        if self.wrong:
            told = "; ".join(f"line {line}: {words}" if line else words for line, words in self.wrong)
            raise BadMapping(told, where=Place(self.name, line=self.wrong[0][0]))
