"""What a question may ask of each label, as a table: a view a label, and for each field how the graph answers it.

Field names are those of the API (camelCase); the forms and the texts' language are those of `forms`. A test holds every
pattern against `schema.edges`, every property against `schema.nodes`, and the table against the API's types.
"""

from __future__ import annotations

from collections.abc import Mapping

from queries import moments
from queries.forms import Each, Form, Interface, Many, One, Rows, Same, Value, View, properties

_WORDS = "-[@s:STATED_IN]->(@g:Passage)<-[:HAS_PASSAGE]-(@d:Document)"
_BY_PLACE = ("@d.date", "@d.id", "@s.start", "@s.end", "@s.field", "@s.role", "@st.id")
_FIELD = {"field": "@s.field = $field"}
_SEAT_ORDER = (
    "@m.role_order",
    "head([(@m)-[:ON_BEHALF_OF]->(@for:Organization) | @for.sort_name])",
    "head([(@m)<-[:HAS_MEMBERSHIP]-(@who:Person) | @who.sort_name])",
    "@m.id",
)
_ROLES = {"roles": "@m.role IN $roles"}
_EVER = {"ever": moments.HOLDS}
_PRESENCE = {
    "status": "@a.status IN $status",
    "capacity": "@a.capacity IN $capacity",
}


def _stated(variable: str) -> Many:
    """Evidence of a fact: the words of the statements that it is according to."""
    path = f"(@{variable})-[:ACCORDING_TO]->(@st:Statement){_WORDS}"
    return Many(path, "Evidence", _BY_PLACE, filters=_FIELD)


def _naming(variable: str) -> Many:
    """Evidence of an actor or matter: the words that name it, wherever a statement is about it."""
    path = f"(@{variable})<-[:DENOTES]-(:Mention)<-[@ab:ABOUT]-(@st:Statement){_WORDS}"
    return Many(path, "Evidence", _BY_PLACE, ("@s.field = @ab.role",), _FIELD, distinct=True)


def _mentions(variable: str) -> Many:
    return Many(f"(@{variable})<-[:DENOTES]-(@mn:Mention)", "Mention", ("@mn.document", "@mn.id"))


def _mandates(path: str) -> Many:
    """Mandates @t along a path that exist on the day; the next due first, the undated last."""
    order = ("coalesce(@t.due_last, '9999')", "@t.position", "@t.id")
    filters = {"status": f"{moments.STATUS} IN $status", "overdue": f"{moments.OVERDUE} = $overdue"}
    return Many(path, "Mandate", order, (moments.KNOWN,), filters)


def _seats(path: str, *order: str) -> Many:
    """Seats @m along a path that hold on the day, or ever."""
    return Many(path, "Membership", (*order, "@m.id"), (), _ROLES, _EVER, end="m")


def _reason(path: str) -> Rows:
    """Why nobody sits, twice: as the code, and for the text that the API makes of it; null when somebody sits."""
    found = f"[@code IN [{moments.empty_reason(path)}] WHERE @code IS NOT NULL | [@code, @code]]"
    return Rows(found, ("code", "text"), "EmptyReason", one=True)


def _actor(variable: str) -> dict[str, Form]:
    """What every actor answers."""
    return {
        **properties(variable, "id", "name", "county"),
        "evidence": _naming(variable),
        "mentions": _mentions(variable),
        "mandates": _mandates(f"(@{variable})<-[:HELD_BY]-(@t:Mandate)"),
        "mandatesGiven": _mandates(f"(@{variable})<-[:GIVEN_BY]-(@t:Mandate)"),
        "issues": Many(f"(@{variable})<-[:CONCERNS]-(@is:Issue)", "Issue", ("@is.code", "@is.id")),
    }


_DECISIONS = ("@dc.date", "@dc.position", "@dc.id")
_MEETINGS = ("coalesce(@me.start_date, '') DESC", "@me.id")
_ITEMS = ("@me.start_date", "@i.position", "@i.id")
_IN_BODY = "(@b)<-[:IN_BODY]-(@m:Membership)"
_OF_PERSON = "(@p)-[:HAS_MEMBERSHIP]->(@m:Membership)"
_SITS = "($roles IS NULL OR @m.role IN $roles)"

