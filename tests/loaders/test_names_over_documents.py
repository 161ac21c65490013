"""Bodies, organisations and posts over documents: who is one, who is not, and who is only offered as a pair.

Fictional papers of a county, in all orders of loading. A wrong merge is the worst fault: where two may be meant, two
stay.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders import formats
from loaders.extract import extract
from loaders.parse import read_minutes
from loaders.world import World
from schema.nodes import Body, Organization
from schema.reasons import ACROSS
from schema.similarity import Known, Reason, likeness, near_keys
from schema.statements import DocumentRecord
from tests.loaders.worlds import world_of

GROUP = """Region Ekmarks län

Protokoll {body}

{date} kl. 13.00-15.00

Ordförande:

Anna Lind, Region Ekmarks län

Ledamöter:

Per Ek, Granviks kommun

Eva Berg, {place}

1. Mötets öppnande

Dagordningen fastställdes.

2. Uppföljning

{text}
"""
BOARD = """{owner} PROTOKOLL 1(2)
{body}
Sammanträdesdatum {date}

Plats och tid Stadshuset kl. 09.00-11.00
Beslutande Anna Lind (S), ordförande

§ 1 Budget

{body}s beslut

Budgeten fastställs.

{text}

Region Ekmarks län
"""
ASSOCIATION = """Bostadsrättsföreningen {name}

Protokoll styrelsemöte {date}

Närvarande: Anna Lind (ordförande), Per Ek, Eva Berg

1. Tak

Styrelsen beslutar att laga taket. {text}
"""
DAYS = iter(f"20{year:02}-{month:02}-{day:02}" for year in range(10, 40) for month in range(1, 13) for day in (1, 15))


def record(text: str, *, scanned: bool = False) -> DocumentRecord:
    """What a paper says; as of a scan whose letters can't be trusted, where that is asked for."""
    made = extract(read_minutes(formats.read_bytes(text.encode(), "a.md")))
    return replace(made, mentions=tuple(replace(m, scanned=True) for m in made.mentions)) if scanned else made


def group(body: str, text: str = "", place: str = "Lindås kommun", *, scanned: bool = False) -> DocumentRecord:
    return record(GROUP.format(body=body, date=next(DAYS), text=text, place=place), scanned=scanned)


def board(owner: str, text: str = "", body: str = "Kommunstyrelsen") -> DocumentRecord:
    return record(BOARD.format(owner=owner, body=body, date=next(DAYS), text=text))


def does(*names: str) -> str:
    """Each has a task of its own."""
    tasks = ("skriva en plan", "räkna cyklarna", "mäta vägarna", "svara departementet", "bjuda in rektorerna", "tala")
    return " ".join(f"{name} får i uppdrag att {task}." for name, task in zip(names, tasks, strict=False))


def who(*records: DocumentRecord) -> list[dict[str, tuple[str, str]]]:
    """By document: (actor, reason) of the bodies, organisations and posts, by the name that it has for them.

    Of a name that is both an organisation's and a body's, the organisation; the world is the same in each order.
    """
    world = world_of(*records)
    denoted = {e.source: (e.target, str(dict(e.properties)["reason"])) for e in world.edges if e.type == "DENOTES"}
    found: list[dict[str, tuple[str, str]]] = []
    for each in records:
        actors = [m for kind in ("POST", "BODY", "ORGANIZATION") for m in each.mentions if m.kind == kind]
        found.append({form: denoted[m.id] for m in actors for form in (*dict(m.forms), m.name)})
    assert all(reason in ACROSS for by_name in found for _, reason in by_name.values())
    return found


def one(world: list[dict[str, tuple[str, str]]], *names: str) -> bool:
    """Whether the names, the n-th as the n-th document has it, are of one."""
    assert len(names) == len(world)
    return len({by_name[name][0] for by_name, name in zip(world, names, strict=True)}) == 1


def offered(world: World, label: type[Body | Organization], left: str, right: str) -> tuple[Reason, ...]:
    """Why two are a candidate pair; empty where they aren't."""
    found = {n.name: n for n in world.nodes.values() if isinstance(n, label)}
    a, b = found[left], found[right]
    assert a.id != b.id
    if not near_keys(a.label, a.name, a.county) & near_keys(b.label, b.name, b.county):
        return ()
    like = likeness(a.label, Known(a.name), Known(b.name))
    return like.reasons if like.score > 0 else ()


# --- 1: what each municipality has of its own ---


@pytest.mark.parametrize(
    "name",
    [
        "Arbetsutskottet",
        "Socialförvaltningen",
        "Presidiet",
        "Krisledningsgruppen",
        "Tillgänglighetsrådet",
        "Kommundirektören",
        "Valberedningen",
        "BUN",
    ],
)
def test_what_two_municipalities_both_have_is_two(name: str) -> None:
    found = who(board("GRANVIKS KOMMUN", does(name)), board("LINDÅS KOMMUN", does(name)))
    assert not one(found, name, name)
    again = who(board("GRANVIKS KOMMUN", does(name)), board("GRANVIKS KOMMUN", does(name)))
    assert one(again, name, name)


