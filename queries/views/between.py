"""What differs between two days, and what happened to an actor one day after another."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Each, Many, Same, Value, View
from queries.views.shared import BY_PLACE, FIELD, SEAT_ORDER, WORDS

_IN_BODY = "(@p)-[:HAS_MEMBERSHIP]->(@m:Membership)-[:IN_BODY]->(@b)"
_MANDATES = ("coalesce(@each.due_last, '9999')", "@each.position", "@each.id")


def _on(text: str, day: str) -> str:
    """A moment's text on the first or the second day."""
    return text.replace("$day", day)


def _moved(how: str) -> Each:
    """People whose seats differ in that way, by body and name."""
    return Each(
        f"[@each IN @moved WHERE @each[2] = '{how}' | @each]",
        "SeatChange",
        ("@b.sort_name", "@b.id", "@p.sort_name", "@p.id"),
        unpacked=True,
    )


def _seats(where: str, day: str) -> Many:
    return Many(_IN_BODY, "Membership", SEAT_ORDER, (where,), end="m", day=day)


def _newly(moment: str) -> Each:
    """Mandates of which that moment holds on the second day, and not on the first."""
    found = f"[@t IN @mandates WHERE {_on(moment, '$to')} AND NOT {_on(moment, '$from')} | @t]"
    return Each(found, "MandateChange", _MANDATES)


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
            "came": _moved("CAME"),
            "left": _moved("LEFT"),
            "changed": _moved("CHANGED"),
            "unsure": _moved("UNSURE"),
            "mandatesGiven": _newly(moments.GIVEN),
            "mandatesClosed": _newly(moments.CLOSED),
            "mandatesOverdue": _newly(moments.OVERDUE),
            "agreements": Each(
                f"[@ag IN @agreements WHERE coalesce({_on(moments.AGREEMENT_STATUS, '$from')}, '') "
                f"<> coalesce({_on(moments.AGREEMENT_STATUS, '$to')}, '') | @ag]",
                "AgreementChange",
                ("@each.sort_name", "@each.id"),
            ),
        },
    ),
    "SeatChange": View(
        None,
        ("p", "b"),
        {
            "person": Same("Person", ("p",)),
            "body": Same("Body", ("b",)),
            "before": _seats(moments.HOLDS, "$from"),
            "after": _seats(moments.HOLDS, "$to"),
            "lastSeenBefore": _seats(moments.LAST_SEEN, "$from"),
            "lastSeenAfter": _seats(moments.LAST_SEEN, "$to"),
        },
    ),
    "MandateChange": View(
        None,
        ("t",),
        {
            "mandate": Same("Mandate", ("t",)),
            "before": Value(_on(moments.STATUS, "$from")),
            "after": Value(_on(moments.STATUS, "$to")),
        },
    ),
    "AgreementChange": View(
        None,
        ("ag",),
        {
            "agreement": Same("Agreement", ("ag",)),
            "before": Value(_on(moments.AGREEMENT_STATUS, "$from")),
            "after": Value(_on(moments.AGREEMENT_STATUS, "$to")),
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