ACTORS: Mapping[str, View] = {
    "Person": View("Person", ("p",), {
        **_actor("p"),
        **properties("p", "sortName"),
        "memberships": _seats("(@p)-[:HAS_MEMBERSHIP]->(@m:Membership)-[:IN_BODY]->(@in:Body)", "@in.sort_name", "@m.role_order"),
        "positions": Many("(@p)-[:HAS_POSITION]->(@ps:Position)", "Position", ("coalesce(@ps.last_seen, '') DESC", "@ps.id")),
        "attendances": Many(
            "(@p)-[:HAS_ATTENDANCE]->(@a:Attendance)-[:AT_MEETING]->(@me:Meeting)", "Attendance",
            ("coalesce(@me.start_date, '') DESC", "@a.id"), filters=_PRESENCE, end="a",
        ),
        "presented": Many(
            "(@p)<-[:PRESENTED_BY]-(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem",
            ("coalesce(@me.start_date, '') DESC", "@i.position", "@i.id"), end="i",
        ),
    }),
    "Organization": View("Organization", ("o",), {
        **_actor("o"),
        **properties("o", "kind", "code"),
        "partOf": One("(@o)-[:PART_OF]->(@up:Organization)", "Organization"),
        "parts": Many("(@o)<-[:PART_OF]-(@part:Organization)", "Organization", ("@part.sort_name", "@part.id")),
        "bodies": Many("(@o)<-[:OWNED_BY]-(@b:Body)", "Body", ("@b.sort_name", "@b.id")),
        "memberships": _seats("(@o)<-[:ON_BEHALF_OF]-(@m:Membership)-[:IN_BODY]->(@in:Body)", "@in.sort_name", "@m.role_order"),
        "positions": Many("(@o)<-[:AT]-(@ps:Position)", "Position", ("@ps.title", "@ps.id")),
    }),
    "Body": View("Body", ("b",), {
        **_actor("b"),
        **properties("b", "kind"),
        "owner": One("(@b)-[:OWNED_BY]->(@o:Organization)", "Organization"),
        "memberships": _seats(_IN_BODY, *_SEAT_ORDER[:-1]),
        "rosters": Many("(@b)<-[:OF_BODY]-(@r:Roster)", "Roster", ("@r.date DESC", "@r.id")),
        "meetings": Many("(@b)<-[:OF_BODY]-(@me:Meeting)", "Meeting", _MEETINGS),
        "mandatesReported": _mandates("(@b)<-[:REPORTS_BACK_TO]-(@t:Mandate)"),
    }),
    "Post": View("Post", ("po",), {
        **_actor("po"),
        "organization": One("(@po)-[:OF]->(@o:Organization)", "Organization"),
    }),
}  # fmt: skip

SEATS: Mapping[str, View] = {
    "Membership": View("Membership", ("m",), {
        **properties("m", "id", "role", "party", "validFrom", "validTo", "firstSeen", "lastSeen", "vacant"),
        "basis": Value(moments.BASIS),
        "heldFrom": Value(moments.HELD_FROM),
        "heldTo": Value(moments.HELD_TO),
        "intervals": Rows(moments.INTERVALS, ("from", "to", "basis"), "Interval"),
        "person": One("(@m)<-[:HAS_MEMBERSHIP]-(@p:Person)", "Person"),
        "body": One("(@m)-[:IN_BODY]->(@b:Body)", "Body"),
        "onBehalfOf": One("(@m)-[:ON_BEHALF_OF]->(@o:Organization)", "Organization"),
        "substitutesFor": One("(@m)-[:SUBSTITUTES_FOR]->(@m2:Membership)", "Membership"),
        "evidence": _stated("m"),
    }),
    "Roster": View("Roster", ("r",), {
        **properties("r", "id", "date", "complete", "roles"),
        "body": One("(@r)-[:OF_BODY]->(@b:Body)", "Body"),
        "memberships": Many("(@r)-[:LISTS]->(@m:Membership)", "Membership", _SEAT_ORDER),
        "evidence": _stated("r"),
    }),
    "Position": View("Position", ("ps",), {
        **properties("ps", "id", "title", "firstSeen", "lastSeen"),
        "person": One("(@ps)<-[:HAS_POSITION]-(@p:Person)", "Person"),
        "organization": One("(@ps)-[:AT]->(@o:Organization)", "Organization"),
        "evidence": _stated("ps"),
    }),
}  # fmt: skip

