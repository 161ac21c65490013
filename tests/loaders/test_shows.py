"""Presentations one after another, as slides become when only their text is left: where items begin, who presents."""

from __future__ import annotations

from loaders.formats import read_bytes
from loaders.minutes import Item, Minutes
from loaders.parse import read_minutes
from loaders.rules.shows import likeness, repeats
from schema.evidence import FieldBasis

HEAD = "NÄTVERKET SKOLMAT\n\n3 maj 2024\n\n"
LISTED = (
    HEAD
    + "Rapporter\n\n- a) Nya tallrikar – tidplan\n- b) Disken och maskinen\n- c) Val av mat\n- d) Kockarnas dag\n\n"
)


def read(text: str) -> Minutes:
    return read_minutes(read_bytes(text.encode(), "bilder.txt"))


def slide(title: str, *points: str) -> str:
    return f"{title}\n\n" + "".join(f"- {point}\n" for point in points or ("en punkt",)) + "\n"


def items(minutes: Minutes) -> list[tuple[str | None, str]]:
    return [(item.number, item.title.value) for item in minutes.items]


def one(minutes: Minutes, title: str) -> Item:
    return next(item for item in minutes.items if item.title.value == title)


FOUR = (
    LISTED
    + slide("Nya tallrikar", "De gamla är slut")
    + slide("Reviderad tidplan", "I maj")
    + "Tack!\n\nSiv Ask siv.ask@granvik.example\n\n"
    + slide("Renare porslin", "Maskinen larmar")
    + "Kontaktuppgifter\n\nBo Ek bo.ek@granvik.example\n\n"
    + slide("Val av mat", "Soppa eller gröt")
    + slide("Kockarnas dag i höst", "Alla är bjudna")
)


def test_an_item_is_where_a_slide_takes_up_its_entry_of_the_list() -> None:
    minutes = read(FOUR)
    assert minutes.kind == "SLIDES"
    first = minutes.items[0]
    assert (first.number, first.title.value, first.rule) == ("a", "Nya tallrikar – tidplan", "item_slide")
    assert [h.value for h in minutes.items[0].headings] == ["Reviderad tidplan"]
    assert items(minutes)[2:] == [("c", "Val av mat"), ("d", "Kockarnas dag")]


def test_an_entry_that_no_slide_takes_up_is_the_presentation_in_its_place_that_speaks_of_it() -> None:
    minutes = read(FOUR)
    assert items(minutes)[1] == ("b", "Disken och maskinen")
    assert [h.value for h in minutes.items[1].headings] == ["Renare porslin"]
    assert items(read(FOUR.replace("Maskinen larmar", "Den larmar")))[1] == (None, "Renare porslin")


def test_who_is_named_at_a_presentations_end_presents_it() -> None:
    minutes = read(FOUR)
    assert [[p.value for p in item.presenters] for item in minutes.items] == [["Siv Ask"], ["Bo Ek"], [], []]
    assert {(p.name.value, p.capacity, p.attendance) for p in minutes.people} == {
        ("Siv Ask", "presenter", "unknown"),
        ("Bo Ek", "presenter", "unknown"),
    }


def test_an_address_alone_means_the_one_in_the_item_whose_name_it_is_made_of() -> None:
    text = FOUR.replace("Soppa eller gröt", "Provas i juni, Mia Alm").replace(
        "Kockarnas dag i", "Frågor? mia.alm@granvik.example\n\nKockarnas dag i"
    )
    assert [p.value for p in one(read(text), "Val av mat").presenters] == ["Mia Alm"]


def test_what_no_list_names_begins_with_a_title_slide_of_its_own() -> None:
    minutes = read(
        FOUR + "Skolgårdens\n\nträdgård\n\nUna Holm, trädgårdsmästare\n\n" + slide("Bakgrund", "Allt vissnar")
    )
    assert items(minutes)[4:] == [(None, "Skolgårdens trädgård")]
    assert [p.value for p in minutes.items[4].presenters] == ["Una Holm"]


def test_a_title_slide_may_have_a_body_and_a_day_and_two_titles() -> None:
    text = (
        FOUR + "Matsvinn i länet\n\nVad kastas\n\nStyrgrupp skolmat\n\n240412\n\n" + slide("Bakgrund", "Mycket kastas")
    )
    assert items(read(text))[4:] == [(None, "Matsvinn i länet Vad kastas")]


def test_a_divider_that_the_next_slide_repeats_begins_an_item() -> None:
    text = FOUR + "Den nya taxan\n\nNya taxan\n\nVad som höjs\n\n- Allt\n\n"
    assert items(read(text))[4:] == [(None, "Den nya taxan")]
    assert items(read(FOUR + slide("Den nya taxan", "Allt höjs")))[4:] == []  # a slide of the item before


