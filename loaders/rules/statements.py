"""Who was there, told in sentences: a list that runs on as prose is cut where a sentence opens another list.

"Närvarande ledamöter: Anna Lind, Per Ek. Revisorn Eva Berg hade anmält förhinder. Övriga: kamreren Bo Ek."
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.prose import sentences
from loaders.rules import names
from loaders.rules.labels import Label, label_of
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

ABSENT = (
    r"(?P<who>.{4,160}?)\s+(?:(?:hade|har)\s+(?:anmält|meddelat)\s+(?:förhinder|frånvaro)"
    r"|(?:var|är)\s+(?:frånvarande|förhindrad\w?))\.?"
)
LONGEST = 3000


def statements(text: Text, label: Label, scanned: bool = False) -> list[tuple[Label, Text]]:
    """(label, its words): the whole under the open list's label, unless a later sentence opens another."""
    if ". " not in text.text[:LONGEST]:
        return [(label, text)]
    made: list[tuple[Label, Text]] = []
    current, start, opened = label, 0, False
    at = 0
    for sentence in sentences(text):
        begin = text.text.index(sentence.text, at)
        at = begin + len(sentence)
        if m := absent(sentence.text):
            if begin > start:
                made.append((current, text.cut(start, begin)))
            made.append((replace(label, capacity="absent", attendance="absent", seat=False), sentence.match(m, "who")))
            start, opened = at, True
        elif begin and (found := _opens(sentence, scanned)):
            if begin > start:
                made.append((current, text.cut(start, begin)))
            current, start, opened = found[0], begin + len(sentence) - len(found[1]), True
    if not opened:
        return [(label, text)]
    made.append((current, text.cut(start)))
    return [(each, words_.strip(" .;")) for each, words_ in made if words_.strip(" .;")]


def absent(sentence: str) -> re.Match[str] | None:
    """A sentence that says of people that they weren't there."""
    m = compiled(ABSENT).fullmatch(sentence)
    return m if m and names.find(plain(m["who"])) else None


def _opens(sentence: Text, scanned: bool) -> tuple[Label, Text] | None:
    m = re.match(r"[^:.]{4,60}:\s+\S", sentence.text)
    return label_of(sentence, scanned) if m else None


rule(
    "absent_sentence",
    "a sentence that says of people that they weren't there",
    tries=absent,
    takes=("Revisorn Eva Berg hade anmält förhinder.", "Anna Lind var frånvarande."),
    refuses=("Ingen hade anmält förhinder.", "Anna Lind anmälde jäv."),
)
