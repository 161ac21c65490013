"""The standing of decisions: taken, proposed to another, told of, put off, dropped, sent back; from when they hold."""

from __future__ import annotations

from pathlib import Path

from loaders.formats import read, read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes

HEAD = """Granviks kommun
Sammanträdesprotokoll
{body}
2024-03-12

Beslutande
Anna Lind (S), ordförande
Per Ek (M)
Eva Berg (C)

"""


def minutes_of(body: str, items: str) -> Minutes:
    return read_minutes(read_bytes((HEAD.format(body=body) + items).encode(), "protokoll.txt"))


def told(minutes: Minutes) -> list[tuple[str, str, str, str | None, str | None]]:
    """(text, kind, status, to whom proposed, in effect from)."""
    return [
        (
            d.text.value,
            d.kind,
            d.status,
            d.proposed_to.value if d.proposed_to else None,
            d.effective_from.value if d.effective_from else None,
        )
        for d in minutes.decisions
    ]


def test_a_board_proposes_to_its_council_and_decides_some_itself() -> None:
    minutes = minutes_of(
        "Kommunstyrelsen",
        """§ 41 Taxa för gästhamnen

Arbetsutskottets förslag till beslut
Arbetsutskottet föreslår kommunstyrelsen besluta
1. Taxan lämnas oförändrad.

Kommunstyrelsen föreslår kommunfullmäktige besluta
att anta taxan för gästhamnen att gälla från och med den 1 maj 2024
att upphäva den taxa som antogs 2019

Kommunstyrelsens beslut
att uppdra åt hamnkaptenen att informera båtägarna

§ 42 Reglemente

Kommunstyrelsens förslag till kommunfullmäktige
Reglementet antas och träder i kraft 2024-07-01.

§ 43 Avslutning
Mötet avslutas.
""",
    )
    assert told(minutes) == [
        (
            "att anta taxan för gästhamnen att gälla från och med den 1 maj 2024",
            "approval",
            "PROPOSED",
            "kommunfullmäktige",
            "2024-05-01",
        ),
        ("att upphäva den taxa som antogs 2019", "decision", "PROPOSED", "kommunfullmäktige", None),
        ("att uppdra åt hamnkaptenen att informera båtägarna", "decision", "TAKEN", None, None),
        (
            "Reglementet antas och träder i kraft 2024-07-01.",
            "approval",
            "PROPOSED",
            "kommunfullmäktige",
            "2024-07-01",
        ),
    ]


def test_what_is_put_off_dropped_sent_back_and_told_of() -> None:
    minutes = minutes_of(
        "Fritidsnämnden",
        """§ 41 Bastun

Ärendet bordläggs till nästa sammanträde.

§ 42 Bryggan

Punkten utgår.

§ 43 Motion om ett hopptorn

Nämnden beslutar att återremittera ärendet till förvaltningen.

§ 44 Skidspåren

Kommunstyrelsen har beslutat att rusta upp spåren. Nämnden avslår ansökan om mer pengar.

§ 45 Avgifter

Nämnden höjer inga avgifter. Nämnden beslutade att sänka simhallens avgift. Beslutet gäller från den 1 juni.

§ 46 Samråd

Nämnden ställer sig bakom förslaget till idrottspolitiskt program. Nämnden rekommenderar kommunstyrelsen att anta det.
""",
    )
    assert [(kind, status) for _, kind, status, _, _ in told(minutes)] == [
        ("postponed", "POSTPONED"),
        ("decision", "DROPPED"),
        ("referred back", "TAKEN"),
        ("decision", "REPORTED"),
        ("rejected", "TAKEN"),
        ("decision", "TAKEN"),
        ("decision", "PROPOSED"),
        ("approval", "PROPOSED"),
    ]
    assert told(minutes)[5][4] == "2024-06-01"
    assert told(minutes)[7][3] == "kommunstyrelsen"


def test_what_another_proposes_is_no_decision() -> None:
    minutes = minutes_of(
        "Fritidsnämnden",
        """§ 41 Bastun

Förvaltningen föreslår att bastun stängs. Kommunstyrelsen rekommenderade nämnden att avvakta.
Arbetsgruppen föreslår att nämnden köper ved.

§ 42 Avslutning
Mötet avslutas.
""",
    )
    assert told(minutes) == []


def test_what_others_have_decided_is_told_of_and_what_the_body_has_decided_is_its_own() -> None:
    minutes = minutes_of(
        "Kommunstyrelsen",
        """§ 44 Val

Primärvården har utsett samma ombud som tidigare.
Kommunstyrelsen har utsett Anna Lind till ombud.
""",
    )
    assert [(d.status, d.decided_by and d.decided_by.value) for d in minutes.decisions] == [
        ("REPORTED", "Primärvården"),
        ("TAKEN", None),
    ]


def test_what_a_slide_words_as_a_decision_is_put_to_the_body() -> None:
    slides = Path(__file__).parents[2] / "examples" / "minutes" / "2024-09-12-omstallningsnatverket-vastana.md"
    shown = read_minutes(read(slides))
    put = [d for d in shown.decisions if d.rule == "decision_list"]
    assert shown.kind == "SLIDES" and put
    assert {(d.status, d.proposed_to and d.proposed_to.value) for d in put} == {("PROPOSED", "Omställningsnätverket")}
