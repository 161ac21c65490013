"""Seats, the lists that name them, and titles."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Many, One, Rows, Value, View, properties
from queries.views.shared import SEAT_ORDER, stated

SEATS: Mapping[str, View] = {
    "Membership": View(
        "Membership",
        ("m",),
        {
            **properties("m", "id", "role", "party", "validFrom", "validTo", "firstSeen", "lastSeen", "vacant"),
            "basis": Value(moments.BASIS),
            "heldFrom": Value(moments.HELD_FROM),
            "heldTo": Value(moments.HELD_TO),
            "intervals": Rows(moments.INTERVALS, ("from", "to", "basis"), "Interval"),
            "person": One("(@m)<-[:HAS_MEMBERSHIP]-(@p:Person)", "Person"),
            "body": One("(@m)-[:IN_BODY]->(@b:Body)", "Body"),
            "onBehalfOf": One(
                "(@m)-[@bf:ON_BEHALF_OF]->(@o:Organization)", "Organization", (moments.REPRESENTS,), end="o"
            ),
            "substitutesFor": One("(@m)-[:SUBSTITUTES_FOR]->(@m2:Membership)", "Membership"),
            "evidence": stated("m"),
        },
    ),
    "Roster": View(
        "Roster",
        ("r",),
        {
            **properties("r", "id", "date", "complete", "roles"),
            "body": One("(@r)-[:OF_BODY]->(@b:Body)", "Body"),
            "memberships": Many("(@r)-[:LISTS]->(@m:Membership)", "Membership", SEAT_ORDER),
            "evidence": stated("r"),
        },
    ),
    "Position": View(
        "Position",
        ("ps",),
        {
            **properties("ps", "id", "title", "firstSeen", "lastSeen"),
            "basis": Value(moments.TITLE_BASIS),
            "person": One("(@ps)<-[:HAS_POSITION]-(@p:Person)", "Person"),
            "organization": One("(@ps)-[:AT]->(@o:Organization)", "Organization"),
            "evidence": stated("ps"),
        },
    ),
}
