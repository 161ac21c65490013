"""A small invented world for the API's tests: a council and two executive boards, a dozen people, three meetings.

`TODAY` is the day that "today" means in these tests. `write` puts it into a graph; `ask` sends an operation to it.

    council   seats as of 2024-06-01: Astrid Berg (chair), Bo Lind and Einar Falk (members), a vacant one for Sund;
              Disa Ek was last seen in March; Cia Dahl was seen in 2023 and is left out of the complete list of March
    boards    "Kommunstyrelsen" exists in Granvik and in Sund
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import cache
from typing import Any

from api.limits import Limits
from api.schema import Schema, build_schema, execute
from queries import writing
from queries.graph import Graph
from schema.documents import Document, Mention, Node, Passage, Statement
from schema.identity import name_key, search_key, sort_name
from schema.nodes import (
    AgendaItem,
    Attendance,
    Body,
    Decision,
    Issue,
    Mandate,
    Matter,
    Meeting,
    Membership,
    Organization,
    Person,
    Position,
    Post,
    Roster,
)
from schema.similarity import near_keys
from tests.api import agreements

TODAY = "2024-06-01"
OPEN = "9999-12-31"
COUNTY = "Ekmarks län"
COUNCIL = "Rådet för vård och omsorg"

LINES = (
    "# Protokoll 🌲 Rådet för vård och omsorg",
    "Tid: 1-2 mars 2024, Granvik",
    "Ordförande: Astrid Berg, Region Ekmark",
    "Ledamöter: Bo Lind, Granviks kommun",
    "Einar Falk, Norrvalla kommun, frånvarande",
    "Ersättare: Disa Ek, Granviks kommun, frånvarande",
    "Hedda Moe, Vårdstaben, deltog dag 2",
    "§ 1 Läget i vården",
    "Rådet beslutar att godkänna rapporten.",
    "Bo Lind får i uppdrag att skriva en plan till april 2024.",
)


def write(graph: Graph) -> None:
    """Write the world into an empty graph, in one transaction."""
    nodes, links = _build()

    def work(tx: Any) -> None:
        writing.add(tx, nodes)
        writing.link(tx, links)
        for node in nodes:
            if isinstance(node, Person | Organization | Body | Post):
                keys = near_keys(node.label, node.name, node.county)
                writing.add_keys(tx, keys)
                writing.link(tx, ((node.label, node.id, "NEAR", "NameKey", key, {"name": node.name}) for key in keys))

    graph.write(work)


@cache
def schema(limits: Limits | None = None) -> Schema:
    """The schema, built once."""
    return build_schema(limits)


def ask(graph: Graph, text: str, limits: Limits | None = None, **variables: Any) -> dict[str, Any]:
    """The response of an operation."""

    async def once() -> dict[str, Any]:
        try:
            return await execute(schema(limits), graph, text, variables, today=TODAY)
        finally:
            await graph.aclose()

    return asyncio.run(once())


def data(graph: Graph, text: str, **variables: Any) -> Any:
    """The data of an operation that must succeed."""
    response = ask(graph, text, **variables)
    assert "errors" not in response, response["errors"]
    return response["data"]


def error(graph: Graph, text: str, **variables: Any) -> dict[str, Any]:
    """The only error of an operation that must fail."""
    response = ask(graph, text, **variables)
    assert len(response.get("errors", [])) == 1, response
    found: dict[str, Any] = response["errors"][0]
    return found


def _keys(name: str) -> dict[str, str]:
    return {"name": name, "search_key": search_key(name), "name_key": name_key(name)}


def _person(id_: str, name: str) -> Person:
    return Person(id=id_, sort_name=sort_name(name), county=COUNTY, **_keys(name))


def _organization(id_: str, name: str, kind: str, code: str | None = None) -> Organization:
    return Organization(id=id_, sort_name=name, kind=kind, code=code, county=COUNTY, **_keys(name))


def _body(id_: str, name: str, kind: str) -> Body:
    return Body(id=id_, sort_name=name, kind=kind, county=COUNTY, **_keys(name))


def _seat(
    id_: str,
    role: str,
    order: int,
    *intervals: tuple[str, str, str],
    vacant: bool = False,
    apart: tuple[str, str] | None = None,
) -> Membership:
    starts, ends, bases = zip(*intervals, strict=True)
    return Membership(
        id=id_, role=role, role_order=order, vacant=vacant, held_from=starts, held_to=ends, held_basis=bases,
        first_seen=starts[0], last_seen=starts[-1], apart_from=apart[:1] if apart else (),
        apart_to=apart[1:] if apart else (),
    )  # fmt: skip


def _attendance(id_: str, status: str, capacity: str, order: int, position: int, part: str | None = None) -> Attendance:
    return Attendance(
        id=id_, status=status, capacity=capacity, capacity_order=order, position=position, part=part, roles=(capacity,)
    )


def _build() -> tuple[list[Node], list[writing.Link]]:
    nodes: list[Node] = [
        _organization("region", "Region Ekmark", "REGION", "77"),
        _organization("granvik", "Granviks kommun", "MUNICIPALITY", "7701"),
        _organization("sund", "Sunds kommun", "MUNICIPALITY", "7702"),
        _organization("norrvalla", "Norrvalla kommun", "MUNICIPALITY", "7703"),
        _organization("staff", "Vårdstaben", "UNIT"),
        _body("council", COUNCIL, "COUNCIL"),
        _body("board-granvik", "Kommunstyrelsen", "BOARD"),
        _body("board-sund", "Kommunstyrelsen", "BOARD"),
        Post(id="director", sort_name="regiondirektören", county=COUNTY, **_keys("regiondirektören")),
        *(
            _person(id_, name)
            for id_, name in {
                "astrid": "Astrid Berg", "bo": "Bo Lind", "cia": "Cia Dahl", "disa": "Disa Ek", "einar": "Einar Falk",
                "frida": "Frida Gran", "gosta": "Gösta Holm", "hedda": "Hedda Moe", "karin-1": "Karin Öberg",
                "karin-2": "Karin Öberg", "ivar": "Ivar Anna Ström",
            }.items()
        ),
        _seat("m-astrid", "CHAIR", 0, ("2024-03-01", OPEN, "ROSTER")),
        _seat("m-bo", "MEMBER", 2, ("2023-01-01", "2023-12-31", "STATED"), ("2024-03-01", OPEN, "ROSTER")),
        _seat("m-cia", "MEMBER", 2, ("2023-05-05", "2023-05-05", "SEEN"), apart=("2023-05-06", "2024-02-29")),
        _seat("m-disa", "SUBSTITUTE", 3, ("2024-03-01", "2024-03-01", "SEEN"), apart=("2024-03-02", OPEN)),
        _seat("m-einar", "MEMBER", 2, ("2024-03-01", OPEN, "ROSTER")),
        _seat("m-vacant", "MEMBER", 2, ("2024-03-01", OPEN, "ROSTER"), vacant=True),
        _seat("m-frida", "CHAIR", 0, ("2024-01-01", "2026-12-31", "STATED")),
        _seat("m-gosta", "CHAIR", 0, ("2024-01-01", OPEN, "STATED")),
        Roster(id="r-march", date="2024-03-01", complete=True, roles=("CHAIR", "MEMBER")),
        Roster(id="r-old", date="2023-05-05", complete=False, roles=("MEMBER",)),
        Meeting(id="march", start_date="2024-03-01", end_date="2024-03-02", place="Granvik", status="HELD"),
        Meeting(id="may-10", start_date="2024-05-10", status="HELD"),
        Meeting(id="may-20", start_date="2024-05-20", status="HELD"),
        Meeting(id="board-march", start_date="2024-03-05", status="HELD", place="Kommunhuset"),
        _attendance("a-astrid", "PRESENT", "CHAIR", 0, 0),
        _attendance("a-bo", "PRESENT", "MEMBER", 4, 1),
        _attendance("a-einar", "ABSENT", "MEMBER", 4, 2),
        _attendance("a-disa", "ABSENT", "SUBSTITUTE", 5, 3),
        _attendance("a-hedda", "PARTIAL", "OFFICIAL", 7, 4, "dag 2"),
        _attendance("b-bo", "PRESENT", "GUEST", 9, 0),
        _attendance("b-frida", "PRESENT", "CHAIR", 0, 1),
        _attendance("b-hedda", "ABSENT", "OFFICIAL", 7, 2),
        Position(id="p-hedda", title="strateg", first_seen="2024-03-01", last_seen="2024-03-01"),
        AgendaItem(
            id="i-1", number="§ 1", title="Läget i vården", headings=("Väntetider",), position=1,
            search_key="laget i varden vantetider",
        ),
        AgendaItem(id="i-2", number="§ 2", title="Övrigt", search_key="ovrigt", position=2),
        Matter(id="matter", title="Vårdplanen", search_key="vardplanen", diary_number="D 2024/17"),
        Decision(
            id="d-1", text="Rådet beslutar att godkänna rapporten.", kind="APPROVAL", status="TAKEN", date="2024-03-01",
            search_key=search_key("Rådet beslutar att godkänna rapporten."), position=1,
        ),
        Decision(
            id="d-2", text="Förslaget lämnas vidare.", kind="SOMETHING_NEW", status="PROPOSED", date="2024-05-10",
            search_key="forslaget lamnas vidare", position=1,
        ),
        Mandate(
            id="t-plan", task="Skriva en plan", search_key="skriva en plan", due="2024-04", due_first="2024-04-01",
            due_last="2024-04-30", due_precision="month", given_on="2024-03-01", position=1,
            status_from=("2024-03-01", "2024-05-20"), status=("GIVEN", "REPORTED"),
        ),
        Mandate(
            id="t-review", task="Se över stadgarna", search_key="se over stadgarna", due="2024-05-15",
            due_first="2024-05-15", due_last="2024-05-15", position=2, status_from=("2024-03-01",), status=("ONGOING",),
        ),
        Mandate(id="t-undated", task="Följa frågan", search_key="folja fragan", position=3),
        Issue(id="issue", code="SEAT_ENDED_BY_ROSTER", severity="WARNING", message="Något stämmer inte."),
        *agreements.nodes(COUNTY),
    ]  # fmt: skip
    links: list[writing.Link] = []

    def link(source: str, type_: str, target: str, **properties: Any) -> None:
        labels = {node.id: node.label for node in nodes}
        links.append((labels[source], source, type_, labels[target], target, properties))

    text = Text(nodes, link)
    for body, owner in (("council", "region"), ("board-granvik", "granvik"), ("board-sund", "sund")):
        link(body, "OWNED_BY", owner)
    link("staff", "PART_OF", "region")
    link("director", "OF", "region")
    for seat, person, body, organization in (
        ("m-astrid", "astrid", "council", "region"), ("m-bo", "bo", "council", "granvik"),
        ("m-cia", "cia", "council", "sund"), ("m-disa", "disa", "council", "granvik"),
        ("m-einar", "einar", "council", "norrvalla"), ("m-vacant", None, "council", "sund"),
        ("m-frida", "frida", "board-granvik", "granvik"), ("m-gosta", "gosta", "board-sund", "sund"),
    ):  # fmt: skip
        if person:
            link(person, "HAS_MEMBERSHIP", seat)
        link(seat, "IN_BODY", body)
        link(seat, "ON_BEHALF_OF", organization)
    link("m-disa", "SUBSTITUTES_FOR", "m-bo")
    link("r-march", "OF_BODY", "council")
    link("r-old", "OF_BODY", "council")
    for seat in ("m-astrid", "m-bo", "m-einar", "m-vacant"):
        link("r-march", "LISTS", seat)
    for meeting, body in (
        ("march", "council"), ("may-10", "council"), ("may-20", "council"), ("board-march", "board-granvik"),
    ):  # fmt: skip
        link(meeting, "OF_BODY", body)
    for attendance, person, meeting, organization in (
        ("a-astrid", "astrid", "march", "region"), ("a-bo", "bo", "march", "granvik"),
        ("a-einar", "einar", "march", "norrvalla"), ("a-disa", "disa", "march", "granvik"),
        ("a-hedda", "hedda", "march", "staff"), ("b-bo", "bo", "board-march", "granvik"),
        ("b-frida", "frida", "board-march", "granvik"), ("b-hedda", "hedda", "board-march", "staff"),
    ):  # fmt: skip
        link(person, "HAS_ATTENDANCE", attendance)
        link(attendance, "AT_MEETING", meeting)
        link(attendance, "ON_BEHALF_OF", organization)
    link("hedda", "HAS_POSITION", "p-hedda")
    link("p-hedda", "AT", "staff")
    link("march", "HAS_ITEM", "i-1")
    link("march", "HAS_ITEM", "i-2")
    link("i-1", "PRESENTED_BY", "hedda", position=0)
    link("i-1", "BELONGS_TO", "matter")
    link("d-1", "IN_ITEM", "i-1")
    link("d-1", "IN_MEETING", "march")
    link("d-1", "DECIDED_BY", "council")
    link("d-2", "IN_MEETING", "may-10")
    link("d-2", "PROPOSED_TO", "director")
    for mandate, holder in (("t-plan", "bo"), ("t-review", "director"), ("t-undated", "board-granvik")):
        link(mandate, "HELD_BY", holder, **({"part": "texten"} if mandate == "t-plan" else {}))
    link("t-plan", "GIVEN_BY", "council")
    link("t-plan", "REPORTS_BACK_TO", "council")
    link("t-plan", "IN_ITEM", "i-1")
    link("t-plan", "IN_MEETING", "march")
    link("t-plan", "CONCERNS", "matter")
    link("issue", "CONCERNS", "m-bo")
    for ends in agreements.LINKS:
        link(*ends)
    for source, type_, target, position in agreements.STEPS:
        link(source, type_, target, position=position)

    text.says("MEETING", ["march"], {"body": ("council", COUNCIL)}, dates="1-2 mars 2024", body=COUNCIL)
    text.says("ROSTER_ROW", ["m-astrid", "a-astrid"], {"person": ("astrid", "Astrid Berg")},
              role="Ordförande", person="Astrid Berg", organization="Region Ekmark")  # fmt: skip
    text.says("ROSTER_ROW", ["m-bo", "a-bo"], {"person": ("bo", "Bo Lind")}, role="Ledamöter", person="Bo Lind")
    text.says("ROSTER_ROW", ["m-einar", "a-einar"], {"person": ("einar", "Einar Falk")}, person="Einar Falk")
    text.says("ROSTER_ROW", ["m-disa", "a-disa"], {"person": ("disa", "Disa Ek")}, role="Ersättare", person="Disa Ek")
    text.says("DECISION", ["d-1"], {}, text="Rådet beslutar att godkänna rapporten.")
    text.says("MANDATE", ["t-plan"], {"holder": ("bo", "Bo Lind")}, task="skriva en plan", due="april 2024")
    # A short name that the document uses for the council, and one that it uses for both boards.
    text.names("vårdrådet", "council")
    text.names("styrelsen", "board-granvik")
    text.names("styrelsen", "board-sund")
    return nodes, links


class Text:
    """One document over LINES, and the statements that cite it."""

    def __init__(self, nodes: list[Node], link: Any) -> None:
        self._nodes, self._link, self._ordinal, self._starts = nodes, link, 0, []
        start = 0
        for number, line in enumerate(LINES):
            self._starts.append(start)
            nodes.append(
                Passage(
                    id=f"g-{number}", number=number, line=number + 1, page=1, start=start, end=start + len(line),
                    text=line, struck=False, use="FACT", reason="",
                )
            )  # fmt: skip
            start += len(line) + 1
        nodes.append(
            Document(
                id="doc", title="Protokoll mars", search_key="protokoll mars", source="mars.md", kind="MINUTES",
                date="2024-03-01", format="markdown", pages=1, county=COUNTY, block=COUNTY,
                loaded_at="2024-06-01T00:00:00Z", lines=len(LINES), unread=0, characters=start,
            )
        )  # fmt: skip
        for number in range(len(LINES)):
            link("doc", "HAS_PASSAGE", f"g-{number}")

    def says(self, kind: str, facts: list[str], about: Mapping[str, tuple[str, str]], **fields: str) -> None:
        """A statement that facts rest on; each field cites its words where they first stand."""
        self._ordinal += 1
        id_ = f"s-{self._ordinal}"
        self._nodes.append(
            Statement(id=id_, kind=kind, document="doc", ordinal=self._ordinal, rule=f"test_{kind.lower()}")
        )
        for fact in facts:
            self._link(fact, "ACCORDING_TO", id_)
        for role, (actor, name) in about.items():
            self._link(id_, "ABOUT", self._mention(name, actor), role=role, position=0)
            fields.setdefault(role, name)
        for field, words in fields.items():
            number = next(at for at, line in enumerate(LINES) if words in line)
            start = self._starts[number] + LINES[number].index(words)
            self._link(
                id_, "STATED_IN", f"g-{number}", field=field, role="HEADING" if words.endswith("r") else "VALUE",
                start=start, end=start + len(words), basis="STATED",
            )  # fmt: skip

    def names(self, name: str, actor: str) -> None:
        """The document names an actor so, in passing."""
        self._mention(name, actor)

    def _mention(self, name: str, actor: str) -> str:
        id_ = f"mn-{search_key(name)}-{actor}"
        if all(node.id != id_ for node in self._nodes):
            self._nodes.append(
                Mention(
                    id=id_, kind="PERSON", name=name, name_as_written=name, search_key=search_key(name),
                    name_key=name_key(name), key=search_key(name), document="doc",
                    scope=f"{COUNTY}|PERSON|{search_key(name)}",
                )
            )  # fmt: skip
            self._link(id_, "DENOTES", actor, reason="same_name")
        return id_
