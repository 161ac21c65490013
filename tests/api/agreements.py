"""The part of the invented world that is about agreements, money, structure and what people stood for."""

from __future__ import annotations

from schema.documents import Node
from schema.identity import name_key, search_key
from schema.nodes import Agreement, Funding, Mandate, Stance, StructureLink, Term

HOME = "Överenskommelse om vård i hemmet"


def _agreement(id_: str, name: str, kind: str, county: str, **more: object) -> Agreement:
    keys = {"search_key": search_key(name), "name_key": name_key(name)}
    return Agreement(id=id_, name=name, sort_name=name, kind=kind, county=county, **keys, **more)  # type: ignore[arg-type]


def nodes(county: str) -> list[Node]:
    return [
        _agreement(
            "ag-home", HOME, "överenskommelse", county, valid_from="2024-02", valid_from_first="2024-02-01",
            valid_to="2024-05", valid_to_last="2024-05-31", status_from=("2023-12-01", "2024-02-01"),
            status=("PROPOSED", "IN_FORCE"),
        ),
        _agreement(
            "ag-old", "Avtal om vård i hemmet", "avtal", county, status_from=("2023-12-01",), status=("REPLACED",),
        ),
        _agreement("ag-plan", "Folkhälsoplan", "plan", county),
        Term(id="te-days", what="väntetid", value="3,0", unit="dagar", valid_from="2024"),
        Mandate(
            id="t-step-1", task="Beslut i styrgruppen", search_key="beslut i styrgruppen", due="2024-01-20",
            due_first="2024-01-20", due_last="2024-01-20", position=1, status_from=("2023-12-01",), status=("DONE",),
        ),
        Mandate(
            id="t-step-2", task="Beslut i rådet", search_key="beslut i radet", due="2024-06-20",
            due_first="2024-06-20", due_last="2024-06-20", position=2, status_from=("2023-12-01",), status=("PLANNED",),
        ),
        Funding(
            id="fu-grant", kind="GRANT", amount=40000.0, currency="SEK", purpose="läger", search_key="lager",
            date="2024-03-01", year=2024, position=1,
        ),
        Funding(
            id="fu-pot", kind="POT", currency="SEK", purpose="statliga medel", search_key="statliga medel",
            date="2024-05-10", position=1,
        ),
        StructureLink(id="sl-part", kind="PART_OF", status="REPORTED", date="2024-03-01"),
        StructureLink(id="sl-gone", kind="DISSOLVED", status="PROPOSED", date="2024-05-10"),
        Stance(id="sc-bo", kind="RESERVATION", text="Bo Lind reserverar sig.", date="2024-03-01", position=1),
    ]  # fmt: skip


LINKS = (
    ("ag-home", "HAS_PARTY", "region"),
    ("ag-home", "HAS_PARTY", "granvik"),
    ("ag-home", "OWNED_BY", "council"),
    ("ag-home", "SUPERSEDES", "ag-old"),
    ("ag-home", "HAS_TERM", "te-days"),
    ("ag-home", "IN_ITEM", "i-1"),
    ("ag-home", "IN_MEETING", "march"),
    ("t-step-1", "CONCERNS", "ag-home"),
    ("t-step-2", "CONCERNS", "ag-home"),
    ("t-step-2", "HELD_BY", "council"),
    ("fu-grant", "FOR", "granvik"),
    ("fu-grant", "DECIDED_BY", "council"),
    ("fu-grant", "IN_ITEM", "i-1"),
    ("fu-grant", "IN_MEETING", "march"),
    ("board-granvik", "HAS_LINK", "sl-part"),
    ("sl-part", "LINKS_TO", "granvik"),
    ("sl-part", "IN_MEETING", "march"),
    ("board-sund", "HAS_LINK", "sl-gone"),
    ("bo", "HAS_STANCE", "sc-bo"),
    ("sc-bo", "ON", "d-1"),
    ("sc-bo", "IN_MEETING", "march"),
    ("i-2", "SPEAKS_OF", "council"),
)
STEPS = (("ag-home", "HAS_STEP", "t-step-1", 0), ("ag-home", "HAS_STEP", "t-step-2", 1))
