// name: diff
// doc: What differs between two days, of one body or of all: whose seats and how, which mandates and agreements with their statuses.
// params: found LIST<LIST<NODE>>, from STRING, to STRING, as_of STRING
// columns: bodies LIST<NODE>, moved LIST<LIST<ANY>>, mandates LIST<LIST<ANY>>, agreements LIST<LIST<ANY>>
//
// `moved` holds [person, body, how]. A seat is its role and whom it represents. CAME and LEFT: sits on one of the days, and texts
// tell that not on the other. UNSURE: none tells that of the other day, which lies before the first complete list that has the
// role, or after a sighting in an incomplete one.
// `mandates` holds [mandate, how, before, after], `agreements` [agreement, before, after]: statuses on the two days.
WITH $found AS found
WHERE all(named IN found WHERE size(named) = 1)
WITH [named IN found | named[0]] AS bodies
WITH bodies, COLLECT {
  UNWIND CASE WHEN size(bodies) = 0 THEN COLLECT { MATCH (x:Body) RETURN x } ELSE bodies END AS b
  WITH b, COLLECT {
    MATCH (b)<-[:OF_BODY]-(r:Roster) WHERE r.complete AND r.date <= $from
    UNWIND r.roles + ['CHAIR', 'VICE_CHAIR'] AS role
    RETURN DISTINCT role
  } AS listed
  MATCH (b)<-[:IN_BODY]-(m:Membership)<-[:HAS_MEMBERSHIP]-(p:Person)
  WITH b, p, m,
    m.role IN listed OR size([k IN range(0, size(coalesce(m.held_from, [])) - 1)
      WHERE m.held_to[k] < $from OR (m.held_basis[k] = 'STATED' AND $from < m.held_from[k]) | k]) > 0 AS told,
    size([k IN range(0, size(coalesce(m.held_from, [])) - 1) WHERE m.held_from[k] <= $from AND $from <= m.held_to[k] | k]) > 0 AS held,
    size([k IN range(0, size(coalesce(m.held_from, [])) - 1) WHERE m.held_from[k] <= $to AND $to <= m.held_to[k] | k]) > 0 AS holds,
    size([k IN range(0, size(coalesce(m.apart_from, [])) - 1) WHERE m.apart_from[k] <= $from AND $from <= m.apart_to[k] | k]) > 0 AS was_seen,
    size([k IN range(0, size(coalesce(m.apart_from, [])) - 1) WHERE m.apart_from[k] <= $to AND $to <= m.apart_to[k] | k]) > 0 AS is_seen,
    [(m)-[bf:ON_BEHALF_OF]->(o:Organization)
      WHERE bf.since IS NULL OR size([k IN range(0, size(bf.since) - 1) WHERE bf.since[k] <= $from AND $from <= bf.until[k] | k]) > 0 | o.id] AS represented,
    [(m)-[bf:ON_BEHALF_OF]->(o:Organization)
      WHERE bf.since IS NULL OR size([k IN range(0, size(bf.since) - 1) WHERE bf.since[k] <= $to AND $to <= bf.until[k] | k]) > 0 | o.id] AS represents
  WITH b, p,
    collect(CASE WHEN held THEN m.role + ' ' + coalesce(head(represented), '') END) AS before,
    collect(CASE WHEN holds THEN m.role + ' ' + coalesce(head(represents), '') END) AS after,
    count(CASE WHEN holds AND told THEN 1 END) AS sure_to_come,
    collect(CASE WHEN was_seen THEN m.role END) AS seen_before,
    collect(CASE WHEN is_seen THEN m.role END) AS seen_after
  WITH b, p, before, after, sure_to_come, seen_before, seen_after,
    [seat IN after WHERE NOT seat IN before] AS new, [seat IN before WHERE NOT seat IN after] AS old
  WHERE size(new) + size(old) > 0
  WITH b, p, before, after, sure_to_come, size(seen_before) AS was_seen, size(seen_after) AS is_seen,
    size([seat IN new WHERE NOT split(seat, ' ')[0] IN seen_before]) + size([seat IN old WHERE NOT split(seat, ' ')[0] IN seen_after]) AS sure
  WITH b, p, CASE
    WHEN size(before) = 0 AND was_seen = 0 AND sure_to_come > 0 THEN 'CAME'
    WHEN size(after) = 0 AND is_seen = 0 THEN 'LEFT'
    WHEN size(before) > 0 AND size(after) > 0 AND sure > 0 THEN 'CHANGED'
    ELSE 'UNSURE' END AS how
  RETURN [p, b, how]
} AS moved
WITH bodies, moved, CASE WHEN size(bodies) = 0 THEN COLLECT { MATCH (t:Mandate) RETURN t }
  ELSE COLLECT { UNWIND bodies AS b MATCH (b)<-[:HELD_BY|GIVEN_BY|REPORTS_BACK_TO]-(t:Mandate) RETURN t }
    + COLLECT { UNWIND bodies AS b MATCH (b)<-[:OF_BODY]-(:Meeting)<-[:IN_MEETING]-(t:Mandate) RETURN t } END AS tasks,
  CASE WHEN size(bodies) = 0 THEN COLLECT { MATCH (ag:Agreement) RETURN ag }
  ELSE COLLECT { UNWIND bodies AS b MATCH (b)<-[:OWNED_BY]-(ag:Agreement) RETURN ag }
    + COLLECT { UNWIND bodies AS b MATCH (b)<-[:OF_BODY]-(:Meeting)<-[:IN_MEETING]-(ag:Agreement) RETURN ag } END AS bound
