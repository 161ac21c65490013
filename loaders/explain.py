"""The text of a document with what each line became, and by which rule."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from loaders.minutes import Minutes
from schema.statements import DocumentRecord


def explain(minutes: Minutes, record: DocumentRecord) -> list[dict[str, Any]]:
    """One entry a line, in order: line (from 1), page, use, reason, struck, text, restored.

    `restored` lists the words of a scan that the text has otherwise: how they are stored, and how they were read.
    """
    source = minutes.source
    starts = [word.span.start for word in source.restored]
    lines = []
    for line, passage in zip(source.lines, record.passages, strict=True):
        first, last = bisect_left(starts, line.starts[0]), bisect_left(starts, line.ends[-1])
        lines.append(
            {
                "line": source.line_number(line.starts[0]),
                "page": line.page,
                "use": passage.use.value,
                "reason": passage.reason,
                "struck": line.struck,
                "text": line.text,
                "restored": [
                    {"stored": source.quote(word.span), "read": word.word} for word in source.restored[first:last]
                ],
            }
        )
    return lines
