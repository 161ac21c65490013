// name: stored_beside
// doc: For units, one row for each organisation that they are named beside.
// params: scopes LIST<STRING>
// columns: scope STRING, values MAP, about LIST<LIST<ANY>>
UNWIND $scopes AS scope
MATCH (u:Mention {scope: scope})<-[a:ABOUT {role: 'unit'}]-(row:Statement)-[:ABOUT {role: 'organization'}]->(o:Mention)
WHERE row.withdrawn_at IS NULL
WITH scope, o.scope AS organization, min(row.id) AS first
MATCH (s:Statement {id: first})
WITH scope, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN scope AS scope, properties(s) AS values, about AS about