WITH bodies, moved, bound, COLLECT {
  UNWIND tasks AS t
  WITH DISTINCT t
  WITH t, coalesce(t.status_from, []) AS days
  WITH t, days, [k IN range(0, size(days) - 1) WHERE days[k] <= $from | t.status[k]] AS had,
    [k IN range(0, size(days) - 1) WHERE days[k] <= $to | t.status[k]] AS has
  WITH t, last(had) AS before, last(has) AS after,
    ['PROPOSED', 'REPORTED', 'DONE', 'WITHDRAWN', 'REPLACED'] AS never_overdue, ['REPORTED', 'DONE', 'WITHDRAWN', 'REPLACED'] AS closed,
    size([old IN had WHERE NOT old IN ['PROPOSED', 'PLANNED']]) AS was_given, size([new IN has WHERE NOT new IN ['PROPOSED', 'PLANNED']]) AS is_given,
    size(days) = 0 OR size(had) > 0 AS was_known, size(days) = 0 OR size(has) > 0 AS is_known
  WITH t, before, after,
    CASE WHEN is_given > 0 AND was_given = 0 THEN ['GIVEN'] ELSE [] END
    + CASE WHEN coalesce(after IN closed, false) AND NOT coalesce(before IN closed, false) THEN ['CLOSED'] ELSE [] END
    + CASE WHEN coalesce(t.due_last < $to AND is_known AND NOT coalesce(after, '') IN never_overdue, false)
        AND NOT coalesce(t.due_last < $from AND was_known AND NOT coalesce(before, '') IN never_overdue, false) THEN ['OVERDUE'] ELSE [] END AS how
  WHERE size(how) > 0
  RETURN [t, how, before, after]
} AS mandates, COLLECT {
  UNWIND bound AS ag
  WITH DISTINCT ag
  WITH ag, coalesce(ag.status_from, []) AS days
  WITH ag, last([k IN range(0, size(days) - 1) WHERE days[k] <= $from | ag.status[k]]) AS had,
    last([k IN range(0, size(days) - 1) WHERE days[k] <= $to | ag.status[k]]) AS has
  WITH ag, CASE WHEN had IN ['IN_FORCE', 'UNDER_REVISION'] AND ag.valid_to_last < $from THEN 'EXPIRED' ELSE had END AS before,
    CASE WHEN has IN ['IN_FORCE', 'UNDER_REVISION'] AND ag.valid_to_last < $to THEN 'EXPIRED' ELSE has END AS after
  WHERE coalesce(before, '') <> coalesce(after, '')
  RETURN [ag, before, after]
} AS agreements
