// name: stored_names
// doc: The first mention of each spelling of names, and of abbreviations that stand for them.
// params: scopes LIST<STRING>
// columns: block STRING, kind STRING, key STRING, name STRING, actor_kind STRING, owner STRING, whole STRING, scanned BOOLEAN, first STRING
UNWIND $scopes AS asked
MATCH (m:Mention {scope: asked})
RETURN m.block AS block, m.kind AS kind, m.key AS key, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, m.scanned AS scanned, min(coalesce(m.date, '') + ' ' + m.document) AS first
UNION ALL
UNWIND $scopes AS asked
MATCH (m:Mention {whole_scope: asked})
WHERE m.scope IS NOT NULL
RETURN m.block AS block, m.kind AS kind, m.key AS key, m.name AS name, m.actor_kind AS actor_kind, m.owner AS owner, m.whole AS whole, m.scanned AS scanned, min(coalesce(m.date, '') + ' ' + m.document) AS first
