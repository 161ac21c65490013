// name: stored_beside
// doc: For each spelling of units, one row for each spelling of an organisation that they are named beside.
// params: scopes LIST<STRING>
// columns: scope STRING, values MAP, about LIST<LIST<ANY>>
UNWIND $scopes AS scope
MATCH (u:Mention {scope: scope})<-[a:ABOUT {role: 'unit'}]-(row:Statement)-[:ABOUT {role: 'organization'}]->(o:Mention)
WHERE row.withdrawn_at IS NULL
WITH scope, u.key AS unit_key, u.name AS unit, u.actor_kind AS unit_kind, u.owner AS unit_owner, u.whole AS unit_whole, u.scanned AS unit_scanned, o.scope AS organization, o.key AS key, o.name AS name, o.actor_kind AS kind, o.owner AS owner, o.whole AS whole, o.scanned AS scanned, min(row.id) AS first
MATCH (s:Statement {id: first})
WITH scope, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN scope AS scope, properties(s) AS values, about AS about
