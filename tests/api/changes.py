"""An invented world that changes: two bodies from January to July 2024, for what is asked about days and between them.

culture   Anna Ask chairs. Bror Bo is left out in April, Cilla Dal comes. David Ek is elected vice chair. Eva Fors
          represents Granby, then Lundby. Fia Gren was seen in January, in passing.
sport     Gun Holm comes in April.
"""

from __future__ import annotations

from typing import Any

from queries import writing
from queries.graph import Graph
from schema.documents import Document, Passage, Statement
from schema.identity import name_key, search_key, sort_name
from schema.nodes import (
    Agreement,
    Attendance,
    Body,
    Mandate,
    Meeting,
    Membership,
    Node,
    Organization,
    Person,
    Position,
    Roster,
    StructureLink,
    Term,
)
from schema.period import BEGINNING, OPEN, last_day

COUNTY = "Ekmarks län"
WINTER, SPRING, SUMMER = "2024-01-10", "2024-04-10", "2024-07-10"
DAYS = {"winter": WINTER, "spring": SPRING, "summer": SUMMER}


def write(graph: Graph) -> None:
    """Write the world into an empty graph, in one transaction."""
    made = _Made()
    _bodies(made)
    _seats(made)
    _acts(made)

    def work(tx: Any) -> None:
        writing.add(tx, (node for node in made.nodes.values() if node.label != "Statement"))
        rows = [node for node in made.nodes.values() if isinstance(node, Statement)]
        writing.add_rows(tx, "Statement", [_values(row) for row in rows])
        writing.link(tx, made.links)

    graph.write(work)


def _values(row: Statement) -> dict[str, Any]:
    """A statement with some of the values that stand beside it in a graph."""
    values = {**row.properties(), "date": DAYS[row.document]}
    return {**values, "valid_to": "2024-06"} if row.kind == "AGREEMENT" else values


