"""Whether a person's correction can be taken: of what, and what it says. Gives it with nothing left to look up.

Names may be given as text when the document names somebody so, or when only one kind can stand in that role.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from loaders.amending import added_id
from loaders.capacities import CAPACITIES
from loaders.corrected import Corrected
from loaders.entries import Action, Entry
from queries.catalogue import ask
from queries.graph import Graph
from schema.errors import BadCorrections, UnknownId
from schema.shapes import NEEDED, check
from schema.statements import FIELDS, ROLES, MentionKind, StatementKind

FIELDS_OF = {
    Action.ALTER: ("statement", "field"),
    Action.WITHDRAW: ("statement",),
    Action.ADD: ("document", "value"),
}
"""What a correction of each action gives; one that alters gives `value` too, unless nothing is to stand there.

`before`, and the document of a statement, may be given as well.
"""
KIND_OF_ROLE = {
    "person": "PERSON",
    "presenter": "PERSON",
    "serves_for": "PERSON",
    "organization": "ORGANIZATION",
    "unit": "ORGANIZATION",
    "owner": "ORGANIZATION",
    "party": "ORGANIZATION",
    "body": "BODY",
    "reports_back_to": "BODY",
    "named": "BODY",
    "matter": "MATTER",
    "agreement": "AGREEMENT",
    "supersedes": "AGREEMENT",
}
"""Whom a bare name means in a role when the document doesn't name anybody so."""
WITHOUT = {
    StatementKind.ROSTER_ROW: ("person",),
    StatementKind.ELECTION: ("person", "body"),
    StatementKind.SEAT: ("body",),
    StatementKind.NEXT_MEETING: ("body",),
    StatementKind.AGREEMENT: ("agreement",),
    StatementKind.TERM: ("agreement",),
    StatementKind.LINK: ("source",),
    StatementKind.STANCE: ("person",),
    StatementKind.NAMING: ("named",),
}
"""Whom a statement has to be about."""
NEVER_ADDED = frozenset({StatementKind.MEETING, StatementKind.DOUBT, StatementKind.ROSTER})
NEXT = "Nothing was changed. docs/judgements.md shows the form."


def checked(graph: Graph, fields: Mapping[str, Any], corrected: Corrected) -> tuple[dict[str, Any], Entry | None]:
    """(the fields of a correction, whole; the entry of before where the same person said the same).

    Raises UnknownId, or BadCorrections saying what is wrong with which.
    """
    action = fields.get("action")
    if action not in FIELDS_OF:
        raise _bad(f"action is {action!r}; it can be {', '.join(FIELDS_OF)}")
    if missing := [name for name in FIELDS_OF[action] if name not in fields]:
        raise _bad(f"{missing[0]} is missing: a correction of action {action} gives {', '.join(FIELDS_OF[action])}")
    try:
        done = _addition(graph, fields) if action == Action.ADD else _change(graph, fields, corrected)
        whole = {**fields, **done}
        known = corrected.same(whole)
        if known is None and "value" in done and done["value"] == done.get("before"):
            raise ValueError(f"{done['field']} is {_told(done['value'])} already")
        return whole, known
    except ValueError as problem:
        raise _bad(str(problem)) from None


def _change(graph: Graph, fields: Mapping[str, Any], corrected: Corrected) -> dict[str, Any]:
    id_ = str(fields["statement"])
    values, about, named = _standing(graph, id_, corrected)
    if fields.get("document") not in (None, values["document"]):
        raise ValueError(f"the statement is of document {values['document']}, not {fields['document']}")
    done = {"document": values["document"], "statement": id_}
    gone = corrected.withdrawn(id_)
    if fields["action"] == Action.WITHDRAW:
        if gone and gone.by != fields.get("by"):
            raise ValueError(f"{gone.by} withdrew the statement at {gone.at} already")
        return done
    if gone:
        raise ValueError(f"the statement was withdrawn by a correction at {gone.at}; revoke that first")
    kind, field = StatementKind(values["kind"]), str(fields["field"])
    if field in ROLES[kind]:
        stored: Any = [{"kind": of, "name": name} for role, of, name in about if role == field]
        value: Any = _names(field, fields.get("value"), named)
        if not value and field in WITHOUT.get(kind, ()):
            raise ValueError(f"{field} can't be taken away: without it the statement says nothing")
    else:
        stored, value = values.get(field), _checked(kind, field, fields.get("value"))
    before = corrected.value(id_, field, stored)
    expected = fields.get("before")
    if expected is not None and expected != before != value:
        now, then = _told(before), _told(expected)
        raise ValueError(f"{field} is {now} now, and not {then}: somebody corrected it, or it is read anew")
    return {**done, "field": field, "before": before, "value": value}


