// name: timeline
// doc: What happened to an actor, day by day: lists of day, kind, basis, what it is about, and the statements that say so.
// params: found LIST<LIST<NODE>>, from STRING | NULL, to STRING | NULL, kinds LIST<STRING> | NULL, first INTEGER, as_of STRING
// columns: h Actor, events LIST<LIST<ANY>>, total INTEGER
//
// A seat's intervals that touch are one time, on another basis. Its end is told by the text that states it, or by the complete
// list that leaves it out. A seat of an incomplete list is last seen on the list's day. An organisation's seats are those that
// represent it on the day. What has no day is no event.
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH found[0][0] AS h
WITH h, COLLECT {
  UNWIND COLLECT { MATCH (h)-[:HAS_MEMBERSHIP]->(m:Membership) RETURN m } + COLLECT { MATCH (h)<-[:IN_BODY]-(m:Membership) RETURN m }
    + COLLECT { MATCH (h)<-[:ON_BEHALF_OF]-(m:Membership) RETURN m } AS m
  RETURN m
} AS seats, COLLECT {
  UNWIND COLLECT { MATCH (h)<-[:HELD_BY|GIVEN_BY]-(t:Mandate) RETURN t } AS t
  WITH DISTINCT t
  RETURN t
} AS mandates, COLLECT {
  UNWIND COLLECT { MATCH (h)<-[:OWNED_BY|HAS_PARTY]-(ag:Agreement) RETURN ag } AS ag
  WITH DISTINCT ag
  RETURN ag
} AS agreements
WITH h, mandates, agreements, seats, COLLECT {
  UNWIND seats AS m
  UNWIND range(0, size(coalesce(m.held_from, [])) - 1) AS k
  WITH m, m.held_from[k] AS day, m.held_basis[k] AS basis, toString(date(m.held_from[k]) - duration('P1D')) AS before
  RETURN [day, CASE WHEN before IN m.held_to THEN 'SEAT_GOES_ON' ELSE 'SEAT_BEGAN' END, basis, m,
    [(m)-[:ACCORDING_TO]->(s:Statement) WHERE (basis = 'STATED' AND s.kind = 'ELECTION') OR (basis <> 'STATED' AND s.date = day) | s]]
} + COLLECT {
  UNWIND seats AS m
  UNWIND [k IN range(0, size(coalesce(m.held_to, [])) - 1) WHERE m.held_to[k] < '9999' | [m.held_to[k], m.held_basis[k]]]
    + [end IN coalesce(m.apart_to, []) WHERE end < '9999' | [end, 'LAST_SEEN']] AS ended
  WITH m, ended[0] AS day, ended[1] AS basis, toString(date(ended[0]) + duration('P1D')) AS next
  WHERE NOT next IN m.held_from
  WITH m, day, basis, next IN coalesce(m.apart_from, []) AS goes_apart,
    [(m)-[:IN_BODY]->(:Body)<-[:OF_BODY]-(r:Roster)-[:ACCORDING_TO]->(s:Statement)
      WHERE r.complete AND r.date = next AND NOT EXISTS { (r)-[:LISTS]->(m) } | s] AS left_out,
    [(m)-[:ACCORDING_TO]->(s:Statement) WHERE s.kind = 'ELECTION' | s] AS elected,
    [(m)-[:ACCORDING_TO]->(s:Statement) WHERE s.date = day | s] AS seen
  RETURN CASE
    WHEN basis = 'SEEN' AND (goes_apart OR size(left_out) = 0) THEN [day, 'SEAT_LAST_SEEN', 'SEEN', m, seen]
    WHEN size(left_out) > 0 THEN [day, 'SEAT_ENDED', 'ROSTER', m, left_out]
    ELSE [day, 'SEAT_ENDED', 'STATED', m, elected] END
} + COLLECT {
  UNWIND seats AS m
  MATCH (m)-[:ACCORDING_TO]->(s:Statement)
  WHERE s.kind = 'ELECTION' AND s.date IS NOT NULL
    AND NOT EXISTS { MATCH (d:Document {id: s.document}) WHERE d.kind = 'REGISTER' }
  RETURN [s.date, 'ELECTED', 'STATED', m, [s]]
} + COLLECT {
  UNWIND seats AS m
  MATCH (m)-[bf:ON_BEHALF_OF]->(:Organization)
  UNWIND [since IN coalesce(bf.since, []) WHERE since > '0001-01-01'] AS day
  RETURN [day, 'SEAT_REPRESENTS', null, m, [(m)-[:ACCORDING_TO]->(s:Statement) WHERE s.date = day | s]]
} AS seated
WITH h, seated, COLLECT {
  UNWIND mandates AS t
  UNWIND range(0, size(coalesce(t.status_from, [])) - 1) AS k
  WITH t, t.status_from[k] AS day, t.status[k] AS status, [old IN t.status[0..k] WHERE NOT old IN ['PROPOSED', 'PLANNED']] AS given
  RETURN [day, CASE
    WHEN status IN ['REPORTED', 'DONE', 'WITHDRAWN', 'REPLACED'] THEN 'MANDATE_CLOSED'
    WHEN status IN ['PROPOSED', 'PLANNED'] THEN 'MANDATE_PLANNED'
    WHEN size(given) = 0 THEN 'MANDATE_GIVEN'
    ELSE 'MANDATE_CHANGED' END, null, t, [(t)-[:ACCORDING_TO]->(s:Statement) WHERE s.date = day | s]]
} + COLLECT {
  UNWIND mandates AS t
  WITH t WHERE t.due_last IS NOT NULL
  RETURN [t.due_last, 'MANDATE_DUE', null, t, [(t)-[:ACCORDING_TO]->(s:Statement) | s]]
} + COLLECT {
  UNWIND agreements AS ag
  UNWIND range(0, size(coalesce(ag.status_from, [])) - 1) AS k
  WITH ag, ag.status_from[k] AS day
  RETURN [day, 'AGREEMENT_STATUS', null, ag, [(ag)-[:ACCORDING_TO]->(s:Statement) WHERE s.date = day | s]]
} + COLLECT {
  UNWIND agreements AS ag
  WITH ag, ag.valid_to_last AS day, last([k IN range(0, size(coalesce(ag.status_from, [])) - 1) WHERE ag.status_from[k] <= ag.valid_to_last | ag.status[k]]) AS status
  WHERE status IN ['IN_FORCE', 'UNDER_REVISION']
  RETURN [day, 'AGREEMENT_ENDS', null, ag, [(ag)-[:ACCORDING_TO]->(s:Statement) WHERE s.valid_to IS NOT NULL | s]]
} + COLLECT {
  MATCH (h)-[:HAS_ATTENDANCE]->(a:Attendance)-[:AT_MEETING]->(me:Meeting)
  WHERE a.status <> 'UNKNOWN' AND me.start_date IS NOT NULL
  RETURN [me.start_date, CASE WHEN a.status = 'ABSENT' THEN 'ABSENT' ELSE 'ATTENDED' END, null, a, [(a)-[:ACCORDING_TO]->(s:Statement) | s]]
} + COLLECT {
  MATCH (h)<-[:OF_BODY]-(me:Meeting)
  WHERE me.start_date IS NOT NULL
  RETURN [me.start_date, 'MEETING', null, me, [(me)-[:ACCORDING_TO]->(s:Statement) | s]]
} + COLLECT {
  MATCH (h)-[:HAS_POSITION]->(ps:Position)
  WHERE ps.first_seen IS NOT NULL
  RETURN [ps.first_seen, 'TITLE', 'SEEN', ps, [(ps)-[:ACCORDING_TO]->(s:Statement) WHERE s.date = ps.first_seen | s]]
} + COLLECT {
  UNWIND COLLECT { MATCH (h)-[:HAS_LINK]->(sl:StructureLink) RETURN sl } + COLLECT { MATCH (h)<-[:LINKS_TO]-(sl:StructureLink) RETURN sl } AS sl
  WITH DISTINCT sl
  WHERE sl.date IS NOT NULL
  RETURN [sl.date, 'LINK', null, sl, [(sl)-[:ACCORDING_TO]->(s:Statement) | s]]
} AS acted
WITH h, COLLECT {
  UNWIND seated + acted AS e
  WITH e, e[0] AS day, e[3] AS x
  WHERE coalesce(day >= $from, true) AND coalesce(day <= $to, true) AND ($kinds IS NULL OR e[1] IN $kinds)
    AND (NOT (h:Organization AND x:Membership) OR EXISTS {
      MATCH (x)-[bf:ON_BEHALF_OF]->(h)
      WHERE bf.since IS NULL OR size([k IN range(0, size(bf.since) - 1) WHERE bf.since[k] <= day AND day <= bf.until[k] | k]) > 0 })
  RETURN e
} AS found
WITH h, size(found) AS total, COLLECT {
  UNWIND found AS e
  WITH e, e[3] AS x ORDER BY e[0], e[1], x.id LIMIT $first
  RETURN e
} AS events
WITH h, events, total