def test_an_invitation_and_the_last_question_are_items() -> None:
    text = FOUR + "Studiebesök på mejeriet\n\nTid: 4 juni kl. 9\n\nPlats: Mejeriet\n\n" + slide("Övriga frågor")
    assert items(read(text))[4:] == [(None, "Studiebesök på mejeriet"), (None, "Övriga frågor")]


def test_of_a_heading_alone_nothing_speaks_and_the_next_begins_an_item() -> None:
    named = FOUR + "Tack!\n\nCykelställens framtid,\n\nHygien vid servering\n\n"
    text = named + slide("Så gör vi", "Hygien först") + slide("Vid disken", "Servering sker med handskar")
    assert items(read(text))[4:] == [(None, "Cykelställens framtid"), (None, "Hygien vid servering")]
    spoken = named + slide("Så gör vi", "Cykelställen flyttas") + slide("Vid disken", "Hygien vid servering")
    assert items(read(spoken))[4:] == [(None, "Cykelställens framtid")]


def test_without_a_list_two_presentations_with_an_end_make_a_show() -> None:
    text = HEAD + slide("Nya tallrikar", "Slut") + slide("Tidplan", "I maj") + "Tack!\n\n" + slide("Disken", "Larmar")
    more = text + slide("Nästa steg", "Laga") + "Tack för mig!\n\n" + slide("Val av mat", "Soppa")
    assert items(read(more)) == [(None, "Nya tallrikar"), (None, "Disken"), (None, "Val av mat")]
    assert "item_slide" not in {item.rule for item in read(text).items}  # one end tells too little


def test_slides_with_headings_of_the_format_are_told_apart_alike() -> None:
    text = "\n".join(
        f"## {line}" if line and line[0].isupper() and "@" not in line and i > 3 else line
        for i, line in enumerate(FOUR.split("\n"))
    )
    assert items(read(text)) == items(read(FOUR))


def test_who_was_there_makes_a_text_no_slides() -> None:
    minutes = read(FOUR.replace("3 maj 2024", "3 maj 2024\n\nNärvarande: Siv Ask, Bo Ek och Mia Alm"))
    assert minutes.kind == "MINUTES" and "item_slide" not in {item.rule for item in minutes.items}


def test_slides_take_no_decision_but_tell_of_those_taken() -> None:
    rules = slide("Regler", "Taxan fastställs varje år", "Nämnden godkänner planen", "Rådet har beslutat om en översyn")
    found = [(d.text.value, d.status) for d in read(FOUR + rules).decisions]
    assert found == [("Rådet har beslutat om en översyn", "REPORTED")]
    asked = read(FOUR + slide("Nätverket beslutar", "att köpa tallrikar")).decisions
    assert [(d.text.value, d.status) for d in asked] == [("att köpa tallrikar", "PROPOSED")]


def test_a_day_on_another_slide_is_of_another_task() -> None:
    task = slide("Urval", "Styrgruppen gör ett urval bland inkomna ansökningar")
    day = slide("Redovisning", "Arbetet ska vara klart senast den 1 oktober 2024")
    found = read(FOUR + task + day).mandates
    assert sorted(m.due.value if m.due else "" for m in found) == ["", "2024-10-01"]


def test_what_is_to_be_done_before_an_event_is_due_on_its_day() -> None:
    held = "Alla bjuds in till temadag den 11 oktober.\n\n"
    invitation = f"Temadag om skolmat\n\nTid: kl. 9, 11 oktober\n\nPlats: Mejeriet\n\n{held}"
    task = "Inför temadagen behöver din kommun göra vissa förberedelser.\n\n"

    def due(text: str) -> list[tuple[str, FieldBasis] | None]:
        found = [m.due for m in read(text).mandates if m.task.value.startswith("Inför")]
        return [said and (said.value, said.basis) for said in found]

    assert due(FOUR + invitation + task) == [("2024-10-11", FieldBasis.INFERRED)]
    assert due(FOUR + invitation + "Tack!\n\n" + slide("Menyn", "Ny meny") + task) == [None]  # told in another item


def test_titles_are_alike_by_forms_of_words_and_repeat_each_other_whole() -> None:
    assert likeness("Ansökningar om medel", "Anvisning för ansökan om medel") >= 0.5 > likeness("Disken", "Tvätten")
    assert likeness("Disken – nästa steg", "Nästa steg") == 0
    assert repeats("Den nya taxan", "Nya taxan") and not repeats("Kostnader 2023", "Kostnader 2024")
