"""Lists of those who get money under a sentence that gives it: "beslutade att bevilja följande:" and its rows.

A row ends with its amount; before it stand who gets it and, behind a comma, a dash or in a cell of its own, what for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.minutes import Funding, Minutes, Said
from loaders.rules.actors import Holder
from loaders.rules.amounts import find_amounts
from loaders.rules.items import by_line
from loaders.rules.pattern import rule
from loaders.rules.purposes import Place, actor_in, deciding, from_title, is_vague, meeting_day, says
from loaders.source import Line, Source, Text, plain, plain_line
from schema.evidence import LineUse

ROW = 160  # characters of a row at most
PARTED = re.compile(r",\s|\s[–-]\s|:\s|\s(?:för|till)\s(?=[a-zåäö])|\s{2,}|\s*\t\s*")


def read_lists(minutes: Minutes, lines: Sequence[Line]) -> None:
    """Enter the rows under each such sentence; the first line that is no row ends the list."""
    items = by_line(minutes)
    opening: Text | None = None
    before: Line | None = None
    for line in lines:
        row = parted(line) if opening is not None and not line.struck else None
        if opening is not None and row is not None:
            place = Place(items.get(line.number), minutes.source.scanned, (), (), None, line)
            _enter(minutes, opening, row, place)
        else:
            opening = opens_list(Text.join([before, line]) if before is not None else line, minutes.source.scanned)
        before = line


def opens_list(text: Text, scanned: bool = False) -> Text | None:
    """The last sentence, when it gives money and ends with a colon."""
    if not text.text.rstrip().endswith(":"):
        return None
    last = text.cut(max(text.text.rfind(". ") + 1, len(text) - 300, 0)).strip(" ")
    told = says("grant", last.text, scanned) and not find_amounts(last.text)
    return last if told and not says("proposed", last.text, scanned) else None


def parted(line: Text) -> tuple[Text, Text | None, Text] | None:
    """Who, what for and how much, of a row; None for a line that ends otherwise, or goes on as prose."""
    amounts = find_amounts(line.text) if len(line) <= ROW else []
    if len(amounts) != 1 or line.text[amounts[0].end :].strip(" .,;") or amounts[0].per:
        return None
    amount = line.cut(amounts[0].start, amounts[0].end)
    told = line.cut(0, amounts[0].start).strip(" \t:,–-")
    if not told or re.search(r"[.?!]\s|^(?:summa|totalt)\b", told.text, re.IGNORECASE) or says("grant", told.text):
        return None
    m = PARTED.search(told.text)
    if m is None:
        return told, None, amount
    return told.cut(0, m.start()).strip(" "), told.cut(m.end()).strip(" \t,:"), amount


def _enter(minutes: Minutes, opening: Text, row: tuple[Text, Text | None, Text], place: Place) -> None:
    who, what, amount = row
    recipient: Holder | None = actor_in(minutes, who, place)
    if recipient is None and _proper(who.text):
        recipient = ("ORGANIZATION", Said.of(who))
    purpose = Said.of(what) if what and not is_vague(what.text) else None
    if purpose is None:
        purpose = (from_title(place.item) or Said.of(who)) if recipient else Said.of(who)
    decision = deciding(minutes, opening)
    taken = decision is not None and decision.status == "TAKEN"
    minutes.funding.append(
        Funding(
            purpose,
            "GRANT",
            place.item.position if place.item else None,
            "funding_listed",
            Said.of(amount, str(find_amounts(amount.text)[0].sek)),
            recipient=recipient,
            decided_on=meeting_day(minutes) if taken else None,
            decided_by=decision.decided_by if decision else None,
        )
    )
    minutes.use(place.line, LineUse.FACT, "money: row of a list")


def _proper(text: str) -> bool:
    """Whether words may be a name: two or more, with a capital first."""
    return text[:1].isupper() and len(text) <= 80 and len(text.split()) > 1


def _tried(text: str) -> list[Funding]:
    minutes = Minutes(Source("", "text", text, ()))
    head, _, row = text.partition("\n")
    if (opening := opens_list(plain(head))) and (found := parted(plain(row))):
        _enter(minutes, opening, found, Place(None, False, (), (), None, plain_line(row)))
    return minutes.funding


rule(
    "funding_listed",
    "a row that ends with an amount, under a sentence that gives money and ends with a colon",
    tries=_tried,
    takes=(
        "Styrelsen beslutade att bevilja följande:\nLinds simklubb, nya bojar   12 000 kr",
        "Bidragen fördelas enligt följande:\nLinds simklubb 12 000 kr",
    ),
    refuses=(
        "Ansökningar har kommit in från:\nLinds simklubb, nya bojar   12 000 kr",
        "Styrelsen beviljade följande:\nLinds simklubb fick avslag.",
        "Styrelsen föreslår att fördela så:\nLinds simklubb, nya bojar   12 000 kr",
    ),
)
