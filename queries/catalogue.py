"""The catalogue: every statement that Radslag sends stands in a file of read/ or write/, and this is what reads them.

A file begins with four comment lines, and may say more in comments before the statement:

    // name: who_sits_in                  the file's name
    // doc: One sentence about the rows.
    // params: body STRING, roles LIST<STRING> | NULL
    // columns: m Membership

Columns are `variable Label` for a head (it ends without RETURN: a projection adds what is selected, and may use the
parameters as well), else the names and types of what RETURN gives. A file whose header says something else than its
statement does is refused, with the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

from schema.errors import Place, QueryFault

HEADER = ("name", "doc", "params", "columns")
FOLDERS = ("read", "write")

_HEADER_LINE = re.compile(r"//\s*(\w+):\s*(.*)")
_FIELD = re.compile(r"(\w+)\s+([\w<>]+(?:\s*\|\s*NULL)?)")
_OPAQUE = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_VALUES: dict[str, tuple[type, ...]] = {
    "STRING": (str,),
    "INTEGER": (int,),
    "FLOAT": (int, float),
    "BOOLEAN": (bool,),
    "MAP": (dict,),
    "NODE": (),  # comes out of a statement, never from us
    "ANY": (object,),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a column: its name, and its type as written (STRING, LIST<MAP> | NULL, or a label)."""

    name: str
    type: str

    def takes(self, value: Any) -> bool:
        """Whether a Python value may be bound to a parameter of this type."""
        bare, _, null = self.type.partition("|")
        return bool(null) if value is None else _takes(bare.strip(), value)


def _takes(type_: str, value: Any) -> bool:
    if inner := re.fullmatch(r"LIST<(.+)>", type_):
        return isinstance(value, (list, tuple)) and all(_takes(inner[1], one) for one in value)
    if isinstance(value, bool):  # which Python counts among the integers
        return type_ in ("BOOLEAN", "ANY")
    return isinstance(value, _VALUES[type_])


@dataclass(frozen=True, slots=True)
class Query:
    """One file: a statement that returns rows, or a head that a projection completes."""

    name: str
    doc: str
    params: tuple[Field, ...]
    columns: tuple[Field, ...]
    text: str
    file: str

    @property
    def head(self) -> bool:
        """True when the statement ends without RETURN and names the variables that a projection may use."""
        return bool(self.columns) and not _returns(self.text)

    @property
    def complete(self) -> str:
        """A statement that a database can plan: a head with its variables returned."""
        return f"{self.text}\nRETURN {', '.join(column.name for column in self.columns)}" if self.head else self.text

    def bind(self, **values: Any) -> dict[str, Any]:
        """The parameters to send. Raises QueryFault when one is missing, unknown or of another type."""
        known = {param.name: param for param in self.params}
        if wrong := sorted(known.keys() ^ values.keys()):
            lacks = [f"{name} is {'missing' if name in known else 'not a parameter'}" for name in wrong]
            raise QueryFault(f"{self.name}: {', '.join(lacks)}", where=Place(self.file))
        for name, value in values.items():
            if not known[name].takes(value):
                found = f"{self.name}: {name} must be {known[name].type}, not {type(value).__name__}"
                raise QueryFault(found, where=Place(self.file, excerpt=repr(value)))
        return values


@cache
def catalogue() -> dict[str, Query]:
    """Every query by its name. Raises QueryFault naming file and line."""
    queries: dict[str, Query] = {}
    folders = [folder for name in FOLDERS if (folder := resources.files("queries") / name).is_dir()]
    for folder in folders:
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if path.name.endswith(".cypher"):
                query = read_query(f"queries/{folder.name}/{path.name}", path.read_text(encoding="utf-8"))
                if query.name in queries:
                    raise QueryFault(f"there are two queries {query.name}", where=Place(query.file))
                queries[query.name] = query
    return queries


def load(name: str) -> Query:
    """The query of that name. Raises QueryFault when there is none."""
    try:
        return catalogue()[name]
    except KeyError:
        raise QueryFault(f"there is no query {name!r} in queries/{{{','.join(FOLDERS)}}}") from None