class _Made:
    """Nodes and links as they come, and three documents of which each line is one statement."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: list[writing.Link] = []
        for name, day in DAYS.items():
            self.add(
                Document(
                    id=name, title=f"Protokoll {day}", search_key=f"protokoll {day}", source=f"{name}.md",
                    kind="MINUTES", date=day, format="markdown", pages=1, county=COUNTY, block=COUNTY,
                    loaded_at="2024-08-01T00:00:00Z", lines=9, unread=0, characters=999,
                )
            )  # fmt: skip

    def add(self, *nodes: Node) -> None:
        self.nodes |= {node.id: node for node in nodes}

    def link(self, source: str, type_: str, *targets: str, **properties: Any) -> None:
        for target in targets:
            labels = self.nodes[source].label, self.nodes[target].label
            self.links.append((labels[0], source, type_, labels[1], target, properties))

    def says(self, document: str, kind: str, words: str, *facts: str) -> None:
        """A line of a document is a statement, and facts rest on it."""
        n = sum(node.label == "Statement" for node in self.nodes.values())
        statement = Statement(id=f"s{n}", kind=kind, document=document, ordinal=n, rule="test")
        self.add(
            Passage(
                id=f"g{n}", number=n, line=n + 1, start=0, end=len(words), text=words, struck=False, use="FACT",
                reason="",
            ),
            statement,
        )  # fmt: skip
        self.link(document, "HAS_PASSAGE", f"g{n}")
        self.link(f"s{n}", "STATED_IN", f"g{n}", field="text", role="VALUE", start=0, end=len(words), basis="STATED")
        for fact in facts:
            self.link(fact, "ACCORDING_TO", f"s{n}")


def _keys(name: str) -> dict[str, str]:
    return {"name": name, "search_key": search_key(name), "name_key": name_key(name), "county": COUNTY}


def _bodies(made: _Made) -> None:
    for id_, name in {"granby": "Granby kommun", "lundby": "Lundby kommun"}.items():
        made.add(Organization(id=id_, sort_name=name, kind="MUNICIPALITY", **_keys(name)))
    for id_, name in {"culture": "Kulturrådet", "sport": "Idrottsrådet"}.items():
        made.add(Body(id=id_, sort_name=name, kind="COUNCIL", **_keys(name)))
        for season, day in DAYS.items():
            made.add(Meeting(id=f"{id_}-{season}", start_date=day, end_date=day, status="HELD"))
            made.link(f"{id_}-{season}", "OF_BODY", id_)
            made.says(season, "MEETING", f"{name} {day}", f"{id_}-{season}")
    for season in ("winter", "spring"):
        made.add(Roster(id=f"r-{season}", date=DAYS[season], complete=True, roles=("CHAIR", "VICE_CHAIR", "MEMBER")))
        made.link(f"r-{season}", "OF_BODY", "culture")
        made.says(season, "ROSTER", f"Ledamöter {season}", f"r-{season}")


def _seats(made: _Made) -> None:
    def seat(person: str, role: str, start: str, end: str, basis: str, *seasons: str, body: str = "culture") -> str:
        id_ = f"m-{person}-{role.lower()}"
        order = ("CHAIR", "VICE_CHAIR", "", "", "MEMBER").index(role)
        apart = ((WINTER[:-1] + "1",), (OPEN,)) if basis == "SEEN" else ((), ())
        made.add(
            Membership(
                id=id_, role=role, role_order=order, held_from=(start,), held_to=(end,), held_basis=(basis,),
                apart_from=apart[0], apart_to=apart[1],
            )
        )  # fmt: skip
        made.link(person, "HAS_MEMBERSHIP", id_)
        made.link(id_, "IN_BODY", body)
        for season in seasons:
            kind = "ELECTION" if basis == "STATED" else "ROSTER_ROW"
            made.says(season, kind, f"{made.nodes[person].name} {season}", id_)  # type: ignore[attr-defined]
            if basis == "ROSTER" and body == "culture":
                made.link(f"r-{season}", "LISTS", id_)
        return id_

    for person, name in {
        "anna": "Anna Ask", "bror": "Bror Bo", "cilla": "Cilla Dal", "david": "David Ek", "eva": "Eva Fors",
        "fia": "Fia Gren", "gun": "Gun Holm",
    }.items():  # fmt: skip
        made.add(Person(id=person, sort_name=sort_name(name), **_keys(name)))
    seat("anna", "CHAIR", WINTER, OPEN, "ROSTER", "winter", "spring")
    seat("bror", "MEMBER", WINTER, "2024-04-09", "ROSTER", "winter")
    seat("cilla", "MEMBER", SPRING, OPEN, "ROSTER", "spring")
    seat("david", "MEMBER", WINTER, "2024-04-09", "ROSTER", "winter")
    seat("david", "VICE_CHAIR", SPRING, "2025-12-31", "STATED", "spring")
    eva = seat("eva", "MEMBER", WINTER, OPEN, "ROSTER", "winter", "spring")
    seat("fia", "MEMBER", WINTER, WINTER, "SEEN", "winter")
    seat("gun", "CHAIR", SPRING, OPEN, "ROSTER", "spring", body="sport")
    seat("anna", "MEMBER", SUMMER, OPEN, "ROSTER", "summer", body="sport")
    made.link(eva, "ON_BEHALF_OF", "granby", since=[BEGINNING], until=["2024-04-09"])
    made.link(eva, "ON_BEHALF_OF", "lundby", since=[SPRING], until=[OPEN])
    for person, season, status in (("eva", "winter", "PRESENT"), ("eva", "spring", "ABSENT")):
        id_ = f"a-{person}-{season}"
        made.add(Attendance(id=id_, status=status, capacity="MEMBER", capacity_order=4, position=1))
        made.link(person, "HAS_ATTENDANCE", id_)
        made.link(id_, "AT_MEETING", f"culture-{season}")
        made.says(season, "ROSTER_ROW", f"Eva Fors, {status.lower()}", id_)
    for id_, person, last in (("p-anna", "anna", SUMMER), ("p-cilla", "cilla", SPRING)):
        start = WINTER if person == "anna" else SPRING
        made.add(Position(id=id_, title="enhetschef", first_seen=start, last_seen=last))
        made.link(person, "HAS_POSITION", id_)
        made.says("winter" if person == "anna" else "spring", "ROSTER_ROW", f"enhetschef {person}", id_)


def _acts(made: _Made) -> None:
    def mandate(id_: str, holder: str, due: str, *statuses: tuple[str, str], body: str = "culture") -> None:
        made.add(
            Mandate(
                id=id_, task=f"Skriva {id_}", search_key=f"skriva {id_}", due=due, due_first=due, due_last=due,
                position=1, status_from=tuple(day for day, _ in statuses), status=tuple(s for _, s in statuses),
            )
        )  # fmt: skip
        made.link(id_, "HELD_BY", holder)
        for day, status in statuses:
            season = next(name for name, each in DAYS.items() if each == day)
            made.link(id_, "IN_MEETING", f"{body}-{season}")
            made.says(season, "MANDATE", f"{id_} {status.lower()}", id_)

    mandate("t-plan", "bror", "2024-03-31", (WINTER, "GIVEN"), (SUMMER, "REPORTED"))
    mandate("t-text", "cilla", "2024-12-31", (SPRING, "GIVEN"))
    mandate("t-idea", "culture", "2024-02-01", (WINTER, "PROPOSED"), (SUMMER, "GIVEN"))
    mandate("t-game", "gun", "2024-05-01", (SPRING, "GIVEN"), body="sport")

    def agreement(id_: str, owner: str, end: str | None, *statuses: tuple[str, str]) -> None:
        name = f"Avtal om {id_}"
        made.add(
            Agreement(
                id=id_, sort_name=name, kind="avtal", valid_to=end, valid_to_last=last_day(end) if end else None,
                status_from=tuple(day for day, _ in statuses), status=tuple(s for _, s in statuses), **_keys(name),
            )
        )  # fmt: skip
        made.link(id_, "OWNED_BY", owner)
        for day, status in statuses:
            season = next(name for name, each in DAYS.items() if each == day)
            made.says(season, "AGREEMENT", f"{name} {status.lower()}", id_)

    agreement("ag-art", "culture", "2024-06", (WINTER, "PROPOSED"), (SPRING, "IN_FORCE"))
    agreement("ag-draft", "culture", "2024-02", (WINTER, "DRAFT"))
    agreement("ag-ball", "sport", None, (SPRING, "IN_FORCE"))
    for n, (start, end) in enumerate(((None, "2024-03"), ("2024", None), ("2025", None))):
        made.add(Term(id=f"te-{n}", what="avgift", value=str(n), valid_from=start, valid_to=end))
        made.link("ag-art", "HAS_TERM", f"te-{n}")
    made.add(
        StructureLink(id="sl-part", kind="PART_OF", status="REPORTED", date=WINTER, valid_to="2024-05"),
        StructureLink(id="sl-gone", kind="DISSOLVED", status="PROPOSED", date=SPRING, valid_from="2024-05"),
        StructureLink(id="sl-next", kind="REPORTS_TO", status="DECIDED", date=SPRING, valid_from="2024-07"),
    )
    made.link("culture", "HAS_LINK", "sl-part", "sl-gone", "sl-next")
    made.link("sl-part", "LINKS_TO", "granby")
    made.link("sl-next", "LINKS_TO", "sport")
    for id_, season in (("sl-part", "winter"), ("sl-gone", "spring"), ("sl-next", "spring")):
        made.says(season, "LINK", f"Kulturrådet {id_}", id_)
