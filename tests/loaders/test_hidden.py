"""A masked name is read as a name, so that its row isn't taken for something else, and then nothing is said of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from loaders.keeping.masking import Who, cover, find
from loaders.load import read_content
from schema.statements import DocumentRecord, MentionKind

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "minutes").iterdir())


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda f: f.stem)
def test_nobody_else_changes_when_somebody_is_masked(file: Path) -> None:
    """Whoever is masked: nobody new is there, nobody else is gone, and no block stands in a name."""
    content = file.read_bytes()
    minutes, record = read_content(content, file.name)
    people = [m for m in record.mentions if m.kind == MentionKind.PERSON]
    odd = 0
    for person in Random(5).sample(people, min(3, len(people))):
        others = tuple(m.name for m in record.mentions if m is not person)
        found = find(minutes.source.text, Who((person.name, person.name_as_written), others))
        covered = cover(minutes.source.text, found, "█").encode(minutes.source.encoding)
        after = read_content(covered, file.name)[1]
        odd += keys(record) - {(person.kind, person.key)} != keys(after)
        assert not [m.name for m in after.mentions if m.kind == MentionKind.PERSON and "█" in m.name]
        assert not [m.name for m in after.mentions if "qq" in m.name.casefold()]
    assert odd <= 1  # an organisation that is read as a person takes its name along


def keys(record: DocumentRecord) -> set[tuple[str, str]]:
    """Whoever and whatever is named; a task is known by its holder, and is another without them."""
    return {(m.kind, m.key.replace(record.id, "")) for m in record.mentions if m.kind != MentionKind.MANDATE}


def test_words_of_a_decision_have_the_blocks() -> None:
    text = (
        "Kommunstyrelsen\n\nProtokoll 2024-03-08\n\nNärvarande: Anna Lind, ordförande, ██████ ████ och Per Ek\n\n"
        "§ 1 Val\n\nBeslut\n\nKommunstyrelsen beslutar att ██████ ████ ska skriva en rapport.\n"
    )
    record = read_content(text.encode(), "a.txt")[1]
    assert {m.name for m in record.mentions if m.kind == MentionKind.PERSON} == {"Anna Lind", "Per Ek"}
    assert any("██████ ████" in str(s.values.get("text")) for s in record.statements)
    assert not any("Qq" in str(s.values) for s in record.statements)
