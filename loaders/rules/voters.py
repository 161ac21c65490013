"""Who is meant by the words before or behind a verb of taking a stand: full names, first names and offices there."""

from __future__ import annotations

import re

from loaders.minutes import Minutes, Said
from loaders.rules import names
from loaders.rules.actors import holds_office
from loaders.rules.pattern import rule
from loaders.source import Source, Text, plain

BESIDE = frozenset(
    [
        "och",
        "samt",
        "av",
        "med",
        "instämmande",
        "instämd",
        "instämda",
        "bifall",
        "ordförande",
        "ordföranden",
        "vice",
        "förste",
        "andre",
        "ledamot",
        "ledamoten",
        "ledamöterna",
        "ersättare",
        "ersättaren",
        "ersättarna",
        "tjänstgörande",
        "även",
        "också",
        "båda",
        "alla",
        "samtliga",
        "följande",
        "kommunalrådet",
        "oppositionsrådet",
        "regionrådet",
        "m.fl",
        "därefter",
        "vidare",
        "slutligen",
        "dessutom",
        "därutöver",
    ]
)
"""What may stand among names that take a stand together."""
SOME = 40  # people at most in one list of voters, times the words of a name


def voters(minutes: Minutes, words_: Text) -> list[Said]:
    """The people that the words name; empty when they hold more than people."""
    found = names.find(words_)
    rest = words_.text
    for name in found:
        rest = rest.replace(name.text, " ", 1)
    rest = re.sub(r"\([^()]{1,30}\)", " ", rest)
    left = [w.strip(".,;:–-") for w in rest.split()]
    more: list[Text] = []
    for word in (w for w in left if w and w.lower() not in BESIDE and not w.isdigit()):
        if not word[0].isupper() or len(more) > SOME or minutes.person(word) is None:
            return []
        at = words_.text.find(word)
        more.append(words_.cut(at, at + len(word)))
    if found or more:
        named = sorted([*found, *more], key=lambda name: name.span.start)
        return [p.named_by(n) if (p := minutes.person(n.text)) else Said.of(n) for n in named]
    person = holds_office(minutes, words_.text.strip(" .,").lower())
    return [person.named_by(words_)] if person is not None else []


def _tried(text: str) -> object:
    return voters(Minutes(Source("", "text", text, ())), plain(text))


rule(
    "voters",
    "names alone, with parties and offices, as they stand before a verb of taking a stand",
    tries=_tried,
    takes=(
        "Anna Lind (S)",
        "Anna Lind (S), Per Ek (M) och ordföranden Eva Berg (C)",
        "Anna Lind med instämmande av Per Ek",
    ),
    refuses=("Förslaget från Anna Lind", "Majoriteten", "Anna Lind frågar om Per Ek", "Den som"),
)
