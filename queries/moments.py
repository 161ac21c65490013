"""What holds on a day, as Cypher over the lists that the world keeps (texts as in `forms`; `$day` is a full day).

A Membership @m carries its intervals as parallel lists held_from, held_to ("9999-12-31": open) and held_basis, in the
order of time and never overlapping; a Mandate @t its statuses as status_from and status.
"""

from __future__ import annotations

from schema.period import OPEN

_BEGUN = "last([@k IN range(0, size(coalesce(@m.held_from, [])) - 1) WHERE @m.held_from[@k] <= $day | @m.{list}[@k]])"

HELD_BASIS = (
    "head([@k IN range(0, size(coalesce(@m.held_from, [])) - 1) "
    "WHERE @m.held_from[@k] <= $day AND $day <= @m.held_to[@k] | @m.held_basis[@k]])"
)
HOLDS = f"{HELD_BASIS} IS NOT NULL"
"""The seat holds on the day. This is the form that is fast on both engines."""

HELD_FROM = _BEGUN.format(list="held_from")
HELD_TO = f"head([@to IN [{_BEGUN.format(list='held_to')}] WHERE @to <> '{OPEN}'])"
"""The ends of the interval that holds on the day, else of the last one before it; null for an open end."""

LAST_SEEN = (
    "size([@k IN range(0, size(coalesce(@m.apart_from, [])) - 1) "
    "WHERE @m.apart_from[@k] <= $day AND $day <= @m.apart_to[@k] | @k]) > 0"
)
"""The seat was seen before the day in an incomplete list, and nothing has ended it since."""

REPRESENTS = (
    "(@bf.since IS NULL OR size([@k IN range(0, size(@bf.since) - 1) "
    "WHERE @bf.since[@k] <= $day AND $day <= @bf.until[@k] | @k]) > 0)"
)
"""The seat represents the organisation at the end of @bf on the day; without days, on each."""

BASIS = f"CASE WHEN {HOLDS} THEN {HELD_BASIS} WHEN {LAST_SEEN} THEN 'LAST_SEEN' END"
INTERVALS = (
    "[@k IN range(0, size(coalesce(@m.held_from, [])) - 1) | [@m.held_from[@k], "
    f"head([@to IN [@m.held_to[@k]] WHERE @to <> '{OPEN}']), @m.held_basis[@k]]]"
)

_STATUS = (
    "last([@k IN range(0, size(coalesce(@{0}.status_from, [])) - 1) "
    "WHERE @{0}.status_from[@k] <= $day | @{0}.status[@k]])"
)
_STATUSES = "[@k IN range(0, size(coalesce(@{0}.status_from, [])) - 1) | [@{0}.status_from[@k], @{0}.status[@k]]]"

STATUS = _STATUS.format("t")
"""The mandate's status on the day: the last one begun."""

KNOWN = f"(size(coalesce(@t.status_from, [])) = 0 OR {STATUS} IS NOT NULL)"
"""The mandate exists on the day: some status of it has begun, or none is dated."""

_NEVER_OVERDUE = "['PROPOSED', 'REPORTED', 'DONE', 'WITHDRAWN', 'REPLACED']"
OVERDUE = f"coalesce(@t.due_last < $day AND {KNOWN} AND NOT coalesce({STATUS}, '') IN {_NEVER_OVERDUE}, false)"
"""The last day on which the mandate was due has passed, and nothing says that it was reported, done or dropped.

One that was only proposed by then has no day to keep, nor has one that didn't exist yet.
"""

STATUSES = _STATUSES.format("t")

_SAID = _STATUS.format("ag")
AGREEMENT_STATUS = (
    f"head([@said IN [{_SAID}] | CASE WHEN @said IN ['IN_FORCE', 'UNDER_REVISION'] AND @ag.valid_to_last < $day "
    "THEN 'EXPIRED' ELSE @said END])"
)
"""The agreement's status on the day: the last one that a text gives it, or expired when its last day has passed."""
AGREEMENT_KNOWN = f"(size(coalesce(@ag.status_from, [])) = 0 OR {_SAID} IS NOT NULL)"
AGREEMENT_STATUSES = _STATUSES.format("ag")


def _not_ended(variable: str) -> str:
    """The last day that a text states, as precise as it is, has not passed."""
    end = f"@{variable}.valid_to"
    return f"({end} IS NULL OR substring($day, 0, size({end})) <= {end})"


TERM_HOLDS = f"coalesce(@te.valid_from <= $day, true) AND {_not_ended('te')}"
"""The number counts on the day; one without days does on each."""

TITLE_KNOWN = "coalesce(@ps.first_seen <= $day, true)"
TITLE_BASIS = "CASE WHEN @ps.last_seen < $day THEN 'LAST_SEEN' WHEN @ps.first_seen <= $day THEN 'SEEN' END"
"""A title is seen from the first document that gives it to the last, and nothing is known after that."""

LINK_KNOWN = f"coalesce(@sl.date <= $day, true) AND {_not_ended('sl')}"
"""Some text has said it by the day, and none says that it has ended by then."""
LINK_HOLDS = (
    f"(coalesce(@sl.status IN ['DECIDED', 'REPORTED'], false) AND {LINK_KNOWN} "
    "AND coalesce(@sl.valid_from, @sl.date, '') <= $day)"
)
"""It is so on the day. A proposal's dates never put it in force."""


def empty_reason(seats: str) -> str:
    """Why nobody sits on the day, as a code; null when somebody does. `seats` is the path to the seats @m.

    NO_SEATS (no text names any), NO_SUCH_ROLE (none of the roles asked for), NOT_YET (all begin later), SEEN_EARLIER
    (some were seen before the day, and nothing says that they still hold), ENDED.
    """
    seat = f"[($roles IS NULL OR @m.role IN $roles), {HOLDS}, {HELD_FROM} IS NOT NULL, {LAST_SEEN}]"
    return (
        f"head([@all IN [COLLECT {{ MATCH {seats} RETURN {seat} }}] | CASE "
        "WHEN any(@one IN @all WHERE @one[0] AND @one[1]) THEN null "
        "WHEN size(@all) = 0 THEN 'NO_SEATS' "
        "WHEN NOT any(@one IN @all WHERE @one[0]) THEN 'NO_SUCH_ROLE' "
        "WHEN NOT any(@one IN @all WHERE @one[0] AND @one[2]) THEN 'NOT_YET' "
        "WHEN any(@one IN @all WHERE @one[0] AND @one[3]) THEN 'SEEN_EARLIER' "
        "ELSE 'ENDED' END])"
    )
