"""People, organisations, bodies and posts."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Many, One, View, properties
from queries.views.shared import (
    IN_BODY,
    IN_TIME,
    LATEST_FIRST,
    OF_PERSON,
    PRESENCE,
    SEAT_ORDER,
    STANCE_ORDER,
    actor,
    agreements,
    mandates,
    seats,
    titles,
)

ACTORS: Mapping[str, View] = {
    "Person": View(
        "Person",
        ("p",),
        {
            **actor("p", "Person"),
            **properties("p", "sortName"),
            "memberships": seats(OF_PERSON, "@in.sort_name", "@m.role_order"),
            "stances": Many("(@p)-[:HAS_STANCE]->(@sc:Stance)", "Stance", STANCE_ORDER),
            "positions": titles("(@p)-[:HAS_POSITION]->(@ps:Position)", "coalesce(@ps.last_seen, '') DESC"),
            "attendances": Many(
                "(@p)-[:HAS_ATTENDANCE]->(@a:Attendance)-[:AT_MEETING]->(@me:Meeting)",
                "Attendance",
                ("coalesce(@me.start_date, '') DESC", "@a.id"),
                filters=PRESENCE,
                end="a",
            ),
            "presented": Many(
                "(@p)<-[:PRESENTED_BY]-(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)",
                "AgendaItem",
                ("coalesce(@me.start_date, '') DESC", "@i.position", "@i.id"),
                end="i",
            ),
        },
    ),
    "Organization": View(
        "Organization",
        ("o",),
        {
            **actor("o", "Organization"),
            **properties("o", "kind", "code"),
            "partOf": One("(@o)-[:PART_OF]->(@up:Organization)", "Organization"),
            "parts": Many("(@o)<-[:PART_OF]-(@part:Organization)", "Organization", ("@part.sort_name", "@part.id")),
            "bodies": Many("(@o)<-[:OWNED_BY]-(@b:Body)", "Body", ("@b.sort_name", "@b.id")),
            "memberships": seats(
                "(@o)<-[@bf:ON_BEHALF_OF]-(@m:Membership)-[:IN_BODY]->(@in:Body)",
                "@in.sort_name",
                "@m.role_order",
                where=f"{moments.HOLDS} AND {moments.REPRESENTS}",
            ),
            "agreements": agreements("(@o)<-[:HAS_PARTY]-(@ag:Agreement)"),
            "positions": titles("(@o)<-[:AT]-(@ps:Position)", "@ps.title"),
        },
    ),
    "Body": View(
        "Body",
        ("b",),
        {
            **actor("b", "Body"),
            **properties("b", "kind"),
            "owner": One("(@b)-[:OWNED_BY]->(@o:Organization)", "Organization"),
            "memberships": seats(IN_BODY, *SEAT_ORDER[:-1]),
            "rosters": Many("(@b)<-[:OF_BODY]-(@r:Roster)", "Roster", ("@r.date DESC", "@r.id")),
            "meetings": Many("(@b)<-[:OF_BODY]-(@me:Meeting)", "Meeting", LATEST_FIRST),
            "items": Many(
                "(@b)<-[:SPEAKS_OF]-(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem", IN_TIME, end="i"
            ),
            "mandatesReported": mandates("(@b)<-[:REPORTS_BACK_TO]-(@t:Mandate)"),
        },
    ),
    "Post": View(
        "Post",
        ("po",),
        {
            **actor("po", "Post"),
            "organization": One("(@po)-[:OF]->(@o:Organization)", "Organization"),
        },
    ),
}
