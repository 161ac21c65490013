"""In which capacities people are at a meeting, and which of them are a seat in the body that meets."""

from __future__ import annotations

CAPACITIES = (
    *("chair", "vice chair", "secretary", "project leader", "member", "substitute", "co-opted"),
    *("official", "presenter", "guest", "adjuster", "participant", "absent", "mentioned"),
)
"""In the order of rank: who stands in several lists is the first of them, and the others besides.
participant and absent are not final: `people.settle` says what they are once the body is known."""

ROLE_OF = {
    "chair": "CHAIR",
    "vice chair": "VICE_CHAIR",
    "secretary": "SECRETARY",
    "project leader": "LEADER",
    "member": "MEMBER",
    "substitute": "SUBSTITUTE",
    "co-opted": "CO_OPTED",
}
"""Capacities that are a seat in the body, and the seat's role."""
