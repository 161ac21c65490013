"""Agreements, the numbers that they set, money, how actors hang together, and what people stand for."""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Many, One, Rows, Value, View, properties
from queries.views.shared import IN_TIME, issues, mandates, naming, stated

AGREEMENTS: Mapping[str, View] = {
    "Agreement": View(
        "Agreement",
        ("ag",),
        {
            **properties("ag", "id", "name", "kind", "county", "validFrom", "validTo"),
            "status": Value(moments.AGREEMENT_STATUS),
            "statuses": Rows(moments.AGREEMENT_STATUSES, ("from", "status"), "AgreementStatusFrom"),
            "parties": Many("(@ag)-[:HAS_PARTY]->(@o:Organization)", "Organization", ("@o.sort_name", "@o.id")),
            "ownedBy": Many("(@ag)-[:OWNED_BY]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "supersedes": Many("(@ag)-[:SUPERSEDES]->(@ag2:Agreement)", "Agreement", ("@ag2.sort_name", "@ag2.id")),
            "supersededBy": Many("(@ag)<-[:SUPERSEDES]-(@ag2:Agreement)", "Agreement", ("@ag2.sort_name", "@ag2.id")),
            "steps": Many(
                "(@ag)-[@hs:HAS_STEP]->(@t:Mandate)",
                "Mandate",
                ("@hs.position", "@t.id"),
                (moments.KNOWN,),
                {
                    "status": f"{moments.STATUS} IN $status",
                    "after": "@t.due_last > $after",
                    "until": "@t.due_first <= $until",
                },
                end="t",
            ),
            "terms": Many(
                "(@ag)-[:HAS_TERM]->(@te:Term)",
                "Term",
                ("@te.what", "@te.valid_from", "@te.id"),
                unless={"ever": moments.TERM_HOLDS},
            ),
            "mandates": mandates("(@ag)<-[:CONCERNS]-(@t:Mandate)"),
            "items": Many(
                "(@ag)-[:IN_ITEM]->(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem", IN_TIME, end="i"
            ),
            "meetings": Many("(@ag)-[:IN_MEETING]->(@me:Meeting)", "Meeting", ("@me.start_date", "@me.id")),
            "evidence": stated("ag"),
            "naming": naming("ag"),
        },
    ),
    "Term": View(
        "Term",
        ("te",),
        {
            **properties("te", "id", "what", "value", "unit", "validFrom", "validTo"),
            "agreement": One("(@te)<-[:HAS_TERM]-(@ag:Agreement)", "Agreement"),
            "evidence": stated("te"),
        },
    ),
    "Funding": View(
        "Funding",
        ("fu",),
        {
            **properties("fu", "id", "kind", "amount", "currency", "purpose", "activity", "decidedOn", "year", "date"),
            "recipients": Many("(@fu)-[:FOR]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "decidedBy": Many("(@fu)-[:DECIDED_BY]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
            "item": One("(@fu)-[:IN_ITEM]->(@i:AgendaItem)", "AgendaItem"),
            "meeting": One("(@fu)-[:IN_MEETING]->(@me:Meeting)", "Meeting"),
            "issues": issues("fu"),
            "evidence": stated("fu"),
        },
    ),
    "StructureLink": View(
        "StructureLink",
        ("sl",),
        {
            **properties("sl", "id", "kind", "newKind", "status", "date", "validFrom", "validTo"),
            "inForce": Value(moments.LINK_HOLDS),
            "source": One("(@sl)<-[:HAS_LINK]-(@h:Actor)", "Actor"),
            "target": One("(@sl)-[:LINKS_TO]->(@h:Actor)", "Actor"),
            "item": One("(@sl)-[:IN_ITEM]->(@i:AgendaItem)", "AgendaItem"),
            "meeting": One("(@sl)-[:IN_MEETING]->(@me:Meeting)", "Meeting"),
            "evidence": stated("sl"),
        },
    ),
    "Stance": View(
        "Stance",
        ("sc",),
        {
            **properties("sc", "id", "kind", "text", "date"),
            "person": One("(@sc)<-[:HAS_STANCE]-(@p:Person)", "Person"),
            "decision": One("(@sc)-[:ON]->(@dc:Decision)", "Decision"),
            "item": One("(@sc)-[:ON]->(@i:AgendaItem)", "AgendaItem"),
            "meeting": One("(@sc)-[:IN_MEETING]->(@me:Meeting)", "Meeting"),
            "evidence": stated("sc"),
        },
    ),
}