def test_a_body_of_the_county_is_one_in_the_papers_of_municipalities() -> None:
    name = "Samverkansrådet för skola"
    papers = [board("GRANVIKS KOMMUN", does(name)), board("LINDÅS KOMMUN", does(name))]
    assert not one(who(*papers), name, name)
    assert one(who(*papers, group(name)), name, name, name)


def test_units_beside_their_municipalities_in_a_list() -> None:
    rows = "Ida Holm, Granviks kommun, Socialförvaltningen\n\nOla Sand, Svartå kommun, Socialförvaltningen"
    text = GROUP.format(body="Bussrådet", date=next(DAYS), text="", place="Lindås kommun")
    paper = record(text.replace("1. Mötets", f"{rows}\n\n1. Mötets"))
    owners = {m.key for m in paper.mentions if m.name == "Socialförvaltningen"}
    assert owners == {"socialforvaltningen @granvik kommun", "socialforvaltningen @svarta kommun"}
    found = who(paper, board("GRANVIKS KOMMUN", does("Socialförvaltningen")))
    mine = next(m.id for m in paper.mentions if m.key.endswith("@granvik kommun"))
    edges = world_of(paper).edges
    assert found[1]["Socialförvaltningen"][0] == next(e.target for e in edges if e.source == mine)


# --- 2: abbreviations ---

SCHOOL, CARE = "Samverkansrådet för skola (SRS)", "Samverkansrådet för sjukvård (SRS)"


def test_an_abbreviation_that_one_paper_introduces_is_understood_in_others() -> None:
    found = who(group(SCHOOL), group("Bussrådet", "SRS beslutar att godkänna planen."))
    assert one(found, "Samverkansrådet för skola", "SRS")
    assert found[1]["SRS"][1] == "abbreviation_defined_in_text"


def test_where_papers_do_not_agree_each_means_its_own_and_others_nobody_for_sure() -> None:
    asks = "SRS beslutar att godkänna planen."
    found = who(group(SCHOOL), group(CARE), group("Bussrådet", asks), group("Tågrådet", asks))
    assert one(found[:1] * 2, "SRS", "Samverkansrådet för skola")
    assert one(found[1:2] * 2, "SRS", "Samverkansrådet för sjukvård")
    meant = [by_name["SRS"] for by_name in found]
    assert len({actor for actor, _ in meant}) == 4 and meant[2][1] == "same_document"


def test_a_boards_abbreviation_is_its_owners() -> None:
    told = "Barn- och utbildningsnämnden (BUN) yttrar sig. BUN beslutar att avstå."
    asks = does("BUN")
    papers = [board("GRANVIKS KOMMUN", told), board("GRANVIKS KOMMUN", asks), board("LINDÅS KOMMUN", asks)]
    found = who(*papers)
    assert one(found[:2], "Barn- och utbildningsnämnden", "BUN")
    assert not one(found[1:], "BUN", "BUN")


def test_what_stands_in_parentheses_may_be_part_of_the_name() -> None:
    found = who(group("Styrgruppen för vård (Norr)"), group("Styrgruppen för vård (Söder)"))
    assert not one(found, "Styrgruppen för vård (Norr)", "Styrgruppen för vård (Söder)")
    found = who(group("Arbetsgruppen för vård (II)"), group("Arbetsgruppen för vård (IV)"))
    assert not one(found, "Arbetsgruppen för vård (II)", "Arbetsgruppen för vård (IV)")


def test_the_name_with_its_abbreviation_is_the_name() -> None:
    paper = group(SCHOOL, does("Regionen"))
    assert [m.name for m in paper.mentions if m.name.startswith("Samverkansrådet")] == ["Samverkansrådet för skola"]


# --- 3: words that only their document explains ---


def test_kommunen_is_another_in_each_paper_that_names_several() -> None:
    names = ("Kommunen", "Förbundet", "Kommundirektören")
    found = who(group("Bussrådet", does(*names)), group("Tågrådet", does(*names)))
    for name in names:
        assert not one(found, name, name)
    together = ("Kommunerna", "Regiondirektören")
    found = who(group("Bussrådet", does(*together)), group("Tågrådet", does(*together)))
    assert all(one(found, name, name) for name in together)


def test_the_working_committee_of_a_body_is_one_in_its_papers_alone() -> None:
    papers = [group(body, does("Arbetsutskottet")) for body in ("Bussrådet", "Bussrådet", "Tågrådet")]
    found = who(*papers)
    assert one(found[:2], "Arbetsutskottet", "Arbetsutskottet")
    assert not one(found[1:], "Arbetsutskottet", "Arbetsutskottet")


def test_associations_outside_counties_have_groups_of_their_own() -> None:
    names = ("Solgläntan", "Solgläntan", "Månskenet")
    asks = does("Valberedningen", "Trädgårdsgruppen")
    found = who(*(record(ASSOCIATION.format(name=name, date=next(DAYS), text=asks)) for name in names))
    for name in ("Valberedningen", "Trädgårdsgruppen"):
        assert one(found[:2], name, name) and not one(found[1:], name, name)


