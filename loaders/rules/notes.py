"""Notes of attendance behind a name: when somebody was there, how, and in whose place."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import words
from loaders.rules import names
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain

LONGEST = 90  # characters of a note
SERVES = (
    r"(?<!\w)(?:<before>)\s+(?P<name>[^,;()\d§]{3,60}?)(?:\s*\((?P<party>[^)]{1,5})\))?"
    r"(?=\s+(?:från|fr\.?\s?o|till|t\.?\s?o|under|vid|kl|punkt|ärende)|\s*[§,;()]|\s*$)"
)


def note_of(text: Text) -> str | None:
    """The attendance that a note behind a name states ("dag 2", "§§ 5-7", "förhinder"): partial, absent or present."""
    if len(text) > LONGEST:
        return None
    if (whole := _note(text.text)) is not None:
        return whole
    parts = [p for p in re.split(r",(?!\s*\d)|\boch\b(?! med)", text.text) if p.strip()]
    found = [_note(p) for p in parts]
    if len(parts) < 2 or None in found:
        return None
    return next((status for status in ("absent", "partial") if status in found), "present")


def _note(text: str) -> str | None:
    bare = re.sub(r"\s+", " ", text).strip(" .*,:–-")
    for entry in words()["attendance"]["note"]:
        if compiled(_whole(entry["pattern"])).fullmatch(bare):
            return str(entry["attendance"])
    return None


@cache
def _whole(pattern: str) -> str:
    """A pattern with its parts put in."""
    parts = words()["attendance"]["part"]
    while (m := re.search(r"<([A-Z]{2,})>", pattern)) is not None:
        pattern = pattern.replace(m[0], parts[m[1]])
    return pattern


def for_items_only(text: str) -> bool:
    """Whether a note names items only: who was there for them, and for nothing else."""
    bare = re.sub(r"\s+", " ", text).strip(" .,()")
    return (
        compiled(_whole("(?:<VERB> )?(?:<ONLY> )?(?:(?:under|vid|på) )?(?:<ITEMS>|<UNIT>)")).fullmatch(bare) is not None
    )


def served(text: Text) -> tuple[Text, int, int] | None:
    """(the name, start, end of the note) of the member in whose place somebody serves; a parenthesis around it too."""
    m = compiled(SERVES.replace("<before>", words()["serves"]["before"])).search(text.text)
    if m is None or not names.is_name(m["name"].strip()):
        return None
    start, end = m.span()
    if text.text[:start].endswith("(") and text.text[end:].startswith(")"):
        start, end = start - 1, end + 1
    return text.match(m, "name"), start, end


rule(
    "attendance_note",
    "a note behind a name that says when somebody was there",
    tries=lambda t: note_of(plain(t)),
    takes=(
        "dag 2",
        "del av mötet",
        "§§ 31-35",
        "§§ 31–35, 38 och 40",
        "del av mötet, §§ 31-35",
        "punkt 5",
        "förhinder",
        "Ja, till och med punkt 4",
        "kl. 13.00-14.30",
        "via Teams",
        "Nej",
        "från § 4",
        "t o m § 7",
        "deltog till kl 10",
        "ej § 5",
        "deltog ej i § 5 p.g.a. jäv",
        "anslöt kl. 13.15",
        "lämnade mötet kl 15",
        "endast ärende 3",
        "på distans",
        "endast förmiddagen",
        "har meddelat förhinder",
        "sjukanmäld",
        "deltar på distans från kl. 10",
        "hela mötet",
        "deltog till 11",
        "jäv § 5",
    ),
    refuses=(
        "Granviks kommun",
        "ordförande",
        "punkten är viktig",
        "2024-03-11",
        "ekonomichef",
        "Sektor 3",
        "från Granvik",
        "för Per Ek",
        "ledig plats",
    ),
)
rule(
    "serves_in_place",
    "the member in whose place somebody serves",
    tries=lambda t: served(plain(t)),
    takes=(
        "tjänstgör för Siv Ask (M)",
        "ersättare för Per Ek",
        "ersätter Per Ek",
        "tjg ers för Per Ek (S)",
        "i st f Per Ek",
        "istf Per Ek (S) §§ 4-8",
        "vikarie för Per Ek",
        "tjänstgörande i stället för Per Ek från § 4",
    ),
    refuses=("ansvarig för Per Ek", "ersätter kommunen", "tjänstgör", "ersättare för perioden", "stöd för Per Ek"),
)
