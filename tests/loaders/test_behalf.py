"""Whom a seat represents on a day: what the lists say by then, not what later ones say."""

from __future__ import annotations

from loaders.derive import derive
from loaders.resolving.state import Doc
from schema.identity import digest, name_key, search_key
from schema.statements import MentionKind, MentionRecord, StatementKind, StatementRecord

GRANVIK, LINDAS = "Granviks kommun", "Lindås kommun"


def listed(day: str, whom: str) -> Doc:
    """A complete list of one member for an organisation; that she is of Granvik besides makes her one person."""
    id_ = digest("behalf", day, whom)
    person = MentionRecord(id_, MentionKind.PERSON, "Eva Berg", "Eva Berg", search_key("Eva Berg"), None, None, None)
    body = MentionRecord(id_, MentionKind.BODY, "Trafikrådet", "Trafikrådet", "trafikradet", "COUNCIL", None, None)
    places = {
        name: MentionRecord(id_, MentionKind.ORGANIZATION, name, name, name_key(name), "MUNICIPALITY", None, None)
        for name in (GRANVIK, LINDAS)
    }
    row = {"capacity": "member", "capacities": ("member",), "date": day}
    about = (("person", person.id), ("body", body.id))
    statements = (
        StatementRecord(
            id_, StatementKind.ROSTER_ROW, 0, "test", row, (about[0], ("organization", places[GRANVIK].id))
        ),
        StatementRecord(
            id_,
            StatementKind.ROSTER_ROW,
            1,
            "test",
            {**row, "seats": ("MEMBER",)},
            (*about, ("organization", places[whom].id)),
        ),
        StatementRecord(
            id_, StatementKind.ROSTER, 0, "test", {"date": day, "complete": True, "roles": ("MEMBER",)}, about[1:]
        ),
    )
    return Doc(id_, day, "Ekmarks län", (person, body, *places.values()), statements)


def represents(*docs: Doc) -> dict[str, dict[str, object]]:
    world = derive(docs)
    return {
        world.nodes[e.target].name: dict(e.properties)  # type: ignore[attr-defined]
        for e in world.edges
        if e.type == "ON_BEHALF_OF" and world.nodes[e.source].label == "Membership"
    }


def test_one_organisation_has_no_days() -> None:
    assert represents(listed("2024-03-01", GRANVIK), listed("2024-06-01", GRANVIK)) == {GRANVIK: {}}


def test_there_and_back_each_until_the_next_list_and_the_first_before_it_too() -> None:
    lists = [listed("2024-03-01", GRANVIK), listed("2024-06-01", LINDAS), listed("2024-09-01", GRANVIK)]
    assert represents(*lists) == {
        GRANVIK: {"since": ("0001-01-01", "2024-09-01"), "until": ("2024-05-31", "9999-12-31")},
        LINDAS: {"since": ("2024-06-01",), "until": ("2024-08-31",)},
    }
