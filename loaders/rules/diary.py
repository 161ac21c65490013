"""The number of a case in the diary, in an item's heading or on a line beside it: "Dnr KS 2024/118", "ÄHN 2024/55".

With the word for it any number counts; without it only a code of letters, a year and a number, at a title's beginning
or end or alone on a line. Codes of laws and reports are none.
"""

from __future__ import annotations

import re

from loaders.rules.pattern import rule
from loaders.source import Text, plain

LABELLED = re.compile(
    r"(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr|diarie|d\.nr|ärende(?=(?: nr)?:?\s(?:19|20)\d\d[-/:.]\d))\b"
    r"(?: nr)?\.?\s*:?\s*"
    r"(?P<number>[A-ZÅÄÖa-zåäö]{0,6}[\s:/-]{0,2}[\w./:-]*\d[\w./:-]*(?:\s\d+)?)",
    re.IGNORECASE,
)
CODE = (
    r"(?P<number>(?!(?:SOU|SFS|SOSFS|DS|FS|EU|EG|ISO|NJA|RÅ|HFD|JO|AD|PROP|SKR|DIR|MSBFS|AFS|GDPR)\b)"
    r"[A-ZÅÄÖ]{1,6}[ /:-]?(?:19|20)\d\d[-/:.]\s?\d{1,6}(?:[-:]\d{1,3})?)"
)
AT_BEGIN = re.compile(rf"[(\[]?{CODE}(?:[)\]]|\b)(?=[\s,;:–-]|$)")
AT_END = re.compile(rf"(?:\s[(\[]|\s[–-]\s|,\s|\s{{2,}}|\t){CODE}[)\]]?\s*$")
BESIDE = re.compile(
    r"[\s()\[\],;.:–-]*(?:(?:ref(?:erens)?|vår ref|beteckning)\.?\s*:?)?[\s()\[\],;.:–-]*", re.IGNORECASE
)
ALONE = 80  # characters of a line that holds nothing else


def diary_number(text: Text) -> Text | None:
    """The first diary number that a heading, or a line beside one, holds."""
    m = LABELLED.search(text.text) or AT_BEGIN.match(text.text) or AT_END.search(text.text)
    if m is None and len(text) <= ALONE and (code := re.search(CODE, text.text)) and is_diary_line(text.text):
        m = code
    return text.match(m, "number").strip("().:") if m else None


def is_diary_line(line: str) -> bool:
    """Whether a line holds diary numbers and nothing else."""
    if len(line) > ALONE:
        return False
    rest = re.sub(CODE, " ", LABELLED.sub(" ", line))
    return rest != line and BESIDE.fullmatch(rest) is not None


def begins_with_diary(text: str) -> bool:
    return LABELLED.match(text) is not None or AT_BEGIN.match(text) is not None


def without_diary(title: Text) -> Text:
    """A heading's words without its diary number, nor what is behind one that ends it."""
    if m := LABELLED.match(title.text) or AT_BEGIN.match(title.text):
        return title.cut(m.end()).strip(" )],;:–-")
    if m := LABELLED.search(title.text) or AT_END.search(title.text):
        return title.cut(0, m.start()).strip(" ([,;–-")
    return title


rule(
    "diary_number",
    "the number of a case in the diary",
    tries=lambda t: diary_number(plain(t)),
    takes=(
        "Dnr KS 2024/118",
        "DNR:KF/2021.77",
        "Ärendenummer RD-2021-00017",
        "ÄHN 2024/55",
        "Budget 2025 (KS 2023-00417)",
        "KS/2024:113 Budget 2025",
        "Budget 2025 – KS 2024/113",
        "Ref: RS 2024-00113",
        "Budget 2025, dnr 2024-113",
        "Ärende 2023-085",
    ),
    refuses=(
        "§ 12 Budget",
        "2024-03-11",
        "Remiss av SOU 2024:13",
        "SOU 2024:13 Remiss",
        "Svar på motion 2024:12",
        "Plan 2024-2026",
        "Ärende 12",
        "Ärende 2024 om stadgar",
    ),
)
