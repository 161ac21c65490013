// name: stored_first
// doc: The first that a document says of bodies, for each key, owner, kind and whole under which they are named; said are kinds of statements with roles, like "DECISION decided_by".
// params: scopes LIST<STRING>, said LIST<STRING>
// columns: scope STRING, which LIST<STRING>, values MAP, about LIST<LIST<ANY>>
UNWIND $scopes AS asked
MATCH (m:Mention {scope: asked})<-[a:ABOUT]-(s:Statement)
WHERE s.kind + ' ' + a.role IN $said AND s.withdrawn_at IS NULL
WITH asked, m.key AS key, m.owner AS owner, m.actor_kind AS kind, m.whole AS whole, min(coalesce(m.date, '') + ' ' + m.document) AS first
WITH asked, key, [key, owner, kind, whole] AS which, last(split(first, ' ')) AS document
WITH asked, which, head(COLLECT {
  MATCH (:Mention {document: document, scope: asked, key: key})<-[r:ABOUT]-(t:Statement)
  WHERE t.kind + ' ' + r.role IN $said AND t.withdrawn_at IS NULL
  WITH t ORDER BY t.ordinal, t.id LIMIT 1
  RETURN t
}) AS s
WITH asked, which, s, COLLECT { MATCH (s)-[b:ABOUT]->(x:Mention) WITH b, x ORDER BY b.position RETURN [b.role, x.kind, x.key, x.name, x.actor_kind, x.owner, x.whole, x.scanned, x.apart, x.date, x.block] } AS about
RETURN asked AS scope, which AS which, properties(s) AS values, about AS about
