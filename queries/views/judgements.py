"""What people said: judgements, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping

from queries.forms import Each, One, Same, Value, View, properties

SPOKEN = ("by", "at", "reason", "revokedAt", "revokedBy", "revokedBecause")

JUDGEMENTS: Mapping[str, View] = {
    "Judgement": View(
        "Judgement",
        ("jd",),
        {
            **properties("jd", "id", "verdict", *SPOKEN),
            "inForce": Value("@jd.revoked_at IS NULL"),
            "left": One("(@mn:Mention {id: @jd.left})", "Mention"),
            "right": One("(@mn:Mention {id: @jd.right})", "Mention"),
        },
    ),
    "Dismissal": View(
        "Dismissal",
        ("di",),
        {
            **properties("di", "id", *SPOKEN),
            "inForce": Value("@di.revoked_at IS NULL"),
            "issue": One("(@is:Issue {id: @di.issue})", "Issue"),
        },
    ),
    "Correction": View(
        "Correction",
        ("co",),
        {
            **properties("co", "id", "action", "field", "before", "value", *SPOKEN),
            "inForce": Value("@co.revoked_at IS NULL"),
            "statement": One("(@st:Statement {id: @co.statement})", "Statement"),
            "document": One("(@d:Document {id: @co.document})", "Document"),
        },
    ),
    "Corrected": View(
        None,
        ("co",),
        {
            "correction": Same("Correction", ("co",)),
            **{name: Value(f"${name}") for name in ("added", "changed", "removed")},
        },
    ),
    "Judged": View(
        None,
        ("jd", "actors"),
        {
            "judgement": Same("Judgement", ("jd",)),
            **{name: Value(f"${name}") for name in ("added", "changed", "removed")},
            "actors": Each("@actors", "Searchable", ("@each.id",)),
        },
    ),
}
