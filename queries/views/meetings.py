"""Meetings, who was there, items, matters, decisions and mandates."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Many, One, Rows, Same, Value, View, properties
from queries.views.shared import (
    FUNDING_ORDER,
    IN_TIME,
    PRESENCE,
    STANCE_ORDER,
    agreements,
    issues,
    links,
    mandates,
    naming,
    stated,
)

MEETINGS: Mapping[str, View] = {
    "Meeting": View(
        "Meeting",
        ("me",),
        {
            **properties(
                "me",
                "id",
                "startDate",
                "endDate",
                "startTime",
                "endTime",
                "place",
                "format",
                "approvedOn",
                "approvedHow",
                "status",
            ),
            "bodies": Many("(@me)-[:OF_BODY]->(@b:Body)", "Body", ("@b.sort_name", "@b.id")),
            "items": Many("(@me)-[:HAS_ITEM]->(@i:AgendaItem)", "AgendaItem", ("@i.position", "@i.id")),
            "attendances": Many(
                "(@me)<-[:AT_MEETING]-(@a:Attendance)",
                "Attendance",
                ("@a.capacity_order", "@a.position", "@a.id"),
                filters=PRESENCE,
            ),
            "decisions": Many("(@me)<-[:IN_MEETING]-(@dc:Decision)", "Decision", ("@dc.position", "@dc.id")),
            "mandates": mandates("(@me)<-[:IN_MEETING]-(@t:Mandate)"),
            "agreements": agreements("(@me)<-[:IN_MEETING]-(@ag:Agreement)"),
            "funding": Many("(@me)<-[:IN_MEETING]-(@fu:Funding)", "Funding", FUNDING_ORDER),
            "links": links("(@me)<-[:IN_MEETING]-(@sl:StructureLink)"),
            "documents": Many(
                "(@me)-[:ACCORDING_TO]->(:Statement)-[:STATED_IN]->(:Passage)<-[:HAS_PASSAGE]-(@d:Document)",
                "Document",
                ("@d.date", "@d.id"),
                distinct=True,
            ),
            "issues": issues("me"),
            "evidence": stated("me"),
        },
    ),
    "Attendance": View(
        "Attendance",
        ("a",),
        {
            **properties("a", "id", "status", "part", "capacity", "roles"),
            "person": One("(@a)<-[:HAS_ATTENDANCE]-(@p:Person)", "Person"),
            "meeting": One("(@a)-[:AT_MEETING]->(@me:Meeting)", "Meeting"),
            "onBehalfOf": One("(@a)-[:ON_BEHALF_OF]->(@o:Organization)", "Organization"),
            "servesFor": One("(@a)-[:SERVES_FOR]->(@a2:Attendance)", "Attendance"),
            "items": Many("(@a)-[:FOR_ITEM]->(@i:AgendaItem)", "AgendaItem", ("@i.position", "@i.id")),
            "evidence": stated("a"),
        },
    ),
    "AgendaItem": View(
        "AgendaItem",
        ("i",),
        {
            **properties("i", "id", "number", "title", "position"),
            "name": Value("@i.title"),
            "headings": Value("coalesce(@i.headings, [])"),
            "meeting": One("(@i)<-[:HAS_ITEM]-(@me:Meeting)", "Meeting"),
            "presenters": Many(
                "(@i)-[@by:PRESENTED_BY]->(@p:Person)", "Person", ("@by.position", "@p.sort_name", "@p.id")
            ),
            "partOf": One("(@i)-[:PART_OF_ITEM]->(@i2:AgendaItem)", "AgendaItem"),
            "parts": Many("(@i)<-[:PART_OF_ITEM]-(@i2:AgendaItem)", "AgendaItem", ("@i2.position", "@i2.id")),
            "matter": One("(@i)-[:BELONGS_TO]->(@ma:Matter)", "Matter"),
            "decisions": Many("(@i)<-[:IN_ITEM]-(@dc:Decision)", "Decision", ("@dc.position", "@dc.id")),
            "mandates": mandates("(@i)<-[:IN_ITEM]-(@t:Mandate)"),
            "agreements": agreements("(@i)<-[:IN_ITEM]-(@ag:Agreement)"),
            "funding": Many("(@i)<-[:IN_ITEM]-(@fu:Funding)", "Funding", FUNDING_ORDER),
            "links": links("(@i)<-[:IN_ITEM]-(@sl:StructureLink)"),
            "stances": Many("(@i)<-[:ON]-(@sc:Stance)", "Stance", STANCE_ORDER),
            "speaksOf": Many("(@i)-[:SPEAKS_OF]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "evidence": stated("i"),
        },
    ),
    "Matter": View(
        "Matter",
        ("ma",),
        {
            **properties("ma", "id", "title", "diaryNumber"),
            "name": Value("@ma.title"),
            "items": Many(
                "(@ma)<-[:BELONGS_TO]-(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem", IN_TIME, end="i"
            ),
            "evidence": naming("ma"),
        },
    ),
    "Decision": View(
        "Decision",
        ("dc",),
        {
            **properties(
                "dc",
                "id",
                "text",
                "kind",
                "status",
                "date",
                "effectiveFrom",
                "votesFor",
                "votesAgainst",
                "votesAbstained",
            ),
            "name": Value("@dc.text"),
            "item": One("(@dc)-[:IN_ITEM]->(@i:AgendaItem)", "AgendaItem"),
            "meeting": One("(@dc)-[:IN_MEETING]->(@me:Meeting)", "Meeting"),
            "decidedBy": Many("(@dc)-[:DECIDED_BY]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "stances": Many("(@dc)<-[:ON]-(@sc:Stance)", "Stance", STANCE_ORDER),
            "proposedTo": Many("(@dc)-[:PROPOSED_TO]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "evidence": stated("dc"),
        },
    ),
    "Mandate": View(
        "Mandate",
        ("t",),
        {
            **properties("t", "id", "task", "due", "dueFirst", "dueLast", "duePrecision", "condition", "givenOn"),
            "name": Value("@t.task"),
            "status": Value(moments.STATUS),
            "overdue": Value(moments.OVERDUE),
            "statuses": Rows(moments.STATUSES, ("from", "status"), "StatusFrom"),
            "holders": Many("(@t)-[@hb:HELD_BY]->(@h:Actor)", "Holder", ("@h.sort_name", "@h.id")),
            "givenBy": Many("(@t)-[:GIVEN_BY]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "reportsBackTo": Many("(@t)-[:REPORTS_BACK_TO]->(@b:Body)", "Body", ("@b.sort_name", "@b.id")),
            "items": Many(
                "(@t)-[:IN_ITEM]->(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem", IN_TIME, end="i"
            ),
            "meetings": Many("(@t)-[:IN_MEETING]->(@me:Meeting)", "Meeting", ("@me.start_date", "@me.id")),
            "matter": One("(@t)-[:CONCERNS]->(@ma:Matter)", "Matter"),
            "agreement": One("(@t)-[:CONCERNS]->(@ag:Agreement)", "Agreement"),
            "evidence": stated("t"),
        },
    ),
    "Holder": View(None, ("hb", "h"), {"actor": Same("Actor", ("h",)), **properties("hb", "part")}),
}