MEETINGS: Mapping[str, View] = {
    "Meeting": View("Meeting", ("me",), {
        **properties(
            "me", "id", "startDate", "endDate", "startTime", "endTime", "place", "format", "approvedOn", "approvedHow", "status"
        ),
        "bodies": Many("(@me)-[:OF_BODY]->(@b:Body)", "Body", ("@b.sort_name", "@b.id")),
        "items": Many("(@me)-[:HAS_ITEM]->(@i:AgendaItem)", "AgendaItem", ("@i.position", "@i.id")),
        "attendances": Many(
            "(@me)<-[:AT_MEETING]-(@a:Attendance)", "Attendance",
            ("@a.capacity_order", "@a.position", "@a.id"), filters=_PRESENCE,
        ),
        "decisions": Many("(@me)<-[:IN_MEETING]-(@dc:Decision)", "Decision", ("@dc.position", "@dc.id")),
        "mandates": _mandates("(@me)<-[:IN_MEETING]-(@t:Mandate)"),
        "documents": Many(
            "(@me)-[:ACCORDING_TO]->(:Statement)-[:STATED_IN]->(:Passage)<-[:HAS_PASSAGE]-(@d:Document)", "Document",
            ("@d.date", "@d.id"), distinct=True,
        ),
        "issues": Many("(@me)<-[:CONCERNS]-(@is:Issue)", "Issue", ("@is.code", "@is.id")),
        "evidence": _stated("me"),
    }),
    "Attendance": View("Attendance", ("a",), {
        **properties("a", "id", "status", "part", "capacity", "roles"),
        "person": One("(@a)<-[:HAS_ATTENDANCE]-(@p:Person)", "Person"),
        "meeting": One("(@a)-[:AT_MEETING]->(@me:Meeting)", "Meeting"),
        "onBehalfOf": One("(@a)-[:ON_BEHALF_OF]->(@o:Organization)", "Organization"),
        "servesFor": One("(@a)-[:SERVES_FOR]->(@a2:Attendance)", "Attendance"),
        "items": Many("(@a)-[:FOR_ITEM]->(@i:AgendaItem)", "AgendaItem", ("@i.position", "@i.id")),
        "evidence": _stated("a"),
    }),
    "AgendaItem": View("AgendaItem", ("i",), {
        **properties("i", "id", "number", "title", "position"),
        "name": Value("@i.title"),
        "meeting": One("(@i)<-[:HAS_ITEM]-(@me:Meeting)", "Meeting"),
        "presenters": Many("(@i)-[@by:PRESENTED_BY]->(@p:Person)", "Person", ("@by.position", "@p.sort_name", "@p.id")),
        "partOf": One("(@i)-[:PART_OF_ITEM]->(@i2:AgendaItem)", "AgendaItem"),
        "parts": Many("(@i)<-[:PART_OF_ITEM]-(@i2:AgendaItem)", "AgendaItem", ("@i2.position", "@i2.id")),
        "matter": One("(@i)-[:BELONGS_TO]->(@ma:Matter)", "Matter"),
        "decisions": Many("(@i)<-[:IN_ITEM]-(@dc:Decision)", "Decision", ("@dc.position", "@dc.id")),
        "mandates": _mandates("(@i)<-[:IN_ITEM]-(@t:Mandate)"),
        "evidence": _stated("i"),
    }),
    "Matter": View("Matter", ("ma",), {
        **properties("ma", "id", "title", "diaryNumber"),
        "name": Value("@ma.title"),
        "items": Many("(@ma)<-[:BELONGS_TO]-(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem", _ITEMS, end="i"),
        "evidence": _naming("ma"),
    }),
    "Decision": View("Decision", ("dc",), {
        **properties(
            "dc", "id", "text", "kind", "status", "date", "effectiveFrom", "votesFor", "votesAgainst", "votesAbstained"
        ),
        "name": Value("@dc.text"),
        "item": One("(@dc)-[:IN_ITEM]->(@i:AgendaItem)", "AgendaItem"),
        "meeting": One("(@dc)-[:IN_MEETING]->(@me:Meeting)", "Meeting"),
        "decidedBy": Many("(@dc)-[:DECIDED_BY]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
        "proposedTo": Many("(@dc)-[:PROPOSED_TO]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
        "evidence": _stated("dc"),
    }),
    "Mandate": View("Mandate", ("t",), {
        **properties("t", "id", "task", "due", "dueFirst", "dueLast", "duePrecision", "condition", "givenOn"),
        "name": Value("@t.task"),
        "status": Value(moments.STATUS),
        "overdue": Value(moments.OVERDUE),
        "statuses": Rows(moments.STATUSES, ("from", "status"), "StatusFrom"),
        "holders": Many("(@t)-[@hb:HELD_BY]->(@h:Actor)", "Holder", ("@h.sort_name", "@h.id")),
        "givenBy": Many("(@t)-[:GIVEN_BY]->(@h:Actor)", "Actor", ("@h.sort_name", "@h.id")),
        "reportsBackTo": Many("(@t)-[:REPORTS_BACK_TO]->(@b:Body)", "Body", ("@b.sort_name", "@b.id")),
        "items": Many("(@t)-[:IN_ITEM]->(@i:AgendaItem)<-[:HAS_ITEM]-(@me:Meeting)", "AgendaItem", _ITEMS, end="i"),
        "meetings": Many("(@t)-[:IN_MEETING]->(@me:Meeting)", "Meeting", ("@me.start_date", "@me.id")),
        "matter": One("(@t)-[:CONCERNS]->(@ma:Matter)", "Matter"),
        "evidence": _stated("t"),
    }),
    "Holder": View(None, ("hb", "h"), {"actor": Same("Actor", ("h",)), **properties("hb", "part")}),
}  # fmt: skip

DOCUMENTS: Mapping[str, View] = {
    "Document": View("Document", ("d",), {
        **properties(
            "d", "id", "title", "source", "kind", "date", "format", "pages", "county", "loadedAt", "confidential", "lines",
            "unread", "characters",
        ),
        "name": Value("@d.title"),
        "passages": Many(
            "(@d)-[:HAS_PASSAGE]->(@g:Passage)", "Passage", ("@g.number", "@g.id"), filters={"use": "@g.use IN $use"}
        ),
        "statements": Many(
            "(@d)-[:HAS_PASSAGE]->(:Passage)<-[:STATED_IN]-(@st:Statement)", "Statement", ("@st.kind", "@st.ordinal", "@st.id"),
            filters={"kind": "@st.kind IN $kind"}, distinct=True,
        ),
    }),
    "Passage": View("Passage", ("g",), {
        **properties("g", "id", "number", "page", "start", "end", "text", "struck", "use", "reason"),
        "document": One("(@g)<-[:HAS_PASSAGE]-(@d:Document)", "Document"),
    }),
    "Mention": View("Mention", ("mn",), {
        **properties("mn", "id", "kind", "name", "nameAsWritten"),
        "reason": Value("head([(@mn)-[@dn:DENOTES]->(@x) | @dn.reason])"),
        "document": One("(@mn)<-[:ABOUT]-(:Statement)-[:STATED_IN]->(:Passage)<-[:HAS_PASSAGE]-(@d:Document)", "Document"),
        "actor": One("(@mn)-[:DENOTES]->(@h:Actor)", "Actor"),
    }),
    "Statement": View("Statement", ("st",), {
        **properties("st", "id", "kind", "ordinal", "rule"),
        "document": One("(@st)-[:STATED_IN]->(:Passage)<-[:HAS_PASSAGE]-(@d:Document)", "Document"),
        "about": Many("(@st)-[@ab:ABOUT]->(@mn:Mention)", "About", ("@ab.position", "@ab.role", "@mn.id")),
        "evidence": Many(f"(@st){_WORDS}", "Evidence", _BY_PLACE, filters=_FIELD),
    }),
    "About": View(None, ("ab", "mn"), {**properties("ab", "role"), "mention": Same("Mention", ("mn",))}),
    "Evidence": View(None, ("st", "s", "g", "d"), {
        "quote": Value("substring(@g.text, @s.start - @g.start, @s.end - @s.start)"),
        **properties("s", "start", "end", "role", "field", "basis"),
        "rule": Value("@st.rule"),
        "page": Value("@g.page"),
        "line": Value("@g.number"),
        "text": Value("@g.text"),
        "struck": Value("@g.struck"),
        "document": Same("Document", ("d",)),
        "statement": Same("Statement", ("st",)),
    }),
    "Issue": View("Issue", ("is",), {
        **properties("is", "id", "code", "severity", "message"),
        "concerns": Many("(@is)-[:CONCERNS]->(@n)", "Node", ("@n.id",)),
        "evidence": _stated("is"),
    }),
}  # fmt: skip

ANSWERS: Mapping[str, View] = {
    "WhoSitsIn": View(None, ("b",), {
        "body": Same("Body", ("b",)),
        "asOf": Value("$day"),
        "seats": Many(_IN_BODY, "Membership", _SEAT_ORDER, (_SITS, moments.HOLDS)),
        "lastSeen": Many(_IN_BODY, "Membership", _SEAT_ORDER, (_SITS, moments.LAST_SEEN)),
        "reason": _reason(_IN_BODY),
    }),
    "SeatsOf": View(None, ("p",), {
        "person": Same("Person", ("p",)),
        "asOf": Value("$day"),
        "seats": Many(
            f"{_OF_PERSON}-[:IN_BODY]->(@in:Body)", "Membership", ("@in.sort_name", "@m.role_order", "@m.id"),
            (_SITS, moments.HOLDS), end="m",
        ),
        "lastSeen": Many(
            f"{_OF_PERSON}-[:IN_BODY]->(@in:Body)", "Membership", ("@in.sort_name", "@m.role_order", "@m.id"),
            (_SITS, moments.LAST_SEEN), end="m",
        ),
        "reason": _reason(_OF_PERSON),
    }),
    "MandatesOf": View(None, ("h",), {
        "holder": Same("Actor", ("h",)),
        "asOf": Value("$day"),
        "mandates": Many(
            "(@h)<-[:HELD_BY]-(@t:Mandate)", "Mandate", ("coalesce(@t.due_last, '9999')", "@t.position", "@t.id"),
            (moments.KNOWN, f"($status IS NULL OR {moments.STATUS} IN $status)"),
        ),
    }),
    "MeetingAttendance": View(None, ("me", "organization"), {
        "meeting": Same("Meeting", ("me",)),
        "attendances": Many(
            "(@me)<-[:AT_MEETING]-(@a:Attendance)", "Attendance", ("@a.capacity_order", "@a.position", "@a.id"),
            (
                "($status IS NULL OR @a.status IN $status)",
                "($capacity IS NULL OR @a.capacity IN $capacity)",
                "(@organization IS NULL OR EXISTS { (@a)-[:ON_BEHALF_OF]->(:Organization)-[:PART_OF*0..4]->(@at:Organization) "
                "WHERE @at.id = @organization })",
            ),
        ),
    }),
    "Uncovered": View(None, ("me", "b"), {
        "meeting": Same("Meeting", ("me",)),
        "body": Same("Body", ("b",)),
        "organizations": Many(
            "(@b)<-[:IN_BODY]-(@m:Membership)-[:ON_BEHALF_OF]->(@o:Organization)", "Organization", ("@o.sort_name", "@o.id"),
            (
                f"({moments.HOLDS} OR EXISTS {{ (@m)<-[:LISTS]-(@r:Roster) "
                "WHERE @me.start_date <= @r.date AND @r.date <= coalesce(@me.end_date, @me.start_date) })",
                "NOT EXISTS { (@o)<-[:PART_OF*0..4]-(:Organization)<-[:ON_BEHALF_OF]-(@a:Attendance)-[:AT_MEETING]->(@me) "
                "WHERE @a.status IN ['PRESENT', 'PARTIAL'] }",
            ),
            distinct=True,
        ),
    }),
    "AttendedAll": View(None, ("meetings", "people"), {
        "meetings": Each("@meetings", "Meeting", ("@each.start_date", "@each.id")),
        "people": Each("@people", "Person", ("@each.sort_name", "@each.id")),
    }),
}  # fmt: skip

VIEWS: Mapping[str, View | Interface] = {
    **ACTORS,
    **SEATS,
    **MEETINGS,
    **DOCUMENTS,
    **ANSWERS,
    "Actor": Interface(("Person", "Organization", "Body", "Post")),
    "Searchable": Interface(
        ("Person", "Organization", "Body", "Post", "Document", "Mandate", "Decision", "AgendaItem", "Matter")
    ),
    "Node": Interface((*ACTORS, *(n for n, v in {**SEATS, **MEETINGS, **DOCUMENTS}.items() if v.label))),
}
"""Every view by its name, which is also the name of the API's type."""
