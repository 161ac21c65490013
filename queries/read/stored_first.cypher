// name: stored_first
// doc: The first that a document says of bodies, for each owner and kind under which they are named; said are kinds of statements with roles, like "DECISION decided_by".
// params: scopes LIST<STRING>, said LIST<STRING>
// columns: scope STRING, owner STRING, kind STRING, values MAP, about LIST<LIST<ANY>>
UNWIND $scopes AS asked
MATCH (m:Mention {scope: asked})<-[a:ABOUT]-(s:Statement)
WHERE s.kind + ' ' + a.role IN $said AND s.withdrawn_at IS NULL
WITH asked, m.owner AS owner, m.actor_kind AS kind, min(coalesce(m.date, '') + ' ' + m.document) AS first
WITH asked, owner, kind, last(split(first, ' ')) AS document
WITH asked, owner, kind, head(COLLECT {
  MATCH (:Mention {document: document, scope: asked})<-[r:ABOUT]-(t:Statement)
  WHERE t.kind + ' ' + r.role IN $said AND t.withdrawn_at IS NULL
  WITH t ORDER BY t.ordinal, t.id LIMIT 1
  RETURN t
}) AS s
WITH asked, owner, kind, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN asked AS scope, owner AS owner, kind AS kind, properties(s) AS values, about AS about