class Asked(Protocol):
    """What answers a statement: a Graph, or the Transaction of a write."""

    def read(self, statement: str, params: Mapping[str, Any] | None = None, /) -> list[list[Any]]: ...


def ask(asked: Asked, name: str, /, **params: object) -> list[list[Any]]:
    """The rows of the query of that name. Raises StoreError; QueryFault for parameters that it doesn't have."""
    query = load(name)
    return asked.read(query.text, query.bind(**params))


def read_query(file: str, text: str) -> Query:
    """Read one file's text; `file` is its path, for the checks and the errors. Raises QueryFault."""
    lines = text.splitlines()
    found = [_HEADER_LINE.match(line) for line in lines[: len(HEADER)]]
    for number, key in enumerate(HEADER, 1):
        match = found[number - 1] if number <= len(found) else None
        if match is None or match[1] != key:
            raise _fault(f"line {number} must be '// {key}: ...'", file, number, lines)
    name, doc, params, columns = (match[2].strip() for match in found if match)
    statement = "\n".join(lines[len(HEADER) :])
    statement = re.sub(r"\A(\s*(//[^\n]*)?(\n|\Z))+", "", statement).rstrip()
    query = Query(name, doc, _fields(params, file, 3, lines), _fields(columns, file, 4, lines), statement, file)
    _check(query, lines)
    return query


def _fields(text: str, file: str, number: int, lines: list[str]) -> tuple[Field, ...]:
    fields = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = _FIELD.fullmatch(part)
        if not match or not (_is_type(match[2]) or (number == 4 and re.fullmatch(r"[A-Z][a-z]\w*", match[2]))):
            raise _fault(f"{part!r} is not a name and a type", file, number, lines)
        fields.append(Field(match[1], match[2]))
    return tuple(fields)


def _is_type(text: str) -> bool:
    return re.sub(r"LIST<|>|\s*\|\s*NULL", "", text) in _VALUES


def _check(query: Query, lines: list[str]) -> None:
    """What the header says, held against the statement."""
    stem = query.file.rpartition("/")[2].removesuffix(".cypher")
    if query.name != stem:
        raise _fault(f"the name must be {stem}, as the file's", query.file, 1, lines)
    if not query.doc:
        raise _fault("a sentence about the query is missing", query.file, 2, lines)
    if not query.text:
        raise _fault("the statement is missing", query.file, len(lines), lines)
    code = bare(query.text)
    declared = {param.name for param in query.params}
    for unknown in sorted(set(re.findall(r"\$(\w+)", code)) - declared):
        number = next(at for at, line in enumerate(lines, 1) if f"${unknown}" in bare(line))
        raise _fault(f"the parameter {unknown} is not declared", query.file, number, lines)
    unused = sorted(declared - set(re.findall(r"\$(\w+)", code)))
    if unused and not query.head:  # what a head declares and doesn't use, like as_of, is for the projection
        raise _fault(f"the parameter {unused[0]} is declared and not used", query.file, 3, lines)
    for column in query.columns:
        if not re.search(rf"\b{column.name}\b", code if query.head else code[code.rfind("RETURN") :]):
            raise _fault(f"the column {column.name} is declared and not given", query.file, 4, lines)
    if _returns(query.text) and not query.columns:
        raise _fault("the columns that RETURN gives are not declared", query.file, 4, lines)


def bare(text: str) -> str:
    """The statement with strings, quoted names and comments blanked out, every other character in its place."""
    return _OPAQUE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _returns(text: str) -> bool:
    """Whether there is a RETURN outside all braces, which is the statement's own."""
    code = bare(text)
    while (outer := re.sub(r"\{[^{}]*\}", "", code)) != code:
        code = outer
    return re.search(r"\bRETURN\b", code, re.IGNORECASE) is not None


def _fault(found: str, file: str, number: int, lines: list[str]) -> QueryFault:
    excerpt = lines[number - 1].strip() if 0 < number <= len(lines) else None
    return QueryFault(found, where=Place(file, line=number, excerpt=excerpt), next_step=f"Correct {file}.")
