"""How large an operation may be. All is counted on the text, before anything is asked of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationRule,
)
from strawberry.extensions import SchemaExtension


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest operation; fragments count wherever they are spread, introspection counts nothing."""

    depth: int = 12
    fields: int = 400
    aliases: int = 50
    roots: int = 20
    characters: int = 20_000
    body_bytes: int = 200_000


@dataclass(frozen=True, slots=True)
class Size:
    """Of a selection set: its levels, its fields and aliases on all levels, and its fields on the first (`top`)."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    top: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.top + other.top,
        )


def refusal(what: str, found: int, allowed: int) -> GraphQLError:
    """The error for an operation that is too large."""
    message = f"The operation has {found} {what}, more than the {allowed} allowed. Ask in several operations."
    return GraphQLError(message, extensions={"code": "TOO_COMPLEX", "limit": allowed, "found": found})


def size_rule(limits: Limits) -> type[ValidationRule]:
    """A validation rule that refuses larger operations. Made once a schema, so that validations can be cached."""

    class OperationSize(ValidationRule):
        def enter_document(self, node: DocumentNode, *_: Any) -> None:
            measured = _Measure(node)
            for operation in node.definitions:
                if not isinstance(operation, OperationDefinitionNode):
                    continue
                size = measured.size(operation.selection_set)
                for what, found, allowed in (
                    ("levels", size.depth, limits.depth),
                    ("fields", size.fields, limits.fields),
                    ("aliases", size.aliases, limits.aliases),
                    ("root fields", size.top, limits.roots),
                ):
                    if found > allowed:
                        self.report_error(refusal(what, found, allowed))

    return OperationSize


class _Measure:
    """Measures selection sets; each fragment only once, so a text can't make it slow."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {f.name.value: f for f in document.definitions if isinstance(f, FragmentDefinitionNode)}
        self._sizes: dict[str, Size] = {}
        self._open: set[str] = set()

    def size(self, selection_set: SelectionSetNode | None) -> Size:
        total = Size()
        for node in selection_set.selections if selection_set else ():
            match node:
                case FieldNode():
                    if not node.name.value.startswith("__"):
                        inner = self.size(node.selection_set)
                        total += Size(inner.depth + 1, inner.fields + 1, inner.aliases + (node.alias is not None), 1)
                case InlineFragmentNode():
                    total += self.size(node.selection_set)
                case FragmentSpreadNode():
                    total += self._fragment(node.name.value)
        return total

    def _fragment(self, name: str) -> Size:
        if name not in self._sizes:
            fragment = self._fragments.get(name)
            if fragment is None or name in self._open:
                return Size()  # unknown or circular: other rules say so
            self._open.add(name)
            self._sizes[name] = self.size(fragment.selection_set)
            self._open.discard(name)
        return self._sizes[name]


class TextLength(SchemaExtension):
    """Refuses a text that is too long before it is parsed."""

    characters = 0  # set by text_length

    def on_parse(self) -> Iterator[None]:
        text = self.execution_context.query or ""
        if len(text) > self.characters:
            raise refusal("characters", len(text), self.characters)
        yield


def text_length(limits: Limits) -> type[TextLength]:
    """The extension with the limit in it: Strawberry makes one for each operation, without arguments."""
    return type("TextLength", (TextLength,), {"characters": limits.characters})
