"""What several views have in common: evidence, mentions, seats, mandates, and the orders of lists."""

from __future__ import annotations

from queries import moments
from queries.forms import Each, Form, Likened, Many, Rows, properties

WORDS = "-[@s:STATED_IN]->(@g:Passage)<-[:HAS_PASSAGE]-(@d:Document)"
BY_PLACE = ("@d.date", "@d.id", "@s.start", "@s.end", "@s.field", "@s.role", "@st.id")
FIELD = {"field": "@s.field = $field"}
SEAT_ORDER = (
    "@m.role_order",
    f"head([(@m)-[@bf:ON_BEHALF_OF]->(@for:Organization) WHERE {moments.REPRESENTS} | @for.sort_name])",
    "head([(@m)<-[:HAS_MEMBERSHIP]-(@who:Person) | @who.sort_name])",
    "@m.id",
)
ROLES = {"roles": "@m.role IN $roles"}
PRESENCE = {
    "status": "@a.status IN $status",
    "capacity": "@a.capacity IN $capacity",
}


AGREEMENT_ORDER = ("@ag.sort_name", "@ag.id")
FUNDING_ORDER = ("@fu.date", "@fu.position", "@fu.id")
STANCE_ORDER = ("@sc.date", "@sc.position", "@sc.id")
DISMISSED = "(@dm:Dismissal {issue: @is.id}) WHERE @dm.revoked_at IS NULL"
GRAVITY = "CASE @is.severity WHEN 'ERROR' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END"
LINK_ORDER = ("@sl.date", "@sl.kind", "@sl.id")


def stated(variable: str) -> Many:
    """Evidence of a fact: the words of the statements that it is according to."""
    path = f"(@{variable})-[:ACCORDING_TO]->(@st:Statement){WORDS}"
    return Many(path, "Evidence", BY_PLACE, filters=FIELD)


def naming(variable: str) -> Many:
    """Evidence of an actor or matter: the words that name it, wherever a statement is about it."""
    path = f"(@{variable})<-[:DENOTES]-(:Mention)<-[@ab:ABOUT]-(@st:Statement){WORDS}"
    return Many(path, "Evidence", BY_PLACE, ("@s.field = @ab.role",), FIELD, distinct=True)


def mentions(variable: str) -> Many:
    return Many(f"(@{variable})<-[:DENOTES]-(@mn:Mention)", "Mention", ("@mn.document", "@mn.id"))


def mandates(path: str) -> Many:
    """Mandates @t along a path that exist on the day; the next due first, the undated last."""
    order = ("coalesce(@t.due_last, '9999')", "@t.position", "@t.id")
    filters = {"status": f"{moments.STATUS} IN $status", "overdue": f"{moments.OVERDUE} = $overdue"}
    return Many(path, "Mandate", order, (moments.KNOWN,), filters)


def agreements(path: str) -> Many:
    """Agreements @ag along a path that some text speaks of by the day."""
    filters = {"status": f"{moments.AGREEMENT_STATUS} IN $status"}
    return Many(path, "Agreement", AGREEMENT_ORDER, (moments.AGREEMENT_KNOWN,), filters)


def links(path: str) -> Many:
    """Links @sl along a path that some text has stated by the day, and none has ended; or ever."""
    return Many(path, "StructureLink", LINK_ORDER, unless={"ever": moments.LINK_KNOWN})


def titles(path: str, *order: str) -> Many:
    """Titles @ps along a path that some text has given by the day, or ever."""
    return Many(path, "Position", (*order, "@ps.id"), unless={"ever": moments.TITLE_KNOWN})


def seats(path: str, *order: str, where: str = moments.HOLDS) -> Many:
    """Seats @m along a path that hold on the day, or ever."""
    return Many(path, "Membership", (*order, "@m.id"), (), ROLES, {"ever": where}, end="m")


def reason(path: str) -> Rows:
    """Why nobody sits, twice: as the code, and for the text that the API makes of it; null when somebody sits."""
    found = f"[@code IN [{moments.empty_reason(path)}] WHERE @code IS NOT NULL | [@code, @code]]"
    return Rows(found, ("code", "text"), "EmptyReason", one=True)


