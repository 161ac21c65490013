"""What differs between two days, and what happened to an actor one day after another."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Each, Many, Same, Value, View
from queries.views.shared import BY_PLACE, FIELD, SEAT_ORDER, WORDS

_IN_BODY = "(@p)-[:HAS_MEMBERSHIP]->(@m:Membership)-[:IN_BODY]->(@b)"


def _seats(day: str) -> Many:
    """The seats that hold on the day; with those last seen before it where just that makes the change unsure."""
    where = f"({moments.HOLDS} OR (@how = 'UNSURE' AND {moments.LAST_SEEN}))"
    return Many(_IN_BODY, "Membership", SEAT_ORDER, (where,), end="m", day=day)


def _dated(label: str) -> Same:
    """What an event is about, as of the day of the event; null when it is about something else."""
    return Same(label, ("x",), when=f"@x:{label}", day="@date")


BETWEEN: Mapping[str, View] = {
    "Diff": View(
        None,
        ("bodies", "moved", "mandates", "agreements"),
        {
            "from": Value("$from"),
            "to": Value("$to"),
            "body": Each("@bodies", "Body", ("@each.id",), one=True),
            "seats": Each(
                "@moved", "SeatChange", ("@how", "@b.sort_name", "@b.id", "@p.sort_name", "@p.id"), unpacked=True
            ),
            "mandates": Each(
                "@mandates",
                "MandateChange",
                ("coalesce(@t.due_last, '9999')", "@t.position", "@t.id"),
                unpacked=True,
            ),
            "agreements": Each("@agreements", "AgreementChange", ("@ag.sort_name", "@ag.id"), unpacked=True),
        },
    ),
    "SeatChange": View(
        None,
        ("p", "b", "how"),
        {
            "how": Value("@how"),
            "person": Same("Person", ("p",)),
            "body": Same("Body", ("b",)),
            "before": _seats("$from"),
            "after": _seats("$to"),
        },
    ),
    "MandateChange": View(
        None,
        ("t", "how", "before", "after"),
        {
            "mandate": Same("Mandate", ("t",)),
            "how": Value("@how"),
            "before": Value("@before"),
            "after": Value("@after"),
        },
    ),
    "AgreementChange": View(
        None,
        ("ag", "before", "after"),
        {
            "agreement": Same("Agreement", ("ag",)),
            "before": Value("@before"),
            "after": Value("@after"),
        },
    ),
    "Timeline": View(
        None,
        ("h", "events", "total"),
        {
            "actor": Same("Actor", ("h",)),
            "totalCount": Value("@total"),
            "events": Each("@events", "TimelineEvent", ("@date", "@kind", "@x.id"), unpacked=True),
        },
    ),
    "TimelineEvent": View(
        None,
        ("date", "kind", "basis", "x", "said"),
        {
            "date": Value("@date"),
            "kind": Value("@kind"),
            "basis": Value("@basis"),
            "seat": _dated("Membership"),
            "attendance": _dated("Attendance"),
            "meeting": _dated("Meeting"),
            "mandate": _dated("Mandate"),
            "agreement": _dated("Agreement"),
            "position": _dated("Position"),
            "link": _dated("StructureLink"),
            "evidence": Many(f"(@st){WORDS}", "Evidence", BY_PLACE, filters=FIELD, unwind="@said AS @st"),
        },
    ),
}
