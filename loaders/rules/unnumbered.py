"""Headings of items without numbers of their own: letters, short lines that stand alone, rows of a table of items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.lexicon import words
from loaders.rules import labels, tables
from loaders.rules.classes import is_class_row
from loaders.rules.pattern import compiled, rule
from loaders.rules.titles import TITLE_LINE, is_bare_title, is_title_shaped
from loaders.source import Line, Text, plain_line

NUMBERED = re.compile(
    r"(?:punkt\s+|ärende\s+|sak\s+)?(?P<number>\d{1,3})(?:(?<=\d)/\d{2,4}\b)?\s?(?:[.,):](?!\d)|(?=\t)|(?<=/\d\d)\s)\s*(?:\t\s*)?(?P<rest>.*)",
    re.IGNORECASE,
)
LETTERED = re.compile(r"(?P<letter>[a-zåäö])\s?[/)]\s*(?P<rest>\S.*)", re.IGNORECASE)
LETTER_HEAD = re.compile(r"(?P<letter>[A-ZÅÄÖ])\s?[.)]\s+(?P<rest>[A-ZÅÄÖ0-9\"”].{2,})")
ROMAN_HEAD = re.compile(r"(?P<number>[IVX]{1,6})\s?[.):]?\s+(?P<rest>[A-ZÅÄÖ0-9\"”].{2,})")
ROMAN = {"I": 1, "V": 5, "X": 10}
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
PART_OF_MINUTES = r"signatur(?:er)?|underskrift(?:er)?|justering|(?:mötes|minnes)?anteckningar"
"""Short lines that head a part of the minutes, no matter."""
HEAD_LINES = 80  # lines in which labels of lists of people may stand before the first title


@dataclass(frozen=True)
class Heading:
    """Where an item begins: line number, the item's number as written, and what stands behind the number."""

    line: int
    number: str | None
    rest: Text
    rank: int = 0  # the number as a figure
    rule: str = "item"


# --- Letters ---


def lettered_list(lines: Sequence[Line]) -> list[Heading]:
    """A run a), b), c) ... of bold or short lines: the list of reports on a title slide."""
    found: list[Heading] = []
    for line in lines:
        m = LETTERED.fullmatch(line.text)
        if (
            m
            and ord(m["letter"].lower()) - ord("a") == len(found)
            and len(line) < 120
            and m["rest"][0].isupper()
            and (not found or line.number - found[-1].line <= 2)
        ):
            found.append(
                Heading(line.number, m["letter"].lower(), line.match(m, "rest"), len(found) + 1, "item_agenda")
            )
        elif found and len(found) < 3:
            found = []
    return found


def letter_head(line: Line) -> Heading | None:
    """A heading "C. Ekonomi": a capital letter and a title."""
    m = LETTER_HEAD.fullmatch(line.text) if len(line) <= TITLE_LINE + 60 else None
    if m is None or line.marker or len(line.cells) > 1 or not is_title_shaped(m["rest"]):
        return None
    return Heading(line.number, m["letter"], line.match(m, "rest"), ALPHABET.index(m["letter"]) + 1, "item_letter")


def roman_head(line: Line) -> Heading | None:
    """A heading "IV. Ekonomi": a Roman number and a title."""
    m = ROMAN_HEAD.fullmatch(line.text) if len(line) <= TITLE_LINE + 60 else None
    if m is None or line.marker or len(line.cells) > 1 or not is_title_shaped(m["rest"]):
        return None
    figures = [ROMAN[letter] for letter in m["number"]]
    rank = sum(-a if a < max(figures[i:]) else a for i, a in enumerate(figures))
    return Heading(line.number, m["number"], line.match(m, "rest"), rank, "item_letter")


def letter_heads(lines: Sequence[Line]) -> list[Heading]:
    """Headings A, B, C ... from A on without a gap, four or more, through most of the text; else none."""
    return _run([letter_head(line) for line in lines])


def roman_heads(lines: Sequence[Line]) -> list[Heading]:
    """The same with I, II, III ..."""
    return _run([roman_head(line) for line in lines])


def _run(heads: Sequence[Heading | None]) -> list[Heading]:
    run: list[Heading] = []
    for head in heads:
        if head is not None and head.rank == len(run) + 1:
            run.append(head)
    return run if len(run) >= 4 and run[-1].line - run[0].line >= 0.3 * len(heads) else []


# --- Bare lines ---

OPEN_END = tuple(f" {word}" for word in ["och", "för", "av", "i", "med", "om", "till", "samt", "på", "mellan", "från"])


