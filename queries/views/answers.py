"""What the root fields answer that are more than a node or a list of nodes."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Each, Many, Same, Value, View
from queries.views.shared import IN_BODY, OF_PERSON, SEAT_ORDER, SITS, reason

ANSWERS: Mapping[str, View] = {
    "WhoSitsIn": View(
        None,
        ("b",),
        {
            "body": Same("Body", ("b",)),
            "asOf": Value("$day"),
            "seats": Many(IN_BODY, "Membership", SEAT_ORDER, (SITS, moments.HOLDS)),
            "lastSeen": Many(IN_BODY, "Membership", SEAT_ORDER, (SITS, moments.LAST_SEEN)),
            "reason": reason(IN_BODY),
        },
    ),
    "SeatsOf": View(
        None,
        ("p",),
        {
            "person": Same("Person", ("p",)),
            "asOf": Value("$day"),
            "seats": Many(
                OF_PERSON,
                "Membership",
                ("@in.sort_name", "@m.role_order", "@m.id"),
                (SITS, moments.HOLDS),
                end="m",
            ),
            "lastSeen": Many(
                OF_PERSON,
                "Membership",
                ("@in.sort_name", "@m.role_order", "@m.id"),
                (SITS, moments.LAST_SEEN),
                end="m",
            ),
            "reason": reason(OF_PERSON),
        },
    ),
    "Changes": View(
        None,
        ("s", "found"),
        {
            "changes": Each("@found", "Change", ("@each.position",)),
            "cursor": Value(
                "@s.epoch + '.' + toString(coalesce(@s.flips, 0)) + '.' + "
                "toString(reduce(@last = $position, @one IN @found | @one.position))"
            ),
        },
    ),
    "Candidate": View(None, ("c",), {"actor": Same("Actor", ("c",)), "score": Value("0.0"), "reasons": Value("[]")}),
    "CandidatePair": View(
        None,
        ("a", "b"),
        {
            "left": Same("Searchable", ("a",)),
            "right": Same("Searchable", ("b",)),
            "score": Value("0.0"),
            "reasons": Value("[]"),
        },
    ),
    "MandatesOf": View(
        None,
        ("h",),
        {
            "holder": Same("Actor", ("h",)),
            "asOf": Value("$day"),
            "mandates": Many(
                "(@h)<-[:HELD_BY]-(@t:Mandate)",
                "Mandate",
                ("coalesce(@t.due_last, '9999')", "@t.position", "@t.id"),
                (moments.KNOWN, f"($status IS NULL OR {moments.STATUS} IN $status)"),
            ),
        },
    ),
    "MeetingAttendance": View(
        None,
        ("me", "organization"),
        {
            "meeting": Same("Meeting", ("me",)),
            "attendances": Many(
                "(@me)<-[:AT_MEETING]-(@a:Attendance)",
                "Attendance",
                ("@a.capacity_order", "@a.position", "@a.id"),
                (
                    "($status IS NULL OR @a.status IN $status)",
                    "($capacity IS NULL OR @a.capacity IN $capacity)",
                    "(@organization IS NULL OR EXISTS { "
                    "(@a)-[:ON_BEHALF_OF]->(:Organization)-[:PART_OF*0..4]->(@at:Organization) "
                    "WHERE @at.id = @organization })",
                ),
            ),
        },
    ),
    "Uncovered": View(
        None,
        ("me", "b"),
        {
            "meeting": Same("Meeting", ("me",)),
            "body": Same("Body", ("b",)),
            "organizations": Many(
                "(@b)<-[:IN_BODY]-(@m:Membership)-[@bf:ON_BEHALF_OF]->(@o:Organization)",
                "Organization",
                ("@o.sort_name", "@o.id"),
                (
                    moments.REPRESENTS,
                    f"({moments.HOLDS} OR EXISTS {{ (@m)<-[:LISTS]-(@r:Roster) "
                    "WHERE @me.start_date <= @r.date AND @r.date <= coalesce(@me.end_date, @me.start_date) })",
                    "NOT EXISTS { "
                    "(@o)<-[:PART_OF*0..4]-(:Organization)<-[:ON_BEHALF_OF]-(@a:Attendance)-[:AT_MEETING]->(@me) "
                    "WHERE @a.status IN ['PRESENT', 'PARTIAL'] }",
                ),
                distinct=True,
            ),
        },
    ),
    "AttendedAll": View(
        None,
        ("meetings", "people"),
        {
            "meetings": Each("@meetings", "Meeting", ("@each.start_date", "@each.id")),
            "people": Each("@people", "Person", ("@each.sort_name", "@each.id")),
        },
    ),
    "Interlock": View(
        None,
        ("p", "bodies"),
        {
            "person": Same("Person", ("p",)),
            "bodies": Value("@bodies"),
            "seats": Many(
                OF_PERSON, "Membership", ("@in.sort_name", "@m.role_order", "@m.id"), (moments.HOLDS,), end="m"
            ),
        },
    ),
    "Overlap": View(
        None,
        ("a", "b", "people"),
        {
            "left": Same("Body", ("a",)),
            "right": Same("Body", ("b",)),
            "count": Value("size(@people)"),
            "people": Each("@people", "Person", ("@each.sort_name", "@each.id")),
        },
    ),
}
