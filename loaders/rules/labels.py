"""The words over lists of people ("Ledamöter:", "Frånvarande", "Sekreterare"), and the roles behind names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.minutes import Said
from loaders.rules import names, organizations
from loaders.rules.pattern import compiled, rule
from loaders.source import Text, plain
from schema.evidence import EvidenceRole

ROLES = ("chair", "vice chair", "secretary", "adjuster", "substitute", "member", "co-opted", "project leader")
OF_BODY = r"(?P<role>\S+(?: \S+)?) (?:i|för) (?:styrelsen|rådet|gruppen|nämnden|föreningen|klubben|nätverket|utskottet)"
"""A role with the body that it is in ("ordförande i rådet"): the one whose minutes these are."""
COLUMN = 3  # spaces that part a label from what stands beside it
DATED = re.compile(r"(?:den )?\d")
LABEL_END = r"(?P<end>\s*:\s*|\s*\t\s*|\s*$|\s+)(?P<rest>.*)"


@dataclass(frozen=True)
class Label:
    """A label's reading: what the people under it are, and whether it names one person only."""

    capacity: str
    attendance: str
    one: bool
    seat: bool
    words: Said
    serving: bool = False
    of: int | None = None  # whose list, in a joint meeting: the place of the body
    head: Said | None = None  # the body's name over the list


def label_of(line: Text, scanned: bool = False) -> tuple[Label, Text] | None:
    """The label that a line opens with, and the rest of the line; None when it opens with none.

    A label ends with a colon, a tab or the end of the line, or a row of the list follows it.
    """
    text = line.text
    for entry in words()["label"]:
        m = compiled(rf"(?:{entry['pattern']})(?:\s*\([^)]{{0,60}}\))?{LABEL_END}", scanned).fullmatch(text)
        if not m:
            continue
        rest = line.match(m, "rest")
        if entry["capacity"] == "adjuster" and DATED.match(rest.text):
            continue  # when, not by whom
        open_end = not m["end"].strip() and "\t" not in m["end"]
        if open_end and rest and not begins_row(rest):
            continue
        if ":" not in m["end"] and rest and text[0].islower() and len(m["end"]) < COLUMN:
            continue
        if entry.get("colon") and (":" not in m["end"] or not rest or not begins_row(rest)):
            continue
        return Label(
            entry["capacity"],
            entry.get("attendance", "present"),
            entry.get("one", False),
            entry["seat"],
            Said.of(line.cut(0, m.start("end")), role=EvidenceRole.HEADING),
            entry.get("serving", False),
        ), rest
    return None


def begins_row(rest: Text) -> bool:
    """Whether a text begins with a person's name, bare or behind a title."""
    first = re.split(r"[,(\t]| (?:och|samt|[–-]) ", rest.text, maxsplit=1)[0].strip()
    return names.is_name(first) or organizations.titled(first) is not None


def participant(words_: Text) -> Label:
    """The label of a list that doesn't say what its people are."""
    return Label("participant", "present", False, False, Said.of(words_, role=EvidenceRole.HEADING))


def role_of(text: Text) -> str | None:
    """The role that a part behind a name states ("ordförande", "ersättare"); None when it states none."""
    bare = text.text.strip(" .*")
    if len(bare) > 60:
        return None
    if (of := compiled(OF_BODY).fullmatch(bare)) is not None:
        bare = of["role"]
    for entry in words()["label"]:
        if entry["capacity"] in ROLES and not entry.get("list") and compiled(f"(?:{entry['pattern']})").fullmatch(bare):
            return str(entry["capacity"])
    return None


def stops(line: Text, scanned: bool) -> bool:
    """Whether a line ends a list of people: the heading of another part of the minutes."""
    pattern = rf"(?:{words()['stop']['pattern']})\s*:?(?:\s+.*)?"
    return compiled(pattern, scanned).fullmatch(line.text) is not None


rule(
    "roster_label",
    "the word over a list of people",
    tries=lambda t: label_of(plain(t)),
    takes=(
        "Ledamöter:",
        "Närvarande ledamöter:",
        "Ersättare",
        "Frånvarande: Anna Lind",
        "Beslutande Anna Lind (s)",
        "Sekreterare\tPer Ek",
        "Til stede: Anna Lind",
        "Inbjuden: Per Ek",
        "Anmält förhinder: Eva Berg",
        "Övriga deltagande Ekonomichef Ola Strand",
        "Utses att justera Anna Lind och Per Ek",
        "Anteckningar: Siv Ask",
        "Vi som var med: Anna Lind",
        "Med:",
        "Vilka var där?",
        "Närvarande föräldrar och personal",
        "Återbud från Anna Lind",
        "Kunde inte komma: Per Ek",
        "Inte här: Per Ek",
    ),
    refuses=(
        "Ledamöterna ombeds att läsa",
        "Ordföranden tackar för mötet",
        "Närvarande var många",
        "Deltagarnas frågor",
        "Anteckningar: från förra mötet",
        "Medlemmarna valde styrelse",
        "Vi deltog i firandet",
        "Med bussen till Granvik",
        "Justerat\t2024-05-04",
    ),
)
