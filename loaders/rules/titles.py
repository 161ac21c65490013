"""What reads as an item's title: a short line that stands alone, decides nothing and has no finite verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import words
from loaders.rules import names
from loaders.rules.diary import is_diary_line
from loaders.rules.openings import closes, opens
from loaders.rules.pattern import compiled, rule
from loaders.source import Line, Text

TITLE_LINE = 95


def is_bare_title(
    line: Line,
    lines: Sequence[Line],
    i: int,
    *,
    question: bool = False,
    rest: Text | None = None,
    scanned: bool = False,
) -> bool:
    """Whether a line stands alone as a title: short, capitalised, no sentence, set apart from what is before it."""
    text = (rest or line).text
    if line.marker or line.level or not 4 <= len(text) <= TITLE_LINE or not text[0].isupper():
        return False
    if (
        "   " in text
        or text.endswith((".", ":", ",", ";", "!") if question else (".", ":", ",", ";", "?", "!"))
        or "\t" in text
    ):
        return False
    if names.is_name(re.split(r"[,(]| [–-] ", text, maxsplit=1)[0].strip()) or line.quote or line.struck_part:
        return False
    if compiled(words()["item"]["opening"], scanned).fullmatch(text):
        return True
    apart = line.blank_before > 0 or i == 0 or line.page != lines[i - 1].page
    if i and not apart and not lines[i - 1].text.rstrip().endswith((".", ":", "!", "?", ")")):
        return False
    after = lines[i + 1] if i + 1 < len(lines) else None
    return (apart or bool(after and len(after.text) > 60)) and is_title_shaped(text, scanned)


def is_title_shaped(text: str, scanned: bool = False) -> bool:
    """Whether a short line reads as a title: it decides nothing, opens nothing and has no finite verb."""
    decide, opening = words()["decide"], compiled(words()["item"]["opening"], scanned)
    if opening.fullmatch(text):
        return True
    return not (
        any(compiled(v["pattern"]).search(text) for v in decide["verb"])
        or opens(text)
        or closes(text)
        or compiled(rf"(?:{words()['present']['label']})\b.*|se (?:även|bilag|ppt|tidigare).*").fullmatch(text)
        or is_diary_line(text)
        or re.search(r"\b(?:är|var|har|hade|ska|kommer|finns|ger|gav|blir)\b", text)
    )


rule(
    "item_bare",
    "an item headed by a short line of its own",
    tries=is_title_shaped,
    takes=("Val av justerare", "Aktuellt inom området", "Mötet öppnas", "Mötet avslutades"),
    refuses=("Dagordningen fastställdes", "Beslut", "Rådet beslutar", "Detta är viktigt", "Dnr RV 2024/0061"),
)
