"""The table of rules: each takes and refuses what it says, and each is used by a golden document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.formats import read
from loaders.minutes import Minutes
from loaders.parse import read_minutes
from loaders.rules.pattern import RULES

ROOT = Path(__file__).parents[2]
BUNDLED = sorted(p for p in (ROOT / "examples" / "minutes").glob("*.*") if p.suffix in (".md", ".txt", ".html"))
PARTS = frozenset(
    # rules that find a part of what another rule states: held by their cases, and by the golden values of that other
    [
        "joint_meeting",
        "joint_list",
        "own_of_several",
        "meeting_moved",
        "vacant_seat",
        "restored",
        "full_name",
        "organisation",
        "title",
        "date",
        "time",
        "due",
        "holder",
        "group_introduced",
        "mandate_clause",
        "mandate_concerns",
        "event_day",
        "diary_number",
        "roster_label",
        "attendance_note",
        "attendance_marks",
        "presenter_of_part",
        "attendance_days",
        "roster_table",
        "roster_damaged",
        "roster_halves",
        "roster_garbled",
        "body_name",
        "meeting_date",
        "approval",
        "quoted_handling",
        "decision_list_end",
        "group_role",
        "county",
        "next_meeting",
        "mandate_concerns",
        "document_word",
        "document_name",
        "document_title",
        "document_validity",
        "document_standing",
        "document_parties",
        "document_term",
        # held by test_unseen_layouts as well
        "item_lettered_title",
        "item_title_before_prose",
        "meeting_place",
        "hour_opened",
        "hour_closed",
        "signatures_side_by_side",
        "absent_sentence",
        "decisions_in_a_sentence",
        "decision_numbered",
        "decision_verb_alone",
        "voters",
        "group_word",
        "body_once",
        "amount",
        "amount_cell",
        "decision_put_off",
        "decision_proposed",
        "effective_from",
        "serves_in_place",
        "term",
        "agenda",
        "title_of_minutes",
        "organisation_group",
        "mandate_doer_behind",
        "same_diary_number",
        "same_name_of_agreement",
        "name_bound_to_document",
        "context_tells_which",
        "same_name_of_body",
        "letters_of_name",
        "organisation_misspelt",
        "own_agreement",
        "same_task",
        "mandate_followed",
        "mandate_presented_again",
        "abbreviation_misread",
        "organisation_misspelt",
        # held by test_registers
        "register_row",
        "register_day",
    ]
)


@pytest.mark.parametrize("name", sorted(RULES))
def test_rule_takes_and_refuses(name: str) -> None:
    rule = RULES[name]
    assert rule.sentence and rule.takes and rule.refuses
    assert [t for t in rule.takes if not rule.tries(t)] == [], "must be taken"
    assert [t for t in rule.refuses if rule.tries(t)] == [], "must be refused"


def used(minutes: Minutes) -> Iterator[str]:
    yield from (p.rule for p in minutes.people)
    yield from (i.rule for i in minutes.items)
    yield from (d.rule for d in minutes.decisions)
    yield from (m.rule for m in minutes.mandates)
    yield from (e.rule for e in minutes.elections)
    yield from (a.rule for a in minutes.agreements)
    yield from (s.rule for s in minutes.stances)
    yield from ("vote_count" for d in minutes.decisions if d.votes_said)
    yield from (b.rule for b in minutes.bodies)
    yield from (f.rule for f in minutes.funding)
    yield from (k.rule for k in minutes.links)
    for _, reason in minutes.uses.values():
        if reason.startswith("presenter: "):
            yield reason.removeprefix("presenter: ")
        if reason == "presenter":
            yield "presenter_label"
        if reason == "signature":
            yield "signature"


def test_every_rule_that_readers_name_is_in_the_table() -> None:
    named: set[str] = set()
    for path in BUNDLED:
        named |= set(used(read_minutes(read(path))))
    assert named <= set(RULES)


def test_every_rule_is_in_a_golden_document_or_is_part_of_one_that_is() -> None:
    named: set[str] = set(PARTS)
    for path in BUNDLED:
        named |= set(used(read_minutes(read(path))))
    assert set(RULES) - named <= set(OWN)


HEAD = "Protokoll Samverkansrådet\n2024-02-05\nNärvarande: Anna Lind, Per Ek\n\n"
REST = "1. Bojar\n\nRöda.\n\n2. Bryggor\n\nHala.\n\n"
SLIDES = "# Badnätverket\n\n12 mars 2024\n\n## Dagens punkter\n\n- a) Badet\n- b) Bryggan\n- c) Bojar\n\n---\n\n"
OWN = {
    "election_list": "Kommunstyrelsen\nSammanträdesprotokoll\n2024-02-05\n\n§ 1 Val av fritidsutskott\nBeslut\n"
    "Till fritidsutskott från och med 2024-01-01 till och med 2026-12-31 utses:\nOrdinarie\n(C) Anna Lind\n"
    "(S) Per Ek\nTill ordförande utses Anna Lind.\n\n§ 2 Ekonomi\nBeslut\nGodkänna rapporten.\n",
    "item_bare": HEAD + "Val av justerare\n"
    "Rådet gick igenom hur justeringen brukar gå till och kom fram till att det ska fortsätta så.\n\nBudget\n"
    "Rådet gick igenom årets budget och konstaterade att pengarna räcker till hösten om inget händer.\n\n"
    "Övriga frågor\nInga övriga frågor fanns att ta upp den här gången heller, så mötet blev kort.\n",
    "item_heading": "# Styrgruppen för bad\n\nProtokoll 2024-02-05\n\n## Närvarande\n\n- Anna Lind\n- Per Ek\n\n"
    "## Badet\n\nText.\n\n## Bryggan\n\nText.\n",
    "item_agenda": SLIDES + "## Badet\n\nKallt.\n\n## Bryggan\n\nHal.\n\n## Bojar\n\nRöda.\n",
    "item_slide": SLIDES.replace("#", "")
    + "Badet\n\n- Kallt.\n\nTack!\n\nFisket\n\n- Gädda.\n\nBryggan\n\n- Hal.\n\nBojar\n\n- Röda.\n",
    "presenter_row": SLIDES + "## Badet\n\nAnna Lind, utvecklingsledare Badenheten\n\n- Kallt.\n\n"
    "## Bryggan\n\nHal.\n\n## Bojar\n\nRöda.\n",
    "presenter_by": HEAD + REST + "3. Bad\n\nEn genomgång av badet gjordes av Siv Ask.\n",
    "presenter_lead": HEAD + REST + "3. Bad\n\nEn övning hölls under ledning av Siv Ask.\n",
    "item_spaced": HEAD + "1   Bojar\n\nRöda.\n\n2   Bryggor\n\nHala.\n\n3   Bad\n\nKallt.\n\n4   Slut\n\nTack.\n",
    "item_signed": HEAD + "Bojar:\nRöda.\n\nBryggor:\nHala.\n\nBad:\nKallt.\n",
    "item_letter": HEAD + "A. Bojar\n\nRöda.\n\nB. Bryggor\n\nHala.\n\nC. Bad\n\nKallt.\n\nD. Slut\n\nTack.\n",
    "item_row": HEAD + "| Nr | Ärende | Beslut |\n|---|---|---|\n| 1 | Bojar | Köps. |\n| 2 | Bryggor | Målas. |\n"
    "| 3 | Bad | Hålls. |\n| 4 | Slut | Tack. |\n",
    "item_section_misread": HEAD + "§ 16 Bojar\n\nRöda.\n\nS 17 Bryggor\n\nHala.\n\n§ 18 Bad\n\nKallt.\n",
    "officer": HEAD + REST + "3. Val av justerare\n\nValdes Siv Ask.\n",
    "mandate_responsible": HEAD + REST + "3. Badet\n\nBryggan målas i maj.        Ansvarig: Per\n",
    "class_list": "Elevrådet\n2024-02-05\n\nVilka var här?\n3A  Siv och Bo\n3B  Per\n4A  Eva (Ola var sjuk)\n\n" + REST,
    "presenter_office": HEAD.replace("Anna Lind,", "Anna Lind (ordförande),")
    + REST
    + "3. Bad\n\nOrdföranden redovisade badet.\n",
    "acting": "Protokoll Samverkansrådet\n2024-02-05\n\n" + REST + "3. Bad\n\nSiv Ask frågade om badet.\n",
    "ballot": HEAD + REST + "3. Val\n\na) Ordförande för ett år: Siv Ask, omval.\n",
    "granted": HEAD
    + REST
    + "3. Bidrag\n\nBeviljade ansökningar\n\n- Badklubben, en ny brygga\n- Simskolan, flytvästar\n",
    "presenter_slide": SLIDES + "## Badet\n\n- Kallt.\n\nAnna Lind anna.lind@badnatverket.example\n\n"
    "## Bryggan\n\nHal.\n\n## Bojar\n\nRöda.\n",
    "stance_abstained": HEAD + REST + "3. Bad\n\nRådet beslutar att bada.\n\nPer Ek deltar inte i beslutet.\n",
    "vote_cast": HEAD + REST + "3. Bad\n\nRådet beslutar att bada.\n\nJa: Anna Lind. Nej: Per Ek.\n",
    "expanded_abbreviation": HEAD + REST + "3. Bad\n\nBCFCs (badchefer och fritidschefer) uppdrag är klart.\n",
    "funding_public": HEAD + REST + "3. Bad\n\nStaten ger ett bidrag för att rusta bryggor.\n",
    "funding_total": HEAD + REST + "3. Bad\n\nÄndamål\tBelopp\nBojar\t200 kr\nBryggor\t300 kr\nSumma\t500 kr\n",
    "project_of_group": HEAD + REST + "3. Bad\n\nStyrgruppen för Rena bryggor mötte projektledaren.\n",
    "unit_in_text": HEAD + REST + "3. Bad\n\nArbetet leds av Bad och hälsa. Även bad och hälsa deltar.\n",
    "funding_listed": HEAD + REST + "3. Bidrag\n\nRådet beslutade att bevilja följande:\n"
    "Linds simklubb, nya bojar   12 000 kr\n",
    "association": HEAD + REST + "3. Bad\n\nFrågan ställs till Stiftelsen Simglädje.\n",
    "recipient_of_table": HEAD + REST + "3. Bad\n\nÄndamål\tBelopp\tMottagare\nBojar\t200 kr\tBadK\n",
    "called_a_group": HEAD + REST + "3. Bad\n\nRena Bad Norden är ett nordiskt nätverk för badorter.\n",
    "link_part_of": HEAD + REST + "3. Bad\n\nArbetsgrupp bryggor är en del av Badnätverket.\n",
    "link_reports_to": HEAD + REST + "3. Bad\n\nArbetsgrupp bryggor rapporterar till Badnätverket.\n",
    "link_renamed_to": HEAD + REST + "3. Bad\n\nBadnätverket byter namn till Kustnätverket.\n",
    "role_group": HEAD + REST + "3. Bad\n\nDet är länets badchefer som bestämmer.\n",
    "service": HEAD + REST + "3. Bad\n\nFrågan går till elevhälsan i Granvik.\n",
    "agreement_by_title": HEAD + REST + "3. Badet\n\nRådet beslutade att säga upp avtalet.\n",
    "election": HEAD + REST + "3. Val\n\nSiv Ask valdes till kassör.\n",
}


OWN["elected_body"] = OWN["election_list"]


@pytest.mark.parametrize("name", sorted(OWN))
def test_rules_that_no_bundled_document_needs(name: str) -> None:
    from loaders.formats import read_bytes

    assert name in set(used(read_minutes(read_bytes(OWN[name].encode(), "own.md"))))


def test_rule_modules_name_no_rule_outside_the_table() -> None:
    literal = re.compile(r'"((?:item|presenter|mandate|decision|election|roster|group|stance|vote)_[a-z_]+)"')
    reasons = {"roster_row"}
    for path in sorted((ROOT / "loaders" / "rules").glob("*.py")):
        found = set(literal.findall(path.read_text("utf-8"))) - {"item_at", "decision_kind"}
        assert found <= set(RULES) | reasons, path


def test_what_was_measured_is_of_rules_that_exist() -> None:
    from loaders.lexicon import measured

    assert set(measured()) <= {*RULES, "reviewed"}
    for name, known in measured().items():
        assert 0 <= known.right <= known.n and (known.confidence is None) == (known.n < 10), name
        assert known.confidence is None or known.confidence <= known.right / known.n
