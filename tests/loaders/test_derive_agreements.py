"""Agreements, money, structure and stances: from a reading to the world, over several documents in any order."""

from __future__ import annotations

from dataclasses import replace

from loaders import formats
from loaders.derive import nodes_of
from loaders.extract import extract
from loaders.minutes import Agreement, BodyNamed, Funding, Link, Mandate, Minutes, Said, Stance, Term
from loaders.parse import read_minutes
from loaders.world import World
from schema import nodes
from schema.statements import DocumentRecord
from tests.loaders.worlds import world_of

TEXT = """Region Ekmarks län

Protokoll Samverkansrådet för skola (SRS)

{date} kl. 13.00-15.00

Ordförande:

Anna Lind, Region Ekmarks län

1. Elevhälsan

Avtal om elevhälsa mellan Region Ekmarks län och Granviks kommun gäller till 2025-06. 40 000 kr till Läsgruppen.

Rådet beslutar att förlänga avtalet. Anna Lind reserverar sig. Läsgruppen är en del av Skolnätverket.
"""


def said(minutes: Minutes, words: str) -> Said:
    line = next(line for line in minutes.source.lines if words in line.text)
    at = line.text.index(words)
    return Said.of(line.cut(at, at + len(words)))


def read(date: str, status: str, valid_to: bool) -> DocumentRecord:
    m = read_minutes(formats.read_bytes(TEXT.format(date=date).encode(), "a.md"))
    m.decisions, m.mandates = m.decisions[:1], []
    name, group = said(m, "Avtal om elevhälsa"), said(m, "Läsgruppen")
    m.agreements = [
        Agreement(
            name,
            "avtal",
            status,
            "test",
            (0,),
            parties=(("ORGANIZATION", said(m, "Region Ekmarks län")), ("ORGANIZATION", said(m, "Granviks kommun"))),
            owner=("BODY", group),
            valid_to=said(m, "2025-06") if valid_to else None,
            terms=(Term(said(m, "elevhälsa"), said(m, "40 000"), "kr"),),
        )
    ]
    m.mandates = [Mandate(said(m, "förlänga avtalet"), (), 0, "test", status="PLANNED", concerns="Avtal om elevhälsa")]
    m.funding = [Funding(group, "GRANT", 0, "test", Said("40000", said(m, "40 000").places), recipient=("BODY", group))]
    m.bodies = [BodyNamed(group, "WORKING_GROUP", "test", (0,)), BodyNamed(said(m, "Skolnätverket"), "NETWORK", "test")]
    m.links = [Link("PART_OF", "REPORTED", ("BODY", group), "test", ("BODY", said(m, "Skolnätverket")), 0)]
    m.stances = [Stance(said(m, "Anna Lind"), "RESERVATION", 0, "test", decision=0)]
    return extract(m)


MARCH, MAY, JUNE = (
    read("2024-03-01", "DRAFT", False),
    read("2024-05-01", "IN_FORCE", True),
    read("2024-06-01", "IN_FORCE", False),
)


def ends(world: World, type_: str) -> set[tuple[str, str]]:
    def name(id_: str) -> str:
        node = world.nodes[id_]
        return str(getattr(node, "name", None) or getattr(node, "task", None) or node.label)

    return {(name(e.source), name(e.target)) for e in world.edges if e.type == type_}


def test_one_agreement_of_three_documents_keeps_all_that_is_said_of_it() -> None:
    world = world_of(MARCH, MAY, JUNE)
    [agreement] = nodes_of(world, "Agreement")
    assert isinstance(agreement, nodes.Agreement)
    assert (agreement.status_from, agreement.status) == (("2024-03-01", "2024-05-01"), ("DRAFT", "IN_FORCE"))
    assert (agreement.valid_to, agreement.valid_to_last) == ("2025-06", "2025-06-30")
    assert {target for _, target in ends(world, "HAS_PARTY")} == {"Region Ekmarks län", "Granviks kommun"}
    assert ends(world, "OWNED_BY") == {("Avtal om elevhälsa", "Läsgruppen")}
    assert ends(world, "HAS_STEP") == {("Avtal om elevhälsa", "förlänga avtalet")}
    assert sum(e.source == agreement.id and e.type == "ACCORDING_TO" for e in world.edges) == 3


def test_a_status_of_the_same_day_gives_way_to_one_not_both() -> None:
    other = replace(read("2024-03-01", "PROPOSED", False), id="other")
    [agreement] = nodes_of(world_of(MARCH, other), "Agreement")
    assert isinstance(agreement, nodes.Agreement) and len(agreement.status) == 1


def test_terms_money_links_and_stances_stand_where_the_text_says_them() -> None:
    world = world_of(MAY)
    assert [(t.what, t.value, t.unit) for t in nodes_of(world, "Term") if isinstance(t, nodes.Term)] == [
        ("elevhälsa", "40 000", "kr")
    ]
    [money] = nodes_of(world, "Funding")
    assert isinstance(money, nodes.Funding) and (money.kind, money.amount, money.currency) == ("GRANT", 40000.0, "SEK")
    assert ends(world, "FOR") == {("Funding", "Läsgruppen")}
    assert ends(world, "HAS_LINK") == {("Läsgruppen", "StructureLink")}
    assert ends(world, "LINKS_TO") == {("StructureLink", "Skolnätverket")}
    assert ends(world, "SPEAKS_OF") == {("AgendaItem", "Läsgruppen")}
    assert ends(world, "HAS_STANCE") == {("Anna Lind", "Stance")} and ends(world, "ON") == {("Stance", "Decision")}