def bare_lines(lines: Sequence[Line], scanned: bool) -> list[Heading]:
    """Short lines alone over prose, in a text without numbers or formatted headings."""
    found = []
    start = _end_of_lists(lines, scanned)
    width = sorted(len(line) for line in lines)[int(len(lines) * 0.8)] if lines else 0
    usual, opening = (compiled(words()["item"][name], scanned) for name in ("usual", "opening"))
    for i, line in enumerate(lines):
        if line.number <= start or (i + 1 == len(lines) and not opening.fullmatch(line.text)):
            continue
        numbered = NUMBERED.fullmatch(line.text)
        rest = line.match(numbered, "rest").strip("|\t ") if numbered else line
        if is_class_row(line.text) or not rest or not is_bare_title(line, lines, i, rest=rest, scanned=scanned):
            continue
        after, before = lines[min(i + 1, len(lines) - 1)], lines[i - 1] if i else None
        long = len(line) > 0.8 * width and not after.blank_before and width > 60
        if (after.text[0].islower() or long) and not _goes_on(lines, i):
            continue  # a line of wrapped prose
        behind_number = before is not None and NUMBERED.fullmatch(before.text) and len(before) < 5
        if after.marker and not (numbered or behind_number or line.bold or usual.match(line.text)):
            continue  # a heading of a list inside an item
        told = after.text.endswith(".") and not labels.begins_row(after)
        if (labels.label_of(line, scanned) and not told) or compiled(PART_OF_MINUTES, scanned).fullmatch(line.text):
            continue  # a role under a signature, or the signatures' heading
        found.append(Heading(line.number, numbered["number"] if numbered else None, rest, rule="item_bare"))
    return found


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the first of a title's two, which stand alone: it ends with a word that asks for more."""
    line, pair = lines[i], lines[i + 1 : i + 3]
    return (
        len(pair) == 2
        and line.blank_before > 0
        and line.text.endswith(OPEN_END)
        and not pair[0].blank_before
        and pair[1].blank_before > 0
        and len(pair[0]) <= TITLE_LINE
        and not pair[0].text.endswith((".", ":", "!", ";"))
        and is_title_shaped(pair[0].text)
    )


def _end_of_lists(lines: Sequence[Line], scanned: bool) -> int:
    """The number of the last line that lists people in the head; labels behind the first usual title sign."""
    usual, end, table = compiled(words()["item"]["usual"], scanned), -1, False
    for i, line in enumerate(lines[:HEAD_LINES]):
        listed = end >= 0 and (labels.begins_row(line) or labels.begins_row(_behind_colon(line)))
        if labels.label_of(line, scanned) or (table and len(line.cells) > 1) or listed:
            end = line.number
        elif tables.head_of(line, None, scanned):
            end, table = line.number, True
        elif end >= 0 and usual.match(line.text) and is_bare_title(line, lines, i, scanned=scanned):
            break
        else:
            table = table and line.divider
    return end


def _behind_colon(line: Line) -> Text:
    """What stands behind for whom somebody is there: "Granviks kommun: Anna Lind"; nothing without a colon."""
    at = line.text.find(":")
    return line.cut(at + 1).strip(" ") if at > 0 else line.cut(len(line))


# --- Rows of a table ---

COLUMNS = {
    "number": r"nr|nummer|#|§|punkt|p",
    "title": r"ärende|punkt|rubrik|fråga|dagordningspunkt|ärende(?:/fråga| och rubrik)|ämne",
    "text": r"(?:anteckning(?:ar)?|diskussion|noteringar?|kommentar)(?:(?:/| och )beslut)?|beslut",
}


def table_rows(lines: Sequence[Line]) -> list[Heading]:
    """Items that are rows of a table with columns for the matter and for what was noted or decided, four or more."""
    found: list[Heading] = []
    columns: dict[str, int] = {}
    for line in lines:
        if line.divider:
            continue
        if head := item_columns(line):
            columns = head
        elif columns and len(line.cells) > 1:
            cells = line.cells
            title = cells[columns["title"]] if columns["title"] < len(cells) else None
            if title is None or not title or len(title) > TITLE_LINE:
                continue
            number = cells[columns["number"]].text.strip(" .") if "number" in columns else None
            found.append(Heading(line.number, number or None, title, rule="item_row"))
        else:
            columns = {}
    return found if len(found) >= 4 else []


def item_columns(line: Line) -> dict[str, int]:
    """Which cell of a table's head is which column; empty when the line heads no table of items."""
    found: dict[str, int] = {}
    if not 2 <= len(line.cells) <= 6:
        return found
    for i, cell in enumerate(line.cells):
        for column, pattern in COLUMNS.items():
            if column not in found and compiled(rf"(?:{pattern})").fullmatch(cell.text.strip(" :*")):
                found[column] = i
                break
    if found.get("number") is not None and "title" not in found and line.cells[found["number"]].text.lower() == "punkt":
        found["title"] = found.pop("number")
    return found if {"title", "text"} <= found.keys() and found["title"] < found["text"] else {}


rule(
    "item_letter",
    "an item headed by a capital letter or a Roman number, in a run from the first on",
    tries=lambda t: letter_head(plain_line(t)) or roman_head(plain_line(t)),
    takes=("A. Mötets öppnande", "IV. Budget", "D) Ekonomi", "K. Val av kassör (Anna Lind)"),
    refuses=("a) ekonomi", "A Lind", "E. Rapporten godkändes", "AB. Bolag"),
)
rule(
    "item_row",
    "an item that is a row of a table, under a head for the matter and for what was noted or decided",
    tries=lambda t: item_columns(plain_line(t)),
    takes=("Nr\tÄrende\tAnteckning\tAnsvarig", "Punkt\tBeslut", "§\tRubrik\tDiskussion och beslut"),
    refuses=("Vad\tVem\tNär", "Namn\tOrganisation", "Ärende\tAnsvarig", "Datum\tBeslut\tBelopp"),
)