# --- 4: forms, and names that only look alike ---


COUNCILS = ("Bussrådet", "Tågrådet", "Båtrådet")


def test_forms_of_a_name_are_one() -> None:
    forms = ("Arbetsgruppen för cykling", "Arbetsgrupp cykling", "arbetsgruppen för cykling")
    found = who(*(group(body, does(name)) for body, name in zip(COUNCILS, forms, strict=True)))
    assert one(found, "Arbetsgruppen för cykling", "Arbetsgrupp cykling", "Arbetsgruppen för cykling")
    places = ("Ekmarks kommun", "Ekmark", "Ekmarks kommuns")
    found = who(*(group(body, place=name) for body, name in zip(COUNCILS, places, strict=True)))
    assert one(found, "Ekmarks kommun", "Ekmark", "Ekmarks kommun")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Arbetsgruppen för cykling", "Cykelgruppen"),
        ("Arbetsgruppen för cykling", "Styrgruppen för cykling"),
        ("Arbetsgruppen för skola", "Arbetsgruppen för förskola"),
        ("Arbetsgruppen för bad 1", "Arbetsgruppen för bad 7"),
        ("Mobilitetsrådet", "Trafikrådet"),
    ],
)
def test_names_of_others(left: str, right: str) -> None:
    assert not one(who(group("Bussrådet", does(left)), group("Tågrådet", does(right))), left, right)


def test_a_body_that_takes_another_name_is_another_with_a_link() -> None:
    renamed = group("Trafikrådet", "Rådet beslutar att Trafikrådet byter namn till Mobilitetsrådet.")
    found = who(renamed, group("Mobilitetsrådet"), group("Bussrådet", does("Trafikrådet")))
    assert one([found[0], found[2]], "Trafikrådet", "Trafikrådet")
    assert one(found[:2], "Mobilitetsrådet", "Mobilitetsrådet") and not one(found[:2], "Trafikrådet", "Mobilitetsrådet")


# --- 5: scans, and misspelt names ---

CLEAN = "Samverkansrådet för hemsjukvård"


@pytest.mark.parametrize(
    "misread",
    [
        "Sarnverkansrådet för hemsjukvård",
        "Samverkansrådet för hernsjukvard",
        "Samverkansrådet för hem5jukvård",
        "Samverkansrådet för hemslukvärd".replace("l", "i"),
    ],
)
def test_a_scan_that_can_only_be_one_name_is_that_one(misread: str) -> None:
    found = who(group(CLEAN), group(misread, scanned=True))
    assert one(found, CLEAN, misread)
    assert found[1][misread][1] == "misread_name_same_county"


def test_a_scan_that_can_be_two_names_is_neither_but_a_pair_with_both() -> None:
    both = [group("Bussrådet", does("Lillagruppen")), group("Tågrådet", does("Lijlagruppen"))]
    scan = group("Båtrådet", does("Liilagruppen"), scanned=True)
    assert one(who(both[0], scan), "Lillagruppen", "Liilagruppen")
    actors = [by_name[name][0] for by_name, name in zip(who(*both, scan), GROUPS, strict=True)]
    assert len(set(actors)) == len(GROUPS)
    assert Reason.NEAR_SPELLING in offered(world_of(*both, scan), Body, "Lillagruppen", "Liilagruppen")


GROUPS = ("Lillagruppen", "Lijlagruppen", "Liilagruppen")


@pytest.mark.parametrize("scans", [(False, False), (True, True)])
def test_without_a_scan_or_without_a_safe_name_nothing_is_joined(scans: tuple[bool, bool]) -> None:
    names = (CLEAN, "Sarnverkansrådet för hemsjukvård")
    found = who(*(group(name, scanned=scanned) for name, scanned in zip(names, scans, strict=True)))
    assert not one(found, *names)


def test_organisations_of_a_scan() -> None:
    found = who(group("Bussrådet", place="Svartå kommun"), group("Tågrådet", place="Svartå kornmun", scanned=True))
    assert one(found, "Svartå kommun", "Svartå kornmun")
    assert found[1]["Svartå kornmun"][1] == "misread_name_same_county"


def test_numbers_of_a_scan_are_never_guessed() -> None:
    safe, scan = "Arbetsgruppen för bad 1", "Arbetsgruppen för bad 7"
    assert not one(who(group(safe), group(scan, scanned=True)), safe, scan)


@pytest.mark.parametrize(
    "misspelt",
    ["Samverkansrådet för hemsjukård", "Samverkanrådet för hemsjukvård", "Samverkansrådet för hemsjukvåård"],
)
def test_a_misspelt_name_is_a_pair_and_no_merge(misspelt: str) -> None:
    papers = group(CLEAN), group(misspelt)
    assert not one(who(*papers), CLEAN, misspelt)
    assert offered(world_of(*papers), Body, CLEAN, misspelt)
