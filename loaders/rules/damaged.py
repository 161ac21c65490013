"""Rows of people in scanned text: two columns run together, and strikes that swallowed spaces.

A strike through a row makes its spaces vanish or turn into hyphens ("Anna-Lind,Granvikskommun"): such a row was
struck. A row that kept its spaces was not.
"""

from __future__ import annotations

import re

from loaders.rules import names
from loaders.rules.pattern import rule
from loaders.source import Line, Text, plain, plain_line

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
    return [line]


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
