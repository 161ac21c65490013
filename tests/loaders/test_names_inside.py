"""Names inside one document: short forms resolve when one fits, with the reason kept, and are a doubt when two do."""

from __future__ import annotations

from loaders.doubts import Answer, Answers
from loaders.extract import extract
from loaders.formats import read_bytes
from loaders.parse import read_minutes
from schema.statements import DocumentRecord, MentionKind, MentionRecord

TEXT = """# Protokoll Samverkansrådet för skola

Datum: 2024-03-05
Plats: Stadshuset, Granvik

Närvarande:
Anna Lind, Granviks kommun
Per Bergman, Granviks kommun
Anna Sand, Lindås kommun
Siv Holm, rektor, Lindås kommun

## 1. Budget
Bergman presenterade budgeten.
Rådet beslutar att godkänna budgeten. Rådet får i uppdrag att ta fram en plan till 1 maj 2024.
Rektor Holm får i uppdrag att ta fram en plan till 1 juni 2024.

## 2. Resor
Anna presenterade utkastet.
Länschefsnätverkets styrgrupp har lämnat ett förslag. Styrgruppen för länschefsnätverket återkommer.
Länschefsnätverket (LCN) ska ta fram en rapport till hösten.
"""


def read(text: str = TEXT, answers: Answers | None = None) -> DocumentRecord:
    return extract(read_minutes(read_bytes(text.encode(), "a.md"), answers))


def mentioned(record: DocumentRecord, kind: MentionKind, name: str) -> MentionRecord:
    [found] = [m for m in record.mentions if m.kind == kind and m.name == name]
    return found


def test_a_surname_or_a_title_and_a_surname_that_one_person_has() -> None:
    record = read()
    assert dict(mentioned(record, MentionKind.PERSON, "Per Bergman").forms) == {"Bergman": "only_surname"}
    assert "title_and_name" in dict(mentioned(record, MentionKind.PERSON, "Siv Holm").forms).values()


def test_the_bodys_own_word() -> None:
    forms = dict(mentioned(read(), MentionKind.BODY, "Samverkansrådet för skola").forms)
    assert forms.get("Rådet") == "own_body"


def test_a_first_name_that_two_have_is_a_doubt_that_an_answer_settles() -> None:
    record = read()
    [(_, message, id_)] = [d for d in record.doubts if d[0] == "UNRESOLVED_NAME"]
    assert "Anna Lind" in message and "Anna Sand" in message
    assert not any("Anna" in dict(m.forms) for m in record.mentions)
    answers = Answers.of([Answer(id_, "Siv Ros", "2024-06-03", means="Anna Sand")])
    settled = read(answers=answers)
    assert "Anna" in dict(mentioned(settled, MentionKind.PERSON, "Anna Sand").forms)
    assert not any(d[0] == "UNRESOLVED_NAME" for d in settled.doubts)


def test_an_abbreviation_stands_for_the_name_that_the_text_sets_it_to() -> None:
    record = read()
    short, whole = (mentioned(record, MentionKind.BODY, name) for name in ("LCN", "Länschefsnätverket"))
    assert short.whole == whole.key


def test_a_group_under_two_names_is_one() -> None:
    keys = {m.key for m in read().mentions if m.kind == MentionKind.BODY and "styrgrupp" in m.name.lower()}
    assert len(keys) == 1
