"""Names in questions: what is asked of the graph, and what is said when a name fits nothing or more than one.

A name is looked up inside the statement that answers the question (`finder`, from read/find_name.cypher). Only when
that gives no row is the graph asked again, for the nearest candidates (`explain`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from queries.catalogue import load
from schema.errors import AmbiguousName, NotFound, UsageError
from schema.identity import name_key, search_key, words

QUALIFIED = re.compile(r"\s*(?P<base>[^,(]+?)\s*(?:,\s*(?P<behind>[^,()]+)|\((?P<inside>[^()]+)\))\s*")
NEAREST = 5
"""How many candidates an error names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name in a question, and the label that it must have ("Actor": any actor). `slot` is the argument it came in."""

    slot: str
    text: str
    label: str

    def __post_init__(self) -> None:
        if not words(self.text):
            raise UsageError(f"{self.slot} is empty", next_step="Give a name or an id.")

    def parameters(self) -> dict[str, Any]:
        """The parameter of find_name.cypher: the id, and one or two ways to read the name."""
        tries = [_reading(self.text, [])]
        if match := QUALIFIED.fullmatch(self.text):
            place = name_key(match["behind"] or match["inside"]).split()
            tries.append(_reading(match["base"], place))
        return {"id": self.text.strip(), "tries": tries}


def _reading(text: str, place: list[str]) -> dict[str, Any]:
    loose = name_key(text)
    return {"key": search_key(text), "loose": loose, "words": loose.split(), "of": place}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor or meeting that a name may have meant. `str()` of an actor is a name that can be asked for."""

    id: str
    name: str
    type: str
    of: str | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.of})" if self.of else self.name


class Unclear(AmbiguousName):
    """AmbiguousName with its candidates as objects in `choices`."""

    def __init__(self, found: str, choices: Sequence[Candidate], *, next_step: str | None = None) -> None:
        super().__init__(found, tuple(map(_told_apart, choices)), next_step=next_step)
        self.choices = tuple(choices)


class Unknown(NotFound):
    """NotFound with its candidates as objects in `choices`."""

    def __init__(self, found: str, choices: Sequence[Candidate] = (), *, next_step: str | None = None) -> None:
        super().__init__(found, tuple(map(str, choices)), next_step=next_step)
        self.choices = tuple(choices)


def _told_apart(candidate: Candidate) -> str:
    return f"{candidate} [{candidate.id}]"


def finder(asked: Asked, parameter: str) -> str:
    """The expression that gives the list of nodes which the name in `$parameter` fits (one, or the name is refused)."""
    text = load("find_name").text.strip()
    expression = text.removeprefix("RETURN ").removesuffix(" AS found")
    return expression.replace("$asked", f"${parameter}").replace("(x:Actor", f"(x:{asked.label}")


class Reader(Protocol):
    """What asking again needs of a graph."""

    async def aread(self, statement: str, params: Mapping[str, Any], /) -> list[list[Any]]: ...


async def explain(graph: Reader, asked: Sequence[Asked]) -> list[str]:
    """The ids of the nodes that the names fit, in their order.

    Raises Unclear for the first name that fits several, Unknown (with the nearest candidates) for one that fits none.
    """
    ids = []
    for name in asked:
        described = "[x.id, x.name, head([l IN labels(x) WHERE l <> 'Actor']), x.search_key, " + _PLACES + "]"
        statement = f"WITH {finder(name, 'asked')} AS found RETURN [x IN found | {described}] AS row"
        rows = await graph.aread(statement, {"asked": name.parameters()})
        hits = [_candidate(row) for row in rows[0][0]]
        if len(hits) > 1:
            raise Unclear(f"{name.slot} {name.text!r} fits {len(hits)} {_kind(name.label, many=True)}", hits[:20])
        if not hits:
            raise Unknown(f"{name.slot} {name.text!r} fits no {_kind(name.label)}", await _nearest(graph, name))
        ids.append(hits[0].id)
    return ids


async def explain_title(graph: Reader, title: str) -> None:
    """Raise what is wrong with a document's title: Unclear when it fits several, else Unknown with the nearest."""
    key = search_key(title)
    rows = await graph.aread(load("document_candidates").text, {"stems": _stems(key)})
    documents = [Candidate(id_, name, "Document", date) for (id_, name, date) in (row[0] for row in rows)]
    wanted = key.split()
    fitting = [each for each in documents if _holds(search_key(each.name), wanted)]
    exact = [each for each in fitting if search_key(each.name) == key]
    if len(exact or fitting) > 1:
        raise Unclear(f"{title!r} fits {len(exact or fitting)} documents", exact or fitting)
    raise Unknown(f"{title!r} fits no document", documents[:NEAREST])


def _holds(key: str, wanted: Sequence[str]) -> bool:
    return all(f" {word}" in f" {key}" for word in wanted)


def _stems(key: str) -> list[str]:
    """The first halves of the words: long enough to tell, short enough to forgive an ending or a slip."""
    return sorted({word[: max(3, len(word) // 2)] for word in key.split() if len(word) > 2})


_PLACES = (
    "head([(x)-[:OWNED_BY|PART_OF|OF]->(o:Organization) | o.name]), x.county, "
    "head([(x)-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(o:Organization) | o.name])"
)


def _candidate(row: Sequence[Any]) -> Candidate:
    id_, name, type_, _, owner, county, represents = row
    return Candidate(id_, name, type_, owner or represents or county)


async def _nearest(graph: Reader, name: Asked) -> list[Candidate]:
    """Actors that share the beginning of a word, nearest spelling first."""
    key = search_key(name.text)
    stems = _stems(name_key(name.text))
    labels = ["Person", "Organization", "Body", "Post"] if name.label == "Actor" else [name.label]
    rows = await graph.aread(load("name_candidates").text, {"stems": stems, "labels": labels})
    scored = [(difflib.SequenceMatcher(None, key, row[0][3]).ratio(), row[0]) for row in rows]
    scored.sort(key=lambda pair: (-pair[0], pair[1][3], pair[1][0]))
    return [_candidate(row) for score, row in scored[:NEAREST] if score > 0.3]


def _kind(label: str, *, many: bool = False) -> str:
    one, several = {
        "Person": ("person", "people"),
        "Body": ("body", "bodies"),
        "Organization": ("organisation", "organisations"),
        "Agreement": ("agreement", "agreements"),
    }.get(label, ("actor", "actors"))
    return several if many else one