def _standing(graph: Graph, id_: str, corrected: Corrected) -> tuple[Mapping[str, Any], Any, Any]:
    """(values, whom it is about, whom its document names) of a statement. Raises UnknownId, and ValueError."""
    if rows := ask(graph, "correctable", statement=id_):
        values, withdrawn_at, replaced_by, about, named = rows[0]
    elif added := corrected.addition(id_):
        document, told = added["document"], added["value"]
        [[withdrawn_at, replaced_by, _, named]] = ask(graph, "addable", document=document, line=told["line"])
        values = {**told["values"], "kind": told["kind"], "document": document}
        about = [[role, each["kind"], each["name"]] for role, names in told["about"].items() for each in names]
    else:
        raise UnknownId(f"No statement has the id {id_!r}")
    _current(withdrawn_at, replaced_by)
    return values, about, named


def _addition(graph: Graph, fields: Mapping[str, Any]) -> dict[str, Any]:
    told, document = fields["value"], str(fields["document"])
    if not isinstance(told, Mapping) or told.keys() - {"kind", "values", "about", "line"}:
        raise ValueError("value is no map of kind, values, about and line")
    if told.get("kind") not in {str(kind) for kind in StatementKind if kind not in NEVER_ADDED}:
        raise ValueError(f"kind is {told.get('kind')!r}, and no kind of statement that can be added")
    kind, line = StatementKind(told["kind"]), told.get("line")
    if not isinstance(line, int) or isinstance(line, bool):
        raise ValueError("line is missing: the number of the line on whose words the statement rests")
    rows = ask(graph, "addable", document=document, line=line)
    if not rows:
        raise UnknownId(f"No document has the id {document!r}")
    withdrawn_at, replaced_by, lines, named = rows[0]
    _current(withdrawn_at, replaced_by)
    if not lines:
        raise ValueError(f"no line {line} with words on it is in the document")
    values = {name: _checked(kind, name, value) for name, value in _map("values", told.get("values")).items()}
    about = {role: _names(role, name, named) for role, name in _map("about", told.get("about")).items()}
    if missing := [name for name in NEEDED.get(kind, ()) if values.get(name) is None]:
        raise ValueError(f"values.{missing[0]} is missing: without it a statement of kind {kind} says nothing")
    if missing := [role for role in WITHOUT.get(kind, ()) if not about.get(role)]:
        raise ValueError(f"about.{missing[0]} is missing: a statement of kind {kind} is about somebody in that role")
    if unknown := sorted(about.keys() - set(ROLES[kind])):
        raise ValueError(f"{unknown[0]!r} is no role of a statement of kind {kind}; there are {', '.join(ROLES[kind])}")
    if kind == StatementKind.MANDATE:
        about.setdefault("mandate", [{"kind": "MANDATE", "name": str(values["task"])}])
    value = {"kind": str(kind), "values": values, "about": about, "line": line}
    return {"document": document, "statement": added_id(document, value), "value": value}


def _checked(kind: StatementKind, field: str, value: Any) -> Any:
    if field not in FIELDS[kind]:
        raise ValueError(f"{field!r} is nothing that a statement of kind {kind} has: {', '.join(_has(kind))}")
    if field in ("capacity", "capacities"):
        for one in [value] if isinstance(value, str) else value if isinstance(value, list) else ():
            if one not in CAPACITIES:
                raise ValueError(f"{field} is {one!r}; it can be {', '.join(CAPACITIES)}")
    found = check(kind, field, value)
    return list(found) if isinstance(found, tuple) else found


def _has(kind: StatementKind) -> tuple[str, ...]:
    return (*FIELDS[kind], *ROLES[kind])


def _names(role: str, told: Any, named: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    names = told if isinstance(told, list) else [] if told is None else [told]
    return [_name(role, name, named) for name in names]


def _name(role: str, told: Any, named: Sequence[Sequence[str]]) -> dict[str, str]:
    if isinstance(told, Mapping) and told.keys() == {"kind", "name"} and told["kind"] in set(MentionKind):
        name, kinds = told["name"], [str(told["kind"])]
    else:
        name = told
        kinds = list(dict.fromkeys(kind for kind, known in named if known == name))
        usual = KIND_OF_ROLE.get(role)
        kinds = [usual] if usual and (usual in kinds or not kinds) else kinds
    if not isinstance(name, str) or not name.strip() or len(name) > 300:
        raise ValueError(f"{role} is {told!r}, and no name or map of kind and name")
    if len(kinds) != 1:
        raise ValueError(
            f"{role}: whether {name!r} is a PERSON, BODY, ORGANIZATION or POST isn't said; "
            f'give {{"kind": "PERSON", "name": {json.dumps(name, ensure_ascii=False)}}}'
        )
    return {"kind": kinds[0], "name": " ".join(name.split())}


def _map(name: str, told: Any) -> Mapping[str, Any]:
    if told is not None and not isinstance(told, Mapping):
        raise ValueError(f"{name} is no map")
    return told or {}


def _told(value: Any) -> str:
    """A value, or those in a role, as an error tells of them."""
    if value in (None, []):
        return "not given"
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        return ", ".join(repr(one.get("name")) for one in value)
    return repr(value)


def _current(withdrawn_at: str | None, replaced_by: str | None) -> None:
    if withdrawn_at:
        raise ValueError(
            f"the document was withdrawn at {withdrawn_at}, when {replaced_by} took its place; correct that"
        )


def _bad(found: str) -> BadCorrections:
    return BadCorrections(found, next_step=NEXT)
