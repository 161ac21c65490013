"""A name misread by a scan is one with the only such name read safely in the same organisation; else with none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loaders.affected import affected
from loaders.derive import derive
from loaders.known import Change
from loaders.resolving.state import Doc
from loaders.world import difference
from schema.identity import name_key, search_key
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord
from tests.loaders.known import KnownDocuments

GRANVIK, LINDAS = "Granviks kommun", "Lindås kommun"


def doc(number: int, rows: Sequence[tuple[str, str]], *, scanned: bool = False, county: str = "Ekmarks län") -> Doc:
    """A list of people with their organisations."""
    id_ = f"d{number}"
    mentions: dict[str, MentionRecord] = {}
    statements = []
    for ordinal, (name, place) in enumerate(rows):
        who = MentionRecord(id_, MentionKind.PERSON, name, name, search_key(name), scanned=scanned)
        where = MentionRecord(id_, MentionKind.ORGANIZATION, place, place, name_key(place), "MUNICIPALITY")
        mentions |= {m.id: m for m in (who, where)}
        about = (("person", who.id), ("organization", where.id))
        values = {"attendance": "PRESENT", "capacity": "member", "position": ordinal}
        statements.append(StatementRecord(id_, StatementKind.ROSTER_ROW, ordinal, "test", values, about))
    return Doc(id_, f"2024-0{number}-01", county, tuple(mentions.values()), tuple(statements))


def groups(*docs: Doc) -> set[frozenset[str]]:
    """The names that denote the same person, by person."""
    found: dict[str, set[str]] = {}
    names = {m.id: m.name for d in docs for m in d.mentions if m.kind == MentionKind.PERSON}
    for e in derive(docs).edges:
        if e.type == "DENOTES" and e.source in names:
            found.setdefault(e.target, set()).add(names[e.source])
    return {frozenset(each) for each in found.values()}


CLEAN = doc(1, [("Karin Holmqvist", GRANVIK), ("Olof Malm", LINDAS)])


def test_the_only_one_that_it_can_be() -> None:
    scan = doc(2, [("Karin Holmgvist", GRANVIK), ("Oiof Malrn", LINDAS)], scanned=True)
    assert groups(CLEAN, scan) == {
        frozenset({"Karin Holmqvist", "Karin Holmgvist"}),
        frozenset({"Olof Malm", "Oiof Malrn"}),
    }


@pytest.mark.parametrize(
    "other",
    [
        doc(2, [("Karin Holmgvist", GRANVIK)]),  # no scan: she may be called so
        doc(2, [("Karin Holmgvist", LINDAS)], scanned=True),  # another organisation
        doc(2, [("Karin Holmgvist", GRANVIK)], scanned=True, county="Annat län"),
        doc(2, [("Karin Holmberg", GRANVIK)], scanned=True),  # other letters
    ],
)
def test_what_does_not_suffice(other: Doc) -> None:
    assert all(len(names) == 1 for names in groups(CLEAN, other))


def test_of_two_that_it_can_be_it_is_none() -> None:
    both = doc(1, [("Ida Linda", GRANVIK), ("Ida Lindd", GRANVIK)])
    scan = doc(2, [("Ida L1nda", GRANVIK)], scanned=True)
    assert all(len(names) == 1 for names in groups(both, scan))


def test_a_second_safe_name_parts_them_again() -> None:
    """Also when only what the new document can change is derived."""
    scan = doc(2, [("Karin Holmgvist", GRANVIK)], scanned=True)
    new = doc(3, [("Karin Holmgvist", GRANVIK)])
    kept = [CLEAN, scan]
    before, after = derive(kept), derive([*kept, new])
    part = difference(*affected(KnownDocuments(kept, before), Change([new])))
    assert part == difference(before, after)
    assert groups(CLEAN, scan, new) == {
        frozenset({"Karin Holmqvist"}),
        frozenset({"Karin Holmgvist"}),
        frozenset({"Olof Malm"}),
    }
