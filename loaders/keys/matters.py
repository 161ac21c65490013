"""Numbers of cases, however they are written: "RS 2024-0123", "RS/2024:123" and "24RS123" are the same.

A series of numbers belongs to an organisation: KS 2024/7 of one municipality is another case than KS 2024/7 of the
next. A number without letters belongs to the body whose paper it stands in, as far as that is known.
"""

from __future__ import annotations

import re

from loaders.rules.pattern import rule
from schema.identity import fold

SEPARATED = re.compile(
    r"(?P<series>[a-z]{0,8})[\s/:.-]*(?P<year>(?:19|20)\d\d)[\s/:.-]+(?P<number>\d{1,6})(?P<rest>.*)"
)
BEFORE_YEAR = re.compile(
    r"(?P<series>[a-z]{1,8})[\s/:.-]+(?P<number>\d{1,6})[\s/:.-]+(?P<year>(?:19|20)\d\d)(?P<rest>)"
)
RUN_TOGETHER = re.compile(r"(?P<year>\d\d)(?P<series>[a-z]{1,6})(?P<number>\d{1,6})(?P<rest>.*)")
LABEL = re.compile(r"^(?:dnr|diarienummer|diarienr|d\.nr|arendenummer|arendenr|nr)\b[\s.:]*")
PAPER = re.compile(r"-\d{1,3}")
"""A paper of the case: "KS 2024/417-3"."""


def matter_key(written: str) -> str:
    """Letters, year and number of a case's number, without leading zeros; other numbers as they stand."""
    text = LABEL.sub("", fold(written).strip())
    m = SEPARATED.fullmatch(text) or BEFORE_YEAR.fullmatch(text) or RUN_TOGETHER.fullmatch(text)
    if m is None:
        return " ".join(re.findall(r"[^\W_]+", text))
    year = m["year"] if len(m["year"]) == 4 else f"20{m['year']}"
    rest = "" if PAPER.fullmatch(m["rest"]) else m["rest"].strip()
    return " ".join(filter(None, (m["series"], year, str(int(m["number"])), rest)))


def has_series(key: str) -> bool:
    """Whether the letters of a series stand in a key."""
    return key[:1].isalpha()


def _agree(text: str) -> bool:
    one, _, other = text.partition(" = ")
    return matter_key(one) == matter_key(other)


rule(
    "same_diary_number",
    "two ways to write the number of one case, of one organisation's series",
    tries=_agree,
    takes=(
        "RS 2024-0123 = RS/2024:123",
        "RS 2024-0123 = RS/123/2024",
        "Dnr RS 2024/123 = rs 2024-00123",
        "24RS123 = RS 2024-123",
        "KS 2024/417-3 = KS 2024/417",
        "Dnr 2024/123 = 2024-123",
    ),
    refuses=(
        "RS 2024-0123 = KS 2024-0123",
        "RS 2024-123 = RS 2023-123",
        "RS 2024-123 = RS 2024-1230",
        "KS 2024-8:40 = KS 2024-8:41",
        "Dnr 2024/123 = RS 2024/123",
    ),
)
