"""The text of a document with what each line became, and by which rule."""

from __future__ import annotations

from typing import Any

from loaders.minutes import Minutes
from schema.evidence import LineUse


def explain(minutes: Minutes) -> list[dict[str, Any]]:
    """One entry a line, in order: line (from 1), page, use, reason, struck, text as stored."""
    source = minutes.source
    lines = []
    for line in source.lines:
        use, reason = minutes.uses.get(line.number, (LineUse.UNREAD, "no rule takes it"))
        lines.append(
            {
                "line": source.line_number(line.starts[0]),
                "page": line.page,
                "use": use.value,
                "reason": reason,
                "struck": line.struck,
                "text": line.text,
            }
        )
    return lines
