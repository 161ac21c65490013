"""What a statement must not hold, because one of the engines answers it wrongly, slowly or not at all.

Each rule was measured. The second half of the list is about forms that Neo4j takes and the embedded engine doesn't, or
the other way round: they would fail at once, but only on the engine that the author didn't try.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from queries.catalogue import Query, bare

_SUBQUERY = re.compile(r"\b(COLLECT|COUNT|EXISTS|CALL)\s*$|\bCALL\s*\([^()]*\)\s*$", re.IGNORECASE)
_BEFORE_VALUE = re.compile(
    r"(^|[(\[{,:|=+<>]|\b(RETURN|WITH|WHERE|AND|OR|NOT|THEN|ELSE|WHEN|IN|AS|UNWIND))\s*$", re.IGNORECASE
)
_LABELLED = re.compile(r"[(\[]\s*\w*\s*:[\w:|&!*.]*\s*$")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the statement without its strings and comments, and what is wrong with it."""

    name: str
    pattern: re.Pattern[str]
    why: str

    def broken_by(self, code: str) -> int | None:
        """The offset of the first place that breaks the rule."""
        match = self.pattern.search(code)
        return match.start() if match else None


def _rule(name: str, pattern: str, why: str) -> Rule:
    return Rule(name, re.compile(pattern, re.IGNORECASE), why)


RULES = (
    _rule(
        "id-in-list", r"\bid\s+IN\s+\$", "is rows times list long on the embedded engine; UNWIND the list, then MATCH"
    ),
    _rule(
        "optional-match", r"\bOPTIONAL\s+(MATCH|CALL)\b", "scans the whole label on the embedded engine; use head([..])"
    ),
    _rule(
        "call-subquery", r"\bCALL\s*(\([^()]*\)\s*)?\{", "is 60 times slower on the embedded engine; use COLLECT { .. }"
    ),
    _rule(
        "unnamed-projection-ordered",
        r"\bRETURN\s+\w+\s*\{[^{}]*\}\s+ORDER\s+BY\b",
        "orders by the new map on Neo4j; WITH .. ORDER BY first",
    ),
    _rule("element-id", r"\b(elementId|id)\s*\(", "gives an address that changes when labels do; use the property id"),
    _rule(
        "pattern-as-condition",
        r"\b(WHERE|AND|OR|NOT|XOR)\s+\(\s*\w*\s*(:[\w|&:]+)?\s*\)\s*(<-|-)\s*[\[\->]",
        "is a syntax error inside a comprehension on the embedded engine; use EXISTS { .. }",
    ),
    _rule("several-labels-removed", r"\bREMOVE\s+\w+:\w+:\w+", "fails on the embedded engine; REMOVE a:B, a:C"),
    _rule("shortest-k", r"\bSHORTEST\s+\d", "isn't known to the embedded engine; use shortestPath"),
    _rule("fulltext-index", r"\bdb\.index\.fulltext\b", "has other indexes on each engine; ask search_key"),
)
"""In the order in which they are reported. `map-in-map` below is the one that takes more than a pattern."""

MAP_IN_MAP = "map-in-map"


def lint(query: Query) -> list[str]:
    """One line for each rule that the query breaks: file:line of its statement, rule, and why."""
    code = bare(query.text)
    found = [(offset, rule.name, rule.why) for rule in RULES if (offset := rule.broken_by(code)) is not None]
    if (offset := _projection_in_literal(code)) is not None:
        found.append(
            (offset, MAP_IN_MAP, "is silently wrong on the embedded engine; use a list, or a projection outside")
        )
    return [
        f"{query.file}: statement line {code.count(chr(10), 0, offset) + 1}: {name}: it {why}"
        for offset, name, why in found
    ]


def _projection_in_literal(code: str) -> int | None:
    """The offset of a map projection (`d {.id}`) somewhere inside a map literal (`{a: ..}`)."""
    kinds: list[str] = []
    for brace in re.finditer(r"[{}]", code):
        if brace[0] == "}":
            if kinds:
                kinds.pop()
            continue
        before = code[: brace.start()]
        if _SUBQUERY.search(before) or _LABELLED.search(before):
            kinds.append("other")
        elif _BEFORE_VALUE.search(before):
            kinds.append("literal")
        else:
            kinds.append("projection")
            if "literal" in kinds:
                return brace.start()
    return None
