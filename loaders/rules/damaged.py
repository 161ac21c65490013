"""Rows of people in scanned text: two columns run together, and strikes that swallowed spaces.

A strike through a row makes its spaces vanish or turn into hyphens ("Anna-Lind,Granvikskommun"): such a row was
struck. A row that kept its spaces was not. A strike that broke the letters too leaves a name and
rubble, or rubble alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.dictionary import dictionary
from loaders.lexicon import municipality_by_name
from loaders.rules import names
from loaders.rules.pattern import rule
from loaders.source import Line, Text, plain, plain_line
from schema.identity import fold

KOMMUN = r"k[eo]mm?un"


def halves(line: Line) -> list[Text]:
    """The two halves of a line in which a scan ran two columns together: cut behind the first organisation."""
    if len(line.cells) == 2:
        return list(line.cells)
    if m := re.search(rf"{KOMMUN}(?=.{{5,}})[\s|]*", line.text):
        return [line.cut(0, m.end()), line.cut(m.end())]
    if m := re.search(r",\s?(?P<org>[A-ZÅÄÖ][a-zåäöé]{3,}\s[A-ZÅÄÖ][a-zåäöé]+)\s+(?=\S.*\S{6})", line.text):
        return [line.cut(0, m.end()), line.cut(m.end())]
    if m := re.search(r"[,-]\s?(?P<org>[A-ZÅÄÖ-]{3,8})\s+(?=\S{3,}.*(?P=org))", line.text):
        return [line.cut(0, m.end()), line.cut(m.end())]
    words = list(re.finditer(r"\S+", line.text))
    second = [i for i in range(2, len(words) - 1) if _begins_name(words, i) and not _begins_name(words, i - 1)]
    return [line.cut(0, words[second[0]].start()), line.cut(words[second[0]].start())] if len(second) == 1 else [line]


def damaged_row(text: Text) -> tuple[str, Text, Text | None, bool] | None:
    """(name, its words, organisation, struck) of a scanned row, or None when no name can be read."""
    whole = text.strip(" ,.;:|-")
    m = re.fullmatch(rf"(?P<name>.+?)[,\s-]*(?P<org>[A-ZÅÄÖ][a-zåäöé]+[\s-]*{KOMMUN})", whole.text)
    m = m or re.fullmatch(r"(?P<name>[^,]+),\s*(?P<org>.+)", whole.text)
    m = m or re.fullmatch(r"(?P<name>[A-ZÅÄÖ][a-zåäöé]+[A-ZÅÄÖ -][a-zåäöé]+)-(?P<org>[A-ZÅÄÖ-]{3,8})", whole.text)
    if not m:
        return None
    name, organisation = whole.match(m, "name"), whole.match(m, "org")
    value = names.mend(name.text)
    clean = names.is_name(name.text) and " " in name.text
    if not names.is_name(value):
        value = names.mend(value.replace("-", " "))
    if not names.is_name(value):
        return None
    struck = not clean or re.search(rf",\S|[a-zåäö]-?{KOMMUN}|\w-kommun", whole.text) is not None
    return value, name, organisation, struck


def garbled_row(text: Text) -> tuple[Text, Text] | None:
    """(name, municipality) of a row of which a known given name, a surname and a municipality are left, or None."""
    whole = text.strip(" ,.;:|-")
    words = list(re.finditer(r"\S+", whole.text))
    if len(words) < 3 or not _begins_name(words, 0):
        return None
    name = whole.cut(0, words[1].end())
    rest = [w[0].strip(".,;:") for w in words[2:]]
    if not names.is_name(name.text) or any(dictionary().knows(w) for w in rest if len(w) > 4):
        return None
    places = [place for w in words[2:] if (place := _place_in(whole.cut(w.start(), w.end())))]
    return (name, places[0]) if len(places) == 1 else None


def _place_in(word: Text) -> Text | None:
    """The municipality that a word names, also with up to two letters of rubble run into it ("falunld")."""
    known, key = municipality_by_name(), fold(word.text)
    sizes = [size for size in range(len(key), max(4, len(key) - 3), -1) if key[:size] in known]
    return word.cut(0, sizes[0]) if sizes and len(key) == len(word) else None


def _begins_name(words: Sequence[re.Match[str]], i: int) -> bool:
    """Whether a known given name and a word like a surname stand there."""
    surname = words[i + 1][0] if i + 1 < len(words) else ""
    return dictionary().knows_name(words[i][0]) and re.fullmatch(r"[A-ZÅÄÖ][a-zåäöé]{2,}", surname) is not None


rule(
    "roster_garbled",
    "a scanned row that a strike has broken, of which a known given name, a surname and a municipality are left",
    tries=lambda t: garbled_row(plain(t)),
    takes=("Karin Berglumd Hällefors", "Eva Holm As! £ falunld"),
    refuses=(
        "l lsa Wkd J",
        "Eva Holm",
        "Granviks Kommun As! 0",
        "Eva Holm berättade Falun",
        "Eva Holm As! 0",
        "AnnaLind,Granvikskommun",
    ),
)
rule(
    "roster_damaged",
    "a scanned row of a list whose spaces a strike has swallowed",
    tries=lambda t: damaged_row(plain(t)),
    takes=("AnnaLind,Granvikskommun", "Per-Ek,Norrbo-kommun", "Eva Berg, Norrbo kommun"),
    refuses=("l lsa Wkd", "Vakant", "Protokollet justeras"),
)
rule(
    "roster_halves",
    "a scanned line in which two columns of people run together",
    tries=lambda t: len(halves(plain_line(t))) == 2,
    takes=("Anna Lind, Granviks kommun Per-Ek,Norrbokommun",),
    refuses=("Anna Lind, Granviks kommun",),
)
