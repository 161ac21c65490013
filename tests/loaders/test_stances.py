"""Who stands for what: proposals, reservations, abstentions, disqualification and votes, in invented minutes."""

from __future__ import annotations

from loaders.formats import read_bytes
from loaders.minutes import Minutes
from loaders.parse import read_minutes

HEAD = """Granviks kommun
Sammanträdesprotokoll
Tekniska nämnden
2024-03-12

Beslutande
Anna Lind (S), ordförande
Per Ek (M)
Eva Berg (C)
Siv Ask (V)
Bo Dahl (SD)

"""


def minutes_of(body: str) -> Minutes:
    return read_minutes(read_bytes((HEAD + body).encode(), "protokoll.txt"))


def stances(minutes: Minutes) -> list[tuple[str, str, str]]:
    """(item's number, person, kind) in the document's order."""
    return [
        (minutes.items[s.item].number or "" if s.item is not None else "", s.person.value, s.kind)
        for s in minutes.stances
    ]


def test_proposals_a_vote_by_names_and_a_reservation() -> None:
    minutes = minutes_of("""§ 21 Dnr TN 2024/17
Avgifter i småbåtshamnen

Yrkanden
Per Ek (M) och Bo Dahl (SD) yrkar avslag på förslaget.
Siv Ask (V) yrkar
1. att avgiften höjs med tio procent
2. att båtar utan motor undantas
Eva Berg (C) instämmer i Siv Asks yrkande.

Omröstning
Den som vill anta förslaget röstar ja, den som vill avslå det röstar nej.
Anna Lind (S), Eva Berg (C) och ordföranden röstar ja (3).
Per Ek (M) röstar nej (1).
Bo Dahl (SD) avstår från att rösta.

Tekniska nämndens beslut
Nya avgifter för småbåtshamnen antas.

Reservation
Per Ek (M)

§ 22 Avslutning
Mötet avslutas.
""")
    assert stances(minutes) == [
        ("§21", "Per Ek", "PROPOSED"),
        ("§21", "Bo Dahl", "PROPOSED"),
        ("§21", "Siv Ask", "PROPOSED"),
        ("§21", "Siv Ask", "PROPOSED"),
        ("§21", "Eva Berg", "PROPOSED"),
        ("§21", "Bo Dahl", "ABSTAINED"),
        ("§21", "Per Ek", "RESERVATION"),
        ("§21", "Anna Lind", "FOR"),
        ("§21", "Eva Berg", "FOR"),
        ("§21", "Per Ek", "AGAINST"),
    ]
    assert [s.text.value for s in minutes.stances[2:4] if s.text] == [
        "1. att avgiften höjs med tio procent",
        "2. att båtar utan motor undantas",
    ]
    decided = minutes.decisions[0]
    assert (decided.text.value, decided.votes) == ("Nya avgifter för småbåtshamnen antas.", (3, 1, 1))
    assert {s.decision for s in minutes.stances if s.kind != "PROPOSED"} == {0}


def test_the_nays_win_and_so_are_for_what_was_decided() -> None:
    minutes = minutes_of("""§ 21 Motion om en bastu

Ja: Siv Ask, Bo Dahl. Nej: Anna Lind, Per Ek, Eva Berg.

Tekniska nämndens beslut
Motionen avslås.

§ 22 Avslutning
Mötet avslutas.
""")
    assert minutes.decisions[0].votes == (3, 2, None)
    assert [(s.person.value, s.kind, s.text and s.text.value) for s in minutes.stances] == [
        ("Siv Ask", "AGAINST", "Ja"),
        ("Bo Dahl", "AGAINST", "Ja"),
        ("Anna Lind", "FOR", "Nej"),
        ("Per Ek", "FOR", "Nej"),
        ("Eva Berg", "FOR", "Nej"),
    ]


def test_counts_in_the_deciding_sentence() -> None:
    minutes = minutes_of("""§ 21 Ny brygga

Med 4 röster mot 1 beslutar nämnden att bygga en brygga.

§ 22 Gammal brygga

Nämnden beslutar att riva bryggan. Omröstningen utföll med tre röster för, en emot och en som avstod.
""")
    assert [d.votes for d in minutes.decisions] == [(4, 1, None), (3, 1, 1)]


def test_a_table_of_votes() -> None:
    minutes = minutes_of("""§ 21 Ny brygga

Tekniska nämndens beslut
En brygga byggs.

Omröstningslista
Ledamot\tJa\tNej\tAvstår
Anna Lind (S)\tX\t\t
Per Ek (M)\t\tX\t
Eva Berg (C)\tX\t\t
Bo Dahl (SD)\t\t\tX

§ 22 Avslutning
Mötet avslutas.
""")
    assert stances(minutes) == [
        ("§21", "Anna Lind", "FOR"),
        ("§21", "Per Ek", "AGAINST"),
        ("§21", "Eva Berg", "FOR"),
        ("§21", "Bo Dahl", "ABSTAINED"),
    ]
    assert minutes.decisions[0].votes == (2, 1, 1)


def test_lists_of_names_under_the_side_that_they_took() -> None:
    minutes = minutes_of("""§ 21 Ny brygga

Nämnden beslutar att bygga en brygga efter omröstning.

Ja-röster (2)
Anna Lind (S), Eva Berg (C)
Nej-röster (1)
Per Ek (M)

§ 22 Avslutning
Mötet avslutas.
""")
    assert stances(minutes) == [
        ("§21", "Anna Lind", "FOR"),
        ("§21", "Eva Berg", "FOR"),
        ("§21", "Per Ek", "AGAINST"),
    ]
    assert minutes.decisions[0].votes == (2, 1, None)


def test_who_is_disqualified_is_present_and_the_part_says_in_what_not() -> None:
    minutes = minutes_of("""§ 21 Anmälan av jäv
Per Ek (M) anmäler jäv i § 22.

§ 22 Avtal om brygga
Jäv
Siv Ask (V)

Nämnden beslutar att teckna avtalet.

§ 23 Avslutning
Mötet avslutas.
""")
    assert stances(minutes) == [("§22", "Per Ek", "DISQUALIFIED"), ("§22", "Siv Ask", "DISQUALIFIED")]
    assert {p.attendance for p in minutes.people} == {"present"}
    assert [(p.name.value, p.part.value) for p in minutes.people if p.part] == [
        ("Per Ek", "anmäler jäv i § 22"),
        ("Siv Ask", "Jäv"),
    ]


def test_what_others_propose_and_what_is_asked_is_nobodys_stance() -> None:
    minutes = minutes_of("""§ 21 Ny brygga
Förvaltningen föreslår att en brygga byggs. Ordföranden frågar om någon yrkar annat. Ingen anmäler jäv.
Den som vill bygga röstar ja. Anna Lind (S) avstår från arvodet. Bo Dahl har reserverat lokalen.

§ 22 Avslutning
Mötet avslutas.
""")
    assert minutes.stances == []
