"""A register as people look at it before it is loaded: its facts as data, and what each of its lines became."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.registers.problems import Problems
from loaders.registers.records import Register
from loaders.registers.rows import Row


def facts(register: Register) -> dict[str, Any]:
    """Bodies with their seats, row by row."""
    rows, nothing = register.rows, Problems(register.rows.name)
    return {
        "source": rows.name,
        "kind": "register",
        "date": rows.date.value if rows.date else None,
        "bodies": [
            {
                "name": told[0].body.value,
                "kind": told[0].body_kind,
                "county": group.county,
                "owner": group.key[1] or None,
                "complete": register.complete,
                "seats": [_seat(row) for row in told],
            }
            for group in register.found.groups
            if (told := [row for n in group.rows if n not in group.repeats and (row := rows.row(n, nothing))])
        ],
        "problems": [str(p) for p in register.problems.values()],
    }


def _seat(row: Row) -> dict[str, Any]:
    said = {
        "person": row.person,
        "role": row.role,
        "organisation": row.organisation,
        "party": row.party,
        "title": row.title,
        "valid_from": row.start,
        "valid_to": row.end,
    }
    told = {name: value.value if value else None for name, value in said.items()}
    return {"line": row.line, **told, "vacant": row.person is None and row.vacant}


def explained(register: Register) -> Iterator[dict[str, Any]]:
    """One entry a row, in the file's order, as `loaders.explain` has them."""
    found: dict[int, dict[str, Any]] = {}
    for record in register.records():
        for p in record.passages:
            found[p.start] = {
                "line": p.line,
                "page": p.page,
                "use": p.use.value,
                "reason": p.reason,
                "struck": p.struck,
                "text": p.text,
                "restored": [],
            }
    for start in sorted(found):
        yield found[start]