def _ties(variable: str) -> str:
    """What an actor is tied to besides its name: organisations, bodies, and what must not differ."""
    of = f"(@{variable})"
    return (
        f"[[{of}-[:HAS_MEMBERSHIP]->(:Membership)-[:ON_BEHALF_OF]->(@to:Organization) | @to.id]"
        f" + [{of}-[:HAS_ATTENDANCE]->(:Attendance)-[:ON_BEHALF_OF]->(@to:Organization) | @to.id]"
        f" + [{of}-[:HAS_POSITION]->(:Position)-[:AT]->(@to:Organization) | @to.id],"
        f" [{of}-[:HAS_MEMBERSHIP]->(:Membership)-[:IN_BODY]->(@in:Body) | @in.id],"
        f" CASE WHEN @{variable}:Body THEN head([{of}-[:OWNED_BY]->(@to:Organization) | @to.id])"
        f" ELSE @{variable}.code END]"
    )


def _judged(variable: str) -> str:
    """The ids of those whom people have compared an actor with."""
    return " + ".join(
        f"COLLECT {{ MATCH (@{variable})<-[:DENOTES]-(@mn:Mention) MATCH (@j:Judgement {{{own}: @mn.id}})"
        f" WHERE @j.revoked_at IS NULL MATCH (@to:Mention {{id: @j.{other}}})-[:DENOTES]->(@x) RETURN @x.id }}"
        for own, other in (("left", "right"), ("right", "left"))
    )


def likened(variable: str, label: str) -> Likened:
    """Those that an actor may be one with."""
    path = f"(@{variable})-[@na:NEAR]->(:NameKey)<-[@nb:NEAR]-(@c:Actor)"
    return Likened(label, path, (_ties(variable), _ties("c")), _judged(variable))


def actor(variable: str, label: str) -> dict[str, Form]:
    """What every actor answers."""
    return {
        **properties(variable, "id", "name", "county"),
        "evidence": naming(variable),
        "mentions": mentions(variable),
        "judgements": judgements(variable),
        "mergedBecause": Many(
            f"(@{variable})<-[@dn:DENOTES]-(@mn:Mention)", "MergedBecause", ("@dn.reason", "@mn.document", "@mn.id")
        ),
        "mandates": mandates(f"(@{variable})<-[:HELD_BY]-(@t:Mandate)"),
        "mandatesGiven": mandates(f"(@{variable})<-[:GIVEN_BY]-(@t:Mandate)"),
        "agreementsOwned": agreements(f"(@{variable})<-[:OWNED_BY]-(@ag:Agreement)"),
        "funding": Many(f"(@{variable})<-[:FOR]-(@fu:Funding)", "Funding", FUNDING_ORDER),
        "links": links(f"(@{variable})-[:HAS_LINK]->(@sl:StructureLink)"),
        "linkedFrom": links(f"(@{variable})<-[:LINKS_TO]-(@sl:StructureLink)"),
        "candidates": likened(variable, label),
        "issues": issues(variable),
    }


def issues(variable: str) -> Many:
    """What is wrong about a node by the day, and not dismissed; the gravest first (ERROR, WARNING, INFO)."""
    return Many(
        f"(@{variable})<-[:CONCERNS]-(@is:Issue)",
        "Issue",
        (GRAVITY, "@is.code", "@is.id"),
        (
            "(@is.since IS NULL OR @is.since <= $day)",
            "(@is.until IS NULL OR @is.until >= $day)",
            f"NOT EXISTS {{ MATCH {DISMISSED} }}",
        ),
    )


def judgements(variable: str) -> Each:
    """What people judged of the mentions that denote it, the latest first; each once, though both may denote it."""
    mine = f"[(@{variable})<-[:DENOTES]-(@mo:Mention) | @mo.id]"
    left = f"MATCH (@{variable})<-[:DENOTES]-(@ml:Mention) MATCH (@jl:Judgement {{left: @ml.id}}) RETURN @jl"
    right = (
        f"MATCH (@{variable})<-[:DENOTES]-(@mr:Mention) MATCH (@jr:Judgement {{right: @mr.id}}) "
        f"WHERE NOT @jr.left IN {mine} RETURN @jr"
    )
    return Each(f"(COLLECT {{ {left} }} + COLLECT {{ {right} }})", "Judgement", ("@each.at DESC", "@each.id"))


LATEST_FIRST = ("coalesce(@me.start_date, '') DESC", "@me.id")
IN_TIME = ("@me.start_date", "@i.position", "@i.id")
IN_BODY = "(@b)<-[:IN_BODY]-(@m:Membership)"
OF_PERSON = "(@p)-[:HAS_MEMBERSHIP]->(@m:Membership)-[:IN_BODY]->(@in:Body)"
SITS = "($roles IS NULL OR @m.role IN $roles)"
