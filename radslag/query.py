"""`radslag query`: one GraphQL operation against the graph, without a server; the response is printed as JSON."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from graphql import GraphQLError, OperationDefinitionNode, parse
from graphql.language import ListTypeNode, NonNullTypeNode, TypeNode

from queries.graph import Graph
from radslag.opening import opened
from radslag.options import Data
from schema.errors import AmbiguousName, NotFound, RadslagError, UsageError
from schema.faults import TABLE

EXIT_CODES = {**{row.code: row.exit_code for row in TABLE}, "TOO_COMPLEX": 2, "TIMEOUT": 4}
"""The exit code for an error's code; 1 for any other."""


def read_operation(text: str | None, file: Path | None) -> str:
    """The operation as given, from a file, or from standard input ("-"). Raises UsageError."""
    if (text is None) == (file is None):
        raise UsageError("give one operation: as an argument, or with --file")
    if file is None:
        return sys.stdin.read() if text == "-" else str(text)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} can't be read: {error}", next_step="Check the path.") from error


def read_variables(operation: str, given: Sequence[str]) -> dict[str, Any]:
    """Variables from "name=value" as the operation declares them: texts as they are, everything else as JSON.

    Raises UsageError for one without "=", unknown to the operation, or not of the declared form.
    """
    try:
        document = parse(operation)
    except GraphQLError:
        return {}  # executing it says what is wrong, and where
    declared = {
        variable.variable.name.value: variable.type
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
        for variable in definition.variable_definitions or ()
    }
    variables = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name not in declared:
            known = ", ".join(f"${each}" for each in declared) or "none"
            raise UsageError(f"--var {pair!r} names no variable", next_step=f"The operation has: {known}.")
        variables[name] = _value(pair, value, declared[name])
    return variables


def _value(pair: str, value: str, type_: TypeNode) -> Any:
    bare = type_.type if isinstance(type_, NonNullTypeNode) else type_
    text = not isinstance(bare, ListTypeNode) and bare.name.value not in ("Int", "Float", "Boolean")  # type: ignore[attr-defined]
    if value == "null" and bare is type_:
        return None
    if text and not value.startswith("{"):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        if isinstance(bare, ListTypeNode) and not value.startswith("["):
            return value.split(",")
        raise UsageError(
            f"--var {pair!r} is no JSON: {error}", next_step="Quote it like 'roles=[\"CHAIR\"]'."
        ) from error


WRONG_VARIABLE = re.compile(
    r"^Variable '\$(?P<name>\w+)' has invalid value(?: at [^:]+)?: (?:.*? but encountered error ['\"])?(?P<what>.*?)"
    r"(?:['\"]; found: .*)?$",
    re.DOTALL,
)
"""How the executor tells of a variable; who gave an option wants to know no more than its name and what is wrong."""


def exit_code(response: dict[str, Any]) -> int:
    """0 without errors, else that of the first error's code."""
    errors = response.get("errors") or []
    return EXIT_CODES.get(errors[0].get("extensions", {}).get("code", ""), 1) if errors else 0


def first_error(response: dict[str, Any]) -> RadslagError | None:
    """The first error of a response as one of ours, for the command line to show; None without errors."""
    if not response.get("errors"):
        return None
    error = response["errors"][0]
    extensions = error.get("extensions", {})
    next_step = extensions.get("nextStep") or None
    found = error["message"].removesuffix(f" {next_step}").rstrip(".") if next_step else error["message"].rstrip(".")
    found = WRONG_VARIABLE.sub(r"\g<name>: \g<what>", found)
    code = extensions.get("code")
    if code in (NotFound.code, AmbiguousName.code):
        candidates = tuple(
            f"{c['name']} ({c['of']})" if c.get("of") else c["name"] for c in extensions.get("candidates", ())
        )
        return (NotFound if code == NotFound.code else AmbiguousName)(found, candidates, next_step=next_step)
    row = next((row for row in TABLE if row.code == code), None)
    return (row.error if row else RadslagError)(found, next_step=next_step)


def run(graph: Graph, operation: str, variables: Sequence[str] = ()) -> int:
    """Execute the operation, print the response as JSON, and give the exit code."""
    from api.schema import answer  # here: the API takes longer to import than most commands to run

    response = answer(graph, operation, read_variables(operation, variables))
    sys.stdout.write(orjson.dumps(response, option=orjson.OPT_INDENT_2).decode() + "\n")
    return exit_code(response)


def command(
    operation: Annotated[str | None, typer.Argument(help="The GraphQL operation; - reads standard input.")] = None,
    var: Annotated[list[str] | None, typer.Option("--var", help="A variable: name=value. May be given again.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the operation from a file.")] = None,
    data: Data = None,
) -> None:
    """Execute a GraphQL operation and print the response as JSON."""
    text = read_operation(operation, file)
    with opened(data) as graph:
        code = run(graph, text, var or ())
    if code:
        raise typer.Exit(code)
